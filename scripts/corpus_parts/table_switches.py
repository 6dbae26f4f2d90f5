"""Where and how the tables stand: the switches of section 3.6, and rows of 3.5."""

import copy

from . import forms, statistics_form, stories
from .document import Cell, Paragraph, Raw, Row
from .draft import is_value
from .tables import Stray

PICTURE = Raw('<w:r><w:pict><v:rect style="width:415pt;height:280pt" stroked="f"/></w:pict></w:r>')
SAID = ("该部分以表格形式报告。表格如下。", "本年度我单位政府信息公开情况统计表")
SAID_OF_NONE = "本年度未收到政府信息公开申请，也无上年结转的申请。"
RECEIVED = ("applications.received.new", "applications.received.carried_in")
GOES_ON = ("续表", "（续）", "续表三", "接上表", "表三（续）")


def wide_row(table, text, holds):
    """One cell over the whole width."""
    return Row([Cell([Paragraph([text], look="cell")], len(table.grid), holds=holds)])


# --- rows and captions


def captions_missing(draft):
    draft.habits.captions = "none"


def tag_two(draft):
    draft.tag_tables("two")


def caption_extra(draft):
    """The heading again, as the first row of the table."""
    table = draft.tables("two")[0]
    row = wide_row(table, "主动公开政府信息情况", None)
    row.cells[0].says = ("主动公开政府信息情况",)
    table.rows.insert(0, row)
    draft.tag(table.rows)


def local_row(draft):
    draft.habits.local_row = True


def closing_row(draft):
    draft.habits.closing_row = True


def label_with_value(draft):
    """A label and its figure in one merged cell, behind or before the form's blocks."""
    table = draft.random.choice(draft.tables("two"))
    year = draft.identity.year
    text = (f"{year}年本行政区域（或本部门）政府信息公开发布总数量（包括本级政府网站等）："
            f"{draft.random.randrange(1, 900)}")
    row = wide_row(table, text, Stray(""))
    row.cells[0].switches.add(draft.switch)
    table.rows.insert(draft.random.choice((0, len(table.rows))), row)
    draft.tag(table.rows)


def sentence_between(draft):
    none = (draft.form != statistics_form.FORM and stories.is_nothing(draft.printed, *RECEIVED))
    said = (SAID_OF_NONE, *SAID) if none else SAID
    for table in draft.tables():
        if draft.random.random() < 0.7:
            draft.insert_before(table, Paragraph([draft.random.choice(said)]))
    draft.tag_tables()


def blocks_dropped(draft):
    captions = [block[0] for block in forms.TABLE_TWO[draft.form]]
    number = draft.random.choice((1, 1, 2, len(captions) - 1))
    draft.habits.dropped = tuple(draft.random.sample(captions, number))


def five_tables(draft):
    draft.habits.table_two = "separate"
    draft.habits.captions = draft.random.choice(("row", "row", "paragraph"))


# --- table three over two pages


def data_rows(table):
    return [row for row in table.rows if any(cell.holds is not None for cell in row.cells)]


def group_label(table, row, at):
    """The label that a merged cell of a row goes on with."""
    for above in reversed(table.rows[:table.rows.index(row)]):
        if len(above.cells) > at and above.cells[at].merge == "restart":
            return above.cells[at]
    return None


def cut(draft, table):
    """The lower rows of a table, from a row on that is drawn. The merged labels of its groups go on
    in them, as where Word cuts a table."""
    row = draft.random.choice(data_rows(table)[2:-2])
    at = table.rows.index(row)
    lower = table.rows[at:]
    del table.rows[at:]
    return lower


def cut_off(draft, table):
    """The same, or with the labels of its groups printed again, as where people do."""
    lower = cut(draft, table)
    if draft.random.random() < 0.5:
        print_groups_again(table.rows, lower)
    return lower


def print_groups_again(above, lower):
    for at, cell in enumerate(lower[0].cells):
        label = group_label(above, at)
        if cell.merge != "continue" or label is None:
            break
        lower[0].cells[at] = copy.deepcopy(label)
    lone_merges(above[3:])
    lone_merges(lower)


def group_label(rows, at):
    """The label that a merged cell below the rows goes on with."""
    for above in reversed(rows):
        if len(above.cells) > at and above.cells[at].merge == "restart":
            return above.cells[at]
    return None


def lone_merges(rows):
    """A merge that lost the rows it went on in is none."""
    for row, below in zip(rows, [*rows[1:], Row([])]):
        for at, cell in enumerate(row.cells):
            goes_on = at < len(below.cells) and below.cells[at].merge == "continue"
            if cell.merge == "restart" and not goes_on:
                cell.merge = ""


def longest_three(draft):
    return max(draft.tables("three"), key=lambda table: len(data_rows(table)))


def place_below(draft, table, rows):
    """Further rows as a table of their own behind another."""
    second = copy.copy(table)
    second.rows = rows
    between = draft.random.choice(([Paragraph()], [Paragraph([draft.random.choice(GOES_ON)])], []))
    # Word joins tables that touch
    draft.replace(table, table, *(between or [Paragraph(), Paragraph()]), second)
    return second


def split_over_page(draft):
    table = longest_three(draft)
    second = place_below(draft, table, [*copy.deepcopy(table.rows[:3]), *cut_off(draft, table)])
    draft.tag([*table.rows, *second.rows])


def split_without_header(draft):
    """Once, or twice where there are rows enough."""
    table = longest_three(draft)
    for _ in range(draft.random.choice((1, 1, 2))):
        if len(data_rows(table)) > 7:
            table = place_below(draft, table, cut_off(draft, table))
            draft.tag(table.rows)


def header_repeated(draft):
    """The header again in the middle of the table, at times without the note in its corner."""
    table = longest_three(draft)
    head = copy.deepcopy(table.rows[:3])
    if draft.random.random() < 0.3:
        head[0].cells[0].blocks, head[0].cells[0].says = [Paragraph(look="small")], ()
    lower = cut_off(draft, table)
    table.rows += [*head, *lower]
    draft.tag(table.rows)


# --- another order


def columns_swapped(draft):
    """Columns in another order; labels and figures moved together."""
    for table in draft.tables("three"):
        order = draft.random.sample(range(-6, -1), 5)
        for row in [*organisations(table), *data_rows(table)]:
            row.cells[-6:-1] = [row.cells[n] for n in order]
        draft.tag(table.rows)
    for table in draft.tables("two"):
        swap_in_blocks(draft, table)


def organisations(table):
    """The header rows of table three that name the five of them, at -6 to -2 as their figures."""
    return [row for row in table.rows if len(row.cells) == 8
            and any(cell.says[:1] == ("申请人情况",) for cell in row.cells[2:])]


def swap_in_blocks(draft, table):
    """The columns of table two that are more than one, last first."""
    for caption, headers, _ in forms.TABLE_TWO[draft.form]:
        rows = [row for row in table.rows if row.block == caption and len(headers) > 1
                and len(row.cells) == len(headers) + 1 and cell_kinds(row) & {"head", "value"}]
        for row in rows:
            row.cells[1:] = row.cells[:0:-1]
        draft.tag(rows)


def cell_kinds(row):
    last = row.cells[-1]
    return {"value" if is_value(last) else "head" if len(last.says) == 2 else ""}


def rows_swapped(draft):
    """Two rows of one group change places, labels and figures."""
    first, second = neighbours(draft)
    rows = next(table.rows for table in draft.tables("three") if first in table.rows)
    a, b = rows.index(first), rows.index(second)
    rows[a], rows[b] = second, first
    draft.tag([first, second])


def neighbours(draft):
    """Two rows of table three, one below the other, of one group and behind its first row."""
    pairs = []
    for table in draft.tables("three"):
        rows = data_rows(table)
        pairs += [(a, b) for a, b in zip(rows, rows[1:]) if same_group(a, b)]
    return draft.random.choice(pairs)


def same_group(a, b):
    return all(len(row.cells) == 10 and row.cells[1].merge == "continue" and row.cells[2].says
               and not any(cell.merge for cell in row.cells[3:]) for row in (a, b))


# --- tables that are not there


def local_table(draft):
    draft.habits.local_table = True
    draft.habits.nested = draft.random.random() < 0.4


def as_picture(draft):
    gone(draft, Paragraph([PICTURE], look="cell"))


def missing(draft):
    said = draft.random.choice(("详见附件。", "", "（见附表）"))
    gone(draft, Paragraph([said] if said else []))


def gone(draft, instead):
    """One table of the form is not there to be read."""
    parts = sorted({table.part for table in draft.tables()})
    part = draft.random.choice(parts)
    for table in draft.tables(part):
        draft.replace(table, instead)
    draft.tag_tables()


def narrative_only(draft):
    for table in draft.tables():
        draft.replace(table, Paragraph(["本年度此项工作情况为：无。"]))



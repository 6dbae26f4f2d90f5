"""Tables that lie: the printed labels decide, and where they don't, no figure may come out."""

import copy

from . import figures
from .document import Paragraph
from .draft import is_value, values_of
from .figure_switches import print_plainly
from .table_switches import (cut, data_rows, longest_three, neighbours, organisations,
                             place_below)
from .tables import Stray, TableMaker, Value

STRANGE_ROWS = ("政府网站访问量", "微信公众号发布条数", "举办新闻发布会次数", "开展业务培训次数",
                "政务公开专栏数", "提案建议答复件数")
STRANGE_COLUMNS = ("网站访问", "微博粉丝", "外国机构", "媒体记者")


def refuse(draft, cells, refill=True):
    """Figures that no label vouches for any more."""
    for cell in cells:
        if is_value(cell):
            raw = cell.holds.printed.raw
            if refill:
                raw = str(draft.random.randrange(1, 90))
                cell.blocks = [Paragraph([raw], look="cell")]
            cell.holds = Stray("", raw) if raw.strip() else None
            cell.switches.add(draft.switch)


def whole_rows(draft, *parts):
    """Rows with their labels and as many cells as they must have."""
    return [row for table in draft.tables(*parts) for row in data_rows(table) if is_whole(row)]


def is_whole(row):
    figures_ = row.cells[first_figure(row):]
    return (bool(values_of(row)) and not any(cell.merge for cell in figures_)
            and (row.block or len(figures_) in (7, 15)))


def first_figure(row):
    """Where the labels of a row end."""
    return max((n + 1 for n, cell in enumerate(row.cells) if cell.says), default=0)


def take_over(cell, label, draft):
    """A cell that now prints the label of another."""
    cell.blocks, cell.says = label.blocks, label.says
    cell.switches.add(draft.switch)


def rows_of_one_group(draft):
    """Two rows of table three whose labels stand side by side under the same group."""
    table = draft.random.choice(draft.tables("three"))
    groups = {}
    for row in data_rows(table):
        if is_whole(row):
            groups.setdefault((len(row.cells), leaf(row).says[:-1]), []).append(row)
    groups = [group for group in groups.values() if len(group) > 1]
    return draft.random.sample(draft.random.choice(groups), 2) if groups else ()


def leaf(row):
    """The innermost label of a row of table three."""
    return row.cells[-8]


def labels_swapped(draft):
    """Two labels change places and their figures do not: the figures are what the labels say."""
    rows = rows_of_one_group(draft)
    if not rows:
        return
    (a, b), labels = rows, [copy.copy(leaf(row)) for row in rows]
    take_over(leaf(a), labels[1], draft)
    take_over(leaf(b), labels[0], draft)
    for above, below in zip(a.cells[-7:], b.cells[-7:]):
        if is_value(above) and is_value(below):
            swap_meaning(above, below, draft)


def swap_meaning(a, b, draft):
    one, other = a.holds, b.holds
    a.holds = Value(other.metric, other.applicant, one.printed)
    b.holds = Value(one.metric, one.applicant, other.printed)
    a.switches.add(draft.switch)
    b.switches.add(draft.switch)


def headers_swapped(draft):
    """The same with two columns."""
    tables, at = draft.tables("three"), draft.random.sample(range(-6, -1), 2)
    blocks = [row for table in draft.tables("two") for row in table.rows
              if row.block.endswith("（一）项") and len(row.cells) == 4
              and not row.cells[0].merge_left]
    if blocks and draft.random.random() < 0.5:
        swap_columns(draft, blocks[:1], blocks, draft.random.sample(range(1, 4), 2))
        return
    for table in tables:
        swap_columns(draft, organisations(table), data_rows(table), at)


def swap_columns(draft, heads, rows, at):
    for head in heads:
        labels = [copy.copy(head.cells[n]) for n in at]
        for n, label in zip(at, reversed(labels)):
            take_over(head.cells[n], label, draft)
    for row in rows:
        if all(is_value(row.cells[n]) for n in at):
            swap_meaning(*(row.cells[n] for n in at), draft)


def row_replaced(draft):
    """A row is gone, and another stands in its place."""
    _, row = neighbours(draft)
    strange(draft, leaf(row), draft.random.choice(STRANGE_ROWS))
    refuse(draft, row.cells)


def strange(draft, label, text):
    """A label that no form knows."""
    label.blocks = [Paragraph([text], look="cell")]
    label.says, label.holds = (), Stray("")
    label.switches.add(draft.switch)


def label_emptied(draft):
    _, row = neighbours(draft)
    empty(draft, leaf(row))
    refuse(draft, row.cells)


def group_unlabelled(draft):
    """Rows of a group with labels gone or strange: the group's own is not the label of one."""
    groups = {}
    for at, table in enumerate(draft.tables("three")):
        for row in data_rows(table):
            if len(row.cells) == 10 and leaf(row).says:
                groups.setdefault((at, leaf(row).says[:-1]), []).append(row)
    groups = [rows for rows in groups.values() if len(rows) > 1]
    if not groups:
        return
    rows = groups[-1] if draft.random.random() < 0.5 else draft.random.choice(groups)
    lone = draft.random.random() < 0.5
    for at, row in enumerate(rows):
        if lone and at < len(rows) - 1:
            strange(draft, leaf(row), STRANGE_ROWS[at % len(STRANGE_ROWS)])
        else:
            empty(draft, leaf(row))
        refuse(draft, row.cells)


def empty(draft, label):
    label.blocks, label.says, label.holds = [Paragraph(look="small")], (), None
    label.switches.add(draft.switch)


def group_lost(draft):
    """Table three goes on where the labels of its groups are neither merged nor printed again."""
    if "row-twice" in draft.on:  # of whose two labels one would be whole
        return
    table = longest_three(draft)
    head = copy.deepcopy(table.rows[:3])
    lower = cut(draft, table)
    for at, merge in enumerate([cell.merge for cell in lower[0].cells]):
        if merge == "continue":
            lose_label(draft, lower, at)
    draft.tag(lower)
    if draft.random.random() < 0.3:
        table.rows += [*head, *lower]
    else:
        place_below(draft, table, draft.random.choice(([], head)) + lower)


def lose_label(draft, rows, at):
    for row in rows:
        if len(row.cells) <= at or row.cells[at].merge != "continue":
            break
        row.cells[at].merge = ""
        refuse(draft, row.cells, refill=False)


def row_twice(draft):
    """A label printed again over another row's figures."""
    rows = rows_of_one_group(draft)
    if rows:
        take_over(leaf(rows[1]), leaf(rows[0]), draft)
        refuse(draft, [cell for row in rows for cell in row.cells])


def refuse_columns(draft, at):
    for table in draft.tables("three"):
        for row in data_rows(table):
            refuse(draft, [row.cells[n] for n in at], refill=False)


def other_twice(draft):
    """其他 stands over two columns: neither is known."""
    heads = [head for table in draft.tables("three") for head in organisations(table)]
    named = [n for n in range(-6, -1) if heads and len(heads[0].cells[n].says) == 3]
    others = [n for n in named if heads[0].cells[n].says[-1] == "其他"]
    if not others or len(named) < 2:
        return
    at = draft.random.choice([n for n in named if n not in others])
    for head in heads:
        take_over(head.cells[at], head.cells[others[0]], draft)
    refuse_columns(draft, {at, *others})


def column_strange(draft):
    """A column that no form knows, in the place of one that it does."""
    at = draft.random.randrange(-6, -1)
    text = draft.random.choice(STRANGE_COLUMNS)
    for table in draft.tables("three"):
        for head in organisations(table):
            strange(draft, head.cells[at], text)
    refuse_columns(draft, {at})


def value_merged(draft):
    """One figure over two columns, or over two rows."""
    rows = whole_rows(draft, "two", "three", "four")
    if not rows:
        return
    row = draft.random.choice(rows)
    first = first_figure(row)
    if draft.random.random() < 0.3 or first + 1 == len(row.cells):
        merge_down(draft)
        return
    at = draft.random.randrange(first, len(row.cells) - 1)
    # table two goes by the order of cells, and there is now one too few
    refuse(draft, row.cells if row.block else row.cells[at:at + 2])
    row.cells[at].span += row.cells[at + 1].span
    del row.cells[at + 1]


def merge_down(draft):
    pair = neighbours(draft)
    at = draft.random.randrange(-7, 0)
    above, below = (row.cells[at] for row in pair)
    refuse(draft, [above])
    above.merge, below.merge = "restart", "continue"
    below.blocks, below.holds = [Paragraph(look="cell")], None


def value_dropped(draft):
    """A row with one cell too few: which one is missing, nobody knows."""
    rows = whole_rows(draft, "two", "three", "four")
    if rows:
        row = draft.random.choice(rows)
        refuse(draft, row.cells)
        del row.cells[draft.random.randrange(first_figure(row), len(row.cells))]


def three_twice(draft):
    """Table three again, with other figures: neither counts."""
    three = draft.tables("three")
    if len(three) > 1:
        return
    other = copy.copy(draft)
    other.drawn = figures.draw(draft.random, draft.form, 0.6)
    other.printed = {}
    print_plainly(other)
    second = TableMaker(draft.random, draft.form, draft.habits, other.printed).table_three()
    draft.replace(three[-1], three[-1], Paragraph(["（上年度）"]), second)
    for table in draft.tables("three"):
        refuse(draft, [cell for row in table.rows for cell in row.cells], refill=False)

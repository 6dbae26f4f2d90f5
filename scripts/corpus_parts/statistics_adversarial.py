"""统计表 that lies: which rows belong to a group is what the labels above them say."""

import copy
import dataclasses

from . import statistics_form
from .adversarial import STRANGE_ROWS, empty, refuse, strange, take_over
from .document import Paragraph
from .draft import is_value, text_of, values_of
from .labels import ORDINAL
from .statistics_rows import cell_of, entry_rows, has_children, is_leaf, siblings, tables_of

STRANGE_GROUPS = ("政府信息公开仲裁数量", "信访举报事项情况", "行政调解数量", "政府网站运行情况",
                  "政务服务热线受理情况")
UNITS = {path: unit for path, unit, _ in statistics_form.entries()}


def below(draft, path):
    """The rows of a group, its own left out."""
    return [row for row in entry_rows(draft) if row.entry[:len(path)] == path and row.entry != path]


def groups(draft):
    rows = entry_rows(draft)
    return [row for row in rows if has_children(row, rows)]


def drop(draft, row):
    for table in tables_of(draft):
        table.rows[:] = [other for other in table.rows if other is not row]


def tag_all(draft, rows):
    draft.tag(rows)
    for row in rows:
        cell_of(row, "label").switches.add(draft.switch)


def group_row_deleted(draft):
    """其中 and what goes on after it is of no row then; what says by itself what it is may be read."""
    found = groups(draft)
    twice = [row for row in found if row.entry[0][0] in "四五"]
    row = draft.random.choice(twice if twice and draft.random.random() < 0.5 else found)
    inside = below(draft, row.entry)
    tag_all(draft, inside)
    children = [other for other in inside if other.entry[:-1] == row.entry]
    among = any(other.entry[-1].startswith("其中") for other in children)
    for other in children:
        if among and not ORDINAL.match(other.entry[-1]):
            refuse(draft, other.cells, refill=False)
    drop(draft, row)


def group_row_replaced(draft):
    """Another group stands where one was: all below it is that group's."""
    row = draft.random.choice(groups(draft))
    label = cell_of(row, "label")
    ordinal = ORDINAL.match(text_of(label))
    text = (ordinal[0] if ordinal else "") + draft.random.choice(STRANGE_GROUPS)
    number = label.blocks[0].number
    strange(draft, label, text)
    label.blocks[0].number = number
    if number:
        label.holds = None
    inside = [row, *below(draft, row.entry)]
    for other in inside:
        refuse(draft, other.cells, refill=False)


def among_moved(draft):
    """其中 stands below a row that it is not of."""
    rows = entry_rows(draft)
    moved = [row for row in rows if row.entry[-1].startswith("其中") and values_of(row)]
    places = [(a, b) for a, b in zip(rows, rows[1:])
              if is_leaf(a, rows) and ORDINAL.match(b.entry[-1])]
    if not moved or not places:
        return
    row = draft.random.choice(moved)
    places = [a for a, b in places if a.entry[:1] != row.entry[:1]]
    refuse(draft, row.cells, refill=False)
    tag_all(draft, [row])
    drop(draft, row)
    after = draft.random.choice(places)
    table = next(table for table in tables_of(draft) if after in table.rows)
    table.rows.insert(table.rows.index(after) + 1, row)


def groups_swapped(draft):
    """四 and 五 change places above their rows: what both have is the other's, the rest no one's."""
    first, second = ([row for row in entry_rows(draft) if row.entry[0] == name]
                     for name in ("四、行政复议数量", "五、行政诉讼数量"))
    heads = [next((row for row in rows if len(row.entry) == 1), None) for rows in (first, second)]
    if None in heads or any(cell_of(row, "label").says != row.entry for row in (*first, *second)):
        return  # some label there lies already
    labels = [copy.copy(cell_of(row, "label")) for row in heads]
    for row, label in zip(heads, reversed(labels)):
        take_over(cell_of(row, "label"), label, draft)
    for row in (*first, *second):
        twin = next((other for other in (*first, *second) if other is not row
                     and (other.entry[1:] == row.entry[1:])), None)
        if twin is None:
            refuse(draft, row.cells, refill=False)
        elif row in first:
            for one, other in zip(values_of(row), values_of(twin)):
                swap_meaning(one, other, draft)


def labels_swapped(draft):
    """Two labels of one group change places and their figures do not."""
    pairs = siblings(draft, lambda a, b: UNITS[a.entry] == UNITS[b.entry])
    if not pairs:
        return
    a, b = draft.random.choice(pairs)
    labels = [copy.copy(cell_of(row, "label")) for row in (a, b)]
    take_over(cell_of(a, "label"), labels[1], draft)
    take_over(cell_of(b, "label"), labels[0], draft)
    for one, other in zip(values_of(a), values_of(b)):
        swap_meaning(one, other, draft)


def swap_meaning(a, b, draft):
    one, other = a.holds, b.holds
    a.holds = dataclasses.replace(one, metric=other.metric, applicant=other.applicant)
    b.holds = dataclasses.replace(other, metric=one.metric, applicant=one.applicant)
    a.switches.add(draft.switch)
    b.switches.add(draft.switch)


def a_leaf(draft):
    """A numbered row that numbered rows stand around."""
    rows = entry_rows(draft)
    return draft.random.choice([a for a, b in zip(rows, rows[1:])
                                if is_leaf(a, rows) and ORDINAL.match(b.entry[-1])])


def row_replaced(draft):
    row = a_leaf(draft)
    strange(draft, cell_of(row, "label"), draft.random.choice(STRANGE_ROWS))
    refuse(draft, row.cells)


def label_emptied(draft):
    row = a_leaf(draft)
    empty(draft, cell_of(row, "label"))
    refuse(draft, row.cells)


def row_twice(draft):
    pairs = siblings(draft)
    if pairs:
        a, b = draft.random.choice(pairs)
        take_over(cell_of(b, "label"), cell_of(a, "label"), draft)
        refuse(draft, [*a.cells, *b.cells])


def value_merged(draft):
    """One figure over two rows."""
    a, b = draft.random.choice(siblings(draft))
    at = draft.random.choice([n for n, cell in enumerate(a.cells) if is_value(cell)])
    above, under = a.cells[at], b.cells[at]
    refuse(draft, [above])
    above.merge, under.merge = "restart", "continue"
    under.blocks, under.holds = [Paragraph(look="cell")], None


def value_dropped(draft):
    """A row with one cell too few."""
    row = a_leaf(draft)
    refuse(draft, row.cells)
    label = row.cells.index(cell_of(row, "label"))
    del row.cells[draft.random.randrange(label + 1, len(row.cells))]


def table_twice(draft):
    """The table again, with other figures: neither counts."""
    first = tables_of(draft)[0]
    second = copy.deepcopy(first)
    for table, refill in ((first, False), (second, True)):
        for row in table.rows:
            refuse(draft, row.cells, refill)
    draft.replace(first, first, Paragraph(["（上年度）"], look="cell"), second)

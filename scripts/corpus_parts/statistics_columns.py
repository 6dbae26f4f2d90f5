"""Further, fewer and other columns of 统计表."""

from . import figures, statistics_form, values
from .document import Cell, Paragraph, Row
from .draft import is_value, text_of
from .statistics_form import QUARTERS
from .statistics_rows import cell_of, is_group, plain, stray, tables_of
from .tables import Value

BODIES = (("市本级", "区县"), ("本级", "下属单位"), ("机关", "直属单位"),
          ("全区合计", "区级部门", "镇街"))


def code_column(draft):
    """序号 or 代码 before the labels, of every row or of those with a figure."""
    head, every = draft.random.choice(("序号", "代码", "编号")), draft.random.random() < 0.5
    for table in tables_of(draft):
        table.grid.insert(0, 700)
        number = 0
        for row in table.rows:
            if cell_of(row, "corner"):
                row.cells.insert(0, stray(head))
                continue
            text = ""
            if row.entry and (every or not is_group(row)):
                number += 1
                text = f"{number:02}" if head == "代码" else str(number)
            row.cells.insert(0, stray(text))
        draft.tag(table.rows)


def unit_column_missing(draft):
    for table in tables_of(draft):
        at = next(n for n, cell in enumerate(table.rows[0].cells) if cell.role == "unit")
        del table.grid[at]
        for row in table.rows:
            del row.cells[at]
        draft.tag(table.rows)


def unit_column_wording(draft):
    for table in tables_of(draft):
        draft.relabel(cell_of(table.rows[0], "unit"), "计量单位")
        draft.tag(table.rows)


def money_in_yuan(draft):
    """380 in a row of 元."""
    draft.habits.money_unit = "元"
    for key, printed in draft.printed.items():
        if printed.unit == "万元":
            printed.unit = "元"
            printed.switches.add(draft.switch)


def quarter_columns(draft):
    """一季度 to 四季度 before 统计数, which is their sum."""
    words = draft.random.choice((QUARTERS, QUARTERS, tuple(f"第{word}" for word in QUARTERS)))
    parts = statistics_form.quartered(draft.random, draft.drawn)
    for table in tables_of(draft):
        add_quarters(draft, table, words, parts)
        draft.tag(table.rows)


def add_quarters(draft, table, words, parts):
    at = next(n for n, cell in enumerate(table.rows[0].cells) if cell.role == "value")
    table.grid[at:at] = [900] * 4
    for row in table.rows:
        value = cell_of(row, "value")
        if cell_of(row, "corner"):
            new = [Cell([Paragraph([word], look="cell")], says=(word,), role="quarter")
                   for word in words]
        elif row.entry and value:
            new = [item_cell(draft, value, part, f"quarter={n}", word)
                   for n, (part, word) in enumerate(zip(parts[key_of(value)], QUARTERS), 1)]
        else:
            new = fillers(draft, row, "quarter", 4)
        row.cells[at:at] = new


def fillers(draft, row, role, count):
    """What a row without figures of the form has in further columns."""
    if row.entry:
        return [plain(statistics_form.NOTHING, role) for _ in range(count)]
    last = text_of(row.cells[-1])
    if not last.isdigit():
        return [plain("", role) for _ in range(count)]
    return [stray(str(part), role) for part in statistics_form.split(draft.random, int(last))[:count]]


def key_of(cell):
    return cell.holds.metric, cell.holds.applicant


def item_cell(draft, value, figure, item, column):
    """A cell of the same row in a further column."""
    unit = value.holds.printed.unit
    kind = statistics_form.kind_of(unit)
    if kind == "money" or unit == "元":
        unit = draft.habits.money_unit or "万元"
    printed = values.nothing(draft.random, draft.random.choice(("zero", "zero", "empty", "—")), unit)
    if figure:
        printed = values.number(str(figure), str(figure), unit)
    held = Value(value.holds.metric, value.holds.applicant, printed, item, column)
    return Cell([Paragraph(printed.runs(), look="cell")], holds=held, role="value" if
                item.startswith("column") else "quarter")


def several_columns(draft):
    """市本级 and 区县 below 统计数."""
    bodies = draft.random.choice(BODIES)
    drawn = [figures.draw(draft.random, draft.form, 0) for _ in bodies[1:]]
    for table in tables_of(draft):
        add_bodies(draft, table, bodies, drawn)
        draft.tag(table.rows)


def add_bodies(draft, table, bodies, drawn):
    at = next(n for n, cell in enumerate(table.rows[0].cells) if cell.role == "value")
    table.grid[at:at + 1] = [table.grid[at] // len(bodies)] * len(bodies)
    head = table.rows[0]
    for cell in head.cells:
        cell.merge = "" if cell.role == "value" else "restart"
    head.cells[at].span = len(bodies)
    last = [Cell([Paragraph([text], look="cell")], role="member") for text in bodies]
    below = [Cell([Paragraph(look="cell")], 1, "continue", role=cell.role) for cell in head.cells]
    for row in table.rows[1:]:
        further = row.cells[at]
        new = fillers(draft, row, "dash", len(drawn)) if not is_value(further) else [
            item_cell(draft, further, of_body[key_of(further)], f"column={body}",
                      f"统计数 / {body}") for body, of_body in zip(bodies[1:], drawn)]
        if is_value(further):
            further.holds.item, further.holds.column = f"column={bodies[0]}", f"统计数 / {bodies[0]}"
        row.cells[at + 1:at + 1] = new
    table.rows.insert(1, Row(below[:at] + last + below[at + 1:], header=head.header))

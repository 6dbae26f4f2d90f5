"""政府信息公开情况统计表: the table of the reports on 2014 to 2018, and what stands above it."""

from . import statistics_form as form
from .document import Cell, Paragraph, Row, Table

GRID = [5200, 1400, 2400]
TITLE = "政府信息公开情况统计表"
ANNEX = ("附表", "附件：", "附：", "附件1", "附件：政府信息公开情况统计表")
LOCAL_ROWS = ("主动公开行政执法信息数", "主动公开财政预决算信息数", "政务公开栏公开政府信息数")


def table(maker):
    """A table with all rows of the form; cells know what they are for by their role."""
    rows = [header(maker)]
    for path, unit, metric in form.entries():
        rows.append(data_row(maker, path, unit, metric))
        if maker.habits.local_row and path[-1].startswith("5.其他方式公开"):
            rows.append(local_row(maker))
    if maker.habits.closing_row:
        rows.append(Row([Cell([Paragraph(look="cell")]) for _ in GRID]))
    return Table(list(GRID), rows, part="statistics")


def header(maker):
    cells = [maker.label(text) for text in form.HEADER]
    for cell, role in zip(cells, ("corner", "unit", "value")):
        cell.role = role
    return Row(cells, header=maker.habits.header_rows)


def data_row(maker, path, unit, metric):
    label = maker.label(path[-1], look="small", under=path[:-1])
    label.role = "label"
    if not metric:
        return Row([label, plain(form.NOTHING, "unit"), plain(form.NOTHING, "dash")], entry=path)
    value = maker.value(metric, form.applicant_of(metric))
    value.role = "value"
    if form.kind_of(unit) == "money":
        unit = maker.habits.money_unit or unit
    return Row([label, plain(unit, "unit"), value], entry=path,
               boxed=maker.random.random() < maker.habits.boxed_rows)


def plain(text, role):
    return Cell([Paragraph([text] if text else [], look="cell")], role=role)


def local_row(maker):
    texts = (maker.random.choice(LOCAL_ROWS), "条", str(maker.random.randrange(1, 90)))
    return Row([maker.stray(text, "row-unknown") for text in texts])


def annex(random, maker, identity, alone=False):
    """The table with its title, on a page of its own behind the text."""
    blocks = [] if alone else [Paragraph(look="sign"), line(random.choice(ANNEX))]
    if not alone:
        blocks.append(line(TITLE, "center"))
    if random.random() < 0.7:
        blocks.append(line(f"（{identity.year}年度）", "center"))
    return [*blocks, table(maker), line("")]


def line(text, align="left"):
    return Paragraph([text] if text else [], look="cell", align=align)

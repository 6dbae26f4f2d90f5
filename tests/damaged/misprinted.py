"""Readable reports whose tables are not what the form prints: no figure may be guessed.

Each kind changes a report in place and says which figures must now be missing, and why.
"""

from corpus_parts import body, figures, tables
from corpus_parts.document import Cell, Paragraph, Table


def form_tables(made):
    return [block for block in made.blocks if isinstance(block, Table)]


def find_row(table, metric):
    return next(row for row in table.rows
                if any(getattr(cell.holds, "metric", "") == metric for cell in row.cells))


def keys_in(cells):
    return {(cell.holds.metric, cell.holds.applicant) for cell in cells
            if isinstance(cell.holds, tables.Value)}


def value_over_two_columns(made, random):
    """One figure over 自然人 and 商业企业."""
    row = find_row(form_tables(made)[1], "applications.result.granted")
    at = next(n for n, cell in enumerate(row.cells) if cell.holds)
    gone = keys_in(row.cells[at:at + 2])
    row.cells[at:at + 2] = [plain_cell("4711", 2)]
    return gone, {"4711": {"value-spans"}}


def one_value_too_few(made, random):
    """A row of table three without its last cell: which one is missing, nobody knows."""
    row = find_row(form_tables(made)[1], "applications.result.granted")
    gone = keys_in(row.cells)
    texts = refill(row.cells[:-1])
    del row.cells[-1]
    return gone, {text: {"row-misaligned"} for text in texts}


def one_value_too_few_in_table_two(made, random):
    row = find_row(form_tables(made)[0], "enforcement.licensing.decisions")
    gone = keys_in(row.cells)
    texts = refill(row.cells[:-1])
    del row.cells[-1]
    return gone, {text: {"row-misaligned"} for text in texts}


def printed_twice(made, random):
    """Table three again, with other figures."""
    three = form_tables(made)[1]
    drawn = figures.draw(random, made.form, 0.5)
    printed = body.print_figures(random, made.form, drawn, made.habits)
    for at, figure in enumerate(printed.values()):
        figure.raw, figure.pieces = str(90_000 + at), []
    second = tables.TableMaker(random, made.form, made.habits, printed).table_three()
    made.blocks.insert(made.blocks.index(three) + 1, Paragraph(["续表"]))
    made.blocks.insert(made.blocks.index(three) + 2, second)
    gone = {key for row in three.rows for key in keys_in(row.cells)}
    return gone, {made.printed[key].raw: {"table-twice"} for key in gone} | {
        printed[key].raw: {"table-twice"} for key in gone}


def equal_copy(made, random):
    """Table three again with the same figures: it counts once."""
    three = form_tables(made)[1]
    copy = tables.TableMaker(random, made.form, made.habits, made.printed).table_three()
    made.blocks.insert(made.blocks.index(three) + 1, Paragraph(["（复印件）"]))
    made.blocks.insert(made.blocks.index(three) + 2, copy)
    printed = {key for row in copy.rows for key in keys_in(row.cells)}
    return set(), {made.printed[key].raw: {"table-copy"} for key in printed}


def two_reports(made, random, other):
    """The report of another body behind it in the same file."""
    made.blocks += other.blocks
    gone = set(made.printed)
    wanted = {made.printed[key].raw: {"several-reports"} for key in gone}
    return gone, wanted | {other.printed[key].raw: {"several-reports"} for key in gone}


def plain_cell(text, span=1):
    return Cell([Paragraph([text], look="cell")], span)


def refill(cells):
    """Figures that occur nowhere else, so that they can be found again."""
    texts = []
    for cell in cells:
        if isinstance(cell.holds, tables.Value):
            texts.append(str(88001 + len(texts)))
            cell.blocks = [Paragraph([texts[-1]], look="cell")]
    return texts


KINDS = (value_over_two_columns, one_value_too_few, one_value_too_few_in_table_two, printed_twice,
         equal_copy)

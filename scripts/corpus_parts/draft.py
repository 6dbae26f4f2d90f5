"""A report in the making, as the switches see it."""

from dataclasses import dataclass, field

from . import figures, tables, values
from .document import Paragraph, Table

PARTS = ("two", "three", "four", "statistics")  # tables of the forms


@dataclass
class Draft:
    random: object
    identity: object
    form: str
    habits: object
    drawn: dict = field(default_factory=dict)  # (metric, applicant) -> int or Decimal
    printed: dict = field(default_factory=dict)  # (metric, applicant) -> Printed
    made: object = None  # the Report, once it is built
    scope: str = ""  # what reports.csv must say, where that is certain
    about: set = field(default_factory=set)  # switches of title, dates and headings
    on: set = field(default_factory=set)  # every switch of the report
    switch: str = ""  # the one at work

    # --- figures, before the report is built

    def figures(self, *kinds):
        """(key, unit, kind, figure) of what no switch has printed yet."""
        for metric, applicant, unit, kind, _, _ in figures.cells_of(self.form):
            key = metric, applicant
            if kind in kinds and not self.printed[key].switches:
                yield key, unit, kind, self.drawn[key]

    def some(self, things, share):
        """About that share of the things, one at least where there are any."""
        things = list(things)
        chosen = [thing for thing in things if self.random.random() < share]
        return chosen or things[:1]

    def reprint(self, key, printed):
        printed.switches.add(self.switch)
        self.printed[key] = printed

    def reprint_number(self, key, raw, value, unit):
        self.reprint(key, values.number(raw, str(value), unit))

    # --- tables, once it is built

    def tables(self, *parts):
        """The tables of the form, or those named."""
        return [block for block in self.made.blocks
                if isinstance(block, Table) and block.part in (parts or PARTS)]

    def labels(self, *parts):
        """Label cells with something printed in them."""
        return [cell for table in self.tables(*parts)
                for row in table.rows for cell in row.cells if cell.says and text_of(cell)]

    def relabel(self, cell, *lines):
        """Prints other lines in a label; a number that Word writes before it stays."""
        first = cell.blocks[0]
        if [text_of(cell)] == list(lines):
            return
        cell.blocks = [Paragraph([line], look=first.look) for line in lines]
        cell.blocks[0].number = first.number
        cell.switches.add(self.switch)

    def tag(self, rows):
        """Says that the switch concerns the figures of these rows."""
        for row in rows:
            for cell in row.cells:
                if cell.holds is not None:
                    cell.switches.add(self.switch)

    def tag_tables(self, *parts):
        for table in self.tables(*parts):
            self.tag(table.rows)

    def insert_before(self, block, *new):
        at = next(n for n, other in enumerate(self.made.blocks) if other is block)
        self.made.blocks[at:at] = new

    def replace(self, block, *new):
        at = next(n for n, other in enumerate(self.made.blocks) if other is block)
        self.made.blocks[at:at + 1] = new


def text_of(cell):
    return tables.printed_text(cell).replace("\n", "")


def is_value(cell):
    return isinstance(cell.holds, tables.Value)


def values_of(row):
    return [cell for cell in row.cells if is_value(cell)]

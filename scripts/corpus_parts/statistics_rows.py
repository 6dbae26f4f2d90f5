"""The rows and cells of 统计表, as its switches see them."""

from .document import Cell, Paragraph
from .draft import values_of
from .labels import ORDINAL
from .tables import Stray


def tables_of(draft):
    return draft.tables("statistics")


def entry_rows(draft):
    return [row for table in tables_of(draft) for row in table.rows if row.entry]


def cell_of(row, role):
    return next((cell for cell in row.cells if cell.role == role), None)


def is_group(row):
    return bool(row.entry) and not values_of(row)


def has_children(row, rows):
    return any(other.entry[:-1] == row.entry for other in rows)


def plain(text, role, holds=None):
    return Cell([Paragraph([text] if text else [], look="cell")], holds=holds, role=role)


def stray(text, role=""):
    return plain(text, role, Stray("") if text else None)


def siblings(draft, fits=lambda a, b: True):
    """Pairs of numbered rows of one group, one below the other, without rows below them."""
    rows = entry_rows(draft)
    return [(a, b) for a, b in zip(rows, rows[1:])
            if a.entry[:-1] == b.entry[:-1] and all(is_leaf(row, rows) for row in (a, b))
            and fits(a, b)]


def is_leaf(row, rows):
    """A numbered row with figures and none below it."""
    return bool(values_of(row) and ORDINAL.match(row.entry[-1])) and not has_children(row, rows)


def labels_of(draft):
    return [cell for row in entry_rows(draft) for cell in row.cells if cell.role == "label"]

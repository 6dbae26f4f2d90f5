"""A table as a grid, and where an expected one and ours differ."""

import dataclasses
import difflib
import hashlib
import re

# What an expected text says of a list item or a raised figure, where documents print it variously.
AFTER_NUMBER = "\ue000"  # Word puts a tab or nothing between the number and the text (17.9.28)
BULLET = "\ue001"        # any sign, or none where it is a glyph of a symbol font
RAISED = "\ue002"        # the next digit is raised or lowered: 2, ² or ₂
SHIFTED = ("⁰₀", "¹₁", "²₂", "³₃", "⁴₄", "⁵₅", "⁶₆", "⁷₇", "⁸₈", "⁹₉")

PATTERNS = {AFTER_NUMBER: r"\s?", BULLET: r"(?:[^\w\s]\s?)?",
            **{RAISED + str(d): f"[{d}{s}]" for d, s in enumerate(SHIFTED)}}
MARKS = re.compile("|".join(PATTERNS) + f"|{RAISED}")


@dataclasses.dataclass
class Cell:
    row_span: int
    column_span: int
    text: str


@dataclasses.dataclass
class Table:
    rows: int
    columns: int
    cells: dict  # (row, column), from 1

    def place(self, row, cell):
        """Puts a cell at the first place of the row that no cell covers."""
        taken = {column for (top, left), above in self.cells.items()
                 if top <= row < top + above.row_span
                 for column in range(left, left + above.column_span)}
        self.cells[row, next(c for c in range(1, 10_000) if c not in taken)] = cell


@dataclasses.dataclass
class Difference:
    what: str
    expected: object
    ours: object  # of a cell: its text, or None where there is none

    def __str__(self):
        return f"{self.what}: expected {shown(self.expected)}, ours {shown(self.ours)}"


def shown(value):
    return repr(MARKS.sub("", value)) if isinstance(value, str) else str(value)


def ours(block):
    """A Table from a block of `inspect --json`."""
    return Table(block["rows"], block["columns"],
                 {(c["row"], c["column"]): Cell(c["row_span"], c["column_span"], c["text"])
                  for c in block["cells"]})


def paired(expected, tables):
    """[(number of ours or 0, expected or None, ours or None)]; where one side has more tables,
    those of one size are taken for the same."""
    shapes = [[(table.rows, table.columns) for table in side] for side in (expected, tables)]
    if len(expected) == len(tables):
        shapes[0] = shapes[1]
    pairs = []
    for _, i, i_end, j, j_end in difflib.SequenceMatcher(None, *shapes, False).get_opcodes():
        both = min(i_end - i, j_end - j)
        pairs += [(j + at + 1, expected[i + at], tables[j + at]) for at in range(both)]
        pairs += [(0, wanted, None) for wanted in expected[i + both:i_end]]
        pairs += [(at + 1, None, tables[at]) for at in range(j + both, j_end)]
    return pairs


def folded(text):
    return " ".join(text.split())


def same_text(expected, text):
    """White space folded; a list number and its text may touch, and so on (see the marks)."""
    if not MARKS.search(expected):
        return folded(expected) == folded(text)
    pieces, at = [], 0
    wanted = folded(expected)
    for mark in MARKS.finditer(wanted):
        pieces += [re.escape(wanted[at:mark.start()]), PATTERNS.get(mark.group(), "")]
        at = mark.end()
    pattern = "".join(pieces) + re.escape(wanted[at:])
    return re.fullmatch(pattern, folded(text)) is not None


def differences(expected, table):
    if expected is None or table is None:
        return [Difference("table", *(one and f"{one.rows} x {one.columns}"
                                      for one in (expected, table)))]
    found = [Difference(what, getattr(expected, what), getattr(table, what))
             for what in ("rows", "columns") if getattr(expected, what) != getattr(table, what)]
    for place in sorted(expected.cells.keys() | table.cells.keys()):
        found += cell_differences("r{}c{}".format(*place), expected.cells.get(place),
                                  table.cells.get(place))
    return found


def cell_differences(place, expected, cell):
    if expected is None or cell is None:
        told = [one and MARKS.sub("", one.text) for one in (expected, cell)]
        return [Difference(f"{place} cell", *told)]
    spans = [(one.row_span, one.column_span) for one in (expected, cell)]
    found = [] if spans[0] == spans[1] else [Difference(f"{place} span", *spans)]
    if not same_text(expected.text, cell.text):
        found.append(Difference(f"{place} text", expected.text, cell.text))
    return found


def fingerprint(found):
    """What an explanation is bound to: these differences and no others."""
    told = "\n".join(f"{d.what}\t{folded(str(d.expected))}\t{folded(str(d.ours))}" for d in found)
    return hashlib.sha256(told.encode()).hexdigest()[:12]

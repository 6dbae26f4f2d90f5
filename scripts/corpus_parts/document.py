"""A document as plain values: what the page says, and where runs break."""

from dataclasses import dataclass, field


@dataclass
class Revision:
    """Text put in under track changes, and what it struck."""

    inserted: str
    deleted: str = ""


@dataclass
class Split:
    """Text broken into exactly these runs."""

    parts: list


@dataclass
class Boxed:
    """Text inside a content control."""

    text: str


@dataclass
class Hidden:
    """Text that the page does not show."""

    text: str


@dataclass
class Result:
    """Text that a field has worked out."""

    text: str
    instruction: str
    simple: bool = False


@dataclass
class Raised:
    """Text above the line."""

    text: str


@dataclass
class Formula:
    text: str


@dataclass
class Prompt:
    """A content control that nobody has filled in."""

    text: str


@dataclass
class Hyphen:
    """A minus that Word does not break a line at."""


@dataclass
class Paragraph:
    pieces: list = field(default_factory=list)  # str, or any of the above, or Raw
    look: str = "body"  # a key of wordml.LOOKS
    style: str = ""  # name of its style: "heading 1"
    outline: int | None = None
    number: tuple | None = None  # (w:numId, w:ilvl)
    align: str = ""


@dataclass
class Raw:
    xml: str


@dataclass
class Cell:
    blocks: list  # Paragraph, Table or Raw
    span: int = 1
    merge: str = ""  # "restart" or "continue", downwards
    merge_left: str = ""  # the same across, as old versions wrote it (w:hMerge)
    boxed: bool = False
    holds: object = None  # a Value, a Stray, or None for labels and empty cells
    says: tuple = ()  # the label of the form that it prints, with those it stands under
    role: str = ""  # in 统计表: what its column is for
    switches: set = field(default_factory=set)  # the variations that changed it


@dataclass
class Row:
    cells: list
    before: int = 0
    after: int = 0
    header: bool = False
    boxed: bool = False
    block: str = ""  # the caption of the block of table two that it is of
    entry: tuple = ()  # the row of 统计表 that it is: its labels, outermost first


@dataclass
class Table:
    grid: list  # widths in twentieths of a point
    rows: list
    boxed: bool = False
    part: str = ""  # two, three, four or statistics: the table of the form that it is

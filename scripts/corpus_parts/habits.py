"""The habits of a house: everything two clerks may do differently and both be right."""

from dataclasses import dataclass, field

from . import values


@dataclass
class Habits:
    writer: str = "wps"  # word or wps
    numbers: str = "typed"  # typed, automatic or by-style: who writes 一、 before a heading
    heading_marks: str = "style"  # style, based (on a heading style), outline or plain
    table_two: str = "stacked"  # stacked or separate
    captions: str = "row"  # row, across (w:hMerge), paragraph (above separate tables) or none
    crossed: bool = False  # header and data cells of table two on different grid columns
    short_rows: bool = False  # the narrow blocks end in w:gridAfter
    wide_total: bool = False  # the last column of table three covers two grid columns
    corner: bool = True  # the corner of table three carries its note
    label_numbers: bool = False  # Word numbers the rows of table three
    drift: float = 0.02  # share of labels broken, spaced, in half width ...
    aliases: float = 0.0
    no_notes: bool = False
    no_ordinals: bool = False
    nothing: str = "zero"  # how a figure of nothing is printed: see values.nothing
    oddity: float = 0.01  # share of figures not printed plainly
    busy: float = 0.15  # share of the organisations' columns that hold anything
    header_unit: str = ""  # of 采购总金额, which the form prints without
    money_unit: str = ""  # of money in 统计表, where it is not the form's
    text: bool = True  # whether the report of 统计表 says anything else
    boxed_rows: float = 0.0
    boxed_cells: float = 0.0
    header_rows: bool = False
    local_table: bool = False
    nested: bool = False
    local_row: bool = False
    closing_row: bool = False
    date_under_title: bool = False
    title_reversed: bool = False
    genre: str = ""  # of the title, where it is not drawn
    year_digits: str | None = None  # of the title's year: ten characters; empty: plain
    title_cuts: tuple | None = None  # where the title breaks: see names.title_lines
    date_form: str = ""  # how the date is printed: see names.printed_date
    heading_drift: bool | None = None  # other wordings of the sections' headings
    sentence_between: bool | None = None  # something said between heading and table
    length: int = 3  # of the text
    dropped: tuple = field(default_factory=tuple)  # captions of blocks that are not printed
    odd_counts: tuple = values.ODD_COUNTS  # ways of printing that `oddity` chooses from


USUAL_TITLE = "{A}{Y}年政府信息公开工作年度报告"


def chance(random, share):
    return random.random() < share


def draw(random):
    """Most houses follow the usual template in most things."""
    habits = Habits(
        writer=random.choice(("word", "wps")),
        numbers=random.choice(("typed", "typed", "typed", "automatic", "by-style")),
        heading_marks=random.choice(("style", "based", "outline", "plain")),
        table_two=random.choice(("stacked", "stacked", "stacked", "separate")),
        crossed=chance(random, 0.25),
        short_rows=chance(random, 0.1),
        wide_total=chance(random, 0.15),
        corner=chance(random, 0.93),
        label_numbers=chance(random, 0.08),
        drift=random.choice((0.0, 0.02, 0.1, 0.4)),
        aliases=random.choice((0.0, 0.0, 0.5)),
        no_notes=chance(random, 0.1),
        no_ordinals=chance(random, 0.06),
        nothing=random.choice(("zero", "zero", "nbsp", "empty", "blank", "dash", "mixed", "—", "/",
                               "-", "wide-zero", "prompt")),
        oddity=random.choice((0.0, 0.01, 0.05, 0.4)),
        busy=random.choice((0.0, 0.15, 0.5)),
        header_unit=random.choice(("", "", "", "", "万元")),
        boxed_rows=random.choice((0.0, 0.0, 0.0, 0.2)),
        boxed_cells=random.choice((0.0, 0.0, 0.0, 0.1)),
        header_rows=chance(random, 0.3),
        local_table=chance(random, 0.1),
        local_row=chance(random, 0.08),
        closing_row=chance(random, 0.08),
        date_under_title=chance(random, 0.05),
        title_reversed=chance(random, 0.05),
        length=random.randrange(1, 4),
    )
    return agree(random, habits)


def agree(random, habits):
    """What goes with what."""
    if habits.numbers == "by-style":
        habits.heading_marks = "style"
    captions = ("row", "row", "row", "across", "none")
    if habits.table_two == "separate":
        captions = ("row", "row", "none", "paragraph")
    habits.captions = random.choice(captions)
    habits.nested = habits.local_table and chance(random, 0.4)
    if chance(random, 0.03):
        habits.dropped = (random.choice(("第二十条第（六）项", "第二十条第（八）项")),)
    return habits

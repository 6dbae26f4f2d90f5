"""One report: identity, text, tables and figures put together, with the truth about it."""

from dataclasses import dataclass

from . import (figures, names, package, prose, statistics_form, statistics_prose,
               statistics_tables, tables, values, wordml)
from .document import Paragraph, Raw

HEADING_STYLES = {1: "heading 1", 2: "heading 2", 3: "heading 3"}
LOOK_OF_LEVEL = {1: "h1", 2: "h2", 3: "h3"}
GO_BACK = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'


@dataclass
class Report:
    identity: names.Identity
    form: str
    habits: object
    title: str  # its lines joined
    headings: list
    blocks: list
    printed: dict  # (metric, applicant) -> Printed
    random: object

    def parts(self):
        writer = wordml.WRITERS[self.habits.writer](self.random)
        document = writer.document(self.blocks)
        year = self.identity.signed_on[:4] or self.identity.year
        return package.parts_of(writer, document, self.title, year,
                                self.habits.numbers == "by-style")

    def cells(self):
        """(table, row, column, Cell) of everything that is a value or no form's, 1-based."""
        return tables.strays_and_values(self.blocks)

    def truth_rows(self):
        """metric, applicant, item, reading, value, unit, raw, metric_label, applicant_label."""
        shown = {}
        for _, _, _, cell in self.cells():
            if isinstance(cell.holds, tables.Value):
                items = shown.setdefault((cell.holds.metric, cell.holds.applicant), {})
                items[cell.holds.item] = cell.holds
        for metric, applicant, _, _, label, applicant_label in figures.cells_of(self.form):
            for item, held in shown.get((metric, applicant), {}).items():
                printed = held.printed if item else self.printed[metric, applicant]
                yield (metric, applicant, item, printed.reading, printed.value, printed.unit,
                       printed.raw, held.label_of(label), applicant_label)

    def strays(self):
        """(table, row, column, raw, why) of every cell that must be in unmapped.csv."""
        return [(table, row, column, tables.printed_text(cell), cell.holds.why)
                for table, row, column, cell in self.cells()
                if isinstance(cell.holds, tables.Stray)]


def print_figures(random, form, drawn, habits):
    """Every figure of the form as this house prints it."""
    printed = {}
    for metric, applicant, unit, kind, _, _ in figures.cells_of(form):
        figure = drawn[metric, applicant]
        if kind == "money" and not unit:
            unit = habits.header_unit
        if figures.is_nothing(figure):
            printed[metric, applicant] = values.nothing(random, habits.nothing, unit)
        elif kind == "money":
            printed[metric, applicant] = values.money(random, figure, unit, habits.oddity)
        elif kind == "change":
            printed[metric, applicant] = values.change(random, figure, unit, habits.oddity)
        else:
            printed[metric, applicant] = values.count(random, figure, unit, habits.oddity,
                                                      habits.odd_counts)
    return printed


def build(random, identity, form, habits, printed, genre=None, story=None):
    """`story`: the text, where it is not the usual one."""
    is_statistics = form == statistics_form.FORM
    told = statistics_prose if is_statistics else prose
    story = story or told.tell(random, identity, habits)
    if not habits.text:
        story.items.clear()
        identity.signed_on = identity.signed_on if habits.date_under_title else ""
    title = names.title_text(random, identity, genre or habits.genre, habits.year_digits)
    blocks, identity = title_blocks(random, title, identity, habits)
    maker = tables.TableMaker(random, form, habits, printed)
    for item in story.items:
        if isinstance(item, prose.Heading):
            blocks.append(heading(item, habits))
        elif isinstance(item, prose.Text):
            blocks.append(Paragraph([item.text]))
        else:
            blocks += section_tables(maker, item.section, habits)
    if habits.local_table and habits.text:
        at = next(n for n, block in enumerate(blocks) if block_is_section(block, story, 2))
        blocks.insert(at, maker.local_table(habits.nested))
    go_back = next(block for block in blocks if getattr(block, "look", "") == "body")
    go_back.pieces.insert(0, Raw(GO_BACK))
    if habits.text:
        blocks += signature_blocks(random, identity, habits)
    if is_statistics:
        blocks += statistics_tables.annex(random, maker, identity, alone=not habits.text)
    return Report(identity, form, habits, title, story.headings(), blocks, printed, random)


def block_is_section(block, story, section):
    """Whether a block is the heading of a section, counted from 1."""
    title = [item.title for item in story.headings() if item.level == 1][section - 1]
    return (isinstance(block, Paragraph) and block.look == "h1"
            and block.pieces[-1].endswith(title))


def section_tables(maker, section, habits):
    if section == 3:
        return [maker.table_three()]
    if section == 4:
        return [maker.table_four(), Paragraph(look="sign")]
    blocks = []
    for table in maker.table_two():
        if habits.captions == "paragraph":
            caption = table_caption(maker, len(blocks) // 2)
            blocks += [Paragraph([caption], look="cell"), table]
        else:
            blocks += [table, Paragraph(look="sign")]
    return blocks


def table_caption(maker, at):
    printed = [block[0] for block in tables.forms.TABLE_TWO[maker.form]
               if block[0] not in maker.habits.dropped]
    return printed[at]


def title_blocks(random, title, identity, habits):
    lines = names.title_lines(random, title, identity.title, habits.title_cuts)
    if habits.title_reversed and identity.title and title.startswith(identity.title):
        lines = [title[len(identity.title):], identity.title]
    blocks = [Paragraph([line], look="title") for line in lines]
    if habits.date_under_title:
        year, month, day = identity.signed_on.split("-")
        blocks.append(Paragraph([f"（{year}年{int(month)}月{int(day)}日）"], look="cell"))
    return blocks + [Paragraph()], identity


def heading(item, habits):
    style, outline, number = "", None, None
    if habits.heading_marks == "style":
        style = HEADING_STYLES[item.level]
    elif habits.heading_marks == "based":
        style = "一级标题" if item.level == 1 else HEADING_STYLES[item.level]
    elif habits.heading_marks == "outline":
        outline = item.level - 1
    text = item.number + item.title
    if habits.numbers != "typed":
        text = item.title
    if habits.numbers == "automatic":
        number = (1, item.level - 1)
    return Paragraph([text], LOOK_OF_LEVEL[item.level], style, outline, number)


def signature_blocks(random, identity, habits):
    blocks = [Paragraph(look="sign")]
    if identity.signature:
        blocks += [Paragraph(look="sign"), Paragraph([identity.signature], look="sign")]
    if identity.signed_on and not habits.date_under_title:
        date = names.printed_date(random, identity.signed_on, habits.date_form)
        blocks.append(Paragraph([date], look="sign"))
    return blocks

"""Tables two to four of both editions, with what each cell holds."""

import re
from dataclasses import dataclass

from . import forms
from .labels import LabelPrinter
from .document import Cell, Paragraph, Row, Table

PAGE = 9072  # width of the text, in twentieths of a point


@dataclass
class Value:
    """A value cell of the form."""

    metric: str
    applicant: str
    printed: object
    item: str = ""  # quarter=1, column=市本级
    column: str = ""  # the labels of its column, where they are not the usual ones

    def label_of(self, label):
        """The form's label of the row and its usual column, with its own column."""
        return f"{label.rpartition(' / ')[0]} / {self.column}" if self.column else label


@dataclass
class Stray:
    """A cell that no form claims."""

    why: str
    raw: str | None = None  # as the page shows it, where that is not its plain text


def spread(random, cells, slots):
    """Spans of `cells` cells over `slots` slots; the surplus goes to one of them."""
    spans = [1] * cells
    spans[random.randrange(cells)] += slots - cells
    return spans


class TableMaker:
    """`printed`: (metric, applicant) -> Printed. Lays tables out by the habits of the house."""

    def __init__(self, random, form, habits, printed):
        self.random = random
        self.form = form
        self.habits = habits
        self.printed = printed
        self.labels = LabelPrinter(random, form, habits)

    # --- cells

    def value(self, metric, applicant="", span=1):
        printed = self.printed[metric, applicant]
        blocks = [Paragraph(printed.runs(), look="cell")]
        boxed = self.random.random() < self.habits.boxed_cells
        return Cell(blocks, span, boxed=boxed, holds=Value(metric, applicant, printed))

    def label(self, text, span=1, merge="", look="cell", under=()):
        return Cell(self.labels.paragraphs(text, look), span, merge, says=(*under, text))

    def below(self, span=1, look="cell"):
        """The part of a merged cell that a further row shows."""
        return Cell([Paragraph(look=look)], span, "continue")

    def stray(self, text, why, span=1):
        return Cell([Paragraph([text] if text else [], look="cell")], span,
                    holds=Stray(why) if text else None)

    # --- table two

    def table_two(self):
        """One stacked table, or as many as there are blocks."""
        blocks = [block for block in forms.TABLE_TWO[self.form]
                  if block[0] not in self.habits.dropped]
        if self.habits.table_two == "separate":
            return [self.block_table(block) for block in blocks]
        slots = 5 if self.habits.crossed else 4
        rows = []
        for at, block in enumerate(blocks):
            rows += self.block_rows(block, slots, first=at == 0)
        if self.habits.closing_row:
            cells = [Cell([Paragraph(look="cell")]) for _ in range(slots - 1)]
            rows.append(Row(cells, before=1))
        return [Table([PAGE // slots] * slots, rows, part="two")]

    def block_table(self, block):
        slots = len(block[1]) + (2 if self.habits.crossed else 1)
        rows = self.block_rows(block, slots, first=block is forms.TABLE_TWO[self.form][0])
        return Table([PAGE // slots] * slots, rows, part="two")

    def block_rows(self, block, slots, first):
        caption, headers, rows = block
        made = self.caption_row(caption, slots)
        heads = self.fitted(["信息内容", *headers], slots, caption)
        heads.header = self.habits.header_rows and first
        made.append(heads)
        like = [cell.span for cell in heads.cells]
        for label, cells in rows:
            metrics = [metric for metric, _, _ in cells]
            made.append(self.data_row(caption, label, metrics, slots, like))
        if first and self.habits.local_row:
            texts = ["其他主动公开文件", *(str(n + 3) for n in range(len(headers)))]
            made.append(Row([self.stray(text, "row-unknown", span)
                             for text, span in zip(texts, like)], after=heads.after))
        for row in made:
            row.block = caption
        return made

    def caption_row(self, caption, slots):
        if self.habits.captions in ("none", "paragraph"):
            return []
        if self.habits.captions == "across":
            cells = [self.label(caption)] + [Cell([Paragraph(look="cell")]) for _ in range(slots - 1)]
            for at, cell in enumerate(cells):
                cell.merge_left = "continue" if at else "restart"
            return [Row(cells)]
        return [Row([self.label(caption, slots)])]

    def fitted(self, texts, slots, caption):
        """A row of labels over the slots; a short one leaves the rest to w:gridAfter or spans."""
        if self.habits.short_rows and len(texts) < slots:
            return Row([self.label(text, under=(caption,)) for text in texts],
                       after=slots - len(texts))
        spans = spread(self.random, len(texts), slots)
        return Row([self.label(text, span, under=(caption,))
                    for text, span in zip(texts, spans)])

    def data_row(self, caption, label, metrics, slots, like):
        spans, after = like, slots - sum(like)
        if self.habits.crossed and not after:
            spans = spread(self.random, len(like), slots)
        cells = [self.label(label, spans[0], under=(caption,))]
        cells += [self.value(metric, "", span) for metric, span in zip(metrics, spans[1:])]
        return Row(cells, after=after, boxed=self.random.random() < self.habits.boxed_rows)

    # --- table three

    def table_three(self):
        wide = 2 if self.habits.wide_total else 1
        grid = [700, 900, 2600, 700, 700, 700, 800, 800, 600] + [700 // wide] * wide
        rows = self.applicant_header(wide)
        above = ()
        for metric, path in forms.TABLE_THREE[self.form]:
            rows.append(self.application_row(metric, path, above, wide))
            above = path
        return Table(grid, rows, part="three")

    def applicant_header(self, wide):
        paths = [path for _, path in forms.APPLICANTS if len(path) == 3]
        corner = forms.CORNER if self.habits.corner else ""
        over = ("申请人情况",)
        rows = [
            Row([self.label(corner, 3, "restart", "small"), self.label(*over, 6 + wide)]),
            Row([self.below(3), self.label("自然人", 1, "restart", under=over),
                 self.label("法人或其他组织", 5, under=over),
                 self.label("总计", wide, "restart", under=over)]),
            Row([self.below(3), self.below(),
                 *(self.label(path[-1], under=path[:-1]) for path in paths), self.below(wide)]),
        ]
        for row in rows:
            row.header = self.habits.header_rows
        return rows

    def application_row(self, metric, path, above, wide):
        cells = []
        for depth, text in enumerate(path):
            last = depth == len(path) - 1
            span = 3 - depth if last else 1
            if path[:depth + 1] == above[:depth + 1]:
                cells.append(self.below(span, "small"))
            else:
                cells.append(self.label(text, span, "" if last else "restart", "small",
                                        path[:depth]))
        for applicant, _ in forms.APPLICANTS:
            cells.append(self.value(metric, applicant, wide if applicant == "total" else 1))
        return Row(cells, boxed=self.random.random() < self.habits.boxed_rows)

    # --- table four

    def table_four(self):
        paths = [path for _, path in forms.TABLE_FOUR]
        over = ("行政诉讼",)
        rows = [
            Row([self.label("行政复议", 5), self.label(*over, 10)]),
            Row([*(self.label(path[-1], 1, "restart", "small", path[:-1]) for path in paths[:5]),
                 self.label("未经复议直接起诉", 5, under=over),
                 self.label("复议后起诉", 5, under=over)]),
            Row([*(self.below() for _ in paths[:5]),
                 *(self.label(path[-1], look="small", under=path[:-1]) for path in paths[5:])]),
            Row([self.value(metric) for metric, _ in forms.TABLE_FOUR]),
        ]
        return Table([PAGE // 15] * 15, rows, part="four")

    # --- tables that are no form's

    def local_table(self, nested):
        texts = (("政策解读情况", "新闻发布会", "图解", "微博微信"), ("3次", "2次", "21条", "400余条"))
        rows = [Row([self.stray(text, "no-known-form") for text in line]) for line in texts]
        if nested:
            inner = Table([900, 900], [Row([self.stray("渠道", "no-known-form"),
                                            self.stray("12", "no-known-form")])])
            rows[1].cells[0].blocks.insert(0, inner)
        return Table([PAGE // 4] * 4, rows)


def strays_and_values(blocks):
    """Every cell that holds something, with its place: (table, row, column, cell), 1-based."""
    return [found for found in all_cells(blocks) if found[-1].holds is not None]


def all_cells(blocks):
    """Every cell with its place: (table, row, column, cell), 1-based."""
    counter = [0]
    found = []
    for block in blocks:
        if isinstance(block, Table):
            walk(block, counter, found)
    return found


def walk(table, counter, found):
    counter[0] += 1
    ordinal = counter[0]
    for row_number, row in enumerate(table.rows, 1):
        column = row.before + 1
        for cell in row.cells:
            found.append((ordinal, row_number, column, cell))
            for block in cell.blocks:
                if isinstance(block, Table):
                    walk(block, counter, found)
            column += cell.span


def printed_text(cell):
    """What a reader of the page sees in a stray cell."""
    texts = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            texts.append("".join(piece for piece in block.pieces if isinstance(piece, str)))
    return re.sub(r"^\n+|\n+$", "", "\n".join(texts))

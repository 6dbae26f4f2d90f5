"""How the rows and labels of 统计表 are printed otherwise."""

import re

from . import statistics_form, statistics_tables
from .document import Cell, Paragraph, Row
from .draft import text_of, values_of
from .label_switches import NOTES, STRANGE_STROKES
from .labels import ORDINAL
from .statistics_rows import (cell_of, entry_rows, has_children, is_group, labels_of, siblings,
                              tables_of)
from .tables import Stray

AMONG = re.compile("^其中[：:]")
BEHIND = re.compile("（[^（）]*）$")


# --- rows


def group_rows_merged(draft):
    """一、主动公开情况 over the whole width."""
    rows = [row for row in entry_rows(draft) if is_group(row)]
    for row in rows:
        at = next(n for n, cell in enumerate(row.cells) if cell.role == "label")
        label = row.cells[at]
        label.span = sum(cell.span for cell in row.cells[at:])
        del row.cells[at + 1:]
    tag_below(draft, rows)


def group_rows_blank(draft):
    """Nothing for ——."""
    rows = [row for row in entry_rows(draft) if is_group(row)]
    for row in rows:
        for cell in row.cells:
            if cell.role != "label" and text_of(cell) == statistics_form.NOTHING:
                cell.blocks = [Paragraph(look="cell")]
    tag_below(draft, rows)


def tag_below(draft, groups):
    """The figures of the groups' rows."""
    paths = [row.entry for row in groups]
    draft.tag([row for row in entry_rows(draft)
               if any(row.entry[:len(path)] == path for path in paths)])


def rows_missing(draft):
    """A few rows that have none below them are not there."""
    rows = entry_rows(draft)
    leaves = [row for row in rows if values_of(row) and not has_children(row, rows)
              and "group-row-deleted" not in draft.on]
    for row in draft.random.sample(leaves, min(len(leaves), draft.random.randrange(1, 7))):
        for table in tables_of(draft):
            table.rows[:] = [other for other in table.rows if other is not row]
    draft.tag(entry_rows(draft))


def title_rows(draft):
    """政府信息公开情况统计表 and （2017年度） as rows above the header."""
    for table in tables_of(draft):
        texts = (statistics_tables.TITLE, f"（{draft.identity.year}年度）")
        for text in reversed(texts[:draft.random.choice((1, 2, 2))]):
            cell = Cell([Paragraph([text], look="cell")], len(table.grid), holds=Stray(""))
            table.rows.insert(0, Row([cell]))
        drop_title(draft, texts)
        draft.tag(table.rows)
        for cell in (row.cells[0] for row in table.rows if row.cells[0].span == len(table.grid)):
            if cell.holds:
                cell.switches.add(draft.switch)


def drop_title(draft, texts):
    draft.made.blocks[:] = [block for block in draft.made.blocks
                            if not (isinstance(block, Paragraph) and block.look == "cell"
                                    and block.pieces and block.pieces[0] in texts)]


def rows_swapped(draft):
    """Two numbered rows of one group change places, labels and figures."""
    first, second = draft.random.choice(siblings(draft))
    rows = next(table.rows for table in tables_of(draft) if first in table.rows)
    a, b = rows.index(first), rows.index(second)
    rows[a], rows[b] = second, first
    draft.tag([first, second])


# --- labels


def ordinals_dropped(draft):
    for cell in labels_of(draft):
        text = text_of(cell)
        if cell.blocks[0].number:
            cell.blocks[0].number = None
            cell.switches.add(draft.switch)
        else:
            draft.relabel(cell, ORDINAL.sub("", text))


def ordinals_otherwise(draft):
    """1、 for 1., (一) for （一）."""
    arabic = draft.random.choice((r"\1、", r"\1．", r"\1. ", r"（\1）"))
    for cell in labels_of(draft):
        text = re.sub(r"^([0-9])\.", arabic, text_of(cell))
        text = re.sub(r"^（([一二三四五六七八九])）", r"(\1)", text)
        draft.relabel(cell, text)


def notes_dropped(draft):
    for cell in labels_of(draft):
        draft.relabel(cell, BEHIND.sub("", text_of(cell)))


def among_otherwise(draft):
    """其中: for 其中：, or nothing."""
    instead = draft.random.choice(("其中:", "", "其中： "))
    for cell in labels_of(draft):
        draft.relabel(cell, AMONG.sub(instead, text_of(cell)))


def labels_indented(draft):
    """Rows of a group moved to the right by blanks."""
    blank = draft.random.choice(("\u3000", "  ", "\u00a0\u00a0"))
    for row in entry_rows(draft):
        cell = cell_of(row, "label")
        if len(row.entry) > 1 and not cell.blocks[0].number:
            draft.relabel(cell, blank * (len(row.entry) - 1) + text_of(cell))


def long_notes(draft):
    rows = [cell for cell in labels_of(draft) if text_of(cell)[-1:] not in "）)"]
    for cell in draft.some(rows, 0.25):
        draft.relabel(cell, text_of(cell) + draft.random.choice(NOTES))


def row_typo(draft):
    """One wrong character in a label, be it that of a group."""
    def wrong(text):
        return [n for n in range(2, len(text)) if ord(text[n]) in STRANGE_STROKES]
    found = [cell for cell in labels_of(draft)
             if len(cell.says[-1]) >= 8 and wrong(text_of(cell))]
    if found:
        cell = draft.random.choice(found)
        text = text_of(cell)
        n = draft.random.choice(wrong(text))
        draft.relabel(cell, text[:n] + text[n].translate(STRANGE_STROKES) + text[n + 1:])


# --- the document


def table_alone(draft):
    """A document that says nothing but the table."""
    who = draft.identity
    draft.habits.text = False
    draft.habits.genre = "{A}{Y}年政府信息公开情况统计表"
    who.title = who.title or who.short
    who.signature = who.text = ""
    who.agency = who.title

"""What must come out of a report with switches: every filled cell, by its place."""

import re
import unicodedata
from functools import cache

from . import figures, forms, statistics_form, tables, truth
from .draft import is_value, text_of

PLACE = ("file", "table", "row", "column")
CELLS = (*truth.CELLS, "table", "row", "column", "switches")
REPORTS = (*truth.REPORTS, "scope", "switches", "about")
UNMAPPED = (*truth.UNMAPPED, "switches")
LABELS = ("file", "table", "row", "column", "rows", "columns", "raw", "known", "changed",
          "switches")
ORDINAL = re.compile(r"^([一二三四五六七八九十]+,|\([一二三四五六七八九十]+\)|[0-9]+[.,]|\([0-9]+\))")
NOTE = re.compile(r"\(.*\)$")
YEAR = re.compile(r"\(20[0-9]{2}(年度?)?\)")
QUOTES = re.compile("[“”\"‘’「」„]")
FILES = (("truth.csv", CELLS), ("truth_reports.csv", REPORTS), ("truth_unmapped.csv", UNMAPPED),
         ("truth_labels.csv", LABELS))


@cache
def entries(form):
    """(metric, applicant) -> its two labels."""
    return {(metric, applicant): (label, applicant_label)
            for metric, applicant, _, _, label, applicant_label in figures.cells_of(form)}


@cache
def labels_over(form):
    """(metric, applicant) -> the paths of every label that it stands under."""
    over = {}
    for key, (label, applicant_label) in entries(form).items():
        path = tuple(label.split(" / "))
        if path[0].startswith("第"):
            caption, row, header = path
            over[key] = {(caption,), (caption, row), (caption, header)}
        elif form == statistics_form.FORM:
            over[key] = heads(path[:-1]) | {path[-1:]}
        else:
            over[key] = heads(path) | heads(tuple(applicant_label.split(" / ")))
    return over


def heads(path):
    return {path[:n] for n in range(1, len(path) + 1)}


@cache
def known_labels():
    known = {forms.CORNER, "信息内容", "申请人情况", "主动公开政府信息情况",
             "处理绝对数量", "本年处理绝对数量"}
    for form in (*forms.EDITIONS, statistics_form.FORM):
        known |= {path[-1] for paths in labels_over(form).values() for path in paths}
    known |= {text for texts in forms.ALIASES.values() for text in texts}
    known |= {label for _, label, _, _ in statistics_form.ROWS}
    known |= {label.removeprefix("其中：") for _, label, _, _ in statistics_form.ROWS} | {
        *statistics_form.HEADER, *statistics_form.OTHER_HEADERS}
    return {folded(text) for text in known}


def folded(text):
    """Without what clerks vary: width, spaces, quotes, ordinal, note."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    text = QUOTES.sub("", text).replace("、", ",")
    bare = NOTE.sub("", YEAR.sub("", ORDINAL.sub("", text)))
    return bare or text


def joined(switches):
    return " ".join(sorted(switches))


def rows_of(file, draft):
    """The rows of this report in each of FILES."""
    made, who = draft.made, draft.identity
    found = [place for place in tables.all_cells(made.blocks)]
    relabelled = {}
    for _, _, _, cell in found:
        if cell.says and cell.switches:
            relabelled.setdefault(cell.says, set()).update(cell.switches)
    cells, strays, labels_ = [], [], []
    for table, row, column, cell in found:
        place = (table, row, column)
        if is_value(cell):
            cells.append(value_row(file, draft, place, cell, relabelled))
        elif isinstance(cell.holds, tables.Stray):
            raw = cell.holds.raw if cell.holds.raw is not None else tables.printed_text(cell)
            strays.append((file, *place, raw, "", joined(cell.switches)))
        elif text_of(cell) and cell.says:
            labels_.append(label_row(file, place, cell))
    form = draft.form if cells else ""
    report = (file, who.agency, who.title, who.signature, who.year, form, who.signed_on,
              len(made.headings), draft.scope, joined(draft.on), joined(draft.about))
    return cells, [report], strays, labels_


def value_row(file, draft, place, cell, relabelled):
    value, printed = cell.holds, cell.holds.printed
    key = value.metric, value.applicant
    label, applicant_label = entries(draft.form)[key]
    label = value.label_of(label)
    switches = cell.switches | printed.switches
    for path in labels_over(draft.form)[key]:
        switches = switches | relabelled.get(path, set())
    return (file, draft.identity.agency, draft.identity.year, draft.form, *key, value.item,
            printed.reading, printed.value, printed.unit, printed.raw, label, applicant_label,
            *place, joined(switches))


def label_row(file, place, cell):
    text = tables.printed_text(cell)
    number = cell.blocks[0].number
    known = folded(text_of(cell)) in known_labels()
    changed = text_of(cell) != cell.says[-1] and not (number and cell.says[-1].endswith(text))
    changed = changed or len(cell.blocks) > 1
    return (file, *place, 1, cell.span, text, "yes" if known else "no",
            "yes" if changed else "no", joined(cell.switches))

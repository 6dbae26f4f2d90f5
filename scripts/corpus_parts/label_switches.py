"""How a label is printed: the switches of section 3.5."""

import re

from . import forms
from .draft import text_of
from .labels import NARROW, NOTE, ORDINAL

SPACES = (" ", "  ", "\u3000", "\u00a0")
NOTES = (
    "（填报说明：本项由各单位根据本年度实际发生数量填写，没有的填零）",
    "（指截至本年度12月31日，按照有关规定（含历年结转）统计的数量）",
    "（仅限设区的市、自治州以上人民政府填写，其他单位不填）",
    "（减少的用负数表示，如-8）",
    "(注:按办件量统计,同一事项多次办理的分别计算)",
)
STRANGE_STROKES = str.maketrans("请信数办公情处构", "清讯量辨供晴外购")


def labels_of(draft, share, *parts, fits=lambda text: True):
    found = [cell for cell in draft.labels(*parts) if fits(text_of(cell))]
    return draft.some(found, share)


def split(draft):
    """（三）/不予公开, 科研/机构: paragraphs of one cell."""
    for cell in labels_of(draft, 0.5, fits=lambda text: len(text) >= 4):
        text = text_of(cell)
        cut = draft.random.randrange(2, len(text) - 1)
        draft.relabel(cell, text[:cut], text[cut:])


def spaced(draft):
    """自然 人, 总 计, 第二十条  第（一）项"""
    for cell in labels_of(draft, 0.5, fits=lambda text: len(text) >= 2):
        text = text_of(cell)
        if len(cell.blocks) > 1:
            continue
        cut = draft.random.randrange(1, len(text))
        draft.relabel(cell, text[:cut] + draft.random.choice(SPACES) + text[cut:])


def brackets(draft):
    """Half and full width mixed, and the dots behind ordinals."""
    for cell in draft.labels():
        text = text_of(cell)
        if draft.random.random() < 0.7:
            text = text.translate(NARROW)
        text = re.sub(r"^([0-9])\.", r"\1" + draft.random.choice((".", "．", "、")), text)
        draft.relabel(cell, text)


def quotes(draft):
    for cell in labels_of(draft, 1.0, "three", fits=lambda text: "“" in text):
        opening, closing = draft.random.choice(("\"\"", "‘’", "「」", "„“", "＂＂"))
        draft.relabel(cell, text_of(cell).replace("“", opening).replace("”", closing))


def long_notes(draft):
    for cell in labels_of(draft, 0.25, "two", "three", fits=lambda text: text[-1] not in "）)项"):
        draft.relabel(cell, text_of(cell) + draft.random.choice(NOTES))


def ordinals_missing(draft):
    for cell in draft.labels("three"):
        text = text_of(cell)
        if cell.blocks[0].number:
            cell.blocks[0].number = None
            cell.switches.add(draft.switch)
        elif text != forms.CORNER:
            draft.relabel(cell, ORDINAL.sub("", text))


def note_missing(draft):
    for cell in draft.labels("three"):
        draft.relabel(cell, NOTE.sub("", text_of(cell)))


def corner_missing(draft):
    for cell in draft.labels("three"):
        if cell.says == (forms.CORNER,):
            draft.relabel(cell, "")
    draft.tag_tables("three")


def worded(*pairs):
    """Other wordings of whole labels."""
    wordings = dict(pairs)

    def apply(draft):
        for cell in draft.labels():
            if cell.says[-1] in wordings:
                draft.relabel(cell, text_of(cell).replace(cell.says[-1], wordings[cell.says[-1]]))
    return apply


normative_in_2021 = worded(("行政规范性文件", "规范性文件"))
administrative_in_2019 = worded(("规范性文件", "行政规范性文件"))
header_short = worded(("本年制发件数", "本年度制发数"), ("本年废止件数", "本年废止数"),
                      ("现行有效件数", "现行有效件"))
header_typo = worded(("本年处理决定数量", "本年处理绝对数量"), ("处理决定数量", "处理绝对数量"))
header_line_lost = worded(("本年新制作数量", "本年新"), ("本年新公开数量", "本年新"))


def row_word_lost(draft):
    """二、上年结转政府信息公开数量"""
    for cell in draft.labels("three"):
        if cell.says[-1] == "二、上年结转政府信息公开申请数量":
            draft.relabel(cell, text_of(cell).replace("公开申请数量", "公开数量"))


def year_in_header(draft):
    """本年（2023）制发件数"""
    year = draft.identity.year
    printed = draft.random.choice((f"({year})", f"（{year}）", f"（{year}年）"))
    for cell in draft.labels("two"):
        if cell.says[-1].startswith("本年"):
            draft.relabel(cell, text_of(cell).replace("本年", f"本年{printed}", 1))


def row_typo(draft):
    """One wrong character, as in 处理绝对数量."""
    def wrong(text):
        return [n for n in range(2, len(text)) if ord(text[n]) in STRANGE_STROKES]
    cell = draft.random.choice([cell for cell in draft.labels("three") if len(cell.says[-1]) >= 8
                                and cell.says != (forms.CORNER,) and wrong(text_of(cell))])
    text = text_of(cell)
    n = draft.random.choice(wrong(text))
    draft.relabel(cell, text[:n] + text[n].translate(STRANGE_STROKES) + text[n + 1:])

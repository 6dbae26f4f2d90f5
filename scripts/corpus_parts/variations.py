"""Every variation of published reports as a switch: the list, and how a report draws from it."""

import dataclasses
from dataclasses import dataclass

from . import (adversarial, body, figure_switches, figures, habits, label_switches,
               statistics_variations, stories, table_switches, text_switches)
from .draft import Draft

OLD, NEW = "zfxxgk-2019", "zfxxgk-2021"
EDITIONS = (statistics_variations.FORM, OLD, NEW)
FEW, MANY = 0.08, 0.26  # shares of reports; FEW leaves room above one in twenty
OF_OLD = 0.25  # of the reports in the form of 2019, which are fewer


@dataclass(frozen=True)
class Switch:
    name: str
    section: str  # of the notes on published reports
    when: str  # house, figures or page: before which step, or after all
    act: object
    does: str
    share: float = FEW  # of the reports in a form that may have it
    form: str = ""  # the only one it can occur in
    apart: str = ""  # of the switches that share this word, a report has one at most
    honest: bool = True  # adversarial ones are not counted in the recall that is asked for


def switches():
    f, l, t, x, a = figure_switches, label_switches, table_switches, text_switches, adversarial
    yield from figure_list(f)
    yield from statistics_list(statistics_variations.HONEST)
    yield from label_list(l)
    yield from table_list(t)
    yield from text_list(x)
    yield from adversarial_list(a, t, x)
    yield from statistics_list(statistics_variations.ADVERSARIAL, honest=False)
    yield from absence_list(t)


def figure_list(f):
    nothing = f.nothing_as
    rows = (
        ("unit-in-cell", f.unit_in_cell, "5件, 0.37万元"),
        ("unit-doubled", f.unit_doubled, "43.788万元 in a column of 万元"),
        ("unit-in-header", f.unit_in_header, "采购总金额（万元，保留四位小数）"),
        ("unit-missing", f.unit_missing, "an amount that no unit stands by"),
        ("decimals", f.decimals, "amounts of one to four places"),
        ("blank-nbsp", nothing("blank", ("\u00a0", "\u00a0\u00a0")), "no-break spaces for nothing"),
        ("blank-empty", nothing("blank", ("",)), "an empty cell for nothing"),
        ("blank-spaces", nothing("blank", (" ", "  ", "\u3000")), "spaces for nothing"),
        ("dash", nothing("dash", ("-", "—", "－")), "- — for nothing"),
        ("slash", nothing("dash", ("/", "／")), "/ for nothing"),
        ("none-word", nothing("dash", ("无", "不适用")), "无, 不适用 for nothing"),
        ("sign-plus", f.sign_plus, "+3, ＋928"),
        ("sign-minus", f.sign_minus, "-16 with any of four minus signs"),
        ("sign-words", f.sign_words, "增10, 减3"),
        ("double-minus", f.double_minus, "--253: unreadable"),
        ("padded-digits", f.padded, "spaces around a figure"),
        ("grouped-digits", f.grouped, "1,234 and 1，234"),
        ("full-width-digits", f.full_width, "４５"),
        ("chinese-numerals", f.numerals, "十五"),
        ("approximate", f.approximate, "260余, 四十余条: unreadable"),
        ("unreadable", f.unreadable, "12①, 3/4, 一百二: unreadable"),
        ("sum-broken", f.sum_broken, "a figure that breaks the form's sums, kept as it is"),
    )
    old = {"unit-in-header", "unit-missing"}
    signs = {"sign-plus", "sign-minus", "sign-words", "double-minus"}
    units = {*old, "unit-doubled", "unit-in-cell", "decimals", "grouped-digits"}
    for name, act, does in rows:
        apart = "signs" if name in signs else "units" if name in units else ""
        yield Switch(name, "3.4", "figures", act, does, OF_OLD if name in old else FEW,
                     OLD if name in old else "", apart)
    yield Switch("all-blank", "3.4", "figures", f.all_blank, "every figure blank", 0.065)


def label_list(l):
    rows = (
        ("normative-documents-in-2021", l.normative_in_2021, "规范性文件", 0.12, NEW),
        ("normative-documents-in-2019", l.administrative_in_2019, "行政规范性文件", OF_OLD, OLD),
        ("header-short", l.header_short, "本年度制发数, 本年废止数, 现行有效件", 0.12, NEW),
        ("header-typo", l.header_typo, "处理绝对数量", FEW, ""),
        ("header-line-lost", l.header_line_lost, "本年新 | 本年新", OF_OLD, OLD),
        ("year-in-header", l.year_in_header, "本年（2023）制发件数", 0.1, ""),
        ("row-word-lost", l.row_word_lost, "二、上年结转政府信息公开数量", FEW, ""),
        ("row-typo", l.row_typo, "one wrong character in a label of table three", FEW, ""),
        ("ordinal-missing", l.ordinals_missing, "予以公开, 重复申请 without number", 0.12, ""),
        ("note-missing", l.note_missing, "部分公开 without its note", FEW, ""),
        ("corner-missing", l.corner_missing, "table three without the note in its corner", FEW, ""),
        ("long-note", l.long_notes, "labels with filling notes in brackets", FEW, ""),
        ("brackets-mixed", l.brackets, "half-width brackets, dots and commas", MANY, ""),
        ("quotes-mixed", l.quotes, "other quotes around 三安全一稳定", FEW, ""),
        ("label-split", l.split, "（三）/不予公开 in two paragraphs", MANY, ""),
        ("label-spaced", l.spaced, "自然 人, 第二十条  第（一）项", MANY, ""),
    )
    for name, act, does, share, form in rows:
        yield Switch(name, "3.5", "page", act, does, share, form)


def statistics_list(rows, honest=True):
    for name, when, act, does, share, apart in rows:
        yield Switch(name, "1.6", when, act, does, share, statistics_variations.FORM, apart, honest)


def table_list(t):
    rows = (
        ("five-tables", "3.6", "house", t.five_tables, "table two as one table a block", 0.12),
        ("caption-missing", "3.5", "house", t.captions_missing, "no 第二十条第（一）项", 0.1),
        ("local-row", "3.5", "house", t.local_row, "其他主动公开文件", FEW),
        ("closing-row", "3.5", "house", t.closing_row, "an empty row at the end", FEW),
        ("block-dropped", "3.6", "house", t.blocks_dropped, "one or more blocks not there", FEW),
        ("local-table-before", "3.6", "house", t.local_table, "a table of its own first", FEW),
        ("caption-extra", "3.5", "page", t.caption_extra, "the heading as the first row", FEW),
        ("label-and-value-in-one-cell", "3.5", "page", t.label_with_value, "…总数量：3", FEW),
        ("columns-swapped", "3.6", "page", t.columns_swapped, "columns in another order", FEW),
        ("rows-swapped", "3.6", "page", t.rows_swapped, "rows in another order", FEW),
        ("sentence-between", "3.5", "page", t.sentence_between, "a sentence before the table",
         FEW),
        ("split-over-page", "3.6", "page", t.split_over_page, "table three goes on in another, "
         "with its header", FEW),
        ("split-without-header", "3.6", "page", t.split_without_header, "table three goes on in "
         "one or two others without header", FEW),
        ("header-repeated", "3.6", "page", t.header_repeated, "the header again in the middle of "
         "table three", FEW),
    )
    pages = {"split-over-page", "split-without-header", "header-repeated"}
    for name, section, when, act, does, share in rows:
        yield Switch(name, section, when, act, does, share,
                     apart="pages" if name in pages else "")


def absence_list(t):
    """The last: what is not there, no other switch can change."""
    for name, act, does in (
            ("table-as-picture", t.as_picture, "one table is a picture"),
            ("table-missing", t.missing, "one table is not there"),
            ("narrative-only", t.narrative_only, "no table at all")):
        yield Switch(name, "3.6", "page", act, does, 0.065, apart="gone")


def text_list(x):
    for name, genre in (
            ("title-annual", "{A}{Y}年度政府信息公开年度报告"),
            ("title-yearly-work", "{A}{Y}年度政府信息公开工作年度报告"),
            ("title-yearbook", "{A}{Y}年政府信息公开年报"),
            ("title-information", "{A}{Y}年信息公开年报"),
            ("title-work-report", "{A}{Y}年政府信息公开工作报告"),
            ("title-affairs", "{A}{Y}年政务信息公开年度报告"),
            ("title-year-behind", "{A}政府信息公开工作{Y}年度报告"),
            ("title-year-first", "{Y}年{A}政府信息公开工作年度报告")):
        yield Switch(name, "3.7", "house", x.title(genre), genre.format(A="…", Y="2021"),
                     apart="title")
    yield Switch("title-whole-place", "3.6", "house", x.whole_place, "全区", apart="title")
    for name, digits in (("year-numerals", x.LING), ("year-circle", x.CIRCLE),
                         ("year-latin-o", x.LATIN), ("year-full-width", x.WIDE)):
        does = "2021".translate(digits) + "年 in the title"
        yield Switch(name, "3.7", "house", x.year_in(written(digits)), does, apart="year")
    for name, form in (("date-numerals", written(x.LING)), ("date-circle", written(x.CIRCLE)),
                       ("date-latin-o", written(x.LATIN)), ("date-full-width", "full-width"),
                       ("date-spaced", "spaced"), ("date-indented", "indented")):
        yield Switch(name, "3.7", "house", x.date_as(form), f"the date {name[5:]}", apart="date")
    rows = (
        ("date-below-title", "3.7", "house", x.date_below_title, "（2021年1月6日）", "date"),
        ("date-missing", "3.7", "house", x.date_missing, "no date", "date"),
        ("title-wrapped", "3.7", "house", x.wrapped, "the title over two to four lines", ""),
        ("title-reversed", "3.7", "house", x.reversed_title, "the agency on the second line", ""),
        ("heading-wording", "3.6", "house", x.heading_wording, "主动公开信息情况", ""),
        ("heading-number", "3.6", "page", x.heading_numbers, "1、, (一) or a number twice", ""),
        ("heading-seventh", "3.6", "page", x.seventh_part, "七、2022年工作思路", ""),
        ("other-edition", "3.2", "house", x.nothing_more, "the form of other years", ""),
        ("other-notice", "3.2", "page", x.other_notice, "cites the other edition's notice", ""),
    )
    for name, section, when, act, does, apart in rows:
        yield Switch(name, section, when, act, does, apart=apart)


def written(digits):
    return "0123456789".translate(digits)


def adversarial_list(a, t, x):
    for name, act, does in (
            ("labels-swapped", a.labels_swapped, "two row labels change places, figures stay"),
            ("headers-swapped", a.headers_swapped, "two column labels change places"),
            ("row-replaced", a.row_replaced, "a row gone and a stranger in its place"),
            ("label-emptied", a.label_emptied, "a row whose label is gone"),
            ("group-unlabelled", a.group_unlabelled, "a group of which only its own label is left"),
            ("row-twice", a.row_twice, "the same label over two rows"),
            ("column-strange", a.column_strange, "a column label that no form knows"),
            ("other-twice", a.other_twice, "其他 over two columns"),
            ("value-merged", a.value_merged, "one figure over two columns or rows"),
            ("value-dropped", a.value_dropped, "a row with one cell too few"),
            ("table-twice", a.three_twice, "table three again with other figures")):
        section = "3.3" if name.startswith("value") else "-"
        yield Switch(name, section, "page", act, does, 0.085, honest=False)
    yield Switch("split-group-lost", "3.6", "page", a.group_lost, "table three goes on without the "
                 "labels of its groups", 0.085, apart="pages", honest=False)
    yield Switch("date-digits-lost", "3.7", "page", x.digits_lost, "2020119日: no date at all",
                 apart="date", honest=False)


ALL = tuple(switches())
BY_NAME = {switch.name: switch for switch in ALL}


def draw(random, form):
    """The form of a report, and the switches that are on in it, in the order of the list."""
    chosen, groups = set(), {}
    modern = form in (OLD, NEW)
    if random.random() < BY_NAME["other-edition"].share and modern:
        chosen.add("other-edition")
        form = other_edition(form)
    for switch in ALL:
        if switch.name == "other-edition" or not occurs(switch, form):
            continue
        if switch.apart:
            groups.setdefault(switch.apart, []).append(switch)
        elif random.random() < switch.share:
            chosen.add(switch.name)
    for group in groups.values():
        point = random.random()
        for switch in group:
            point -= switch.share
            if point < 0:
                chosen.add(switch.name)
                break
    return form, agreed([suited(switch, form) for switch in ALL if switch.name in chosen])


def occurs(switch, form):
    """Whether a report of that form may have it."""
    if switch.name == "other-edition":
        return form in (OLD, NEW)
    if form == statistics_variations.FORM and not switch.form:
        return switch.section in ("3.4", "3.7") or switch.name in statistics_variations.ALSO
    return switch.form in ("", form)


def suited(switch, form):
    """The switch with what it does to 统计表."""
    if form == statistics_variations.FORM:
        act = statistics_variations.ALSO.get(switch.name)
        return dataclasses.replace(switch, act=act) if act else switch
    return switch


def forced(names, form):
    """The same with the switches that are named."""
    chosen = [switch for switch in ALL if switch.name in names]
    form = other_edition(form) if "other-edition" in names else form
    form = next((switch.form for switch in chosen if switch.form), form)
    return form, [suited(switch, form) for switch in chosen]


def other_edition(form):
    return OLD if form == NEW else NEW


def agreed(chosen):
    """Where every figure is blank, none is printed otherwise; 元 needs a column to stand in."""
    if any(switch.name == "money-in-yuan" for switch in chosen):
        chosen = [switch for switch in chosen if switch.name != "unit-column-missing"]
    if any(switch.name == "all-blank" for switch in chosen):
        return [switch for switch in chosen
                if switch.when != "figures" or switch.name == "all-blank"]
    return chosen


def house(random):
    """A house that Word and WPS serve in their ways, and that prints as the form does."""
    drawn = habits.draw(random)
    drawn.drift = drawn.aliases = 0.0
    drawn.no_notes = drawn.no_ordinals = drawn.local_table = drawn.local_row = False
    drawn.closing_row = drawn.date_under_title = drawn.title_reversed = drawn.nested = False
    drawn.corner, drawn.nothing, drawn.header_unit, drawn.dropped = True, "zero", "", ()
    drawn.table_two = "stacked"
    drawn.captions = drawn.captions if drawn.captions in ("row", "across") else "row"
    drawn.genre, drawn.year_digits, drawn.title_cuts = habits.USUAL_TITLE, "", ()
    drawn.date_form, drawn.heading_drift, drawn.sentence_between = "plain", False, False
    return drawn


def build(random, identity, form, chosen):
    """The Draft of a report with these switches on, built."""
    draft = Draft(random, identity, form, house(random), on={switch.name for switch in chosen})
    apply(draft, chosen, "house")
    draft.drawn = figures.draw(random, draft.form, draft.habits.busy)
    figure_switches.print_plainly(draft)
    apply(draft, chosen, "figures")
    story = stories.tell(random, identity, draft.form, draft.habits, draft.printed)
    draft.made = body.build(random, identity, draft.form, draft.habits, draft.printed, story=story)
    tag_built(draft, chosen)
    apply(draft, chosen, "page")
    return draft


def apply(draft, chosen, when):
    for switch in chosen:
        if switch.when == when:
            draft.switch = switch.name
            switch.act(draft)
            if switch.section in ("3.2", "3.7") or switch.name.startswith(("heading", "title")):
                draft.about.add(switch.name)


# The figures that a habit of the house concerns.
CONCERNED = {"five-tables": ("two",), "caption-missing": ("two",),
             "local-row": ("two", "statistics"), "closing-row": ("two", "statistics"),
             "block-dropped": ("two",), "local-table-before": ("two", "statistics"),
             "other-edition": ("two", "three", "four"), "table-alone": ("statistics",)}


def tag_built(draft, chosen):
    for switch in chosen:
        if switch.name in CONCERNED:
            draft.switch = switch.name
            draft.tag_tables(*CONCERNED[switch.name])

"""The samples: each a function that builds one report."""

import random as randoms

from corpus_parts import (body, figures, forms, names, statistics_columns, statistics_switches,
                          tables, values)
from corpus_parts.document import Paragraph, Raw, Table
from corpus_parts.draft import Draft
from corpus_parts.habits import Habits

# The figures quoted in the project's notes on published reports, as clerks printed them:
# (metric, applicant) -> (raw, reading, value, unit). All other cells of these two are ours.
QUOTED_2019 = {
    ("enforcement.licensing.items_change", ""): ("+928", "number", "928", "项"),
    ("enforcement.other_services.items_change", ""): ("增10", "number", "10", "项"),
    ("enforcement.penalty.items_change", ""): ("减3", "number", "-3", "项"),
    ("enforcement.compulsion.items_change", ""): ("--253", "unreadable", "", "项"),
    ("fees.administrative.items_change", ""): ("-16", "number", "-16", "项"),
    ("procurement.centralized.amount", ""): ("160.5964万元", "number", "160.5964", "万元"),
    ("applications.result.granted", "natural_person"): ("275", "number", "275", "件"),
    ("applications.result.unable.not_held", "natural_person"): ("337", "number", "337", "件"),
    ("applications.result.total", "total"): ("805", "number", "805", "件"),
}
QUOTED_2021 = {
    ("disclosure.regulations.issued", ""): ("/", "dash", "", "件"),
    ("disclosure.regulations.repealed", ""): ("/", "dash", "", "件"),
    ("disclosure.regulations.in_force", ""): ("/", "dash", "", "件"),
    ("fees.administrative.amount", ""): ("43.788万元", "number", "43.788", "万元"),
    ("applications.result.other.misc", "total"): ("39", "number", "39", "件"),
    ("applications.result.total", "total"): ("57", "number", "57", "件"),
    ("applications.received.new", "natural_person"): (" 0", "number", "0", "件"),
    ("applications.received.carried_in", "natural_person"): ("  0", "number", "0", "件"),
}


def identity(title, signature, year, signed_on, agency=None, text=None):
    agency = agency or max(title, signature, key=len)
    return names.Identity("", agency, title or signature, str(year), signed_on, title, signature,
                          text if text is not None else title or signature, agency)


def make(name, who, form, habits, overrides=None, genre="{A}{Y}年政府信息公开工作年度报告"):
    random = randoms.Random(name)
    drawn = figures.draw(random, form, habits.busy)
    printed = body.print_figures(random, form, drawn, habits)
    for key, quoted in (overrides or {}).items():
        printed[key] = values.Printed(*quoted)
    return body.build(random, who, form, habits, printed, genre)


# --- the samples


def plain_2021():
    """The form of 2021 as Word writes it, in the usual template."""
    who = identity("青溪区教育局", "云州市青溪区教育局", 2021, "2022-01-18")
    return make("plain", who, "zfxxgk-2021",
                Habits(writer="word", drift=0.0, oddity=0.0, header_rows=True))


def automatic_numbers():
    """Word numbers the headings and the rows of table three; nobody typed a 一、."""
    who = identity("云州市青溪区水务局", "", 2022, "2023-01-12")
    return make("automatic", who, "zfxxgk-2021",
                Habits(writer="word", numbers="automatic", label_numbers=True, nothing="nbsp"))


def headings_by_style():
    """The numbers come from the heading styles; the title does not name the body."""
    who = identity("", "云州市兰桥县统计局", 2023, "2024-01-30", text="")
    return make("by-style", who, "zfxxgk-2021", Habits(writer="word", numbers="by-style"))


def headings_without_styles():
    """Bold words and no style anywhere; the date is spelled."""
    who = identity("兰桥县司法局", "云州市兰桥县司法局", 2020, "2021-01-06")
    return make("no-styles", who, "zfxxgk-2019",
                Habits(writer="wps", heading_marks="plain", nothing="nbsp"))


def five_tables():
    """Table two as five tables of their own, some labels broken over paragraphs."""
    who = identity("云州市交通运输局", "云州市交通运输局", 2019, "2020-01-20")
    return make("five", who, "zfxxgk-2019",
                Habits(writer="wps", table_two="separate", drift=0.2, crossed=True))


def full_width():
    """Full-width digits, ideographic spaces in figures and labels."""
    who = identity("青溪区城关镇人民政府", "", 2020, "2021-01-25")
    habits = Habits(writer="wps", drift=0.6, nothing="wide-zero", oddity=0.0)
    made = make("wide", who, "zfxxgk-2019", habits)
    random = randoms.Random("wide figures")
    for printed in made.printed.values():
        if printed.reading == "number" and printed.raw.isascii() and printed.raw.isdigit():
            raw = printed.raw.translate(values.WIDE)
            printed.raw = random.choice((raw, f"\u3000{raw}", f"{raw}\u3000"))
    return body.build(randoms.Random("wide"), who, "zfxxgk-2019", habits, made.printed,
                      "{A}{Y}年政府信息公开工作年度报告")


def blanks():
    """0, —, /, 无 and empty cells side by side: five things a clerk may mean."""
    who = identity("云州市青溪区档案局", "云州市青溪区档案局", 2022, "2023-01-05")
    return make("blanks", who, "zfxxgk-2021",
                Habits(writer="wps", nothing="mixed", oddity=0.0, busy=0.3, numbers="automatic"))


def district():
    """One report for a district with all its departments."""
    who = identity("青溪区", "云州市青溪区人民政府", 2021, "2022-03-21", text="")
    made = make("district", who, "zfxxgk-2021", Habits(writer="word", busy=0.8))
    at = next(n for n, block in enumerate(made.blocks) if getattr(block, "look", "") == "body"
              and block.pieces)
    made.blocks.insert(at, Paragraph([
        "本报告由区政务服务数据管理局汇总全区各部门、各街道的政府信息公开工作情况编制而成，"
        "所列数据的统计范围为全区各部门、各街道。"]))
    return made


def local_table():
    """A table of the body's own before table two, and rows of its own in table two."""
    who = identity("云州市人力资源和社会保障局", "", 2020, "2021-01-15")
    return make("local", who, "zfxxgk-2019",
                Habits(writer="wps", local_table=True, nested=True, local_row=True,
                       closing_row=True))


def tracked_changes():
    """Figures entered under track changes, rows and cells in content controls, split runs."""
    who = identity("云州市青溪区商务局", "云州市青溪区商务局", 2024, "2025-01-08")
    return make("revised", who, "zfxxgk-2021",
                Habits(writer="word", boxed_rows=0.3, boxed_cells=0.2, oddity=0.4, busy=0.6))


def older_form_later():
    """The tables of 2019 in a report on 2022: only the labels say which edition it is."""
    who = identity("兰桥县太平镇人民政府", "兰桥县太平镇人民政府", 2022, "2023-01-31")
    return make("older-form", who, "zfxxgk-2019",
                Habits(writer="wps", captions="none", nothing="-", short_rows=True))


def quoted_2019():
    """Figures of published reports on 2019, in the five grid columns of one of them."""
    who = identity("云州市人民政府办公室", "云州市人民政府办公室", 2019, "2020-01-31")
    blank = {(metric, applicant): ("\u00a0", "blank", "", "件")
             for metric, _ in forms.TABLE_THREE["zfxxgk-2019"]
             for applicant, _ in forms.APPLICANTS}
    rest = {("applications.result.total", "natural_person"): ("805", "number", "805", "件"),
            ("applications.received.new", "natural_person"): ("805", "number", "805", "件"),
            ("applications.result.not_handled.petition_complaint", "natural_person"):
                ("193", "number", "193", "件"),
            ("procurement.centralized.projects", ""): ("3", "number", "3", "项")}
    return make("quoted-2019", who, "zfxxgk-2019",
                Habits(writer="word", crossed=True, captions="across", oddity=0.0),
                {**blank, **rest, **QUOTED_2019}, genre="{Y}年{A}政府信息公开工作年度报告")


def quoted_2021():
    """Figures of published reports on later years; a money cell that repeats the unit."""
    who = identity("云州市城市管理局", "云州市城市管理局", 2023, "2024-01-29")
    blank = {(metric, applicant): ("0", "number", "0", "件")
             for metric, _ in forms.TABLE_THREE["zfxxgk-2021"]
             for applicant, _ in forms.APPLICANTS}
    rest = {("applications.result.granted", "total"): ("18", "number", "18", "件"),
            ("applications.result.granted", "other"): ("18", "number", "18", "件"),
            ("applications.result.other.misc", "other"): ("39", "number", "39", "件"),
            ("applications.result.total", "other"): ("57", "number", "57", "件"),
            ("applications.received.new", "other"): ("57", "number", "57", "件"),
            ("applications.received.new", "total"): ("57", "number", "57", "件")}
    return make("quoted-2021", who, "zfxxgk-2021", Habits(writer="wps", oddity=0.0),
                {**blank, **rest, **QUOTED_2021})


def statistics():
    """The form of 2014 behind the text, as the notice prints it."""
    who = identity("青溪区农业局", "云州市青溪区农业局", 2017, "2018-01-15")
    return make("statistics", who, "zfxxgk-2014", Habits(writer="word", drift=0.0, oddity=0.0))


def local_statistics():
    """The same as a county prints it: 序号, quarters, 元, its title and a row of its own inside."""
    who = identity("兰桥县环境保护局", "云州市兰桥县环境保护局", 2016, "2017-01-20")
    random, form = randoms.Random("local statistics"), "zfxxgk-2014"
    habits = Habits(writer="wps", drift=0.15, oddity=0.1, nothing="mixed", local_row=True,
                    money_unit="元")
    draft = Draft(random, who, form, habits, figures.draw(random, form, habits.busy))
    draft.printed = body.print_figures(random, form, draft.drawn, habits)
    draft.switch = "quarters"
    statistics_columns.money_in_yuan(draft)
    draft.made = body.build(random, who, form, habits, draft.printed,
                            "{A}{Y}年政府信息公开工作年度报告")
    for change in (statistics_columns.code_column, statistics_columns.quarter_columns,
                   statistics_switches.group_rows_merged, statistics_switches.among_otherwise,
                   statistics_switches.title_rows):
        change(draft)
    return draft.made


# --- the one with bookmarks


def bookmarks():
    """表二 around its table, 表三 in its first cell, 表四 over its columns; an old copy beside."""
    who = identity("青溪区民政局", "云州市青溪区民政局", 2021, "2022-01-10")
    made = make("bookmarks", who, "zfxxgk-2021", Habits(writer="word", oddity=0.0, busy=0.5))
    two, three, four = [block for block in made.blocks if isinstance(block, Table)]
    old = old_copy(made)
    reorder(made, two, three, four, old)
    mark_first_cell(three, 31, "表三")
    mark_columns(four, 41, "表四", 0, 14)
    return made


def old_copy(made):
    """Table three with last year's figures."""
    random = randoms.Random("last year")
    drawn = figures.draw(random, made.form, 0.5)
    printed = body.print_figures(random, made.form, drawn, made.habits)
    return tables.TableMaker(random, made.form, made.habits, printed).table_three()


def reorder(made, two, three, four, old):
    """Table four stands where the form has two, and two where it has four."""
    swapped = {id(two): four, id(four): two}
    blocks = []
    for block in made.blocks:
        block = swapped.get(id(block), block)
        if block is two:
            blocks += [start(21, "表二"), two, end(21)]
        elif block is three:
            blocks += [start(51, "旧表三"), old, end(51), Paragraph(["本年度的情况如下。"]), three]
        else:
            blocks.append(block)
    made.blocks = blocks


def start(number, name, columns=""):
    return Raw(f'<w:bookmarkStart w:id="{number}"{columns} w:name="{name}"/>')


def end(number):
    return Raw(f'<w:bookmarkEnd w:id="{number}"/>')


def mark_first_cell(table, number, name):
    pieces = table.rows[0].cells[0].blocks[0].pieces
    pieces.insert(0, start(number, name))
    pieces.append(end(number))


def mark_columns(table, number, name, first, last):
    """As Word marks columns: from the first cell of the first row to the last of the last."""
    columns = f' w:colFirst="{first}" w:colLast="{last}"'
    table.rows[0].cells[0].blocks[0].pieces.insert(0, start(number, name, columns))
    table.rows[-1].cells[-1].blocks[0].pieces.append(end(number))


SAMPLES = (
    ("plain-2021", plain_2021, ""),
    ("automatic-numbers-2022", automatic_numbers, ""),
    ("headings-by-style-2023", headings_by_style, ""),
    ("headings-without-styles-2020", headings_without_styles, ""),
    ("five-tables-2019", five_tables, ""),
    ("full-width-2020", full_width, ""),
    ("blanks-2022", blanks, ""),
    ("district-2021", district, "aggregate"),
    ("local-table-2020", local_table, ""),
    ("tracked-changes-2024", tracked_changes, ""),
    ("older-form-2022", older_form_later, ""),
    ("quoted-2019", quoted_2019, ""),
    ("quoted-2021", quoted_2021, ""),
    ("bookmarks-2021", bookmarks, ""),
    ("statistics-2017", statistics, ""),
    ("local-statistics-2016", local_statistics, ""),
)

"""The switches of 统计表: its own, and what others do to it."""

from . import statistics_adversarial as a
from . import statistics_columns as c
from . import statistics_switches as s
from .statistics_form import FORM  # noqa: F401

SOME, RARE = 0.15, 0.1  # of the reports in this form

# (name, when, act, what it does, share, apart)
HONEST = (
    ("table-alone", "house", s.table_alone, "nearly nothing but the table", RARE, ""),
    ("money-in-yuan", "figures", c.money_in_yuan, "元 in the unit column", SOME, "units"),
    ("code-column", "page", c.code_column, "序号 or 代码 before the labels", SOME, ""),
    ("unit-column-missing", "page", c.unit_column_missing, "no column of units", SOME,
     "unit-column"),
    ("unit-column-wording", "page", c.unit_column_wording, "计量单位", SOME, "unit-column"),
    ("quarter-columns", "page", c.quarter_columns, "一季度 … 四季度 before 统计数", SOME, ""),
    ("several-columns", "page", c.several_columns, "市本级 | 区县 below 统计数", SOME, ""),
    ("group-rows-merged", "page", s.group_rows_merged, "groups over the whole width", SOME,
     "groups"),
    ("group-rows-blank", "page", s.group_rows_blank, "nothing for ——", SOME, "groups"),
    ("rows-missing", "page", s.rows_missing, "one to six rows not there", SOME, ""),
    ("title-rows", "page", s.title_rows, "title and （2017年度） above the header", SOME, ""),
    ("outline-ordinals-dropped", "page", s.ordinals_dropped, "no 一、 （一） 1.", SOME, "ordinals"),
    ("outline-ordinals-otherwise", "page", s.ordinals_otherwise, "1、 for 1.", SOME, "ordinals"),
    ("outline-notes-dropped", "page", s.notes_dropped, "no （不同渠道…计1条）", SOME, ""),
    ("among-otherwise", "page", s.among_otherwise, "no 其中：, or with another colon", SOME, ""),
    ("labels-indented", "page", s.labels_indented, "blanks before labels of a group", SOME, ""),
)
ADVERSARIAL = (
    ("group-row-deleted", "page", a.group_row_deleted, "a group's rows without its own", SOME,
     "groups lie"),
    ("group-row-replaced", "page", a.group_row_replaced, "another group in its place", SOME,
     "groups lie"),
    ("groups-swapped", "page", a.groups_swapped, "四 and 五 change places, their rows stay", SOME,
     "groups lie"),
    ("among-moved", "page", a.among_moved, "其中 below a row that it is not of", SOME, ""),
)

# Switches of all editions that 统计表 has too, and what they do to it where that is another thing.
ALSO = {
    "local-row": None, "closing-row": None, "local-table-before": None, "sentence-between": None,
    "label-split": None, "label-spaced": None, "brackets-mixed": None, "row-typo": s.row_typo,
    "long-note": s.long_notes, "rows-swapped": s.rows_swapped, "title-whole-place": None,
    "heading-number": None, "heading-seventh": None, "heading-wording": None, "other-notice": None,
    "labels-swapped": a.labels_swapped, "row-replaced": a.row_replaced,
    "label-emptied": a.label_emptied, "row-twice": a.row_twice, "value-merged": a.value_merged,
    "value-dropped": a.value_dropped, "table-twice": a.table_twice,
    "table-as-picture": None, "table-missing": None, "narrative-only": None,
}

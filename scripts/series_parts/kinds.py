"""The kinds of faults, and the findings they must lead to. Codes stand here and nowhere else."""

from dataclasses import dataclass

# What must be found -> the codes of findings.csv under which it counts.
CODES = {
    "flow": ("flow",),
    "result-total": ("result-total",),
    "applicant-total": ("applicant-total",),
    "review-total": ("review-total",),
    "litigation-total": ("litigation-total",),
    "prose": ("prose-differs",),
    "carry": ("carry",),
    "copy": ("same-as-last-year",),
    "missing": ("missing-report",),
    "late": ("filed-late",),
    "edition": ("wrong-edition",),
    "block": ("block-missing",),
    "jump": ("money-jump",),
    "exceeds": ("sum-exceeds-aggregate",),
    "differs": ("sum-differs-from-aggregate", "sum-exceeds-aggregate"),
}
# A check whose figures are blank tells so in checks.csv, with its code and this state.
BLANK_STATE = "broken-if-blank-is-zero"

# Checks over two years: a fault in one of them shows in the reports of both.
ACROSS_YEARS = {"carry", "in-force", "in-force-carry", "items-carry", "items-chain",
                "same-as-last-year", "money-jump", "figure-jump", "missing-report"}
# Checks over a place: a fault in one report shows in the aggregate and in every part.
ACROSS_PLACE = {"sum-exceeds-aggregate", "sum-differs-from-aggregate"}


@dataclass(frozen=True)
class Kind:
    name: str
    in_place: bool  # may be planted where figures are also added up over a place
    does: str


KINDS = (
    Kind("figure-changed", False, "a cell of table three or four, so that an identity breaks"),
    Kind("row-blanked", False, "a row of table three that had figures"),
    Kind("sentence-altered", True, "a figure stated in the text"),
    Kind("carry-broken", False, "carried in, with all that must go with it in its year"),
    Kind("report-copied", False, "all figures are those of the year before"),
    Kind("year-missing", False, "no report of a year within the body's years"),
    Kind("late-filing", True, "signed after the day by which it must be published"),
    Kind("wrong-edition", False, "the form of 2019 from 2022 on"),
    Kind("block-missing", False, "a table is left out"),
    Kind("unit-slip", False, "money times 10,000, or 元 for 万元"),
    Kind("sum-exceeds", True, "a body's figures are above those of the place"),
)
# Those that must be found today: what `--kinds today` stands for. Widen it as checks come in.
TODAY = ("figure-changed", "row-blanked", "sentence-altered", "carry-broken", "report-copied",
         "year-missing", "late-filing", "wrong-edition", "block-missing", "unit-slip",
         "sum-exceeds")
BY_NAME = {kind.name: kind for kind in KINDS}

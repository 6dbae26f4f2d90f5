"""The figures of one report, such that the form's own arithmetic holds."""

from decimal import Decimal

from . import forms, statistics_form, values

OUTCOMES = ("upheld", "corrected", "other", "pending")
TOTALS = ("applications.received.new", "applications.received.carried_in",
          "applications.result.total", "applications.carried_out")


def leaves(form):
    return [metric for metric, _ in forms.TABLE_THREE[form] if metric not in TOTALS]


def size(random):
    """Most cells of most reports are nothing; some are large."""
    chance = random.random()
    if chance < 0.6:
        return 0
    if chance < 0.93:
        return random.randrange(1, 40)
    return random.randrange(40, 2500)


def applications(random, form, busy):
    """`busy`: the share of the five organisations' columns that hold anything."""
    columns = {}
    for applicant, _ in forms.APPLICANTS[:-1]:
        if applicant == "natural_person" or random.random() < busy:
            columns[applicant] = one_applicant(random, form, leaves(form))
    return with_totals(form, columns)


def one_applicant(random, form, chosen):
    """A column of table three, of whose leaf rows only the chosen may hold anything."""
    column = {metric: 0 for metric, _ in forms.TABLE_THREE[form]}
    for metric in chosen:
        column[metric] = size(random) if random.random() < 0.5 else 0
    done = sum(column.values())
    left = random.choice((0, 0, 1, 2, 5))
    carried = random.randrange(0, min(6, done + left + 1))
    column["applications.result.total"] = done
    column["applications.carried_out"] = left
    column["applications.received.carried_in"] = carried
    column["applications.received.new"] = done + left - carried
    return column


def with_totals(form, columns):
    figures = {}
    for metric, _ in forms.TABLE_THREE[form]:
        for applicant, _ in forms.APPLICANTS[:-1]:
            figures[metric, applicant] = columns[applicant][metric] if applicant in columns else 0
        figures[metric, "total"] = sum(column[metric] for column in columns.values())
    return figures


def disputes(random):
    figures = {}
    for group in ("review", "litigation.direct", "litigation.after_review"):
        parts = [random.choice((0, 0, 0, 1, 2, 7)) for _ in OUTCOMES]
        for outcome, part in zip(OUTCOMES, parts):
            figures[f"{group}.{outcome}", ""] = part
        figures[f"{group}.total", ""] = sum(parts)
    return figures


def proactive(random, form):
    figures = {}
    for _, _, rows in forms.TABLE_TWO[form]:
        for _, cells in rows:
            for metric, _, kind in cells:
                figures[metric, ""] = proactive_figure(random, kind)
            settle(figures, [metric for metric, _, _ in cells])
    return figures


def proactive_figure(random, kind):
    if kind == "money":
        return values.amount(random)
    if kind == "change":
        return random.choice((0, 1, -1)) * random.randrange(1, 1000)
    return size(random)


def settle(figures, metrics):
    """What was newly made is among what there is in all."""
    for metric in metrics:
        if metric.endswith((".total_disclosed", ".in_force")):
            figures[metric, ""] += figures[metrics[0], ""] + figures[metrics[1], ""]


def take_away_rules(figures):
    """Bodies of districts and towns make no 规章, though some say they do."""
    for metric, applicant in figures:
        if metric.startswith("disclosure.regulations."):
            figures[metric, applicant] = 0


def draw(random, form, busy):
    """(metric, applicant) -> int or Decimal, for every value cell of the form."""
    if form == statistics_form.FORM:
        return statistics_form.draw(random, size, values.amount)
    return {
        **proactive(random, form),
        **applications(random, form, busy),
        **disputes(random),
    }


def cells_of(form):
    """Every value cell of a form, in its order: metric, applicant, unit, kind and both labels."""
    if form == statistics_form.FORM:
        yield from statistics_form.cells()
        return
    for caption, headers, rows in forms.TABLE_TWO[form]:
        for label, cells in rows:
            for header, (metric, unit, kind) in zip(headers, cells):
                yield metric, "", unit, kind, f"{caption} / {label} / {header}", ""
    for metric, path in forms.TABLE_THREE[form]:
        for applicant, columns in forms.APPLICANTS:
            yield metric, applicant, "件", "count", " / ".join(path), " / ".join(columns)
    for metric, path in forms.TABLE_FOUR:
        yield metric, "", "件", "count", " / ".join(path), ""


def is_nothing(figure):
    return figure in (0, Decimal(0))

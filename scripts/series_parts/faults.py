"""Faults planted in a series: each in a report of its own, with what must be found of it."""

from dataclasses import dataclass
from decimal import Decimal

from corpus_parts import claims, figures, forms

from . import identities, page
from .kinds import BY_NAME
from .years import CARRIED_IN, DOCUMENTS, DONE, KINDS, NEW

APART = 3  # years between two faults of one body
GRANTED = "applications.result.granted"
OLD = "zfxxgk-2019"


@dataclass
class Fault:
    kind: str
    what: str
    expected: list  # of (what of kinds.CODES, metric, applicant); empty: any
    spec: object = None
    number: int = 0


class Field:
    """All reports of a series, and where faults already are."""

    def __init__(self, places, specs):
        self.specs = specs
        self.at = {(id(spec.body), spec.year): spec for spec in specs}
        self.places = {id(body): place for place in places for body in place.everyone()}
        self.faulty = {}  # body -> years
        self.spoilt = set()  # (place, year) whose sums are known to be wrong

    def neighbour(self, spec, years):
        return self.at.get((id(spec.body), spec.year + years))

    def place(self, spec):
        return self.places[id(spec.body)]

    def is_free(self, spec):
        return all(abs(spec.year - year) >= APART for year in self.faulty.get(id(spec.body), ()))

    def mark(self, spec):
        self.faulty.setdefault(id(spec.body), []).append(spec.year)

    def may_hold(self, spec, kind):
        return self.is_free(spec) and (BY_NAME[kind].in_place or not self.place(spec).aggregate)


def blank_cells(spec, drawn):
    """What the house prints as nothing: no figure, not even zero."""
    if spec.body.house.nothing in ("zero", "wide-zero"):
        return set()
    return {key for key, figure in drawn.items() if figures.is_nothing(figure)}


def changed_cell(random, spec):
    """A cell of table three or four that says something, changed by a little."""
    drawn = dict(spec.figures)
    cells = [key for key in drawn if drawn[key] and key[0].startswith(
        ("applications.", "review.", "litigation."))]
    if not cells:
        return None
    key = random.choice(cells)
    drawn[key] += random.choice((-1, 1, 2, 10)) if drawn[key] > 1 else random.choice((1, 2, 10))
    expected = list(identities.broken(spec.form, drawn, blank_cells(spec, drawn)))
    if not expected:
        return None
    right, spec.figures = spec.figures[key], drawn
    return Fault("figure-changed", f"{drawn[key]} in place of {right}: {' '.join(key).strip()}",
                 expected)


def blanked_row(random, spec):
    """A row of table three, which the form's sums miss."""
    rows = [metric for metric, _ in forms.TABLE_THREE[spec.form] if spec.figures[metric, "total"]]
    if not rows:
        return None
    metric = random.choice(rows)
    blank = {key for key in spec.figures if key[0] == metric} | blank_cells(spec, spec.figures)
    expected = list(identities.broken(spec.form, spec.figures, blank))
    if not expected:
        return None
    spec.blanks = (metric,)
    spec.claims = [claim for claim in spec.claims
                   if not any(key[0] == metric for slot in claim.slots for key in slot)]
    return Fault("row-blanked", f"the row of {metric}", expected)


def altered_sentence(random, spec):
    """A figure, or a sum of some, that the text states; its cells are not all blank."""
    blank, sums = blank_cells(spec, spec.figures), claims.sums(spec.form)
    choices = [slot for slot in claims.stated(spec.claims, spec.figures) if set(slot) - blank]
    if not choices:
        return None
    slot = random.choice(choices)
    right = sum(spec.figures[key] for key in slot)
    more = random.choice((1, 2, 3, 10)) if right < 2 or random.random() < 0.5 else -1
    spec.altered = {slot[0]: spec.figures[slot[0]] + more}
    named = slot[0] if len(slot) == 1 else sums[slot]
    return Fault("sentence-altered", f"{right + more} in the text, {right} in the table",
                 [("prose", *named)])


def broken_carry(random, spec, before):
    if not before:
        return None
    applicant = random.choice([kind for kind in KINDS if spec.figures[NEW, kind]] or KINDS[:1])
    more = random.choice((1, 2, 3, 7))
    for metric in (CARRIED_IN, DONE, GRANTED):
        for column in (applicant, "total"):
            spec.figures[metric, column] += more
    return Fault("carry-broken", f"{applicant} carries in {more} more than the year before left",
                 [("carry", "", applicant), ("carry", "", "total")])


def copied_report(random, spec, before):
    if not before or before.form != spec.form or before.figures == spec.figures:
        return None
    if sum(before.figures[key] != 0 for key in before.figures) < 8:
        return None
    spec.figures, spec.claims = dict(before.figures), before.claims
    return Fault("report-copied", f"the figures of {before.year}", [("copy", "", "")])


def missing_year(random, spec, before, after):
    if not before or not after:
        return None
    spec.written = False
    return Fault("year-missing", f"no report of {spec.year}", [("missing", "", "")])


def late_filing(random, spec):
    if spec.body.is_town():
        return None  # the rule names departments and governments from the county up
    first = page.MARCH[1] + 2 if spec.body.aggregate else page.JANUARY[1]
    spec.signed_on = page.day(spec.year, random.randrange(first, first + 60))
    return Fault("late-filing", f"signed on {spec.signed_on}", [("late", "", "")])


def wrong_edition(random, spec):
    if spec.year < 2022:
        return None
    new, drawn = spec.figures, {}
    for metric, applicant, _, kind, _, _ in figures.cells_of(OLD):
        drawn[metric, applicant] = new.get((metric, applicant), 0)
    for applicant in (*KINDS, "total"):
        drawn["applications.result.other", applicant] = sum(
            figure for key, figure in new.items()
            if key[0].startswith("applications.result.other.") and key[1] == applicant)
    drawn[DOCUMENTS + "total_disclosed", ""] = new[DOCUMENTS + "in_force", ""]
    spec.form, spec.figures = OLD, drawn
    spec.claims = claims.draw_claims(random, OLD)
    return Fault("wrong-edition", "the form of 2019", [("edition", "", "")])


def missing_block(random, spec):
    captions = [block[0] for block in forms.TABLE_TWO[spec.form]]
    part = random.choice(("three", "four", *captions))
    spec.dropped = (part,)
    spec.claims = []
    return Fault("block-missing", f"without {part}", [("block", "", "")])


def slipped_unit(random, spec, before):
    for metric in ("fees.administrative.amount", "procurement.centralized.amount"):
        key = metric, ""
        if not before or not before.figures.get(key) or not spec.figures.get(key):
            continue
        if metric.startswith("procurement") and not spec.body.house.header_unit:
            if spec.body.money_unit == "万元":
                spec.units = {metric: "元"}
                return Fault("unit-slip", f"{metric} in 元", [("jump", metric, "")])
        spec.figures[key] *= Decimal(10_000)
        return Fault("unit-slip", f"{metric} times 10,000", [("jump", metric, "")])
    return None


def exceeded_sum(random, spec, field):
    place = field.place(spec)
    if not place.aggregate or spec.body.aggregate or (id(place), spec.year) in field.spoilt:
        return None
    over = 0 if place.complete else place.rest[spec.year][NEW, "natural_person"] + \
        place.rest[spec.year][GRANTED, "natural_person"]
    more = over + random.randrange(1, 30)
    for metric in (NEW, DONE, GRANTED):
        for column in ("natural_person", "total"):
            spec.figures[metric, column] += more
    field.spoilt.add((id(place), spec.year))
    return Fault("sum-exceeds", f"{more} applications more than the place has room for",
                 [("differs" if place.complete else "exceeds", NEW, "natural_person")])


def plant(random, kind, spec, field):
    """The fault, now in the report; None where the report has no room for it."""
    before, after = field.neighbour(spec, -1), field.neighbour(spec, 1)
    fault = {
        "figure-changed": lambda: changed_cell(random, spec),
        "row-blanked": lambda: blanked_row(random, spec),
        "sentence-altered": lambda: altered_sentence(random, spec),
        "carry-broken": lambda: broken_carry(random, spec, before),
        "report-copied": lambda: copied_report(random, spec, before),
        "year-missing": lambda: missing_year(random, spec, before, after),
        "late-filing": lambda: late_filing(random, spec),
        "wrong-edition": lambda: wrong_edition(random, spec),
        "block-missing": lambda: missing_block(random, spec),
        "unit-slip": lambda: slipped_unit(random, spec, before),
        "sum-exceeds": lambda: exceeded_sum(random, spec, field),
    }[kind]()
    if fault:
        fault.spec, spec.fault = spec, fault
        field.mark(spec)
    return fault


def shares(count, share, chosen):
    """How many of each kind."""
    each, over = divmod(round(count * share), len(chosen))
    return {kind: each + (n < over) for n, kind in enumerate(chosen)}


def plant_all(random, field, wanted):
    """As many of each kind as wanted, in reports drawn at random."""
    order, planted = field.specs[:], []
    random.shuffle(order)
    # those that find few places come first
    for kind in sorted(wanted, key=lambda name: name != "sum-exceeds"):
        left = wanted[kind]
        for spec in order:
            if left and field.may_hold(spec, kind):
                fault = plant(random, kind, spec, field)
                if fault:
                    planted.append(fault)
                    left -= 1
        random.shuffle(order)
    planted.sort(key=lambda fault: fault.spec.file)
    for number, fault in enumerate(planted, 1):
        fault.number = number
    return planted

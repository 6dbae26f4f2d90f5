"""The figures of one body over its years, such that they hold within and between them."""

from decimal import Decimal

from corpus_parts import figures, forms
from corpus_parts.claims import CARRIED_IN, CARRIED_OUT, DOCUMENTS, DONE, KINDS, NEW

ENFORCED = ("licensing", "other_services", "penalty", "compulsion")
LEFT_OVER = 0.06  # of the applications of a year
GRANTED = ("granted", "partially_granted", "not_held", "misc", "other")


def form_of(year):
    return "zfxxgk-2021" if year >= 2021 else "zfxxgk-2019"


def around(random, level):
    """A count near a level, as it differs from year to year."""
    return max(0, round(level * random.uniform(0.6, 1.5) + random.choice((-1, 0, 0, 1))))


def level(random, most):
    """Many bodies have nothing or little of a thing, a few have much."""
    return random.choice((0, 0, 1, 1)) * round(most ** random.uniform(0.2, 1.0))


class Applications:
    """Table three: each kind of applicant with what it leaves over to the next year."""

    def __init__(self, random, most):
        self.random = random
        self.levels = {kind: 0 for kind in KINDS}
        self.levels["natural_person"] = max(1, level(random, most)) if random.random() < 0.9 else 0
        for kind in KINDS[1:]:
            if random.random() < 0.25:
                self.levels[kind] = random.randrange(1, 2 + most // 8)
        self.left = {kind: random.choice((0, 0, 1)) if self.levels[kind] else 0 for kind in KINDS}
        self.weights = {}

    def weight(self, metric):
        """How often a house decides so; the same over the years."""
        if metric not in self.weights:
            often = metric.endswith(GRANTED)
            self.weights[metric] = self.random.choice((2, 5, 9) if often else (0, 0, 0, 1))
        return self.weights[metric]

    def year(self, form):
        columns = {kind: self.column(form, kind) for kind in KINDS}
        return figures.with_totals(form, columns)

    def column(self, form, kind):
        leaves = figures.leaves(form)
        column = {metric: 0 for metric, _ in forms.TABLE_THREE[form]}
        new, carried = around(self.random, self.levels[kind]), self.left[kind]
        if not self.levels[kind]:
            new = 0
        left = sum(self.random.random() < LEFT_OVER for _ in range(new + carried))
        weights = [self.weight(metric) for metric in leaves]
        for metric in self.random.choices(leaves, weights, k=new + carried - left):
            column[metric] += 1
        self.left[kind] = left
        column.update({NEW: new, CARRIED_IN: carried, CARRIED_OUT: left,
                       DONE: new + carried - left})
        return column


class Disclosure:
    """Table two: documents in force, items of each power, money."""

    def __init__(self, random, most):
        self.random = random
        self.in_force = random.randrange(0, 3 + most // 2)
        self.issued = level(random, 2 + most // 10)
        self.items = {name: level(random, 120) for name in (*ENFORCED, "fees")}
        self.decisions = {name: level(random, 40 * most) if self.items[name] else 0
                          for name in ENFORCED}
        self.fees = random.choice((0, 1)) * Decimal(random.randrange(100, 9_000_000)) / 100
        self.projects = level(random, most)
        self.bought = Decimal(random.randrange(5_000, 90_000_000)) / 100

    def year(self, form):
        made = {(metric, ""): 0 for metric, applicant, _, _, _, _ in figures.cells_of(form)
                if applicant == "" and metric.startswith(("disclosure", "enforcement", "fees",
                                                          "procurement"))}
        self.documents(made, form)
        for name in ENFORCED:
            if (f"enforcement.{name}.decisions", "") in made:
                made[f"enforcement.{name}.decisions", ""] = around(
                    self.random, self.decisions[name]) if self.decisions[name] else 0
        if form == "zfxxgk-2019":
            self.lists(made)
            self.purchases(made)
        else:
            self.fees = self.drifted(self.fees)
            made["fees.administrative.amount", ""] = self.fees
        return made

    def documents(self, made, form):
        issued = around(self.random, self.issued) if self.issued else 0
        repealed = self.random.randrange(0, 1 + self.in_force // 4)
        self.in_force += issued - repealed
        made[DOCUMENTS + "issued", ""] = issued
        if form == "zfxxgk-2019":
            made[DOCUMENTS + "newly_disclosed", ""] = self.random.randrange(0, issued + 1)
            made[DOCUMENTS + "total_disclosed", ""] = self.in_force
        else:
            made[DOCUMENTS + "repealed", ""] = repealed
            made[DOCUMENTS + "in_force", ""] = self.in_force

    def lists(self, made):
        for name, items in self.items.items():
            stem = "fees.administrative." if name == "fees" else f"enforcement.{name}."
            change = self.random.choice((0, 1, -1)) * self.random.randrange(0, 2 + items // 5)
            change = max(change, -items)
            made[stem + "items_prev_year", ""] = items
            made[stem + "items_change", ""] = change
            self.items[name] = items + change
            if made.get((stem + "decisions", "")) == items + change:
                made[stem + "decisions", ""] += 1  # cases, and no items

    def purchases(self, made):
        if self.projects:
            made["procurement.centralized.projects", ""] = max(
                1, around(self.random, self.projects))
            self.bought = self.drifted(self.bought)
            made["procurement.centralized.amount", ""] = self.bought

    def drifted(self, amount):
        return (amount * self.random.randrange(60, 160) / 100).quantize(Decimal("0.01"))


def disputes(random, busy):
    made = {}
    for group in ("review", "litigation.direct", "litigation.after_review"):
        parts = [random.randrange(0, 3 + busy // 30) if random.random() < 0.2 else 0
                 for _ in figures.OUTCOMES]
        made |= {(f"{group}.{outcome}", ""): part
                 for outcome, part in zip(figures.OUTCOMES, parts)}
        made[f"{group}.total", ""] = sum(parts)
    return made


def series(random, years, most):
    """year -> every figure of its form; `most`: the applications of a busy body."""
    applications, disclosure = Applications(random, most), Disclosure(random, most)
    made = {}
    for year in years:
        form = form_of(year)
        made[year] = {**disclosure.year(form), **applications.year(form),
                      **disputes(random, most)}
        if made[year] == made.get(year - 1):
            made[year]["enforcement.penalty.decisions", ""] += 1
    return made


def added_up(parts):
    """The figures of several reports of one year together."""
    return {key: sum(part[key] for part in parts) for key in parts[0]}


def fill(random, place):
    """Gives every body of a place its figures; the aggregate those of all that report to it."""
    for body in place.bodies:
        body.figures = series(random, body.years(), random.randrange(3, 90))
    if not place.aggregate:
        return
    years = place.aggregate.years()
    place.rest = series(random, years, random.randrange(40, 400))
    for year in years:
        parts = [body.figures[year] for body in place.bodies]
        if not place.complete:
            parts.append(place.rest[year])
        place.aggregate.figures[year] = added_up(parts)

"""Who reports: places, their bodies, the years and names of each, roster and aliases."""

import csv
import os
from dataclasses import dataclass, field

from corpus_parts import habits, names, values

FIRST, LAST = 2019, 2024
TABLE = os.path.join(os.path.dirname(__file__), "../..",
                     "normalize/divisions/china-division-2.7.0.tsv")
TWO_SCOPES, COMPLETE, RENAMED, TOWN = 0.3, 0.5, 0.12, 0.15  # shares: of places, of those, of bodies
# Bodies by what they were called until a reform, and afterwards.
RENAMINGS = (
    ("科技创新局", "科学技术局"),
    ("地方金融监督管理局", "金融工作局"),
    ("政务服务数据管理局", "数据局"),
    ("文化广电旅游体育局", "文化和旅游局"),
    ("城市管理和综合执法局", "城市管理局"),
    ("乡村振兴局", "农村工作局"),
    ("工业和信息化局", "经济和信息化局"),
)
OF_ALL_PLACES = 3000  # reports that the places have with their usual number of bodies
BUREAUS = [name for name in names.BODIES.split() if name.endswith("局")]
# Ways of printing a figure that leave nothing to say about it.
PLAIN_WAYS = (values.wide, values.padded, values.with_unit, values.in_groups, values.in_pieces,
              values.in_control, values.computed)


@dataclass
class Body:
    place: tuple  # city, district
    tail: str  # the name without its place; empty: the place itself
    until: int  # the last year of that name
    new_tail: str  # the name from then on
    first: int
    last: int
    house: object  # habits of printing
    money_unit: str
    sure: bool  # the short name leads to the place, too
    code: str  # of its place
    aggregate: bool = False
    figures: dict = field(default_factory=dict)  # year -> figures

    def years(self):
        return range(self.first, self.last + 1)

    def renamed(self):
        return self.first <= self.until < self.last

    def is_town(self):
        return len(self.code) == 9

    def short(self, year):
        return self.place[1] + (self.tail if year <= self.until else self.new_tail)

    def full(self, year):
        return self.place[0] + self.short(year)

    def full_names(self):
        return [self.full(self.first)] + ([self.full(self.last)] if self.renamed() else [])

    def every_name(self):
        """All it may be called in the findings."""
        made = {name(year) for name in (self.full, self.short) for year in self.years()}
        return made | {name + "人民政府" for name in made if self.aggregate}


@dataclass
class Place:
    names: tuple
    bodies: list
    aggregate: Body | None = None
    rest: dict = field(default_factory=dict)  # year -> figures of others that report to it
    complete: bool = False

    def everyone(self):
        return self.bodies + ([self.aggregate] if self.aggregate else [])


class Divisions:
    """Codes of districts and the towns below them, from the table that the program carries."""

    def __init__(self):
        with open(TABLE, encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source, delimiter="\t"))[1:]
        self.codes, self.towns = {}, {}
        for code, name, *_ in rows:
            if len(code) == 9:
                self.towns.setdefault(code[:6], []).append((code, name))
            else:
                self.codes.setdefault(name, []).append(code)

    def district(self, city, name):
        """The code of a district, and whether no other place bears the name."""
        found = self.codes.get(name, [])
        tops = tuple(code for code in self.codes.get(city, []))
        return next((code for code in found if code.startswith(tops)), ""), len(found) == 1


def house(random):
    """Habits of printing that leave nothing to say about a cell."""
    drawn = habits.draw(random)
    drawn.drift, drawn.aliases = random.choice((0.0, 0.0, 0.02)), random.choice((0.0, 0.0, 0.5))
    drawn.oddity, drawn.odd_counts = random.choice((0.0, 0.01, 0.05)), PLAIN_WAYS
    drawn.nothing = random.choice(("zero",) * 6 + ("wide-zero", "nbsp", "empty", "/"))
    drawn.dropped, drawn.length = (), min(drawn.length, 2)
    return drawn


def span(random):
    """Four to six years in a row."""
    length = random.randrange(4, LAST - FIRST + 2)
    first = random.randrange(FIRST, LAST - length + 2)
    return first, first + length - 1


def new_body(random, place, tail, code, sure, years):
    made = house(random)
    unit = made.header_unit or random.choice(("元", "万元"))
    return Body(place, tail, years[1], tail, *years, made, unit, sure, code)


def rename(random, body, taken):
    """Another name from some year on, the text of the place staying."""
    old, new = random.choice([pair for pair in RENAMINGS if not taken & set(pair)] or [("", "")])
    if old:
        body.tail, body.new_tail = old, new
        body.until = random.randrange(body.first, body.last)
        taken |= {old, new}


def draw_bodies(random, names_of_place, code, sure, divisions, count, years):
    """`years`: of all of them, or None where each has its own."""
    pairs = {name for pair in RENAMINGS for name in pair}
    bureaus = random.sample([name for name in BUREAUS if name not in pairs], count)
    towns = [town for town in divisions.towns.get(code, ()) if town[1].endswith(("街道", "镇"))]
    taken, bodies = set(), []
    for tail in bureaus:
        body = new_body(random, names_of_place, tail, code, sure, years or span(random))
        if towns and random.random() < TOWN:
            body.code, town = towns.pop(random.randrange(len(towns)))
            body.tail = body.new_tail = town + ("办事处" if town.endswith("街道") else "人民政府")
        elif random.random() < RENAMED:
            rename(random, body, taken)
        bodies.append(body)
    return bodies


def draw_place(random, names_of_place, divisions, dense):
    """`dense`: how many times the usual number of bodies."""
    code, sure = divisions.district(*names_of_place)
    if random.random() >= TWO_SCOPES:
        bodies = draw_bodies(random, names_of_place, code, sure, divisions,
                             random.randrange(3, 8) * dense, None)
        return Place(names_of_place, bodies)
    years = span(random)
    bodies = draw_bodies(random, names_of_place, code, sure, divisions,
                         random.randrange(4, 8) * dense, years)
    whole = new_body(random, names_of_place, "", code, sure, years)
    whole.aggregate = True
    for body in (*bodies, whole):  # figures are added up, so all print money alike
        body.house.header_unit, body.money_unit = "万元", "万元"
    return Place(names_of_place, bodies, whole, complete=random.random() < COMPLETE)


def draw_places(random, count):
    """As many places as it takes for `count` reports; the last ones cut to fit."""
    divisions, drawn, left = Divisions(), [], count
    districts = list(names.districts())
    random.shuffle(districts)
    for pair in districts:
        if left > 0:
            drawn.append(draw_place(random, pair, divisions, dense=1 + count // OF_ALL_PLACES))
            left = cut(drawn[-1], left)
    return drawn


def cut(place, left):
    """Leaves out what is over; a place of two scopes that does not fit keeps one."""
    if place.aggregate and len(place.aggregate.years()) * len(place.everyone()) > left:
        place.aggregate = None
    for body in place.everyone():
        shorten(body, min(len(body.years()), left))
        left -= len(body.years())
    place.bodies = [body for body in place.bodies if body.years()]
    return left


def shorten(body, years):
    body.last = body.first + years - 1
    if body.until >= body.last:
        body.until, body.new_tail = body.last, body.tail

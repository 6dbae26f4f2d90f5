"""One report of a series as a .docx."""

import datetime
import os
import random as randoms
from dataclasses import dataclass, field, replace

from corpus_parts import body as bodies
from corpus_parts import claims, figures, names, package, values
from corpus_parts.document import Table

from . import story

SHORT_OR_FULL = [naming for naming in names.NAMINGS if naming[3] == "full"]
JANUARY, MARCH = (3, 31), (35, 90)  # days after New Year on which bodies sign


@dataclass
class Spec:
    """What a report says, before it is laid out."""

    body: object
    year: int
    form: str
    figures: dict  # (metric, applicant) -> int or Decimal
    claims: list
    signed_on: str
    file: str
    naming: tuple
    seed: str
    altered: dict = field(default_factory=dict)  # figures as the text gives them
    blanks: tuple = ()  # metrics of rows without figures
    units: dict = field(default_factory=dict)  # metric -> unit, where it is another
    dropped: tuple = ()  # captions of table two, or the tables three and four
    fault: object = None
    written: bool = True


def new_spec(random, body, year, form, number):
    naming = random.choice(names.NAMINGS if body.sure and not body.renamed() else SHORT_OR_FULL)
    first, last = MARCH if body.aggregate else JANUARY
    said, signed_on = claims.draw_claims(random, form), day(year, random.randrange(first, last))
    spec = Spec(body, year, form, dict(body.figures[year]), said, signed_on, "", naming,
                f"{number}:{body.code}:{year}")
    place = "".join(body.place)
    stem = random.choice((f"{body.full(year)}{year}年政府信息公开工作年度报告", f"{number:05d}"))
    spec.file = f"{place}/{stem}.docx"
    return spec


def day(year, after_new_year):
    return (datetime.date(year + 1, 1, 1) + datetime.timedelta(days=after_new_year)).isoformat()


def identity_of(spec):
    full, short = spec.body.full(spec.year), spec.body.short(spec.year)
    if spec.body.aggregate:
        return names.Identity("".join(spec.body.place), full, short, str(spec.year),
                              spec.signed_on, full, full + "人民政府", "", full)
    given = {"full": full, "short": short, "": ""}
    title, signature, text, agency = (given[key] for key in spec.naming)
    return names.Identity("".join(spec.body.place), full, short, str(spec.year), spec.signed_on,
                          title, signature, text, agency)


def printed(random, spec, house):
    """Every figure as the house prints it."""
    made = {}
    for metric, applicant, unit, kind, _, _ in figures.cells_of(spec.form):
        figure = spec.figures[metric, applicant]
        if metric in spec.blanks:
            cell = values.nothing(random, "nbsp", unit)
        elif kind == "money":
            cell = money(random, spec, house, metric, figure)
        elif figures.is_nothing(figure):
            cell = values.nothing(random, house.nothing, unit)
        elif kind == "change":
            cell = values.change(random, figure, unit, 0.0)
        else:
            cell = values.count(random, figure, unit, house.oddity, house.odd_counts)
        made[metric, applicant] = cell
    return made


def money(random, spec, house, metric, figure):
    """An amount, with its unit in the header or in the cell."""
    in_header = metric.startswith("fees.") or house.header_unit
    unit = "" if in_header else spec.units.get(metric, spec.body.money_unit)
    if figures.is_nothing(figure):
        return values.number("0" + unit, "0", unit)
    return values.number(f"{figure}{unit}", str(figure), unit)


def laid_out(spec):
    random = randoms.Random(spec.seed)
    captions = tuple(part for part in spec.dropped if part not in ("three", "four"))
    house = replace(spec.body.house, dropped=captions)
    identity = identity_of(spec)
    made = bodies.build(random, identity, spec.form, house, printed(random, spec, house),
                        story=story.tell(random, spec, identity, house))
    made.blocks = [block for block in made.blocks
                   if not (isinstance(block, Table) and block.part in spec.dropped)]
    return made


def write(task):
    """(folder, Spec) -> the file, on disk."""
    folder, spec = task
    target = os.path.join(folder, spec.file)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    package.write_package(target, laid_out(spec).parts())

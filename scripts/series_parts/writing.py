"""A whole series in a folder: the reports, who should have reported, and the faults in them."""

import csv
import multiprocessing
import os
import random as randoms
import shutil

from . import faults, page, places, years

ROSTER = ("agency", "division_code", "since", "until", "complete")
ALIASES = ("old", "new")
FAULTS = ("fault", "file", "kind", "agency", "year", "what", "code", "metric", "applicant")


def draw(count, seed, share, kinds):
    """(places, specs, faults): a series before it is written."""
    random = randoms.Random(f"series:{seed}")
    wanted = faults.shares(count, share, kinds)
    drawn = places.draw_places(random, count + wanted.get("year-missing", 0))
    specs = []
    for place in drawn:
        years.fill(random, place)
        for body in place.everyone():
            for year in body.years():
                specs.append(page.new_spec(random, body, year, years.form_of(year), len(specs)))
    planted = faults.plant_all(random, faults.Field(drawn, specs), wanted)
    return drawn, specs, planted


def roster_rows(drawn):
    """A row for each body, two for one that was renamed."""
    for place in drawn:
        complete = "yes" if place.aggregate and place.complete else ""
        for body in place.everyone():
            code, last = body.code, body.last if body.last < places.LAST else ""
            if body.renamed():
                yield body.full(body.first), code, body.first, body.until, complete
                yield body.full(body.last), code, body.until + 1, last, complete
            else:
                name = body.full(body.first) + ("人民政府" if body.aggregate else "")
                yield name, code, body.first, last, complete


def alias_rows(drawn):
    for place in drawn:
        for body in place.everyone():
            if body.renamed():
                yield body.full(body.first), body.full(body.last)


def fault_rows(planted):
    for fault in planted:
        spec = fault.spec
        for what, metric, applicant in fault.expected:
            yield (fault.number, spec.file, fault.kind, spec.body.full(spec.year), spec.year,
                   fault.what, what, metric, applicant)


def write_rows(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(columns)
        writer.writerows(rows)


def write(out, series, jobs):
    drawn, specs, planted = series
    reports = os.path.join(out, "reports")
    shutil.rmtree(reports, ignore_errors=True)
    os.makedirs(reports)
    write_rows(os.path.join(out, "roster.csv"), ROSTER, roster_rows(drawn))
    write_rows(os.path.join(out, "aliases.csv"), ALIASES, alias_rows(drawn))
    write_rows(os.path.join(out, "faults.csv"), FAULTS, fault_rows(planted))
    tasks = ((reports, spec) for spec in specs if spec.written)
    with multiprocessing.Pool(jobs) as pool:
        for _ in pool.imap_unordered(page.write, tasks, chunksize=16):
            pass

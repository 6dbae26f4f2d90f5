"""Varied reports, each built and zipped as a document of its own."""

import multiprocessing
import os
import random as randoms

from . import (body, figures, habits, names, package, placed_truth, statistics_form, stories,
               truth, variations)


def file_name(random, identity, index):
    way = random.randrange(3)
    if way == 0:
        return f"{identity.agency}{identity.year}年政府信息公开工作年度报告.docx"
    if way == 1:
        return f"{identity.year}年年报{index:06d}.docx"
    return f"{index:06d}.docx"


def form_of(random, year):
    """The edition follows the year in most reports, and not in some."""
    usual = year >= 2021
    if random.random() < 0.05:
        usual = not usual
    return "zfxxgk-2021" if usual else "zfxxgk-2019"


STATISTICS_YEARS = 5  # the years of that form are as many before those of the others
STATISTICS_SHARE = 0.28  # of the reports on as many of seven years: one in five of all


def year_and_edition(seed, index, year, forced=()):
    """Whether a report is on an earlier year, in the form of 2014; no body has a year twice."""
    statistics = any(variations.BY_NAME[name].form == statistics_form.FORM for name in forced)
    if not forced and year < names.YEARS[0] + STATISTICS_YEARS:
        statistics = randoms.Random(f"edition {seed}:{index}").random() < STATISTICS_SHARE
    if not statistics:
        return year, ""
    return year - (5 if year < names.YEARS[0] + STATISTICS_YEARS else 12), statistics_form.FORM


def report(seed, index, register):
    """(path below reports/, Report): the index-th plain report of a seed."""
    random = randoms.Random(f"{seed}:{index}")
    city, district, body_name, year = register.body_year(index)
    year, edition = year_and_edition(seed, index, year)
    identity = names.identity(random, city, district, body_name, year)
    form = form_of(random, year)
    form = edition or form
    house = habits.draw(random)
    drawn = figures.draw(random, form, house.busy)
    if index % 100:
        figures.take_away_rules(drawn)
    printed = body.print_figures(random, form, drawn, house)
    story = stories.tell(random, identity, form, house, printed)
    made = body.build(random, identity, form, house, printed, story=story)
    return f"{identity.place}/{file_name(random, identity, index)}", made


def varied(seed, index, register, forced):
    """(path below reports/, Draft): the index-th report with its switches, or the forced ones."""
    random = randoms.Random(f"varied {seed}:{index}")
    city, district, body_name, year = register.body_year(index)
    year, edition = year_and_edition(seed, index, year, forced)
    form = edition or ("zfxxgk-2021" if year >= 2021 else "zfxxgk-2019")
    form, chosen = (variations.forced(forced, form) if forced
                    else variations.draw(random, form))
    identity = names.identity(random, city, district, body_name, year)
    draft = variations.build(random, identity, form, chosen)
    return f"{identity.place}/{file_name(random, identity, index)}", draft


def write_one(task):
    """Writes one report; gives its rows of the truth files."""
    seed, index, out, plain, forced = task
    register = names.Register(seed)
    path, made = (report(seed, index, register) if plain
                  else varied(seed, index, register, forced))
    target = os.path.join(out, "reports", path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    package.write_package(target, (made if plain else made.made).parts())
    if plain:
        return (truth.cell_rows(path, made), [truth.report_row(path, made)],
                truth.stray_rows(path, made))
    return placed_truth.rows_of(path, made)


def write_corpus(count, seed, out, jobs, plain=False, forced=()):
    files = truth.FILES if plain else placed_truth.FILES
    columns = [[] for _ in files]
    with multiprocessing.Pool(jobs) as pool:
        tasks = ((seed, index, out, plain, forced) for index in range(count))
        for rows in pool.imap(write_one, tasks, chunksize=16):
            for gathered, new in zip(columns, rows):
                gathered += new
    for (name, header), rows in zip(files, columns):
        truth.write_rows(os.path.join(out, name), header, rows)

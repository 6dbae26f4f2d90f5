"""Varied reports, each built and zipped as a document of its own."""

import multiprocessing
import os
import random as randoms

from . import body, figures, habits, names, package, placed_truth, truth, variations


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


def report(seed, index, register):
    """(path below reports/, Report): the index-th plain report of a seed."""
    random = randoms.Random(f"{seed}:{index}")
    city, district, body_name, year = register.body_year(index)
    identity = names.identity(random, city, district, body_name, year)
    form = form_of(random, year)
    house = habits.draw(random)
    printed = body.print_figures(random, form, figures.draw(random, form, house.busy), house)
    made = body.build(random, identity, form, house, printed)
    return f"{identity.place}/{file_name(random, identity, index)}", made


def varied(seed, index, register, forced):
    """(path below reports/, Draft): the index-th report with its switches, or the forced ones."""
    random = randoms.Random(f"varied {seed}:{index}")
    city, district, body_name, year = register.body_year(index)
    form = "zfxxgk-2021" if year >= 2021 else "zfxxgk-2019"
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

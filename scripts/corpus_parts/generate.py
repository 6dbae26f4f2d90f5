"""Varied reports, each built and zipped as a document of its own."""

import multiprocessing
import os
import random as randoms

from . import body, figures, habits, names, package, truth


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
    """(path below reports/, Report): the index-th report of a seed."""
    random = randoms.Random(f"{seed}:{index}")
    city, district, body_name, year = register.body_year(index)
    identity = names.identity(random, city, district, body_name, year)
    form = form_of(random, year)
    house = habits.draw(random)
    printed = body.print_figures(random, form, figures.draw(random, form, house.busy), house)
    made = body.build(random, identity, form, house, printed)
    return f"{identity.place}/{file_name(random, identity, index)}", made


def write_one(task):
    """Writes one report; gives its rows of the three truth files."""
    seed, index, out = task
    path, made = report(seed, index, names.Register(seed))
    target = os.path.join(out, "reports", path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    package.write_package(target, made.parts())
    return truth.cell_rows(path, made), [truth.report_row(path, made)], truth.stray_rows(path, made)


def write_corpus(count, seed, out, jobs):
    columns = [[], [], []]
    with multiprocessing.Pool(jobs) as pool:
        tasks = ((seed, index, out) for index in range(count))
        for rows in pool.imap(write_one, tasks, chunksize=16):
            for gathered, new in zip(columns, rows):
                gathered += new
    for (name, header), rows in zip(truth.FILES, columns):
        truth.write_rows(os.path.join(out, name), header, rows)

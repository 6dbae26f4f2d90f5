#!/usr/bin/env python3
"""Runs night after night over one inbox: what is unchanged is not touched, what changed is as a
fresh run would have it.

usage: check_nights.py BINARY [COUNT]

After each change of the inbox, of the ledger or of the options the tables must be, byte for byte,
those of a run into a new OUT.
"""

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import program  # noqa: E402
from program import convert, listed, products, put, put_report, states  # noqa: E402

COUNT = int(sys.argv.pop()) if len(sys.argv) > 2 else 200
CORPUS = os.path.join(program.HERE, "..", "..", "scripts", "corpus")
SILENT = (b"", b"")


def make_corpus(folder):
    """COUNT plain reports, half in a, half in b; and one more, set aside."""
    subprocess.run([CORPUS, "--plain", "--count", str(COUNT + 1), "--seed", "11", "--out", folder],
                   check=True, stdout=subprocess.DEVNULL)
    reports = os.path.join(folder, "reports")
    found = sorted(os.path.relpath(os.path.join(where, name), reports)
                   for where, _, files in os.walk(reports) for name in files
                   if name.endswith(".docx"))
    inbox = os.path.join(folder, "in")
    for number, name in enumerate(found[:-1]):
        target = os.path.join(inbox, "ab"[number % 2], name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.rename(os.path.join(reports, name), target)
    return inbox, os.path.join(reports, found[-1])


def documents(inbox):
    return sorted(os.path.join(where, name) for where, _, files in os.walk(inbox)
                  for name in files)


class Nights:
    """One inbox, one OUT, and fresh runs to hold it against."""

    def __init__(self, checks, binary, folder):
        self.checks, self.binary, self.folder = checks, binary, folder
        self.inbox, self.spare = make_corpus(os.path.join(folder, "corpus"))
        self.out = os.path.join(folder, "out")
        self.state = os.path.join(self.out, program.STATE)
        self.ledger = os.path.join(self.state, "ledger.sqlite")
        self.fresh = 0

    def has(self, helper):
        """Whether it is there, and may be used: containers may forbid to trace."""
        trial = {"strace": ["strace", "-o", os.devnull, "true"],
                 "faketime": ["faketime", "-f", "+1d", "true"]}[helper]
        return (shutil.which(helper) is not None and not program.is_sanitized(self.binary) and
                subprocess.run(trial, capture_output=True, check=False).returncode == 0)

    def run(self, what, status=0, options=(), before=(), paths=None):
        done = convert(self.binary, self.out, *(paths or [self.inbox]), options=options,
                       before=before)
        self.checks.equal(f"{what}: exit", done.returncode, status)
        return done.stdout, done.stderr

    def unchanged(self, what, status=0, options=(), before=()):
        """A run that writes and says nothing."""
        seen = states(self.out)
        said = self.run(what, status, options, before)
        self.checks.equal(f"{what}: what is said", said, SILENT)
        self.checks.equal(f"{what}: inodes and times of the products", states(self.out), seen)

    def settle(self, what):
        """Past the tick of the coarsest file system: from now on nothing is hashed again, either."""
        time.sleep(2.1)
        self.unchanged(what)

    def refused(self, what, *words, options=()):
        """A run that leaves everything as it was and says why."""
        seen = states(self.out)
        said = self.run(what, 1, options)
        for word in words:
            self.checks.that(f"{what}: says {word}", word.encode() in said[1], str(said))
        self.checks.equal(f"{what}: one line", (said[0], said[1].count(b"\n")), (b"", 1))
        self.checks.equal(f"{what}: inodes and times of the products", states(self.out), seen)

    def as_fresh(self, what, options=(), paths=None):
        self.fresh += 1
        out = os.path.join(self.folder, f"fresh-{self.fresh}")
        convert(self.binary, out, *(paths or [self.inbox]), options=options)
        ours, theirs = products(self.out), products(out)
        differing = sorted(name for name in ours.keys() | theirs.keys()
                           if ours.get(name) != theirs.get(name))
        self.checks.equal(f"{what}: files unlike those of a fresh run", differing, [])
        shutil.rmtree(out)

    def parsed(self, what, wanted, status=0):
        """A run in which so many documents are handed to a worker."""
        if not self.has("strace"):
            self.run(what, status)
            print(f"{what}: no strace, documents parsed not counted")
            return None
        trace = os.path.join(self.folder, "trace")
        said = self.run(what, status, before=["strace", "-f", "-qq", "-s", "4", "-e",
                                              "trace=sendmsg", "-e", "signal=none", "-o", trace])
        with open(trace, encoding="utf-8", errors="replace") as file:
            asked = sum('iov_base="?"' in line and "SCM_RIGHTS" in line for line in file)
        self.checks.equal(f"{what}: documents parsed", asked, wanted)
        return said


# --- changes of the inbox


def check_first(nights):
    said = nights.parsed("first night", COUNT)
    nights.checks.that("first night: is told", said is None or said[0] != b"")
    nights.unchanged("second night")
    nights.settle("third night")
    nights.unchanged("fourth night")
    nights.as_fresh("unchanged")


def check_changes(nights):
    first, second, third, fourth = documents(nights.inbox)[:4]
    shutil.copy(nights.spare, first)
    nights.parsed("one changed", 1)
    nights.as_fresh("one changed")
    put_report(nights.inbox, "b/added.docx", 70)
    nights.parsed("one added", 1)
    nights.as_fresh("one added")
    os.remove(second)
    nights.parsed("one deleted", 0)
    nights.as_fresh("one deleted")
    os.rename(third, os.path.join(nights.inbox, "renamed.docx"))
    nights.parsed("one renamed", 0)
    nights.as_fresh("one renamed")
    nights.unchanged("after the rename")
    os.utime(fourth, (1, 1))
    seen = states(nights.out)
    said = nights.parsed("one touched", 0)
    nights.checks.that("one touched: nothing is said", said in (None, SILENT), str(said))
    nights.checks.equal("one touched: products", states(nights.out), seen)
    nights.as_fresh("one touched")
    shutil.copy(first, first + ".new")
    os.replace(first + ".new", first)
    nights.parsed("one written again with the same bytes", 0)
    nights.unchanged("after that")


def check_bad_file(nights):
    put(nights.inbox, "bad.docx", b"no zip")
    said = nights.run("a bad file", 3)
    nights.checks.equal("a bad file: its line", said[1].count(b"bad.docx"), 1)
    nights.unchanged("the bad file again", status=3)
    nights.as_fresh("a bad file")
    put_report(nights.inbox, "b/another.docx", 71)
    said = nights.run("a bad file and news", 3)
    nights.checks.equal("a bad file and news: no line", said[1].count(b"bad.docx"), 0)
    put(nights.inbox, "bad.docx", b"")
    said = nights.run("bad in another way", 3)
    nights.checks.equal("bad in another way: a line", said[1].count(b"bad.docx"), 1)
    os.remove(os.path.join(nights.inbox, "bad.docx"))
    nights.run("the bad file is gone")
    nights.as_fresh("the bad file is gone")


def check_orders(nights):
    """Threads, the order of PATHs, and products that somebody took away."""
    nights.unchanged("-j 1", options=["-j", "1"])
    for options in (["-j", "1"], ["-j", "8"]):
        nights.as_fresh(" ".join(options), options=options)
    paths = [os.path.join(nights.inbox, name) for name in ("a", "b")]
    nights.run("two PATHs", options=["--allow-shrink"], paths=paths)
    nights.as_fresh("two PATHs", paths=paths)
    nights.as_fresh("two PATHs, reversed", paths=paths[::-1], options=["-j", "8"])
    nights.run("one PATH", options=["--allow-shrink"])
    os.remove(os.path.join(nights.out, "checks.csv"))
    nights.run("a table is gone")
    nights.as_fresh("a table is gone")
    put(nights.out, "checks.csv", b"edited")
    nights.run("a table was edited")
    nights.as_fresh("a table was edited")
    nights.run("another language", options=["--lang", "en"])
    nights.as_fresh("another language", options=["--lang", "en"])
    nights.run("and back")
    nights.as_fresh("and back")


# --- the ledger


def truncate(path):
    os.truncate(path, os.path.getsize(path) // 2 - 100)


def flip(path):
    """Every 1,500th byte or so, never the header."""
    with open(path, "r+b") as file:
        data = bytearray(file.read())
        dice = random.Random(5)
        for at in range(200, len(data), 1500):
            data[min(at + dice.randrange(1000), len(data) - 1)] ^= 0x55
        file.seek(0)
        file.write(data)


def other_database(path):
    os.remove(path)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE photos (name TEXT)")
    database.close()


def no_database(path):
    put(os.path.dirname(path), os.path.basename(path), b"SQLite format 4" * 100)


def folder(path):
    os.remove(path)
    put_report(path, "somebody's.docx", 72)




def check_ledger(nights):
    set_aside = b"ledger.sqlite.aside"
    for damage in (truncate, flip, other_database, no_database, folder):
        what = f"ledger {damage.__name__}"
        damage(nights.ledger)
        said = nights.run(what)
        nights.checks.equal(f"{what}: is said in one line",
                            [line.count(set_aside) for line in said[1].splitlines()], [1])
        nights.as_fresh(what)
        nights.unchanged(f"{what}: the night after")
    shutil.rmtree(nights.state)
    nights.parsed("no state at all", documents_to_parse(nights))
    nights.as_fresh("no state at all")


def documents_to_parse(nights):
    """Equal bytes are parsed once, by whichever thread comes first, or by both at once."""
    return len(documents(nights.inbox))


def check_packs(nights):
    packs = os.path.join(nights.state, "packs")
    nights.settle("before the packs")
    for damage in (truncate, flip, os.remove, folder):
        what = f"pack {damage.__name__}"
        for name in os.listdir(packs):
            if os.path.isfile(os.path.join(packs, name)):
                damage(os.path.join(packs, name))
        nights.unchanged(f"{what}: nobody needs it")
        put_report(nights.inbox, f"{damage.__name__}.docx", 80 + len(damage.__name__))
        said = nights.run(what)
        nights.checks.that(f"{what}: how many records is said",
                           re.search(rb"^nianbao: \d+ records of the ledger", said[1]), str(said))
        nights.checks.equal(f"{what}: in one line", said[1].count(b"\n"), 1)
        nights.as_fresh(what)
        nights.unchanged(f"{what}: the night after")
        nights.settle(f"{what}: later")


def check_rebuild(nights):
    nights.checks.that("rebuild: all is read again",
                       nights.run("rebuild", options=["--rebuild"])[0] != b"")
    nights.as_fresh("rebuild")
    nights.unchanged("after the rebuild")


# --- what shrinks


def check_shrink(nights):
    away = os.path.join(nights.folder, "away")
    some = documents(nights.inbox)
    gone = some[:len(some) // 4]
    for path in gone:
        os.renames(path, os.path.join(away, os.path.relpath(path, nights.inbox)))
    first = os.path.relpath(gone[0], nights.inbox).encode()
    numbers = f"{len(gone)} of the {len(some)}"
    nights.refused("a quarter is gone", numbers, os.fsdecode(first), "--allow-shrink")
    nights.refused("a quarter is still gone", numbers)
    nights.refused("a quarter is gone, rebuild", numbers, options=["--rebuild"])
    shutil.rmtree(nights.state)
    nights.refused("a quarter is gone, no state", numbers)
    shutil.copytree(nights.out, nights.out + "-copy")
    copied = convert(nights.binary, nights.out + "-copy", nights.inbox)
    nights.checks.equal("a quarter is gone, OUT copied: exit", copied.returncode, 1)
    os.renames(away, os.path.join(nights.inbox, "moved"))
    nights.run("they were only moved")
    nights.as_fresh("they were only moved")
    shutil.rmtree(os.path.join(nights.inbox, "moved"))
    nights.run("allowed", options=["--allow-shrink"])
    nights.as_fresh("allowed")
    nights.unchanged("the night after")


def check_unmounted(nights):
    """The folder is there, and empty: what a share that is not mounted looks like."""
    base = os.path.join(nights.folder, "mounts")
    one, two, out = (os.path.join(base, name) for name in ("one", "two", "out"))
    for number in range(30):
        put_report(one, f"{number}.docx", 300 + number % 5)
    put_report(two, "x.docx", 350)
    convert(nights.binary, out, one, two)
    seen = states(out)
    os.rename(two, two + "-away")
    for what, make in (("gone", lambda: None), ("empty", lambda: os.mkdir(two))):
        make()
        for options in ([], ["--rebuild"]):
            done = convert(nights.binary, out, one, two, options=options)
            nights.checks.equal(f"PATH {what} {options}: exit", done.returncode, 1)
            nights.checks.that(f"PATH {what} {options}: it is named", two.encode() in done.stderr,
                               str(done))
            nights.checks.equal(f"PATH {what} {options}: products", states(out), seen)
    shutil.rmtree(os.path.join(out, program.STATE))
    nights.checks.equal("one of 31 and no state: not a share that counts",
                        convert(nights.binary, out, one, two).returncode, 0)
    done = convert(nights.binary, out, two)
    nights.checks.equal("nothing is left at all: exit", done.returncode, 1)
    shutil.rmtree(os.path.join(out, program.STATE))
    done = convert(nights.binary, out, two)
    nights.checks.equal("nothing is left at all, no state: exit", done.returncode, 1)
    done = convert(nights.binary, out, two, options=["--allow-shrink"])
    nights.checks.equal("nothing is left at all, allowed: exit", done.returncode, 0)
    nights.checks.equal("nothing is left at all, allowed: rows", listed(out), {})
    done = convert(nights.binary, out, two)
    nights.checks.equal("an inbox that stays empty: exit", done.returncode, 0)


# --- what is still being copied


def check_settle(nights):
    base = os.path.join(nights.folder, "settle")
    inbox, out = os.path.join(base, "in"), os.path.join(base, "out")
    put_report(inbox, "old.docx", 400)
    put_report(inbox, "new.docx", 401)
    convert(nights.binary, out, inbox)
    before = products(out)

    def night(what, wanted, options=("--settle", "3600"), faketime=None):
        fake = ["faketime", "-f", faketime] if faketime else []
        done = convert(nights.binary, out, inbox, options=options, before=fake)
        nights.checks.equal(f"{what}: exit", done.returncode, 0)
        answers = {file: status for file, (status, _) in listed(out).items()}
        nights.checks.equal(f"{what}: status", answers, wanted)
        return done.stdout, done.stderr

    both = {"old.docx": "deferred", "new.docx": "deferred"}
    said = night("both are young", both)
    nights.checks.that("both are young: is told", b"2 of them" in said[0], str(said))
    nights.checks.equal("both are young: reasons", set(listed(out).values()),
                        {("deferred", "settling")})
    after = products(out)
    nights.checks.equal("both are young: rows stay", after["observations.csv"],
                        before["observations.csv"])
    seen = states(out)
    nights.checks.equal("both are young again: nothing is said", night("again", both), SILENT)
    nights.checks.equal("both are young again: products", states(out), seen)
    put(inbox, "new.docx", b"PK\3\4 half a copy")
    night("half a copy", both)
    nights.checks.equal("half a copy: rows stay", products(out)["observations.csv"],
                        before["observations.csv"])
    put_report(inbox, "new.docx", 402)
    put_report(inbox, "third.docx", 403)
    night("one was never read", {**both, "third.docx": "deferred"})
    if not nights.has("faketime"):
        print("no faketime, clocks not moved")
    else:
        read = dict.fromkeys((*both, "third.docx"), "read")
        night("two hours later", read, faketime="+2h")
        check_skew(nights, night, inbox, out)


def check_skew(nights, night, inbox, out):
    """Our clock is years behind or ahead of that of the share."""
    put_report(inbox, "fourth.docx", 404)
    names = ("old.docx", "new.docx", "third.docx")
    read = dict.fromkeys(names, "read")
    night("ten years behind", {**read, "fourth.docx": "deferred"}, faketime="-10y")
    put(inbox, "fourth.docx", b"PK\3\4 half a copy")
    night("ten years behind, half a copy", {**read, "fourth.docx": "deferred"}, faketime="-10y")
    put_report(inbox, "fourth.docx", 404)
    night("ten years behind, another", {**read, "fourth.docx": "deferred"}, faketime="-10y")
    night("ten years behind, twice alike", {**read, "fourth.docx": "read"}, faketime="-10y")
    seen = states(out)
    for skew in ("-10y", "+10y"):
        said = night(f"skew {skew}", {**read, "fourth.docx": "read"}, faketime=skew)
        nights.checks.equal(f"skew {skew}: nothing is said", said, SILENT)
        nights.checks.equal(f"skew {skew}: products", states(out), seen)


def check_all(checks, binary):
    with tempfile.TemporaryDirectory(prefix="nights-") as folder_:
        nights = Nights(checks, binary, os.path.realpath(folder_))
        for check in (check_first, check_changes, check_bad_file, check_orders, check_ledger,
                      check_packs, check_rebuild, check_shrink, check_unmounted, check_settle):
            start = time.monotonic()
            check(nights)
            print(f"{check.__name__}: {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    program.main(check_all, __doc__)

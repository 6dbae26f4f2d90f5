#!/usr/bin/env python3
"""Puts broken, odd and misprinted files beside good reports and converts them all.

usage: check_damaged.py BINARY

A broken file must be listed as failed with its reason and must cost nothing else; an odd one must
be read whole; of a misprinted one no figure may come out under a metric that is not its own.
"""

import os
import random as randoms
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "scripts")]

import broken  # noqa: E402
import broken_xml  # noqa: E402
import broken_zips  # noqa: E402
import misprinted  # noqa: E402
import odd  # noqa: E402
import odd_packages  # noqa: E402
import odd_tables  # noqa: E402
from corpus_parts import body, compare, figures, names, package, truth, values  # noqa: E402
from corpus_parts.habits import Habits  # noqa: E402

OF_XML = {"malformed-xml", "doctype-not-allowed", "xml-too-deep", "xml-too-long", "wrong-root", "too-much-text"}
PART_AND_LINE = re.compile(r"[\w/.\[\]]*\.(xml|rels):[1-9]")
BROKEN = broken.KINDS + broken_zips.KINDS + broken_xml.KINDS
ODD = odd.KINDS + odd_packages.KINDS + odd_tables.KINDS
UNMAPPED = odd_packages.UNMAPPED | odd_tables.UNMAPPED
OF_READ_FILES = ("observations", "superseded", "sections", "unmapped", "checks")


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, what, holds, detail=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {what}{': ' if detail else ''}{detail}")

    def equal(self, what, got, want):
        self.that(what, got == want, f"expected {want!r}, got {got!r}")


def report(number, form="zfxxgk-2019", habits=None):
    """A good report of a body of its own."""
    random = randoms.Random(f"damaged {number}")
    city, district, body_name, _ = names.Register(99).body_year(number)
    agency = city + district + body_name
    year = 2020 if form == "zfxxgk-2019" else 2022
    who = names.Identity(city + district, agency, district + body_name, str(year),
                         f"{year + 1}-01-12", agency, agency, agency, agency)
    habits = habits or Habits(oddity=0.0, drift=0.0)
    drawn = figures.draw(random, form, 0.3)
    printed = body.print_figures(random, form, drawn, habits)
    return body.build(random, who, form, habits, printed, "{A}{Y}年政府信息公开工作年度报告")


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as target:
        target.write(data)


def convert(binary, folder, out):
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith("NIANBAO_")}
    command = [binary, "convert", "--write", "csv", "-q", "-j", "2", "-o", out, folder]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def rows_of(out, table):
    return truth.read_rows(os.path.join(out, f"{table}.csv"))


def lines_about(out, names_):
    """The lines of observations.csv as bytes that speak of these files."""
    with open(os.path.join(out, "observations.csv"), "rb") as source:
        return [line for line in source if any(name.encode() in line for name in names_)]


def good_reports(folder):
    found = []
    for number in (1, 2):
        made = report(number)
        name = f"good-{number}.docx"
        package.write_package(os.path.join(folder, name), made.parts())
        found.append((name, made))
    return found


def file_of(kind):
    return kind.__name__.replace("_", "-") + ".docx"


# --- broken files


def check_broken(checks, binary, folder):
    inbox, out, alone = (os.path.join(folder, name) for name in ("inbox", "out", "alone"))
    os.mkdir(inbox)
    good = good_reports(inbox)
    checks.equal("good reports alone: exit", convert(binary, inbox, alone).returncode, 0)
    parts = report(3).parts()
    for kind, _ in BROKEN:
        write(inbox, file_of(kind), kind(parts))
    done = convert(binary, inbox, out)
    checks.equal("with broken files: exit", done.returncode, 3)
    listed = {row["file"]: row for row in rows_of(out, "reports")}
    checks.equal("rows in reports.csv", len(listed), len(BROKEN) + len(good))
    for kind, reasons in BROKEN:
        check_failed(checks, file_of(kind), listed.get(file_of(kind)), reasons)
    files = [name for name, _ in good]
    checks.equal("rows of the good reports", lines_about(out, files), lines_about(alone, files))
    for table in OF_READ_FILES:
        with open(os.path.join(out, f"{table}.csv"), encoding="utf-8") as source:
            text = source.read()
        checks.equal(f"{table} of broken files",
                     [file_of(kind) for kind, _ in BROKEN if file_of(kind) in text], [])
        checks.that(f"{table} of good files",
                    files[0] in text or table in ("superseded", "unmapped"))


def check_failed(checks, file, row, reasons):
    if row is None:
        checks.that(f"{file}: a row in reports.csv", False)
        return
    checks.equal(f"{file}: status", row["status"], "failed")
    checks.that(f"{file}: reason", row["reason"] in reasons,
                f"expected {sorted(reasons)}, got {row['reason']!r} ({row['detail']})")
    checks.that(f"{file}: detail", row["detail"].strip() != "")
    checks.that(f"{file}: detail is short", len(row["detail"].encode()) <= 300, row["detail"])
    if row["reason"] in OF_XML:
        checks.that(f"{file}: part and line", PART_AND_LINE.match(row["detail"]), row["detail"])
    checks.equal(f"{file}: reason_class", row["reason_class"], "content")


# --- odd files


def check_odd(checks, binary, folder):
    inbox, out = (os.path.join(folder, name) for name in ("odd", "odd-out"))
    os.mkdir(inbox)
    made = {}
    for number, (kind, _) in enumerate(ODD, 10):
        made[file_of(kind)] = report(number, habits=Habits(drift=0.0, nothing="zero"))
        write(inbox, file_of(kind), kind(made[file_of(kind)].parts()))
    checks.equal("odd files: exit", convert(binary, inbox, out).returncode, 0)
    listed = {row["file"]: row for row in rows_of(out, "reports")}
    observations, findings = rows_of(out, "observations"), rows_of(out, "findings")
    unmapped = rows_of(out, "unmapped")
    for kind, texts in UNMAPPED.items():
        found = [row["raw"] for row in unmapped if row["file"] == file_of(kind)]
        checks.equal(f"{file_of(kind)}: unmapped", sorted(found), sorted(texts))
    for kind, code in ODD:
        file = file_of(kind)
        row = listed.get(file, {"status": "not listed", "reason": "", "detail": ""})
        checks.that(f"{file}: read", row["status"] == "read",
                    f"{row['status']} {row['reason']} {row['detail']}")
        check_figures(checks, file, made[file], observations, set())
        if code:
            codes = {found["code"] for found in findings if found["file"] == file}
            checks.that(f"{file}: finding {code}", code in codes, str(sorted(codes)))


def check_figures(checks, file, made, observations, gone):
    """Exactly the figures of the report, less those that must be gone."""
    wanted = [dict(zip(truth.CELLS, row)) for row in truth.cell_rows(file, made)]
    wanted = [row for row in wanted if (row["metric"], row["applicant"]) not in gone]
    found = [row for row in observations if row["file"] == file]
    tally = compare.compare_keyed(f"cells of {file}", wanted, found, compare.KEY,
                                  compare.CELL_FIELDS)
    checks.that(tally.line(), tally.good())


# --- misprinted tables


def check_misprinted(checks, binary, folder):
    inbox, out = (os.path.join(folder, name) for name in ("misprinted", "misprinted-out"))
    os.mkdir(inbox)
    expected = []
    for number, kind in enumerate(misprinted.KINDS, 40):
        made = marked_report(number)
        gone, wanted = kind(made, randoms.Random(kind.__name__))
        expected.append((file_of(kind), made, gone, wanted))
    first, second = marked_report(60), marked_report(61)
    gone, wanted = misprinted.two_reports(first, None, second)
    expected.append((file_of(misprinted.two_reports), first, gone, wanted))
    for file, made, _, _ in expected:
        package.write_package(os.path.join(inbox, file), made.parts())
    checks.equal("misprinted: exit", convert(binary, inbox, out).returncode, 0)
    observations, unmapped = rows_of(out, "observations"), rows_of(out, "unmapped")
    for file, made, gone, wanted in expected:
        check_figures(checks, file, made, observations, gone)
        check_reasons(checks, file, wanted, [row for row in unmapped if row["file"] == file])


def marked_report(number):
    """A report in which every figure is a number of its own."""
    made = report(number)
    for at, (metric, applicant, unit, _, _, _) in enumerate(figures.cells_of(made.form), 10_000):
        made.printed[metric, applicant] = values.number(str(at), str(at), unit)
    return body.build(randoms.Random(number), made.identity, made.form, made.habits, made.printed,
                      "{A}{Y}年政府信息公开工作年度报告")


def check_reasons(checks, file, wanted, unmapped):
    found = {compare.unguarded(row["raw"]): row["why"] for row in unmapped}
    for raw, reasons in wanted.items():
        checks.that(f"{file}: {raw} is unmapped", found.get(raw) in reasons,
                    f"expected {sorted(reasons)}, got {found.get(raw)!r}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="damaged-") as folder:
        check_broken(checks, binary, folder)
        check_odd(checks, binary, folder)
        check_misprinted(checks, binary, folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

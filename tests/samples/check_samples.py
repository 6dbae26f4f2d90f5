#!/usr/bin/env python3
"""Converts the samples with the real program and compares every table with what it must be.

usage: check_samples.py BINARY
"""

import csv
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unicodedata

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "scripts"))

from corpus_parts import compare, forms, labels, statistics_form, truth  # noqa: E402

REPORTS = os.path.join(ROOT, "samples", "reports")
EXPECTED = os.path.join(ROOT, "samples", "expected")
PUBLISHED = "longgang-2020.docx"
MARKED = "bookmarks-2021.docx"
PRODUCTS = ("observations", "superseded", "findings", "checks", "reports", "sections", "unmapped",
            "metrics")
FURNITURE = (forms.CORNER, "信息内容", "申请人情况", "自然人", "法人或其他组织", "商业企业",
             "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "本年增减")


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

    def tally(self, tally):
        self.that(tally.line(), tally.good())


def run(binary, *arguments):
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith("NIANBAO_")}
    return subprocess.run([binary, *arguments], capture_output=True, text=True, env=environment)


def convert(binary, out, *arguments):
    return run(binary, "convert", "--write", "csv", "-q", "-o", out, *arguments)


def read_tables(out):
    return {name: truth.read_rows(os.path.join(out, f"{name}.csv")) for name in PRODUCTS}


def of_file(rows, file):
    return [row for row in rows if row["file"] == file]


def expected_rows(name):
    return truth.read_rows(os.path.join(EXPECTED, name))


# --- what the tables say


def check_cells(checks, file, wanted, tables):
    found = of_file(tables["observations"], file)
    checks.tally(compare.compare_keyed(f"cells of {file}", wanted, found, compare.KEY,
                                       compare.CELL_FIELDS))


def check_unmapped(checks, file, tables):
    path = os.path.join(EXPECTED, file.replace(".docx", ".unmapped.csv"))
    wanted = truth.read_rows(path) if os.path.exists(path) else []
    found = [{**row, "raw": compare.unguarded(row["raw"])}
             for row in of_file(tables["unmapped"], file)]
    for row in wanted:
        if not row["why"]:
            row["why"] = next((got["why"] for got in found if same_place(row, got)), "")
    checks.tally(compare.compare_keyed(f"unmapped of {file}", wanted, found,
                                       ("table", "row", "column", "raw"), ("why",)))


def same_place(a, b):
    return all(a[name] == b[name] for name in ("table", "row", "column", "raw"))


def check_report(checks, wanted, tables):
    file = wanted["file"]
    rows = of_file(tables["reports"], file)
    checks.equal(f"rows of {file} in reports.csv", len(rows), 1)
    if len(rows) != 1:
        return
    got = rows[0]
    checks.equal(f"status of {file}", got["status"], "read")
    for field in ("agency", "agency_title", "agency_signature", "year", "form", "signed_on"):
        checks.equal(f"{field} of {file}", got[field], wanted[field])
    if wanted["scope"]:
        checks.equal(f"scope of {file}", got["scope"], wanted["scope"])
    else:
        checks.that(f"scope of {file} is not aggregate", got["scope"] != "aggregate")
    headings = [f"{row['level']} {row['number']} {row['title']}"
                for row in of_file(tables["sections"], file)]
    checks.equal(f"headings of {file}", headings, wanted["headings"].split("|"))
    check_counts(checks, file, got, tables)


def check_counts(checks, file, report, tables):
    """The counts of reports.csv are those of the tables."""
    found = of_file(tables["observations"], file)
    readings = [row["reading"] for row in found]
    checks.equal(f"observations of {file}", report["observations"], str(len(found)))
    for column, reading in (("numbers", "number"), ("blanks", "blank"), ("dashes", "dash"),
                            ("unreadable", "unreadable")):
        checks.equal(f"{column} of {file}", report[column], str(readings.count(reading)))
    checks.equal(f"unmapped of {file}", report["unmapped"],
                 str(len(of_file(tables["unmapped"], file))))


# --- the published report


def check_published(checks, tables):
    found = of_file(tables["observations"], PUBLISHED)
    readings = [row["reading"] for row in found]
    checks.equal("published: observations", len(found), 198)
    checks.equal("published: numbers", readings.count("number"), 51)
    checks.equal("published: blanks", readings.count("blank"), 147)
    checks.equal("published: unmapped", of_file(tables["unmapped"], PUBLISHED), [])
    by_labels = {(row["metric_label"], row["applicant_label"]): row for row in found}
    for row in expected_rows("longgang-2020.cells.csv"):
        labels_ = printed_labels(row)
        got = by_labels.get(labels_)
        checks.that(f"published: {labels_}", got is not None
                    and compare.unguarded(got["raw"]) == row["raw"], got and got["raw"])
    figures = {row["metric"]: (row["value"], row["unit"], row["raw"]) for row in found}
    checks.equal("published: procurement", figures.get("procurement.centralized.amount"),
                 ("5246500", "元", "5246500元"))
    checks.equal("published: +928", figures.get("enforcement.other_services.items_change"),
                 ("928", "项", "+928"))
    checks.equal("published: -3", figures.get("enforcement.licensing.items_change"),
                 ("-3", "项", "-3"))


def printed_labels(row):
    """(metric_label, applicant_label) of a row of the hand-made list."""
    down, across = (row[name].replace(">", " / ") for name in ("row_label", "col_label"))
    if row["table"] == "三":
        return down, across
    return (f"{down} / {across}" if down else across), ""


# --- nothing is lost


def folded(text):
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and c not in '“”"„')


def known_labels():
    """Every label of the forms, with and without ordinal and note, and other wordings."""
    known = set(FURNITURE)
    for form in forms.EDITIONS:
        for caption, headers, rows in forms.TABLE_TWO[form]:
            known |= {caption, *headers, *(label for label, _ in rows)}
        known |= {part for _, path in forms.TABLE_THREE[form] for part in path}
    known |= {part for _, path in forms.TABLE_FOUR for part in path}
    for _, label, unit, _ in statistics_form.ROWS:
        known |= {label, label.removeprefix("其中："), unit or statistics_form.NOTHING}
    known |= {*statistics_form.HEADER, *statistics_form.OTHER_HEADERS, "元"}
    known |= {wording for wordings in forms.ALIASES.values() for wording in wordings}
    bare = {labels.ORDINAL.sub("", labels.NOTE.sub("", text)) for text in known}
    return {folded(text) for text in known | bare}


def check_nothing_lost(checks, binary, tables):
    known = known_labels()
    for file in sorted(os.listdir(REPORTS)):
        seen = {(row["table"], row["row"], row["column"])
                for name in ("observations", "unmapped")
                for row in of_file(tables[name], file)}
        for block in inspected(checks, binary, file)["blocks"]:
            if block["type"] == "table":
                lost = [cell for cell in block["cells"]
                        if not accounted(cell, block["ordinal"], seen, known)]
                checks.equal(f"lost of {file}, table {block['ordinal']}", lost, [])


def accounted(cell, ordinal, seen, known):
    place = (str(ordinal), str(cell["row"]), str(cell["column"]))
    return not folded(cell["text"]) or place in seen or folded(cell["text"]) in known


def inspected(checks, binary, file):
    done = run(binary, "inspect", "--json", os.path.join(REPORTS, file))
    checks.equal(f"inspect {file}: exit", done.returncode, 0)
    try:
        return json.loads(done.stdout)[0]
    except (ValueError, IndexError):
        checks.that(f"inspect {file}: JSON", False, done.stdout[:200])
        return {"blocks": [], "bookmarks": [], "headings": []}


def check_inspect(checks, binary):
    seen = inspected(checks, binary, PUBLISHED)
    checks.equal("inspect: bookmarks of the published report", seen["bookmarks"], [])
    checks.equal("inspect: what the published report leaves out",
                 {left["what"]: left["count"] for left in seen["left_out"]}.get("hidden-bookmark"), 1)
    checks.equal("inspect: headings of the published report", len(seen["headings"]), 11)
    marks = {mark["name"]: (mark["tables"], mark["columns"])
             for mark in inspected(checks, binary, MARKED)["bookmarks"]}
    checks.equal("inspect: marks", {name: marks.get(name) for name in
                                    ("表二", "表三", "表四", "旧表三")},
                 {"表二": ([4], None), "表三": ([3], None), "表四": ([1], [1, 15]),
                  "旧表三": ([2], None)})


# --- runs that must agree


def fingerprints(out):
    """sha256 of every product but run.json."""
    found = {}
    for name in sorted(os.listdir(out)):
        path = os.path.join(out, name)
        if name != "run.json" and os.path.isfile(path):
            with open(path, "rb") as source:
                found[name] = hashlib.sha256(source.read()).hexdigest()
    return found


def check_same_bytes(checks, binary, folder):
    files = [os.path.join(REPORTS, name) for name in sorted(os.listdir(REPORTS))]
    runs = {"-j 1": ("-j", "1", REPORTS), "-j 8": ("-j", "8", REPORTS),
            "listed": ("-j", "2", *files), "listed backwards": ("-j", "2", *reversed(files))}
    seen = {}
    for name, arguments in runs.items():
        out = os.path.join(folder, name.replace(" ", ""))
        checks.equal(f"{name}: exit", convert(binary, out, *arguments).returncode, 0)
        seen[name] = fingerprints(out)
    checks.equal("-j 8 gives the bytes of -j 1", seen["-j 8"], seen["-j 1"])
    checks.equal("any order of paths gives the same bytes", seen["listed backwards"],
                 seen["listed"])
    checks.that("products are there", "observations.csv" in seen["-j 1"])


def check_byte_order_mark(checks, binary, folder):
    outs = {answer: os.path.join(folder, f"bom-{answer}") for answer in ("yes", "no")}
    for answer, out in outs.items():
        convert(binary, out, "--csv-bom", answer, REPORTS)
    for name in PRODUCTS:
        with_mark, without = (read_bytes(os.path.join(outs[answer], f"{name}.csv"))
                              for answer in ("yes", "no"))
        checks.that(f"{name}.csv: byte order mark", with_mark == b"\xef\xbb\xbf" + without)
        checks.that(f"{name}.csv: CRLF", without.endswith(b"\r\n"))
        widths = {len(row) for row in csv.reader(without.decode().splitlines(keepends=True))}
        checks.equal(f"{name}.csv: one width", len(widths), 1)


def read_bytes(path):
    with open(path, "rb") as source:
        return source.read()


def check_bookmarks(checks, binary, folder):
    """Which tables --bookmark takes: the three of this year, the old one, one alone."""
    now, old = (expected_rows(f"bookmarks-2021{kind}.csv") for kind in ("", ".old"))
    three = [row for row in now if row["metric"].startswith("applications.")]
    for glob, wanted, left in (("表*", now, "1"), ("旧表三", old, "3"), ("表三", three, "3")):
        out = os.path.join(folder, f"marked-{left}{len(wanted)}{glob[0]}")
        done = convert(binary, out, "--bookmark", glob, os.path.join(REPORTS, MARKED))
        checks.equal(f"--bookmark {glob}: exit", done.returncode, 0)
        tables = read_tables(out)
        check_cells(checks, MARKED, wanted, tables)
        checks.equal(f"--bookmark {glob}: unmapped", tables["unmapped"], [])
        counts = [(row["tables"], row["tables_left"]) for row in tables["reports"]]
        checks.equal(f"--bookmark {glob}: tables, tables left", counts, [("4", left)])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="samples-") as folder:
        out = os.path.join(folder, "out")
        done = convert(binary, out, REPORTS)
        checks.equal("convert: exit", done.returncode, 0)
        tables = read_tables(out)
        for wanted in expected_rows("reports.csv"):
            check_report(checks, wanted, tables)
            check_cells(checks, wanted["file"],
                        expected_rows(wanted["file"].replace(".docx", ".csv")), tables)
            check_unmapped(checks, wanted["file"], tables)
        check_published(checks, tables)
        check_nothing_lost(checks, binary, tables)
        check_inspect(checks, binary)
        check_bookmarks(checks, binary, folder)
        check_same_bytes(checks, binary, folder)
        check_byte_order_mark(checks, binary, folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

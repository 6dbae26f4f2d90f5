#!/usr/bin/env python3
"""Converts the samples of samples/own-forms with the forms written for them, and compares every cell: BINARY"""
import collections
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "scripts"))

from corpus_parts import compare  # noqa: E402

FORMS = ROOT / "samples/forms"
FOLDER = ROOT / "samples/own-forms"
FIELDS = (*compare.CELL_FIELDS, "table", "row", "column")
ENVIRONMENT = {"LANG": "C.UTF-8", "PATH": os.defpath}


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, what, holds, detail=""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED {what}{': ' if detail else ''}{detail}")

    def equal(self, what, got, wanted):
        self.that(what, got == wanted, f"expected {wanted!r}, got {got!r}")


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], capture_output=True, encoding="utf-8", env=ENVIRONMENT, check=False)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def expected_unmapped(name):
    path = FOLDER / f"{name}.unmapped.csv"
    return read(path) if path.exists() else []


def check_cells(checks, name, tables):
    wanted = read(FOLDER / f"{name}.csv")
    found = [row for row in tables["observations"] if row["file"] == f"{name}.docx"]
    tally = compare.compare_keyed(f"cells of {name}", wanted, found, compare.KEY, FIELDS)
    checks.that(tally.line(), tally.good())
    checks.equal(f"matches of {name}", {row["match"] for row in found}, {"exact"})


def check_unmapped(checks, name, tables):
    fields = ("table", "row", "column", "raw", "why")
    wanted = [tuple(row[field] for field in fields) for row in expected_unmapped(name)]
    found = [tuple(compare.unguarded(row[field]) for field in fields)
             for row in tables["unmapped"] if row["file"] == f"{name}.docx"]
    checks.equal(f"unmapped of {name}", sorted(found), sorted(wanted))


def check_report(checks, name, tables, **wanted):
    rows = [row for row in tables["reports"] if row["file"] == f"{name}.docx"]
    checks.equal(f"rows of {name} in reports.csv", len(rows), 1)
    for field, value in wanted.items():
        checks.equal(f"{field} of {name}", rows[0][field] if rows else None, value)


def check_findings(checks, name, tables, wanted):
    found = sorted(row["code"] for row in tables["findings"] if row["file"] == f"{name}.docx")
    checks.equal(f"findings of {name}", found, sorted(wanted))


def check_sums(checks, tables, code, wanted):
    """How often a check of the form came out how, every row of an open table by itself."""
    found = collections.Counter(row["state"] for row in tables["checks"] if row["code"] == code)
    checks.equal(f"check {code}", dict(found), wanted)


def check_forms(checks, binary):
    """`forms --check` without a warning, and `forms --try` on the sample."""
    for form, said in (("university", "tables 2, cells 55"), ("departments", "tables 2, cells 8")):
        done = run(binary, "forms", "--check", FORMS / f"{form}.toml")
        checks.equal(f"forms --check {form}", (done.returncode, done.stdout, done.stderr),
                     (0, f"the form {form} is right: {said}\n", ""))
    tried = run(binary, "forms", "--try", FORMS / "university.toml", FOLDER / "university-2020-2021.docx")
    checks.equal("forms --try university", (tried.returncode, tried.stdout.splitlines()[-1], tried.stderr),
                 (0, "55 of 55 cells of the form found; 2 of 2 tables answered", ""))
    tried = run(binary, "forms", "--try", FORMS / "departments.toml", FOLDER / "departments-2023.docx")
    checks.equal("forms --try departments", (tried.returncode, tried.stderr), (0, ""))
    checks.that("forms --try departments: tables", tried.stdout.endswith("; 2 of 5 tables answered\n"),
                tried.stdout[-80:])
    checks.that("forms --try departments: nothing missing", "not found" not in tried.stdout)
    read_cells = sum(line.lstrip().startswith("r") and "  departments." in line for line in tried.stdout.splitlines())
    wanted = sum(row["form"] == "departments" for row in read(FOLDER / "departments-2023.csv"))
    checks.equal("forms --try departments: cells", read_cells, wanted)


def main():
    binary = sys.argv[1]
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="more-forms-") as folder:
        done = run(binary, "convert", "-q", "-o", folder, "--form", FORMS / "university.toml",
                   "--form", FORMS / "departments.toml", FOLDER)
        checks.equal("convert", (done.returncode, done.stderr), (0, ""))
        tables = {name: read(pathlib.Path(folder, f"{name}.csv"))
                  for name in ("observations", "unmapped", "reports", "findings", "checks")}
    for name in ("university-2020-2021", "departments-2023"):
        check_cells(checks, name, tables)
        check_unmapped(checks, name, tables)
    check_report(checks, "university-2020-2021", tables, status="read", agency="云州师范学院", year="2021",
                 form="university", signed_on="2021-10-28")
    check_report(checks, "departments-2023", tables, status="read", agency="云州市青溪区人民政府", year="2023",
                 scope="aggregate", signed_on="2024-03-15")
    check_findings(checks, "university-2020-2021", tables, ["blanks-counted", "tracked-changes"])
    check_findings(checks, "departments-2023", tables, ["blanks-counted"])
    check_sums(checks, tables, "university-channels", {"holds-if-blank-is-zero": 1})
    check_sums(checks, tables, "departments-flow", {"holds": 6, "holds-if-blank-is-zero": 2})
    check_forms(checks, binary)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

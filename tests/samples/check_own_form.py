#!/usr/bin/env python3
"""The form of one's own that the README shows, on the report it was written for: BINARY"""
import csv
import pathlib
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
FORM = SAMPLES / "forms/interpretation.toml"
REPORT = SAMPLES / "reports/local-table-2020.docx"
COLUMNS = ("metric", "value", "unit", "reading", "raw", "match", "table", "row", "column")
EXPECTED = [
    ("interpretation.total", "3", "次", "number", "3次", "exact", "1", "2", "1"),
    ("interpretation.press_conferences", "2", "次", "number", "2次", "exact", "1", "2", "2"),
    ("interpretation.graphics", "21", "条", "number", "21条", "exact", "1", "2", "3"),
    ("interpretation.social_media", "", "条", "unreadable", "400余条", "exact", "1", "2", "4"),
]


def convert(binary, out, form):
    command = [binary, "convert", "-q", "-o", out, "--form", form, REPORT]
    return subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8",
                          env={"LANG": "C.UTF-8"}, check=False)


def rows_of(out):
    with open(f"{out}/observations.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] == "interpretation"]
    return [tuple(row[name] for name in COLUMNS) for row in rows]


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="own-form-") as folder:
        done = convert(binary, f"{folder}/out", FORM)
        found = rows_of(f"{folder}/out")
        misspelt = pathlib.Path(folder, "misspelt.toml")
        misspelt.write_text(FORM.read_text(encoding="utf-8").replace("columns =", "colums ="), encoding="utf-8")
        refused = convert(binary, f"{folder}/refused", misspelt)
    checks = [
        ("exit", done.returncode, 0),
        ("rows", found, EXPECTED),
        ("exit of a misspelt form", refused.returncode, 2),
        ("place of the misspelt word", refused.stderr,
         f"nianbao: {misspelt}:8: unknown key 'colums'; was 'columns' meant?\n"),
    ]
    for name, got, wanted in checks:
        if got != wanted:
            print(f"FAILED {name}: expected {wanted!r}, got {got!r}")
    failed = sum(got != wanted for _, got, wanted in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The form of one's own that the README shows, on the report it was written for; `forms` on it and others: BINARY"""
import csv
import pathlib
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
FORM = SAMPLES / "forms/interpretation.toml"
REPORT = SAMPLES / "reports/local-table-2020.docx"
OFFICIAL = SAMPLES.parent / "normalize/forms"
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


def forms(binary, *arguments):
    return subprocess.run([binary, "forms", *arguments], capture_output=True, encoding="utf-8",
                          env={"LANG": "C.UTF-8"}, check=False)


def heard(done):
    return done.returncode, done.stdout, done.stderr


def checks_of_forms(binary, misspelt):
    """Name, what came and what should."""
    tried = forms(binary, "--try", FORM, REPORT)
    some = forms(binary, "--try", FORM, REPORT, "/nowhere.docx")
    none = forms(binary, "--try", FORM, SAMPLES / "reports/plain-2021.docx")
    by_id = forms(binary, "--try", "interpretation", "--form", FORM, REPORT)
    checks = [
        ("check", heard(forms(binary, "--check", FORM)),
         (0, "the form interpretation is right: tables 1, cells 4\n", "")),
        ("check of a misspelt form", heard(forms(binary, "--check", misspelt)),
         (2, "", f"{misspelt}:8: unknown key 'colums'; was 'columns' meant?\n")),
        ("check of no file", heard(forms(binary, "--check", "none.toml")),
         (2, "", "nianbao: cannot read the form none.toml: No such file or directory\n")),
        ("try", (tried.returncode, tried.stdout.splitlines()[-1], tried.stderr),
         (0, "4 of 4 cells of the form found; 1 of 5 tables answered", "")),
        ("try of an id", heard(by_id), heard(tried)),
        ("try with a misspelt form", heard(forms(binary, "--try", misspelt, REPORT)),
         (2, "", f"{misspelt}:8: unknown key 'colums'; was 'columns' meant?\n")),
        ("check of a folder", heard(forms(binary, "--check", "/")),
         (2, "", "nianbao: cannot read the form /: Is a directory\n")),
        ("try of an unknown id", heard(forms(binary, "--try", "zfxxgk-2099", REPORT)),
         (2, "", "nianbao: no form 'zfxxgk-2099'; there are: zfxxgk-2014, zfxxgk-2019, zfxxgk-2021\n")),
        ("try where nothing matches", none.returncode, 1),
        ("try with a document that is not there", (some.returncode, some.stdout), (3, tried.stdout)),
        ("codes", forms(binary, "--codes").returncode, 0),
    ]
    for form in sorted(OFFICIAL.glob("*.toml")):
        done = forms(binary, "--check", form)
        checks.append((f"check of {form.name}", (done.returncode, done.stderr), (0, "")))
    return checks


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
        of_forms = checks_of_forms(binary, misspelt)
    checks = [
        ("exit", done.returncode, 0),
        ("rows", found, EXPECTED),
        ("exit of a misspelt form", refused.returncode, 2),
        ("place of the misspelt word", refused.stderr,
         f"nianbao: {misspelt}:8: unknown key 'colums'; was 'columns' meant?\n"),
    ]
    checks += of_forms
    for name, got, wanted in checks:
        if got != wanted:
            print(f"FAILED {name}: expected {wanted!r}, got {got!r}")
    failed = sum(got != wanted for _, got, wanted in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

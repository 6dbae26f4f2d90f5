"""The files that say what must come out of a corpus."""

import csv

CELLS = ("file", "agency", "year", "form", "metric", "applicant", "item", "reading", "value",
         "unit", "raw", "metric_label", "applicant_label")
REPORTS = ("file", "agency", "agency_title", "agency_signature", "year", "form", "signed_on",
           "headings")
UNMAPPED = ("file", "table", "row", "column", "raw", "why")
FILES = (("truth.csv", CELLS), ("truth_reports.csv", REPORTS), ("truth_unmapped.csv", UNMAPPED))


def cell_rows(file, report):
    head = (file, report.identity.agency, report.identity.year, report.form)
    return [head + row for row in report.truth_rows()]


def report_row(file, report):
    who = report.identity
    return (file, who.agency, who.title, who.signature, who.year, report.form, who.signed_on,
            len(report.headings))


def stray_rows(file, report):
    return [(file, *row) for row in report.strays()]


def read_rows(path):
    """Rows of a CSV as dicts; a byte order mark is no content."""
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def write_rows(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(columns)
        writer.writerows(rows)

"""What came out against what must."""

import collections
import os
import re

from . import truth

# A guarded field begins with an apostrophe before one of these (contract, spreadsheet safety).
GUARDED = re.compile("^'+[=+\\-@\t\r\n＝＋－＠]")
KEY = ("file", "metric", "applicant", "item")
CELL_FIELDS = ("agency", "year", "form", "reading", "value", "unit", "raw", "metric_label",
               "applicant_label")
REPORT_FIELDS = ("agency", "year", "form")
FURTHER_FIELDS = ("agency_title", "agency_signature", "signed_on")
SHOWN = 20
AGAINST_TEXT = ("prose-differs", "prose-contradicts", "fee-contradiction")


def unguarded(text):
    return text[1:] if GUARDED.match(text) else text


class Tally:
    """Right, wrong, missing and extra of one kind of row; tells the first few."""

    def __init__(self, what):
        self.what = what
        self.counts = collections.Counter()
        self.told = 0

    def add(self, state, detail=""):
        self.counts[state] += 1
        if state != "right" and self.told < SHOWN:
            self.told += 1
            print(f"{self.what} {state}: {detail}")

    def line(self):
        numbers = ", ".join(f"{self.counts[s]} {s}" for s in ("right", "wrong", "missing", "extra"))
        return f"{self.what}: {numbers}"

    def good(self):
        return self.counts["right"] == sum(self.counts.values())


def same(field, want, got):
    """A table that both editions print alike comes from either."""
    if field == "form":
        return want in got.split("|")
    return want == unguarded(got)


def differences(fields, want, got):
    return [f"{field}: expected {want[field]!r}, got {got[field]!r}"
            for field in fields if not same(field, want[field], got[field])]


def compare_keyed(what, wanted, found, key, fields):
    tally = Tally(what)
    rest = {tuple(row[name] for name in key): row for row in found}
    for want in wanted:
        at = tuple(want[name] for name in key)
        got = rest.pop(at, None)
        if got is None:
            tally.add("missing", " ".join(at))
            continue
        wrong = differences(fields, want, got)
        tally.add("wrong" if wrong else "right", f"{' '.join(at)}: {'; '.join(wrong)}")
    for at in rest:
        tally.add("extra", " ".join(at))
    return tally


def compare_unmapped(wanted, found):
    """By place and text; the reason only where the truth names one."""
    places = ("file", "table", "row", "column", "raw")
    fields = [name for name in ("why",) if any(row["why"] for row in wanted)]
    found = [{**row, "raw": unguarded(row["raw"])} for row in found]
    return compare_keyed("unmapped", wanted, found, places, fields)


def headings_per_file(sections):
    return collections.Counter(row["file"] for row in sections)


def is_text_believed(findings):
    """Whether nothing is said against the text, which states what the tables print."""
    tally = Tally("text")
    for row in findings:
        if row["code"] in AGAINST_TEXT:
            tally.add("wrong", f"{row['file']} {row['code']} {row['metric']}: {row['message']}")
    if not tally.good():
        print(tally.line())
    return tally.good()


def compare_folder(out):
    """Compares DIR/out with the truth files of DIR; prints, and says whether all is right."""
    wanted = [truth.read_rows(os.path.join(out, name)) for name, _ in truth.FILES]
    found = {name: truth.read_rows(os.path.join(out, "out", f"{name}.csv"))
             for name in ("observations", "reports", "unmapped", "sections", "findings")}
    headings = headings_per_file(found["sections"])
    for row in found["reports"]:
        row["headings"] = str(headings[row["file"]])
    tallies = [
        compare_keyed("cells", wanted[0], found["observations"], KEY, CELL_FIELDS),
        compare_keyed("reports", wanted[1], found["reports"], ("file",), REPORT_FIELDS),
        compare_keyed("names and dates", wanted[1], found["reports"], ("file",), FURTHER_FIELDS),
        compare_keyed("headings", wanted[1], found["reports"], ("file",), ("headings",)),
        compare_unmapped(wanted[2], found["unmapped"]),
    ]
    for tally in tallies:
        print(tally.line())
    believed = is_text_believed(found["findings"])
    return believed and all(tally.good() for tally in tallies)

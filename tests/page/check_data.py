#!/usr/bin/env python3
"""audit.html against the tables beside it: every report, finding, figure and cell.

BINARY [browser]: over an inbox made here; if asked for also in a browser. --out OUT: of an earlier run."""
import base64
import collections
import csv
import gzip
import hashlib
import html
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORTS = ROOT / "samples/reports"
HOSTILE = "</script><img src=x onerror=alert(1)>\u202e=1+1"
SEVERITIES = ("note", "warning", "error")
BLOCK = re.compile(r'<script type="text/plain" id="([a-z]+(?:-\d+)?)">([A-Za-z0-9+/=]*)</script>')
GUARDED = re.compile("'+[=+\\-@\\t\\r\\n＝＋－＠]")
csv.field_size_limit(1 << 30)


def rows(out, name):
    """Of a table, without the apostrophes that keep spreadsheets from running a text."""
    with open(out / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return [{key: text[1:] if GUARDED.match(text) else text for key, text in row.items()}
                for row in csv.DictReader(file)]


class Page:
    """A full page, every block decoded."""

    def __init__(self, text):
        found = BLOCK.findall(text)
        self.blocks = {name: json.loads(gzip.decompress(base64.b64decode(packed, validate=True)))
                       for name, packed in found}
        assert len(found) == len(self.blocks), "two blocks of one name"
        self.meta = self.blocks["meta"]
        self.reports = self.joined("reports")
        self.figures = self.joined("figures")
        self.findings = [row for block in self.kind("findings") for row in block["rows"]]
        self.tables = {}
        for number, block in enumerate(self.kind("tables")):
            for report, tables in block["reports"].items():
                self.expand(tables, block["labels"])
                assert self.reports[int(report)][8] == number, f"tables of {report} are elsewhere"
                self.tables[int(report)] = tables

    @staticmethod
    def expand(tables, labels):
        """Gives each value its label: metric, applicant, item, value, unit, ..."""
        for cell in (cell for table in tables for cell in table["cells"] if cell[5] == 1):
            cell[6] = [labels[label][:3] + [value] + labels[label][3:] for label, value in cell[6]]

    def kind(self, kind):
        return [self.blocks[f"{kind}-{i}"] for i in range(self.meta["blocks"][kind])]

    def joined(self, kind):
        joined = []
        for block in self.kind(kind):
            assert block["first"] == len(joined), f"{kind} begin at {block['first']}"
            joined += block["rows"]
        return joined


def evidence_text(own, evidence):
    parts = []
    for file, table, row, column, text in evidence:
        place = f"t{table}" + (f"r{row}c{column}" if row else "")
        parts.append(f"{file or own}#{place}={text}")
    return ";".join(parts)


def position(number):
    return str(number) if number else ""


def page_reports(page):
    return [{"file": row[9], "other_file": row[10], "status": row[3], "reason": row[4],
             "agency": row[12], "body": row[0], "year": "" if row[1] is None else str(row[1]),
             "form": row[13], "scope": row[2], "signed_on": row[14], "title": row[11],
             "observations": str(row[16]), "unmapped": str(row[17])} for row in page.reports]


def page_findings(page):
    found = []
    for row in page.findings:
        report = page.reports[row[0]]
        found.append({
            "finding_id": row[1], "body": report[0],
            "year": "" if report[1] is None else str(report[1]), "scope": report[2],
            "severity": SEVERITIES[row[2]], "code": row[3], "message": row[4], "metric": row[5],
            "applicant": row[6], "item": row[7], "expected": row[8], "actual": row[9],
            "table": position(row[10]), "row": position(row[11]), "column": position(row[12]),
            "evidence": evidence_text(report[9], row[13]), "file": report[9]})
    return found


def page_figures(page):
    for report, figures in zip(page.reports, page.figures):
        for column, value in figures:
            known = page.meta["columns"][column]
            yield (report[9], known["metric"], known["applicant"], known["unit"], value)


def page_cells(page):
    """What became of each cell of the tables drawn: of kind 1 and of kind 2."""
    mapped, unmapped = [], []
    for index, tables in page.tables.items():
        file = page.reports[index][9]
        for table in tables:
            for row, column, height, width, text, kind, *more in table["cells"]:
                assert 1 <= row and row + height - 1 <= table["rows"], f"{file}: row {row}"
                assert 1 <= column and column + width - 1 <= table["columns"], f"{file}: column {column}"
                place = (file, str(table["ordinal"]), str(row), str(column))
                if kind == 1:
                    mapped += [(*place, text, *one) for one in more[0]]
                elif kind == 2:
                    unmapped.append((*place, text, more[0]))
    return mapped, unmapped


class Checks:
    def __init__(self):
        self.wrong = 0

    def same(self, name, ours, theirs):
        """As multisets."""
        ours, theirs = collections.Counter(ours), collections.Counter(theirs)
        print(f"{'ok' if ours == theirs else 'WRONG':6}{name}: {sum(theirs.values())}")
        for kind, rest in (("only in the page", ours - theirs), ("missing", theirs - ours)):
            for one in list(rest)[:5]:
                print(f"        {kind}: {str(one)[:400]}")
        self.wrong += ours != theirs


def frozen(records, columns):
    return [tuple(record[column] for column in columns) for record in records]


def check_counts(checks, page, out):
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    checks.same("counts", page.meta["counts"].items(), run["counts"].items())
    checks.same("page", [run["page"]], ["full"])
    checks.same("nothing left out", page.meta["left_out"].items(),
                {"tables": 0, "notes": 0, "figures": 0}.items())


def check_reports(checks, page, out):
    ours = page_reports(page)
    columns = list(ours[0])
    checks.same("reports", frozen([row for row in ours if row["status"] != "absent"], columns),
                frozen(rows(out, "reports"), columns))
    order = [(row["body"].encode(), int(row["year"] or -1), row["scope"], row["file"].encode()) for row in ours]
    checks.same("order of reports", [order == sorted(order)], [True])


def check_findings(checks, page, out):
    ours = page_findings(page)
    theirs = rows(out, "findings")
    columns = list(ours[0])
    checks.same("findings", frozen(ours, columns), frozen(theirs, columns))
    for at, severity in ((5, "error"), (6, "warning"), (7, "note")):
        counted = collections.Counter(row["file"] for row in theirs if row["severity"] == severity)
        checks.same(f"{severity}s by report",
                    [(row[9], row[at]) for row in page.reports if row[3] != "absent" and row[at]],
                    [(file, count) for file, count in counted.items() if file])


def check_figures(checks, page, out):
    theirs = [row for row in rows(out, "observations") if row["reading"] == "number"]
    columns = ("file", "metric", "applicant", "unit", "value")
    checks.same("figures without axes", page_figures(page),
                frozen([row for row in theirs if not row["item"]], columns))


def check_cells(checks, page, out):
    mapped, unmapped = page_cells(page)
    columns = ("file", "table", "row", "column", "raw", "metric", "applicant", "item", "value", "unit",
               "reading", "match", "metric_label", "applicant_label")
    theirs = rows(out, "observations") + rows(out, "superseded")
    checks.same("mapped cells", mapped, frozen(theirs, columns))
    columns = ("file", "table", "row", "column", "raw", "why")
    checks.same("cells not mapped", unmapped, frozen(rows(out, "unmapped"), columns))


def check_links(checks, page, out):
    hashes = {row["file"]: row["sha256"] for row in rows(out, "reports")}
    found = []
    for row in page.reports:
        if row[15] and hashes[row[9]]:
            path = out / urllib.parse.unquote(row[15], errors="surrogateescape")
            found.append((row[9], hashlib.sha256(path.read_bytes()).hexdigest()))
    checks.same("links lead to the documents", found,
                [(file, digest) for file, digest in hashes.items() if digest])


def check_plain(checks, text, out):
    """The page of a build without Node: its rows, as a browser would show them."""
    tables = [[[html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", row, re.S)]
               for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]]
              for table in re.findall(r"<table>(.*?)</table>", text, re.S)]
    shown = [(row[0], row[1], row[2]) for row in tables[0] if not row[3].startswith("absent")]
    checks.same("reports", shown, frozen(rows(out, "reports"), ("body", "year", "scope")))
    checks.same("errors and warnings", [(row[0], row[2], row[3]) for row in tables[1]],
                frozen([row for row in rows(out, "findings") if row["severity"] != "note"],
                       ("severity", "year", "message")))


def changed(path, replacements):
    """The bytes of a report with other words in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                text = content.decode()
                for old, new in replacements.items():
                    assert old in text, old
                    text = text.replace(old, html.escape(new))
                content = text.encode()
            target.writestr(zipfile.ZipInfo(part), content)
    return made.getvalue()


def make_inbox(folder):
    """The samples, and what else can become of a file."""
    for path in [*REPORTS.glob("*.docx"), *(ROOT / "samples/own-forms").glob("*.docx")]:
        (folder / path.name).write_bytes(path.read_bytes())
    plain = REPORTS / "plain-2021.docx"
    (folder / "again.docx").write_bytes(plain.read_bytes())
    (folder / "plain-2021（更正）.docx").write_bytes(changed(plain, {"无其他需要报告的事项。": "有更正。"}))
    (folder / "hostile <b>%41?#&'.docx").write_bytes(changed(plain, {"云州市青溪区教育局": "云州市青溪区" + HOSTILE}))
    (folder / "broken.docx").write_bytes(b"PK no zip")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "~$owner.docx").write_bytes(b"")
    (folder.parent / "roster.csv").write_text("agency\n某市某局\n", encoding="utf-8")


def convert(binary, folder, out):
    forms = [option for form in sorted((ROOT / "samples/forms").glob("*.toml")) for option in ("--form", form)]
    command = [binary, "convert", "-q", "-o", out, "--write", "html", "--roster", folder / "roster.csv", *forms, folder / "in"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={"LANG": "C.UTF-8"}, check=False)
    if done.returncode != 3:
        sys.exit(f"convert ended with {done.returncode}: {done.stderr}")


def check(checks, out):
    text = (out / "audit.html").read_text(encoding="utf-8")
    checks.same("hostile text as markup", re.findall("onerror=a", text) if "&lt;img" not in text else [], [])
    if not BLOCK.search(text):
        check_plain(checks, text, out)
        return
    page = Page(text)
    for one in (check_counts, check_reports, check_findings, check_figures, check_cells, check_links):
        one(checks, page, out)


def check_browser(checks, page):
    driver = [pathlib.Path(__file__).with_name("check_page.mjs"), page]
    done = subprocess.run(driver, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    print(*(line for line in done.stdout.splitlines() if not line.startswith("ok")), sep="\n")
    checks.same("in a browser", [done.returncode], [0])


def main():
    checks = Checks()
    binary, *more = sys.argv[1:]
    if binary == "--out":
        check(checks, pathlib.Path(more[0]))
    else:
        with tempfile.TemporaryDirectory(prefix="page-") as name:
            folder = pathlib.Path(name)
            (folder / "in").mkdir()
            make_inbox(folder / "in")
            for out in (folder / "out", folder / "again"):
                convert(binary, folder, out)
            check(checks, folder / "out")
            met = {row["status"] for row in rows(folder / "out", "reports")}
            checks.same("kinds of reports", met, {"read", "failed", "skipped", "duplicate", "superseded"})
            same = [(folder / out / "audit.html").read_bytes() for out in ("out", "again")]
            checks.same("the same page again", [same[0] == same[1]], [True])
            if more:
                check_browser(checks, folder / "out/audit.html")
    sys.exit(1 if checks.wrong else 0)


if __name__ == "__main__":
    main()

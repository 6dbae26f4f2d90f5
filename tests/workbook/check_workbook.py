#!/usr/bin/python3
"""The auditors' workbook, read back by openpyxl, holds what the CSVs hold; text of strangers stays
text; equal runs give equal bytes; split workbooks and what is no longer asked for come and go; and
LibreOffice opens it.

usage: check_workbook.py BINARY
"""

import collections
import csv
import datetime
import decimal
import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "inbox"))

import program  # noqa: E402
from program import convert, rows  # noqa: E402

REPORTS = os.path.join(program.HERE, "..", "..", "samples", "reports")
FIGURE_LEAD = {"机构": "body", "年度": "year", "范围": "scope", "项目代码": "item", "文件": "file"}
SCOPES = {"本级": "own", "汇总": "aggregate", "": "unknown"}
SEVERITIES = {"错误": "error", "警告": "warning", "提示": "note"}
EXACT = 15  # digits
LONGEST = 32767
OFFICE_SECONDS = 240

# What a cell of a document, the name of a file or of a form's sheet may hold.
EVIL = [
    "=cmd|' /C calc'!A0", "+1-1", "@SUM(A1)", "-2+3", '=HYPERLINK("http://x","y")', "\t=1",
    "<script>alert(1)</script>", "</script><!--", "]]>&amp;", "\u202e\u2066年报", "_x0041_ _x000D_",
    "'=1", "a\u0085b\u2028c", "🀄" * 40, "http://example.org/x", "internal:A1", "长" * 40000,
]
EVIL_NAMES = ["=1+1.docx", "a#b %41?.docx", "[x]:y'\".docx", "\u202ertl\u00a0.docx", "-rf.docx"]

EVIL_FORM = """
id = "evil"
title = "evil"
[[table]]
id = "evil"
sheet = "=a/b:[c]*?\\\\'"
columns = [{ label = ["=1+1"], metric = "evil.formula", type = "text" },
           { label = ["</script>"], metric = "evil.script", type = "decimal", unit = "件" },
           { label = ["\\u202e翻"], metric = "evil.bidi", type = "text" }]
rows = [{ label = [] }]
"""


def visible(text):
    """As cells show what they can't hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", r"\\u{5F}", text)
    shown = re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]",
                   lambda match: f"\\u{{{ord(match[0]):X}}}", text)
    units = shown.encode("utf-16-le")
    if len(units) // 2 <= LONGEST:
        return shown
    return units[:2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def text_of(value):
    return "" if value is None else str(value)


def load(path):
    return openpyxl.load_workbook(path)


def headed(sheet, row=1):
    """The rows below the headings, each heading -> cell."""
    headings = [cell.value for cell in sheet[row]]
    for cells in sheet.iter_rows(min_row=row + 1):
        yield dict(zip(headings, cells))


def figures_in(book):
    """file, item, metric, applicant -> cell and column heading of each figure of the data sheets."""
    found = {}
    for sheet in book:
        ids = [text_of(cell.value) for cell in sheet[1]]
        if sheet.max_row < 4 or not any(text.count("|") == 2 for text in ids):
            continue
        headings = [text_of(cell.value) for cell in sheet[4]]
        for cells in sheet.iter_rows(min_row=5):
            who = {FIGURE_LEAD[heading]: text_of(cell.value)
                   for heading, cell in zip(headings, cells) if heading in FIGURE_LEAD}
            for at, cell in enumerate(cells):
                if ids[at].count("|") == 2 and cell.value is not None:
                    metric, applicant, unit = ids[at].split("|")
                    beside = cells[at + 1].value if headings[at + 1:at + 2] == ["单位"] else unit
                    found[who["file"], who.get("item", ""), metric, applicant] = \
                        (cell, text_of(beside), who)
    return found


def same_number(cell, text):
    digits = len(text.replace("-", "").replace(".", "").lstrip("0"))
    if digits > EXACT or not isinstance(cell.value, (int, float)):
        return text_of(cell.value) == text
    return decimal.Decimal(repr(cell.value)) == decimal.Decimal(text)


def check_figures(checks, what, book, out):
    observations = rows(out, "observations")
    found = figures_in(book)
    wrong = []
    for row in observations:
        key = visible(row["file"]), visible(row["item"]), row["metric"], row["applicant"]
        cell, unit, who = found.pop(key, (None, "", {}))
        if cell is None:
            wrong.append((key, "is not there"))
        elif row["reading"] == "number" and row["unit"] != unit:
            if text_of(cell.value) != f"{row['value']} {row['unit']}":
                wrong.append((key, cell.value, row["value"], row["unit"]))
        elif row["reading"] == "number":
            if not same_number(cell, row["value"]):
                wrong.append((key, cell.value, row["value"]))
        elif row["reading"] == "blank":
            if cell.value != "（空）":
                wrong.append((key, cell.value, "blank"))
        elif text_of(cell.value) != visible(row["raw"]):
            wrong.append((key, text_of(cell.value)[:50], row["raw"][:50]))
        if who and (who["body"], who["year"], SCOPES[who["scope"]]) != \
                (visible(row["body"]), row["year"], row["scope"]):
            wrong.append((key, who))
    checks.equal(f"{what}: figures that are not as in observations.csv", wrong[:5], [])
    checks.equal(f"{what}: figures of no observation", list(found)[:5], [])
    checks.that(f"{what}: there are figures", len(observations) > 0)


def digest(status, remark):
    return hashlib.sha256(f"{status}\0{remark}".encode()).hexdigest()[:16]


def check_findings(checks, what, sheet, findings, out):
    listed = {text_of(row["finding_id"].value): row for row in headed(sheet)}
    checks.equal(f"{what}: ids", sorted(listed), sorted(row["finding_id"] for row in findings))
    for finding in findings:
        row = listed.get(finding["finding_id"])
        if row is None:
            continue
        here = f"{what}: {finding['finding_id']} ({finding['code']})"
        got = {name: text_of(row[heading].value) for name, heading in
               (("body", "机构"), ("year", "年度"), ("message", "问题说明"), ("file", "文件"))}
        checks.equal(here, got, {name: visible(finding[name]) for name in got})
        checks.equal(f"{here}: severity", SEVERITIES[row["严重程度"].value], finding["severity"])
        checks.that(f"{here}: rule", row["规则"].value.endswith(f"· {finding['code']}）"))
        for name, heading in (("expected", "应为"), ("actual", "实为")):
            checks.that(f"{here}: {name}", same_number(row[heading], finding[name]),
                        f"{row[heading].value} {finding[name]}")
        cells = finding["evidence"].count("#t")
        checks.equal(f"{here}: cells", len(text_of(row["相关单元格"].value).split("\n"))
                     if cells else 0, cells)
        checks.equal(f"{here}: digest", row["note_digest"].value,
                     digest(text_of(row["状态"].value), text_of(row["备注"].value)))
        link = row["文件"].hyperlink
        if finding["file"]:
            path = os.path.join(out, urllib.parse.unquote(link.target)) if link else ""
            checks.that(f"{here}: link", os.path.isfile(path), path)


def check_sheet_of_findings(checks, what, sheet):
    checks.that(f"{what}: protected", sheet.protection.sheet and not sheet.protection.autoFilter)
    row = next(headed(sheet), None)
    if row is None:
        return
    checks.equal(f"{what}: locked", {name for name, cell in row.items()
                                    if cell.value is not None and cell.protection.locked},
                 {"finding_id", "note_digest"})
    offered = [rule for rule in sheet.data_validations.dataValidation
               if row["状态"].coordinate in rule.sqref]
    checks.equal(f"{what}: offered", [rule.formula1 for rule in offered],
                 ['"待核实,已核实属实,误报,已整改"'])
    hidden = sheet.column_dimensions[row["note_digest"].column_letter].hidden
    checks.that(f"{what}: the digest is hidden", hidden)


def check_coverage(checks, what, book, out):
    reports = rows(out, "reports")
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for row in reports:
        if row["status"] == "read" and row["body"] and row["year"]:
            for at, number in enumerate((1, int(row["errors"]), int(row["warnings"]))):
                counts[visible(row["body"])][at] += number
    got = {row["机构"].value: [row[name].value for name in ("报告数", "错误", "警告")]
           for row in headed(book["覆盖情况"])}
    checks.equal(f"{what}: coverage", {body: got.get(body) for body in counts}, dict(counts))
    left = {visible(row["file"]) for row in reports
            if row["status"] != "read" or not row["body"] or not row["year"]}
    checks.equal(f"{what}: files not counted",
                 {text_of(row["文件"].value) for row in headed(book["未计入文件"])}, left)


def check_texts(checks, what, path):
    """No cell is a formula, no link goes anywhere but to a file beside it."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                checks.that(f"{what}: {name} has no formula", "<f>" not in data and "<f " not in data)
            for target in re.findall(r'Target="([^"]*)" TargetMode="External"', data):
                checks.that(f"{what}: {target} is relative",
                            not urllib.parse.urlparse(target).scheme and not target.startswith("/"))


def check_book(checks, what, out):
    path = os.path.join(out, "audit.xlsx")
    book = load(path)
    check_figures(checks, what, book, out)
    findings = rows(out, "findings")
    check_findings(checks, what, book["问题清单"], findings, out)
    check_sheet_of_findings(checks, what, book["问题清单"])
    check_coverage(checks, what, book, out)
    check_texts(checks, what, path)
    checks.equal(f"{what}: dictionary", [row["指标代码"].value for row in headed(book["数据字典"])],
                 [row["id"] for row in rows(out, "metrics")])
    checks.equal(f"{what}: made", book.properties.created, datetime.datetime(2000, 1, 1))
    return book


def check_yearly(checks, what, book, out):
    """Pairs of one body, scope and figure in two years, when one of them says something."""
    known = collections.defaultdict(list)
    for row in rows(out, "observations"):
        figure = {"number": lambda row: decimal.Decimal(row["value"]), "blank": lambda _: "（空）"}.get(
            row["reading"], lambda row: row["raw"])(row)
        known[row["body"], row["scope"], row["year"], row["metric"], row["applicant"],
              row["item"]].append((figure, row["unit"], row["reading"]))

    def says(figure, _, reading):
        return figure != 0 if reading == "number" else reading == "unreadable"

    def difference(now, before):
        both = now[2] == before[2] == "number" and now[1] == before[1]
        return now[0] - before[0] if both else None

    wanted = collections.Counter()
    for (body, scope, year, *figure), values in known.items():
        before = known.get((body, scope, str(int(year) - 1), *figure))
        if before and len(before) == len(values) == 1 and (says(*values[0]) or says(*before[0])):
            wanted[body, year, values[0][0], before[0][0], difference(values[0], before[0])] += 1

    def shown(cell):
        number = isinstance(cell.value, (int, float))
        return decimal.Decimal(repr(cell.value)) if number else cell.value

    got = collections.Counter(
        (row["机构"].value, str(row["年度"].value),
         *(shown(row[name]) for name in ("本年", "上年", "增减")))
        for row in headed(book["同比"]))
    checks.that(f"{what}: there are pairs", len(wanted) > 50, str(len(wanted)))
    checks.equal(f"{what}: year over year", (got - wanted, wanted - got), ({}, {}))


def rewritten(source, target, change):
    """A copy of a document with another word/document.xml."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == "word/document.xml" else data)


def put_evil_reports(inbox):
    os.makedirs(inbox)
    source = os.path.join(REPORTS, "plain-2021.docx")
    escape = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})
    for number, name in enumerate(EVIL_NAMES):
        texts = iter(EVIL)

        def replaced(match):
            text = next(texts, None)
            return match[0] if text is None else \
                f'<w:t xml:space="preserve">{text.translate(escape)}'

        def change(document, year=2021 + number):
            document = document.replace("2021", str(year))
            head, tables = document[:document.index("<w:tbl>")], document[document.index("<w:tbl>"):]
            return head + re.sub(r"<w:t(?: [^>]*)?>\d+(?=</w:t>)", replaced, tables)

        rewritten(source, os.path.join(inbox, name), change)


def check_evil(checks, binary, folder):
    inbox, out = os.path.join(folder, "evil"), os.path.join(folder, "evil-out")
    form = os.path.join(folder, "evil.toml")
    put_evil_reports(inbox)
    with open(form, "w", encoding="utf-8") as file:
        file.write(EVIL_FORM)
    done = convert(binary, out, inbox, options=["--write", "csv,xlsx", "--form", form])
    checks.that("evil: exit", done.returncode == 0, done.stderr.decode())
    book = check_book(checks, "evil", out)
    unreadable = sum(row["reading"] == "unreadable" for row in rows(out, "observations"))
    checks.that("evil: the texts are there", unreadable >= len(EVIL_NAMES) * len(EVIL) * 0.8,
                str(unreadable))
    names = book.sheetnames
    checks.that("evil: names of sheets", "=a_b__c_____" in names, str(names))
    checks.that("evil: cut texts are said",
                any("32,767" in text_of(row[0].value) for row in book["说明"].iter_rows()))
    return out


def check_series(checks, binary, folder):
    made = os.path.join(folder, "series")
    script = os.path.join(program.HERE, "..", "..", "scripts", "series")
    subprocess.run([script, "--count", "60", "--seed", "3", "--faults", "0.3",
                    "--out", made], check=True,
                   capture_output=True)
    out = os.path.join(folder, "series-out")
    options = ["--write", "csv,xlsx", "--roster", os.path.join(made, "roster.csv"),
               "--aliases", os.path.join(made, "aliases.csv")]
    convert(binary, out, os.path.join(made, "reports"), options=options)
    book = check_book(checks, "series", out)
    check_yearly(checks, "series", book, out)
    missing = sum(row["code"] == "missing-report" for row in rows(out, "findings"))
    shown = sum(text_of(cell.value).startswith("缺报") for row in headed(book["覆盖情况"])
                for cell in row.values())
    checks.equal("series: missing", shown, missing)
    checks.that("series: some are missing", missing > 0)


def splits(out):
    return sorted(os.path.basename(path) for path in glob.glob(f"{glob.escape(out)}/findings-*.xlsx"))


def resources(out):
    with open(os.path.join(out, "datapackage.json"), encoding="utf-8") as file:
        return set(re.findall(r'"path": "([^"]*)"', file.read()))


def check_split(checks, binary, folder):
    inbox, out = os.path.join(folder, "split"), os.path.join(folder, "split-out")
    shutil.copytree(REPORTS, inbox)
    options = ["--allow-shrink", "--write", "csv,xlsx", "--split-findings", "agency"]
    convert(binary, out, inbox, options=options)
    by_body = collections.defaultdict(list)
    for row in rows(out, "findings"):
        by_body[row["body"]].append(row)
    by_body.pop("", None)
    names = {}
    for body in by_body:
        plain = re.sub(r"[^0-9A-Za-z\u3007\u3400-\u4dbf\u4e00-\u9fff]", "_", body)
        names[body] = f"findings-{plain}-{hashlib.sha256(body.encode()).hexdigest()[:8]}.xlsx"
    checks.equal("split: files", splits(out), sorted(names.values()))
    for body, name in names.items():
        check_findings(checks, f"split {body}", load(os.path.join(out, name))["问题清单"],
                       by_body[body], out)
    first = sorted(names)[0]
    for row in by_body[first]:
        os.remove(os.path.join(inbox, row["file"])) if row["file"] and \
            os.path.exists(os.path.join(inbox, row["file"])) else None
    done = convert(binary, out, inbox, options=options)
    left = sorted(name for body, name in names.items() if body != first)
    checks.equal("split: of a body without findings", (done.returncode, splits(out)), (0, left))
    for what, more, wanted in (("no longer split", ["--write", "csv,xlsx"], []),
                               ("split again", options[1:], left),
                               ("only tables", ["--write", "csv"], [])):
        done = convert(binary, out, inbox, options=["--allow-shrink", *more])
        checks.equal(f"{what}: exit", (done.returncode, done.stderr.decode() * done.returncode),
                     (0, ""))
        checks.equal(f"{what}: files", splits(out), wanted)
        checks.equal(f"{what}: audit.xlsx", os.path.exists(os.path.join(out, "audit.xlsx")),
                     "xlsx" in more[1])
        checks.that(f"{what}: listed", resources(out) <= set(os.listdir(out)))
    with open(os.path.join(out, left[0]), "w", encoding="utf-8") as file:
        file.write("somebody's own")
    done = convert(binary, out, inbox, options=options)
    checks.equal("split: a file that is not ours", done.returncode, 2)
    checks.that("split: is named", left[0] in done.stderr.decode(), done.stderr.decode())


def office(folder, kind, path):
    """What LibreOffice makes of it."""
    made = os.path.join(folder, "office")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", kind, "--outdir", made, path],
                   check=True, capture_output=True, timeout=OFFICE_SECONDS)
    return os.path.join(made, os.path.basename(path)[:-5])


def check_office(checks, folder, out, what):
    path = os.path.join(out, "audit.xlsx")
    made = office(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                  path)
    for sheet in load(path):
        with open(f"{made}-{sheet.title}.csv", encoding="utf-8", newline="") as file:
            got = [row for row in csv.reader(file)]
        wanted = [[text_of(cell.value) for cell in row] for row in sheet.iter_rows()]
        texts = sum(isinstance(cell.value, str) and len(cell.value) < 1000
                    for row in sheet.iter_rows() for cell in row)
        same = sum(one == other for row, made_row in zip(wanted, got)
                   for one, other in zip(row, made_row) if one and len(one) < 1000)
        checks.that(f"{what}: {sheet.title} by LibreOffice", same >= texts, f"{same} of {texts}")
    office(folder, "pdf", path)
    checks.that(f"{what}: a PDF", os.path.getsize(f"{made}.pdf") > 10000)


def main():
    binary = os.path.abspath(sys.argv[1])
    checks = program.Checks()
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        outs = [os.path.join(folder, name) for name in ("one", "two")]
        for out in outs:
            done = convert(binary, out, REPORTS, options=["--write", "csv,xlsx"])
            checks.equal("samples: exit", done.returncode, 0)
        data = [open(os.path.join(out, "audit.xlsx"), "rb").read() for out in outs]
        checks.that("same bytes twice", data[0] == data[1])
        check_book(checks, "samples", outs[0])
        evil = check_evil(checks, binary, folder)
        check_series(checks, binary, folder)
        check_split(checks, binary, folder)
        if shutil.which("soffice") or os.environ.get("ALLOW_SKIPPED_OFFICE") != "1":
            check_office(checks, folder, outs[0], "samples")
            check_office(checks, folder, evil, "evil")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Whose report is it: places, bodies, replaced reports over a whole inbox. BINARY"""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "normalize/divisions/china-division-2.7.0.tsv"
# A bureau's own report of 2021, and the aggregate of its district, with the names they bear.
BUREAU = (ROOT / "samples/reports/plain-2021.docx", ("云州市青溪区教育局", "青溪区教育局"))
DISTRICT = (ROOT / "samples/reports/district-2021.docx", ("云州市青溪区", "青溪区"))
CELLS = 200  # of the form of 2021


def report(sample, name, note="", year="2021"):
    """The sample under another name; the note makes its bytes differ."""
    path, names = sample
    made = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                text = content.decode()
                for old in names:
                    text = text.replace(old, "\0")
                text = text.replace("\0", name).replace("无其他需要报告的事项。", f"无。{note}")
                content = text.replace("2021", year).encode()
            target.writestr(zipfile.ZipInfo(part), content)
    return made.getvalue()


class Inbox:
    """A folder of reports, and what the program makes of it."""

    def __init__(self, binary, files, *options):
        with tempfile.TemporaryDirectory(prefix="bodies-") as folder:
            for name, content in files.items():
                path = pathlib.Path(folder, "in", name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            out = pathlib.Path(folder, "out")
            tables = [str(pathlib.Path(folder, "in", option)) if option.endswith(".csv") else option
                      for option in options]
            done = subprocess.run([binary, "convert", "-q", "-o", out, *tables, out.parent / "in"],
                                  capture_output=True, encoding="utf-8", env={"LANG": "C.UTF-8"},
                                  check=False)
            self.exit, self.said = done.returncode, done.stderr.replace(f"{folder}/in/", "")
            read = {name: self.rows(out / f"{name}.csv")
                    for name in ("reports", "observations", "superseded", "findings")}
        self.reports = {row["file"]: row for row in sorted(read["reports"], key=lambda row: row["file"])}
        self.observations, self.superseded = read["observations"], read["superseded"]
        self.findings = read["findings"]

    @staticmethod
    def rows(path):
        if not path.exists():
            return []
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def column(self, name):
        return [row[name] for row in self.reports.values()]

    def ambiguous(self):
        return sum(row["code"] == "body-ambiguous" for row in self.findings)


class Checks:
    def __init__(self, binary):
        self.binary, self.passed, self.failed = binary, 0, 0

    def equal(self, what, got, wanted):
        self.passed += got == wanted
        if got != wanted:
            self.failed += 1
            print(f"FAILED {what}: expected {wanted!r}, got {got!r}")

    def inbox(self, files, *options):
        return Inbox(self.binary, files, *options)


def places():
    """Code -> name, the full one where a place has two."""
    names = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        code, name = line.split("\t")[:2]
        names[code] = max(names.get(code, ""), name, key=len)
    return names


def check_88_towns(checks):
    names = places()
    towns = sorted(code for code, name in names.items() if name == "城关镇")
    checks.equal("towns named 城关镇", len(towns), 88)
    made = [report(BUREAU, "城关镇人民政府", f"第{i}份") for i in range(len(towns))]

    apart = checks.inbox({f"{i:03}/年报.docx": content for i, content in enumerate(made)})
    checks.equal("nameless folders: all read", apart.column("status"), ["read"] * 88)
    checks.equal("nameless folders: no code", apart.column("division_code"), [""] * 88)
    checks.equal("nameless folders: ambiguous", apart.ambiguous(), 88)
    checks.equal("nameless folders: cells", len(apart.observations), 88 * CELLS)
    checks.equal("nameless folders: none superseded", apart.superseded, [])

    folders = {"/".join(names[town[:size]] for size in (2, 4, 6) if town[:size] in names): town
               for town in towns}
    known = checks.inbox({f"{folder}/年报.docx": content
                          for folder, content in zip(folders, made)})
    checks.equal("county folders: all read", known.column("status"), ["read"] * 88)
    checks.equal("county folders: codes", {row["file"].rpartition("/")[0]: row["division_code"]
                                           for row in known.reports.values()}, folders)
    checks.equal("county folders: bodies", len(set(known.column("body"))), 88)
    checks.equal("county folders: ambiguous", known.ambiguous(), 0)
    checks.equal("county folders: cells", len(known.observations), 88 * CELLS)


def check_own_and_aggregate(checks):
    inbox = checks.inbox({"a.docx": report(BUREAU, "深圳市龙岗区教育局"),
                          "b.docx": report(DISTRICT, "深圳市龙岗区")})
    checks.equal("own and aggregate: read", inbox.column("status"), ["read"] * 2)
    checks.equal("own and aggregate: scope", inbox.column("scope"), ["own", "aggregate"])
    checks.equal("own and aggregate: code", inbox.column("division_code"), ["440307"] * 2)
    checks.equal("own and aggregate: ambiguous", inbox.ambiguous(), 0)


def check_codes(checks):
    names = {"a.docx": "鼓楼区教育局", "b.docx": "南京市鼓楼区教育局",
             "c.docx": "深圳市大鹏新区教育局",
             "福建省/福州市/d.docx": "鼓楼区教育局"}
    inbox = checks.inbox({file: report(BUREAU, name, file) for file, name in names.items()})
    checks.equal("codes", {file: row["division_code"] for file, row in inbox.reports.items()},
                 {"a.docx": "", "b.docx": "320106", "c.docx": "", "福建省/福州市/d.docx": "350102"})
    checks.equal("bodies", {file: row["body"] for file, row in inbox.reports.items()},
                 {**names, "福建省/福州市/d.docx": "福建省福州市鼓楼区教育局"})
    checks.equal("agencies", {file: row["agency"] for file, row in inbox.reports.items()}, names)
    checks.equal("codes of rows", {row["division_code"] for row in inbox.observations
                                   if row["file"] == "b.docx"}, {"320106"})


def check_replaced(checks):
    inbox = checks.inbox({"年报.docx": report(BUREAU, "深圳市龙岗区教育局"),
                          "年报（更正）.docx": report(BUREAU, "龙岗区教育局", "更正。")})
    checks.equal("replaced: status", {file: row["status"] for file, row in inbox.reports.items()},
                 {"年报.docx": "superseded", "年报（更正）.docx": "read"})
    checks.equal("replaced: body", set(inbox.column("body")), {"深圳市龙岗区教育局"})
    checks.equal("replaced: cells", (len(inbox.observations), len(inbox.superseded)), (CELLS, CELLS))
    checks.equal("replaced: by", {row["superseded_by"] for row in inbox.superseded},
                 {"年报（更正）.docx"})


def check_own_tables(checks):
    files = {"a.docx": report(BUREAU, "杭州市下城区教育局"),
             "b.docx": report(BUREAU, "云州市教育体育局", year="2022"),
             "c.docx": report(BUREAU, "云州市教育局")}
    plain = checks.inbox(files)
    checks.equal("without tables: codes", set(plain.column("division_code")), {""})
    checks.equal("without tables: bodies", len(set(plain.column("body"))), 3)
    files["p.csv"] = "code,name,until\r\n330103,下城区,2021\r\n".encode("gb18030")
    files["n.csv"] = "old,new\r\n云州市教育局,云州市教育体育局\r\n".encode("utf-8-sig")
    both = checks.inbox(files, "--divisions", "p.csv", "--aliases", "n.csv")
    checks.equal("--divisions: code", both.reports["a.docx"]["division_code"], "330103")
    checks.equal("--aliases: bodies", both.column("body"),
                 ["杭州市下城区教育局", "云州市教育体育局", "云州市教育体育局"])
    files["p.csv"] = "code,name,untill\n".encode()
    wrong = checks.inbox(files, "--divisions", "p.csv")
    checks.equal("--divisions: what is wrong", (wrong.exit, wrong.said),
                 (2, "nianbao: p.csv:1: unknown column 'untill'; was 'until' meant?\n"))
    missing = checks.inbox(files, "--aliases", "q.csv")
    checks.equal("--aliases: none there", (missing.exit, missing.said),
                 (2, "nianbao: q.csv: cannot be read: No such file or directory\n"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checks = Checks(sys.argv[1])
    for check in (check_88_towns, check_own_and_aggregate, check_codes, check_replaced,
                  check_own_tables):
        check(checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

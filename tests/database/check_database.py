#!/usr/bin/env python3
"""nianbao.sqlite against the CSVs of the same run, read by Python's csv and sqlite3. BINARY"""

import csv
import decimal
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import odd_inbox

csv.field_size_limit(1 << 30)
GUARDED = "=+-@＝＋－＠\t\r\n"
KEYS = {"observations": ("file", "metric", "applicant", "item"), "superseded": ("file", "metric", "applicant", "item"),
        "findings": ("finding_id",), "reports": ("file",), "sections": ("file", "ordinal"), "metrics": ("id",),
        "notes": ("finding_id",)}
FACTORS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def convert(binary, out, inbox, roster, *options, temporary=None):
    environment = {"LANG": "C.UTF-8"} | ({"TMPDIR": str(temporary)} if temporary else {})
    write = () if "--write" in options else ("--write", "sqlite")
    done = subprocess.run([binary, "convert", "-q", "-o", out, "--roster", roster, *write, *options, inbox],
                          capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode in (0, 3), (done.returncode, done.stderr)


def unguarded(field):
    bare = field.lstrip("'")
    return field[1:] if field != bare and bare[:1] and bare[0] in GUARDED else field


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{name: unguarded(field) for name, field in row.items()} for row in csv.DictReader(file, strict=True)]


class Run:
    """A run's tables by name, its data package and its database."""

    def __init__(self, out):
        self.package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        self.schemas = {resource["name"]: resource["schema"] for resource in self.package["resources"]
                        if "schema" in resource}
        self.tables = {name: rows_of(out / f"{name}.csv") for name in self.schemas}
        self.database = sqlite3.connect(f"file:{out / 'nianbao.sqlite'}?mode=ro", uri=True)
        self.database.row_factory = sqlite3.Row

    def ask(self, query, *values):
        return self.database.execute(query, values).fetchall()


def check_field(field, text, row):
    """A field of the CSV, and what the database has of it."""
    name, value = field["name"], row[field["name"]]
    if text == "" and field.get("missingValues") != []:
        assert value is None, (name, value)
    elif field["type"] in ("integer", "year"):
        assert isinstance(value, int) and value == int(text), (name, text, value)
    elif field["type"] == "number":
        assert row[name + "_text"] == text, (name, text)
        assert isinstance(value, (int, float)) and float(value) == float(text), (name, text, value)
        assert isinstance(value, int) or not re.fullmatch(r"-?[0-9]{1,15}", text), (name, text, value)
    else:
        assert isinstance(value, str) and value == text, (name, text, value)


def check_tables(run):
    for name, rows in run.tables.items():
        stored = run.ask(f"SELECT * FROM {name} ORDER BY rowid")
        assert len(stored) == len(rows), (name, len(stored), len(rows))
        assert rows or name == "superseded", name
        for row, record in zip(rows, stored):
            for field in run.schemas[name]["fields"]:
                check_field(field, row[field["name"]], record)
    assert len(run.tables["superseded"]) > 0


def check_keys(run):
    assert [tuple(row) for row in run.ask("PRAGMA integrity_check")] == [("ok",)]
    assert run.ask("PRAGMA foreign_key_check") == []
    assert run.ask("PRAGMA user_version")[0][0] == 1
    for name, schema in run.schemas.items():
        key = sorted((row["pk"], row["name"]) for row in run.ask(f"PRAGMA table_info({name})") if row["pk"])
        assert tuple(column for _, column in key) == KEYS.get(name, ()), (name, key)
        assert sorted(schema.get("primaryKey", [])) == sorted(KEYS.get(name, ())), name
        stated = {(key["fields"][0], key["reference"].get("resource", name), key["reference"]["fields"][0])
                  for key in schema.get("foreignKeys", [])}
        made = {(row["from"], row["table"], row["to"]) for row in run.ask(f"PRAGMA foreign_key_list({name})")}
        assert made - {("previous_file", "reports", "file")} == stated, (name, made, stated)
        for row in run.ask(f"PRAGMA foreign_key_list({name})"):
            plan = run.ask(f"EXPLAIN QUERY PLAN SELECT 1 FROM {name} WHERE \"{row['from']}\" = 'x'")
            assert "SEARCH" in plan[0]["detail"], (name, row["from"], plan[0]["detail"])


def number(text):
    return decimal.Decimal(text) if text else None


def check_wide(run):
    figures = {(row["file"], row["metric"], row["applicant"], row["item"]): row for row in run.tables["observations"]}
    views = [row["name"] for row in run.ask("SELECT name FROM sqlite_schema WHERE name LIKE 'wide\\_%' ESCAPE '\\'")]
    assert {"wide_zfxxgk_2021_主动公开", "wide_zfxxgk_2019_申请办理"} <= set(views), views
    shown = set()
    for view in views:
        form = view.split("_")[1] + "-" + view.split("_")[2]
        rows = run.ask(f'SELECT * FROM "{view}"')
        assert len({row["file"] for row in rows}) == len(rows), view
        for row in rows:
            for name in row.keys()[6:]:
                metric, _, rest = name.partition("/")
                metric, _, item = metric.partition(";") if not rest else (metric, "", "")
                applicant, _, item = rest.partition(";") if rest else ("", "", item)
                seen = figures.get((row["file"], metric, applicant, item))
                seen = seen if seen and form in seen["form"].split("|") else None
                wanted = number(seen["value"]) if seen else None
                got = row[name]
                assert (got is None) == (wanted is None) and (got is None or got == float(wanted)), (view, name, got)
                if seen:
                    shown.add((row["file"], metric, applicant, item))
    official = {key for key, row in figures.items() if re.search(r"zfxxgk-20(19|21)", row["form"])}
    assert official <= shown and len(shown) > 3000, (len(shown), sorted(official - shown)[:3])


def check_years(run):
    """Each figure beside that of the year before, of the reports that are certainly of one body."""
    before = {row["file"]: row["previous_file"] for row in run.ask("SELECT file, previous_file FROM reports")}
    known = {name: previous for name, previous in before.items() if previous}
    assert known == {"年/2020.docx": "年/2019.docx", "年/2021更正.docx": "年/2020.docx",
                     "'; DROP TABLE observations; --.docx": "a\\x5Cx41\nb\u202E.docx",
                     "a\\x5Cx41\nb\u202E.docx": "\\xD6\\xD0\\xCE\\xC4.docx"}, known
    figures = {(row["file"], row["metric"], row["applicant"], row["item"]): row for row in run.tables["observations"]}
    wanted = {}
    for key, row in figures.items():
        earlier = figures.get((before[row["file"]], *key[1:]))
        if earlier:
            both = row["unit"] == earlier["unit"] and row["value"] and earlier["value"]
            wanted[key] = number(row["value"]) - number(earlier["value"]) if both else None
    got = {(row["file"], row["metric"], row["applicant"], row["item"]): row["difference"]
           for row in run.ask("SELECT * FROM year_over_year")}
    assert got == {key: None if value is None else float(value) for key, value in wanted.items()}
    assert len(got) > 500


def check_evidence(run):
    cells = {row["finding_id"]: row["evidence"] for row in run.tables["findings"]}
    got = {}
    for row in run.ask("SELECT * FROM finding_evidence ORDER BY finding_id, ordinal"):
        cell = "" if row["ordinal"] is None else f"{row['file']}#t{row['table']}"
        cell += f"r{row['row']}c{row['column']}" if row["row"] is not None else ""
        cell += "" if row["ordinal"] is None else f"={row['text'] or ''}"
        parts = got.setdefault(row["finding_id"], [])
        if not parts or parts[-1] != (row["ordinal"], cell):
            parts.append((row["ordinal"], cell))
    assert {key: ";".join(cell for _, cell in parts) for key, parts in got.items()} == cells
    assert any(cells.values())


def check_money(run):
    wanted = [number(row["value"]) * FACTORS[row["unit"]] for row in run.tables["observations"]
              if row["reading"] == "number" and row["unit"] in FACTORS]
    got = [row["yuan"] for row in run.ask("SELECT yuan FROM money_in_yuan")]
    assert sorted(got) == sorted(float(value) for value in wanted), (got, wanted)
    assert {"元", "万元"} <= {row["unit"] for row in run.ask("SELECT unit FROM money_in_yuan")}


def check_hostile(run):
    raw = {row["raw"] for row in run.ask("SELECT raw FROM observations UNION ALL SELECT raw FROM unmapped")}
    text = "\n".join(row["text"] or "" for row in run.ask("SELECT text FROM sections"))
    for word in odd_inbox.HOSTILE:
        assert word.strip() in {one and one.strip() for one in raw}, word[:40]
        assert word.strip().replace("\u202E", "") in text, word[:40]  # the prose is without format characters
    names = {row["file"]: row["file_bytes"] for row in run.ask("SELECT file, file_bytes FROM reports")}
    assert names["\\xD6\\xD0\\xCE\\xC4.docx"] == b"\xd6\xd0\xce\xc4.docx", names
    assert names["a\\x5Cx41\nb\u202E.docx"] == "a\\x41\nb\u202E.docx".encode()
    assert names["=cmd|' '!A1.docx"] is None
    absent = run.ask("SELECT body, year FROM findings WHERE file IS NULL AND code = 'missing-report'")
    assert ("云州市从不报告局", 2021) in [tuple(row) for row in absent], absent


def check_queries(run):
    """The queries that the README shows."""
    readme = (odd_inbox.ROOT / "README.md").read_text(encoding="utf-8")
    queries = [query for block in re.findall(r"```sql\n(.*?)```", readme, re.S) for query in block.split(";")
               if query.strip()]
    assert len(queries) == 6, len(queries)
    for query in queries:
        assert run.ask(query), query


def check_same(binary, first, folder, inbox, roster):
    """The same bytes again, also where only the tables were written before, wherever the database was built and
    by however many workers; nothing left behind."""
    temporary = pathlib.Path(folder, "temporary")
    temporary.mkdir()
    again = pathlib.Path(folder, "again")
    convert(binary, again, inbox, roster, "--write", "csv")
    assert not (again / "nianbao.sqlite").exists()
    odd_inbox.put_notes(again)
    convert(binary, again, inbox, roster, "-j", "1", temporary=temporary)
    assert (again / "nianbao.sqlite").read_bytes() == (first / "nianbao.sqlite").read_bytes()
    assert os.listdir(temporary) == []


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="database-") as folder:
        inbox, roster = odd_inbox.make(folder)
        out = pathlib.Path(folder, "out")
        convert(binary, out, inbox, roster)
        odd_inbox.put_notes(out)
        convert(binary, out, inbox, roster, "-j", "2")
        run = Run(out)
        checks = [check_tables, check_keys, check_wide, check_years, check_evidence, check_money, check_hostile,
                  check_queries]
        for check in checks:
            check(run)
        run.database.close()
        check_same(binary, out, folder, inbox, roster)
        print(f"{len(checks) + 1} passed, 0 failed")


if __name__ == "__main__":
    main()

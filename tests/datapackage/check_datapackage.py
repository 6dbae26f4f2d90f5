#!/usr/bin/python3
"""datapackage.json and the CSVs as others see them: the profile of Data Package 2.0, the library of its
authors, sqlite3, Miller and Python's csv. BINARY. Without tests/datapackage/node_modules (scripts/setup) that library is left out, which fails
unless ALLOW_MISSING_NODE=1."""

import copy
import csv
import hashlib
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "database"))
import odd_inbox  # noqa: E402

csv.field_size_limit(1 << 30)
PROFILES = "https://datapackage.org/profiles/2.0/"
GUARDED = "=+-@＝＋－＠\t\r\n"


def run(*command, **more):
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, **more).stdout


def unguarded(field):
    """As the description of the package says."""
    bare = field.lstrip("'")
    return field[1:] if field != bare and bare[:1] and bare[0] in GUARDED else field


def tables_of(package):
    return [resource for resource in package["resources"] if "schema" in resource]


def by_python(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def by_miller(path):
    rows = json.loads(run("mlr", "-S", "--icsv", "--ojson", "--jvstack", "cat", str(path)))
    return [list(rows[0])] + [[str(field) for field in row.values()] for row in rows] if rows else None


def by_sqlite(path, folder):
    database = pathlib.Path(folder, "import.sqlite")
    database.unlink(missing_ok=True)
    run("sqlite3", str(database), f".import --csv '{path}' imported")
    with sqlite3.connect(database) as read:
        header = [row[1] for row in read.execute("PRAGMA table_info(imported)")]
        return [header] + [list(row) for row in read.execute("SELECT * FROM imported ORDER BY rowid")]


def check_readers(out, package, folder):
    """All of them see one thing, and it is what stands in nianbao.sqlite."""
    ours = sqlite3.connect(f"file:{out / 'nianbao.sqlite'}?mode=ro", uri=True)
    for table in tables_of(package):
        path, names = out / table["path"], [field["name"] for field in table["schema"]["fields"]]
        rows = by_python(path)
        assert rows[0] == names, table["name"]
        assert by_sqlite(path, folder) == rows, table["name"]
        miller = by_miller(path)
        assert miller == rows or (miller is None and len(rows) == 1), table["name"]
        columns = ", ".join(f'"{field["name"]}{"_text" if field["type"] == "number" else ""}"'
                            for field in table["schema"]["fields"])
        stored = [["" if value is None else str(value) for value in row]
                  for row in ours.execute(f"SELECT {columns} FROM {table['name']} ORDER BY rowid")]
        assert stored == [[unguarded(field) for field in row] for row in rows[1:]], table["name"]
    ours.close()


def check_words(package):
    """Version 2 throughout, and everything in both languages."""
    assert package["$schema"] == PROFILES + "datapackage.json"
    assert package["languages"] == ["zh", "en"]
    assert "created" not in package and "fieldsMatch" not in json.dumps(package)
    for resource in package["resources"]:
        assert resource["$schema"] == PROFILES + "dataresource.json", resource["name"]
    for table in tables_of(package):
        assert table["type"] == "table"
        assert table["dialect"]["$schema"] == PROFILES + "tabledialect.json"
        assert table["schema"]["$schema"] == PROFILES + "tableschema.json"
        for one in [table, *table["schema"]["fields"]]:
            assert one["title"] == one["titles"]["zh"] and one["titles"]["en"], one["name"]
            assert one["description"] == one["descriptions"]["zh"] and one["descriptions"]["en"], one["name"]


def check_profile(package):
    """Valid by the published JSON Schema of version 2, which would tell what is not."""
    profile = json.loads((HERE / "profile" / "datapackage.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(profile)
    validator = jsonschema.Draft7Validator(profile)

    def wrong(change):
        changed = copy.deepcopy(package)
        change(changed["resources"][0])
        return [list(error.absolute_path) for error in validator.iter_errors(changed)]
    assert wrong(lambda table: None) == []
    assert wrong(lambda table: table.update(hash=5)) == [["resources", 0, "hash"]]
    assert wrong(lambda table: table["dialect"].update(header="no")) == [["resources", 0, "dialect", "header"]]
    assert wrong(lambda table: table["schema"].update(primaryKey=5)) == [["resources", 0, "schema", "primaryKey"]]
    assert wrong(lambda table: table["schema"]["fields"][0].update(type="text")) == [
        ["resources", 0, "schema", "fields", 0]]


def check_hashes(out, package):
    for resource in package["resources"]:
        if resource["name"] == "notes":  # people write in it
            assert "hash" not in resource and "bytes" not in resource
            continue
        content = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def check_categories(out, package):
    """No column holds what its few values leave out; every one of them is told apart by its label."""
    met = set()
    for table in tables_of(package):
        header, *rows = by_python(out / table["path"])
        for at, field in enumerate(table["schema"]["fields"]):
            assert field["name"] == header[at]
            values = [one["value"] for one in field.get("categories", [])]
            labels = {one["label"] for one in field.get("categories", [])}
            assert len(labels) == len(set(values)) == len(values), field["name"]
            if values:
                found = {row[at] for row in rows} - {""}
                assert found <= set(values), (field["name"], found)
                met |= {(field["name"], value) for value in found}
    assert {("status", "superseded"), ("status", "failed"), ("reading", "unreadable"), ("severity", "error"),
            ("scope", "aggregate"), ("relation", "close")} <= met, met


def check_library(out, package):
    """The library of the standard's authors finds nothing wrong, and every row; types, keys and references."""
    if not (HERE / "node_modules").is_dir():
        assert os.environ.get("ALLOW_MISSING_NODE"), "no tests/datapackage/node_modules; run scripts/setup"
        print("SKIPPED: the Data Package library is not installed")
        return
    read = json.loads(run("node", str(HERE / "read.js"), str(out / "datapackage.json")))
    assert read["wrong"] == [], read["wrong"]
    assert read["rows"] == {table["name"]: len(by_python(out / table["path"])) - 1 for table in tables_of(package)}
    assert min(read["rows"].values()) > 0
    check_faults(out, package)


def check_faults(out, package):
    """It would tell: a key twice, a reference to nothing, a year that is none."""
    def fault(table, column, text):
        path = out / f"{table}.csv"
        whole = path.read_bytes()
        rows = by_python(path)
        if column:
            rows[2][rows[0].index(column)] = text
        else:
            rows.append(rows[1])
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        wrong = json.loads(run("node", str(HERE / "read.js"), str(out / "datapackage.json")))["wrong"]
        path.write_bytes(whole)
        assert len(wrong) == 1 and wrong[0].startswith(table), (table, column, wrong)
    fault("superseded", "superseded_by", "nothing.docx")
    fault("unmapped", "year", "MMXX")
    fault("sections", None, None)


def convert(binary, out, inbox, roster):
    done = subprocess.run([binary, "convert", "-q", "-o", out, "--csv-bom", "no", "--roster", roster, "--write",
                           "sqlite", inbox], capture_output=True, env={"LANG": "C.UTF-8"}, check=False)
    assert done.returncode == 3, done


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="datapackage-") as folder:
        inbox, roster = odd_inbox.make(folder)
        out = pathlib.Path(folder, "out")
        convert(binary, out, inbox, roster)
        odd_inbox.put_notes(out)
        convert(binary, out, inbox, roster)
        package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        check_words(package)
        check_profile(package)
        check_hashes(out, package)
        check_categories(out, package)
        check_readers(out, package, folder)
        check_library(out, package)
        print("6 passed, 0 failed")


if __name__ == "__main__":
    main()

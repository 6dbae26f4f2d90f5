"""Reads back with Python's csv what write_csv wrote: check_csv.py WRITE_CSV."""

import csv
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

GUARDED = "=+-@＝＋－＠\t\r\n"
HARMLESS = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?|[-－]")
PIECES = ["", "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\r\n", "'", '"', ",",
          "\x85", "\u2028", "\u2029", "\ufeff", "1", "12.5%", " ", "局", "—", "<b>", "'; DROP"]


def fields():
    for length in (1, 2, 3):
        yield from map("".join, itertools.product(PIECES, repeat=length))


def unguarded(field):
    """The rule of datapackage.json: one apostrophe goes where a guarded character follows them."""
    bare = field.lstrip("'")
    return field[1:] if field != bare and bare[:1] and bare[0] in GUARDED else field


def runs_in_a_spreadsheet(field):
    return field[:1] != "" and field[0] in GUARDED and not HARMLESS.fullmatch(field)


def main():
    written = list(fields())
    records = [[field, "middle", field] for field in written]
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder, "in.json"), pathlib.Path(folder, "out.csv")
        source.write_text(json.dumps(records), encoding="utf-8")
        subprocess.run([sys.argv[1], source, target], check=True)
        with open(target, encoding="utf-8", newline="") as file:
            read = list(csv.reader(file, strict=True))
        assert target.read_bytes().endswith(b"\r\n")
    assert [len(record) for record in read] == [3] * len(records)
    for field, (first, _, last) in zip(written, read):
        assert first == last
        assert unguarded(first) == field, (field, first)
        assert not runs_in_a_spreadsheet(first), first
    print(f"{len(written)} fields read back as they were")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Reads every broken and odd file in a run of its own, and looks at the memory that it took.

usage: check_memory.py BINARY

No process of a run may grow beyond 128 MiB; where a table has 500,000 rows or a million, beyond 384
MiB. The former is read whole.
"""

import csv
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from check_damaged import BROKEN, HERE, ODD, Checks, file_of, report, rows_of, write  # noqa: E402
from odd_tables import MOST, million_rows, most_rows  # noqa: E402

MIB = 1 << 20
USUAL, MANY = 128 * MIB, 384 * MIB


def peak_of(binary, folder, file):
    """The largest process of a run over one file, in bytes, and the file's row."""
    out, told = os.path.join(folder, "out"), os.path.join(folder, "peak")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NIANBAO_")}
    subprocess.run([sys.executable, os.path.join(HERE, "peak.py"), told, binary, "convert",
                    "--write", "csv", "-q", "-j", "1", "-o", out, file],
                   capture_output=True, env=kept, check=False)
    with open(told, encoding="ascii") as source:
        peak = int(source.read())
    return peak, rows_of(out, "reports")[0]


def check_files(checks, binary, folder):
    parts, peaks = report(3).parts(), []
    for kind, _ in BROKEN + ODD:
        with tempfile.TemporaryDirectory(dir=folder) as own:
            write(own, file_of(kind), kind(parts))
            peak, _ = peak_of(binary, own, os.path.join(own, file_of(kind)))
        checks.that(f"{file_of(kind)}: memory", peak <= USUAL, f"{peak / MIB:.0f} MiB")
        peaks.append((peak, file_of(kind)))
    peaks.sort(reverse=True)
    print("largest:", ", ".join(f"{file} {peak / MIB:.0f} MiB" for peak, file in peaks[:5]))


def rows_in_order(out):
    """How many rows of unmapped.csv have the number that is printed in them."""
    with open(os.path.join(out, "unmapped.csv"), encoding="utf-8-sig", newline="") as source:
        return sum(row["raw"] == row["row"] for row in csv.DictReader(source))


def check_many_rows(checks, binary, folder):
    for make in (most_rows, million_rows):
        file = file_of(make)
        write(folder, file, make(report(3).parts()))
        peak, row = peak_of(binary, folder, os.path.join(folder, file))
        checks.that(f"{file}: memory", peak <= MANY, f"{peak / MIB:.0f} MiB")
        checks.that(f"{file}: read, or refused by their number", row["status"] == "read" or
                    make is million_rows and row["reason"] == "too-many-cells", str(row))
        if make is most_rows:
            checks.equal(f"{file}: all are unmapped", rows_in_order(os.path.join(folder, "out")),
                         MOST)
        print(f"{file}: {row['status']} {row['reason']}, {peak / MIB:.0f} MiB")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="memory-") as folder:
        check_files(checks, os.path.abspath(sys.argv[1]), folder)
        check_many_rows(checks, os.path.abspath(sys.argv[1]), folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

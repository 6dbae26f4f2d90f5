"""Runs nianbao over inboxes made on the spot, and looks at what it left."""

import csv
import os
import pty
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "damaged"), os.path.join(HERE, "..", "..", "scripts")]

from check_damaged import Checks, report  # noqa: E402, F401
from corpus_parts import compare, package  # noqa: E402

TIMEOUT = 120
NOBODY = 65534
RUN = "run.json"  # the one file that differs between equal runs
STATE = ".nianbao"


def environment():
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NIANBAO_")}
    # faketime(1) is to move our clock, not that of the files nor the stop watch
    return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "NO_FAKE_STAT": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def convert(binary, out, *paths, options=(), user=None, cwd=None, before=()):
    """The finished process; its output is bytes. A run that hangs fails the suite."""
    command = [*before, binary, "convert", "-o", out, *options, "--", *paths]
    return subprocess.run(command, capture_output=True, env=environment(), timeout=TIMEOUT,
                          user=user, cwd=cwd, check=False)


def on_terminal(binary, out, *paths, options=()):
    """What a person's terminal gets, as bytes, and the exit status."""
    ours, theirs = pty.openpty()
    command = [binary, "convert", "-o", out, *options, "--", *paths]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
                          env=environment()) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # EIO: nobody writes any more
                break
            if not piece:
                break
            said += piece
        os.close(ours)
        return said, process.wait(TIMEOUT)


def put_report(folder, name, number):
    """A good report; `name` may be bytes."""
    made = os.path.join(os.fsencode(folder), os.fsencode(name))
    os.makedirs(os.path.dirname(made), exist_ok=True)
    package.write_package(os.fsdecode(made), report(number).parts())


def put(folder, name, data=b""):
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def rows(out, table):
    """The records, with the guard against formulas taken away as datapackage.json says."""
    with open(os.path.join(out, f"{table}.csv"), encoding="utf-8-sig", newline="") as file:
        return [{name: compare.unguarded(text) for name, text in row.items()}
                for row in csv.DictReader(file, strict=True)]


def listed(out):
    """file -> status, reason"""
    return {row["file"]: (row["status"], row["reason"]) for row in rows(out, "reports")}


def products(out):
    """The bytes of every product."""
    found = {}
    for name in sorted(os.listdir(out)):
        if name not in (RUN, STATE):
            with open(os.path.join(out, name), "rb") as file:
                found[name] = file.read()
    return found


def states(out):
    """Whoever writes to a product, or in its place, changes this."""
    found = {}
    for entry in os.scandir(out):
        if entry.name != STATE:
            seen = entry.stat(follow_symlinks=False)
            found[entry.name] = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    return found


def lines_about(out, files):
    """The rows of observations.csv of these files, as bytes."""
    with open(os.path.join(out, "observations.csv"), "rb") as source:
        return [line for line in source if any(name.encode() in line for name in files)]


def for_everybody(binary, folder):
    """A copy of the binary that any user may run."""
    copy = os.path.join(folder, "nianbao")
    shutil.copy(binary, copy)
    os.chmod(copy, 0o755)
    return copy


def is_sanitized(binary):
    """Sanitizers bear neither strace nor faketime."""
    with open(binary, "rb") as file:
        content = file.read()
    return any(name in content for name in (b"__asan_init", b"__tsan_init"))


def main(checks_of, usage):
    if len(sys.argv) != 2:
        sys.exit(usage)
    checks = Checks()
    checks_of(checks, os.path.abspath(sys.argv[1]))
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)

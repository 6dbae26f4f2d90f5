#!/usr/bin/env python3
"""Publishes where it is difficult: with another run there, interrupted, at another time, on a full
or read-only disk, over a file that somebody holds.

usage: check_places.py BINARY

Needs faketime, and unshare with mounts of its own; ALLOW_SKIPPED_FAULTS=1 lets the check pass
where mounts are not allowed.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import stage  # noqa: E402

INSIDE = "--inside"


def start(staged, out, inbox):
    return subprocess.Popen(stage.command(staged.binary, out, inbox), env=stage.environment(),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stopped_run(staged, out, inbox):
    """One that holds the lease and goes no further for now."""
    for _ in range(50):
        process = start(staged, out, inbox)
        while process.poll() is None and not os.path.exists(os.path.join(out, stage.LEASE)):
            pass
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.02)
        if process.poll() is None and stage.read(os.path.join(out, stage.LEASE)):
            return process
        process.send_signal(signal.SIGCONT)
        process.communicate()
    raise RuntimeError("no run could be stopped while it held its lease")


# --- another run


def check_two_runs(checks, staged):
    out = staged.published("two", staged.small)
    process = stopped_run(staged, out, staged.large)
    begin = time.monotonic()
    second = stage.run(staged.binary, out, staged.small)
    checks.equal("a second run: exit", second.returncode, 75)
    checks.that("a second run: at once", time.monotonic() - begin < 5)
    checks.that("a second run: says who", second.stderr.count("\n") == 1
                and f"host {socket.gethostname()}, process {process.pid}, since 20"
                in second.stderr, second.stderr)
    process.send_signal(signal.SIGCONT)
    process.communicate()
    checks.equal("the first run: exit", process.returncode, 0)
    checks.that("the first run: output", stage.products_in(out) == staged.of_large)


def check_killed_holder(checks, staged):
    out = staged.published("killed", staged.small)
    process = stopped_run(staged, out, staged.large)
    process.kill()
    process.communicate()
    checks.that("a killed run leaves its lease", os.path.exists(os.path.join(out, stage.LEASE)))
    told = subprocess.run([part for part in stage.command(staged.binary, out, staged.large)
                           if part != "-q"], capture_output=True, text=True,
                          env=stage.environment(), check=False)
    checks.equal("after a killed run: exit", told.returncode, 0)
    checks.that("after a killed run: said", f"process {process.pid}, since 20" in told.stderr
                and "is removed" in told.stderr, told.stderr)
    checks.that("after a killed run: output", stage.products_in(out) == staged.of_large)


def check_foreign_lease(checks, staged):
    out = staged.published("foreign", staged.small)
    lease = os.path.join(out, stage.LEASE)
    holder = {"host": "elsewhere", "pid": 7, "since": "2026-01-02T03:04:05Z", "run": "0",
              "machine": "x", "boot_id": "x", "pid_namespace": "x", "process_start": 1}
    for age, status in ((0, 75), (500, 75), (-90000, 75), (700, 0)):
        with open(lease, "w", encoding="ascii") as target:
            json.dump(holder, target)
        os.utime(lease, (time.time() - age,) * 2)
        done = stage.run(staged.binary, out, staged.large)
        checks.equal(f"a lease of another host, renewed {age} s ago: exit", done.returncode, status)
        checks.equal(f"a lease of another host, renewed {age} s ago: still there",
                     os.path.exists(lease), status == 75)
        checks.equal(f"a lease of another host, renewed {age} s ago: output",
                     stage.products_in(out).get(stage.PACKAGE),
                     (staged.of_large if status == 0 else staged.of_small)[stage.PACKAGE])
        checks.that(f"a lease of another host, renewed {age} s ago: said",
                    status == 0 or "host elsewhere, process 7" in done.stderr, done.stderr)


# --- signals


def check_signals(checks, staged):
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        out = staged.published(f"signal-{status}", staged.small)
        before = stage.files_in(out)
        process = stopped_run(staged, out, staged.large)
        process.send_signal(number)
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate()
        checks.equal(f"{number.name}: exit", process.returncode, status)
        checks.equal(f"{number.name}: says", said, f"nianbao: interrupted by signal {number}; "
                     "nothing was published, earlier output stands\n")
        checks.that(f"{number.name}: earlier output and nothing else",
                    stage.files_in(out) == before, str(sorted(stage.files_in(out))))
        checks.equal(f"{number.name}: the next run",
                     stage.run(staged.binary, out, staged.large).returncode, 0)
        checks.that(f"{number.name}: the next run's output",
                    stage.products_in(out) == staged.of_large, str(sorted(stage.files_in(out))))


# --- strangers


def check_stranger(checks, staged):
    out = os.path.join(staged.folder, "stranger")
    os.mkdir(out)
    with open(os.path.join(out, "reports.csv"), "w", encoding="ascii") as target:
        target.write("mine")
    done = stage.run(staged.binary, out, staged.small)
    checks.equal("over a stranger's file: exit", done.returncode, 2)
    checks.that("over a stranger's file: named", os.path.join(out, "reports.csv") in done.stderr)
    checks.equal("over a stranger's file: what is there", stage.files_in(out),
                 {"reports.csv": b"mine"})


# --- clocks


def check_clocks(checks, staged):
    if shutil.which("faketime") is None:
        checks.that("faketime is installed", os.environ.get("ALLOW_SKIPPED_FAULTS") == "1")
        return
    for first, then in (("+10y", None), ("-10y", None), ("+10y", "-10y"), (None, "-10y")):
        out = os.path.join(staged.folder, f"clock-{first}-{then}")
        for shift, inbox in ((first, staged.small), (then, staged.large)):
            before = ["faketime", "-f", shift] if shift else []
            done = stage.run(staged.binary, out, inbox, before=before)
            checks.equal(f"clock {first}, then {then}: exit", (done.returncode, done.stderr),
                         (0, ""))
        checks.that(f"clock {first}, then {then}: output",
                    stage.products_in(out) == staged.of_large)
        year = json.loads(stage.files_in(out)["run.json"])["started"][:4]
        checks.equal(f"clock {first}, then {then}: year of the run", int(year),
                     time.gmtime().tm_year + int((then or "0").rstrip("y")))


# --- mounts, in a namespace of their own


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def check_full_disk(checks, staged):
    disk = os.path.join(staged.folder, "disk")
    os.mkdir(disk)
    mount("-t", "tmpfs", "-o", "size=100m", "none", disk)
    out = staged.published("disk/out", staged.small)
    before = stage.files_in(out)
    used = (shutil.disk_usage(disk).used + 1023) // 1024
    refused = 0
    for more in range(8, 4 * used, max(used // 8, 4)):
        size = used + more
        mount("-o", f"remount,size={size}k", disk)
        done = stage.run(staged.binary, out, staged.large)
        if done.returncode == 0:
            break
        refused += 1
        checks.equal(f"full at {size} KiB: exit", done.returncode, 1)
        checks.that(f"full at {size} KiB: says", done.stderr.count("\n") == 1 and out in done.stderr
                    and "No space left on device" in done.stderr, done.stderr)
        checks.that(f"full at {size} KiB: earlier output", stage.files_in(out) == before,
                    str(sorted(stage.files_in(out))))
    checks.that("the disk was full", refused >= 3, str(refused))
    mount("-o", "remount,size=100m", disk)
    checks.equal("room again: exit", stage.run(staged.binary, out, staged.large).returncode, 0)
    checks.that("room again: output", stage.products_in(out) == staged.of_large)


def check_read_only(checks, staged):
    out = staged.published("read-only", staged.small)
    before = stage.files_in(out)
    mount("--bind", out, out)
    mount("-o", "remount,bind,ro", out)
    state = os.path.join(staged.folder, "state")
    for more in ((), ("--state", state)):
        done = stage.run(staged.binary, out, staged.large, *more)
        checks.equal(f"read-only {more}: exit", done.returncode, 1)
        checks.that(f"read-only {more}: says", done.stderr.count("\n") == 1 and out in done.stderr
                    and "Read-only file system" in done.stderr, done.stderr)
    new = stage.run(staged.binary, os.path.join(out, "new"), staged.large)
    checks.equal("a new folder on a read-only disk: exit", new.returncode, 1)
    subprocess.run(["umount", out], check=True)
    checks.that("read-only: earlier output", stage.files_in(out) == before)


def loud(staged, out, inbox):
    command = [part for part in stage.command(staged.binary, out, inbox) if part != "-q"]
    return subprocess.run(command, capture_output=True, text=True, env=stage.environment(),
                          check=False)


def check_held(checks, staged):
    """A mount over a file refuses its replacement, as a share does for one that is open."""
    for name in ("observations.csv", "run.json"):
        out = staged.published(f"held-{name}", staged.small)
        held = os.path.join(out, name)
        before = stage.read(held)
        mount("--bind", held, held)
        for inbox, wanted in ((staged.large, staged.of_large), (staged.small, staged.of_small),
                              (staged.large, staged.of_large)):
            done = loud(staged, out, inbox)
            checks.equal(f"{name} held: exit", done.returncode, 0)
            checks.equal(f"{name} held: said once", done.stderr.count(f"{name}.new"), 1)
            checks.equal(f"{name} held: left alone", stage.read(held), before)
            seen = stage.view(out)
            checks.that(f"{name} held: the reader's view", seen is not None and seen[1])
            after = stage.products_in(out)
            after[name] = after.pop(f"{name}.new")
            checks.that(f"{name} held: the rest", {key: data for key, data in after.items()
                                                   if key not in (name, stage.PACKAGE)} ==
                        {key: data for key, data in wanted.items()
                         if key not in (name, stage.PACKAGE)}, str(sorted(after)))
            checks.that(f"{name} held: the new one", wanted.get(name, after[name]) == after[name])
        subprocess.run(["umount", held], check=True)
        done = loud(staged, out, staged.large)
        checks.equal(f"{name} free again: exit", done.returncode, 0)
        checks.that(f"{name} free again: said", "could now be replaced" in done.stderr,
                    done.stderr)
        checks.that(f"{name} free again: output", stage.products_in(out) == staged.of_large,
                    str(sorted(stage.files_in(out))))


def check_held_package(checks, staged):
    out = staged.published("held-package", staged.small)
    held = os.path.join(out, stage.PACKAGE)
    before = stage.files_in(out)
    mount("--bind", held, held)
    done = stage.run(staged.binary, out, staged.large)
    checks.equal("datapackage.json held: exit", done.returncode, 1)
    checks.that("datapackage.json held: says", stage.PACKAGE in done.stderr, done.stderr)
    checks.that("datapackage.json held: earlier output", stage.files_in(out) == before)
    subprocess.run(["umount", held], check=True)
    checks.equal("datapackage.json free again", stage.run(staged.binary, out,
                                                          staged.large).returncode, 0)


CHECKS_OUTSIDE = (check_two_runs, check_killed_holder, check_foreign_lease, check_signals,
                  check_stranger, check_clocks)
CHECKS_INSIDE = (check_full_disk, check_read_only, check_held, check_held_package)


def go_inside(checks, binary):
    """The same script once more, where it may mount; its counts are added."""
    inside = ["unshare", "-rm", sys.executable, __file__, INSIDE]
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"],
                           capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        checks.that("mounts of one's own (ALLOW_SKIPPED_FAULTS=1 skips this)",
                    os.environ.get("ALLOW_SKIPPED_FAULTS") == "1", tried.stderr)
        return
    done = subprocess.run([*inside, binary], stdout=subprocess.PIPE, text=True, check=False)
    *lines, last = done.stdout.splitlines() or [""]
    print("\n".join(lines))
    words = last.split()
    checks.that("the checks with mounts came to an end", len(words) == 4, last)
    if len(words) == 4:
        checks.passed += int(words[0])
        checks.failed += int(words[2])


def main():
    arguments = sys.argv[1:]
    inside = arguments[:1] == [INSIDE]
    if len(arguments) != 1 + inside:
        sys.exit(__doc__)
    binary = os.path.abspath(arguments[-1])
    checks = stage.Checks()
    with tempfile.TemporaryDirectory(prefix="places-") as folder:
        staged = stage.Stage(checks, binary, folder)
        for check in CHECKS_INSIDE if inside else CHECKS_OUTSIDE:
            check(checks, staged)
        for mounted in ("disk",) if inside else ():
            subprocess.run(["umount", os.path.join(folder, mounted)], check=True)
    if not inside:
        go_inside(checks, binary)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())

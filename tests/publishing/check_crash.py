#!/usr/bin/env python3
"""Kills runs at random times while another process reads their output.

usage: check_crash.py [--rounds N] [--seed N] BINARY

The reader goes by datapackage.json and must never find it unchanged beside tables that disagree
with it. After the last kill an undisturbed run gives the same bytes as if nothing had happened.
All that with the tables alone, and with every product.
"""

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import stage  # noqa: E402

WRITTEN = ("csv", "csv,xlsx,html,sqlite")  # by runs that are killed


def poll(out, known, stop, result):
    seen = {"nothing": 0, "half": 0, "unknown": 0}
    seen.update({name: 0 for name in known.values()})
    while not stop.is_set():
        found = stage.view(out)
        if found is None:
            seen["nothing"] += 1
        elif not found[1]:
            seen["half"] += 1
        else:
            seen[known.get(found[0], "unknown")] += 1
    result.put(seen)


def wait_for_writing(process, out):
    while process.poll() is None:
        try:
            if any(name.endswith(".tmp") for name in os.listdir(out)):
                return
        except FileNotFoundError:
            pass


def wait_for_first_rename(process, out):
    table = os.path.join(out, "observations.csv")
    before = number_of(table)
    while process.poll() is None and number_of(table) == before:
        pass


def number_of(path):
    try:
        return os.stat(path).st_ino
    except FileNotFoundError:
        return None


def killed_run(staged, randoms, out, inbox, usual):
    """At any time; once it writes; once its files take their places."""
    process = subprocess.Popen(stage.command(staged.binary, out, inbox), env=stage.environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    moment = randoms.randrange(3)
    if moment == 0:
        time.sleep(randoms.uniform(0, usual))
    elif moment == 1:
        wait_for_writing(process, out)
        time.sleep(randoms.uniform(0, usual / 4))
    else:
        wait_for_first_rename(process, out)
    process.send_signal(signal.SIGKILL)
    return process.wait() != 0


def timed(staged, out):
    start = time.monotonic()
    stage.run(staged.binary, out, staged.large)
    return time.monotonic() - start


def check(checks, staged, rounds, seed):
    print(" ".join(stage.PRODUCTS))
    out = os.path.join(staged.folder, "out")
    usual = timed(staged, os.path.join(staged.folder, "timed"))
    known = {staged.of_small[stage.PACKAGE]: "small", staged.of_large[stage.PACKAGE]: "large"}
    stop, result = multiprocessing.Event(), multiprocessing.Queue()
    reader = multiprocessing.Process(target=poll, args=(out, known, stop, result))
    reader.start()
    randoms, killed, left = random.Random(seed), 0, 0
    for at in range(rounds):
        inbox = staged.large if at % 2 == 0 else staged.small
        killed += killed_run(staged, randoms, out, inbox, usual)
        left += os.path.exists(os.path.join(out, stage.RECORD))
        if at % 3 == 2:  # otherwise the next run meets what two of them left
            done = stage.run(staged.binary, out, inbox)
            checks.equal(f"round {at}: exit of the run after it", done.returncode, 0)
            checks.that(f"round {at}: its output", stage.products_in(out) ==
                        (staged.of_large if at % 2 == 0 else staged.of_small))
    done = stage.run(staged.binary, out, staged.small)
    stop.set()
    seen = result.get(timeout=60)
    reader.join()
    checks.equal("the last run: exit", done.returncode, 0)
    checks.that("the last run: its output", stage.products_in(out) == staged.of_small,
                str(sorted(stage.files_in(out))))
    checks.equal("half results seen", (seen["half"], seen["unknown"]), (0, 0))
    checks.that("whole results seen", seen["small"] + seen["large"] > 0, str(seen))
    checks.that("runs were killed", killed > 0)
    print(f"{killed} of {rounds} runs killed, {left} in the midst of their renames; "
          f"the reader saw {seen}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("binary", type=os.path.abspath)
    options = parser.parse_args()
    checks = stage.Checks()
    for products in WRITTEN:
        stage.PRODUCTS = ["--write", products]
        with tempfile.TemporaryDirectory(prefix="crash-") as folder:
            check(checks, stage.Stage(checks, options.binary, folder), options.rounds,
                  options.seed)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())

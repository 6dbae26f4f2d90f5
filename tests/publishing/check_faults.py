#!/usr/bin/env python3
"""Lets calls of a publishing run fail, or kill it, one at a time.

usage: check_faults.py [--all] BINARY

Every write, fsync, rename, open, close, mkdir, link and unlink in OUT and in the state folder is
made to fail with EIO, ENOSPC, ESTALE and EDQUOT in turn: the run must end with status 1 and one
line that names a path and the cause, leave the earlier files byte for byte, and the next run must
complete. Killed at the same calls, a run leaves nothing that a reader could take for a result, and
the next one completes.
The same for renames on a file system without hard links. Without --all every seventh of them.
Needs strace; ALLOW_SKIPPED_FAULTS=1 lets the check pass where that can't trace.
"""

import os
import re
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

import stage  # noqa: E402
import traced  # noqa: E402

SAMPLE = 7
MANY = 3  # times as many calls
PRODUCTS = {"workbooks": ["--write", "csv,xlsx", "--split-findings", "agency"],
            "page-and-database": ["--write", "csv,html,sqlite"]}
STATE = f"/{stage.STATE}/"
SYNCED = re.compile(r"^\d+<([^>]*)>")
SPOOL = re.compile(r"^\d+<([^>]*\.tmp)>")


def position(calls, name, *texts):
    """Of the last such call."""
    found = [at for at, call in enumerate(calls)
             if call.name == name and all(text in call.rest for text in texts)]
    return found[-1] if found else -1


def committed(calls):
    """What comes later is tidying up."""
    removed = position(calls, "unlink", stage.RECORD + '"')
    return next((at for at, call in enumerate(calls) if at > removed and call.name == "fsync"),
                removed)


def check_order(checks, name, calls, out, files):
    """What a power failure can do depends on this order alone. `files`: all that are published."""
    calls = [call for call in calls if STATE not in call.rest]

    def all_of(name, *texts):
        return [at for at, call in enumerate(calls)
                if call.name == name and all(text in call.rest for text in texts)]

    record = position(calls, "rename", f', "{out}/{stage.RECORD}"')
    ended = position(calls, "unlink", f'"{out}/{stage.RECORD}"')
    moves = [at for at in all_of("rename") if at > record]
    targets = [calls[at].rest.split('"')[3][len(out) + 1:] for at in moves]
    sources = [calls[at].rest.split('"')[1] for at in [record, *moves[1:]]]
    synced = {SYNCED.search(calls[at].rest)[1] for at in all_of("fsync") if at < record}
    folder = all_of("fsync", f"<{out}>")
    checks.equal(f"{name}: not synced before the record", sorted(set(sources) - synced), [])
    checks.that(f"{name}: the record is durable before anything moves",
                any(record < at < moves[0] for at in folder))
    checks.that(f"{name}: datapackage.json goes first",
                calls[moves[0]].rest.startswith(f'"{out}/{stage.PACKAGE}"'), str(targets))
    checks.equal(f"{name}: datapackage.json comes after every table, then run.json",
                 targets[-2:], [stage.PACKAGE, "run.json"])
    checks.equal(f"{name}: all take their places", sorted(targets[1:]),
                 sorted(map(escaped, [*files, "run.json"])))
    checks.that(f"{name}: the folder is synced before the record goes",
                any(moves[-1] < at < ended for at in folder))
    checks.that(f"{name}: and afterwards", any(at > ended for at in folder))


def escaped(file):
    """A name as strace prints it."""
    return "".join(chr(byte) if byte < 0x80 else f"\\{byte:o}" for byte in file.encode())


def says(line, call, error, out):
    """What SQLite can't open it tries again, and where that works the cause is lost; of what it
    can't write it tells only a full disk from the rest."""
    causes = [traced.ERRORS[error]]
    if STATE + "ledger.sqlite" in call.rest:
        causes.append(traced.ERRORS["EIO"])
    return line.startswith("nianbao: ") and line.count("\n") == 1 and out in line and \
        any(cause in line for cause in causes)


class Sweep:
    def __init__(self, staged, name, publish_first):
        self.staged, self.checks = staged, staged.checks
        self.name, self.out = name, os.path.join(staged.folder, name)
        self.publish_first = publish_first
        self.reset()
        self.calls = traced.baseline(staged, self.out, staged.large)
        self.commit = committed(self.calls)

    def reset(self):
        """An earlier result, or none. Its files are copies, so that every run meets the same."""
        shutil.rmtree(self.out, ignore_errors=True)
        if self.publish_first:
            earlier = os.path.join(self.staged.folder, "earlier")
            if not os.path.isdir(earlier):
                self.staged.published("earlier", self.staged.small)
            shutil.copytree(earlier, self.out)

    def completes(self, what):
        done = stage.run(self.staged.binary, self.out, self.staged.large)
        self.checks.equal(f"{what}: exit of the next run", done.returncode, 0)
        self.checks.that(f"{what}: output of the next run",
                         stage.products_in(self.out) == self.staged.of_large,
                         str(sorted(stage.files_in(self.out))))

    def fail(self, at, error):
        call = self.calls[at]
        what = f"{self.name}: {call} with {error}"
        for _ in range(3):
            self.reset()
            before = stage.files_in(self.out)
            done, hit, told = traced.injected(self.staged, self.out, self.staged.large, call,
                                              f"error={error}")
            if hit:
                break
        self.checks.that(f"{what}: was met", hit)
        after = stage.files_in(self.out)
        late = at > self.commit or call.name in ("unlink", "link") and done.returncode == 0
        # packs that nothing needs any more may stay
        tidies = STATE in call.rest and "O_DIRECTORY" in call.rest
        if (late or tidies or call.reads_only() or self.is_spool(call)) and done.returncode == 0:
            self.checks.that(f"{what}: the new output", self.whole_but_leftovers())
        else:
            self.checks.equal(f"{what}: exit", done.returncode, 1)
            self.checks.that(f"{what}: says",
                             not told or says(done.stderr, call, error, self.out), done.stderr)
            self.checks.that(f"{what}: earlier output", after == before,
                             str(sorted(set(after.items()) ^ set(before.items()))[:3])[:300])
        self.completes(what)

    def is_spool(self, call):
        """The close of a file that only the run itself reads, and has read."""
        name = SPOOL.search(call.rest)
        return call.name == "close" and name and not any(
            name[1] in other.rest for other in self.calls if other.name == "rename")

    def whole_but_leftovers(self):
        """Temporary files and a lease that could not be removed are for the next start."""
        return {name: data for name, data in stage.products_in(self.out).items()
                if name in self.staged.of_large} == self.staged.of_large

    def kill(self, at):
        call = self.calls[at]
        what = f"{self.name}: killed at {call}"
        self.reset()
        traced.injected(self.staged, self.out, self.staged.large, call, "signal=SIGKILL")
        seen = stage.view(self.out)
        whole = [products[stage.PACKAGE]
                 for products in (self.staged.of_small, self.staged.of_large)]
        self.checks.that(f"{what}: what a reader sees",
                         seen is None or seen[1] and seen[0] in whole)
        self.completes(what)


def check(checks, staged, every):
    for name, publish_first in (("first", False), ("second", True)):
        sweep = Sweep(staged, name, publish_first)
        if publish_first:
            check_order(checks, name, sweep.calls, sweep.out, staged.of_large)
        chosen = range(0, len(sweep.calls), every)
        for number, at in enumerate(chosen):
            for error in traced.errors_of(number, 2 if every == 1 else 1):
                sweep.fail(at, error)
            sweep.kill(at)
        print(f"{name}: {len(sweep.calls)} calls touch OUT, {len(chosen)} made to fail and to kill")


NO_LINKS = "inject=link:error=EOPNOTSUPP"


def check_no_links(checks, staged, every):
    """Where no file can have two names the earlier ones can't be put back: the next run goes on."""
    out = os.path.join(staged.folder, "no-links")
    staged.published("no-links", staged.small)
    calls = [call for call in traced.baseline(staged, out, staged.large, NO_LINKS)
             if call.name == "rename" and STATE not in call.rest]
    checks.that("without links: output", stage.products_in(out) == staged.of_large,
                str(sorted(stage.files_in(out))))
    unfinished = 0
    for call in calls[::min(every, 2)]:
        what = f"without links: {call}"
        staged.published("no-links", staged.small)
        before = stage.files_in(out)
        done, hit, _ = traced.injected(staged, out, staged.large, call, "error=EIO", NO_LINKS,
                                       "trace=link,rename")
        checks.that(f"{what}: was met", hit)
        checks.equal(f"{what}: exit", done.returncode, 1)
        seen = stage.view(out)
        if "the next run finishes that" in done.stderr:
            unfinished += 1
            new = staged.of_large[stage.PACKAGE]  # in place once only run.json is left
            checks.that(f"{what}: what a reader sees", seen is None or seen == (new, True))
        else:
            checks.that(f"{what}: earlier output", stage.files_in(out) == before)
        done = stage.run(staged.binary, out, staged.large)
        checks.equal(f"{what}: exit of the next run", done.returncode, 0)
        checks.that(f"{what}: its output", stage.products_in(out) == staged.of_large,
                    str(sorted(stage.files_in(out))))
    checks.that("without links some are left to the next run", unfinished >= 3, str(unfinished))


def check_products(checks, binary, folder, every):
    """The same with the products whose libraries have files and failures of their own; with fewer
    reports than before, so that some workbooks go away."""
    for name, products in PRODUCTS.items():
        stage.PRODUCTS = products
        inboxes = os.path.join(folder, f"of-{name}")
        os.mkdir(inboxes)
        staged = stage.Stage(checks, binary, inboxes)
        staged.small, staged.large = staged.large, staged.small
        staged.of_small, staged.of_large = staged.of_large, staged.of_small
        sweep = Sweep(staged, name, True)
        check_order(checks, name, sweep.calls, sweep.out, staged.of_large)
        chosen = range(0, len(sweep.calls), every * MANY)
        for number, at in enumerate(chosen):
            sweep.fail(at, *traced.errors_of(number, 1))
            sweep.kill(at)
        print(f"{name}: {len(sweep.calls)} calls touch OUT, {len(chosen)} made to fail and to kill")


def main():
    if sys.argv[1:2] == ["--all"]:
        every, arguments = 1, sys.argv[2:]
    else:
        every, arguments = SAMPLE, sys.argv[1:]
    if len(arguments) != 1:
        sys.exit(__doc__)
    checks = stage.Checks()
    reason = traced.works()
    if reason and os.environ.get("ALLOW_SKIPPED_FAULTS") == "1":
        print(f"skipped: {reason}")
        return checks.end()
    checks.that("strace can trace here (ALLOW_SKIPPED_FAULTS=1 skips this)", not reason, reason)
    if not reason:
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            staged = stage.Stage(checks, os.path.abspath(arguments[0]), folder)
            check(checks, staged, every)
            check_no_links(checks, staged, every)
            check_products(checks, staged.binary, folder, every)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())

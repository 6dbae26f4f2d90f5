"""What the checks of publishing share: two inboxes, what a run of each gives, and how OUT is read."""

import hashlib
import json
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
REPORTS = os.path.join(HERE, "..", "..", "samples", "reports")
PACKAGE = "datapackage.json"
RECORD = ".nianbao.commit"
LEASE = ".nianbao.lease"
STATE = ".nianbao"


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, what, holds, detail=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {what}{': ' if detail else ''}{detail}", flush=True)

    def equal(self, what, got, want):
        self.that(what, got == want, f"expected {want!r}, got {got!r}")

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def environment(**more):
    plain = {key: value for key, value in os.environ.items() if not key.startswith("NIANBAO_")}
    # where the leak sanitizer is built in, it can't work below strace
    plain.update(LC_ALL="C.UTF-8", ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0")
    plain.update(more)
    return plain


PRODUCTS = ["--write", "csv"]  # of every run


def command(binary, out, inbox, *more):
    """The inboxes come in any order, the smaller one after the larger too."""
    return [binary, "convert", *PRODUCTS, "-q", "-j", "1", "--allow-shrink", *more, "-o", out,
            inbox]


def run(binary, out, inbox, *more, before=(), cwd="/", **variables):
    return subprocess.run([*before, *command(binary, out, inbox, *more)], capture_output=True,
                          text=True, env=environment(**variables), cwd=cwd, check=False)


def make_inbox(folder, name, count):
    inbox = os.path.join(folder, name)
    os.mkdir(inbox)
    for report in sorted(os.listdir(REPORTS))[:count]:
        shutil.copy(os.path.join(REPORTS, report), inbox)
    return inbox


def read(path):
    try:
        with open(path, "rb") as source:
            return source.read()
    except FileNotFoundError:
        return None


def files_in(out):
    """All files of OUT but the state, hidden ones too."""
    names = os.listdir(out) if os.path.isdir(out) else []
    return {name: read(os.path.join(out, name)) for name in names if name != STATE}


def products_in(out):
    """What must be equal between equal runs."""
    return {name: data for name, data in files_in(out).items() if name != "run.json"}


def view(out):
    """What a reader sees that goes by datapackage.json: nothing where that is away or changes
    meanwhile, else the bytes of datapackage.json and whether all it lists agrees with it."""
    first = read(os.path.join(out, PACKAGE))
    if first is None:
        return None
    agreed = True
    for resource in json.loads(first)["resources"]:
        data = read(os.path.join(out, resource["path"]))
        agreed &= data is not None
        if "hash" in resource and data is not None:  # people may write in those without
            agreed &= len(data) == resource["bytes"] and \
                resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    if read(os.path.join(out, PACKAGE)) != first:
        return None
    return first, agreed


class Stage:
    """Inboxes `small` and `large`, and what undisturbed runs make of them."""

    def __init__(self, checks, binary, folder):
        self.checks, self.binary, self.folder = checks, binary, folder
        self.small = make_inbox(folder, "small", 3)
        self.large = make_inbox(folder, "large", 12)
        self.of_small = self.undisturbed("of-small", self.small)
        self.of_large = self.undisturbed("of-large", self.large)

    def undisturbed(self, name, inbox):
        out = os.path.join(self.folder, name)
        done = run(self.binary, out, inbox)
        self.checks.equal(f"{name}: exit", (done.returncode, done.stderr), (0, ""))
        return products_in(out)

    def published(self, name, inbox):
        """A new OUT that holds what the inbox gives."""
        out = os.path.join(self.folder, name)
        shutil.rmtree(out, ignore_errors=True)
        done = run(self.binary, out, inbox)
        self.checks.equal(f"{name}: exit", (done.returncode, done.stderr), (0, ""))
        return out

#!/usr/bin/env python3
"""Holds the answer to every oddity of an inbox against what it must be.

usage: check_inbox.py BINARY

Names of all kinds, what is no regular file, what can't be read, what is left alone, PATHs that
overlap, OUT and state inside the inbox, files of others in OUT: each is answered as it must be,
costs no other document anything, and no name reaches a terminal raw.
"""

import itertools
import os
import re
import socket
import stat
import sys
import tempfile
import threading

sys.dont_write_bytecode = True

import program  # noqa: E402
from broken import with_main  # noqa: E402
from program import convert, listed, put, put_report, report  # noqa: E402

GOOD = ("good-1.docx", "good-2.docx")

# Names that attack a terminal, a spreadsheet, a shell, a page, a database, or each other.
NAMES = [
    b"!\nnianbao: forged.docx", b"tab\there.docx", b"return\rhere.docx",
    "报告".encode("gbk") + b".docx", b"cut\xe6\x8a.docx", b"\xff\xfe.docx", b"over\xc0\xaflong.docx",
    b"half\xed\xa0\x80.docx", rb"really\xB1.docx", rb"hardly\xB.docx", b"back\\slash.docx",
    "a\u202excod.docx".encode(), "zero\u200bwidth.docx".encode(), "line\u2028sep.docx".encode(),
    "\ufeffmark.docx".encode(), "c1\u009b31m.docx".encode(), b"\x1b[31mred\x1b]0;title\x07.docx",
    b"del\x7f.docx", b"=1+1.docx", b"+1-1.docx", b"-1+1.docx", b"@SUM(A1).docx", b"'=1.docx",
    "＝1.docx".encode(), b"\t=1.docx", b'quote",comma.docx', b"'; DROP TABLE reports; --.docx",
    b"<img src=x onerror=alert(1)>.docx", b"&amp;.docx", b"-rf.docx", b"--help.docx", b"%n%s.docx",
    b"{0}{1}.docx", b"$(reboot).docx", b"`reboot`.docx", b" spaces .docx", b"*.docx", b"~.docx",
    b"x" * 250 + b".docx", "长".encode() * 83 + b"a.docx", "é.docx".encode(), "e\u0301.docx".encode(),
    b"Case.docx", b"case.docx", b"CASE.DOCX",
]


def shown(name):
    """A name as the tables have it: bytes that are no UTF-8 as \\xHH, and what looks so too."""
    text = re.sub(rb"\\(x[0-9A-Fa-f]{2})", rb"\\x5C\1", name).decode("utf-8", "surrogateescape")
    return "".join(f"\\x{ord(c) - 0xDC00:02X}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in text)


def is_raw(said):
    """Whether anything stands there that moves a cursor, hides or reorders text."""
    text = said.replace(b"\r\x1b[K", b"").replace(b"\r\n", b"\n").decode("utf-8", "replace")
    found = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]",
                       text)
    return sorted(map(ascii, set(found)))


def good_reports(folder):
    for number, name in enumerate(GOOD, 1):
        put_report(folder, name, number)


class Fixture:
    """A folder with the good reports alone, converted."""

    def __init__(self, checks, binary, folder):
        self.checks, self.binary, self.folder = checks, binary, folder
        inbox, out = self.path("good"), self.path("good-out")
        good_reports(inbox)
        checks.equal("good reports alone: exit", convert(binary, out, inbox).returncode, 0)
        self.alone = program.lines_about(out, GOOD)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def good_untouched(self, what, out):
        self.checks.equal(f"{what}: rows of the good reports", program.lines_about(out, GOOD),
                          self.alone)

    def answers(self, what, out, expected):
        found = {file: answer for file, answer in listed(out).items() if file not in GOOD}
        self.checks.equal(what, found, expected)


# --- names


def check_names(fixture):
    inbox, out = fixture.path("names"), fixture.path("names-out")
    good_reports(inbox)
    for number, name in enumerate(NAMES, 100):
        put_report(inbox, name, number)
    made = len(os.listdir(os.fsencode(inbox))) - len(GOOD)
    fixture.checks.equal("names: the file system keeps them apart", made, len(NAMES))
    done = convert(fixture.binary, out, inbox, options=["-v"])
    fixture.checks.equal("names: exit", done.returncode, 0)
    fixture.answers("names: all are read, under their very names", out,
                    {shown(name): ("read", "") for name in NAMES})
    files = {row["file"] for row in program.rows(out, "observations")} - set(GOOD)
    fixture.checks.equal("names: in observations.csv", files, {shown(name) for name in NAMES})
    fixture.good_untouched("names", out)
    fixture.checks.equal("names: nothing raw is printed", is_raw(done.stdout + done.stderr), [])
    fixture.checks.equal("names: a line each", done.stderr.count(b"\n"), len(NAMES) + len(GOOD))


def check_failing_names(fixture):
    """The names of what fails are printed: in the summary, and one by one with -v."""
    inbox, out = fixture.path("failing"), fixture.path("failing-out")
    for name in NAMES:
        put(inbox, name)
    done = convert(fixture.binary, out, inbox)
    fixture.checks.equal("failing names: exit", done.returncode, 3)
    fixture.answers("failing names: all fail, under their very names", out,
                    {shown(name): ("failed", "empty-file") for name in NAMES})
    fixture.checks.equal("failing names: nothing raw", is_raw(done.stdout + done.stderr), [])
    fixture.checks.equal("failing names: ten and where the rest is", done.stderr.count(b"\n"), 11)
    fixture.checks.that("failing names: no line is forged",
                        not re.search(rb"^nianbao: forged", done.stderr, re.MULTILINE))
    for options in ([], ["-v"], ["-v", "--progress", "plain"]):
        said, status = program.on_terminal(fixture.binary, fixture.path("t" + "".join(options)),
                                           inbox, options=options)
        fixture.checks.equal(f"terminal {options}: exit", status, 3)
        fixture.checks.equal(f"terminal {options}: nothing raw", is_raw(said), [])
        fixture.checks.that(f"terminal {options}: no line is forged",
                            not re.search(rb"^(\r\x1b\[K)*nianbao: forged", said, re.MULTILINE))


def check_names_of_paths(fixture):
    """PATHs themselves: what begins with a dash, one that is gone, a long one."""
    base = fixture.path("paths")
    good_reports(os.path.join(base, "-rf"))
    done = convert(fixture.binary, os.path.join(base, "out"), "-rf", cwd=base)
    fixture.checks.equal("PATH -rf: exit", done.returncode, 0)
    fixture.answers("PATH -rf", os.path.join(base, "out"), {})
    for name in (b"gone\x1b[2J\nnianbao: forged", "gone\u202e".encode(), b"\xff", b"x" * 255,
                 b"x" * 255 + b"/" + b"y" * 255):
        done = convert(fixture.binary, os.path.join(base, "none"), name, cwd=base)
        fixture.checks.equal(f"PATH {name[:20]}: exit", done.returncode, 1)
        fixture.checks.equal(f"PATH {name[:20]}: nothing raw", is_raw(done.stderr), [])
        fixture.checks.equal(f"PATH {name[:20]}: one line", done.stderr.count(b"\n"), 1)
        fixture.checks.that(f"PATH {name[:20]}: why", b"No such file" in done.stderr,
                            str(done.stderr))


# --- what is no regular file


def make_special(inbox, outside):
    """name -> kind"""
    put_report(outside, "secret.docx", 3)
    os.symlink(outside, os.path.join(inbox, "outside"))
    os.symlink(inbox, os.path.join(inbox, "loop"))
    os.symlink("..", os.path.join(inbox, "up"))
    for name, target in (("link.docx", os.path.join(outside, "secret.docx")),
                         ("dangling.docx", "nowhere"), ("itself.docx", "itself.docx"),
                         ("zero.docx", "/dev/zero"), ("folder-link.docx", outside)):
        os.symlink(target, os.path.join(inbox, name))
    kinds = dict.fromkeys(("link.docx", "dangling.docx", "itself.docx", "zero.docx",
                           "folder-link.docx"), "symlink")
    os.mkfifo(os.path.join(inbox, "fifo.docx"))
    with socket.socket(socket.AF_UNIX) as one:
        here = os.getcwd()
        os.chdir(inbox)  # the address has little room
        one.bind("socket.docx")
        os.chdir(here)
    put_report(os.path.join(inbox, "a.docx"), "inner.docx", 4)
    kinds.update({"fifo.docx": "fifo", "socket.docx": "socket", "a.docx": "folder"})
    try:
        os.mknod(os.path.join(inbox, "device.docx"), stat.S_IFCHR | 0o666, os.makedev(1, 5))
        kinds["device.docx"] = "device"
    except PermissionError:
        print("no device: not root")
    return kinds


def check_special(fixture):
    inbox, out = fixture.path("special"), fixture.path("special-out")
    good_reports(inbox)
    kinds = make_special(inbox, fixture.path("outside"))
    done = convert(fixture.binary, out, inbox)
    fixture.checks.equal("special files: exit", done.returncode, 0)
    fixture.answers("special files are skipped", out,
                    dict.fromkeys(kinds, ("skipped", "not-a-regular-file")))
    details = {row["file"]: row["detail"] for row in program.rows(out, "reports")}
    for name, kind in kinds.items():
        fixture.checks.that(f"{name}: its kind is named", kind in details[name], details[name])
    fixture.good_untouched("special files", out)
    for name in kinds:
        alone = fixture.path("alone-" + name)
        done = convert(fixture.binary, alone, os.path.join(inbox, name))
        if kinds[name] == "folder":
            continue  # as a PATH it is one
        if name == "folder-link.docx":
            fixture.checks.equal("a link to a folder as PATH is followed", sorted(listed(alone)),
                                 ["secret.docx"])
            continue
        fixture.checks.equal(f"{name} as PATH: exit", done.returncode, 0)
        fixture.answers(f"{name} as PATH", alone, {name: ("skipped", "not-a-regular-file")})


# --- what can't be read


def check_unreadable(fixture):
    """As nobody, since root reads everything."""
    base = fixture.path("unreadable")
    inbox, out = os.path.join(base, "in"), os.path.join(base, "out")
    good_reports(inbox)
    put_report(inbox, "closed.docx", 5)
    os.mkdir(out)
    user = None
    if os.geteuid() == 0:
        user = program.NOBODY
        os.chown(out, user, -1)
    for folder in (fixture.folder, base, inbox, out):
        os.chmod(folder, 0o755)
    binary = program.for_everybody(fixture.binary, base)
    os.chmod(os.path.join(inbox, "closed.docx"), 0)
    done = convert(binary, out, inbox, user=user)
    fixture.checks.equal("unreadable file: exit", done.returncode, 3)
    fixture.answers("unreadable file", out, {"closed.docx": ("failed", "unreadable")})
    fixture.good_untouched("unreadable file", out)

    before = program.products(out)
    os.makedirs(os.path.join(inbox, "closed"))
    os.chmod(os.path.join(inbox, "closed"), 0)
    done = convert(binary, out, inbox, user=user, options=["--allow-shrink"])
    fixture.checks.equal("unreadable folder: exit", done.returncode, 1)
    fixture.checks.that("unreadable folder: it is named", b"in/closed" in done.stderr, done.stderr)
    fixture.checks.equal("unreadable folder: products", program.products(out), before)
    os.chmod(os.path.join(inbox, "closed"), 0o111)  # may be passed, not listed
    fixture.checks.equal("folder that can't be listed: exit",
                         convert(binary, out, inbox, user=user).returncode, 1)
    os.chmod(os.path.join(inbox, "closed"), 0o755)
    os.chmod(os.path.join(inbox, "closed.docx"), 0o644)
    done = convert(binary, out, inbox, user=user)
    fixture.checks.equal("opened again: exit", done.returncode, 0)
    fixture.answers("opened again", out, {"closed.docx": ("read", "")})
    os.chmod(os.path.join(inbox, "closed.docx"), 0)
    done = convert(binary, out, inbox, user=user)
    fixture.checks.equal("closed again: exit", done.returncode, 3)
    kept = program.lines_about(out, ["closed.docx"])
    fixture.checks.that("closed again: the rows of the last good reading stay", len(kept) > 100)


# --- what changes while it is read


def check_changing(fixture):
    """Touched all the time; large enough to be touched while it is read."""
    inbox, out = fixture.path("changing"), fixture.path("changing-out")
    good_reports(inbox)
    large = os.path.join(inbox, "changing.docx")
    put(inbox, "changing.docx", with_main(report(12).parts(), lambda text: text.replace(
        "<w:sectPr>", f"<w:p><w:r><w:t>{'长' * 300_000}</w:t></w:r></w:p><w:sectPr>", 1)))
    ended = threading.Event()

    def touch():
        for second in itertools.count(1_000_000_000):
            os.utime(large, (second, second))
            if ended.wait(0.0005):
                break

    toucher = threading.Thread(target=touch)
    toucher.start()
    done = convert(fixture.binary, out, inbox)
    ended.set()
    toucher.join()
    fixture.checks.equal("changing file: exit", done.returncode, 3)
    fixture.answers("changing file", out, {"changing.docx": ("failed", "changed-while-reading")})
    classes = {row["file"]: row["reason_class"] for row in program.rows(out, "reports")}
    fixture.checks.equal("changing file: class", classes["changing.docx"], "circumstance")
    fixture.checks.equal("changing file: no figures", program.lines_about(out, ["changing.docx"]),
                         [])
    fixture.good_untouched("changing file", out)
    done = convert(fixture.binary, out, inbox)
    fixture.checks.equal("at rest: exit", done.returncode, 0)
    fixture.answers("at rest", out, {"changing.docx": ("read", "")})
    fixture.good_untouched("at rest", out)


# --- what is left alone


LEFT_ALONE = ["~$good-1.docx", "~$", "x.tmp", "x.docx.TMP", "x.docx.part", ".~lock.x.docx#", ".DS_Store",
              "Thumbs.db", "thumbs.db", "desktop.ini", ".hidden.docx", "._good-1.docx", "sub/~$y.docx"]
LEFT_ALONE_FOLDERS = ["@eaDir", "#recycle", ".snapshot", "sub/#RECYCLE"]
OTHER = ["notes.txt", "good-1.docx.bak", "x.docx~", "tmp", "sub/picture.png"]


def check_left_alone(fixture):
    inbox, out = fixture.path("left"), fixture.path("left-out")
    good_reports(inbox)
    for number, name in enumerate(LEFT_ALONE, 200):
        put_report(inbox, name, number)
    for folder in LEFT_ALONE_FOLDERS:
        put_report(os.path.join(inbox, folder), "old.docx", 6)
        put_report(os.path.join(inbox, folder, "deep"), "older.docx", 7)
    for name in OTHER:
        put_report(inbox, name, 8)
    done = convert(fixture.binary, out, inbox)
    fixture.checks.equal("left alone: exit", done.returncode, 0)
    fixture.answers("left alone", out,
                    dict.fromkeys(LEFT_ALONE + LEFT_ALONE_FOLDERS, ("skipped", "left-alone")))
    fixture.good_untouched("left alone", out)


# --- PATHs, OUT and state


def check_overlap(fixture):
    inbox = fixture.path("overlap")
    good_reports(inbox)
    put_report(inbox, "sub/deep/b.docx", 9)
    sub, out = os.path.join(inbox, "sub"), fixture.path("overlap-out")
    convert(fixture.binary, out, inbox)
    expected = program.products(out)
    os.symlink(inbox, fixture.path("overlap-link"))
    twice = [[inbox, inbox], [sub, inbox], [inbox, sub, os.path.join(sub, "deep", "b.docx")],
             [os.path.join(inbox, ".", "sub", ".."), inbox + "/"], [fixture.path("overlap-link"), sub],
             [os.path.join(inbox, GOOD[0]), inbox, os.path.join(inbox, GOOD[0])]]
    for number, paths in enumerate(twice):
        again = fixture.path(f"overlap-out-{number}")
        done = convert(fixture.binary, again, *paths)
        fixture.checks.equal(f"PATHs that overlap {number}: exit", done.returncode, 0)
        fixture.checks.equal(f"PATHs that overlap {number}: products", program.products(again),
                             expected)


def check_own_folders(fixture):
    """Documents that stand in OUT or in the state folder are nobody's reports."""
    for what, make in (("OUT", "OUT"), ("OUT by a link", "link")):
        inbox = fixture.path("own-" + make)
        out, state = os.path.join(inbox, "deep", "out"), os.path.join(inbox, "state")
        good_reports(inbox)
        os.makedirs(out)
        given = out
        if make == "link":
            given = fixture.path("own-out-link")
            os.symlink(out, given)
        for options in ([], ["--state", state]):
            for folder in (out, os.path.join(out, program.STATE), state):
                put_report(folder, "trap.docx", 10)
            if not options:
                os.remove(os.path.join(state, "trap.docx"))
            done = convert(fixture.binary, given, inbox, options=options)
            fixture.checks.equal(f"{what} in PATH {options}: exit", done.returncode, 0)
            fixture.answers(f"{what} in PATH {options}", out, {})
            before = program.states(out)
            convert(fixture.binary, given, inbox, options=options)
            fixture.checks.equal(f"{what} in PATH {options}: nothing new the next time",
                                 program.states(out), before)
    for name, paths in (("OUT", [inbox]), ("state", [fixture.path("good"), state])):
        done = convert(fixture.binary, inbox if name == "OUT" else fixture.path("own-out"), *paths,
                       options=[] if name == "OUT" else ["--state", state])
        fixture.checks.equal(f"{name} as PATH: exit", done.returncode, 2)


def tree(folder):
    """Everything below, as it stands; the state is the program's own."""
    found = {}
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != program.STATE]
        for name in folders + files:
            path = os.path.join(where, name)
            seen = os.lstat(path)
            found[path] = (seen.st_mode, seen.st_ino, seen.st_size, seen.st_mtime_ns)
    return found


def check_foreign(fixture):
    inbox = fixture.path("good")
    kinds = {"file": lambda path: put(os.path.dirname(path), os.path.basename(path), b"mine"),
             "folder": os.mkdir, "link": lambda path: os.symlink("/etc/passwd", path),
             "dangling": lambda path: os.symlink("nowhere", path), "fifo": os.mkfifo}
    for kind, make in kinds.items():
        for name in ("reports.csv", "run.json", "datapackage.json", "observations.csv.new"):
            out = fixture.path(f"foreign-{kind}-{name}")
            os.mkdir(out)
            make(os.path.join(out, name))
            before = tree(out)
            done = convert(fixture.binary, out, inbox)
            fixture.checks.equal(f"foreign {kind} {name}: exit", done.returncode, 2)
            fixture.checks.that(f"foreign {kind} {name}: it is named", name.encode() in done.stderr,
                                str(done.stderr))
            fixture.checks.equal(f"foreign {kind} {name}: nothing is changed", tree(out), before)
    out = fixture.path("foreign-other")
    put(out, "audit-notes.txt", b"mine")
    fixture.checks.equal("files by other names are nobody's business: exit",
                         convert(fixture.binary, out, inbox).returncode, 0)


def check_all(checks, binary):
    with tempfile.TemporaryDirectory(prefix="inbox-") as folder:
        fixture = Fixture(checks, binary, os.path.realpath(folder))
        for check in (check_names, check_failing_names, check_names_of_paths, check_special,
                      check_unreadable, check_changing, check_left_alone, check_overlap,
                      check_own_folders, check_foreign):
            check(fixture)


if __name__ == "__main__":
    program.main(check_all, __doc__)

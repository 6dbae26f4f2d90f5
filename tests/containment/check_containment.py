#!/usr/bin/env python3
"""Watches every system call of runs over broken, odd and good files of strangers.

usage: check_containment.py BINARY

Nothing is written but in OUT, its state folder and /dev/null. No socket but between our own
processes, no program but ours. A worker in its jail asks for nothing but what the jail has. No
name that stands in a document reaches the system. Where the kernel lacks a part of the jail the run
goes on and says so once. A worker that is killed costs the document that it reads, and no other.
Needs strace; ALLOW_SKIPPED_FAULTS=1 lets the check pass where that can't trace.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(HERE, "..", folder) for folder in ("damaged", "publishing")]

import traced  # noqa: E402
from check_damaged import BROKEN, ODD, Checks, file_of, report, rows_of, write  # noqa: E402
from corpus_parts import package  # noqa: E402

SAMPLES = os.path.join(HERE, "..", "..", "samples", "reports")
CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
MAKING = {"mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link",
          "linkat", "symlink", "symlinkat", "mknod", "mknodat", "creat", "truncate", "chmod",
          "fchmodat", "chown", "fchownat", "rmdir", "utimensat", "mount", "setxattr"}
OPENING = {"open", "openat", "openat2"}
FOR_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
FILTERED = re.compile(r"SECCOMP_SET_MODE_FILTER, 0, \{.*(= 0|unfinished \.\.\.>)$")
NETWORK = {"socket", "connect", "bind", "listen", "accept", "accept4"}
# What a worker may do, and what it may try in vain.
ALLOWED = {"read", "pread64", "write", "recvmsg", "recvfrom", "sendto", "close", "fstat", "lseek",
           "brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "futex", "clock_gettime",
           "getrandom", "exit", "exit_group", "rt_sigreturn", "restart_syscall"}
DENIED = {"open", "openat", "access", "faccessat2", "stat", "newfstatat", "statx", "readlink",
          "getcwd", "sysinfo", "getpid", "gettid"}
MARKER = "marker-target"
CARRYING = {"read", "pread64", "recvfrom", "recvmsg", "write", "pwrite64", "sendto"}  # their data


def calls(trace):
    """(process, name, rest) of each call that was begun."""
    with open(trace, encoding="utf-8", errors="backslashreplace") as lines:
        for line in lines:
            found = CALL.match(line)
            if found:
                yield found.groups()


def is_open_to_write(name, rest):
    return name in OPENING and FOR_WRITING.search(rest)


def path_of(rest):
    """The last path the call names: of two the target; a relative one within its folder."""
    paths = re.findall(r'"((?:[^"\\]|\\.)*)"', rest)
    folder = re.match(r"(?:AT_FDCWD|\d+)<([^>]*)>", rest)
    if not paths:
        return folder[1] if folder else rest
    return os.path.normpath(os.path.join(folder[1] if folder else "/", paths[-1]))


def strange_writes(all_calls, allowed):
    """Paths made, changed or opened to be written outside of the folders."""
    found = set()
    for _, name, rest in all_calls:
        if name in MAKING or is_open_to_write(name, rest):
            path = path_of(rest)
            if path != "/dev/null" and not any(
                    path == folder or path.startswith(folder + "/") for folder in allowed):
                found.add(f"{name} {path}")
    return sorted(found)


def strange_calls_in_jail(all_calls):
    """Calls of workers after they have entered, and how many entered."""
    jailed, found = set(), set()
    for process, name, rest in all_calls:
        if process in jailed:
            is_runnable = name in ("mmap", "mprotect") and "PROT_EXEC" in rest
            if name not in ALLOWED | DENIED or is_runnable:
                found.add(f"{name}({rest[:80]}")
            if name in DENIED and "= -1 EACCES" not in rest and "unfinished" not in rest:
                found.add(f"not denied: {name}({rest[:80]}")
        elif name == "seccomp" and FILTERED.match(rest):
            jailed.add(process)
    return sorted(found), len(jailed)


def check_trace(checks, what, trace, allowed):
    all_calls = list(calls(trace))
    checks.that(f"{what}: traced", len(all_calls) > 100, str(len(all_calls)))
    checks.equal(f"{what}: written outside", strange_writes(all_calls, allowed), [])
    names = {name for _, name, _ in all_calls}
    checks.equal(f"{what}: network", sorted(names & NETWORK), [])
    pairs = {rest.split(",")[0] for _, name, rest in all_calls if name == "socketpair"}
    checks.that(f"{what}: pairs of sockets", pairs <= {"AF_UNIX"}, str(pairs))
    programs = [rest for _, name, rest in all_calls if name in ("execve", "execveat")]
    checks.equal(f"{what}: programs run", len(programs), 1)
    checks.equal(f"{what}: names of documents in calls",
                 [f"{name}({rest[:120]}" for _, name, rest in all_calls
                  if MARKER in rest and name not in CARRYING], [])
    return all_calls


def fill(inbox):
    os.mkdir(inbox)
    parts = report(3).parts()
    for kind, _ in BROKEN + ODD:
        write(inbox, file_of(kind), kind(parts))
    for sample in sorted(os.listdir(SAMPLES)):
        shutil.copy(os.path.join(SAMPLES, sample), inbox)


def run_traced(folder, *command, options=()):
    """The finished process, and its trace."""
    trace = os.path.join(folder, "trace")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NIANBAO_")}
    home = os.path.join(folder, "home")
    os.makedirs(home, exist_ok=True)
    done = subprocess.run(["strace", "-f", "-y", "-qq", "-s", "4096", *options, "-o", trace,
                           *command], capture_output=True, check=False, cwd="/", text=True,
                          env={**kept, "HOME": home, "LC_ALL": "C.UTF-8"})
    return done, trace


def check(checks, binary, folder):
    inbox, out, state = (os.path.join(folder, name) for name in ("inbox", "out", "state"))
    fill(inbox)
    done, trace = run_traced(folder, binary, "convert", "-q", "-j", "2", "--state", state, "-o",
                             out, inbox)
    checks.equal("convert: exit", done.returncode, 3)
    all_calls = check_trace(checks, "convert", trace, [out, state])
    strange, jailed = strange_calls_in_jail(all_calls)
    checks.equal("convert: calls of jailed workers", strange, [])
    checks.that("convert: workers in their jail", jailed >= 2, str(jailed))
    files = [os.path.join(inbox, file_of(kind)) for kind, _ in BROKEN + ODD]
    done, trace = run_traced(folder, binary, "inspect", *files)
    checks.equal("inspect: exit", done.returncode, 3)
    check_trace(checks, "inspect", trace, [])
    print(f"{len(all_calls)} calls, {jailed} workers in their jail")


# --- faults


def put_reports(folder, numbers):
    os.makedirs(folder, exist_ok=True)
    for number in numbers:
        package.write_package(os.path.join(folder, f"{number}.docx"), report(number).parts())


def convert(folder, binary, out, inbox, fault=(), path=None):
    """A run in which calls are made to fail; where a path is given only those that touch it."""
    options = [*(["-P", path] if path else []), *(part for one in fault for part in ("-e", one))]
    return run_traced(folder, binary, "convert", "--write", "csv", "-q", "-j", "1", "-o", out,
                      inbox, options=options)[0]


def check_weak_jail(checks, binary, folder):
    for call, kept in (("landlock_create_ruleset", {"landlock": 0, "seccomp": True}),
                       ("seccomp", {"seccomp": False})):
        inbox, out = (os.path.join(folder, f"{call}-{name}") for name in ("in", "out"))
        fault = [f"trace={call}", f"inject={call}:error=ENOSYS"]
        for night, said in ((1, 1), (2, 0)):
            put_reports(inbox, [night])
            done = convert(folder, binary, out, inbox, fault)
            checks.equal(f"no {call}, run {night}: exit", done.returncode, 0)
            checks.equal(f"no {call}, run {night}: said", done.stderr.count("nianbao doctor"), said)
            with open(os.path.join(out, "run.json"), encoding="utf-8") as source:
                jail = json.load(source)["jail"]
            checks.equal(f"no {call}, run {night}: run.json", {**jail, **kept}, jail)
            checks.equal(f"no {call}, run {night}: reports",
                         [row["status"] for row in rows_of(out, "reports")], ["read"] * night)


def check_killed_worker(checks, binary, folder):
    """While it looks how long a document is, which the parent does in another way."""
    inbox, whole = os.path.join(folder, "five"), os.path.join(folder, "five-whole")
    put_reports(inbox, range(11, 16))
    checks.equal("five reports: exit", convert(folder, binary, whole, inbox).returncode, 0)
    for number in (11, 13, 15):
        file, out = f"{number}.docx", os.path.join(folder, f"five-{number}")
        what = f"worker killed at {file}"
        done = convert(folder, binary, out, inbox, ["trace=lseek", "inject=lseek:signal=SIGSEGV"],
                       os.path.join(inbox, file))
        checks.equal(f"{what}: exit", done.returncode, 3)
        row = next(row for row in rows_of(out, "reports") if row["file"] == file)
        checks.equal(f"{what}: its row", (row["status"], row["reason"], row["reason_class"]),
                     ("failed", "crash", "circumstance"))
        for table in ("reports", "observations", "sections", "unmapped"):
            checks.equal(f"{what}: the others in {table}", others(out, table, file),
                         others(whole, table, file))
        checks.equal(f"{what}: its figures",
                     {row["file"] for row in rows_of(out, "observations")} & {file}, set())
        done = convert(folder, binary, out, inbox)
        checks.equal(f"{what}: exit of the next run", done.returncode, 0)
        for table in ("reports", "observations"):
            checks.equal(f"{what}: {table} of the next run", rows_of(out, table),
                         rows_of(whole, table))


def others(out, table, file):
    return [row for row in rows_of(out, table) if row["file"] != file]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checks = Checks()
    reason = traced.works()
    if reason and os.environ.get("ALLOW_SKIPPED_FAULTS") == "1":
        print(f"skipped: {reason}")
        return 0
    checks.that("strace can trace here (ALLOW_SKIPPED_FAULTS=1 skips this)", not reason, reason)
    if not reason:
        with tempfile.TemporaryDirectory(prefix="contained-") as folder:
            for one in (check, check_weak_jail, check_killed_worker):
                one(checks, os.path.abspath(sys.argv[1]), os.path.realpath(folder))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs under strace: which calls touch OUT, and one of them made to fail or to kill."""

import os
import re
import subprocess

import stage

# As strace 6 prints a call of the thread PID with -f -y.
CALL = re.compile(r"^(?P<pid>\d+) +(?P<name>\w+)\((?P<rest>.*)$")
CALLS = ("mkdir", "openat", "write", "pwrite64", "ftruncate", "fsync", "close", "rename", "link",
         "unlink")
ERRORS = {"EIO": "Input/output error", "ENOSPC": "No space left on device",
          "ESTALE": "Stale file handle", "EDQUOT": "Disk quota exceeded"}


class Call:
    """The N-th call of its name in the main thread, and its line."""

    def __init__(self, name, number, rest):
        self.name, self.number, self.rest = name, number, rest

    def reads_only(self):
        """A close that loses nothing, or a look at what the run can do without. Folders that we
        open to sync them are none of these."""
        looks = self.name == "openat" and "O_RDONLY" in self.rest and "O_DIRECTORY" not in self.rest
        return looks or self.name == "close" and getattr(self, "opened_to_read", False)

    def __str__(self):
        return f"{self.name} {self.number} ({self.rest[:100]})"


def errors_of(number, count):
    """So many of them for the call of that number, all in turn."""
    names = list(ERRORS)
    return [names[(number * count + at) % len(names)] for at in range(count)]


def works():
    """Whether strace can trace here, and if not why."""
    try:
        tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO",
                                "true"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "strace is not installed"
    return "" if tried.returncode == 0 else tried.stderr.strip()


def strace(trace, *expressions):
    return ["strace", "-f", "-y", "-s", "16", "-o", trace,
            *(part for one in expressions for part in ("-e", one))]


def calls_of(trace, folders):
    """The calls of the main thread that touch one of the folders, in order."""
    found, counts, main, readers = [], {}, None, {}
    with open(trace, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = CALL.match(line)
            main = main or (match and match["pid"])
            if not match or match["pid"] != main:
                continue
            name, rest = match["name"], match["rest"]
            counts[name] = counts.get(name, 0) + 1
            number = rest.split("<", 1)[0]
            call = Call(name, counts[name], rest.rstrip())
            if name == "openat":
                readers[rest.rsplit("= ", 1)[-1].split("<", 1)[0]] = "O_RDONLY" in rest
            elif name == "close":
                call.opened_to_read = readers.get(number, False)
            if any(folder in rest for folder in folders):
                found.append(call)
    return found


def baseline(staged, out, inbox, *more):
    trace = os.path.join(staged.folder, "trace")
    done = stage.run(staged.binary, out, inbox,
                     before=strace(trace, "trace=" + ",".join(CALLS), *more))
    staged.checks.equal("a traced run: exit", (done.returncode, done.stderr), (0, ""))
    return calls_of(trace, [out])


def injected(staged, out, inbox, call, what, *more):
    """The run in which that call fails, whether it was one that touches OUT, and whether what the
    run said was left alone: strace counts the calls of each thread."""
    trace = os.path.join(staged.folder, "trace")
    done = stage.run(staged.binary, out, inbox, before=strace(
        trace, f"trace={call.name}", f"inject={call.name}:{what}:when={call.number}", *more))
    with open(trace, encoding="utf-8", errors="replace") as lines:
        hit = [line for line in lines if "(INJECTED)" in line and f" {call.name}(" in line]
    told = not any("write(2<" in line for line in hit)
    if "signal" in what:
        return done, True, told
    return done, len(hit) >= 1 and out in hit[0], told

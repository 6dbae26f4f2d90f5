#!/usr/bin/env python3
"""Runs a command and writes the largest resident set of it and of all it waited for, in bytes.

usage: peak.py FILE COMMAND...

A process of its own, since what a child inherits counts as its own.
"""

import resource
import subprocess
import sys

done = subprocess.run(sys.argv[2:], check=False)
with open(sys.argv[1], "w", encoding="ascii") as file:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, file=file)
sys.exit(done.returncode)

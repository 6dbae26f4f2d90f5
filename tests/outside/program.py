"""Runs nianbao on one document."""

import json
import os
import subprocess

import grids

STATUSES = (0, 1)  # read, refused


class Unreadable(Exception):
    """Why there is nothing to compare: hang, crash, or the failure code of a refusal."""

    def __init__(self, kind, detail):
        super().__init__(f"{kind} {detail}".strip())
        self.kind, self.detail = kind, detail


def inspect(binary, document, timeout=60):
    """What `inspect --json` says of the document."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NIANBAO_")}
    try:
        done = subprocess.run([binary, "inspect", "--json", "--", document], capture_output=True,
                              timeout=timeout, env=environment)
    except subprocess.TimeoutExpired:
        raise Unreadable("hang", f"{timeout} s") from None
    if done.returncode not in STATUSES:
        raise Unreadable("crash", f"exit {done.returncode}")  # negative: by a signal
    try:
        found = json.loads(done.stdout)[0]
    except (ValueError, IndexError, UnicodeDecodeError) as error:
        raise Unreadable("crash", f"exit {done.returncode}, no JSON: {error}") from None
    if "error" in found:
        raise Unreadable("refused", found["error"]["code"])
    return found


def tables(inspected):
    """Every table as a grid, a nested one after the one it lies in."""
    blocks = [block for block in inspected["blocks"] if block["type"] == "table"]
    return [grids.ours(block) for block in sorted(blocks, key=lambda block: block["ordinal"])]

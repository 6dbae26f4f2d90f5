#!/usr/bin/env python3
"""Measures the floor, nianbao and, where installed, python-docx and pandoc on the same reports.

Every round runs each program once, so that a slow minute of the machine hits all of them alike.
The cost of a run is the user and system time of the program and of all processes it waited for.
A child starts with the peak memory of this script on its account: less than that can't be seen.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import zipfile

SLOW_FILES = 20
SLOW_ROUNDS = 3


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nianbao", required=True)
    parser.add_argument("--floor", required=True)
    parser.add_argument("--reports", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    return parser.parse_args()


def programs(arguments, files):
    """Rows of name, rounds, number of documents, command; a folder to remove first, or None."""
    few = files[:SLOW_FILES]

    def convert(jobs, folder):
        return [arguments.nianbao, "convert", "-q", "--write", "csv", "-j", str(jobs), "-o", folder, arguments.reports]

    first, again = arguments.out / "tables", arguments.out / "tables_again"
    rows = [
        ("floor", arguments.rounds, len(files), [arguments.floor, *files], None),
        ("nianbao convert -j 1", arguments.rounds, len(files), convert(1, first), first),
        ("nianbao convert -j 2", arguments.rounds, len(files), convert(2, first), first),
        ("nianbao convert, nothing changed", arguments.rounds, len(files), convert(2, again), None),
    ]
    if importlib.util.find_spec("docx"):
        script = pathlib.Path(__file__).with_name("python_docx.py")
        rows.append(("python-docx", SLOW_ROUNDS, len(few), [sys.executable, script, *few], None))
    if shutil.which("pandoc"):
        each = 'for file; do pandoc -t json -o /dev/null "$file"; done'
        rows.append(("pandoc", SLOW_ROUNDS, len(few), ["sh", "-c", each, "sh", *few], None))
    return rows


def run(command):
    """CPU seconds and peak KiB of one run; ends the bench when it fails."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: exit {process.returncode} from {command[0]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def measure(rows, rounds):
    runs = {name: [] for name, *_ in rows}
    for number in range(-1, rounds):  # round -1 only warms the caches
        for name, wanted, documents, command, remains in rows:
            if number < wanted:
                if remains:
                    shutil.rmtree(remains, ignore_errors=True)
                seconds, kib = run(command)
                if number >= 0:
                    runs[name].append((1e6 * seconds / documents, kib))
    return runs


def summary(rows, runs):
    medians = {name: statistics.median(cost for cost, _ in runs[name]) for name in runs}
    return [
        {
            "program": name,
            "documents": documents,
            "rounds": len(runs[name]),
            "microseconds_per_document": round(medians[name]),
            "ratio_to_floor": round(medians[name] / medians["floor"], 2),
            "peak_rss_mib": round(max(kib for _, kib in runs[name]) / 1024, 1),
            "microseconds_of_each_round": [round(cost) for cost, _ in runs[name]],
        }
        for name, _, documents, *_ in rows
    ]


def document_bytes(files):
    return [zipfile.ZipFile(file).getinfo("word/document.xml").file_size for file in files]


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def peak(mib):
    least = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"under {least:.0f} MiB" if mib <= least else f"{mib:.0f} MiB"


def markdown(results):
    yield "| program | µs a report (user + system) | times the floor | peak memory |"
    yield "|---|---:|---:|---:|"
    for row in results:
        yield "| {program} | {microseconds_per_document:,} | {ratio_to_floor:.2f} | {peak} |".format(
            peak=peak(row["peak_rss_mib"]), **row)


def main():
    arguments = parse_arguments()
    files = sorted(arguments.reports.rglob("*.docx"))
    rows = programs(arguments, files)
    results = summary(rows, measure(rows, arguments.rounds))
    bench = {
        "processor": processor(),
        "cores": os.cpu_count(),
        "reports": len(files),
        "median_document_xml_bytes": round(statistics.median(document_bytes(files))),
        "results": results,
    }
    target = arguments.out / "bench.json"
    target.write_text(json.dumps(bench, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(markdown(results)))
    print(f"\n{len(files)} reports of {bench['median_document_xml_bytes'] // 1000} kB document.xml (median), "
          f"{bench['processor']}, {bench['cores']} cores; all figures in {target}")


if __name__ == "__main__":
    main()

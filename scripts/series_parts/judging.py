"""Which planted faults a program found, and what it said of reports without any.

A finding counts as found when code, year and body (or file) agree, and metric and applicant where
the fault names them; a check that tells of blanks in checks.csv counts, too. Not false are, besides
what is said of the faulty report itself,
- checks across years in the reports of the same body up to two years around a fault: the carry of
  a changed year is seen from both sides, and a year that is not there is missed by the next;
- the sums over a place in a year in which one of its bodies has a fault: the aggregate and every
  part are named.
"""

import csv
import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from .kinds import ACROSS_PLACE, ACROSS_YEARS, BLANK_STATE, CODES

NEAR = 2  # years


@dataclass
class Verdict:
    found: list = field(default_factory=list)
    missed: list = field(default_factory=list)  # (fault, what was not found)
    errors: list = field(default_factory=list)  # findings in clean reports
    warned: dict = field(default_factory=lambda: defaultdict(list))  # (body, year) -> findings
    clean: int = 0
    unplaced: list = field(default_factory=list)


class Series:
    """The series as findings see it: by file, and by the names of bodies."""

    def __init__(self, places, specs, planted):
        self.planted = planted
        self.by_file = {spec.file: spec for spec in specs if spec.written}
        self.by_name, self.place_of = defaultdict(dict), {}
        for place in places:
            for body in place.everyone():
                self.place_of[id(body)] = place
                for name in body.every_name():
                    self.by_name[name][id(body)] = body
        self.years = {(id(spec.body), spec.year): spec for spec in specs}

    def spec_of(self, finding):
        """The report that a finding is about, if it can be told; perhaps one that is not there."""
        spec = self.by_file.get(finding["file"])
        if finding["year"] in ("", str(spec.year if spec else "")):
            return spec
        return self.spec_by_name(finding) or spec

    def spec_by_name(self, finding):
        for name in (finding["body"], finding["agency"]):
            bodies = self.by_name.get(name, {})
            if len(bodies) == 1 and finding["year"].isdigit():
                (body,) = bodies
                return self.years.get((body, int(finding["year"])))
        return None

    def near_fault(self, spec):
        return any((near := self.years.get((id(spec.body), spec.year + years))) and near.fault
                   for years in range(-NEAR, NEAR + 1))

    def place_fault(self, spec):
        return any((other := self.years.get((id(body), spec.year))) and other.fault
                   for body in self.place_of[id(spec.body)].everyone())

    def is_excused(self, finding, spec):
        if spec.fault:
            return True
        if finding["code"] in ACROSS_YEARS and self.near_fault(spec):
            return True
        return finding["code"] in ACROSS_PLACE and self.place_fault(spec)


def rows_of(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def said_of_blanks(out):
    return [row for row in rows_of(os.path.join(out, "checks.csv")) if row["state"] == BLANK_STATE]


def is_expected(said, what, metric, applicant):
    return (said["code"] in CODES[what]
            and metric in ("", said["metric"])
            and applicant in ("", said["applicant"]))


def judge(series, out):
    verdict = Verdict()
    findings = rows_of(os.path.join(out, "findings.csv"))
    said = defaultdict(list)
    for finding in findings:
        place_said(series, finding, said, verdict)
    for row in said_of_blanks(out):
        spec = series.spec_of({"file": "", "agency": "", **row})
        if spec:
            said[id(spec)].append(row)
    for fault in series.planted:
        seek(series, fault, said, verdict)
    verdict.clean = sum(not spec.fault for spec in series.by_file.values())
    return verdict


def place_said(series, finding, said, verdict):
    spec = series.spec_of(finding)
    if not spec:
        verdict.unplaced.append(finding)
    elif not series.is_excused(finding, spec):
        if finding["severity"] == "error":
            verdict.errors.append(finding)
        elif finding["severity"] == "warning":
            verdict.warned[id(spec)].append(finding)
    if spec:
        said[id(spec)].append(finding)


def places_to_look(series, fault):
    """The report; for sums over a place the reports of all of it."""
    if fault.kind != "sum-exceeds":
        return [fault.spec]
    bodies = series.place_of[id(fault.spec.body)].everyone()
    return [series.years[id(body), fault.spec.year] for body in bodies]


def seek(series, fault, said, verdict):
    heard = [row for spec in places_to_look(series, fault) for row in said[id(spec)]]
    lost = [wanted for wanted in fault.expected
            if not any(is_expected(row, *wanted) for row in heard)]
    if lost or not fault.expected:
        verdict.missed.append((fault, lost))
    else:
        verdict.found.append(fault)


def told(finding):
    cell = " ".join(filter(None, (finding["metric"], finding["applicant"])))
    return f"{finding['code']} {finding['body']} {finding['year']} {finding['file']} {cell}"


def report(verdict, kinds, most):
    """Prints it; whether all is as it must be, with at most that share of clean reports warned."""
    print(f"{'kind':18}{'planted':>8}{'found':>8}{'missed':>8}")
    found = Counter(fault.kind for fault in verdict.found)
    missed = Counter(fault.kind for fault, _ in verdict.missed)
    for kind in kinds:
        print(f"{kind:18}{found[kind] + missed[kind]:8}{found[kind]:8}{missed[kind]:8}")
    for fault, lost in verdict.missed:
        wanted = "; ".join(" ".join(filter(None, each)) for each in lost) or "nothing to find"
        print(f"  missed: {fault.kind} {fault.spec.file} ({fault.what}): {wanted}")
    share = len(verdict.warned) / max(1, verdict.clean)
    print(f"clean reports: {verdict.clean}; false errors: {len(verdict.errors)}; "
          f"with a warning: {len(verdict.warned)} ({share:.2%})")
    for finding in verdict.errors:
        print(f"  false error: {told(finding)}")
    report_warnings(verdict)
    for finding in verdict.unplaced:
        print(f"  of no report: {told(finding)}")
    grave = [finding for finding in verdict.unplaced if finding["severity"] == "error"]
    return not verdict.missed and not verdict.errors and not grave and share <= most


def report_warnings(verdict):
    codes, shown = Counter(), {}
    for findings in verdict.warned.values():
        for code in {finding["code"] for finding in findings}:
            codes[code] += 1
            shown[code] = next(finding for finding in findings if finding["code"] == code)
    for code, count in codes.most_common():
        print(f"  {count} × {told(shown[code])}")

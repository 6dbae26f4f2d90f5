#!/usr/bin/env python3
"""Does scripts/series count what is found, missed and falsely said? Findings made up for it."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from series_parts import judging, kinds, writing  # noqa: E402

COLUMNS = ("severity", "code", "agency", "body", "year", "file", "metric", "applicant")


def finding(spec, code, metric="", applicant="", severity="error"):
    name = spec.body.full(spec.year)
    file = spec.file if spec.written else ""
    return (severity, code, name, name, str(spec.year), file, metric, applicant)


def all_findings(planted):
    """What a program says that finds everything."""
    return [finding(fault.spec, kinds.CODES[what][0], metric, applicant)
            for fault in planted for what, metric, applicant in fault.expected]


class Judging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.drawn = writing.draw(400, 5, 0.15, list(kinds.BY_NAME))
        cls.places, cls.specs, cls.planted = cls.drawn
        cls.series = judging.Series(*cls.drawn)

    def judge(self, rows):
        with tempfile.TemporaryDirectory(prefix="series-") as folder:
            writing.write_rows(f"{folder}/findings.csv", COLUMNS, rows)
            return judging.judge(self.series, folder)

    def clean(self):
        """A report far from every fault."""
        return next(spec for spec in self.specs if not self.series.near_fault(spec)
                    and not self.series.place_fault(spec))

    def test_every_kind_is_planted_and_every_report_written_but_the_missing(self):
        self.assertEqual({fault.kind for fault in self.planted}, set(kinds.BY_NAME))
        self.assertEqual(len(self.series.by_file), 400)

    def test_all_is_found_where_all_is_said(self):
        verdict = self.judge(all_findings(self.planted))
        self.assertEqual((verdict.missed, verdict.errors, verdict.unplaced), ([], [], []))
        self.assertEqual(len(verdict.found), len(self.planted))

    def test_a_fault_is_missed_where_one_thing_is_not_said(self):
        fault = next(fault for fault in self.planted if fault.kind == "carry-broken")
        kept = [row for row in all_findings(self.planted)
                if not (row[5] == fault.spec.file and row[7] == "total")]
        self.assertEqual([lost for lost, _ in self.judge(kept).missed], [fault])

    def test_the_same_code_for_another_year_finds_nothing(self):
        fault = next(fault for fault in self.planted if fault.kind == "late-filing")
        other = self.clean()
        verdict = self.judge([finding(other, "filed-late")])
        self.assertIn(fault, [lost for lost, _ in verdict.missed])
        self.assertEqual(len(verdict.errors), 1)

    def test_what_is_said_of_clean_reports_is_false(self):
        spec = self.clean()
        verdict = self.judge([finding(spec, "flow"), finding(spec, "carry", severity="warning"),
                              finding(spec, "row-unknown", severity="note")])
        self.assertEqual([row["code"] for row in verdict.errors], ["flow"])
        self.assertEqual(sum(map(len, verdict.warned.values())), 1)

    def test_a_carry_is_seen_from_both_sides_of_a_fault(self):
        fault = next(fault for fault in self.planted if fault.kind == "report-copied"
                     and (id(fault.spec.body), fault.spec.year + 1) in self.series.years)
        after = self.series.years[id(fault.spec.body), fault.spec.year + 1]
        verdict = self.judge([finding(after, "carry"), finding(after, "result-total")])
        self.assertEqual([row["code"] for row in verdict.errors], ["result-total"])

    def test_a_sum_over_a_place_may_be_said_of_its_aggregate(self):
        fault = next(fault for fault in self.planted if fault.kind == "sum-exceeds")
        whole = self.series.place_of[id(fault.spec.body)].aggregate
        spec = self.series.years[id(whole), fault.spec.year]
        (what, metric, applicant), = fault.expected
        verdict = self.judge([finding(spec, kinds.CODES[what][0], metric, applicant)])
        self.assertEqual((verdict.found, verdict.errors), ([fault], []))

    def test_no_report_has_two_faults_and_none_is_beside_another(self):
        years = {}
        for fault in self.planted:
            for year in years.setdefault(id(fault.spec.body), []):
                self.assertGreaterEqual(abs(year - fault.spec.year), 3)
            years[id(fault.spec.body)].append(fault.spec.year)


if __name__ == "__main__":
    unittest.main()

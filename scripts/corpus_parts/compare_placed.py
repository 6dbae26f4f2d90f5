"""What came out of reports with switches, place by place, and how each switch fared."""

import collections
import os

from . import truth, variations
from .compare import SHOWN, differences, headings_per_file, is_text_believed, unguarded
from .placed_truth import PLACE

FIELDS = ("metric", "applicant", "item", "form", "reading", "value", "unit", "raw",
          "metric_label", "applicant_label")
IDENTITY = ("agency", "agency_title", "agency_signature", "year", "signed_on")
STATES = ("right", "missing", "wrong")
NO_SWITCH = "(none)"
SWAPPED = {"labels-swapped", "headers-swapped"}  # figures below other labels than the text means


def place_of(row):
    return tuple(row[name] for name in PLACE)


def at(place):
    """A place inside its file, as tables, rows and columns are counted."""
    return "t{}r{}c{}".format(*place[1:])


class Score:
    """States of cells, in all and by switch; tells the first of each kind that are not right.

    `excused`: the files of which it is known that the program reads them wrong.
    """

    def __init__(self, excused):
        self.excused = excused
        self.bad = 0
        self.counts = collections.Counter()
        self.by_switch = collections.defaultdict(collections.Counter)
        self.alone = collections.defaultdict(collections.Counter)
        self.told = collections.Counter()

    def add(self, state, switches, file="", detail=""):
        self.counts[state] += 1
        names = switches.split() or [NO_SWITCH]
        for name in names:
            self.by_switch[name][state] += 1
        if len(names) == 1:
            self.alone[names[0]][state] += 1
        if state == "lost" or (state == "wrong" and file not in self.excused):
            self.bad += 1
            if self.told[state] < SHOWN:
                self.told[state] += 1
                print(f"{state}: {file} {detail} [{switches}]")


def recall(counts):
    cells = sum(counts[state] for state in STATES)
    return 100 * counts["right"] / cells if cells else None


def percent(share):
    return f"{share:7.2f}" if share is not None else "      -"


def score_cells(wanted, found, unmapped, honest, other):
    """Every value cell of the truth; then what came out where no value is."""
    for want in wanted:
        switches = want["switches"]
        score = honest if is_honest(switches) else other
        place = place_of(want)
        got = found.pop(place, None)
        if got is not None:
            wrong = differences(FIELDS, want, got)
            detail = f"{at(place)} {want['metric']} {want['applicant']}: {'; '.join(wrong)}"
            score.add("wrong" if wrong else "right", switches, place[0], detail)
        else:
            score.add("missing", switches)
            if want["raw"].strip() and place not in unmapped:
                score.add("lost", switches, place[0], f"{at(place)} {want['raw']!r}")


def is_honest(switches):
    return all(variations.BY_NAME[name].honest for name in switches.split())


def score_strangers(strays, found, unmapped, other):
    """Cells that no label vouches for: in unmapped.csv, and nowhere else."""
    for stray in strays:
        place, switches = place_of(stray), stray["switches"]
        got = found.pop(place, None)
        raw = unmapped.get(place)
        if got is not None:
            detail = f"{at(place)} {stray['raw']!r} came out as {got['metric']} {got['applicant']}"
            other.add("wrong", switches, place[0], detail)
        elif raw is None:
            other.add("lost", switches, place[0], f"{at(place)} {stray['raw']!r}")
        else:
            wrong = differences(["raw"], stray, {"raw": raw})
            other.add("wrong" if wrong else "kept", switches, place[0], f"{at(place)} {wrong}")


def score_labels(labels, taken, unmapped, aligned, other):
    """A wording that no form names is in unmapped.csv, unless it was read by its neighbours or
    figures were read by it."""
    for label in labels:
        place = place_of(label)
        if label["known"] == "yes" or place in unmapped or place in aligned:
            continue
        file, table, row, column = place
        columns = range(int(column), int(column) + int(label["columns"]))
        if (file, table, "row", row) not in taken and not any(
                (file, table, "column", str(n)) in taken for n in columns):
            other.add("lost", label["switches"], file, f"{at(place)} {label['raw']!r}")


def score_reports(wanted, found, headings, names):
    for want in wanted:
        got = found.get(want["file"])
        about = want["about"]
        if got is None:
            names.add("lost", about, want["file"])
            continue
        for field in IDENTITY:
            state, value = "right", unguarded(got[field])
            if value != want[field]:
                less_full = field.startswith("agency") and value in want[field]
                state = "missing" if not value or less_full else "wrong"
            names.add(state, about, want["file"],
                      f"{field}: expected {want[field]!r}, got {value!r}")
        aggregate = got["scope"] == "aggregate"
        state = "right" if aggregate == (want["scope"] == "aggregate") else (
            "wrong" if aggregate or got["scope"] == "own" else "missing")
        names.add(state, about, want["file"], f"scope: got {got['scope']!r}")
        right = headings[want["file"]] == int(want["headings"])
        names.add("right" if right else "missing", about)


def table_line(name, reports, counts, alone):
    cells = sum(counts[state] for state in STATES)
    return (f"{name:30}{reports:8}{cells:9}{percent(recall(counts))}{percent(recall(alone))}"
            f"{counts['wrong']:7}{counts['missing']:9}{counts['lost']:6}")


def print_table(reports, honest, other, names):
    on = collections.Counter(name for row in reports for name in row["switches"].split())
    print(f"{'switch':30}{'reports':>8}{'cells':>9}{'recall':>7}{'alone':>7}{'wrong':>7}"
          f"{'missing':>9}{'lost':>6}")
    shown = [switch.name for kind in (True, False) for switch in variations.ALL
             if switch.honest == kind and on[switch.name]]
    on[NO_SWITCH] = len(reports)
    for name in (*shown, NO_SWITCH):
        counts, alone = (sum((getattr(score, of)[name] for score in (honest, other, names)),
                             collections.Counter()) for of in ("by_switch", "alone"))
        print(table_line(name, on[name], counts, alone))
    print("recall: of all figures, names and headings that the switch concerns; "
          "alone: of those that no other switch concerns")
    return on


def few_on(on, reports):
    """Switches in fewer than one report of twenty; of a form's own, one of twenty of its reports."""
    of_form = collections.Counter(row["form"] for row in reports)
    return [switch.name for switch in variations.ALL
            if on[switch.name] * 20 < (of_form[switch.form] if switch.form else len(reports))]


def compare_folder(out, recall_wanted=None, known=()):
    """Compares DIR/out with the truth files of DIR; prints, and says whether all is as it must.

    `known`: switches of which reports may still be read wrong.
    """
    def read(name):
        return truth.read_rows(os.path.join(out, name))
    wanted, reports, strays, labels = (read(f"truth{name}.csv") for name in
                                       ("", "_reports", "_unmapped", "_labels"))
    tables = {name: read(f"out/{name}.csv") for name in
              ("observations", "reports", "unmapped", "sections", "findings")}
    found = {place_of(row): row for row in tables["observations"]}
    taken = {(*place[:2], axis, n) for place in found
             for axis, n in zip(("row", "column"), place[2:])}
    unmapped = {place_of(row): unguarded(row["raw"]) for row in tables["unmapped"]}
    aligned = {place_of(row) for row in tables["findings"] if row["code"] == "label-aligned"}
    excused = {row["file"] for row in reports if set(known) & set(row["switches"].split())}
    honest, other, names = Score(excused), Score(excused), Score(excused)

    score_cells(wanted, found, unmapped, honest, other)
    score_strangers(strays, found, unmapped, other)
    for place, got in found.items():
        other.add("wrong", "", place[0], f"{at(place)} {got['metric']}: no figure is there")
    score_labels(labels, taken, unmapped, aligned, other)
    score_reports(reports, {row["file"]: row for row in tables["reports"]},
                  headings_per_file(tables["sections"]), names)
    swapped = {row["file"] for row in reports if SWAPPED & set(row["switches"].split())}
    believed = is_text_believed(row for row in tables["findings"] if row["file"] not in swapped)
    return summary(reports, labels, honest, other, names, recall_wanted) and believed


def summary(reports, labels, honest, other, names, recall_wanted):
    on = print_table(reports, honest, other, names)
    changed = sum(row["changed"] == "yes" for row in labels)
    print(f"switches on in fewer than 5 % of reports: {' '.join(few_on(on, reports)) or 'none'}")
    print(f"labels not printed as the form does: {changed} of {len(labels)}, "
          f"{100 * changed / max(1, len(labels)):.1f} %")
    for what, score in (("honest figures", honest), ("adversarial cells", other),
                        ("names, dates, headings", names)):
        numbers = ", ".join(f"{score.counts[state]} {state}" for state in (*STATES, "kept", "lost")
                            if state != "kept" or score is other)
        print(f"{what}: {numbers}, recall {percent(recall(score.counts)).strip()} %")
    good = not any(score.bad for score in (honest, other, names))
    share = recall(honest.counts)
    return good and (recall_wanted is None or (share or 0) >= recall_wanted)

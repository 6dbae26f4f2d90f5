#!/usr/bin/python3
"""The reviewers' notes over nights of edits: in the whole workbook, in those of single bodies and
in notes.csv; with workbooks deleted, half saved, saved by LibreOffice or held open; with findings
that go and come back.

usage: check_notes.py BINARY
"""

import glob
import json
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "inbox"))

import program  # noqa: E402
import workbooks  # noqa: E402
from program import convert, rows, states  # noqa: E402
from workbooks import note  # noqa: E402

REPORTS = os.path.join(program.HERE, "..", "..", "samples", "reports")
TOLD_OF = "longgang-2020.docx"  # its sums are wrong
SPLIT = ("--write", "csv,xlsx", "--split-findings", "agency")
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202ertl, \"quoted\"\n第二行"


class Review:
    """One inbox and one OUT, night after night."""

    def __init__(self, checks, binary, folder):
        self.checks, self.binary = checks, binary
        self.inbox, self.out = os.path.join(folder, "in"), os.path.join(folder, "out")
        shutil.copytree(REPORTS, self.inbox)
        self.audit = os.path.join(self.out, "audit.xlsx")
        self.csv = os.path.join(self.out, "notes.csv")

    def night(self, what, *options, status=0, says=()):
        """A run, and what it must say of the notes; else it says nothing of them."""
        done = convert(self.binary, self.out, self.inbox,
                       options=["--allow-shrink", *(options or SPLIT)])
        said = done.stderr.decode()
        self.checks.equal(f"{what}: exit", (done.returncode, said if done.returncode else ""),
                          (status, said if done.returncode else ""))
        for words in says:
            self.checks.that(f"{what}: says {words}", words in said, said)
        if not says:
            self.checks.equal(f"{what}: what is said", said, "")
        return said

    def unchanged(self, what, status=0, says=()):
        """A night that writes to no product."""
        seen = states(self.out)
        said = self.night(what, status=status, says=says)
        now = states(self.out)
        self.checks.equal(f"{what}: files touched",
                          sorted(name for name in seen.keys() | now.keys()
                                 if seen.get(name) != now.get(name)), [])
        return said

    def findings(self):
        return rows(self.out, "findings")

    def of_body(self, finding):
        """The workbook of the body it is about."""
        body = next(row["body"] for row in self.findings() if row["finding_id"] == finding)
        found = [path for path in glob.glob(os.path.join(self.out, "findings-*.xlsx"))
                 if os.path.basename(path).rsplit("-", 1)[0] == f"findings-{body}"]
        assert len(found) == 1, (body, found)
        return found[0]

    def is_note(self, what, finding, status, remark, gone=""):
        """So it is in notes.csv, with its finding, and in the workbooks."""
        found = {row["finding_id"]: row for row in rows(self.out, "notes")}
        row = found.get(finding, {})
        got = tuple(row.get(name) for name in ("status", "remark", "gone"))
        self.checks.equal(f"{what}: notes.csv", got, (status, remark, gone))
        self.checks.that(f"{what}: text and day", bool(row.get("text") and row.get("first_seen")),
                         str(row))
        sheet = workbooks.GONE if gone else workbooks.FINDINGS
        # \u202e is shown, and acts on nobody
        shown = (status, remark.replace("\u202e", "\\u{202E}"))
        self.checks.equal(f"{what}: {sheet}", workbooks.notes_in(self.audit, sheet).get(finding),
                          shown)
        if not gone:
            self.checks.equal(f"{what}: the body's workbook",
                              workbooks.notes_in(self.of_body(finding)).get(finding), shown)

    def no_note(self, what, finding):
        self.checks.that(f"{what}: no note", finding not in
                         [row["finding_id"] for row in rows(self.out, "notes")])

    def rewrite_csv(self, old, new, encoding="utf-8-sig"):
        with open(self.csv, encoding="utf-8-sig", newline="") as file:
            text = file.read()
        self.checks.that(f"{old!r} is in notes.csv", old in text, text)
        with open(self.csv, "w", encoding=encoding, newline="") as file:
            file.write(text.replace(old, new))


def check_nights(review):
    """Three nights with edits, a deleted workbook and a finding that goes and comes back."""
    checks = review.checks
    review.night("first")
    checks.equal("first: no notes yet", rows(review.out, "notes"), [])
    first, second, third = [row["finding_id"] for row in review.findings()
                            if row["file"] == TOLD_OF][:3]
    note(review.audit, first, "误报", HOSTILE)
    note(review.of_body(second), second, "已整改", "")
    review.night("edited")
    review.is_note("edited", first, "误报", HOSTILE)
    review.is_note("edited", second, "已整改", "")
    review.unchanged("nothing changed")

    os.remove(review.audit)
    note(review.of_body(second), second, "已核实属实", "打过电话")
    review.night("a workbook deleted")
    review.is_note("a workbook deleted", first, "误报", HOSTILE)
    review.is_note("a workbook deleted", second, "已核实属实", "打过电话")

    # noted and gone before the program saw the note
    note(review.audit, third, "待核实", "刚写")
    shutil.move(os.path.join(review.inbox, TOLD_OF), review.out + ".docx")
    review.night("its report gone")
    for finding, told in ((first, ("误报", HOSTILE)), (second, ("已核实属实", "打过电话")),
                          (third, ("待核实", "刚写"))):
        review.is_note("its report gone", finding, *told, gone="yes")
    note(review.audit, second, "已整改", "消失后改的", name=workbooks.GONE)
    review.night("a gone note edited")
    review.is_note("a gone note edited", second, "已整改", "消失后改的", gone="yes")
    shutil.move(review.out + ".docx", os.path.join(review.inbox, TOLD_OF))
    review.night("its report back")
    review.is_note("its report back", first, "误报", HOSTILE)
    review.is_note("its report back", second, "已整改", "消失后改的")
    review.is_note("its report back", third, "待核实", "刚写")

    note(review.audit, first, "", "")
    review.night("a note emptied")
    review.no_note("a note emptied", first)
    return first, second, third


def disputed(review):
    """The findings of which findings.csv says that their notes differ."""
    return [row["message"].split(" ")[1] for row in rows(review.out, "findings")
            if row["code"] == "notes-conflict"]


def check_conflicts(review, first, second):
    note(review.audit, first, "误报", "甲说")
    split = review.of_body(first)
    note(split, first, "已整改", "乙说")
    review.night("two edits", says=[f"notes changed differently in two places: 1", first])
    both = f"[audit.xlsx] 误报: 甲说\n[{os.path.basename(split)}] 已整改: 乙说"
    review.is_note("two edits", first, "", both)
    review.checks.equal("two edits: findings of them", disputed(review), [first])
    review.night("a quiet night")
    review.checks.equal("a quiet night: still disputed", disputed(review), [first])
    note(review.audit, first, "误报", "说定了")
    note(review.of_body(first), first, "误报", "说定了")
    review.night("agreed")
    review.is_note("agreed", first, "误报", "说定了")
    review.checks.equal("agreed: findings", disputed(review), [])

    review.rewrite_csv("说定了", "表里改的")
    note(review.audit, first, "误报", "本里改的")
    review.night("notes.csv and a workbook", says=["notes changed differently"])
    review.is_note("notes.csv and a workbook", first, "误报",
                   "[audit.xlsx] 误报: 本里改的\n[notes.csv] 误报: 表里改的")
    note(review.audit, first, "误报", "再说定")
    review.night("settled")
    review.is_note("settled", second, "已整改", "消失后改的")


def check_table(review, first, second):
    """notes.csv in the hands of people."""
    checks = review.checks
    review.rewrite_csv("消失后改的", "在 Excel 里改的", encoding="gb18030")
    review.night("saved by Excel")
    review.is_note("saved by Excel", second, "已整改", "在 Excel 里改的")
    review.rewrite_csv("在 Excel 里改的", "长" * 40000)
    review.night("40,000 characters")
    found = {row["finding_id"]: row["remark"] for row in rows(review.out, "notes")}
    checks.that("40,000 characters: kept", found[second] == "长" * 40000)
    note(review.audit, second, "误报", workbooks.notes_in(review.audit)[second][1])
    review.night("its status changed")
    found = {row["finding_id"]: (row["status"], row["remark"]) for row in rows(review.out, "notes")}
    checks.that("its status changed: kept", found[second] == ("误报", "长" * 40000),
                found[second][0])
    note(review.audit, second, "误报", "短")
    review.night("cut short")

    with open(review.csv, "a", encoding="utf-8") as file:
        file.write('x,"\r\n')
    said = review.unchanged("damaged", status=1, says=["notes.csv:", "Mend the file"])
    checks.equal("damaged: one line", said.count("\n"), 1)
    os.remove(review.csv)
    review.night("taken away")
    review.is_note("taken away", first, "误报", "再说定")
    review.is_note("taken away", second, "误报", "短")


def check_unreadable(review, second):
    checks = review.checks
    note(review.audit, second, "误报", "没存完")
    workbooks.cut(review.audit)
    with open(review.audit, "rb") as file:
        half = file.read()
    review.night("half saved", says=["audit.unread.", "copy the notes"])
    copies = glob.glob(os.path.join(review.out, "audit.unread.*.xlsx"))
    checks.equal("half saved: copies", len(copies), 1)
    with open(copies[0], "rb") as file:
        checks.equal("half saved: the copy", file.read(), half)
    review.is_note("half saved", second, "误报", "短")
    review.unchanged("after it")

    def drop_remarks(sheet):
        workbooks.put_note(sheet, second, "已整改", "")
        sheet.delete_cols(workbooks.places(sheet)[workbooks.REMARK])

    workbooks.edit(review.audit, drop_remarks)
    review.night("a column deleted", says=["audit.unread.", workbooks.REMARK])
    review.is_note("a column deleted", second, "误报", "短")
    for copy in glob.glob(os.path.join(review.out, "*.unread.*.xlsx")):
        os.remove(copy)


DTD = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


def bomb():
    """A sheet of 300 MB of blanks in some hundred kB."""
    return workbooks.parts(sheet=f"<worksheet xmlns='{workbooks.MAIN}'>" + " " * 300_000_000)


def check_hostile(review, second):
    """In the place of the workbook: whatever it is, it costs itself alone and is kept."""
    with open(os.path.join(REPORTS, TOLD_OF), "rb") as file:
        document = file.read()
    entity = f"{DTD}<worksheet xmlns='{workbooks.MAIN}'>&b;</worksheet>"
    far = (f"<worksheet xmlns='{workbooks.MAIN}'><sheetData><row><c r='ZZZZ99999999'><v>1</v></c>"
           "</row></sheetData></worksheet>")
    for what, data in (("empty", b""), ("noise", os.urandom(5000)), ("a document", document),
                       ("zip bomb", bomb()), ("entities", workbooks.parts(sheet=entity)),
                       ("far cell", workbooks.parts(sheet=far)),
                       ("path outside", workbooks.parts(target="../../../../etc/passwd")),
                       ("no findings", workbooks.parts(
                           sheet=f"<worksheet xmlns='{workbooks.MAIN}'/>"))):
        with open(review.audit, "wb") as file:
            file.write(data)
        review.night(f"hostile, {what}", says=["audit.unread."])
        review.is_note(f"hostile, {what}", second, "误报", "短")
        for copy in glob.glob(os.path.join(review.out, "audit.unread.*.xlsx")):
            with open(copy, "rb") as file:
                review.checks.that(f"hostile, {what}: kept", file.read() == data)
            os.remove(copy)


def check_other_programs(review, second):
    """What they do to a workbook: move columns and rows, take the digests away, save it anew."""
    def move(sheet):
        workbooks.put_note(sheet, second, "已整改", "搬过列")
        table = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, below = table[0], sorted(table[1:], key=str)
        order = sorted(range(len(head)), key=lambda i: str(head[i]))
        sheet.delete_rows(1, sheet.max_row)
        for row in (head, *below):
            sheet.append([row[i] for i in order])

    workbooks.edit(review.audit, move)
    review.night("columns and rows moved")
    review.is_note("columns and rows moved", second, "已整改", "搬过列")

    def strip(sheet):
        workbooks.put_note(sheet, second, "已整改", "没有摘要")
        sheet.delete_cols(workbooks.places(sheet)[workbooks.DIGEST])

    workbooks.edit(review.audit, strip)
    review.night("digests deleted")
    review.is_note("digests deleted", second, "已整改", "没有摘要")

    def strange(sheet):
        at = workbooks.places(sheet)
        sheet.cell(sheet.max_row + 1, at[workbooks.REMARK]).value = "写在表下面"

    workbooks.edit(review.audit, strange)
    review.night("a note below the table", says=["whose row names no finding: 1"])
    kept = [row for row in rows(review.out, "notes") if row["remark"] == "写在表下面"]
    review.checks.equal("a note below the table: kept", [row["gone"] for row in kept], ["yes"])

    if not workbooks.libreoffice():
        print("no LibreOffice, nothing saved by it")
        return
    note(review.audit, second, "已整改", HOSTILE)
    workbooks.save_again(review.audit)
    review.night("saved by LibreOffice")
    review.is_note("saved by LibreOffice", second, "已整改", HOSTILE)
    before = rows(review.out, "notes")
    workbooks.save_again(review.audit)
    review.night("saved again")
    review.checks.equal("saved again: no note changed", rows(review.out, "notes"), before)


def hold_open(review, held):
    """OUT as a run leaves it that could not replace the workbook: ours beside it."""
    os.rename(review.audit, review.audit + ".new")
    shutil.copy(held, review.audit)
    path = os.path.join(review.out, "datapackage.json")
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    for resource in package["resources"]:
        if resource["path"] == "audit.xlsx":
            resource["path"] = "audit.xlsx.new"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(package, file, ensure_ascii=False)


def check_held(review, second):
    """Saved while ours waited beside it: read before ours takes its place."""
    old = review.audit + ".old"
    shutil.copy(review.audit, old)
    review.rewrite_csv("\r\n", "\r\n\r\n")  # touched, so that there is a newer one
    review.night("another one")
    hold_open(review, old)
    note(review.audit, second, "误报", "开着的时候存的")
    with open(review.audit, "rb") as file:
        saved = file.read()
    review.night("held open", says=["audit.xlsx.new"])
    with open(review.audit, "rb") as file:
        review.checks.equal("held open: left alone", file.read(), saved)
    found = {row["finding_id"]: row["remark"] for row in rows(review.out, "notes")}
    review.checks.equal("held open: notes.csv", found[second], "开着的时候存的")
    review.night("closed", says=["audit.xlsx could now be replaced"])
    review.is_note("closed", second, "误报", "开着的时候存的")
    os.remove(old)


def check_no_workbook(review, second):
    """The last edits of a workbook that is not written any more."""
    note(review.audit, second, "已整改", "最后一次")
    review.night("without workbooks", "--write", "csv")
    found = {row["finding_id"]: row["remark"] for row in rows(review.out, "notes")}
    review.checks.equal("without workbooks: notes.csv", found[second], "最后一次")


def checks_of(checks, binary):
    with tempfile.TemporaryDirectory() as folder:
        review = Review(checks, binary, folder)
        first, second, _ = check_nights(review)
        check_conflicts(review, first, second)
        check_table(review, first, second)
        check_unreadable(review, second)
        check_hostile(review, second)
        check_other_programs(review, second)
        check_held(review, second)
        check_no_workbook(review, second)


if __name__ == "__main__":
    program.main(checks_of, __doc__)

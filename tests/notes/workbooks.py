"""The findings of a workbook of ours as a person edits them, by openpyxl or LibreOffice."""

import io
import os
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

FINDINGS, GONE = "问题清单", "已消失"
ID, STATUS, REMARK, DIGEST = "finding_id", "状态", "备注", "note_digest"


def places(sheet):
    """heading -> column"""
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def row_of(sheet, finding):
    at = places(sheet)[ID]
    return next(row for row in range(2, sheet.max_row + 1)
                if sheet.cell(row, at).value == finding)


def notes_in(path, name=FINDINGS):
    """finding_id -> status, remark; of those that have one"""
    sheet = openpyxl.load_workbook(path)[name]
    at = places(sheet)
    found = {}
    for row in range(2, sheet.max_row + 1):
        note = tuple(sheet.cell(row, at[column]).value or "" for column in (STATUS, REMARK))
        if any(note):
            found[sheet.cell(row, at[ID]).value] = note
    return found


def put_note(sheet, finding, status, remark):
    row, at = row_of(sheet, finding), places(sheet)
    for column, text in ((STATUS, status), (REMARK, remark)):
        cell = sheet.cell(row, at[column])
        cell.value = text
        if isinstance(text, str):
            cell.data_type = "s"  # a person's =1+1 in a text cell is text


def edit(path, change, name=FINDINGS):
    """`change` is given the sheet."""
    book = openpyxl.load_workbook(path)
    change(book[name])
    book.save(path)


def note(path, finding, status, remark, name=FINDINGS):
    edit(path, lambda sheet: put_note(sheet, finding, status, remark), name)


def libreoffice():
    return shutil.which("soffice")


def save_again(path):
    """As LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = "file://" + os.path.join(folder, "profile")
        subprocess.run([libreoffice(), f"-env:UserInstallation={profile}", "--headless",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, path],
                       check=True, capture_output=True, timeout=180)
        shutil.copy(os.path.join(folder, os.path.basename(path)), path)


def cut(path, share=0.6):
    """Half saved."""
    with open(path, "r+b") as file:
        file.truncate(int(os.path.getsize(path) * share))


def parts(sheet="", target="worksheets/sheet1.xml"):
    """The bytes of a workbook of one sheet, 问题清单, whose part is this."""
    def related(name, kind, part):
        return (name, f"<Relationships xmlns='{PACKAGE}'><Relationship Id='r1' "
                      f"Type='{OFFICE}/{kind}' Target='{part}'/></Relationships>")

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (
                related("_rels/.rels", "officeDocument", "xl/workbook.xml"),
                related("xl/_rels/workbook.xml.rels", "worksheet", target),
                ("xl/workbook.xml", f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets><sheet "
                                    f"name='{FINDINGS}' sheetId='1' r:id='r1'/></sheets></workbook>"),
                ("xl/worksheets/sheet1.xml", sheet)):
            package.writestr(name, text)
    return made.getvalue()

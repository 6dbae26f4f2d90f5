"""An inbox with some of everything that tables can hold: years, versions, copies, odd names, hostile text."""

import csv
import io
import os
import pathlib
import re
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples/reports"
BUREAU = "云州市青溪区教育局"
HOSTILE = ["=1+1", "+1-1", "@SUM(A1)", "＝cmd", "'; DROP TABLE reports; --", "''=1", "'", "''", '"', '","',
           "</script><script>alert(1)</script>", "\u202Egnp.exe", "<!--", "a\u2028b\u0085c", "-", "\t=1",
           "=" + "长" * 40_000, "NULL", "\\x41", "%s%n", "x'00'"]


def with_text(sample, change):
    """The sample, its document part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(sample) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                content = change(content.decode()).encode()
            target.writestr(zipfile.ZipInfo(part), content)
    return made.getvalue()


def bureau(year, note=""):
    """A bureau's report of a year; the note makes its bytes differ."""
    def change(text):
        text = re.sub(r"云州市青溪区教育局|青溪区教育局", BUREAU, text)
        if year == 2019:  # was smaller
            text = re.sub(r">([1-9][0-9]{1,2})</w:t>", lambda found: f">{int(found[1]) // 4}</w:t>", text)
        return text.replace("无其他需要报告的事项。", f"无。{note}").replace("2021", str(year))
    return with_text(SAMPLES / "plain-2021.docx", change)


def hostile():
    """Hostile text in cells of the form, beside it and in the prose."""
    def change(text):
        texts = iter(HOSTILE)

        def put(found):
            word = next(texts, None)
            return found.group() if word is None else f">{escape(word)}</w:t>"

        text = re.sub(r"云州市青溪区教育局|青溪区教育局", "云州市赤岩区教育局", text)
        start = text.index("<w:tbl>")
        cells = re.sub(r">\d+</w:t>", put, text[start:])
        prose = "".join(f"<w:p><w:r><w:t xml:space=\"preserve\">{escape(word)}</w:t></w:r></w:p>" for word in HOSTILE)
        table = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{escape(word)}</w:t></w:r></w:p></w:tc></w:tr>"
                        for word in HOSTILE)
        more = f"<w:tbl>{table}</w:tbl>{prose}"
        end = cells.rindex("</w:p>") + len("</w:p>")
        return text[:start] + cells[:end] + more + cells[end:]
    return with_text(SAMPLES / "plain-2021.docx", change)


def make(folder):
    """Fills a new folder; what is beside it in `folder` goes with it: roster.csv."""
    inbox = pathlib.Path(folder, "in")
    files = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.docx"))}
    files |= {f"年/{year}.docx": bureau(year) for year in (2019, 2020, 2021)}
    files["年/2021更正.docx"] = bureau(2021, "更正。")
    files["copy/again.docx"] = files["longgang-2020.docx"]
    files["damaged.docx"] = b"no zip at all"
    files["=cmd|' '!A1.docx"] = hostile()
    files["'; DROP TABLE observations; --.docx"] = bureau(2017, "分号。")
    files["a\\x41\nb\u202E.docx"] = bureau(2016, "反斜杠。")
    for name, content in files.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with open(os.fsencode(inbox) + b"/\xd6\xd0\xce\xc4.docx", "wb") as file:
        file.write(bureau(2015, "名称。"))
    roster = pathlib.Path(folder, "roster.csv")
    roster.write_text("agency,since,until\n云州市从不报告局,2021,2021\n", encoding="utf-8")
    return inbox, roster


def put_notes(out):
    """A reviewer's notes, into the notes.csv of a run: of a finding that is there, and of one that is not."""
    with open(pathlib.Path(out, "findings.csv"), encoding="utf-8-sig", newline="") as file:
        ids = sorted(row["finding_id"] for row in csv.DictReader(file))
    path = pathlib.Path(out, "notes.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerow({"finding_id": ids[0], "status": "'=已核对", "remark": "'; DROP TABLE notes; --\n\"二\""})
        writer.writerow({"finding_id": "f000000000000000", "status": "无误", "first_seen": "2024-01-02"})

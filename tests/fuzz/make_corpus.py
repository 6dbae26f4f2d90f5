#!/usr/bin/env python3
"""Writes tests/fuzz/corpus: small documents and workbooks, the kinds of tests/damaged made of one,
reports."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE.parent / "damaged")]

import broken  # noqa: E402
import odd  # noqa: E402
from zips import package  # noqa: E402

MOST_BYTES = 10_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPC = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(text, properties=""):
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows):
    return ("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
            + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl><w:p/>")


TITLE = paragraph("某市某局2020年政府信息公开工作年度报告")
MERGES = table([cell("合并", '<w:vMerge w:val="restart"/>'), cell("宽", '<w:gridSpan w:val="2"/>')],
               [cell("", "<w:vMerge/>"), cell("减3"), cell("１２")])
FORM = table([cell("第二十条第（五）项", '<w:gridSpan w:val="3"/>')],
             [cell("信息内容"), cell("上一年项目数量"), cell("本年增/减"), cell("处理决定数量")],
             [cell("行政许可"), cell("12"), cell("-1"), cell("0")],
             [cell("其他对外管理服务事项"), cell(""), cell("—"), cell("=1+1")])
BODIES = {
    "empty": "",
    "text": TITLE + paragraph("一、总体情况") + paragraph("新收申请12件，予以公开5件。"),
    "merges": MERGES,
    "form": TITLE + paragraph("二、主动公开政府信息情况") + FORM + paragraph("2021年1月12日"),
    "nested": table([f"<w:tc>{table([cell('内')])}</w:tc>", cell("外")]),
    "skips": "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/></w:trPr>"
             + cell("a") + cell("b", "<w:hMerge/>") + "</w:tr></w:tbl>",
    "spans": table(*[[cell(n, f'<w:gridSpan w:val="{n}"/>')]
                     for n in ("1024", "1025", "2147483648", "18446744073709551617", "-1", "0")]),
    "field": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT)'
             '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t>'
             '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "revisions": "<w:p><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins><w:r><w:t>6</w:t>"
                 "</w:r></w:ins></w:p>",
    "bookmark": '<w:bookmarkStart w:id="1" w:name="表三" w:colFirst="0" w:colLast="1"/>' + MERGES
                + '<w:bookmarkEnd w:id="1"/>',
    "control": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph("点击")
               + "</w:sdtContent></w:sdt>",
    "numbered": paragraph("总体情况", '<w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/>'
                          '<w:numId w:val="1"/></w:numPr></w:pPr>'),
}


def main_part(body):
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def related(*targets):
    return (f'{HEAD}<Relationships xmlns="{OPC}/relationships">' + "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)) + "</Relationships>")


def parts(body):
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{OPC}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/></Types>',
        "_rels/.rels": related(("officeDocument", "word/document.xml")),
        "word/document.xml": main_part(body),
        "word/_rels/document.xml.rels": related(("styles", "styles.xml"),
                                                ("numbering", "numbering.xml")),
        "word/styles.xml": f'{HEAD}<w:styles xmlns:w="{W}"><w:style w:type="paragraph" '
        'w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl '
        'w:val="0"/></w:pPr></w:style></w:styles>',
        "word/numbering.xml": f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId='
        '"0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText '
        'w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        "</w:num></w:numbering>",
    }


def workbook_parts(rows, strings):
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    of_sheets = f'xmlns="{SHEETS}" xmlns:r="{OFFICE}"'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{OPC}/content-types"><Override '
        f'PartName="/xl/workbook.xml" ContentType="{spreadsheet}.sheet.main+xml"/></Types>',
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook {of_sheets}><sheets><sheet name="问题清单" sheetId="1"'
        ' r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(("worksheet", "worksheets/sheet1.xml"),
                                              ("sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/sheet1.xml": f"{HEAD}<worksheet {of_sheets}><sheetData>{rows}</sheetData>"
        "</worksheet>",
        "xl/sharedStrings.xml": f"{HEAD}<sst {of_sheets}>{strings}</sst>",
    }


def workbooks():
    """Its strings shared or in the cells, cells and rows without names, values of every type."""
    inline = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    shared = '<c r="{}" t="s"><v>{}</v></c>'
    kinds = {
        "inline": ("<row r=\"1\">" + inline.format("A1", "finding_id") + inline.format("C1", "备注")
                   + "</row><row r=\"3\">" + inline.format("A3", "f1") + inline.format("C3", "改")
                   + "</row>", ""),
        "shared": ("<row r=\"2\">" + shared.format("B2", 0) + shared.format("D2", 1)
                   + "</row><row r=\"3\">" + shared.format("B3", 2) + shared.format("D3", 3)
                   + "</row>",
                   "<si><t>finding_id</t></si><si><r><t>备</t></r><r><t>注</t></r></si>"
                   "<si><t>f1</t><rPh sb=\"0\" eb=\"1\"><t>读</t></rPh></si><si><t>改</t></si>"),
        "unnamed": ('<row><c t="str"><f>A2</f><v>finding_id</v></c><c t="b"><v>1</v></c></row>'
                    '<row><c><v>1E+3</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2021-01-06</v></c>'
                    "</row>", ""),
    }
    return {name: package(workbook_parts(*sheet)) for name, sheet in kinds.items()}


def damaged_kinds():
    small = parts(BODIES["form"])
    kinds = [getattr(broken, name) for name in (
        "twice", "overlapping", "wrong_crc", "truncated", "size_too_big", "offset_beyond",
        "local_name_differs", "odd_method", "doctype_bomb", "unknown_entity", "word_97", "rtf")]
    kinds += [odd.bytes_in_front, odd.sizes_behind, odd.stored, odd.utf_16, odd.main_elsewhere]
    return {kind.__name__: kind(small) for kind in kinds}


def number(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytes([value]))


def text(value):
    return number(len(value.encode())) + value.encode()


def report(title, lists):
    """As ReportCodec has it: identity, producer, modified, form, six lists, two counts."""
    identity = text(title) + bytes(3) + text("2020-01-01/2020-12-31") + text("2021-01-06")
    return (b"r\0" + identity + text("WPS") + text("") + text("zfxxgk-2019") + b"".join(lists)
            + number(3) + number(0))


def writers():
    figure = (number(1) + number(5) + b"\0" + text("zfxxgk-2019") + text("") + text("")
              + b"\0\0" + number(5) + b"\0" + b"\0" + text("件") + text("=减3") + b"\2\4\4")
    cell_left = number(1) + b"\1\1\1" + text("其他") + text("=x") + text("@备注") + text("") + text("why")
    section = number(1) + b"\1" + text("一、") + text("总体") + text("上\n下") + number(2)
    check = number(1) + b"\0" + text("flow") + text("m") + text("") + text("") + b"\1" + text(
        "5") + text("6") + number(1) + b"\0" + b"\0"
    finding = number(1) + text("flow") + number(1) + b"\0" + text("5") + b"\1\1\1" + bytes(7)
    source = (number(1) + b"\1\1\2\1\1\2\2" + number(2) + b"\1\1\1\2" + text("=合并")
              + b"\2\1\1\1" + text("减3"))
    return {
        "fields": "f=1+1\x1f-5\x1f-5%\x1e'@a\x1f\"x\",\x1f\r\n\x1f＝1\x1f－".encode(),
        "plain": "f一\x1f二\x1e\x1f\x1e12.5%\x1f+".encode(),
        "report": report("年报", [figure, cell_left, section, check, finding, source]),
        "bare": report("", [b"\0"] * 6),
        "failure": b"r\1" + text("damaged-zip") + number(1) + b"\0" + text("x") + text("p") + b"\7",
    }


def main():
    whole = {f"docx_{name}": package(parts(body)) for name, body in BODIES.items()
             if name in ("text", "form", "nested", "numbered", "bookmark")}
    corpus = {"package": whole | damaged_kinds(),
              "document": {name: main_part(body).encode() for name, body in BODIES.items()},
              "workbook": workbooks(), "writers": writers()}
    for target, seeds in corpus.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in seeds.items():
            assert len(data) <= MOST_BYTES, (name, len(data))
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()

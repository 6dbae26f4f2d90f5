"""Packages that are strange and all the same readable."""

import struct

from broken import MAIN, RELS, bomb, in_body, with_main
from odd_tables import cell, table
from zips import Entry, archive, entries_of, package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def extra_fields(parts):
    """Fields of a time stamp and of one that nobody knows."""
    fields = struct.pack("<HHBI", 0x5455, 5, 1, 0) + struct.pack("<HH", 0x9999, 2) + b"xx"
    return package(parts, **{name: {"extra": fields} for name in parts})


def extra_fields_of_local_headers(parts):
    """Those of the central directory differ from them, as Info-ZIP's do."""
    local = struct.pack("<HHBII", 0x5455, 9, 3, 0, 0) + struct.pack("<HH", 0x9999, 2) + b"xx"
    fields = struct.pack("<HHBI", 0x5455, 5, 3, 0)
    return package(parts, **{name: {"extra": fields, "local_extra": local} for name in parts})


def descriptors_without_signature(parts):
    return package(parts, **{name: {"flags": 8, "signed": False} for name in parts})


def offsets_that_count_the_bytes_in_front(parts):
    return archive(entries_of(parts), front=b"-- forwarded --\r\n")


def crc_in_one_place(parts):
    """Local headers have none."""
    return package(parts, **{name: {"local_crc": 0} for name in parts})


def zip64(parts):
    """Small, with every field as wide as it can be."""
    entries = entries_of(parts)
    for entry in entries:
        crc, packed, size = entry.facts()
        entry.central = crc, 0xFFFFFFFF, 0xFFFFFFFF
        entry.extra = struct.pack("<HHQQ", 1, 16, size, packed)
    return archive(entries, end64=len(entries))


def comment_behind(parts):
    whole = package(parts)
    return whole[:-2] + struct.pack("<H", 12) + b"PK and so on"


def names_that_lead_away(parts):
    """Nothing is ever written under the name of an entry."""
    names = ("../marker-target-up", "../../../../../../tmp/marker-target-up",
             "/tmp/marker-target-absolute", "..\\marker-target-backslash",
             "C:\\marker-target-drive", "D:/marker-target-drive", "NUL", "con.xml", "-rf", "$(id)",
             "word/媒体\n换行.png", "word/" + "n" * 3000)
    link = Entry("word/media/link", b"/marker-target-link", attributes=0o120777 << 16)
    return archive([*entries_of(parts), *(Entry(name, b"x") for name in names), link])


def packages_inside(parts):
    """Others in it, one a bomb and one the file itself: not opened."""
    own = package(parts)
    return package({**parts, "word/embeddings/own.docx": own, "word/embeddings/bomb.docx":
                    bomb(parts), "customXml/item1.zip": own})


def reaching_out(parts):
    """Everything by which Word fetches from elsewhere or runs what it finds."""
    targets = "".join(
        f'<Relationship Id="rIdX{n}" Type="{OFFICE}/{kind}" TargetMode="External" '
        f'Target="{target}"/>' for n, (kind, target) in enumerate((
            ("attachedTemplate", "file:///marker-target-template.dotm"),
            ("image", "http://marker-target-image.invalid/a.png"),
            ("hyperlink", "\\\\marker-target-share\\a"),
            ("oleObject", "file:///marker-target-object.xlsx"),
            ("styles", "file:///marker-target-styles.xml"),
            ("numbering", "/marker-target-numbering.xml"),
            ("frame", "http://marker-target-frame.invalid/"))))
    chunk = (f'<Relationship Id="rIdC" Type="{OFFICE}/aFChunk" '
             'Target="../../../marker-target-chunk.html"/>')
    rels = "word/_rels/document.xml.rels"
    fields = "".join(
        f'<w:p><w:fldSimple w:instr="{field}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
        for field in (' INCLUDETEXT &quot;/marker-target-include.docx&quot; ',
                      ' INCLUDEPICTURE &quot;http://marker-target-picture.invalid/&quot; ',
                      ' DDEAUTO c:\\\\marker-target-dde.exe &quot;/k calc&quot; '))
    settings = parts["word/settings.xml"].replace(
        "</w:settings>", '<w:attachedTemplate r:id="rIdX0" xmlns:r="' + OFFICE
        + '"/></w:settings>')
    return package({
        **parts, rels: parts[rels].replace("</Relationships>", targets + chunk
                                           + "</Relationships>"),
        "word/settings.xml": settings, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600),
        MAIN: parts[MAIN].replace("<w:sectPr>", f'{fields}<w:altChunk r:id="rIdC"/><w:sectPr>', 1),
    })


def main_renamed(parts):
    """No part has the usual name."""
    moved = {name.replace(MAIN, "word/文档 1.xml").replace("document.xml.rels", "文档 1.xml.rels"):
             text for name, text in parts.items()}
    moved[RELS] = parts[RELS].replace(MAIN, "word/%E6%96%87%E6%A1%A3%201.xml")
    return package(moved)


def coded(name, declared, real):
    def make(parts):
        """What the encoding has no character for is a reference."""
        return with_main(parts, lambda text: text.replace("UTF-8", declared, 1).encode(
            real, "xmlcharrefreplace"))
    make.__name__ = name
    return make


LATIN = "é £ ÿ"


def latin_1(parts):
    """With characters that are one byte there and two in UTF-8."""
    said = parts[MAIN].replace("<w:sectPr>", table([cell("", LATIN)]) + "<w:sectPr>", 1)
    return coded("", "ISO-8859-1", "latin-1")({**parts, MAIN: said})


def utf_16_be_marked(parts):
    return with_main(parts, lambda text: b"\xfe\xff" + text.replace("UTF-8", "UTF-16", 1).encode(
        "utf-16-be"))


def levels_250(parts):
    inside = "<w:sdt><w:sdtContent>" * 125 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 125
    return with_main(parts, lambda text: in_body(text, inside))


def default_namespace(parts):
    """Elements of no prefix; the attributes keep theirs."""
    return with_main(parts, lambda text: text.replace("<w:", "<").replace("</w:", "</").replace(
        "<document ", '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main" ', 1))


def attributes_50000(parts):
    more = " ".join(f'a{n}=""' for n in range(50_000))
    return with_main(parts, lambda text: in_body(text, f"<w:p {more}/>"))


def namespaces_20000(parts):
    more = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(20_000))
    return with_main(parts, lambda text: in_body(text, f"<w:p {more}/>"))


def comment_of_12_mib(parts):
    return with_main(parts, lambda text: in_body(text, f"<!--{'c' * (12 << 20)}-->"))


def text_of_20_mib(parts):
    """One word, of one paragraph."""
    return with_main(parts, lambda text: text.replace(
        "<w:sectPr>", f"<w:p><w:r><w:t>{'长' * (7 << 20)}</w:t></w:r></w:p><w:sectPr>", 1))


# kind -> texts of cells that must all stand in unmapped.csv
UNMAPPED = {latin_1: {LATIN}}

# kind -> the finding that must be told, or empty
KINDS = (
    (extra_fields, ""),
    (extra_fields_of_local_headers, ""),
    (descriptors_without_signature, ""),
    (offsets_that_count_the_bytes_in_front, ""),
    (crc_in_one_place, ""),
    (zip64, ""),
    (comment_behind, ""),
    (names_that_lead_away, ""),
    (packages_inside, "embedded-files"),
    (reaching_out, ""),
    (main_renamed, ""),
    (coded("utf_16_le", "UTF-16LE", "utf-16-le"), ""),
    (coded("utf_16_be", "UTF-16BE", "utf-16-be"), ""),
    (utf_16_be_marked, ""),
    (coded("gbk", "GBK", "gbk"), ""),
    (coded("gb2312", "GB2312", "gb2312"), ""),
    (coded("gb18030", "GB18030", "gb18030"), ""),
    (latin_1, ""),
    (coded("ascii", "US-ASCII", "ascii"), ""),
    (levels_250, ""),
    (default_namespace, ""),
    (attributes_50000, ""),
    (namespaces_20000, ""),
    (comment_of_12_mib, ""),
    (text_of_20_mib, ""),
)

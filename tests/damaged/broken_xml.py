"""Further parts that are no XML a package may hold: document types, depth, size, encodings."""

from broken import MAIN, after_declaration, in_body, with_main
from zips import package

MIB = 1 << 20


def named(name, make):
    make.__name__ = name
    return make


def doctype(name, text, part=MAIN):
    return named(f"doctype_{name}", lambda parts: package(
        {**parts, part: after_declaration(parts[part], text)}))


def said(name, text):
    """A paragraph of this text, bytes where it is none, in front of all others."""
    def make(parts):
        piece = text if isinstance(text, bytes) else text.encode()
        paragraph = "<w:p><w:r><w:t>@@@</w:t></w:r></w:p>"
        return with_main(parts, lambda xml: in_body(xml, paragraph).encode().replace(
            b"@@@", piece, 1))
    return named(name, make)


def placed(name, text):
    return named(name, lambda parts: with_main(parts, lambda xml: in_body(xml, text)))


def coded(name, declared, real):
    return named(name, lambda parts: with_main(
        parts, lambda xml: xml.replace("UTF-8", declared, 1).encode(real)))


def flat_opc(parts):
    return ('<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
            '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            "</pkg:package>").encode()


def malformed_styles(parts):
    return package({**parts, "word/styles.xml": parts["word/styles.xml"][:-20]})


def malformed_rels(parts):
    rels = "word/_rels/document.xml.rels"
    return package({**parts, rels: parts[rels].replace("/>", ">", 1)})


QUADRATIC = f'<!DOCTYPE w:document [<!ENTITY a "{"a" * 50_000}">]>'
LOOP = '<!DOCTYPE w:document [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
PARAMETER = ('<!DOCTYPE w:document [<!ENTITY % p SYSTEM "http://marker-target-dtd.invalid/x">%p;'
             "]>")
ATTRIBUTE = ('<!DOCTYPE w:document [<!ENTITY a "aaaaaaaa">'
             '<!ATTLIST w:document w:x CDATA "&a;&a;">]>')
DEEP = 50_000

DOCTYPE = {"doctype-not-allowed"}
MALFORMED = {"malformed-xml"}
DEPTH = {"xml-too-deep"}
LONG = {"xml-too-long"}

# kind -> the reasons that are right
KINDS = (
    (doctype("quadratic", QUADRATIC), DOCTYPE),
    (doctype("loop", LOOP), DOCTYPE),
    (doctype("parameter", PARAMETER), DOCTYPE),
    (doctype("attribute", ATTRIBUTE), DOCTYPE),
    (doctype("zero", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///dev/zero">]>'), DOCTYPE),
    (doctype("outside", '<!DOCTYPE a SYSTEM "http://marker-target-dtd.invalid/a.dtd">'), DOCTYPE),
    (doctype("public", '<!DOCTYPE a PUBLIC "-//X" "file:///marker-target-dtd/a">'), DOCTYPE),
    (doctype("in_styles", QUADRATIC, "word/styles.xml"), DOCTYPE),
    (doctype("in_document_rels", LOOP, "word/_rels/document.xml.rels"), DOCTYPE),
    (placed("levels_100000", "<w:sdt><w:sdtContent>" * DEEP + "</w:sdtContent></w:sdt>" * DEEP),
     DEPTH),
    (placed("tables_2000_deep", "<w:tbl><w:tr><w:tc>" * 2000 + "<w:p/></w:tc></w:tr></w:tbl>"
            + "<w:p/></w:tc></w:tr></w:tbl>" * 1999), DEPTH),
    (placed("text_of_12_mib_in_a_cell", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>" + "长" * (4 * MIB)
            + "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), {"too-much-text"}),
    (placed("attribute_of_12_mib", f'<w:p w:x="{"x" * (12 * MIB)}"/>'), LONG),
    (placed("name_of_60000_bytes", f'<w:{"n" * 60_000}/>'), LONG),
    (said("bytes_of_gbk", "政府".encode("gbk")), MALFORMED),
    (said("cut_character", "府".encode()[:2]), MALFORMED),
    (said("surrogate_in_utf_8", b"\xed\xa0\x80"), MALFORMED),
    (said("byte_ff", b"\xff"), MALFORMED),
    (said("nul_byte", b"\0"), MALFORMED),
    (said("control_reference", "&#1;"), MALFORMED),
    (said("surrogate_reference", "&#xD800;"), MALFORMED),
    (said("control_byte", b"\x08"), MALFORMED),
    (coded("utf_16_that_is_utf_8", "UTF-16", "utf-8"), MALFORMED),
    (coded("utf_8_that_is_utf_16", "UTF-8", "utf-16"), MALFORMED),
    (coded("gbk_that_is_utf_8_with_a_mark", "GBK", "utf-8-sig"), MALFORMED),
    (coded("encoding_unknown", "x-no-such", "utf-8"), MALFORMED),
    (coded("utf_7", "UTF-7", "utf-7"), MALFORMED),
    (coded("big5", "Big5", "utf-8"), MALFORMED),
    (flat_opc, {"not-wordprocessing"}),
    (malformed_styles, MALFORMED),
    (malformed_rels, MALFORMED),
)

"""Files that are no readable report: each kind, and the reason that must be given for it."""

import gzip
import json
import zlib

from compound import compound
from zips import Entry, archive, deflated, entries_of, package

MAIN = "word/document.xml"
RELS = "_rels/.rels"
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"
CONTENT_TYPES = "[Content_Types].xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ZERO = "<w:t>0</w:t></w:r>"  # the end of a run
HTML = '<?xml version="1.0"?><html><body>1</body></html>'
BOMB = ('<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh"))
        + "]>")


def with_main(parts, change):
    return package({**parts, MAIN: change(parts[MAIN])})


def after_declaration(text, more):
    head, rest = text.split("?>", 1)
    return f"{head}?>{more}{rest}"


def in_body(text, more):
    return text.replace("<w:body>", f"<w:body>{more}", 1)


# --- not a zip


def empty(parts):
    return b""


def noise(parts):
    state, out = 12345, bytearray()
    for _ in range(4096):
        state = (state * 1103515245 + 12345) % 2**31
        out.append(state >> 16 & 0xFF)
    return bytes(out)


def zeros(parts):
    return bytes(8192)


def json_text(parts):
    return json.dumps({"title": "政府信息公开工作年度报告"}, ensure_ascii=False).encode()


def gzipped(parts):
    return gzip.compress(package(parts), mtime=0)


def rtf(parts):
    return rb"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}\f0 report\par}"


def html(parts):
    return ("<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><title>年报</title>"
            "</head><body><table><tr><td>1</td></tr></table></body></html>").encode()


def html_after_spaces(parts):
    return b"\xef\xbb\xbf\r\n  <!DOCTYPE html>\r\n" + html(parts)


def mht(parts):
    return (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
            b"Content-Type: text/html\r\n\r\n<html></html>\r\n--x--\r\n")


def pdf(parts):
    return b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def word_97(parts):
    return compound(["WordDocument", "1Table"])


def protected(parts):
    return compound(["EncryptionInfo", "EncryptedPackage"])


# --- a zip, and not Word's


def workbook(parts):
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return package({
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.'
        'openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        f'"/xl/workbook.xml" ContentType="{main}"/></Types>',
        RELS: parts[RELS].replace(MAIN, "xl/workbook.xml"),
        "xl/workbook.xml": '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.'
        'openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>',
    })


def workbook_with_styles(parts):
    """Its styles are read before its main part is."""
    made = {name: text for name, text in parts.items() if name.startswith(("[", "_", "word/_"))}
    return package({**made, STYLES: "<styleSheet/>", MAIN: '<?xml version="1.0"?><workbook xmlns="'
                    'http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'})


def open_document(parts):
    return archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text", method=0),
                    Entry("content.xml", b"<x/>")])


def some_zip(parts):
    return archive([Entry("readme.txt", b"hello")])


def main_missing(parts):
    return package({name: text for name, text in parts.items() if name != MAIN})


def main_not_named(parts):
    """The relationships name everything but a main part."""
    return package({**parts, RELS: parts[RELS].replace("/officeDocument\"", "/glossary\"")})


# --- a damaged zip


def truncated(parts):
    whole = package(parts)
    return whole[:len(whole) // 2]


def end_cut(parts):
    return package(parts)[:-30]


def wrong_crc(parts):
    return package(parts, **{MAIN: {"crc": 0x12345678}})


def flipped_bit(parts):
    """One bit of the stored text of the main part: nothing but the CRC can tell."""
    whole = bytearray(package(parts, **{MAIN: {"method": 0}}))
    at = whole.index("政府信息公开".encode())
    whole[at + 2] ^= 1
    return bytes(whole)


def flipped_deflate(parts):
    packed = bytearray(deflated(parts[MAIN].encode()))
    packed[len(packed) // 2] ^= 0x10
    return package(parts, **{MAIN: {"packed": bytes(packed)}})


def offset_beyond(parts):
    return package(parts, **{MAIN: {"offset": 0x7FFFFFFF}})


# --- a zip that says two things


def twice(parts):
    extra = Entry(MAIN, parts[MAIN].replace("<w:t>0</w:t>", "<w:t>9</w:t>").encode())
    return archive([*entries_of(parts), extra])


def twice_by_case(parts):
    return archive([*entries_of(parts), Entry("Word/Document.xml", parts[MAIN].encode())])


def local_name_differs(parts):
    return package(parts, **{MAIN: {"local_name": "word/docu_ent.xml"}})


def overlapping(parts):
    """Two names over the same bytes."""
    entries = entries_of(parts)
    at = next(n for n, entry in enumerate(entries) if entry.name == MAIN)
    offset = sum(30 + len(entry.name.encode()) + len(entry.payload()) for entry in entries[:at])
    copy = Entry("word/other.xml", entries[at].data, offset=offset)
    return archive([*entries, copy])


def encrypted(parts):
    return package(parts, **{MAIN: {"flags": 1}})


def odd_method(parts):
    return package(parts, **{MAIN: {"method": 97}})


def many_entries(parts):
    return archive([*entries_of(parts), *(Entry(f"x/{n}.xml", b"", method=0) for n in range(4200))])


def size_too_small(parts):
    return package(parts, **{MAIN: {"size": 4000}})


def size_too_big(parts):
    return package(parts, **{MAIN: {"size": len(parts[MAIN].encode()) + 4000}})


def bomb(parts):
    """300 MiB of spaces behind the main part."""
    return inflated(parts, MAIN)


def bomb_in_styles(parts):
    return inflated(parts, "word/styles.xml")


def inflated(parts, name):
    head, block, blocks = parts[name].encode(), b" " * (1 << 20), 300
    packed = flushed(head) + flushed(block) * blocks + deflated(b"")
    size = len(head) + blocks * len(block)
    return package(parts, **{name: {"packed": packed, "size": size}})


def flushed(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


# --- bad XML


def doctype_bomb(parts):
    return with_main(parts, lambda text: after_declaration(text, BOMB).replace(
        "<w:body>", "<w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p>", 1))


def doctype_harmless(parts):
    return with_main(parts, lambda text: after_declaration(text, "<!DOCTYPE w:document>"))


def doctype_external(parts):
    more = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return with_main(parts, lambda text: after_declaration(text, more))


def doctype_in_rels(parts):
    return package({**parts, RELS: after_declaration(parts[RELS], "<!DOCTYPE Relationships>")})


def cut_short(parts):
    return with_main(parts, lambda text: text[:len(text) // 2])


def crossed_tags(parts):
    return with_main(parts, lambda text: in_body(text, "<w:p><w:r></w:p></w:r>"))


def unknown_prefix(parts):
    return with_main(parts, lambda text: in_body(text, "<zz:p/>"))


def unknown_entity(parts):
    return with_main(parts, lambda text: in_body(text, "<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>"))


def nul_reference(parts):
    return with_main(parts, lambda text: in_body(text, "<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>"))


def gbk_undeclared(parts):
    return with_main(parts, lambda text: text.encode("gb18030"))


def overlong(parts):
    return with_main(parts, lambda text: in_body(
        text, "<w:p><w:r><w:t>@@</w:t></w:r></w:p>").encode().replace(b"@@", b"\xc0\xaf", 1))


def after_the_end(parts):
    return with_main(parts, lambda text: text + "<w:more/>")


def wrong_root(parts):
    return with_main(parts, lambda text: HTML)


def wrong_namespace(parts):
    return with_main(parts, lambda text: text.replace(W, "urn:something-else"))


def hidden_digit(parts):
    """A figure with a second digit that a character style hides."""
    style = ('<w:style w:type="character" w:styleId="unseen"><w:name w:val="unseen"/><w:rPr>'
             "<w:vanish/></w:rPr></w:style></w:styles>")
    digit = '<w:r><w:rPr><w:rStyle w:val="unseen"/></w:rPr><w:t>7</w:t></w:r>'
    return {**parts, STYLES: parts[STYLES].replace("</w:styles>", style),
            MAIN: parts[MAIN].replace(ZERO, ZERO + digit, 1)}


def wrong_root_of_styles(parts):
    return package({**hidden_digit(parts), STYLES: HTML})


def wrong_namespace_of_styles(parts):
    made = hidden_digit(parts)
    return package({**made, STYLES: made[STYLES].replace(W, "urn:x")})


def wrong_root_of_numbering(parts):
    return package({**listed(parts), NUMBERING: HTML})


def wrong_namespace_of_numbering(parts):
    made = listed(parts)
    return package({**made, NUMBERING: made[NUMBERING].replace(W, "urn:x")})


def listed(parts):
    """Lists are looked up where one is used."""
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    return {**parts, MAIN: in_body(parts[MAIN], item)}


def wrong_root_of_rels(parts):
    return package({**parts, DOCUMENT_RELS: HTML})


def wrong_namespace_of_rels(parts):
    return package({**parts, DOCUMENT_RELS: parts[DOCUMENT_RELS].replace(RELATIONS, "urn:x")})


def wrong_root_of_package_rels(parts):
    return package({**parts, RELS: HTML})


def wrong_root_of_content_types(parts):
    return package({**parts, CONTENT_TYPES: HTML})


def content_types_cut(parts):
    return package({**parts, CONTENT_TYPES: parts[CONTENT_TYPES][:-9]})


def too_deep(parts):
    inside = "<w:sdt><w:sdtContent>" * 2500 + "</w:sdtContent></w:sdt>" * 2500
    return with_main(parts, lambda text: in_body(text, inside))


def tables_too_deep(parts):
    inside = "<w:tbl><w:tr><w:tc>" * 1000 + "<w:p/></w:tc></w:tr></w:tbl>" + (
        "<w:p/></w:tc></w:tr></w:tbl>" * 999)
    return with_main(parts, lambda text: in_body(text, inside))


# kind -> the reasons that are right
KINDS = (
    (empty, {"empty-file"}),
    (noise, {"not-a-zip"}),
    (zeros, {"damaged-zip"}),
    (json_text, {"not-wordprocessing"}),
    (gzipped, {"not-wordprocessing"}),
    (rtf, {"rtf-document"}),
    (html, {"html-document"}),
    (html_after_spaces, {"html-document"}),
    (mht, {"mht-document"}),
    (pdf, {"pdf-document"}),
    (word_97, {"word-97-document"}),
    (protected, {"password-protected"}),
    (workbook, {"not-wordprocessing"}),
    (workbook_with_styles, {"not-wordprocessing"}),
    (open_document, {"not-wordprocessing"}),
    (some_zip, {"not-wordprocessing", "no-main-part"}),
    (main_missing, {"part-missing"}),
    (main_not_named, {"no-main-part"}),
    (truncated, {"damaged-zip"}),
    (end_cut, {"damaged-zip"}),
    (wrong_crc, {"damaged-zip"}),
    (flipped_bit, {"damaged-zip"}),
    (flipped_deflate, {"damaged-zip", "malformed-xml", "size-mismatch"}),
    (offset_beyond, {"damaged-zip", "overlapping-entries"}),
    (twice, {"ambiguous-package"}),
    (twice_by_case, {"ambiguous-package"}),
    (local_name_differs, {"ambiguous-package"}),
    (overlapping, {"overlapping-entries", "ambiguous-package"}),
    (encrypted, {"encrypted"}),
    (odd_method, {"unsupported-method"}),
    (many_entries, {"too-many-entries"}),
    (size_too_small, {"size-mismatch"}),
    (size_too_big, {"size-mismatch"}),
    (bomb, {"ratio", "part-too-large"}),
    (bomb_in_styles, {"ratio", "part-too-large"}),
    (doctype_bomb, {"doctype-not-allowed"}),
    (doctype_harmless, {"doctype-not-allowed"}),
    (doctype_external, {"doctype-not-allowed"}),
    (doctype_in_rels, {"doctype-not-allowed"}),
    (cut_short, {"malformed-xml"}),
    (crossed_tags, {"malformed-xml"}),
    (unknown_prefix, {"malformed-xml"}),
    (unknown_entity, {"malformed-xml"}),
    (nul_reference, {"malformed-xml"}),
    (gbk_undeclared, {"malformed-xml"}),
    (overlong, {"malformed-xml"}),
    (after_the_end, {"malformed-xml"}),
    (wrong_root, {"wrong-root"}),
    (wrong_namespace, {"wrong-root"}),
    (wrong_root_of_styles, {"wrong-root"}),
    (wrong_namespace_of_styles, {"wrong-root"}),
    (wrong_root_of_numbering, {"wrong-root"}),
    (wrong_namespace_of_numbering, {"wrong-root"}),
    (wrong_root_of_rels, {"wrong-root"}),
    (wrong_namespace_of_rels, {"wrong-root"}),
    (wrong_root_of_package_rels, {"wrong-root"}),
    (wrong_root_of_content_types, {"wrong-root"}),
    (content_types_cut, {"malformed-xml"}),
    (too_deep, {"xml-too-deep"}),
    (tables_too_deep, {"xml-too-deep"}),
)

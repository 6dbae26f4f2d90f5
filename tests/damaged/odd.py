"""Files that are strange and all the same readable: nothing in them may be lost or changed."""

import re

from broken import MAIN, RELS, W, in_body, with_main
from zips import entries_of, archive, package


def bytes_in_front(parts):
    """As a mail gateway leaves it: offsets count from the first byte of the zip."""
    return b"-- forwarded --\r\n" + package(parts)


def bytes_behind(parts):
    return package(parts) + b"\r\n\r\n"


def stored(parts):
    return package(parts, **{name: {"method": 0} for name in parts})


def sizes_behind(parts):
    return package(parts, **{name: {"flags": 8} for name in parts})


def reversed_order(parts):
    return archive(entries_of(parts)[::-1])


def main_elsewhere(parts):
    """Relationships say where the main part is; a decoy stands in its usual place."""
    moved = {name.replace("word/", "doc/"): text for name, text in parts.items()}
    moved[RELS] = parts[RELS].replace(MAIN, "doc/document.xml")
    moved["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("/word/", "/doc/")
    moved[MAIN] = parts[MAIN].replace("<w:t>0</w:t>", "<w:t>777</w:t>")
    return package(moved)


def absolute_target(parts):
    return package({**parts, RELS: parts[RELS].replace(f'"{MAIN}"', f'"/{MAIN}"')})


def utf_16(parts):
    return with_main(parts, lambda text: text.replace("UTF-8", "UTF-16", 1).encode("utf-16"))


def byte_order_mark(parts):
    return with_main(parts, lambda text: text.encode("utf-8-sig"))


def other_prefix(parts):
    """The same names under another prefix."""
    return with_main(parts, lambda text: re.sub(r"(?<=[</ ])w:", "ns0:", text).replace(
        "xmlns:w=", "xmlns:ns0=", 1))


def strict_namespace(parts):
    """ISO 29500 Strict."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    relation = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package({name: text.replace(W, strict).replace(old, relation)
                    for name, text in parts.items()})


def marked_sections(parts):
    """Text as CDATA, with a comment and an instruction in its midst."""
    return with_main(parts, lambda text: text.replace(
        "<w:t>总计</w:t>", "<w:t><![CDATA[总]]><!-- x --><?y z?>计</w:t>"))


def alternate_content(parts):
    """One text with a choice and a fallback: read once."""
    inside = ('<mc:AlternateContent><mc:Choice Requires="wps"><w:p><w:r><w:t>甲</w:t></w:r></w:p>'
              "</mc:Choice><mc:Fallback><w:p><w:r><w:t>甲</w:t></w:r></w:p></mc:Fallback>"
              "</mc:AlternateContent>")
    return with_main(parts, lambda text: text.replace("</w:tbl>", f"</w:tbl>{inside}", 1))


def twenty_tables_deep(parts):
    inside = "<w:tbl><w:tr><w:tc>" * 20 + "<w:p/></w:tc></w:tr></w:tbl>" * 20
    return with_main(parts, lambda text: text.replace("<w:sectPr>", f"{inside}<w:sectPr>", 1))


def absurd_spans(parts):
    spans = ("2147483648", "4294967297", "18446744073709551617", "1000000", "0", "-1", "viele")
    rows = "".join(
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc></w:tr>'
        for span in spans)
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    return with_main(parts, lambda text: text.replace("<w:sectPr>", f"{table}<w:sectPr>", 1))


def absurd_grid_before(parts):
    table = ('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:p/></w:tc>'
             "</w:tr></w:tbl>")
    return with_main(parts, lambda text: text.replace("<w:sectPr>", f"{table}<w:sectPr>", 1))


def unknown_elements(parts):
    return with_main(parts, lambda text: in_body(
        text, '<w14:contentPart r:id="rId99"/><w:customXml w:element="x"><w:p/></w:customXml>'))


# kind -> the finding that must be told, or empty
KINDS = (
    (bytes_in_front, ""),
    (bytes_behind, ""),
    (stored, ""),
    (sizes_behind, ""),
    (reversed_order, ""),
    (main_elsewhere, ""),
    (absolute_target, ""),
    (utf_16, ""),
    (byte_order_mark, ""),
    (other_prefix, ""),
    (strict_namespace, ""),
    (marked_sections, ""),
    (alternate_content, ""),
    (twenty_tables_deep, ""),
    (absurd_spans, "bad-span"),
    (absurd_grid_before, "bad-span"),
    (unknown_elements, ""),
)

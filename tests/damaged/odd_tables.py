"""Tables and styles that are strange and all the same readable."""

import re

from broken import NUMBERING, STYLES, with_main
from zips import package


def behind(parts, more):
    """Behind all else, so that the tables of the report come first."""
    return with_main(parts, lambda text: text.replace("<w:sectPr>", f"{more}<w:sectPr>", 1))


def in_tables(parts, change):
    return with_main(parts, lambda text: re.sub(
        r"<w:tbl>.*?</w:tbl>", lambda found: change(found.group()), text, flags=re.S))


def cell(properties="", text=""):
    inside = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def table(rows):
    return ("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")


CONTINUED = "<w:vMerge/>"
RESTART = '<w:vMerge w:val="restart"/>'


def merged_without_start(parts):
    return behind(parts, table([cell(CONTINUED, "甲"), cell(CONTINUED), cell(CONTINUED, "乙")]))


def text_in_continued_cell(parts):
    return behind(parts, table([cell(RESTART, "甲"), cell(CONTINUED, "乙"), cell(CONTINUED)]))


def merged_with_changing_span(parts):
    wide = '<w:gridSpan w:val="2"/>'
    return behind(parts, table([cell(RESTART) + cell(), cell(wide + CONTINUED, "乙"),
                                cell(CONTINUED) + cell()]))


def merged_10000_rows(parts):
    return behind(parts, table([cell(RESTART, "甲"), *[cell(CONTINUED)] * 10_000]))


def spans_20000_rows(parts):
    """20,000 rows of 10,000 columns each, in ten cells a row."""
    wide = '<w:gridSpan w:val="1000"/>'
    return behind(parts, table([cell(wide) * 10] * 20_000))


def no_grid(parts):
    return in_tables(parts, lambda text: re.sub(r"<w:tblGrid>.*?</w:tblGrid>|<w:tblGrid/>", "",
                                                text, flags=re.S))


def ragged_rows(parts):
    return behind(parts, table([cell() * 3, cell(), "", cell() * 7, "<w:tc/>", "<w:trPr/>"]))


def cells_without_paragraph(parts):
    return in_tables(parts, lambda text: re.sub(r"(</w:tcPr>)<w:p(?:/>|>(?:(?!<\w+:r[ >]|</w:p>).)*"
                                                r"</w:p>)(</w:tc>)", r"\1\2", text, flags=re.S))


def rows_wrapped(opening, closing):
    return lambda text: re.sub(r"<w:tr[ >].*?</w:tr>", lambda row: opening + row.group() + closing,
                               text, flags=re.S)


def rows_in_controls(parts):
    return in_tables(parts, rows_wrapped("<w:sdt><w:sdtPr/><w:sdtContent>",
                                         "</w:sdtContent></w:sdt>"))


def rows_in_custom_xml(parts):
    return in_tables(parts, rows_wrapped('<w:customXml w:element="row">', "</w:customXml>"))


COLUMNS = {f"列{n}" for n in range(20_000)}


def columns_20000(parts):
    return behind(parts, table(["".join(cell("", text) for text in sorted(COLUMNS))]))


def long_cell(parts):
    return behind(parts, table([cell("", "长" * 40_000)]))


def tables_5000(parts):
    return behind(parts, (table([cell("", "1")]) + "<w:p/>") * 5000)


def styled(parts, styles):
    more = "".join(f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
                   f'<w:basedOn w:val="{base}"/></w:style>' for name, base in styles)
    used = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>' for name, _ in styles)
    return behind({**parts, STYLES: parts[STYLES].replace("</w:styles>", f"{more}</w:styles>")},
                  used)


def styles_in_a_circle(parts):
    return styled(parts, [("x1", "x2"), ("x2", "x3"), ("x3", "x1")])


def style_of_itself(parts):
    return styled(parts, [("x1", "x1")])


def styles_20000_long(parts):
    return styled(parts, [(f"x{n}", f"x{n + 1}") for n in range(20_000)])


def numbering_in_a_circle(parts):
    """Two lists, each of which is what the other's style says."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{90 + n}"><w:{kind} w:val="list{n}"/>'
        f'<w:numStyleLink w:val="list{1 - n}"/></w:abstractNum>'
        for n, kind in ((0, "styleLink"), (1, "styleLink")))
    numbers = "".join(f'<w:num w:numId="{90 + n}"><w:abstractNumId w:val="{90 + n}"/></w:num>'
                      for n in (0, 1))
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="list{n}"><w:name w:val="list{n}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{91 - n}"/></w:numPr></w:pPr></w:style>' for n in (0, 1))
    used = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr></w:pPr></w:p>'
    changed = parts[NUMBERING].replace("<w:num ", f"{lists}<w:num ", 1).replace(
        "</w:numbering>", f"{numbers}</w:numbering>")
    return behind({**parts, NUMBERING: changed,
                   STYLES: parts[STYLES].replace("</w:styles>", f"{styles}</w:styles>")}, used)


def rows_numbered(parts, count):
    rows = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc></w:tr>"
                   for n in range(1, count + 1))
    return behind(parts, f"<w:tbl>{rows}</w:tbl>")


MOST = 500_000  # half as many again and a worker takes too much memory


def most_rows(parts):
    return rows_numbered(parts, MOST)


def million_rows(parts):
    """More than a sheet of a workbook holds."""
    return rows_numbered(parts, 1_049_310)


# kind -> texts of cells that must all stand in unmapped.csv
UNMAPPED = {columns_20000: COLUMNS}

# kind -> the finding that must be told, or empty
KINDS = (
    (merged_without_start, ""),
    (text_in_continued_cell, "merged-text"),
    (merged_with_changing_span, ""),
    (merged_10000_rows, ""),
    (spans_20000_rows, ""),
    (no_grid, ""),
    (ragged_rows, ""),
    (cells_without_paragraph, ""),
    (rows_in_controls, ""),
    (rows_in_custom_xml, ""),
    (columns_20000, ""),
    (long_cell, ""),
    (tables_5000, ""),
    (styles_in_a_circle, ""),
    (style_of_itself, ""),
    (styles_20000_long, ""),
    (numbering_in_a_circle, ""),
)

"""The WordprocessingML that Word and WPS write for a document."""

import re
from xml.sax.saxutils import escape

from .document import (Boxed, Formula, Hidden, Hyphen, Paragraph, Prompt, Raised, Result, Revision,
                       Split, Table)

NAMESPACES = (
    ("wpc", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("wp14", "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"),
    ("wne", "http://schemas.microsoft.com/office/word/2006/wordml"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# look -> (font, size in half points, alignment, line height, indented)
LOOKS = {
    "title": ("方正小标宋简体", 44, "center", 600, False),
    "h1": ("黑体", 32, "", 560, True),
    "h2": ("楷体_GB2312", 32, "", 560, True),
    "h3": ("仿宋_GB2312", 32, "", 560, True),
    "body": ("仿宋_GB2312", 32, "", 560, True),
    "sign": ("仿宋_GB2312", 32, "right", 560, False),
    "cell": ("宋体", 21, "center", 0, False),
    "small": ("宋体", 18, "center", 240, False),
}
DIGITS = re.compile(r"([0-9]+)")
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
CELL_BORDERS = "".join(
    f'<w:{side} w:val="single" w:color="auto" w:sz="4" w:space="0"/>'
    for side in ("top", "left", "bottom", "right")
)


class Writer:
    """What both programs do alike. `random` decides where runs break, never what they say."""

    style_ids = {}
    kern = '<w:kern w:val="0"/>'

    def __init__(self, random):
        self.random = random
        self.next_id = 100
        self.rsids = ["%08X" % random.randrange(0x00100000, 0x00FFFFFF) for _ in range(8)]
        self.properties = {look: self.run_properties(look) for look in LOOKS}
        self.paragraph_heads = {}

    def document(self, blocks):
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES)
        body = "".join(self.block(block) for block in blocks)
        return (
            f'{HEAD}<w:document {names} mc:Ignorable="w14 w15 wp14"><w:body>{body}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
            'w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/>'
            '<w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
            "</w:body></w:document>"
        )

    def block(self, block):
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, Table):
            return self.boxed(self.table(block), block.boxed)
        return block.xml

    def fresh_id(self):
        self.next_id += 1
        return self.next_id

    def boxed(self, xml, wanted, property=""):
        if not wanted:
            return xml
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self.random.randrange(1, 2**31)}"/>'
            '<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder>'
            f"{property}</w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
        )

    # --- paragraphs and runs

    def run_properties(self, look):
        """For text in Chinese, and for figures."""
        font, size, _, height, _ = LOOKS[look]
        fonts = f'w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}"'
        fonts += f' w:cs="{font}"' if look in ("cell", "small") else ""
        kern = self.kern if look in ("cell", "small") else ""
        rest = f'{kern}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{self.language}'
        return (
            f'<w:rPr><w:rFonts w:hint="eastAsia" {fonts}/>{rest}</w:rPr>',
            f"<w:rPr><w:rFonts {fonts}/>{rest}</w:rPr>",
        )

    def paragraph(self, paragraph):
        marked = paragraph.look not in ("cell", "small") or self.random.random() < 0.25
        key = (paragraph.look, paragraph.style, paragraph.outline, paragraph.number,
               paragraph.align, marked)
        head = self.paragraph_heads.get(key)
        if head is None:
            head = self.paragraph_heads[key] = self.paragraph_properties(paragraph, marked)
        inside = "".join(self.piece(piece, paragraph.look) for piece in paragraph.pieces)
        return f"<w:p{self.paragraph_attributes()}>{head}{inside}</w:p>"

    def paragraph_properties(self, paragraph, marked):
        """`marked`: the paragraph mark carries run properties of its own."""
        _, _, align, height, indented = LOOKS[paragraph.look]
        align = paragraph.align or align
        parts = []
        if paragraph.style:
            parts.append(f'<w:pStyle w:val="{self.style_ids[paragraph.style]}"/>')
        if paragraph.look in ("cell", "small"):
            parts.append("<w:widowControl/>")
        if paragraph.number:
            number, level = paragraph.number
            parts.append(
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        if paragraph.look not in ("cell", "small"):
            parts.append('<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>')
        if height:
            parts.append(f'<w:spacing w:line="{height}" w:lineRule="exact"/>')
        if indented:
            parts.append('<w:ind w:firstLineChars="200" w:firstLine="640"/>')
        if align:
            parts.append(f'<w:jc w:val="{align}"/>')
        if paragraph.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{paragraph.outline}"/>')
        if marked:
            parts.append(self.properties[paragraph.look][0])
        return f"<w:pPr>{''.join(parts)}</w:pPr>"

    def piece(self, piece, look):
        ways = {
            str: self.text,
            Split: self.split,
            Boxed: lambda boxed, look: self.boxed(self.run(boxed.text, look), True),
            Revision: self.revision,
            Hidden: lambda hidden, look: self.run(hidden.text, look, hidden="<w:vanish/>"),
            Raised: lambda raised, look: self.run(
                raised.text, look, raised='<w:vertAlign w:val="superscript"/>'),
            Result: self.result,
            Formula: lambda formula, look: (
                f"<m:oMath><m:r><m:t>{escape(formula.text)}</m:t></m:r></m:oMath>"),
            Prompt: lambda prompt, look: self.boxed(
                self.run(prompt.text, look), True, "<w:showingPlcHdr/>"),
            Hyphen: lambda hyphen, look: f"<w:r>{self.properties[look][1]}<w:noBreakHyphen/></w:r>",
        }
        way = ways.get(type(piece))
        return way(piece, look) if way else piece.xml

    def split(self, piece, look):
        mark = '<w:proofErr w:type="gramStart"/>', '<w:proofErr w:type="gramEnd"/>'
        runs = [self.run(part, look) for part in piece.parts]
        return runs[0] + mark[0] + "".join(runs[1:]) + mark[1]

    def result(self, piece, look):
        shown = self.run(piece.text, look)
        if piece.simple:
            return f'<w:fldSimple w:instr=" {piece.instruction} ">{shown}</w:fldSimple>'
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        instruction = (f'<w:r><w:instrText xml:space="preserve"> {piece.instruction} </w:instrText>'
                       "</w:r>")
        return (mark.format("begin") + instruction + mark.format("separate") + shown
                + mark.format("end"))

    def revision(self, piece, look):
        who = 'w:author="办公室" w:date="2021-01-05T09:12:00Z"'
        xml = f'<w:ins w:id="{self.fresh_id()}" {who}>{self.run(piece.inserted, look)}</w:ins>'
        if piece.deleted:
            struck = self.run(piece.deleted, look).replace("w:t>", "w:delText>")
            xml += f'<w:del w:id="{self.fresh_id()}" {who}>{struck}</w:del>'
        return xml

    def text(self, text, look):
        """Digits stand in runs of their own, as fonts change; long text breaks anywhere."""
        runs = []
        for part in DIGITS.split(text):
            if not part:
                continue
            while len(part) > 12 and self.random.random() < 0.35:
                cut = self.random.randrange(1, len(part))
                runs.append(self.run(part[:cut], look))
                part = part[cut:]
            runs.append(self.run(part, look))
        if len(runs) > 2 and self.random.random() < 0.2:
            at = self.random.randrange(len(runs))
            runs[at] = f'<w:proofErr w:type="spellStart"/>{runs[at]}<w:proofErr w:type="spellEnd"/>'
        return "".join(runs)

    def run(self, text, look, hidden="", raised=""):
        properties = self.properties[look][1 if text.isascii() else 0]
        properties = properties.replace("/>", f"/>{hidden}", 1)  # the schema has an order
        end = f"{self.language}</w:rPr>"
        properties = properties.replace(end, raised + end)
        space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
        return f"<w:r{self.run_attributes()}>{properties}<w:t{space}>{escape(text)}</w:t></w:r>"

    # --- tables

    def table(self, table):
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.grid)
        rows = "".join(self.row(row, table.grid) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr>{self.table_style}<w:tblW w:w="5000" w:type="pct"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{BORDERS}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, row, grid):
        parts = []
        if row.before:
            parts.append(f'<w:gridBefore w:val="{row.before}"/>')
        if row.after:
            parts.append(f'<w:gridAfter w:val="{row.after}"/>')
        parts.append('<w:trHeight w:val="312"/>')
        if row.header:
            parts.append("<w:tblHeader/>")
        parts.append('<w:jc w:val="center"/>')
        at = row.before
        cells = []
        for cell in row.cells:
            cells.append(self.cell(cell, sum(grid[at:at + cell.span])))
            at += cell.span
        xml = f"<w:tr{self.row_attributes()}><w:trPr>{''.join(parts)}</w:trPr>{''.join(cells)}</w:tr>"
        return self.boxed(xml, row.boxed)

    def cell(self, cell, width):
        parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
        if cell.span > 1:
            parts.append(f'<w:gridSpan w:val="{cell.span}"/>')
        if cell.merge_left:
            parts.append(f'<w:hMerge w:val="{cell.merge_left}"/>')
        if cell.merge:
            parts.append(self.vertical_merge[cell.merge])
        if self.random.random() < 0.1:
            parts.append(f"<w:tcBorders>{CELL_BORDERS}</w:tcBorders>")
        parts.append('<w:vAlign w:val="center"/>')
        inside = "".join(self.block(block) for block in cell.blocks)
        if not cell.blocks or not isinstance(cell.blocks[-1], Paragraph):
            inside += self.paragraph(Paragraph(look="cell"))
        return self.boxed(f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{inside}</w:tc>", cell.boxed)


class WpsWriter(Writer):
    """Kingsoft WPS: every run carries its language, continued merges are said, no rsids."""

    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    vertical_merge = {
        "restart": '<w:vMerge w:val="restart"/>',
        "continue": '<w:vMerge w:val="continue"/>',
    }
    table_style = ""
    style_ids = {"heading 1": "2", "heading 2": "3", "heading 3": "4", "一级标题": "21"}
    normal_id, application = "1", "WPS Office_11.8.2.8411_F1E327BC-269C-435d-A152-05C5408002CA"

    def paragraph_attributes(self):
        return ""

    run_attributes = row_attributes = paragraph_attributes


class WordWriter(Writer):
    """Microsoft Word: rsids and paragraph ids, a merge goes on by a bare w:vMerge."""

    language = ""
    vertical_merge = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}
    table_style = '<w:tblStyle w:val="a6"/>'
    style_ids = {"heading 1": "1", "heading 2": "2", "heading 3": "3", "一级标题": "11"}
    normal_id, application = "a", "Microsoft Office Word"

    def paragraph_attributes(self):
        rsid = self.random.choice(self.rsids)
        return (
            f' w14:paraId="{self.random.randrange(0x10000000, 0x7FFFFFFF):08X}"'
            f' w14:textId="77777777" w:rsidR="{rsid}" w:rsidRDefault="{self.rsids[0]}"'
        )

    def run_attributes(self):
        chance = self.random.random()
        if chance < 0.4:
            return ""
        return f' w:rsidR{"Pr" if chance < 0.7 else ""}="{self.random.choice(self.rsids)}"'

    def row_attributes(self):
        return f' w:rsidR="{self.rsids[1]}" w:rsidTr="{self.rsids[2]}"'


WRITERS = {"word": WordWriter, "wps": WpsWriter}

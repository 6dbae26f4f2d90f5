"""The parts around the document, and the zip they travel in."""

import zipfile
from xml.sax.saxutils import escape

from .wordml import HEAD

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONTS = ("Times New Roman", "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体",
         "Arial", "Calibri", "Cambria", "Wingdings")
LATENT = (
    [f"heading {n}" for n in range(1, 10)]
    + [f"index {n}" for n in range(1, 10)]
    + [f"toc {n}" for n in range(1, 10)]
    + ["Normal", "Normal Indent", "footnote text", "annotation text", "header", "footer",
       "index heading", "caption", "table of figures", "envelope address", "envelope return",
       "footnote reference", "annotation reference", "line number", "page number",
       "endnote reference", "endnote text", "table of authorities", "macro", "toa heading"]
    + [f"List{kind}{n}" for kind in ("", " Bullet", " Number", " Continue")
       for n in ("", " 2", " 3", " 4", " 5")]
    + ["Title", "Closing", "Signature", "Default Paragraph Font", "Body Text",
       "Body Text Indent", "Subtitle", "Salutation", "Date", "Note Heading", "Hyperlink",
       "FollowedHyperlink", "Strong", "Emphasis", "Document Map", "Plain Text",
       "Normal (Web)", "HTML Acronym", "HTML Address", "HTML Cite", "HTML Code",
       "Normal Table", "annotation subject", "Balloon Text", "Table Grid", "Table Theme"]
    + [f"{kind}{accent}" for kind in ("Light Shading", "Light List", "Light Grid",
       "Medium Shading 1", "Medium List 1", "Medium Grid 1", "Dark List", "Colorful Grid")
       for accent in ("", " Accent 1", " Accent 2", " Accent 3", " Accent 4", " Accent 5")]
)
# Numbers of Word's own: (format, text) by level. List 1 is the headings', list 2 a table's.
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"),
          ("decimal", "%3."), ("decimal", "（%4）"))
OVERRIDES = (
    ("word/document.xml", f"{WORDML}.document.main+xml"),
    ("word/styles.xml", f"{WORDML}.styles+xml"),
    ("word/settings.xml", f"{WORDML}.settings+xml"),
    ("word/webSettings.xml", f"{WORDML}.webSettings+xml"),
    ("word/fontTable.xml", f"{WORDML}.fontTable+xml"),
    ("word/numbering.xml", f"{WORDML}.numbering+xml"),
    ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def content_types():
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in OVERRIDES
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(targets):
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def styles(writer, numbered):
    """`numbered`: the headings take their numbers from their styles."""
    normal = writer.normal_id
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{n % 100}" w:semiHidden="1" '
        'w:unhideWhenUsed="1"/>' for n, name in enumerate(LATENT)
    )
    parts = [
        f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman" '
        'w:cs="Times New Roman"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" '
        'w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" '
        f'w:count="{len(LATENT)}">{latent}</w:latentStyles>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{normal}"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>'
        '<w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/></w:rPr></w:style>'
    ]
    for level in (0, 1, 2):
        parts.append(heading_style(writer, level, numbered))
    parts.append(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{writer.style_ids["一级标题"]}">'
        f'<w:name w:val="一级标题"/><w:basedOn w:val="{writer.style_ids["heading 1"]}"/>'
        '<w:qFormat/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="a0">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '</w:tblPr></w:style><w:style w:type="table" w:styleId="a6"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="a1"/><w:tblPr/></w:style></w:styles>'
    )
    return "".join(parts)


def heading_style(writer, level, numbered):
    name = f"heading {level + 1}"
    number = ""
    if numbered:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{writer.style_ids[name]}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{writer.normal_id}"/><w:next w:val="{writer.normal_id}"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/>{number}<w:spacing w:line="560" w:lineRule="exact"/>'
        f'<w:ind w:firstLineChars="200" w:firstLine="200"/><w:outlineLvl w:val="{level}"/></w:pPr>'
        '<w:rPr><w:bCs/><w:kern w:val="44"/><w:sz w:val="32"/><w:szCs w:val="44"/></w:rPr></w:style>'
    )


def numbering():
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for n, (kind, text) in enumerate(LEVELS)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="1A2B3C4{n}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5E6F7A8{n}"/>{levels}'
        "</w:abstractNum>" for n in (0, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1)
    )
    return f"{HEAD}<w:numbering {W}>{lists}{numbers}</w:numbering>"


def settings(writer):
    rsids = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in writer.rsids)
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:proofState w:spelling="clean" w:grammar="clean"/>'
        '<w:defaultTabStop w:val="420"/><w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
        '<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>'
        '<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="12"/>'
        f'</w:compat><w:rsids><w:rsidRoot w:val="{writer.rsids[0]}"/>{rsids}</w:rsids>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def font_table():
    fonts = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="02010600030101010101"/>'
        f'<w:charset w:val="{"00" if name.isascii() else "86"}"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>' for name in FONTS
    )
    return f"{HEAD}<w:fonts {W}>{fonts}</w:fonts>"


def theme():
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5",
             "accent6", "hlink", "folHlink")
    colours = ("000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2",
               "4BACC6", "F79646", "0000FF", "800080")
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in zip(names, colours)
    )
    faces = ('<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
             '<a:font script="Hans" typeface="宋体"/>')
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Office"><a:themeElements><a:clrScheme name="Office">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def core_properties(title, year):
    """`year` is that of the writing, one after the report's."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>办公室</dc:creator>"
        "<cp:lastModifiedBy>办公室</cp:lastModifiedBy><cp:revision>7</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{year}-01-04T06:20:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{year}-01-06T08:31:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


def app_properties(writer):
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Template>Normal.dotm</Template>'
        "<TotalTime>38</TotalTime><Pages>6</Pages><Words>412</Words><Characters>2352</Characters>"
        f"<Application>{writer.application}</Application><DocSecurity>0</DocSecurity>"
        "<Company/><AppVersion>12.0000</AppVersion></Properties>"
    )


def parts_of(writer, document, title, year, numbered_styles=False):
    """Every part of the package, by name, in the order they are written."""
    package_targets = (
        (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    kinds = ("styles", "settings", "webSettings", "fontTable", "numbering")
    targets = [(f"{OFFICE}/relationships/{kind}", f"{kind}.xml") for kind in kinds]
    targets.append((f"{OFFICE}/relationships/theme", "theme/theme1.xml"))
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(package_targets),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relationships(targets),
        "word/theme/theme1.xml": theme(),
        "word/settings.xml": settings(writer),
        "word/fontTable.xml": font_table(),
        "word/webSettings.xml": f"{HEAD}<w:webSettings {W}><w:allowPNG/></w:webSettings>",
        "docProps/app.xml": app_properties(writer),
        "docProps/core.xml": core_properties(title, year),
        "word/styles.xml": styles(writer, numbered_styles),
        "word/numbering.xml": numbering(),
    }


def write_package(path, parts):
    """The same parts give the same bytes: no clock goes in."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

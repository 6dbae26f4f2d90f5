"""The characters a reader of the page sees in each table of a .docx, read without nianbao.

An independent reading of the main document part: no grid, no numbers of lists, only which text
is printed in which table.
"""

import collections
import posixpath
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNDERSTOOD = re.compile(r"/office/word/20\d\d/|/wordprocessingml|/drawingml|/office/mac/drawingml"
                        r"|/officeDocument/2006/math|microsoft-com:vml")
# Nothing below these is printed: revisions taken away (17.13.5), codes of fields (17.16),
# readings of ruby (17.3.3.24), properties and notes.
LEFT_OUT = {"del", "moveFrom", "delText", "delInstrText", "instrText", "rt", "sectPr", "tblPr",
            "tblPrEx", "tcPr", "sdtPr", "sdtEndPr", "rPr", "pPr", "trPr"}
NOTES = {"footnoteReference", "endnoteReference"}
OFF = {"0", "false", "off"}
GLYPHS = re.compile("[\uf000-\uf0ff]")  # of a symbol font, like w:sym; what it draws is its own
DASHES = dict.fromkeys("\u2010\u2011\u2212", "-")
NUMBER_LENGTH = 16  # characters at most of the automatic number of a paragraph
MARKS = "\ufffc\u0336"  # what nianbao writes for a field that draws and for a stroke
SIGNS = 2           # characters at most that an element of a formula draws, as a root or a bar


class Table:
    """The visible characters of a table's own cells, and what may stand there besides."""

    def __init__(self):
        self.cells = []    # a Counter of characters for every w:tc
        self.numbered = 0  # paragraphs with an automatic number
        self.symbols = 0   # glyphs of symbol fonts
        self.formulas = 0  # elements of formulas

    @property
    def characters(self):
        return sum(self.cells, collections.Counter())

    def allowed(self):
        """How many characters more may be printed than the XML has as text."""
        return self.numbered * NUMBER_LENGTH + self.symbols + self.formulas * SIGNS


def joined(tables):
    whole = Table()
    for table in tables:
        whole.cells += table.cells
        whole.numbered += table.numbered
        whole.symbols += table.symbols
        whole.formulas += table.formulas
    return whole


def local(element):
    """The name of a WordprocessingML element, m:t as such; others are descended into."""
    if not isinstance(element.tag, str):
        return "comment"
    uri, _, name = element.tag[1:].rpartition("}")
    if uri in (TRANSITIONAL, STRICT):
        return name
    if uri in MATH:
        return "m:" + name
    return "mc:" + name if "{" + uri + "}" == COMPATIBILITY else "?"


def children(element, *path):
    """The elements at a path of names."""
    found = [element]
    for name in path:
        found = [child for one in found for child in one if local(child) == name]
    return found


def value(element, name="val"):
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), None)


def is_on(element):
    return value(element) not in OFF


def visible(text):
    """Characters without space and format; raised, lowered and wide ones as plain ones."""
    for character in unicodedata.normalize("NFKC", text):
        if unicodedata.category(character)[0] not in "ZC" or "\ue000" <= character <= "\uf8ff":
            yield DASHES.get(character, character)


# --- the package


def related(package, name, kind):
    """The part a part is related to, or None."""
    folder, base = posixpath.split(name)
    try:
        root = ElementTree.fromstring(package.read(posixpath.join(folder, "_rels", base + ".rels")))
    except KeyError:
        return None
    for relationship in root:
        if relationship.get("Type", "").endswith("/" + kind):
            target = relationship.get("Target", "")
            path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            return next((n for n in package.namelist() if n.lower() == path.lower()), None)
    return None


def read(path):
    """(a Table for every w:tbl in the order they open, what the walk met)."""
    with zipfile.ZipFile(path) as package:
        main = related(package, "", "officeDocument")
        if main is None:
            raise ValueError("no main part")
        root, prefixes = parse(package, main)
        styles = related(package, main, "styles")
        walk = Walk(Styles(ElementTree.fromstring(package.read(styles))) if styles else Styles(()),
                    prefixes)
    walk.below(root)
    return walk.tables


def parse(package, name):
    """The root, and which namespace a prefix stands for (ElementTree forgets)."""
    prefixes, root = {}, None
    with package.open(name) as part:
        for event, what in ElementTree.iterparse(part, events=("start-ns", "start")):
            if event == "start-ns":
                prefixes.setdefault(*what)
            elif root is None:
                root = what
    return root, prefixes


class Styles:
    """Which styles hide their text or number their paragraphs, with what they are based on."""

    def __init__(self, root):
        self.styles = {value(one, "styleId"): one for one in root if local(one) == "style"}
        self.default = next((value(one, "styleId") for one in self.styles.values()
                             if value(one, "type") == "paragraph"
                             and (value(one, "default") or "0") not in OFF), None)

    def first(self, style, *path):
        """The nearest element at the path, up through basedOn."""
        for _ in range(32):
            one = self.styles.get(style)
            if one is None:
                return None
            found = children(one, *path)
            if found:
                return found[-1]
            based = children(one, "basedOn")
            style = value(based[0]) if based else None
        return None

    def hides(self, style):
        found = self.first(style, "rPr", "vanish")
        return found is not None and is_on(found)

    def numbers(self, style):
        return self.first(style, "pPr", "numPr") is not None


class Walk:
    def __init__(self, styles, prefixes):
        self.styles, self.prefixes = styles, prefixes
        self.tables = []
        self.open = []      # the tables whose cells the walk is in
        self.fields = []    # "code" or "result" of the fields that are open (17.16.18)
        self.style = [None]  # of the paragraphs that are open

    def below(self, element):
        for child in element:
            self.element(child)

    def element(self, element):
        name = local(element)
        if name in LEFT_OUT:
            return
        if name.startswith("m:") and self.open:
            self.open[-1].formulas += 1
        step = getattr(self, "on_" + name.replace(":", "_").replace("?", "other"), self.below)
        step(element)

    # --- tables

    def on_tbl(self, element):
        table = Table()
        self.tables.append(table)
        self.open.append(table)
        self.below(element)
        self.open.pop()

    def on_tr(self, element):
        if not children(element, "trPr", "del"):
            self.below(element)

    def on_tc(self, element):
        if self.open and not children(element, "tcPr", "cellDel"):
            self.open[-1].cells.append(collections.Counter())
            self.below(element)

    # --- paragraphs and runs

    def on_p(self, element):
        named = children(element, "pPr", "pStyle")
        style = value(named[0]) if named else self.styles.default
        self.style.append(style if style in self.styles.styles else self.styles.default)
        if self.open and (children(element, "pPr", "numPr") or self.styles.numbers(self.style[-1])):
            self.open[-1].numbered += 1
        self.below(element)
        self.style.pop()

    def on_r(self, element):
        if not self.hidden(element):
            for child in element:
                self.element(child)
                if local(child) in NOTES and (value(child, "customMarkFollows") or "0") not in OFF:
                    return  # what follows in the run is the mark of a note
            return
        for child in element:  # a hidden run still opens and closes fields
            if local(child) == "fldChar":
                self.on_fldChar(child)

    on_m_r = on_r

    def hidden(self, run):
        direct = children(run, "rPr", "vanish")
        if direct:
            return is_on(direct[-1])
        named = children(run, "rPr", "rStyle")
        by_run = bool(named) and self.styles.hides(value(named[0]))
        return by_run != self.styles.hides(self.style[-1])  # a toggle property (17.7.3)

    def on_fldChar(self, element):
        kind = value(element, "fldCharType")
        if kind == "begin":
            for box in children(element, "ffData", "checkBox"):
                set_by = children(box, "checked") or children(box, "default")
                self.add("☒" if set_by and is_on(set_by[0]) else "☐")  # drawn, no text (17.16.7)
            self.fields.append("code")
        elif self.fields and kind == "separate":
            self.fields[-1] = "result"
        elif self.fields:
            self.fields.pop()

    def add(self, text):
        if self.open and self.open[-1].cells and "code" not in self.fields:
            glyphs = GLYPHS.findall(text)
            self.open[-1].symbols += len(glyphs)
            self.open[-1].cells[-1].update(visible(GLYPHS.sub("", text)))

    def on_t(self, element):
        self.add(element.text or "")

    on_m_t = on_t

    def on_noBreakHyphen(self, _):
        self.add("-")

    def on_sym(self, _):
        if self.open and "code" not in self.fields:
            self.open[-1].symbols += 1

    # --- what stands for something else

    def on_sdt(self, element):
        placeholder = children(element, "sdtPr", "showingPlcHdr")
        if not (placeholder and is_on(placeholder[0])):
            self.below(element)

    def on_mc_AlternateContent(self, element):
        for choice in children(element, "mc:Choice"):
            needed = [self.prefixes.get(p, "") for p in (choice.get("Requires") or "").split()]
            if all(map(UNDERSTOOD.search, needed)):
                self.below(choice)
                return
        for fallback in children(element, "mc:Fallback"):
            self.below(fallback)

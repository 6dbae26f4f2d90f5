"""The tables of a document in pandoc's native format: a Haskell value as `show` prints it."""

import re

from grids import AFTER_NUMBER, BULLET, RAISED, Cell, Table

TOKEN = re.compile(r'\s*(?:(?P<string>"(?:[^"\\]|\\.)*")|(?P<number>-?\d+(?:\.\d+)?(?:e-?\d+)?)'
                   r"|(?P<name>[A-Za-z][\w'.]*)|(?P<sign>[][(){},=]))", re.S)
CONTROLS = ("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN "
            "ETB CAN EM SUB ESC FS GS RS US SP").split()
LONGEST_FIRST = "|".join(sorted([*CONTROLS, "DEL"], key=len, reverse=True))
ESCAPE = re.compile(rf"\\(?:(\d+)|x([0-9a-fA-F]+)|o([0-7]+)|({LONGEST_FIRST})|\s+\\|(.))", re.S)
LETTERS = dict(zip("abfnrtv", "\a\b\f\n\r\t\v"))
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
         (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Node:
    """A constructor with its arguments: Str "a" is Node("Str", ["a"])."""

    def __init__(self, name, arguments):
        self.name, self.arguments = name, arguments

    def __eq__(self, other):
        return (self.name, self.arguments) == (other.name, other.arguments)

    def __repr__(self):
        return f"{self.name}{self.arguments}"


def unescaped(match):
    decimal, hexadecimal, octal, control, letter = match.groups()
    for digits, base in ((decimal, 10), (hexadecimal, 16), (octal, 8)):
        if digits:
            return chr(int(digits, base))
    if control:
        return "\x7f" if control == "DEL" else chr(CONTROLS.index(control))
    return "" if letter in (None, "&") else LETTERS.get(letter, letter)


def tokens(text):
    at, end = 0, len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"no Haskell value at {text[at:at + 20]!r}")
        yield match.lastgroup, match.group(match.lastgroup)
        at = match.end()


class Parser:
    def __init__(self, text):
        self.tokens = [*tokens(text), ("end", "")]
        self.at = 0

    def take(self, sign=None):
        kind, token = self.tokens[self.at]
        if sign is not None and token != sign:
            raise ValueError(f"{sign} expected, not {token!r}")
        self.at += 1
        return kind, token

    def next_is(self, *signs):
        kind, token = self.tokens[self.at]
        return (kind == "sign" and token in signs) or kind == "end"

    def value(self):
        """An atom, or a constructor with the atoms that follow."""
        node = self.atom()
        while isinstance(node, Node) and not self.next_is("]", ")", "}", ",", "="):
            node.arguments.append(self.atom())
        return node

    def atom(self):
        kind, token = self.take()
        if kind == "string":
            return ESCAPE.sub(unescaped, token[1:-1])
        if kind == "number":
            return float(token) if re.search(r"[.e]", token) else int(token)
        if kind == "name":
            return Node(token, [])
        if token == "[":
            return self.items("]", self.value)
        if token == "(":
            found = self.items(")", self.value)
            return found[0] if len(found) == 1 else tuple(found)
        if token == "{":
            return self.items("}", self.field)
        raise ValueError(f"a value expected, not {token!r}")

    def items(self, last, read):
        found = []
        while not self.next_is(last):
            found.append(read())
            if not self.next_is(last):
                self.take(",")
        self.take(last)
        return found

    def field(self):
        name = self.take()[1]
        self.take("=")
        return name, self.value()


def parse(text):
    parser = Parser(text)
    value = parser.value()
    parser.take("")
    return value


def tables(text):
    """Every table, a nested one after the one it lies in."""
    found = []
    collect(parse(text), found)
    return found


def collect(value, found):
    if isinstance(value, Node):
        if value.name == "Table":
            found.append(table_of(value))
        value = value.arguments
    if isinstance(value, (list, tuple)):
        for one in value:
            collect(one, found)


def table_of(node):
    _, _, columns, head, bodies, foot = node.arguments
    groups = [head.arguments[1]]
    for body in bodies:
        groups += body.arguments[2:]
    rows = [row for group in [*groups, foot.arguments[1]] for row in group]
    table = Table(len(rows), len(columns), {})
    for number, row in enumerate(rows, 1):
        for cell in row.arguments[1]:
            _, _, down, across, blocks = cell.arguments
            table.place(number, Cell(down.arguments[0], across.arguments[0], text_of(blocks)))
    return table


# --- the text a reader of the page sees


def text_of(value):
    if isinstance(value, str):
        return ""  # an attribute
    if isinstance(value, (list, tuple)):
        return "".join(map(text_of, value))
    return READERS.get(value.name, all_of)(*value.arguments) if isinstance(value, Node) else ""


def all_of(*arguments):
    return text_of(arguments)


def block(*arguments):
    return text_of(arguments) + "\n"


def raised(inlines):
    return re.sub(r"(\d)", RAISED + r"\1", text_of(inlines))


def quoted(kind, inlines):
    left, right = "‘’" if kind.name == "SingleQuote" else "“”"
    return left + text_of(inlines) + right


def numbered(attributes, items):
    first, style, delimiter = attributes
    return "".join(print_number(number, style.name, delimiter.name) + AFTER_NUMBER + text_of(item)
                   for number, item in enumerate(items, first))


def bulleted(items):
    return "".join(BULLET + text_of(item) for item in items)


def print_number(number, style, delimiter):
    printed = str(number)
    if style.endswith("Alpha"):
        printed = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("Roman"):
        printed = ""
        for value, letters in ROMAN:
            printed += letters * (number // value)
            number %= value
    printed = printed.upper() if style.startswith("Upper") else printed
    return {"OneParen": "{})", "TwoParens": "({})"}.get(delimiter, "{}.").format(printed)


def nothing(*_):
    return ""


READERS = {
    "Str": lambda text: text,
    "Code": lambda _, text: text,
    "CodeBlock": lambda _, text: text + "\n",
    "Math": lambda _, text: text,
    "Space": lambda: " ",
    "SoftBreak": lambda: "\n",
    "LineBreak": lambda: "\n",
    "Quoted": quoted,
    "Superscript": raised, "Subscript": raised,
    "Cite": lambda _, inlines: text_of(inlines),
    "Plain": block, "Para": block, "Header": block,
    "LineBlock": lambda lines: "".join(map(block, lines)),
    "DefinitionList": lambda items: "".join(block(term) + text_of(said) for term, said in items),
    "OrderedList": numbered, "BulletList": bulleted,
    # pictures, notes, markup of other formats; a nested table is a table of its own
    "Image": nothing, "Note": nothing, "RawInline": nothing, "RawBlock": nothing, "Table": nothing,
}

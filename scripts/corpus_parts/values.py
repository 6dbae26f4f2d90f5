"""How a figure may be printed in a cell, and what it must then read as."""

from dataclasses import dataclass, field
from decimal import Decimal

from .document import Boxed, Formula, Hidden, Hyphen, Prompt, Raised, Result, Revision, Split

WIDE = str.maketrans("0123456789.,+-", "０１２３４５６７８９．，＋－")
BLANKS = ("", "\u00a0", " ", "  ", "\u3000", "\u00a0\u00a0")
DASHES = ("-", "—", "/", "／", "无", "不适用", "－")
SPACES = ("\u00a0", "\u3000", " ", "  ")
NUMERALS = "零一二三四五六七八九"


@dataclass
class Printed:
    raw: str
    reading: str  # number, blank, dash or unreadable
    value: str = ""
    unit: str = ""
    pieces: list = field(default_factory=list)  # the runs that print it; empty: raw as it is
    switches: set = field(default_factory=set)  # the variations that changed it

    def runs(self):
        return self.pieces or ([self.raw] if self.raw else [])


def spelled(number):
    """1 to 9,999 in Chinese numerals, as the language has them: 十五, 一百零三."""
    text, pending_zero = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit == 0:
            pending_zero = bool(text)
            continue
        if pending_zero:
            text += "零"
            pending_zero = False
        text += NUMERALS[digit] + mark
    return text[1:] if text.startswith("一十") else text


def number(raw, value, unit, pieces=()):
    return Printed(raw, "number", value, unit, list(pieces))


def grouped(digits):
    return f"{int(digits):,}"


# --- counts: each takes random, n and the form's unit


def plain(random, n, unit):
    return number(str(n), str(n), unit)


def wide(random, n, unit):
    return number(str(n).translate(WIDE), str(n), unit)


def padded(random, n, unit):
    before, after = random.choice(SPACES), random.choice(SPACES + ("",))
    return number(f"{before}{n}{after}", str(n), unit)


def with_unit(random, n, unit):
    return number(f"{n}{unit}", str(n), unit)


def in_groups(random, n, unit):
    raw = grouped(n)
    return number(raw if random.random() < 0.5 else raw.replace(",", "，"), str(n), unit)


def in_numerals(random, n, unit):
    return number(spelled(n), str(n), unit)


def in_pieces(random, n, unit):
    return number(str(n), str(n), unit, [Split(list(str(n)))])


def revised(random, n, unit):
    struck = str(n + random.randrange(1, 9)) if random.random() < 0.7 else ""
    return number(str(n), str(n), unit, [Revision(str(n), struck)])


def in_control(random, n, unit):
    return number(str(n), str(n), unit, [Boxed(str(n))])


def with_hidden(random, n, unit):
    digits = str(n)
    at = random.randrange(len(digits) + 1)
    pieces = [piece for piece in (digits[:at], Hidden(str(random.randrange(10))), digits[at:])
              if piece]
    return number(digits, digits, unit, pieces)


def computed(random, n, unit):
    return number(str(n), str(n), unit,
                  [Result(str(n), "=SUM(ABOVE)", simple=random.random() < 0.5)])


def as_formula(random, n, unit):
    return number(str(n), str(n), unit, [Formula(str(n))])


def with_mark(random, n, unit):
    """A note's number typed above the line."""
    return Printed(f"{n}¹", "unreadable", "", unit, [str(n), Raised("1")])


def unreadable(random, n, unit):
    """Marks and words that leave it open which number is meant."""
    ways = (f"{n}①", f"--{n}", "3/4", "一百二", "二十余", f"{n} 6", "33.9%", "壹贰叁")
    return Printed(random.choice(ways), "unreadable", "", unit)


ODD_COUNTS = (wide, padded, with_unit, in_groups, in_numerals, in_pieces, revised, in_control,
              with_hidden, computed, as_formula, with_mark, unreadable)


def fits(way, n):
    if way is in_groups:
        return n >= 1000
    if way is in_numerals:
        return 2 <= n < 200
    if way is in_pieces:
        return n >= 10
    return True


# What Word and its users do to a figure, whatever it says.
MARKED_UP = (in_pieces, revised, in_control, with_hidden, computed, as_formula)


def count(random, n, unit, oddity, ways=ODD_COUNTS):
    """`oddity`: the share of cells not printed plainly."""
    if random.random() >= oddity:
        return plain(random, n, unit)
    way = random.choice([way for way in ways if fits(way, n)])
    return way(random, n, unit)


def nothing(random, habit, unit):
    """A cell of which the clerk had nothing to say, by the habit of the house."""
    if habit == "mixed":
        habit = random.choice(("zero", "blank", "empty", "dash"))
    if habit == "zero":
        return number("0", "0", unit)
    if habit == "wide-zero":
        return number("０", "0", unit)
    if habit == "empty":
        return Printed("", "blank", "", unit)
    if habit == "nbsp":
        return Printed("\u00a0", "blank", "", unit)
    if habit == "prompt":
        return Printed("", "blank", "", unit, [Prompt("单击或点击此处输入文字。")])
    if habit == "blank":
        return Printed(random.choice(BLANKS), "blank", "", unit)
    return Printed(random.choice(DASHES) if habit == "dash" else habit, "dash", "", unit)


def change(random, n, unit, oddity):
    """A signed figure: 本年增/减."""
    size = str(abs(n))
    if n == 0:
        return number("0", "0", unit)
    if n > 0:
        ways = (size, f"+{size}", f"+{size}", f"＋{size}", f"增{size}")
    else:
        ways = (f"-{size}", f"-{size}", f"－{size}", f"−{size}", f"减{size}")
    raw = random.choice(ways)
    if random.random() < oddity:
        raw = raw.translate(WIDE)
    elif raw.startswith("-") and random.random() < 0.2:
        return number(raw, str(n), unit, [Hyphen(), raw[1:]])
    return number(raw, str(n), unit)


def money(random, amount, header_unit, oddity):
    """An amount; with no unit in the header most houses print one in the cell."""
    text = str(amount)
    if header_unit:
        if random.random() < 0.15:
            return number(text + header_unit, text, header_unit)
        if random.random() < oddity:
            return number(text.translate(WIDE), text, header_unit)
        return number(text, text, header_unit)
    unit = random.choice(("元", "元", "万元", ""))
    if random.random() < oddity:
        raw = f"{amount:,}"
        raw = raw.replace(",", "，") if random.random() < 0.5 else raw
        return number(raw + unit, text, unit)
    return number(text + unit, text, unit)


def amount(random):
    """Money as clerks type it, trailing zeros and all."""
    whole = random.choice((0, random.randrange(1, 100), random.randrange(100, 10_000_000)))
    places = random.choice((0, 0, 1, 2, 2, 4))
    if not places:
        return Decimal(whole)
    return Decimal(f"{whole}.{random.randrange(10 ** places):0{places}d}")

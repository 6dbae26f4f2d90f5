"""Many distinct reports quickly: templates deflated once, what differs stored between.

A template is a report whose names, year and figures are private-use characters. The text between
them is deflated with a full flush at its end, so that the pieces can be joined with stored blocks
(RFC 1951, 3.2.4) that carry the names and figures of one report.
"""

import multiprocessing
import os
import random as randoms
import re
import struct
import zlib

from . import body, figures, forms, habits, names, package, truth, values, wordml
from .document import Paragraph

SHORT, FULL, YEAR, DATE, NEXT_YEAR, ROW_HEAD = (chr(0xE000 + n) for n in range(6))
FIRST_FIGURE = 0xE100
SLOTS = re.compile("([\ue000-\uf8ff])")
TEMPLATES = 12
LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
STORED = struct.Struct("<BHH")
END = struct.Struct("<4sHHHHIIH")
NEW_YEAR_1980 = 0x0021  # DOS date


class Part:
    """A part of the package with its static text deflated beforehand."""

    def __init__(self, name, text):
        self.name = name.encode()
        pieces = SLOTS.split(text)
        self.slots = pieces[1::2]
        self.plain = [piece.encode() for piece in pieces]
        last = len(pieces) - 1
        self.deflated = [b"" if at % 2 else deflate(piece, zlib.Z_FINISH if at == last
                                                    else zlib.Z_FULL_FLUSH)
                         for at, piece in enumerate(self.plain)]

    def filled(self, texts):
        """(deflated bytes, CRC, size) with these texts in the slots."""
        plain, deflated = self.plain[:], self.deflated[:]
        filling = [texts[slot] for slot in self.slots]
        plain[1::2] = filling
        deflated[1::2] = [STORED.pack(0, len(text), len(text) ^ 0xFFFF) + text for text in filling]
        whole = b"".join(plain)
        return b"".join(deflated), zlib.crc32(whole), len(whole)


def deflate(data, flush):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(flush)


def local_header(name, data, crc, size):
    return LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, NEW_YEAR_1980, crc, len(data), size, len(name),
                      0) + name


def central_header(name, data, crc, size, offset):
    return CENTRAL.pack(b"PK\1\2", 20, 20, 0, 8, 0, NEW_YEAR_1980, crc, len(data), size, len(name),
                        0, 0, 0, 0, 0, offset) + name


class Template:
    def __init__(self, random, form):
        self.form = form
        self.naming = random.choice(names.NAMINGS)
        self.leaves = sorted(random.sample(figures.leaves(form), 6))
        self.figure_slots = {}  # character -> (metric, applicant)
        self.header_unit = ""
        made = self.build(random, house(random))
        self.headings = len(made.headings)
        self.strays = made.strays()
        lines = (f"{ROW_HEAD}{','.join(row)}\r\n" for row in made.truth_rows())
        self.rows = SLOTS.split("".join(lines))
        self.split(self.parts(made))

    def build(self, random, habits):
        names_of = {"short": SHORT, "full": FULL, "": ""}
        title, signature, text, agency = (names_of[key] for key in self.naming)
        who = names.Identity("", FULL, SHORT, YEAR, "", title, signature, text, agency)
        made = body.build(random, who, self.form, habits, self.slotted(random, habits))
        made.blocks.append(Paragraph([DATE], look="sign"))
        return made

    def slotted(self, random, habits):
        """A slot for every figure that may be something, the house's nothing elsewhere."""
        printed = {}
        for metric, applicant, unit, kind, _, _ in figures.cells_of(self.form):
            if not self.varies(metric, applicant):
                printed[metric, applicant] = values.nothing(random, habits.nothing, unit)
                continue
            slot = chr(FIRST_FIGURE + len(self.figure_slots))
            self.figure_slots[slot] = (metric, applicant)
            if kind == "money" and not unit:
                unit = "元"
                printed[metric, applicant] = values.number(slot + unit, slot, unit)
            else:
                printed[metric, applicant] = values.number(slot, slot, unit)
        return printed

    def varies(self, metric, applicant):
        if applicant in ("", "natural_person", "commercial_enterprise", "total"):
            return (metric in self.leaves or metric in figures.TOTALS
                    or not metric.startswith(("applications.", "litigation.")))
        return False

    def parts(self, made):
        writer = wordml.WRITERS[made.habits.writer](made.random)
        document = writer.document(made.blocks)
        return package.parts_of(writer, document, made.title, NEXT_YEAR,
                                made.habits.numbers == "by-style")

    def split(self, parts):
        """Static parts in front, packed once; the two that differ behind."""
        moving = ("word/document.xml", "docProps/core.xml")
        self.moving = [Part(name, parts[name]) for name in moving]
        front, central = [], []
        for name, text in parts.items():
            if name in moving:
                continue
            data = deflate(text.encode(), zlib.Z_FINISH)
            facts = (name.encode(), data, zlib.crc32(text.encode()), len(text.encode()))
            central.append(central_header(*facts, sum(map(len, front))))
            front += [local_header(*facts), data]
        self.front, self.central = b"".join(front), b"".join(central)
        self.static_entries = len(central)

    def document(self, texts):
        """The bytes of one .docx."""
        out, central = [self.front], [self.central]
        at = len(self.front)
        for part in self.moving:
            data, crc, size = part.filled(texts)
            header = local_header(part.name, data, crc, size)
            central.append(central_header(part.name, data, crc, size, at))
            out += [header, data]
            at += len(header) + len(data)
        directory = b"".join(central)
        entries = self.static_entries + len(self.moving)
        end = END.pack(b"PK\5\6", 0, 0, entries, entries, len(directory), at, 0)
        return b"".join([*out, directory, end])

    def texts(self, random, register, index):
        """What goes into the slots of the index-th report, and who it is."""
        city, district, body_name, year = register.body_year(index)
        who = names.identity(random, city, district, body_name, year)
        year, month, day = who.signed_on.split("-")
        texts = {SHORT: who.short, FULL: who.full, YEAR: who.year, NEXT_YEAR: year,
                 DATE: f"{year}年{int(month)}月{int(day)}日"}
        drawn = self.draw(random)
        for slot, key in self.figure_slots.items():
            texts[slot] = str(drawn[key])
        return texts, who

    def draw(self, random):
        columns = {applicant: figures.one_applicant(random, self.form, self.leaves)
                   for applicant in ("natural_person", "commercial_enterprise")}
        return {**figures.proactive(random, self.form), **figures.disputes(random),
                **figures.with_totals(self.form, columns)}

    def truth(self, file, texts, who):
        """Its text of truth.csv, truth_reports.csv and truth_unmapped.csv. No text needs quotes."""
        title, signature, _, agency = (
            {"short": who.short, "full": who.full, "": ""}[key] for key in self.naming)
        texts = {**texts, ROW_HEAD: f"{file},{agency},{who.year},{self.form},"}
        cells = self.rows[:]
        cells[1::2] = [texts[slot] for slot in cells[1::2]]
        report = (file, agency, title, signature, who.year, self.form, who.signed_on,
                  str(self.headings))
        strays = [",".join(map(str, (file, *row))) + "\r\n" for row in self.strays]
        return "".join(cells), ",".join(report) + "\r\n", "".join(strays)


def house(random):
    """Habits whose every cell is either nothing or a plain figure."""
    drawn = habits.draw(random)
    drawn.oddity, drawn.header_unit, drawn.length = 0.0, "", 1
    drawn.date_under_title = drawn.title_reversed = False
    if drawn.nothing in ("mixed", "blank", "dash"):
        drawn.nothing = "nbsp"
    return drawn


def make_templates(seed):
    random = randoms.Random(f"templates:{seed}")
    return [Template(random, forms.EDITIONS[n % 2]) for n in range(TEMPLATES)]


def write_range(task):
    """Writes reports first..last; their truth goes beside, to be joined by the caller."""
    seed, first, last, out, with_truth = task
    register, templates = names.Register(seed), make_templates(seed)
    targets = [open(f"{path}.{first}", "w", encoding="utf-8", newline="")
               for path in truth_paths(out)] if with_truth else []
    for index in range(first, last):
        random = randoms.Random(f"{seed}:{index}")
        template = random.choice(templates)
        texts, who = template.texts(random, register, index)
        file = f"{who.place}/{index:06d}.docx"
        path = os.path.join(out, "reports", file)
        with open(path, "wb") as target:
            target.write(template.document({slot: text.encode() for slot, text in texts.items()}))
        if with_truth:
            for target, lines in zip(targets, template.truth(file, texts, who)):
                target.write(lines)
    for target in targets:
        target.close()
    return first


def truth_paths(out):
    return [os.path.join(out, name) for name, _ in truth.FILES]


def write_corpus(count, seed, out, jobs, with_truth):
    for city, district in names.districts():
        os.makedirs(os.path.join(out, "reports", city + district), exist_ok=True)
    step = max(1, min(2000, -(-count // jobs)))
    tasks = [(seed, first, min(first + step, count), out, with_truth)
             for first in range(0, count, step)]
    with multiprocessing.Pool(jobs) as pool:
        done = list(pool.imap(write_range, tasks))
    if with_truth:
        for path, (_, columns) in zip(truth_paths(out), truth.FILES):
            join(path, columns, done)


def join(path, columns, parts):
    with open(path, "w", encoding="utf-8", newline="") as target:
        target.write(",".join(columns) + "\r\n")
        for part in parts:
            with open(f"{path}.{part}", encoding="utf-8", newline="") as source:
                for block in iter(lambda: source.read(1 << 20), ""):
                    target.write(block)
            os.remove(f"{path}.{part}")

"""How a label may be printed and still be that label."""

import re

from . import forms
from .document import Paragraph

ORDINAL = re.compile(r"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.)")
NOTE = re.compile(r"（区分处理的.*）$")
NARROW = str.maketrans("（），：", "(),:")
# the number that Word's own list 2 gives at its levels
LIST_LEVELS = (
    (re.compile(r"^[一二三四五六七八九十]+、"), 0),
    (re.compile(r"^（[一二三四五六七八九十]+）"), 1),
    (re.compile(r"^[0-9]+\."), 2),
)


class LabelPrinter:
    def __init__(self, random, form, habits):
        self.random = random
        self.form = form
        self.habits = habits

    def paragraphs(self, label, look):
        """One paragraph, or as many as the label is broken over."""
        number, text = None, self.wording(label)
        if self.habits.label_numbers and look == "small":
            number, text = automatic(text)
        lines = [text]
        if text and self.random.random() < self.habits.drift:
            lines = self.drifted(text)
        made = [Paragraph([line] if line else [], look=look) for line in lines]
        made[0].number = number
        return made

    def wording(self, label):
        """The label itself, another known wording of it, with its unit, or less ordinal or note."""
        aliases = forms.ALIASES.get((self.form, label))
        if aliases and self.random.random() < self.habits.aliases:
            return self.random.choice(aliases)
        if label == "采购总金额" and self.habits.header_unit:
            note = self.random.choice(("（{}）", "（单位：{}）", "（{}，保留四位小数）"))
            return label + note.format(self.habits.header_unit)
        if self.habits.no_notes:
            label = NOTE.sub("", label)
        if self.habits.no_ordinals and label not in ("", forms.CORNER):
            label = ORDINAL.sub("", label)
        return label

    def drifted(self, text):
        ways = [self.broken, self.narrow, self.spaced, self.quoted, self.dotted]
        return self.random.choice(ways)(text)

    def broken(self, text):
        if len(text) < 4:
            return self.spaced(text)
        cut = self.random.randrange(2, len(text) - 1)
        return [text[:cut], text[cut:]]

    def narrow(self, text):
        return [text.translate(NARROW)]

    def spaced(self, text):
        cut = self.random.randrange(1, len(text)) if len(text) > 1 else 0
        return [text[:cut] + self.random.choice((" ", "\u3000", "  ", "\u00a0")) + text[cut:]]

    def quoted(self, text):
        marks = self.random.choice(("\"\"", "", "„“"))
        opening, closing = (marks[0], marks[1]) if marks else ("", "")
        return [text.replace("“", opening).replace("”", closing)]

    def dotted(self, text):
        return [re.sub(r"^([0-9])\.", r"\1．", text)]


def automatic(text):
    """The list number that Word prints for it, and the text that is left to type."""
    for pattern, level in LIST_LEVELS:
        match = pattern.match(text)
        if match:
            return (2, level), text[match.end():]
    return None, text

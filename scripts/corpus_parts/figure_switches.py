"""How a figure is printed: the switches of section 3.4."""

from . import figures, values

MINUS, PLUS = "-－−–", "+＋"


def print_plainly(draft):
    """Every figure as most clerks type it; Word may have been at it."""
    for metric, applicant, unit, kind, _, _ in figures.cells_of(draft.form):
        key = metric, applicant
        figure = draft.drawn[key]
        if kind == "money":
            figure = draft.drawn[key] = int(figure)
            unit = unit or ("元" if figure else "")
            raw = f"{figure}元" if unit == "元" else str(figure)
            draft.printed[key] = values.number(raw, str(figure), unit)
        elif kind == "count" and figure:
            draft.printed[key] = values.count(draft.random, figure, unit, draft.habits.oddity,
                                              values.MARKED_UP)
        else:
            draft.printed[key] = values.number(str(figure), str(figure), unit)


# --- nothing to report


def nothing_as(reading, raws, share=0.5):
    def apply(draft):
        zeros = [found for found in draft.figures("count", "change", "money") if not found[-1]]
        for key, unit, kind, _ in draft.some(zeros, share):
            printed = values.Printed(draft.random.choice(raws), reading, "", unit)
            draft.reprint(key, printed)
    return apply


def all_blank(draft):
    raw = draft.random.choice(("", "\u00a0"))
    for metric, applicant, unit, _, _, _ in figures.cells_of(draft.form):
        draft.reprint((metric, applicant), values.Printed(raw, "blank", "", unit))


# --- signs


def signed(draft, share=0.6):
    """Signed figures, which only the form of 2019 asks for; elsewhere a count with a plus."""
    found = [at for at in draft.figures("change") if at[-1]]
    if not found:
        found = draft.some((at for at in draft.figures("count") if at[-1]), 0.05)[:3]
    return draft.some(found, share)


def sign_plus(draft):
    for key, unit, _, figure in signed(draft):
        size = abs(figure)
        draft.drawn[key] = size
        draft.reprint_number(key, f"{draft.random.choice(PLUS)}{size}", size, unit)


def sign_minus(draft):
    for key, unit, _, figure in signed(draft):
        size = abs(figure)
        draft.drawn[key] = -size
        draft.reprint_number(key, f"{draft.random.choice(MINUS)}{size}", -size, unit)


def sign_words(draft):
    for key, unit, _, figure in signed(draft):
        word = draft.random.choice(("增", "增加") if figure > 0 else ("减", "减少"))
        draft.reprint_number(key, f"{word}{abs(figure)}", figure, unit)


def double_minus(draft):
    for key, unit, _, figure in signed(draft, 0.4):
        draft.reprint(key, values.Printed(f"--{abs(figure)}", "unreadable", "", unit))


# --- units


def unit_in_cell(draft):
    for key, unit, _, figure in draft.some(draft.figures("count"), 0.3):
        draft.reprint_number(key, f"{figure}{unit}", figure, unit)
    for key, _, _, figure in draft.figures("money"):
        unit = draft.random.choice(("万元", "元"))
        draft.reprint_number(key, f"{figure}{unit}", figure, unit)


def unit_doubled(draft):
    """In the header and in the cell."""
    draft.habits.header_unit = "万元"
    for key, _, _, figure in draft.figures("money"):
        draft.reprint_number(key, f"{figure}万元", figure, "万元")


def unit_in_header(draft):
    """采购总金额（万元，保留四位小数）"""
    draft.habits.header_unit = draft.random.choice(("万元", "元"))
    for key, _, _, figure in draft.figures("money"):
        draft.reprint_number(key, str(figure), figure, draft.habits.header_unit)


def unit_missing(draft):
    for key, _, _, figure in draft.figures("money"):
        draft.reprint_number(key, str(figure), figure, "")


def decimals(draft):
    for key, unit, _, _ in draft.figures("money"):
        places = draft.random.randrange(1, 5)
        figure = f"{draft.random.randrange(3000)}.{draft.random.randrange(10 ** places):0{places}d}"
        draft.reprint_number(key, figure + ("" if unit else "元"), figure, unit or "元")


# --- digits


def reprinted(way, share, fits=lambda n: True):
    def apply(draft):
        found = (at for at in draft.figures("count") if fits(at[-1]))
        for key, unit, _, figure in draft.some(found, share):
            draft.reprint(key, way(draft.random, figure, unit))
    return apply


padded = reprinted(values.padded, 0.3)
full_width = reprinted(values.wide, 0.4)
numerals = reprinted(values.in_numerals, 0.6, lambda n: 2 <= n < 200)


def grouped(draft):
    """Thousands apart; a report with no figure so large gets some."""
    large = [at for at in draft.figures("count") if at[-1] >= 1000]
    large = large or draft.some(draft.figures("count"), 0.02)[:2]
    for key, unit, _, figure in large:
        figure = figure if figure >= 1000 else draft.random.randrange(1000, 3_000_000)
        draft.reprint(key, values.in_groups(draft.random, figure, unit))
    for key, _, _, figure in draft.figures("money"):
        raw, unit = f"{figure:,}", draft.printed[key].unit
        draft.reprint_number(key, raw + ("元" if unit == "元" else ""), figure, unit)


def approximate(draft):
    """四十余, 260余: which figure, nobody knows."""
    for key, unit, _, figure in draft.some((at for at in draft.figures("count") if at[-1]), 0.1):
        raw = draft.random.choice((f"{figure}余", f"{figure}余{unit}", "四十余", f"约{figure}",
                                   f"{figure}.5十"))
        draft.reprint(key, values.Printed(raw, "unreadable", "", unit))


def unreadable(draft):
    for key, unit, _, figure in draft.some(draft.figures("count"), 0.03):
        way = draft.random.choice((values.unreadable, values.with_mark))
        draft.reprint(key, way(draft.random, figure, unit))


def sum_broken(draft):
    """One figure too large for the form's own sums: reported, not mended."""
    for key, unit, _, figure in draft.some(draft.figures("count"), 0.01)[:2]:
        draft.reprint_number(key, str(figure + 17), figure + 17, unit)

"""Title, dates and headings: the switches of section 3.7, and what of 3.2 and 3.6 is text."""

from . import names, prose
from .document import Paragraph

LING, CIRCLE, LATIN, WIDE = names.DIGITS.values()


def title(genre):
    def apply(draft):
        draft.habits.genre = genre
    return apply


def whole_place(draft):
    """全区: the report of a district with all its departments."""
    who = draft.identity
    district = who.place[who.place.index("市") + 1:]
    who.title, who.signature = district, f"{who.place}人民政府"
    who.short, who.full, who.text, who.agency = district, who.signature, "", who.signature
    draft.habits.genre = f"{{A}}{{Y}}年全{district[-1]}政府信息公开工作年度报告"
    draft.scope = "aggregate"


def year_in(digits):
    def apply(draft):
        draft.habits.year_digits = digits
    return apply


def wrapped(draft):
    cuts = ("name", "subject", "work", "year")
    draft.habits.title_cuts = tuple(draft.random.sample(cuts, draft.random.randrange(1, 4)))


def reversed_title(draft):
    """The agency on the line below."""
    draft.habits.title_reversed = True


def date_below_title(draft):
    draft.habits.date_under_title = True


def date_as(form):
    def apply(draft):
        draft.habits.date_form = form
    return apply


def date_missing(draft):
    draft.identity.signed_on = ""
    draft.habits.date_under_title = False


def digits_lost(draft):
    """2020119日: nobody can say which day."""
    if not draft.identity.signed_on:
        return
    year, month, day = draft.identity.signed_on.split("-")
    blocks = draft.made.blocks
    at = max((n for n, block in enumerate(blocks)
              if getattr(block, "look", "") == "sign" and block.pieces), default=len(blocks))
    blocks[at:at + 1] = [Paragraph([f"{year}{int(month)}{int(day)}日"], look="sign")]
    draft.identity.signed_on = ""


# --- headings


def heading_wording(draft):
    draft.habits.heading_drift = None


def headings_of(draft):
    return [block for block in draft.made.blocks
            if isinstance(block, Paragraph) and block.look == "h1"]


def heading_numbers(draft):
    """1、 or (一) for 一、, or a number that stands twice; only where they are typed."""
    way = draft.random.choice(("arabic", "bracketed", "one before"))
    for at, heading in enumerate(headings_of(draft), 1):
        if heading.pieces[-1].startswith(prose.NUMERALS[at - 1] + "、"):
            number = {"arabic": f"{at}、 ", "bracketed": f"({prose.NUMERALS[at - 1]})",
                      "one before": prose.NUMERALS[max(at - 2, 0)] + "、"}[way]
            heading.pieces[-1] = number + heading.pieces[-1][2:]


def seventh_part(draft):
    """2022年工作思路, 创新性做法: a part that the form has not."""
    title = draft.random.choice((f"{int(draft.identity.year) + 1}年工作思路", "创新性做法"))
    count = len(headings_of(draft))
    if not count:
        return
    last = headings_of(draft)[-1]
    typed = last.pieces[-1].startswith(prose.NUMERALS[count - 1] + "、")
    number = prose.NUMERALS[count] + "、" if typed else ""
    new = Paragraph([number + title], last.look, last.style, last.outline, last.number)
    body = Paragraph(["继续围绕中心工作，稳步推进政府信息公开各项任务。"])
    at = next(n for n in range(len(draft.made.blocks) - 1, -1, -1)
              if getattr(draft.made.blocks[n], "look", "") == "body")
    draft.made.blocks[at + 1:at + 1] = [new, body]
    draft.made.headings.append(prose.Heading(1, prose.NUMERALS[count] + "、", title))


def other_notice(draft):
    """The text cites the notice of the other edition."""
    cited = {"zfxxgk-2019": "国办公开办函〔2021〕30号", "zfxxgk-2021": "国办公开办函〔2019〕60号",
             "zfxxgk-2014": "国办公开办函〔2019〕60号"}
    first = next(block for block in draft.made.blocks if getattr(block, "look", "") == "body"
                 and block.pieces)
    said = f"根据《政府信息公开工作年度报告格式》（{cited[draft.form]}）的要求编制。"
    draft.insert_before(first, Paragraph([said]))
    draft.tag_tables()


def nothing_more(draft):
    """The form was chosen before anything was drawn."""

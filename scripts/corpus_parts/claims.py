"""What a text states of the figures in the tables of its report: sentences, and when they hold."""

from dataclasses import dataclass

from . import figures, forms, prose

NEW, CARRIED_IN, DONE, CARRIED_OUT = figures.TOTALS
KINDS = [applicant for applicant, _ in forms.APPLICANTS[:-1]]
DOCUMENTS = "disclosure.normative_documents."
# A part of a sentence: words with a slot for each figure, and what stands in the slots, each a sum
# of (metric, applicant). {we} and {Y} as in prose.
RESULT = "applications.result."


@dataclass(frozen=True)
class Claim:
    words: str
    slots: tuple  # of tuples of (metric, applicant)
    nothing: str = ""  # what is said where every figure is nothing
    goes_on: bool = False  # it says of what it is only behind a sentence about applications


def one(metric, applicant=""):
    return ((metric, applicant),)


def all_of(form, stem):
    return tuple((metric, "total") for metric in figures.leaves(form) if metric.startswith(stem))


def lawsuits(outcome):
    return tuple((f"litigation.{way}.{outcome}", "") for way in ("direct", "after_review"))


LAWSUITS = lawsuits("total")
ORGANISATIONS = tuple((NEW, kind) for kind in KINDS[1:])
RECEIVED = (
    Claim("{Y}年，{we}共收到政府信息公开申请{0}件。", (one(NEW, "total"),), "{Y}年，{we}未收到政府信息公开申请。"),
    Claim("{Y}年新收政府信息公开申请{0}件，上年结转{1}件。",
          (one(NEW, "total"), one(CARRIED_IN, "total"))),
    Claim("{we}全年收到政府信息公开申请{0}件，其中自然人申请{1}件。",
          (one(NEW, "total"), one(NEW, "natural_person")), "全年没有收到政府信息公开申请。"),
    Claim("{we}共收到{0}件政府信息公开申请，其中自然人{1}件、法人或其他组织{2}件。",
          (one(NEW, "total"), one(NEW, "natural_person"), ORGANISATIONS)),
    Claim("本年度新收政府信息公开申请{0}件。", (one(NEW, "total"),)),
    Claim("{Y}年，{we}新收政府信息公开申请{0}件，上年结转{1}件，办结{2}件，结转下一年度办理{3}件。",
          (one(NEW, "total"), one(CARRIED_IN, "total"), one(DONE, "total"),
           one(CARRIED_OUT, "total"))),
)
LEFT = (
    Claim("结转下年度继续办理{0}件。", (one(CARRIED_OUT, "total"),), goes_on=True),
    Claim("全年办结{0}件，结转下年度继续办理{1}件。", (one(DONE, "total"), one(CARRIED_OUT, "total")),
          goes_on=True),
    Claim("全年共办结政府信息公开申请{0}件，结转至下一年度继续办理{1}件。",
          (one(DONE, "total"), one(CARRIED_OUT, "total"))),
)
REVIEWS = (
    Claim("因政府信息公开被申请行政复议{0}件，被提起行政诉讼{1}件。", (one("review.total"), LAWSUITS),
          "未发生因政府信息公开引起的行政复议、行政诉讼。"),
    Claim("政府信息公开行政复议{0}件，其中结果维持{1}件。", (one("review.total"), one("review.upheld")),
          "没有因政府信息公开工作被申请行政复议。"),
    Claim("因政府信息公开被申请行政复议{0}件（维持{1}件、纠正{2}件），被提起行政诉讼{3}件。",
          (one("review.total"), one("review.upheld"), one("review.corrected"), LAWSUITS)),
    Claim("涉及政府信息公开的行政诉讼案件{0}起，其中结果维持{1}起，尚未审结{2}起。",
          (LAWSUITS, lawsuits("upheld"), lawsuits("pending"))),
)
ISSUED = (
    Claim("全年制发行政规范性文件{0}件。", (one(DOCUMENTS + "issued"),)),
    Claim("本年制发规范性文件{0}件，废止{1}件，现行有效{2}件。",
          (one(DOCUMENTS + "issued"), one(DOCUMENTS + "repealed"), one(DOCUMENTS + "in_force"))),
    Claim("{we}共制定行政规范性文件{0}件，废止规范性文件{1}件。",
          (one(DOCUMENTS + "issued"), one(DOCUMENTS + "repealed"))),
)
POWERS = (
    Claim("作出行政许可决定{0}件。", (one("enforcement.licensing.decisions"),)),
    Claim("作出行政许可决定{0}件、行政处罚决定{1}件。",
          (one("enforcement.licensing.decisions"), one("enforcement.penalty.decisions"))),
    Claim("{Y}年，{we}依法作出行政许可{0}件、行政处罚{1}件、行政强制{2}件。",
          (one("enforcement.licensing.decisions"), one("enforcement.penalty.decisions"),
           one("enforcement.compulsion.decisions"))),
)


def results(form):
    granted, part = one(RESULT + "granted", "total"), one(RESULT + "partially_granted", "total")
    refused, unable = (all_of(form, RESULT + stem) for stem in ("refused", "unable"))
    return (
        Claim("办理结果为：予以公开{0}件，部分公开{1}件。", (granted, part), goes_on=True),
        Claim("其中，予以公开{0}件，部分公开{1}件，不予公开{2}件，无法提供{3}件。",
              (granted, part, refused, unable), goes_on=True),
        Claim("答复的政府信息公开申请中，{0}件予以公开，{1}件部分公开，{2}件不予公开。",
              (granted, part, refused)),
    )


def sums(form):
    """What a sum of figures is called in findings."""
    return {
        LAWSUITS: ("litigation.total", ""),
        lawsuits("upheld"): ("litigation.upheld", ""),
        lawsuits("pending"): ("litigation.pending", ""),
        ORGANISATIONS: (NEW, ""),
        all_of(form, RESULT + "refused"): (RESULT + "refused", "total"),
        all_of(form, RESULT + "unable"): (RESULT + "unable", "total"),
    }


def draw_claims(random, form):
    """What a report states, each figure once."""
    open_ways = [claim for claim in ISSUED if form == "zfxxgk-2021" or len(claim.slots) == 1]
    banks = ((RECEIVED, 0.8), (results(form), 0.4), (LEFT, 0.5), (REVIEWS, 0.5),
             (open_ways, 0.4), (POWERS, 0.4))
    claims, said = [], set()
    for bank, share in banks:
        claim = random.choice([claim for claim in bank if claims or not claim.goes_on])
        if random.random() < share and not said & set(claim.slots):
            claims.append(claim)
            said |= set(claim.slots)
    return claims


def worded(claim, drawn, words, altered):
    """`altered`: (metric, applicant) -> the figure that the text gives in place of the table's."""
    numbers = [sum(altered.get(key, drawn[key]) for key in slot) for slot in claim.slots]
    if claim.nothing and not any(numbers):
        return claim.nothing.format(**words)
    return claim.words.format(*numbers, **words)


def stated(claims, drawn):
    """The slot of every figure that stands in the text by itself."""
    for claim in claims:
        if claim.nothing and not any(drawn[key] for slot in claim.slots for key in slot):
            continue
        yield from claim.slots


def paragraphs(claims, drawn, words, altered=None):
    """The claims in words, those that go on about the same in one paragraph with what is before."""
    said = []
    for claim in claims:
        sentence = worded(claim, drawn, words, altered or {})
        if claim.goes_on and said:
            said[-1] += sentence
        else:
            said.append(sentence)
    return said


def put_into_section_one(story, texts):
    at = next(n for n, item in enumerate(story.items)
              if isinstance(item, prose.Heading) and item.level == 1 and n > 0)
    story.items[at:at] = [prose.Text(text) for text in texts]

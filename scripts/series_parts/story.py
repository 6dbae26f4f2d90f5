"""The text of a report of a series: what it states of the tables' figures, and what not."""

from dataclasses import dataclass

from corpus_parts import figures, prose

from .years import CARRIED_IN, CARRIED_OUT, DOCUMENTS, DONE, NEW

# A part of a sentence: words with a slot for each figure, and what stands in the slots, each a sum
# of (metric, applicant). {we} and {Y} as in prose.
RESULT = "applications.result."


@dataclass(frozen=True)
class Claim:
    words: str
    slots: tuple  # of tuples of (metric, applicant)
    nothing: str = ""  # what is said where every figure is nothing


def one(metric, applicant=""):
    return ((metric, applicant),)


def all_of(form, stem):
    return tuple((metric, "total") for metric in figures.leaves(form) if metric.startswith(stem))


LAWSUITS = (("litigation.direct.total", ""), ("litigation.after_review.total", ""))
RECEIVED = (
    Claim("{Y}年，{we}共收到政府信息公开申请{0}件。", (one(NEW, "total"),), "{Y}年，{we}未收到政府信息公开申请。"),
    Claim("{Y}年新收政府信息公开申请{0}件，上年结转{1}件。",
          (one(NEW, "total"), one(CARRIED_IN, "total"))),
    Claim("{we}全年收到政府信息公开申请{0}件，其中自然人申请{1}件。",
          (one(NEW, "total"), one(NEW, "natural_person")), "全年没有收到政府信息公开申请。"),
    Claim("本年度新收政府信息公开申请{0}件。", (one(NEW, "total"),)),
)
LEFT = (
    Claim("结转下年度继续办理{0}件。", (one(CARRIED_OUT, "total"),)),
    Claim("全年办结{0}件，结转下年度继续办理{1}件。", (one(DONE, "total"), one(CARRIED_OUT, "total"))),
)
REVIEWS = (
    Claim("因政府信息公开被申请行政复议{0}件，被提起行政诉讼{1}件。", (one("review.total"), LAWSUITS),
          "未发生因政府信息公开引起的行政复议、行政诉讼。"),
    Claim("政府信息公开行政复议{0}件，其中结果维持{1}件。", (one("review.total"), one("review.upheld")),
          "没有因政府信息公开工作被申请行政复议。"),
)
ISSUED = (
    Claim("全年制发行政规范性文件{0}件。", (one(DOCUMENTS + "issued"),)),
    Claim("本年制发规范性文件{0}件，废止{1}件，现行有效{2}件。",
          (one(DOCUMENTS + "issued"), one(DOCUMENTS + "repealed"), one(DOCUMENTS + "in_force"))),
)
POWERS = (
    Claim("作出行政许可决定{0}件。", (one("enforcement.licensing.decisions"),)),
    Claim("作出行政许可决定{0}件、行政处罚决定{1}件。",
          (one("enforcement.licensing.decisions"), one("enforcement.penalty.decisions"))),
)
# Figures that are in no table.
ASIDE = (
    "通过门户网站主动公开政府信息{}条。",
    "通过政务微信公众号发布信息{}条，微博{}条。",
    "举办政府信息公开业务培训{}次，参训人员{}人次。",
    "全年发布政策解读材料{}篇，召开新闻发布会{}场。",
    "办理网民留言{}件，均按时答复。",
    "主动公开的政府信息较上年增加{}条，增长{}%。",
)
# Said by the report of a place, of its own scope.
OF_THE_WHOLE = ("本报告由{D}政务服务数据管理局汇总{all}各部门、各街道的政府信息公开工作情况编制而成，"
                "所列数据的统计范围为{all}各部门、各街道。")


def results(form):
    refused, unable = (all_of(form, RESULT + stem) for stem in ("refused", "unable"))
    return (
        Claim("办理结果为：予以公开{0}件，部分公开{1}件。",
              (one(RESULT + "granted", "total"), one(RESULT + "partially_granted", "total"))),
        Claim("其中，予以公开{0}件，部分公开{1}件，不予公开{2}件，无法提供{3}件。",
              (one(RESULT + "granted", "total"), one(RESULT + "partially_granted", "total"),
               refused, unable)),
    )


def draw_claims(random, form):
    """What a report states, each figure once."""
    open_ways = [claim for claim in ISSUED if form == "zfxxgk-2021" or len(claim.slots) == 1]
    banks = ((RECEIVED, 0.8), (results(form), 0.4), (LEFT, 0.5), (REVIEWS, 0.5),
             (open_ways, 0.4), (POWERS, 0.4))
    return [random.choice(bank) for bank, share in banks if random.random() < share]


def worded(claim, drawn, altered, words):
    """`altered`: (metric, applicant) -> the figure that the text gives in place of the table's."""
    numbers = [sum(altered.get(key, drawn[key]) for key in slot) for slot in claim.slots]
    if claim.nothing and not any(numbers):
        return claim.nothing.format(**words)
    return claim.words.format(*numbers, **words)


def stated(claims, drawn):
    """(metric, applicant) of every figure that stands in the text by itself."""
    for claim in claims:
        if claim.nothing and not any(drawn[key] for slot in claim.slots for key in slot):
            continue
        yield from (slot[0] for slot in claim.slots if len(slot) == 1)


def aside(random, words):
    chosen = random.choice(ASIDE)
    numbers = [random.randrange(1, 900) for _ in range(chosen.count("{}"))]
    return chosen.format(*numbers).format(**words)


def tell(random, spec, identity, house):
    """The usual text, with the stated figures in section one."""
    story = prose.tell(random, identity, house)
    if spec.body.aggregate:
        whole = OF_THE_WHOLE.format(D=spec.body.place[1], all="全" + spec.body.place[1][-1])
        story.items.insert(1, prose.Text(whole))
    words = {"Y": identity.year, "we": "全" + spec.body.place[1][-1] if spec.body.aggregate
             else "我局" if identity.full.endswith("局") else "我单位"}
    said = [worded(claim, spec.figures, spec.altered, words) for claim in spec.claims]
    said += [aside(random, words) for _ in range(random.randrange(0, 3))]
    at = next(n for n, item in enumerate(story.items)
              if isinstance(item, prose.Heading) and item.level == 1 and n > 0)
    story.items[at:at] = [prose.Text(text) for text in together(random, said)]
    return story


def together(random, said):
    """Sentences in one paragraph or in several."""
    if random.random() < 0.5:
        return ["".join(said)] if said else []
    return said

"""The text of a report of a series: what it states of the tables' figures, and what not."""

from corpus_parts import claims, prose

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
    said = claims.paragraphs(spec.claims, spec.figures, words, spec.altered)
    said += [aside(random, words) for _ in range(random.randrange(0, 3))]
    claims.put_into_section_one(story, together(random, said))
    return story


def together(random, said):
    """Sentences in one paragraph or in several."""
    if random.random() < 0.5:
        return ["".join(said)] if said else []
    return said

"""The text of the reports on 2014 to 2018, which had other sections."""

from .prose import (NUMERALS, OPENING, OPENING_WITHOUT_NAME, REMEDIES, SENTENCES, TROUBLES, Heading,
                    Story, Text)

SECTIONS = (
    ("概述", "概述", "概况"),
    ("主动公开政府信息情况", "主动公开政府信息的情况"),
    ("依申请公开政府信息情况", "依申请公开政府信息办理情况"),
    ("行政复议、提起行政诉讼情况", "因政府信息公开申请行政复议、提起行政诉讼的情况"),
    ("存在问题和改进措施", "存在的主要问题及改进措施"),
)
DISCLOSED = (
    "{Y}年，{we}通过政府网站、政务微博等渠道主动公开政府信息，内容涵盖机构职能、政策文件、行政执法等方面。",
    "{we}把政府网站作为政府信息公开的第一平台，及时发布工作动态和政策解读，方便群众查阅。",
)
APPLIED = (
    "{Y}年，{we}依法受理和答复政府信息公开申请，未收取相关费用。",
    "{we}畅通当面、信函、网络等申请渠道，规范登记、审核、答复等环节。",
)
DISPUTED = (
    "{Y}年，{we}未发生因政府信息公开引起的行政复议和行政诉讼。",
    "{Y}年因政府信息公开申请行政复议、提起行政诉讼的情况见附表。",
)


def tell(random, identity, habits):
    """All headings and paragraphs; the table stands behind them."""
    words = {"A": identity.text, "Y": identity.year,
             "we": "我局" if identity.full.endswith("局") else "我单位"}
    openings = OPENING if words["A"] else OPENING_WITHOUT_NAME
    banks = (SENTENCES, DISCLOSED, APPLIED, DISPUTED, TROUBLES + REMEDIES)
    story = Story()
    for at, (titles, bank) in enumerate(zip(SECTIONS, banks)):
        title = titles[0] if habits.heading_drift is False else random.choice(titles)
        story.items.append(Heading(1, NUMERALS[at] + "、", title))
        if at == 0:
            story.items.append(Text(random.choice(openings).format(**words)))
        chosen = random.sample(bank, random.randrange(1, min(len(bank), habits.length) + 1))
        story.items.append(Text("".join(chosen).format(**words)))
    return story

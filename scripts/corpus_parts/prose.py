"""The text around the tables."""

from dataclasses import dataclass, field

# {A} the agency as the text calls it, {Y} the year, {we} 我局 or 我单位
OPENING = (
    "本年报是根据《中华人民共和国政府信息公开条例》及有关规定要求，由{A}编制的{Y}年度政府信息公开工作"
    "年度报告。本年报中所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。",
    "根据《中华人民共和国政府信息公开条例》的要求，现公布{A}{Y}年政府信息公开工作年度报告。"
    "本报告所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。",
)
OPENING_WITHOUT_NAME = (
    "本年报是根据《中华人民共和国政府信息公开条例》及有关规定要求编制。"
    "本年报中所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。",
)
SENTENCES = (
    "{Y}年，{we}围绕中心工作部署，严格落实政务公开有关要求，深化公开内容，丰富公开形式，规范公开行为，"
    "政府信息公开工作取得明显成效。",
    "明确主要负责同志为政府信息公开工作的第一责任人，分管负责同志为政务公开工作分管领导，办公室为政府"
    "信息公开的协调工作机构，配备兼职政务公开工作人员，负责政府信息公开的推进、协调、指导工作。",
    "编制形成并根据实际情况及时更新政府信息公开制度汇编，严格规范政府信息公开工作，公布了政府信息公开、"
    "查询、受理的渠道和程序，明确了政府信息公开的主要内容。",
    "为推动政府信息公开的工作落实，建立了政府信息公开联络员制度，要求各科室和直属事业单位确定一名"
    "联络员，具体负责本科室的政府信息公开、联系、沟通，切实发挥桥梁和纽带作用。",
    "积极组织相关人员参加政府信息公开培训，确保政府信息公开工作依法依规进行，推动全体干部职工认真学习"
    "《政府信息公开条例》，并将其列入领导班子和干部职工教育培训的学习内容。",
    "严格执行信息发布保密审查制度，坚持先审查、后公开和一事一审原则，未发生失泄密事件。",
    "持续加强门户网站栏目建设，及时更新机构职能、政策文件、财政预决算等栏目内容，方便群众查阅。",
    "认真做好政策解读和回应关切工作，通过图解、问答等形式对重点政策进行解读，畅通互动交流渠道。",
    "进一步完善依申请公开工作机制，规范登记、审核、办理、答复、归档等环节，依法及时答复申请人。",
    "建立领导小组和联络员制度，进一步明确工作职责，确保政府信息公开工作层层推进、层层落实，逐步形成"
    "主要领导负总责、分管领导具体负责、办公室组织协调、业务科室各负其责的领导机制和工作机制。",
)
TROUBLES = (
    "政府信息公开工作是一项全局性、长期性的工作，涉及面广、政策性强、工作量大，业务工作人员的专业性、"
    "主动性有待进一步提高。",
    "信息公开的时效性仍有待提高，信息公开的内容仍有待进一步完善。",
    "政策解读的形式还不够丰富，与群众的期待还有一定差距。",
)
REMEDIES = (
    "加强业务人员的培训和指导，积极组织政府信息公开工作人员参加业务培训，按时高效完成政务公开各项任务。",
    "进一步加强网站管理和保密审查，完善政府信息公开目录，确保发布的政府信息及时、准确、规范。",
    "进一步加大宣传力度，多渠道、多形式深入宣传政府信息公开条例实施的意义，营造良好氛围。",
)
CLOSING = (
    "本年度{we}未产生政府信息公开信息处理费收取情况。",
    "无其他需要报告的事项。",
    "{Y}年{we}没有收取信息处理费，无其他需要报告的事项。",
)
SUBHEADINGS = {
    1: ("加强组织机构建设", "建立健全工作机制和制度规范", "持续开展条例学习培训", "主动公开情况",
        "依申请公开情况", "政府信息管理情况", "政府信息公开平台建设情况", "监督保障情况"),
    5: ("工作中存在的主要问题", "下一步改进措施"),
}
SECTIONS = (
    ("总体情况",),
    ("主动公开政府信息情况", "主动公开政府信息情况", "主动公开信息情况"),
    ("收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况", "收到和处理政府信息公开的申请情况"),
    ("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在问题及改进情况"),
    ("其他需要报告的事项",),
)
BEFORE_TABLES = ("该部分以表格形式报告，具体如下。", "具体情况见下表：", "相关情况统计如下。")
NUMERALS = "一二三四五六七八九十"


@dataclass
class Heading:
    level: int
    number: str  # as the page shows it
    title: str


@dataclass
class Text:
    text: str


@dataclass
class Slot:
    """Where the tables of a section go."""

    section: int


@dataclass
class Story:
    items: list = field(default_factory=list)

    def headings(self):
        return [item for item in self.items if isinstance(item, Heading)]


def tell(random, identity, habits):
    """The whole text as headings, paragraphs and the places of tables two to four."""
    words = {"A": identity.text, "Y": identity.year,
             "we": "我局" if identity.full.endswith("局") else "我单位"}
    story = Story()
    for section, titles in enumerate(SECTIONS, 1):
        title = titles[0] if habits.heading_drift is False else random.choice(titles)
        story.items.append(Heading(1, NUMERALS[section - 1] + "、", title))
        if section in (2, 3, 4):
            said = habits.sentence_between
            if said or (said is None and random.random() < 0.15):
                story.items.append(Text(random.choice(BEFORE_TABLES)))
            story.items.append(Slot(section))
        elif section == 6:
            story.items.append(Text(random.choice(CLOSING).format(**words)))
        else:
            tell_section(random, story, section, words, habits.length)
    return story


def tell_section(random, story, section, words, length):
    if section == 1:
        openings = OPENING if words["A"] else OPENING_WITHOUT_NAME
        story.items.append(Text(random.choice(openings).format(**words)))
    titles = [*SUBHEADINGS[section]]
    if section == 1:
        chosen = sorted(random.sample(range(len(titles)), random.randrange(0, 6)))
        titles = [titles[at] for at in chosen]
    for at, title in enumerate(titles):
        story.items.append(Heading(2, f"（{NUMERALS[at]}）", title))
        for text in paragraphs_under(random, section, at, length):
            story.items.append(Text(text.format(**words)))
    if section == 1 and not titles:
        story.items.append(Text("".join(random.sample(SENTENCES, length)).format(**words)))


def paragraphs_under(random, section, at, length):
    if section == 1:
        return ["".join(random.sample(SENTENCES, random.randrange(1, length + 1)))]
    bank = TROUBLES if at == 0 else REMEDIES
    chosen = random.sample(bank, random.randrange(1, len(bank) + 1))
    if len(chosen) == 1:
        return chosen
    return [f"{n}.{text}" for n, text in enumerate(chosen, 1)]

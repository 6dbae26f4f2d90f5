"""The form of the reports on 2014 to 2018, 政府信息公开情况统计表, as printed.

Written out here like the other editions in forms.py, so that the corpus judges the program's own.
"""

FORM = "zfxxgk-2014"
HEADER = ("统计指标", "单位", "统计数")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")  # of local copies
OTHER_HEADERS = ("计量单位", *QUARTERS, *(f"第{quarter}" for quarter in QUARTERS))
NOTHING = "——"  # what the form prints for a group's unit and figure
SPLIT_BY_OTHERS = (  # of these other editions print a figure for every kind of applicant
    "applications.received.new", "applications.result.partially_granted",
    "applications.result.refused.state_secret",
    "applications.result.refused.three_securities_one_stability",
)

# (depth, label, unit, metric); a group has neither of the last two.
ROWS = (
    (1, "一、主动公开情况", "", ""),
    (2, "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条",
     "legacy.proactive.total"),
    (3, "其中：主动公开规范性文件数", "条", "legacy.proactive.normative_documents"),
    (2, "制发规范性文件总数", "件", "disclosure.normative_documents.issued"),
    (2, "（二）通过不同渠道和方式公开政府信息的情况", "", ""),
    (3, "1.政府公报公开政府信息数", "条", "legacy.proactive.channel.gazette"),
    (3, "2.政府网站公开政府信息数", "条", "legacy.proactive.channel.website"),
    (3, "3.政务微博公开政府信息数", "条", "legacy.proactive.channel.weibo"),
    (3, "4.政务微信公开政府信息数", "条", "legacy.proactive.channel.wechat"),
    (3, "5.其他方式公开政府信息数", "条", "legacy.proactive.channel.other"),
    (1, "二、回应解读情况", "", ""),
    (2, "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次",
     "legacy.response.hot_issues"),
    (2, "（二）通过不同渠道和方式回应解读的情况", "", ""),
    (3, "1.参加或举办新闻发布会总次数", "次", "legacy.response.press_conferences"),
    (4, "其中：主要负责同志参加新闻发布会次数", "次", "legacy.response.press_conferences_by_head"),
    (3, "2.政府网站在线访谈次数", "次", "legacy.response.online_interviews"),
    (4, "其中：主要负责同志参加政府网站在线访谈次数", "次",
     "legacy.response.online_interviews_by_head"),
    (3, "3.政策解读稿件发布数", "篇", "legacy.response.interpretations"),
    (3, "4.微博微信回应事件数", "次", "legacy.response.weibo_wechat"),
    (3, "5.其他方式回应事件数", "次", "legacy.response.other"),
    (1, "三、依申请公开情况", "", ""),
    (2, "（一）收到申请数", "件", "applications.received.new"),
    (3, "1.当面申请数", "件", "legacy.applications.channel.in_person"),
    (3, "2.传真申请数", "件", "legacy.applications.channel.fax"),
    (3, "3.网络申请数", "件", "legacy.applications.channel.online"),
    (3, "4.信函申请数", "件", "legacy.applications.channel.letter"),
    (2, "（二）申请办结数", "件", "legacy.applications.completed"),
    (3, "1.按时办结数", "件", "legacy.applications.completed_on_time"),
    (3, "2.延期办结数", "件", "legacy.applications.completed_extended"),
    (2, "（三）申请答复数", "件", "legacy.applications.replied"),
    (3, "1.属于已主动公开范围数", "件", "legacy.applications.reply.already_public"),
    (3, "2.同意公开答复数", "件", "legacy.applications.reply.granted"),
    (3, "3.同意部分公开答复数", "件", "applications.result.partially_granted"),
    (3, "4.不同意公开答复数", "件", "legacy.applications.reply.refused"),
    (4, "其中：涉及国家秘密", "件", "applications.result.refused.state_secret"),
    (4, "涉及商业秘密", "件", "legacy.applications.refused.trade_secret"),
    (4, "涉及个人隐私", "件", "legacy.applications.refused.privacy"),
    (4, "危及国家安全、公共安全、经济安全和社会稳定", "件",
     "applications.result.refused.three_securities_one_stability"),
    (4, "不是《条例》所指政府信息", "件", "legacy.applications.refused.not_government_information"),
    (4, "法律法规规定的其他情形", "件", "legacy.applications.refused.other_law"),
    (3, "5.不属于本行政机关公开数", "件", "legacy.applications.reply.not_this_agency"),
    (3, "6.申请信息不存在数", "件", "legacy.applications.reply.not_existing"),
    (3, "7.告知作出更改补充数", "件", "legacy.applications.reply.asked_to_amend"),
    (3, "8.告知通过其他途径办理数", "件", "legacy.applications.reply.other_route"),
    (1, "四、行政复议数量", "件", "review.total"),
    (2, "（一）维持具体行政行为数", "件", "review.upheld"),
    (2, "（二）被依法纠错数", "件", "review.corrected"),
    (2, "（三）其他情形数", "件", "review.other"),
    (1, "五、行政诉讼数量", "件", "legacy.litigation.total"),
    (2, "（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "legacy.litigation.upheld"),
    (2, "（二）被依法纠错数", "件", "legacy.litigation.corrected"),
    (2, "（三）其他情形数", "件", "legacy.litigation.other"),
    (1, "六、举报投诉数量", "件", "legacy.complaints"),
    (1, "七、依申请公开信息收取的费用", "万元", "legacy.fees_charged"),
    (1, "八、机构建设和保障经费情况", "", ""),
    (2, "（一）政府信息公开工作专门机构数", "个", "legacy.org.dedicated_bodies"),
    (2, "（二）设置政府信息公开查阅点数", "个", "legacy.org.reading_points"),
    (2, "（三）从事政府信息公开工作人员数", "人", "legacy.org.staff"),
    (3, "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "legacy.org.staff_full_time"),
    (3, "2.兼职人员数", "人", "legacy.org.staff_part_time"),
    (2, "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
     "万元", "legacy.org.budget"),
    (1, "九、政府信息公开会议和培训情况", "", ""),
    (2, "（一）召开政府信息公开工作会议或专题会议数", "次", "legacy.training.meetings"),
    (2, "（二）举办各类培训班数", "次", "legacy.training.courses"),
    (2, "（三）接受培训人员数", "人次", "legacy.training.people"),
)


def entries():
    """(path, unit, metric) of every row, the path with the labels of the rows it stands under."""
    path = ()
    for depth, label, unit, metric in ROWS:
        path = (*path[:depth - 1], label)
        yield path, unit, metric


def applicant_of(metric):
    return "total" if metric in SPLIT_BY_OTHERS else ""


def kind_of(unit):
    return "money" if unit == "万元" else "count"


def cells():
    """As figures.cells_of."""
    for path, unit, metric in entries():
        if metric:
            yield (metric, applicant_of(metric), unit, kind_of(unit),
                   " / ".join((*path, HEADER[-1])), "")


# --- figures such that the sums of the form hold

SUMS = {
    "applications.received.new": "legacy.applications.channel.",
    "legacy.applications.completed": "legacy.applications.completed_",
    "legacy.org.staff": "legacy.org.staff_",
}
OF_ALL_CHILDREN = ("（三）申请答复数", "4.不同意公开答复数", "四、行政复议数量", "五、行政诉讼数量")
AMONG = {  # whole: part
    "legacy.proactive.total": "legacy.proactive.normative_documents",
    "legacy.response.press_conferences": "legacy.response.press_conferences_by_head",
    "legacy.response.online_interviews": "legacy.response.online_interviews_by_head",
}


def draw(random, size, amount):
    """(metric, applicant) -> int or Decimal; `size` and `amount` draw one count and one sum."""
    drawn = {}
    for path, unit, metric in entries():
        if metric:
            drawn[metric] = amount(random) if kind_of(unit) == "money" else size(random)
    for whole, part in AMONG.items():
        drawn[whole] += drawn[part]
    for total, parts in summed():
        drawn[total] = sum(drawn[part] for part in parts)
    return keyed(drawn)


def summed():
    """(total, its parts) of every sum of the form, inner ones first."""
    metrics = [metric for _, _, metric in entries()]
    for total, begin in SUMS.items():
        yield total, [metric for metric in metrics if metric.startswith(begin)]
    for path, _, metric in sorted(entries(), key=lambda entry: -len(entry[0])):
        if path[-1] in OF_ALL_CHILDREN:
            yield metric, [child for under, _, child in entries() if under[:-1] == path]


def keyed(drawn):
    return {(metric, applicant_of(metric)): figure for metric, figure in drawn.items()}


def quartered(random, drawn):
    """(metric, applicant) -> four parts of its figure, of which the sums hold too; no cents."""
    parts = {metric: split(random, abs(int(figure))) for (metric, _), figure in drawn.items()}
    for whole, part in AMONG.items():
        rest = abs(int(drawn[whole, ""])) - sum(parts[part])
        parts[whole] = add(parts[part], split(random, rest)) if rest >= 0 else parts[whole]
    for total, others in summed():
        parts[total] = add(*(parts[other] for other in others))
    return keyed(parts)


def split(random, whole):
    cuts = sorted(random.randrange(whole + 1) for _ in range(3))
    return [b - a for a, b in zip((0, *cuts), (*cuts, whole))]


def add(*parts):
    return [sum(quarter) for quarter in zip(*parts)]

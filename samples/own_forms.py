"""The samples for the forms in samples/forms: a university's report, and a district's with its departments."""

import os
import random as randoms
from dataclasses import dataclass
from xml.sax.saxutils import escape

from corpus_parts import body, names, package, tables, truth, values
from corpus_parts.document import Cell, Paragraph, Result, Revision, Row, Split, Table
from corpus_parts.habits import Habits

COLUMNS = (*truth.CELLS, "table", "row", "column")
UNMAPPED = ("table", "row", "column", "raw", "why")
TITLES = {1: "h1", 2: "h2"}


@dataclass
class Figure:
    """A cell of a form of one's own, and all that must be said of it."""

    form: str
    metric: str
    label: str
    printed: values.Printed
    item: str = ""


def text_cell(text, span=1, merge="", align=""):
    return Cell([Paragraph([text] if text else [], look="cell", align=align)], span, merge)


def below(span=1):
    return text_cell("", span, "continue")


def figure_cell(figure):
    return Cell([Paragraph(figure.printed.runs(), look="cell")], holds=figure)


def stray_cell(text, why, merge=""):
    return Cell([Paragraph([text], look="cell")], 1, merge, holds=tables.Stray(why))


def count(n, unit, raw=None, pieces=()):
    return values.number(str(n) if raw is None else raw, str(n), unit, pieces)


def nothing(raw, unit=""):
    return values.Printed(raw, "dash" if raw.strip() else "blank", "", unit)


def story(*items):
    """Paragraphs of (level, heading) pairs, plain text, and blocks as they are."""
    blocks = []
    for item in items:
        if isinstance(item, tuple):
            blocks.append(Paragraph([item[1]], TITLES[item[0]], outline=item[0] - 1))
        else:
            blocks.append(Paragraph([item]) if isinstance(item, str) else item)
    return blocks


# --- the university

LINK = "公开网址"
SITE = "https://xxgk.yzsfxy.example/"
# 高等学校信息公开事项清单: (metric, class, items); an item is (metric, text, page of the site),
# where "" is a cell that nobody filled in and "无" says that there is nothing to link to.
ITEMS = (
    ("basic", "基本信息（6项）", (
        ("overview", "（1）办学规模、校级领导班子简介及分工、学校机构设置、学科情况、专业情况、各类在校生情况、"
                     "教师和专业技术人员数量等办学基本情况", "jbxx/bxjbqk.htm"),
        ("rules", "（2）学校章程及制定的各项规章制度", "jbxx/xxzc.htm"),
        ("staff_congress", "（3）教职工代表大会相关制度、工作报告", "jbxx/jdh.htm"),
        ("academic_committee", "（4）学术委员会相关制度、年度报告", "jbxx/xswyh.htm"),
        ("plans", "（5）学校发展规划、年度工作计划及重点工作安排", "jbxx/fzgh.htm"),
        ("disclosure_report", "（6）信息公开年度报告", "jbxx/ndbg.htm"),
    )),
    ("admission", "招生考试信息（8项）", (
        ("rules_and_plans", "（7）招生章程及特殊类型招生办法，分批次、分科类招生计划", "zsks/zszc.htm"),
        ("special_candidates", "（8）保送、自主选拔录取、高水平运动员和艺术特长生招生等特殊类型招生入选考生资格及测试结果",
         "zsks/tslx.htm"),
        ("results", "（9）考生个人录取信息查询渠道和办法，分批次、分科类录取人数和录取最低分", "zsks/lqcx.htm"),
        ("complaints", "（10）招生咨询及考生申诉渠道，新生复查期间有关举报、调查及处理结果", "zsks/zxss.htm"),
        ("graduate_rules", "（11）研究生招生简章、招生专业目录、复试录取办法，各院（系、所）或学科、专业招收研究生人数",
         "zsks/yjszs.htm"),
        ("graduate_scores", "（12）参加研究生复试的考生成绩", "zsks/fscj.htm"),
        ("graduate_admitted", "（13）拟录取研究生名单", "zsks/nlqmd.htm"),
        ("graduate_complaints", "（14）研究生招生咨询及申诉渠道", "zsks/yjsss.htm"),
    )),
    ("finance", "财务、资产及收费信息（7项）", (
        ("rules", "（15）财务、资产管理制度", "cwzc/glzd.htm"),
        ("donations", "（16）受捐赠财产的使用与管理情况", "cwzc/sjz.htm"),
        ("enterprises", "（17）校办企业资产、负债、国有资产保值增值等信息", "无"),
        ("procurement", "（18）仪器设备、图书、药品等物资设备采购和重大基建工程的招投标", "cwzc/cgztb.htm?type=2&page=1"),
        ("budget", "（19）收支预算总表、收入预算表、支出预算表、财政拨款支出预算表", "cwzc/2021ys.htm"),
        ("accounts", "（20）收支决算总表、收入决算表、支出决算表、财政拨款支出决算表", "cwzc/2020js.htm"),
        ("fees", "（21）收费项目、收费依据、收费标准及投诉方式", "cwzc/sfgs.htm"),
    )),
    ("staff", "人事师资信息（5项）", (
        ("leaders_posts", "（22）校级领导干部社会兼职情况", "rssz/shjz.htm"),
        ("leaders_travel", "（23）校级领导干部因公出国（境）情况", "rssz/ygcg.htm"),
        ("posts", "（24）岗位设置管理与聘用办法", "rssz/gwsz.htm"),
        ("appointments", "（25）校内中层干部任免、人员招聘信息", "rssz/gbrm.htm"),
        ("disputes", "（26）教职工争议解决办法", "rssz/zyjj.htm"),
    )),
    ("teaching", "教学质量信息（9项）", (
        ("ratios", "（27）本科生占全日制在校生总数的比例、教师数量及结构", "jxzl/bksbl.htm"),
        ("programmes", "（28）专业设置、当年新增专业、停招专业名单", "jxzl/zysz.htm"),
        ("courses", "（29）全校开设课程总门数、实践教学学分占总学分比例、选修课学分占总学分比例", "jxzl/kcms.htm"),
        ("professors", "（30）主讲本科课程的教授占教授总数的比例、教授授本科课程占课程总门次数的比例", "jxzl/jssk.htm"),
        ("career_services", "（31）促进毕业生就业的政策措施和指导服务", "jxzl/jyzd.htm"),
        ("graduates", "（32）毕业生的规模、结构、就业率、就业流向", "jxzl/jylx.htm"),
        ("employment_report", "（33）高校毕业生就业质量年度报告", "jxzl/jyzl.htm"),
        ("arts_report", "（34）艺术教育发展年度报告", "jxzl/ysjy.htm"),
        ("quality_report", "（35）本科教学质量报告", "jxzl/bkzl.htm"),
    )),
    ("students", "学生管理服务信息（4项）", (
        ("enrolment", "（36）学籍管理办法", "xsgl/xjgl.htm"),
        ("grants", "（37）学生奖学金、助学金、学费减免、助学贷款与勤工俭学的申请与管理规定", "xsgl/jzxj.htm"),
        ("discipline", "（38）学生奖励处罚办法", "xsgl/jlcf.htm"),
        ("appeals", "（39）学生申诉办法", "xsgl/xsss.htm"),
    )),
    ("conduct", "学风建设信息（3项）", (
        ("body", "（40）学风建设机构", "xfjs/jg.htm"),
        ("norms", "（41）学术规范制度", "xfjs/xsgf.htm"),
        ("misconduct", "（42）学术不端行为查处机制", "xfjs/xsbd.htm"),
    )),
    ("degrees", "学位、学科信息（4项）", (
        ("requirements", "（43）授予博士、硕士、学士学位的基本要求", "xwxk/xwyq.htm"),
        ("equivalent", "（44）拟授予硕士、博士学位同等学力人员资格审查和学力水平认定", "无"),
        ("new_rules", "（45）新增硕士、博士学位授权学科或专业学位授权点审核办法", "xwxk/xzxw.htm"),
        ("new_applications", "（46）拟新增学位授权学科或专业学位授权点的申报及论证材料", ""),
    )),
    ("exchange", "对外交流与合作信息（2项）", (
        ("joint_programmes", "（47）中外合作办学情况", "dwjl/hzbx.htm"),
        ("foreign_students", "（48）来华留学生管理相关规定", "dwjl/lhlx.htm"),
    )),
    ("other", "其他（2项）", (
        ("inspection", "（49）巡视组反馈意见，落实反馈意见的整改情况", "qt/xszg.htm"),
        ("emergencies", "（50）自然灾害等突发事件的应急处理预案、预警信息和处置情况，涉及学校的重大事件的调查和处理情况",
         "qt/yjya.htm"),
    )),
)
CHANNELS = (
    ("website", "学校网站", count(1862, "条", "1,862")),
    ("wechat", "微信", count(634, "条")),
    ("weibo", "微博", count(211, "条", pieces=(Revision("211", "201"),))),
    ("newspaper", "校报", count(96, "条")),
    ("other", "其他", nothing("—", "条")),
    ("total", "合计", count(2803, "条", "2,803")),
)


def link_cell(at, metric, label, page):
    link = page if page in ("", "无") else SITE + page
    printed = values.Printed(link, "text" if page not in ("", "无") else nothing(link).reading)
    if printed.reading == "text" and at % 3 == 0:  # Word makes a field of some of what one types
        printed.pieces = [Result(link, f'HYPERLINK "{escape(link)}"')]
    elif printed.reading == "text" and at % 7 == 0:
        printed.pieces = [Split([SITE, page])]
    return figure_cell(Figure("university", f"university.{metric}.link", label, printed))


def list_of_items():
    rows = [Row([text_cell(text) for text in ("序号", "类别", "公开事项", LINK)], header=True)]
    at = 0
    for number, (group, title, items) in enumerate(ITEMS, 1):
        for first, (metric, label, page) in zip([True] + [False] * len(items), items):
            at += 1
            left = ([stray_cell(str(number), "text-beside", "restart"), stray_cell(title, "text-beside", "restart")]
                    if first else [below(), below()])
            rows.append(Row([*left, text_cell(label, align="left"),
                             link_cell(at, f"{group}.{metric}", f"{label} / {LINK}", page)]))
    return Table([700, 1500, 4172, 2700], rows)


def channel_table():
    rows = [Row([text_cell("公开方式"), text_cell("条数")], header=True)]
    for metric, label, printed in CHANNELS:
        rows.append(Row([text_cell(label),
                         figure_cell(Figure("university", f"university.disclosed.{metric}",
                                            f"{label} / 条数", printed))]))
    return Table([4536, 4536], rows)


def university():
    who = names.Identity("", "云州师范学院", "云州师范学院", "2021", "2021-10-28", "云州师范学院", "云州师范学院",
                         "云州师范学院", "云州师范学院")
    blocks = story(
        Paragraph(["云州师范学院"], look="title"),
        Paragraph(["2020-2021学年信息公开工作年度报告"], look="title"),
        "根据《高等学校信息公开办法》和《高等学校信息公开事项清单》的要求，编制云州师范学院2020-2021学年信息公开工作年度"
        "报告。本报告所列数据的统计期限自2020年9月1日至2021年8月31日。",
        (1, "一、概述"),
        "学校把信息公开作为依法治校的基础工作，由学校办公室牵头，各部门、各学院分工落实，本学年修订了信息公开实施细则，"
        "举办培训2次，对清单所列事项逐项检查更新。",
        (1, "二、主动公开情况"),
        (2, "（一）公开的渠道"),
        "学校通过网站、微信、微博、校报等主动公开各类信息，统计如下：",
        channel_table(),
        (2, "（二）重点领域信息公开情况"),
        "招生章程、分专业招生计划、录取分数在本科招生网公布；预算、决算和收费标准在财务处网站公布。",
        (1, "三、依申请公开和不予公开情况"),
        "本学年收到信息公开申请3件，均按时答复，没有收取费用，没有不予公开的情况。",
        (1, "四、对信息公开的评议情况"),
        "教职工代表大会对校务公开工作进行了评议，师生员工总体满意。",
        (1, "五、因学校信息公开工作受到举报、复议、诉讼的情况"),
        "本学年没有因信息公开工作受到举报、复议、诉讼的情况。",
        (1, "六、信息公开工作的主要经验、存在的问题和改进措施"),
        "个别栏目更新不够及时，下一学年将完善栏目管理，定期检查网址是否有效。",
        (1, "七、其他需要报告的事项"),
        "没有其他需要报告的事项。清单所列事项的公开情况见附表。",
        Paragraph(["附表：清单事项公开情况表"], look="cell"),
        list_of_items(),
        Paragraph(look="sign"),
        Paragraph(["云州师范学院"], look="sign"),
        Paragraph(["2021年10月28日"], look="sign"),
    )
    made = body.Report(who, "university", Habits(writer="word"), "云州师范学院2020-2021学年信息公开工作年度报告",
                       [], blocks, {}, randoms.Random("university"))
    parts = made.parts()
    core = parts["docProps/core.xml"].replace("-01-04T", "-10-25T").replace("-01-06T", "-10-28T")
    return made, {**parts, "docProps/core.xml": core}


# --- the district with its departments

# code, name, carried in, received, completed, carried out, disclosed in each quarter
# The totals are those of table three.
DEPARTMENTS = (
    ("A0101", "区政府办公室", ("2", "86", "87", "1"), ("106", "98", "121", "140")),
    ("A0301", "区教育局", ("1", "64", "64", "1"), ("45", "52", "38", "61")),
    ("A0302", "区公安分局", ("4", "97", "99", "2"), ("33", "30", "29", "41")),
    ("A0305", "区民政局", ("—", "31", "31", "—"), ("18", "22", "", "27")),
    ("A0307", "区住房和城乡建设局", ("5", "88", "90", "3"), ("64", "71", "80", "77")),
    ("B0201", "城东街道办事处", ("2", "38", "40", "0"), ("12", "９", "15", "20")),
    ("B0202", "城西街道办事处", ("", "11", "11", ""), ("8", "11", "10", "无")),
    ("", "合计", ("14", "415", "422", "7"), ("286", "293", "293", "366")),
)
APPLICATIONS = (("carried_in", "上年结转"), ("received", "新收申请"), ("completed", "办结"),
                ("carried_out", "结转下年"))
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
DISCLOSED = "主动公开信息数"


def printed_count(raw, unit):
    if not raw.strip() or raw in values.DASHES:
        return nothing(raw, unit)
    return count(int(raw), unit, raw)


def applications_table():
    rows = [Row([text_cell(text) for text in ("代码", "单位名称", *(label for _, label in APPLICATIONS))])]
    for code, name, raws, _ in DEPARTMENTS:
        cells = [text_cell(code), text_cell(name)]
        for (metric, label), raw in zip(APPLICATIONS, raws):
            cells.append(figure_cell(Figure(
                "departments", f"departments.{metric}", open_label(code, name, label),
                printed_count(raw, "件"), f"department={code or name}")))
        rows.append(Row(cells))
    return Table([1100, 2772, 1300, 1300, 1300, 1300], rows)


def open_label(code, name, *columns):
    """The column as the form has it, then the row as the page does."""
    return " / ".join(text for text in (*columns, code, name) if text)


def quarters_table():
    rows = [Row([text_cell("代码", merge="restart"), text_cell("单位名称", merge="restart"),
                 text_cell(DISCLOSED, 4)]),
            Row([below(), below(), *(text_cell(quarter) for quarter in QUARTERS)])]
    for code, name, _, raws in DEPARTMENTS:
        cells = [text_cell(code), text_cell(name)]
        for at, (quarter, raw) in enumerate(zip(QUARTERS, raws), 1):
            cells.append(figure_cell(Figure(
                "departments", "departments.disclosed", open_label(code, name, DISCLOSED, quarter),
                printed_count(raw, "条"), f"department={code or name};quarter={at}")))
        rows.append(Row(cells))
    return Table([1100, 2772, 1300, 1300, 1300, 1300], rows)


def departments():
    who = names.Identity("", "云州市青溪区人民政府", "青溪区", "2023", "2024-03-15", "青溪区", "云州市青溪区人民政府",
                         "青溪区", "云州市青溪区人民政府")
    random = randoms.Random("departments")
    habits = Habits(writer="wps", drift=0.0, oddity=0.0, busy=0.6, heading_drift=False)
    drawn = body.figures.draw(random, "zfxxgk-2021", habits.busy)
    printed = body.print_figures(random, "zfxxgk-2021", drawn, habits)
    made = body.build(random, who, "zfxxgk-2021", habits, printed, "{A}{Y}年政府信息公开工作年度报告")
    at = next(n for n, block in enumerate(made.blocks) if getattr(block, "look", "") == "sign"
              and block.pieces) - 2
    made.blocks[at:at] = story(
        "各单位办理政府信息公开申请和主动公开信息的情况如下。",
        Paragraph(["附表1：各单位办理政府信息公开申请情况"], look="cell"), applications_table(),
        Paragraph(["附表2：各单位主动公开信息情况"], look="cell"), quarters_table())
    return made, made.parts()


# --- the files


def official_labels(made):
    found = {}
    for metric, applicant, _, _, label, applicant_label in body.figures.cells_of(made.form):
        found[metric, applicant] = label, applicant_label
    return found


def cell_rows(file, made):
    """What must be read, by place: of the forms of one's own and of the official one."""
    who = made.identity
    official = official_labels(made) if made.printed else {}
    for table, row, column, cell in made.cells():
        held = cell.holds
        if isinstance(held, tables.Stray):
            continue
        if isinstance(held, Figure):
            form, labels = held.form, (held.label, "")
            metric, applicant, item = held.metric, "", held.item
        else:
            form, labels = made.form, official[held.metric, held.applicant]
            metric, applicant, item = held.metric, held.applicant, ""
        shown = held.printed
        yield (file, who.agency, who.year, form, metric, applicant, item, shown.reading, shown.value, shown.unit,
               shown.raw, *labels, table, row, column)


SAMPLES = (("university-2020-2021", university), ("departments-2023", departments))


def write(folder):
    for name, build in SAMPLES:
        made, parts = build()
        package.write_package(os.path.join(folder, f"{name}.docx"), parts)
        truth.write_rows(os.path.join(folder, f"{name}.csv"), COLUMNS, cell_rows(f"{name}.docx", made))
        if made.strays():
            truth.write_rows(os.path.join(folder, f"{name}.unmapped.csv"), UNMAPPED, made.strays())

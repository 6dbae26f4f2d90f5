"""The two official editions, as printed: labels, metric ids, units and applicants.

Written out here so that the corpus judges the program's own forms instead of repeating them.
"""

EDITIONS = ("zfxxgk-2019", "zfxxgk-2021")

# (applicant, its column labels, outermost first)
APPLICANTS = (
    ("natural_person", ("申请人情况", "自然人")),
    ("commercial_enterprise", ("申请人情况", "法人或其他组织", "商业企业")),
    ("research_institution", ("申请人情况", "法人或其他组织", "科研机构")),
    ("social_organization", ("申请人情况", "法人或其他组织", "社会公益组织")),
    ("legal_service", ("申请人情况", "法人或其他组织", "法律服务机构")),
    ("other", ("申请人情况", "法人或其他组织", "其他")),
    ("total", ("申请人情况", "总计")),
)

# Blocks of table two: (caption, headers after 信息内容, rows); a row is (label, cells),
# a cell (metric, unit, kind).
TABLE_TWO = {
    "zfxxgk-2019": (
        (
            "第二十条第（一）项",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (
                (
                    "规章",
                    (
                        ("disclosure.regulations.issued", "件", "count"),
                        ("disclosure.regulations.newly_disclosed", "件", "count"),
                        ("disclosure.regulations.total_disclosed", "件", "count"),
                    ),
                ),
                (
                    "规范性文件",
                    (
                        ("disclosure.normative_documents.issued", "件", "count"),
                        ("disclosure.normative_documents.newly_disclosed", "件", "count"),
                        ("disclosure.normative_documents.total_disclosed", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（五）项",
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            (
                (
                    "行政许可",
                    (
                        ("enforcement.licensing.items_prev_year", "项", "count"),
                        ("enforcement.licensing.items_change", "项", "change"),
                        ("enforcement.licensing.decisions", "件", "count"),
                    ),
                ),
                (
                    "其他对外管理服务事项",
                    (
                        ("enforcement.other_services.items_prev_year", "项", "count"),
                        ("enforcement.other_services.items_change", "项", "change"),
                        ("enforcement.other_services.decisions", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（六）项",
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            (
                (
                    "行政处罚",
                    (
                        ("enforcement.penalty.items_prev_year", "项", "count"),
                        ("enforcement.penalty.items_change", "项", "change"),
                        ("enforcement.penalty.decisions", "件", "count"),
                    ),
                ),
                (
                    "行政强制",
                    (
                        ("enforcement.compulsion.items_prev_year", "项", "count"),
                        ("enforcement.compulsion.items_change", "项", "change"),
                        ("enforcement.compulsion.decisions", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（八）项",
            ("上一年项目数量", "本年增/减"),
            (
                (
                    "行政事业性收费",
                    (
                        ("fees.administrative.items_prev_year", "项", "count"),
                        ("fees.administrative.items_change", "项", "change"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（九）项",
            ("采购项目数量", "采购总金额"),
            (
                (
                    "政府集中采购",
                    (
                        ("procurement.centralized.projects", "项", "count"),
                        ("procurement.centralized.amount", "", "money"),
                    ),
                ),
            ),
        ),
    ),
    "zfxxgk-2021": (
        (
            "第二十条第（一）项",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            (
                (
                    "规章",
                    (
                        ("disclosure.regulations.issued", "件", "count"),
                        ("disclosure.regulations.repealed", "件", "count"),
                        ("disclosure.regulations.in_force", "件", "count"),
                    ),
                ),
                (
                    "行政规范性文件",
                    (
                        ("disclosure.normative_documents.issued", "件", "count"),
                        ("disclosure.normative_documents.repealed", "件", "count"),
                        ("disclosure.normative_documents.in_force", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（五）项",
            ("本年处理决定数量",),
            (
                (
                    "行政许可",
                    (
                        ("enforcement.licensing.decisions", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（六）项",
            ("本年处理决定数量",),
            (
                (
                    "行政处罚",
                    (
                        ("enforcement.penalty.decisions", "件", "count"),
                    ),
                ),
                (
                    "行政强制",
                    (
                        ("enforcement.compulsion.decisions", "件", "count"),
                    ),
                ),
            ),
        ),
        (
            "第二十条第（八）项",
            ("本年收费金额（单位：万元）",),
            (
                (
                    "行政事业性收费",
                    (
                        ("fees.administrative.amount", "万元", "money"),
                    ),
                ),
            ),
        ),
    ),
}

# Rows of table three: (metric, labels, outermost first).
_BEFORE_OTHER = (
    ("applications.received.new", ("一、本年新收政府信息公开申请数量",)),
    ("applications.received.carried_in", ("二、上年结转政府信息公开申请数量",)),
    ("applications.result.granted", ("三、本年度办理结果", "（一）予以公开")),
    ("applications.result.partially_granted", ("三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ("applications.result.refused.state_secret", ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")),
    ("applications.result.refused.prohibited_by_law", ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开")),
    (
        "applications.result.refused.three_securities_one_stability",
        (
            "三、本年度办理结果",
            "（三）不予公开",
            "3.危及“三安全一稳定”",
        ),
    ),
    ("applications.result.refused.third_party_rights", ("三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益")),
    ("applications.result.refused.internal_affairs", ("三、本年度办理结果", "（三）不予公开", "5.属于三类内部事务信息")),
    ("applications.result.refused.process_information", ("三、本年度办理结果", "（三）不予公开", "6.属于四类过程性信息")),
    ("applications.result.refused.enforcement_case_file", ("三、本年度办理结果", "（三）不予公开", "7.属于行政执法案卷")),
    ("applications.result.refused.administrative_query", ("三、本年度办理结果", "（三）不予公开", "8.属于行政查询事项")),
    ("applications.result.unable.not_held", ("三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息")),
    ("applications.result.unable.needs_creation", ("三、本年度办理结果", "（四）无法提供", "2.没有现成信息需要另行制作")),
    (
        "applications.result.unable.unclear_after_correction",
        (
            "三、本年度办理结果",
            "（四）无法提供",
            "3.补正后申请内容仍不明确",
        ),
    ),
    ("applications.result.not_handled.petition_complaint", ("三、本年度办理结果", "（五）不予处理", "1.信访举报投诉类申请")),
    ("applications.result.not_handled.duplicate", ("三、本年度办理结果", "（五）不予处理", "2.重复申请")),
    ("applications.result.not_handled.public_publication", ("三、本年度办理结果", "（五）不予处理", "3.要求提供公开出版物")),
    (
        "applications.result.not_handled.excessive_repeated",
        (
            "三、本年度办理结果",
            "（五）不予处理",
            "4.无正当理由大量反复申请",
        ),
    ),
    (
        "applications.result.not_handled.confirm_or_reissue",
        (
            "三、本年度办理结果",
            "（五）不予处理",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
)
_OTHER_2019 = (
    ("applications.result.other", ("三、本年度办理结果", "（六）其他处理")),
)
_OTHER_2021 = (
    (
        "applications.result.other.correction_overdue",
        (
            "三、本年度办理结果",
            "（六）其他处理",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
    ),
    (
        "applications.result.other.fee_overdue",
        (
            "三、本年度办理结果",
            "（六）其他处理",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
    ),
    ("applications.result.other.misc", ("三、本年度办理结果", "（六）其他处理", "3.其他")),
)
_AFTER_OTHER = (
    ("applications.result.total", ("三、本年度办理结果", "（七）总计")),
    ("applications.carried_out", ("四、结转下年度继续办理",)),
)
TABLE_THREE = {
    "zfxxgk-2019": _BEFORE_OTHER + _OTHER_2019 + _AFTER_OTHER,
    "zfxxgk-2021": _BEFORE_OTHER + _OTHER_2021 + _AFTER_OTHER,
}
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

# Columns of table four, alike in both editions: (metric, labels, outermost first).
TABLE_FOUR = (
    ("review.upheld", ("行政复议", "结果维持")),
    ("review.corrected", ("行政复议", "结果纠正")),
    ("review.other", ("行政复议", "其他结果")),
    ("review.pending", ("行政复议", "尚未审结")),
    ("review.total", ("行政复议", "总计")),
    ("litigation.direct.upheld", ("行政诉讼", "未经复议直接起诉", "结果维持")),
    ("litigation.direct.corrected", ("行政诉讼", "未经复议直接起诉", "结果纠正")),
    ("litigation.direct.other", ("行政诉讼", "未经复议直接起诉", "其他结果")),
    ("litigation.direct.pending", ("行政诉讼", "未经复议直接起诉", "尚未审结")),
    ("litigation.direct.total", ("行政诉讼", "未经复议直接起诉", "总计")),
    ("litigation.after_review.upheld", ("行政诉讼", "复议后起诉", "结果维持")),
    ("litigation.after_review.corrected", ("行政诉讼", "复议后起诉", "结果纠正")),
    ("litigation.after_review.other", ("行政诉讼", "复议后起诉", "其他结果")),
    ("litigation.after_review.pending", ("行政诉讼", "复议后起诉", "尚未审结")),
    ("litigation.after_review.total", ("行政诉讼", "复议后起诉", "总计")),
)

# Other wordings met in published reports; each leads to the same entry.
ALIASES = {
    ("zfxxgk-2019", "规范性文件"): ("行政规范性文件",),
    ("zfxxgk-2021", "行政规范性文件"): ("规范性文件",),
    ("zfxxgk-2021", "本年制发件数"): ("本年度制发数",),
    ("zfxxgk-2021", "本年废止件数"): ("本年废止数",),
    ("zfxxgk-2021", "现行有效件数"): ("现行有效件",),
    ("zfxxgk-2021", "本年处理决定数量"): ("本年处理绝对数量",),
    ("zfxxgk-2019", "二、上年结转政府信息公开申请数量"): ("二、上年结转政府信息公开数量",),
    ("zfxxgk-2021", "二、上年结转政府信息公开申请数量"): ("二、上年结转政府信息公开数量",),
}

#include "normalize/stated_figures.hpp"

#include "normalize/form_library.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const Vocabulary&
vocabulary(std::string_view form)
{
    static const auto library = load_forms({}).value();
    for (std::size_t i = 0; i < library.forms.size(); ++i) {
        if (library.forms[i].id == form) {
            return library.vocabularies[i];
        }
    }
    return library.vocabularies.back();
}

// "received.new 12, result.granted 8", and of some applicants "received.new/natural_person 10".
std::string
names(const std::vector<Stated>& stated)
{
    constexpr std::string_view common = "applications.";
    std::string all;
    for (const auto& one : stated) {
        std::string_view metric = one.said->metric;
        metric.remove_prefix(metric.starts_with(common) ? common.size() : 0);
        all += (all.empty() ? "" : ", ") + std::string(metric);
        for (const auto& applicant : one.said->applicants) {
            all += (&applicant == one.said->applicants.data() ? "/" : "+") + applicant;
        }
        all += " " + to_string(one.value);
    }
    return all;
}

// What a text below a heading states in a report of 2021.
std::string
stated(const char* text, const char* heading = "依申请公开情况", FiguresOf of = {2021, false})
{
    const std::vector sections{Section{.number = "（二）", .title = heading, .text = text}};
    return names(find_stated(sections, vocabulary("zfxxgk-2021"), of));
}

std::string
in_general(const char* text)
{
    return stated(text, "总体情况");
}

// In a report of 2017.
std::string
of_2017(const char* text, const char* heading = "概述")
{
    const std::vector sections{Section{.number = "一、", .title = heading, .text = text}};
    return names(find_stated(sections, vocabulary("zfxxgk-2014"), {2017, false}));
}

std::string
in_section_four(const char* text)
{
    return stated(text, "政府信息公开行政复议、行政诉讼情况");
}

std::string
in_section_six(const char* text)
{
    return stated(text, "其他需要报告的事项");
}

} // namespace

TEST_CASE("a figure stands behind its phrase")
{
    CHECK(stated("2021年，我局共收到政府信息公开申请12件。") == "received.new 12");
    CHECK(stated("本年度新收政府信息公开申请12件，上年结转2件。") ==
          "received.new 12, received.carried_in 2");
    CHECK(stated("全年受理政府信息公开申请共计12宗") == "received.new 12");
    CHECK(stated("2021年收到依申请公开3件，均已按时答复。") == "received.new 3");
    CHECK(stated("收到公民、法人和其他组织的政府信息公开申请21件。") == "received.new 21");
    CHECK(stated("新收政府信息公开申请数量为：12件") == "received.new 12");
    CHECK(stated("新收政府信息公开申请（12件）") == "received.new 12");
    CHECK(stated("办结政府信息公开申请14件，结转下年度继续办理1件。") ==
          "result.total 14, carried_out 1");
    CHECK(stated("共收到政府信息公开申请1,234件") == "received.new 1234");
    CHECK(stated("共收到政府信息公开申请１２件") == "received.new 12");
    CHECK(stated("共收到 政府信息公开申请 12 件。") == "received.new 12");
    CHECK(stated("收到政府信息公开申请十二件。") == "received.new 12");
}

TEST_CASE("sentences as whole reports write them")
{
    CHECK(stated("2021年度，兰桥县政府办共受理政府信息依申请公开9件。") == "received.new 9");
    CHECK(stated("2021年，本局收到依申请公开办理事项3件，已按期答复。") == "");
    CHECK(stated("主动公开信息31条，依申请公开信息数5条，不予公开信息数4条。") == "");
    CHECK(stated("2021年，未发生依申请公开方面的行政复议和行政诉讼。") ==
          "review.total 0, litigation.total 0");
    CHECK(stated("本年未收到信息公开申请，也没有上年结转的申请。") ==
          "received.new 0, received.carried_in 0");
    CHECK(stated("2021年，青溪街道共收到信息公开申请6件，上年度结转2件；予以公开4件，"
                 "无法提供3件，结转下年继续办理1件。") ==
          "received.new 6, received.carried_in 2, result.granted 4, result.unable 3, "
          "carried_out 1");
    CHECK(stated("2021年，我办受理依申请信息33条，情况如下：") == "received.new 33");
    CHECK(stated("2021年，全街共受理政府信息公开申请总数2件。") == "received.new 2");
    CHECK(stated("未收到依申请公开信息的申请。") == "received.new 0");
    CHECK(stated("2021年接收政府信息公开申请0件，没有发生因信息公开申请行政复议和提起行政诉讼的"
                 "情况。") == "received.new 0, review.total 0, litigation.total 0");
    CHECK(stated("全区各部门、镇街共收到政府信息依申请公开870件。") == "");
    CHECK(stated("共受理12345热线批转件640件，办结率达100%。") == "");
    CHECK(stated("未收到企业对依申请公开信息的申请。") == "");
}

TEST_CASE("a figure stands before its phrase, or inside it")
{
    CHECK(stated("我局共收到12件政府信息公开申请。") == "received.new 12");
    CHECK(stated("所收申请中，8件予以公开，2件部分公开，1件不予公开。") ==
          "result.granted 8, result.partially_granted 2, result.refused 1");
    CHECK(stated("收到政府信息公开申请12件，其中8件予以公开、4件部分公开。") ==
          "received.new 12, result.granted 8, result.partially_granted 4");
    CHECK(stated("申请中，3件属于不予公开") == "result.refused 3");
}

TEST_CASE("outcomes are told apart though their phrases hold each other")
{
    CHECK(stated("申请中予以公开8件，部分公开2件，不予公开1件，无法提供3件，不予处理1件，其他处理2"
                 "件。") ==
          "result.granted 8, result.partially_granted 2, result.refused 1, result.unable 3, "
          "result.not_handled 1, result.other.total 2");
    CHECK(stated("申请中部分予以公开2件") == "result.partially_granted 2");
    CHECK(stated("申请中不予以公开2件") == "result.refused 2");
    CHECK(stated("收到申请后主动公开120件") == "");
    CHECK(stated("上年结转政府信息公开申请2件") == "received.carried_in 2");
    CHECK(stated("结转下年度办理3件") == "carried_out 3");
}

TEST_CASE("none is zero")
{
    CHECK(stated("2021年，我局未收到政府信息公开申请。") == "received.new 0");
    CHECK(stated("本年度没有收到公民、法人或其他组织的政府信息公开申请。") == "received.new 0");
    CHECK(stated("收到政府信息公开申请0件，上年结转零件") ==
          "received.new 0, received.carried_in 0");
    CHECK(in_section_four("本年度未发生因政府信息公开引起的行政复议、行政诉讼情况。") ==
          "review.total 0, litigation.total 0");
    CHECK(in_section_four("无行政复议、行政诉讼案件。") == "review.total 0, litigation.total 0");
    CHECK(in_section_four("行政复议、行政诉讼均为0件。") == "litigation.total 0");
    CHECK(in_section_four("行政复议：无；行政诉讼：无。") == "review.total 0, litigation.total 0");
    CHECK(in_section_four("被申请行政复议3件、被提起行政诉讼1件。") ==
          "review.total 3, litigation.total 1");
    CHECK(stated("未按时答复政府信息公开申请") == "");
    CHECK(stated("未收到政府信息公开申请的投诉") == "");
}

TEST_CASE("fees are of money")
{
    CHECK(in_section_six("本年度收取信息处理费380元。") == "information_fee.amount 380");
    CHECK(in_section_six("2021年收取信息处理费共计0.04万元") == "information_fee.amount 0.04");
    CHECK(in_section_six("2021年我局没有收取信息处理费，无其他需要报告的事项。") ==
          "information_fee.amount 0");
    CHECK(in_section_six("本年度我局未产生政府信息公开信息处理费收取情况。") ==
          "information_fee.amount 0");
    CHECK(in_section_six("信息处理费收费标准为每件100元。") == "");
}

TEST_CASE("what is not exact is no figure")
{
    CHECK(stated("收到政府信息公开申请约12件") == "");
    CHECK(stated("收到政府信息公开申请12余件") == "");
    CHECK(stated("收到政府信息公开申请12多件") == "");
    CHECK(stated("收到政府信息公开申请近12件") == "");
    CHECK(stated("收到政府信息公开申请12件以上") == "");
    CHECK(stated("收到政府信息公开申请12件左右") == "");
    CHECK(stated("收到政府信息公开申请十余件") == "");
    CHECK(stated("收到政府信息公开申请10-12件") == "");
    CHECK(stated("收到政府信息公开申请10至12件") == "");
    CHECK(stated("收到政府信息公开申请12件次") == "");
    CHECK(stated("收到政府信息公开申请12人") == "");
    CHECK(stated("收到政府信息公开申请两百件") == "");
    CHECK(stated("申请予以公开率33.9%") == "");
    CHECK(stated("申请中3至8件予以公开") == "");
    CHECK(stated("申请中第8件予以公开") == "");
}

TEST_CASE("figures of another time are not the report's")
{
    CHECK(stated("收到政府信息公开申请12件，比上年增加3件。") == "received.new 12");
    CHECK(stated("新收政府信息公开申请比2020年增加3件。") == "");
    CHECK(stated("收到政府信息公开申请12件，同比增长25%，予以公开8件。") ==
          "received.new 12, result.granted 8");
    CHECK(stated("2020年收到政府信息公开申请10件，2021年收到政府信息公开申请12件。") ==
          "received.new 12");
    CHECK(stated("去年收到政府信息公开申请10件，予以公开8件。") == "");
    CHECK(stated("2020年，我局工作有序。收到政府信息公开申请10件。") == "");
    CHECK(stated("上年收到政府信息公开申请10件。") == "");
    CHECK(stated("截至2021年底，累计收到政府信息公开申请120件。") == "");
    CHECK(stated("第四季度收到政府信息公开申请2件。") == "");
    CHECK(stated("2021年5月收到政府信息公开申请2件，予以公开1件。") == "");
    CHECK(stated("自2021年1月1日至2021年12月31日，收到政府信息公开申请2件。") == "received.new 2");
    CHECK(stated("根据《2020年政务公开要点》，收到政府信息公开申请2件。") == "received.new 2");
}

TEST_CASE("figures of a part or of others are not the report's")
{
    CHECK(stated("收到政府信息公开申请12件，其中自然人10件，法人2件。") ==
          "received.new 12, received.new/natural_person 10");
    CHECK(stated("收到自然人政府信息公开申请10件。") == "");
    CHECK(stated("通过网上收到政府信息公开申请8件。") == "");
    CHECK(stated("通过信函、当面等方式，收到政府信息公开申请8件。") == "");
    CHECK(stated("未收到网上提交的政府信息公开申请。") == "");
    CHECK(stated("全区各部门共收到政府信息公开申请120件。") == "");
    CHECK(stated("全区共收到政府信息公开申请120件。", "依申请公开情况", {2021, true}) ==
          "received.new 120");
    CHECK(stated("全区共收到政府信息公开申请120件，区本级收到政府信息公开申请9件。",
                 "依申请公开情况",
                 {2021, true}) == "received.new 120");
    CHECK(stated("下属单位收到政府信息公开申请3件。") == "");
    CHECK(stated("收到行政复议申请3件。", "依法行政") == "");
    CHECK(stated("全年办理行政复议35件，行政诉讼20件。", "法治建设") == "");
    CHECK(stated("重大建设项目信息予以公开120条。", "主动公开情况") == "");
}

TEST_CASE("where two readings are possible none is taken")
{
    CHECK(stated("共收到政府信息公开申请14件，其中新收12件，上年结转2件。") ==
          "received.new 12, received.carried_in 2");
    CHECK(stated("共收到政府信息公开申请14件（含上年结转2件）。") == "received.carried_in 2");
    CHECK(stated("新收、上年结转政府信息公开申请共14件。") == "");
    CHECK(stated("予以公开和部分公开的申请共12件。") == "");
    CHECK(stated("申请中，8件予以公开2件") == "");
    CHECK(stated("新收政府信息公开申请12件，新收政府信息公开申请13件。") == "");
    CHECK(in_section_four("行政复议和行政诉讼共3件。") == "");
    CHECK(in_section_four("行政复议维持3件。") == "");
    CHECK(stated("收到申请，予以公开8件（其中部分公开2件）。") == "result.partially_granted 2");
}

TEST_CASE("a part is heard behind the figure that it is a part of")
{
    const std::string organisations =
        "received.new/commercial_enterprise+research_institution+social_organization+legal_service+"
        "other ";
    CHECK(in_general("收到政府信息公开申请12件，其中自然人申请10件、法人或其他组织申请2件。") ==
          "received.new 12, received.new/natural_person 10, " + organisations + "2");
    CHECK(in_general("共收到12件政府信息公开申请。其中自然人10件。") ==
          "received.new 12, received.new/natural_person 10");
    CHECK(in_general("新收政府信息公开申请12件，上年结转2件，办结13件，结转下一年度办理1件。") ==
          "received.new 12, received.carried_in 2, result.total 13, carried_out 1");
    CHECK(in_general("因政府信息公开被申请行政复议3件（维持2件、纠正1件），被提起行政诉讼2起，"
                     "其中结果维持1起，尚未审结1起。") ==
          "review.total 3, review.upheld 2, review.corrected 1, litigation.total 2, "
          "litigation.upheld 1, litigation.pending 1");
    CHECK(in_section_four("行政复议案件3件，其中2件维持。") == "review.total 3, review.upheld 2");
    CHECK(in_section_four("行政诉讼3件（未经复议直接起诉1件，复议后起诉2件）。") ==
          "litigation.total 3, litigation.direct.total 1, litigation.after_review.total 2");
    CHECK(in_general("制发行政规范性文件3件，废止1件，现行有效20件。") ==
          "disclosure.normative_documents.issued 3, disclosure.normative_documents.repealed 1, "
          "disclosure.normative_documents.in_force 20");
}

TEST_CASE("a part whose whole is not certain is none")
{
    CHECK(stated("自然人申请10件。") == "");
    CHECK(stated("公民、法人或其他组织申请10件。") == "");
    CHECK(stated("通过网络收到政府信息公开申请8件，其中自然人申请6件，法人或其他组织申请2件。") ==
          "");
    CHECK(stated("2020年收到政府信息公开申请8件，其中自然人申请6件。") == "");
    CHECK(stated("收到政府信息公开申请12件，较上年增加3件，其中自然人申请2件。") ==
          "received.new 12");
    CHECK(stated("收到政府信息公开申请14件，其中新收12件，上年结转2件，自然人申请13件。") ==
          "received.new 12, received.carried_in 2");
    CHECK(stated("收到政府信息公开申请12件，其中自然人申请10件，办结8件。") ==
          "received.new 12, received.new/natural_person 10");
    CHECK(stated("收到政府信息公开申请3件。受理网民留言12件，办结12件。") == "received.new 3");
    CHECK(stated("收到政府信息公开申请3件。受理投诉12件，办结12件。") == "received.new 3");
    CHECK(stated("收到政府信息公开申请12件，按时办结11件，延期办结1件。") == "received.new 12");
    CHECK(in_section_four("行政复议、行政诉讼共3件，维持2件。") == "");
    CHECK(in_section_four("行政复议3件，其中新发生2件（维持1件）。") == "review.total 3");
    CHECK(in_section_four("行政诉讼3件，一审维持1件，二审维持1件。") == "litigation.total 3");
    CHECK(in_section_four("行政诉讼3件，维持1件，维持1件。") == "litigation.total 3");
    CHECK(in_section_four("行政诉讼3件，复议后起诉2件，维持1件。") ==
          "litigation.total 3, litigation.after_review.total 2");
    CHECK(in_general("清理规范性文件30件，废止2件，现行有效28件。") == "");
    CHECK(in_general("制定规范性文件3件，修改2件，废止1件。") ==
          "disclosure.normative_documents.issued 3");
}

TEST_CASE("decisions are those made, not those disclosed")
{
    CHECK(in_general("2021年，我局作出行政许可决定12件、行政处罚决定3件，行政强制0件。") ==
          "enforcement.licensing.decisions 12, enforcement.penalty.decisions 3, "
          "enforcement.compulsion.decisions 0");
    CHECK(in_general("依法作出12件行政许可决定。") == "enforcement.licensing.decisions 12");
    CHECK(in_general("行政处罚处理决定数量为3件。") == "enforcement.penalty.decisions 3");
    CHECK(in_general("全年未作出行政处罚决定。") == "enforcement.penalty.decisions 0");
    CHECK(in_general("全年未作出行政处罚。") == "enforcement.penalty.decisions 0");
    CHECK(in_general("公示作出的行政许可决定12件，行政处罚决定3件。") == "");
    CHECK(in_general("主动公开行政处罚决定3件。") == "");
    CHECK(in_general("作出不予行政许可决定1件。") == "");
    CHECK(in_general("作出行政处罚和行政许可决定12件。") == "");
    CHECK(in_general("作出行政许可决定12项。") == "");
    CHECK(in_general("对企业作出行政处罚决定3件。") == "");
    CHECK(in_general("行政许可事项12件。") == "");
}

TEST_CASE("documents are those of the body's own")
{
    CHECK(in_general("全年制定印发规范性文件3件。") == "disclosure.normative_documents.issued 3");
    CHECK(in_general("参与制定规范性文件3件。") == "");
    CHECK(in_general("审查各镇制定规范性文件3件。") == "");
    CHECK(in_general("制定规章和规范性文件5件。") == "");
    CHECK(in_general("县政府及办公室制定规范性文件3件。") == "");
    CHECK(in_general("主动公开规范性文件3件。") == "");
}

TEST_CASE("a sentence goes on about what the one before states")
{
    CHECK(in_general("收到政府信息公开申请9件。其中，予以公开3件，部分公开1件。全年办结4件，"
                     "结转下年度继续办理5件。") ==
          "received.new 9, result.granted 3, result.partially_granted 1, result.total 4, "
          "carried_out 5");
    CHECK(in_general("结转下年度继续办理5件。") == "");
    CHECK(in_general("收到政府信息公开申请9件。\n审查信息，予以公开8件，不予公开1件。") ==
          "received.new 9");
    CHECK(in_general("收到政府信息公开申请9件。我局高度重视保密。予以公开8件。") ==
          "received.new 9");
}

TEST_CASE("answers and decisions are called by both names")
{
    CHECK(stated("申请中，作出予以公开答复8件，部分公开决定2件，不予公开决定1件。") ==
          "result.granted 8, result.partially_granted 2, result.refused 1");
    CHECK(stated("全年共办结政府信息公开申请12件，结转至下一年度继续办理1件。") ==
          "result.total 12, carried_out 1");
    CHECK(stated("依申请公开办结总数12件。") == "result.total 12");
    CHECK(stated("答复政府信息公开申请12件。") == "");
}

TEST_CASE("reports on 2014 to 2018 have figures of their own")
{
    CHECK(of_2017("2017年主动公开政府信息1200条，其中主动公开规范性文件3条，制发规范性文件3件。") ==
          "legacy.proactive.total 1200, legacy.proactive.normative_documents 3, "
          "disclosure.normative_documents.issued 3");
    CHECK(of_2017("政府网站公开政府信息800条，政务微信公开信息300条。") ==
          "legacy.proactive.channel.website 800, legacy.proactive.channel.wechat 300");
    CHECK(of_2017("收到政府信息公开申请9件，办结申请8件，同意公开答复5件，同意部分公开2件，"
                  "不同意公开1件。") ==
          "received.new 9, legacy.applications.completed 8, legacy.applications.reply.granted 5, "
          "result.partially_granted 2, legacy.applications.reply.refused 1");
    CHECK(of_2017("因政府信息公开被申请行政复议3件，被依法纠错1件，行政诉讼2件，维持1件。") ==
          "review.total 3, review.corrected 1, legacy.litigation.total 2, "
          "legacy.litigation.upheld 1");
    CHECK(of_2017("从事政府信息公开工作人员5人，其中专职人员1人，兼职人员4人。") ==
          "legacy.org.staff 5, legacy.org.staff_full_time 1, legacy.org.staff_part_time 4");
    CHECK(of_2017("参加或举办新闻发布会总次数2次，政策解读稿件发布12篇。") ==
          "legacy.response.press_conferences 2, legacy.response.interpretations 12");
    CHECK(of_2017("通过网站主动公开政府信息1200条。") == "");
    CHECK(of_2017("2017年未发生因政府信息公开引起的行政复议和行政诉讼。") ==
          "review.total 0, legacy.litigation.total 0");
}

TEST_CASE("a text that no report has is not read, and costs little")
{
    std::string text = "收到政府信息公开申请9件。因政府信息公开被申请行政复议3件";
    CHECK(in_general(text.c_str()) == "received.new 9, review.total 3");
    for (int i = 0; i < 20000; ++i) {
        text += "，维持1件";
    }
    CHECK(in_general(text.c_str()) == "");
    CHECK(in_general((std::string(70000, '-') + "收到政府信息公开申请9件。").c_str()) == "");
}

TEST_CASE("a whole paragraph is read sentence by sentence")
{
    CHECK(
        stated(
            "2021年，我局高度重视依申请公开工作。全年新收政府信息公开申请25件，上年结转1件。"
            "办理结果：予以公开15件，部分公开3件，不予公开2件，无法提供4件，结转下年度继续办理2件。"
            "未发生因政府信息公开申请行政复议、行政诉讼的情况。") ==
        "received.new 25, received.carried_in 1, result.granted 15, "
        "result.partially_granted 3, result.refused 2, result.unable 4, carried_out 2, "
        "review.total 0, litigation.total 0");
}

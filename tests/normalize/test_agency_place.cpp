#include "normalize/agency_place.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

std::string
code_of(const char* agency, const char* path = "a.docx")
{
    return place_of(Divisions(), agency, path, std::nullopt).code;
}

PlaceKnown
known(const char* agency, const char* path = "a.docx")
{
    return place_of(Divisions(), agency, path, std::nullopt).known;
}

} // namespace

TEST_CASE("the places a name begins with give the code of the last, however many are printed")
{
    for (const auto* agency : {"深圳市龙岗区发展和改革局",
                               "广东省深圳市龙岗区发展和改革局",
                               "广东省龙岗区发展和改革局",
                               "龙岗区发展和改革局"}) {
        CHECK(place_of(Divisions(), agency, "a.docx", 2020) ==
              AgencyPlace{PlaceKnown::certain, "440307", agency, "发展和改革局"});
    }
    CHECK(code_of("广东省财政厅") == "440000");
    CHECK(code_of("深圳市人民政府办公厅") == "440300");
    CHECK(code_of("龙岗区") == "440307");
    CHECK(code_of("深圳市龙岗区布吉街道办事处") == "440307014");
}

TEST_CASE("a name that several places bear has no code without its parent")
{
    for (const auto* agency : {"鼓楼区财政局", "通州区教育局", "市中区人民政府", "朝阳区司法局"}) {
        CHECK_MESSAGE(code_of(agency) == "", agency);
        CHECK(known(agency) == PlaceKnown::ambiguous);
    }
    CHECK(code_of("南京市鼓楼区财政局") == "320106");
    CHECK(code_of("福建省福州市鼓楼区财政局") == "350102");
    CHECK(code_of("江苏省鼓楼区财政局") == ""); // in 南京 and in 徐州
    CHECK(code_of("北京市通州区教育局") == "110112");
    CHECK(code_of("南通市通州区教育局") == "320612");
}

TEST_CASE("a part of a place tells apart what its name does not")
{
    CHECK(code_of("鼓楼区华侨路街道办事处") == "320106002");
}

TEST_CASE("a town alone has no code, whether or not its name is borne twice")
{
    CHECK(code_of("城关镇人民政府") == "");
    CHECK(code_of("布吉街道办事处") == "");
    CHECK(code_of("兰考县城关镇人民政府") == "");
    CHECK(code_of("龙岗区布吉街道办事处") == "440307014");
}

TEST_CASE("a common noun is no name of a place, though only one is called so today")
{
    CHECK(code_of("矿区财政局") == "");
    CHECK(code_of("阳泉市矿区财政局") == "140303");
    CHECK(code_of("赵县财政局") == "130133");
}

TEST_CASE("a place may lack its suffix only where the next one confirms it")
{
    CHECK(code_of("南京鼓楼区财政局") == "320106");
    CHECK(code_of("广东深圳龙岗区财政局") == "440307");
    CHECK(code_of("济南市中区财政局") == "370103");
    CHECK(code_of("深圳财政局") == "");
    CHECK(code_of("吉林财政局") == "");
    CHECK(code_of("深圳市龙岗财政局") == "");
}

TEST_CASE("cities without districts and counties without prefectures are found under their parents")
{
    CHECK(code_of("重庆市江北区财政局") == "500105");
    CHECK(code_of("重庆市彭水苗族土家族自治县财政局") == "500243");
    CHECK(code_of("河南省济源市财政局") == "419001");
    CHECK(code_of("湖北省仙桃市财政局") == "429004");
    CHECK(code_of("新疆维吾尔自治区石河子市财政局") == "659001");
    CHECK(code_of("广东省东莞市财政局") == "441900");
    CHECK(code_of("东莞市虎门镇人民政府") == "441900121");
    CHECK(code_of("甘肃省嘉峪关市财政局") == "620200");
}

TEST_CASE("autonomous places, leagues and banners go by their full and their everyday name")
{
    CHECK(code_of("恩施土家族苗族自治州恩施市财政局") == "422801");
    CHECK(code_of("恩施州财政局") == "422800");
    CHECK(code_of("内蒙古自治区锡林郭勒盟行政公署办公室") == "152500");
    CHECK(code_of("内蒙古呼和浩特市土默特左旗财政局") == "150121");
    CHECK(code_of("广西壮族自治区财政厅") == "450000");
    CHECK(code_of("彭水县财政局") == "500243");
}

TEST_CASE("offices of ministries and branches of bureaus belong to the place they name")
{
    CHECK(
        place_of(Divisions(), "国家税务总局深圳市龙岗区税务局", "", 2020) ==
        AgencyPlace{
            PlaceKnown::certain, "440307", "国家税务总局深圳市龙岗区税务局", "国家税务总局税务局"});
    CHECK(place_of(Divisions(), "重庆市公安局渝中区分局", "", 2020) ==
          AgencyPlace{PlaceKnown::certain, "500103", "重庆市公安局渝中区分局", "公安局分局"});
    CHECK(code_of("重庆市开州区公安局") == "500154");
    CHECK(code_of("深圳市龙岗区人民政府布吉街道办事处") == "440307014");
    CHECK(code_of("中共深圳市委办公室") == "440300");
    CHECK(code_of("深圳市公安局交通警察支队") == "440300");
    CHECK(code_of("深圳市人民政府驻北京办事处") == "440300");
}

TEST_CASE("the place around is never given for a place without a code or a known name")
{
    for (const auto* agency : {"深圳市大鹏新区发展和财政局",
                               "武汉市东湖生态旅游风景区管理委员会卫生健康办公室",
                               "深圳市公安局龙岗分局",
                               "深圳市生态环境局大鹏管理局",
                               "武汉市自然资源和规划局第二分局",
                               "深圳市公安局龙岗派出所",
                               "苏州工业园区教育局",
                               "石家庄高新技术产业开发区管理委员会",
                               "深圳市龙岗区新生街道办事处",
                               "通许县东城镇人民政府",
                               "通许县东城人民政府",
                               "通许县东城派出所",
                               "饶河县威山林场管理委员会",
                               "云州市青溪区教育局"}) {
        CHECK_MESSAGE(code_of(agency) == "", agency);
    }
}

TEST_CASE("words of an organ that hold 市, 区 or 乡 name no place")
{
    for (const auto* organ : {"市场监督管理局",
                              "城市管理和综合执法局",
                              "乡村振兴局",
                              "住房和城乡建设局",
                              "农业农村局",
                              "城市更新局",
                              "市政工程管理处"}) {
        CHECK_MESSAGE(code_of(("深圳市龙岗区" + std::string(organ)).c_str()) == "440307", organ);
    }
}

TEST_CASE("folders that are named as places are parents of a place that needs them")
{
    CHECK(place_of(Divisions(), "鼓楼区财政局", "2020/南京市/a.docx", 2020) ==
          AgencyPlace{PlaceKnown::certain, "320106", "南京市鼓楼区财政局", "财政局"});
    CHECK(code_of("鼓楼区财政局", "南京市/鼓楼区/a.docx") == "320106");
    CHECK(code_of("城关镇人民政府", "安徽省/定远县/a.docx") == "");
    CHECK(code_of("定城镇人民政府", "安徽省/定远县/a.docx") == "341125100");
    CHECK(code_of("鼓楼区财政局", "各局/a.docx") == "");
    CHECK(code_of("河东区财政局", "天津市河东区/a.docx") == "120102");
    CHECK(code_of("市中区财政局", "乐山市/a.docx") == "511102");
    CHECK(code_of("财政局", "深圳市/龙岗区/a.docx") == ""); // no place to be a parent of
    CHECK(code_of("深圳大学", "深圳市/a.docx") == "");
    CHECK(code_of("深圳市财政局", "广州市/a.docx") == "440300");
    CHECK(code_of("鼓楼区财政局", "广州市/a.docx") == "");
}

TEST_CASE("added names count beside those of the table, in their years")
{
    const Divisions divisions({{.name = "下城区", .code = "330103", .until = 2021},
                               {.name = "鼓楼区", .code = "410204", .since = 2005}});
    const auto code = [&](const char* agency, int year) {
        return place_of(divisions, agency, "a.docx", year).code;
    };
    CHECK(code("杭州市下城区财政局", 2021) == "330103");
    CHECK(code("杭州市下城区财政局", 2022) == "");
    CHECK(code_of("杭州市下城区财政局") == "");
    const Divisions twice(std::vector<Division>{{.name = "龙岗区", .code = "999901"}});
    CHECK(place_of(twice, "龙岗区财政局", "a.docx", 2020).known == PlaceKnown::ambiguous);
}

TEST_CASE("two levels of place are seen by their words, known or not")
{
    for (const auto* agency : {"云州市青溪区教育局",
                               "兰桥县太平镇人民政府",
                               "云州市东湖风景区管理委员会",
                               "国家税务总局云州市青溪区税务局"}) {
        CHECK_MESSAGE(holds_two_places(agency), agency);
    }
    for (const auto* agency : {"云州市城市管理局",
                               "城关镇人民政府",
                               "红旗大街街道办事处",
                               "东湖风景区清河街道办事处",
                               "广州市财政局",
                               "云州市市场监督管理局",
                               "广西壮族自治区财政厅"}) {
        CHECK_MESSAGE(!holds_two_places(agency), agency);
    }
}

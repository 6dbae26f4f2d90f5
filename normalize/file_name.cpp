#include "normalize/file_name.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/text.hpp"
#include "normalize/title.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 3> genres{"年度报告", "年报", "工作报告"};

// "01-某县财政局", "(3) 某县财政局": a number for sorting. 2021年, 2020-2021学年 and 110指挥中心
// stay.
std::string_view
without_number(std::string_view name)
{
    constexpr std::size_t most_digits = 3;
    constexpr std::string_view all_digits = "0123456789";
    const std::size_t first = name.find_first_of("([") == 0 ? 1 : 0;
    const auto mark = std::min(name.find_first_not_of(all_digits, first), name.size());
    const auto rest = std::min(name.find_first_not_of(".-_)] ", mark), name.size());
    const bool is_number = mark > first && mark - first <= most_digits && rest > mark &&
                           rest < name.size() && all_digits.find(name[rest]) == std::string::npos;
    return is_number ? name.substr(rest) : name;
}

// 年度报告_更正, 年报(1), 年度报告-副本: up to the genre.
std::string_view
up_to_genre(std::string_view name)
{
    std::size_t end = 0;
    for (const auto genre : genres) {
        if (const auto at = name.rfind(genre); at != std::string_view::npos) {
            end = std::max(end, at + genre.size());
        }
    }
    return end == 0 ? name : name.substr(0, end);
}

// "某县财政局", "某县财政局2021年", "某县财政局_2021年年报", "某县财政局2021年报": all of it but
// the year and the genre.
std::string
agency_alone(std::string_view name)
{
    constexpr std::size_t shortest = 4; // characters; 附件组 is none
    constexpr std::array<std::string_view, 3> between{"_", "-", " "};
    std::string agency(name);
    for (auto years = find_years(agency); !years.empty(); years = find_years(agency)) {
        agency.erase(years.back().begin, years.back().end - years.back().begin);
    }
    for (const auto word : {"年度报告", "年报", "工作报告", "报告", "报"}) {
        if (agency.ends_with(word)) {
            agency.erase(agency.size() - std::string_view(word).size());
        }
    }
    for (const auto mark : between) {
        for (auto at = agency.find(mark); at != std::string::npos; at = agency.find(mark)) {
            agency.erase(at, mark.size());
        }
    }
    const auto kind = body_kind(agency);
    const bool is_body = kind != BodyKind::place && looks_like_agency(agency);
    return is_body && count_characters(agency) >= shortest ? agency : std::string();
}

// The only year; one of a date, 2022年1月报送, says when the file was made.
std::optional<int>
only_year(std::string_view stem)
{
    std::optional<int> only;
    for (const auto& year : find_years(stem)) {
        if (is_of_date(stem, year)) {
            continue;
        }
        if (only && *only != year.year) {
            return std::nullopt;
        }
        only = year.year;
    }
    return only;
}

} // namespace

FileName
read_file_name(std::string_view path)
{
    const auto name = path.substr(path.rfind('/') + 1);
    const auto printed = name.substr(0, name.rfind('.'));
    FileName file{.stem = compact(printed)};
    const auto whole = compact(without_number(trim(printed)));
    const auto title = parse_title(up_to_genre(whole));
    file.year = title && title->year ? title->year : only_year(whole);
    file.agency = !title                             ? agency_alone(up_to_genre(whole))
                  : looks_like_agency(title->agency) ? title->agency
                                                     : std::string();
    return file;
}

} // namespace nianbao

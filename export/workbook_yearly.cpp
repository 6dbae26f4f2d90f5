#include "export/workbook_yearly.hpp"

#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array headings{
    body_heading,
    SheetWords{"年度", "Year"},
    scope_heading,
    SheetWords{"指标", "Metric"},
    SheetWords{"申请人类别", "Applicant"},
    SheetWords{"项目代码", "Item"},
    SheetWords{"单位", "Unit"},
    SheetWords{"本年", "This year"},
    SheetWords{"上年", "Year before"},
    SheetWords{"增减", "Difference"},
    SheetWords{"增减幅", "Change"},
    SheetWords{"变化", "Flag"},
};

constexpr SheetWords from_zero{"由零变有", "from zero"};
constexpr SheetWords to_zero{"变为零", "to zero"};
constexpr SheetWords doubled{"增加一倍以上", "doubled or more"};
constexpr SheetWords halved{"减少一半以上", "halved or less"};
constexpr SheetWords from_blank{"由空白变有", "from blank"};
constexpr SheetWords to_blank{"变为空白", "to blank"};
constexpr SheetWords other_unit{"单位不同", "another unit"};
constexpr SheetWords unreadable{"有一年读不成数", "one is no number"};
constexpr std::array flags{
    from_zero, to_zero, doubled, halved, from_blank, to_blank, other_unit, unreadable};

constexpr SheetWords two_units{"{}（上年 {}）", "{} (before: {})"};

constexpr double most_of_name = 44;

SheetFrame
frame_of(Language language)
{
    SheetFrame frame{.frozen_columns = 2, .hides_empty = true};
    frame.columns.resize(headings.size(), {.most = most_of_name, .least = 8});
    for (const std::size_t figure : {7U, 8U, 9U, 10U}) {
        frame.columns[figure].least = 12;
    }
    frame.columns.back().least = 14;
    for (const auto& flag : flags) {
        frame.columns.back().tints.push_back({std::string(in(flag, language)), Tint::warning});
    }
    frame.header = [language](XlsxSheet& sheet) {
        sheet.next_row();
        for (std::uint32_t i = 0; i < headings.size(); ++i) {
            sheet.text(i, in(headings[i], language), {Look::heading});
        }
    };
    return frame;
}

// Figures of one report by what they are called, in that order.
using Key = std::tuple<std::uint32_t, std::uint32_t, std::string_view>;
using Known = std::vector<std::pair<Key, const Observation*>>;

Known
figures_of(const Outcome& outcome, const FigureColumns& columns)
{
    Known known;
    for (const auto& seen : outcome.report.observations) {
        const auto* place = columns.find(seen.cell);
        if (place != nullptr && seen.reading != Reading::text) {
            known.emplace_back(Key{place->sheet, place->column, seen.item}, &seen);
        }
    }
    std::sort(known.begin(), known.end(), [](const auto& one, const auto& other) {
        return one.first < other.first;
    });
    return known;
}

const Observation*
find(const Known& sorted, const Key& key)
{
    const auto found =
        std::lower_bound(sorted.begin(), sorted.end(), key, [](const auto& one, const Key& wanted) {
            return one.first < wanted;
        });
    return found != sorted.end() && found->first == key ? found->second : nullptr;
}

double
as_double(const Decimal& value)
{
    return static_cast<double>(value.unscaled) / std::pow(10.0, value.scale);
}

bool
is_zero(const Decimal& value)
{
    return value.unscaled == 0;
}

bool
is_number(const Observation& seen)
{
    return seen.reading == Reading::number;
}

// Neither zero nor left blank.
bool
says_something(const Observation& seen)
{
    return is_number(seen) ? !is_zero(seen.value) : seen.reading == Reading::unreadable;
}

std::uint64_t
count_unmatched(const Known& figures, const Known& others)
{
    return static_cast<std::uint64_t>(
        std::count_if(figures.begin(), figures.end(), [&](const auto& one) {
            return says_something(*one.second) && find(others, one.first) == nullptr;
        }));
}

const SheetWords*
flag_of_numbers(const Decimal& before, const Decimal& now)
{
    if (is_zero(before)) {
        return &from_zero;
    }
    if (is_zero(now)) {
        return &to_zero;
    }
    const auto ratio = as_double(now) / as_double(before);
    if (ratio >= 2) {
        return &doubled;
    }
    return ratio >= 0 && ratio <= 0.5 ? &halved : nullptr;
}

const SheetWords*
flag_of(const Observation& before, const Observation& now)
{
    if (before.reading == Reading::unreadable || now.reading == Reading::unreadable) {
        return &unreadable;
    }
    if (!is_number(before)) {
        return &from_blank;
    }
    if (!is_number(now)) {
        return &to_blank;
    }
    return before.unit == now.unit ? flag_of_numbers(before.value, now.value) : &other_unit;
}

// Of each year the one report there is, of what is certainly one body and scope.
using Series =
    std::map<std::pair<std::string_view, Scope>, std::map<int, std::vector<const Outcome*>>>;

Series
series_of(std::span<const Entry> body)
{
    Series all;
    for (const auto& entry : body) {
        const auto& outcome = *entry.outcome;
        if (is_current(outcome) && outcome.filing.year && !outcome.series.empty()) {
            all[{outcome.series, outcome.filing.scope}][*outcome.filing.year].push_back(&outcome);
        }
    }
    return all;
}

} // namespace

YearlySheet::YearlySheet(XlsxFile& file, const FigureColumns& columns, Language language)
    : columns_(columns), language_(language),
      sheet_(file.add_sheet(language == Language::zh ? "同比" : "Year over year"))
{
    sheet_.begin(frame_of(language));
    for (const auto& sheet : columns.sheets()) {
        auto& names = names_.emplace_back();
        for (const auto& column : sheet.columns) {
            const bool is_split = !column.applicant.empty();
            names.push_back(is_split || column.group == column.label
                                ? Names{column.group, is_split ? column.label : ""}
                                : Names{column.group + " / " + column.label, ""});
        }
    }
}

void
YearlySheet::add(std::span<const Entry> body)
{
    for (const auto& [who, years] : series_of(body)) {
        for (const auto& [year, reports] : years) {
            const auto before = years.find(year - 1);
            if (before != years.end() && reports.size() == 1 && before->second.size() == 1) {
                put_pairs(*before->second.front(), *reports.front());
            }
        }
    }
}

void
YearlySheet::put_pairs(const Outcome& before, const Outcome& now)
{
    const auto earlier = figures_of(before, columns_);
    const auto figures = figures_of(now, columns_);
    for (const auto& [key, seen] : figures) {
        const auto* other = find(earlier, key);
        if (other == nullptr) {
            continue;
        }
        if (says_something(*seen) || says_something(*other)) {
            put_pair(now, *other, *seen);
        } else {
            ++nothings_;
        }
    }
    unmatched_ += count_unmatched(figures, earlier) + count_unmatched(earlier, figures);
}

void
YearlySheet::put_figure(std::uint32_t column, const Observation& seen)
{
    if (is_number(seen)) {
        sheet_.number(column, seen.value);
    } else if (seen.reading == Reading::blank) {
        sheet_.text(column, in(blank_words, language_), {Look::centred, Tint::muted});
    } else {
        sheet_.text(column, seen.raw, {Look::centred});
    }
}

void
YearlySheet::put_difference(const Decimal& before, const Decimal& now)
{
    if (const auto difference = nianbao::add(now, {-before.unscaled, before.scale})) {
        sheet_.number(9, *difference);
        if (!is_zero(before)) {
            sheet_.share(10, as_double(*difference) / std::abs(as_double(before)));
        }
    }
}

void
YearlySheet::put_pair(const Outcome& now, const Observation& before, const Observation& seen)
{
    const auto& place = *columns_.find(seen.cell);
    const auto& names = names_[place.sheet][place.column];
    sheet_.next_row();
    sheet_.text(0, now.body);
    sheet_.count(1, static_cast<std::uint64_t>(*now.filing.year), {Look::year});
    sheet_.text(2, scope_word(now.filing.scope, language_));
    sheet_.text(3, names.metric);
    sheet_.text(4, names.applicant);
    if (!seen.item.empty()) {
        sheet_.text(5, seen.item);
    }
    const bool is_one_unit = seen.unit == before.unit;
    sheet_.text(6,
                is_one_unit
                    ? seen.unit
                    : fmt::format(fmt::runtime(in(two_units, language_)), seen.unit, before.unit));
    put_figure(7, seen);
    put_figure(8, before);
    if (is_one_unit && is_number(seen) && is_number(before)) {
        put_difference(before.value, seen.value);
    }
    if (const auto* flag = flag_of(before, seen); flag != nullptr) {
        sheet_.text(11, in(*flag, language_));
    }
}

} // namespace nianbao

#include "export/workbook_yearly.hpp"

#include "export/workbook_words.hpp"

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
    frame.columns.back().tints = {{std::string(in(from_zero, language)), Tint::warning},
                                  {std::string(in(to_zero, language)), Tint::warning},
                                  {std::string(in(doubled, language)), Tint::warning},
                                  {std::string(in(halved, language)), Tint::warning}};
    frame.header = [language](XlsxSheet& sheet) {
        sheet.next_row();
        for (std::uint32_t i = 0; i < headings.size(); ++i) {
            sheet.text(i, in(headings[i], language), {Look::heading});
        }
    };
    return frame;
}

// Figures of one report by what they are called.
using Key = std::tuple<std::uint32_t, std::uint32_t, std::string_view, std::string_view>;
using Known = std::vector<std::pair<Key, const Observation*>>;

Known
numbers_of(const Outcome& outcome, const FigureColumns& columns)
{
    Known known;
    for (const auto& seen : outcome.report.observations) {
        const auto* place = columns.find(seen.cell);
        if (place != nullptr && seen.reading == Reading::number) {
            known.emplace_back(Key{place->sheet, place->column, seen.item, seen.unit}, &seen);
        }
    }
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

std::string_view
flag_of(const Decimal& before, const Decimal& now, Language language)
{
    if (is_zero(before)) {
        return in(from_zero, language);
    }
    if (is_zero(now)) {
        return in(to_zero, language);
    }
    const auto ratio = as_double(now) / as_double(before);
    if (ratio >= 2) {
        return in(doubled, language);
    }
    return ratio >= 0 && ratio <= 0.5 ? in(halved, language) : std::string_view();
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
    auto earlier = numbers_of(before, columns_);
    std::sort(earlier.begin(), earlier.end(), [](const auto& one, const auto& other) {
        return one.first < other.first;
    });
    for (const auto& [key, seen] : numbers_of(now, columns_)) {
        const auto* other = find(earlier, key);
        if (other == nullptr) {
            continue;
        }
        if (is_zero(seen->value) && is_zero(other->value)) {
            ++zeros_;
            continue;
        }
        put_pair(now, *other, *seen);
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
    sheet_.text(6, seen.unit);
    sheet_.number(7, seen.value);
    sheet_.number(8, before.value);
    if (const auto difference =
            nianbao::add(seen.value, {-before.value.unscaled, before.value.scale})) {
        sheet_.number(9, *difference);
        if (!is_zero(before.value)) {
            sheet_.share(10, as_double(*difference) / std::abs(as_double(before.value)));
        }
    }
    if (const auto flag = flag_of(before.value, seen.value, language_); !flag.empty()) {
        sheet_.text(11, flag);
    }
}

} // namespace nianbao

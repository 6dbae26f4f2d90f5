#include "export/workbook_coverage.hpp"

#include "export/link.hpp"
#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace nianbao {

namespace {

constexpr SheetWords matrix_sheet{"覆盖情况", "Coverage"};
constexpr SheetWords files_sheet{"未计入文件", "Files not counted"};

constexpr std::array lead_headings{
    body_heading,
    SheetWords{"行政区划代码", "Division code"},
    SheetWords{"报告数", "Reports"},
    SheetWords{"错误", "Errors"},
    SheetWords{"警告", "Warnings"},
};
constexpr auto lead = static_cast<std::uint32_t>(lead_headings.size());

constexpr std::array file_headings{
    file_heading,
    SheetWords{"状态", "Became"},
    SheetWords{"原因", "Reason"},
    body_heading,
    year_heading,
    SheetWords{"取代它或与它相同的文件", "File that counts in its place"},
};

// By Status.
constexpr std::array<SheetWords, 7> became{
    SheetWords{"已读，机关或年度不明", "read, body or year unknown"},
    SheetWords{"读取失败", "failed"},
    SheetWords{"未读", "skipped"},
    SheetWords{"下次再读", "deferred"},
    SheetWords{"重复文件", "duplicate"},
    SheetWords{"被新版取代", "superseded"},
    SheetWords{"缺报", "missing"},
};

constexpr SheetWords right{"✓", "✓"};
constexpr SheetWords unchecked{"未核对", "not checked"};
constexpr SheetWords failed{"读取失败", "failed"};
constexpr SheetWords missing{"缺报", "missing"};
constexpr SheetWords superseded{"仅有旧版", "superseded only"};

struct StateRule
{
    SheetWords begins;
    Tint tint;
    SheetWords meaning;
};

constexpr std::array states{
    StateRule{right,
              Tint::good,
              {"已读；所作校验全部成立，没有错误和警告。“✓ 12/14”：14 项校验中 12 "
               "项得以核对，其余缺数字或缺上年报告而无法核对",
               "read; every check that could be made holds, no errors or warnings. \"✓ 12/14\": of "
               "14 checks 12 could be made, for the others figures or reports are missing"}},
    StateRule{{"错误", "error"},
              Tint::error,
              {"已读；有错误（数字为条数），见“问题清单”",
               "read; with errors, so many; see the sheet of findings"}},
    StateRule{{"警告", "warning"},
              Tint::warning,
              {"已读；没有错误，有警告", "read; without errors, with warnings"}},
    StateRule{unchecked,
              Tint::muted,
              {"已读；没有一项校验能够核对，不等于正确",
               "read; not one check could be made, which does not mean that it is right"}},
    StateRule{failed,
              Tint::error,
              {"文件未能读取，见“未计入文件”", "not readable; see the files not counted"}},
    StateRule{missing,
              Tint::missing,
              {"应有而没有的报告（名册所列，或前后年度之间的空缺）",
               "a report that should be there, by the roster or between other years"}},
    StateRule{
        superseded, Tint::muted, {"只有已被取代的旧版", "only versions that others replaced"}},
};

bool
is_assessed(const CheckOutcome& check)
{
    return check.state != CheckState::not_assessable;
}

void
count_checks(Coverage& coverage, const std::vector<CheckOutcome>& checks)
{
    coverage.checks += static_cast<std::uint32_t>(checks.size());
    coverage.assessed +=
        static_cast<std::uint32_t>(std::count_if(checks.begin(), checks.end(), is_assessed));
}

void
count(Coverage& coverage, const Outcome& outcome)
{
    if (is_current(outcome)) {
        const auto sums = tally(outcome);
        ++coverage.current;
        coverage.kept += outcome.is_kept ? 1 : 0;
        coverage.errors += static_cast<std::uint32_t>(sums.errors);
        coverage.warnings += static_cast<std::uint32_t>(sums.warnings);
        count_checks(coverage, outcome.report.checks);
        count_checks(coverage, outcome.checks);
        return;
    }
    coverage.superseded += outcome.status == Status::superseded ? 1 : 0;
    coverage.absent += outcome.status == Status::absent ? 1 : 0;
    coverage.failed +=
        outcome.status == Status::failed || outcome.status == Status::deferred ? 1 : 0;
}

bool
is_placed(const Outcome& outcome)
{
    return !outcome.body.empty() && outcome.filing.year.has_value() &&
           outcome.status != Status::duplicate && outcome.status != Status::skipped;
}

bool
is_listed(const Outcome& outcome)
{
    return outcome.status != Status::absent && (!is_placed(outcome) || !is_current(outcome));
}

std::string
state_words(const Coverage& coverage, Language language)
{
    if (coverage.current == 0) {
        return std::string(in(coverage.failed > 0   ? failed
                              : coverage.absent > 0 ? missing
                                                    : superseded,
                              language));
    }
    if (coverage.errors + coverage.warnings > 0) {
        return counts_words(coverage.errors, coverage.warnings, language);
    }
    if (coverage.assessed == 0) {
        return std::string(in(unchecked, language));
    }
    return coverage.assessed == coverage.checks
               ? fmt::format("{} {}", in(right, language), coverage.checks)
               : fmt::format("{} {}/{}", in(right, language), coverage.assessed, coverage.checks);
}

std::string
reason_words(const Outcome& outcome, Language language)
{
    return outcome.failure ? words(*outcome.failure, language) : std::string(reason_of(outcome));
}

template<std::size_t size>
void
put_headings(XlsxSheet& sheet, const std::array<SheetWords, size>& headings, Language language)
{
    sheet.next_row();
    for (std::uint32_t i = 0; i < size; ++i) {
        sheet.text(i, in(headings[i], language), {Look::heading});
    }
}

SheetFrame
frame_of_files(Language language)
{
    SheetFrame frame{.frozen_columns = 1, .hides_empty = true};
    frame.columns.resize(file_headings.size(), {.most = 50, .least = 10});
    frame.columns[1].tints = {{std::string(in(failed, language)), Tint::error}};
    frame.columns[2].most = 70;
    frame.header = [language](XlsxSheet& sheet) { put_headings(sheet, file_headings, language); };
    return frame;
}

SheetFrame
frame_of_matrix(std::vector<int> years, Language language)
{
    SheetFrame frame{.frozen_columns = 1};
    frame.columns.resize(lead, {.most = 44, .least = 8});
    SheetColumn year{.most = 26, .least = 10};
    const auto states_shown = coverage_states(language);
    year.tints.reserve(states_shown.size());
    for (const auto& state : states_shown) {
        year.tints.push_back({state.begins, state.tint});
    }
    frame.columns.insert(frame.columns.end(), years.size(), year);
    frame.header = [years = std::move(years), language](XlsxSheet& sheet) {
        put_headings(sheet, lead_headings, language);
        for (std::uint32_t i = 0; i < years.size(); ++i) {
            sheet.text(lead + i, std::to_string(years[i]), {Look::heading});
        }
    };
    return frame;
}

} // namespace

std::string
coverage_words(const Coverage& coverage, Language language)
{
    const bool zh = language == Language::zh;
    auto text = state_words(coverage, language);
    if (coverage.current > 1) {
        text += fmt::format(fmt::runtime(zh ? "（{} 份）" : " ({} reports)"), coverage.current);
    }
    if (coverage.current > 0 && coverage.superseded > 0) {
        text += fmt::format(fmt::runtime(zh ? "（另有旧版 {}）" : " (superseded: {})"),
                            coverage.superseded);
    }
    if (coverage.kept > 0) {
        text += zh ? "（沿用上次读取）" : " (as read before)";
    }
    return text;
}

std::vector<CoverageState>
coverage_states(Language language)
{
    std::vector<CoverageState> all;
    all.reserve(states.size());
    for (const auto& state : states) {
        all.push_back({std::string(in(state.begins, language)),
                       state.tint,
                       std::string(in(state.meaning, language))});
    }
    return all;
}

CoverageSheets::CoverageSheets(XlsxFile& file, std::filesystem::path out, Language language)
    : out_(std::move(out)), language_(language),
      matrix_(file.add_sheet(in(matrix_sheet, language))),
      files_(file.add_sheet(in(files_sheet, language)))
{
    files_.begin(frame_of_files(language));
}

void
CoverageSheets::add(std::span<const Entry> body)
{
    Body* row = nullptr;
    for (const auto& entry : body) {
        const auto& outcome = *entry.outcome;
        if (is_listed(outcome)) {
            put_file(outcome);
        }
        if (!is_placed(outcome)) {
            continue;
        }
        if (row == nullptr) {
            row = &bodies_.emplace_back(Body{outcome.body, outcome.division_code});
        }
        if (row->division_code.empty()) {
            row->division_code = outcome.division_code;
        }
        const auto year = *outcome.filing.year;
        if (row->years.empty() || row->years.back().year != year) {
            row->years.push_back({.year = year}); // entries come by year
        }
        count(row->years.back(), outcome);
    }
}

void
CoverageSheets::put_file(const Outcome& outcome)
{
    files_.next_row();
    files_.link(0, relative_link(outcome.path, out_), outcome.file);
    files_.text(1, in(became[static_cast<std::size_t>(outcome.status)], language_));
    files_.text(2, reason_words(outcome, language_));
    files_.text(3, outcome.body);
    if (outcome.filing.year) {
        files_.count(4, static_cast<std::uint64_t>(*outcome.filing.year), {Look::year});
    }
    files_.text(5, outcome.other_file);
}

void
CoverageSheets::put_body(const Body& body, std::span<const int> years)
{
    Coverage sums;
    matrix_.next_row();
    for (const auto& coverage : body.years) {
        sums.current += coverage.current;
        sums.errors += coverage.errors;
        sums.warnings += coverage.warnings;
        const auto at = std::lower_bound(years.begin(), years.end(), coverage.year);
        matrix_.text(lead + static_cast<std::uint32_t>(at - years.begin()),
                     coverage_words(coverage, language_),
                     {Look::centred});
    }
    matrix_.text(0, body.name);
    matrix_.text(1, body.division_code);
    matrix_.count(2, sums.current);
    matrix_.count(3, sums.errors);
    matrix_.count(4, sums.warnings);
}

void
CoverageSheets::finish()
{
    std::set<int> met;
    for (const auto& body : bodies_) {
        for (const auto& coverage : body.years) {
            met.insert(coverage.year);
        }
    }
    const std::vector<int> years(met.begin(), met.end());
    matrix_.begin(frame_of_matrix(years, language_));
    for (const auto& body : bodies_) {
        put_body(body, years);
    }
}

} // namespace nianbao

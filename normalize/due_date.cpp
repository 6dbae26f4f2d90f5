#include "normalize/due_date.hpp"

#include "normalize/dates.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <tuple>

namespace nianbao {

namespace {

constexpr std::string_view end_of_governments = "政府";
constexpr std::string_view school_year = "学年";

enum class Reporter : std::uint8_t { department, government };

// The latest that any of its forms allows.
DueDay
due_day(std::span<const Form* const> forms, Reporter reporter)
{
    DueDay latest;
    for (const auto* form : forms) {
        const bool has_own =
            reporter == Reporter::government && form->due_of_governments.month != 0;
        const auto due = has_own ? form->due_of_governments : form->due;
        if (std::tie(latest.month, latest.day) < std::tie(due.month, due.day)) {
            latest = due;
        }
    }
    return latest;
}

Reporter
reporter_of(std::string_view body, Scope scope)
{
    const bool governs = body.ends_with(end_of_governments) || scope == Scope::aggregate;
    return governs ? Reporter::government : Reporter::department;
}

bool
is_of_school_year(const Identity& identity, std::span<const Form* const> forms)
{
    const auto& period = identity.period;
    const bool ends_in_summer =
        !period.empty() && period.find("-12-", period.find('/')) == std::string::npos;
    return ends_in_summer || identity.title.find(school_year) != std::string::npos ||
           std::any_of(forms.begin(), forms.end(), [](const Form* form) {
               return form->period == ReportingYear::academic;
           });
}

// "2021-01-06"
std::optional<Date>
date_of(std::string_view text)
{
    Date date;
    constexpr std::size_t size = 10;
    const auto read = [&](std::size_t at, std::size_t length, int& into) {
        return std::from_chars(text.data() + at, text.data() + at + length, into).ec == std::errc();
    };
    const bool whole = text.size() == size && read(0, 4, date.year) && read(5, 2, date.month) &&
                       read(8, 2, date.day);
    return whole ? std::optional(date) : std::nullopt;
}

// From the end of the year before; the day before January 1 is 0.
int
days_into(int year, const Date& date)
{
    using namespace std::chrono;
    const auto day_of = [](int in, int month, int day) {
        return sys_days(std::chrono::year(in) / month / day);
    };
    const auto days = day_of(date.year, date.month, date.day) - day_of(year, 1, 1);
    return static_cast<int>(days.count()) + 1;
}

} // namespace

Checked
check_due_date(const Report& report,
               const Filing& filing,
               std::string_view body,
               std::span<const Form* const> forms)
{
    const auto due = due_day(forms, reporter_of(body, filing.scope));
    if (!filing.year || due.month == 0 || is_of_school_year(report.identity, forms)) {
        return {};
    }
    CheckOutcome outcome{.code = "filed-late"};
    const Date last{*filing.year + 1, due.month, due.day};
    const auto& printed = report.identity.signed_on;
    if (const auto signed_on = date_of(printed)) {
        const auto days = days_into(last.year, *signed_on);
        const auto allowed = days_into(last.year, last);
        outcome.state = days <= allowed ? CheckState::holds : CheckState::broken;
        outcome.left = std::to_string(days);
        outcome.right = std::to_string(allowed);
    }
    Checked checked;
    if (outcome.state == CheckState::broken) {
        checked.findings.push_back({.code = outcome.code,
                                    .arguments = {printed, to_string(last)},
                                    .expected = to_string(last),
                                    .actual = printed});
    }
    checked.checks.push_back(std::move(outcome));
    return checked;
}

} // namespace nianbao

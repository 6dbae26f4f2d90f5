#include "normalize/filing_checks.hpp"

#include "normalize/due_date.hpp"
#include "normalize/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 6> ends_of_towns{
    "镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "苏木人民政府"};

bool
is_in_force(const Form& form, int year)
{
    return form.since <= year && (form.until == 0 || year <= form.until);
}

// zfxxgk-2019 (2019-2020)
std::string
words_of(const Form& form)
{
    const auto until = form.until == 0 ? std::string() : std::to_string(form.until);
    return fmt::format("{} ({}-{})", form.id, form.since, until);
}

// The forms of the same title that are for the year.
std::string
right_forms(const FormLibrary& library, const std::set<std::string_view>& titles, int year)
{
    std::string ids;
    for (const auto& form : library.forms) {
        if (titles.contains(form.title) && is_in_force(form, year)) {
            ids += (ids.empty() ? "" : ", ") + form.id;
        }
    }
    return ids;
}

// Makes the checks of one report.
class FilingChecker
{
public:
    FilingChecker(const Report& report, const Filing& filing, const FormLibrary& library)
        : report_(report), filing_(filing), library_(library),
          forms_(forms_named(library, report.form))
    {
    }

    void check_edition();
    void check_level(const FiledBy& by);

    Checked take() { return std::move(checked_); }

private:
    [[nodiscard]] Evidence evidence(std::uint32_t at) const
    {
        const auto& seen = report_.observations[at];
        return {seen.place, text_read(seen)};
    }
    [[nodiscard]] std::vector<std::uint32_t> numbers_of(const Check& check, const Form& form) const;
    [[nodiscard]] CheckOutcome check_zeros(const Check& check,
                                           std::span<const std::uint32_t> numbers) const;
    void report_edition(const std::vector<const Form*>& wrong, const CheckOutcome& outcome);
    void report_level(const Check& check, const CheckOutcome& outcome);

    const Report& report_;
    const Filing& filing_;
    const FormLibrary& library_;
    std::vector<const Form*> forms_; // that its tables are of
    Checked checked_;
};

// The first figure of every table, and of every block that is of another edition.
std::vector<std::uint32_t>
heads_of_tables(std::span<const Observation> observations)
{
    std::vector<std::uint32_t> heads;
    std::set<std::pair<std::uint32_t, std::string_view>> met;
    const Observation* last = nullptr;
    for (std::uint32_t i = 0; i < observations.size(); ++i) {
        const auto& seen = observations[i];
        const bool goes_on =
            last != nullptr && last->place.table == seen.place.table && last->form == seen.form;
        if (!goes_on && met.emplace(seen.place.table, seen.form).second) {
            heads.push_back(i);
        }
        last = &seen;
    }
    return heads;
}

// A table that fits several editions is no sign of the wrong one where one of them is right.
void
FilingChecker::check_edition()
{
    if (!filing_.year || forms_.empty()) {
        return;
    }
    CheckOutcome outcome{.code = "wrong-edition", .state = CheckState::holds};
    std::vector<const Form*> wrong;
    const auto heads = heads_of_tables(report_.observations);
    for (const auto head : heads) {
        const auto fits = forms_named(library_, report_.observations[head].form);
        if (std::none_of(fits.begin(), fits.end(), [&](const Form* form) {
                return is_in_force(*form, *filing_.year);
            })) {
            outcome.cells.push_back(head);
            wrong.insert(wrong.end(), fits.begin(), fits.end());
        }
    }
    outcome.left = std::to_string(heads.size());
    outcome.right = std::to_string(outcome.cells.size());
    if (!wrong.empty()) {
        outcome.state = CheckState::broken;
        report_edition(wrong, outcome);
    }
    checked_.checks.push_back(std::move(outcome));
}

void
FilingChecker::report_edition(const std::vector<const Form*>& wrong, const CheckOutcome& outcome)
{
    std::string editions;
    std::set<std::string_view> titles;
    for (auto form = wrong.begin(); form != wrong.end(); ++form) {
        if (std::find(wrong.begin(), form, *form) == form) {
            editions += (editions.empty() ? "" : ", ") + words_of(**form);
            titles.insert((*form)->title);
        }
    }
    Finding finding{.code = outcome.code,
                    .arguments = {editions, std::int64_t{*filing_.year}},
                    .place = report_.observations[outcome.cells.front()].place,
                    .expected = right_forms(library_, titles, *filing_.year),
                    .actual = editions};
    for (const auto cell : outcome.cells) {
        finding.evidence.push_back(evidence(cell));
    }
    checked_.findings.push_back(std::move(finding));
}

bool
is_of(const Observation& seen, const CheckTerm& term)
{
    return seen.cell->metric == term.metric &&
           (term.applicant.empty() || seen.cell->applicant == term.applicant);
}

// The figures of a check that were read from a table of the form.
std::vector<std::uint32_t>
FilingChecker::numbers_of(const Check& check, const Form& form) const
{
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < report_.observations.size(); ++i) {
        const auto& seen = report_.observations[i];
        const bool concerned =
            seen.reading == Reading::number &&
            std::any_of(check.left.begin(), check.left.end(), [&](const CheckTerm& term) {
                return is_of(seen, term);
            });
        const auto fits = concerned ? forms_named(library_, seen.form) : decltype(forms_)();
        if (std::find(fits.begin(), fits.end(), &form) != fits.end()) {
            numbers.push_back(i);
        }
    }
    return numbers;
}

CheckOutcome
FilingChecker::check_zeros(const Check& check, std::span<const std::uint32_t> numbers) const
{
    CheckOutcome outcome{.code = check.code, .metric = check.left.front().metric};
    std::copy_if(numbers.begin(),
                 numbers.end(),
                 std::back_inserter(outcome.cells),
                 [&](std::uint32_t at) { return report_.observations[at].value.unscaled != 0; });
    outcome.state = outcome.cells.empty() ? CheckState::holds : CheckState::broken;
    outcome.left = std::to_string(numbers.size());
    outcome.right = std::to_string(outcome.cells.size());
    return outcome;
}

void
FilingChecker::check_level(const FiledBy& by)
{
    const auto level = level_of(by);
    std::set<std::pair<std::string_view, std::vector<std::uint32_t>>> made; // editions agree
    for (const auto* form : forms_) {
        for (const auto& check : form->checks) {
            if (!check.zero_below || !level || *level <= *check.zero_below) {
                continue;
            }
            const auto numbers = numbers_of(check, *form);
            if (numbers.empty() || !made.emplace(check.code, numbers).second) {
                continue;
            }
            auto outcome = check_zeros(check, numbers);
            if (outcome.state == CheckState::broken) {
                report_level(check, outcome);
            }
            checked_.checks.push_back(std::move(outcome));
        }
    }
}

void
FilingChecker::report_level(const Check& check, const CheckOutcome& outcome)
{
    const auto& first = report_.observations[outcome.cells.front()];
    Finding finding{.code = check.code,
                    .place = first.place,
                    .severity = severity_of_breach(check, outcome.state),
                    .metric = first.cell->metric,
                    .applicant = first.cell->applicant,
                    .item = first.item,
                    .expected = "0",
                    .actual = to_string(first.value)};
    std::string figures;
    for (const auto cell : outcome.cells) {
        finding.evidence.push_back(evidence(cell));
        figures += (figures.empty() ? "" : ", ") + finding.evidence.back().text;
    }
    finding.arguments = {figures, std::string("0"), std::string(">")};
    checked_.findings.push_back(std::move(finding));
}

} // namespace

std::optional<PlaceLevel>
level_of(const FiledBy& by)
{
    const bool is_town = std::any_of(ends_of_towns.begin(),
                                     ends_of_towns.end(),
                                     [&](std::string_view end) { return by.body.ends_with(end); });
    constexpr std::size_t county_digits = 6;
    const auto code = by.division_code;
    if (is_town || code.size() > county_digits) {
        return PlaceLevel::town;
    }
    if (code.size() != county_digits) {
        return std::nullopt;
    }
    if (code.ends_with("0000")) {
        return PlaceLevel::province;
    }
    return code.ends_with("00") ? PlaceLevel::prefecture : PlaceLevel::county;
}

Checked
check_filing(const Report& report,
             const Filing& filing,
             const FiledBy& by,
             const FormLibrary& library)
{
    FilingChecker checker(report, filing, library);
    checker.check_edition();
    checker.check_level(by);
    auto checked = checker.take();
    const auto forms = forms_named(library, report.form);
    auto timely = check_due_date(report, filing, by.body, forms);
    std::move(timely.checks.begin(), timely.checks.end(), std::back_inserter(checked.checks));
    std::move(timely.findings.begin(), timely.findings.end(), std::back_inserter(checked.findings));
    return checked;
}

} // namespace nianbao

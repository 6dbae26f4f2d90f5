#include "normalize/form_sums.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 9> check_keys{
    "code", "source", "per", "table", "equal", "at_most", "unequal", "zero_below", "figures"};
constexpr std::array<std::string_view, 5> keys_of_sums{
    "per", "table", "equal", "at_most", "unequal"};
constexpr std::array<std::string_view, 3> term_keys{"metric", "applicant", "year"};

constexpr auto sources = std::to_array<Word<CheckSource>>({{"official", CheckSource::official},
                                                           {"implied", CheckSource::implied},
                                                           {"soft", CheckSource::soft}});
constexpr auto runs_over = std::to_array<Word<RunsOver>>(
    {{"applicant", RunsOver::applicants}, {"metric", RunsOver::metrics}});

constexpr auto levels = std::to_array<Word<PlaceLevel>>({{"province", PlaceLevel::province},
                                                         {"prefecture", PlaceLevel::prefecture},
                                                         {"county", PlaceLevel::county}});

struct ComparisonKey
{
    std::string_view key;
    Comparison comparison;
};
constexpr auto comparisons = std::to_array<ComparisonKey>({{"equal", Comparison::equal},
                                                           {"at_most", Comparison::at_most},
                                                           {"unequal", Comparison::unequal}});

// What the form's cells, or those of one table, have of a name: metrics or applicants.
std::vector<std::string_view>
names_of(const Form& form, std::string_view table, std::string FormCell::*name)
{
    std::vector<std::string_view> names;
    for (const auto& one : form.tables) {
        for (const auto& cell : one.cells) {
            if ((table.empty() || one.id == table) && !(cell.*name).empty()) {
                names.push_back(cell.*name);
            }
        }
    }
    return names;
}

bool
among(std::string_view word, std::span<const std::string_view> known)
{
    return std::find(known.begin(), known.end(), word) != known.end();
}

} // namespace

Check
CheckReader::read(const toml::table& table)
{
    values_.check_keys_of(table, check_keys);
    Check check{.code = values_.required(table, "code", "[[check]]"),
                .table = values_.text(table, "table")};
    check.line = TomlValues::line_of(table);
    check.source = values_.word(table, "source", sources).value_or(CheckSource::implied);
    check.per = values_.word(table, "per", runs_over).value_or(RunsOver::nothing);
    if (table.get("zero_below") != nullptr || table.get("figures") != nullptr) {
        read_figures(table, check);
        return check;
    }
    check_table_of(table, check);
    read_sides(table, check);
    return check;
}

// Figures that are zero below a level of places: no sums.
void
CheckReader::read_figures(const toml::table& table, Check& check)
{
    for (const auto key : keys_of_sums) {
        if (const auto* node = table.get(key)) {
            values_.reject(*node, "form-zero-below", {std::string(key)});
            return;
        }
    }
    if (table.get("zero_below") == nullptr) {
        values_.lacking(table, "[[check]]", "zero_below", "zero_below = \"prefecture\"");
    }
    check.zero_below = values_.word(table, "zero_below", levels);
    const auto* node = table.get("figures");
    if (node == nullptr) {
        values_.lacking(table, "[[check]]", "figures", "figures = [\"...\"]");
    } else if (!node->is_array() || node->as_array()->empty()) {
        values_.reject(
            *node, "form-wrong-type", {std::string("figures"), std::string("[\"...\"]")});
    } else {
        check.left = read_terms(*node->as_array(), check);
    }
}

// A check has one comparison of two sides.
void
CheckReader::read_sides(const toml::table& table, Check& check)
{
    const ComparisonKey* found = nullptr;
    for (const auto& one : comparisons) {
        if (table.get(one.key) == nullptr) {
            continue;
        }
        if (found != nullptr) {
            values_.reject(*table.get(one.key),
                           "form-two-comparisons",
                           {std::string(found->key), std::string(one.key)});
            return;
        }
        found = &one;
    }
    if (found == nullptr) {
        values_.lacking(table, "[[check]]", "equal", "equal = [[...], [...]]");
        return;
    }
    check.comparison = found->comparison;
    const auto& node = *table.get(found->key);
    const auto* sides = node.as_array();
    if (sides == nullptr || sides->size() != 2 || !sides->is_homogeneous(toml::node_type::array) ||
        sides->get(0)->as_array()->empty() || sides->get(1)->as_array()->empty()) {
        values_.reject(
            node, "form-wrong-type", {std::string(found->key), std::string("[[...], [...]]")});
        return;
    }
    check.left = read_terms(*sides->get(0)->as_array(), check);
    check.right = read_terms(*sides->get(1)->as_array(), check);
}

void
CheckReader::check_table_of(const toml::table& table, const Check& check)
{
    if (check.per == RunsOver::metrics && table.get("table") == nullptr) {
        values_.lacking(table, "per = \"metric\"", "table", "table = \"...\"");
    }
    std::vector<std::string_view> ids;
    for (const auto& one : form_.tables) {
        ids.push_back(one.id);
    }
    if (!check.table.empty() && tables_sound_ && !among(check.table, ids)) {
        values_.reject(*table.get("table"),
                       "form-unknown-table",
                       {check.table, std::string(nearest(check.table, ids))});
    }
}

std::vector<CheckTerm>
CheckReader::read_terms(const toml::array& side, const Check& check)
{
    std::vector<CheckTerm> terms;
    for (const auto& node : side) {
        auto term = read_term(node, check);
        if (tables_sound_) {
            check_term(node, term, check);
        }
        terms.push_back(std::move(term));
    }
    return terms;
}

// A term names figures that the form has.
void
CheckReader::check_term(const toml::node& node, const CheckTerm& term, const Check& check)
{
    const auto metrics = names_of(form_, "", &FormCell::metric);
    if (!term.metric.empty() && !among(term.metric, metrics)) {
        values_.reject(
            node, "form-unknown-metric", {term.metric, std::string(nearest(term.metric, metrics))});
    }
    const auto applicants = names_of(form_, check.table, &FormCell::applicant);
    const auto ids = names_of(form_, check.table, &FormCell::metric);
    if (!term.applicant.empty() && !ids.empty() && !among(term.applicant, applicants)) {
        values_.reject(node,
                       "form-unknown-applicant",
                       {term.applicant, std::string(nearest(term.applicant, applicants))});
    }
}

CheckTerm
CheckReader::read_term(const toml::node& node, const Check& check)
{
    CheckTerm term;
    if (const auto* name = node.as_string()) {
        (check.per == RunsOver::metrics ? term.applicant : term.metric) = name->get();
    } else if (const auto* table = node.as_table()) {
        values_.check_keys_of(*table, term_keys);
        if (table->get("metric") == nullptr && table->get("applicant") == nullptr) {
            const std::string_view key = check.per == RunsOver::metrics ? "applicant" : "metric";
            values_.lacking(*table, "equal", key, fmt::format("{} = \"...\"", key));
        }
        term.metric = values_.text(*table, "metric");
        term.applicant = values_.text(*table, "applicant");
        term.year = static_cast<int>(values_.get<std::int64_t>(*table, "year", "-1").value_or(0));
    } else {
        values_.reject(node,
                       "form-wrong-type",
                       {std::string("equal"), std::string("[[\"...\", {...}], [...]]")});
    }
    return term;
}

} // namespace nianbao

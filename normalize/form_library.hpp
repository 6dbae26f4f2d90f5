#pragma once

#include "normalize/form.hpp"
#include "normalize/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

struct EmbeddedForm
{
    const char* name;
    const char* text;
};

// normalize/forms/*.toml, compiled in.
const std::vector<EmbeddedForm>& embedded_forms();

// Which tables print a label, found in one look-up. Numbers are indexes into FormLibrary::tables.
using TableNumbers = std::vector<std::uint16_t>;

struct LabelHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return label_key(text); }
};

using LabelIndex = std::unordered_map<std::string, TableNumbers, LabelHash, std::equal_to<>>;

// One sum to check, its figures looked up when the forms are loaded.
struct CheckRun
{
    const Check* check;
    std::string_view metric; // of the first term on the left
    std::string_view applicant;
    std::string_view item;
    std::vector<std::uint32_t> left; // FormCell::figure
    std::vector<std::uint32_t> right;
};

// A figure of this year, or of another: -1 is the year before.
struct YearFigure
{
    std::uint32_t figure = 0;
    int year = 0;
};

// One sum to check over several years.
struct YearRun
{
    const Check* check;
    std::string_view metric; // of the first term on the left
    std::string_view applicant;
    std::string_view item;
    std::vector<YearFigure> left;
    std::vector<YearFigure> right;
};

struct KnownTable
{
    const Form* form;
    const TableForm* table;
    std::uint16_t columns_like = 0; // number of the first table with the same columns
};

// Every form a run knows. Observations point into it: it outlives them and is moved, never copied.
struct FormLibrary
{
    FormLibrary() = default;
    explicit FormLibrary(std::vector<Form> known);
    FormLibrary(const FormLibrary&) = delete;
    FormLibrary& operator=(const FormLibrary&) = delete;
    FormLibrary(FormLibrary&&) = default;
    FormLibrary& operator=(FormLibrary&&) = default;
    ~FormLibrary() = default;

    std::vector<Form> forms;
    std::vector<KnownTable> tables;
    LabelIndex headers;  // column labels of any level, their other wordings, and their bare forms
    LabelIndex captions; // folded
    std::uint32_t figures = 0;                     // how many there are
    std::vector<std::vector<CheckRun>> checks;     // by form; those within one year
    std::vector<std::vector<YearRun>> year_checks; // by form; those over several
    std::vector<Vocabulary> vocabularies;          // by form
};

// The forms of ids joined by | or ;, in that order.
[[nodiscard]] std::vector<const Form*> forms_named(const FormLibrary& library,
                                                   std::string_view ids);

// The official forms, then those of `files`. A form of an id met before fails.
[[nodiscard]] Result<FormLibrary> load_forms(std::span<const std::filesystem::path> files);

// The text of a form's file; fails with `form-unreadable`.
[[nodiscard]] Result<std::string> read_form_file(const std::filesystem::path& path);

// One row of the dictionary: a metric with every form that prints it.
struct Metric
{
    std::string id;
    std::string label; // Chinese, of the newest form that has it
    std::string english;
    std::string unit;
    std::string forms;                  // ids joined by |
    Relation relation = Relation::same; // the loosest of any form
    std::string related{};              // metrics of other forms that it speaks of, joined by |
    std::string loose_forms{};          // forms in which it isn't `same`, joined by |
    std::string legal;
};

// In form order, each metric once.
[[nodiscard]] std::vector<Metric> metric_dictionary(std::span<const Form> forms);

} // namespace nianbao

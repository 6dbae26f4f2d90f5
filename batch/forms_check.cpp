#include "batch/forms_check.hpp"

#include "normalize/form_library.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

// clang-format off
constexpr Wording warning{"提醒：",                                "warning: "};
constexpr Wording more{   "另有 {} 条未列出\n",                    "and {} more\n"};
constexpr Wording right{  "表式 {} 无误：{} 张表，{} 个单元格\n",  "the form {} is right: tables {}, cells {}\n"};
constexpr Wording usable{ "表式 {} 可用：{} 张表，{} 个单元格，提醒 {} 条\n",
                          "the form {} can be used: tables {}, cells {}, warnings {}\n"};
// clang-format on

constexpr std::size_t most_complaints = 20;
constexpr std::size_t path_bytes = 4096;

std::string
complaint(const Failure& failure, Language language)
{
    const bool stops = rule_of(failure).severity == Severity::error;
    return fmt::format("{}:{}: {}{}\n",
                       visible(failure.part, path_bytes),
                       failure.line,
                       stops ? "" : warning.in(language),
                       bare_words(failure, language));
}

bool
is_embedded(const Form& form, std::string_view text)
{
    const auto& all = embedded_forms();
    return std::any_of(all.begin(), all.end(), [&](const EmbeddedForm& embedded) {
        return embedded.text == text && parse_form(embedded.text, embedded.name)->id == form.id;
    });
}

} // namespace

std::size_t
cells_of(const Form& form)
{
    std::size_t count = 0;
    each_expected_cell(form, [&](const FormCell&) { ++count; });
    return count;
}

std::string
complaints(const FormCheck& check, Language language)
{
    const auto& all = check.mistakes.empty() ? check.warnings : check.mistakes;
    std::string text;
    for (std::size_t i = 0; i < std::min(all.size(), most_complaints); ++i) {
        text += complaint(all[i], language);
    }
    if (all.size() > most_complaints) {
        text += fmt::format(fmt::runtime(more.in(language)), all.size() - most_complaints);
    }
    return text;
}

std::string
check_summary(const FormCheck& check, Language language)
{
    const auto& form = check.form;
    const auto& wording = check.warnings.empty() ? right : usable;
    return fmt::format(fmt::runtime(wording.in(language)),
                       visible(form.id),
                       form.tables.size(),
                       cells_of(form),
                       check.warnings.size());
}

Result<FormCheck>
check_beside(const std::filesystem::path& file, std::span<const std::filesystem::path> forms)
{
    auto library = load_forms(forms);
    if (!library) {
        return tl::unexpected(library.error());
    }
    return read_form_file(file).map([&](const std::string& text) {
        auto& known = library->forms;
        std::erase_if(known, [&](const Form& form) { return is_embedded(form, text); });
        return check_form(text, file.string(), known);
    });
}

ExitStatus
check_form_file(const FormsOptions& options, const Environment& environment)
{
    const auto terminal = terminal_language(environment);
    const auto check = check_beside(options.form, options.forms);
    if (!check) {
        const auto paint = paint_of(options.color, device_of(stderr), environment);
        put(stderr, error_line(check.error(), terminal, paint));
        return ExitStatus::usage;
    }
    put(stderr, complaints(*check, terminal));
    if (!check->mistakes.empty()) {
        return ExitStatus::usage;
    }
    put(stdout, check_summary(*check, terminal));
    return ExitStatus::good;
}

} // namespace nianbao

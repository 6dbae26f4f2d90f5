#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <array>

namespace nianbao {

namespace {

constexpr std::array<SheetWords, 3> scopes{
    SheetWords{"", ""}, SheetWords{"本级", "own"}, SheetWords{"汇总", "aggregate"}};
constexpr std::array<SheetWords, 3> severities{
    SheetWords{"提示", "note"}, SheetWords{"警告", "warning"}, SheetWords{"错误", "error"}};

} // namespace

std::string_view
scope_word(Scope scope, Language language)
{
    return in(scopes[static_cast<std::size_t>(scope)], language);
}

std::string_view
severity_word(Severity severity, Language language)
{
    return in(severities[static_cast<std::size_t>(severity)], language);
}

std::string
counts_words(std::uint64_t errors, std::uint64_t warnings, Language language)
{
    std::string words;
    if (errors > 0) {
        words = fmt::format("{} {}", severity_word(Severity::error, language), errors);
    }
    if (warnings > 0) {
        words += fmt::format("{}{} {}",
                             words.empty() ? "" : " ",
                             severity_word(Severity::warning, language),
                             warnings);
    }
    return words;
}

std::vector<TintRule>
severity_tints(Language language)
{
    return {{std::string(severity_word(Severity::error, language)), Tint::error},
            {std::string(severity_word(Severity::warning, language)), Tint::warning}};
}

} // namespace nianbao

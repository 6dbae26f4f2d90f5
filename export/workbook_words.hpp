#pragma once

#include "export/outcome.hpp"
#include "export/workbook_layout.hpp"
#include "export/xlsx.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// Words that several sheets of the workbook share.

inline constexpr SheetWords figures_file_heading{"文件", "File"};
inline constexpr SheetWords blank_words{"（空）", "(blank)"};

// 本级, 汇总; empty where it is not known.
[[nodiscard]] std::string_view scope_word(Scope scope, Language language);
[[nodiscard]] std::string_view severity_word(Severity severity, Language language);
// "错误 2 警告 1"; empty where there are none.
[[nodiscard]] std::string
counts_words(std::uint64_t errors, std::uint64_t warnings, Language language);

// How cells that begin with such words are tinted.
[[nodiscard]] std::vector<TintRule> severity_tints(Language language);

} // namespace nianbao

#include "batch/given.hpp"

namespace nianbao {

std::optional<std::filesystem::path>
path_of(const GivenOptions& given, std::string_view name)
{
    const auto* setting = given.find(name);
    return setting != nullptr ? std::optional<std::filesystem::path>(setting->values.front())
                              : std::nullopt;
}

std::vector<std::filesystem::path>
paths(const std::vector<std::string>& texts)
{
    return {texts.begin(), texts.end()};
}

Result<std::vector<std::filesystem::path>>
operands_of(const std::vector<std::string>& texts, std::string_view name)
{
    if (texts.empty() || std::find(texts.begin(), texts.end(), "") != texts.end()) {
        return fail("option-required", {std::string(name), fmt::format("{}...", name)});
    }
    return paths(texts);
}

} // namespace nianbao

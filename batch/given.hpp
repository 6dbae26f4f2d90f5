#pragma once

#include "batch/options.hpp"
#include "batch/settings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

template<typename Value>
struct Choice
{
    std::string_view word;
    Value value;
};

// clang-format off
inline constexpr std::array color_choices{
    Choice<ColorChoice>{"auto",   ColorChoice::automatic},
    Choice<ColorChoice>{"always", ColorChoice::always},
    Choice<ColorChoice>{"never",  ColorChoice::never},
};
inline constexpr std::array languages{
    Choice<Language>{"zh", Language::zh},
    Choice<Language>{"en", Language::en},
};
// clang-format on

// The settings of all layers, each option once.
class GivenOptions
{
public:
    explicit GivenOptions(Settings settings) : settings_(std::move(settings)) {}

    [[nodiscard]] const Settings& all() const { return settings_; }
    [[nodiscard]] const Setting* find(std::string_view name) const
    {
        const auto found = std::find_if(settings_.begin(), settings_.end(), [&](const auto& one) {
            return one.rule->name == name;
        });
        return found == settings_.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const
    {
        const auto* setting = find(name);
        return setting != nullptr ? setting->values : std::vector<std::string>{};
    }
    template<typename Value, std::size_t count>
    [[nodiscard]] Result<Value> choice(std::string_view name,
                                       const std::array<Choice<Value>, count>& choices,
                                       Value otherwise) const
    {
        const auto* setting = find(name);
        return setting != nullptr ? choose(*setting, choices) : otherwise;
    }

private:
    template<typename Value, std::size_t count>
    static Result<Value> choose(const Setting& setting,
                                const std::array<Choice<Value>, count>& choices)
    {
        std::string allowed;
        for (const auto& choice : choices) {
            if (choice.word == setting.values.front()) {
                return choice.value;
            }
            allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", choice.word);
        }
        return not_allowed(setting, setting.values.front(), allowed);
    }

    Settings settings_;
};

template<typename... Values>
[[nodiscard]] std::optional<Failure>
first_failure(const Result<Values>&... results)
{
    std::optional<Failure> first;
    ((first || results ? void() : void(first = results.error())), ...);
    return first;
}

// Empty where the option is not given.
[[nodiscard]] std::optional<std::filesystem::path> path_of(const GivenOptions& given,
                                                           std::string_view name);
[[nodiscard]] std::vector<std::filesystem::path> paths(const std::vector<std::string>& texts);

// At least one, none of them empty: some calls would read that as the working folder. `name` is
// what messages call them.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
operands_of(const std::vector<std::string>& texts, std::string_view name);

} // namespace nianbao

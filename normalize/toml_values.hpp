#pragma once

// Shared by the parts of the form parser alone: the one place that walks TOML.

#include "extract/finding.hpp"
#include "normalize/edit_distance.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

using Keys = std::span<const std::string_view>;

// A word of the language and what it stands for.
template<typename Value>
struct Word
{
    std::string_view word;
    Value value;
};

// Reads values out of one file; what is wrong is kept with its line, in the order it is met.
class TomlValues
{
public:
    explicit TomlValues(std::string_view name) : name_(name) {}

    [[nodiscard]] const std::vector<Failure>& mistakes() const { return mistakes_; }

    [[nodiscard]] Result<toml::table> parse(std::string_view text) const
    {
        try {
            return toml::parse(text);
        } catch (const toml::parse_error& error) {
            return fail("form-syntax",
                        {std::string(error.description())},
                        name_,
                        static_cast<std::uint32_t>(error.source().begin.line));
        }
    }

    void reject(const toml::node& node, std::string code, std::vector<Argument> arguments)
    {
        Failure mistake{std::move(code), std::move(arguments), name_, line_of(node)};
        if (std::find(mistakes_.begin(), mistakes_.end(), mistake) == mistakes_.end()) {
            mistakes_.push_back(std::move(mistake));
        }
    }

    [[nodiscard]] static std::uint32_t line_of(const toml::node& node)
    {
        return static_cast<std::uint32_t>(node.source().begin.line);
    }

    // A key that is not there: told once, where it is not merely misspelt. `written` is how it
    // should stand there.
    void lacking(const toml::table& table,
                 std::string_view where,
                 std::string_view key,
                 std::string_view written)
    {
        const std::pair<const toml::table*, std::string_view> missing{&table, key};
        if (std::find(misspelt_.begin(), misspelt_.end(), missing) == misspelt_.end()) {
            reject(table,
                   "form-missing-key",
                   {std::string(where), std::string(key), std::string(written)});
        }
    }

    void check_keys_of(const toml::table& table, Keys known)
    {
        for (const auto& [key, node] : table) {
            if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
                unknown_key(table, key.str(), node, known);
            }
        }
    }

    template<typename T>
    std::optional<T> get(const toml::table& table, std::string_view key, std::string_view kind)
    {
        const auto* node = table.get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        auto value = node->value_exact<T>();
        if (!value) {
            reject(*node, "form-wrong-type", {std::string(key), std::string(kind)});
        }
        return value;
    }

    std::string text(const toml::table& table, std::string_view key)
    {
        return get<std::string>(table, key, "\"...\"").value_or("");
    }

    std::string required(const toml::table& table, std::string_view key, std::string_view where)
    {
        const auto* node = table.get(key);
        if (node == nullptr) {
            lacking(table, where, key, fmt::format("{} = \"...\"", key));
        } else if (node->is_string() && node->as_string()->get().empty()) {
            reject(*node, "form-empty-value", {std::string(key)});
        }
        return text(table, key);
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key)
    {
        std::vector<std::string> all;
        const auto* node = table.get(key);
        if (node == nullptr) {
            return all;
        }
        const auto* list = node->as_array();
        if (list == nullptr || !(list->empty() || list->is_homogeneous(toml::node_type::string))) {
            reject(*node, "form-wrong-type", {std::string(key), std::string("[\"...\"]")});
            return all;
        }
        for (const auto& item : *list) {
            all.push_back(item.value_or(std::string()));
        }
        return all;
    }

    // "..." or ["...", "..."].
    std::vector<std::string> text_or_texts(const toml::table& table, std::string_view key)
    {
        const auto* node = table.get(key);
        if (node != nullptr && node->is_string()) {
            return {node->as_string()->get()};
        }
        return texts(table, key);
    }

    template<typename Value, std::size_t N>
    std::optional<Value>
    word(const toml::table& table, std::string_view key, const std::array<Word<Value>, N>& known)
    {
        const auto value = text(table, key);
        if (value.empty()) {
            return std::nullopt;
        }
        std::vector<std::string_view> allowed;
        for (const auto& [name, meaning] : known) {
            if (name == value) {
                return meaning;
            }
            allowed.push_back(name);
        }
        reject(*table.get(key),
               "form-bad-value",
               {std::string(key), value, fmt::format("{}", fmt::join(allowed, ", "))});
        return std::nullopt;
    }

    // The tables of an array, whether written [[key]] or key = [{...}].
    template<typename Take>
    void each_table(const toml::table& table, std::string_view key, Take take)
    {
        const auto* node = table.get(key);
        if (node == nullptr) {
            return;
        }
        const auto* list = node->as_array();
        if (list == nullptr || !(list->empty() || list->is_array_of_tables())) {
            reject(
                *node,
                "form-wrong-type",
                {std::string(key),
                 fmt::format("[{{...}}]{}", node->is_table() ? fmt::format(", [[{}]]", key) : "")});
            return;
        }
        for (const auto& item : *list) {
            take(*item.as_table());
        }
    }

private:
    // Two letters of a word that was meant may be wrong, of a long one a third.
    void
    unknown_key(const toml::table& table, std::string_view key, const toml::node& node, Keys known)
    {
        const auto meant = nearest(key, known);
        if (edit_distance(key, meant) > std::max<std::size_t>(2, key.size() / 3)) {
            reject(node,
                   "form-no-such-key",
                   {std::string(key), fmt::format("{}", fmt::join(known, ", "))});
            return;
        }
        misspelt_.emplace_back(&table, meant);
        reject(node, "form-unknown-key", {std::string(key), std::string(meant)});
    }

    std::string name_;
    std::vector<Failure> mistakes_;
    std::vector<std::pair<const toml::table*, std::string_view>> misspelt_; // and what was meant
};

} // namespace nianbao

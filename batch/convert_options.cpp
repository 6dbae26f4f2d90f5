#include "batch/convert_options.hpp"

#include <charconv>
#include <thread>

namespace nianbao {

namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned most_settle = 366 * 24 * 3600; // seconds

// clang-format off
constexpr std::array progress_choices{
    Choice<ProgressChoice>{"auto",   ProgressChoice::automatic},
    Choice<ProgressChoice>{"plain",  ProgressChoice::plain},
    Choice<ProgressChoice>{"none",   ProgressChoice::none},
};
constexpr std::array fail_on_choices{
    Choice<FailOn>{"error",   FailOn::error},
    Choice<FailOn>{"warning", FailOn::warning},
};
constexpr std::array answers{
    Choice<bool>{"yes", true},
    Choice<bool>{"no",  false},
};
constexpr std::array split_choices{
    Choice<bool>{"agency", true},
};
// clang-format on

Result<unsigned>
number_of(const Setting& setting, unsigned least, unsigned most)
{
    const auto& text = setting.values.front();
    const auto* end = text.data() + text.size();
    unsigned number = 0;
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || number < least || number > most) {
        return not_allowed(setting, text, fmt::format("{} ... {}", least, most));
    }
    return number;
}

Result<unsigned>
jobs_of(const GivenOptions& given)
{
    const auto* setting = given.find("jobs");
    return setting != nullptr ? number_of(*setting, 1, most_jobs)
                              : std::clamp(std::thread::hardware_concurrency(), 1U, most_jobs);
}

Result<std::chrono::seconds>
settle_of(const GivenOptions& given)
{
    const auto* setting = given.find("settle");
    const auto seconds = setting != nullptr ? number_of(*setting, 0, most_settle) : 0U;
    return seconds.map([](unsigned count) { return std::chrono::seconds(count); });
}

Result<std::string>
out_of(const GivenOptions& given)
{
    const auto* setting = given.find("out");
    if (setting == nullptr) {
        return fail("option-required", {std::string("--out"), std::string("-o DIR")});
    }
    if (setting->values.front().empty()) {
        return not_allowed(*setting, "", "DIR");
    }
    return setting->values.front();
}

Result<std::optional<std::filesystem::path>>
state_of(const GivenOptions& given)
{
    const auto* setting = given.find("state");
    if (setting != nullptr && setting->values.front().empty()) {
        return not_allowed(*setting, "", "DIR");
    }
    return path_of(given, "state");
}

struct ProductChoice
{
    std::string_view word;
    bool Products::*product; // none: always written
};

constexpr std::array product_choices{
    ProductChoice{"csv", nullptr},
    ProductChoice{"xlsx", &Products::workbook},
    ProductChoice{"html", &Products::page},
    ProductChoice{"sqlite", &Products::database},
};

Result<void>
add_product(Products& products, const Setting& setting, const std::string& word)
{
    std::string allowed;
    for (const auto& choice : product_choices) {
        if (choice.word == word) {
            if (choice.product != nullptr) {
                products.*choice.product = true;
            }
            return {};
        }
        allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", choice.word);
    }
    return not_allowed(setting, word, allowed);
}

// Tables are always written: the other products, and the next run, stand on them.
Result<Products>
products_of(const GivenOptions& given)
{
    Products products;
    const auto* setting = given.find("write");
    if (setting == nullptr) {
        products = {.workbook = true, .page = true};
    } else {
        const auto& list = setting->values.front();
        for (std::size_t from = 0; from <= list.size();) {
            const auto end = std::min(list.find(',', from), list.size());
            if (auto added = add_product(products, *setting, list.substr(from, end - from));
                !added) {
                return tl::unexpected(added.error());
            }
            from = end + 1;
        }
    }
    const auto split = given.choice("split-findings", split_choices, false);
    if (!split) {
        return tl::unexpected(split.error());
    }
    products.split_findings = *split;
    return products;
}

Result<Verbosity>
verbosity_of(const GivenOptions& given)
{
    const auto* quiet = given.find("quiet");
    const auto* verbose = given.find("verbose");
    if (quiet != nullptr && verbose != nullptr) {
        return fail("options-conflict", {quiet->called, verbose->called});
    }
    if (quiet != nullptr) {
        return Verbosity::quiet;
    }
    return verbose != nullptr ? Verbosity::verbose : Verbosity::normal;
}

std::vector<std::pair<std::string, std::string>>
as_given(const GivenOptions& given, const std::vector<std::string>& operands)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& setting : given.all()) {
        if (setting.rule->takes == Takes::nothing) {
            pairs.emplace_back(setting.rule->name, "yes");
        }
        for (const auto& value : setting.values) {
            pairs.emplace_back(setting.rule->name, value);
        }
    }
    for (const auto& operand : operands) {
        pairs.emplace_back("PATH", operand);
    }
    return pairs;
}

} // namespace

Result<ConvertOptions>
convert_options(const GivenOptions& given, const std::vector<std::string>& operands)
{
    auto inbox = operands_of(operands, "PATH");
    const auto out = out_of(given);
    const auto state = state_of(given);
    const auto jobs = jobs_of(given);
    const auto settle = settle_of(given);
    const auto byte_order_mark = given.choice("csv-bom", answers, true);
    const auto products = products_of(given);
    const auto language = given.choice("lang", languages, Language::zh);
    const auto progress = given.choice("progress", progress_choices, ProgressChoice::automatic);
    const auto color = given.choice("color", color_choices, ColorChoice::automatic);
    const auto verbosity = verbosity_of(given);
    const auto fail_on = given.choice("fail-on", fail_on_choices, FailOn::never);
    if (auto failure = first_failure(out,
                                     state,
                                     jobs,
                                     settle,
                                     byte_order_mark,
                                     products,
                                     language,
                                     progress,
                                     color,
                                     verbosity,
                                     fail_on,
                                     inbox)) {
        return tl::unexpected(std::move(*failure));
    }
    return ConvertOptions{.inbox = std::move(*inbox),
                          .out = *out,
                          .state = *state,
                          .jobs = *jobs,
                          .settle = *settle,
                          .forms = paths(given.list("form")),
                          .divisions = paths(given.list("divisions")),
                          .aliases = path_of(given, "aliases"),
                          .roster = path_of(given, "roster"),
                          .reading = {.bookmarks = given.list("bookmark")},
                          .byte_order_mark = *byte_order_mark,
                          .language = *language,
                          .products = *products,
                          .allow_shrink = given.find("allow-shrink") != nullptr,
                          .rebuild = given.find("rebuild") != nullptr,
                          .progress = *progress,
                          .color = *color,
                          .verbosity = *verbosity,
                          .fail_on = *fail_on,
                          .log = path_of(given, "log"),
                          .given = as_given(given, operands)};
}

} // namespace nianbao

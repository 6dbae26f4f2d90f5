#include "batch/last_run.hpp"

#include "export/publish.hpp"

#include <fmt/format.h>

#include <charconv>

namespace nianbao {

namespace {

constexpr std::string_view inputs = "inputs";
constexpr std::string_view products = "products";
constexpr std::string_view failures = "failures";
constexpr std::string_view errors = "errors";
constexpr std::string_view warnings = "warnings";
constexpr std::string_view jail = "jail";

// A mark that is no number counts as none.
std::uint64_t
number_of(const std::string& text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}
constexpr std::string_view filled = "filled";

std::set<std::string>
lines_of(std::string_view text)
{
    std::set<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string
text_of(const std::set<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += line + '\n';
    }
    return text;
}

} // namespace

LastRun
last_run(Ledger& ledger)
{
    return {.inputs = ledger.mark(inputs),
            .products = ledger.mark(products),
            .failures = lines_of(ledger.mark(failures)),
            .errors = number_of(ledger.mark(errors)),
            .warnings = number_of(ledger.mark(warnings)),
            .jail = ledger.mark(jail),
            .filled = lines_of(ledger.mark(filled))};
}

void
set_last_run(Ledger& ledger, const LastRun& run)
{
    ledger.set_mark(inputs, run.inputs);
    ledger.set_mark(products, run.products);
    ledger.set_mark(failures, text_of(run.failures));
    ledger.set_mark(errors, std::to_string(run.errors));
    ledger.set_mark(warnings, std::to_string(run.warnings));
    ledger.set_mark(jail, run.jail);
    ledger.set_mark(filled, text_of(run.filled));
}

std::string
states_of_products(const std::filesystem::path& out)
{
    std::string text;
    for (const auto& name : products_in(out)) {
        const auto state = look_at(out / name);
        text += state ? fmt::format("{} {} {} {} {} {}\n",
                                    name,
                                    state->device,
                                    state->inode,
                                    state->size,
                                    state->modified,
                                    state->changed)
                      : fmt::format("{} missing\n", name);
    }
    return text;
}

std::string
failure_mark(const Outcome& outcome)
{
    constexpr std::size_t digits = 16;
    const auto& code = outcome.failure ? outcome.failure->code : std::string();
    return sha256_hex(outcome.file + '\0' + outcome.sha256 + '\0' + code).substr(0, digits);
}

InputsHash::InputsHash(const RunKeys& keys)
{
    hash_.add(fmt::format("{}\n{}\n", keys.reading, keys.publishing));
}

} // namespace nianbao

#include "normalize/chinese_numeral.hpp"

#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <new>

namespace nianbao {

namespace {

struct Word
{
    std::string_view word;
    std::int64_t value;
};

constexpr auto digits = std::to_array<Word>({{"〇", 0},
                                             {"零", 0},
                                             {"一", 1},
                                             {"二", 2},
                                             {"三", 3},
                                             {"四", 4},
                                             {"五", 5},
                                             {"六", 6},
                                             {"七", 7},
                                             {"八", 8},
                                             {"九", 9}});
constexpr auto units = std::to_array<Word>({{"十", 10}, {"百", 100}, {"千", 1000}});
constexpr auto groups = std::to_array<Word>({{"万", 10'000}, {"亿", 100'000'000}});

template<std::size_t N>
std::optional<std::int64_t>
value_of(std::string_view word, const std::array<Word, N>& known)
{
    const auto found = std::find_if(
        std::begin(known), std::end(known), [&](const Word& one) { return one.word == word; });
    return found == std::end(known) ? std::nullopt : std::optional(found->value);
}

// What the words could stand for, however they are put together: only a guess, to be spelled back.
std::optional<std::int64_t>
guess(std::string_view text)
{
    constexpr std::size_t width = 3;    // bytes of each word
    constexpr std::size_t longest = 30; // words; more is no number that a form asks for
    if (text.empty() || text.size() % width != 0 || text.size() > longest * width) {
        return std::nullopt;
    }
    std::int64_t total = 0;
    std::int64_t group = 0;
    std::int64_t digit = 0;
    for (std::size_t at = 0; at < text.size(); at += width) {
        const auto word = text.substr(at, width);
        if (const auto value = value_of(word, digits)) {
            digit = *value;
        } else if (const auto unit = value_of(word, units)) {
            group += std::max<std::int64_t>(digit, digit == 0 && group == 0 ? 1 : digit) * *unit;
            digit = 0;
        } else if (const auto myriad = value_of(word, groups)) {
            total = *myriad < total ? total + (group + digit) * *myriad
                                    : (total + group + digit) * *myriad;
            group = digit = 0;
        } else {
            return std::nullopt;
        }
    }
    return total + group + digit;
}

// Making the formatter costs a millisecond, so only for a text that may be a numeral.
const icu::RuleBasedNumberFormat&
spellout()
{
    thread_local auto status = U_ZERO_ERROR;
    thread_local const icu::RuleBasedNumberFormat format(
        icu::URBNF_SPELLOUT, icu::Locale::getSimplifiedChinese(), status);
    if (status == U_MEMORY_ALLOCATION_ERROR) {
        throw std::bad_alloc(); // a document that is not to be judged
    }
    return format;
}

} // namespace

std::optional<std::int64_t>
parse_chinese_numeral(std::string_view text)
{
    const auto number = guess(text);
    if (!number) {
        return std::nullopt;
    }
    auto wanted = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    wanted.findAndReplace(u"零", u"〇"); // one digit, two characters; ICU writes the second
    icu::UnicodeString spelled;
    spellout().format(*number, spelled);
    if (spelled.isBogus() || wanted.isBogus()) {
        throw std::bad_alloc();
    }
    return spelled == wanted ? number : std::nullopt;
}

} // namespace nianbao

#include "extract/spelled_number.hpp"

#include <unicode/rbnf.h>

#include <memory>

namespace nianbao {

namespace {

struct Language
{
    const char* locale;
    const char16_t* rules;
};

constexpr Language english{"en", u"%spellout-cardinal"};
constexpr Language english_ordinals{"en", u"%spellout-ordinal"};
constexpr Language hindi{"hi", u"%spellout-cardinal"};
constexpr Language thai{"th", u"%spellout-cardinal"};
constexpr Language vietnamese{"vi", u"%spellout-cardinal"};

constexpr char16_t zero_width_space = 0x200B; // where Thai may break a line

using Speller = std::unique_ptr<icu::RuleBasedNumberFormat>;

Speller
speller_of(const Language& language)
{
    auto error = U_ZERO_ERROR;
    auto speller = std::make_unique<icu::RuleBasedNumberFormat>(
        icu::URBNF_SPELLOUT, icu::Locale(language.locale), error);
    speller->setDefaultRuleSet(language.rules, error);
    return U_SUCCESS(error) ? std::move(speller) : nullptr;
}

// Making a speller takes a thousand times as long as using it, so each thread keeps its own.
template<const Language& language>
std::string
in_words(std::uint32_t count)
{
    thread_local const auto speller = speller_of(language);
    if (!speller) {
        return std::to_string(count);
    }
    icu::UnicodeString words;
    speller->format(static_cast<std::int64_t>(count), words);
    words.findAndReplace(icu::UnicodeString(zero_width_space), icu::UnicodeString());
    std::string text;
    return words.toUTF8String(text);
}

std::string
capitalised(std::string words)
{
    const bool small = !words.empty() && words.front() >= 'a' && words.front() <= 'z';
    if (small) {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

} // namespace

std::string
cardinal_in_english(std::uint32_t count)
{
    return capitalised(in_words<english>(count));
}

std::string
ordinal_in_english(std::uint32_t count)
{
    return capitalised(in_words<english_ordinals>(count));
}

std::string
number_in_hindi(std::uint32_t count)
{
    return in_words<hindi>(count);
}

std::string
number_in_thai(std::uint32_t count)
{
    return in_words<thai>(count);
}

std::string
number_in_vietnamese(std::uint32_t count)
{
    return in_words<vietnamese>(count);
}

} // namespace nianbao

#include "normalize/chinese_numeral.hpp"

#include <unicode/rbnf.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace nianbao {

namespace {

constexpr std::string_view numerals[] = {
    "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿"};

// Cheap, and true of every text that ICU could read as a numeral.
bool
is_numeral(std::string_view text)
{
    constexpr std::size_t width = 3; // bytes of each
    if (text.empty() || text.size() % width != 0) {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); at += width) {
        const auto digit = text.substr(at, width);
        if (std::find(std::begin(numerals), std::end(numerals), digit) == std::end(numerals)) {
            return false;
        }
    }
    return true;
}

// Making the formatter costs a millisecond; most reports have no such numeral.
const icu::RuleBasedNumberFormat*
spellout()
{
    thread_local const auto format = [] {
        auto status = U_ZERO_ERROR;
        auto made = std::make_unique<icu::RuleBasedNumberFormat>(
            icu::URBNF_SPELLOUT, icu::Locale::getSimplifiedChinese(), status);
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    return format.get();
}

} // namespace

std::optional<std::int64_t>
parse_chinese_numeral(std::string_view text)
{
    const auto* format = is_numeral(text) ? spellout() : nullptr;
    if (format == nullptr) {
        return std::nullopt;
    }
    auto wanted = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    wanted.findAndReplace(u"零", u"〇"); // one digit, two characters; ICU writes the second
    icu::Formattable parsed;
    icu::ParsePosition end(0);
    format->parse(wanted, parsed, end);
    if (end.getIndex() != wanted.length() || !parsed.isNumeric()) {
        return std::nullopt;
    }
    auto status = U_ZERO_ERROR;
    const auto number = parsed.getInt64(status);
    icu::UnicodeString spelled;
    format->format(number, spelled);
    return U_SUCCESS(status) && spelled == wanted ? std::optional(number) : std::nullopt;
}

} // namespace nianbao

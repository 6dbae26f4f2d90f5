#include "normalize/chinese_numeral.hpp"

#include <unicode/rbnf.h>

#include <memory>

namespace nianbao {

namespace {

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
    const auto* format = spellout();
    if (format == nullptr || text.empty()) {
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

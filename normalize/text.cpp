#include "normalize/text.hpp"

#include "normalize/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\uFFFD";

// White space, and what has no width: U+200B, U+FEFF, joiners, soft hyphen.
bool
is_space(std::int32_t c)
{
    if (c < 0x80) {
        return c >= 0 && (c <= 0x20 || c == 0x7F);
    }
    constexpr std::int32_t first_ideographic = 0x3001; // behind the ideographic space
    constexpr std::int32_t last_ideographic = 0xD7FF;
    if (c >= first_ideographic && c <= last_ideographic) {
        return false;
    }
    return u_isUWhiteSpace(c) != 0 || u_charType(c) == U_FORMAT_CHAR;
}

bool
is_quote(std::int32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case 0x2018: // ‘
    case 0x2019: // ’
    case 0x201C: // “
    case 0x201D: // ”
    case 0x201E: // „
    case 0x300C: // 「
    case 0x300D: // 」
    case 0x300E: // 『
    case 0x300F: // 』
        return true;
    default:
        return false;
    }
}

// 、，； and their half-width forms: one separator, since clerks mix them.
bool
is_separator(std::int32_t c)
{
    return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';' || c == 0xFF64;
}

// What the reader of documents writes for a stroke through a digit and for a drawing.
bool
is_mark(std::int32_t c)
{
    return c == 0x0336 || c == 0xFFFC;
}

std::string
normalize_nfkc(std::string_view utf8)
{
    auto status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    std::string normal;
    if (U_SUCCESS(status)) {
        icu::StringByteSink<std::string> sink(&normal);
        nfkc->normalizeUTF8(0,
                            icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())),
                            sink,
                            nullptr,
                            status);
    }
    if (status == U_MEMORY_ALLOCATION_ERROR) {
        throw std::bad_alloc(); // a document that is not to be judged
    }
    return U_SUCCESS(status) ? normal : std::string(utf8);
}

std::string
fold(std::string_view utf8)
{
    std::string folded;
    each_character(normalize_nfkc(utf8), [&](const Character& character) {
        const auto c = character.code_point;
        if (is_separator(c)) {
            folded += ',';
        } else if (c < 0) {
            folded += replacement;
        } else if (!is_space(c) && !is_quote(c) && !is_mark(c)) {
            folded += character.bytes;
        }
    });
    return folded;
}

// Letters and digits of ASCII fold to themselves: nearly every figure.
bool
is_plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

// What stands for minus in a cell: hyphen-minus, minus sign, dashes, their full-width forms.
bool
is_minus(std::int32_t c)
{
    return c == 0x2212 || c == 0x2013 || c == 0x2010 || c == 0x2011 || c == 0xFF0D || c == 0xFE63;
}

constexpr std::array<std::string_view, 10> ordinal_digits{
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

// Bytes of digits, Arabic or Chinese, at the start of `text`.
std::size_t
leading_digits(std::string_view text)
{
    std::size_t at = 0;
    for (auto grown = true; grown;) {
        grown = false;
        if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ++at;
            grown = true;
        }
        for (const auto digit : ordinal_digits) {
            if (text.substr(at).starts_with(digit)) {
                at += digit.size();
                grown = true;
            }
        }
    }
    return at;
}

// "(一)", "1.", "1,", "一,": folded, so brackets are half-width and 、 is a comma.
std::size_t
leading_ordinal(std::string_view folded)
{
    const bool bracketed = folded.starts_with('(');
    const std::size_t from = bracketed ? 1 : 0;
    const auto digits = leading_digits(folded.substr(from));
    const auto after = from + digits;
    if (digits == 0 || after >= folded.size()) {
        return 0;
    }
    const auto close = folded[after];
    const bool closes = bracketed ? close == ')' : close == '.' || close == ',' || close == ')';
    return closes ? after + 1 : 0;
}

// "(2023)" or "(2023年)" within a label, as clerks fill the year into 本年制发件数: place and
// bytes.
std::pair<std::size_t, std::size_t>
year_note(std::string_view folded)
{
    const auto at = folded.find("(20");
    if (at == std::string_view::npos) {
        return {0, 0};
    }
    auto rest = folded.substr(at + 1);
    for (std::size_t digit = 0; digit < 4; ++digit) {
        if (digit >= rest.size() || rest[digit] < '0' || rest[digit] > '9') {
            return {0, 0};
        }
    }
    rest.remove_prefix(4);
    for (const std::string_view word : {"年度", "年"}) {
        if (rest.starts_with(word)) {
            rest.remove_prefix(word.size());
            break;
        }
    }
    const bool closes = rest.starts_with(')');
    return {at, closes ? folded.size() - at - rest.size() + 1 : 0};
}

// Where the bracketed note at the end begins; the end where there is none or nothing else.
std::size_t
note_begin(std::string_view folded)
{
    int open = 0;
    for (auto at = folded.size(); folded.ends_with(')') && at > 1;) {
        --at;
        open += folded[at] == ')' ? 1 : (folded[at] == '(' ? -1 : 0);
        if (open == 0) {
            return at;
        }
    }
    return folded.size();
}

} // namespace

std::string
fold_label(std::string_view utf8)
{
    return is_plain(utf8) ? std::string(utf8) : fold(utf8);
}

std::string
bare_label(std::string_view folded)
{
    folded.remove_prefix(leading_ordinal(folded));
    auto bare = std::string(folded.substr(0, note_begin(folded)));
    if (const auto [at, size] = year_note(bare); size > 0) {
        bare.erase(at, size);
    }
    return bare;
}

std::string
fold_case(std::string_view utf8)
{
    std::string folded;
    each_character(utf8, [&](const Character& character) {
        append_character(folded,
                         character.code_point < 0
                             ? 0xFFFD
                             : u_foldCase(character.code_point, U_FOLD_CASE_DEFAULT));
    });
    return folded;
}

std::string
fold_number(std::string_view utf8)
{
    std::string folded;
    each_character(trim(utf8), [&](const Character& character) {
        const auto c = character.code_point;
        if (c >= 0xFF01 && c <= 0xFF5E && !is_minus(c)) {
            folded += static_cast<char>(c - 0xFEE0);
        } else if (is_minus(c)) {
            folded += '-';
        } else {
            folded += character.bytes;
        }
    });
    return folded;
}

bool
is_blank(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        if (!is_space(next_character(utf8, at).code_point)) {
            return false;
        }
    }
    return true;
}

std::string_view
trim(std::string_view utf8)
{
    std::size_t first = 0;
    for (auto at = first; at < utf8.size(); first = at) {
        if (!is_space(next_character(utf8, at).code_point)) {
            break;
        }
    }
    auto last = utf8.size();
    while (last > first) {
        auto begin = last - 1;
        while (begin > first && (static_cast<unsigned char>(utf8[begin]) & 0xC0U) == 0x80U) {
            --begin;
        }
        auto at = begin;
        if (!is_space(next_character(utf8, at).code_point)) {
            break;
        }
        last = begin;
    }
    return utf8.substr(first, last - first);
}

std::size_t
count_characters(std::string_view utf8)
{
    std::size_t count = 0;
    each_character(
        utf8, [&](const Character& character) { count += is_space(character.code_point) ? 0 : 1; });
    return count;
}

} // namespace nianbao

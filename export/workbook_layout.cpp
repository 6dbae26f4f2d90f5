#include "export/workbook_layout.hpp"

#include "export/sha256.hpp"
#include "normalize/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t cell_units = 32'767; // UTF-16, of any spreadsheet program
constexpr std::size_t name_bytes = 100;    // of a body in a file's name
constexpr std::size_t hash_digits = 8;
constexpr std::size_t digest_digits = 16;
constexpr std::string_view ellipsis = "…";
constexpr std::string_view split_start = "findings-";
constexpr std::string_view split_end = ".xlsx";

struct Range
{
    std::int32_t first;
    std::int32_t last;
};

// Han, as names of bodies are written: 〇, the main block, its extensions, compatibility forms.
constexpr std::array han{
    Range{0x3007, 0x3007},
    Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},
    Range{0xF900, 0xFAFF},
    Range{0x20000, 0x323AF},
};

// No cell can hold them (XML 1.0, 2.2), or they would turn its text around.
constexpr std::array unwritable{
    Range{0x00, 0x08},
    Range{0x0B, 0x1F},
    Range{0x7F, 0x9F},
    Range{0x200E, 0x200F},
    Range{0x202A, 0x202E},
    Range{0x2066, 0x2069},
    Range{0xFFFE, 0xFFFF},
};

template<std::size_t count>
bool
is_in(const std::array<Range, count>& ranges, std::int32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        return c >= range.first && c <= range.last;
    });
}

bool
is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// _x0041_, which spreadsheet programs read as A (ECMA-376 22.9.2.19).
bool
starts_escape(std::string_view text)
{
    constexpr std::size_t size = 7;
    return text.size() >= size && text[0] == '_' && (text[1] == 'x' || text[1] == 'X') &&
           std::all_of(text.begin() + 2, text.begin() + 6, is_hex) && text[6] == '_';
}

bool
is_line_end(std::string_view text, std::size_t at)
{
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
}

// The character at `at`, which moves past it, as a cell holds it.
std::string
shown_character(std::string_view text, std::size_t& at)
{
    if (is_line_end(text, at)) {
        ++at;
    }
    const bool escape = starts_escape(text.substr(at));
    const auto character = next_character(text, at);
    if (character.code_point == '\r') {
        return "\n";
    }
    if (character.code_point < 0) {
        std::string bytes;
        for (const auto byte : character.bytes) {
            bytes += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
        }
        return bytes;
    }
    return escape || is_in(unwritable, character.code_point)
               ? fmt::format("\\u{{{:X}}}", character.code_point)
               : std::string(character.bytes);
}

std::size_t
units_of(std::string_view utf8)
{
    std::size_t units = 0;
    for (const auto c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        units += byte < 0x80 || byte >= 0xC0 ? 1 : 0; // continuation bytes begin nothing
        units += byte >= 0xF0 ? 1 : 0;                // a pair of surrogates
    }
    return units;
}

// What a cell holds as it is, most text there is.
bool
is_ordinary(std::string_view text)
{
    if (text.size() > cell_units) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        const bool escape = text[at] == '_' && starts_escape(text.substr(at));
        const auto c = next_character(text, at).code_point;
        if (escape || c < 0 || (c < ' ' && c != '\n' && c != '\t') ||
            (!(c >= ' ' && c < 0x7F) && is_in(unwritable, c))) {
            return false;
        }
    }
    return true;
}

struct Shown
{
    std::string text{};
    bool is_cut = false;
};

Shown
show(std::string_view text)
{
    Shown shown;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = shown_character(text, at);
        const auto more = units_of(piece);
        if (units + more > cell_units - (at < text.size() ? 1 : 0)) {
            shown.text += ellipsis;
            shown.is_cut = true;
            return shown;
        }
        units += more;
        shown.text += piece;
    }
    return shown;
}

} // namespace

std::string_view
shown_status(std::string_view status, Language language)
{
    const auto found =
        std::find_if(status_words.begin(), status_words.end(), [&](const SheetWords& word) {
            return status == word.zh || status == word.en;
        });
    return found == status_words.end() ? status : in(*found, language);
}

std::string
cell_text(std::string_view text)
{
    return is_ordinary(text) ? std::string(text) : show(text).text;
}

bool
fits_cell(std::string_view text)
{
    constexpr std::size_t longest_escape = 8; // \u{202E}
    return text.size() <= cell_units / longest_escape || !show(text).is_cut;
}

std::string
note_digest(std::string_view status, std::string_view remark)
{
    Sha256 hash;
    hash.add(status);
    hash.add(std::string_view("\0", 1));
    hash.add(remark);
    return hash.finish().substr(0, digest_digits);
}

std::string
split_workbook_name(std::string_view body)
{
    std::string name;
    for (std::size_t at = 0; at < body.size();) {
        const auto character = next_character(body, at);
        const bool kept = is_in(han, character.code_point) ||
                          (character.bytes.size() == 1 && is_plain(character.bytes.front()));
        const auto piece = kept ? character.bytes : std::string_view("_");
        if (name.size() + piece.size() > name_bytes) {
            break;
        }
        name += piece;
    }
    return fmt::format(
        "{}{}-{}{}", split_start, name, sha256_hex(body).substr(0, hash_digits), split_end);
}

bool
is_split_workbook(std::string_view file)
{
    if (!file.starts_with(split_start) || !file.ends_with(split_end)) {
        return false;
    }
    file.remove_suffix(split_end.size());
    const auto dash = file.rfind('-');
    const auto digits = file.substr(dash + 1);
    return dash + 1 >= split_start.size() && digits.size() == hash_digits &&
           std::all_of(digits.begin(), digits.end(), is_hex);
}

} // namespace nianbao

#include "normalize/signature.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/headings.hpp"
#include "normalize/text.hpp"

#include <initializer_list>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t last_lines = 8;

// The lines of a paragraph, last first; a line break is a line of its own on the page.
void
add_lines(std::string_view text, std::vector<std::string>& lines)
{
    while (!text.empty()) {
        const auto at = text.rfind('\n');
        const auto from = at == std::string_view::npos ? 0 : at + 1;
        if (auto line = compact(text.substr(from)); !line.empty()) {
            lines.push_back(std::move(line));
        }
        text = at == std::string_view::npos ? std::string_view() : text.substr(0, at);
    }
}

// The last lines, last first, up to a table or heading; blank ones left out.
std::vector<std::string>
closing_lines(const Document& document)
{
    std::vector<std::string> lines;
    for (auto block = document.blocks.rbegin();
         block != document.blocks.rend() && lines.size() < last_lines;
         ++block) {
        const auto* paragraph = std::get_if<Paragraph>(&*block);
        if (paragraph == nullptr || as_heading(*paragraph)) {
            break;
        }
        add_lines(paragraph->text, lines);
    }
    return lines;
}

struct DatedLine
{
    std::string before; // what stands before the date
    Date date;
};

std::string_view
without_ending(std::string_view text, std::initializer_list<std::string_view> endings)
{
    for (const auto ending : endings) {
        if (text.ends_with(ending)) {
            text.remove_suffix(ending.size());
        }
    }
    return text;
}

// A line that is a date, or a name and a date; bracketed or not.
std::optional<DatedLine>
dated(std::string_view line)
{
    line = without_ending(line, {"）", ")"});
    for (const auto& year : find_years(line)) {
        auto at = year.begin;
        const auto date = parse_date(line, at);
        if (date && at == line.size()) {
            const auto before = without_ending(line.substr(0, year.begin), {"（", "("});
            return DatedLine{std::string(before), *date};
        }
    }
    std::size_t at = 0;
    const auto date = parse_date(line, at);
    return date && at == line.size() ? std::optional(DatedLine{"", *date}) : std::nullopt;
}

// 武汉市东湖生态旅游风景区管理委员会 / 卫生健康办公室: a name over two lines.
std::string
name_over_lines(const std::vector<std::string>& lines, std::size_t last)
{
    if (last >= lines.size() || !looks_like_agency(lines[last])) {
        return {};
    }
    const bool continues = last + 1 < lines.size() && looks_like_agency(lines[last + 1]) &&
                           body_kind(lines[last + 1]) != BodyKind::place;
    return continues ? lines[last + 1] + lines[last] : lines[last];
}

} // namespace

Signature
find_signature(const Document& document)
{
    const auto lines = closing_lines(document);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const auto line = dated(lines[i])) {
            auto agency =
                looks_like_agency(line->before) ? line->before : name_over_lines(lines, i + 1);
            auto text = agency + " " + lines[i];
            return {.agency = std::move(agency), .date = line->date, .text = std::move(text)};
        }
    }
    auto agency = name_over_lines(lines, 0);
    return {.agency = agency, .text = agency};
}

std::optional<Date>
find_date_at(const Document& document, std::size_t block)
{
    while (block < document.blocks.size()) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[block]);
        if (paragraph == nullptr) {
            break;
        }
        if (!is_blank(paragraph->text)) {
            const auto line = dated(compact(paragraph->text));
            return line && line->before.empty() ? std::optional(line->date) : std::nullopt;
        }
        ++block;
    }
    return std::nullopt;
}

} // namespace nianbao

#include "normalize/title.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/headings.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

constexpr std::size_t most_lines = 6;    // four, and room for a name of two
constexpr std::size_t longest_line = 60; // characters; longer is prose

// What stands above a title and is no line of it.
constexpr std::array<std::string_view, 17> not_title{"附件",
                                                     "附：",
                                                     "目录",
                                                     "文件",
                                                     "〔",
                                                     "[",
                                                     "。",
                                                     "；",
                                                     "：",
                                                     "签发",
                                                     "发布",
                                                     "索引",
                                                     "来源",
                                                     "公开属性",
                                                     "网站",
                                                     "专栏",
                                                     "首页"};

bool
is_no_title(std::string_view text)
{
    return std::any_of(not_title.begin(), not_title.end(), [&](auto word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::string
joined(std::span<const std::string> lines)
{
    return fmt::format("{}", fmt::join(lines, ""));
}

const Paragraph*
paragraph_at(const Document& document, std::size_t block)
{
    return block < document.blocks.size() ? std::get_if<Paragraph>(&document.blocks[block])
                                          : nullptr;
}

bool
is_date(std::string_view text)
{
    const auto line = compact(text);
    const auto [before, note] = split_note(line);
    const auto date = before.empty() ? note : before;
    std::size_t at = 0;
    return parse_date(date, at) && at == date.size();
}

// A line that a title may consist of: short, and no sentence.
bool
may_be_title_line(const Paragraph& paragraph)
{
    if (paragraph.text.size() > 4 * longest_line || !paragraph.number.empty()) {
        return false;
    }
    const auto text = trim(paragraph.text);
    return !text.empty() && !leading_ordinal(text) && count_characters(text) <= longest_line &&
           !is_no_title(text) && !is_date(text);
}

// The next line of a title, if the paragraph at `block` or behind blank ones may be one.
struct Line
{
    std::string text;
    std::size_t end = 0; // the block behind it
};

std::optional<Line>
line_at(const Document& document, std::size_t block)
{
    const auto* paragraph = paragraph_at(document, block);
    while (paragraph != nullptr && is_blank(paragraph->text)) {
        paragraph = paragraph_at(document, ++block);
    }
    if (paragraph == nullptr || !may_be_title_line(*paragraph)) {
        return std::nullopt;
    }
    return Line{compact(paragraph->text), block + 1};
}

// "政府信息公开工作年度报告" with （2021年度） on the line below.
void
take_year_below(const Document& document, ReportTitle& title)
{
    const auto line = title.year ? std::nullopt : line_at(document, title.end);
    if (!line) {
        return;
    }
    const auto [before, note] = split_note(line->text);
    if (const auto year = whole_year(before.empty() ? note : before)) {
        title.year = year;
        title.text += line->text;
        title.end = line->end;
    }
}

// "2020年政府信息公开工作年度报告" with the agency on the line below, or on two.
void
take_agency_below(const Document& document, ReportTitle& title)
{
    auto line = title.agency.empty() ? line_at(document, title.end) : std::nullopt;
    if (!line || !looks_like_agency(line->text)) {
        return;
    }
    title.agency = line->text;
    title.end = line->end;
    line = line_at(document, title.end);
    if (line && may_stand_in_name(line->text) && body_kind(line->text) != BodyKind::unknown &&
        continues_name(title.agency, line->text)) {
        title.agency += line->text;
        title.end = line->end;
    }
}

// Lines that are of another body than the title below them, a letterhead, or stand there again.
std::size_t
count_letterhead(std::span<const std::string> lines)
{
    for (std::size_t first = 1; first < lines.size(); ++first) {
        const auto title = parse_title(joined(lines.subspan(first)));
        const auto above = joined(lines.first(first));
        if (title && body_kind(title->agency) != BodyKind::unknown && looks_like_agency(above) &&
            !continues_name(above, title->agency)) {
            return first;
        }
    }
    return 0;
}

// The title that begins at a block: as few lines as make one. Blank paragraphs between are skipped.
std::optional<ReportTitle>
title_from(const Document& document, std::size_t first)
{
    std::vector<std::string> lines;
    if (const auto* paragraph = paragraph_at(document, first);
        paragraph == nullptr || is_blank(paragraph->text)) {
        return std::nullopt;
    }
    auto line = line_at(document, first);
    while (line && lines.size() < most_lines) {
        lines.push_back(line->text);
        const auto end = line->end;
        if (parse_title(joined(lines))) {
            const std::span all(lines);
            auto title = *parse_title(joined(all.subspan(count_letterhead(all))));
            title.begin = first;
            title.end = end;
            take_year_below(document, title);
            take_agency_below(document, title);
            take_year_below(document, title);
            return title;
        }
        line = line_at(document, end);
    }
    return std::nullopt;
}

} // namespace

std::vector<ReportTitle>
find_titles(const Document& document)
{
    std::vector<ReportTitle> titles;
    for (std::size_t at = 0; at < document.blocks.size(); ++at) {
        if (auto title = title_from(document, at)) {
            at = title->end - 1;
            titles.push_back(std::move(*title));
        }
    }
    return titles;
}

ReportTitle
find_title(const Document& document)
{
    constexpr std::size_t most_tables = 1; // 索引号, 发布机构 ...: what a site puts over a report
    std::size_t tables = 0;
    for (std::size_t at = 0; at < document.blocks.size(); ++at) {
        if (auto title = title_from(document, at)) {
            return *title;
        }
        const auto* paragraph = paragraph_at(document, at);
        const bool has_begun = paragraph == nullptr ? ++tables > most_tables
                                                    : leading_ordinal(trim(paragraph->text)) ||
                                                          !paragraph->number.empty();
        if (has_begun) {
            break;
        }
    }
    return {};
}

} // namespace nianbao

#include "normalize/title.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/headings.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::size_t most_lines = 6;    // four, and room for a name of two
constexpr std::size_t longest_line = 60; // characters; longer is prose

// The words behind the agency's name, the longest first.
constexpr std::array<std::string_view, 4> subjects{
    "政府信息公开", "政务信息公开", "信息公开", "政务公开"};
constexpr std::array<std::string_view, 7> genres{
    "年度报告", "年报", "工作报告", "情况报告", "公开报告", "情况的报告", "工作的报告"};

// What stands above a title and is no line of it.
constexpr std::array<std::string_view, 14> not_title{"附件",
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
                                                     "公开属性"};

bool
contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

bool
contains_any(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return contains(text, word); });
}

// "(2021年1月)" or "（草案）" behind the title.
std::string_view
without_note(std::string_view text)
{
    for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
        if (text.ends_with(close)) {
            const auto at = text.rfind(open);
            return at == std::string_view::npos || at == 0 ? text : text.substr(0, at);
        }
    }
    return text;
}

bool
ends_with_any(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

std::string
strip_word(std::string text, std::string_view word)
{
    if (text.ends_with(word)) {
        text.erase(text.size() - word.size());
    }
    return text;
}

std::string
agency_in(std::string_view before_subject, const std::vector<YearMention>& years)
{
    std::string agency(before_subject);
    std::size_t erased = 0;
    for (const auto& year : years) {
        if (year.end <= before_subject.size()) {
            agency.erase(year.begin - erased, year.end - year.begin);
            erased += year.end - year.begin;
        }
    }
    constexpr std::string_view about = "关于";
    if (agency.starts_with(about)) {
        agency.erase(0, about.size());
    }
    // 全区 says how far the report reaches, not whose it is
    for (const auto word : {"关于", "的", "本级", "年度", "全省", "全市", "全区", "全县", "全旗"}) {
        agency = strip_word(std::move(agency), word);
    }
    return agency;
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
    const auto line = compact(without_note(text));
    std::size_t at = 0;
    return parse_date(line, at) && at == line.size();
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
           !contains_any(text, not_title) && !is_date(text);
}

// "2020年政府信息公开工作年度报告" with the agency on the line below.
void
take_agency_below(const Document& document, ReportTitle& title)
{
    const auto* below = paragraph_at(document, title.end);
    if (!title.agency.empty() || below == nullptr || !may_be_title_line(*below)) {
        return;
    }
    auto name = compact(below->text);
    if (looks_like_agency(name)) {
        title.agency = std::move(name);
        ++title.end;
    }
}

// The title that begins at a block: as few lines as make one. Blank paragraphs between are skipped.
std::optional<ReportTitle>
title_from(const Document& document, std::size_t first)
{
    std::string joined;
    std::size_t lines = 0;
    for (auto at = first; lines < most_lines; ++at) {
        const auto* paragraph = paragraph_at(document, at);
        if (paragraph == nullptr) {
            return std::nullopt;
        }
        if (is_blank(paragraph->text)) {
            if (lines == 0) {
                return std::nullopt;
            }
            continue;
        }
        if (!may_be_title_line(*paragraph)) {
            return std::nullopt;
        }
        joined += compact(paragraph->text);
        ++lines;
        if (auto title = parse_title(joined)) {
            title->begin = first;
            title->end = at + 1;
            take_agency_below(document, *title);
            return title;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<ReportTitle>
parse_title(std::string_view text)
{
    const auto core = without_note(text);
    if (count_characters(core) > 2 * longest_line || !ends_with_any(core, genres)) {
        return std::nullopt;
    }
    for (const auto subject : subjects) {
        const auto at = core.find(subject);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto years = find_years(core);
        ReportTitle title{.text = std::string(text),
                          .agency = agency_in(core.substr(0, at), years)};
        if (!years.empty()) {
            title.year = years.front().year;
        }
        return title;
    }
    return std::nullopt;
}

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
    for (std::size_t at = 0; at < document.blocks.size(); ++at) {
        if (auto title = title_from(document, at)) {
            return *title;
        }
        const auto* paragraph = paragraph_at(document, at);
        if (paragraph == nullptr || leading_ordinal(trim(paragraph->text)) ||
            !paragraph->number.empty()) {
            break; // the report has begun
        }
    }
    return {};
}

} // namespace nianbao

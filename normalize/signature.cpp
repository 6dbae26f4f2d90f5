#include "normalize/signature.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/headings.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t last_lines = 8;

std::string_view
without_ending(std::string_view text, std::span<const std::string_view> endings)
{
    for (const auto ending : endings) {
        if (text.ends_with(ending)) {
            text.remove_suffix(ending.size());
        }
    }
    return text;
}

struct DatedLine
{
    std::string before; // what stands before the date
    Date date;
};

// 填报日期：2021年1月6日. 发布日期 is the site's, and no date of the report.
std::string
before_date(std::string_view text)
{
    constexpr std::array<std::string_view, 4> opening{"（", "(", "：", ":"};
    constexpr std::array<std::string_view, 8> labels{
        "落款日期", "填报日期", "填报时间", "编制日期", "报告日期", "成文日期", "签发日期", "日期"};
    const auto bare = without_ending(text, opening);
    const bool is_label = std::find(labels.begin(), labels.end(), bare) != labels.end();
    return is_label ? std::string() : std::string(bare);
}

// A line that is a date, or a name and a date; bracketed or not. The day may be left out.
std::optional<DatedLine>
dated(std::string_view line)
{
    constexpr std::array<std::string_view, 2> closing{"）", ")"};
    constexpr std::size_t longest_date = 64; // bytes; 二〇二一年十二月三十一日 has 36
    line = without_ending(line, closing);
    for (auto begin = line.size() - std::min(line.size(), longest_date); begin < line.size();
         ++begin) {
        auto at = begin;
        auto date = parse_date(line, at);
        date = date ? date : parse_month(line, at);
        if (date && at == line.size()) {
            return DatedLine{before_date(line.substr(0, begin)), *date};
        }
    }
    return std::nullopt;
}

// 2020119日: a date that lost characters.
bool
was_date(std::string_view line)
{
    constexpr std::string_view day = "日";
    return line.ends_with(day) && line.size() > day.size() &&
           line.find_first_not_of("0123456789") == line.size() - day.size();
}

// 编制单位：某市财政局（盖章） without label and seal.
std::string
bare_line(std::string_view line)
{
    constexpr std::array<std::string_view, 8> labels{"编制单位：",
                                                     "编制机关：",
                                                     "报告单位：",
                                                     "报送单位：",
                                                     "填报单位：",
                                                     "单位名称：",
                                                     "发布机构：",
                                                     "单位："};
    constexpr std::array<std::string_view, 6> seals{
        "（盖章）", "(盖章)", "（公章）", "(公章)", "（章）", "(章)"};
    line = without_ending(line, seals);
    for (const auto label : labels) {
        if (line.starts_with(label)) {
            return std::string(line.substr(label.size()));
        }
    }
    return std::string(line);
}

// The lines of a paragraph, last first; a line break is a line of its own on the page.
void
add_lines(std::string_view text, std::vector<std::string>& lines)
{
    while (!text.empty()) {
        const auto at = text.rfind('\n');
        const auto from = at == std::string_view::npos ? 0 : at + 1;
        if (auto line = bare_line(compact(text.substr(from))); !line.empty()) {
            lines.push_back(std::move(line));
        }
        text = at == std::string_view::npos ? std::string_view() : text.substr(0, at);
    }
}

// 2021. 1. 6 looks like the heading 2021.
bool
ends_passage(const Paragraph& paragraph)
{
    return as_heading(paragraph) && !dated(compact(paragraph.text));
}

// The last lines before block `end`, last first, up to a table or heading, at which `end` then
// stands; blank ones left out.
std::vector<std::string>
closing_lines(const Document& document, std::size_t begin, std::size_t& end)
{
    std::vector<std::string> lines;
    for (; end > begin; --end) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[end - 1]);
        if (paragraph == nullptr || ends_passage(*paragraph)) {
            --end;
            break;
        }
        if (lines.size() < last_lines) {
            add_lines(paragraph->text, lines);
        }
    }
    return lines;
}

// 武汉市东湖生态旅游风景区管理委员会 / 卫生健康办公室: a name over two lines; two bodies of one
// place are joined by 、.
std::string
name_over_lines(const std::vector<std::string>& lines, std::size_t last)
{
    const auto may_stand = [&](std::size_t at) {
        return at < lines.size() && may_stand_in_name(lines[at]);
    };
    if (!may_stand(last) || body_kind(lines[last]) == BodyKind::unknown) {
        return {};
    }
    auto name = lines[last];
    if (may_stand(last + 1)) {
        const auto& above = lines[last + 1];
        if (continues_name(above, name)) {
            name = above + name;
        } else if (are_neighbours(above, name)) {
            return above + "、" + name;
        }
    }
    return looks_like_agency(name) ? name : std::string();
}

Signature
signature_in(const std::vector<std::string>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = dated(lines[i]);
        const bool is_signed = line && (line->before.empty() || looks_like_agency(line->before));
        if (!is_signed && !was_date(lines[i])) {
            continue;
        }
        auto agency = line && !line->before.empty() ? line->before : name_over_lines(lines, i + 1);
        if (agency.empty() && i > 0 && looks_like_agency(lines[i - 1])) {
            agency = lines[i - 1]; // the date stands above the name
        }
        auto text = agency + " " + lines[i];
        return {.agency = std::move(agency),
                .date = line ? std::optional(line->date) : std::nullopt,
                .text = std::move(text)};
    }
    auto agency = name_over_lines(lines, 0);
    return {.agency = agency, .text = agency};
}

// The lines above the one that an annex begins with: 附表.
std::vector<std::string>
above_annex(const std::vector<std::string>& lines)
{
    constexpr std::array<std::string_view, 3> marks{"附表", "附件", "附："};
    const auto mark = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
        return std::any_of(
            marks.begin(), marks.end(), [&](auto word) { return line.starts_with(word); });
    });
    return mark == lines.end() ? std::vector<std::string>()
                               : std::vector<std::string>(std::next(mark), lines.end());
}

} // namespace

Signature
find_signature(const Document& document, std::size_t begin)
{
    auto end = document.blocks.size();
    auto last = signature_in(closing_lines(document, begin, end));
    while (last.agency.empty() && end > begin) {
        const auto lines = closing_lines(document, begin, end);
        auto earlier = signature_in(lines);
        if (!earlier.agency.empty() && earlier.date) {
            return earlier;
        }
        // an annex says where a report ends: there a name or a date is enough
        auto signature = last.date ? Signature() : signature_in(above_annex(lines));
        if (!signature.agency.empty() || signature.date) {
            return signature;
        }
    }
    return last;
}

Signature
find_date_at(const Document& document, std::size_t block)
{
    for (; block < document.blocks.size(); ++block) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[block]);
        if (paragraph == nullptr) {
            break;
        }
        if (!is_blank(paragraph->text)) {
            auto text = compact(paragraph->text);
            const auto line = dated(text);
            return line && line->before.empty()
                       ? Signature{.date = line->date, .text = std::move(text)}
                       : Signature{};
        }
    }
    return {};
}

} // namespace nianbao

#include "normalize/headings.hpp"

#include "normalize/text.hpp"
#include "normalize/title.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::size_t longest_title = 40; // characters, by the contract

constexpr std::array<std::string_view, 13> chinese_digits{
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零"};

enum class Digits : std::uint8_t { none, chinese, arabic };

// Moves `at` over a run of digits of one kind.
Digits
take_digits(std::string_view text, std::size_t& at)
{
    auto kind = Digits::none;
    while (at < text.size()) {
        auto next = at;
        const auto character = next_character(text, next);
        const auto c = character.code_point;
        const bool is_arabic = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        const bool is_chinese =
            std::find(std::begin(chinese_digits), std::end(chinese_digits), character.bytes) !=
            std::end(chinese_digits);
        const auto found =
            is_arabic ? Digits::arabic : (is_chinese ? Digits::chinese : Digits::none);
        if (found == Digits::none || (kind != Digits::none && found != kind)) {
            break;
        }
        kind = found;
        at = next;
    }
    return kind;
}

bool
take_any(std::string_view text, std::size_t& at, std::initializer_list<std::string_view> words)
{
    for (const auto word : words) {
        if (text.substr(at).starts_with(word)) {
            at += word.size();
            return true;
        }
    }
    return false;
}

bool
starts_with_digit(std::string_view text)
{
    std::size_t at = 0;
    return take_digits(text, at) == Digits::arabic;
}

struct Numbered
{
    std::string number;
    std::string rest;
    std::optional<Ordinal> ordinal;
};

Numbered
split_number(const Paragraph& paragraph)
{
    const auto text = trim(paragraph.text);
    if (!paragraph.number.empty()) {
        return {std::string(trim(paragraph.number)),
                std::string(text),
                leading_ordinal(trim(paragraph.number))};
    }
    const auto ordinal = leading_ordinal(text);
    const auto size = ordinal ? ordinal->size : 0;
    return {std::string(trim(text.substr(0, size))), std::string(trim(text.substr(size))), ordinal};
}

std::string
one_line(std::string_view text)
{
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

// "（一）主动公开。2020年……": the first sentence is the heading, the rest runs on.
std::optional<Heading>
split_run_in(Heading heading)
{
    constexpr std::string_view stop = "。";
    const auto end = heading.title.find(stop);
    if (end == std::string::npos) {
        return heading;
    }
    const auto first = heading.title.substr(0, end);
    if (count_characters(first) > longest_title) {
        return std::nullopt;
    }
    heading.run_on = trim(std::string_view(heading.title).substr(end + stop.size()));
    heading.title = first;
    return heading;
}

void
append_text(Section& section, std::string_view text)
{
    if (is_blank(text)) {
        return;
    }
    if (!section.text.empty()) {
        section.text += '\n';
    }
    section.text += text;
    section.characters += count_characters(text);
}

} // namespace

std::optional<Ordinal>
leading_ordinal(std::string_view text)
{
    std::size_t at = 0;
    const bool bracketed = take_any(text, at, {"（", "("});
    const auto digits = take_digits(text, at);
    if (digits == Digits::none) {
        return std::nullopt;
    }
    const auto level =
        static_cast<std::uint8_t>((digits == Digits::arabic ? 3 : 1) + (bracketed ? 1 : 0));
    if (bracketed) {
        return take_any(text, at, {"）", ")"}) ? std::optional(Ordinal{level, at}) : std::nullopt;
    }
    if (digits == Digits::chinese) {
        return take_any(text, at, {"、", "，", "．", "."}) ? std::optional(Ordinal{level, at})
                                                           : std::nullopt;
    }
    const bool marked = take_any(text, at, {".", "．", "、", "。"});
    return marked && !starts_with_digit(text.substr(at)) ? std::optional(Ordinal{level, at})
                                                         : std::nullopt;
}

std::optional<Heading>
as_heading(const Paragraph& paragraph)
{
    if (paragraph.in_contents || is_blank(paragraph.text)) {
        return std::nullopt;
    }
    auto [number, rest, ordinal] = split_number(paragraph);
    const bool styled = paragraph.outline_level.has_value();
    if ((!ordinal && !styled) || rest.empty()) {
        return std::nullopt;
    }
    const auto level =
        ordinal ? ordinal->level : static_cast<std::uint8_t>(*paragraph.outline_level + 1);
    Heading heading{.level = level, .number = std::move(number), .title = one_line(rest)};
    if (styled) {
        return heading;
    }
    if (level <= 2) {
        return split_run_in(std::move(heading));
    }
    const bool is_sentence = heading.title.find("。") != std::string::npos ||
                             heading.title.find("；") != std::string::npos;
    const bool is_short = count_characters(paragraph.text) <= longest_title;
    return is_short && !is_sentence ? std::optional(heading) : std::nullopt;
}

std::vector<Section>
outline(const Document& document)
{
    std::vector<Section> sections;
    const auto below_title = find_title(document).end;
    for (auto i = below_title; i < document.blocks.size(); ++i) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
        if (paragraph == nullptr) {
            continue;
        }
        if (const auto heading = as_heading(*paragraph)) {
            sections.push_back(
                {.level = heading->level, .number = heading->number, .title = heading->title});
            append_text(sections.back(), heading->run_on);
        } else if (!sections.empty() && !paragraph->in_contents) {
            append_text(sections.back(), trim(paragraph->number + paragraph->text));
        }
    }
    return sections;
}

} // namespace nianbao

#include "normalize/section_check.hpp"

#include "normalize/dates.hpp"
#include "normalize/headings.hpp"
#include "normalize/phrase.hpp"
#include "normalize/text.hpp"
#include "normalize/title.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace nianbao {

namespace {

constexpr std::size_t fewest_found = 3;   // below, the report is put together in another way
constexpr std::size_t longest_label = 15; // characters; a longer heading says something itself
constexpr auto nothing = std::to_array<std::string_view>(
    {"", "无", "无。", "暂无", "暂无。", "（无）", "没有", "没有。"});

// A section with those below it: indexes into the outline.
struct Part
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool
is_of(const FormSection& section, std::string_view title)
{
    return std::any_of(section.words.begin(), section.words.end(), [&](const std::string& word) {
        return holds_phrase(parse_phrase(word), title);
    });
}

std::uint8_t
top_level(std::span<const Section> sections)
{
    std::uint8_t top = UINT8_MAX;
    for (const auto& section : sections) {
        top = std::min(top, section.level);
    }
    return top;
}

bool
is_of_later(const Form& form, const FormSection& section, std::string_view title)
{
    return std::any_of(&section + 1, &form.sections.back() + 1, [&](const FormSection& later) {
        return is_of(later, title);
    });
}

// From the first top heading of a section, not before `from`, to that of a later section: what
// stands below it may be headed as if beside it.
std::optional<Part>
find_part(const Form& form,
          const FormSection& wanted,
          std::span<const Section> sections,
          std::size_t from)
{
    const auto top = top_level(sections);
    std::optional<Part> part;
    for (auto i = from; i < sections.size(); ++i) {
        const auto title = compact(sections[i].title);
        if (sections[i].level != top) {
            continue;
        }
        if (!part && is_of(wanted, title)) {
            part = Part{i, sections.size()};
        } else if (part && is_of_later(form, wanted, title)) {
            part->end = i;
            break;
        }
    }
    return part;
}

bool
says_nothing(std::string_view text)
{
    const auto said = compact(text);
    return std::find(nothing.begin(), nothing.end(), said) != nothing.end();
}

// Headings below it may say something by themselves: （一）公开意识有待提高.
bool
has_text(const FormSection& wanted, std::span<const Section> sections, const Part& part)
{
    for (auto i = part.begin; i < part.end; ++i) {
        const auto title = compact(sections[i].title);
        const bool speaks =
            i > part.begin && (!is_of(wanted, title) || count_characters(title) > longest_label);
        if (speaks || !says_nothing(sections[i].text)) {
            return true;
        }
    }
    return false;
}

// Whether something that is no paragraph may stand there: a table, or a picture anywhere.
bool
may_show_more(const Document& document, const Part& part)
{
    const auto is_picture = [](const LeftOut& left) {
        return left.what == "picture" || left.what == "embedded-object" || left.what == "chart" ||
               left.what == "diagram" || left.what == "embedded-document";
    };
    if (std::any_of(document.left_out.begin(), document.left_out.end(), is_picture)) {
        return true;
    }
    std::size_t headings = 0;
    for (auto i = find_title(document).end; i < document.blocks.size(); ++i) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i]);
        if (paragraph != nullptr) {
            headings += as_heading(*paragraph) ? 1 : 0;
        } else if (headings > part.begin && headings <= part.end) {
            return true;
        }
    }
    return false;
}

bool
is_anywhere(const FormSection& wanted, std::span<const Section> sections)
{
    return std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
        return is_of(wanted, compact(section.title));
    });
}

} // namespace

Balanced
check_sections(const Document& document, std::span<const Section> sections, const Form& form)
{
    Balanced balanced;
    std::vector<const FormSection*> missing;
    std::size_t from = 0;
    for (const auto& wanted : form.sections) {
        const auto part = find_part(form, wanted, sections, from);
        if (!part) {
            missing.push_back(&wanted);
            continue;
        }
        from = part->begin + 1;
        if (!wanted.needs_text) {
            continue;
        }
        const bool empty = !has_text(wanted, sections, *part) && !may_show_more(document, *part);
        balanced.checks.push_back({.code = "section-empty",
                                   .metric = {},
                                   .state = empty ? CheckState::broken : CheckState::holds});
        if (empty) {
            const auto& title = sections[part->begin];
            balanced.findings.push_back({"section-empty", {title.number + title.title}, {}});
        }
    }
    if (form.sections.size() - missing.size() < fewest_found) {
        return balanced;
    }
    auto state = CheckState::holds;
    for (const auto* wanted : missing) {
        if (!is_anywhere(*wanted, sections)) {
            state = CheckState::broken;
            balanced.findings.push_back({"section-missing", {wanted->title}, {}});
        }
    }
    balanced.checks.push_back({.code = "section-missing", .metric = {}, .state = state});
    return balanced;
}

} // namespace nianbao

#include "normalize/missing_blocks.hpp"

#include "normalize/edit_distance.hpp"
#include "normalize/headings.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace nianbao {

namespace {

// The editions of one title that a document has tables of.
struct KindMet
{
    std::string_view title;
    std::set<std::string_view> tables; // ids
    std::vector<const Form*> forms;    // one entry a block that fits it
};

std::vector<KindMet>
kinds_of(const TakenTables& taken, const FormLibrary& library)
{
    std::vector<KindMet> kinds;
    for (const auto& table : taken.tables) {
        for (const auto& block : table.blocks) {
            for (const auto& id : block.editions) {
                const auto* form = forms_named(library, id).front();
                auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const KindMet& known) {
                    return known.title == form->title;
                });
                if (kind == kinds.end()) {
                    kind = kinds.insert(kind, {.title = form->title, .tables = {}, .forms = {}});
                }
                kind->forms.push_back(form);
                for (const auto* one : block.tables) {
                    kind->tables.insert(one->id);
                }
            }
        }
    }
    return kinds;
}

bool
is_optional(const TableForm& table)
{
    const auto all = [](const Axis& axis) {
        return std::all_of(axis.entries.begin(), axis.entries.end(), [](const AxisEntry& entry) {
            return entry.is_optional;
        });
    };
    return all(table.rows) || all(table.columns);
}

std::vector<const TableForm*>
missing_of(const Form& form, const std::set<std::string_view>& met)
{
    std::vector<const TableForm*> missing;
    for (const auto& table : form.tables) {
        if (!met.contains(table.id) && !is_optional(table)) {
            missing.push_back(&table);
        }
    }
    return missing;
}

// The edition that most blocks are of; of several, the one that fewest blocks are missing of.
const Form*
edition_of(const KindMet& kind)
{
    const auto rank = [&](const Form* form) {
        const auto blocks = std::count(kind.forms.begin(), kind.forms.end(), form);
        const auto missing = missing_of(*form, kind.tables).size();
        return std::pair(blocks, -static_cast<std::ptrdiff_t>(missing));
    };
    return *std::max_element(kind.forms.begin(),
                             kind.forms.end(),
                             [&](const Form* a, const Form* b) { return rank(a) < rank(b); });
}

std::string
bare_title(std::string_view heading)
{
    const auto ordinal = leading_ordinal(heading);
    return fold_label(heading.substr(ordinal ? ordinal->size : 0));
}

// 主动公开信息情况 heads the section 二、主动公开政府信息情况.
bool
is_like(std::string_view title, std::string_view section)
{
    constexpr double most_unlike = 0.34; // as for labels
    const auto length = std::max(count_characters(title), count_characters(section));
    return length > 0 && static_cast<double>(edit_distance(title, section)) <=
                             most_unlike * static_cast<double>(length);
}

// Looks for pictures below headings like one of a form.
class SectionLooker
{
public:
    explicit SectionLooker(std::string_view section) : wanted_(bare_title(section)) {}

    // Tells at the end of a section, and behind the last block, whether it showed only pictures.
    [[nodiscard]] bool shows_only_pictures() const { return inside_ && has_drawing_; }

    void look_at(const Paragraph& paragraph, const std::optional<Heading>& heading)
    {
        if (heading && is_like(fold_label(heading->title), wanted_)) {
            inside_ = heading->level;
            has_drawing_ = false;
        } else if (heading && inside_ && heading->level <= *inside_) {
            inside_.reset();
        }
        has_drawing_ = inside_ && (has_drawing_ || paragraph.shows_drawing);
    }

    void look_at(const Table& /*table*/) { inside_.reset(); }

    [[nodiscard]] bool ends_at(const Heading& heading) const
    {
        return inside_ && heading.level <= *inside_;
    }

private:
    std::string wanted_;
    std::optional<std::uint8_t> inside_{}; // level of the heading
    bool has_drawing_ = false;
};

bool
is_drawn(const Document& document, std::string_view section)
{
    SectionLooker looker(section);
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            looker.look_at(*table);
            continue;
        }
        const auto& paragraph = std::get<Paragraph>(block);
        const auto heading = paragraph.in_contents ? std::nullopt : as_heading(paragraph);
        if (heading && looker.ends_at(*heading) && looker.shows_only_pictures()) {
            return true;
        }
        looker.look_at(paragraph, heading);
    }
    return looker.shows_only_pictures();
}

Finding
as_picture(std::string_view section)
{
    return {.code = "table-is-picture", .arguments = {std::string(section)}};
}

std::string
name_of(const TableForm& table)
{
    const auto& section = table.section.empty() ? table.id : table.section;
    return table.caption.empty() ? section : section + " / " + table.caption;
}

void
check_kind(const Document& document, const KindMet& kind, Checked& checked)
{
    const auto& form = *edition_of(kind);
    const auto missing = missing_of(form, kind.tables);
    checked.checks.push_back({.code = "block-missing",
                              .item = "form=" + form.id,
                              .state = missing.empty() ? CheckState::holds : CheckState::broken,
                              .left = std::to_string(form.tables.size()),
                              .right = std::to_string(missing.size())});
    std::string_view drawn; // the section that was told last
    for (const auto* table : missing) {
        if (!table->section.empty() && table->section == drawn) {
            continue;
        }
        if (!table->section.empty() && is_drawn(document, table->section)) {
            drawn = table->section;
            checked.findings.push_back(as_picture(drawn));
        } else {
            checked.findings.push_back(
                {.code = "block-missing", .arguments = {name_of(*table), form.id}});
        }
    }
}

void
check_without_form(const Document& document, const FormLibrary& library, Checked& checked)
{
    std::set<std::string_view> sections;
    for (const auto& table : library.tables) {
        const std::string_view section = table.table->section;
        if (!section.empty() && sections.insert(section).second && is_drawn(document, section)) {
            checked.findings.push_back(as_picture(section));
        }
    }
    if (!checked.findings.empty()) {
        return;
    }
    std::int64_t drawings = 0;
    for (const auto& block : document.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        drawings += paragraph != nullptr && paragraph->shows_drawing ? 1 : 0;
    }
    checked.findings.push_back({.code = "no-table", .arguments = {drawings}});
}

} // namespace

Checked
missing_blocks(const Document& document, const TakenTables& taken, const FormLibrary& library)
{
    Checked checked;
    const auto kinds = kinds_of(taken, library);
    for (const auto& kind : kinds) {
        check_kind(document, kind, checked);
    }
    if (kinds.empty() && taken.met == 0) {
        check_without_form(document, library, checked);
    }
    return checked;
}

} // namespace nianbao

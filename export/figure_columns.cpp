#include "export/figure_columns.hpp"

#include "export/workbook_layout.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

constexpr SheetWords other_figures{"其他数据", "Other figures"};
constexpr std::string_view between = " / ";

using Key = std::tuple<std::string, std::string, std::string, bool, std::string>;

bool
has_printed_unit(const FormCell& cell)
{
    return cell.type != ValueType::text && cell.unit.empty();
}

// A form's own metric that is only close to what others mean by the same id stands apart.
std::string
apart(const Form& form, const FormCell& cell)
{
    return cell.relation != Relation::same && cell.related.empty() ? form.id : std::string();
}

Key
key_of(const Form& form, const FormCell& cell)
{
    return {
        cell.metric, cell.applicant, cell.unit, cell.type == ValueType::text, apart(form, cell)};
}

std::string
spaced(std::string id)
{
    std::replace(id.begin(), id.end(), '_', ' ');
    return id;
}

struct Labels
{
    std::string group;
    std::string label;
};

Labels
split_last(const std::string& labels)
{
    const auto end = labels.rfind(between);
    return end == std::string::npos
               ? Labels{labels, labels}
               : Labels{labels.substr(0, end), labels.substr(end + between.size())};
}

Labels
labels_of(const FormCell& cell, Language language)
{
    if (language == Language::en && !cell.english.empty()) {
        return {cell.english, cell.applicant.empty() ? cell.metric : spaced(cell.applicant)};
    }
    return cell.applicant_label.empty() ? split_last(cell.metric_label)
                                        : Labels{cell.metric_label, cell.applicant_label};
}

// A sheet while its columns are put in order: those new in a form follow those before them in it.
class Ordering
{
public:
    void begin_form() { at_ = 0; }

    void add(const Form& form, const TableForm& table, const FormCell& cell, Language language)
    {
        const auto [found, is_new] = known_.try_emplace(key_of(form, cell), columns_.size());
        const auto number = found->second;
        if (is_new) {
            columns_.push_back({.metric = cell.metric,
                                .applicant = cell.applicant,
                                .unit = cell.unit,
                                .has_printed_unit = has_printed_unit(cell)});
            order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(at_), number);
        }
        word(columns_[number], form, cell, labels_of(cell, language));
        at_ = place_of(number) + 1;
        cells_.emplace_back(&cell, number);
        has_items_ = has_items_ || !cell.item.empty() || table.open_rows.has_value() ||
                     !table.open_columns.empty();
    }

    // Tells `place` of each cell where it went.
    template<typename Take>
    FigureSheet take(std::string name, Take place)
    {
        FigureSheet sheet{.name = std::move(name), .has_items = has_items_};
        std::vector<std::uint32_t> positions(order_.size());
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            positions[order_[i]] = i;
            sheet.columns.push_back(std::move(columns_[order_[i]]));
        }
        for (const auto& [cell, number] : cells_) {
            place(cell, positions[number]);
        }
        return sheet;
    }

private:
    // Forms come from the oldest to the newest.
    static void word(FigureColumn& column, const Form& form, const FormCell& cell, Labels labels)
    {
        if (!cell.item.empty() && !column.forms.empty()) {
            return; // the row tells its items apart
        }
        column.group = std::move(labels.group);
        column.label = std::move(labels.label);
        if (!column.forms.ends_with(form.id)) {
            column.forms += (column.forms.empty() ? "" : "|") + form.id;
        }
    }

    [[nodiscard]] std::size_t place_of(std::size_t number) const
    {
        if (at_ < order_.size() && order_[at_] == number) {
            return at_; // as in most forms
        }
        const auto found = std::find(order_.begin(), order_.end(), number);
        return static_cast<std::size_t>(found - order_.begin());
    }

    std::size_t at_ = 0;
    std::vector<std::size_t> order_{}; // of columns_
    std::vector<FigureColumn> columns_{};
    std::map<Key, std::size_t> known_{};
    std::vector<std::pair<const FormCell*, std::size_t>> cells_{};
    bool has_items_ = false;
};

struct NamedOrdering
{
    std::string name;
    Ordering columns{};
    bool is_in_force = false; // by a form of today
};

NamedOrdering&
ordering_of(std::vector<NamedOrdering>& sheets, const std::string& name)
{
    auto found = std::find_if(
        sheets.begin(), sheets.end(), [&](const auto& sheet) { return sheet.name == name; });
    if (found == sheets.end()) {
        found = sheets.insert(found, NamedOrdering{name});
    }
    return *found;
}

void
add_form(std::vector<NamedOrdering>& sheets, const Form& form, Language language)
{
    for (auto& sheet : sheets) {
        sheet.columns.begin_form();
    }
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure()) {
                const auto name =
                    cell.sheet.empty() ? std::string(in(other_figures, language)) : cell.sheet;
                auto& sheet = ordering_of(sheets, name);
                sheet.is_in_force = sheet.is_in_force || form.until == 0;
                sheet.columns.add(form, table, cell, language);
            }
        }
    }
}

} // namespace

FigureColumns::FigureColumns(std::span<const Form> forms, Language language)
{
    std::vector<NamedOrdering> sheets;
    for (const auto& form : forms) {
        add_form(sheets, form, language);
    }
    std::stable_partition(
        sheets.begin(), sheets.end(), [](const NamedOrdering& sheet) { return sheet.is_in_force; });
    for (auto& [name, columns, is_in_force] : sheets) {
        const auto number = static_cast<std::uint32_t>(sheets_.size());
        sheets_.push_back(
            columns.take(std::move(name), [&](const FormCell* cell, std::uint32_t column) {
                places_.emplace(cell, FigurePlace{number, column});
            }));
    }
}

const FigurePlace*
FigureColumns::find(const FormCell* cell) const
{
    const auto found = places_.find(cell);
    return found == places_.end() ? nullptr : &found->second;
}

} // namespace nianbao

#include "normalize/trial.hpp"

#include "normalize/edit_distance.hpp"
#include "normalize/printed_table.hpp"
#include "normalize/take_tables.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace nianbao {

namespace {

enum class Way : std::uint8_t { across, down };

struct Rows
{
    std::uint32_t first = 0;
    std::uint32_t end = UINT32_MAX;
};

// Two labels have more than half in common, or the one is no hint for the other.
constexpr double most_unlike = 0.5;
constexpr double of_held = 0.4;

bool
prints(const Label& label, const AxisEntry& entry)
{
    if (entry.folded.empty()) {
        return false;
    }
    const auto among = [](const std::string& text, const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), text) != all.end();
    };
    return label.folded == entry.folded.back() || among(label.folded, entry.also) ||
           (!label.bare.empty() &&
            (label.bare == entry.bare.back() || among(label.bare, entry.also_bare)));
}

// One table of a form and the cells that were read under it.
class TableTrial
{
public:
    TableTrial(const PrintedTable& printed, const TableForm& table, const Report& report)
        : printed_(printed), table_(table), report_(report)
    {
    }

    [[nodiscard]] TriedTable answered(const TableBlock& block);
    [[nodiscard]] TriedTable alike();

private:
    void find_values(const TableBlock& block);
    [[nodiscard]] TriedLabel
    tried(const AxisEntry& entry, const BlockValue* value, const TableBlock& block, Way way) const;
    [[nodiscard]] TriedLabel beside(const AxisEntry& entry,
                                    const BlockValue& value,
                                    std::span<const std::uint32_t> cells) const;
    [[nodiscard]] TriedLabel printed_in(const AxisEntry& entry, Rows rows) const;
    [[nodiscard]] TriedLabel missing(const AxisEntry& entry) const;
    [[nodiscard]] bool is_of(std::uint32_t ordinal) const;
    [[nodiscard]] LabelPath
    path_to(const BlockValue& value, const TableBlock& block, Way way) const;

    const PrintedTable& printed_;
    const TableForm& table_;
    const Report& report_;
    std::map<std::size_t, const BlockValue*> by_row_;
    std::map<std::size_t, const BlockValue*> by_column_;
    std::uint32_t first_value_ = UINT32_MAX; // grid column
};

void
TableTrial::find_values(const TableBlock& block)
{
    std::map<const FormCell*, std::size_t> at;
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        at.emplace(&table_.cells[i], i);
    }
    for (const auto& value : block.values) {
        const auto found = at.find(value.form);
        if (found == at.end()) {
            continue;
        }
        by_row_.emplace(found->second / table_.columns.size(), &value);
        by_column_.emplace(found->second % table_.columns.size(), &value);
        first_value_ = std::min(first_value_, printed_.grid().cells()[value.cell].column);
    }
}

LabelPath
TableTrial::path_to(const BlockValue& value, const TableBlock& block, Way way) const
{
    const auto cells = printed_.grid().cells();
    return way == Way::across
               ? printed_.labels_across(cells[value.cell].row, 0, first_value_)
               : printed_.labels_down(cells[value.column_label].column, block.header, block.data);
}

TriedLabel
TableTrial::tried(const AxisEntry& entry,
                  const BlockValue* value,
                  const TableBlock& block,
                  Way way) const
{
    if (value == nullptr) {
        return printed_in(entry,
                          way == Way::across ? Rows{block.data, block.end}
                                             : Rows{block.header, block.data});
    }
    const auto path = path_to(*value, block, way);
    std::span<const std::uint32_t> cells(path.data(), path.size());
    if (way == Way::across && (table_.open_rows || table_.outer_labels == OuterLabels::above)) {
        return beside(entry, *value, cells);
    }
    // figures that no column claimed may stand behind the labels
    for (auto size = path.size(); size > 0; --size) {
        if (fit_path(printed_, cells.first(size), entry)) {
            cells = cells.first(size);
            break;
        }
    }
    TriedLabel label{.entry = &entry, .state = LabelState::matched};
    label.match = fit_path(printed_, cells, entry).value_or(value->match);
    label.printed = printed_.joined(cells.last(std::min(cells.size(), entry.folded.size())));
    label.place = cells.empty() ? Place{} : printed_.place(cells.back());
    return label;
}

// A row that one cell names, wherever it stands left of the values.
TriedLabel
TableTrial::beside(const AxisEntry& entry,
                   const BlockValue& value,
                   std::span<const std::uint32_t> cells) const
{
    const auto names = [&](std::uint32_t cell) {
        return table_.open_rows || fit_label(printed_.label(cell), entry);
    };
    const auto found = std::find_if(cells.begin(), cells.end(), names);
    TriedLabel label{.entry = &entry, .state = LabelState::matched, .match = value.match};
    if (found != cells.end()) {
        label.match = table_.open_rows ? value.match : *fit_label(printed_.label(*found), entry);
        label.printed = table_.open_rows ? value.open_label : std::string(printed_.text(*found));
        label.place = printed_.place(*found);
    }
    return label;
}

TriedLabel
TableTrial::printed_in(const AxisEntry& entry, Rows rows) const
{
    const auto cells = printed_.grid().cells();
    for (std::uint32_t cell = 0; cell < cells.size(); ++cell) {
        const bool inside = cells[cell].row >= rows.first && cells[cell].row < rows.end;
        if (inside && !printed_.is_empty(cell) && prints(printed_.label(cell), entry)) {
            return {.entry = &entry,
                    .state = LabelState::unused,
                    .printed = std::string(printed_.text(cell)),
                    .place = printed_.place(cell)};
        }
    }
    return missing(entry);
}

// How unlike two labels are, of the characters of the longer one; one that holds the other is like
// it however long.
double
unlikeness(std::string_view a, std::string_view b)
{
    const auto [shorter, longer] = std::minmax(
        a, b, [](auto one, auto other) { return count_characters(one) < count_characters(other); });
    if (count_characters(shorter) < 2) {
        return 1.0;
    }
    const auto changed =
        static_cast<double>(edit_distance(a, b)) / static_cast<double>(count_characters(longer));
    return longer.find(shorter) != std::string_view::npos ? std::min(changed, of_held) : changed;
}

bool
TableTrial::is_of(std::uint32_t ordinal) const
{
    const auto parts = printed_.parts();
    return std::any_of(
        parts.begin(), parts.end(), [&](const Table* part) { return part->ordinal == ordinal; });
}

// With the text nobody claimed that is most like it on any of its levels.
TriedLabel
TableTrial::missing(const AxisEntry& entry) const
{
    TriedLabel label{.entry = &entry};
    auto best = most_unlike;
    for (const auto& cell : report_.unmapped) {
        if (!is_of(cell.place.table)) {
            continue;
        }
        const auto text = fold_label(cell.raw);
        for (const auto& level : entry.folded) {
            if (const auto unlike = unlikeness(text, level); unlike < best) {
                best = unlike;
                label.printed = cell.raw;
                label.place = cell.place;
            }
        }
    }
    return label;
}

TriedTable
TableTrial::answered(const TableBlock& block)
{
    find_values(block);
    const auto value_of = [](const auto& values, std::size_t entry) {
        const auto found = values.find(entry);
        return found == values.end() ? nullptr : found->second;
    };
    TriedTable result{
        .table = &table_, .ordinal = printed_.parts().front()->ordinal, .answered = true};
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        if (table_.rows[i].is_group) {
            result.rows.push_back(printed_in(table_.rows[i], {block.data, block.end}));
            if (result.rows.back().state == LabelState::unused) {
                result.rows.back().state = LabelState::matched;
            }
            continue;
        }
        result.rows.push_back(tried(table_.rows[i], value_of(by_row_, i), block, Way::across));
    }
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        result.columns.push_back(
            tried(table_.columns[i], value_of(by_column_, i), block, Way::down));
    }
    return result;
}

TriedTable
TableTrial::alike()
{
    TriedTable result{.table = &table_, .ordinal = printed_.parts().front()->ordinal};
    for (const auto& row : table_.rows.entries) {
        result.rows.push_back(printed_in(row, {}));
    }
    for (const auto& column : table_.columns.entries) {
        result.columns.push_back(printed_in(column, {}));
    }
    return result;
}

struct Likeness
{
    std::size_t printed = 0; // labels, and hints: each text counts once
    std::size_t hinted = 0;
    std::size_t all = 0;
};

Likeness
likeness(const TriedTable& tried)
{
    Likeness like;
    std::set<Place> met;
    for (const auto* labels : {&tried.rows, &tried.columns}) {
        for (const auto& label : *labels) {
            const bool is_new = !label.printed.empty() && met.insert(label.place).second;
            const bool missing = label.state == LabelState::missing;
            like.printed += is_new && !missing ? 1 : 0;
            like.hinted += is_new && missing ? 1 : 0;
            like.all += label.entry->folded.empty() ? 0 : 1;
        }
    }
    return like;
}

// A single label of the form is enough, hints are when half of the labels have one.
std::size_t
score(const Likeness& like)
{
    return like.printed > 0 || 2 * like.hinted > like.all ? 2 * like.printed + like.hinted : 0;
}

// The form's table that is most like it; where none is, nothing.
void
add_most_alike(const PrintedTable& printed,
               const FormLibrary& library,
               const Report& report,
               std::vector<TriedTable>& tried)
{
    std::optional<TriedTable> best;
    for (const auto& known : library.tables) {
        auto one = TableTrial(printed, *known.table, report).alike();
        if (score(likeness(one)) > (best ? score(likeness(*best)) : 0)) {
            best = std::move(one);
        }
    }
    if (best) {
        tried.push_back(std::move(*best));
    }
}

// What is printed in a further part of the table stands there, all else with the first.
void
add_by_part(const TriedTable& whole, const PrintedTable& printed, std::vector<TriedTable>& tried)
{
    for (const auto* part : printed.parts()) {
        const auto is_elsewhere = [&](const TriedLabel& label) {
            const auto at = label.place.table == 0 ? whole.ordinal : label.place.table;
            return at != part->ordinal;
        };
        auto one = whole;
        one.ordinal = part->ordinal;
        std::erase_if(one.rows, is_elsewhere);
        std::erase_if(one.columns, is_elsewhere);
        tried.push_back(std::move(one));
    }
}

} // namespace

std::vector<TriedTable>
try_tables(const Document& document, const FormLibrary& library, const Report& report)
{
    forget_labels();
    std::vector<TriedTable> tried;
    for (const auto& table : take_tables(document, library, {}).tables) {
        for (const auto& block : table.blocks) {
            for (const auto* form : block.tables) {
                const auto whole = TableTrial(table.printed, *form, report).answered(block);
                add_by_part(whole, table.printed, tried);
            }
        }
        if (table.blocks.empty()) {
            add_most_alike(table.printed, library, report, tried);
        }
    }
    return tried;
}

} // namespace nianbao

#include "normalize/choose_edition.hpp"

#include "normalize/unknown_columns.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace nianbao {

namespace {

// The fits of one edition below one header.
struct Candidate
{
    const Form* form = nullptr;
    std::vector<const TableFit*> fits;
    std::size_t values = 0;
};

const FormCell&
meaning(const FormLibrary& library, const TableFit& fit, const FitValue& value)
{
    return library.tables[fit.number].table->cell(value.row, value.column);
}

// The cells that the candidates name differently.
std::set<std::uint32_t>
ambiguous_cells(const FormLibrary& library, std::span<const Candidate> candidates)
{
    std::set<std::uint32_t> ambiguous;
    if (candidates.size() == 1 && candidates.front().fits.size() == 1) {
        return ambiguous;
    }
    struct Meaning
    {
        std::uint32_t figure;
        std::string_view item;

        bool operator==(const Meaning&) const = default;
    };
    std::map<std::uint32_t, Meaning> figures; // by grid cell
    for (const auto& candidate : candidates) {
        for (const auto* fit : candidate.fits) {
            for (const auto& value : fit->values) {
                const Meaning meant{meaning(library, *fit, value).figure, value.item};
                const auto [known, is_new] = figures.emplace(value.cell, meant);
                if (!is_new && known->second != meant) {
                    ambiguous.insert(value.cell);
                }
            }
        }
    }
    return ambiguous;
}

std::vector<Candidate>
candidates_of(const FormLibrary& library, std::span<const TableFit* const> fits)
{
    std::vector<Candidate> candidates;
    for (const auto* fit : fits) {
        const auto* form = library.tables[fit->number].form;
        auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& known) {
            return known.form == form;
        });
        if (found == candidates.end()) {
            found = candidates.insert(candidates.end(), {.form = form});
        }
        found->fits.push_back(fit);
        found->values += fit->values.size();
    }
    return candidates;
}

// The candidates that explain most cells.
std::vector<Candidate>
best_of(std::vector<Candidate> candidates)
{
    std::size_t most = 0;
    for (const auto& candidate : candidates) {
        most = std::max(most, candidate.values);
    }
    std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.values < most; });
    return candidates;
}

// Table, row and column of the form; where the form leaves them open, as printed.
std::uint64_t
order_of(const TableFit& fit, const FitValue& value)
{
    const auto line = std::uint64_t{value.row} + (value.item.empty() ? 0 : value.line);
    return std::uint64_t{fit.number} << 48U | line << 20U | value.column;
}

void
add_values(const FormLibrary& library,
           const TableFit& fit,
           const std::set<std::uint32_t>& ambiguous,
           TableBlock& block)
{
    for (const auto& value : fit.values) {
        if (ambiguous.contains(value.cell)) {
            block.refused.push_back({value.cell, "edition-ambiguous"});
            continue;
        }
        block.values.push_back({.form = &meaning(library, fit, value),
                                .cell = value.cell,
                                .column_label = value.label,
                                .order = order_of(fit, value),
                                .match = value.match,
                                .unit = value.unit,
                                .item = value.item,
                                .open_label = value.open_label});
    }
}

// A row that another table of the same form claims is no unknown row.
void
add_findings(const PrintedTable& printed,
             const std::vector<const TableFit*>& fits,
             TableBlock& block)
{
    std::set<Place> claimed; // rows
    for (const auto& value : block.values) {
        claimed.insert(printed.place_of_row(printed.grid().cells()[value.cell].row));
    }
    for (const auto* fit : fits) {
        for (const auto& finding : fit->findings) {
            if (finding.code != "row-unknown" || !claimed.contains(finding.place)) {
                block.findings.push_back(finding);
            }
        }
    }
}

TableBlock
make_block(const PrintedTable& printed, const FormLibrary& library, std::span<const Candidate> best)
{
    TableBlock block;
    const auto ambiguous = ambiguous_cells(library, best);
    for (const auto& candidate : best) {
        block.editions.push_back(candidate.form->id);
        for (const auto* fit : candidate.fits) {
            block.labels.insert(block.labels.end(), fit->labels.begin(), fit->labels.end());
        }
    }
    for (const auto* fit : best.front().fits) {
        add_values(library, *fit, ambiguous, block);
        block.tables.push_back(library.tables[fit->number].table);
        block.refused.insert(block.refused.end(), fit->refused.begin(), fit->refused.end());
        block.header = fit->header;
        block.data = fit->data;
        block.end = std::max(block.end, fit->end);
    }
    add_findings(printed, best.front().fits, block);
    auto unknown = report_unknown_columns(printed, block);
    std::move(unknown.begin(), unknown.end(), std::back_inserter(block.findings));
    for (const auto cell : ambiguous) {
        block.findings.push_back(
            {"edition-ambiguous", {std::string(printed.text(cell))}, printed.place(cell)});
    }
    return block;
}

} // namespace

std::vector<TableBlock>
choose_editions(const PrintedTable& printed, const FormLibrary& library)
{
    const auto fits = find_tables(printed, library);
    std::map<std::uint32_t, std::vector<const TableFit*>> by_data_row;
    for (const auto& fit : fits) {
        by_data_row[fit.data].push_back(&fit);
    }
    std::vector<TableBlock> blocks;
    blocks.reserve(by_data_row.size());
    for (const auto& [row, group] : by_data_row) {
        blocks.push_back(make_block(printed, library, best_of(candidates_of(library, group))));
    }
    return blocks;
}

} // namespace nianbao

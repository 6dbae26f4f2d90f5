#include "export/page_data.hpp"

#include "export/page_spare.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint64_t findings_a_block = 5000;
constexpr std::uint32_t figures_a_block = 1000;     // reports
constexpr std::size_t tables_a_block = 256U << 10U; // bytes of JSON
constexpr std::size_t most_a_block = 4U << 20U;     // bytes of JSON, of rows of any kind
constexpr std::size_t most_tables = 8U << 20U;      // bytes of JSON, of one report
constexpr std::uint64_t most_of_ceiling = 15;       // one block takes its 15th part at the most

void
open_rows(JsonText& json, std::optional<std::uint32_t> first = {})
{
    json.open('{');
    if (first) {
        json.key("first");
        json.number(*first);
    }
    json.key("rows");
    json.open('[');
}

void
close_rows(JsonText& json)
{
    json.close(']');
    json.close('}');
}

bool
has_tables(const Outcome& outcome)
{
    return is_current(outcome) || outcome.status == Status::superseded;
}

} // namespace

PageData::Spare
PageData::tables_of(const SeverityCounts& found)
{
    if (found.errors > 0) {
        return error_tables;
    }
    return found.warnings > 0 ? warning_tables : other_tables;
}

Result<void>
PageData::add(const Entry& entry, const SeverityCounts& found)
{
    tables_.emplace_back();
    return add_findings(entry).and_then([&] { return add_figures(*entry.outcome); }).and_then([&] {
        return add_tables(*entry.outcome, tables_of(found));
    });
}

Result<void>
PageData::add_findings(const Entry& entry)
{
    const auto report = last();
    for (const auto& listed : entry.findings) {
        const bool is_note = severity_of(listed.finding()) == Severity::note;
        if (is_note && spare_[notes].is_full()) {
            spare_[notes].leave_out(1);
            continue;
        }
        auto& gathered = is_note ? gathered_[notes] : findings_;
        if (gathered.items == 0) {
            open_rows(gathered.json);
        }
        put_finding(gathered.json, report, listed, language_);
        ++gathered.items;
        if (gathered.items < findings_a_block && gathered.json.size() < most_a_block) {
            continue;
        }
        if (auto flushed = is_note ? flush_rows(notes) : flush_findings(); !flushed) {
            return flushed;
        }
    }
    return {};
}

Result<void>
PageData::add_figures(const Outcome& outcome)
{
    const auto report = last();
    auto& [json, items] = gathered_[figures];
    if (report == figures_from_) {
        open_rows(json, report);
    }
    json.open('[');
    const auto before = json.size();
    for (const auto& seen : outcome.report.observations) {
        const auto column = is_current(outcome) ? columns_.column_of(seen) : std::nullopt;
        if (column) {
            json.open('[');
            json.number(*column);
            json.text(to_string(seen.value));
            json.close(']');
        }
    }
    items += json.size() > before ? 1 : 0;
    if (spare_[figures].is_full()) {
        json.cut(before);
    }
    json.close(']');
    return report + 1 - figures_from_ < figures_a_block ? Result<void>() : flush_rows(figures);
}

Result<void>
PageData::add_tables(const Outcome& outcome, Spare spare)
{
    if (!has_tables(outcome)) {
        return {};
    }
    if (spare_[spare].is_full()) {
        spare_[spare].leave_out(1);
        return {};
    }
    auto& drawn = drawn_[spare];
    if (!drawn.add(last(), outcome.report, most_tables)) {
        spare_[spare].leave_out(1);
        return {};
    }
    return drawn.size() < tables_a_block ? Result<void>() : flush_tables(spare);
}

Result<void>
PageData::flush_findings()
{
    close_rows(findings_.json);
    return blocks_.pack(findings_.json.document()).map([&](const SpoolPiece& piece) {
        finding_blocks_.push_back(piece);
        finding_bytes_ += block_size(piece);
        findings_ = {};
    });
}

Result<void>
PageData::flush_rows(Spare spare)
{
    auto [json, items] = std::exchange(gathered_[spare], {});
    if (spare == figures) {
        figures_from_ = last() + 1;
    }
    if (items == 0 || spare_[spare].is_full()) {
        spare_[spare].leave_out(items);
        return {};
    }
    close_rows(json);
    return keep(spare, json.document(), items).map([](bool) {});
}

Result<void>
PageData::flush_tables(Spare spare)
{
    const auto drawn = std::exchange(drawn_[spare], {});
    const auto reports = drawn.reports();
    if (reports.empty()) {
        return {};
    }
    const auto number = static_cast<std::uint32_t>(spare_[spare].blocks().size());
    return keep(spare, drawn.document(), reports.size()).map([&](bool is_kept) {
        for (const auto report : reports) {
            tables_[report] = {is_kept ? spare : spares, number};
        }
    });
}

Result<bool>
PageData::keep(Spare spare, std::string_view json, std::uint64_t items)
{
    return blocks_.pack(json).map([&](const SpoolPiece& piece) {
        return spare_[spare].keep({piece, items}, room_of(spare), ceiling_ / most_of_ceiling);
    });
}

Result<void>
PageData::close()
{
    auto flushed = findings_.items > 0 ? flush_findings() : Result<void>();
    for (const auto spare : {error_tables, warning_tables, figures, notes, other_tables}) {
        const bool is_rows = spare == figures || spare == notes;
        flushed =
            flushed.and_then([&] { return is_rows ? flush_rows(spare) : flush_tables(spare); });
    }
    return flushed;
}

// As far as is known: what else is always there may still leave less.
std::uint64_t
PageData::room_of(Spare spare) const
{
    auto taken = finding_bytes_;
    for (std::size_t before = 0; before < spare; ++before) {
        taken += spare_[before].size_in_page();
    }
    return ceiling_ - std::min(ceiling_, taken);
}

std::int64_t
PageData::table_block(std::uint32_t report) const
{
    const auto [spare, block] = tables_[report];
    if (spare == spares || block >= spare_[spare].blocks().size()) {
        return -1;
    }
    std::size_t number = block;
    for (const auto before : {error_tables, warning_tables}) {
        number += before < spare ? spare_[before].blocks().size() : 0;
    }
    return static_cast<std::int64_t>(number);
}

void
PageData::tell(PageMeta& meta) const
{
    const auto count = [&](Spare spare) { return spare_[spare].blocks().size(); };
    const auto left_out = [&](Spare spare) { return spare_[spare].left_out(); };
    meta.finding_blocks = finding_blocks_.size() + count(notes);
    meta.figure_blocks = count(figures);
    meta.table_blocks = count(error_tables) + count(warning_tables) + count(other_tables);
    meta.tables_left_out =
        left_out(error_tables) + left_out(warning_tables) + left_out(other_tables);
    meta.notes_left_out = left_out(notes);
    meta.figures_left_out = left_out(figures);
}

std::uint64_t
PageData::size_in_page() const
{
    auto sum = finding_bytes_;
    for (const auto& spare : spare_) {
        sum += spare.size_in_page();
    }
    return sum;
}

bool
PageData::free(std::uint64_t bytes)
{
    auto left = bytes;
    for (auto spare = spare_.rbegin(); spare != spare_.rend() && left > 0; ++spare) {
        left = spare->free(left);
    }
    return left < bytes;
}

Result<void>
PageData::write(StagedFile& page)
{
    const auto write_all = [&](std::string_view kind, const std::vector<SpoolPiece>& pieces) {
        auto written = Result<void>();
        for (std::size_t i = 0; i < pieces.size() && written; ++i) {
            written = blocks_.write(page, kind, i, pieces[i]);
        }
        return written;
    };
    const auto with = [&](std::vector<SpoolPiece> pieces, std::initializer_list<Spare> kinds) {
        for (const auto spare : kinds) {
            for (const auto& block : spare_[spare].blocks()) {
                pieces.push_back(block.piece);
            }
        }
        return pieces;
    };
    return write_all("findings", with(finding_blocks_, {notes}))
        .and_then([&] {
            return write_all("tables", with({}, {error_tables, warning_tables, other_tables}));
        })
        .and_then([&] { return write_all("figures", with({}, {figures})); });
}

} // namespace nianbao

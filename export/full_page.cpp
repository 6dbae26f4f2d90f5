#include "export/full_page.hpp"

#include "export/base64.hpp"
#include "export/link.hpp"
#include "export/page_blocks.hpp"
#include "export/page_columns.hpp"
#include "export/page_meta.hpp"
#include "export/page_reports.hpp"
#include "export/page_rows.hpp"
#include "export/page_spare.hpp"
#include "export/page_tables.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
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

// What is in the page as far as there is room, what matters most first.
enum Spare : std::size_t { error_tables, warning_tables, figures, notes, other_tables, spares };

// Rows on their way into a block.
struct Gathered
{
    JsonText json{};
    std::uint64_t items = 0;
    std::vector<std::uint32_t> reports{}; // whose tables it holds
};

// Where the tables of a report are.
struct TablePlace
{
    Spare spare = spares;
    std::uint32_t block = 0;
};

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

Spare
tables_of(const SeverityCounts& found)
{
    if (found.errors > 0) {
        return error_tables;
    }
    return found.warnings > 0 ? warning_tables : other_tables;
}

bool
has_tables(const Outcome& outcome)
{
    return is_current(outcome) || outcome.status == Status::superseded;
}

class FullPage
{
public:
    FullPage(const ProductPlan& plan, std::string_view html, std::uint64_t ceiling, PageBlocks made)
        : plan_(plan), html_(html), ceiling_(ceiling), out_(canonical_folder(plan.options.out)),
          blocks_(std::move(made)), columns_(plan.forms)
    {
    }

    Result<void> add(const Entry& entry)
    {
        const auto found = severities_of(entry);
        const auto link = relative_link(entry.outcome->path, out_);
        return reports_.add(blocks_, *entry.outcome, found, link)
            .and_then([&](std::uint32_t report) {
                tables_.emplace_back();
                return add_findings(entry, report)
                    .and_then([&] { return add_figures(*entry.outcome, report); })
                    .and_then([&] { return add_tables(*entry.outcome, tables_of(found), report); });
            });
    }

    Result<std::vector<ProductFile>> finish(const Counts& counts)
    {
        return flush_all().and_then([&] { return settle(counts); }).and_then([&] {
            return write();
        });
    }

private:
    Result<void> add_findings(const Entry& entry, std::uint32_t report);
    Result<void> add_figures(const Outcome& outcome, std::uint32_t report);
    Result<void> add_tables(const Outcome& outcome, Spare spare, std::uint32_t report);
    // Errors and warnings, which are always in the page.
    Result<void> flush_findings();
    Result<void> flush(Spare spare);
    Result<void> flush_all();
    [[nodiscard]] std::uint64_t room_of(Spare spare) const;
    [[nodiscard]] std::int64_t table_block(std::uint32_t report) const;
    // Packs reports and meta; leaves out blocks until the whole fits.
    Result<void> settle(const Counts& counts);
    [[nodiscard]] PageMeta meta(const Counts& counts) const;
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] bool free(std::uint64_t bytes);
    Result<std::vector<ProductFile>> write();
    Result<void> write_blocks(StagedFile& page);

    const ProductPlan& plan_;
    std::string_view html_;
    std::uint64_t ceiling_;
    std::filesystem::path out_;
    PageBlocks blocks_;
    PageColumns columns_;
    PageTables drawing_;
    PageReports reports_;
    std::vector<TablePlace> tables_; // by report
    Gathered findings_;
    std::vector<SpoolPiece> finding_blocks_;
    std::uint64_t finding_bytes_ = 0;
    std::array<Gathered, spares> gathered_;
    std::array<SpareBlocks, spares> spare_;
    std::uint32_t figures_from_ = 0; // report
    std::vector<SpoolPiece> report_blocks_;
    std::string meta_; // packed
};

Result<void>
FullPage::add_findings(const Entry& entry, std::uint32_t report)
{
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
        put_finding(gathered.json, report, listed, plan_.options.language);
        ++gathered.items;
        if (gathered.items < findings_a_block && gathered.json.size() < most_a_block) {
            continue;
        }
        if (auto flushed = is_note ? flush(notes) : flush_findings(); !flushed) {
            return flushed;
        }
    }
    return {};
}

Result<void>
FullPage::add_figures(const Outcome& outcome, std::uint32_t report)
{
    auto& [json, items, unused] = gathered_[figures];
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
    return report + 1 - figures_from_ < figures_a_block ? Result<void>() : flush(figures);
}

Result<void>
FullPage::add_tables(const Outcome& outcome, Spare spare, std::uint32_t report)
{
    if (!has_tables(outcome)) {
        return {};
    }
    if (spare_[spare].is_full()) {
        spare_[spare].leave_out(1);
        return {};
    }
    auto& gathered = gathered_[spare];
    auto& json = gathered.json;
    if (gathered.items == 0) {
        json.cut(0);
        json.open('{');
        json.key("reports");
        json.open('{');
    }
    const auto before = json.size();
    json.key(std::to_string(report));
    if (!drawing_.put(json, outcome.report, most_tables)) {
        json.cut(before);
        spare_[spare].leave_out(1);
        return {};
    }
    ++gathered.items;
    gathered.reports.push_back(report);
    return json.size() < tables_a_block ? Result<void>() : flush(spare);
}

Result<void>
FullPage::flush_findings()
{
    close_rows(findings_.json);
    return blocks_.pack(findings_.json.document()).map([&](const SpoolPiece& piece) {
        finding_blocks_.push_back(piece);
        finding_bytes_ += size_in_page(piece);
        findings_ = {};
    });
}

Result<void>
FullPage::flush(Spare spare)
{
    auto gathered = std::exchange(gathered_[spare], {});
    if (spare == figures) {
        figures_from_ = reports_.count();
    }
    if (gathered.items == 0 || spare_[spare].is_full()) {
        spare_[spare].leave_out(gathered.items);
        return {};
    }
    gathered.json.close(gathered.reports.empty() ? ']' : '}');
    gathered.json.close('}');
    return blocks_.pack(gathered.json.document()).map([&](const SpoolPiece& piece) {
        const SpareBlock block{piece, gathered.items};
        if (spare_[spare].keep(block, room_of(spare), ceiling_ / most_of_ceiling)) {
            const auto number = static_cast<std::uint32_t>(spare_[spare].blocks().size() - 1);
            for (const auto report : gathered.reports) {
                tables_[report] = {spare, number};
            }
        }
    });
}

Result<void>
FullPage::flush_all()
{
    auto flushed = findings_.items > 0 ? flush_findings() : Result<void>();
    for (std::size_t spare = 0; spare < spares && flushed; ++spare) {
        flushed = flush(static_cast<Spare>(spare));
    }
    return flushed;
}

// As far as is known: what else is always there may still leave less.
std::uint64_t
FullPage::room_of(Spare spare) const
{
    auto taken = html_.size() + finding_bytes_;
    for (std::size_t before = 0; before < spare; ++before) {
        taken += spare_[before].size_in_page();
    }
    return ceiling_ - std::min(ceiling_, taken);
}

std::int64_t
FullPage::table_block(std::uint32_t report) const
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

PageMeta
FullPage::meta(const Counts& counts) const
{
    const auto count = [&](Spare spare) { return spare_[spare].blocks().size(); };
    const auto left_out = [&](Spare spare) { return spare_[spare].left_out(); };
    return {.counts = counts,
            .report_blocks = report_blocks_.size(),
            .finding_blocks = finding_blocks_.size() + count(notes),
            .figure_blocks = count(figures),
            .table_blocks = count(error_tables) + count(warning_tables) + count(other_tables),
            .tables_left_out =
                left_out(error_tables) + left_out(warning_tables) + left_out(other_tables),
            .notes_left_out = left_out(notes),
            .figures_left_out = left_out(figures)};
}

std::uint64_t
FullPage::size() const
{
    auto sum = html_.size() + block_element("meta", meta_).size() + finding_bytes_;
    for (const auto& piece : report_blocks_) {
        sum += size_in_page(piece);
    }
    for (const auto& spare : spare_) {
        sum += spare.size_in_page();
    }
    return sum;
}

// False where nothing was left to free.
bool
FullPage::free(std::uint64_t bytes)
{
    auto left = bytes;
    for (auto spare = spare_.rbegin(); spare != spare_.rend() && left > 0; ++spare) {
        left = spare->free(left);
    }
    return left < bytes;
}

Result<void>
FullPage::settle(const Counts& counts)
{
    do {
        auto packed =
            reports_.pack(blocks_, [&](std::uint32_t report) { return table_block(report); });
        if (!packed) {
            return tl::unexpected(packed.error());
        }
        report_blocks_ = *std::move(packed);
        meta_ = base64(Gzip().compress(meta_json(meta(counts), plan_, columns_)));
    } while (size() > ceiling_ && free(size() - ceiling_));
    return {};
}

Result<void>
FullPage::write_blocks(StagedFile& page)
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
    return page.write(block_element("meta", meta_))
        .and_then([&] { return write_all("reports", report_blocks_); })
        .and_then([&] { return write_all("findings", with(finding_blocks_, {notes})); })
        .and_then([&] {
            return write_all("tables", with({}, {error_tables, warning_tables, other_tables}));
        })
        .and_then([&] { return write_all("figures", with({}, {figures})); });
}

Result<std::vector<ProductFile>>
FullPage::write()
{
    auto page = StagedFile::create(plan_.options.out / page_file);
    if (!page) {
        return tl::unexpected(page.error());
    }
    const auto at = html_.find(page_data_marker);
    auto facts =
        page->write(html_.substr(0, at))
            .and_then([&] { return write_blocks(*page); })
            .and_then([&] { return page->write(html_.substr(at + page_data_marker.size())); })
            .and_then([&] { return page->finish(); });
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    std::vector<ProductFile> files;
    files.push_back({{std::string(page_file), *std::move(page), *std::move(facts)}});
    return files;
}

} // namespace

Result<Product>
open_full_page(const ProductPlan& plan, std::string_view html, std::uint64_t ceiling)
{
    auto blocks = PageBlocks::create(plan.options.out / page_file);
    if (!blocks) {
        return tl::unexpected(blocks.error());
    }
    auto page = std::make_shared<FullPage>(plan, html, ceiling, *std::move(blocks));
    return Product{.add =
                       [page](std::span<const Entry> body) {
                           auto added = Result<void>();
                           for (auto at = body.begin(); at != body.end() && added; ++at) {
                               added = page->add(*at);
                           }
                           return added;
                       },
                   .finish = [page](const Counts& counts) { return page->finish(counts); }};
}

} // namespace nianbao

#include "export/publish.hpp"

#include "export/commit.hpp"
#include "export/data_package.hpp"
#include "export/foreign_file.hpp"
#include "export/run_json.hpp"
#include "export/tables.hpp"

#include <fmt/format.h>

namespace nianbao {

namespace {

constexpr std::size_t flush_at = 128U << 10U; // hashed and written while still in the cache
constexpr std::size_t asked_every = 100;      // bodies: asking may cost a share's round trip
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Everything written, nothing moved to its place yet.
struct Staging
{
    std::vector<StagedProduct> products; // tables, datapackage.json, run.json
    std::vector<Resource> resources;
    Counts counts;
};

// Whoever waits for this run is asked before every step that can still be left undone.
Result<void>
go_on(const PublishOptions& options)
{
    return options.go_on ? options.go_on() : Result<void>();
}

std::string
file_of(const TableContract& table)
{
    return fmt::format("{}.csv", table.name);
}

// A table on its way to its file.
struct TableWriter
{
    const TableContract& table;
    StagedFile file;
    AddRows add_rows; // none of the dictionary
    CsvBuffer csv{};
};

Result<TableWriter>
open_table(const TableContract& table, std::span<const Form> forms, const PublishOptions& options)
{
    auto file = StagedFile::create(options.out / file_of(table));
    if (!file) {
        return tl::unexpected(file.error());
    }
    TableWriter writer{table, *std::move(file), rows_of(table.id, options.language)};
    writer.csv.reserve(flush_at + flush_at / 8);
    add_header(writer.csv, table.id);
    if (table.id == TableId::metrics) {
        add_metrics(writer.csv, forms);
    }
    return writer.file.write(options.byte_order_mark ? byte_order_mark : "").map([&] {
        return std::move(writer);
    });
}

Result<void>
add_rows(TableWriter& writer, const Outcome& outcome)
{
    writer.add_rows(writer.csv, outcome);
    if (writer.csv.bytes().size() < flush_at) {
        return {};
    }
    auto written = writer.file.write(writer.csv.bytes());
    writer.csv.clear();
    return written;
}

Result<std::vector<TableWriter>>
open_tables(std::span<const Form> forms, const PublishOptions& options)
{
    std::vector<TableWriter> writers;
    for (const auto& table : table_contracts()) {
        auto writer = open_table(table, forms, options);
        if (!writer) {
            return tl::unexpected(writer.error());
        }
        writers.push_back(*std::move(writer));
    }
    return writers;
}

Result<void>
close_table(Staging& staging, TableWriter& writer)
{
    auto facts =
        writer.file.write(writer.csv.bytes()).and_then([&] { return writer.file.finish(); });
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    staging.resources.push_back({writer.table.id, *facts});
    staging.products.push_back({file_of(writer.table), std::move(writer.file), *std::move(facts)});
    return {};
}

// Where the outcomes of the first one's body end; what has no body stands alone.
std::size_t
end_of_body(std::span<Outcome* const> order)
{
    std::size_t end = 1;
    while (end < order.size() && !order[end]->body.empty() &&
           order[end]->body == order.front()->body) {
        ++end;
    }
    return end;
}

Result<void>
write_body(std::vector<TableWriter>& writers, std::span<Outcome* const> body, Counts& counts)
{
    for (auto* outcome : body) {
        for (auto& writer : writers) {
            if (auto added = add_rows(writer, *outcome); !added) {
                return added;
            }
        }
        add_to(counts, *outcome);
        release(*outcome);
    }
    return {};
}

Result<void>
write_bodies(std::vector<TableWriter>& writers,
             std::span<Outcome* const> order,
             const PublishOptions& options,
             const Complete& complete,
             Counts& counts)
{
    for (std::size_t bodies = 0; !order.empty(); ++bodies) {
        const auto body = order.first(end_of_body(order));
        order = order.subspan(body.size());
        auto written = (bodies % asked_every == 0 ? go_on(options) : Result<void>())
                           .and_then([&] { return complete ? complete(body) : Result<void>(); })
                           .and_then([&] { return write_body(writers, body, counts); });
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void>
stage_description(Staging& staging,
                  const std::filesystem::path& out,
                  std::string_view name,
                  std::string_view text)
{
    auto file = StagedFile::create(out / name);
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto facts = file->write(text).and_then([&] { return file->finish(); });
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    staging.products.push_back({std::string(name), *std::move(file), *std::move(facts)});
    return {};
}

Result<Staging>
stage_tables(std::vector<TableWriter> writers,
             std::span<Outcome> outcomes,
             const PublishOptions& options,
             const Complete& complete)
{
    Staging staging;
    const auto order = in_row_order(outcomes);
    if (auto written = write_bodies(writers, order, options, complete, staging.counts); !written) {
        return tl::unexpected(written.error());
    }
    for (auto& writer : writers) {
        auto closed = go_on(options).and_then([&] { return close_table(staging, writer); });
        if (!closed) {
            return tl::unexpected(closed.error());
        }
    }
    return staging;
}

Result<Staging>
stage_descriptions(Staging staging,
                   const RunFacts& facts,
                   std::span<const Outcome> outcomes,
                   const PublishOptions& options)
{
    const auto package = data_package(staging.resources, options.language);
    const auto run = run_json(facts, staging.counts, outcomes);
    return stage_description(staging, options.out, package_file, package)
        .and_then([&] { return stage_description(staging, options.out, run_file, run); })
        .map([&] { return std::move(staging); });
}

} // namespace

std::vector<std::string>
product_files()
{
    std::vector<std::string> files;
    for (const auto& table : table_contracts()) {
        files.push_back(file_of(table));
    }
    files.emplace_back(package_file);
    files.emplace_back(run_file);
    return files;
}

Result<Counts>
publish(std::vector<Outcome> outcomes,
        std::span<const Form> forms,
        RunFacts facts,
        const PublishOptions& options,
        const Complete& complete)
{
    auto staging = make_folder(options.out)
                       .and_then([&] { return refuse_foreign(options.out, product_files()); })
                       .and_then([&] { return open_tables(forms, options); })
                       .and_then([&](auto writers) {
                           return stage_tables(std::move(writers), outcomes, options, complete);
                       })
                       .and_then([&](Staging staged) {
                           return stage_descriptions(std::move(staged), facts, outcomes, options);
                       });
    if (!staging) {
        return tl::unexpected(staging.error());
    }
    return go_on(options)
        .and_then([&] { return commit(options.out, std::move(staging->products), options.tell); })
        .map([&] { return staging->counts; });
}

} // namespace nianbao

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
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Everything written, nothing moved to its place yet.
struct Staging
{
    std::vector<StagedProduct> products; // tables, datapackage.json, run.json
    std::vector<Resource> resources;
};

// What a table is made from.
struct Source
{
    std::span<const Outcome* const> order;
    std::span<const Form> forms;
    const PublishOptions& options;
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

Result<void>
write_rows(StagedFile& file, TableId id, const Source& source)
{
    CsvBuffer csv;
    csv.reserve(flush_at + flush_at / 8);
    add_header(csv, id);
    if (id == TableId::metrics) {
        add_metrics(csv, source.forms);
    }
    const auto add_rows = rows_of(id, source.options.language);
    for (const auto* outcome : source.order) {
        add_rows(csv, *outcome);
        if (csv.bytes().size() >= flush_at) {
            if (auto written = file.write(csv.bytes()); !written) {
                return written;
            }
            csv.clear();
        }
    }
    return file.write(csv.bytes());
}

Result<void>
stage_table(Staging& staging, const TableContract& table, const Source& source)
{
    if (auto asked = go_on(source.options); !asked) {
        return asked;
    }
    auto file = StagedFile::create(source.options.out / file_of(table));
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto mark = source.options.byte_order_mark ? byte_order_mark : "";
    auto facts = file->write(mark)
                     .and_then([&] { return write_rows(*file, table.id, source); })
                     .and_then([&] { return file->finish(); });
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    staging.resources.push_back({table.id, *facts});
    staging.products.push_back({file_of(table), *std::move(file), *std::move(facts)});
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
stage(const Source& source,
      const RunFacts& facts,
      const Counts& counts,
      std::span<const Outcome> outcomes)
{
    Staging staging;
    for (const auto& table : table_contracts()) {
        if (auto staged = stage_table(staging, table, source); !staged) {
            return tl::unexpected(staged.error());
        }
    }
    const auto& out = source.options.out;
    const auto package = data_package(staging.resources, source.options.language);
    const auto run = run_json(facts, counts, outcomes);
    auto staged = stage_description(staging, out, package_file, package).and_then([&] {
        return stage_description(staging, out, run_file, run);
    });
    if (!staged) {
        return tl::unexpected(staged.error());
    }
    return staging;
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
        const PublishOptions& options)
{
    const auto order = in_row_order(outcomes);
    const auto counts = count(outcomes);
    auto staging = make_folder(options.out)
                       .and_then([&] { return refuse_foreign(options.out, product_files()); })
                       .and_then([&] {
                           return stage({order, forms, options}, facts, counts, outcomes);
                       });
    if (!staging) {
        return tl::unexpected(staging.error());
    }
    return go_on(options)
        .and_then([&] { return commit(options.out, std::move(staging->products), options.tell); })
        .map([&] { return counts; });
}

} // namespace nianbao

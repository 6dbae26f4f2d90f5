#include "export/table_files.hpp"

#include "export/tables.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t flush_at = 128U << 10U; // hashed and written while still in the cache
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// A table on its way to its file.
struct TableWriter
{
    const TableContract& table;
    StagedFile file;
    AddRows add_rows; // none of the dictionary
    CsvBuffer csv{};
};

using TableWriters = std::vector<TableWriter>;

Result<TableWriter>
open_table(const TableContract& table, const ProductPlan& plan)
{
    const auto& options = plan.options;
    auto file = StagedFile::create(options.out / file_of(table));
    if (!file) {
        return tl::unexpected(file.error());
    }
    TableWriter writer{table, *std::move(file), rows_of(table.id, options.language)};
    writer.csv.reserve(flush_at + flush_at / 8);
    add_header(writer.csv, table.id);
    if (table.id == TableId::metrics) {
        add_metrics(writer.csv, plan.forms);
    }
    return writer.file.write(options.byte_order_mark ? byte_order_mark : "").map([&] {
        return std::move(writer);
    });
}

Result<void>
add_rows(TableWriter& writer, const Entry& entry)
{
    writer.add_rows(writer.csv, entry);
    if (writer.csv.bytes().size() < flush_at) {
        return {};
    }
    auto written = writer.file.write(writer.csv.bytes());
    writer.csv.clear();
    return written;
}

Result<void>
add_body(TableWriters& writers, std::span<const Entry> body)
{
    for (const auto& entry : body) {
        for (auto& writer : writers) {
            if (auto added = add_rows(writer, entry); !added) {
                return added;
            }
        }
    }
    return {};
}

Result<ProductFile>
close_table(TableWriter& writer)
{
    return writer.file.write(writer.csv.bytes())
        .and_then([&] { return writer.file.finish(); })
        .map([&](FileFacts facts) {
            return ProductFile{{file_of(writer.table), std::move(writer.file), std::move(facts)},
                               writer.table.id};
        });
}

Result<std::vector<ProductFile>>
close_tables(TableWriters& writers, const PublishOptions& options)
{
    std::vector<ProductFile> files;
    for (auto& writer : writers) {
        if (auto going = go_on(options); !going) {
            return tl::unexpected(going.error());
        }
        auto file = close_table(writer);
        if (!file) {
            return tl::unexpected(file.error());
        }
        files.push_back(*std::move(file));
    }
    return files;
}

} // namespace

std::string
file_of(const TableContract& table)
{
    return fmt::format("{}.csv", table.name);
}

Result<Product>
open_table_files(const ProductPlan& plan)
{
    auto writers = std::make_shared<TableWriters>();
    for (const auto& table : table_contracts()) {
        if (table.id == TableId::notes) {
            continue; // which is input, too: export/notes_file
        }
        auto writer = open_table(table, plan);
        if (!writer) {
            return tl::unexpected(writer.error());
        }
        writers->push_back(*std::move(writer));
    }
    return Product{
        .add = [writers](std::span<const Entry> body) { return add_body(*writers, body); },
        .finish = [writers, &options = plan.options](
                      const Counts&) { return close_tables(*writers, options); }};
}

} // namespace nianbao

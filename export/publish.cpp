#include "export/publish.hpp"

#include "export/commit.hpp"
#include "export/data_package.hpp"
#include "export/foreign_file.hpp"
#include "export/read_back.hpp"
#include "export/run_json.hpp"
#include "export/table_files.hpp"
#include "export/tables.hpp"
#include "export/workbook.hpp"
#include "export/workbook_layout.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t asked_every = 100; // bodies: asking may cost a share's round trip
constexpr std::size_t day_size = 10;     // of a time: 2026-11-23

// Everything written, nothing moved to its place yet.
struct Staging
{
    std::vector<StagedProduct> products; // datapackage.json and run.json last
    std::vector<Resource> resources;
    Counts counts{};
};

using Open = Result<Product> (*)(const ProductPlan& plan);

// Every product that was asked for.
Result<std::vector<Product>>
open_products(const ProductPlan& plan)
{
    const auto& asked = plan.options.products;
    std::vector<Open> wanted{open_table_files};
    if (asked.workbook) {
        wanted.push_back(open_workbook);
    }
    if (asked.split_findings) {
        wanted.push_back(open_split_workbooks);
    }
    std::vector<Product> products;
    for (const auto open : wanted) {
        auto product = open(plan);
        if (!product) {
            return tl::unexpected(product.error());
        }
        products.push_back(*std::move(product));
    }
    return products;
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
write_body(std::span<const Product> products, std::span<Outcome* const> body, Entries& entries)
{
    std::vector<Entry> whole;
    whole.reserve(body.size());
    for (const auto* outcome : body) {
        whole.push_back(entries.of(*outcome));
    }
    for (const auto& product : products) {
        if (auto added = product.add(whole); !added) {
            return added;
        }
    }
    return {};
}

Result<Counts>
write_bodies(std::span<const Product> products,
             std::span<Outcome* const> order,
             const PublishOptions& options,
             const Complete& complete)
{
    Counts counts;
    Entries entries(options.notes);
    for (std::size_t bodies = 0; !order.empty(); ++bodies) {
        const auto body = order.first(end_of_body(order));
        order = order.subspan(body.size());
        auto written = (bodies % asked_every == 0 ? go_on(options) : Result<void>())
                           .and_then([&] { return complete ? complete(body) : Result<void>(); })
                           .and_then([&] { return write_body(products, body, entries); });
        if (!written) {
            return tl::unexpected(written.error());
        }
        for (auto* outcome : body) {
            add_to(counts, *outcome);
            release(*outcome);
        }
    }
    return counts;
}

Result<Staging>
finish_products(std::span<const Product> products,
                const Counts& counts,
                const PublishOptions& options)
{
    Staging staging{.counts = counts};
    for (const auto& product : products) {
        auto files = go_on(options).and_then([&] { return product.finish(counts); });
        if (!files) {
            return tl::unexpected(files.error());
        }
        for (auto& file : *files) {
            staging.resources.push_back(
                {file.staged.name, file.staged.facts, file.table, file.is_edited});
            staging.products.push_back(std::move(file.staged));
        }
    }
    return staging;
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
stage_products(std::vector<Product> products,
               std::span<Outcome> outcomes,
               const PublishOptions& options,
               const Complete& complete)
{
    const auto order = in_row_order(outcomes);
    return write_bodies(products, order, options, complete).and_then([&](const Counts& counts) {
        return finish_products(products, counts, options);
    });
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

bool
may_go(const std::string& product)
{
    return product == workbook_file || product == page_file || product == database_file ||
           is_split_workbook(product);
}

// What an earlier run wrote and this one does not, under both of its names: it would pass for
// current.
Result<std::vector<std::string>>
gone_products(const std::filesystem::path& out, std::span<const StagedProduct> staged)
{
    return text_of_file(out / package_file).map([&](const auto& text) {
        std::vector<std::string> gone;
        for (auto& file : text ? listed_files(*text) : std::vector<std::string>()) {
            const auto product = plain_name(file);
            const bool is_staged =
                std::any_of(staged.begin(), staged.end(), [&](const StagedProduct& one) {
                    return one.name == product;
                });
            if (may_go(product) && !is_staged) {
                gone.push_back(std::move(file));
            }
        }
        return gone;
    });
}

Result<void>
commit_staging(Staging& staging, const PublishOptions& options)
{
    const auto gone = gone_products(options.out, staging.products);
    return gone ? commit(options.out, std::move(staging.products), options.tell, *gone)
                : tl::unexpected(gone.error());
}

} // namespace

std::vector<std::string>
products_in(const std::filesystem::path& out)
{
    auto files = product_files();
    if (const auto text = text_of_file(out / package_file); text && text->has_value()) {
        const auto listed = listed_files(**text);
        std::copy_if(listed.begin(), listed.end(), std::back_inserter(files), is_split_workbook);
    }
    return files;
}

std::vector<std::string>
product_files()
{
    std::vector<std::string> files;
    for (const auto& table : table_contracts()) {
        files.push_back(file_of(table));
    }
    for (const auto name :
         {workbook_file, page_file, database_file, notes_file, package_file, run_file}) {
        files.emplace_back(name);
    }
    return files;
}

Result<Counts>
publish(std::vector<Outcome> outcomes,
        std::span<const Form> forms,
        RunFacts facts,
        const PublishOptions& options,
        const Complete& complete)
{
    const ProductPlan plan{.options = options,
                           .forms = forms,
                           .version = facts.version,
                           .day = std::string_view(facts.started).substr(0, day_size)};
    auto staging = make_folder(options.out)
                       .and_then([&] { return refuse_foreign(options.out, product_files()); })
                       .and_then([&] { return open_products(plan); })
                       .and_then([&](auto products) {
                           return stage_products(std::move(products), outcomes, options, complete);
                       })
                       .and_then([&](Staging staged) {
                           return stage_descriptions(std::move(staged), facts, outcomes, options);
                       });
    if (!staging) {
        return tl::unexpected(staging.error());
    }
    return go_on(options).and_then([&] { return commit_staging(*staging, options); }).map([&] {
        return staging->counts;
    });
}

} // namespace nianbao

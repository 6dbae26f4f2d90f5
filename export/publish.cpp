#include "export/publish.hpp"

#include "export/commit.hpp"
#include "export/data_package.hpp"
#include "export/database.hpp"
#include "export/foreign_file.hpp"
#include "export/notes_file.hpp"
#include "export/page.hpp"
#include "export/read_back.hpp"
#include "export/run_json.hpp"
#include "export/table_files.hpp"
#include "export/tables.hpp"
#include "export/workbook.hpp"
#include "export/workbook_layout.hpp"

#include <algorithm>
#include <array>
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
    std::vector<std::string> gone{}; // files of an earlier run that this one takes away
};

struct Opening
{
    Result<Product> (*open)(const ProductPlan& plan);
    bool Products::*asked = nullptr; // none: always written
};

constexpr std::array openings{
    Opening{open_table_files},
    Opening{open_notes_file},
    Opening{open_page, &Products::page},
    Opening{open_database, &Products::database},
    Opening{open_workbook, &Products::workbook},
    Opening{open_split_workbooks, &Products::split_findings},
};

// Every product that was asked for.
Result<std::vector<Product>>
open_products(const ProductPlan& plan)
{
    std::vector<Product> products;
    for (const auto& one : openings) {
        if (one.asked != nullptr && !(plan.options.products.*one.asked)) {
            continue;
        }
        auto product = one.open(plan);
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

// What people wrote to meanwhile is not replaced.
void
stay_beside(std::vector<StagedProduct>& products, const PublishOptions& options)
{
    for (auto& product : products) {
        product.stays_beside = options.was_saved_since && options.was_saved_since(product.name);
    }
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

// What the next run need not read notes from.
std::vector<KnownFile>
known_files(const Staging& staging, const PublishOptions& options)
{
    auto known = options.notes_read;
    for (const auto& resource : staging.resources) {
        if (resource.is_edited && !resource.facts.sha256.empty()) {
            known.push_back({resource.file, resource.facts.sha256});
        }
    }
    return known;
}

Result<Staging>
stage_descriptions(Staging staging,
                   RunFacts facts,
                   std::span<const Outcome> outcomes,
                   const PublishOptions& options)
{
    facts.notes_in = known_files(staging, options);
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

// What an earlier run wrote and this one does not would pass for current: it goes, under both of
// its names. One that somebody saved since its notes were read stays, and is listed, until the next
// run has read them.
void
take_leave(Staging& staging, std::vector<std::string> listed, const PublishOptions& options)
{
    for (auto& file : listed) {
        const auto product = plain_name(file);
        const bool is_staged =
            std::any_of(staging.products.begin(),
                        staging.products.end(),
                        [&](const StagedProduct& one) { return one.name == product; });
        if (!may_go(product) || is_staged) {
            continue;
        }
        if (file == product && options.was_saved_since && options.was_saved_since(product)) {
            staging.resources.push_back({.file = file, .facts = {}, .is_edited = true});
        } else {
            staging.gone.push_back(std::move(file));
        }
    }
}

Result<Staging>
find_gone(Staging staging, const PublishOptions& options)
{
    return text_of_file(options.out / package_file).map([&](const auto& text) {
        take_leave(staging, text ? listed_files(*text) : std::vector<std::string>(), options);
        return std::move(staging);
    });
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
    for (const auto name : {workbook_file, page_file, database_file, package_file, run_file}) {
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
    auto staging =
        make_folder(options.out)
            .and_then([&] { return refuse_foreign(options.out, product_files()); })
            .and_then([&] { return open_products(plan); })
            .and_then([&](auto products) {
                return stage_products(std::move(products), outcomes, options, complete);
            })
            .and_then([&](Staging staged) { return find_gone(std::move(staged), options); })
            .and_then([&](Staging staged) {
                return stage_descriptions(std::move(staged), facts, outcomes, options);
            });
    if (!staging) {
        return tl::unexpected(staging.error());
    }
    return go_on(options)
        .and_then([&] {
            stay_beside(staging->products, options);
            return commit(options.out, std::move(staging->products), options.tell, staging->gone);
        })
        .map([&] { return staging->counts; });
}

} // namespace nianbao

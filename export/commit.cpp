#include "export/commit.hpp"

#include "export/commit_steps.hpp"
#include "export/data_package.hpp"
#include "export/known_files.hpp"
#include "export/read_back.hpp"
#include "export/settle_record.hpp"
#include "export/workbook_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <set>
#include <system_error>

#include <unistd.h>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

// Files of ours that are no products.
constexpr std::array helpers{record_file, lease_file, clock_file};

std::string
held_name(const std::string& product)
{
    return fmt::format("{}{}", product, held_ending);
}

void
say(const Tell& tell, const Failure& what)
{
    if (tell) {
        tell(what);
    }
}

// The name is empty where the file can't have another.
Result<std::string>
second_name(const fs::path& path)
{
    for (;;) {
        const auto name = temporary_beside(path);
        if (::link(path.c_str(), name.c_str()) == 0) {
            return name.filename().string();
        }
        const int error = errno;
        if (refuses_second_name(error)) {
            return "";
        }
        if (error != EEXIST) {
            return write_failed(path, error);
        }
    }
}

// datapackage.json is moved away and not given a second name.
Result<void>
keep_earlier(const fs::path& out, CommitEntry& entry)
{
    const auto path = out / entry.product;
    const auto there = is_there(path);
    if (!there) {
        return tl::unexpected(there.error());
    }
    entry.replaces = *there;
    if (!*there) {
        return {};
    }
    if (entry.product == package_file) {
        entry.kept = temporary_beside(path).filename().string();
        return {};
    }
    return second_name(path).map([&](std::string name) { entry.kept = std::move(name); });
}

// A record that may be on the disk and counts no longer.
tl::unexpected<Failure>
give_up(const fs::path& out, const CommitRecord& record, const Failure& failure)
{
    static_cast<void>(remove_file(out / record_file));
    drop_leftovers(out, record);
    return tl::unexpected(failure);
}

tl::unexpected<Failure>
undo(const fs::path& out, const CommitRecord& record, const Failure& failure, const Tell& tell)
{
    const auto possible = is_undoable(out, record);
    if (possible && *possible && put_back(out, record)) {
        drop_leftovers(out, record);
    } else {
        say(tell, {"publish-unfinished", {out.string()}});
    }
    return tl::unexpected(failure);
}

// Everything waits under the names of the record. Returns the products that have to go on waiting.
Result<Names>
commit_record(const fs::path& out, CommitRecord record, const Tell& tell)
{
    for (auto& entry : record) {
        if (auto kept = keep_earlier(out, entry); !kept) {
            return give_up(out, record, kept.error());
        }
    }
    if (const auto written = write_file(out / record_file, text_of(record)); !written) {
        return give_up(out, record, written.error());
    }
    auto held = carry_out(out, record);
    if (!held) {
        return undo(out, record, held.error(), tell);
    }
    drop_leftovers(out, record);
    return held;
}

// One that still waits beside its place since an earlier run is replaced there.
Result<std::string>
place_of(const fs::path& out, const StagedProduct& product)
{
    const auto beside = held_name(product.name);
    return is_there(out / beside).map([&](bool waits) {
        return waits || product.stays_beside ? beside : product.name;
    });
}

Result<CommitRecord>
record_of(const fs::path& out, std::span<StagedProduct> staged, std::span<const std::string> gone)
{
    Names places;
    for (const auto& product : staged) {
        auto place = place_of(out, product);
        if (!place) {
            return tl::unexpected(place.error());
        }
        places.push_back(*std::move(place));
    }
    CommitRecord record;
    for (const auto& name : gone) {
        record.push_back({.product = name});
    }
    for (std::size_t i = 0; i < staged.size(); ++i) {
        record.push_back({.staged = staged[i].file.keep(),
                          .product = std::move(places[i]),
                          .facts = std::move(staged[i].facts)});
    }
    return record;
}

bool
is_leftover(const std::string& name, std::span<const std::string> products)
{
    if (is_split_workbook(plain_name(std::string(target_of_temporary(name))))) {
        return true;
    }
    const auto is_of = [&](std::string_view target) { return is_temporary_of(name, target); };
    return std::any_of(helpers.begin(), helpers.end(), is_of) ||
           std::any_of(products.begin(), products.end(), [&](const std::string& product) {
               return is_of(product) || is_of(held_name(product));
           });
}

Result<void>
remove_leftovers(const fs::path& out, std::span<const std::string> products)
{
    std::error_code error;
    Names found;
    for (fs::directory_iterator at(out, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        const auto name = at->path().filename().string();
        if (is_leftover(name, products) &&
            at->symlink_status(error).type() == fs::file_type::regular) {
            found.push_back(name);
        }
    }
    if (error) {
        return write_failed(out, error.value());
    }
    for (const auto& name : found) {
        if (auto removed = remove_file(out / name); !removed) {
            return removed;
        }
    }
    return {};
}

// Products of ours that wait beside their places.
Result<CommitRecord>
waiting(const fs::path& out, std::span<const std::string> products, const Names& ours)
{
    const auto known = known_files(out);
    if (!known) {
        return tl::unexpected(known.error());
    }
    CommitRecord record;
    Names all(products.begin(), products.end());
    std::copy_if(ours.begin(), ours.end(), std::back_inserter(all), is_split_workbook);
    for (const auto& product : all) {
        const auto beside = held_name(product);
        if (std::find(ours.begin(), ours.end(), beside) == ours.end()) {
            continue;
        }
        const auto facts = facts_of_file(out / beside);
        if (!facts) {
            return tl::unexpected(facts.error());
        }
        if (facts->has_value() && !has_unread_notes(out / product, *known)) {
            record.push_back({.staged = beside, .product = product, .facts = **facts});
        }
    }
    return record;
}

Result<CommitRecord>
add_package(const fs::path& out, CommitRecord record, std::string_view text)
{
    auto file = StagedFile::create(out / package_file);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return file->write(with_held(text, {}))
        .and_then([&] { return file->finish(); })
        .map([&](FileFacts facts) {
            record.push_back({.staged = file->keep(),
                              .product = std::string(package_file),
                              .facts = std::move(facts)});
            return std::move(record);
        });
}

Result<void>
swap_in(const fs::path& out, std::span<const std::string> products, const Tell& tell)
{
    const auto text = text_of_file(out / package_file);
    if (!text || !text->has_value()) {
        return text ? Result<void>() : tl::unexpected(text.error());
    }
    auto record = waiting(out, products, listed_files(**text));
    if (!record || record->empty()) {
        return record ? Result<void>() : tl::unexpected(record.error());
    }
    Names names;
    for (const auto& entry : *record) {
        names.push_back(entry.product);
    }
    const auto held = add_package(out, *std::move(record), **text).and_then([&](auto whole) {
        return commit_record(out, std::move(whole), tell);
    });
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const auto& name : names) {
        if (std::find(held->begin(), held->end(), name) == held->end()) {
            say(tell, {"swapped-in", {name}});
        }
    }
    return {};
}

} // namespace

Result<void>
commit(const fs::path& out,
       std::vector<StagedProduct> staged,
       const Tell& tell,
       std::span<const std::string> gone)
{
    auto record = record_of(out, staged, gone);
    if (!record) {
        return tl::unexpected(record.error());
    }
    const auto held = commit_record(out, *std::move(record), tell);
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const auto& product : *held) {
        say(tell, {"held-open", {(out / product).string(), held_name(product)}});
    }
    return {};
}

Result<void>
recover(const fs::path& out, std::span<const std::string> products, const Tell& tell)
{
    return settle_record(out, products, tell)
        .and_then([&] { return remove_leftovers(out, products); })
        .and_then([&] { return swap_in(out, products, tell); });
}

} // namespace nianbao

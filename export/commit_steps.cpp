#include "export/commit_steps.hpp"

#include "export/data_package.hpp"
#include "export/read_back.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

// How a share says that somebody has the file open.
constexpr std::array held_errors{EACCES, EPERM, EBUSY, ETXTBSY};

bool
is_held(int error)
{
    return std::find(held_errors.begin(), held_errors.end(), error) != held_errors.end();
}

std::string
held_name(const std::string& product)
{
    return fmt::format("{}{}", product, held_ending);
}

bool
is_package(const CommitEntry& entry)
{
    return entry.product == package_file;
}

// One that was put beside its place by an earlier run, and not by this commit.
bool
waits_since_long(const CommitEntry& entry)
{
    return entry.staged.ends_with(held_ending);
}

Result<void>
move_file(const fs::path& from, const fs::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return write_failed(to, errno);
    }
    return {};
}

Result<bool>
matches(const fs::path& path, const FileFacts& facts)
{
    return facts_of_file(path).map([&](const auto& found) { return found == facts; });
}

bool
is_same_file(const fs::path& one, const fs::path& other)
{
    struct stat first = {};
    struct stat second = {};
    return ::lstat(one.c_str(), &first) == 0 && ::lstat(other.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

Result<void>
take_package_away(const fs::path& out, const CommitEntry& entry)
{
    const auto waits = is_there(out / entry.staged);
    const auto kept = entry.kept.empty() ? Result<bool>(true) : is_there(out / entry.kept);
    if (!waits || !kept) {
        return tl::unexpected(waits ? kept.error() : waits.error());
    }
    return *waits && !*kept ? move_file(out / package_file, out / entry.kept) : Result<void>();
}

// The name under which it then stands, by which a later attempt finds it too.
Result<std::string>
move_product(const fs::path& out, const CommitEntry& entry)
{
    const auto from = out / entry.staged;
    auto beside = held_name(plain_name(entry.product));
    const auto waits = is_there(from);
    if (!waits) {
        return tl::unexpected(waits.error());
    }
    if (!*waits) {
        return matches(out / entry.product, entry.facts).map([&](bool there) {
            return there ? entry.product : beside;
        });
    }
    if (::rename(from.c_str(), (out / entry.product).c_str()) == 0) {
        return entry.product;
    }
    if (!is_held(errno) || entry.product == beside) {
        return write_failed(out / entry.product, errno);
    }
    return move_file(from, out / beside).map([&] { return std::move(beside); });
}

Result<void>
move_package(const fs::path& out, const CommitEntry& entry, const Names& held)
{
    const auto from = out / entry.staged;
    const auto text = text_of_file(from);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (!text->has_value()) {
        return {}; // in place already
    }
    if (held.empty()) {
        return move_file(from, out / entry.product);
    }
    return write_file(out / entry.product, with_held(**text, held)).map([](const auto&) {});
}

Result<Names>
move_all(const fs::path& out, const CommitRecord& record)
{
    Names held;
    for (const auto& entry : record) {
        if (is_package(entry) || goes_away(entry)) {
            auto done = goes_away(entry) ? remove_file(out / entry.product)
                                         : move_package(out, entry, held);
            if (!done) {
                return tl::unexpected(done.error());
            }
            continue;
        }
        const auto stands = move_product(out, entry);
        if (!stands) {
            return tl::unexpected(stands.error());
        }
        if (const auto plain = plain_name(*stands); plain != *stands) {
            held.push_back(plain);
        }
    }
    return held;
}

Result<void>
remove_record(const fs::path& out)
{
    return remove_file(out / record_file).and_then([&] { return sync_folder(out); });
}

// What waited since long is wanted again under its old name.
Result<void>
put_earlier_back(const fs::path& out, const CommitEntry& entry)
{
    const auto kept = out / entry.kept;
    const auto product = out / entry.product;
    if (is_same_file(kept, product)) {
        return remove_file(kept);
    }
    if (waits_since_long(entry) && ::link(product.c_str(), (out / entry.staged).c_str()) != 0 &&
        errno != EEXIST) {
        return write_failed(out / entry.staged, errno);
    }
    return move_file(kept, product);
}

Result<void>
remove_if(const fs::path& path, const FileFacts& facts)
{
    return matches(path, facts).and_then([&](bool ours) {
        return ours ? remove_file(path) : Result<void>();
    });
}

Result<void>
put_product_back(const fs::path& out, const CommitEntry& entry)
{
    const auto beside = out / held_name(plain_name(entry.product));
    const bool put_beside =
        !goes_away(entry) && !waits_since_long(entry) && beside.filename() != entry.product;
    const auto kept = entry.kept.empty() ? Result<bool>(false) : is_there(out / entry.kept);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    const auto back = *kept             ? put_earlier_back(out, entry)
                      : !entry.replaces ? remove_if(out / entry.product, entry.facts)
                                        : Result<void>();
    return back && put_beside ? remove_if(beside, entry.facts) : back;
}

Result<void>
remove_new_package(const fs::path& out, const CommitEntry& entry)
{
    if (!entry.replaces) {
        return remove_if(out / entry.product, entry.facts);
    }
    return is_there(out / entry.kept).and_then([&](bool kept) {
        return kept ? remove_file(out / entry.product) : Result<void>();
    });
}

Result<void>
put_package_back(const fs::path& out, const CommitEntry& entry)
{
    if (!entry.replaces) {
        return {};
    }
    return is_there(out / entry.kept).and_then([&](bool kept) {
        return kept ? move_file(out / entry.kept, out / entry.product) : Result<void>();
    });
}

template<typename Step>
Result<void>
for_each(const CommitRecord& record, bool (*wanted)(const CommitEntry&), Step step)
{
    for (const auto& entry : record) {
        if (!wanted(entry)) {
            continue;
        }
        if (Result<void> done = step(entry); !done) {
            return done;
        }
    }
    return {};
}

bool
is_product(const CommitEntry& entry)
{
    return !is_package(entry);
}

// Should even this be cut short, the next start goes on with it.
Result<void>
write_down(const fs::path& out, const CommitRecord& record)
{
    return is_there(out / record_file).and_then([&](bool there) -> Result<void> {
        if (there) {
            return {};
        }
        return write_file(out / record_file, text_of(record)).map([](const auto&) {});
    });
}

} // namespace

Result<void>
remove_file(const fs::path& path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return write_failed(path, errno);
    }
    return {};
}

Result<bool>
is_all_there(const fs::path& out, const CommitRecord& record)
{
    for (const auto& entry : record) {
        const auto beside = held_name(plain_name(entry.product));
        bool found = goes_away(entry);
        for (const auto& name : {entry.staged, entry.product, beside}) {
            auto here = found ? Result<bool>(true) : matches(out / name, entry.facts);
            if (!here) {
                return here;
            }
            found = *here;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

Result<Names>
carry_out(const fs::path& out, const CommitRecord& record)
{
    const auto away = [&](const CommitEntry& entry) { return take_package_away(out, entry); };
    return for_each(record, is_package, away)
        .and_then([&] { return move_all(out, record); })
        .and_then([&](Names held) {
            return sync_folder(out).and_then([&] { return remove_record(out); }).map([&] {
                return std::move(held);
            });
        });
}

Result<bool>
is_undoable(const fs::path& out, const CommitRecord& record)
{
    for (const auto& entry : record) {
        if (!entry.replaces || !entry.kept.empty()) {
            continue;
        }
        const auto& name = goes_away(entry) ? entry.product : entry.staged;
        if (auto waits = is_there(out / name); !waits || !*waits) {
            return waits;
        }
    }
    return true;
}

Result<void>
put_back(const fs::path& out, const CommitRecord& record)
{
    const auto remove = [&](const CommitEntry& entry) { return remove_new_package(out, entry); };
    const auto product = [&](const CommitEntry& entry) { return put_product_back(out, entry); };
    const auto package = [&](const CommitEntry& entry) { return put_package_back(out, entry); };
    return write_down(out, record)
        .and_then([&] { return for_each(record, is_package, remove); })
        .and_then([&] { return for_each(record, is_product, product); })
        .and_then([&] { return for_each(record, is_package, package); })
        .and_then([&] { return sync_folder(out); })
        .and_then([&] { return remove_record(out); });
}

void
drop_leftovers(const fs::path& out, const CommitRecord& record)
{
    for (const auto& entry : record) {
        if (!waits_since_long(entry) && !goes_away(entry)) {
            static_cast<void>(remove_file(out / entry.staged));
        }
        if (!entry.kept.empty()) {
            static_cast<void>(remove_file(out / entry.kept));
        }
    }
}

} // namespace nianbao

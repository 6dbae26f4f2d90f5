#include "batch/inbox.hpp"

#include "batch/folder.hpp"
#include "normalize/utf8.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

// A PATH, found. `base` is what names are below: the folder, or the folder of the file.
struct Root
{
    fs::path path; // canonical, but for a last component that is a link to a file
    fs::path base;
    fs::file_type type = fs::file_type::none;
    Listing listing{};
    std::size_t prefixed = 0; // components of `base` that stand before its names
};

using Roots = std::vector<Root>;

tl::unexpected<Failure>
missing(const fs::path& path, const std::error_code& error)
{
    return fail("path-missing", {error.message()}, path.string());
}

// A link to a folder is the folder: shares are mounted that way. A link to a file stays a link.
Result<Root>
find_root(const fs::path& path)
{
    std::error_code error;
    const bool folder = fs::is_directory(path, error);
    if (folder) {
        auto canonical = fs::canonical(path, error);
        if (error) {
            return missing(path, error);
        }
        return Root{.path = canonical, .base = canonical, .type = fs::file_type::directory};
    }
    error.clear();
    const auto status = fs::symlink_status(path, error);
    if (error || status.type() == fs::file_type::not_found) {
        return missing(path,
                       error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
    }
    const auto parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const auto base = fs::canonical(parent, error);
    if (error) {
        return missing(path, error);
    }
    return Root{.path = base / path.filename(), .base = base, .type = status.type()};
}

bool
lies_in(const fs::path& inner, const fs::path& outer)
{
    const auto [left, right] =
        std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return left == outer.end();
}

// In the order of their bytes, without those that another one covers.
Roots
outermost(Roots roots)
{
    std::sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) {
        return a.path.native() < b.path.native();
    });
    Roots kept;
    for (auto& root : roots) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Root& outer) {
            return lies_in(root.path, outer.path);
        });
        if (!covered) {
            kept.push_back(std::move(root));
        }
    }
    return kept;
}

// All of them, also those that another one covers.
Result<Roots>
find_roots(std::span<const fs::path> paths)
{
    Roots roots;
    for (const auto& path : paths) {
        auto root = find_root(path);
        if (!root) {
            return tl::unexpected(std::move(root.error()));
        }
        roots.push_back(std::move(*root));
    }
    return roots;
}

// One that is yet to be made holds nothing.
fs::path
real_path(const fs::path& folder)
{
    std::error_code absent;
    return fs::canonical(folder, absent);
}

Result<Roots>
refuse_own(Roots roots, const OwnFolders& own)
{
    const auto out = real_path(own.out);
    const auto state = real_path(own.state);
    for (const auto& root : roots) {
        if (root.path == out) {
            return fail("out-is-inbox", {}, out.string());
        }
        if (root.path == state) {
            return fail("state-is-inbox", {}, state.string());
        }
    }
    return roots;
}

Result<Roots>
list_roots(Roots roots, const OwnFolders& own)
{
    const std::array except{real_path(own.out), real_path(own.state)};
    for (auto& root : roots) {
        if (root.type != fs::file_type::directory) {
            root.listing = list_file(root.path, root.type);
            continue;
        }
        auto listing = list_folder(root.path, except);
        if (!listing) {
            return tl::unexpected(std::move(listing.error()));
        }
        root.listing = std::move(*listing);
    }
    return roots;
}

// The last `count` components of a folder, each followed by '/'.
std::string
last_components(const fs::path& folder, std::size_t count)
{
    std::string text;
    auto at = folder;
    for (std::size_t i = 0; i < count && at.has_relative_path(); ++i, at = at.parent_path()) {
        text.insert(0, at.filename().native() + '/');
    }
    return text;
}

std::string
name_in(const Root& root, const FolderEntry& entry)
{
    return last_components(root.base, root.prefixed) + entry.name;
}

// Roots that share a name with another one, by index.
std::set<std::size_t>
clashing(const Roots& roots)
{
    std::map<std::string, std::size_t> owner;
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        for (const auto& entry : roots[i].listing.entries) {
            const auto [known, fresh] = owner.try_emplace(name_in(roots[i], entry), i);
            if (!fresh && known->second != i) {
                found.insert({i, known->second});
            }
        }
    }
    return found;
}

Roots
told_apart(Roots roots)
{
    for (auto clash = clashing(roots); !clash.empty(); clash = clashing(roots)) {
        bool longer = false;
        for (const auto i : clash) {
            const auto before = last_components(roots[i].base, roots[i].prefixed);
            longer |= last_components(roots[i].base, ++roots[i].prefixed) != before;
        }
        if (!longer) {
            break;
        }
    }
    return roots;
}

bool
is_hex(std::string_view text)
{
    return text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

// A name as UTF-8. "\xHH" that really stands in a name has its backslash written so too: two
// files never get one name.
std::string
shown(std::string_view name)
{
    std::string text;
    for (std::size_t at = 0; at < name.size();) {
        const auto rest = name.substr(at);
        const auto character = next_character(name, at);
        if (rest.size() >= 4 && rest.starts_with("\\x") && is_hex(rest.substr(2, 2))) {
            text += "\\x5C";
        } else if (character.code_point >= 0) {
            text += character.bytes;
        } else {
            for (const auto byte : character.bytes) {
                text += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
            }
        }
    }
    return text;
}

Inbox
collect(Roots roots)
{
    Inbox inbox;
    for (auto& root : roots) {
        inbox.other_files += root.listing.other_files;
        for (auto& entry : root.listing.entries) {
            inbox.met.push_back({.file = shown(name_in(root, entry)),
                                 .path = root.base / entry.name,
                                 .skipped = std::move(entry.skipped)});
        }
    }
    std::sort(inbox.met.begin(), inbox.met.end(), [](const Met& a, const Met& b) {
        return a.file < b.file;
    });
    return inbox;
}

std::vector<std::string>
documents_of(const Inbox& inbox)
{
    std::vector<std::string> paths;
    for (const auto& met : inbox.met) {
        if (!met.skipped) {
            paths.push_back(met.path.native());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

// How many of the sorted paths are `path` itself or below it.
std::uint64_t
count_below(const std::vector<std::string>& sorted, const std::string& path)
{
    const auto below = path.ends_with('/') ? path : path + '/';
    auto after = below;
    ++after.back(); // '0': the first name that can't be below
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), below);
    const auto last = std::lower_bound(first, sorted.end(), after);
    const bool itself = std::binary_search(sorted.begin(), sorted.end(), path);
    return static_cast<std::uint64_t>(last - first) + (itself ? 1 : 0);
}

std::vector<Given>
given(const Roots& roots, const Inbox& inbox)
{
    const auto documents = documents_of(inbox);
    std::vector<Given> paths;
    for (const auto& root : roots) {
        paths.push_back({root.path, count_below(documents, root.path.native())});
    }
    return paths;
}

} // namespace

Result<Inbox>
list_inbox(std::span<const fs::path> paths, const OwnFolders& own)
{
    const auto roots = find_roots(paths);
    if (!roots) {
        return tl::unexpected(roots.error());
    }
    return refuse_own(outermost(*roots), own)
        .and_then([&](Roots outer) { return list_roots(std::move(outer), own); })
        .map(told_apart)
        .map(collect)
        .map([&](Inbox inbox) {
            inbox.paths = given(*roots, inbox);
            return inbox;
        });
}

Result<void>
check_paths(std::span<const fs::path> paths, const OwnFolders& own)
{
    return find_roots(paths)
        .map(outermost)
        .and_then([&](Roots roots) { return refuse_own(std::move(roots), own); })
        .map([](const Roots&) {});
}

} // namespace nianbao

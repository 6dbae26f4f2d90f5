#include "batch/folder.hpp"

#include "batch/read_file.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> report_endings{
    ".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".rtf"};

// Half-copied files, owner files of Word and LibreOffice, what Windows and macOS strew about.
struct LeftAlone
{
    std::string_view begins;
    std::string_view ends;
};
constexpr std::array left_alone_files{
    LeftAlone{"~$", ""},
    LeftAlone{"", ".tmp"},
    LeftAlone{"", ".part"},
    LeftAlone{".~lock.", "#"},
    LeftAlone{".ds_store", ".ds_store"},
    LeftAlone{"thumbs.db", "thumbs.db"},
    LeftAlone{"desktop.ini", "desktop.ini"},
};
// Synology, Samba's recycle bin, NetApp.
constexpr std::array<std::string_view, 3> left_alone_folders{"@eadir", "#recycle", ".snapshot"};

std::string
lower(std::string_view name)
{
    std::string text(name);
    for (auto& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

bool
ends_as_report(std::string_view name)
{
    return std::any_of(report_endings.begin(), report_endings.end(), [&](auto ending) {
        return name.ends_with(ending);
    });
}

bool
is_left_alone_file(std::string_view name)
{
    const bool listed =
        std::any_of(left_alone_files.begin(), left_alone_files.end(), [&](const auto& rule) {
            return name.starts_with(rule.begins) && name.ends_with(rule.ends);
        });
    // a dot file that looks like a report is macOS's shadow of one ("._a.docx")
    return listed || (name.starts_with('.') && ends_as_report(name));
}

// What has yet to be listed below a folder.
struct Walk
{
    std::vector<std::string> folders{""}; // names below it, "" itself
    Listing listing{};
};

std::string
joined(const std::string& folder, const std::string& name)
{
    return folder.empty() ? name : folder + '/' + name;
}

bool
is_one_of(const fs::path& folder, std::span<const fs::path> others)
{
    std::error_code error;
    const auto real = fs::canonical(folder, error);
    return !error && std::find(others.begin(), others.end(), real) != others.end();
}

Walk
met(Walk walk, const fs::path& path, std::string name, fs::file_type type)
{
    const bool folder = type == fs::file_type::directory;
    switch (business_of(path.filename().native(), type)) {
    case Business::left_alone:
        walk.listing.entries.push_back({std::move(name), Failure{"left-alone"}});
        break;
    case Business::report:
        walk.listing.entries.push_back({std::move(name)});
        if (type != fs::file_type::regular) {
            walk.listing.entries.back().skipped =
                Failure{"not-a-regular-file", {std::string(name_of(type))}};
        }
        break;
    default:
        walk.listing.other_files += folder ? 0 : 1;
        if (folder) {
            walk.folders.push_back(std::move(name));
        }
    }
    return walk;
}

tl::unexpected<Failure>
unlisted(const fs::path& folder, const std::error_code& error)
{
    return fail("folder-unreadable", {error.message()}, folder.string());
}

Result<Walk>
list_one(Walk walk, const fs::path& root, std::span<const fs::path> except)
{
    const auto name = std::move(walk.folders.back());
    walk.folders.pop_back();
    const auto folder = name.empty() ? root : root / name;
    if (is_one_of(folder, except)) {
        return walk;
    }
    std::error_code error;
    for (fs::directory_iterator at(folder, error); at != fs::directory_iterator();
         at.increment(error)) {
        const auto type = at->symlink_status(error).type();
        if (type == fs::file_type::not_found) {
            error.clear(); // gone since the folder was opened
            continue;
        }
        if (error) {
            break;
        }
        walk = met(std::move(walk), at->path(), joined(name, at->path().filename().native()), type);
    }
    if (error) {
        return unlisted(folder, error);
    }
    return walk;
}

} // namespace

Business
business_of(std::string_view name, fs::file_type type)
{
    const auto small = lower(name);
    if (type == fs::file_type::directory) {
        const bool listed =
            std::find(left_alone_folders.begin(), left_alone_folders.end(), small) !=
            left_alone_folders.end();
        return listed                  ? Business::left_alone
               : ends_as_report(small) ? Business::report
                                       : Business::other;
    }
    if (is_left_alone_file(small)) {
        return Business::left_alone;
    }
    return ends_as_report(small) ? Business::report : Business::other;
}

Result<Listing>
list_folder(const fs::path& folder, std::span<const fs::path> except)
{
    Walk walk;
    while (!walk.folders.empty()) {
        auto next = list_one(std::move(walk), folder, except);
        if (!next) {
            return tl::unexpected(std::move(next.error()));
        }
        walk = std::move(*next);
    }
    return std::move(walk.listing);
}

Listing
list_file(const fs::path& file, fs::file_type type)
{
    return met(Walk{}, file, file.filename().native(), type).listing;
}

} // namespace nianbao

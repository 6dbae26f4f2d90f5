#include "batch/shrink.hpp"

#include "export/sha256.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t one_in = 5;     // more than 20 %
constexpr std::size_t few = 5;        // so many may go whatever their share
constexpr std::size_t most_named = 3; // they have to fit a line

std::string
mark_of(const std::filesystem::path& path)
{
    constexpr std::size_t digits = 16;
    return sha256_hex(path.native()).substr(0, digits);
}

bool
is_document(const Outcome& outcome)
{
    return outcome.status != Status::skipped;
}

// The bytes of documents under names that are not published, and how often.
std::map<std::string_view, std::size_t>
bytes_of_new(std::span<const PublishedFile> published, std::span<const Outcome> outcomes)
{
    std::set<std::string_view> known;
    for (const auto& one : published) {
        known.insert(one.file);
    }
    std::map<std::string_view, std::size_t> bytes;
    for (const auto& outcome : outcomes) {
        if (is_document(outcome) && !outcome.sha256.empty() && !known.contains(outcome.file)) {
            ++bytes[outcome.sha256];
        }
    }
    return bytes;
}

std::vector<std::string>
gone_from(std::span<const PublishedFile> published, std::span<const Outcome> outcomes)
{
    std::set<std::string_view> here;
    for (const auto& outcome : outcomes) {
        if (is_document(outcome)) {
            here.insert(outcome.file);
        }
    }
    auto renamed = bytes_of_new(published, outcomes);
    std::vector<std::string> gone;
    for (const auto& one : published) {
        if (here.contains(one.file)) {
            continue;
        }
        const auto found = renamed.find(one.sha256);
        if (found != renamed.end() && found->second > 0) {
            --found->second;
        } else {
            gone.push_back(one.file);
        }
    }
    std::sort(gone.begin(), gone.end());
    return gone;
}

std::string
first_names(const std::vector<std::string>& files)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(files.size(), most_named); ++i) {
        text += (i > 0 ? ", " : "") + files[i];
    }
    return text + (files.size() > most_named ? " ..." : "");
}

} // namespace

std::set<std::string>
filled_paths(const Inbox& inbox)
{
    std::set<std::string> marks;
    for (const auto& given : inbox.paths) {
        if (given.documents > 0) {
            marks.insert(mark_of(given.path));
        }
    }
    return marks;
}

Result<void>
check_filled(const Inbox& inbox, const std::set<std::string>& filled)
{
    for (const auto& given : inbox.paths) {
        if (given.documents == 0 && filled.contains(mark_of(given.path))) {
            return fail("path-emptied", {}, given.path.string());
        }
    }
    return {};
}

Result<void>
check_share(std::span<const PublishedFile> published, std::span<const Outcome> outcomes)
{
    const auto gone = gone_from(published, outcomes);
    const bool too_many = gone.size() > few && gone.size() * one_in > published.size();
    const bool all = !gone.empty() && std::none_of(outcomes.begin(), outcomes.end(), is_document);
    if (too_many || all) {
        return fail("inbox-shrank",
                    {static_cast<std::int64_t>(gone.size()),
                     static_cast<std::int64_t>(published.size()),
                     first_names(gone)});
    }
    return {};
}

} // namespace nianbao

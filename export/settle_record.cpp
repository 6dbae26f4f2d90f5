#include "export/settle_record.hpp"

#include "export/commit_steps.hpp"
#include "export/data_package.hpp"
#include "export/known_files.hpp"
#include "export/read_back.hpp"

#include <fmt/format.h>

#include <utility>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

void
say(const Tell& tell, std::string code, const fs::path& out)
{
    if (tell) {
        tell({std::move(code), {out.string()}});
    }
}

enum class Settling : std::uint8_t { forward, back };

// What somebody wrote notes in since that run died keeps its place: ours is put beside it, and what
// would have gone from there, or come back, does not.
Result<CommitRecord>
spare_saved(const fs::path& out, const CommitRecord& record, Settling settling)
{
    const auto known = known_files(out);
    if (!known) {
        return tl::unexpected(known.error());
    }
    CommitRecord spared;
    for (auto entry : record) {
        auto of_run = *known;
        of_run.insert(entry.facts.sha256);
        const bool keeps = has_unread_notes(out / entry.product, of_run);
        if (keeps && settling == Settling::forward && !entry.staged.empty()) {
            entry.product = fmt::format("{}{}", entry.product, held_ending);
        } else if (keeps) {
            if (auto dropped = entry.kept.empty() ? Result<void>() : remove_file(out / entry.kept);
                !dropped) {
                return tl::unexpected(dropped.error());
            }
            continue;
        }
        spared.push_back(std::move(entry));
    }
    return spared;
}

Result<void>
go_on_with(const fs::path& out, const CommitRecord& record, const Tell& tell)
{
    const auto whole = is_all_there(out, record);
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    const auto spared = spare_saved(out, record, *whole ? Settling::forward : Settling::back);
    if (!spared) {
        return tl::unexpected(spared.error());
    }
    auto done = *whole ? carry_out(out, *spared).map([](const auto&) {}) : put_back(out, *spared);
    if (!done) {
        return done;
    }
    drop_leftovers(out, *spared);
    say(tell, *whole ? "rolled-forward" : "rolled-back", out);
    return {};
}

} // namespace

Result<void>
settle_record(const fs::path& out, std::span<const std::string> products, const Tell& tell)
{
    return text_of_file(out / record_file).and_then([&](const auto& text) -> Result<void> {
        if (!text) {
            return {};
        }
        if (const auto record = parse_record(*text, products)) {
            return go_on_with(out, *record, tell);
        }
        say(tell, "rolled-back", out);
        return remove_file(out / record_file).and_then([&] { return sync_folder(out); });
    });
}

} // namespace nianbao

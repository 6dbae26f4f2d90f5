#include "export/run_json.hpp"

#include "export/page.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string_view>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

Json
counts_json(const Counts& counts)
{
    auto json = Json::object();
    for (const auto& [name, count] : count_names) {
        json[std::string(name)] = counts.*count;
    }
    return json;
}

Json
reasons_json(std::span<const Outcome> outcomes)
{
    std::map<std::string_view, std::uint64_t> reasons;
    for (const auto& outcome : outcomes) {
        if (const auto reason = reason_of(outcome); !reason.empty()) {
            ++reasons[reason];
        }
    }
    auto json = Json::object();
    for (const auto& [reason, times] : reasons) {
        json[std::string(reason)] = times;
    }
    return json;
}

// As a list, since an option may be given more than once.
Json
options_json(const RunFacts& facts)
{
    auto json = Json::array();
    for (const auto& [name, value] : facts.options) {
        json.push_back({{"name", name}, {"value", value}});
    }
    return json;
}

Json
libraries_json(const RunFacts& facts)
{
    auto json = Json::object();
    for (const auto& [name, version] : facts.libraries) {
        json[name] = version;
    }
    return json;
}

Json
jail_json(const std::optional<JailFacts>& jail)
{
    return jail ? Json{{"landlock", jail->landlock}, {"seccomp", jail->seccomp}} : Json();
}

Json
notes_json(const RunFacts& facts)
{
    auto json = Json::array();
    for (const auto& [file, sha256] : facts.notes_in) {
        json.push_back({{"file", file}, {"sha256", sha256}});
    }
    return json;
}

} // namespace

void
add_to(Counts& counts, const Outcome& outcome)
{
    counts.documents += outcome.status == Status::absent ? 0 : 1;
    counts.read += outcome.status == Status::read ? 1 : 0;
    counts.failed += outcome.status == Status::failed ? 1 : 0;
    counts.skipped += outcome.status == Status::skipped ? 1 : 0;
    counts.deferred += outcome.status == Status::deferred ? 1 : 0;
    counts.duplicate += outcome.status == Status::duplicate ? 1 : 0;
    counts.superseded += outcome.status == Status::superseded ? 1 : 0;
    if (is_current(outcome) || outcome.status == Status::absent) {
        const auto sums = tally(outcome);
        counts.observations += outcome.report.observations.size();
        counts.numbers += sums.numbers;
        counts.unmapped += outcome.report.unmapped.size();
        counts.errors += sums.errors;
        counts.warnings += sums.warnings;
    }
}

std::string
run_json(const RunFacts& facts, const Counts& counts, std::span<const Outcome> outcomes)
{
    const Json run{{"version", facts.version},
                   {"started", facts.started},
                   {"finished", facts.finished},
                   {"workers", facts.workers},
                   {"jail", jail_json(facts.jail)},
                   {"options", options_json(facts)},
                   {"libraries", libraries_json(facts)},
                   {"page", page_kind()},
                   {"counts", counts_json(counts)},
                   {"reasons", reasons_json(outcomes)},
                   {"other_files", facts.other_files},
                   {known_files_key, notes_json(facts)}};
    // paths among the options need not be UTF-8
    return run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace nianbao

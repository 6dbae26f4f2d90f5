#pragma once

#include "batch/inbox.hpp"
#include "export/outcome.hpp"
#include "export/published.hpp"

#include <set>
#include <span>
#include <string>

namespace nianbao {

// The PATHs that documents stand below, each hashed: what the next run compares with.
[[nodiscard]] std::set<std::string> filled_paths(const Inbox& inbox);

// An inbox that is not mounted must not look like one that was emptied. Fails with path-emptied
// where a PATH of `filled` has no document any more.
[[nodiscard]] Result<void> check_filled(const Inbox& inbox, const std::set<std::string>& filled);

// Fails with inbox-shrank where more than a fifth, and more than five, of the published documents
// are gone, or all of them and nothing came; one under another name isn't gone.
[[nodiscard]] Result<void> check_share(std::span<const PublishedFile> published,
                                       std::span<const Outcome> outcomes);

} // namespace nianbao

#pragma once

#include "batch/inputs.hpp"
#include "batch/read_all.hpp"
#include "batch/summary.hpp"
#include "batch/terminal.hpp"
#include "batch/workplace.hpp"
#include "export/commit.hpp"
#include "export/publish.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace nianbao {

struct Published
{
    std::optional<Counts> counts{}; // nothing where nothing changed and nothing was written
    Failed failed{};
    std::uint64_t errors = 0; // among the findings that are published
    std::uint64_t warnings = 0;
};

// Now, by RFC 3339, in UTC.
[[nodiscard]] std::string timestamp();

// How a run began, and whom it speaks to.
struct RunManner
{
    std::string started; // RFC 3339, UTC
    Language terminal = Language::en;
    Tell tell{};
    Watch watch{}; // sees each outcome as it comes
};

// A run, start to finish: lists the inbox, reads what is new or changed, joins, checks and
// publishes. Fails as these do, and with interrupted; earlier output then stands.
[[nodiscard]] Result<Published> run(const ConvertOptions& options,
                                    const Inputs& inputs,
                                    Workplace& workplace,
                                    const RunManner& manner);

} // namespace nianbao

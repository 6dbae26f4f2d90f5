#pragma once

#include "batch/aliases.hpp"
#include "batch/options.hpp"
#include "batch/roster.hpp"
#include "batch/run_keys.hpp"
#include "normalize/division.hpp"
#include "normalize/form_library.hpp"

namespace nianbao {

// What the command line names beside the inbox.
struct Inputs
{
    FormLibrary forms;
    Divisions divisions;
    Aliases aliases;
    Roster roster;
    RunKeys keys;
};

// Every failure is one of usage, and names its file.
[[nodiscard]] Result<Inputs> load_inputs(const ConvertOptions& options);

} // namespace nianbao

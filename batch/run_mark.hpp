#pragma once

#include "batch/run.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace nianbao {

// How the last run went.
struct RunMark
{
    std::string started;
    const Published* published = nullptr; // nothing where the run failed
    std::optional<Failure> why{};
};

// Replaces last-run.json in the state's folder, which every run touches, also one that changed
// nothing: what a monitor looks at. Where it can't be written nothing else suffers.
void leave_mark(const std::filesystem::path& state, const RunMark& mark);

} // namespace nianbao

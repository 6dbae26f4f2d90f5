#pragma once

#include "batch/aliases.hpp"
#include "export/outcome.hpp"
#include "normalize/division.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

// Whether reports under one key are certainly of one body.
enum class SameBody : std::uint8_t { unsure, certain };

// Whose report it is.
struct BodyKey
{
    std::string key{}; // the certain place and the name without it, else the name; empty: nobody's
    SameBody same = SameBody::unsure;
};

// Gives each outcome its place and body: the fullest name that the inbox has for its key, or the
// newest of `aliases`. Keys come back in the order of `outcomes`.
[[nodiscard]] std::vector<BodyKey>
name_bodies(std::vector<Outcome>& outcomes, const Divisions& divisions, const Aliases& aliases);

} // namespace nianbao

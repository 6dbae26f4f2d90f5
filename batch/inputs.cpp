#include "batch/inputs.hpp"

#include "batch/own_tables.hpp"

#include <utility>

namespace nianbao {

Result<Inputs>
load_inputs(const ConvertOptions& options)
{
    Inputs inputs;
    return load_forms(options.forms)
        .and_then([&](FormLibrary forms) {
            inputs.forms = std::move(forms);
            return load_divisions(options.divisions);
        })
        .and_then([&](Divisions divisions) {
            inputs.divisions = std::move(divisions);
            return load_aliases(options.aliases);
        })
        .and_then([&](Aliases aliases) {
            inputs.aliases = std::move(aliases);
            return load_roster(options.roster);
        })
        .and_then([&](Roster roster) {
            inputs.roster = std::move(roster);
            return keys_of(options);
        })
        .map([&](RunKeys keys) {
            inputs.keys = std::move(keys);
            return std::move(inputs);
        });
}

} // namespace nianbao

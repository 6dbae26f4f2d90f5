#include "batch/body.hpp"

#include "normalize/agency_place.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace nianbao {

namespace {

// 深圳市龙岗区发展和改革局 and 龙岗区发展和改革局 are one body: the bureau of 440307.
std::string
key_in_place(const AgencyPlace& place)
{
    return place.code + '\0' + place.organ;
}

BodyKey
key_of(const AgencyPlace& place)
{
    if (place.known == PlaceKnown::certain && !place.code.empty()) {
        return {key_in_place(place), SameBody::certain};
    }
    const bool certain = place.known == PlaceKnown::no && holds_two_places(place.name);
    return {place.name, certain ? SameBody::certain : SameBody::unsure};
}

// Old and new names by the keys that they come to.
class AliasKeys
{
public:
    AliasKeys(const Divisions& divisions, const Aliases& aliases)
    {
        for (const auto& [name, newest] : aliases.newest()) {
            const auto key = key_of(place_of(divisions, name, "", std::nullopt)).key;
            newest_.emplace(key, newest);
            newest_.emplace(name, newest);
        }
    }

    // The newest name of what goes by one of the keys.
    [[nodiscard]] const NewestName* find(const std::string& key, const std::string& name) const
    {
        for (const auto& one : {name, key}) {
            if (const auto found = newest_.find(one); found != newest_.end()) {
                return &found->second;
            }
        }
        return nullptr;
    }

private:
    std::map<std::string, NewestName> newest_;
};

// The longest name, the first by its bytes among equals.
void
keep_fuller(std::string& kept, const std::string& name)
{
    const bool is_fuller =
        kept.empty() || name.size() > kept.size() || (name.size() == kept.size() && name < kept);
    if (is_fuller) {
        kept = name;
    }
}

} // namespace

std::vector<BodyKey>
name_bodies(std::vector<Outcome>& outcomes, const Divisions& divisions, const Aliases& aliases)
{
    const AliasKeys alias_keys(divisions, aliases);
    std::vector<BodyKey> keys(outcomes.size());
    std::map<std::string, std::string> fullest;   // by key
    std::map<std::string, std::string> of_unread; // of files without a report, by their paths
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        auto& outcome = outcomes[i];
        if (outcome.filing.agency.empty()) {
            continue;
        }
        const auto place =
            place_of(divisions, outcome.filing.agency, outcome.file, outcome.filing.year);
        outcome.division_code = place.code;
        keys[i] = key_of(place);
        if (const auto* newest = alias_keys.find(keys[i].key, place.name)) {
            outcome.body = newest->name;
            if (newest->succession == Succession::one_body) {
                keys[i] = {newest->name, SameBody::certain};
            }
        }
        keep_fuller((is_current(outcome) ? fullest : of_unread)[keys[i].key], place.name);
    }
    fullest.merge(of_unread);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].body.empty()) {
            outcomes[i].body = fullest[keys[i].key];
        }
    }
    return keys;
}

} // namespace nianbao

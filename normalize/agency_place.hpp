#pragma once

#include "normalize/division.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

enum class PlaceKnown : std::uint8_t {
    no,       // no known place belongs to the name
    certain,  // one, parents included
    ambiguous // several
};

// The place that a body belongs to.
struct AgencyPlace
{
    PlaceKnown known = PlaceKnown::no;
    std::string code{};  // GB/T 2260; empty unless certain, and of a place without a code
    std::string name{};  // the agency's, with the places of its folders where it needs them
    std::string organ{}; // the name without its places

    friend bool operator==(const AgencyPlace&, const AgencyPlace&) = default;
};

// Follows the places an agency's name (compact) begins with: 深圳市龙岗区发展和改革局 is 440307,
// and so is 龙岗区发展和改革局, the only 龙岗区. 鼓楼区财政局 is one of four; a town alone, and a
// name that goes on to a place of no known name, have none. Where the place lacks its parents, the
// folders of `path` that are named as places stand for them: 定远县/永康镇人民政府.docx.
[[nodiscard]] AgencyPlace place_of(const Divisions& divisions,
                                   std::string_view agency,
                                   std::string_view path,
                                   std::optional<int> year);

// Whether a name holds two levels of place by its own words, known or not: 云州市青溪区…
[[nodiscard]] bool holds_two_places(std::string_view agency);

} // namespace nianbao

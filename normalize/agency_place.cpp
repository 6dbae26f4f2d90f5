#include "normalize/agency_place.hpp"

#include "normalize/dates.hpp"
#include "normalize/place_words.hpp"
#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t town_digits = 9;
constexpr std::size_t shortest_place = 2; // characters: 赵县

// A way to read a name: the places it begins with, the last of them, and what is left.
struct ReadPlace
{
    Division place;
    std::string organ;
    std::size_t parents = 0; // printed before it
};

// The bytes of the first `count` characters; empty where there are fewer.
std::string_view
first_characters(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        std::ignore = next_character(text, at);
    }
    return count == 0 ? text.substr(0, at) : std::string_view();
}

// Collects every way to read a name.
class PlaceReader
{
public:
    PlaceReader(const Divisions& divisions, std::optional<int> year)
        : divisions_(divisions), year_(year)
    {
    }

    [[nodiscard]] std::vector<ReadPlace> read(std::string_view name)
    {
        const auto head = head_before_place(name);
        follow(name.substr(head.size()), {}, 0, std::string(head));
        return std::exchange(found_, {});
    }

private:
    // What lies in `outer` and begins with the first characters of `text`.
    [[nodiscard]] std::vector<Division> near(std::string_view text, std::string_view outer) const
    {
        const auto begin = first_characters(text, shortest_place);
        auto near = begin.empty() ? std::vector<Division>() : divisions_.beginning(begin, year_);
        std::erase_if(near, [&](const auto& one) { return !lies_in(one.code, outer); });
        return near;
    }

    // A place may lack its suffix where the next one, which lies in it, has its own: 南京鼓楼区.
    void follow(std::string_view text,
                std::string_view outer,
                std::size_t parents,
                const std::string& organ)
    {
        for (const auto& place : near(text, outer)) {
            if (text.starts_with(place.name)) {
                take(place, text.substr(place.name.size()), parents, organ);
            }
            const auto stem = stem_of(place.name);
            if (!stem.empty() && text.starts_with(stem) && place.code.size() < town_digits) {
                follow(text.substr(stem.size()), place.code, parents + 1, organ);
            }
        }
    }

    void take(const Division& place,
              std::string_view rest,
              std::size_t parents,
              const std::string& organ)
    {
        const bool has_parts = place.code.size() < town_digits;
        if (has_parts) {
            follow(rest, place.code, parents + 1, organ);
            follow_organs(rest, place.code, parents + 1, organ);
        }
        const bool ends =
            remainder_of(rest) != Remainder::other && !(has_parts && names_part(rest, place.code));
        if (ends) {
            found_.push_back({place, organ + std::string(rest), parents});
        }
    }

    // Places of one name leave the same: 88 times 人民政府 behind 城关镇.
    [[nodiscard]] Remainder remainder(std::string_view rest)
    {
        if (!last_rest_ || *last_rest_ != rest) {
            last_rest_ = rest;
            last_remainder_ = remainder_of(rest);
        }
        return last_remainder_;
    }

    // 重庆市公安局渝中区分局, 龙岗区人民政府布吉街道办事处: the place stands behind an organ.
    void follow_organs(std::string_view text,
                       std::string_view outer,
                       std::size_t parents,
                       const std::string& organ)
    {
        for (auto at = end_of_organ(text, 0); at != std::string_view::npos;
             at = end_of_organ(text, at)) {
            follow(text.substr(at), outer, parents, organ + std::string(text.substr(0, at)));
        }
    }

    // Whether what is left goes on to a place in `outer`, its suffix left out: 公安局龙岗派出所.
    [[nodiscard]] bool names_part(std::string_view rest, std::string_view outer) const
    {
        const auto begins_with_part = [&](std::string_view text) {
            const auto parts = near(text, outer);
            return std::any_of(parts.begin(), parts.end(), [&](const Division& part) {
                const auto stem = stem_of(part.name);
                return text.starts_with(part.name) ||
                       (!stem.empty() && text.starts_with(stem) && !is_word_of_organs(stem));
            });
        };
        auto found = begins_with_part(rest);
        for (auto at = end_of_organ(rest, 0); !found && at != std::string_view::npos;
             at = end_of_organ(rest, at)) {
            found = begins_with_part(rest.substr(at));
        }
        return found;
    }

    const Divisions& divisions_;
    std::optional<int> year_;
    std::vector<ReadPlace> found_;
    std::optional<std::string> last_rest_;
    Remainder last_remainder_ = Remainder::nothing;
};

// 矿区, 郊区, 城区: a common noun without the place before it.
bool
is_common_noun(const Division& place)
{
    return place.name.ends_with("区") && count_characters(place.name) == shortest_place;
}

// Towns come and go each year, and the table has those of one: alone, a town's name says nothing.
bool
needs_parent(const Division& place)
{
    return place.code.size() >= town_digits || is_common_noun(place);
}

AgencyPlace
settled(std::span<const ReadPlace> found, std::string_view name)
{
    AgencyPlace place{.name = std::string(name)};
    if (found.empty()) {
        return place;
    }
    const auto& first = found.front();
    const bool one = std::all_of(found.begin(), found.end(), [&](const ReadPlace& other) {
        return other.place.code == first.place.code;
    });
    if (!one) {
        place.known = PlaceKnown::ambiguous;
        return place;
    }
    if (first.parents == 0 && needs_parent(first.place)) {
        return place;
    }
    place.known = PlaceKnown::certain;
    place.organ = first.organ;
    if (first.place.standing == Standing::official) {
        place.code = published_code(first.place.code);
    }
    return place;
}

// The folders of a path that are named as a place and nothing else, joined from the outermost in.
std::string
places_in(std::string_view path, PlaceReader& reader)
{
    std::string places;
    for (auto end = path.find('/'); end != std::string_view::npos; end = path.find('/')) {
        const auto folder = compact(path.substr(0, end));
        const auto found = reader.read(folder);
        if (std::any_of(
                found.begin(), found.end(), [](const auto& one) { return one.organ.empty(); })) {
            places += folder;
        }
        path.remove_prefix(end + 1);
    }
    return places;
}

// The agency's name behind the places of its folders; what both name stands once.
std::string
behind(std::string places, std::string_view agency)
{
    constexpr std::size_t two_characters = 6;
    for (auto size = std::min(places.size(), agency.size()); size >= two_characters; --size) {
        if (places.ends_with(agency.substr(0, size))) {
            places.resize(places.size() - size);
            break;
        }
    }
    return places + std::string(agency);
}

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 7> outer_marks{"自治州", "省", "市", "县", "区", "旗", "盟"};
constexpr std::array<std::string_view, 8> inner_marks{
    "街道", "苏木", "市", "县", "区", "旗", "镇", "乡"};
// They end like a place, and hold no others.
constexpr std::array<std::string_view, 7> zones{
    "开发区", "保护区", "景区", "园区", "新区", "高新区", "自治区"};

std::string_view
mark_at(std::string_view text, std::size_t at, Words marks)
{
    const auto found = std::find_if(
        marks.begin(), marks.end(), [&](auto mark) { return text.substr(at).starts_with(mark); });
    return found == marks.end() ? std::string_view() : *found;
}

// Behind the first mark from `from` on that two characters or more of a name stand before and that
// ends no word of `except`.
std::optional<std::size_t>
end_of_place(std::string_view text, std::size_t from, Words marks, Words except)
{
    std::size_t characters = 0;
    for (auto at = from; at < text.size(); ++characters) {
        const auto mark = mark_at(text, at, marks);
        const auto end = at + mark.size();
        const bool is_excepted = std::any_of(except.begin(), except.end(), [&](auto word) {
            return text.substr(0, end).ends_with(word);
        });
        if (!mark.empty() && !is_excepted && characters >= shortest_place) {
            return end;
        }
        std::ignore = next_character(text, at);
    }
    return std::nullopt;
}

} // namespace

AgencyPlace
place_of(const Divisions& divisions,
         std::string_view agency,
         std::string_view path,
         std::optional<int> year)
{
    PlaceReader reader(divisions, year);
    const auto found = reader.read(agency);
    auto place = settled(found, agency);
    if (found.empty() || place.known == PlaceKnown::certain) {
        return place;
    }
    auto places = places_in(path, reader);
    if (places.empty()) {
        return place;
    }
    const auto name = behind(std::move(places), agency);
    auto in_folders = settled(reader.read(name), name);
    return in_folders.known == PlaceKnown::certain ? in_folders : place;
}

bool
holds_two_places(std::string_view agency)
{
    const auto text = without_harmless_words(agency.substr(head_before_place(agency).size()));
    const auto outer = end_of_place(text, 0, outer_marks, zones);
    return outer && end_of_place(text, *outer, inner_marks, {});
}

} // namespace nianbao

#include "normalize/edit_distance.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace nianbao {

namespace {

std::vector<std::int32_t>
code_points(std::string_view text)
{
    std::vector<std::int32_t> points;
    each_character(text, [&](const Character& c) { points.push_back(c.code_point); });
    return points;
}

} // namespace

std::size_t
edit_distance(std::string_view left, std::string_view right)
{
    const auto a = code_points(left);
    const auto b = code_points(right);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string_view
nearest(std::string_view word, std::span<const std::string_view> known)
{
    const auto closer = [&](std::string_view a, std::string_view b) {
        return edit_distance(word, a) < edit_distance(word, b);
    };
    const auto best = std::min_element(known.begin(), known.end(), closer);
    return best == known.end() ? std::string_view() : *best;
}

} // namespace nianbao

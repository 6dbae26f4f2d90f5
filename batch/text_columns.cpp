#include "batch/text_columns.hpp"

#include "batch/width.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t gap = 2;

} // namespace

std::string
aligned(const std::vector<Texts>& lines, std::string_view margin)
{
    std::vector<std::size_t> widths;
    for (const auto& line : lines) {
        widths.resize(std::max(widths.size(), line.size()), 0);
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(line[i]));
        }
    }
    std::string text;
    for (const auto& line : lines) {
        std::string row(margin);
        for (std::size_t i = 0; i < line.size(); ++i) {
            row += widths[i] > 0 ? padded(line[i], widths[i] + gap) : "";
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + '\n';
    }
    return text;
}

} // namespace nianbao

#pragma once

#include <set>
#include <string>
#include <string_view>

namespace nianbao {

// Names for the sheets of one workbook: at most 31 UTF-16 units, without what no name may hold,
// and no two that a spreadsheet program takes for the same.
class SheetNames
{
public:
    // As near to the wanted one as can be: "问题清单", then "问题清单 (2)".
    [[nodiscard]] std::string next(std::string_view wanted);

private:
    std::set<std::string> taken_; // folded
};

} // namespace nianbao

// Any bytes as a .xlsx that came back from a reviewer: its rows are read, or refused with words.

#include "extract/workbook_reader.hpp"
#include "extract/xml.hpp"
#include "normalize/utf8.hpp"
#include "tests/fuzz/judge.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

using namespace nianbao;

namespace {

using Need = WantedColumn::Need;

constexpr std::uint32_t last_row = 1'048'576;

const std::array columns{WantedColumn{{"finding_id"}, Need::required},
                         WantedColumn{{"备注", "remark"}, Need::optional}};

void
judge_row(std::string_view sheet, const std::vector<bool>& has, const SheetRow& row)
{
    demand(is_utf8(sheet), "the name of a sheet is UTF-8");
    demand(has.size() == columns.size() && has.front(), "a sheet read has the required column");
    demand(row.fields.size() == columns.size(), "a row has the columns asked for");
    demand(row.row >= 1 && row.row <= last_row, "a row is of a sheet");
    demand(std::all_of(row.fields.begin(), row.fields.end(), is_utf8), "a field is UTF-8");
    demand(std::any_of(row.fields.begin(),
                       row.fields.end(),
                       [](const auto& field) { return !field.empty(); }),
           "a blank row is none");
}

} // namespace

extern "C" int
LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    prepare_xml();
    return 0;
}

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr Limits limits{.part_bytes = 4U << 20U, .all_parts_bytes = 8U << 20U};
    const auto others = Package::open({reinterpret_cast<const char*>(data), size}, limits)
                            .and_then([](const Package& package) {
                                return read_workbook(package, columns, judge_row);
                            });
    if (!others) {
        judge(others.error());
        return 0;
    }
    demand(std::all_of(others->begin(), others->end(), is_utf8), "a sheet's name is UTF-8");
    return 0;
}

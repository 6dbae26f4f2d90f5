#include "normalize/division_table.hpp"

#include "extract/inflate.hpp"

#include <stdexcept>
#include <string>

namespace nianbao {

namespace {

std::string
unpack(const PackedTable& table)
{
    std::string text(table.size, '\0');
    if (inflate_whole(table.bytes, text, table.crc) != Inflated::whole) {
        throw std::logic_error("the table of divisions is damaged");
    }
    return text;
}

} // namespace

std::string_view
division_table()
{
    static const auto text = unpack(packed_divisions());
    return text;
}

} // namespace nianbao

#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"
#include "extract/part_name.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

Visit
DocumentWalk::table(const XmlElement& /*element*/)
{
    flush_carried();
    tables_.open_table();
    return open(Scope::content, &DocumentWalk::close_table);
}

// A nested table waits for the one it lies in, to follow it.
void
DocumentWalk::close_table()
{
    auto table = tables_.close_table();
    if (tables_.depth() > 0) {
        charge(block_cost);
        nested_.push_back(std::move(table));
        return;
    }
    deliver(std::move(table));
    deliver_nested();
}

void
DocumentWalk::deliver_nested()
{
    auto tables = std::exchange(nested_, {});
    std::sort(tables.begin(), tables.end(), [](const Table& a, const Table& b) {
        return a.ordinal < b.ordinal;
    });
    for (auto& table : tables) {
        deliver(std::move(table));
    }
}

Visit
DocumentWalk::table_properties(const XmlElement& /*element*/)
{
    const bool begun = tables_.depth() > 0 && !tables_.in_row();
    return begun ? open(Scope::table_properties) : Visit::skip;
}

Visit
DocumentWalk::table_style(const XmlElement& element)
{
    tables_.set_style(styles_.find(element.own("val").value_or(""), StyleType::table));
    return Visit::skip;
}

Visit
DocumentWalk::grid(const XmlElement& /*element*/)
{
    return open(Scope::grid);
}

Visit
DocumentWalk::grid_column(const XmlElement& /*element*/)
{
    tables_.add_grid_column();
    return Visit::skip;
}

Visit
DocumentWalk::row(const XmlElement& /*element*/)
{
    if (!tables_.open_row()) {
        return open(Scope::content);
    }
    count_cell();
    return open(Scope::content, &DocumentWalk::close_row);
}

void
DocumentWalk::close_row()
{
    tables_.close_row();
}

Visit
DocumentWalk::row_properties(const XmlElement& /*element*/)
{
    return tables_.in_row() && !tables_.in_cell() ? open(Scope::row_properties) : Visit::skip;
}

Visit
DocumentWalk::grid_before(const XmlElement& element)
{
    tables_.skip_before(span_of(element, 0));
    return Visit::skip;
}

Visit
DocumentWalk::grid_after(const XmlElement& element)
{
    tables_.skip_after(span_of(element, 0));
    return Visit::skip;
}

Visit
DocumentWalk::cell(const XmlElement& /*element*/)
{
    if (tables_.row_deleted() && !tables_.in_cell()) {
        return open(Scope::left_out);
    }
    if (!tables_.open_cell()) {
        return open(Scope::content);
    }
    count_cell();
    return open(Scope::content, &DocumentWalk::close_cell);
}

void
DocumentWalk::close_cell()
{
    flush_carried();
    if (tables_.shows_only_a_drawing()) {
        report({.code = "picture-in-cell", .place = tables_.place()});
    }
    tables_.close_cell();
}

void
DocumentWalk::count_cell()
{
    if (++cells_ > max_cells) {
        refuse({.code = "too-many-cells", .arguments = {static_cast<std::int64_t>(max_cells)}});
    }
}

Visit
DocumentWalk::cell_properties(const XmlElement& /*element*/)
{
    return tables_.in_cell() ? open(Scope::cell_properties) : Visit::skip;
}

Visit
DocumentWalk::grid_span(const XmlElement& element)
{
    tables_.span_columns(span_of(element, 1));
    return Visit::skip;
}

Visit
DocumentWalk::vertical_merge(const XmlElement& element)
{
    const bool restarts = element.own("val").value_or("") == "restart";
    tables_.merge_down(restarts ? VerticalMerge::restart : VerticalMerge::continues);
    return Visit::skip;
}

Visit
DocumentWalk::horizontal_merge(const XmlElement& element)
{
    if (element.own("val").value_or("") != "restart") {
        tables_.merge_left();
    }
    return Visit::skip;
}

std::uint16_t
DocumentWalk::span_of(const XmlElement& element, std::int64_t least)
{
    const auto text = element.own("val").value_or("");
    const auto value = integer_of(text);
    if (value && *value >= least && *value <= max_span) {
        return static_cast<std::uint16_t>(*value);
    }
    report({.code = "bad-span", .arguments = {short_name(text)}, .place = tables_.place()});
    return static_cast<std::uint16_t>(least);
}

} // namespace nianbao

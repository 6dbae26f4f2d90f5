#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

// What Word prints of these stands in no result.
constexpr std::array<std::string_view, 8> drawing_fields{
    "GOTOBUTTON", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "EQ", "LISTNUM", "MACROBUTTON", "SYMBOL"};

} // namespace

FieldPosition
DocumentWalk::field_position() const
{
    auto cell = tables_.place();
    return {.cell = tables_.in_cell() ? cell : Place{}, .paragraph = top().ordinal};
}

Visit
DocumentWalk::field(const XmlElement& element)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    const auto type = element.own("fldCharType").value_or("");
    if (type == "begin") {
        form_field_ = {};
        return open(Scope::form_field, &DocumentWalk::begin_field);
    }
    if (type == "separate") {
        const bool was_contents = fields().in_contents();
        fields().separate();
        if (!was_contents && fields().in_contents()) {
            contents_start_ = document_.blocks.size();
        }
    } else if (type == "end") {
        end_field();
    }
    return Visit::skip;
}

void
DocumentWalk::begin_field()
{
    const auto& [box, entries, chosen, by_default] = form_field_;
    const auto selected = chosen && *chosen < entries.size() ? *chosen : by_default;
    std::string drawn;
    if (box) {
        drawn = *box ? "☒" : "☐";
    } else if (selected < entries.size()) {
        drawn = entries[selected];
    }
    fields().begin(
        {.start = field_position(), .text_start = top().text.size(), .drawn = std::move(drawn)});
}

// A field without a result may still print something, drawn from what it is.
void
DocumentWalk::end_field()
{
    const auto ended = fields().end();
    const bool printed =
        !ended || ended->start.paragraph != top().ordinal || ended->text_start != top().text.size();
    if (printed) {
        return;
    }
    add(ended->drawn);
    const auto keyword = field_keyword(ended->instruction);
    const bool draws =
        std::find(drawing_fields.begin(), drawing_fields.end(), keyword) != drawing_fields.end();
    if (draws && !why_not()) {
        add("\uFFFC"); // something is printed here, so no figure is what it seems without
        report({.code = "field-not-read", .arguments = {keyword}, .place = tables_.place()});
    }
}

Visit
DocumentWalk::form_field_part(const XmlElement& /*element*/)
{
    return open(Scope::form_field);
}

Visit
DocumentWalk::check_box(const XmlElement& /*element*/)
{
    form_field_.box = false;
    return open(Scope::form_field);
}

// w:checked beats w:default, which stands before it (ECMA-376 17.16.7).
Visit
DocumentWalk::check_box_state(const XmlElement& element)
{
    if (form_field_.box) {
        form_field_.box = is_on(element.own("val").value_or("1"));
    }
    return Visit::skip;
}

Visit
DocumentWalk::default_state(const XmlElement& element)
{
    const auto value = element.own("val").value_or("1");
    const auto index = integer_of(value);
    if (form_field_.box) {
        form_field_.box = is_on(value);
    } else if (index && *index >= 0) {
        form_field_.by_default = static_cast<std::size_t>(*index);
    }
    return Visit::skip;
}

Visit
DocumentWalk::list_entry(const XmlElement& element)
{
    if (form_field_.entries.size() < max_list_entries) {
        form_field_.entries.emplace_back(element.own("val").value_or(""));
    }
    return Visit::skip;
}

Visit
DocumentWalk::chosen_entry(const XmlElement& element)
{
    const auto index = integer_of(element.own("val").value_or(""));
    if (index && *index >= 0) {
        form_field_.chosen = static_cast<std::size_t>(*index);
    }
    return Visit::skip;
}

Visit
DocumentWalk::instruction(const XmlElement& /*element*/)
{
    count(Left::instruction);
    sink_ = TextSink::instruction;
    return open(Scope::text, &DocumentWalk::close_instruction);
}

void
DocumentWalk::close_instruction()
{
    sink_ = TextSink::none;
}

Visit
DocumentWalk::simple_field(const XmlElement& element)
{
    if (field_keyword(element.own("instr").value_or("")) != "TOC") {
        return open(Scope::content);
    }
    ++contents_;
    return open(Scope::content, &DocumentWalk::close_simple_contents);
}

void
DocumentWalk::close_simple_contents()
{
    --contents_;
}

} // namespace nianbao

#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint8_t body_level = 9; // w:outlineLvl of text that is no heading

} // namespace

Visit
DocumentWalk::paragraph(const XmlElement& /*element*/)
{
    if (paragraph_depth_ == paragraphs_.size()) {
        paragraphs_.emplace_back();
    }
    ++paragraph_depth_;
    auto& open_paragraph = top();
    open_paragraph.text.clear();
    open_paragraph.style = styles_.default_paragraph();
    open_paragraph.numbering = {};
    open_paragraph.outline_level.reset();
    open_paragraph.ordinal = ++paragraphs_begun_;
    open_paragraph.table_depth = tables_.depth();
    open_paragraph.run = {};
    open_paragraph.mark = {};
    open_paragraph.mark_deleted = false;
    open_paragraph.in_contents = false;
    open_paragraph.shows_drawing = false;
    open_paragraph.marked.clear();
    open_paragraph.text.swap(carried_);
    return open(Scope::content, &DocumentWalk::close_paragraph);
}

Visit
DocumentWalk::paragraph_properties(const XmlElement& /*element*/)
{
    return in_paragraph() ? open(Scope::paragraph_properties) : Visit::skip;
}

Visit
DocumentWalk::paragraph_style(const XmlElement& element)
{
    const auto* style = styles_.find(element.own("val").value_or(""), StyleType::paragraph);
    if (style != nullptr) {
        top().style = style;
    }
    return Visit::skip;
}

Visit
DocumentWalk::numbering_properties(const XmlElement& /*element*/)
{
    return open(Scope::paragraph_properties);
}

Visit
DocumentWalk::list(const XmlElement& element)
{
    top().numbering.num_id = integer_of(element.own("val").value_or(""));
    return Visit::skip;
}

Visit
DocumentWalk::list_level(const XmlElement& element)
{
    top().numbering.level = level_of(element.own("val").value_or(""));
    return Visit::skip;
}

Visit
DocumentWalk::outline_level(const XmlElement& element)
{
    top().outline_level = level_of(element.own("val").value_or(""));
    return Visit::skip;
}

Visit
DocumentWalk::mark_properties(const XmlElement& /*element*/)
{
    format_ = &top().mark;
    return open(Scope::mark_properties);
}

Numbering&
DocumentWalk::numbering()
{
    if (!numbering_) {
        auto read = read_numbering_();
        if (!read) {
            refuse(read.error());
        }
        numbering_ = read ? std::move(*read) : Numbering();
    }
    return *numbering_;
}

ListNumber
DocumentWalk::number_of(const OpenParagraph& open_paragraph)
{
    const auto* style = open_paragraph.style;
    const auto& own = open_paragraph.numbering;
    const auto num_id = own.num_id || style == nullptr ? own.num_id : style->numbering.num_id;
    if (!num_id || *num_id == 0) { // w:numId 0 takes a number away (ECMA-376 17.9.18)
        return {};
    }
    auto level = own.level;
    if (!level && style != nullptr) {
        level = numbering().level_of(*num_id, *style);
    }
    return numbering().next(*num_id, level.value_or(0));
}

void
DocumentWalk::close_paragraph()
{
    bookmarks_.end_paragraph();
    auto& closing = top();
    if (!closing.marked.empty()) {
        closing.text = write_marked(closing.text, closing.marked);
    }
    const bool goes_on = closing.mark_deleted || is_hidden(closing.mark);
    --paragraph_depth_; // its blocks go to where it stands itself
    if (goes_on) {
        carried_.swap(closing.text);
    } else {
        write_paragraph(closing);
    }
    for (auto& block : std::exchange(closing.boxed, {})) {
        deliver(std::move(block));
    }
}

void
DocumentWalk::write_paragraph(const OpenParagraph& closing)
{
    auto number = number_of(closing);
    charge(number.text.size() + 1);
    if (tables_.in_cell() && !closing.text.empty()) { // where the number is part of the text
        number.text += number.suffix;
    }
    if (tables_.in_cell() && !in_box()) {
        add_line(number.text, closing.text);
        return;
    }
    Paragraph paragraph{.text = closing.text,
                        .number = std::move(number.text),
                        .shows_drawing = closing.shows_drawing};
    const auto* style = closing.style;
    if (style != nullptr && style != styles_.default_paragraph()) {
        paragraph.style = style->name;
    }
    paragraph.outline_level = closing.outline_level;
    if (!paragraph.outline_level && style != nullptr) {
        paragraph.outline_level = style->outline_level;
    }
    if (paragraph.outline_level == body_level) {
        paragraph.outline_level.reset();
    }
    paragraph.in_contents = closing.in_contents || is_contents_style(paragraph.style);
    deliver(std::move(paragraph));
}

void
DocumentWalk::add_line(std::string_view number, std::string_view text)
{
    if (tables_.add_line(number, text) > max_cell_text) {
        refuse({.code = "too-much-text", .arguments = {static_cast<std::int64_t>(max_cell_text)}});
    }
}

// Where no paragraph follows for it to go on in, what was carried is one.
void
DocumentWalk::flush_carried()
{
    if (!carried_.empty()) {
        OpenParagraph last{.style = styles_.default_paragraph()};
        last.text.swap(carried_);
        write_paragraph(last);
    }
}

} // namespace nianbao

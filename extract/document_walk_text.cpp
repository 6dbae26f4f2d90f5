#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint8_t body_level = 9; // w:outlineLvl of text that is no heading
constexpr std::string_view xml_space = " \t\r\n";

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
    open_paragraph.fields.clear();
    open_paragraph.instructions = 0;
    open_paragraph.table_depth = tables_.depth();
    open_paragraph.run_hidden = false;
    open_paragraph.mark_deleted = false;
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
    if (const auto* style = styles_.find(element.own("val").value_or("")); style != nullptr) {
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
    return open(Scope::mark_properties);
}

Visit
DocumentWalk::mark_deleted(const XmlElement& /*element*/)
{
    count(Revision::deleted);
    top().mark_deleted = true;
    return Visit::skip;
}

Visit
DocumentWalk::mark_moved_away(const XmlElement& /*element*/)
{
    count(Revision::moved_from);
    top().mark_deleted = true;
    return Visit::skip;
}

Visit
DocumentWalk::run(const XmlElement& /*element*/)
{
    if (in_paragraph()) {
        const auto* style = top().style;
        top().run_hidden = style != nullptr && style->hidden.value_or(false);
    }
    return open(Scope::content);
}

Visit
DocumentWalk::run_properties(const XmlElement& /*element*/)
{
    return in_paragraph() ? open(Scope::run_properties) : Visit::skip;
}

Visit
DocumentWalk::run_style(const XmlElement& element)
{
    const auto* style = styles_.find(element.own("val").value_or(""));
    if (style != nullptr && style->hidden) {
        top().run_hidden = *style->hidden;
    }
    return Visit::skip;
}

Visit
DocumentWalk::vanish(const XmlElement& element)
{
    top().run_hidden = is_on(element.own("val").value_or("1"));
    return Visit::skip;
}

std::optional<Left>
DocumentWalk::why_not(const OpenParagraph& open_paragraph) const
{
    if (open_paragraph.run_hidden) {
        return Left::hidden_text;
    }
    return open_paragraph.instructions > 0 ? std::optional(Left::instruction) : std::nullopt;
}

Visit
DocumentWalk::text_run(const XmlElement& element)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    if (const auto why = why_not(top())) {
        count(*why);
        return Visit::skip;
    }
    keep_space_ = element.preserves_space();
    text_start_ = top().text.size();
    in_text_ = true;
    return open(Scope::text, &DocumentWalk::close_text);
}

void
DocumentWalk::text(std::string_view piece)
{
    if (in_text_) {
        top().text += piece;
        charge(piece.size());
    }
}

// White space at the ends is layout of the XML unless xml:space says otherwise (ECMA-376 17.3.3.31)
void
DocumentWalk::close_text()
{
    in_text_ = false;
    auto& text = top().text;
    if (!keep_space_) {
        const auto last = text.find_last_not_of(xml_space);
        text.resize(std::max(text_start_, last == std::string::npos ? 0 : last + 1));
        const auto first = std::min(text.find_first_not_of(xml_space, text_start_), text.size());
        text.erase(text_start_, first - text_start_);
    }
    bookmarks_.text(std::string_view(text).substr(text_start_), position());
}

void
DocumentWalk::add(std::string_view piece)
{
    if (in_paragraph() && !why_not(top())) {
        top().text += piece;
        charge(piece.size());
        bookmarks_.text(piece, position());
    }
}

Visit
DocumentWalk::tab(const XmlElement& /*element*/)
{
    add("\t");
    return Visit::skip;
}

Visit
DocumentWalk::line_break(const XmlElement& /*element*/)
{
    add("\n");
    return Visit::skip;
}

Visit
DocumentWalk::hyphen(const XmlElement& /*element*/)
{
    add("-");
    return Visit::skip;
}

// Between "begin" and "separate" stands the instruction, up to "end" its result. An instruction
// that a paragraph leaves open must not swallow the paragraphs after it.
Visit
DocumentWalk::field(const XmlElement& element)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    auto& fields = top().fields;
    auto& instructions = top().instructions;
    const auto type = element.own("fldCharType").value_or("");
    if (type == "begin") {
        fields.push_back(true);
        ++instructions;
    } else if (!fields.empty()) {
        instructions -= fields.back() ? 1 : 0;
        if (type == "end") {
            fields.pop_back();
        } else {
            fields.back() = false;
        }
    }
    return Visit::skip;
}

void
DocumentWalk::count(Left what)
{
    ++left_out_[static_cast<std::size_t>(what)];
}

void
DocumentWalk::count(Revision what)
{
    ++revisions_[static_cast<std::size_t>(what)];
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

std::string
DocumentWalk::number_of(const OpenParagraph& open_paragraph)
{
    const auto* style = open_paragraph.style;
    const auto inherited = style != nullptr ? style->numbering : NumberingReference{};
    const auto& own = open_paragraph.numbering;
    const auto num_id = own.num_id ? own.num_id : inherited.num_id;
    if (!num_id || *num_id == 0) { // w:numId 0 takes a number away (ECMA-376 17.9.18)
        return {};
    }
    auto level = own.level;
    if (!level && !own.num_id && style != nullptr) {
        level = numbering().level_of_style(*num_id, style->id);
        level = level ? level : inherited.level;
    }
    return numbering().next(*num_id, level.value_or(0));
}

void
DocumentWalk::close_paragraph()
{
    bookmarks_.end_paragraph();
    auto& closing = top();
    --paragraph_depth_; // its blocks go to where it stands itself
    if (closing.mark_deleted) {
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
    charge(number.size() + 1);
    if (tables_.in_cell() && !in_box()) {
        add_line(number, closing.text);
        return;
    }
    Paragraph paragraph{.text = closing.text, .number = std::move(number)};
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
    deliver(std::move(paragraph));
}

void
DocumentWalk::add_line(std::string_view number, std::string_view text)
{
    if (tables_.add_line(number, text) > max_cell_text) {
        refuse({.code = "too-much-text", .arguments = {static_cast<std::int64_t>(max_cell_text)}});
    }
}

void
DocumentWalk::flush_carried()
{
    if (!carried_.empty()) {
        const XmlElement none;
        paragraph(none);
        --depth_; // it is no element of the part
        close_paragraph();
    }
}

} // namespace nianbao

#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"
#include "extract/symbol_font.hpp"
#include "extract/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view xml_space = " \t\r\n";
constexpr std::uint32_t first_private = 0xF000; // where symbol fonts keep their signs
constexpr std::uint32_t last_private = 0xF0FF;
constexpr std::size_t private_bytes = 3; // of such a character in UTF-8

std::optional<std::uint32_t>
hexadecimal(std::string_view text)
{
    std::uint32_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value, 16);
    return error == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
}

// The code of a character of U+F000 to U+F0FF that the text begins with; nothing for any other.
std::optional<std::uint32_t>
private_code(std::string_view text)
{
    if (text.size() < private_bytes || text[0] != '\xEF') {
        return std::nullopt;
    }
    const auto code = ((static_cast<unsigned char>(text[1]) & 0x3FU) << 6U) |
                      (static_cast<unsigned char>(text[2]) & 0x3FU) | 0xF000U;
    return code <= last_private ? std::optional(code) : std::nullopt;
}

// The text with the signs that the font draws in place of private characters.
std::string
with_symbols(std::string_view text, std::string_view font)
{
    std::string out;
    while (!text.empty()) {
        const auto code = private_code(text);
        const auto sign = code ? symbol_character(font, *code) : std::nullopt;
        if (sign) {
            append_utf8(out, *sign);
        } else {
            out += text.substr(0, 1);
        }
        text.remove_prefix(sign ? private_bytes : 1);
    }
    return out;
}

} // namespace

Visit
DocumentWalk::run(const XmlElement& /*element*/)
{
    if (in_paragraph()) {
        top().run = {};
    }
    return open(Scope::content);
}

Visit
DocumentWalk::run_properties(const XmlElement& /*element*/)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    format_ = &top().run;
    return open(Scope::run_properties);
}

Visit
DocumentWalk::run_style(const XmlElement& element)
{
    format_->style = styles_.find(element.own("val").value_or(""), StyleType::character);
    return Visit::skip;
}

Visit
DocumentWalk::fonts(const XmlElement& element)
{
    if (const auto font = symbol_font_in(element)) {
        format_->symbol_font = *font;
    }
    return Visit::skip;
}

Visit
DocumentWalk::vanish(const XmlElement& element)
{
    format_->hidden = is_on(element.own("val").value_or("1"));
    return Visit::skip;
}

// A mark that only hides where a heading ends and its text goes on (ECMA-376 17.3.2.36).
Visit
DocumentWalk::style_separator(const XmlElement& /*element*/)
{
    format_->hidden = false;
    return Visit::skip;
}

Visit
DocumentWalk::vertical_align(const XmlElement& element)
{
    format_->align = vertical_align_of(element.own("val").value_or(""));
    return Visit::skip;
}

// Raised so far that only the mark of a note can be meant: half points (ECMA-376 17.3.2.24).
Visit
DocumentWalk::raised_by_hand(const XmlElement& element)
{
    constexpr std::int64_t far = 5;
    const auto position = integer_of(element.own("val").value_or("")).value_or(0);
    if (!format_->align && (position >= far || position <= -far)) {
        format_->align = position > 0 ? VerticalAlign::superscript : VerticalAlign::subscript;
    }
    return Visit::skip;
}

Visit
DocumentWalk::strike(const XmlElement& element)
{
    format_->struck = is_on(element.own("val").value_or("1"));
    return Visit::skip;
}

bool
DocumentWalk::is_struck(const OpenParagraph& open_paragraph) const
{
    const auto& format = open_paragraph.run;
    if (format.struck || format.style == nullptr) {
        return format.struck.value_or(false);
    }
    return format.style->struck.value_or(false);
}

// A toggle property: what the styles say adds up to on and off (ECMA-376 17.7.3).
bool
DocumentWalk::is_hidden(const RunFormat& format) const
{
    if (format.hidden) {
        return *format.hidden;
    }
    bool hidden = false;
    for (const auto* style : {tables_.style(), top().style, format.style}) {
        hidden ^= style != nullptr && style->hidden.value_or(false);
    }
    return hidden;
}

VerticalAlign
DocumentWalk::align_of(const OpenParagraph& open_paragraph) const
{
    const auto& format = open_paragraph.run;
    if (format.align) {
        return *format.align;
    }
    for (const auto* style : {format.style, open_paragraph.style}) {
        if (style != nullptr && style->vertical_align) {
            return *style->vertical_align;
        }
    }
    return VerticalAlign::baseline;
}

std::string_view
DocumentWalk::symbol_font_of(const OpenParagraph& open_paragraph) const
{
    if (open_paragraph.run.symbol_font) {
        return *open_paragraph.run.symbol_font;
    }
    for (const auto* style : {open_paragraph.run.style, open_paragraph.style}) {
        if (style != nullptr && style->symbol_font) {
            return *style->symbol_font;
        }
    }
    return {};
}

std::optional<Left>
DocumentWalk::why_not() const
{
    if (placeholders_ > 0) {
        return Left::placeholder;
    }
    if (top().run.is_note_mark) {
        return Left::footnote;
    }
    if (is_hidden(top().run)) {
        return Left::hidden_text;
    }
    const auto& open_fields = stories_.back();
    const bool instructs = !open_fields.empty() && open_fields.hides_text(field_position());
    return instructs ? std::optional(Left::instruction) : std::nullopt;
}

Visit
DocumentWalk::text_run(const XmlElement& element)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    if (const auto why = why_not()) {
        count(*why);
        return Visit::skip;
    }
    keep_space_ = element.preserves_space();
    text_start_ = top().text.size();
    sink_ = TextSink::paragraph;
    return open(Scope::text, &DocumentWalk::close_text);
}

void
DocumentWalk::text(std::string_view piece)
{
    if (sink_ == TextSink::paragraph) {
        top().text += piece;
        charge(piece.size());
    } else if (sink_ == TextSink::instruction) {
        fields().instruction(piece);
    }
}

// White space at the ends is layout of the XML unless xml:space says otherwise (ECMA-376 17.3.3.31)
void
DocumentWalk::close_text()
{
    sink_ = TextSink::none;
    auto& text = top().text;
    if (!keep_space_) {
        const auto last = text.find_last_not_of(xml_space);
        text.resize(std::max(text_start_, last == std::string::npos ? 0 : last + 1));
        const auto first = std::min(text.find_first_not_of(xml_space, text_start_), text.size());
        text.erase(text_start_, first - text_start_);
    }
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(text_start_),
        text.end(),
        [](char c) { return c == '\n' || c == '\r'; },
        ' '); // only w:br breaks a line
    if (const auto font = symbol_font_of(top()); !font.empty()) {
        text.replace(text_start_, std::string::npos, with_symbols(text.substr(text_start_), font));
    }
    taken(text_start_);
}

// What the paragraph's text has from `start` on came from the open run.
void
DocumentWalk::taken(std::size_t start)
{
    auto& open_paragraph = top();
    bookmarks_.text(std::string_view(open_paragraph.text).substr(start), position());
    const auto align = align_of(open_paragraph);
    const bool struck = is_struck(open_paragraph);
    if (align != VerticalAlign::baseline || struck) {
        open_paragraph.marked.push_back(
            {.first = start, .end = open_paragraph.text.size(), .align = align, .struck = struck});
    }
    if (contents_ > 0 || (!fields().empty() && fields().in_contents())) {
        open_paragraph.in_contents = true;
    }
}

void
DocumentWalk::add(std::string_view piece)
{
    if (in_paragraph() && !why_not()) {
        const auto start = top().text.size();
        top().text += piece;
        charge(piece.size());
        taken(start);
    }
}

// A sign that is not known keeps its private character, so that no cell looks empty that is not.
Visit
DocumentWalk::symbol(const XmlElement& element)
{
    const auto code = hexadecimal(element.own("char").value_or(""));
    if (!code || *code < ' ' || *code > 0xFFFF || (*code >= 0xD800 && *code <= 0xDFFF)) {
        count(Left::symbol);
        return Visit::skip;
    }
    const auto known = symbol_character(element.own("font").value_or(""), *code);
    const auto kept = *code < 0x100 ? *code + first_private : *code;
    std::string sign;
    append_utf8(sign, known.value_or(kept));
    add(sign);
    return Visit::skip;
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

// Its own mark, "*" or "1", is the rest of the run (ECMA-376 17.11.14).
Visit
DocumentWalk::note_reference(const XmlElement& element)
{
    if (in_paragraph() && is_on(element.own("customMarkFollows").value_or("0"))) {
        top().run.is_note_mark = true;
    }
    return leave_out(element);
}

} // namespace nianbao

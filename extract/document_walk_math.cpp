#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"

#include <algorithm>
#include <array>
#include <utility>

// Office Math (ECMA-376 22.1) as a line of text: what keeps digits apart on the page, the line of
// a fraction or the place of an exponent, must not vanish, or 1 over 2 would read as 12.

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 14> operators{
    "+", "-", "*", "/", "=", "<", ">", ",", " ", "−", "±", "×", "÷", "√"};

bool
is_compound(std::string_view text)
{
    return std::any_of(operators.begin(), operators.end(), [&](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
}

} // namespace

// Parts that are compound are put in brackets, as a line of text has to (Unicode Technical Note
// 28).
Visit
DocumentWalk::open_math_part(VerticalAlign align)
{
    if (!in_paragraph()) {
        return Visit::skip;
    }
    math_parts_.push_back({.start = top().text.size(), .align = align});
    return open(Scope::content, &DocumentWalk::close_math_part);
}

void
DocumentWalk::close_math_part()
{
    const auto part = math_parts_.back();
    math_parts_.pop_back();
    auto& text = top().text;
    const auto written = std::string_view(text).substr(part.start);
    if (written.empty()) {
        return;
    }
    const auto& marked = top().marked;
    const bool is_flat = marked.empty() || marked.back().end <= part.start;
    if (part.align != VerticalAlign::baseline && is_flat && can_be_raised(written)) {
        top().marked.push_back({.first = part.start, .end = text.size(), .align = part.align});
        return;
    }
    if (!is_flat || is_compound(written)) {
        insert(part.start, "(");
        text += ')';
    }
    if (part.align != VerticalAlign::baseline) {
        insert(part.start, part.align == VerticalAlign::superscript ? "^" : "_");
    }
}

// Into the text of the open paragraph.
void
DocumentWalk::insert(std::size_t at, std::string_view sign)
{
    top().text.insert(at, sign);
    auto& marked = top().marked; // in order
    for (auto range = marked.rbegin(); range != marked.rend() && range->first >= at; ++range) {
        range->first += sign.size();
        range->end += sign.size();
    }
}

Visit
DocumentWalk::numerator(const XmlElement& /*element*/)
{
    return open_math_part(VerticalAlign::baseline);
}

Visit
DocumentWalk::denominator(const XmlElement& /*element*/)
{
    add("/");
    return open_math_part(VerticalAlign::baseline);
}

Visit
DocumentWalk::above(const XmlElement& /*element*/)
{
    return open_math_part(VerticalAlign::superscript);
}

Visit
DocumentWalk::below(const XmlElement& /*element*/)
{
    return open_math_part(VerticalAlign::subscript);
}

// Brackets, sums and matrices: a sign before the first part, one between, one after the last.
Visit
DocumentWalk::math_list(const XmlElement& element)
{
    switch (element.tag) {
    case Tag::math_d:
        math_lists_.push_back({.before = "(", .between = "|", .after = ")"});
        break;
    case Tag::math_nary:
        math_lists_.push_back({.before = "∫"});
        break;
    default: // the rows of a matrix or of an array
        math_lists_.push_back({.between = " "});
    }
    return open(Scope::math_list, &DocumentWalk::close_math_list);
}

void
DocumentWalk::close_math_list()
{
    const auto list = std::move(math_lists_.back());
    math_lists_.pop_back();
    add(list.after);
}

Visit
DocumentWalk::math_part(const XmlElement& element)
{
    auto& list = math_lists_.back();
    const auto sign = std::exchange(list.begun, true) ? list.between : list.before;
    add(sign);
    if (element.tag == Tag::math_sup) {
        return above(element);
    }
    return element.tag == Tag::math_sub ? below(element) : open(Scope::content);
}

Visit
DocumentWalk::math_properties(const XmlElement& /*element*/)
{
    return open(Scope::math_properties);
}

Visit
DocumentWalk::math_sign(const XmlElement& element)
{
    auto& list = math_lists_.back();
    const auto sign = element.own("val").value_or("");
    if (element.tag == Tag::math_sep_chr) {
        list.between = sign;
    } else {
        (element.tag == Tag::math_end_chr ? list.after : list.before) = sign;
    }
    return Visit::skip;
}

Visit
DocumentWalk::radical(const XmlElement& /*element*/)
{
    return open(Scope::math_radical);
}

Visit
DocumentWalk::radicand(const XmlElement& /*element*/)
{
    add("√");
    return open_math_part(VerticalAlign::baseline);
}

Visit
DocumentWalk::upper_limit(const XmlElement& /*element*/)
{
    return open(Scope::math_upper_limit);
}

Visit
DocumentWalk::baseline(const XmlElement& /*element*/)
{
    return open(Scope::content);
}

Visit
DocumentWalk::phantom_properties(const XmlElement& /*element*/)
{
    return open(Scope::phantom_properties);
}

// A phantom that is not shown only takes its room (ECMA-376 22.1.2.81).
Visit
DocumentWalk::phantom_shown(const XmlElement& element)
{
    if (!is_on(element.own("val").value_or("1"))) {
        count(Left::hidden_text);
        open_[depth_ - 2].scope = Scope::left_out;
    }
    return Visit::skip;
}

} // namespace nianbao

#include "extract/attribute.hpp"
#include "extract/document_walk.hpp"
#include "extract/part_name.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

// A text box hangs in a run, but what it holds are blocks of their own.
Visit
DocumentWalk::box(const XmlElement& /*element*/)
{
    if (const auto why = in_paragraph() ? why_not() : std::nullopt) {
        count(*why);
        return open(Scope::left_out);
    }
    stories_.emplace_back();
    return open(Scope::content, &DocumentWalk::close_box);
}

void
DocumentWalk::close_box()
{
    flush_carried();
    stories_.pop_back();
}

Visit
DocumentWalk::bookmark_start(const XmlElement& element)
{
    const auto name = element.own("name").value_or("");
    if (name.starts_with('_')) { // Word's own, which it does not list: _Toc, _GoBack, _Hlk
        count(Left::hidden_bookmark);
        return Visit::skip;
    }
    charge(name.size());
    const auto first = integer_of(element.own("colFirst").value_or(""));
    const auto last = integer_of(element.own("colLast").value_or(""));
    ColumnRange columns;
    if (first && last && *first >= 0 && *first <= *last && *last < max_span) {
        columns.emplace(*first + 1, *last + 1);
    }
    bookmarks_.start(element.own("id").value_or(""), name, columns, position());
    return Visit::skip;
}

Visit
DocumentWalk::bookmark_end(const XmlElement& element)
{
    bookmarks_.end(element.own("id").value_or(""), position());
    return Visit::skip;
}

Visit
DocumentWalk::alternatives(const XmlElement& /*element*/)
{
    choices_.push_back(false);
    return open(scope(), &DocumentWalk::close_alternatives);
}

void
DocumentWalk::close_alternatives()
{
    if (!choices_.back()) {
        count(Left::unknown_extension);
    }
    choices_.pop_back();
}

// ECMA-376-3 9.3: the first w:Choice all of whose namespaces are understood.
Visit
DocumentWalk::choice(const XmlElement& element)
{
    if (choices_.empty() || choices_.back() || !element.is_understood_choice()) {
        return Visit::skip;
    }
    choices_.back() = true;
    return open(scope());
}

Visit
DocumentWalk::fallback(const XmlElement& /*element*/)
{
    if (choices_.empty() || choices_.back()) {
        return Visit::skip;
    }
    choices_.back() = true;
    return open(scope());
}

Visit
DocumentWalk::control(const XmlElement& /*element*/)
{
    controls_.emplace_back();
    return open(Scope::content, &DocumentWalk::close_control);
}

void
DocumentWalk::close_control()
{
    placeholders_ -= controls_.back().is_placeholder ? 1 : 0;
    contents_ -= controls_.back().is_contents ? 1 : 0;
    controls_.pop_back();
}

Visit
DocumentWalk::control_properties(const XmlElement& /*element*/)
{
    return controls_.empty() ? Visit::skip : open(Scope::control_properties);
}

// What such a control shows is a prompt, not a value (ECMA-376 17.5.2.39).
Visit
DocumentWalk::placeholder(const XmlElement& element)
{
    auto& control = controls_.back();
    if (!control.is_placeholder && is_on(element.own("val").value_or("1"))) {
        control.is_placeholder = true;
        ++placeholders_;
    }
    return Visit::skip;
}

Visit
DocumentWalk::building_block(const XmlElement& /*element*/)
{
    return open(Scope::control_properties);
}

Visit
DocumentWalk::gallery(const XmlElement& element)
{
    auto& control = controls_.back();
    if (!control.is_contents && element.own("val").value_or("") == "Table of Contents") {
        control.is_contents = true;
        ++contents_;
    }
    return Visit::skip;
}

// Text that another file holds, in the package or outside, and that is not opened.
Visit
DocumentWalk::elsewhere(const XmlElement& element)
{
    if (!has_room_for_findings()) { // the target need not be looked for
        report({.code = "text-elsewhere"});
        return leave_out(element);
    }
    const auto id = element.relationship_id();
    const auto named = std::find_if(relationships_.begin(),
                                    relationships_.end(),
                                    [&](const auto& relation) { return relation.id == id; });
    const auto target = named == relationships_.end() ? std::string(id) : named->target;
    report({.code = "text-elsewhere", .arguments = {short_name(target)}});
    return leave_out(element);
}

} // namespace nianbao

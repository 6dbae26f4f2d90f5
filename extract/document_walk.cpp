#include "extract/document_walk.hpp"

#include "extract/attribute.hpp"
#include "extract/part_name.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nianbao {

// What becomes of an element, by where it stands. Content not listed is descended into, since
// what it holds is printed; properties not listed say nothing of text or shape.
struct WalkRules
{
    using Walk = DocumentWalk;
    using Scope = Walk::Scope;
    using Step = Visit (Walk::*)(const XmlElement&);

    struct Rule
    {
        Scope scope;
        Tag tag;
        Step step;
    };

    static constexpr std::size_t scopes = static_cast<std::size_t>(Scope::last);
    static constexpr std::size_t tags = static_cast<std::size_t>(Tag::last);
    // One byte an element, since this is looked up for every one: what is not listed, or which
    // rule.
    using Table = std::array<std::array<std::uint8_t, tags>, scopes>;
    static constexpr std::uint8_t skipped = 254;
    static constexpr std::uint8_t descended = 255;

    // clang-format off
    static constexpr std::array rules{
        Rule{Scope::content, Tag::p,                   &Walk::paragraph},
        Rule{Scope::content, Tag::p_pr,                &Walk::paragraph_properties},
        Rule{Scope::content, Tag::r,                   &Walk::run},
        Rule{Scope::content, Tag::r_pr,                &Walk::run_properties},
        Rule{Scope::content, Tag::t,                   &Walk::text_run},
        Rule{Scope::content, Tag::tab,                 &Walk::tab},
        Rule{Scope::content, Tag::ptab,                &Walk::tab},
        Rule{Scope::content, Tag::br,                  &Walk::line_break},
        Rule{Scope::content, Tag::cr,                  &Walk::line_break},
        Rule{Scope::content, Tag::no_break_hyphen,     &Walk::hyphen},
        Rule{Scope::content, Tag::fld_char,            &Walk::field},
        Rule{Scope::content, Tag::tbl,                 &Walk::table},
        Rule{Scope::content, Tag::tbl_grid,            &Walk::grid},
        Rule{Scope::content, Tag::tr,                  &Walk::row},
        Rule{Scope::content, Tag::tr_pr,               &Walk::row_properties},
        Rule{Scope::content, Tag::tc,                  &Walk::cell},
        Rule{Scope::content, Tag::tc_pr,               &Walk::cell_properties},
        Rule{Scope::content, Tag::txbx_content,        &Walk::box},
        Rule{Scope::content, Tag::alternate_content,   &Walk::alternatives},
        Rule{Scope::content, Tag::choice,              &Walk::choice},
        Rule{Scope::content, Tag::fallback,            &Walk::fallback},
        Rule{Scope::content, Tag::bookmark_start,      &Walk::bookmark_start},
        Rule{Scope::content, Tag::bookmark_end,        &Walk::bookmark_end},
        // put in: taken and counted
        Rule{Scope::content, Tag::ins,                 &Walk::inserted},
        Rule{Scope::content, Tag::move_to,             &Walk::moved_here},
        // left out and counted
        Rule{Scope::content, Tag::del,                 &Walk::deleted},
        Rule{Scope::content, Tag::move_from,           &Walk::moved_away},
        Rule{Scope::content, Tag::alt_chunk,           &Walk::leave_out},
        Rule{Scope::content, Tag::comment_reference,   &Walk::leave_out},
        Rule{Scope::content, Tag::del_instr_text,      &Walk::leave_out},
        Rule{Scope::content, Tag::del_text,            &Walk::leave_out},
        Rule{Scope::content, Tag::endnote_reference,   &Walk::leave_out},
        Rule{Scope::content, Tag::footnote_reference,  &Walk::leave_out},
        Rule{Scope::content, Tag::instr_text,          &Walk::leave_out},
        Rule{Scope::content, Tag::rt,                  &Walk::leave_out},
        Rule{Scope::content, Tag::sym,                 &Walk::leave_out},
        // properties that say nothing
        Rule{Scope::content, Tag::custom_xml_pr,       &Walk::skip},
        Rule{Scope::content, Tag::sdt_end_pr,          &Walk::skip},
        Rule{Scope::content, Tag::sdt_pr,              &Walk::skip},
        Rule{Scope::content, Tag::sect_pr,             &Walk::skip},
        Rule{Scope::content, Tag::smart_tag_pr,        &Walk::skip},
        Rule{Scope::content, Tag::tbl_pr,              &Walk::skip},
        Rule{Scope::content, Tag::tbl_pr_ex,           &Walk::skip},
        // what is deleted keeps its bookmarks
        Rule{Scope::left_out, Tag::bookmark_start,     &Walk::bookmark_start},
        Rule{Scope::left_out, Tag::bookmark_end,       &Walk::bookmark_end},
        // properties that do
        Rule{Scope::paragraph_properties, Tag::p_style,     &Walk::paragraph_style},
        Rule{Scope::paragraph_properties, Tag::num_pr,      &Walk::numbering_properties},
        Rule{Scope::paragraph_properties, Tag::num_id,      &Walk::list},
        Rule{Scope::paragraph_properties, Tag::ilvl,        &Walk::list_level},
        Rule{Scope::paragraph_properties, Tag::outline_lvl, &Walk::outline_level},
        Rule{Scope::paragraph_properties, Tag::r_pr,        &Walk::mark_properties},
        Rule{Scope::mark_properties,      Tag::del,         &Walk::mark_deleted},
        Rule{Scope::mark_properties,      Tag::move_from,   &Walk::mark_moved_away},
        Rule{Scope::mark_properties,      Tag::ins,         &Walk::count_inserted},
        Rule{Scope::mark_properties,      Tag::move_to,     &Walk::count_moved_here},
        Rule{Scope::run_properties,       Tag::r_style,     &Walk::run_style},
        Rule{Scope::run_properties,       Tag::vanish,      &Walk::vanish},
        Rule{Scope::grid,                 Tag::grid_col,    &Walk::grid_column},
        Rule{Scope::row_properties,       Tag::grid_before, &Walk::grid_before},
        Rule{Scope::row_properties,       Tag::grid_after,  &Walk::grid_after},
        Rule{Scope::row_properties,       Tag::del,         &Walk::row_deleted},
        Rule{Scope::row_properties,       Tag::ins,         &Walk::count_inserted},
        Rule{Scope::cell_properties,      Tag::cell_del,    &Walk::cell_deleted},
        Rule{Scope::cell_properties,      Tag::cell_ins,    &Walk::count_inserted},
        Rule{Scope::cell_properties,      Tag::cell_merge,  &Walk::cell_merged},
        Rule{Scope::cell_properties,      Tag::grid_span,   &Walk::grid_span},
        Rule{Scope::cell_properties,      Tag::v_merge,     &Walk::vertical_merge},
        Rule{Scope::cell_properties,      Tag::h_merge,     &Walk::horizontal_merge},
    };
    // clang-format on

    static constexpr Table table()
    {
        Table table{};
        for (std::size_t scope = 0; scope < scopes; ++scope) {
            const bool properties = scope > static_cast<std::size_t>(Scope::left_out);
            table[scope].fill(properties ? skipped : descended);
        }
        for (std::size_t at = 0; at < rules.size(); ++at) {
            const auto scope = static_cast<std::size_t>(rules[at].scope);
            table[scope][static_cast<std::size_t>(rules[at].tag)] = static_cast<std::uint8_t>(at);
        }
        return table;
    }
};

namespace {

constexpr auto rule_of = WalkRules::table();

struct LeftOutRule
{
    Tag tag;
    Left what;
};

constexpr std::array left_out_rules{
    LeftOutRule{Tag::alt_chunk, Left::embedded_document},
    LeftOutRule{Tag::comment_reference, Left::comment},
    LeftOutRule{Tag::del_instr_text, Left::instruction},
    LeftOutRule{Tag::del_text, Left::deleted_text},
    LeftOutRule{Tag::endnote_reference, Left::endnote},
    LeftOutRule{Tag::footnote_reference, Left::footnote},
    LeftOutRule{Tag::instr_text, Left::instruction},
    LeftOutRule{Tag::rt, Left::phonetic_guide},
    LeftOutRule{Tag::sym, Left::symbol},
};

constexpr std::array<std::string_view, static_cast<std::size_t>(Left::last)> left_out_names{
    "comment",
    "deleted-cell",
    "deleted-row",
    "deleted-text",
    "embedded-document",
    "endnote",
    "footnote",
    "hidden-text",
    "instruction",
    "moved-text",
    "phonetic-guide",
    "symbol",
};

} // namespace

DocumentWalk::DocumentWalk(const Styles& styles, ReadNumbering read_numbering)
    : styles_(styles), read_numbering_(std::move(read_numbering))
{
}

Visit
DocumentWalk::start(const XmlElement& element)
{
    if (depth_ == 0) {
        return root(element);
    }
    const auto scope = static_cast<std::size_t>(open_[depth_ - 1].scope);
    const auto rule = rule_of[scope][static_cast<std::size_t>(element.tag)];
    if (rule == WalkRules::skipped) {
        return Visit::skip;
    }
    if (rule == WalkRules::descended) {
        return open(open_[depth_ - 1].scope);
    }
    return (this->*WalkRules::rules[rule].step)(element);
}

void
DocumentWalk::end()
{
    if (const auto close = open_[--depth_].close; close != nullptr) {
        (this->*close)();
    }
}

Visit
DocumentWalk::root(const XmlElement& element)
{
    if (element.tag == Tag::document) {
        return open(Scope::content);
    }
    const std::string_view uri = element.namespace_uri == nullptr ? "" : element.namespace_uri;
    if (const auto kind = kind_of_root(uri); !kind.empty()) {
        refuse({.code = "not-wordprocessing", .arguments = {std::string(kind)}});
    } else {
        refuse({.code = "wrong-root", .arguments = {short_name(element.local_name)}});
    }
    return Visit::skip;
}

Visit
DocumentWalk::skip(const XmlElement& /*element*/)
{
    return Visit::skip;
}

Visit
DocumentWalk::leave_out(const XmlElement& element)
{
    const auto* rule = std::find_if(left_out_rules.begin(),
                                    left_out_rules.end(),
                                    [&](const auto& known) { return known.tag == element.tag; });
    count(rule->what);
    return Visit::skip;
}

Visit
DocumentWalk::inserted(const XmlElement& /*element*/)
{
    count(Revision::inserted);
    return open(Scope::content);
}

Visit
DocumentWalk::moved_here(const XmlElement& /*element*/)
{
    count(Revision::moved_to);
    return open(Scope::content);
}

Visit
DocumentWalk::count_inserted(const XmlElement& /*element*/)
{
    count(Revision::inserted);
    return Visit::skip;
}

Visit
DocumentWalk::count_moved_here(const XmlElement& /*element*/)
{
    count(Revision::moved_to);
    return Visit::skip;
}

Visit
DocumentWalk::deleted(const XmlElement& /*element*/)
{
    count(Revision::deleted);
    count(Left::deleted_text);
    return open(Scope::left_out);
}

Visit
DocumentWalk::moved_away(const XmlElement& /*element*/)
{
    count(Revision::moved_from);
    count(Left::moved_text);
    return open(Scope::left_out);
}

// A text box hangs in a run, but what it holds are blocks of their own.
Visit
DocumentWalk::box(const XmlElement& /*element*/)
{
    if (in_paragraph() && why_not(top())) {
        count(*why_not(top()));
        return open(Scope::left_out);
    }
    return open(Scope::content, &DocumentWalk::close_box);
}

void
DocumentWalk::close_box()
{
    flush_carried();
}

Visit
DocumentWalk::bookmark_start(const XmlElement& element)
{
    const auto first = integer_of(element.own("colFirst").value_or(""));
    const auto last = integer_of(element.own("colLast").value_or(""));
    ColumnRange columns;
    if (first && last && *first >= 0 && *first <= *last && *last < max_span) {
        columns.emplace(*first + 1, *last + 1);
    }
    bookmarks_.start(
        element.own("id").value_or(""), element.own("name").value_or(""), columns, position());
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
    return open(Scope::content, &DocumentWalk::close_alternatives);
}

void
DocumentWalk::close_alternatives()
{
    choices_.pop_back();
}

// ECMA-376-3 9.3: the first w:Choice all of whose namespaces are understood.
Visit
DocumentWalk::choice(const XmlElement& element)
{
    if (choices_.empty() || choices_.back()) {
        return Visit::skip;
    }
    auto required = element.plain("Requires").value_or("");
    while (!required.empty()) {
        const auto prefix = required.substr(0, required.find(' '));
        required.remove_prefix(std::min(required.size(), prefix.size() + 1));
        if (!prefix.empty() && !is_understood(element.namespace_of(prefix))) {
            return Visit::skip;
        }
    }
    choices_.back() = true;
    return open(Scope::content);
}

Visit
DocumentWalk::fallback(const XmlElement& /*element*/)
{
    const bool taken = choices_.empty() || choices_.back();
    return taken ? Visit::skip : open(Scope::content);
}

// To where the walk stands: after the paragraph that holds a text box, into a cell, or to the body.
void
DocumentWalk::deliver(Block block)
{
    charge(block_cost);
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (in_box()) {
        top().boxed.push_back(std::move(block));
    } else if (paragraph != nullptr && tables_.in_cell()) {
        add_line(paragraph->number, paragraph->text);
    } else {
        document_.blocks.push_back(std::move(block));
    }
}

void
DocumentWalk::charge(std::uint64_t bytes)
{
    charged_ += bytes;
    if (charged_ > max_text) {
        refuse({.code = "too-much-text", .arguments = {static_cast<std::int64_t>(max_text)}});
    }
}

void
DocumentWalk::report(Finding finding)
{
    if (findings_.size() < max_walk_findings) {
        findings_.push_back(std::move(finding));
    } else {
        ++findings_left_;
    }
}

void
DocumentWalk::report_revisions()
{
    const auto marks = [&](Revision what) {
        return std::int64_t{revisions_[static_cast<std::size_t>(what)]};
    };
    const auto moved = std::max(marks(Revision::moved_from), marks(Revision::moved_to));
    const auto all = std::accumulate(revisions_.begin(), revisions_.end(), std::int64_t{0});
    if (all > 0) {
        findings_.push_back({.code = "tracked-changes",
                             .arguments = {marks(Revision::inserted),
                                           marks(Revision::deleted),
                                           moved,
                                           marks(Revision::merged)}});
    }
}

TablePosition
DocumentWalk::position() const
{
    const auto place = tables_.place();
    return {.innermost = place.table, .column = place.column, .newest = tables_.tables()};
}

Document
DocumentWalk::finish(Findings& findings)
{
    flush_carried();
    document_.bookmarks = bookmarks_.finish(findings_);
    report_revisions();
    for (std::size_t at = 0; at < left_out_.size(); ++at) {
        if (left_out_[at] > 0) {
            document_.left_out.push_back({std::string(left_out_names[at]), left_out_[at]});
        }
    }
    if (findings_left_ > 0) {
        findings_.push_back(
            {.code = "more-findings", .arguments = {static_cast<std::int64_t>(findings_left_)}});
    }
    std::move(findings_.begin(), findings_.end(), std::back_inserter(findings));
    document_.blocks.shrink_to_fit();
    return std::move(document_);
}

} // namespace nianbao

#include "extract/document_walk.hpp"

#include "extract/attribute.hpp"
#include "extract/document_reader.hpp"
#include "extract/document_walk_rules.hpp"
#include "extract/part_name.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nianbao {

namespace {

constexpr auto rule_of = WalkRules::table();

struct LeftOutRule
{
    Tag tag;
    Left what;
};

constexpr std::array left_out_rules{
    LeftOutRule{Tag::alt_chunk, Left::embedded_document},
    LeftOutRule{Tag::chart, Left::chart},
    LeftOutRule{Tag::diagram, Left::diagram},
    LeftOutRule{Tag::ole_object, Left::embedded_object},
    LeftOutRule{Tag::image_data, Left::picture},
    LeftOutRule{Tag::picture, Left::picture},
    LeftOutRule{Tag::sub_doc, Left::subdocument},
    LeftOutRule{Tag::comment_reference, Left::comment},
    LeftOutRule{Tag::del_instr_text, Left::instruction},
    LeftOutRule{Tag::del_text, Left::deleted_text},
    LeftOutRule{Tag::endnote_reference, Left::endnote},
    LeftOutRule{Tag::footnote_reference, Left::footnote},
    LeftOutRule{Tag::rt, Left::phonetic_guide},
};

struct RelatedRule
{
    std::string_view kind;
    Left what;
};

constexpr std::array related_rules{
    RelatedRule{"footer", Left::footer},
    RelatedRule{"glossaryDocument", Left::glossary},
    RelatedRule{"header", Left::header},
};

constexpr std::array<std::string_view, static_cast<std::size_t>(Left::last)> names_of_left{
    "chart",        "comment",         "deleted-cell",      "deleted-row",
    "deleted-text", "diagram",         "embedded-document", "embedded-object",
    "endnote",      "footer",          "footnote",          "glossary",
    "header",       "hidden-bookmark", "hidden-text",       "instruction",
    "moved-text",   "phonetic-guide",  "picture",           "placeholder",
    "subdocument",  "symbol",          "unknown-extension",
};

} // namespace

std::span<const std::string_view>
left_out_names()
{
    return names_of_left;
}

DocumentWalk::DocumentWalk(const Styles& styles,
                           const Relationships& relationships,
                           ReadNumbering read_numbering)
    : styles_(styles), relationships_(relationships), read_numbering_(std::move(read_numbering)),
      stories_(1)
{
}

Visit
DocumentWalk::start(const XmlElement& element)
{
    if (depth_ == 0) {
        return root(element);
    }
    const auto rule =
        rule_of[static_cast<std::size_t>(scope())][static_cast<std::size_t>(element.tag)];
    if (rule == WalkRules::skipped) {
        return Visit::skip;
    }
    if (rule == WalkRules::descended) {
        const bool ignored = element.tag == Tag::other && compatibility_.ignores(element);
        return open(ignored ? Scope::ignored : scope());
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
        compatibility_.declare(element);
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
DocumentWalk::leave_out_drawn(const XmlElement& element)
{
    tables_.note_drawing();
    if (in_paragraph()) {
        top().shows_drawing = true;
    }
    return leave_out(element);
}

Visit
DocumentWalk::leave_out_unknown(const XmlElement& /*element*/)
{
    count(Left::unknown_extension);
    return Visit::skip;
}

void
DocumentWalk::count(Left what)
{
    ++left_out_[static_cast<std::size_t>(what)];
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
    if (has_room_for_findings()) {
        findings_.push_back(std::move(finding));
    } else {
        ++findings_left_;
    }
}

// A table of contents that never ends is none: what follows it is the document.
void
DocumentWalk::forget_open_contents()
{
    if (!fields().in_contents()) {
        return;
    }
    for (auto at = contents_start_; at < document_.blocks.size(); ++at) {
        if (auto* paragraph = std::get_if<Paragraph>(&document_.blocks[at])) {
            paragraph->in_contents = is_contents_style(paragraph->style);
        }
    }
}

TablePosition
DocumentWalk::position() const
{
    const auto place = tables_.place();
    return {.innermost = place.table, .column = place.column, .newest = tables_.tables()};
}

// Text that stands in parts which are not opened.
void
DocumentWalk::count_related()
{
    for (const auto& relationship : relationships_) {
        const auto kind = office_relationship(relationship.type);
        const auto* known = std::find_if(related_rules.begin(),
                                         related_rules.end(),
                                         [&](const auto& rule) { return rule.kind == kind; });
        if (known != related_rules.end()) {
            count(known->what);
        }
    }
}

Document
DocumentWalk::finish(Findings& findings)
{
    flush_carried();
    forget_open_contents();
    count_related();
    Findings of_bookmarks;
    document_.bookmarks = bookmarks_.finish(of_bookmarks);
    for (auto& finding : of_bookmarks) {
        report(std::move(finding));
    }
    report_revisions();
    for (std::size_t at = 0; at < left_out_.size(); ++at) {
        if (left_out_[at] > 0) {
            document_.left_out.push_back({std::string(names_of_left[at]), left_out_[at]});
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

#pragma once

#include "extract/bookmarks.hpp"
#include "extract/document.hpp"
#include "extract/finding.hpp"
#include "extract/numbering.hpp"
#include "extract/styles.hpp"
#include "extract/table_stack.hpp"
#include "extract/xml.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::int64_t max_span = 1'024;            // Word allows 63 columns
inline constexpr std::uint64_t max_cells = 2'000'000;      // a document; a row counts as one
inline constexpr std::uint64_t max_text = 64U << 20U;      // bytes a document
inline constexpr std::uint64_t max_cell_text = 10U << 20U; // bytes
inline constexpr std::uint64_t block_cost = 64; // of text, since an empty block takes memory too
inline constexpr std::size_t max_walk_findings = 100;

// Text that is there and deliberately not taken.
enum class Left : std::uint8_t {
    comment,
    deleted_cell,
    deleted_row,
    deleted_text,
    embedded_document,
    endnote,
    footnote,
    hidden_text,
    instruction,
    moved_text,
    phonetic_guide,
    symbol,
    last, // how many there are
};

// Marks of tracked changes: what was put in is taken, what was taken away is not.
enum class Revision : std::uint8_t {
    inserted,
    deleted,
    moved_from,
    moved_to,
    merged,
    last, // how many there are
};

// Reads the document's lists; asked once, and only when a paragraph has an automatic number.
using ReadNumbering = std::function<Result<Numbering>()>;

// The main document part as it is parsed: elements in, a Document out. Rules of what is taken are
// a table in document_walk.cpp.
class DocumentWalk : public XmlHandler
{
public:
    DocumentWalk(const Styles& styles, ReadNumbering read_numbering);

    Visit start(const XmlElement& element) override;
    void end() override;
    void text(std::string_view piece) override;

    [[nodiscard]] Document finish(Findings& findings);

private:
    friend struct WalkRules;

    // Which rules hold for the children of an element.
    enum class Scope : std::uint8_t {
        content,
        left_out, // deleted: only its bookmarks count
        text,     // of w:t, which holds no elements
        paragraph_properties,
        mark_properties, // w:rPr of w:pPr: the paragraph mark
        run_properties,
        grid,
        row_properties,
        cell_properties,
        last, // how many there are
    };
    using Close = void (DocumentWalk::*)();
    struct Open
    {
        Scope scope = Scope::content;
        Close close = nullptr;
    };

    struct OpenParagraph
    {
        std::string text{};
        const Style* style = nullptr;
        NumberingReference numbering{};
        std::optional<std::uint8_t> outline_level{};
        std::vector<bool> fields{};   // open ones; true while in the instruction, not the result
        std::size_t instructions = 0; // how many of them are true
        std::size_t table_depth = 0;
        bool run_hidden = false;
        bool mark_deleted = false;
        std::vector<Block> boxed{}; // what text boxes in it hold
    };

    // document_walk.cpp: structure
    Visit root(const XmlElement& element);
    Visit skip(const XmlElement& element);
    Visit leave_out(const XmlElement& element);
    Visit inserted(const XmlElement& element);
    Visit moved_here(const XmlElement& element);
    Visit deleted(const XmlElement& element);
    Visit moved_away(const XmlElement& element);
    Visit box(const XmlElement& element);
    Visit count_inserted(const XmlElement& element);
    Visit count_moved_here(const XmlElement& element);
    Visit bookmark_start(const XmlElement& element);
    Visit bookmark_end(const XmlElement& element);
    Visit alternatives(const XmlElement& element);
    Visit choice(const XmlElement& element);
    Visit fallback(const XmlElement& element);
    void close_box();
    void close_alternatives();
    Visit open(Scope scope, Close close = nullptr)
    {
        open_[depth_++] = {.scope = scope, .close = close};
        return Visit::enter;
    }
    void deliver(Block block);
    void charge(std::uint64_t bytes);
    void report(Finding finding);
    void report_revisions();
    [[nodiscard]] TablePosition position() const;

    // document_walk_text.cpp: paragraphs and runs
    Visit paragraph(const XmlElement& element);
    Visit paragraph_properties(const XmlElement& element);
    Visit paragraph_style(const XmlElement& element);
    Visit list(const XmlElement& element);
    Visit list_level(const XmlElement& element);
    Visit outline_level(const XmlElement& element);
    Visit numbering_properties(const XmlElement& element);
    Visit mark_properties(const XmlElement& element);
    Visit mark_deleted(const XmlElement& element);
    Visit mark_moved_away(const XmlElement& element);
    Visit run(const XmlElement& element);
    Visit run_properties(const XmlElement& element);
    Visit run_style(const XmlElement& element);
    Visit vanish(const XmlElement& element);
    Visit text_run(const XmlElement& element);
    Visit tab(const XmlElement& element);
    Visit line_break(const XmlElement& element);
    Visit hyphen(const XmlElement& element);
    Visit field(const XmlElement& element);
    void close_paragraph();
    void close_text();
    void write_paragraph(const OpenParagraph& closing);
    void add_line(std::string_view number, std::string_view text);
    void flush_carried();
    void add(std::string_view piece);
    void count(Left what);
    void count(Revision what);
    [[nodiscard]] bool in_paragraph() const { return paragraph_depth_ > 0; }
    // Whether the walk stands in a text box of the open paragraph, nearer than any cell.
    [[nodiscard]] bool in_box() const
    {
        return in_paragraph() && paragraphs_[paragraph_depth_ - 1].table_depth == tables_.depth();
    }
    [[nodiscard]] OpenParagraph& top() { return paragraphs_[paragraph_depth_ - 1]; }
    Numbering& numbering();
    [[nodiscard]] std::string number_of(const OpenParagraph& open);
    [[nodiscard]] std::optional<Left> why_not(const OpenParagraph& open) const;

    // document_walk_tables.cpp: tables
    Visit table(const XmlElement& element);
    Visit grid(const XmlElement& element);
    Visit grid_column(const XmlElement& element);
    Visit row(const XmlElement& element);
    Visit row_properties(const XmlElement& element);
    Visit grid_before(const XmlElement& element);
    Visit grid_after(const XmlElement& element);
    Visit row_deleted(const XmlElement& element);
    Visit cell_deleted(const XmlElement& element);
    Visit cell_merged(const XmlElement& element);
    Visit cell(const XmlElement& element);
    Visit cell_properties(const XmlElement& element);
    Visit grid_span(const XmlElement& element);
    Visit vertical_merge(const XmlElement& element);
    Visit horizontal_merge(const XmlElement& element);
    void close_table();
    void deliver_nested();
    void close_row();
    void close_cell();
    void count_cell();
    std::uint16_t span_of(const XmlElement& element, std::int64_t least);

    const Styles& styles_;
    ReadNumbering read_numbering_;
    std::optional<Numbering> numbering_{};
    Document document_;
    Findings findings_;
    std::size_t findings_left_ = 0; // beyond the ceiling
    Bookmarks bookmarks_;
    TableStack tables_;
    std::vector<Table> nested_;             // within the outermost open one
    std::vector<OpenParagraph> paragraphs_; // kept when closed, for their room
    std::size_t paragraph_depth_ = 0;
    std::string carried_; // text before a deleted paragraph mark, which the next one continues
    std::vector<bool> choices_; // of open mc:AlternateContent: whether one is taken
    std::array<Open, max_xml_depth + 1> open_{};
    std::size_t depth_ = 0;
    std::array<std::uint32_t, static_cast<std::size_t>(Left::last)> left_out_{};
    std::array<std::uint32_t, static_cast<std::size_t>(Revision::last)> revisions_{};
    std::size_t text_start_ = 0;
    bool in_text_ = false;
    bool keep_space_ = false;
    std::uint64_t charged_ = 0;
    std::uint64_t cells_ = 0;
};

} // namespace nianbao

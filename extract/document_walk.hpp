#pragma once

#include "extract/bookmarks.hpp"
#include "extract/document.hpp"
#include "extract/field_stack.hpp"
#include "extract/finding.hpp"
#include "extract/marked_text.hpp"
#include "extract/markup_compatibility.hpp"
#include "extract/numbering.hpp"
#include "extract/relationships.hpp"
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
inline constexpr std::size_t max_list_entries = 64; // of a form field; Word allows 25

// Text that is there and deliberately not taken.
enum class Left : std::uint8_t {
    chart,
    comment,
    deleted_cell,
    deleted_row,
    deleted_text,
    diagram,
    embedded_document,
    embedded_object,
    endnote,
    footer,
    footnote,
    glossary,
    header,
    hidden_bookmark,
    hidden_text,
    instruction,
    moved_text,
    phonetic_guide,
    picture,
    placeholder,
    subdocument,
    symbol,
    unknown_extension,
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
// a table in document_walk_rules.hpp.
class DocumentWalk : public XmlHandler
{
public:
    DocumentWalk(const Styles& styles,
                 const Relationships& relationships,
                 ReadNumbering read_numbering);

    Visit start(const XmlElement& element) override;
    void end() override;
    void text(std::string_view piece) override;

    [[nodiscard]] Document finish(Findings& findings);

private:
    friend struct WalkRules;

    // Which rules hold for the children of an element.
    enum class Scope : std::uint8_t {
        content,
        left_out,  // deleted: only its bookmarks count
        ignored,   // of a namespace that is not known: its texts are counted
        math_list, // the parts of a formula that has several
        math_radical,
        math_upper_limit,
        text, // of w:t, which holds no elements
        math_properties,
        phantom_properties,
        control_properties,
        form_field,
        table_properties,
        paragraph_properties,
        mark_properties, // w:rPr of w:pPr: the paragraph mark
        run_properties,
        grid,
        row_properties,
        cell_properties,
        last, // how many there are
    };
    // Where character data goes.
    enum class TextSink : std::uint8_t { none, paragraph, instruction };
    using Close = void (DocumentWalk::*)();
    struct Open
    {
        Scope scope = Scope::content;
        Close close = nullptr;
    };

    // What w:rPr says of a run, or of the mark that ends a paragraph.
    struct RunFormat
    {
        const Style* style = nullptr;
        std::optional<bool> hidden{};
        std::optional<VerticalAlign> align{};
        std::optional<std::string> symbol_font{}; // empty: a font of letters
        std::optional<bool> struck{};
        bool is_note_mark = false; // w:customMarkFollows
    };

    struct OpenParagraph
    {
        std::string text{};
        const Style* style = nullptr;
        NumberingReference numbering{};
        std::optional<std::uint8_t> outline_level{};
        std::uint32_t ordinal = 0;
        std::size_t table_depth = 0;
        RunFormat run{};
        RunFormat mark{};
        bool mark_deleted = false;
        bool in_contents = false;
        bool shows_drawing = false;
        std::vector<MarkedRange> marked{};
        std::vector<Block> boxed{}; // what text boxes in it hold
    };

    // A content control (w:sdt).
    struct ContentControl
    {
        bool is_placeholder = false;
        bool is_contents = false;
    };

    // What is printed around and between the parts of a formula.
    struct MathList
    {
        std::string before{};
        std::string between{};
        std::string after{};
        bool begun = false;
    };

    // w:ffData: what a form field of Word 97 shows.
    struct FormField
    {
        std::optional<bool> box{};          // of FORMCHECKBOX
        std::vector<std::string> entries{}; // of FORMDROPDOWN
        std::optional<std::size_t> chosen{};
        std::size_t by_default = 0;
    };

    // A part of a formula that is printed apart from what stands before it.
    struct MathPart
    {
        std::size_t start = 0; // in the paragraph's text
        VerticalAlign align = VerticalAlign::baseline;
    };

    // document_walk.cpp
    Visit root(const XmlElement& element);
    Visit skip(const XmlElement& element);
    Visit leave_out(const XmlElement& element);
    Visit leave_out_unknown(const XmlElement& element);
    Visit leave_out_drawn(const XmlElement& element);
    Visit open(Scope scope, Close close = nullptr)
    {
        open_[depth_++] = {.scope = scope, .close = close};
        return Visit::enter;
    }
    // Which rules hold here.
    [[nodiscard]] Scope scope() const { return open_[depth_ - 1].scope; }
    void count(Left what);
    void deliver(Block block);
    void charge(std::uint64_t bytes);
    [[nodiscard]] bool has_room_for_findings() const
    {
        return findings_.size() < max_walk_findings;
    }
    void report(Finding finding);
    void count_related();
    void forget_open_contents();
    [[nodiscard]] TablePosition position() const;

    // document_walk_revisions.cpp: tracked changes
    Visit inserted(const XmlElement& element);
    Visit moved_here(const XmlElement& element);
    Visit deleted(const XmlElement& element);
    Visit moved_away(const XmlElement& element);
    Visit count_inserted(const XmlElement& element);
    Visit count_moved_here(const XmlElement& element);
    Visit mark_deleted(const XmlElement& element);
    Visit mark_moved_away(const XmlElement& element);
    Visit row_deleted(const XmlElement& element);
    Visit cell_deleted(const XmlElement& element);
    Visit cell_merged(const XmlElement& element);
    void count(Revision what);
    void report_revisions();

    // document_walk_markup.cpp: what stands between and around paragraphs and runs
    Visit box(const XmlElement& element);
    Visit bookmark_start(const XmlElement& element);
    Visit bookmark_end(const XmlElement& element);
    Visit alternatives(const XmlElement& element);
    Visit choice(const XmlElement& element);
    Visit fallback(const XmlElement& element);
    Visit control(const XmlElement& element);
    Visit control_properties(const XmlElement& element);
    Visit placeholder(const XmlElement& element);
    Visit building_block(const XmlElement& element);
    Visit gallery(const XmlElement& element);
    Visit elsewhere(const XmlElement& element);
    void close_box();
    void close_alternatives();
    void close_control();

    // document_walk_text.cpp: paragraphs
    Visit paragraph(const XmlElement& element);
    Visit paragraph_properties(const XmlElement& element);
    Visit paragraph_style(const XmlElement& element);
    Visit list(const XmlElement& element);
    Visit list_level(const XmlElement& element);
    Visit outline_level(const XmlElement& element);
    Visit numbering_properties(const XmlElement& element);
    Visit mark_properties(const XmlElement& element);
    void close_paragraph();
    void write_paragraph(const OpenParagraph& closing);
    void add_line(std::string_view number, std::string_view text);
    void flush_carried();
    [[nodiscard]] bool in_paragraph() const { return paragraph_depth_ > 0; }
    // Whether the walk stands in a text box of the open paragraph, nearer than any cell.
    [[nodiscard]] bool in_box() const
    {
        return in_paragraph() && paragraphs_[paragraph_depth_ - 1].table_depth == tables_.depth();
    }
    [[nodiscard]] OpenParagraph& top() { return paragraphs_[paragraph_depth_ - 1]; }
    [[nodiscard]] const OpenParagraph& top() const { return paragraphs_[paragraph_depth_ - 1]; }
    Numbering& numbering();
    [[nodiscard]] ListNumber number_of(const OpenParagraph& open);

    // document_walk_runs.cpp: runs
    Visit run(const XmlElement& element);
    Visit run_properties(const XmlElement& element);
    Visit run_style(const XmlElement& element);
    Visit fonts(const XmlElement& element);
    Visit vanish(const XmlElement& element);
    Visit style_separator(const XmlElement& element);
    Visit vertical_align(const XmlElement& element);
    Visit raised_by_hand(const XmlElement& element);
    Visit strike(const XmlElement& element);
    Visit text_run(const XmlElement& element);
    Visit symbol(const XmlElement& element);
    Visit tab(const XmlElement& element);
    Visit line_break(const XmlElement& element);
    Visit hyphen(const XmlElement& element);
    Visit note_reference(const XmlElement& element);
    void close_text();
    void add(std::string_view piece);
    void taken(std::size_t start);
    [[nodiscard]] bool is_hidden(const RunFormat& format) const;
    [[nodiscard]] bool is_struck(const OpenParagraph& open) const;
    [[nodiscard]] VerticalAlign align_of(const OpenParagraph& open) const;
    [[nodiscard]] std::string_view symbol_font_of(const OpenParagraph& open) const;
    // Why the text of the open run is not taken; nothing where it is.
    [[nodiscard]] std::optional<Left> why_not() const;

    // document_walk_fields.cpp: fields
    Visit field(const XmlElement& element);
    Visit form_field_part(const XmlElement& element);
    Visit check_box(const XmlElement& element);
    Visit check_box_state(const XmlElement& element);
    Visit default_state(const XmlElement& element);
    Visit list_entry(const XmlElement& element);
    Visit chosen_entry(const XmlElement& element);
    Visit simple_field(const XmlElement& element);
    Visit instruction(const XmlElement& element);
    void begin_field();
    void end_field();
    void close_instruction();
    void close_simple_contents();
    [[nodiscard]] FieldPosition field_position() const;
    [[nodiscard]] FieldStack& fields() { return stories_.back(); }

    // document_walk_math.cpp: formulas as a line of text
    Visit numerator(const XmlElement& element);
    Visit denominator(const XmlElement& element);
    Visit above(const XmlElement& element);
    Visit below(const XmlElement& element);
    Visit math_list(const XmlElement& element);
    Visit math_part(const XmlElement& element);
    Visit math_properties(const XmlElement& element);
    Visit math_sign(const XmlElement& element);
    Visit radical(const XmlElement& element);
    Visit upper_limit(const XmlElement& element);
    Visit baseline(const XmlElement& element);
    Visit phantom_properties(const XmlElement& element);
    Visit phantom_shown(const XmlElement& element);
    Visit radicand(const XmlElement& element);
    Visit open_math_part(VerticalAlign align);
    void close_math_part();
    void insert(std::size_t at, std::string_view sign);
    void close_math_list();

    // document_walk_tables.cpp: tables
    Visit table(const XmlElement& element);
    Visit table_properties(const XmlElement& element);
    Visit table_style(const XmlElement& element);
    Visit grid(const XmlElement& element);
    Visit grid_column(const XmlElement& element);
    Visit row(const XmlElement& element);
    Visit row_properties(const XmlElement& element);
    Visit grid_before(const XmlElement& element);
    Visit grid_after(const XmlElement& element);
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
    const Relationships& relationships_;
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
    std::uint32_t paragraphs_begun_ = 0;
    std::vector<FieldStack> stories_; // the document's, then those of open text boxes
    FormField form_field_;            // of the field that begins
    MarkupCompatibility compatibility_;
    std::vector<bool> choices_; // of open mc:AlternateContent: whether one is taken
    std::vector<ContentControl> controls_;
    std::uint32_t placeholders_ = 0; // open content controls that show one
    std::uint32_t contents_ = 0;     // open tables of contents, fields aside
    std::size_t contents_start_ = 0; // block at which the field of the newest one began
    std::vector<MathList> math_lists_;
    std::vector<MathPart> math_parts_;
    RunFormat* format_ = nullptr; // what the open w:rPr is about
    std::array<Open, max_xml_depth + 1> open_{};
    std::size_t depth_ = 0;
    std::array<std::uint32_t, static_cast<std::size_t>(Left::last)> left_out_{};
    std::array<std::uint32_t, static_cast<std::size_t>(Revision::last)> revisions_{};
    std::size_t text_start_ = 0;
    TextSink sink_ = TextSink::none;
    bool keep_space_ = false;
    std::uint64_t charged_ = 0;
    std::uint64_t cells_ = 0;
};

} // namespace nianbao

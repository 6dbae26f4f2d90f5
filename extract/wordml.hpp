#pragma once

#include <cstdint>
#include <string_view>

namespace nianbao {

// The elements that mean something to us, of every namespace we read: WordprocessingML,
// transitional and strict alike, markup compatibility, OPC relationships, document properties.
enum class Tag : std::uint8_t {
    other,
    // WordprocessingML, the story
    alt_chunk,
    body,
    bookmark_end,
    bookmark_start,
    br,
    cell_del,
    cell_ins,
    cell_merge,
    comment_reference,
    cr,
    custom_xml,
    del,
    del_instr_text,
    del_text,
    document,
    endnote_reference,
    fld_char,
    fld_simple,
    footnote_reference,
    hyperlink,
    ins,
    instr_text,
    move_from,
    move_to,
    no_break_hyphen,
    p,
    ptab,
    r,
    rt,
    sdt,
    sub_doc,
    sym,
    t,
    tab,
    tbl,
    tc,
    tr,
    txbx_content,
    // WordprocessingML, properties
    check_box,
    check_box_default,
    checked,
    dd_list,
    doc_part_gallery,
    doc_part_obj,
    ff_data,
    grid_after,
    grid_before,
    grid_col,
    grid_span,
    h_merge,
    ilvl,
    list_entry,
    num_id,
    num_pr,
    outline_lvl,
    p_pr,
    p_style,
    r_fonts,
    r_pr,
    r_style,
    result,
    sdt_end_pr,
    sdt_pr,
    sect_pr,
    showing_plc_hdr,
    spec_vanish,
    tbl_grid,
    tbl_pr,
    tbl_pr_ex,
    tbl_style,
    tc_pr,
    tr_pr,
    v_merge,
    vanish,
    vert_align,
    custom_xml_pr,
    smart_tag_pr,
    // styles and numbering
    abstract_num,
    abstract_num_id,
    based_on,
    is_lgl,
    lvl,
    lvl_override,
    lvl_restart,
    lvl_text,
    name,
    num,
    num_fmt,
    num_style_link,
    numbering,
    start,
    start_override,
    style,
    style_link,
    styles,
    suff,
    // Office Math
    math_beg_chr,
    math_chr,
    math_ctrl_pr,
    math_d,
    math_d_pr,
    math_deg,
    math_den,
    math_e,
    math_end_chr,
    math_eq_arr,
    math_mr,
    math_nary,
    math_nary_pr,
    math_num,
    math_r,
    math_r_pr,
    math_rad,
    math_sep_chr,
    math_sub,
    math_sup,
    math_t,
    // drawings and objects
    chart,
    diagram,
    ole_object,
    picture,
    // markup compatibility
    alternate_content,
    choice,
    fallback,
    // packages and their properties
    relationship,
    application,
    created,
    modified,
    title,
    last, // not a tag: how many there are
};

[[nodiscard]] Tag tag_of(std::string_view namespace_uri, std::string_view local_name);

// Namespaces that may stand in mc:Choice/@Requires and whose content we walk as well as any.
[[nodiscard]] bool is_understood(std::string_view namespace_uri);

// What a document is whose root element is of this namespace: "xlsx"; empty where unknown.
[[nodiscard]] std::string_view kind_of_root(std::string_view namespace_uri);

// The last step of a relationship type of office documents, transitional or strict:
// "styles" of "http://purl.oclc.org/ooxml/officeDocument/relationships/styles".
[[nodiscard]] std::string_view office_relationship(std::string_view type);

} // namespace nianbao

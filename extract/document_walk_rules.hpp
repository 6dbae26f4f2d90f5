#pragma once

#include "extract/document_walk.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

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
    // Where the rules of content hold beside their own.
    static constexpr std::array formulas{
        Scope::math_list, Scope::math_radical, Scope::math_upper_limit};
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
        Rule{Scope::content, Tag::sym,                 &Walk::symbol},
        Rule{Scope::content, Tag::fld_char,            &Walk::field},
        Rule{Scope::content, Tag::fld_simple,          &Walk::simple_field},
        Rule{Scope::content, Tag::instr_text,          &Walk::instruction},
        Rule{Scope::content, Tag::math_r,              &Walk::run},
        Rule{Scope::content, Tag::math_t,              &Walk::text_run},
        Rule{Scope::content, Tag::math_num,            &Walk::numerator},
        Rule{Scope::content, Tag::math_den,            &Walk::denominator},
        Rule{Scope::content, Tag::math_sup,            &Walk::above},
        Rule{Scope::content, Tag::math_sub,            &Walk::below},
        Rule{Scope::content, Tag::math_d,              &Walk::math_list},
        Rule{Scope::content, Tag::math_nary,           &Walk::math_list},
        Rule{Scope::content, Tag::math_mr,             &Walk::math_list},
        Rule{Scope::content, Tag::math_eq_arr,         &Walk::math_list},
        Rule{Scope::content, Tag::math_rad,            &Walk::radical},
        Rule{Scope::content, Tag::math_lim,            &Walk::below},
        Rule{Scope::content, Tag::math_lim_upp,        &Walk::upper_limit},
        Rule{Scope::content, Tag::math_phant_pr,       &Walk::phantom_properties},
        Rule{Scope::content, Tag::sdt,                 &Walk::control},
        Rule{Scope::content, Tag::sdt_pr,              &Walk::control_properties},
        Rule{Scope::content, Tag::tbl,                 &Walk::table},
        Rule{Scope::content, Tag::tbl_pr,              &Walk::table_properties},
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
        Rule{Scope::content, Tag::alt_chunk,           &Walk::elsewhere},
        Rule{Scope::content, Tag::sub_doc,             &Walk::elsewhere},
        Rule{Scope::content, Tag::chart,               &Walk::leave_out_drawn},
        Rule{Scope::content, Tag::diagram,             &Walk::leave_out_drawn},
        Rule{Scope::content, Tag::ole_object,          &Walk::leave_out_drawn},
        Rule{Scope::content, Tag::picture,             &Walk::leave_out_drawn},
        Rule{Scope::content, Tag::image_data,          &Walk::leave_out_drawn},
        Rule{Scope::content, Tag::comment_reference,   &Walk::leave_out},
        Rule{Scope::content, Tag::del_instr_text,      &Walk::leave_out},
        Rule{Scope::content, Tag::del_text,            &Walk::leave_out},
        Rule{Scope::content, Tag::endnote_reference,   &Walk::note_reference},
        Rule{Scope::content, Tag::footnote_reference,  &Walk::note_reference},
        Rule{Scope::content, Tag::rt,                  &Walk::leave_out},
        // properties that say nothing
        Rule{Scope::content, Tag::custom_xml_pr,       &Walk::skip},
        Rule{Scope::content, Tag::sdt_end_pr,          &Walk::skip},
        Rule{Scope::content, Tag::sect_pr,             &Walk::skip},
        Rule{Scope::content, Tag::smart_tag_pr,        &Walk::skip},
        Rule{Scope::content, Tag::math_ctrl_pr,        &Walk::skip},
        Rule{Scope::content, Tag::math_r_pr,           &Walk::skip},
        Rule{Scope::content, Tag::tbl_pr_ex,           &Walk::skip},
        // what is deleted keeps its bookmarks
        Rule{Scope::left_out, Tag::bookmark_start,     &Walk::bookmark_start},
        Rule{Scope::left_out, Tag::bookmark_end,       &Walk::bookmark_end},
        // what is ignored counts its texts
        Rule{Scope::ignored, Tag::t,                   &Walk::leave_out_unknown},
        // formulas
        Rule{Scope::math_list, Tag::math_d_pr,         &Walk::math_properties},
        Rule{Scope::math_list, Tag::math_nary_pr,      &Walk::math_properties},
        Rule{Scope::math_list, Tag::math_sub,          &Walk::math_part},
        Rule{Scope::math_list, Tag::math_sup,          &Walk::math_part},
        Rule{Scope::math_list, Tag::math_e,            &Walk::math_part},
        Rule{Scope::math_radical, Tag::math_deg,       &Walk::above},
        Rule{Scope::math_radical, Tag::math_e,         &Walk::radicand},
        Rule{Scope::math_upper_limit, Tag::math_e,      &Walk::baseline},
        Rule{Scope::math_upper_limit, Tag::math_lim,    &Walk::above},
        Rule{Scope::phantom_properties, Tag::math_show, &Walk::phantom_shown},
        Rule{Scope::math_properties, Tag::math_beg_chr, &Walk::math_sign},
        Rule{Scope::math_properties, Tag::math_chr,     &Walk::math_sign},
        Rule{Scope::math_properties, Tag::math_sep_chr, &Walk::math_sign},
        Rule{Scope::math_properties, Tag::math_end_chr, &Walk::math_sign},
        // properties that do
        Rule{Scope::control_properties, Tag::showing_plc_hdr,  &Walk::placeholder},
        Rule{Scope::control_properties, Tag::doc_part_obj,     &Walk::building_block},
        Rule{Scope::control_properties, Tag::doc_part_gallery, &Walk::gallery},
        Rule{Scope::table_properties,   Tag::tbl_style,        &Walk::table_style},
        Rule{Scope::form_field,         Tag::ff_data,          &Walk::form_field_part},
        Rule{Scope::form_field,         Tag::check_box,        &Walk::check_box},
        Rule{Scope::form_field,         Tag::form_default,     &Walk::default_state},
        Rule{Scope::form_field,         Tag::checked,          &Walk::check_box_state},
        Rule{Scope::form_field,         Tag::dd_list,          &Walk::form_field_part},
        Rule{Scope::form_field,         Tag::list_entry,       &Walk::list_entry},
        Rule{Scope::form_field,         Tag::result,           &Walk::chosen_entry},
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
        Rule{Scope::mark_properties,      Tag::r_style,     &Walk::run_style},
        Rule{Scope::mark_properties,      Tag::vanish,      &Walk::vanish},
        Rule{Scope::mark_properties,      Tag::spec_vanish, &Walk::style_separator},
        Rule{Scope::run_properties,       Tag::r_style,     &Walk::run_style},
        Rule{Scope::run_properties,       Tag::r_fonts,     &Walk::fonts},
        Rule{Scope::run_properties,       Tag::vanish,      &Walk::vanish},
        Rule{Scope::run_properties,       Tag::vert_align,  &Walk::vertical_align},
        Rule{Scope::run_properties,       Tag::strike,      &Walk::strike},
        Rule{Scope::run_properties,       Tag::dstrike,     &Walk::strike},
        Rule{Scope::run_properties,       Tag::position,    &Walk::raised_by_hand},
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
            const bool properties = scope >= static_cast<std::size_t>(Scope::text);
            table[scope].fill(properties ? skipped : descended);
        }
        const auto& content = table[static_cast<std::size_t>(Scope::content)];
        for (std::size_t at = 0; at < rules.size(); ++at) { // those of content come first
            const auto scope = static_cast<std::size_t>(rules[at].scope);
            const auto tag = static_cast<std::size_t>(rules[at].tag);
            table[scope][tag] = static_cast<std::uint8_t>(at);
            if (rules[at].scope == Scope::content) {
                for (const auto formula : formulas) {
                    table[static_cast<std::size_t>(formula)][tag] = table[scope][tag];
                }
            }
        }
        // alternatives may stand anywhere (ECMA-376-3 clause 10)
        for (auto scope = static_cast<std::size_t>(Scope::text); scope < scopes; ++scope) {
            for (const auto tag : {Tag::alternate_content, Tag::choice, Tag::fallback}) {
                table[scope][static_cast<std::size_t>(tag)] =
                    content[static_cast<std::size_t>(tag)];
            }
        }
        return table;
    }
};

} // namespace nianbao

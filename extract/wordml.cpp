#include "extract/wordml.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

enum class Vocabulary : std::uint8_t {
    wordml,
    math,
    chart,
    diagram,
    picture,
    office,
    vml,
    compatibility,
    relationships,
    content_types,
    core,
    terms,
    extended
};

struct Namespace
{
    std::string_view uri;
    Vocabulary vocabulary;
};

struct Named
{
    Vocabulary vocabulary;
    std::string_view name;
    Tag tag;

    friend constexpr bool operator<(const Named& a, const Named& b)
    {
        return a.vocabulary != b.vocabulary ? a.vocabulary < b.vocabulary : a.name < b.name;
    }
};

constexpr auto w = Vocabulary::wordml;
constexpr auto m = Vocabulary::math;
constexpr auto mc = Vocabulary::compatibility;

// clang-format off
constexpr std::array namespaces{
    Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main",               Vocabulary::wordml},
    Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main",                           Vocabulary::wordml},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math",                 Vocabulary::math},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/math",                             Vocabulary::math},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/chart",                     Vocabulary::chart},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/chart",                                 Vocabulary::chart},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/diagram",                   Vocabulary::diagram},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/diagram",                               Vocabulary::diagram},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/picture",                   Vocabulary::picture},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/picture",                               Vocabulary::picture},
    Namespace{"urn:schemas-microsoft-com:office:office",                                    Vocabulary::office},
    Namespace{"urn:schemas-microsoft-com:vml",                                              Vocabulary::vml},
    Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006",                Vocabulary::compatibility},
    Namespace{"http://schemas.openxmlformats.org/package/2006/relationships",               Vocabulary::relationships},
    Namespace{"http://schemas.openxmlformats.org/package/2006/content-types",               Vocabulary::content_types},
    Namespace{"http://purl.org/dc/elements/1.1/",                                           Vocabulary::core},
    Namespace{"http://purl.org/dc/terms/",                                                  Vocabulary::terms},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",  Vocabulary::extended},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",               Vocabulary::extended},
};

constexpr std::array understood{
    std::string_view{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    std::string_view{"http://schemas.openxmlformats.org/drawingml/2006/main"},
    std::string_view{"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    std::string_view{"http://schemas.microsoft.com/office/word/2010/wordml"},
    std::string_view{"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"},
    std::string_view{"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"},
    std::string_view{"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"},
    std::string_view{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"},
    std::string_view{"http://schemas.microsoft.com/office/word/2012/wordml"},
};

struct Root { std::string_view uri; std::string_view kind; };
constexpr std::array roots{
    Root{"http://schemas.openxmlformats.org/spreadsheetml/2006/main",   "xlsx"},
    Root{"http://purl.oclc.org/ooxml/spreadsheetml/main",               "xlsx"},
    Root{"http://schemas.openxmlformats.org/presentationml/2006/main",  "pptx"},
    Root{"http://purl.oclc.org/ooxml/presentationml/main",              "pptx"},
    Root{"http://schemas.microsoft.com/visio/2012/main",                "vsdx"},
};

constexpr std::array relationship_families{
    std::string_view{"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"},
    std::string_view{"http://purl.oclc.org/ooxml/officeDocument/relationships/"},
    std::string_view{"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"},
};

constexpr auto sorted(auto names)
{
    std::sort(names.begin(), names.end());
    return names;
}

constexpr auto names = sorted(std::array{
    Named{w, "abstractNum",         Tag::abstract_num},
    Named{w, "abstractNumId",       Tag::abstract_num_id},
    Named{w, "altChunk",            Tag::alt_chunk},
    Named{w, "basedOn",             Tag::based_on},
    Named{w, "body",                Tag::body},
    Named{w, "bookmarkEnd",         Tag::bookmark_end},
    Named{w, "bookmarkStart",       Tag::bookmark_start},
    Named{w, "br",                  Tag::br},
    Named{w, "cellDel",             Tag::cell_del},
    Named{w, "cellIns",             Tag::cell_ins},
    Named{w, "cellMerge",           Tag::cell_merge},
    Named{w, "checkBox",            Tag::check_box},
    Named{w, "checked",             Tag::checked},
    Named{w, "commentReference",    Tag::comment_reference},
    Named{w, "cr",                  Tag::cr},
    Named{w, "customXml",           Tag::custom_xml},
    Named{w, "customXmlPr",         Tag::custom_xml_pr},
    Named{w, "ddList",              Tag::dd_list},
    Named{w, "default",             Tag::form_default},
    Named{w, "del",                 Tag::del},
    Named{w, "delInstrText",        Tag::del_instr_text},
    Named{w, "delText",             Tag::del_text},
    Named{w, "docPartGallery",      Tag::doc_part_gallery},
    Named{w, "docPartObj",          Tag::doc_part_obj},
    Named{w, "document",            Tag::document},
    Named{w, "dstrike",             Tag::dstrike},
    Named{w, "endnoteReference",    Tag::endnote_reference},
    Named{w, "ffData",              Tag::ff_data},
    Named{w, "fldChar",             Tag::fld_char},
    Named{w, "fldSimple",           Tag::fld_simple},
    Named{w, "footnoteReference",   Tag::footnote_reference},
    Named{w, "gridAfter",           Tag::grid_after},
    Named{w, "gridBefore",          Tag::grid_before},
    Named{w, "gridCol",             Tag::grid_col},
    Named{w, "gridSpan",            Tag::grid_span},
    Named{w, "hMerge",              Tag::h_merge},
    Named{w, "hyperlink",           Tag::hyperlink},
    Named{w, "ilvl",                Tag::ilvl},
    Named{w, "ins",                 Tag::ins},
    Named{w, "instrText",           Tag::instr_text},
    Named{w, "isLgl",               Tag::is_lgl},
    Named{w, "listEntry",           Tag::list_entry},
    Named{w, "lvl",                 Tag::lvl},
    Named{w, "lvlOverride",         Tag::lvl_override},
    Named{w, "lvlRestart",          Tag::lvl_restart},
    Named{w, "lvlText",             Tag::lvl_text},
    Named{w, "moveFrom",            Tag::move_from},
    Named{w, "moveTo",              Tag::move_to},
    Named{w, "name",                Tag::name},
    Named{w, "noBreakHyphen",       Tag::no_break_hyphen},
    Named{w, "num",                 Tag::num},
    Named{w, "numFmt",              Tag::num_fmt},
    Named{w, "numId",               Tag::num_id},
    Named{w, "numPr",               Tag::num_pr},
    Named{w, "numStyleLink",        Tag::num_style_link},
    Named{w, "numbering",           Tag::numbering},
    Named{w, "outlineLvl",          Tag::outline_lvl},
    Named{w, "p",                   Tag::p},
    Named{w, "pPr",                 Tag::p_pr},
    Named{w, "pStyle",              Tag::p_style},
    Named{w, "position",            Tag::position},
    Named{w, "ptab",                Tag::ptab},
    Named{w, "r",                   Tag::r},
    Named{w, "rFonts",              Tag::r_fonts},
    Named{w, "rPr",                 Tag::r_pr},
    Named{w, "rStyle",              Tag::r_style},
    Named{w, "result",              Tag::result},
    Named{w, "rt",                  Tag::rt},
    Named{w, "sdt",                 Tag::sdt},
    Named{w, "sdtEndPr",            Tag::sdt_end_pr},
    Named{w, "sdtPr",               Tag::sdt_pr},
    Named{w, "sectPr",              Tag::sect_pr},
    Named{w, "showingPlcHdr",       Tag::showing_plc_hdr},
    Named{w, "smartTagPr",          Tag::smart_tag_pr},
    Named{w, "specVanish",          Tag::spec_vanish},
    Named{w, "start",               Tag::start},
    Named{w, "startOverride",       Tag::start_override},
    Named{w, "strike",              Tag::strike},
    Named{w, "style",               Tag::style},
    Named{w, "styleLink",           Tag::style_link},
    Named{w, "styles",              Tag::styles},
    Named{w, "subDoc",              Tag::sub_doc},
    Named{w, "suff",                Tag::suff},
    Named{w, "sym",                 Tag::sym},
    Named{w, "t",                   Tag::t},
    Named{w, "tab",                 Tag::tab},
    Named{w, "tbl",                 Tag::tbl},
    Named{w, "tblGrid",             Tag::tbl_grid},
    Named{w, "tblPr",               Tag::tbl_pr},
    Named{w, "tblPrEx",             Tag::tbl_pr_ex},
    Named{w, "tblStyle",            Tag::tbl_style},
    Named{w, "tc",                  Tag::tc},
    Named{w, "tcPr",                Tag::tc_pr},
    Named{w, "tr",                  Tag::tr},
    Named{w, "trPr",                Tag::tr_pr},
    Named{w, "txbxContent",         Tag::txbx_content},
    Named{w, "vMerge",              Tag::v_merge},
    Named{w, "vanish",              Tag::vanish},
    Named{w, "vertAlign",           Tag::vert_align},
    Named{m, "begChr",              Tag::math_beg_chr},
    Named{m, "chr",                 Tag::math_chr},
    Named{m, "ctrlPr",              Tag::math_ctrl_pr},
    Named{m, "d",                   Tag::math_d},
    Named{m, "dPr",                 Tag::math_d_pr},
    Named{m, "deg",                 Tag::math_deg},
    Named{m, "den",                 Tag::math_den},
    Named{m, "e",                   Tag::math_e},
    Named{m, "endChr",              Tag::math_end_chr},
    Named{m, "eqArr",               Tag::math_eq_arr},
    Named{m, "lim",                 Tag::math_lim},
    Named{m, "limUpp",              Tag::math_lim_upp},
    Named{m, "mr",                  Tag::math_mr},
    Named{m, "nary",                Tag::math_nary},
    Named{m, "naryPr",              Tag::math_nary_pr},
    Named{m, "num",                 Tag::math_num},
    Named{m, "phantPr",             Tag::math_phant_pr},
    Named{m, "r",                   Tag::math_r},
    Named{m, "rPr",                 Tag::math_r_pr},
    Named{m, "rad",                 Tag::math_rad},
    Named{m, "sepChr",              Tag::math_sep_chr},
    Named{m, "show",                Tag::math_show},
    Named{m, "sub",                 Tag::math_sub},
    Named{m, "sup",                 Tag::math_sup},
    Named{m, "t",                   Tag::math_t},
    Named{Vocabulary::chart,   "chart",     Tag::chart},
    Named{Vocabulary::diagram, "relIds",    Tag::diagram},
    Named{Vocabulary::picture, "pic",       Tag::picture},
    Named{Vocabulary::office,  "OLEObject", Tag::ole_object},
    Named{Vocabulary::vml,     "imagedata", Tag::image_data},
    Named{mc, "AlternateContent",   Tag::alternate_content},
    Named{mc, "Choice",             Tag::choice},
    Named{mc, "Fallback",           Tag::fallback},
    Named{Vocabulary::relationships, "Relationship", Tag::relationship},
    Named{Vocabulary::relationships, "Relationships", Tag::relationships},
    Named{Vocabulary::content_types, "Types",        Tag::content_types},
    Named{Vocabulary::core,          "title",        Tag::title},
    Named{Vocabulary::terms,         "created",      Tag::created},
    Named{Vocabulary::terms,         "modified",     Tag::modified},
    Named{Vocabulary::extended,      "Application",  Tag::application},
});
// clang-format on

} // namespace

Tag
tag_of(std::string_view namespace_uri, std::string_view local_name)
{
    const auto* of = std::find_if(namespaces.begin(), namespaces.end(), [&](const auto& known) {
        return known.uri == namespace_uri;
    });
    if (of == namespaces.end()) {
        return Tag::other;
    }
    const Named wanted{of->vocabulary, local_name, Tag::other};
    const auto* found = std::lower_bound(names.begin(), names.end(), wanted);
    return found != names.end() && !(wanted < *found) ? found->tag : Tag::other;
}

bool
is_understood(std::string_view namespace_uri)
{
    return std::find(understood.begin(), understood.end(), namespace_uri) != understood.end();
}

std::string_view
kind_of_root(std::string_view namespace_uri)
{
    for (const auto& root : roots) {
        if (root.uri == namespace_uri) {
            return root.kind;
        }
    }
    return {};
}

std::string_view
office_relationship(std::string_view type)
{
    for (const auto family : relationship_families) {
        if (type.starts_with(family)) {
            return type.substr(family.size());
        }
    }
    return {};
}

} // namespace nianbao

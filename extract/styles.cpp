#include "extract/styles.hpp"

#include "extract/attribute.hpp"
#include "extract/symbol_font.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

StyleType
type_of(std::string_view text)
{
    if (text == "character") {
        return StyleType::character;
    }
    if (text == "table") {
        return StyleType::table;
    }
    return text == "numbering" ? StyleType::numbering : StyleType::paragraph;
}

// Word's own headings have their level whether or not the style says so: "heading 1".
std::optional<std::uint8_t>
level_of_built_in(const Style& style)
{
    constexpr std::string_view heading = "heading ";
    const std::string_view name = style.name;
    const bool built_in =
        style.type == StyleType::paragraph && name.size() == heading.size() + 1 &&
        name.back() >= '1' && name.back() <= '9' &&
        std::equal(heading.begin(), heading.end(), name.begin(), [](char a, char b) {
            return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a');
        });
    return built_in ? std::optional(static_cast<std::uint8_t>(name.back() - '1')) : std::nullopt;
}

class StylesHandler : public XmlHandler
{
public:
    StylesHandler() : XmlHandler(Tag::styles) {}

    Visit start(const XmlElement& element) override
    {
        switch (element.tag) {
        case Tag::styles:
        case Tag::p_pr:
        case Tag::r_pr:
            return Visit::enter;
        case Tag::num_pr:
            if (!found_.empty()) {
                found_.back().numbered_by = found_.back().id;
            }
            return Visit::enter;
        case Tag::style:
            begin(element);
            return Visit::enter;
        default:
            if (!found_.empty()) {
                property(element);
            }
            return Visit::skip;
        }
    }

    std::vector<Style> take() { return std::move(found_); }

private:
    void begin(const XmlElement& element)
    {
        count_definition();
        Style style{.id = std::string(element.own("styleId").value_or(""))};
        style.type = type_of(element.own("type").value_or(""));
        style.is_default = is_on(element.own("default").value_or("0"));
        found_.push_back(std::move(style));
    }

    void property(const XmlElement& element)
    {
        auto& style = found_.back();
        const auto value = element.own("val");
        switch (element.tag) {
        case Tag::name:
            style.name = value.value_or("");
            break;
        case Tag::based_on:
            style.based_on = value.value_or("");
            break;
        case Tag::outline_lvl:
            style.outline_level = level_of(value.value_or(""));
            break;
        case Tag::vanish:
            style.hidden = is_on(value.value_or("1"));
            break;
        case Tag::r_fonts:
            style.symbol_font = symbol_font_in(element);
            break;
        case Tag::strike:
        case Tag::dstrike:
            style.struck = is_on(value.value_or("1"));
            break;
        case Tag::vert_align:
            style.vertical_align = vertical_align_of(value.value_or(""));
            break;
        case Tag::num_id:
            style.numbering.num_id = integer_of(value.value_or(""));
            break;
        case Tag::ilvl:
            style.numbering.level = level_of(value.value_or(""));
            break;
        default:
            break;
        }
    }

    std::vector<Style> found_;
};

template<typename T>
void
take_missing(std::optional<T>& own, const std::optional<T>& inherited)
{
    if (!own) {
        own = inherited;
    }
}

void
take_missing(Style& style, const Style& base)
{
    take_missing(style.outline_level, base.outline_level);
    take_missing(style.hidden, base.hidden);
    take_missing(style.vertical_align, base.vertical_align);
    take_missing(style.symbol_font, base.symbol_font);
    take_missing(style.struck, base.struck);
    take_missing(style.numbering.num_id, base.numbering.num_id);
    take_missing(style.numbering.level, base.numbering.level);
    if (style.numbered_by.empty()) {
        style.numbered_by = base.numbered_by;
    }
}

} // namespace

bool
is_contents_style(std::string_view name)
{
    return name.starts_with("toc ") || name.starts_with("TOC ");
}

std::optional<std::string>
symbol_font_in(const XmlElement& fonts)
{
    std::optional<std::string> found;
    for (const auto* use : {"ascii", "hAnsi"}) {
        if (const auto font = fonts.own(use)) {
            const bool draws = is_symbol_font(*font);
            found = draws ? std::string(*font) : found.value_or("");
        }
    }
    return found;
}

std::optional<VerticalAlign>
vertical_align_of(std::string_view text)
{
    if (text == "superscript") {
        return VerticalAlign::superscript;
    }
    if (text == "subscript") {
        return VerticalAlign::subscript;
    }
    return text == "baseline" ? std::optional(VerticalAlign::baseline) : std::nullopt;
}

// ECMA-376 17.7.4.17: of several defaults the last one counts
Styles::Styles(std::vector<Style> styles) : styles_(std::move(styles))
{
    const auto chosen = std::find_if(styles_.rbegin(), styles_.rend(), [](const auto& style) {
        return style.is_default && style.type == StyleType::paragraph;
    });
    const auto default_id = chosen == styles_.rend() ? std::string() : chosen->id;
    for (auto& style : styles_) {
        style.outline_level = style.outline_level ? style.outline_level : level_of_built_in(style);
    }
    const auto before = [](const Style& a, const Style& b) { return a.id < b.id; };
    const auto same = [](const Style& a, const Style& b) { return a.id == b.id; };
    std::stable_sort(styles_.begin(), styles_.end(), before);
    styles_.erase(std::unique(styles_.begin(), styles_.end(), same), styles_.end());
    inherit();
    default_ = find(default_id, StyleType::paragraph);
}

// Each style is completed once, its base first; a chain that bites its tail ends there.
void
Styles::inherit()
{
    std::vector<bool> seen(styles_.size());
    std::vector<std::size_t> chain;
    for (std::size_t first = 0; first < styles_.size(); ++first) {
        chain.clear();
        const Style* base = nullptr;
        for (auto at = first; !seen[at];) {
            seen[at] = true;
            chain.push_back(at);
            base = base_of(styles_[at]);
            if (base == nullptr) {
                break;
            }
            at = static_cast<std::size_t>(base - styles_.data());
        }
        std::reverse(chain.begin(), chain.end());
        for (const auto at : chain) {
            if (base != nullptr) {
                take_missing(styles_[at], *base);
            }
            base = &styles_[at];
        }
    }
}

// A style of another type is no base (ECMA-376 17.7.4.3).
const Style*
Styles::base_of(const Style& style) const
{
    return style.based_on.empty() ? nullptr : find(style.based_on, style.type);
}

const Style*
Styles::find(std::string_view id, StyleType type) const
{
    const auto found = std::lower_bound(
        styles_.begin(), styles_.end(), id, [](const Style& style, std::string_view wanted) {
            return style.id < wanted;
        });
    return found != styles_.end() && found->id == id && found->type == type ? &*found : nullptr;
}

Result<Styles>
read_styles(PartStream& part)
{
    StylesHandler handler;
    return parse_xml(part, handler).map([&] { return Styles(handler.take()); });
}

} // namespace nianbao

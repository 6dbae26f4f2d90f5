#include "extract/attribute.hpp"
#include "extract/numbering.hpp"
#include "extract/xml.hpp"

#include <utility>

namespace nianbao {

namespace {

constexpr std::int64_t largest_start = 0x7FFFFFFF;

// w:suff: "tab" is also what stands for anything else
std::string_view
suffix_of(std::string_view text)
{
    return text == "nothing" ? "" : text == "space" ? " " : "\t";
}

std::optional<std::uint32_t>
count_of(std::optional<std::string_view> text)
{
    const auto value = integer_of(text.value_or(""));
    const bool sane = value && *value >= 0 && *value <= largest_start;
    return sane ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

std::string_view
text_of(const XmlElement& level_text, std::string_view value)
{
    const bool none = is_on(level_text.own("null").value_or("0")) || value.size() > max_level_text;
    return none ? "" : value;
}

class NumberingHandler : public XmlHandler
{
public:
    explicit NumberingHandler(const Styles& styles) : XmlHandler(Tag::numbering), styles_(styles) {}

    Visit start(const XmlElement& element) override
    {
        switch (element.tag) {
        case Tag::abstract_num:
            count_definition();
            designs_.push_back(
                {.id = integer_of(element.own("abstractNumId").value_or("")).value_or(-1)});
            in_design_ = true;
            level_ = nullptr;
            return Visit::enter;
        case Tag::num:
            count_definition();
            uses_.push_back({.id = integer_of(element.own("numId").value_or("")).value_or(-1)});
            in_design_ = false;
            level_ = nullptr;
            return Visit::enter;
        case Tag::lvl_override:
            return begin_override(element);
        case Tag::lvl:
            return begin_level(element);
        case Tag::numbering:
        case Tag::r_pr:
            return Visit::enter;
        case Tag::alternate_content:
            chosen_ = false;
            return Visit::enter;
        case Tag::choice:
            return choose(element);
        case Tag::fallback:
            return chosen_ ? Visit::skip : Visit::enter;
        default:
            property(element);
            return Visit::skip;
        }
    }

    Numbering take() { return {std::move(designs_), std::move(uses_), styles_}; }

private:
    // Word shows the first choice it knows all namespaces of; the format it may hold must be known
    // to us too, or the fallback is taken all the same.
    Visit choose(const XmlElement& element)
    {
        if (chosen_ || !element.is_understood_choice()) {
            return Visit::skip;
        }
        chosen_ = true;
        return Visit::enter;
    }

    Visit begin_override(const XmlElement& element)
    {
        count_definition();
        level_ = nullptr;
        const auto level = level_of(element.own("ilvl").value_or(""));
        if (uses_.empty() || !level || *level >= list_levels) {
            return Visit::skip;
        }
        uses_.back().overrides.emplace_back().level = *level;
        return Visit::enter;
    }

    Visit begin_level(const XmlElement& element)
    {
        const auto level = level_of(element.own("ilvl").value_or(""));
        if (in_design_ && level && *level < list_levels) {
            level_ = &designs_.back().levels[*level];
        } else if (!in_design_ && !uses_.empty() && !uses_.back().overrides.empty()) {
            level_ = &uses_.back().overrides.back().redefined.emplace();
        } else {
            return Visit::skip;
        }
        level_->start = 0; // without w:start (ECMA-376 17.9.25)
        return Visit::enter;
    }

    void property(const XmlElement& element)
    {
        const auto value = element.own("val");
        switch (element.tag) {
        case Tag::abstract_num_id:
            if (!in_design_ && !uses_.empty()) {
                uses_.back().design = integer_of(value.value_or("")).value_or(-1);
            }
            break;
        case Tag::start_override:
            if (!in_design_ && !uses_.empty() && !uses_.back().overrides.empty()) {
                uses_.back().overrides.back().start = count_of(value);
            }
            break;
        case Tag::style_link:
        case Tag::num_style_link:
            if (in_design_) {
                auto& design = designs_.back();
                (element.tag == Tag::style_link ? design.style_link : design.num_style_link) =
                    value.value_or("");
            }
            break;
        default:
            if (level_ != nullptr) {
                level_property(element, value);
            }
        }
    }

    void level_property(const XmlElement& element, std::optional<std::string_view> value)
    {
        switch (element.tag) {
        case Tag::start:
            level_->start = count_of(value).value_or(0);
            break;
        case Tag::num_fmt:
            format(element, value.value_or(""));
            break;
        case Tag::lvl_text:
            level_->text = text_of(element, value.value_or(""));
            break;
        case Tag::suff:
            level_->suffix = suffix_of(value.value_or(""));
            break;
        case Tag::lvl_restart:
            level_->restart = level_of(value.value_or(""));
            break;
        case Tag::is_lgl:
            level_->legal = is_on(value.value_or("1"));
            break;
        case Tag::vanish:
            level_->hidden = is_on(value.value_or("1"));
            break;
        case Tag::p_style:
            level_->style = value.value_or("");
            break;
        default:
            break;
        }
    }

    // ECMA-376 17.9.17: the example beats the name.
    void format(const XmlElement& element, std::string_view name)
    {
        const auto* custom = find_custom_format(element.own("format").value_or(""));
        level_->format = custom != nullptr ? custom : &find_number_format(name);
        if (custom == nullptr && name == "custom") {
            chosen_ = false;
        }
    }

    const Styles& styles_;
    std::vector<ListDesign> designs_;
    std::vector<ListUse> uses_;
    ListLevel* level_ = nullptr; // the one being read
    bool in_design_ = false;
    bool chosen_ = false; // among the alternatives being read
};

} // namespace

Result<Numbering>
read_numbering(PartStream& part, const Styles& styles)
{
    NumberingHandler handler(styles);
    return parse_xml(part, handler).map([&] { return handler.take(); });
}

} // namespace nianbao

#include "extract/attribute.hpp"
#include "extract/numbering.hpp"
#include "extract/xml.hpp"

#include <utility>

namespace nianbao {

namespace {

constexpr std::int64_t largest_start = 0x7FFFFFFF;

std::optional<std::uint32_t>
count_of(std::optional<std::string_view> text)
{
    const auto value = integer_of(text.value_or(""));
    const bool sane = value && *value >= 0 && *value <= largest_start;
    return sane ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

class NumberingHandler : public XmlHandler
{
public:
    Visit start(const XmlElement& element) override
    {
        switch (element.tag) {
        case Tag::abstract_num:
            count_definition();
            designs_.push_back(
                {.id = integer_of(element.own("abstractNumId").value_or("")).value_or(-1)});
            in_design_ = true;
            return Visit::enter;
        case Tag::num:
            count_definition();
            uses_.push_back({.id = integer_of(element.own("numId").value_or("")).value_or(-1)});
            in_design_ = false;
            return Visit::enter;
        case Tag::lvl_override:
            return begin_override(element);
        case Tag::lvl:
            return begin_level(element);
        case Tag::numbering:
        case Tag::alternate_content:
        case Tag::choice:
        case Tag::fallback: // comes last and has what every reader knows
            return Visit::enter;
        default:
            property(element);
            return Visit::skip;
        }
    }

    Numbering take() { return {std::move(designs_), std::move(uses_)}; }

private:
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
            return Visit::enter;
        }
        if (!in_design_ && !uses_.empty() && !uses_.back().overrides.empty()) {
            level_ = &uses_.back().overrides.back().redefined.emplace();
            return Visit::enter;
        }
        return Visit::skip;
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
                level_property(element.tag, value);
            }
        }
    }

    void level_property(Tag tag, std::optional<std::string_view> value)
    {
        switch (tag) {
        case Tag::start:
            level_->start = count_of(value).value_or(1);
            break;
        case Tag::num_fmt:
            level_->format = &find_number_format(value.value_or(""));
            break;
        case Tag::lvl_text:
            level_->text = value.value_or("");
            break;
        case Tag::lvl_restart:
            level_->restart = level_of(value.value_or(""));
            break;
        case Tag::is_lgl:
            level_->legal = is_on(value.value_or("1"));
            break;
        case Tag::p_style:
            level_->style = value.value_or("");
            break;
        default:
            break;
        }
    }

    std::vector<ListDesign> designs_;
    std::vector<ListUse> uses_;
    ListLevel* level_ = nullptr; // the one being read
    bool in_design_ = false;
};

} // namespace

Result<Numbering>
read_numbering(PartStream& part)
{
    NumberingHandler handler;
    return parse_xml(part, handler).map([&] { return handler.take(); });
}

} // namespace nianbao

#include "extract/field_stack.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::size_t kept_instruction = 32; // bytes; keywords have at most fifteen

} // namespace

std::string
field_keyword(std::string_view instruction)
{
    const auto first = std::min(instruction.find_first_not_of(space), instruction.size());
    const auto last = std::min(instruction.find_first_of(space, first), instruction.size());
    std::string keyword(instruction.substr(first, last - first));
    std::transform(keyword.begin(), keyword.end(), keyword.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return keyword;
}

void
FieldStack::begin(Field field)
{
    if (fields_.size() < max_nested_fields) {
        fields_.push_back(std::move(field));
    } else {
        ++beyond_;
    }
}

void
FieldStack::separate()
{
    if (beyond_ == 0 && !fields_.empty() && fields_.back().in_instruction) {
        auto& field = fields_.back();
        field.in_instruction = false;
        field.is_contents = field_keyword(field.instruction) == "TOC";
    }
}

std::optional<Field>
FieldStack::end()
{
    if (beyond_ > 0) {
        --beyond_;
        return std::nullopt;
    }
    if (fields_.empty()) {
        return std::nullopt;
    }
    auto ended = std::move(fields_.back());
    fields_.pop_back();
    return ended;
}

void
FieldStack::instruction(std::string_view piece)
{
    if (beyond_ == 0 && !fields_.empty() && fields_.back().in_instruction) {
        auto& kept = fields_.back().instruction;
        kept += piece.substr(0, kept_instruction - std::min(kept.size(), kept_instruction));
    }
}

bool
FieldStack::hides_text(const FieldPosition& at) const
{
    if (fields_.empty()) {
        return false;
    }
    const auto& innermost = fields_.back();
    if (innermost.in_instruction) {
        return innermost.start == at;
    }
    return std::any_of(fields_.begin(), fields_.end(), [&](const Field& field) {
        return field.in_instruction && field.start.cell == at.cell;
    });
}

bool
FieldStack::in_contents() const
{
    return std::any_of(
        fields_.begin(), fields_.end(), [](const Field& field) { return field.is_contents; });
}

} // namespace nianbao

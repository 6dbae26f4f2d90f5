#include "extract/shared_strings.hpp"

#include "extract/utf8.hpp"
#include "extract/xml.hpp"

#include <algorithm>
#include <charconv>

namespace nianbao {

namespace {

// More than any sheet names; of empty ones a part of its size could hold many more.
constexpr std::size_t max_strings = 4U << 20U;

constexpr std::size_t escape_size = 7; // _x000D_

Failure
too_much_text()
{
    return {.code = "too-much-text", .arguments = {std::int64_t{max_workbook_text}}};
}

// The character of an escape at the head of `text`; nothing where there is none, or it is half of
// one.
std::optional<std::uint32_t>
escaped(std::string_view text)
{
    if (text.size() < escape_size || !text.starts_with("_x") || text[escape_size - 1] != '_') {
        return std::nullopt;
    }
    std::uint32_t code = 0;
    const auto* const end = text.data() + escape_size - 1;
    const auto [rest, error] = std::from_chars(text.data() + 2, end, code, 16);
    const bool is_half = code >= 0xD800 && code <= 0xDFFF;
    return error == std::errc() && rest == end && !is_half ? std::optional(code) : std::nullopt;
}

class StringsHandler : public XmlHandler
{
public:
    Visit start(const XmlElement& element) override
    {
        const std::string_view name = element.local_name;
        if (depth_ == 0 && !(name == "sst" && is_spreadsheet(element.namespace_uri))) {
            refuse({.code = "not-a-workbook"});
        }
        const bool is_string = depth_ != 1 || name == "si";
        if (!is_string || !is_spreadsheet(element.namespace_uri) || name == "rPh") {
            return Visit::skip;
        }
        ++depth_;
        in_text_ = name == "t";
        return Visit::enter;
    }

    void end() override
    {
        in_text_ = false;
        if (--depth_ == 1) {
            strings_.add(without_escapes(text_));
            text_.clear();
            if (strings_.size() > max_strings) {
                refuse(too_much_text());
            }
        }
    }

    void text(std::string_view piece) override
    {
        if (!in_text_) {
            return;
        }
        if (strings_.bytes() + text_.size() + piece.size() > max_workbook_text) {
            refuse(too_much_text());
            return;
        }
        text_ += piece;
    }

    SharedStrings take() { return std::move(strings_); }

private:
    SharedStrings strings_;
    std::string text_;
    int depth_ = 0;
    bool in_text_ = false;
};

} // namespace

void
SharedStrings::add(std::string_view text)
{
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::optional<std::string_view>
SharedStrings::at(std::size_t index) const
{
    if (index >= ends_.size()) {
        return std::nullopt;
    }
    const auto begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
}

Result<SharedStrings>
read_shared_strings(const Package& package, std::string_view part)
{
    if (part.empty() || !package.has(part)) {
        return SharedStrings();
    }
    auto stream = package.open_part(part);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    StringsHandler handler;
    return parse_xml(*stream, handler).map([&] { return handler.take(); });
}

std::string
without_escapes(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = std::min(text.find('_', at), text.size());
        plain += text.substr(at, next - at);
        at = next;
        if (at == text.size()) {
            break;
        }
        if (const auto code = escaped(text.substr(at))) {
            append_utf8(plain, *code);
            at += escape_size;
        } else {
            plain += text[at++];
        }
    }
    return plain;
}

bool
is_spreadsheet(const char* namespace_uri)
{
    return namespace_uri != nullptr && kind_of_root(namespace_uri) == "xlsx";
}

} // namespace nianbao

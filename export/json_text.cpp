#include "export/json_text.hpp"

namespace nianbao {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool
needs_escape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void
append_escaped(std::string& bytes, char c)
{
    if (c == '"' || c == '\\') {
        bytes += '\\';
        bytes += c;
        return;
    }
    const auto code = static_cast<unsigned char>(c);
    bytes += "\\u00";
    bytes += hex_digits[code >> 4U];
    bytes += hex_digits[code & 0xFU];
}

void
append_quoted(std::string& bytes, std::string_view text)
{
    bytes += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (needs_escape(text[at])) {
            bytes += text.substr(from, at - from);
            append_escaped(bytes, text[at]);
            from = at + 1;
        }
    }
    bytes += text.substr(from);
    bytes += '"';
}

} // namespace

void
JsonText::close(char bracket)
{
    if (bytes_.ends_with(',')) {
        bytes_.pop_back();
    }
    bytes_ += bracket;
    bytes_ += ',';
}

void
JsonText::key(std::string_view name)
{
    append_quoted(bytes_, name);
    bytes_ += ':';
}

void
JsonText::text(std::string_view value)
{
    append_quoted(bytes_, value);
    bytes_ += ',';
}

std::string_view
JsonText::document() const
{
    const std::string_view all = bytes_;
    return all.ends_with(',') ? all.substr(0, all.size() - 1) : all;
}

} // namespace nianbao

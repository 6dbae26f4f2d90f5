#include "export/html_text.hpp"

#include "normalize/message.hpp"

namespace nianbao {

namespace {

std::string_view
entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

} // namespace

std::string
html_text(std::string_view text)
{
    std::string html;
    for (const auto c : visible(text, std::string_view::npos)) {
        const auto entity = entity_of(c);
        if (entity.empty()) {
            html += c;
        } else {
            html += entity;
        }
    }
    return html;
}

} // namespace nianbao

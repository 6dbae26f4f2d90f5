#include "extract/xml.hpp"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace nianbao {

namespace {

const char*
chars(const xmlChar* text)
{
    return reinterpret_cast<const char*>(text);
}

// Most attributes differ from the wanted one in their first letter.
bool
is_named(const char* attribute, std::string_view name)
{
    return attribute[0] == name[0] && attribute == name;
}

std::optional<std::string_view>
find_attribute(const XmlElement& element, const void* uri, std::string_view name)
{
    for (int i = 0; i < element.attribute_count; ++i) {
        const auto* const* attribute = element.attributes + 5L * i;
        if (attribute[2] == uri && is_named(chars(attribute[0]), name)) {
            return std::string_view(chars(attribute[3]),
                                    static_cast<std::size_t>(attribute[4] - attribute[3]));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string_view>
XmlElement::own(std::string_view name) const
{
    return find_attribute(*this, namespace_uri, name);
}

std::optional<std::string_view>
XmlElement::plain(std::string_view name) const
{
    return find_attribute(*this, nullptr, name);
}

std::optional<std::string_view>
XmlElement::qualified(std::string_view uri, std::string_view name) const
{
    for (int i = 0; i < attribute_count; ++i) {
        const auto* const* attribute = attributes + 5L * i;
        if (attribute[2] != nullptr && chars(attribute[2]) == uri) {
            if (const auto value = find_attribute(*this, attribute[2], name)) {
                return value;
            }
        }
    }
    return std::nullopt;
}

std::string_view
XmlElement::relationship_id() const
{
    constexpr std::array families{
        std::string_view{"http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
        std::string_view{"http://purl.oclc.org/ooxml/officeDocument/relationships"}};
    for (const auto family : families) {
        if (const auto id = qualified(family, "id")) {
            return *id;
        }
    }
    return {};
}

bool
XmlElement::preserves_space() const
{
    for (int i = 0; i < attribute_count; ++i) {
        const auto* const* attribute = attributes + 5L * i;
        if (attribute[1] != nullptr && std::strcmp(chars(attribute[1]), "xml") == 0 &&
            std::strcmp(chars(attribute[0]), "space") == 0) {
            return attribute[3][0] == 'p';
        }
    }
    return false;
}

std::string_view
XmlElement::namespace_of(std::string_view prefix) const
{
    const auto* context = static_cast<const xmlParserCtxt*>(parser);
    for (int i = context->nsNr - 2; i >= 0; i -= 2) {
        if (context->nsTab[i] != nullptr && chars(context->nsTab[i]) == prefix) {
            return context->nsTab[i + 1] == nullptr ? "" : chars(context->nsTab[i + 1]);
        }
    }
    return {};
}

bool
XmlElement::is_understood_choice() const
{
    auto required = plain("Requires").value_or("");
    while (!required.empty()) {
        const auto prefix = required.substr(0, required.find(' '));
        required.remove_prefix(std::min(required.size(), prefix.size() + 1));
        if (!prefix.empty() && !is_understood(namespace_of(prefix))) {
            return false;
        }
    }
    return true;
}

} // namespace nianbao

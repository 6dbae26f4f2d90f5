#include "extract/markup_compatibility.hpp"

namespace nianbao {

namespace {

constexpr std::string_view compatibility =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";

} // namespace

void
MarkupCompatibility::declare(const XmlElement& root)
{
    for_each_word(root.qualified(compatibility, "Ignorable").value_or(""), [&](auto prefix) {
        const auto uri = root.namespace_of(prefix);
        if (!uri.empty() && !is_understood(uri)) {
            ignorable_.emplace_back(uri);
        }
    });
    for_each_word(root.qualified(compatibility, "ProcessContent").value_or(""), [&](auto name) {
        const auto colon = std::min(name.find(':'), name.size());
        processed_.push_back({.uri = std::string(root.namespace_of(name.substr(0, colon))),
                              .local = std::string(name.substr(std::min(colon + 1, name.size())))});
    });
}

bool
MarkupCompatibility::ignores(const XmlElement& element) const
{
    const std::string_view uri = element.namespace_uri == nullptr ? "" : element.namespace_uri;
    if (std::find(ignorable_.begin(), ignorable_.end(), uri) == ignorable_.end()) {
        return false;
    }
    return std::none_of(processed_.begin(), processed_.end(), [&](const Name& name) {
        return name.uri == uri && (name.local == "*" || name.local == element.local_name);
    });
}

} // namespace nianbao

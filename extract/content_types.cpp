#include "extract/content_types.hpp"

#include "extract/xml.hpp"

namespace nianbao {

namespace {

class ContentTypesHandler : public XmlHandler
{
public:
    ContentTypesHandler() : XmlHandler(Tag::content_types) {}

    Visit start(const XmlElement& /*element*/) override { return Visit::skip; }
};

} // namespace

Result<void>
check_content_types(const Package& package)
{
    constexpr std::string_view name = "[Content_Types].xml";
    if (!package.has(name)) {
        return {};
    }
    return package.open_part(name).and_then([](PartStream part) {
        ContentTypesHandler handler;
        return parse_xml(part, handler);
    });
}

} // namespace nianbao

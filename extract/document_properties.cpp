#include "extract/document_properties.hpp"

#include "extract/xml.hpp"

#include <array>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t max_property = 4'096; // bytes; a title is a line

struct Property
{
    Tag tag;
    std::string DocumentProperties::*member;
};

constexpr std::array properties{
    Property{Tag::title, &DocumentProperties::title},
    Property{Tag::application, &DocumentProperties::producer},
    Property{Tag::created, &DocumentProperties::created},
    Property{Tag::modified, &DocumentProperties::modified},
};

class PropertiesHandler : public XmlHandler
{
public:
    Visit start(const XmlElement& element) override
    {
        for (const auto& property : properties) {
            if (property.tag == element.tag) {
                value_ = &(found_.*property.member);
                value_->clear();
                return Visit::enter;
            }
        }
        return std::exchange(at_root_, false) ? Visit::enter : Visit::skip;
    }
    void end() override { value_ = nullptr; }
    void text(std::string_view piece) override
    {
        if (value_ != nullptr && value_->size() + piece.size() <= max_property) {
            *value_ += piece;
        }
    }

    DocumentProperties take() { return std::move(found_); }

private:
    DocumentProperties found_;
    std::string* value_ = nullptr; // the property being read
    bool at_root_ = true;
};

} // namespace

Result<DocumentProperties>
read_properties(PartStream& part)
{
    PropertiesHandler handler;
    return parse_xml(part, handler).map([&] { return handler.take(); });
}

} // namespace nianbao

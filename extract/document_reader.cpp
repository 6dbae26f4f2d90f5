#include "extract/document_reader.hpp"

#include "extract/document_properties.hpp"
#include "extract/document_walk.hpp"
#include "extract/numbering.hpp"
#include "extract/relationships.hpp"
#include "extract/styles.hpp"
#include "extract/xml.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

using Relationships = std::vector<Relationship>;

// A related part read by `read`, or the value of a document that has none.
template<typename T>
Result<T>
read_related(const Package& package,
             const Relationships& relationships,
             std::string_view kind,
             Result<T> (*read)(PartStream&))
{
    const auto name = find_related(relationships, kind);
    if (name.empty()) {
        return T();
    }
    return package.open_part(name).and_then([&](PartStream part) { return read(part); });
}

// What a package is that names no document at all: one of another kind, or any zip.
Failure
explain_no_relationships(const Package& package)
{
    if (package.has("[Content_Types].xml")) {
        return {.code = "no-main-part"};
    }
    constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
    const auto type = package.has("mimetype") ? package.read_part("mimetype").value_or("") : "";
    const bool open = type.starts_with(open_document);
    return {.code = "not-wordprocessing", .arguments = {open ? "OpenDocument" : "zip"}};
}

Result<DocumentProperties>
read_all_properties(const Package& package, const Relationships& relationships)
{
    DocumentProperties all;
    // the strict namespace spells the second one in its own way
    for (const auto* kind : {"core-properties", "extended-properties", "extendedProperties"}) {
        auto found = read_related(package, relationships, kind, &read_properties);
        if (!found) {
            return found;
        }
        for (auto member : {&DocumentProperties::title,
                            &DocumentProperties::producer,
                            &DocumentProperties::created,
                            &DocumentProperties::modified}) {
            if (!((*found).*member).empty()) {
                all.*member = std::move((*found).*member);
            }
        }
    }
    return all;
}

Result<Document>
walk_main_part(const Package& package, std::string_view name, Findings& findings)
{
    const auto relationships = read_relationships(package, name);
    if (!relationships) {
        return tl::unexpected(relationships.error());
    }
    const auto styles = read_related(package, *relationships, "styles", &read_styles);
    if (!styles) {
        return tl::unexpected(styles.error());
    }
    auto part = package.open_part(name);
    if (!part) {
        return tl::unexpected(part.error());
    }
    DocumentWalk walk(*styles, [&] {
        return read_related(package, *relationships, "numbering", &read_numbering);
    });
    return parse_xml(*part, walk, XmlNames::of_body).map([&] { return walk.finish(findings); });
}

} // namespace

Result<Document>
read_document(const Package& package, Findings& findings)
{
    if (!package.consistent()) {
        findings.push_back({.code = "zip-inconsistent"});
    }
    if (!package.has("_rels/.rels")) {
        return tl::unexpected(explain_no_relationships(package));
    }
    const auto relationships = read_relationships(package, "");
    if (!relationships) {
        return tl::unexpected(relationships.error());
    }
    const auto main_part = find_main_part(package, *relationships);
    if (!main_part) {
        return tl::unexpected(main_part.error());
    }
    auto document = walk_main_part(package, *main_part, findings);
    if (!document) {
        return document;
    }
    auto properties = read_all_properties(package, *relationships);
    if (!properties) {
        return tl::unexpected(properties.error());
    }
    document->title = std::move(properties->title);
    document->producer = std::move(properties->producer);
    document->created = std::move(properties->created);
    document->modified = std::move(properties->modified);
    return document;
}

} // namespace nianbao

#include "tests/support/docx.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace nianbao {

namespace {

struct Related
{
    std::string_view part;
    std::string_view source; // relationship part it is named in
    std::string_view target;
    std::string_view type;
};

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define OPC "http://schemas.openxmlformats.org/package/2006/relationships"

// clang-format off
constexpr std::array related{
    Related{"word/document.xml",  "_rels/.rels",                  "word/document.xml",  OFFICE "officeDocument"},
    Related{"docProps/core.xml",  "_rels/.rels",                  "docProps/core.xml",  OPC "/metadata/core-properties"},
    Related{"docProps/app.xml",   "_rels/.rels",                  "docProps/app.xml",   OFFICE "extended-properties"},
    Related{"word/styles.xml",    "word/_rels/document.xml.rels", "styles.xml",         OFFICE "styles"},
    Related{"word/numbering.xml", "word/_rels/document.xml.rels", "numbering.xml",      OFFICE "numbering"},
};
// clang-format on

bool
holds(const std::vector<TestPart>& parts, std::string_view name)
{
    return std::any_of(
        parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
}

void
put(std::vector<TestPart>& parts, const TestPart& part)
{
    const auto same = std::find_if(
        parts.begin(), parts.end(), [&](const auto& old) { return old.name == part.name; });
    if (same == parts.end()) {
        parts.push_back(part);
    } else {
        *same = part;
    }
}

std::string
relationships(const std::vector<TestPart>& parts, std::string_view source)
{
    std::string xml = "<Relationships xmlns=\"" OPC "\">";
    int id = 0;
    for (const auto& entry : related) {
        if (entry.source == source && holds(parts, entry.part)) {
            xml += "<Relationship Id=\"rId" + std::to_string(++id) + "\" Type=\"";
            xml.append(entry.type).append("\" Target=\"").append(entry.target).append("\"/>");
        }
    }
    return xml + "</Relationships>";
}

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(</Types>)";

} // namespace

std::string
zip_of(const std::vector<TestPart>& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    auto* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& part : parts) {
        auto* bytes = zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0);
        if (zip_file_add(zip, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8) < 0) {
            throw std::logic_error("cannot add " + part.name);
        }
    }
    if (zip == nullptr || zip_close(zip) != 0) {
        throw std::logic_error("cannot write a zip");
    }
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string
document_xml(std::string_view body_fragment)
{
    std::string xml =
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
        "\n"
        R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
        R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
        R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
        R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
        R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
        R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
        R"( xmlns:v="urn:schemas-microsoft-com:vml")"
        R"( mc:Ignorable="w14"><w:body>)";
    return xml.append(body_fragment).append("</w:body></w:document>");
}

std::string
docx(std::string_view body_fragment, const std::vector<TestPart>& further)
{
    std::vector<TestPart> parts{{"[Content_Types].xml", std::string(content_types)},
                                {"_rels/.rels", ""},
                                {"word/document.xml", document_xml(body_fragment)},
                                {"word/_rels/document.xml.rels", ""}};
    for (const auto& part : further) {
        put(parts, part);
    }
    for (auto& part : parts) {
        if (part.bytes.empty() && part.name.ends_with(".rels")) {
            part.bytes = relationships(parts, part.name);
        }
    }
    return zip_of(parts);
}

} // namespace nianbao

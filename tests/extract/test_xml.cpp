#include "extract/xml.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace nianbao;
using namespace std::string_literals;

namespace {

// Writes down what it is told; elements called "skip" are skipped, "stop" is refused.
class Recorder : public XmlHandler
{
public:
    Visit start(const XmlElement& element) override
    {
        const std::string name = element.local_name;
        if (name == "stop") {
            refuse({.code = "stopped"});
        }
        if (name == "skip") {
            return Visit::skip;
        }
        told += "<" + name;
        if (const auto value = element.own("v")) {
            told.append(" own=").append(*value);
        }
        if (const auto value = element.plain("v")) {
            told.append(" plain=").append(*value);
        }
        told += ">";
        return Visit::enter;
    }
    void end() override { told += "</>"; }
    void text(std::string_view piece) override { told += piece; }

    std::string told;
};

struct Parsed
{
    std::string told;
    Failure failure;
};

Parsed
parsed(const std::string& xml)
{
    const auto package = Package::open(zip_of({{"a.xml", xml}}));
    REQUIRE(package.has_value());
    auto part = package->open_part("a.xml");
    Recorder recorder;
    const auto result = parse_xml(*part, recorder);
    return {recorder.told, result ? Failure{} : result.error()};
}

std::string
code_of(const std::string& xml)
{
    return parsed(xml).failure.code;
}

std::string
utf16(std::u16string_view text)
{
    std::string bytes = "\xFF\xFE";
    for (const auto unit : text) {
        bytes += static_cast<char>(unit & 0xFF);
        bytes += static_cast<char>(unit >> 8);
    }
    return bytes;
}

std::string
nested(int depth)
{
    std::string xml;
    for (int i = 0; i < depth; ++i) {
        xml += "<a>";
    }
    for (int i = 0; i < depth; ++i) {
        xml += "</a>";
    }
    return xml;
}

} // namespace

TEST_CASE("elements, attributes and text come in order, skipped ones not at all")
{
    const auto got = parsed("<r v='1'>a<skip>b<x/>c</skip><![CDATA[<d>]]><?pi e?>f<g/></r>");
    CHECK(got.failure.code.empty());
    CHECK(got.told == "<r own=1 plain=1>a<d>f<g></></>");
}

TEST_CASE("an attribute belongs to its namespace, not to its prefix")
{
    CHECK(parsed("<p:a xmlns:p='u' xmlns:q='u' xmlns:o='other' q:v='1' o:v='2'/>").told ==
          "<a own=1></>");
    CHECK(parsed("<a xmlns='u' v='1'/>").told == "<a plain=1></>");
}

TEST_CASE("wordml names are known in both namespaces whatever the prefix")
{
    CHECK(tag_of("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "p") == Tag::p);
    CHECK(tag_of("http://purl.oclc.org/ooxml/wordprocessingml/main", "vMerge") == Tag::v_merge);
    CHECK(tag_of("http://purl.oclc.org/ooxml/drawingml/main", "p") == Tag::other);
    CHECK(tag_of("", "p") == Tag::other);
}

TEST_CASE("a DTD of any kind is refused before it says anything")
{
    CHECK(code_of("<!DOCTYPE r><r/>") == "doctype-not-allowed");
    CHECK(code_of("<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><r>&b;</r>") ==
          "doctype-not-allowed");
    CHECK(code_of("<!DOCTYPE r SYSTEM 'file:///dev/zero'><r/>") == "doctype-not-allowed");
    CHECK(parsed("<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://x/'> %p;]><r/>").told.empty());
}

TEST_CASE("what is not well-formed fails with part and line")
{
    const auto failure = parsed("<r>\n\n<a></b>\n</r>").failure;
    CHECK(failure.code == "malformed-xml");
    CHECK(failure.part == "a.xml");
    CHECK(failure.line == 3);
    for (const auto* xml : {"<r>&nbsp;</r>",
                            "<r>&#xD800;</r>",
                            "<r>&#1;</r>",
                            "<r>\x01</r>",
                            "<r",
                            "<r></r><s/>",
                            "<r></r>text",
                            "<p:r/>",
                            "<r a='1' a='2'/>",
                            "<r><a></r>",
                            " <?xml version='1.0'?><r/>",
                            "no xml"}) {
        CAPTURE(xml);
        CHECK(code_of(xml) == "malformed-xml");
    }
    CHECK(code_of("") == "malformed-xml");
    CHECK(code_of("<r/>\0"s) == "malformed-xml");
    CHECK(code_of("<r/>\0<more/>"s) == "malformed-xml");
}

TEST_CASE("bytes that are not UTF-8 fail and are never mended")
{
    for (const auto* text : {"\xB9\xAB\xBF\xAA", "\xC0\x80", "\xE8\xA1", "\xED\xA0\x80", "\xFF"}) {
        CAPTURE(text);
        CHECK(code_of("<r>"s + text + "</r>") == "malformed-xml");
        CHECK(code_of("<r a='"s + text + "'/>") == "malformed-xml");
    }
}

TEST_CASE("parts in UTF-16, with a mark or declared GBK give the right characters")
{
    CHECK(parsed(utf16(u"<?xml version='1.0' encoding='UTF-16'?><r>公开</r>")).told ==
          "<r>公开</>");
    CHECK(parsed(utf16(u"<r>公开</r>")).told == "<r>公开</>");
    CHECK(parsed("\xEF\xBB\xBF<r>公开</r>").told == "<r>公开</>");
    CHECK(parsed("<?xml version='1.0' encoding='GBK'?><r>\xB9\xAB\xBF\xAA</r>").told ==
          "<r>公开</>");
}

TEST_CASE("an encoding that contradicts the bytes fails")
{
    CHECK(code_of("<?xml version='1.0' encoding='UTF-16'?><r/>") == "malformed-xml");
    CHECK(code_of(utf16(u"<?xml version='1.0' encoding='UTF-8'?><r/>")) == "malformed-xml");
    CHECK(code_of("\xEF\xBB\xBF<?xml version='1.0' encoding='GBK'?><r/>") == "malformed-xml");
    CHECK(code_of("<?xml version='1.0' encoding='no-such'?><r/>") == "malformed-xml");
}

TEST_CASE("elements nest up to the ceiling and no deeper")
{
    CHECK(code_of(nested(512)).empty());
    const auto failure = parsed(nested(513)).failure;
    CHECK(failure == Failure{"xml-too-deep", {std::int64_t{512}}, "a.xml", 1});
    CHECK(code_of("<skip>" + nested(512) + "</skip>") == "xml-too-deep");
    CHECK(code_of(nested(100'000)) == "xml-too-deep");
}

TEST_CASE("a handler that refuses stops the parse where it is")
{
    const auto got = parsed("<r>\n<stop/>later<a/></r>");
    CHECK(got.failure == Failure{"stopped", {}, "a.xml", 2});
    CHECK(got.told == "<r>\n<stop>");
}

TEST_CASE("a wrong CRC is told before the malformed XML it may have caused")
{
    const auto code_with_wrong_crc = [](const std::string& body) {
        auto bytes = zip_of({{"a.xml", body}});
        const auto crc = bytes.substr(14, 4); // of the local header, and again in the directory
        for (auto at = bytes.find(crc); at != std::string::npos; at = bytes.find(crc, at)) {
            bytes.replace(at, crc.size(), "\x01\x02\x03\x04");
        }
        const auto package = Package::open(bytes);
        Recorder recorder;
        return package->open_part("a.xml")
            .and_then([&](PartStream part) { return parse_xml(part, recorder); })
            .error()
            .code;
    };
    CHECK(code_with_wrong_crc("<r>text>/r>") == "damaged-zip");
    const std::string enough_to_be_streamed(400'000, ' ');
    CHECK(code_with_wrong_crc("<r>text>/r>" + enough_to_be_streamed) == "damaged-zip");
}

TEST_CASE("the parser is as good as new after a failure and after many names")
{
    std::string names = "<r>";
    for (int i = 0; i < 40'000; ++i) {
        names += "<n" + std::to_string(i) + "/>";
    }
    CHECK(code_of(names + "</r>").empty());
    CHECK(code_of("<r><a></r>") == "malformed-xml");
    CHECK(parsed("<r v='1'/>").told == "<r own=1 plain=1></>");
}

TEST_CASE("a large part is read in pieces")
{
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "公开";
    }
    const auto got = parsed("<r>" + text + "</r>");
    CHECK(got.failure.code.empty());
    CHECK(got.told == "<r>" + text + "</>");
}

#include "extract/relationships.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

std::string
relationship(const std::string& id, const std::string& type, const std::string& target_and_more)
{
    return "<Relationship Id='" + id + "' Type='" + type + "' Target=" + target_and_more + "/>";
}

std::string
relationships(const std::string& inner)
{
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" +
           inner + "</Relationships>";
}

std::vector<std::string>
targets(const std::string& source, const std::vector<std::string>& written)
{
    std::string inner;
    for (const auto& target : written) {
        inner += relationship("r", "t", "'" + target + "'");
    }
    const auto folder = source.substr(0, source.rfind('/') + 1);
    const auto name = folder + "_rels/" + source.substr(folder.size()) + ".rels";
    const auto package = Package::open(zip_of({{name, relationships(inner)}}));
    std::vector<std::string> found;
    const auto all = read_relationships(*package, source);
    for (const auto& entry : *all) {
        found.push_back(entry.target);
    }
    return found;
}

std::string
main_part(const std::string& inner)
{
    const auto package = Package::open(
        zip_of({{"_rels/.rels", relationships(inner)}, {"a/Main.xml", ""}, {"b.xml", ""}}));
    const auto found = read_relationships(*package, "").and_then([&](const auto& all) {
        return find_main_part(*package, all);
    });
    return found ? *found : found.error().code;
}

} // namespace

TEST_CASE("targets are resolved against the folder of the part that names them")
{
    CHECK(targets("word/document.xml",
                  {"styles.xml", "./a/./b.xml", "../docProps/c.xml", "/d.xml", "../../../e.xml"}) ==
          std::vector<std::string>{
              "word/styles.xml", "word/a/b.xml", "docProps/c.xml", "d.xml", "e.xml"});
    CHECK(targets("", {"word/document.xml", "/x.xml"}) ==
          std::vector<std::string>{"word/document.xml", "x.xml"});
    CHECK(targets("", {"%E8%A1%A8.xml", "a%2", "a\\b.xml", "c.xml#d"}) ==
          std::vector<std::string>{"表.xml", "a%2", "a/b.xml", "c.xml"});
}

TEST_CASE("an external target is kept as written and marked")
{
    const auto package = Package::open(zip_of(
        {{"_rels/.rels",
          relationships(relationship("r1", "t", "'http://x/../y' TargetMode='External'"))}}));
    CHECK(read_relationships(*package, "") ==
          std::vector<Relationship>{
              {.id = "r1", .type = "t", .target = "http://x/../y", .external = true}});
}

TEST_CASE("a part without relationships has none")
{
    const auto package = Package::open(zip_of({{"a.xml", "<a/>"}}));
    CHECK(read_relationships(*package, "a.xml").value().empty());
}

TEST_CASE("the main part is the one the package calls its document")
{
    CHECK(main_part(relationship("r1", office + "officeDocument", "'a/Main.xml'")) == "a/Main.xml");
    CHECK(main_part(relationship("r1", strict + "officeDocument", "'/b.xml'")) == "b.xml");
    CHECK(main_part(relationship("r1", office + "image", "'b.xml'")) == "no-main-part");
    CHECK(main_part("") == "no-main-part");
    CHECK(main_part(relationship("r1", office + "officeDocument", "'c.xml'")) == "part-missing");
    CHECK(main_part(relationship(
              "r1", office + "officeDocument", "'b.xml' TargetMode='External'")) == "no-main-part");
}

TEST_CASE("two documents in one package are ambiguous, one named twice is not")
{
    const auto first = relationship("r1", office + "officeDocument", "'a/Main.xml'");
    CHECK(main_part(first + relationship("r2", office + "officeDocument", "'b.xml'")) ==
          "ambiguous-package");
    CHECK(main_part(first + relationship("r2", strict + "officeDocument", "'/a/main.xml'")) ==
          "a/main.xml");
}

TEST_CASE("related parts are found by what they are, transitional or strict")
{
    const std::vector<Relationship> all{{.type = office + "theme", .target = "t.xml"},
                                        {.type = strict + "styles", .target = "s.xml"},
                                        {.type = office + "styles", .target = "u.xml"}};
    CHECK(find_related(all, "styles") == "s.xml");
    CHECK(find_related(all, "numbering").empty());
}

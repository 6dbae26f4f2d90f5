// Any bytes as a document's main part: what is read is well-formed by another parser's judgement,
// no table of it made up.

#include "extract/document_reader.hpp"
#include "extract/xml.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/zip_parts.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>

namespace {

using namespace nianbao;

struct FreeTree
{
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
};
using Tree = std::unique_ptr<xmlDoc, FreeTree>;

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(</Types>)";
constexpr std::string_view relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(</Relationships>)";

Tree
parse(std::string_view xml)
{
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                            XML_PARSE_HUGE | XML_PARSE_COMPACT;
    return Tree(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "main", nullptr, options));
}

// In document order; nothing where the tree ends.
const xmlNode*
next_of(const xmlNode* node)
{
    if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node != nullptr && node->next == nullptr) {
        node = node->parent;
    }
    return node != nullptr ? node->next : nullptr;
}

bool
is_called(const xmlNode* node, std::string_view name)
{
    return node != nullptr && node->type == XML_ELEMENT_NODE &&
           name == reinterpret_cast<const char*>(node->name);
}

std::size_t
count_tables(const xmlNode* root)
{
    std::size_t count = 0;
    for (const auto* node = root; node != nullptr; node = next_of(node)) {
        count += is_called(node, "tbl") ? 1 : 0;
    }
    return count;
}

std::size_t
tables_of(const Document& document)
{
    std::size_t count = 0;
    for (const auto& block : document.blocks) {
        count += std::holds_alternative<Table>(block) ? 1 : 0;
    }
    return count;
}

} // namespace

extern "C" int
LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    prepare_xml();
    static_cast<void>(official_codec());
    return 0;
}

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string xml(reinterpret_cast<const char*>(data), size);
    const auto package = Package::open(pack({{"[Content_Types].xml", std::string(types)},
                                             {"_rels/.rels", std::string(relationships)},
                                             {"word/document.xml", xml}},
                                            Packing::stored));
    demand(package.has_value(), "a sound package opens");
    if (!judge_reading(*package)) {
        return 0;
    }
    const auto tree = parse(xml);
    demand(tree != nullptr, "what is read is well-formed");
    demand(tree->intSubset == nullptr, "and has no document type");
    const auto* root = xmlDocGetRootElement(tree.get());
    demand(is_called(root, "document") && root->ns != nullptr, "its root is a document");
    Findings findings;
    const auto document = read_document(*package, findings);
    demand(document.has_value(), "what was read once is read again");
    demand(tables_of(*document) <= count_tables(root), "no table is made up");
    return 0;
}

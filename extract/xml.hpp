#pragma once

#include "extract/finding.hpp"
#include "extract/package.hpp"
#include "extract/wordml.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace nianbao {

// Elements deeper than this are refused; a table in a cell costs about four.
inline constexpr std::uint32_t max_xml_depth = 512;

// Styles, lists and relationships of one part; real documents stay far below.
inline constexpr std::size_t max_definitions = 65'536;

// An element that opens. Everything it gives is valid only during the call.
struct XmlElement
{
    Tag tag = Tag::other;
    const char* local_name = nullptr;
    const char* namespace_uri = nullptr;        // nullptr: none
    const unsigned char** attributes = nullptr; // five pointers each, as SAX2 has them
    int attribute_count = 0;
    void* parser = nullptr;

    // An attribute of the element's own namespace: w:val of w:pStyle, whatever the prefix.
    [[nodiscard]] std::optional<std::string_view> own(std::string_view name) const;
    // An attribute of no namespace: Target of Relationship.
    [[nodiscard]] std::optional<std::string_view> plain(std::string_view name) const;
    // An attribute of a namespace of its own: mc:Ignorable of w:document.
    [[nodiscard]] std::optional<std::string_view> qualified(std::string_view uri,
                                                            std::string_view name) const;
    // r:id, transitional or strict: the relationship the element stands for; empty where none.
    [[nodiscard]] std::string_view relationship_id() const;
    [[nodiscard]] bool preserves_space() const;
    // The URI a prefix stands for here; empty when it is not declared.
    [[nodiscard]] std::string_view namespace_of(std::string_view prefix) const;
    // Whether we know all that mc:Choice/@Requires names.
    [[nodiscard]] bool is_understood_choice() const;
};

enum class Visit : std::uint8_t { enter, skip };

// Takes the elements of one part as they come. A skipped element, its text and all it holds are
// not told of again, nor is its end.
class XmlHandler
{
public:
    XmlHandler() = default;
    // Of a part whose root element must be this one; any other ends the parsing with `wrong-root`.
    explicit XmlHandler(Tag root) : root_(root) {}
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;

    virtual Visit start(const XmlElement& element) = 0;
    virtual void end() {} // of the element entered last
    virtual void text(std::string_view /*piece*/) {}

    [[nodiscard]] std::optional<Failure>& refusal() { return refusal_; }
    [[nodiscard]] bool takes_root(Tag tag) const { return root_ == Tag::other || root_ == tag; }

protected:
    // Ends the parsing; part and line are filled in.
    void refuse(Failure failure)
    {
        if (!refusal_) {
            refusal_ = std::move(failure);
        }
    }

    // Keeps what small elements of strangers cost in memory within bounds.
    void count_definition()
    {
        if (++definitions_ > max_definitions) {
            refuse({.code = "too-many-definitions", .arguments = {std::int64_t{max_definitions}}});
        }
    }

private:
    Tag root_ = Tag::other; // other: any
    std::optional<Failure> refusal_;
    std::size_t definitions_ = 0;
};

// libxml2 looks names up fast only while its dictionary holds few, so the body has one of its own.
enum class XmlNames : std::uint8_t { of_body, of_other_parts };

// Sets libxml2 up; once, before any thread parses.
void prepare_xml();

// Parses a part in pieces, on a context that the thread keeps: no DTD, no entities but the five, no
// network, no recovery. Succeeds only when the part is well-formed with its namespaces to the
// last byte, and the zip's size and CRC are right.
[[nodiscard]] Result<void>
parse_xml(PartStream& part, XmlHandler& handler, XmlNames names = XmlNames::of_other_parts);

} // namespace nianbao

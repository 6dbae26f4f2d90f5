#include "extract/document_reader.hpp"

#include "extract/content_types.hpp"
#include "extract/document_properties.hpp"
#include "extract/document_walk.hpp"
#include "extract/numbering.hpp"
#include "extract/part_name.hpp"
#include "extract/relationships.hpp"
#include "extract/styles.hpp"
#include "extract/xml.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace nianbao {

namespace {

// A related part read by `read`, or the value of a document that has none. The text does not hang
// on it, so one that is named and not there is a finding.
template<typename Read>
std::invoke_result_t<Read, PartStream&>
read_related(const Package& package,
             const Relationships& relationships,
             std::string_view kind,
             Read read,
             Findings& findings)
{
    using Value = typename std::invoke_result_t<Read, PartStream&>::value_type;
    const auto name = find_related(relationships, kind);
    if (name.empty()) {
        return Value();
    }
    if (!package.has(name)) {
        findings.push_back({.code = "part-missing", .arguments = {short_name(name)}});
        return Value();
    }
    return package.open_part(name).and_then([&](PartStream part) { return read(part); });
}

using SharedStyles = std::shared_ptr<const Styles>;

// The styles that the thread met last: an office's reports come from one template and share them.
class StylesMemory
{
public:
    [[nodiscard]] SharedStyles find(const PartSeal& seal) const
    {
        const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
            return kept.styles && kept.seal == seal;
        });
        return found == kept_.end() ? nullptr : found->styles;
    }

    void keep(const PartSeal& seal, SharedStyles styles)
    {
        if (seal.packed.size() > largest) {
            return;
        }
        auto& kept = kept_[next_++ % kept_.size()];
        kept.packed = seal.packed;
        kept.seal = seal;
        kept.seal.packed = kept.packed;
        kept.styles = std::move(styles);
    }

private:
    static constexpr std::size_t largest = 64U << 10U; // packed; Word's are a tenth of it

    struct Kept
    {
        std::string packed; // what the seal points to
        PartSeal seal;
        SharedStyles styles;
    };

    std::array<Kept, 4> kept_{};
    std::size_t next_ = 0;
};

Result<SharedStyles>
read_document_styles(const Package& package, const Relationships& relationships, Findings& findings)
{
    thread_local StylesMemory memory;
    const auto seal = package.seal(find_related(relationships, "styles"));
    auto styles = seal ? memory.find(*seal) : nullptr;
    if (styles) {
        return styles;
    }
    return read_related(package, relationships, "styles", &read_styles, findings)
        .map([&](Styles&& read) {
            styles = std::make_shared<const Styles>(std::move(read));
            if (seal) {
                memory.keep(*seal, styles);
            }
            return styles;
        });
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
read_all_properties(const Package& package, const Relationships& relationships, Findings& findings)
{
    DocumentProperties all;
    // the strict namespace spells the second one in its own way
    for (const auto* kind : {"core-properties", "extended-properties", "extendedProperties"}) {
        auto found = read_related(package, relationships, kind, &read_properties, findings);
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

// A workbook has styles, too: what the package is comes before what is wrong with its parts.
Failure
explain_foreign_styles(const Package& package, std::string_view main_part, Failure of_styles)
{
    const Styles none;
    const Relationships unrelated;
    DocumentWalk walk(none, unrelated, [] { return Result<Numbering>(); });
    auto walked = package.open_part(main_part).and_then(
        [&](PartStream part) { return parse_xml(part, walk, XmlNames::of_body); });
    const auto code = walked ? "" : walked.error().code;
    const bool is_other = code == "not-wordprocessing" || code == "wrong-root";
    return is_other ? std::move(walked.error()) : std::move(of_styles);
}

Result<Document>
walk_main_part(const Package& package, std::string_view name, Findings& findings)
{
    const auto relationships = read_relationships(package, name);
    if (!relationships) {
        return tl::unexpected(relationships.error());
    }
    const auto styles = read_document_styles(package, *relationships, findings);
    if (!styles && styles.error().code == "wrong-root") {
        return tl::unexpected(explain_foreign_styles(package, name, styles.error()));
    }
    if (!styles) {
        return tl::unexpected(styles.error());
    }
    auto part = package.open_part(name);
    if (!part) {
        return tl::unexpected(part.error());
    }
    DocumentWalk walk(**styles, *relationships, [&] {
        const auto read = [&](PartStream& list_part) {
            return read_numbering(list_part, **styles);
        };
        return read_related(package, *relationships, "numbering", read, findings);
    });
    return parse_xml(*part, walk, XmlNames::of_body).map([&] { return walk.finish(findings); });
}

// Files in the file, by Word's folder for them; nothing here opens one.
void
list_embedded(const Package& package, Findings& findings)
{
    std::string first;
    std::int64_t count = 0;
    for (const auto& name : package.names()) {
        if (fold_part_name(name).find("/embeddings/") != std::string::npos) {
            first = ++count == 1 ? short_name(name) : first;
        }
    }
    if (count > 0) {
        findings.push_back({.code = "embedded-files", .arguments = {count, first}});
    }
}

} // namespace

Result<Document>
read_document(const Package& package, Findings& findings)
{
    if (!package.consistent()) {
        findings.push_back({.code = "zip-inconsistent"});
    }
    if (auto checked = check_content_types(package); !checked) {
        return tl::unexpected(checked.error());
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
    auto properties = read_all_properties(package, *relationships, findings);
    if (!properties) {
        return tl::unexpected(properties.error());
    }
    list_embedded(package, findings);
    document->title = std::move(properties->title);
    document->producer = std::move(properties->producer);
    document->created = std::move(properties->created);
    document->modified = std::move(properties->modified);
    return document;
}

} // namespace nianbao

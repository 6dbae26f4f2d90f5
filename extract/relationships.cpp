#include "extract/relationships.hpp"

#include "extract/part_name.hpp"
#include "extract/wordml.hpp"
#include "extract/xml.hpp"

#include <algorithm>

namespace nianbao {

namespace {

std::string
percent_decoded(std::string_view text)
{
    const auto digit = [](char c) {
        constexpr std::string_view digits = "0123456789abcdef";
        return digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() &&
                           digit(text[i + 1]) != std::string_view::npos &&
                           digit(text[i + 2]) != std::string_view::npos;
        if (coded) {
            decoded += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i] == '\\' ? '/' : text[i];
        }
    }
    return decoded;
}

std::string_view
folder_of(std::string_view part)
{
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

// "../a/./b" seen from "word/document.xml" is "a/b". Nothing leads out of the package.
std::string
resolved(std::string_view source_part, std::string_view target)
{
    auto path = percent_decoded(target.substr(0, target.find('#')));
    if (!path.starts_with('/')) {
        path.insert(0, folder_of(source_part));
    }
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        const auto step = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(rest.size(), step.size() + 1));
        if (step == ".." && !steps.empty()) {
            steps.pop_back();
        } else if (!step.empty() && step != "." && step != "..") {
            steps.push_back(step);
        }
    }
    std::string part;
    for (const auto step : steps) {
        part.append(part.empty() ? "" : "/").append(step);
    }
    return part;
}

class RelationshipsHandler : public XmlHandler
{
public:
    explicit RelationshipsHandler(std::string_view source_part)
        : XmlHandler(Tag::relationships), source_part_(source_part)
    {
    }

    Visit start(const XmlElement& element) override
    {
        if (element.tag != Tag::relationship) {
            return Visit::enter;
        }
        count_definition();
        const auto target = element.plain("Target").value_or("");
        const bool external = element.plain("TargetMode").value_or("") == "External";
        found_.push_back({.id = std::string(element.plain("Id").value_or("")),
                          .type = std::string(element.plain("Type").value_or("")),
                          .target = external ? std::string(target) : resolved(source_part_, target),
                          .external = external});
        return Visit::skip;
    }

    Relationships take() { return std::move(found_); }

private:
    std::string_view source_part_;
    Relationships found_;
};

} // namespace

Result<Relationships>
read_relationships(const Package& package, std::string_view source_part)
{
    const auto folder = folder_of(source_part);
    std::string name(folder);
    name.append("_rels/").append(source_part.substr(folder.size())).append(".rels");
    if (!package.has(name)) {
        return Relationships();
    }
    auto part = package.open_part(name);
    if (!part) {
        return tl::unexpected(part.error());
    }
    RelationshipsHandler handler(source_part);
    if (auto parsed = parse_xml(*part, handler); !parsed) {
        return tl::unexpected(parsed.error());
    }
    return handler.take();
}

Result<std::string>
find_main_part(const Package& package, const Relationships& relationships)
{
    std::string found;
    for (const auto& relationship : relationships) {
        if (relationship.external || office_relationship(relationship.type) != "officeDocument") {
            continue;
        }
        if (!found.empty() && fold_part_name(found) != fold_part_name(relationship.target)) {
            return fail("ambiguous-package", {short_name(relationship.target)});
        }
        found = relationship.target;
    }
    if (found.empty()) {
        return fail("no-main-part");
    }
    if (!package.has(found)) {
        return fail("part-missing", {short_name(found)});
    }
    return found;
}

std::string_view
find_related(const Relationships& relationships, std::string_view kind)
{
    const auto found =
        std::find_if(relationships.begin(), relationships.end(), [&](const auto& relationship) {
            return !relationship.external && office_relationship(relationship.type) == kind;
        });
    return found == relationships.end() ? std::string_view() : std::string_view(found->target);
}

} // namespace nianbao

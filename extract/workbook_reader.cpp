#include "extract/workbook_reader.hpp"

#include "extract/content_types.hpp"
#include "extract/part_name.hpp"
#include "extract/relationships.hpp"
#include "extract/sheet_rows.hpp"
#include "extract/xml.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

struct Sheet
{
    std::string name;
    std::string part;
};

// The sheets in the order of xl/workbook.xml, with the relationships they go by.
class SheetsHandler : public XmlHandler
{
public:
    Visit start(const XmlElement& element) override
    {
        const std::string_view name = element.local_name;
        const bool is_ours = is_spreadsheet(element.namespace_uri);
        if (depth_ == 0 && !(is_ours && name == "workbook")) {
            refuse({.code = "not-a-workbook"});
        }
        if (!is_ours) {
            return Visit::skip;
        }
        if (name == "sheet") {
            count_definition();
            sheets_.push_back({std::string(element.plain("name").value_or("")),
                               std::string(element.relationship_id())});
        }
        ++depth_;
        return Visit::enter;
    }

    void end() override { --depth_; }

    // Their parts are relationship ids as yet.
    std::vector<Sheet> take() { return std::move(sheets_); }

private:
    std::vector<Sheet> sheets_;
    int depth_ = 0;
};

// The parts of the sheets that are sheets of cells, and not of a chart.
Result<std::vector<Sheet>>
list_sheets(const Package& package, const std::string& main, const Relationships& relationships)
{
    auto stream = package.open_part(main);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    SheetsHandler handler;
    if (auto parsed = parse_xml(*stream, handler); !parsed) {
        return tl::unexpected(parsed.error());
    }
    std::vector<Sheet> sheets;
    for (auto& sheet : handler.take()) {
        const auto found =
            std::find_if(relationships.begin(), relationships.end(), [&](const auto& one) {
                return one.id == sheet.part && !one.external;
            });
        if (found == relationships.end()) {
            return fail("part-missing", {short_name(sheet.part)}, short_name(main));
        }
        if (office_relationship(found->type) == "worksheet") {
            sheets.push_back({std::move(sheet.name), found->target});
        }
    }
    return sheets;
}

// False where it has not the headings.
Result<bool>
read_sheet(const Package& package,
           const Sheet& sheet,
           std::span<const WantedColumn> columns,
           const SharedStrings& strings,
           const TakeSheetRow& take)
{
    auto stream = package.open_part(sheet.part);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    return read_sheet_rows(*stream, sheet.name, columns, strings, take);
}

} // namespace

Result<std::vector<std::string>>
read_workbook(const Package& package,
              std::span<const WantedColumn> columns,
              const TakeSheetRow& take)
{
    if (auto checked = check_content_types(package); !checked) {
        return tl::unexpected(checked.error());
    }
    const auto main = read_relationships(package, "").and_then([&](const Relationships& all) {
        return find_main_part(package, all);
    });
    const auto relationships =
        main.and_then([&](const std::string& part) { return read_relationships(package, part); });
    if (!relationships) {
        return tl::unexpected(relationships.error());
    }
    const auto sheets = list_sheets(package, *main, *relationships);
    const auto strings = sheets.and_then([&](const auto&) {
        return read_shared_strings(package, find_related(*relationships, "sharedStrings"));
    });
    if (!strings) {
        return tl::unexpected(strings.error());
    }
    std::vector<std::string> others;
    for (const auto& sheet : *sheets) {
        const auto has_headings = read_sheet(package, sheet, columns, *strings, take);
        if (!has_headings) {
            return tl::unexpected(has_headings.error());
        }
        if (!*has_headings) {
            others.push_back(sheet.name);
        }
    }
    return others;
}

} // namespace nianbao

#include "batch/workbook_work.hpp"

#include "batch/notes_codec.hpp"
#include "export/workbook_layout.hpp"
#include "extract/workbook_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <new>
#include <optional>

namespace nianbao {

namespace {

// A sheet of a million findings is larger than any document; it is read as a stream.
constexpr Limits workbook_limits{.part_bytes = std::uint64_t{1} << 30U,
                                 .all_parts_bytes = std::uint64_t{2} << 30U};

// What NoteRow takes of a sheet, in its order.
enum class Field : std::uint8_t { id, status, remark, digest, body, year, text };

std::vector<WantedColumn>
wanted_columns()
{
    const auto wanted = [](const SheetWords& heading, WantedColumn::Need need) {
        return WantedColumn{{heading.zh, heading.en}, need};
    };
    constexpr auto optional = WantedColumn::Need::optional;
    return {wanted(finding_id_heading, WantedColumn::Need::required),
            wanted(status_heading, optional),
            wanted(remark_heading, optional),
            wanted(digest_heading, optional),
            wanted(body_heading, optional),
            wanted(year_heading, optional),
            wanted(message_heading, optional)};
}

// The rows of the sheets that hold notes.
class NoteRows
{
public:
    void take(std::string_view sheet, const std::vector<bool>& has, SheetRow found)
    {
        const bool has_status = has[static_cast<std::size_t>(Field::status)];
        const bool has_remark = has[static_cast<std::size_t>(Field::remark)];
        if (!has_status && !has_remark) {
            return;
        }
        if (!has_status || !has_remark) { // what is not there was not emptied
            const auto& heading = has_status ? remark_heading : status_heading;
            trouble_ = Failure{"workbook-column", {std::string(sheet), std::string(heading.zh)}};
            return;
        }
        auto row = row_of(found.fields);
        if (may_be_changed(row) || !row.status.empty() || !row.remark.empty()) {
            rows_.push_back(std::move(row));
        }
    }

    // `others` are the sheets that have no finding_id.
    Result<std::vector<NoteRow>> finish(const std::vector<std::string>& others)
    {
        const auto lost = std::find_if(others.begin(), others.end(), is_for_notes);
        if (lost != others.end()) {
            trouble_ = Failure{"workbook-column", {*lost, std::string(finding_id_heading.zh)}};
        }
        if (trouble_) {
            return tl::unexpected(*std::move(trouble_));
        }
        return std::move(rows_);
    }

private:
    static NoteRow row_of(std::vector<std::string>& fields)
    {
        const auto field = [&](Field which) {
            return std::move(fields[static_cast<std::size_t>(which)]);
        };
        return {.id = field(Field::id),
                .status = field(Field::status),
                .remark = field(Field::remark),
                .digest = field(Field::digest),
                .body = field(Field::body),
                .year = field(Field::year),
                .text = field(Field::text)};
    }

    static bool is_for_notes(const std::string& sheet)
    {
        const auto name = std::string_view(sheet).substr(0, sheet.rfind(" (")); // 问题清单 (2)
        constexpr std::array sheets{findings_sheet, gone_sheet};
        return std::any_of(sheets.begin(), sheets.end(), [&](const SheetWords& one) {
            return name == one.zh || name == one.en;
        });
    }

    std::vector<NoteRow> rows_;
    std::optional<Failure> trouble_;
};

Result<std::vector<NoteRow>>
read_notes(std::string bytes)
{
    const auto columns = wanted_columns();
    NoteRows rows;
    const auto take = [&](std::string_view sheet, const std::vector<bool>& has, SheetRow row) {
        rows.take(sheet, has, std::move(row));
    };
    return Package::open(std::move(bytes), workbook_limits)
        .and_then([&](const Package& package) { return read_workbook(package, columns, take); })
        .and_then([&](const auto& others) { return rows.finish(others); });
}

} // namespace

Work
workbook_work()
{
    return [](std::string bytes) {
        try {
            return encode_note_rows(read_notes(std::move(bytes)));
        } catch (const std::bad_alloc&) {
            throw;                              // the worker's business
        } catch (const std::exception& error) { // one bad workbook costs that workbook alone
            return encode_note_rows(fail("internal", {std::string(error.what())}));
        }
    };
}

} // namespace nianbao

#include "normalize/csv_file.hpp"

#include "normalize/edit_distance.hpp"
#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CloseConverter
{
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Where `text` stops being UTF-8; its size where it does not.
std::size_t
end_of_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        if (next_character(text, at).code_point < 0) {
            return before;
        }
    }
    return text.size();
}

std::optional<std::string>
from_gb18030(std::string_view bytes)
{
    auto status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("GB18030", &status));
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    std::string text;
    const auto* at = bytes.data();
    const auto* end = at + bytes.size();
    while (at < end) {
        const auto c = ucnv_getNextUChar(converter.get(), &at, end, &status);
        if (U_FAILURE(status)) {
            return std::nullopt;
        }
        append_character(text, c);
    }
    return text;
}

Result<std::string>
decode(std::string_view bytes, std::string_view name)
{
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    const auto good = end_of_utf8(bytes);
    if (good == bytes.size()) {
        return std::string(bytes);
    }
    if (auto text = from_gb18030(bytes)) {
        return std::move(*text);
    }
    const auto lines = std::count(bytes.begin(), bytes.begin() + static_cast<long>(good), '\n');
    return fail("csv-encoding", {}, std::string(name), static_cast<std::uint32_t>(lines + 1));
}

// Reads records one by one; a quoted field may hold commas, quotes (doubled) and line ends.
class CsvReader
{
public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    // Nothing where a quote is not closed; `line` is then its record's.
    std::optional<CsvRecord> next()
    {
        CsvRecord record{.line = line_};
        for (auto goes_on = true; goes_on;) {
            auto field = is_at('"') ? quoted() : plain();
            if (!field) {
                return std::nullopt;
            }
            record.fields.push_back(std::move(*field));
            goes_on = is_at(',');
            at_ += goes_on ? 1 : 0;
        }
        skip_line_end();
        return record;
    }
    [[nodiscard]] std::uint32_t line() const { return line_; }

private:
    [[nodiscard]] bool is_at(char c) const { return !at_end() && text_[at_] == c; }

    std::optional<std::string> plain()
    {
        const auto end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        const auto field = trim(text_.substr(at_, end - at_));
        at_ = end;
        return std::string(field);
    }

    std::optional<std::string> quoted()
    {
        std::string field;
        std::uint32_t lines = 0;
        for (++at_; !at_end(); ++at_) {
            if (is_at('"')) {
                ++at_;
                if (!is_at('"')) {
                    line_ += lines;
                    return ends_field() ? std::optional(std::string(trim(field))) : std::nullopt;
                }
            }
            lines += is_at('\n') ? 1 : 0;
            field += text_[at_];
        }
        return std::nullopt;
    }

    [[nodiscard]] bool ends_field() const
    {
        return at_end() || is_at(',') || is_at('\r') || is_at('\n');
    }

    void skip_line_end()
    {
        at_ += is_at('\r') ? 1 : 0;
        at_ += is_at('\n') ? 1 : 0;
        ++line_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

bool
is_blank_record(const CsvRecord& record)
{
    return std::all_of(record.fields.begin(), record.fields.end(), [](const auto& field) {
        return field.empty();
    });
}

Result<std::vector<CsvRecord>>
read_records(std::string_view text, std::string_view name)
{
    std::vector<CsvRecord> records;
    CsvReader reader(text);
    while (!reader.at_end()) {
        auto record = reader.next();
        if (!record) {
            return fail("csv-quote", {}, std::string(name), reader.line());
        }
        if (!is_blank_record(*record)) {
            records.push_back(std::move(*record));
        }
    }
    return records;
}

std::string
header_of(std::span<const CsvColumn> columns)
{
    std::string header;
    for (const auto& column : columns) {
        header += header.empty() ? "" : ",";
        header += column.name;
    }
    return header;
}

// For each column asked for, where it stands in the file.
Result<std::vector<std::size_t>>
places_of(const CsvRecord& header, std::string_view name, std::span<const CsvColumn> columns)
{
    std::vector<std::size_t> places;
    std::vector<std::string_view> known;
    for (const auto& column : columns) {
        const auto found = std::find(header.fields.begin(), header.fields.end(), column.name);
        if (found == header.fields.end() && column.need == CsvColumn::Need::required) {
            return fail("csv-header",
                        {header_of(columns), std::string(column.name)},
                        std::string(name),
                        header.line);
        }
        places.push_back(static_cast<std::size_t>(found - header.fields.begin()));
        known.push_back(column.name);
    }
    for (const auto& field : header.fields) {
        if (std::find(known.begin(), known.end(), field) == known.end()) {
            return fail("csv-column",
                        {field, std::string(nearest(field, known))},
                        std::string(name),
                        header.line);
        }
    }
    return places;
}

// The fields of a record in the order of the columns asked for.
Result<std::vector<std::string>>
fields_in_order(const CsvRecord& record,
                std::span<const std::size_t> places,
                std::span<const CsvColumn> columns,
                std::string_view name)
{
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        fields.push_back(places[i] < record.fields.size() ? record.fields[places[i]]
                                                          : std::string());
        if (fields.back().empty() && columns[i].need == CsvColumn::Need::required) {
            return fail(
                "csv-empty", {std::string(columns[i].name)}, std::string(name), record.line);
        }
    }
    return fields;
}

// Each record as long as the first, which ends with its last name; what is not empty stays.
void
even_out(std::vector<CsvRecord>& records)
{
    auto& names = records.front().fields;
    while (names.size() > 1 && names.back().empty()) {
        names.pop_back();
    }
    for (auto& record : records) {
        auto& fields = record.fields;
        while (fields.size() > names.size() && fields.back().empty()) {
            fields.pop_back();
        }
        fields.resize(std::max(fields.size(), names.size()));
    }
}

// The records behind the header.
Result<std::vector<CsvRecord>>
rows_under(std::span<CsvRecord> records, std::string_view name, std::span<const CsvColumn> columns)
{
    const auto& header = records.front();
    const auto places = places_of(header, name, columns);
    if (!places) {
        return tl::unexpected(places.error());
    }
    std::vector<CsvRecord> rows;
    for (const auto& record : records.subspan(1)) {
        if (record.fields.size() != header.fields.size()) {
            return fail("csv-fields",
                        {static_cast<std::int64_t>(record.fields.size()),
                         static_cast<std::int64_t>(header.fields.size())},
                        std::string(name),
                        record.line);
        }
        auto fields = fields_in_order(record, *places, columns, name);
        if (!fields) {
            return tl::unexpected(std::move(fields.error()));
        }
        rows.push_back({record.line, std::move(*fields)});
    }
    return rows;
}

} // namespace

Result<std::vector<CsvRecord>>
parse_csv_file(std::string_view bytes,
               std::string_view name,
               std::span<const CsvColumn> columns,
               CsvLines lines)
{
    const auto text = decode(bytes, name);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto records = read_records(*text, name);
    if (!records) {
        return records;
    }
    if (records->empty()) {
        return fail("csv-header",
                    {header_of(columns), std::string(columns.front().name)},
                    std::string(name),
                    1);
    }
    if (lines == CsvLines::open_ended) {
        even_out(*records);
    }
    return rows_under(*records, name, columns);
}

std::optional<int>
csv_year(std::string_view field, int otherwise)
{
    constexpr std::size_t digits_of_a_year = 4;
    if (field.empty()) {
        return otherwise;
    }
    const auto digits = field.substr(0, std::min(field.find('-'), field.size()));
    int year = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, year);
    const bool is_year = error == std::errc() && rest == end && digits.size() == digits_of_a_year;
    return is_year ? std::optional(year) : std::nullopt;
}

} // namespace nianbao

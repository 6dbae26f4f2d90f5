#include "extract/sheet_rows.hpp"

#include "extract/part_name.hpp"
#include "extract/xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint32_t max_rows = 1'048'576; // of the format
constexpr std::uint32_t max_columns = 16'384;
constexpr std::uint32_t max_heading_rows = 20; // a title may stand above the headings
// Ends the reading of a sheet, and is told to nobody.
constexpr std::string_view no_headings = "no-headings";

Failure
malformed(std::string what)
{
    return {.code = "malformed-xml", .arguments = {std::move(what)}};
}

template<typename Number>
std::optional<Number>
number_of(std::string_view text)
{
    Number number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

// 1-based column of a reference such as AB12.
std::optional<std::uint32_t>
column_of(std::string_view reference)
{
    std::uint32_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::uint32_t>(reference[letters++] - 'A' + 1);
        if (column > max_columns) {
            return std::nullopt;
        }
    }
    const auto row = number_of<std::uint32_t>(reference.substr(letters));
    const bool good = letters > 0 && row && *row > 0 && *row <= max_rows;
    return good ? std::optional(column) : std::nullopt;
}

// The cells of one row as they come; then headings, or fields below them.
class SheetHandler : public XmlHandler
{
public:
    SheetHandler(std::string_view sheet,
                 std::span<const WantedColumn> columns,
                 const SharedStrings& strings,
                 const TakeSheetRow& take)
        : sheet_(sheet), columns_(columns), strings_(strings), take_(take)
    {
    }

    Visit start(const XmlElement& element) override
    {
        const std::string_view name = element.local_name;
        const bool is_ours = is_spreadsheet(element.namespace_uri);
        if (open_.empty() && !(is_ours && name == "worksheet")) {
            refuse({.code = "not-a-workbook"});
        }
        const auto kind = kind_of(name);
        if (!is_ours || kind == Kind::left_out) {
            return Visit::skip;
        }
        if (kind == Kind::row) {
            start_row(element);
        } else if (kind == Kind::cell) {
            start_cell(element);
        }
        open_.push_back(kind);
        return Visit::enter;
    }

    void end() override
    {
        const auto kind = open_.back();
        open_.pop_back();
        if (kind == Kind::cell) {
            end_cell();
        } else if (kind == Kind::row) {
            end_row();
        }
    }

    void text(std::string_view piece) override
    {
        if (!open_.empty() && open_.back() == Kind::value && is_wanted()) {
            count(piece.size());
            value_ += piece;
        }
    }

    [[nodiscard]] bool has_headings() const { return !places_.empty(); }

private:
    enum class Kind : std::uint8_t { other, row, cell, value, left_out };

    static Kind kind_of(std::string_view name)
    {
        // clang-format off
        static constexpr std::array kinds{
            std::pair{std::string_view("c"),   Kind::cell},
            std::pair{std::string_view("row"), Kind::row},
            std::pair{std::string_view("v"),   Kind::value},
            std::pair{std::string_view("t"),   Kind::value},
            std::pair{std::string_view("f"),   Kind::left_out}, // what it came to is in v
            std::pair{std::string_view("rPh"), Kind::left_out}, // phonetic guide
        };
        // clang-format on
        const auto* found = std::find_if(
            kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == name; });
        return found == kinds.end() ? Kind::other : found->second;
    }

    void start_row(const XmlElement& element)
    {
        const auto written = element.plain("r");
        const auto number = written ? number_of<std::uint32_t>(*written) : row_ + 1;
        row_ = number.value_or(0);
        if (row_ == 0 || row_ > max_rows) {
            refuse(malformed("row " + short_name(written.value_or(""))));
        }
        column_ = 0;
        cells_.clear();
    }

    void start_cell(const XmlElement& element)
    {
        const auto written = element.plain("r");
        const auto column = written ? column_of(*written) : column_ + 1;
        column_ = column.value_or(0);
        if (column_ == 0 || column_ > max_columns) {
            refuse(malformed("cell " + short_name(written.value_or(""))));
        }
        const auto type = element.plain("t").value_or("n");
        is_shared_ = type == "s";
        is_escaped_ = type == "inlineStr" || type == "str";
        is_truth_ = type == "b";
        value_.clear();
    }

    [[nodiscard]] bool is_wanted() const { return places_.empty() || places_.contains(column_); }

    void end_cell()
    {
        if (value_.empty() || !is_wanted()) {
            return;
        }
        auto text = text_of_cell();
        if (!text) {
            refuse(malformed("string " + short_name(value_)));
        } else if (!cells_.try_emplace(column_, *std::move(text)).second) {
            refuse(malformed("a cell twice"));
        }
    }

    std::optional<std::string> text_of_cell()
    {
        if (is_shared_) {
            const auto index = number_of<std::size_t>(value_);
            const auto shared = index ? strings_.at(*index) : std::nullopt;
            if (!shared) {
                return std::nullopt;
            }
            count(shared->size());
            return std::string(*shared);
        }
        if (is_truth_) {
            return value_ == "0" ? "FALSE" : "TRUE";
        }
        return is_escaped_ ? without_escapes(value_) : value_;
    }

    void count(std::size_t bytes)
    {
        bytes_ += bytes;
        if (bytes_ > max_workbook_text) {
            refuse({.code = "too-much-text", .arguments = {std::int64_t{max_workbook_text}}});
        }
    }

    void end_row()
    {
        bytes_ = places_.empty() ? bytes_ : 0; // what was taken is the taker's to count
        if (!places_.empty()) {
            give_row();
        } else if (!find_headings() && ++rows_ >= max_heading_rows) {
            refuse({.code = std::string(no_headings)});
        }
    }

    void give_row()
    {
        if (cells_.empty()) {
            return;
        }
        SheetRow row{.row = row_, .fields = std::vector<std::string>(columns_.size())};
        for (auto& [column, text] : cells_) {
            row.fields[places_.at(column)] = std::move(text);
        }
        take_(sheet_, has_, std::move(row));
    }

    bool find_headings()
    {
        std::map<std::uint32_t, std::size_t> places;
        std::vector<bool> has(columns_.size(), false);
        for (const auto& [column, text] : cells_) {
            const auto wanted = wanted_by(text);
            if (wanted && !has[*wanted]) { // the first of that name
                has[*wanted] = true;
                places.emplace(column, *wanted);
            }
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].need == WantedColumn::Need::required && !has[i]) {
                return false;
            }
        }
        places_ = std::move(places);
        has_ = std::move(has);
        return true;
    }

    [[nodiscard]] std::optional<std::size_t> wanted_by(std::string_view heading) const
    {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto& known = columns_[i].headings;
            if (std::find(known.begin(), known.end(), heading) != known.end()) {
                return i;
            }
        }
        return std::nullopt;
    }

    std::string_view sheet_;
    std::span<const WantedColumn> columns_;
    const SharedStrings& strings_;
    const TakeSheetRow& take_;
    std::vector<Kind> open_;
    std::map<std::uint32_t, std::size_t>
        places_; // column -> which of those wanted; empty: none yet
    std::vector<bool> has_;
    std::map<std::uint32_t, std::string> cells_; // of the row, by column
    std::string value_;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::uint32_t rows_ = 0; // met before the headings
    std::uint64_t bytes_ = 0;
    bool is_shared_ = false;
    bool is_escaped_ = false;
    bool is_truth_ = false;
};

} // namespace

Result<bool>
read_sheet_rows(PartStream& part,
                std::string_view sheet,
                std::span<const WantedColumn> columns,
                const SharedStrings& strings,
                const TakeSheetRow& take)
{
    SheetHandler handler(sheet, columns, strings, take);
    const auto parsed = parse_xml(part, handler);
    if (!parsed && parsed.error().code != no_headings) {
        return tl::unexpected(parsed.error());
    }
    return handler.has_headings();
}

} // namespace nianbao

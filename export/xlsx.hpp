#pragma once

#include "export/commit.hpp"
#include "normalize/decimal.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// An .xlsx on its way: sheets written row by row, text always as text, numbers as numbers. Several
// sheets may be written side by side. Rows and columns count from 0.

enum class Look : std::uint8_t {
    plain,
    wrapped,
    centred,
    title,
    heading,
    small_heading,
    input, // may be written in where the sheet is protected
    number,
    tally, // a number beside words
    year,
    percent,
    id,
    link,
};

enum class Tint : std::uint8_t { none, good, partly, warning, error, missing, muted };

struct CellStyle
{
    Look look = Look::plain;
    Tint tint = Tint::none;
};

// A cell that begins so is tinted, wherever it is sorted to.
struct TintRule
{
    std::string begins;
    Tint tint = Tint::none;
};

struct SheetColumn
{
    double most = 40; // characters wide; it is as wide as its widest text, but no wider
    double least = 6; // nor narrower
    bool is_hidden = false;
    std::vector<TintRule> tints{};
    std::vector<std::string> choices{}; // offered to whoever writes in it
};

class XlsxSheet;

// What frames the rows of a sheet.
struct SheetFrame
{
    std::vector<SheetColumn> columns{};
    std::function<void(XlsxSheet&)> header{}; // writes it; again in every further sheet
    std::uint32_t header_rows = 1;
    std::uint32_t frozen_columns = 0;
    bool has_filter = true;
    bool is_protected = false;    // without password, but for cells of Look::input
    bool hides_first_row = false; // of the header
    bool hides_empty = false;     // the whole sheet, where it has no rows
};

// How often something could not be written as it is.
struct XlsxLimits
{
    std::uint64_t cut_texts = 0;    // longer than a cell holds
    std::uint64_t text_numbers = 0; // of more digits than a number keeps
    std::uint64_t plain_links = 0;  // beyond the links of a sheet
    std::uint64_t further_sheets = 0;
};

struct XlsxState;

// Of the library that writes them.
[[nodiscard]] std::string xlsx_library_version();

// Rows of one kind. Where they fill a sheet they go on in a further one, under the same header.
class XlsxSheet
{
public:
    static constexpr std::uint32_t max_rows = 1'048'576;
    static constexpr std::uint32_t max_columns = 16'384;
    static constexpr std::uint32_t max_links = 65'530;

    XlsxSheet(XlsxState& state, std::string name);

    // Before the first row.
    void begin(SheetFrame frame);

    // Makes the next row the one that cells go to, each once, in any order.
    void next_row();

    void text(std::uint32_t column, std::string_view text, CellStyle style = {});
    // As text where no number keeps all its digits.
    void number(std::uint32_t column, const Decimal& value, Tint tint = Tint::none);
    void count(std::uint32_t column, std::uint64_t value, CellStyle style = {Look::number});
    void share(std::uint32_t column, double share);
    // `url` is relative and percent-encoded. Where there is none, or no more fit, it is text.
    void link(std::uint32_t column, const std::string& url, std::string_view text);
    void link_to(std::uint32_t column, const XlsxSheet& sheet);
    // One text over several columns of this row.
    void spread(std::uint32_t first, std::uint32_t last, std::string_view text, CellStyle style);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; } // without headers

    // For want of rows.
    [[nodiscard]] bool is_hidden() const { return frame_.hides_empty && rows_ == 0; }

    // To be called once all rows are there.
    void end();

private:
    void open();
    void end_row();
    void close();
    void close_column(std::uint32_t column);
    void widen(std::uint32_t column, std::string_view text);
    void put_text(std::uint32_t column, const std::string& shown, CellStyle style);
    void heighten(double columns, std::string_view text);

    XlsxState& state_;
    std::string wanted_;
    std::string name_;
    SheetFrame frame_{};
    std::vector<double> widths_{};
    void* sheet_ = nullptr; // of libxlsxwriter
    std::uint32_t next_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t links_ = 0;
    std::uint64_t rows_ = 0;
    std::size_t lines_ = 1; // of the row's highest cell
};

// The workbook itself. Nothing is in its place before the staged file is.
class XlsxFile
{
public:
    // Its temporary files are beside `target`. Fails with write-failed.
    [[nodiscard]] static Result<XlsxFile> create(const std::filesystem::path& target);

    XlsxFile(XlsxFile&&) noexcept;
    XlsxFile& operator=(XlsxFile&&) noexcept;
    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;
    ~XlsxFile();

    // At the end of those there are. What no name can hold is replaced, and no name is there twice.
    [[nodiscard]] XlsxSheet& add_sheet(std::string_view name);

    [[nodiscard]] const XlsxLimits& limits() const;
    // What failed so far.
    [[nodiscard]] Result<void> check() const;
    // Fails with write-failed, whatever call it was that did.
    [[nodiscard]] Result<StagedProduct> finish();

private:
    explicit XlsxFile(std::unique_ptr<XlsxState> state);

    std::unique_ptr<XlsxState> state_;
};

} // namespace nianbao

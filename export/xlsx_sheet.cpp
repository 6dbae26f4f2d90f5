#include "export/workbook_layout.hpp"
#include "export/xlsx_state.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace nianbao {

namespace {

constexpr std::uint64_t exact_below = 1'000'000'000'000'000; // 15 digits, as spreadsheets keep
constexpr std::size_t longest_url = 2'000;                   // of the 2,079 bytes Excel takes
constexpr int paper_a4 = 9;
constexpr std::size_t columns_of_a_page = 20;     // more are not squeezed into its width
constexpr double padding = 2;                     // characters, for the mark of the filter
constexpr std::uint16_t scale_of_wide_pages = 60; // percent
constexpr double line_height = 16.5;              // points
constexpr std::size_t most_lines = 12;            // of one row

// How many columns of a spreadsheet a text takes: two for what is wide.
double
width_of(std::string_view line)
{
    double width = 0;
    each_character(
        line, [&](const Character& character) { width += character.bytes.size() > 2 ? 2 : 1; });
    return width;
}

double
widest_line(std::string_view text)
{
    double widest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        widest = std::max(widest, width_of(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

// How many lines a text takes where it is wrapped.
std::size_t
lines_of(std::string_view text, double columns)
{
    std::size_t lines = 0;
    do {
        const auto end = std::min(text.find('\n'), text.size());
        const auto width = std::max(width_of(text.substr(0, end)), 1.0);
        lines += static_cast<std::size_t>(std::ceil(width / columns));
        text.remove_prefix(std::min(end + 1, text.size()));
    } while (!text.empty() && lines < most_lines);
    return std::min(lines, most_lines);
}

bool
is_wrapped(Look look)
{
    return look == Look::wrapped || look == Look::input || look == Look::heading;
}

double
as_double(const Decimal& value)
{
    return static_cast<double>(value.unscaled) / std::pow(10.0, value.scale); // both exact
}

// Whether the number that libxlsxwriter writes, with 16 digits, is this one.
bool
is_kept(const Decimal& value)
{
    const auto size = value.unscaled < 0 ? -value.unscaled : value.unscaled;
    if (static_cast<std::uint64_t>(size) >= exact_below) {
        return false;
    }
    if (value.scale == 0) {
        return true;
    }
    std::array<char, 32> written{};
    const auto number = as_double(value);
    std::snprintf(written.data(), written.size(), "%.16G", number);
    return std::strtod(written.data(), nullptr) == number;
}

lxw_worksheet*
worksheet(void* sheet)
{
    return static_cast<lxw_worksheet*>(sheet);
}

lxw_col_t
narrow(std::uint32_t column)
{
    return static_cast<lxw_col_t>(column);
}

// Over the rows of a column.
struct Span
{
    lxw_row_t first;
    lxw_row_t last;
    lxw_col_t column;
};

lxw_error
add_choices(lxw_worksheet* sheet, const Span& rows, const std::vector<std::string>& choices)
{
    std::vector<const char*> list;
    list.reserve(choices.size() + 1);
    for (const auto& choice : choices) {
        list.push_back(choice.c_str());
    }
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = const_cast<char**>(list.data()); // it only reads them
    return worksheet_data_validation_range(
        sheet, rows.first, rows.column, rows.last, rows.column, &validation);
}

lxw_error
add_tint(lxw_worksheet* sheet, const Span& rows, const TintRule& rule, lxw_format* format)
{
    lxw_conditional_format condition{};
    condition.type = LXW_CONDITIONAL_TYPE_TEXT;
    condition.criteria = LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH;
    condition.value_string = const_cast<char*>(rule.begins.c_str()); // it only reads it
    condition.format = format;
    return worksheet_conditional_format_range(
        sheet, rows.first, rows.column, rows.last, rows.column, &condition);
}

void
set_up_page(lxw_worksheet* sheet, const SheetFrame& frame)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, paper_a4);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
    if (frame.header_rows > 0) {
        worksheet_repeat_rows(sheet, 0, frame.header_rows - 1);
    }
    if (frame.columns.size() <= columns_of_a_page) {
        worksheet_fit_to_pages(sheet, 1, 0);
        return;
    }
    worksheet_set_print_scale(sheet, scale_of_wide_pages);
    if (frame.frozen_columns > 0) {
        worksheet_repeat_columns(sheet, 0, narrow(frame.frozen_columns - 1));
    }
}

} // namespace

XlsxSheet::XlsxSheet(XlsxState& state, std::string name)
    : state_(state), wanted_(std::move(name)), name_(state.names.next(wanted_)),
      sheet_(state.add(name_))
{
}

void
XlsxSheet::begin(SheetFrame frame)
{
    frame_ = std::move(frame);
    widths_.resize(frame_.columns.size());
    open();
}

void
XlsxSheet::open()
{
    next_ = 0;
    links_ = 0;
    if (frame_.header) {
        frame_.header(*this);
    }
    next_ = std::max(next_, frame_.header_rows);
}

void
XlsxSheet::next_row()
{
    if (next_ == max_rows) {
        close();
        ++state_.limits.further_sheets;
        name_ = state_.names.next(wanted_);
        sheet_ = state_.add(name_);
        open();
    }
    end_row();
    row_ = next_++;
    rows_ += row_ >= frame_.header_rows ? 1 : 0;
    lines_ = 1;
}

// A row's height goes with its cells: spreadsheet programs do not all work it out by themselves.
void
XlsxSheet::end_row()
{
    const bool is_hidden = row_ == 0 && frame_.hides_first_row;
    if (sheet_ == nullptr || next_ == 0 || (lines_ == 1 && !is_hidden)) {
        return;
    }
    lxw_row_col_options options{};
    options.hidden = is_hidden ? LXW_TRUE : LXW_FALSE;
    const auto height = line_height * static_cast<double>(lines_);
    state_.keep(worksheet_set_row_opt(worksheet(sheet_), row_, height, nullptr, &options));
}

void
XlsxSheet::heighten(double columns, std::string_view text)
{
    lines_ = std::max(lines_, lines_of(text, columns));
}

void
XlsxSheet::widen(std::uint32_t column, std::string_view text)
{
    if (column < widths_.size() && widths_[column] < frame_.columns[column].most) {
        widths_[column] = std::max(widths_[column], widest_line(text) + padding);
    }
}

void
XlsxSheet::put_text(std::uint32_t column, const std::string& shown, CellStyle style)
{
    if (sheet_ != nullptr) {
        state_.keep(worksheet_write_string(
            worksheet(sheet_), row_, narrow(column), shown.c_str(), state_.format(style)));
    }
}

void
XlsxSheet::text(std::uint32_t column, std::string_view text, CellStyle style)
{
    state_.limits.cut_texts += fits_cell(text) ? 0 : 1;
    const auto shown = cell_text(text);
    widen(column, shown);
    if (style.look == Look::title) {
        lines_ = std::max<std::size_t>(lines_, 2); // its letters are that large
    }
    if (is_wrapped(style.look) && column < frame_.columns.size()) {
        heighten(frame_.columns[column].most, shown);
    }
    put_text(column, shown, style);
}

void
XlsxSheet::number(std::uint32_t column, const Decimal& value, Tint tint)
{
    if (!is_kept(value)) {
        ++state_.limits.text_numbers;
        text(column, to_string(value), {Look::plain, tint});
        return;
    }
    if (sheet_ != nullptr) {
        state_.keep(worksheet_write_number(worksheet(sheet_),
                                           row_,
                                           narrow(column),
                                           as_double(value),
                                           state_.format({Look::number, tint}, value.scale)));
    }
}

void
XlsxSheet::count(std::uint32_t column, std::uint64_t value, CellStyle style)
{
    if (sheet_ != nullptr) {
        state_.keep(worksheet_write_number(worksheet(sheet_),
                                           row_,
                                           narrow(column),
                                           static_cast<double>(value),
                                           state_.format(style)));
    }
}

void
XlsxSheet::share(std::uint32_t column, double share)
{
    if (sheet_ != nullptr) {
        state_.keep(worksheet_write_number(
            worksheet(sheet_), row_, narrow(column), share, state_.format({Look::percent})));
    }
}

void
XlsxSheet::link(std::uint32_t column, const std::string& url, std::string_view text)
{
    if (url.empty() || url.size() > longest_url || links_ == max_links || sheet_ == nullptr) {
        state_.limits.plain_links += url.empty() ? 0 : 1;
        this->text(column, text);
        return;
    }
    ++links_;
    const auto shown = cell_text(text);
    widen(column, shown);
    if (column < frame_.columns.size()) {
        heighten(frame_.columns[column].most, shown);
    }
    state_.keep(worksheet_write_url_opt(worksheet(sheet_),
                                        row_,
                                        narrow(column),
                                        url.c_str(),
                                        state_.format({Look::link}),
                                        shown.c_str(),
                                        nullptr));
}

void
XlsxSheet::link_to(std::uint32_t column, const XlsxSheet& sheet)
{
    std::string quoted;
    for (const char c : sheet.name()) {
        quoted += c == '\'' ? "''" : std::string(1, c);
    }
    link(column, "internal:'" + quoted + "'!A1", sheet.name());
}

void
XlsxSheet::spread(std::uint32_t first, std::uint32_t last, std::string_view text, CellStyle style)
{
    if (first == last || sheet_ == nullptr) {
        this->text(first, text, style);
        return;
    }
    double columns = 0;
    for (auto column = first; column <= last; ++column) {
        columns += frame_.columns[column].most;
    }
    if (is_wrapped(style.look)) {
        heighten(columns, text);
    }
    state_.keep(worksheet_merge_range(worksheet(sheet_),
                                      row_,
                                      narrow(first),
                                      row_,
                                      narrow(last),
                                      cell_text(text).c_str(),
                                      state_.format(style)));
}

void
XlsxSheet::close_column(std::uint32_t column)
{
    const auto& frame = frame_.columns[column];
    auto* sheet = worksheet(sheet_);
    const auto width = std::clamp(widths_[column], frame.least, frame.most);
    lxw_row_col_options options{};
    options.hidden = frame.is_hidden ? LXW_TRUE : LXW_FALSE;
    auto* format = frame_.is_protected ? state_.format({Look::plain}) : nullptr; // of empty cells
    state_.keep(
        worksheet_set_column_opt(sheet, narrow(column), narrow(column), width, format, &options));
    if (next_ <= frame_.header_rows) {
        return; // no rows
    }
    const Span rows{frame_.header_rows, next_ - 1, narrow(column)};
    for (const auto& rule : frame.tints) {
        state_.keep(add_tint(sheet, rows, rule, state_.tint(rule.tint)));
    }
    if (!frame.choices.empty()) {
        state_.keep(add_choices(sheet, rows, frame.choices));
    }
}

// What frames the rows is written behind them, when their number and widths are known.
void
XlsxSheet::close()
{
    auto* sheet = worksheet(sheet_);
    if (sheet == nullptr || frame_.columns.empty()) {
        return;
    }
    end_row();
    const auto columns = static_cast<std::uint32_t>(frame_.columns.size());
    for (std::uint32_t i = 0; i < columns; ++i) {
        close_column(i);
    }
    if (frame_.header_rows > 0) {
        worksheet_freeze_panes(sheet, frame_.header_rows, narrow(frame_.frozen_columns));
    }
    if (frame_.has_filter) {
        const auto last = std::max(next_, frame_.header_rows + 1) - 1;
        state_.keep(
            worksheet_autofilter(sheet, frame_.header_rows - 1, 0, last, narrow(columns - 1)));
    }
    set_up_page(sheet, frame_);
    if (is_hidden()) {
        worksheet_hide(sheet);
    }
    if (frame_.is_protected) {
        lxw_protection allowed{};
        allowed.format_columns = allowed.format_rows = LXW_TRUE;
        allowed.sort = allowed.autofilter = LXW_TRUE;
        worksheet_protect(sheet, nullptr, &allowed);
    }
}

void
XlsxSheet::end()
{
    close();
    sheet_ = nullptr;
}

} // namespace nianbao

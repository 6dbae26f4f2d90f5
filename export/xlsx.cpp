#include "export/xlsx.hpp"

#include "export/xlsx_state.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <utility>

namespace nianbao {

namespace {

constexpr std::time_t created = 946'684'800; // 2000-01-01: equal runs give equal bytes
// It prints what failed; we return it.
class QuietLibrary
{
public:
    QuietLibrary() : quiet_(::fopencookie(nullptr, "w", {nullptr, nullptr, nullptr, nullptr}))
    {
        if (quiet_ != nullptr) {
            std::swap(quiet_, stderr);
        }
    }
    QuietLibrary(const QuietLibrary&) = delete;
    QuietLibrary& operator=(const QuietLibrary&) = delete;
    ~QuietLibrary()
    {
        if (quiet_ != nullptr) {
            const int error = errno;
            std::swap(quiet_, stderr);
            std::fclose(quiet_);
            errno = error;
        }
    }

private:
    FILE* quiet_;
};

struct TintColours
{
    Tint tint;
    lxw_color_t background;
    lxw_color_t text;
};

constexpr std::array tint_colours{
    TintColours{Tint::good, 0xDDF0DD, 0x1E5B2A},
    TintColours{Tint::partly, 0xEDF6E4, 0x3F5B1E},
    TintColours{Tint::warning, 0xFFEFC2, 0x6B4A00},
    TintColours{Tint::error, 0xF8D0CC, 0x8A1510},
    TintColours{Tint::missing, 0xE3D7F0, 0x4B2A70},
    TintColours{Tint::muted, 0xECECEC, 0x5A5A5A},
};

void
colour(lxw_format* format, Tint tint)
{
    const auto found = std::find_if(tint_colours.begin(), tint_colours.end(), [&](const auto& one) {
        return one.tint == tint;
    });
    if (found != tint_colours.end()) {
        format_set_bg_color(format, found->background);
        format_set_font_color(format, found->text);
    }
    if (tint == Tint::error) {
        format_set_bold(format);
    }
}

void
wrap_text(lxw_format* format)
{
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

void
head(lxw_format* format)
{
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(format, 0xDCE6F1);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xA6B4C4);
}

// "#,##0.00"
std::string
number_format(std::uint8_t scale)
{
    return scale == 0 ? "#,##0" : "#,##0." + std::string(scale, '0');
}

void
shape(lxw_format* format, Look look, std::uint8_t scale)
{
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look != Look::id) {
        format_set_unlocked(format); // what is protected is only what must not change
    }
    switch (look) {
    case Look::wrapped:
    case Look::input:
        wrap_text(format);
        if (look == Look::input) {
            format_set_num_format(format, "@"); // what is typed stays as typed: no date, no formula
            format_set_bg_color(format, 0xFFFDF0);
            format_set_border(format, LXW_BORDER_HAIR);
        }
        break;
    case Look::centred:
        format_set_align(format, LXW_ALIGN_CENTER);
        break;
    case Look::title:
        format_set_bold(format);
        format_set_font_size(format, 16);
        break;
    case Look::heading:
        head(format);
        break;
    case Look::small_heading:
    case Look::id:
        format_set_font_size(format, 8);
        format_set_font_color(format, 0x7F7F7F);
        break;
    case Look::number:
        format_set_num_format(format, number_format(scale).c_str());
        break;
    case Look::tally:
        format_set_num_format(format, number_format(0).c_str());
        format_set_align(format, LXW_ALIGN_LEFT);
        break;
    case Look::percent:
        format_set_num_format(format, "0.0%");
        break;
    case Look::link:
        wrap_text(format);
        format_set_font_color(format, 0x0B5394);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        break;
    case Look::year:
    case Look::plain:
        break;
    }
}

} // namespace

std::string
xlsx_library_version()
{
    return lxw_version();
}

XlsxState::~XlsxState()
{
    if (book != nullptr) { // there is no other way to let go of it and its files
        static_cast<void>(close());
    }
}

lxw_format*
XlsxState::format(CellStyle style, std::uint8_t scale)
{
    auto& format = formats[{style.look, style.tint, scale}];
    if (format == nullptr) {
        format = workbook_add_format(book);
        shape(format, style.look, scale);
        colour(format, style.tint);
    }
    return format;
}

lxw_format*
XlsxState::tint(Tint tint)
{
    auto& format = tints[tint];
    if (format == nullptr) {
        format = workbook_add_format(book);
        colour(format, tint);
    }
    return format;
}

lxw_worksheet*
XlsxState::add(const std::string& name)
{
    const UseSpool use(spool);
    const QuietLibrary quiet;
    auto* sheet = workbook_add_worksheet(book, name.c_str());
    keep(sheet == nullptr ? LXW_ERROR_CREATING_TMPFILE : LXW_NO_ERROR);
    return sheet;
}

int
XlsxState::close()
{
    const UseSpool use(spool);
    const QuietLibrary quiet;
    errno = 0;
    keep(workbook_close(std::exchange(book, nullptr)));
    const int cause = errno != 0 ? errno : EIO;
    spool.close_rest();
    if (spool.error() != 0) {
        return spool.error();
    }
    return error != LXW_NO_ERROR ? cause : 0;
}

XlsxFile::XlsxFile(std::unique_ptr<XlsxState> state) : state_(std::move(state))
{
}
XlsxFile::XlsxFile(XlsxFile&&) noexcept = default;
XlsxFile& XlsxFile::operator=(XlsxFile&&) noexcept = default;
XlsxFile::~XlsxFile() = default;

Result<XlsxFile>
XlsxFile::create(const std::filesystem::path& target)
{
    auto staged = StagedFile::create(target);
    if (!staged) {
        return tl::unexpected(staged.error());
    }
    auto state = std::make_unique<XlsxState>(target, *std::move(staged));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    state->book = workbook_new_opt(state->staged.path().c_str(), &options);
    if (state->book == nullptr) {
        return write_failed(target, ENOMEM);
    }
    lxw_doc_properties properties{};
    properties.created = created;
    state->keep(workbook_set_properties(state->book, &properties));
    return XlsxFile(std::move(state));
}

XlsxSheet&
XlsxFile::add_sheet(std::string_view name)
{
    state_->sheets.push_back(std::make_unique<XlsxSheet>(*state_, std::string(name)));
    return *state_->sheets.back();
}

const XlsxLimits&
XlsxFile::limits() const
{
    return state_->limits;
}

Result<void>
XlsxFile::check() const
{
    if (state_->spool.error() != 0) {
        return write_failed(state_->target, state_->spool.error());
    }
    return state_->error == LXW_NO_ERROR ? Result<void>() : write_failed(state_->target, EIO);
}

Result<StagedProduct>
XlsxFile::finish()
{
    for (auto& sheet : state_->sheets) {
        sheet->end();
    }
    if (const int error = state_->close(); error != 0) {
        return write_failed(state_->target, error);
    }
    auto& staged = state_->staged;
    return staged.adopt().and_then([&] { return staged.finish(); }).map([&](FileFacts facts) {
        return StagedProduct{
            state_->target.filename().string(), std::move(staged), std::move(facts)};
    });
}

} // namespace nianbao

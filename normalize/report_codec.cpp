#include "normalize/report_codec.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <functional>
#include <limits>
#include <type_traits>

namespace nianbao {

namespace {

constexpr std::string_view damaged = "report-damaged";

enum class Kind : std::uint8_t { report, failure };

// A field whose value is mostly that of the same field one element before.
enum class Repeated : std::uint8_t { form, unit, code, count };

template<typename Enum>
constexpr Enum last_of = Enum{};
template<>
constexpr auto last_of<Kind> = Kind::failure;
template<>
constexpr auto last_of<Severity> = Severity::error;
template<>
constexpr auto last_of<Reading> = Reading::text;
template<>
constexpr auto last_of<Match> = Match::aligned;
template<>
constexpr auto last_of<CheckState> = CheckState::not_assessable;

constexpr std::uint8_t most_scale = 18;
constexpr std::size_t most_elements = 4'000'000; // of one list: twice the cells a document may have

// Numbers are LEB128, signed ones in zigzag; texts and lists begin with their size.
class Writer
{
public:
    explicit Writer(std::string& bytes, const ReportCodec& cells) : bytes_(bytes), cells_(cells) {}

    template<typename... Values>
    void operator()(const Values&... values)
    {
        (put(values), ...);
    }

    void again(Repeated field, const std::string& text)
    {
        auto& last = last_[static_cast<std::size_t>(field)];
        const bool same = last == text;
        put(same);
        if (!same) {
            put(text);
            last = text;
        }
    }

    void raw(const std::string& text) { put(text); }

private:
    template<std::unsigned_integral Number>
    void put(Number number)
    {
        std::uint64_t rest = number;
        while (rest > 0x7F) {
            bytes_ += static_cast<char>(0x80U | (rest & 0x7FU));
            rest >>= 7U;
        }
        bytes_ += static_cast<char>(rest);
    }
    void put(std::int64_t number)
    {
        put((static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63));
    }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { put(static_cast<std::underlying_type_t<Enum>>(value)); }
    void put(const std::string& text)
    {
        put(text.size());
        bytes_ += text;
    }
    void put(const FormCell* cell) { put(cells_.number_of(*cell)); }
    void put(const Argument& argument)
    {
        put(argument.index());
        if (const auto* text = std::get_if<std::string>(&argument)) {
            put(*text);
        } else {
            put(std::get<std::int64_t>(argument));
        }
    }
    template<typename Value>
    void put(const std::optional<Value>& value)
    {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }
    template<typename Value>
    void put(const std::vector<Value>& values)
    {
        put(values.size());
        for (const auto& value : values) {
            put(value);
        }
    }
    template<typename Value>
    requires std::is_class_v<Value>
    void put(const Value& value) { fields(*this, value); }

    std::string& bytes_;
    const ReportCodec& cells_;
    std::array<std::string, static_cast<std::size_t>(Repeated::count)> last_;
};

// Reads what a Writer wrote, and nothing else: from the first thing that can't be, all is zero.
class Reader
{
public:
    Reader(std::string_view bytes, const ReportCodec& cells) : rest_(bytes), cells_(cells) {}

    [[nodiscard]] bool is_whole() const { return good_ && rest_.empty(); }

    template<typename... Values>
    void operator()(Values&... values)
    {
        (take(values), ...);
    }

    void again(Repeated field, std::string& text)
    {
        auto& last = last_[static_cast<std::size_t>(field)];
        bool same = false;
        take(same);
        if (!same) {
            take(last);
        }
        text = last;
    }

    // A text that need not be UTF-8, such as the name of a zip's entry.
    void raw(std::string& text)
    {
        const auto size = count();
        text.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }

private:
    void refuse()
    {
        good_ = false;
        rest_ = {};
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        refuse();
        return 0;
    }
    // Of things that take a byte each, at least.
    std::size_t count()
    {
        const auto size = number();
        if (size > rest_.size()) {
            refuse();
            return 0;
        }
        return static_cast<std::size_t>(size);
    }
    std::uint64_t up_to(std::uint64_t most)
    {
        const auto value = number();
        if (value > most) {
            refuse();
            return 0;
        }
        return value;
    }

    template<std::unsigned_integral Number>
    void take(Number& value)
    {
        value = static_cast<Number>(up_to(std::numeric_limits<Number>::max()));
    }
    void take(std::int64_t& value)
    {
        const auto zigzag = number();
        value = static_cast<std::int64_t>((zigzag >> 1U) ^ (0U - (zigzag & 1U)));
    }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void take(Enum& value)
    {
        value = static_cast<Enum>(up_to(static_cast<std::uint64_t>(last_of<Enum>)));
    }
    void take(std::string& text)
    {
        raw(text);
        if (!is_utf8(text)) {
            refuse();
        }
    }
    void take(const FormCell*& cell)
    {
        cell = cells_.cell(number());
        if (cell == nullptr) {
            refuse();
        }
    }
    void take(Argument& argument)
    {
        if (up_to(1) == 0) {
            raw(argument.emplace<std::string>());
        } else {
            take(argument.emplace<std::int64_t>());
        }
    }
    template<typename Value>
    void take(std::optional<Value>& value)
    {
        bool has = false;
        take(has);
        if (has) {
            take(value.emplace());
        }
    }
    template<typename Value>
    void take(std::vector<Value>& values)
    {
        auto left = count();
        if (left > most_elements) {
            refuse();
        }
        for (; left > 0 && good_; --left) {
            take(values.emplace_back());
        }
    }
    template<typename Value>
    requires std::is_class_v<Value>
    void take(Value& value) { fields(*this, value); }

    std::string_view rest_;
    const ReportCodec& cells_;
    bool good_ = true;
    std::array<std::string, static_cast<std::size_t>(Repeated::count)> last_;
};

// Each type's fields, once for both directions: a Writer is given constants, a Reader variables.

template<typename Given, typename Type>
concept Either = std::same_as<std::remove_const_t<Given>, Type>;

void
fields(auto& archive, Either<Place> auto& place)
{
    archive(place.table, place.row, place.column);
}

void
fields(auto& archive, Either<Evidence> auto& evidence)
{
    archive(evidence.place, evidence.text, evidence.file);
}

void
fields(auto& archive, Either<Finding> auto& finding)
{
    archive(finding.code,
            finding.arguments,
            finding.place,
            finding.severity,
            finding.metric,
            finding.applicant,
            finding.item,
            finding.expected,
            finding.actual,
            finding.evidence);
}

void
fields(auto& archive, Either<Failure> auto& failure)
{
    archive(failure.code, failure.arguments);
    archive.raw(failure.part);
    archive(failure.line);
}

void
fields(auto& archive, Either<Candidate> auto& candidate)
{
    archive(candidate.value, candidate.source, candidate.evidence);
}

void
fields(auto& archive, Either<Identity> auto& identity)
{
    archive(identity.title,
            identity.agencies,
            identity.years,
            identity.scopes,
            identity.period,
            identity.signed_on);
}

void
fields(auto& archive, Either<Decimal> auto& value)
{
    archive(value.unscaled, value.scale);
}

void
fields(auto& archive, Either<Observation> auto& seen)
{
    archive(seen.cell);
    archive.again(Repeated::form, seen.form);
    archive(seen.item, seen.open_label, seen.reading, seen.match, seen.value);
    archive.again(Repeated::unit, seen.unit);
    archive(seen.raw, seen.place);
}

void
fields(auto& archive, Either<UnmappedCell> auto& cell)
{
    archive(cell.place, cell.row_label, cell.column_label, cell.raw, cell.bookmark, cell.why);
}

void
fields(auto& archive, Either<Section> auto& section)
{
    archive(section.level, section.number, section.title, section.text, section.characters);
}

void
fields(auto& archive, Either<CheckOutcome> auto& check)
{
    archive.again(Repeated::code, check.code);
    archive(check.metric,
            check.applicant,
            check.item,
            check.state,
            check.left,
            check.right,
            check.cells,
            check.elsewhere);
}

void
fields(auto& archive, Either<ParentCell> auto& parent)
{
    archive(parent.table, parent.row, parent.column);
}

void
fields(auto& archive, Either<SourceCell> auto& cell)
{
    archive(cell.row, cell.column, cell.row_span, cell.column_span, cell.text);
}

void
fields(auto& archive, Either<SourceTable> auto& table)
{
    archive(table.ordinal, table.parent, table.rows, table.columns, table.cells);
}

void
fields(auto& archive, Either<Report> auto& report)
{
    archive(report.identity,
            report.producer,
            report.modified,
            report.form,
            report.observations,
            report.unmapped,
            report.sections,
            report.checks,
            report.findings,
            report.source,
            report.tables,
            report.tables_left);
}

// Whether it lies within `size` slots from the first one on.
bool
lies_within(std::uint32_t first, std::uint32_t span, std::uint32_t size)
{
    return first >= 1 && span >= 1 && first <= size && span <= size - first + 1;
}

bool
is_sound(const SourceTable& table)
{
    return std::all_of(table.cells.begin(), table.cells.end(), [&](const auto& cell) {
        return lies_within(cell.row, cell.row_span, table.rows) &&
               lies_within(cell.column, cell.column_span, table.columns);
    });
}

bool
is_sound(std::span<const SourceTable> tables)
{
    std::size_t cells = 0;
    for (const auto& table : tables) {
        cells += table.cells.size();
        if (cells > most_drawn_cells || !is_sound(table)) {
            return false;
        }
    }
    return true;
}

// What no worker of ours makes, though each field by itself may be.
bool
is_sound(const Report& report)
{
    const auto cells = report.observations.size();
    const bool scaled =
        std::all_of(report.observations.begin(), report.observations.end(), [](const auto& seen) {
            return seen.value.scale <= most_scale;
        });
    return scaled && is_sound(std::span(report.source)) &&
           std::all_of(report.checks.begin(), report.checks.end(), [&](const auto& check) {
               return std::all_of(
                   check.cells.begin(), check.cells.end(), [&](auto cell) { return cell < cells; });
           });
}

} // namespace

ReportCodec::ReportCodec(const FormLibrary& library)
{
    for (const auto& known : library.tables) {
        const auto& cells = known.table->cells;
        tables_.push_back({cells.data(), cells.data() + cells.size(), cells_.size()});
        for (const auto& cell : cells) {
            cells_.push_back(&cell);
        }
    }
    std::sort(tables_.begin(), tables_.end(), [](const auto& a, const auto& b) {
        return std::less<>()(a.first, b.first);
    });
}

std::uint64_t
ReportCodec::number_of(const FormCell& cell) const
{
    const auto after = std::upper_bound(
        tables_.begin(), tables_.end(), &cell, [](const auto* one, const auto& table) {
            return std::less<>()(one, table.first);
        });
    if (after == tables_.begin() || !std::less<>()(&cell, std::prev(after)->end)) {
        return cells_.size(); // of no form of this library
    }
    const auto& table = *std::prev(after);
    return table.number + static_cast<std::uint64_t>(&cell - table.first);
}

const FormCell*
ReportCodec::cell(std::uint64_t number) const
{
    return number < cells_.size() ? cells_[static_cast<std::size_t>(number)] : nullptr;
}

std::string
ReportCodec::encode(const Report& report) const
{
    std::string bytes;
    Writer writer(bytes, *this);
    writer(Kind::report, report);
    return bytes;
}

std::string
ReportCodec::encode(const Failure& failure) const
{
    std::string bytes;
    Writer writer(bytes, *this);
    writer(Kind::failure, failure);
    return bytes;
}

Result<Report>
ReportCodec::decode(std::string_view bytes) const
{
    Reader reader(bytes, *this);
    auto kind = Kind::report;
    reader(kind);
    if (kind == Kind::failure) {
        Failure failure;
        reader(failure);
        const bool is_ours = reader.is_whole() && !failure.code.empty();
        return is_ours ? tl::unexpected(std::move(failure)) : fail(std::string(damaged));
    }
    Report report;
    reader(report);
    if (!reader.is_whole() || !is_sound(report)) {
        return fail(std::string(damaged));
    }
    return report;
}

} // namespace nianbao

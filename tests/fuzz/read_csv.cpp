#include "tests/fuzz/read_csv.hpp"

#include "tests/fuzz/judge.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 11> heads{
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"};

bool
is_head(std::string_view text)
{
    return std::any_of(
        heads.begin(), heads.end(), [&](auto head) { return text.starts_with(head); });
}

// [+-]?[0-9]+(\.[0-9]+)?%?; std::regex would recurse over long ones.
bool
is_number(std::string_view text)
{
    const auto take_digits = [&] {
        const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count > 0;
    };
    text.remove_prefix(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
    if (!take_digits()) {
        return false;
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!take_digits()) {
            return false;
        }
    }
    return text.empty() || text == "%";
}

std::string
take_quoted(std::string_view& rest)
{
    std::string field;
    for (rest.remove_prefix(1);;) {
        const auto quote = rest.find('"');
        demand(quote != std::string_view::npos, "quotes are closed");
        field += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) {
            return field;
        }
        field += '"';
        rest.remove_prefix(1);
    }
}

std::string
take_plain(std::string_view& rest)
{
    const auto end = rest.find_first_of(",\r\n\"");
    demand(end != std::string_view::npos, "the last record is closed");
    demand(rest[end] != '"' && rest[end] != '\n', "what needs quotes has them");
    const std::string field(rest.substr(0, end));
    rest.remove_prefix(end);
    return field;
}

} // namespace

CsvRecords
read_csv(std::string_view text)
{
    CsvRecords records;
    for (auto rest = text; !rest.empty();) {
        auto& record = records.emplace_back();
        for (bool more = true; more;) {
            record.push_back(rest.starts_with('"') ? take_quoted(rest) : take_plain(rest));
            more = rest.starts_with(',');
            demand(more || rest.starts_with("\r\n"), "a field ends in a comma or a line end");
            rest.remove_prefix(more ? 1 : 2);
        }
    }
    return records;
}

std::string_view
as_given(std::string_view field)
{
    const auto bare = field.substr(std::min(field.find_first_not_of('\''), field.size()));
    return bare.size() < field.size() && is_head(bare) ? field.substr(1) : field;
}

bool
may_run(std::string_view field)
{
    return is_head(field) && !is_number(field) && field != "-" && field != "－";
}

} // namespace nianbao

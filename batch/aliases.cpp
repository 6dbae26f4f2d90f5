#include "batch/aliases.hpp"

#include "normalize/csv_file.hpp"
#include "normalize/dates.hpp"

#include <array>
#include <optional>

namespace nianbao {

namespace {

constexpr std::array alias_columns{
    CsvColumn{"old", CsvColumn::Need::required},
    CsvColumn{"new", CsvColumn::Need::required},
};

// Where an old name leads, and the line that says so.
struct NewName
{
    std::string name;
    std::uint32_t line = 0;
};

using NewNames = std::map<std::string, NewName>;

// Nothing where the names go round in a circle.
std::optional<std::string>
last_name(const NewNames& names, const std::string& first)
{
    auto name = first;
    for (std::size_t steps = 0; steps <= names.size(); ++steps) {
        const auto next = names.find(name);
        if (next == names.end()) {
            return name;
        }
        name = next->second.name;
    }
    return std::nullopt;
}

Result<NewNames>
read_names(const std::vector<CsvRecord>& records, std::string_view file)
{
    NewNames names;
    for (const auto& record : records) {
        const auto old = compact(record.fields[0]);
        const auto now = compact(record.fields[1]);
        const auto [known, is_new] = names.try_emplace(old, NewName{now, record.line});
        if (!is_new && known->second.name != now) {
            return fail(
                "alias-twice", {old, known->second.name, now}, std::string(file), record.line);
        }
    }
    return names;
}

} // namespace

Result<Aliases>
Aliases::parse(std::string_view bytes, std::string_view name)
{
    const auto names =
        parse_csv_file(bytes, name, alias_columns).and_then([&](const auto& records) {
            return read_names(records, name);
        });
    if (!names) {
        return tl::unexpected(names.error());
    }
    Aliases aliases;
    std::map<std::string, int> olds; // by new name
    for (const auto& [old, now] : *names) {
        const auto last = last_name(*names, old);
        if (!last) {
            return fail("alias-circle", {old}, std::string(name), now.line);
        }
        aliases.newest_[old].name = *last;
        aliases.newest_[*last].name = *last;
        ++olds[now.name];
    }
    for (const auto& [now, count] : olds) {
        if (count > 1) {
            aliases.merge_into(aliases.newest_.at(now).name);
        }
    }
    return aliases;
}

void
Aliases::merge_into(const std::string& newest)
{
    for (auto& [name, of_name] : newest_) {
        if (of_name.name == newest) {
            of_name.succession = Succession::merged;
        }
    }
}

} // namespace nianbao

#include "normalize/form_entries.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 17> entry_keys{"label",
                                                      "also",
                                                      "key",
                                                      "metric",
                                                      "applicant",
                                                      "item",
                                                      "unit",
                                                      "type",
                                                      "sign",
                                                      "en",
                                                      "said",
                                                      "said_none",
                                                      "relation",
                                                      "related",
                                                      "wording",
                                                      "group",
                                                      "optional"};
constexpr std::array<std::string_view, 5> axis_keys{"item", "along", "labels", "open", "members"};
constexpr std::array<std::string_view, 3> member_keys{"member", "label", "also"};

constexpr auto value_types = std::to_array<Word<ValueType>>({{"integer", ValueType::integer},
                                                             {"decimal", ValueType::decimal},
                                                             {"money", ValueType::money},
                                                             {"text", ValueType::text}});
constexpr auto signs =
    std::to_array<Word<Sign>>({{"non_negative", Sign::non_negative}, {"any", Sign::any}});
constexpr auto relations = std::to_array<Word<Relation>>({{"same", Relation::same},
                                                          {"close", Relation::close},
                                                          {"part_of", Relation::part_of},
                                                          {"overlaps", Relation::overlaps},
                                                          {"sum_of", Relation::sum_of}});
constexpr auto wordings =
    std::to_array<Word<Confidence>>({{"confirmed", Confidence::confirmed},
                                     {"partly_confirmed", Confidence::partly_confirmed},
                                     {"unconfirmed", Confidence::unconfirmed}});

enum class Side : std::uint8_t { inside, outside };
constexpr auto sides =
    std::to_array<Word<Side>>({{"inside", Side::inside}, {"outside", Side::outside}});
constexpr auto along_words =
    std::to_array<Word<std::string_view>>({{"columns", "columns"}, {"rows", "rows"}});

std::vector<std::string>
each(const std::vector<std::string>& labels, std::string (*change)(std::string_view))
{
    std::vector<std::string> all(labels.size());
    std::transform(labels.begin(), labels.end(), all.begin(), change);
    return all;
}

void
fold(AxisEntry& entry)
{
    entry.folded = folded_labels(entry.printed);
    entry.bare = each(entry.folded, &bare_label);
    entry.also_bare = each(entry.also, &bare_label);
}

RawEntry
read_entry(TomlValues& values, const toml::table& table)
{
    const auto before = values.mistakes().size();
    values.check_keys_of(table, entry_keys);
    if (table.get("label") == nullptr) {
        values.lacking(table, "rows, columns", "label", "label = [\"...\"]");
    }
    RawEntry entry{.key = values.text(table, "key"),
                   .metric = values.text(table, "metric"),
                   .applicant = values.text(table, "applicant"),
                   .item = values.text(table, "item"),
                   .unit = values.text(table, "unit"),
                   .english = values.text(table, "en"),
                   .said = values.texts(table, "said"),
                   .said_none = values.texts(table, "said_none"),
                   .related = values.texts(table, "related")};
    if (!entry.item.empty() && entry.item.find('=') == std::string::npos) {
        values.reject(*table.get("item"),
                      "form-wrong-type",
                      {std::string("item"), std::string("\"axis=member\"")});
    }
    entry.type = values.word(table, "type", value_types);
    entry.sign = values.word(table, "sign", signs);
    entry.relation = values.word(table, "relation", relations).value_or(Relation::same);
    entry.axis.printed = values.texts(table, "label");
    entry.axis.also = folded_labels(values.texts(table, "also"));
    entry.axis.wording = values.word(table, "wording", wordings).value_or(Confidence::confirmed);
    entry.axis.is_group = values.get<bool>(table, "group", "true").value_or(false);
    entry.axis.is_optional = values.get<bool>(table, "optional", "true").value_or(false);
    entry.axis.line = TomlValues::line_of(table);
    fold(entry.axis);
    entry.source = &table;
    entry.sound = values.mistakes().size() == before;
    return entry;
}

// One member of a further axis: what it adds to the entries it is crossed with.
struct Member
{
    std::vector<std::string> printed;
    std::vector<std::string> also; // folded
    std::string item;              // "quarter=1"
};

// A further axis whose members the form prints.
struct FurtherAxis
{
    Side side = Side::inside;
    std::vector<Member> members;
};

FurtherAxis
read_axis(TomlValues& values, const toml::table& table)
{
    FurtherAxis axis{.side = values.word(table, "labels", sides).value_or(Side::inside)};
    const auto name = values.required(table, "item", "[[table.axis]]");
    if (table.get("members") == nullptr) {
        values.lacking(table, "[[table.axis]]", "members", "members = [{...}]");
    }
    values.each_table(table, "members", [&](const auto& one) {
        values.check_keys_of(one, member_keys);
        if (one.get("label") == nullptr) {
            values.lacking(one, "members", "label", "label = [\"...\"]");
        }
        axis.members.push_back({.printed = values.texts(one, "label"),
                                .also = folded_labels(values.texts(one, "also")),
                                .item = name + "=" + values.required(one, "member", "members")});
    });
    return axis;
}

RawEntry
crossed(const RawEntry& entry, const Member& member, Side side)
{
    auto one = entry;
    auto& printed = one.axis.printed;
    const auto at = side == Side::inside ? printed.end() : printed.begin();
    printed.insert(at, member.printed.begin(), member.printed.end());
    if (side == Side::inside) {
        one.axis.also = member.also;
    }
    one.item = joined_items(entry.item, member.item);
    fold(one.axis);
    return one;
}

std::vector<RawEntry>
crossed(const std::vector<RawEntry>& entries, const FurtherAxis& axis)
{
    std::vector<RawEntry> all;
    for (const auto& entry : entries) {
        for (const auto& member : axis.members) {
            all.push_back(crossed(entry, member, axis.side));
        }
    }
    return all;
}

bool
is_open(TomlValues& values, const toml::table& axis)
{
    return values.get<bool>(axis, "open", "true").value_or(false);
}

std::string_view
along(TomlValues& values, const toml::table& axis)
{
    return values.word(axis, "along", along_words).value_or("columns");
}

} // namespace

TableDefaults
read_defaults(TomlValues& values, const toml::table& table)
{
    return {.unit = values.text(table, "unit"),
            .legal = values.text(table, "legal"),
            .type = values.word(table, "type", value_types),
            .sign = values.word(table, "sign", signs)};
}

std::vector<RawEntry>
read_entries(TomlValues& values, const toml::table& table, std::string_view key)
{
    std::vector<RawEntry> entries;
    values.each_table(
        table, key, [&](const auto& one) { entries.push_back(read_entry(values, one)); });
    values.each_table(table, "axis", [&](const auto& one) {
        values.check_keys_of(one, axis_keys);
        if (!is_open(values, one) && along(values, one) == key) {
            entries = crossed(entries, read_axis(values, one));
        }
    });
    return entries;
}

std::string
open_columns_of(TomlValues& values, const toml::table& table)
{
    std::string name;
    values.each_table(table, "axis", [&](const auto& one) {
        if (!is_open(values, one)) {
            return;
        }
        name = values.required(one, "item", "[[table.axis]]");
        if (along(values, one) != "columns") {
            values.reject(*one.get("along"),
                          "form-bad-value",
                          {std::string("along"), std::string("rows"), std::string("columns")});
        }
        if (one.get("members") != nullptr) {
            values.reject(*one.get("members"), "form-open-members", {name});
        }
    });
    return name;
}

std::string
joined_items(std::string_view outer, std::string_view inner)
{
    return fmt::format("{}{}{}", outer, outer.empty() || inner.empty() ? "" : ";", inner);
}

std::string
joined_labels(const std::vector<std::string>& labels)
{
    return fmt::format("{}", fmt::join(labels, " / "));
}

std::vector<std::string>
folded_labels(const std::vector<std::string>& labels)
{
    return each(labels, &fold_label);
}

} // namespace nianbao

#include "normalize/editions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace nianbao {

namespace {

using Ids = std::vector<std::string>;

// Forms of one title: editions of each other.
struct Kind
{
    std::string_view title;
    Ids common; // that every block fits
    Ids all;
};

std::string_view
title_of(const FormLibrary& library, std::string_view id)
{
    const auto found = std::find_if(library.forms.begin(),
                                    library.forms.end(),
                                    [&](const Form& form) { return form.id == id; });
    return found == library.forms.end() ? std::string_view() : std::string_view(found->title);
}

bool
among(const Ids& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void
add_block(std::vector<Kind>& kinds, const FormLibrary& library, const Ids& editions)
{
    const auto title = title_of(library, editions.front());
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.title == title; });
    if (found == kinds.end()) {
        kinds.push_back({title, editions, editions});
        return;
    }
    std::erase_if(found->common, [&](const auto& id) { return !among(editions, id); });
    for (const auto& id : editions) {
        if (!among(found->all, id)) {
            found->all.push_back(id);
        }
    }
}

} // namespace

std::string
editions_of(std::span<const TakenTable> tables, const FormLibrary& library, Findings& findings)
{
    std::vector<Kind> kinds;
    for (const auto& table : tables) {
        for (const auto& block : table.blocks) {
            add_block(kinds, library, block.editions);
        }
    }
    std::string text;
    for (const auto& kind : kinds) {
        const auto ids =
            fmt::format("{}", fmt::join(kind.common.empty() ? kind.all : kind.common, "|"));
        if (kind.common.empty()) {
            findings.push_back({"editions-mixed", {ids}, {}});
        }
        text += (text.empty() ? "" : ";") + ids;
    }
    return text;
}

} // namespace nianbao

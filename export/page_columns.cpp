#include "export/page_columns.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

struct ApplicantName
{
    std::string_view applicant;
    std::string_view en;
};

// clang-format off
constexpr std::array applicant_names{
    ApplicantName{"natural_person",        "Natural persons"},
    ApplicantName{"commercial_enterprise", "Commercial enterprises"},
    ApplicantName{"research_institution",  "Research institutions"},
    ApplicantName{"social_organization",   "Social organisations"},
    ApplicantName{"legal_service",         "Legal services"},
    ApplicantName{"other",                 "Other"},
    ApplicantName{"total",                 "Total"},
};
// clang-format on

// The id itself for those of forms of one's own.
std::string_view
english_of(std::string_view applicant)
{
    const auto* const known =
        std::find_if(applicant_names.begin(), applicant_names.end(), [&](const auto& name) {
            return name.applicant == applicant;
        });
    return known == applicant_names.end() ? applicant : known->en;
}

} // namespace

PageColumns::PageColumns(std::span<const Form> forms)
{
    for (auto left = forms; !left.empty(); left = left.first(left.size() - 1)) {
        const auto& form = left.back();
        for (const auto& table : form.tables) {
            for (const auto& cell : table.cells) {
                if (!cell.has_figure() || !cell.item.empty() || cell.type == ValueType::text) {
                    continue;
                }
                const Printed first{&cell, &form};
                if (figures_.emplace(Figure{cell.metric, cell.applicant}, first).second) {
                    static_cast<void>(column(first, cell.unit));
                }
            }
        }
    }
}

std::size_t
PageColumns::column(const Printed& printed, const std::string& unit)
{
    const auto [at, is_new] = by_unit_.try_emplace({printed.cell, unit}, columns_.size());
    if (is_new) {
        columns_.push_back({printed, unit});
    }
    return at->second;
}

PageColumns::Target
PageColumns::target_of(const FormCell& cell)
{
    const auto [at, is_new] = targets_.try_emplace(&cell);
    const auto found = is_new ? figures_.find({cell.metric, cell.applicant}) : figures_.end();
    if (found != figures_.end()) {
        const auto& printed = found->second;
        at->second = {&printed, column(printed, printed.cell->unit)};
    }
    return at->second;
}

std::optional<std::size_t>
PageColumns::column_of(const Observation& seen)
{
    if (seen.reading != Reading::number || !seen.item.empty()) {
        return {};
    }
    const auto target = target_of(*seen.cell);
    if (target.printed == nullptr) {
        return {};
    }
    return seen.unit == target.printed->cell->unit ? target.column
                                                   : column(*target.printed, seen.unit);
}

void
PageColumns::put(JsonText& json) const
{
    json.open('[');
    for (const auto& [printed, unit] : columns_) {
        const auto& [cell, form] = printed;
        json.open('{');
        json.key("metric");
        json.text(cell->metric);
        json.key("applicant");
        json.text(cell->applicant);
        json.key("label");
        json.text(cell->metric_label);
        json.key("applicant_label");
        json.text(cell->applicant_label);
        json.key("en");
        json.text(cell->english);
        json.key("applicant_en");
        json.text(english_of(cell->applicant));
        json.key("unit");
        json.text(unit);
        json.key("sheet");
        json.text(cell->sheet);
        json.key("form");
        json.text(form->id);
        json.close('}');
    }
    json.close(']');
}

} // namespace nianbao

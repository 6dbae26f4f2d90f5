#include "normalize/form_library.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unordered_map>

namespace nianbao {

namespace {

Result<std::string>
read_text(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) {
        return fail("form-unreadable", {path.string(), std::string(std::strerror(errno))});
    }
    return text;
}

std::optional<Failure>
add_form(std::vector<Form>& forms, std::string_view text, std::string_view name)
{
    auto form = parse_form(text, name);
    if (!form) {
        return form.error();
    }
    const auto same_id = [&](const Form& known) { return known.id == form->id; };
    if (std::any_of(forms.begin(), forms.end(), same_id)) {
        return Failure{"form-id-twice", {form->id}, std::string(name)};
    }
    forms.push_back(std::move(*form));
    return std::nullopt;
}

} // namespace

Result<std::vector<Form>>
load_forms(std::span<const std::filesystem::path> files)
{
    std::vector<Form> forms;
    for (const auto& embedded : embedded_forms()) {
        if (auto failure = add_form(forms, embedded.text, embedded.name)) {
            return tl::unexpected(*failure);
        }
    }
    for (const auto& path : files) {
        const auto text = read_text(path);
        if (!text) {
            return tl::unexpected(text.error());
        }
        if (auto failure = add_form(forms, *text, path.string())) {
            return tl::unexpected(*failure);
        }
    }
    return forms;
}

std::vector<Metric>
metric_dictionary(std::span<const Form> forms)
{
    std::vector<Metric> metrics;
    std::unordered_map<std::string_view, std::size_t> at;
    const auto add = [&](const Form& form, const FormCell& cell) {
        const auto [found, is_new] = at.emplace(cell.metric, metrics.size());
        if (is_new) {
            metrics.push_back({.id = cell.metric});
        }
        auto& metric = metrics[found->second];
        metric.label = cell.metric_label;
        metric.english = cell.english;
        metric.unit = cell.unit;
        metric.legal = cell.legal;
        metric.relation = std::max(metric.relation, cell.relation);
        if (metric.forms.empty()) {
            metric.forms = form.id;
        } else if (!metric.forms.ends_with(form.id)) {
            metric.forms += "|" + form.id;
        }
    };
    for (const auto& form : forms) {
        for (const auto& table : form.tables) {
            for (const auto& cell : table.cells) {
                add(form, cell);
            }
        }
    }
    return metrics;
}

} // namespace nianbao

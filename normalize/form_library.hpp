#pragma once

#include "normalize/form.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

struct EmbeddedForm
{
    const char* name;
    const char* text;
};

// normalize/forms/*.toml, compiled in.
const std::vector<EmbeddedForm>& embedded_forms();

// The official forms, then those of `files`. A form of an id met before fails.
[[nodiscard]] Result<std::vector<Form>> load_forms(std::span<const std::filesystem::path> files);

// One row of the dictionary: a metric with every form that prints it.
struct Metric
{
    std::string id;
    std::string label; // Chinese, of the newest form that has it
    std::string english;
    std::string unit;
    std::string forms; // ids joined by |
    Relation relation = Relation::same;
    std::string legal;
};

// In form order, each metric once.
[[nodiscard]] std::vector<Metric> metric_dictionary(std::span<const Form> forms);

} // namespace nianbao

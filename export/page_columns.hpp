#pragma once

#include "export/json_text.hpp"
#include "normalize/observation.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nianbao {

// The figures that the page can compare: one column for each metric, applicant and unit. Those of
// the newest form come first; units that only documents print are added as they are met.
class PageColumns
{
public:
    // The forms must outlive it.
    explicit PageColumns(std::span<const Form> forms);

    // Nothing for what is no number, has further axes, or is of no form.
    [[nodiscard]] std::optional<std::size_t> column_of(const Observation& seen);

    void put(JsonText& json) const;

private:
    struct Printed
    {
        const FormCell* cell;
        const Form* form;
    };
    struct Column
    {
        Printed printed;
        std::string unit;
    };
    using Figure = std::pair<std::string_view, std::string_view>; // metric, applicant

    // Where the figures of a cell of any form go.
    struct Target
    {
        const Printed* printed = nullptr; // none: nowhere
        std::size_t column = 0;           // of those in the form's unit
    };

    [[nodiscard]] std::size_t column(const Printed& printed, const std::string& unit);
    [[nodiscard]] Target target_of(const FormCell& cell);

    std::vector<Column> columns_;
    std::map<Figure, Printed> figures_;
    std::map<std::pair<const FormCell*, std::string>, std::size_t> by_unit_;
    std::unordered_map<const FormCell*, Target> targets_;
};

} // namespace nianbao

#pragma once

#include "normalize/form.hpp"
#include "normalize/message.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao {

// One concept of one applicant in one unit: the figures of every edition that has it.
struct FigureColumn
{
    std::string metric;
    std::string applicant{};
    std::string unit{};            // the form's
    bool has_printed_unit = false; // what each page prints stands in a column of its own beside it
    std::string forms{};           // editions, joined by |
    std::string group{};           // as the newest of them words it, all but the last label
    std::string label{};           // and the last
};

// What one sheet of figures holds, in the forms' own order.
struct FigureSheet
{
    std::string name;
    std::vector<FigureColumn> columns{};
    bool has_items = false; // rows of further axes
};

// Where a cell of a form goes.
struct FigurePlace
{
    std::uint32_t sheet = 0;
    std::uint32_t column = 0; // of FigureSheet::columns
};

// The forms' sheets and columns, editions side by side. Where a metric is only close to the same
// one of other forms, it has a column of its own.
class FigureColumns
{
public:
    FigureColumns(std::span<const Form> forms, Language language);

    [[nodiscard]] const std::vector<FigureSheet>& sheets() const { return sheets_; }
    // Null for a cell of no form.
    [[nodiscard]] const FigurePlace* find(const FormCell* cell) const;

private:
    std::vector<FigureSheet> sheets_;
    std::unordered_map<const FormCell*, FigurePlace> places_;
};

} // namespace nianbao

#pragma once

#include "export/json_text.hpp"
#include "normalize/report.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao {

// A block of the page on its way: the tables of some reports as drawn, every cell with what became
// of it. What forms say of cells stands in it once.
class PageTables
{
public:
    // False, and nothing added, where the report would take more than `limit` bytes.
    [[nodiscard]] bool add(std::uint32_t report, const Report& tables, std::size_t limit);

    [[nodiscard]] std::span<const std::uint32_t> reports() const { return added_; }
    [[nodiscard]] std::size_t size() const { return reports_.size() + labels_.size(); }
    // As JSON: {"labels": [...], "reports": {"12": [table, ...]}}.
    [[nodiscard]] std::string document() const;

private:
    // What observations share: all but their values.
    struct Label
    {
        const FormCell* cell = nullptr;
        Reading reading = Reading::blank;
        Match match = Match::exact;
        std::string unit{};
        std::string item{};
        std::string open_label{};

        friend bool operator==(const Label&, const Label&) = default;
    };
    struct LabelHash
    {
        std::size_t operator()(const Label& label) const;
    };
    // One of both.
    struct Found
    {
        Place place;
        const Observation* seen = nullptr;
        const UnmappedCell* unmapped = nullptr;
    };

    [[nodiscard]] static std::vector<Found> found_in(const Report& report);
    [[nodiscard]] std::uint32_t label_of(const Observation& seen);
    [[nodiscard]] bool
    put_tables(const Report& report, std::span<const Found> found, std::size_t limit);
    void put_table(const SourceTable& table, std::span<const Found> found);
    // `found`: what became of this cell.
    void put_cell(const SourceCell& cell, std::span<const Found> found);

    std::vector<std::uint32_t> added_;
    JsonText reports_;
    JsonText labels_;
    std::unordered_map<Label, std::uint32_t, LabelHash> numbers_;
};

} // namespace nianbao

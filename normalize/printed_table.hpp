#pragma once

#include "extract/grid.hpp"
#include "normalize/label.hpp"
#include "normalize/observation.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Labels that stand over one another or side by side, outermost first: indexes into Grid::cells().
// Made for every row and column of every table, so it allocates nothing; no form is as deep as its
// room, and of a deeper path the innermost labels stay.
class LabelPath
{
public:
    void push_back(std::uint32_t cell)
    {
        if (size_ == cells_.size()) {
            std::shift_left(cells_.begin(), cells_.end(), 1);
            --size_;
        }
        cells_[size_++] = cell;
    }

    void pop_back() { --size_; }

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::uint32_t back() const { return cells_[size_ - 1]; }
    [[nodiscard]] const std::uint32_t* begin() const { return cells_.data(); }
    [[nodiscard]] const std::uint32_t* end() const { return cells_.data() + size_; }
    [[nodiscard]] const std::uint32_t* data() const { return cells_.data(); }

private:
    std::array<std::uint32_t, 12> cells_{};
    std::size_t size_ = 0;
};

// A table as printed: merges resolved, every text ready to be compared. Not to be kept over
// forget_labels().
class PrintedTable
{
public:
    explicit PrintedTable(const Table& table);
    // Tables that go on in one another, as one; of its rows `repeats` are a header printed again.
    PrintedTable(std::vector<const Table*> parts, std::vector<bool> repeats);

    [[nodiscard]] std::span<const Table* const> parts() const { return parts_; }
    // Index into parts().
    [[nodiscard]] std::size_t part_of(std::uint32_t row) const { return locate(row).part; }
    [[nodiscard]] bool repeats_header(std::uint32_t row) const
    {
        return row < repeats_.size() && repeats_[row];
    }
    [[nodiscard]] const Grid& grid() const { return grid_; }
    [[nodiscard]] const Label& label(std::uint32_t cell) const { return *labels_[cell]; }
    // Nothing printed: folding alone would also lose a lone quotation mark.
    [[nodiscard]] bool is_empty(std::uint32_t cell) const;
    [[nodiscard]] std::string_view text(std::uint32_t cell) const;
    // Where it is printed, 1-based, as a person counts.
    [[nodiscard]] Place place(std::uint32_t cell) const;
    [[nodiscard]] Place place_of_row(std::uint32_t row) const;

    // What is printed over a slot between two rows, or left of a value between two columns: each
    // covering cell once, empty ones left out.
    [[nodiscard]] LabelPath
    labels_down(std::uint32_t column, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] LabelPath
    labels_across(std::uint32_t row, std::uint32_t first, std::uint32_t end) const;

    [[nodiscard]] bool is_blank_row(std::uint32_t row) const;
    // The texts of a path joined by ' / ', paragraphs by nothing.
    [[nodiscard]] std::string joined(std::span<const std::uint32_t> path) const;

private:
    struct RowOfPart
    {
        std::size_t part = 0;
        std::uint32_t row = 0;
    };

    [[nodiscard]] RowOfPart locate(std::uint32_t row) const;
    void remember_labels();

    std::vector<const Table*> parts_;
    std::vector<bool> repeats_; // empty where no header is printed again
    Grid grid_;
    std::vector<const Label*> labels_; // one a grid cell; remembered by the thread
};

// Whether a printed label is the innermost one of a row or column of a form.
[[nodiscard]] std::optional<Match> fit_label(const Label& label, const AxisEntry& entry);

// Whether printed labels lead to a row or column of a form: they end with its path.
[[nodiscard]] std::optional<Match>
fit_path(const PrintedTable& printed, std::span<const std::uint32_t> path, const AxisEntry& entry);

// The one printed label that differs from an entry's path, all others fitting: its cell, and the
// level of the path. Nothing where none or several differ.
struct Misfit
{
    std::uint32_t cell = 0;
    std::size_t level = 0;
};

[[nodiscard]] std::optional<Misfit> sole_misfit(const PrintedTable& printed,
                                                std::span<const std::uint32_t> path,
                                                const AxisEntry& entry);

// The one entry the labels lead to, by the surest kind of match; `twice` where two fit equally.
struct EntryFit
{
    std::optional<std::size_t> entry{};
    Match match = Match::exact;
    bool twice = false;
};

[[nodiscard]] EntryFit
fit_entry(const PrintedTable& printed, std::span<const std::uint32_t> path, const Axis& axis);

} // namespace nianbao

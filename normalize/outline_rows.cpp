#include "normalize/outline_rows.hpp"

#include "normalize/headings.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

std::size_t
level_of(const Axis& axis, std::size_t entry)
{
    return axis[entry].printed.size();
}

// Whether `outer` is the entry itself or one of the groups it stands in.
bool
is_within(const Axis& axis, std::optional<std::size_t> entry, std::size_t outer)
{
    for (; entry; entry = axis[*entry].parent) {
        if (*entry == outer) {
            return true;
        }
    }
    return false;
}

// A row may follow another below it, beside it, or beside a group that the other stands in.
bool
may_follow(const Axis& axis, std::optional<std::size_t> above, std::size_t entry)
{
    const auto parent = axis[entry].parent;
    return !parent || is_within(axis, above, *parent);
}

struct LabelFit
{
    std::uint32_t cell = 0;
    std::size_t entry = 0;
    Match match = Match::exact;
};

// Every entry whose label some cell of a row prints.
std::vector<LabelFit>
fits_of(const PrintedTable& printed, const LabelPath& path, const Axis& axis)
{
    std::vector<LabelFit> fits;
    for (const auto cell : path) {
        for (std::size_t entry = 0; entry < axis.size(); ++entry) {
            if (!axis.may_fit(entry, printed.label(cell))) {
                continue;
            }
            if (const auto match = fit_label(printed.label(cell), axis[entry])) {
                fits.push_back({cell, entry, *match});
            }
        }
    }
    return fits;
}

// Of several the surest kind, then those of the group the row stands in.
void
narrow(std::vector<LabelFit>& fits, const Axis& axis, std::optional<std::size_t> above)
{
    if (fits.size() < 2) {
        return;
    }
    const auto best = std::min_element(fits.begin(), fits.end(), [](const auto& a, const auto& b) {
                          return a.match < b.match;
                      })->match;
    std::erase_if(fits, [&](const LabelFit& fit) { return fit.match != best; });
    if (fits.size() > 1) {
        std::erase_if(fits,
                      [&](const LabelFit& fit) { return !may_follow(axis, above, fit.entry); });
    }
}

// The column of the form's labels is that of the longest text, where none of them is the form's.
LabelPath
longest(const PrintedTable& printed, const LabelPath& path)
{
    LabelPath one;
    const auto* found =
        std::max_element(path.begin(), path.end(), [&](std::uint32_t a, std::uint32_t b) {
            return printed.label(a).folded.size() < printed.label(b).folded.size();
        });
    if (found != path.end()) {
        one.push_back(*found);
    }
    return one;
}

constexpr std::size_t no_group = SIZE_MAX; // deeper than any level

// The level at which the form prints ordinals of the kind a label begins with; `no_group`
// where it begins with none.
class OrdinalLevels
{
public:
    explicit OrdinalLevels(const Axis& axis)
    {
        for (std::size_t entry = 0; entry < axis.size(); ++entry) {
            const auto ordinal = leading_ordinal(axis[entry].printed.back());
            if (ordinal && levels_[kind_of(*ordinal)] == 0) {
                levels_[kind_of(*ordinal)] = level_of(axis, entry);
            }
        }
    }

    [[nodiscard]] std::size_t level(std::string_view text) const
    {
        const auto ordinal = leading_ordinal(trim(text));
        const auto level = ordinal ? levels_[kind_of(*ordinal)] : 0;
        return level == 0 ? no_group : level;
    }

private:
    static std::size_t kind_of(const Ordinal& ordinal) { return ordinal.level % 8U; }

    std::array<std::size_t, 8> levels_{}; // by kind; 0 where the form has none of that kind
};

// The rows of the form printed above that a further row may stand in, outermost first.
class OpenGroups
{
public:
    explicit OpenGroups(const Axis& axis) : axis_(axis) {}

    // Whether some row above, of a group the entry is not of, says that it stands in there.
    [[nodiscard]] bool contradict(std::size_t entry) const
    {
        return std::any_of(printed_.begin(), printed_.end(), [&](std::size_t group) {
            return level_of(axis_, group) < level_of(axis_, entry) &&
                   !is_within(axis_, entry, group) && has_rows(group);
        });
    }

    void add(std::size_t entry)
    {
        std::erase_if(printed_, [&](std::size_t group) {
            return level_of(axis_, group) >= level_of(axis_, entry);
        });
        printed_.push_back(entry);
    }

private:
    [[nodiscard]] bool has_rows(std::size_t group) const
    {
        return group + 1 < axis_.size() && axis_[group + 1].parent == group;
    }

    const Axis& axis_;
    std::vector<std::size_t> printed_;
};

} // namespace

std::vector<RowPlace>
read_outline_rows(const PrintedTable& printed,
                  const TableForm& form,
                  const Header& header,
                  std::uint32_t end)
{
    std::vector<RowPlace> rows;
    std::optional<std::size_t> above;
    const auto& grid = printed.grid();
    for (auto row = header.end; row < end; ++row) {
        if (printed.is_blank_row(row) || printed.repeats_header(row)) {
            continue;
        }
        auto& place = rows.emplace_back(RowPlace{.row = row});
        const auto path = row_labels(printed, form, header, row);
        auto fits = fits_of(printed, path, form.rows);
        narrow(fits, form.rows, above);
        if (fits.size() == 1 && grid.cells()[fits.front().cell].row_span == 1) {
            place.line.path.push_back(fits.front().cell);
            place.line.entry = fits.front().entry;
            place.match = fits.front().match;
            above = place.line.entry;
        } else {
            place.line.path = longest(printed, path);
            place.line.is_open = fits.empty();
            place.why = fits.size() > 1 ? "label-twice" : "row-unknown";
        }
    }
    return rows;
}

void
refuse_strangers(const PrintedTable& printed, const TableForm& form, std::vector<RowPlace>& rows)
{
    const OrdinalLevels levels(form.rows);
    OpenGroups groups(form.rows);
    std::optional<std::size_t> above; // the row of the form met last
    auto stranger = no_group;         // level of the group that is not of the form
    bool interrupted = false;         // by a row that is not of the form, since the last that is
    for (auto& row : rows) {
        if (!row.line.entry) {
            interrupted = true;
            if (!row.line.path.empty()) {
                stranger = std::min(stranger, levels.level(printed.text(row.line.path.back())));
            }
            continue;
        }
        const auto& entry = form.rows[row.entry()];
        const bool inside = entry.printed.size() > stranger;
        // 其中： is of the row right above, and of nothing else
        const bool numbered = leading_ordinal(entry.printed.back()).has_value();
        const bool parted = interrupted && entry.parent && entry.parent == above;
        // a number says enough where the group's row is left out, unless another stands for it
        const bool lone = !may_follow(form.rows, above, row.entry());
        const bool replaced = lone && (interrupted || groups.contradict(row.entry()));
        if (inside || replaced || ((parted || lone) && !numbered)) {
            row.why = "row-unknown";
            row.line.entry.reset();
            interrupted = true;
            continue;
        }
        stranger = no_group;
        interrupted = false;
        above = row.line.entry;
        groups.add(row.entry());
    }
}

} // namespace nianbao

#pragma once

#include "export/finding_id.hpp"
#include "export/note.hpp"
#include "export/outcome.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// A finding as every product lists it.
struct ListedFinding
{
    std::string id;
    std::reference_wrapper<const Finding> found; // of the outcome, or `made`
    const Note* note = nullptr;                  // a reviewer's, if there is one
    // What the listing itself has to say: more-findings, notes-conflict.
    std::shared_ptr<const Finding> made{};

    [[nodiscard]] const Finding& finding() const { return found; }
};

// One outcome as the products are given it: its report is there, and its findings have their names.
// Duplicates and superseded reports list none.
struct Entry
{
    const Outcome* outcome = nullptr;
    std::vector<ListedFinding> findings{};
    std::size_t disputed = 0; // of these, notes-conflict, which the outcome knows nothing of
};

// Makes the entries of a run. To be asked in row order, since equal findings are numbered.
class Entries
{
public:
    // `notes` must outlive the entries.
    explicit Entries(const Notes& notes) : notes_(notes) {}

    // The outcome must outlive its entry.
    [[nodiscard]] Entry of(const Outcome& outcome);

private:
    void list(Entry& entry, const Finding& found);
    void list_made(Entry& entry, Finding made);
    [[nodiscard]] ListedFinding listed(const Outcome& outcome, const Finding& found);

    const Notes& notes_;
    FindingIds ids_;
};

} // namespace nianbao

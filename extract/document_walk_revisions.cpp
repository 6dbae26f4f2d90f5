#include "extract/document_walk.hpp"

#include <algorithm>
#include <numeric>

namespace nianbao {

Visit
DocumentWalk::inserted(const XmlElement& /*element*/)
{
    count(Revision::inserted);
    return open(Scope::content);
}

Visit
DocumentWalk::moved_here(const XmlElement& /*element*/)
{
    count(Revision::moved_to);
    return open(Scope::content);
}

Visit
DocumentWalk::count_inserted(const XmlElement& /*element*/)
{
    count(Revision::inserted);
    return Visit::skip;
}

Visit
DocumentWalk::count_moved_here(const XmlElement& /*element*/)
{
    count(Revision::moved_to);
    return Visit::skip;
}

Visit
DocumentWalk::deleted(const XmlElement& /*element*/)
{
    count(Revision::deleted);
    count(Left::deleted_text);
    return open(Scope::left_out);
}

Visit
DocumentWalk::moved_away(const XmlElement& /*element*/)
{
    count(Revision::moved_from);
    count(Left::moved_text);
    return open(Scope::left_out);
}

Visit
DocumentWalk::mark_deleted(const XmlElement& /*element*/)
{
    count(Revision::deleted);
    top().mark_deleted = true;
    return Visit::skip;
}

Visit
DocumentWalk::mark_moved_away(const XmlElement& /*element*/)
{
    count(Revision::moved_from);
    top().mark_deleted = true;
    return Visit::skip;
}

Visit
DocumentWalk::row_deleted(const XmlElement& /*element*/)
{
    tables_.delete_row();
    count(Revision::deleted);
    count(Left::deleted_row);
    return Visit::skip;
}

// What follows the properties is not taken, and the cells after it move up (ECMA-376 17.13.5.1).
Visit
DocumentWalk::cell_deleted(const XmlElement& /*element*/)
{
    tables_.delete_cell();
    count(Revision::deleted);
    count(Left::deleted_cell);
    auto at = depth_ - 1;
    while (open_[at].close != &DocumentWalk::close_cell) { // past w:tcPr and alternatives in it
        --at;
    }
    open_[at].scope = Scope::left_out;
    return Visit::skip;
}

// The merge as it is once the change is accepted (ECMA-376 17.13.5.3); none where a cell was split.
Visit
DocumentWalk::cell_merged(const XmlElement& element)
{
    count(Revision::merged);
    const auto merge = element.own("vMerge").value_or("");
    if (merge == "cont" || merge == "rest") {
        tables_.merge_down(merge == "rest" ? VerticalMerge::restart : VerticalMerge::continues);
    } else {
        tables_.merge_down(VerticalMerge::none);
    }
    return Visit::skip;
}

void
DocumentWalk::count(Revision what)
{
    ++revisions_[static_cast<std::size_t>(what)];
}

void
DocumentWalk::report_revisions()
{
    const auto marks = [&](Revision what) {
        return std::int64_t{revisions_[static_cast<std::size_t>(what)]};
    };
    const auto moved = std::max(marks(Revision::moved_from), marks(Revision::moved_to));
    const auto all = std::accumulate(revisions_.begin(), revisions_.end(), std::int64_t{0});
    if (all > 0) {
        report({.code = "tracked-changes",
                .arguments = {marks(Revision::inserted),
                              marks(Revision::deleted),
                              moved,
                              marks(Revision::merged)}});
    }
}

} // namespace nianbao

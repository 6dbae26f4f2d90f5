#pragma once

#include "export/entry.hpp"
#include "export/figure_columns.hpp"
#include "export/xlsx.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace nianbao {

// How people call a metric of an applicant; by "metric|applicant".
using MetricNames = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] MetricNames metric_names(const FigureColumns& columns);

// What the sheets of findings follow from. All of it outlives them.
struct FindingsPlan
{
    std::filesystem::path out{}; // canonical: links are counted from it
    MetricNames names{};
    Language language = Language::zh;
};

// The sheet 问题清单, in which reviewers note what they make of each finding.
class FindingsSheet
{
public:
    FindingsSheet(XlsxFile& file, const FindingsPlan& plan);

    void add(const Entry& entry);

    [[nodiscard]] const XlsxSheet& sheet() const { return sheet_; }

private:
    void put(const Outcome& outcome, const ListedFinding& listed);

    const FindingsPlan& plan_;
    XlsxSheet& sheet_;
};

// The sheet 已消失: notes whose finding is no more.
class GoneSheet
{
public:
    GoneSheet(XlsxFile& file, const FindingsPlan& plan);

    // Notes on what is still there.
    void add(const Entry& entry);
    // All others.
    void finish(const Notes& notes);

    [[nodiscard]] const XlsxSheet& sheet() const { return sheet_; }

private:
    const FindingsPlan& plan_;
    XlsxSheet& sheet_;
    std::set<std::string, std::less<>> there_{};
};

} // namespace nianbao

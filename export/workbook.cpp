#include "export/workbook.hpp"

#include "export/foreign_file.hpp"
#include "export/link.hpp"
#include "export/workbook_about.hpp"
#include "export/workbook_coverage.hpp"
#include "export/workbook_figures.hpp"
#include "export/workbook_findings.hpp"
#include "export/workbook_layout.hpp"
#include "export/workbook_yearly.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace nianbao {

namespace {

// The sheets stand in the order in which they are made.
class Workbook
{
public:
    Workbook(const ProductPlan& plan, XlsxFile file)
        : plan_(plan), columns_(plan.forms, plan.options.language),
          findings_plan_{.out = canonical_folder(plan.options.out),
                         .names = metric_names(columns_),
                         .language = plan.options.language},
          file_(std::move(file)), about_(add_about(file_, plan.options.language)),
          coverage_(file_, findings_plan_.out, plan.options.language),
          findings_(file_, findings_plan_), gone_(file_, findings_plan_),
          figures_(file_, columns_, plan.options.language),
          yearly_(file_, columns_, plan.options.language),
          dictionary_(add_dictionary(file_, plan.forms, plan.options.language))
    {
    }

    Result<void> add(std::span<const Entry> body)
    {
        coverage_.add(body);
        for (const auto& entry : body) {
            findings_.add(entry);
            gone_.add(entry);
            figures_.add(entry);
        }
        yearly_.add(body);
        return file_.check();
    }

    Result<std::vector<ProductFile>> finish(const Counts& counts)
    {
        coverage_.finish();
        gone_.finish(plan_.options.notes);
        WorkbookFacts facts{
            .sheets = {&coverage_.matrix(), &coverage_.files(), &findings_.sheet(), &gone_.sheet()},
            .figures = figures_.figures(),
            .nothings = yearly_.nothings(),
            .unmatched = yearly_.unmatched(),
            .other_units = figures_.other_units(),
            .limits = file_.limits()};
        const auto figures = figures_.sheets();
        facts.sheets.insert(facts.sheets.end(), figures.begin(), figures.end());
        facts.sheets.insert(facts.sheets.end(), {&yearly_.sheet(), &dictionary_});
        write_about(about_, plan_, counts, facts);
        return file_.finish().map([](StagedProduct staged) {
            std::vector<ProductFile> files;
            files.push_back({.staged = std::move(staged), .is_edited = true});
            return files;
        });
    }

private:
    const ProductPlan& plan_;
    FigureColumns columns_;
    FindingsPlan findings_plan_;
    XlsxFile file_;
    XlsxSheet& about_;
    CoverageSheets coverage_;
    FindingsSheet findings_;
    GoneSheet gone_;
    FigureSheets figures_;
    YearlySheet yearly_;
    const XlsxSheet& dictionary_;
};

// Findings of one body at a time.
class SplitWorkbooks
{
public:
    explicit SplitWorkbooks(const ProductPlan& plan)
        : out_(plan.options.out), findings_plan_{.out = canonical_folder(plan.options.out),
                                                 .names = metric_names(FigureColumns(
                                                     plan.forms, plan.options.language)),
                                                 .language = plan.options.language}
    {
    }

    Result<void> add(std::span<const Entry> body)
    {
        const bool has_any = std::any_of(
            body.begin(), body.end(), [](const Entry& entry) { return !entry.findings.empty(); });
        if (!has_any || body.front().outcome->body.empty()) {
            return {};
        }
        const auto name = split_workbook_name(body.front().outcome->body);
        return refuse_foreign(out_, std::array{name})
            .and_then([&] { return XlsxFile::create(out_ / name); })
            .and_then([&](XlsxFile file) { return write(std::move(file), body); });
    }

    Result<std::vector<ProductFile>> finish() { return std::move(files_); }

private:
    Result<void> write(XlsxFile file, std::span<const Entry> body)
    {
        FindingsSheet findings(file, findings_plan_);
        for (const auto& entry : body) {
            findings.add(entry);
        }
        return file.finish().map([&](StagedProduct staged) {
            files_.push_back({.staged = std::move(staged), .is_edited = true});
        });
    }

    std::filesystem::path out_;
    FindingsPlan findings_plan_;
    std::vector<ProductFile> files_{};
};

} // namespace

Result<Product>
open_workbook(const ProductPlan& plan)
{
    return XlsxFile::create(plan.options.out / workbook_file).map([&](XlsxFile file) {
        auto book = std::make_shared<Workbook>(plan, std::move(file));
        return Product{.add = [book](std::span<const Entry> body) { return book->add(body); },
                       .finish = [book](const Counts& counts) { return book->finish(counts); }};
    });
}

Result<Product>
open_split_workbooks(const ProductPlan& plan)
{
    auto books = std::make_shared<SplitWorkbooks>(plan);
    return Product{.add = [books](std::span<const Entry> body) { return books->add(body); },
                   .finish = [books](const Counts&) { return books->finish(); }};
}

} // namespace nianbao

#include "export/full_page.hpp"

#include "export/base64.hpp"
#include "export/link.hpp"
#include "export/page_data.hpp"
#include "export/page_reports.hpp"

#include <memory>
#include <utility>

namespace nianbao {

namespace {

class FullPage
{
public:
    FullPage(const ProductPlan& plan, std::string_view html, std::uint64_t ceiling, PageBlocks made)
        : plan_(plan), html_(html), ceiling_(ceiling), out_(canonical_folder(plan.options.out)),
          blocks_(std::move(made)), columns_(plan.forms),
          data_(blocks_, columns_, plan.options.language, ceiling)
    {
    }

    Result<void> add(const Entry& entry)
    {
        const auto found = severities_of(entry);
        const auto link = relative_link(entry.outcome->path, out_);
        return reports_.add(blocks_, *entry.outcome, found, link).and_then([&] {
            return data_.add(entry, found);
        });
    }

    Result<std::vector<ProductFile>> finish(const Counts& counts)
    {
        return data_.close().and_then([&] { return settle(counts); }).and_then([&] {
            return write();
        });
    }

private:
    // Packs reports and meta; leaves out blocks until the whole fits.
    Result<void> settle(const Counts& counts);
    [[nodiscard]] std::uint64_t size() const;
    Result<void> write_reports(StagedFile& page);
    Result<std::vector<ProductFile>> write();

    const ProductPlan& plan_;
    std::string_view html_;
    std::uint64_t ceiling_;
    std::filesystem::path out_;
    PageBlocks blocks_;
    PageColumns columns_;
    PageReports reports_;
    PageData data_;
    std::vector<SpoolPiece> report_blocks_;
    std::string meta_; // packed
};

std::uint64_t
FullPage::size() const
{
    auto sum = html_.size() + block_element("meta", meta_).size() + data_.size_in_page();
    for (const auto& piece : report_blocks_) {
        sum += block_size(piece);
    }
    return sum;
}

Result<void>
FullPage::settle(const Counts& counts)
{
    do {
        auto packed =
            reports_.pack(blocks_, [&](std::uint32_t report) { return data_.table_block(report); });
        if (!packed) {
            return tl::unexpected(packed.error());
        }
        report_blocks_ = *std::move(packed);
        PageMeta meta{.counts = counts, .report_blocks = report_blocks_.size()};
        data_.tell(meta);
        meta_ = base64(Gzip().compress(meta_json(meta, plan_, columns_)));
    } while (size() > ceiling_ && data_.free(size() - ceiling_));
    return {};
}

Result<void>
FullPage::write_reports(StagedFile& page)
{
    auto written = page.write(block_element("meta", meta_));
    for (std::size_t i = 0; i < report_blocks_.size() && written; ++i) {
        written = blocks_.write(page, "reports", i, report_blocks_[i]);
    }
    return written;
}

Result<std::vector<ProductFile>>
FullPage::write()
{
    auto page = StagedFile::create(plan_.options.out / page_file);
    if (!page) {
        return tl::unexpected(page.error());
    }
    const auto at = html_.find(page_data_marker);
    auto facts =
        page->write(html_.substr(0, at))
            .and_then([&] { return write_reports(*page); })
            .and_then([&] { return data_.write(*page); })
            .and_then([&] { return page->write(html_.substr(at + page_data_marker.size())); })
            .and_then([&] { return page->finish(); });
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    std::vector<ProductFile> files;
    files.push_back({{std::string(page_file), *std::move(page), *std::move(facts)}});
    return files;
}

} // namespace

Result<Product>
open_full_page(const ProductPlan& plan, std::string_view html, std::uint64_t ceiling)
{
    auto blocks = PageBlocks::create(plan.options.out / page_file);
    if (!blocks) {
        return tl::unexpected(blocks.error());
    }
    auto page = std::make_shared<FullPage>(plan, html, ceiling, *std::move(blocks));
    return Product{.add =
                       [page](std::span<const Entry> body) {
                           auto added = Result<void>();
                           for (auto at = body.begin(); at != body.end() && added; ++at) {
                               added = page->add(*at);
                           }
                           return added;
                       },
                   .finish = [page](const Counts& counts) { return page->finish(counts); }};
}

} // namespace nianbao

#include "export/page_reports.hpp"

namespace nianbao {

namespace {

constexpr std::size_t put_by_at = 256U << 10U;
constexpr std::uint32_t block_rows = 5000;
constexpr std::size_t block_bytes = 4U << 20U; // of rows with endless titles

// Reports that come one behind the other, as blocks.
class ReportBlocks
{
public:
    explicit ReportBlocks(PageBlocks& blocks) : blocks_(blocks) {}

    Result<void> add(std::string_view head, std::int64_t table_block, std::string_view tail)
    {
        if (rows_ == 0) {
            json_.open('{');
            json_.key("first");
            json_.number(first_);
            json_.key("rows");
            json_.open('[');
        }
        json_.values(head);
        json_.number(table_block);
        json_.values(tail);
        ++rows_;
        return rows_ == block_rows || json_.size() > block_bytes ? pack() : Result<void>();
    }

    Result<std::vector<SpoolPiece>> finish()
    {
        return (rows_ > 0 ? pack() : Result<void>()).map([&] { return std::move(packed_); });
    }

private:
    Result<void> pack()
    {
        json_.close(']');
        json_.close('}');
        return blocks_.pack(json_.document()).map([&](const SpoolPiece& piece) {
            packed_.push_back(piece);
            json_.cut(0);
            first_ += rows_;
            rows_ = 0;
        });
    }

    PageBlocks& blocks_;
    std::vector<SpoolPiece> packed_;
    JsonText json_;
    std::uint32_t first_ = 0;
    std::uint32_t rows_ = 0;
};

} // namespace

Result<void>
PageReports::add(PageBlocks& blocks,
                 const Outcome& outcome,
                 const SeverityCounts& found,
                 std::string_view link)
{
    const auto start = waiting_.size();
    put_report_head(waiting_, outcome, found);
    const auto middle = waiting_.size();
    put_report_tail(waiting_, outcome, link);
    rows_.push_back({static_cast<std::uint32_t>(middle - start),
                     static_cast<std::uint32_t>(waiting_.size() - middle)});
    ++waiting_rows_;
    return waiting_.size() < put_by_at ? Result<void>() : put_by(blocks);
}

Result<void>
PageReports::put_by(PageBlocks& blocks)
{
    return blocks.put_by(waiting_.values()).map([&](const SpoolPiece& piece) {
        stretches_.push_back({piece, waiting_rows_});
        waiting_.cut(0);
        waiting_rows_ = 0;
    });
}

Result<std::vector<SpoolPiece>>
PageReports::pack(PageBlocks& blocks, const std::function<std::int64_t(std::uint32_t)>& table_block)
{
    if (auto all = put_by(blocks); !all) {
        return tl::unexpected(all.error());
    }
    ReportBlocks packed(blocks);
    std::uint32_t report = 0;
    for (const auto& stretch : stretches_) {
        const auto bytes = blocks.get(stretch.piece);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        std::string_view rest = *bytes;
        for (std::uint32_t i = 0; i < stretch.rows; ++i, ++report) {
            const auto [head, tail] = rows_[report];
            auto added =
                packed.add(rest.substr(0, head), table_block(report), rest.substr(head, tail));
            if (!added) {
                return tl::unexpected(added.error());
            }
            rest.remove_prefix(head + tail);
        }
    }
    return packed.finish();
}

} // namespace nianbao

#include "export/plain_page.hpp"

#include "export/base64.hpp"
#include "export/link.hpp"
#include "export/page_spare.hpp"
#include "export/plain_rows.hpp"
#include "export/spool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t put_by_at = 256U << 10U; // bytes of rows
constexpr std::uint64_t most_frame = 64U << 10U;

struct Wording
{
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] std::string_view in(Language language) const
    {
        return language == Language::zh ? zh : en;
    }
};

// clang-format off
constexpr Wording title    {"政府信息公开工作年度报告审核", "Review of annual reports on open government information"};
constexpr Wording coverage {"覆盖情况", "Coverage"};
constexpr Wording findings {"问题", "Findings"};
constexpr Wording all_of_it{"全部问题与数据见同一文件夹中的 findings.csv、observations.csv 和 unmapped.csv。", "All findings and figures are in findings.csv, observations.csv and unmapped.csv beside this page."};
constexpr Wording too_many {"另有 {} 条错误或警告放不下，见 findings.csv。", "{} more errors or warnings did not fit; they are in findings.csv."};

constexpr std::array report_columns{
    Wording{"机关", "Body"}, Wording{"年度", "Year"}, Wording{"统计范围", "Scope"}, Wording{"状态", "Status"},
    Wording{"错误", "Errors"}, Wording{"警告", "Warnings"}, Wording{"提示", "Notes"}, Wording{"文件", "File"},
};
constexpr std::array finding_columns{
    Wording{"程度", "Severity"}, Wording{"机关", "Body"}, Wording{"年度", "Year"}, Wording{"说明", "Finding"},
    Wording{"应为", "Expected"}, Wording{"实为", "Actual"}, Wording{"依据", "Evidence"}, Wording{"文件", "File"},
    Wording{"位置", "Place"}, Wording{"状态", "Review"}, Wording{"备注", "Remark"},
};
// clang-format on

constexpr std::string_view style =
    ":root{color-scheme:light dark}"
    "body{font:14px/1.5 \"Noto Sans CJK SC\",\"Microsoft YaHei\",\"PingFang "
    "SC\",sans-serif;margin:1em}"
    "table{border-collapse:collapse}"
    "th,td{border:1px solid GrayText;padding:.15em .5em;text-align:start;vertical-align:top}"
    "thead th{position:sticky;top:0;background:Canvas}"
    "bdi{unicode-bidi:isolate;overflow-wrap:anywhere}";

// The digest as a Content-Security-Policy names it.
std::string
style_hash()
{
    const auto hex = sha256_hex(style);
    std::string digest;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        digest += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    }
    return base64(digest);
}

template<std::size_t N>
std::string
table_head(const Wording& caption, const std::array<Wording, N>& columns, Language language)
{
    auto html = fmt::format("<h2>{}</h2>\n<table><thead><tr>", caption.in(language));
    for (const auto& column : columns) {
        html += fmt::format(R"(<th scope="col">{}</th>)", column.in(language));
    }
    return html + "</tr></thead>\n<tbody>\n";
}

class PlainPage
{
public:
    PlainPage(const ProductPlan& plan, std::uint64_t ceiling, Spool spool)
        : plan_(plan), ceiling_(ceiling), out_(canonical_folder(plan.options.out)),
          spool_(std::move(spool))
    {
    }

    Result<void> add(const Entry& entry)
    {
        waiting_reports_ += plain_report_row(entry, relative_link(entry.outcome->path, out_));
        for (const auto& listed : entry.findings) {
            const auto severity = severity_of(listed.finding());
            if (severity == Severity::note) {
                continue;
            }
            if (auto added = add_finding(entry, listed, severity); !added) {
                return added;
            }
        }
        return waiting_reports_.size() < put_by_at ? Result<void>() : put_reports();
    }

    Result<std::vector<ProductFile>> finish()
    {
        auto put = put_reports();
        for (auto& kind : findings_) {
            put = put.and_then([&] { return put_findings(kind); });
        }
        return put.and_then([&] { return write(); });
    }

private:
    struct Rows
    {
        SpareBlocks kept{};
        std::string waiting{};
        std::uint64_t count = 0; // of those waiting
    };

    Result<void> add_finding(const Entry& entry, const ListedFinding& listed, Severity severity)
    {
        auto& rows = findings_[severity == Severity::error ? 0 : 1];
        if (rows.kept.is_full()) {
            rows.kept.leave_out(1);
            return {};
        }
        rows.waiting += plain_finding_row(*entry.outcome, listed, plan_.options.language);
        ++rows.count;
        return rows.waiting.size() < put_by_at ? Result<void>() : put_findings(rows);
    }

    Result<void> put_reports()
    {
        return spool_.put(std::exchange(waiting_reports_, {})).map([&](const SpoolPiece& piece) {
            reports_.push_back(piece);
            report_bytes_ += piece.size;
        });
    }

    Result<void> put_findings(Rows& rows)
    {
        const auto count = std::exchange(rows.count, 0);
        return spool_.put(std::exchange(rows.waiting, {})).map([&](const SpoolPiece& piece) {
            static_cast<void>(rows.kept.keep({piece, count}, room(), ceiling_));
        });
    }

    [[nodiscard]] std::uint64_t room() const
    {
        return ceiling_ - std::min(ceiling_, report_bytes_ + most_frame);
    }

    [[nodiscard]] std::string head() const
    {
        const auto language = plan_.options.language;
        return fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
            "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
            language == Language::zh ? "zh-CN" : "en",
            style_hash(),
            title.in(language),
            style,
            title.in(language),
            all_of_it.in(language));
    }

    // Drops what is too much, now that the size of everything else is known.
    [[nodiscard]] std::uint64_t settle()
    {
        auto& [errors, warnings] = findings_;
        const auto all = errors.kept.size_in_page() + warnings.kept.size_in_page();
        const auto over = all - std::min(all, room());
        static_cast<void>(errors.kept.free(warnings.kept.free(over)));
        return errors.kept.left_out() + warnings.kept.left_out();
    }

    Result<void> copy(StagedFile& page, const SpoolPiece& piece) const
    {
        return spool_.get(piece).and_then(
            [&](const std::string& rows) { return page.write(rows); });
    }

    Result<void> write_reports(StagedFile& page) const
    {
        auto written = page.write(table_head(coverage, report_columns, plan_.options.language));
        for (const auto& piece : reports_) {
            written = written.and_then([&] { return copy(page, piece); });
        }
        return written.and_then([&] { return page.write("</tbody></table>\n"); });
    }

    Result<void> write_findings(StagedFile& page) const
    {
        auto written = page.write(table_head(findings, finding_columns, plan_.options.language));
        for (const auto& kind : findings_) {
            for (const auto& block : kind.kept.blocks()) {
                written = written.and_then([&] { return copy(page, block.piece); });
            }
        }
        return written.and_then([&] { return page.write("</tbody></table>\n"); });
    }

    Result<std::vector<ProductFile>> write()
    {
        auto page = StagedFile::create(plan_.options.out / page_file);
        if (!page) {
            return tl::unexpected(page.error());
        }
        const auto left_out = settle();
        const auto rest =
            left_out == 0
                ? std::string()
                : fmt::format(
                      "<p>{}</p>\n",
                      fmt::format(fmt::runtime(too_many.in(plan_.options.language)), left_out));
        auto facts = page->write(head() + rest)
                         .and_then([&] { return write_reports(*page); })
                         .and_then([&] { return write_findings(*page); })
                         .and_then([&] { return page->write("</body>\n</html>\n"); })
                         .and_then([&] { return page->finish(); });
        if (!facts) {
            return tl::unexpected(facts.error());
        }
        std::vector<ProductFile> files;
        files.push_back({{std::string(page_file), *std::move(page), *std::move(facts)}});
        return files;
    }

    const ProductPlan& plan_;
    std::uint64_t ceiling_;
    std::filesystem::path out_;
    Spool spool_;
    std::vector<SpoolPiece> reports_;
    std::string waiting_reports_;
    std::uint64_t report_bytes_ = 0;
    std::array<Rows, 2> findings_; // errors, warnings
};

} // namespace

Result<Product>
open_plain_page(const ProductPlan& plan, std::uint64_t ceiling)
{
    auto spool = Spool::create(plan.options.out / page_file);
    if (!spool) {
        return tl::unexpected(spool.error());
    }
    auto page = std::make_shared<PlainPage>(plan, ceiling, *std::move(spool));
    return Product{.add =
                       [page](std::span<const Entry> body) {
                           auto added = Result<void>();
                           for (auto at = body.begin(); at != body.end() && added; ++at) {
                               added = page->add(*at);
                           }
                           return added;
                       },
                   .finish = [page](const Counts&) { return page->finish(); }};
}

} // namespace nianbao

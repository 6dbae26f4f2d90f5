#include "batch/summary.hpp"

#include "batch/last_run.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t most_failures = 10;

// clang-format off
constexpr Wording documents{"文档：{}；读出 {}，失败 {}，跳过 {}，重复 {}，被取代 {}\n",
                            "documents: {}; read {}, failed {}, skipped {}, duplicate {}, superseded {}\n"};
constexpr Wording deferred{ "其中 {} 份刚刚变动过，下次运行时再读\n",
                            "{} of them changed only just now; the next run reads them\n"};
constexpr Wording cells{    "数据 {} 条，其中数字 {}；未对应的单元格 {} 个\n",
                            "{} observations, {} of them numbers; {} cells unmapped\n"};
constexpr Wording findings{ "发现的问题：错误 {}，警告 {}\n",
                            "findings: {} errors, {} warnings\n"};
constexpr Wording written{  "已写入 {}\n",
                            "written to {}\n"};
constexpr Wording unchanged{"没有变化，{} 保持原样\n",
                            "nothing changed; {} is as it was\n"};
constexpr Wording more{     "nianbao: 另有 {} 份失败；全部清单见 {}\n",
                            "nianbao: {} more failed; the full list is in {}\n"};
constexpr Wording listed{   "nianbao: 清单见 {}\n",
                            "nianbao: they are listed in {}\n"};
// clang-format on

} // namespace

Failed
failed_of(std::span<const Outcome> outcomes, const std::set<std::string>& known)
{
    Failed failed;
    std::vector<const Outcome*> found;
    for (const auto& outcome : outcomes) {
        if (outcome.status == Status::failed && outcome.failure) {
            ++failed.count;
            if (!known.contains(failure_mark(outcome))) {
                found.push_back(&outcome);
            }
        }
    }
    std::sort(
        found.begin(), found.end(), [](const auto* a, const auto* b) { return a->file < b->file; });
    failed.fresh = found.size();
    found.resize(std::min(found.size(), most_failures));
    for (const auto* outcome : found) {
        failed.first.emplace_back(outcome->file, *outcome->failure);
    }
    return failed;
}

std::string
unchanged_text(const std::filesystem::path& out, Language language)
{
    return fmt::format(fmt::runtime(unchanged.in(language)), visible(out.native()));
}

std::string
counts_text(const Counts& counts, const std::filesystem::path& out, Language language)
{
    auto text = fmt::format(fmt::runtime(documents.in(language)),
                            counts.documents,
                            counts.read,
                            counts.failed,
                            counts.skipped,
                            counts.duplicate,
                            counts.superseded);
    if (counts.deferred > 0) {
        text += fmt::format(fmt::runtime(deferred.in(language)), counts.deferred);
    }
    text += fmt::format(
        fmt::runtime(cells.in(language)), counts.observations, counts.numbers, counts.unmapped);
    text += fmt::format(fmt::runtime(findings.in(language)), counts.errors, counts.warnings);
    text += fmt::format(fmt::runtime(written.in(language)), visible(out.native()));
    return text;
}

std::string
failed_text(const Failed& failed, const std::filesystem::path& out, Language language)
{
    std::string text;
    for (const auto& [file, failure] : failed.first) {
        text += fmt::format("nianbao: {}: {}\n", visible(file), words(failure, language));
    }
    const auto list = visible((out / "reports.csv").native());
    if (const auto unnamed = failed.fresh - failed.first.size(); unnamed > 0) {
        text += fmt::format(fmt::runtime(more.in(language)), unnamed, list);
    } else if (failed.fresh > 0) {
        text += fmt::format(fmt::runtime(listed.in(language)), list);
    }
    return text;
}

} // namespace nianbao

// What workers cost: FOLDER [ROUNDS]. Reads every .docx of FOLDER in workers and in this very
// process, by turns, and prints how many documents a second each did (the best round of each).
// Linked with no_jail.cpp the workers are not jailed.

#include "batch/document_work.hpp"
#include "batch/read_file.hpp"
#include "batch/worker.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace nianbao;

namespace {

using Clock = std::chrono::steady_clock;
using Files = std::vector<std::filesystem::path>;
using ReadOne = std::function<bool(const std::filesystem::path&)>;

Files
documents_in(const std::filesystem::path& folder)
{
    Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".docx") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

// Documents a second, on as many threads as there are cores.
double
rate(const Files& files, const std::function<ReadOne()>& make)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> failed = 0;
    const auto start = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) {
            threads.emplace_back([&] {
                const auto read = make();
                for (auto at = next++; at < files.size(); at = next++) {
                    failed += read(files[at]) ? 0 : 1;
                }
            });
        }
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    if (failed > 0) {
        fmt::print(stderr, "{} documents failed\n", failed.load());
    }
    return static_cast<double>(files.size()) / took.count();
}

} // namespace

int
main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        return 2;
    }
    const auto rounds = arguments.size() > 1 ? std::stoi(arguments[1]) : 5;
    const auto library = load_forms({}).value();
    const ReportCodec codec(library);
    const ReadingOptions options;
    const auto work = document_work(library, options, codec);
    warm_up();
    const WorkerLimits limits;
    auto server = ForkServer::start(work, limits.jail).value();
    const auto files = documents_in(arguments.front());

    const auto in_workers = [&]() -> ReadOne {
        return [&, worker = std::make_shared<Worker>(server, limits)](const auto& path) {
            const auto file = open_file(path, Links::refuse);
            const auto answer = worker->ask(file->descriptor.number());
            return answer && codec.decode(*answer);
        };
    };
    const auto in_this_process = [&]() -> ReadOne {
        return [&](const auto& path) {
            auto bytes = read_file(path);
            return bytes && !work(*std::move(bytes)).empty();
        };
    };
    std::array<double, 2> best{};
    for (int round = 0; round < rounds; ++round) {
        best[0] = std::max(best[0], rate(files, in_workers));
        best[1] = std::max(best[1], rate(files, in_this_process));
    }
    fmt::print("in workers {:.0f}/s, in this process {:.0f}/s\n", best[0], best[1]);
    return 0;
}

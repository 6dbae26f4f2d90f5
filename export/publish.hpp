#pragma once

#include "export/commit.hpp"
#include "export/outcome.hpp"
#include "normalize/form_library.hpp"
#include "normalize/message.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

// What held in the processes that read.
struct JailFacts
{
    unsigned landlock = 0; // ABI; 0: none
    bool seccomp = false;
};

// What run.json says of a run beside its counts.
struct RunFacts
{
    std::string version;
    std::string started; // RFC 3339, UTC
    std::string finished{};
    std::vector<std::pair<std::string, std::string>> options{}; // as given, in order
    std::vector<std::pair<std::string, std::string>> libraries{};
    std::uint64_t other_files = 0; // met, and no business of ours
    unsigned workers = 1;
    std::optional<JailFacts> jail{}; // nothing where no document had to be read
};

struct PublishOptions
{
    std::filesystem::path out;
    bool byte_order_mark = true;
    Language language = Language::zh;
    // Asked between products and before any of them takes its place; a failure ends the run.
    std::function<Result<void>()> go_on{};
    Tell tell{};
};

// Counts for the last line on the terminal and for run.json.
struct Counts
{
    std::uint64_t documents = 0; // rows of reports.csv
    std::uint64_t read = 0;
    std::uint64_t failed = 0;
    std::uint64_t skipped = 0;
    std::uint64_t deferred = 0;
    std::uint64_t superseded = 0;
    std::uint64_t observations = 0;
    std::uint64_t numbers = 0;
    std::uint64_t unmapped = 0;
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;
};

// The names of everything that publish writes.
[[nodiscard]] std::vector<std::string> product_files();

// Fills in the reports of one body's outcomes, and what is found between them, when their rows are
// about to be written. They are released once they are.
using Complete = std::function<Result<void>(std::span<Outcome* const> body)>;

// Writes every product into `options.out`, all of them or none. `outcomes` in any order.
// Fails with write-failed, foreign-file or what `go_on` or `complete` says; what was there before
// then stands.
[[nodiscard]] Result<Counts> publish(std::vector<Outcome> outcomes,
                                     std::span<const Form> forms,
                                     RunFacts facts,
                                     const PublishOptions& options,
                                     const Complete& complete = {});

} // namespace nianbao

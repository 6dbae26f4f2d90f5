#pragma once

#include "batch/ledger.hpp"
#include "batch/run_keys.hpp"
#include "export/outcome.hpp"
#include "export/sha256.hpp"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace nianbao {

// What is published, as the run that published it left it in the ledger.
struct LastRun
{
    std::string inputs{};             // everything it followed from, hashed
    std::string products{};           // the state of each product, as text
    std::set<std::string> failures{}; // of its documents, each hashed
    std::uint64_t errors = 0;         // among its findings
    std::uint64_t warnings = 0;
    std::string jail{};             // that held its workers, in words; empty where it had none
    std::set<std::string> filled{}; // PATHs that had documents, as filled_paths has them

    friend bool operator==(const LastRun&, const LastRun&) = default;
};

[[nodiscard]] LastRun last_run(Ledger& ledger);
void set_last_run(Ledger& ledger, const LastRun& run);

// The state of each of our files in OUT: whoever touches one of them changes it.
[[nodiscard]] std::string states_of_products(const std::filesystem::path& out);

// Of a document that failed: the same as long as it fails alike.
[[nodiscard]] std::string failure_mark(const Outcome& outcome);

// Hashes everything that what is published follows from.
class InputsHash
{
public:
    explicit InputsHash(const RunKeys& keys);

    // What came of the next file, in the order of the inbox (Reader::line_of).
    void add(std::string_view line) { hash_.add(line); }
    [[nodiscard]] std::string finish() { return hash_.finish(); }

private:
    Sha256 hash_;
};

} // namespace nianbao

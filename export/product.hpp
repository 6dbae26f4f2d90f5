#pragma once

#include "export/columns.hpp"
#include "export/commit.hpp"
#include "export/entry.hpp"
#include "export/known_files.hpp"
#include "export/products.hpp"
#include "normalize/form_library.hpp"
#include "normalize/message.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::string_view workbook_file = "audit.xlsx";
inline constexpr std::string_view page_file = "audit.html";
inline constexpr std::string_view database_file = "nianbao.sqlite";
inline constexpr std::string_view notes_file = "notes.csv";

struct PublishOptions
{
    std::filesystem::path out;
    bool byte_order_mark = true;
    Language language = Language::zh;
    Products products{};
    Notes notes{};                       // as they stand before this run
    std::vector<KnownFile> notes_read{}; // files whose notes are among them
    // Whether somebody wrote to that file after its notes were read: it then stays as it is, and
    // ours waits beside it.
    std::function<bool(const std::string& file)> was_saved_since{};
    // Asked between products and before any of them takes its place; a failure ends the run.
    std::function<Result<void>()> go_on{};
    Tell tell{};
};

// Whoever waits for this run is asked before every step that can still be left undone.
[[nodiscard]] inline Result<void>
go_on(const PublishOptions& options)
{
    return options.go_on ? options.go_on() : Result<void>();
}

// Counts for the last line on the terminal and for run.json.
struct Counts
{
    std::uint64_t documents = 0; // rows of reports.csv
    std::uint64_t read = 0;
    std::uint64_t failed = 0;
    std::uint64_t skipped = 0;
    std::uint64_t deferred = 0;
    std::uint64_t duplicate = 0;
    std::uint64_t superseded = 0;
    std::uint64_t observations = 0;
    std::uint64_t numbers = 0;
    std::uint64_t unmapped = 0;
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;
};

struct CountName
{
    std::string_view name;
    std::uint64_t Counts::*count;
};

// As run.json and the page name them, in this order.
inline constexpr std::array count_names{
    CountName{"documents", &Counts::documents},
    CountName{"read", &Counts::read},
    CountName{"failed", &Counts::failed},
    CountName{"skipped", &Counts::skipped},
    CountName{"deferred", &Counts::deferred},
    CountName{"duplicate", &Counts::duplicate},
    CountName{"superseded", &Counts::superseded},
    CountName{"observations", &Counts::observations},
    CountName{"numbers", &Counts::numbers},
    CountName{"unmapped", &Counts::unmapped},
    CountName{"errors", &Counts::errors},
    CountName{"warnings", &Counts::warnings},
};

// What products follow from beside the entries. It outlives them.
struct ProductPlan
{
    const PublishOptions& options;
    std::span<const Form> forms;
    std::string_view version; // of this program
    std::string_view day;     // of this run: "2026-11-23"
};

// A file written and not yet in its place.
struct ProductFile
{
    StagedProduct staged;
    std::optional<TableId> table{}; // that it holds
    bool is_edited = false;         // people write in it: datapackage.json lists it without hash
};

// One or more files on their way, written body by body.
struct Product
{
    // Of one body or of none, in row order; they are whole only until it returns.
    std::function<Result<void>(std::span<const Entry> body)> add;
    // Once, behind the last body.
    std::function<Result<std::vector<ProductFile>>(const Counts& counts)> finish;
};

} // namespace nianbao

#pragma once

#include "export/atomic_file.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Who locks the folder goes by these names; temporary files beside them are removed with ours.
inline constexpr std::string_view lease_file = ".nianbao.lease";
inline constexpr std::string_view clock_file = ".nianbao.clock";

// A product that is written, synced and not yet in its place.
struct StagedProduct
{
    std::string name;
    StagedFile file;
    FileFacts facts;
    bool stays_beside = false; // its place is not to be taken now, as if it were held open
};

// Hears what a person should know and what stops nothing.
using Tell = std::function<void(const Failure&)>;

// Puts all of it into the folder as one step, in this order, and takes those `gone` out of it;
// tells held-open of a product that has to wait beside its place. After a failure the earlier files
// stand; where not even they can be had back publish-unfinished is told, and the next start
// finishes.
[[nodiscard]] Result<void> commit(const std::filesystem::path& out,
                                  std::vector<StagedProduct> staged,
                                  const Tell& tell,
                                  std::span<const std::string> gone = {});

// To be called first by every run, alone in the folder: finishes or undoes what an earlier run
// left half done, removes its temporary files, and lets products that had to wait take their
// places; not that of a file that somebody wrote notes in, which are to be read first. Only files
// named after one of `products`, or as split workbooks, are touched. Tells rolled-forward,
// rolled-back, swapped-in.
[[nodiscard]] Result<void>
recover(const std::filesystem::path& out, std::span<const std::string> products, const Tell& tell);

} // namespace nianbao

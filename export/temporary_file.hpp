#pragma once

#include "export/descriptor.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <string_view>

#include <sys/types.h>

namespace nianbao {

struct RemoveFile
{
    void operator()(std::filesystem::path* path) const noexcept;
};

// A name whose file goes with it.
using TemporaryPath = std::unique_ptr<std::filesystem::path, RemoveFile>;

struct TemporaryFile
{
    TemporaryPath path;
    Descriptor descriptor;
};

// Makes a file beside `target`, named by temporary_beside, and opens it: `how` is O_WRONLY or
// O_RDWR. Else an errno.
[[nodiscard]] tl::expected<TemporaryFile, int>
open_temporary(const std::filesystem::path& target, int how, mode_t mode);

// All of it; an errno, or 0.
[[nodiscard]] int write_all(const Descriptor& file, std::string_view bytes);

} // namespace nianbao

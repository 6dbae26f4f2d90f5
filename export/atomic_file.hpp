#pragma once

#include "export/descriptor.hpp"
#include "export/sha256.hpp"
#include "export/temporary_file.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

// `error` is an errno.
[[nodiscard]] tl::unexpected<Failure> write_failed(const std::filesystem::path& path, int error);

// What was written, for those who check it.
struct FileFacts
{
    std::uint64_t bytes = 0;
    std::string sha256;

    friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

// A file on its way: written beside its place under a name of its own, and moved there whole. One
// that is dropped before that leaves nothing behind. Every failure is write-failed: path, cause.
class StagedFile
{
public:
    [[nodiscard]] static Result<StagedFile> create(std::filesystem::path target);

    [[nodiscard]] Result<void> write(std::string_view bytes);
    // Where it waits, for somebody else to write to by that name.
    [[nodiscard]] const std::filesystem::path& path() const { return *temporary_; }
    // Takes what somebody else wrote there for its own: reads it back.
    [[nodiscard]] Result<void> adopt();
    // Synced and closed.
    [[nodiscard]] Result<FileFacts> finish();
    // Takes the place of what was there; durable once the folder is synced.
    [[nodiscard]] Result<void> replace();
    // The same under another name in the same folder.
    [[nodiscard]] Result<void> replace_as(const std::filesystem::path& path);
    // Leaves it under its own name, which is returned, and to the caller.
    [[nodiscard]] std::string keep();

private:
    StagedFile(std::filesystem::path target, TemporaryPath temporary, Descriptor descriptor)
        : target_(std::move(target)), temporary_(std::move(temporary)),
          descriptor_(std::move(descriptor))
    {
    }

    std::filesystem::path target_;
    TemporaryPath temporary_; // empty once moved to its place
    Descriptor descriptor_;
    Sha256 hash_;
    std::uint64_t bytes_ = 0;
};

// A name beside `target` that is nobody's yet: hidden, and of a kind that no inbox counts as a
// document.
[[nodiscard]] std::filesystem::path temporary_beside(const std::filesystem::path& target);
// The name of the target that such a name is given beside; empty for any other name.
[[nodiscard]] std::string_view target_of_temporary(std::string_view name);
// Whether such names are given beside `target`.
[[nodiscard]] bool is_temporary_of(std::string_view name, std::string_view target);

// Whether an errno of link(2) says that the file can't have a second name, as on many shares.
[[nodiscard]] bool refuses_second_name(int error);

// Makes a folder and those above it; one that is there is fine.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path& folder);

// Makes the names in a folder durable.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

// One file, whole and durable, or what was there before.
[[nodiscard]] Result<FileFacts> write_file(const std::filesystem::path& path,
                                           std::string_view bytes);

} // namespace nianbao

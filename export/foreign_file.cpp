#include "export/foreign_file.hpp"

#include "export/atomic_file.hpp"
#include "export/data_package.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace nianbao {

namespace {

struct CloseFile
{
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

// Links are not followed: a dangling one is there too.
Result<std::filesystem::file_type>
type_of(const std::filesystem::path& path)
{
    std::error_code error;
    const auto type = std::filesystem::symlink_status(path, error).type();
    if (type == std::filesystem::file_type::none) {
        return write_failed(path, error.value());
    }
    return type;
}

Result<std::string>
read_text(const std::filesystem::path& path)
{
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rbe"));
    if (file == nullptr) {
        return write_failed(path, errno);
    }
    std::string text;
    std::array<char, 65536> piece{};
    while (const auto size = std::fread(piece.data(), 1, piece.size(), file.get())) {
        text.append(piece.data(), size);
    }
    if (std::ferror(file.get()) != 0) {
        return write_failed(path, errno);
    }
    return text;
}

// What stands in `out` by our own hand.
Result<std::vector<std::string>>
our_files(const std::filesystem::path& out)
{
    const auto path = out / package_file;
    return type_of(path).and_then([&](auto type) -> Result<std::vector<std::string>> {
        if (type != std::filesystem::file_type::regular) {
            return std::vector<std::string>();
        }
        return read_text(path).map([](const auto& text) { return listed_files(text); });
    });
}

} // namespace

Result<void>
refuse_foreign(const std::filesystem::path& out, std::span<const std::string> files)
{
    const auto ours = our_files(out);
    if (!ours) {
        return tl::unexpected(ours.error());
    }
    for (const auto& file : files) {
        const auto type = type_of(out / file);
        if (!type) {
            return tl::unexpected(type.error());
        }
        const bool is_ours = std::find(ours->begin(), ours->end(), file) != ours->end();
        if (*type != std::filesystem::file_type::not_found && !is_ours) {
            return fail("foreign-file", {(out / file).string()});
        }
    }
    return {};
}

} // namespace nianbao

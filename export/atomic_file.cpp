#include "export/atomic_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr std::string_view temporary_ending = ".tmp";
constexpr std::size_t adopted_piece = 128U << 10U;
constexpr mode_t as_umask_says = 0666;

// Takes the number at the end of a text, and what stands before it.
bool
takes_number(std::string_view& text, char before)
{
    const auto last = text.find_last_not_of("0123456789");
    const bool found =
        last != std::string_view::npos && last + 1 < text.size() && text[last] == before;
    text = found ? text.substr(0, last) : text;
    return found;
}

std::filesystem::path
folder_of(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

} // namespace

tl::unexpected<Failure>
write_failed(const std::filesystem::path& path, int error)
{
    return fail("write-failed", {path.string(), std::generic_category().message(error)});
}

Result<StagedFile>
StagedFile::create(std::filesystem::path target)
{
    auto file = open_temporary(target, O_WRONLY, as_umask_says);
    if (!file) {
        return write_failed(target, file.error());
    }
    return StagedFile(std::move(target), std::move(file->path), std::move(file->descriptor));
}

Result<void>
StagedFile::write(std::string_view bytes)
{
    hash_.add(bytes);
    bytes_ += bytes.size();
    const int error = write_all(descriptor_, bytes);
    return error == 0 ? Result<void>() : write_failed(target_, error);
}

Result<void>
StagedFile::adopt()
{
    Descriptor read(
        uninterrupted([&] { return ::open(temporary_->c_str(), O_RDONLY | O_CLOEXEC); }));
    if (!read.is_open()) {
        return write_failed(target_, errno);
    }
    std::string piece(adopted_piece, '\0');
    for (;;) {
        const auto size =
            uninterrupted([&] { return ::read(read.number(), piece.data(), piece.size()); });
        if (size <= 0) {
            return size == 0 ? Result<void>() : write_failed(target_, errno);
        }
        hash_.add(std::string_view(piece).substr(0, static_cast<std::size_t>(size)));
        bytes_ += static_cast<std::uint64_t>(size);
    }
}

Result<FileFacts>
StagedFile::finish()
{
    if (uninterrupted([&] { return ::fsync(descriptor_.number()); }) != 0) {
        return write_failed(target_, errno);
    }
    // after EINTR the descriptor is gone all the same (close(2)), and the bytes are synced
    if (::close(descriptor_.release()) != 0 && errno != EINTR) {
        return write_failed(target_, errno);
    }
    return FileFacts{bytes_, hash_.finish()};
}

Result<void>
StagedFile::replace()
{
    return replace_as(target_);
}

Result<void>
StagedFile::replace_as(const std::filesystem::path& path)
{
    if (::rename(temporary_->c_str(), path.c_str()) != 0) {
        return write_failed(path, errno);
    }
    std::default_delete<std::filesystem::path>()(temporary_.release());
    return {};
}

std::string
StagedFile::keep()
{
    const auto path = std::unique_ptr<std::filesystem::path>(temporary_.release());
    return path->filename().string();
}

std::filesystem::path
temporary_beside(const std::filesystem::path& target)
{
    static std::atomic<unsigned> count = 0;
    const auto name = target.filename().string();
    return target.parent_path() /
           fmt::format(".{}.{}-{}{}", name, ::getpid(), count++, temporary_ending);
}

std::string_view
target_of_temporary(std::string_view name)
{
    const bool is_one = name.starts_with('.') && name.ends_with(temporary_ending);
    if (!is_one || name.size() <= temporary_ending.size()) {
        return {};
    }
    name.remove_suffix(temporary_ending.size());
    return takes_number(name, '-') && takes_number(name, '.') && !name.empty() ? name.substr(1)
                                                                               : std::string_view();
}

bool
is_temporary_of(std::string_view name, std::string_view target)
{
    return !target.empty() && target_of_temporary(name) == target;
}

bool
refuses_second_name(int error)
{
    constexpr std::array refusals{
        EPERM, EACCES, EBUSY, ETXTBSY, EXDEV, EMLINK, ENOSYS, EOPNOTSUPP, EINVAL};
    return std::find(refusals.begin(), refusals.end(), error) != refusals.end();
}

Result<void>
make_folder(const std::filesystem::path& folder)
{
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) {
        return {};
    }
    if (!folder.has_filename()) { // "out/"
        return make_folder(folder.parent_path());
    }
    if (auto above = make_folder(folder.parent_path()); !above) {
        return above;
    }
    if (::mkdir(folder.c_str(), 0777) == 0) {
        return sync_folder(folder_of(folder));
    }
    const int cause = errno;
    if (cause == EEXIST && std::filesystem::is_directory(folder, error)) {
        return {}; // another run was quicker
    }
    return write_failed(folder, cause);
}

Result<void>
sync_folder(const std::filesystem::path& folder)
{
    const int number =
        uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (number == -1) {
        return write_failed(folder, errno);
    }
    int error = uninterrupted([&] { return ::fsync(number); }) == 0 ? 0 : errno;
    if (::close(number) != 0 && errno != EINTR && error == 0) {
        error = errno;
    }
    // some network file systems have no fsync of folders, and say so with EINVAL
    if (error != 0 && error != EINVAL) {
        return write_failed(folder, error);
    }
    return {};
}

Result<FileFacts>
write_file(const std::filesystem::path& path, std::string_view bytes)
{
    auto file = StagedFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto facts = file->write(bytes).and_then([&] { return file->finish(); });
    if (!facts) {
        return facts;
    }
    return file->replace().and_then([&] { return sync_folder(folder_of(path)); }).map([&] {
        return *facts;
    });
}

} // namespace nianbao

#include "extract/package.hpp"

#include "extract/file_kind.hpp"
#include "extract/inflate.hpp"
#include "extract/part_name.hpp"
#include "extract/zip_directory.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

struct DiscardZip
{
    void operator()(zip_t* zip) const noexcept { zip_discard(zip); }
};

struct CloseEntry
{
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

using Zip = std::unique_ptr<zip_t, DiscardZip>;
using EntryFile = std::unique_ptr<zip_file_t, CloseEntry>;

// An error value of libzip's that has to be released.
class ZipError
{
public:
    ZipError() { zip_error_init(&error_); }
    ~ZipError() { zip_error_fini(&error_); }
    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;

    zip_error_t* get() { return &error_; }
    std::string words() { return zip_error_strerror(&error_); }

private:
    zip_error_t error_{};
};

// A library that is told there is no memory takes the file for a bad one.
void
unless_memory(zip_error_t* error)
{
    if (zip_error_code_zip(error) == ZIP_ER_MEMORY) {
        throw std::bad_alloc();
    }
}

Result<Zip>
open_zip(std::string_view bytes, zip_flags_t flags)
{
    ZipError error;
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get());
    if (source == nullptr) {
        unless_memory(error.get());
        return fail("damaged-zip", {error.words()});
    }
    auto* zip = zip_open_from_source(source, static_cast<int>(flags), error.get());
    if (zip == nullptr) {
        zip_source_free(source);
        unless_memory(error.get());
        return fail("damaged-zip", {error.words()});
    }
    return Zip(zip);
}

std::int64_t
as_argument(std::uint64_t value)
{
    return static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX));
}

} // namespace

struct Package::Archive
{
    std::string bytes;
    Limits limits;
    ZipDirectory directory;
    Zip zip; // after the bytes it reads from
    bool consistent = true;
    std::uint64_t inflated = 0; // of all parts read so far

    [[nodiscard]] std::string_view packed(const ZipEntry& entry) const
    {
        return packed_bytes(std::string_view(bytes).substr(directory.begin), entry);
    }

    // Position in the central directory; nothing where there is no such part.
    [[nodiscard]] const ZipEntry* find(std::string_view name) const
    {
        const auto folded = fold_part_name(name);
        const auto found = std::find_if(directory.entries.begin(),
                                        directory.entries.end(),
                                        [&](const auto& entry) { return entry.name == folded; });
        return found == directory.entries.end() ? nullptr : &*found;
    }
};

// A part of usual size, inflated whole. The thread keeps the memory for its next part.
class WholeBuffer
{
public:
    // Larger parts are streamed, so that memory does not grow with them.
    static constexpr std::uint64_t limit = 256U << 10U;

    explicit WholeBuffer(std::uint64_t size) : size_(size)
    {
        auto& kept = spares();
        if (kept.empty()) {
            memory_.resize(limit);
        } else {
            memory_ = std::move(kept.back());
            kept.pop_back();
        }
    }
    WholeBuffer(const WholeBuffer&) = delete;
    WholeBuffer& operator=(const WholeBuffer&) = delete;
    ~WholeBuffer() { spares().push_back(std::move(memory_)); }

    [[nodiscard]] std::span<char> bytes() { return {memory_.data(), size_}; }

    std::size_t take(std::span<char> into)
    {
        const auto count = std::min<std::size_t>(into.size(), size_ - taken_);
        std::copy_n(memory_.data() + taken_, count, into.data());
        taken_ += count;
        return count;
    }

private:
    // As many as the thread ever read at once: the body, and a part that it asks for.
    static std::vector<std::vector<char>>& spares()
    {
        thread_local std::vector<std::vector<char>> kept;
        return kept;
    }

    std::vector<char> memory_;
    std::size_t size_;
    std::size_t taken_ = 0;
};

using WholePart = std::unique_ptr<WholeBuffer>;

struct PartStream::State
{
    Package::Archive* archive;
    const ZipEntry* entry;
    EntryFile file;
    std::uint64_t inflated = 0;
    bool in_one_go = false; // to be inflated whole at the first read ...
    WholePart whole{};      // ... into this, where the reader's buffer has no room for it

    Result<void> inflate(std::span<char> into);
    Result<std::size_t> read_in_one_go(std::span<char> buffer);
    Result<void> count(std::uint64_t more);
    Result<std::size_t> finish();
    [[nodiscard]] tl::unexpected<Failure> refuse(std::string code,
                                                 std::vector<Argument> more = {}) const;
    [[nodiscard]] tl::unexpected<Failure> refuse_size(std::string real) const;
    [[nodiscard]] tl::unexpected<Failure> refuse_longer() const;
};

tl::unexpected<Failure>
PartStream::State::refuse(std::string code, std::vector<Argument> more) const
{
    more.insert(more.begin(), short_name(entry->written));
    return fail(std::move(code), std::move(more), short_name(entry->written));
}

tl::unexpected<Failure>
PartStream::State::refuse_size(std::string real) const
{
    return refuse("size-mismatch", {as_argument(entry->size), std::move(real)});
}

// By how much is not looked at: it may be a bomb.
tl::unexpected<Failure>
PartStream::State::refuse_longer() const
{
    return refuse_size("> " + std::to_string(entry->size));
}

Result<void>
PartStream::State::count(std::uint64_t more)
{
    const auto& limits = archive->limits;
    inflated += more;
    archive->inflated += more;
    if (inflated > entry->size) {
        return refuse_longer();
    }
    if (inflated > limits.part_bytes) {
        return refuse("part-too-large", {as_argument(limits.part_bytes), as_argument(inflated)});
    }
    if (archive->inflated > limits.all_parts_bytes) {
        return refuse("part-too-large",
                      {as_argument(limits.all_parts_bytes), as_argument(archive->inflated)});
    }
    if (inflated > limits.ratio_from && inflated / limits.ratio > entry->packed) {
        const auto ratio = inflated / std::max<std::uint64_t>(entry->packed, 1);
        return refuse("ratio", {as_argument(limits.ratio), as_argument(ratio)});
    }
    return {};
}

// The whole part at once; libzip is left out, which takes three times as long.
Result<void>
PartStream::State::inflate(std::span<char> into)
{
    const auto packed = archive->packed(*entry);
    const auto [end, size] = entry->method == 0 ? copy_part(packed, into, entry->crc)
                                                : inflate_part(packed, into, entry->crc);
    switch (end) {
    case Inflated::whole:
        return count(entry->size);
    case Inflated::too_long:
        return refuse_longer();
    case Inflated::too_short:
        return refuse_size(std::to_string(size));
    default:
        return fail("damaged-zip", {"CRC"}, short_name(entry->written));
    }
}

Result<std::size_t>
PartStream::State::read_in_one_go(std::span<char> buffer)
{
    in_one_go = false;
    if (buffer.size() >= entry->size) {
        return inflate(buffer.first(entry->size)).map([&] { return std::size_t{entry->size}; });
    }
    whole = std::make_unique<WholeBuffer>(entry->size);
    return inflate(whole->bytes()).map([&] { return whole->take(buffer); });
}

// libzip compares the CRC only after the last byte, and tells of it here or when closing.
Result<std::size_t>
PartStream::State::finish()
{
    if (inflated != entry->size) {
        return refuse_size(std::to_string(inflated));
    }
    const auto closed = zip_fclose(file.release());
    if (closed == ZIP_ER_MEMORY) {
        throw std::bad_alloc();
    }
    if (closed != 0) {
        return fail("damaged-zip", {"CRC"}, short_name(entry->written));
    }
    return 0;
}

PartStream::PartStream(std::unique_ptr<State> state) : state_(std::move(state))
{
}
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream& PartStream::operator=(PartStream&&) noexcept = default;
PartStream::~PartStream() = default;

Result<std::size_t>
PartStream::read(std::span<char> buffer)
{
    if (state_->in_one_go) {
        return state_->read_in_one_go(buffer);
    }
    if (state_->whole) {
        return state_->whole->take(buffer);
    }
    if (!state_->file) {
        return 0;
    }
    const auto got = zip_fread(state_->file.get(), buffer.data(), buffer.size());
    if (got == 0) {
        return state_->finish();
    }
    if (got < 0) {
        auto* error = zip_file_get_error(state_->file.get());
        unless_memory(error);
        if (zip_error_code_zip(error) == ZIP_ER_INCONS) { // what libzip says of a wrong size
            return state_->refuse_size(std::to_string(state_->inflated));
        }
        return fail("damaged-zip", {zip_error_strerror(error)}, name());
    }
    const auto counted = state_->count(static_cast<std::uint64_t>(got));
    if (!counted) {
        return tl::unexpected(counted.error());
    }
    return static_cast<std::size_t>(got);
}

const std::string&
PartStream::name() const
{
    return state_->entry->written;
}

std::uint64_t
PartStream::declared_size() const
{
    return state_->entry->size;
}

Package::Package(std::unique_ptr<Archive> archive) : archive_(std::move(archive))
{
}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package>
Package::open(std::string bytes, const Limits& limits)
{
    if (bytes.size() > limits.file_bytes) {
        return fail("file-too-large", {as_argument(bytes.size()), as_argument(limits.file_bytes)});
    }
    if (auto other = recognise_other_kind(bytes)) {
        return tl::unexpected(std::move(*other));
    }
    auto archive = std::make_unique<Archive>();
    archive->bytes = std::move(bytes);
    archive->limits = limits;
    auto directory = read_zip_directory(archive->bytes, limits.entries);
    if (!directory) {
        return tl::unexpected(directory.error());
    }
    archive->directory = std::move(*directory);
    const auto& [begin, end, entries] = archive->directory;
    const auto proper = std::string_view(archive->bytes).substr(begin, end - begin);
    // ZIP_CHECKCONS refuses about 0.3 % of good files
    auto zip = open_zip(proper, ZIP_RDONLY | ZIP_CHECKCONS);
    archive->consistent = zip.has_value();
    if (!zip) {
        zip = open_zip(proper, ZIP_RDONLY);
    }
    if (!zip) {
        return tl::unexpected(zip.error());
    }
    archive->zip = std::move(*zip);
    if (zip_get_num_entries(archive->zip.get(), 0) != static_cast<zip_int64_t>(entries.size())) {
        return fail("ambiguous-package", {"central directory"});
    }
    return Package(std::move(archive));
}

bool
Package::has(std::string_view name) const
{
    return archive_->find(name) != nullptr;
}

std::vector<std::string>
Package::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : archive_->directory.entries) {
        names.push_back(entry.written);
    }
    return names;
}

bool
Package::consistent() const
{
    return archive_->consistent;
}

Result<PartStream>
Package::open_part(std::string_view name) const
{
    const auto* entry = archive_->find(name);
    if (entry == nullptr) {
        return fail("part-missing", {short_name(name)}, short_name(name));
    }
    if (entry->size <= WholeBuffer::limit) {
        return PartStream(std::make_unique<PartStream::State>(
            PartStream::State{.archive = archive_.get(), .entry = entry, .in_one_go = true}));
    }
    const auto index = entry - archive_->directory.entries.data();
    EntryFile file(zip_fopen_index(archive_->zip.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) {
        unless_memory(zip_get_error(archive_->zip.get()));
        return fail("damaged-zip", {zip_strerror(archive_->zip.get())}, short_name(name));
    }
    return PartStream(std::make_unique<PartStream::State>(
        PartStream::State{.archive = archive_.get(), .entry = entry, .file = std::move(file)}));
}

std::optional<PartSeal>
Package::seal(std::string_view name) const
{
    const auto* entry = archive_->find(name);
    if (entry == nullptr) {
        return std::nullopt;
    }
    return PartSeal{.packed = archive_->packed(*entry),
                    .size = entry->size,
                    .crc = entry->crc,
                    .method = entry->method};
}

Result<std::string>
Package::read_part(std::string_view name) const
{
    auto part = open_part(name);
    if (!part) {
        return tl::unexpected(part.error());
    }
    std::string bytes;
    std::array<char, 16'384> piece{};
    while (true) {
        const auto got = part->read(piece);
        if (!got) {
            return tl::unexpected(got.error());
        }
        if (*got == 0) {
            return bytes;
        }
        bytes.append(piece.data(), *got);
    }
}

} // namespace nianbao

#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Ceilings that keep one hostile or broken file from hurting the night's run.
struct Limits
{
    std::uint64_t file_bytes = 256U << 20U;
    std::uint32_t entries = 4096;
    std::uint64_t part_bytes = 256U << 20U;
    std::uint64_t all_parts_bytes = 512U << 20U;
    std::uint64_t ratio = 200;             // inflated to deflated ...
    std::uint64_t ratio_from = 64U << 20U; // ... counted above this size
};

// What a relationship part says of one target. `target` is a resolved part name
// ("word/styles.xml"), or the URI as written where it is external: that is never opened.
struct Relationship
{
    std::string id;
    std::string type; // the whole URI
    std::string target;
    bool external = false;

    friend bool operator==(const Relationship&, const Relationship&) = default;
};

// One part while it is being inflated, a piece at a time. Must not outlive its Package.
class PartStream
{
public:
    PartStream(PartStream&&) noexcept;
    PartStream& operator=(PartStream&&) noexcept;
    ~PartStream();

    // How much was put into the buffer; 0 once, at the end, when size and CRC proved right.
    // Nothing read before counts until then.
    [[nodiscard]] Result<std::size_t> read(std::span<char> buffer);
    [[nodiscard]] const std::string& name() const;
    // What the zip claims; good for a guess.
    [[nodiscard]] std::uint64_t declared_size() const;

private:
    friend class Package;
    struct State;
    explicit PartStream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// A part as it is packed, and what the zip says of it. The bytes live in the Package.
struct PartSeal
{
    std::string_view packed;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0;

    friend bool operator==(const PartSeal&, const PartSeal&) = default;
};

// A .docx seen as what it is: named parts in a zip. Knows nothing of Word. No declared size is
// trusted. Names are compared without regard to ASCII case.
class Package
{
public:
    // Takes the whole file. Fails with what the bytes really are when they are no package.
    static Result<Package> open(std::string bytes, const Limits& limits = {});

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;
    // False where libzip's own consistency check complains and only ours let the file through.
    [[nodiscard]] bool consistent() const;

    [[nodiscard]] Result<PartStream> open_part(std::string_view name) const;
    // Parts with equal seals inflate to equal bytes, or fail alike. Nothing where there is no such
    // part.
    [[nodiscard]] std::optional<PartSeal> seal(std::string_view name) const;
    // The whole part at once, for small ones.
    [[nodiscard]] Result<std::string> read_part(std::string_view name) const;

private:
    friend class PartStream;
    struct Archive;
    explicit Package(std::unique_ptr<Archive> archive);
    // on the heap, so that open parts stay valid when a Package moves
    std::unique_ptr<Archive> archive_;
};

} // namespace nianbao

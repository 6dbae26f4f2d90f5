#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

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
// ("word/styles.xml").
struct Relationship
{
    std::string id;
    std::string type; // the whole URI
    std::string target;
    bool external = false;
};

// Takes one piece of a part; returning false stops the reading.
using TakePiece = std::function<bool(std::string_view)>;

// A .docx seen as what it is: named parts in a zip. Knows nothing of Word. No declared size is
// trusted.
class Package
{
public:
    // Takes the whole file. Fails with what the bytes really are when they are no package.
    static Result<Package> open(std::string bytes, const Limits& limits = {});

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Close
    {
        void operator()(::zip* archive) const noexcept;
    };
    // the bytes must outlive the archive, and both must stay where they are when a Package moves
    std::unique_ptr<std::string> bytes_;
    std::unique_ptr<::zip, Close> archive_;
    Limits limits_;
};

} // namespace nianbao

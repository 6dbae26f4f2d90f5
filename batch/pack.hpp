#pragma once

#include "export/descriptor.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace nianbao {

// Where a record stands among the packs, and what its bytes must come to.
struct PackPlace
{
    std::uint32_t pack = 0;
    std::uint32_t checksum = 0; // CRC-32
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    friend bool operator==(const PackPlace&, const PackPlace&) = default;
};

// Records in files that only ever grow, NNNNNNNN.pack in a folder. Nothing says where a record is
// but the place it was given.
class Packs
{
public:
    // `next` is a number that no pack of the folder has; it is made by the first record.
    Packs(std::filesystem::path folder, std::uint32_t next)
        : folder_(std::move(folder)), last_(next)
    {
    }

    // One at a time. Fails with write-failed.
    [[nodiscard]] Result<PackPlace> add(std::string_view record);
    // What was added is durable. Fails with write-failed.
    [[nodiscard]] Result<void> sync();
    // One at a time. Fails with ledger-damaged where the bytes are not those that were
    // added, and with ledger-unreadable.
    [[nodiscard]] Result<std::string> read(const PackPlace& place);

private:
    Result<void> open_next();

    std::filesystem::path folder_;
    std::uint32_t last_; // the one that grows
    std::uint64_t size_ = 0;
    Descriptor growing_;
    std::map<std::uint32_t, Descriptor> opened_; // to read
};

[[nodiscard]] std::string pack_name(std::uint32_t number);

} // namespace nianbao

#pragma once

#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A Report as bytes and back without loss: how a worker hands it over, the ledger keeps it and a
// shard ships it. Cells of forms go as numbers, so both ends must know the same forms. Whoever
// changes what is written, or how documents are read, changes `version`, too.
class ReportCodec
{
public:
    static constexpr std::uint32_t version = 3;

    // `library` must outlive the codec and every Report it decodes.
    explicit ReportCodec(const FormLibrary& library);

    [[nodiscard]] std::string encode(const Report& report) const;
    [[nodiscard]] std::string encode(const Failure& failure) const;

    // The bytes may come from anywhere: what is no Report of these forms is `report-damaged`. What
    // was encoded as a Failure comes back as that.
    [[nodiscard]] Result<Report> decode(std::string_view bytes) const;

    // The place of a cell among all cells of the library, in its order; their count where it has
    // no such cell.
    [[nodiscard]] std::uint64_t number_of(const FormCell& cell) const;
    [[nodiscard]] const FormCell* cell(std::uint64_t number) const; // nullptr where there is none

private:
    struct Table
    {
        const FormCell* first;
        const FormCell* end;
        std::uint64_t number; // of its first cell
    };

    std::vector<Table> tables_; // by address
    std::vector<const FormCell*> cells_;
};

} // namespace nianbao

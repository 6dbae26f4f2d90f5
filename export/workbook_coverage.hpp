#pragma once

#include "export/entry.hpp"
#include "export/xlsx.hpp"
#include "normalize/message.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// What became of one body's reports of one year.
struct Coverage
{
    int year = 0;
    std::uint32_t current = 0; // reports that count
    std::uint32_t kept = 0;    // of them, as they were read last time
    std::uint32_t superseded = 0;
    std::uint32_t failed = 0;
    std::uint32_t absent = 0;
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    std::uint32_t checks = 0; // made, whatever came out
    std::uint32_t assessed = 0;
};

// One cell of 覆盖情况: "✓ 12/14", "错误 2 警告 1", "缺报" ... It begins with its state.
[[nodiscard]] std::string coverage_words(const Coverage& coverage, Language language);

// The state a cell of 覆盖情况 begins with, how it is tinted, and what it means.
struct CoverageState
{
    std::string begins;
    Tint tint;
    std::string meaning;
};

[[nodiscard]] std::vector<CoverageState> coverage_states(Language language);

// The workbook's sheets 覆盖情况, bodies by years, and 未计入文件, the files that are not in it.
class CoverageSheets
{
public:
    // `out` is canonical.
    CoverageSheets(XlsxFile& file, std::filesystem::path out, Language language);

    void add(std::span<const Entry> body);
    void finish();

    [[nodiscard]] const XlsxSheet& matrix() const { return matrix_; }
    [[nodiscard]] const XlsxSheet& files() const { return files_; }

private:
    struct Body
    {
        std::string name;
        std::string division_code;
        std::vector<Coverage> years{};
    };

    void put_file(const Outcome& outcome);
    void put_body(const Body& body, std::span<const int> years);

    std::filesystem::path out_;
    Language language_;
    XlsxSheet& matrix_;
    XlsxSheet& files_;
    std::vector<Body> bodies_{};
};

} // namespace nianbao

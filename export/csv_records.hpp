#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Reads records as CsvBuffer writes them (RFC 4180), one by one. The text must outlive it.
class CsvRecords
{
public:
    explicit CsvRecords(std::string_view text) : text_(text) {}

    // False behind the last record.
    [[nodiscard]] bool next();
    // Of the record read last, quotes taken off and guards left on; valid until the next.
    [[nodiscard]] std::span<const std::string_view> fields() const { return fields_; }

private:
    [[nodiscard]] std::string_view take_field();
    [[nodiscard]] std::string_view take_quoted();

    std::string_view text_;
    std::vector<std::string_view> fields_;
    std::deque<std::string> unquoted_; // fields that do not stand in the text as they are
};

} // namespace nianbao

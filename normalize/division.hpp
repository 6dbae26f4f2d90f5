#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Statistics counts development zones and state farms as places; they have no code of their own.
enum class Standing : std::uint8_t { official, statistical };

// One name of a place. A code begins with those of the places around it: 44, 4403, 440307,
// 440307001.
struct Division
{
    std::string name;
    std::string code;
    Standing standing = Standing::official;
    int since = 0; // first and last year of the name
    int until = 9999;

    friend bool operator==(const Division&, const Division&) = default;
};

// The places of china-division 2.7.0 (2023-06-30), and those that files add.
class Divisions
{
public:
    Divisions() = default;
    explicit Divisions(std::vector<Division> added);

    // Every division whose name begins so, by name; of a year, if one is given. Unpacks the table.
    [[nodiscard]] std::vector<Division> beginning(std::string_view with,
                                                  std::optional<int> year) const;

private:
    std::vector<Division> added_; // by name
};

// Whether `inner` lies in `outer`; everything lies in "".
[[nodiscard]] bool lies_in(std::string_view inner, std::string_view outer);

// 440300 is 4403, 440307001000 is 440307001; empty for what is no code.
[[nodiscard]] std::string_view bare_code(std::string_view code);

// As GB/T 2260 writes it: 440000, 440300, 440307; 440307001 of a town.
[[nodiscard]] std::string published_code(std::string_view code);

// The rows of a --divisions file, a CSV of code,name[,since,until]. `name` is what failures call
// the file: csv-*, division-code.
[[nodiscard]] Result<std::vector<Division>> parse_divisions(std::string_view bytes,
                                                            std::string_view name);

} // namespace nianbao

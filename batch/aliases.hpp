#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace nianbao {

// Whether a body's names follow one another, or several bodies were merged into it.
enum class Succession : std::uint8_t { one_body, merged };

struct NewestName
{
    std::string name;
    Succession succession = Succession::one_body;
};

// What bodies were called and what they are called now.
class Aliases
{
public:
    Aliases() = default;

    // The rows of an --aliases file, a CSV of old,new. `name` is what failures call the file:
    // csv-*, alias-twice, alias-circle.
    [[nodiscard]] static Result<Aliases> parse(std::string_view bytes, std::string_view name);

    // Each name of the file with the last one it was given; that one stands for itself.
    [[nodiscard]] const std::map<std::string, NewestName>& newest() const { return newest_; }

private:
    void merge_into(const std::string& newest);

    std::map<std::string, NewestName> newest_;
};

} // namespace nianbao

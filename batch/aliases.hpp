#pragma once

#include "extract/finding.hpp"

#include <map>
#include <string>
#include <string_view>

namespace nianbao {

// What bodies were called and what they are called now.
class Aliases
{
public:
    Aliases() = default;

    // The rows of an --aliases file, a CSV of old,new. `name` is what failures call the file:
    // csv-*, alias-twice, alias-circle.
    [[nodiscard]] static Result<Aliases> parse(std::string_view bytes, std::string_view name);

    // Each name of the file with the last one it was given; that one stands for itself.
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& newest() const
    {
        return newest_;
    }

private:
    std::map<std::string, std::string, std::less<>> newest_;
};

} // namespace nianbao

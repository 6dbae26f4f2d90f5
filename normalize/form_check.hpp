#pragma once

#include "normalize/form.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

// What a person who writes a form should know of it, each in the order of the file.
struct FormCheck
{
    Form form;
    std::vector<Failure> mistakes{}; // the form cannot be used
    std::vector<Failure> warnings{}; // legal, and surely not meant; none where there are mistakes
};

// `known` are the forms that the new one stands beside.
[[nodiscard]] FormCheck
check_form(std::string_view text, std::string_view name, std::span<const Form> known);

} // namespace nianbao

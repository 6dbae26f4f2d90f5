#pragma once

// Shared by the parts of the form parser alone.

#include "normalize/form.hpp"
#include "normalize/toml_values.hpp"

#include <vector>

namespace nianbao {

// Whether the tables were read without mistakes, so that checks can tell which figures there are.
enum class Tables : std::uint8_t { sound, unsound };

// Reads the checks of a form whose tables are read.
class CheckReader
{
public:
    CheckReader(TomlValues& values, const Form& form, Tables tables)
        : values_(values), form_(form), tables_sound_(tables == Tables::sound)
    {
    }

    [[nodiscard]] Check read(const toml::table& table);

private:
    void read_figures(const toml::table& table, Check& check);
    void read_sides(const toml::table& table, Check& check);
    void check_table_of(const toml::table& table, const Check& check);
    [[nodiscard]] std::vector<CheckTerm> read_terms(const toml::array& side, const Check& check);
    [[nodiscard]] CheckTerm read_term(const toml::node& node, const Check& check);
    void check_term(const toml::node& node, const CheckTerm& term, const Check& check);

    TomlValues& values_;
    const Form& form_;
    bool tables_sound_;
};

} // namespace nianbao

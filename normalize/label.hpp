#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// Unlike texts nearly always have unlike keys; like texts always have the same one.
[[nodiscard]] std::uint64_t label_key(std::string_view text);

// A text as labels are compared: with fold_label and with bare_label, and the keys of both.
struct Label
{
    std::string folded;
    std::string bare;
    std::uint64_t folded_key = 0;
    std::uint64_t bare_key = 0;
};

[[nodiscard]] Label make_label(std::string_view text);

// The same, kept by the thread, since labels repeat from document to document. Stays where it is
// until forget_labels().
[[nodiscard]] const Label& remember_label(std::string_view text);

// To be called between documents: keeps what is remembered within bounds.
void forget_labels();

} // namespace nianbao

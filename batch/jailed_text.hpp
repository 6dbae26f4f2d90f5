#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace nianbao {

// What a person is shown of a document, and how many of its tables answered what was asked.
struct MadeText
{
    std::string text;
    std::uint64_t answered = 0;
};

using MakeText = std::function<Result<MadeText>(std::string bytes)>;

// Has `make` read a document in a jailed process of its own, which is handed the open file alone.
// Fails as open_file, as Worker::ask and as `make` do; with crash, too, where the text is none that
// a terminal can be given.
[[nodiscard]] Result<MadeText> jailed_text(const std::filesystem::path& file, const MakeText& make);

} // namespace nianbao

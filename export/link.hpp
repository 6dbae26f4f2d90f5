#pragma once

#include <filesystem>
#include <string>

namespace nianbao {

// A link from a file in `out` to `file`, both absolute: relative, '/'-separated, and each byte that
// is not unreserved percent-encoded (RFC 3986). Empty where there is no file.
[[nodiscard]] std::string relative_link(const std::filesystem::path& file,
                                        const std::filesystem::path& out);

// A folder as links are counted from; empty where that can't be told.
[[nodiscard]] std::filesystem::path canonical_folder(const std::filesystem::path& folder);

} // namespace nianbao

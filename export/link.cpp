#include "export/link.hpp"

#include <string_view>
#include <system_error>

namespace nianbao {

namespace {

bool
is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

} // namespace

std::string
relative_link(const std::filesystem::path& file, const std::filesystem::path& out)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string link;
    for (const auto c : file.lexically_relative(out).generic_string()) {
        if (is_unreserved(c)) {
            link += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        link += '%';
        link += digits[byte >> 4U];
        link += digits[byte & 0xFU];
    }
    return link;
}

std::filesystem::path
canonical_folder(const std::filesystem::path& folder)
{
    std::error_code error;
    const auto whole = std::filesystem::absolute(folder, error);
    auto canonical = error ? whole : std::filesystem::weakly_canonical(whole, error);
    return error ? std::filesystem::path() : canonical;
}

} // namespace nianbao

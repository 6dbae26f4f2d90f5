#pragma once

#include <doctest/doctest.h>
#include <libdeflate.h>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace nianbao {

inline std::string
from_base64(std::string_view text)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    bool is_base64 = text.size() % 4 == 0;
    for (const auto c : text.substr(0, text.find('='))) {
        const auto value = alphabet.find(c);
        is_base64 = is_base64 && value != std::string_view::npos;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
        }
    }
    CHECK(is_base64);
    return bytes;
}

inline std::string
gunzip(std::string_view packed)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> reader(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    std::string bytes(64U << 20U, '\0');
    std::size_t size = 0;
    REQUIRE(libdeflate_gzip_decompress(
                reader.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), &size) ==
            LIBDEFLATE_SUCCESS);
    bytes.resize(size);
    return bytes;
}

// The data blocks of a page by id.
inline std::map<std::string, nlohmann::json>
blocks_of(std::string_view page)
{
    constexpr std::string_view opening = "<script type=\"text/plain\" id=\"";
    std::map<std::string, nlohmann::json> blocks;
    for (auto at = page.find(opening); at != std::string_view::npos; at = page.find(opening, at)) {
        at += opening.size();
        const auto quote = page.find("\">", at);
        const auto end = page.find("</script>", quote);
        const auto id = std::string(page.substr(at, quote - at));
        const auto data = gunzip(from_base64(page.substr(quote + 2, end - quote - 2)));
        CHECK(blocks.emplace(id, nlohmann::json::parse(data)).second);
    }
    return blocks;
}

} // namespace nianbao

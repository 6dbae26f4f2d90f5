#include "extract/inflate.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace nianbao;

namespace {

// "hello" as one stored block of a deflate stream, and its CRC-32.
constexpr std::string_view hello("\x01\x05\x00\xFA\xFFhello", 10);
constexpr std::uint32_t crc_of_hello = 0x3610A686;

Inflated
inflated(std::string_view packed, std::size_t size, std::uint32_t crc = crc_of_hello)
{
    std::string into(size, '\0');
    return inflate_whole(packed, into, crc);
}

} // namespace

TEST_CASE("a stream counts only when length and CRC are as declared")
{
    std::array<char, 5> into{};
    CHECK(inflate_whole(hello, into, crc_of_hello) == Inflated::whole);
    CHECK(std::string_view(into.data(), into.size()) == "hello");
    CHECK(inflated(hello, 4) == Inflated::too_long);
    CHECK(inflated(hello, 6) == Inflated::too_short);
    std::array<char, 6> larger{};
    CHECK(inflate_part(hello, larger, crc_of_hello).size == 5);
    CHECK(inflated(hello, 5, 1) == Inflated::damaged);
    CHECK(inflated(hello.substr(0, 7), 5) == Inflated::damaged);
    CHECK(inflated("", 0, 0) == Inflated::damaged);
}

TEST_CASE("stored bytes are held to the same")
{
    std::array<char, 5> into{};
    CHECK(copy_part("hello", into, crc_of_hello).end == Inflated::whole);
    CHECK(copy_part("hello!", into, crc_of_hello).end == Inflated::too_long);
    CHECK(copy_part("hell", into, crc_of_hello).end == Inflated::too_short);
    CHECK(copy_part("hell", into, crc_of_hello).size == 4);
    CHECK(copy_part("hallo", into, crc_of_hello).end == Inflated::damaged);
}

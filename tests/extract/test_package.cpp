#include "extract/package.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace nianbao;
using namespace std::string_view_literals;

namespace {

std::string
code_of(std::string bytes, const Limits& limits = {})
{
    const auto package = Package::open(std::move(bytes), limits);
    return package ? "" : package.error().code;
}

Failure
failure_of(std::string bytes)
{
    const auto package = Package::open(std::move(bytes));
    return package ? Failure{} : package.error();
}

std::string
read_code(std::string bytes, std::string_view name, const Limits& limits = {})
{
    const auto package = Package::open(std::move(bytes), limits);
    REQUIRE(package.has_value());
    const auto part = package->read_part(name);
    return part ? "" : part.error().code;
}

std::vector<Argument>
read_arguments(std::string bytes, std::string_view name, const Limits& limits = {})
{
    return Package::open(std::move(bytes), limits)
        .and_then([&](const Package& package) { return package.read_part(name); })
        .error()
        .arguments;
}

// Overwrites what stands `offset` bytes behind the first or last place of `mark`.
std::string
patched_last(std::string bytes, std::string_view mark, std::size_t offset, std::string_view with)
{
    return bytes.replace(bytes.rfind(mark) + offset, with.size(), with);
}

std::string
patched_first(std::string bytes, std::string_view mark, std::size_t offset, std::string_view with)
{
    return bytes.replace(bytes.find(mark) + offset, with.size(), with);
}

constexpr auto central = "PK\x01\x02"sv;
constexpr auto local = "PK\x03\x04"sv;

const std::vector<TestPart> two_parts{{"a.xml", "<a>text text text</a>"}, {"b.xml", "<b/>"}};

} // namespace

TEST_CASE("the parts of a package are found whatever the case of their names")
{
    const auto package = Package::open(zip_of({{"Word/Document.xml", "<a/>"}, {"b.xml", "<b/>"}}));

    REQUIRE(package.has_value());
    CHECK(package->names() == std::vector<std::string>{"Word/Document.xml", "b.xml"});
    CHECK(package->has("word/document.xml"));
    CHECK(package->has("/word/document.xml"));
    CHECK_FALSE(package->has("c.xml"));
    CHECK(package->consistent());
    CHECK(package->read_part("WORD/DOCUMENT.XML") == Result<std::string>("<a/>"));
    CHECK(package->read_part("c.xml").error().code == "part-missing");
}

TEST_CASE("a part comes in pieces no larger than the buffer")
{
    const std::string text(100'000, 'x');
    auto package = Package::open(zip_of({{"a.xml", text}}));
    auto part = package->open_part("a.xml");
    const Package moved = std::move(*package);

    std::string read;
    std::array<char, 4000> buffer{};
    for (auto got = part->read(buffer).value(); got > 0; got = part->read(buffer).value()) {
        read.append(buffer.data(), got);
    }
    CHECK(read == text);
}

TEST_CASE("bytes that are no package fail by what they are")
{
    CHECK(code_of("") == "empty-file");
    CHECK(code_of("{\\rtf1\\ansi}") == "rtf-document");
    CHECK(code_of("%PDF-1.7\n") == "pdf-document");
    CHECK(code_of("\xEF\xBB\xBF<!DOCTYPE HTML><html></html>") == "html-document");
    CHECK(code_of("From: <Saved>\r\nMIME-Version: 1.0\r\n") == "mht-document");
    CHECK(code_of(std::string(1000, '\0')) == "damaged-zip");
    CHECK(code_of("neither this nor that") == "not-a-zip");
    CHECK(failure_of("\x1F\x8B\x08") == Failure{"not-wordprocessing", {"gzip"}});
    CHECK(failure_of("{\"a\": 1}") == Failure{"not-wordprocessing", {"JSON"}});
    CHECK(failure_of("<?xml version='1.0'?><pkg:package/>") ==
          Failure{"not-wordprocessing", {"Flat OPC XML"}});
}

TEST_CASE("compound files are told apart by their streams")
{
    const auto start = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(512, '\0');
    const std::string sealed("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv);
    const std::string word("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv);
    const std::string excel("W\0o\0r\0k\0b\0o\0o\0k\0"sv);

    CHECK(code_of(start + sealed) == "password-protected");
    CHECK(code_of(start + word) == "word-97-document");
    CHECK(failure_of(start + excel) == Failure{"not-wordprocessing", {"xls"}});
    CHECK(failure_of(start) == Failure{"not-wordprocessing", {"OLE"}});
}

TEST_CASE("a file cut off anywhere is damaged")
{
    const auto whole = zip_of(two_parts);
    for (std::size_t size = 4; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(code_of(whole.substr(0, size)) == "damaged-zip");
    }
}

TEST_CASE("bytes before and after the archive do no harm")
{
    const auto whole = zip_of(two_parts);
    CHECK(read_code("#!/bin/sh\n" + whole, "a.xml").empty());
    CHECK(read_code(whole + "\r\n-- \r\nmail footer", "a.xml").empty());
    CHECK(read_code("junk" + whole + "junk", "b.xml").empty());
}

TEST_CASE("a size header that lies is found out by counting")
{
    const auto whole = zip_of(two_parts);
    const auto& text = two_parts[0].bytes;
    for (const auto declared : {"\x04\0\0\0"sv, "\0\0\0\x10"sv}) {
        auto lying = patched_first(whole, central, 24, declared);
        CHECK(code_of(lying) == "size-mismatch"); // the local header says otherwise
        lying = patched_first(lying, local, 22, declared);
        CHECK(read_code(lying, "a.xml") == "size-mismatch");
        CHECK(read_code(lying, "b.xml").empty());
    }
    CHECK(text.size() == 21);
}

TEST_CASE("a wrong CRC or a flipped bit fails after the last byte")
{
    const auto whole = zip_of(two_parts);
    auto wrong = patched_first(whole, central, 16, "abcd");
    CHECK(read_code(patched_first(wrong, local, 14, "abcd"), "a.xml") == "damaged-zip");

    const std::string noise = "abcdefghijklmnopqrstuvwxyz0123456789";
    const auto stored = zip_of({{"s.bin", noise}});
    const auto at = stored.find("klm");
    REQUIRE(at != std::string::npos);
    CHECK(read_code(std::string(stored).replace(at, 1, "K"), "s.bin") == "damaged-zip");
}

TEST_CASE("offsets beyond the file and wrong counts are damage")
{
    const auto whole = zip_of(two_parts);
    CHECK(code_of(patched_last(whole, central, 42, "\xFF\xFF\xFF\x7F")) == "damaged-zip");
    CHECK(code_of(patched_last(whole, central, 20, "\xFF\xFF\xFF\x7F")) == "damaged-zip");
    CHECK(code_of(patched_last(whole, "PK\x05\x06", 10, "\x03\0"sv)) == "damaged-zip");
    CHECK(code_of(patched_last(whole, "PK\x05\x06", 16, "\xFF\xFF\xFF\x7F")) == "damaged-zip");
}

TEST_CASE("entries that share bytes are refused")
{
    const auto whole = zip_of(two_parts);
    const auto second = patched_last(whole, central, 42, "\0\0\0\0"sv);
    CHECK(code_of(second) == "overlapping-entries");
    const auto longer = patched_first(whole, central, 20, "\x20\0\0\0"sv);
    CHECK(code_of(longer) == "overlapping-entries");
}

TEST_CASE("two parts of one name, or a name only one side knows, are refused")
{
    CHECK(code_of(zip_of({{"a.xml", "1"}, {"A.xml", "2"}})) == "ambiguous-package");
    const auto whole = zip_of(two_parts);
    CHECK(code_of(patched_last(whole, "b.xml", 0, "a.xml")) == "ambiguous-package");
    CHECK(code_of(patched_first(whole, "b.xml", 0, "c.xml")) == "ambiguous-package");
    CHECK(code_of(zip_of({{"c.xml", "hidden"}}) + whole) == "ambiguous-package");
}

TEST_CASE("both headers of a part must give one CRC, but where it follows the data or is left out")
{
    const auto whole = zip_of(two_parts);
    CHECK(failure_of(patched_first(whole, local, 14, "abcd")) ==
          Failure{"ambiguous-package", {"a.xml"}});
    CHECK(read_code(patched_first(whole, local, 14, "\0\0\0\0"sv), "a.xml").empty());
    const auto described = patched_first(whole, local, 6, "\x08");
    CHECK(read_code(patched_first(described, local, 14, "abcd"), "a.xml").empty());
}

TEST_CASE("encrypted entries and other methods are refused by name")
{
    const auto whole = zip_of(two_parts);
    CHECK(failure_of(patched_first(whole, central, 8, "\x01")) == Failure{"encrypted", {"a.xml"}});
    CHECK(failure_of(patched_first(whole, central, 10, "\x0C")) ==
          Failure{"unsupported-method", {"a.xml", std::int64_t{12}}});
}

TEST_CASE("ceilings hold for the file, its entries and each part")
{
    const auto whole = zip_of(two_parts);
    CHECK(code_of(whole, {.file_bytes = 10}) == "file-too-large");
    CHECK(code_of(whole, {.entries = 1}) == "too-many-entries");
    CHECK(read_code(whole, "a.xml", {.part_bytes = 20}) == "part-too-large");
    CHECK(read_code(whole, "a.xml", {.all_parts_bytes = 20}) == "part-too-large");
    CHECK(read_code(whole, "a.xml", {.part_bytes = 21, .all_parts_bytes = 21}).empty());
}

TEST_CASE("all parts together have a ceiling of their own")
{
    const auto package = Package::open(zip_of(two_parts), {.all_parts_bytes = 22});
    CHECK(package->read_part("a.xml").has_value());
    CHECK(package->read_part("b.xml").error().code == "part-too-large");
}

TEST_CASE("a bomb is stopped while it inflates")
{
    const Limits limits{.ratio_from = 1U << 20U};
    const auto bomb = zip_of({{"a.xml", std::string(4U << 20U, ' ')}});
    CHECK(read_code(bomb, "a.xml", limits) == "ratio");
    CHECK(read_code(bomb, "a.xml").empty());
}

TEST_CASE("a refusal names the limit or the claim, and what was found")
{
    const std::string a = "a.xml";
    const auto whole = zip_of(two_parts);
    const auto lying = patched_first(whole, central, 24, "\x04\0\0\0"sv);
    CHECK(read_arguments(lying, a) == std::vector<Argument>{a, "4", "21"});
    CHECK(read_arguments(patched_first(lying, local, 22, "\x04\0\0\0"sv), a) ==
          std::vector<Argument>{a, std::int64_t{4}, "> 4"});
    const auto more = patched_first(whole, central, 24, "\x1E\0\0\0"sv);
    CHECK(read_arguments(patched_first(more, local, 22, "\x1E\0\0\0"sv), a) ==
          std::vector<Argument>{a, std::int64_t{30}, "21"});
    CHECK(read_arguments(whole, a, {.part_bytes = 20}) ==
          std::vector<Argument>{a, std::int64_t{20}, std::int64_t{21}});
    const auto blank = zip_of({{a, std::string(1U << 20U, ' ')}});
    const auto seen = read_arguments(blank, a, {.ratio = 10, .ratio_from = 1000});
    REQUIRE(seen.size() == 3);
    CHECK(seen[1] == Argument(std::int64_t{10}));
    CHECK(std::get<std::int64_t>(seen[2]) > 10);
}

TEST_CASE("a part name in a message is cut between characters")
{
    std::string name = "x";
    for (int i = 0; i < 100; ++i) {
        name += "表";
    }
    const auto package = Package::open(zip_of(two_parts));
    const auto missing = package->read_part(name).error();
    CHECK(missing.part.size() == 1 + 39 * 3 + 3);
    CHECK(missing.part.ends_with("表…"));
}

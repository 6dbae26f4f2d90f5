#include "extract/file_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace nianbao {

namespace {

using namespace std::string_view_literals;

struct Signature
{
    std::string_view start;
    std::string_view code;
    std::string_view what = {};
};

// clang-format off
constexpr std::array signatures{
    Signature{R"({\rtf)"sv,             "rtf-document"},
    Signature{"%PDF-"sv,                 "pdf-document"},
    Signature{"\x1F\x8B"sv,              "not-wordprocessing", "gzip"},
    Signature{"7z\xBC\xAF\x27\x1C"sv,    "not-wordprocessing", "7z"},
    Signature{"Rar!\x1A\x07"sv,          "not-wordprocessing", "rar"},
    Signature{"\x89PNG\r\n"sv,           "not-wordprocessing", "png"},
    Signature{"\xFF\xD8\xFF"sv,          "not-wordprocessing", "jpeg"},
    Signature{"SQLite format 3\0"sv,     "not-wordprocessing", "sqlite"},
};

// Text formats, by what stands near the start whatever the case.
constexpr std::array texts{
    Signature{"mime-version:"sv,         "mht-document"}, // before the page it carries
    Signature{"<!doctype html"sv,        "html-document"},
    Signature{"<html"sv,                 "html-document"},
    Signature{"<pkg:package"sv,          "not-wordprocessing", "Flat OPC XML"},
    Signature{"<w:worddocument"sv,       "not-wordprocessing", "Word 2003 XML"},
};

// Streams of a compound file ([MS-CFB] names them in UTF-16), by what they give away.
constexpr std::array streams{
    Signature{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, "password-protected"},
    Signature{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv,             "word-97-document"},
    Signature{"W\0o\0r\0k\0b\0o\0o\0k\0"sv,                         "not-wordprocessing", "xls"},
    Signature{"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"sv,                   "not-wordprocessing", "ppt"},
};
// clang-format on

constexpr auto compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t head_bytes = 4096;

Failure
failure_of(const Signature& signature)
{
    Failure failure{.code = std::string(signature.code)};
    if (!signature.what.empty()) {
        failure.arguments.emplace_back(std::string(signature.what));
    }
    return failure;
}

std::string
lower_case(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

Failure
kind_of_compound_file(std::string_view bytes)
{
    for (const auto& stream : streams) {
        if (bytes.find(stream.start) != std::string_view::npos) {
            return failure_of(stream);
        }
    }
    return {.code = "not-wordprocessing", .arguments = {"OLE"}};
}

std::optional<Failure>
kind_of_text(std::string_view bytes)
{
    const auto head = lower_case(bytes.substr(0, head_bytes));
    for (const auto& text : texts) {
        if (head.find(text.start) != std::string::npos) {
            return failure_of(text);
        }
    }
    const auto first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first == std::string::npos) {
        return std::nullopt;
    }
    if (head.compare(first, 5, "<?xml") == 0) {
        return Failure{.code = "not-wordprocessing", .arguments = {"XML"}};
    }
    if (head[first] == '{' || head[first] == '[') {
        return Failure{.code = "not-wordprocessing", .arguments = {"JSON"}};
    }
    return std::nullopt;
}

} // namespace

std::optional<Failure>
recognise_other_kind(std::string_view bytes)
{
    if (bytes.empty()) {
        return Failure{.code = "empty-file"};
    }
    if (bytes.starts_with("PK")) {
        return std::nullopt;
    }
    if (bytes.starts_with(compound_file)) {
        return kind_of_compound_file(bytes);
    }
    for (const auto& signature : signatures) {
        if (bytes.starts_with(signature.start)) {
            return failure_of(signature);
        }
    }
    return kind_of_text(bytes);
}

Failure
explain_no_zip(std::string_view bytes)
{
    if (bytes.starts_with("PK")) {
        return {.code = "damaged-zip", .arguments = {"no end record"}};
    }
    if (bytes.find_first_not_of('\0') == std::string_view::npos) {
        return {.code = "damaged-zip", .arguments = {"only zero bytes"}};
    }
    return {.code = "not-a-zip"};
}

} // namespace nianbao

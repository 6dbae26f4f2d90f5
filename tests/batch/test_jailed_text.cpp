#include "batch/jailed_text.hpp"

#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

using namespace nianbao;

namespace {

Result<MadeText>
made(const MakeText& make, const std::string& bytes = "bytes")
{
    const ScratchFolder scratch;
    const auto file = scratch.path / "a.docx";
    std::ofstream(file) << bytes;
    return jailed_text(file, make);
}

std::string
code_of(const Result<MadeText>& result)
{
    return result ? "" : result.error().code;
}

} // namespace

TEST_CASE("a text comes back with what it counts, or the failure that there is none")
{
    const auto text = made([](std::string bytes) { return MadeText{bytes + "\n表", 7}; });
    REQUIRE(text);
    CHECK(text->text == "bytes\n表");
    CHECK(text->answered == 7);

    const auto failed = made([](const std::string&) { return fail("damaged-zip", {}, "a", 3); });
    REQUIRE_FALSE(failed);
    CHECK(failed.error() == Failure{"damaged-zip", {}, "a", 3});
    CHECK(code_of(jailed_text("no-such.docx", {})) == "unreadable");
}

TEST_CASE("what makes the text is in a jail, and may die there")
{
    const auto opens = made([](const std::string&) {
        return MadeText{::open("/etc/passwd", O_RDONLY) < 0 ? "no" : "yes"};
    });
    CHECK((!opens || opens->text == "no")); // by Landlock or by seccomp
    CHECK(code_of(made([](const std::string&) -> Result<MadeText> {
              std::raise(SIGSEGV);
              return MadeText{};
          })) == "crash");
    CHECK(code_of(made([](const std::string&) -> Result<MadeText> {
              throw std::runtime_error("odd");
          })) == "internal");
}

TEST_CASE("a text that would move a cursor is none")
{
    for (const std::string text : {"\x1B[2J", "\r", "\xC2\x9B", "\x7F", "\xFF"}) {
        CHECK(code_of(made([&](const std::string&) { return MadeText{text}; })) == "crash");
    }
}

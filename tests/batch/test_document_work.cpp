#include "batch/document_work.hpp"

#include "batch/worker.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

using namespace nianbao;
using namespace std::chrono_literals;

namespace {

struct Setting
{
    FormLibrary forms = load_forms({}).value();
    ReportCodec codec{forms};
    ReadingOptions reading;
    Work work = document_work(forms, reading, codec);

    // "read", or the code of what went wrong.
    std::string ask(Worker& worker, const std::string& bytes)
    {
        const Descriptor file(::memfd_create("document", MFD_CLOEXEC));
        REQUIRE(::write(file.number(), bytes.data(), bytes.size()) ==
                static_cast<ssize_t>(bytes.size()));
        const auto answer = worker.ask(file.number());
        if (!answer) {
            return answer.error().code;
        }
        const auto report = codec.decode(*answer);
        return report ? "read" : report.error().code;
    }

    std::string ask_with_address_space(std::uint64_t bytes, const std::string& document)
    {
        const WorkerLimits limits{.jail = {.address_space = bytes}};
        auto server = ForkServer::start(work, limits.jail).value();
        Worker worker(server, limits);
        return ask(worker, document);
    }
};

std::uint64_t
own_address_space()
{
    std::ifstream sizes("/proc/self/statm");
    std::uint64_t pages = 0;
    sizes >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

// Takes libxml2 seconds, in one call.
std::string
document_of_attributes(int count)
{
    std::string body = "<w:p";
    for (int i = 0; i < count; ++i) {
        body += " a" + std::to_string(i) + "=''";
    }
    return docx(body + "/>");
}

} // namespace

TEST_CASE("a document that keeps the parser busy is ended by the clock and costs itself alone")
{
    Setting setting;
    const WorkerLimits limits{.wall = is_sanitized ? 2000ms : 500ms};
    auto server = ForkServer::start(setting.work, limits.jail).value();
    Worker worker(server, limits);
    CHECK(setting.ask(worker, docx("<w:p/>")) == "read");
    CHECK(setting.ask(worker, document_of_attributes(200'000)) == "timeout");
    CHECK(setting.ask(worker, docx("<w:p/>")) == "read");
}

// libxml2, libzip and ICU take a lack of memory for a fault of what they read.
TEST_CASE("whatever memory there is, a good document is read or fails with memory, not for itself" *
          doctest::skip(is_sanitized))
{
    warm_up();
    Setting setting;
    const auto document = docx("<w:p w:x='" + std::string(6U << 20U, 'a') + "'/>");
    constexpr std::uint64_t step = 512U << 10U;
    int starved = 0;
    int read = 0;
    for (auto space = own_address_space(); read < 3 && starved < 400; space += step) {
        const auto answer = setting.ask_with_address_space(space, document);
        CAPTURE(space);
        CHECK((answer == "read" || answer == "memory"));
        (answer == "read" ? read : starved) += 1;
    }
    CHECK(read == 3);
    CHECK(starved > 3);
}

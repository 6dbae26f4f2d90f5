// Any bytes as a .docx: they are read, or refused with words.

#include "extract/xml.hpp"
#include "tests/fuzz/judge.hpp"

using namespace nianbao;

extern "C" int
LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    prepare_xml();
    static_cast<void>(official_codec());
    return 0;
}

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // what a bomb makes of it is for tests/damaged to try, with the limits that users have
    constexpr Limits limits{.part_bytes = 4U << 20U, .all_parts_bytes = 8U << 20U};
    auto package = Package::open({reinterpret_cast<const char*>(data), size}, limits);
    if (!package) {
        judge(package.error());
        return 0;
    }
    const bool was_read = judge_reading(*package);
    const auto names = package->names();
    for (const auto& name : names) {
        demand(package->has(name), "a package has the parts it names");
    }
    demand(!was_read || !names.empty(), "nothing is read of an empty package");
    return 0;
}

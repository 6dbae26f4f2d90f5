// How libFuzzer changes a zip: a part of it, inflated, or which parts there are; the bytes seldom.

#include "tests/fuzz/zip_parts.hpp"

#include <cstring>
#include <random>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace nianbao;

constexpr std::size_t room_to_grow = 4096; // of a part, in one step
constexpr unsigned plain_in = 10;          // one mutation in so many is of the zip itself
constexpr unsigned structure_in = 8;       // and one of the others is of its parts as a whole

std::string
mutated(std::string bytes)
{
    const auto size = bytes.size();
    bytes.resize(size + room_to_grow);
    auto* data = reinterpret_cast<std::uint8_t*>(bytes.data());
    bytes.resize(LLVMFuzzerMutate(data, size, bytes.size()));
    return bytes;
}

// A part goes, stands twice or changes its name.
void
restructure(std::vector<TestPart>& parts, std::size_t at, unsigned how)
{
    if (how == 0 && parts.size() > 1) {
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
    } else if (how == 1) {
        parts.push_back(TestPart(parts[at]));
    } else {
        parts[at].name = mutated(parts[at].name).substr(0, room_to_grow);
    }
}

} // namespace

extern "C" std::size_t
LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed)
{
    std::minstd_rand random(seed);
    auto parts = unpack({reinterpret_cast<const char*>(data), size});
    if (!parts || random() % plain_in == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    const auto at = random() % parts->size();
    if (random() % structure_in == 0) {
        restructure(*parts, at, random() % 3);
    } else {
        (*parts)[at].bytes = mutated((*parts)[at].bytes);
    }
    const auto zip = pack(*parts, random() % 4 == 0 ? Packing::stored : Packing::deflated);
    if (zip.size() > max_size) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    std::memcpy(data, zip.data(), zip.size());
    return zip.size();
}

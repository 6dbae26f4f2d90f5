#include "normalize/label.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace nianbao {

namespace {

// Strangers' texts must not fill the memory.
constexpr std::size_t remembered_labels = 4096;
constexpr std::size_t remembered_bytes = 1U << 20U;

struct Hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return label_key(text); }
};

struct Memory
{
    std::unordered_map<std::string, Label, Hash, std::equal_to<>> labels;
    std::size_t bytes = 0;
};

Memory&
memory()
{
    thread_local Memory kept;
    return kept;
}

std::uint64_t
load(const char* bytes, std::size_t size)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, size);
    return word;
}

} // namespace

std::uint64_t
label_key(std::string_view text)
{
    const auto size = std::min<std::size_t>(text.size(), sizeof(std::uint64_t));
    const auto first = load(text.data(), size);
    const auto last = load(text.data() + text.size() - size, size);
    const auto mixed = (first ^ (last << 7U | last >> 57U) ^ text.size()) * 0x9E3779B97F4A7C15U;
    return mixed ^ (mixed >> 32U);
}

Label
make_label(std::string_view text)
{
    Label label{.folded = fold_label(text)};
    label.bare = bare_label(label.folded);
    label.folded_key = label_key(label.folded);
    label.bare_key = label_key(label.bare);
    return label;
}

const Label&
remember_label(std::string_view text)
{
    auto& kept = memory();
    if (const auto found = kept.labels.find(text); found != kept.labels.end()) {
        return found->second;
    }
    kept.bytes += text.size();
    return kept.labels.emplace(std::string(text), make_label(text)).first->second;
}

void
forget_labels()
{
    auto& kept = memory();
    if (kept.labels.size() > remembered_labels || kept.bytes > remembered_bytes) {
        kept = Memory();
    }
}

} // namespace nianbao

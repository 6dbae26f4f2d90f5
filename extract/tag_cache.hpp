#pragma once

#include "extract/wordml.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace nianbao {

// libxml2 keeps each name once, so a pair of pointers identifies an element.
class TagCache
{
public:
    Tag tag(const unsigned char* name, const unsigned char* uri)
    {
        auto& slot = slots_[place(name, uri)];
        if (!slot.is(name, uri)) {
            make_first(slot, name, uri);
        }
        return slot.tag;
    }
    void clear() { slots_ = {}; }

private:
    struct Slot
    {
        const unsigned char* name = nullptr;
        const unsigned char* uri = nullptr;
        Tag tag = Tag::other;

        [[nodiscard]] bool is(const unsigned char* other_name, const unsigned char* other_uri) const
        {
            return name == other_name && uri == other_uri;
        }
    };
    static constexpr unsigned slot_bits = 10;
    static constexpr std::size_t slots = 1U << slot_bits;

    // Names lie side by side in the dictionary: a multiplication spreads such near neighbours.
    static std::size_t place(const unsigned char* name, const unsigned char* uri)
    {
        const auto mixed = (reinterpret_cast<std::uintptr_t>(name) ^
                            (reinterpret_cast<std::uintptr_t>(uri) << 1U)) *
                           std::uint64_t{0x9E3779B97F4A7C15};
        return mixed >> (64U - slot_bits);
    }

    // Two names that fall on one place would else drive each other out at every element.
    void make_first(Slot& slot, const unsigned char* name, const unsigned char* uri)
    {
        auto& second = slots_[static_cast<std::size_t>(&slot - slots_.data()) ^ 1U];
        std::swap(slot, second);
        if (!slot.is(name, uri)) {
            slot = {name,
                    uri,
                    tag_of(uri == nullptr ? "" : reinterpret_cast<const char*>(uri),
                           reinterpret_cast<const char*>(name))};
        }
    }

    std::array<Slot, slots> slots_{};
};

} // namespace nianbao

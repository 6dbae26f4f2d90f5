#pragma once

#include "export/descriptor.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace nianbao {

// Two ends of a local stream, closed on exec. Empty where the system has no more descriptors.
[[nodiscard]] std::optional<std::pair<Descriptor, Descriptor>> socket_pair();

// What was sent arrives whole or the other end is gone: false. Signals interrupt neither.
[[nodiscard]] bool send_all(int socket, std::string_view bytes);
[[nodiscard]] bool receive_all(int socket, std::span<char> bytes);

// One message of exactly `bytes`, with a descriptor of the sender's where `passed` is one.
[[nodiscard]] bool send_message(int socket, std::string_view bytes, int passed = -1);
// Fails where the message is shorter. A descriptor that came along is closed on exec.
[[nodiscard]] bool receive_message(int socket, std::span<char> bytes, Descriptor& passed);

// A value as it stands in memory: both ends are this program.
template<typename Value>
[[nodiscard]] std::span<char>
bytes_of(Value& value)
{
    static_assert(std::is_trivially_copyable_v<Value>);
    return {reinterpret_cast<char*>(&value), sizeof(Value)}; // NOLINT: see above
}

template<typename Value>
[[nodiscard]] std::string_view
text_of(Value& value)
{
    const auto bytes = bytes_of(value);
    return {bytes.data(), bytes.size()};
}

} // namespace nianbao

#pragma once

#include "batch/holder.hpp"

#include <chrono>
#include <filesystem>
#include <utility>

namespace nianbao {

// A file in OUT that says who writes there, for those on other machines.
inline constexpr std::chrono::seconds renewal_due{60};
inline constexpr std::chrono::seconds broken_after{
    600}; // without renewal, by the share's own clock

class Lease
{
public:
    // Breaks that of a run which is certainly no more, and tells lease-broken. Fails with locked.
    [[nodiscard]] static Result<Lease>
    take(const std::filesystem::path& out, Surroundings here, const Tell& tell);

    Lease(Lease&& other) noexcept
        : path_(std::move(other.path_)), text_(std::exchange(other.text_, {})),
          here_(std::move(other.here_)), renewed_(other.renewed_)
    {
    }
    Lease& operator=(Lease&& other) = delete;
    ~Lease(); // gives it back

    // Fails with lock-lost when somebody else took it, as after a long sleep of the machine.
    [[nodiscard]] Result<void> verify() const;
    // To be called now and then by whoever waits.
    [[nodiscard]] Result<void> renew_if_due();

private:
    Lease(std::filesystem::path path, std::string text, Surroundings here)
        : path_(std::move(path)), text_(std::move(text)), here_(std::move(here)),
          renewed_(here_.now())
    {
    }

    std::filesystem::path path_;
    std::string text_; // empty once moved from
    Surroundings here_;
    std::chrono::steady_clock::time_point renewed_;
};

// Who holds it, as far as it can be read.
[[nodiscard]] tl::unexpected<Failure> locked(const std::filesystem::path& out,
                                             const std::optional<Holder>& holder);

} // namespace nianbao

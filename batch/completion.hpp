#pragma once

#include "batch/places.hpp"
#include "batch/roster.hpp"
#include "export/outcome.hpp"
#include "normalize/form_library.hpp"

#include <span>

namespace nianbao {

// What publishing asks for, body by body: reports from where they are kept, and the checks that
// need more than one of them. What it is given must outlive it; outcomes must stay where they are.
class Completion
{
public:
    Completion(std::span<const Outcome> outcomes,
               const FormLibrary& library,
               const Roster& roster,
               LoadReport load)
        : library_(library), roster_(roster), load_(std::move(load)), places_(outcomes)
    {
    }

    // Fails as `load` does.
    [[nodiscard]] Result<void> operator()(std::span<Outcome* const> body) const;

private:
    const FormLibrary& library_;
    const Roster& roster_;
    LoadReport load_;
    Places places_;
};

} // namespace nianbao

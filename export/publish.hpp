#pragma once

#include "export/outcome.hpp"
#include "export/product.hpp"
#include "export/run_facts.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// The names of everything that publish writes, of split workbooks aside.
[[nodiscard]] std::vector<std::string> product_files();

// The same, with the split workbooks that stand in a folder.
[[nodiscard]] std::vector<std::string> products_in(const std::filesystem::path& out);

// Fills in the reports of one body's outcomes, and what is found between them, when their rows are
// about to be written. They are released once they are.
using Complete = std::function<Result<void>(std::span<Outcome* const> body)>;

// Writes every product into `options.out`, all of them or none. `outcomes` in any order.
// Fails with write-failed, foreign-file or what `go_on` or `complete` says; what was there before
// then stands.
[[nodiscard]] Result<Counts> publish(std::vector<Outcome> outcomes,
                                     std::span<const Form> forms,
                                     RunFacts facts,
                                     const PublishOptions& options,
                                     const Complete& complete = {});

} // namespace nianbao

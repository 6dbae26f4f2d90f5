#include "batch/workplace.hpp"

#include "batch/inbox.hpp"
#include "batch/state_folder.hpp"
#include "export/foreign_file.hpp"
#include "export/publish.hpp"

namespace nianbao {

namespace {

Result<std::filesystem::path>
make_folders(const ConvertOptions& options, const Environment& environment)
{
    return check_paths(options.inbox, {options.out, options.state.value_or("")})
        .and_then([&] { return make_folder(options.out); })
        .and_then([&] { return storage_of(options.out); })
        .and_then([&](Storage storage) {
            return state_folder(options.out, options.state, storage, environment);
        })
        .and_then([&](const std::filesystem::path& state) {
            return make_folder(state).map([&] { return state; });
        });
}

} // namespace

Result<Workplace>
open_workplace(const ConvertOptions& options,
               const std::string& since,
               const Environment& environment,
               const Tell& tell)
{
    const auto state = make_folders(options, environment);
    if (!state) {
        return tl::unexpected(state.error());
    }
    return RunLock::take(options.out, *state, surroundings(since), tell)
        .and_then([&](RunLock lock) {
            const auto products = product_files();
            return recover(options.out, products, tell)
                .and_then([&] { return refuse_foreign(options.out, products); })
                .map([&] {
                    return Workplace{*state, std::move(lock)};
                });
        });
}

} // namespace nianbao

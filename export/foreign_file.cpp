#include "export/foreign_file.hpp"

#include "export/data_package.hpp"
#include "export/read_back.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

// What stands in `out` by our own hand.
Result<std::vector<std::string>>
our_files(const std::filesystem::path& out)
{
    return text_of_file(out / package_file).map([](const auto& text) {
        return text ? listed_files(*text) : std::vector<std::string>();
    });
}

Result<void>
refuse_unless(const std::vector<std::string>& ours, const std::filesystem::path& path)
{
    return is_there(path).and_then([&](bool there) -> Result<void> {
        const auto name = path.filename().string();
        if (there && std::find(ours.begin(), ours.end(), name) == ours.end()) {
            return fail("foreign-file", {path.string()});
        }
        return {};
    });
}

} // namespace

Result<void>
refuse_foreign(const std::filesystem::path& out, std::span<const std::string> files)
{
    const auto ours = our_files(out);
    if (!ours) {
        return tl::unexpected(ours.error());
    }
    for (const auto& file : files) {
        auto refused = refuse_unless(*ours, out / file).and_then([&] {
            return refuse_unless(*ours, out / fmt::format("{}{}", file, held_ending));
        });
        if (!refused) {
            return refused;
        }
    }
    return {};
}

} // namespace nianbao

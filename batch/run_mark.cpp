#include "batch/run_mark.hpp"

#include "export/atomic_file.hpp"

#include <nlohmann/json.hpp>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view mark_file = "last-run.json";

std::string_view
result_of(const RunMark& mark)
{
    if (mark.published == nullptr) {
        return "failed";
    }
    return mark.published->counts ? "published" : "unchanged";
}

} // namespace

void
leave_mark(const std::filesystem::path& state, const RunMark& mark)
{
    Json json{{"version", NIANBAO_VERSION},
              {"started", mark.started},
              {"finished", timestamp()},
              {"result", result_of(mark)}};
    if (mark.published != nullptr) {
        json["failed_documents"] = mark.published->failed.count;
        json["errors"] = mark.published->errors;
        json["warnings"] = mark.published->warnings;
    }
    if (mark.why) {
        json["reason"] = mark.why->code;
        json["message"] = words(*mark.why, Language::en);
    }
    const auto text = json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    static_cast<void>(write_file(state / mark_file, text));
}

} // namespace nianbao

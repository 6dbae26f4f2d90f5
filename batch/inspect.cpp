#include "batch/inspect.hpp"

#include "batch/jailed_text.hpp"
#include "extract/document_reader.hpp"
#include "extract/package.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::string_view opening = "[\n"; // of an array of one
constexpr std::string_view closing = "\n]\n";

struct Shown
{
    InspectStyle style;
    Language language;
    unsigned width;
};

// The failure of a document is part of the array, too.
std::string
json_of(const Inspected& one, Language language)
{
    return inspect_json(std::span(&one, 1), language);
}

Result<MadeText>
made_text(const Inspected& one, const Shown& shown)
{
    return one.inspection.map([&](const Inspection& inspection) {
        return MadeText{shown.style == InspectStyle::json
                            ? json_of(one, shown.language)
                            : inspect_text(one.file, inspection, shown.language, shown.width) +
                                  '\n'};
    });
}

// Arrays of one each as one array.
std::string
joined(std::span<const std::string> arrays)
{
    std::string all(opening);
    for (const auto& array : arrays) {
        all += all.size() > opening.size() ? ",\n" : "";
        all += std::string_view(array).substr(opening.size(),
                                              array.size() - opening.size() - closing.size());
    }
    return all + std::string(closing);
}

ExitStatus
status_of(std::size_t failed, std::size_t all)
{
    if (failed == 0) {
        return ExitStatus::good;
    }
    return failed == all ? ExitStatus::nothing : ExitStatus::some_failed;
}

} // namespace

Result<Inspection>
inspect_bytes(std::string bytes, const FormLibrary& library)
{
    Findings findings;
    return Package::open(std::move(bytes))
        .and_then([&](const Package& package) { return read_document(package, findings); })
        .map([&](Document document) {
            auto report = compile_report(document, library, {}, findings);
            return Inspection{std::move(document), std::move(report)};
        });
}

Failure
about(Failure failure, const std::string& file)
{
    failure.part = failure.part.empty() ? file : file + ": " + failure.part;
    return failure;
}

ExitStatus
inspect(const InspectOptions& options, const Environment& environment)
{
    const auto terminal = terminal_language(environment);
    const auto paint = paint_of(options.color, device_of(stderr), environment);
    const auto forms = load_forms({});
    if (!forms) {
        put(stderr, error_line(forms.error(), terminal, paint));
        return ExitStatus::usage;
    }
    const bool as_json = options.style == InspectStyle::json;
    const Shown shown{.style = options.style,
                      .language = options.language.value_or(as_json ? Language::zh : terminal),
                      .width = width_of(stdout)};
    std::vector<std::string> all; // for JSON, which is one array
    std::size_t failed = 0;
    for (const auto& file : options.files) {
        const auto name = visible(file.native());
        auto made = jailed_text(file, [&](std::string bytes) {
            return made_text({name, inspect_bytes(std::move(bytes), *forms)}, shown);
        });
        if (!made) {
            ++failed;
            put(stderr, error_line(about(made.error(), name), terminal, paint));
        }
        if (as_json) {
            all.push_back(made ? std::move(made->text)
                               : json_of({name, tl::unexpected(made.error())}, shown.language));
        } else if (made) {
            put(stdout, made->text);
        }
    }
    if (as_json) {
        put(stdout, joined(all));
    }
    return status_of(failed, options.files.size());
}

} // namespace nianbao

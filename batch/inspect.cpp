#include "batch/inspect.hpp"

#include "batch/read_file.hpp"
#include "extract/document_reader.hpp"
#include "extract/package.hpp"
#include "extract/xml.hpp"

#include <algorithm>

namespace nianbao {

namespace {

Result<Inspection>
inspect_file(const std::filesystem::path& file, const FormLibrary& library)
{
    Findings findings;
    return read_file(file)
        .and_then([](std::string bytes) { return Package::open(std::move(bytes)); })
        .and_then([&](const Package& package) { return read_document(package, findings); })
        .map([&](Document document) {
            auto report = compile_report(document, library, {}, findings);
            return Inspection{std::move(document), std::move(report)};
        });
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

Inspected
inspected(const std::filesystem::path& file, const FormLibrary& library)
{
    const auto name = visible(file.native());
    try {
        return {name, inspect_file(file, library)};
    } catch (const std::exception& error) {
        return {name, fail("internal", {std::string(error.what())})};
    }
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
    prepare_xml();
    const auto terminal = terminal_language(environment);
    const auto paint = paint_of(options.color, device_of(stderr), environment);
    const auto forms = load_forms({});
    if (!forms) {
        put(stderr, error_line(forms.error(), terminal, paint));
        return ExitStatus::usage;
    }
    std::vector<Inspected> all; // for JSON, which is one array
    std::size_t failed = 0;
    for (const auto& file : options.files) {
        auto one = inspected(file, *forms);
        if (!one.inspection) {
            ++failed;
            put(stderr, error_line(about(one.inspection.error(), one.file), terminal, paint));
        }
        if (options.style == InspectStyle::json) {
            all.push_back(std::move(one));
        } else if (one.inspection) {
            put(stdout,
                inspect_text(one.file,
                             *one.inspection,
                             options.language.value_or(terminal),
                             width_of(stdout)) +
                    '\n');
        }
    }
    if (options.style == InspectStyle::json) {
        put(stdout, inspect_json(all, options.language.value_or(Language::zh)));
    }
    return status_of(failed, options.files.size());
}

} // namespace nianbao

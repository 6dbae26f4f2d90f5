#pragma once

#include "batch/options.hpp"
#include "batch/terminal.hpp"
#include "extract/document.hpp"
#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// A document as read, and what was made of it.
struct Inspection
{
    Document document;
    Report report;
};

struct Inspected
{
    std::string file;
    Result<Inspection> inspection;
};

// To be called where strangers' bytes may be parsed: see jailed_text.
[[nodiscard]] Result<Inspection> inspect_bytes(std::string bytes, const FormLibrary& library);

// The failure with the name of its file.
[[nodiscard]] Failure about(Failure failure, const std::string& file);

// A line each, with severity, code and place.
[[nodiscard]] std::string findings_text(std::span<const Finding> all, Language language);

// One array, an object per file, as the contract lays it out.
[[nodiscard]] std::string inspect_json(std::span<const Inspected> files, Language language);

// What a person looks for: title, headings, bookmarks, findings, then every table as a grid.
[[nodiscard]] std::string inspect_text(const std::string& file,
                                       const Inspection& inspection,
                                       Language language,
                                       unsigned width);

[[nodiscard]] ExitStatus inspect(const InspectOptions& options, const Environment& environment);

} // namespace nianbao

#pragma once

#include "batch/fork_server.hpp"
#include "normalize/report_codec.hpp"

namespace nianbao {

// Reads a document's bytes into the Report or the Failure that the codec writes. What it is given
// must outlive it.
[[nodiscard]] Work
document_work(const FormLibrary& library, const ReadingOptions& options, const ReportCodec& codec);

// Loads what the libraries load when it is first needed: nothing can be opened in a jail.
void warm_up();

} // namespace nianbao

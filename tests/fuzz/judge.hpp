#pragma once

#include "extract/document.hpp"
#include "extract/package.hpp"
#include "normalize/report.hpp"
#include "normalize/report_codec.hpp"

#include <string_view>

namespace nianbao {

// Ends the program with `what` where it doesn't hold: that is what a fuzzer takes for a find.
void demand(bool holds, std::string_view what);

// The official forms, loaded once.
[[nodiscard]] const FormLibrary& official_forms();
[[nodiscard]] const ReportCodec& official_codec();

// Whatever a document says, of its tables and bookmarks: ordinals in order, every slot of a grid
// of one piece at most, nothing beyond the limits, text in UTF-8.
void judge(const Document& document);

// It can be put into words in every language and comes back from its bytes as it was.
void judge(const Report& report);
void judge(const Failure& failure);

// Reads the package as a worker does and judges what comes out, in success and in failure. True
// where a document was read.
bool judge_reading(const Package& package);

} // namespace nianbao

#include "batch/document_work.hpp"

#include "extract/document_reader.hpp"
#include "extract/package.hpp"
#include "extract/xml.hpp"

namespace nianbao {

namespace {

Result<Report>
read_report(std::string bytes, const FormLibrary& library, const ReadingOptions& options)
{
    Findings findings;
    return Package::open(std::move(bytes))
        .and_then([&](const Package& package) { return read_document(package, findings); })
        .map([&](const Document& document) {
            return compile_report(document, library, options, std::move(findings));
        });
}

} // namespace

Work
document_work(const FormLibrary& library, const ReadingOptions& options, const ReportCodec& codec)
{
    return [&](std::string bytes) {
        try {
            const auto report = read_report(std::move(bytes), library, options);
            return report ? codec.encode(*report) : codec.encode(report.error());
        } catch (const std::bad_alloc&) {
            throw;                              // the worker's business
        } catch (const std::exception& error) { // one bad document costs that document alone
            return codec.encode(Failure{"internal", {std::string(error.what())}});
        }
    };
}

void
warm_up()
{
    prepare_xml();
}

} // namespace nianbao

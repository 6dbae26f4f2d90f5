#include "batch/jailed_text.hpp"

#include "batch/document_work.hpp"
#include "batch/read_file.hpp"
#include "batch/worker.hpp"
#include "normalize/utf8.hpp"

#include <cstring>
#include <utility>

namespace nianbao {

namespace {

constexpr char good = 't';
constexpr char bad = 'f';

const ReportCodec&
codec()
{
    static const FormLibrary none; // a Failure speaks of no cell
    static const ReportCodec one(none);
    return one;
}

std::string
encoded(const Result<MadeText>& made)
{
    if (!made) {
        return bad + codec().encode(made.error());
    }
    std::string bytes(1 + sizeof made->answered, good);
    std::memcpy(bytes.data() + 1, &made->answered, sizeof made->answered);
    return bytes + made->text;
}

// Lines of text and nothing that moves a cursor.
bool
is_plain(const std::string& text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto code_point = next_character(text, at).code_point;
        const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
        if (control && code_point != '\n') {
            return false;
        }
    }
    return true;
}

// The bytes may come from whoever broke out of `make`.
Result<MadeText>
decoded(const std::string& bytes)
{
    constexpr std::size_t head = 1 + sizeof(MadeText::answered);
    if (bytes.starts_with(bad)) {
        const auto failure = codec().decode(std::string_view(bytes).substr(1));
        return failure ? fail("crash", {std::string("an answer that is no text")})
                       : tl::unexpected(failure.error());
    }
    MadeText made;
    if (bytes.starts_with(good) && bytes.size() >= head) {
        std::memcpy(&made.answered, bytes.data() + 1, sizeof made.answered);
        made.text = bytes.substr(head);
        if (is_plain(made.text)) {
            return made;
        }
    }
    return fail("crash", {std::string("an answer that is no text")});
}

Work
work_of(const MakeText& make)
{
    return [&make](std::string bytes) {
        try {
            return encoded(make(std::move(bytes)));
        } catch (const std::bad_alloc&) {
            throw; // the worker's business
        } catch (const std::exception& error) {
            return encoded(fail("internal", {std::string(error.what())}));
        }
    };
}

} // namespace

Result<MadeText>
jailed_text(const std::filesystem::path& file, const MakeText& make)
{
    warm_up();
    const auto opened = open_file(file, Links::refuse);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const WorkerLimits limits;
    auto server = ForkServer::start(work_of(make), limits.jail);
    if (!server) {
        return tl::unexpected(server.error());
    }
    Worker worker(*server, limits);
    return worker.ask(opened->descriptor.number()).and_then(decoded).and_then([&](auto made) {
        return check_unchanged(*opened).map([&] { return std::move(made); });
    });
}

} // namespace nianbao

#include "batch/notes_codec.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const std::vector<NoteRow> rows{{.id = "a1",
                                 .status = "误报",
                                 .remark = std::string("x\0y", 3),
                                 .digest = "d",
                                 .body = "某局",
                                 .year = "2020",
                                 .text = "=1"},
                                {}};

std::string
code_of(std::string_view answer)
{
    const auto read = decode_note_rows(answer);
    return read ? "rows" : read.error().code;
}

} // namespace

TEST_CASE("rows of notes, and why there are none, come back as they were")
{
    CHECK(decode_note_rows(encode_note_rows(rows)).value() == rows);
    CHECK(decode_note_rows(encode_note_rows(std::vector<NoteRow>())).value().empty());
    const Failure failure{
        "part-too-large", {std::string("xl/a.xml"), std::int64_t{-5}}, "xl/a.xml", 7};
    CHECK(decode_note_rows(encode_note_rows(tl::unexpected(failure))).error() == failure);
}

TEST_CASE("an answer that is cut off, or none of ours, is a crash")
{
    const auto whole = encode_note_rows(rows);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = decode_note_rows(std::string_view(whole).substr(0, size));
        CHECK((read ? read->size() < rows.size() : read.error().code == "crash"));
    }
    CHECK(code_of("") == "crash");
    CHECK(code_of("x") == "crash");
    CHECK(code_of(whole + "x") == "crash");
    CHECK(code_of("R\xFF\xFF\xFF\xFF") == "crash");
    auto bad_text = whole;
    bad_text[whole.find("a1")] = '\xFF';
    CHECK(code_of(bad_text) == "crash");
}

TEST_CASE("a worker can't make up a failure that is another's to tell")
{
    for (const std::string code :
         {"write-failed", "interrupted", "worker-failed", "", "nonsense"}) {
        CHECK(code_of(encode_note_rows(fail(code))) == "crash");
    }
    CHECK(code_of(encode_note_rows(fail("damaged-zip"))) == "damaged-zip");
    const Failure many{"damaged-zip", std::vector<Argument>(9, std::string("x"))};
    CHECK(code_of(encode_note_rows(tl::unexpected(many))) == "crash");
}

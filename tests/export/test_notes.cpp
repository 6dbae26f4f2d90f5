#include "export/notes.hpp"
#include "export/notes_file.hpp"
#include "export/workbook_layout.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

using Ids = std::vector<std::string>;

// A row as we wrote it with the first note, and as a person left it with the second.
NoteRow
row(const std::string& id,
    const std::pair<std::string, std::string>& written,
    const std::pair<std::string, std::string>& left)
{
    return {.id = id,
            .status = left.first,
            .remark = left.second,
            .digest = note_digest(written.first, written.second)};
}

NoteRow
new_row(const std::string& id, const std::string& status, const std::string& remark)
{
    return row(id, {"", ""}, {status, remark});
}

Notes
stored(const std::string& status, const std::string& remark)
{
    return {{"a", {.status = status, .remark = remark, .first_seen = "2026-11-22"}}};
}

MergedNotes
merge(Notes notes,
      const std::vector<NoteSource>& sources,
      StoredNotes state = StoredNotes::as_written)
{
    return merge_notes(std::move(notes), state, sources);
}

// Status and remark, one after the other.
std::string
shown(const MergedNotes& merged, const std::string& id = "a")
{
    const auto found = merged.notes.find(id);
    return found == merged.notes.end() ? "none" : found->second.status + "|" + found->second.remark;
}

} // namespace

TEST_CASE("a note that a person wrote becomes a note, and what nobody changed changes nothing")
{
    const auto merged =
        merge({}, {{"audit.xlsx", {new_row("a", "误报", "看过"), new_row("b", "", "")}}});
    CHECK(shown(merged) == "误报|看过");
    CHECK(merged.notes.size() == 1);
    CHECK(merged.conflicts.empty());

    const auto same = row("a", {"误报", "看过"}, {"误报", "看过"});
    CHECK(shown(merge(stored("已整改", "后来"), {{"audit.xlsx", {same}}})) == "已整改|后来");
    CHECK(shown(merge({}, {{"audit.xlsx", {same}}})) == "none");
}

TEST_CASE("a changed note beats the stored one, whose day stays")
{
    const auto merged =
        merge(stored("误报", "旧"), {{"audit.xlsx", {row("a", {"误报", "旧"}, {"已整改", "新"})}}});
    CHECK(shown(merged) == "已整改|新");
    CHECK(merged.notes.at("a").first_seen == "2026-11-22");
    CHECK(merged.conflicts.empty());
}

TEST_CASE("a note that was emptied goes")
{
    CHECK(shown(merge(stored("误报", "旧"),
                      {{"audit.xlsx", {row("a", {"误报", "旧"}, {"", " "})}}})) == "none");
}

TEST_CASE("two workbooks that changed one note alike, or one of them only, are no conflict")
{
    const auto changed = row("a", {"误报", "旧"}, {"已整改", "新"});
    const auto unchanged = row("a", {"误报", "旧"}, {"误报", "旧"});
    for (const auto& other : {changed, unchanged}) {
        const auto merged =
            merge(stored("误报", "旧"), {{"audit.xlsx", {other}}, {"findings-x.xlsx", {changed}}});
        CHECK(shown(merged) == "已整改|新");
        CHECK(merged.conflicts.empty());
    }
}

TEST_CASE("two workbooks that changed one note differently are both kept, with their names")
{
    const auto merged = merge(stored("误报", "旧"),
                              {{"audit.xlsx", {row("a", {"误报", "旧"}, {"已整改", "甲"})}},
                               {"findings-x.xlsx", {row("a", {"误报", "旧"}, {"误报", "乙"})}}});
    CHECK(shown(merged) == "|[audit.xlsx] 已整改: 甲\n[findings-x.xlsx] 误报: 乙");
    CHECK(merged.conflicts == Ids{"a"});

    const auto agreed = merge(stored("误报", "旧"),
                              {{"audit.xlsx", {row("a", {"误报", "旧"}, {"已整改", "甲"})}},
                               {"findings-x.xlsx", {row("a", {"误报", "旧"}, {"已整改", ""})}}});
    CHECK(shown(agreed) == "已整改|[audit.xlsx] 已整改: 甲\n[findings-x.xlsx] 已整改");
}

TEST_CASE("a remark tells whether it holds the notes of several places")
{
    CHECK(holds_versions("[audit.xlsx] 误报: 本\n第二行\n[notes.csv:3] 误报: 表"));
    CHECK(holds_versions("[audit.xlsx.new] a\n[findings-x-1a2b3c4d.xlsx] b"));
    CHECK_FALSE(holds_versions(""));
    CHECK_FALSE(holds_versions("[audit.xlsx] 本\n[audit.xlsx] 又一行"));
    CHECK_FALSE(holds_versions("[audit.xlsx] 本\n[甲] 乙\n[notes.csv]"));
    CHECK_FALSE(holds_versions("见 [audit.xlsx] 和 [notes.csv] \n"));
}

TEST_CASE("a note emptied in one workbook and changed in the other stays, and is told of")
{
    const auto merged = merge(stored("误报", "旧"),
                              {{"audit.xlsx", {row("a", {"误报", "旧"}, {"", ""})}},
                               {"findings-x.xlsx", {row("a", {"误报", "旧"}, {"误报", "乙"})}}});
    CHECK(shown(merged) == "误报|乙");
    CHECK(merged.conflicts == Ids{"a"});
}

TEST_CASE("what a person wrote into notes.csv is not lost to a workbook of before")
{
    const std::vector<NoteSource> sources{
        {"audit.xlsx", {row("a", {"误报", "旧"}, {"误报", "本"})}}};
    const auto merged = merge(stored("误报", "表"), sources, StoredNotes::edited);
    CHECK(shown(merged) == "误报|[audit.xlsx] 误报: 本\n[notes.csv] 误报: 表");
    CHECK(merged.conflicts == Ids{"a"});
    CHECK(shown(merge(stored("误报", "旧"), sources, StoredNotes::edited)) == "误报|本");
    CHECK(shown(merge(stored("误报", "表"), sources)) == "误报|本");
    CHECK(merge(stored("误报", "本"), sources, StoredNotes::edited).conflicts.empty());
}

TEST_CASE("without its digest a row with a note counts as changed where it differs")
{
    const auto bare = [](const std::string& status, const std::string& remark) {
        return NoteRow{.id = "a", .status = status, .remark = remark};
    };
    CHECK(shown(merge(stored("误报", "旧"), {{"audit.xlsx", {bare("误报", "新")}}})) == "误报|新");
    CHECK(shown(merge(stored("误报", "旧"), {{"audit.xlsx", {bare("", "")}}})) == "误报|旧");
    CHECK(shown(merge({}, {{"audit.xlsx", {bare("误报", "")}}})) == "误报|");
    const NoteSource held{"notes.csv", {bare("误报", "新")}, Against::both_stay};
    CHECK(merge(stored("误报", "旧"), {held}).conflicts == Ids{"a"});
    CHECK(shown(merge(stored("误报", "新"), {held})) == "误报|新");
}

TEST_CASE("a changed row that names no finding is kept under an id of its own, the same each time")
{
    auto nameless = new_row("", "误报", "看过");
    nameless.text = "勾稽关系不成立";
    const auto merged =
        merge({}, {{"audit.xlsx", {nameless, new_row("=1+1", "", "x"), new_row("", "", "")}}});
    REQUIRE(merged.unplaced.size() == 2);
    CHECK(merged.notes.size() == 2);
    for (const auto& id : merged.unplaced) {
        CHECK(id.starts_with("unplaced-"));
        CHECK(merged.notes.at(id).is_gone);
    }
    const auto again = merge(merged.notes, {{"audit.xlsx", {nameless}}});
    CHECK(again.notes == merged.notes);
    CHECK(again.conflicts.empty());
}

TEST_CASE("a note of a finding nobody knows is kept, with what its row says of it")
{
    auto unknown = new_row("zzz", "误报", "看过");
    unknown.body = "某局";
    unknown.year = "2020";
    unknown.text = "说明";
    const auto merged = merge({}, {{"audit.xlsx", {unknown}}});
    CHECK(merged.notes.at("zzz") == Note{.status = "误报",
                                         .remark = "看过",
                                         .body = "某局",
                                         .year = "2020",
                                         .text = "说明",
                                         .is_gone = true});
}

TEST_CASE("a row copied with its id and changed in one copy counts once")
{
    const auto merged =
        merge({}, {{"audit.xlsx", {new_row("a", "误报", "x"), new_row("a", "", "")}}});
    CHECK(shown(merged) == "误报|x");
}

TEST_CASE("a remark longer than a cell survives a change of the status beside it")
{
    const std::string remark(40'000, 'x');
    auto changed = row("a", {"误报", cell_text(remark)}, {"已整改", cell_text(remark)});
    CHECK(shown(merge(stored("误报", remark), {{"audit.xlsx", {changed}}})) == "已整改|" + remark);
}

TEST_CASE("a status in the other language is the same status")
{
    const auto english = row("a", {"false alarm", "x"}, {"false alarm", "y"});
    CHECK(shown(merge(stored("误报", "x"), {{"audit.xlsx", {english}}})) == "误报|y");
    CHECK(merge(stored("误报", "x"), {{"audit.xlsx", {english}}}, StoredNotes::edited)
              .conflicts.empty());
}

TEST_CASE("notes.csv comes back as it was written, hostile text and all")
{
    Notes notes;
    int count = 0;
    for (const std::string remark : {"=cmd|' /C calc'!A0",
                                     "'=1",
                                     "+1-1",
                                     "@x",
                                     "a\nb",
                                     "\"quoted\", and more",
                                     "<script>",
                                     "a\u202Ertl",
                                     "＝１",
                                     "-"}) {
        notes["f" + std::to_string(count++)] = {.status = "误报",
                                                .remark = remark,
                                                .first_seen = "2026-11-22",
                                                .body = "=局",
                                                .year = "2020",
                                                .text = "-文",
                                                .is_gone = count % 2 == 0};
    }
    notes["long"] = {.remark = std::string(40'000, 'x')};
    CHECK(parse_notes("\xEF\xBB\xBF" + notes_csv(notes), "notes.csv")->notes == notes);
    CHECK(parse_notes(notes_csv({}), "notes.csv")->notes.empty());
}

TEST_CASE("notes.csv is read as Excel saves it")
{
    // GB18030; fields missing at the end, names too many; the day as Windows shows it
    const auto saved = parse_notes("finding_id,status,remark,first_seen,,\r\n"
                                   "a,\xCE\xF3\xB1\xA8,,2026/1/2,,\r\nb,,x\r\nc,,\r\n",
                                   "notes.csv");
    REQUIRE(saved);
    CHECK(saved->notes ==
          Notes{{"a", {.status = "误报", .first_seen = "2026-01-02"}}, {"b", {.remark = "x"}}});
}

TEST_CASE("a finding that stands twice in notes.csv keeps both notes")
{
    const auto twice = parse_notes("finding_id,remark\na,x\na,y\nb,z\nb,z\nc,\nc,x\n", "notes.csv");
    REQUIRE(twice);
    CHECK(twice->notes.at("a").remark == "[notes.csv:2] x\n[notes.csv:3] y");
    CHECK(twice->notes.at("b").remark == "z");
    CHECK(twice->notes.at("c").remark == "x");
    CHECK(twice->conflicts == Ids{"a", "c"});
}

TEST_CASE("a notes.csv that is none, or has columns of somebody's own, is named with its line")
{
    const auto failure = [](std::string_view bytes) {
        const auto parsed = parse_notes(bytes, "out/notes.csv");
        return parsed ? "" : words(parsed.error(), Language::en);
    };
    CHECK(failure("a,b\n1,2\n").starts_with("out/notes.csv:1: the first line must name"));
    CHECK(failure("").starts_with("out/notes.csv:1: the first line must name"));
    CHECK(failure("finding_id,mine\na,b\n") ==
          "out/notes.csv:1: unknown column 'mine'; was 'gone' meant?");
    CHECK(failure("finding_id,remark\na,\"b\n").starts_with("out/notes.csv:2: a quote is not"));
    CHECK(failure("finding_id,remark\n,b\n") == "out/notes.csv:2: 'finding_id' is empty");
    CHECK(failure("finding_id,remark\na,b,c\n").starts_with("out/notes.csv:2: 3 fields"));
    CHECK(failure("finding_id,remark\na,\xFF\xFF\n").starts_with("out/notes.csv:2: neither UTF-8"));
}

#include "export/notes.hpp"

#include "export/csv.hpp"
#include "export/data_package.hpp"
#include "export/known_files.hpp"
#include "export/product.hpp"
#include "export/sha256.hpp"
#include "export/workbook_layout.hpp"
#include "normalize/csv_file.hpp"
#include "normalize/dates.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t longest_id = 64;
constexpr std::size_t made_up_digits = 8;

constexpr std::array note_columns{
    CsvColumn{"finding_id", CsvColumn::Need::required},
    CsvColumn{"status", CsvColumn::Need::optional},
    CsvColumn{"remark", CsvColumn::Need::optional},
    CsvColumn{"first_seen", CsvColumn::Need::optional},
    CsvColumn{"gone", CsvColumn::Need::optional},
    CsvColumn{"body", CsvColumn::Need::optional},
    CsvColumn{"year", CsvColumn::Need::optional},
    CsvColumn{"text", CsvColumn::Need::optional},
};

// A note as one place has it.
struct Version
{
    std::string file;
    std::string status;
    std::string remark;
};

// The file that a line of a remark names as joined() does, with a line where it has several.
std::string_view
place_named(std::string_view line)
{
    const auto end = line.find("] ");
    if (!line.starts_with('[') || end == std::string_view::npos) {
        return {};
    }
    const auto place = line.substr(1, end - 1);
    const auto file = plain_name(std::string(place.substr(0, place.find(':'))));
    return is_edited_file(file) ? place : std::string_view();
}

// All that is said of one finding.
struct Change
{
    std::vector<Version> versions{}; // no two of them alike
    Note known{};                    // of the finding, should the note be a new one
};

using Changes = std::map<std::string, Change, std::less<>>; // by finding_id

// Trimmed, and its lines end in \n alone.
std::string
tidy(std::string_view text)
{
    text = trim(text);
    std::string tidied;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_return = text[at] == '\r';
        at += is_return && text.substr(at + 1).starts_with('\n') ? 1 : 0;
        tidied += is_return ? '\n' : text[at];
    }
    return tidied;
}

bool
is_empty(std::string_view status, std::string_view remark)
{
    return trim(status).empty() && trim(remark).empty();
}

bool
is_same_status(std::string_view one, std::string_view other)
{
    return shown_status(one, Language::zh) == shown_status(other, Language::zh);
}

bool
is_id(std::string_view text)
{
    const auto is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    };
    return !text.empty() && text.size() <= longest_id &&
           std::all_of(text.begin(), text.end(), is_plain);
}

void
add_version(Change& change, Version version)
{
    const bool known =
        std::any_of(change.versions.begin(), change.versions.end(), [&](const Version& one) {
            return is_same_status(one.status, version.status) && one.remark == version.remark;
        });
    if (!known) {
        change.versions.push_back(std::move(version));
    }
}

// A cell can show less than the note holds; one that nobody changed stands for all of it.
Version
version_of(const NoteRow& row, const Note& stored, std::string_view file)
{
    const auto status = tidy(row.status);
    const auto remark = tidy(row.remark);
    const bool same_status = is_same_status(status, stored.status);
    const bool same_remark = remark == tidy(cell_text(stored.remark));
    return {std::string(file),
            same_status ? stored.status : status,
            same_remark ? stored.remark : remark};
}

bool
is_same_note(const Version& version, const Note& note)
{
    return version.status == note.status && version.remark == note.remark;
}

// Whether the stored note is the one that the workbook was written with.
bool
was_written_there(const NoteRow& row, const Note& stored)
{
    constexpr std::array languages{Language::zh, Language::en};
    return std::any_of(languages.begin(), languages.end(), [&](Language language) {
        return note_digest(cell_text(shown_status(stored.status, language)),
                           cell_text(stored.remark)) == row.digest;
    });
}

std::string
made_up_id(const NoteRow& row)
{
    const auto hash = sha256_hex(fmt::format("{}\n{}\n{}", row.status, row.remark, row.text));
    return fmt::format("unplaced-{}", hash.substr(0, made_up_digits));
}

// Of several the lines of the remark, each with its file.
Version
joined(std::span<const Version> versions)
{
    if (versions.size() == 1) {
        return versions.front();
    }
    Version whole{.status = versions.front().status};
    for (const auto& [file, status, remark] : versions) {
        whole.status = is_same_status(whole.status, status) ? whole.status : "";
        whole.remark += fmt::format("{}[{}] {}{}{}",
                                    whole.remark.empty() ? "" : "\n",
                                    file,
                                    status,
                                    status.empty() || remark.empty() ? "" : ": ",
                                    remark);
    }
    return whole;
}

void
apply(Notes& notes, const std::string& id, Change& change)
{
    auto& versions = change.versions;
    const auto emptied =
        std::remove_if(versions.begin(), versions.end(), [](const Version& version) {
            return is_empty(version.status, version.remark);
        });
    versions.erase(emptied, versions.end());
    if (versions.empty()) {
        notes.erase(id);
        return;
    }
    auto& note = notes.try_emplace(id, std::move(change.known)).first->second;
    auto whole = joined(versions);
    note.status = std::move(whole.status);
    note.remark = std::move(whole.remark);
}

// Gathers what the rows of all sources change.
class Merging
{
public:
    Merging(Notes& stored, StoredNotes state) : stored_(stored), state_(state) {}

    void add(const NoteSource& source)
    {
        for (const auto& row : source.rows) {
            const auto id = tidy(row.id);
            if (is_id(id) || stored_.contains(id)) {
                add(source, row, id);
            } else if (may_be_changed(row) && !is_empty(row.status, row.remark)) {
                const auto made_up = made_up_id(row);
                add(source, row, made_up);
                unplaced_.insert(made_up);
            }
        }
    }

    MergedNotes finish()
    {
        MergedNotes merged{.unplaced = {unplaced_.begin(), unplaced_.end()}};
        for (auto& [id, change] : changes_) {
            if (change.versions.size() > 1) {
                merged.conflicts.push_back(id);
            }
            apply(stored_, id, change);
        }
        merged.notes = std::move(stored_);
        return merged;
    }

private:
    void add(const NoteSource& source, const NoteRow& row, const std::string& id)
    {
        const auto found = stored_.find(id);
        const auto& stored = found == stored_.end() ? none_ : found->second;
        auto version = version_of(row, stored, source.file);
        if (!may_be_changed(row) || (row.digest.empty() && is_same_note(version, stored))) {
            return;
        }
        const bool is_known = found != stored_.end();
        const bool was_edited = state_ == StoredNotes::edited && !row.digest.empty() && is_known &&
                                !was_written_there(row, stored);
        auto& change = changes_[id];
        change.known = {.body = tidy(row.body),
                        .year = tidy(row.year),
                        .text = tidy(row.text),
                        .is_gone = true};
        add_version(change, std::move(version));
        if (is_known && (was_edited || source.against == Against::both_stay)) {
            add_version(change, {std::string(notes_file), stored.status, stored.remark});
        }
    }

    Notes& stored_;
    StoredNotes state_;
    const Note none_{};
    Changes changes_;
    std::set<std::string> unplaced_;
};

std::string
day_of(std::string text)
{
    std::replace(text.begin(), text.end(), '/', '-');
    std::size_t at = 0;
    const auto day = parse_date(text, at);
    return day && day->day != 0 && at == text.size() ? to_string(*day) : std::string();
}

std::string
year_of(const std::string& text)
{
    constexpr int none = 0;
    const auto year = csv_year(text, none);
    return year && *year != none ? std::to_string(*year) : std::string();
}

Note
note_of(const CsvRecord& record)
{
    const auto field = [&](std::size_t i) { return tidy(without_guard(record.fields[i])); };
    return {.status = field(1),
            .remark = field(2),
            .first_seen = day_of(record.fields[3]),
            .body = field(5),
            .year = year_of(record.fields[6]),
            .text = field(7),
            .is_gone = !record.fields[4].empty()};
}

} // namespace

bool
may_be_changed(const NoteRow& row)
{
    return row.digest.empty() ? !is_empty(row.status, row.remark)
                              : note_digest(row.status, row.remark) != row.digest;
}

bool
holds_versions(std::string_view remark)
{
    std::set<std::string_view> places;
    while (!remark.empty()) {
        const auto line = remark.substr(0, remark.find('\n'));
        if (const auto place = place_named(line); !place.empty()) {
            places.insert(place);
        }
        remark.remove_prefix(std::min(line.size() + 1, remark.size()));
    }
    return places.size() > 1;
}

MergedNotes
merge_notes(Notes stored, StoredNotes state, std::span<const NoteSource> sources)
{
    Merging merging(stored, state);
    for (const auto& source : sources) {
        merging.add(source);
    }
    return merging.finish();
}

Result<MergedNotes>
parse_notes(std::string_view bytes, std::string_view name)
{
    const auto records = parse_csv_file(bytes, name, note_columns, CsvLines::open_ended);
    if (!records) {
        return tl::unexpected(records.error());
    }
    MergedNotes parsed;
    Changes changes;
    for (const auto& record : *records) {
        const auto id = tidy(without_guard(record.fields[0]));
        const auto note = note_of(record);
        auto& change = changes[id];
        change.known = change.versions.empty() ? note : change.known;
        add_version(change,
                    {fmt::format("{}:{}", notes_file, record.line), note.status, note.remark});
    }
    for (auto& [id, change] : changes) {
        if (change.versions.size() > 1) {
            parsed.conflicts.push_back(id);
        }
        apply(parsed.notes, id, change);
    }
    return parsed;
}

} // namespace nianbao

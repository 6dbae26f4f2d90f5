#include "batch/read_notes.hpp"

#include "batch/notes_codec.hpp"
#include "batch/read_file.hpp"
#include "export/data_package.hpp"
#include "export/notes.hpp"
#include "export/product.hpp"
#include "export/read_back.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t answer_bytes = 32U << 20U; // notes are written by hand
constexpr std::size_t hash_digits = 8;

// What ends the run; all else costs the file that it is about.
bool
ends_run(const Failure& failure)
{
    constexpr std::array codes{"interrupted", "worker-failed", "write-failed"};
    return std::find(codes.begin(), codes.end(), failure.code) != codes.end();
}

// audit.unread.1a2b3c4d.xlsx: the same for the same bytes, and no product of ours.
std::string
name_of_copy(const std::string& file, const std::string& sha256)
{
    const auto dot = file.rfind('.');
    return fmt::format(
        "{}.unread.{}{}", file.substr(0, dot), sha256.substr(0, hash_digits), file.substr(dot));
}

// Gathers the notes of one OUT.
class NotesReading
{
public:
    NotesReading(const fs::path& out, ForkServer& workers, Language language, const Tell& tell)
        : out_(out), worker_(workers, limits_), language_(language), tell_(tell)
    {
    }

    Result<ReviewersNotes> run()
    {
        return list()
            .and_then([&] { return read_stored(); })
            .and_then([&] { return read_workbooks(); })
            .map([&] { return merged(); });
    }

private:
    // Our files that people write in, and what we know of them.
    Result<void> list()
    {
        const auto package = text_of_file(out_ / package_file);
        auto known = known_files(out_);
        if (!package || !known) {
            return tl::unexpected(package ? known.error() : package.error());
        }
        known_ = *std::move(known);
        for (const auto& file : *package ? listed_files(**package) : std::vector<std::string>()) {
            const auto plain = plain_name(file);
            if (is_edited_file(plain)) {
                files_.insert(plain);
            }
            if (plain != file) {
                waits_.insert(plain);
            }
        }
        return {};
    }

    // notes.csv; where ours had to wait beside one that was held open, that may have been saved.
    Result<void> read_stored()
    {
        const std::string name(notes_file);
        const auto beside = name + std::string(held_ending);
        const auto waits = waits_.contains(name) ? is_there(out_ / beside) : Result<bool>(false);
        if (!waits) {
            return tl::unexpected(waits.error());
        }
        return read_table(*waits ? beside : name).and_then([&](bool there) {
            is_lost_ = !there && files_.contains(name);
            return *waits ? read_held_table(name) : Result<void>();
        });
    }

    // Nothing where there is no such file. A link is not followed: it is replaced, its target not.
    Result<std::optional<std::string>> bytes_of_table(const std::string& name)
    {
        result_.seen[plain_name(name)] = look_at(out_ / plain_name(name));
        auto bytes = text_of_file(out_ / name);
        if (!bytes) {
            return unreadable(name, bytes.error());
        }
        return bytes;
    }

    Result<MergedNotes> parsed_table(const std::string& name, std::string_view bytes)
    {
        auto parsed = parse_notes(bytes, (out_ / name).string());
        if (!parsed) {
            return unreadable(name, parsed.error());
        }
        const auto& conflicts = parsed->conflicts;
        conflicts_.insert(conflicts.begin(), conflicts.end());
        return parsed;
    }

    Result<bool> read_table(const std::string& name)
    {
        const auto bytes = bytes_of_table(name);
        if (!bytes || !bytes->has_value()) {
            return bytes ? Result<bool>(false) : tl::unexpected(bytes.error());
        }
        auto sha256 = sha256_hex(**bytes);
        state_ = known_.contains(sha256) ? StoredNotes::as_written : StoredNotes::edited;
        result_.read.push_back({name, std::move(sha256)});
        return parsed_table(name, **bytes).map([&](MergedNotes parsed) {
            stored_ = std::move(parsed.notes);
            return true;
        });
    }

    Result<void> read_held_table(const std::string& name)
    {
        const auto bytes = bytes_of_table(name);
        if (!bytes || !bytes->has_value()) {
            return bytes ? Result<void>() : tl::unexpected(bytes.error());
        }
        auto sha256 = sha256_hex(**bytes);
        const bool is_known = known_.contains(sha256);
        result_.read.push_back({name, std::move(sha256)});
        if (is_known) {
            return {};
        }
        return parsed_table(name, **bytes).map([&](const MergedNotes& parsed) {
            NoteSource source{.file = name, .against = Against::both_stay};
            for (const auto& [id, note] : parsed.notes) {
                source.rows.push_back({.id = id,
                                       .status = note.status,
                                       .remark = note.remark,
                                       .body = note.body,
                                       .year = note.year,
                                       .text = note.text});
            }
            sources_.push_back(std::move(source));
        });
    }

    tl::unexpected<Failure> unreadable(const std::string& name, const Failure& why) const
    {
        return fail(
            "notes-unreadable", {bare_words(why, language_)}, (out_ / name).string(), why.line);
    }

    // The whole workbook first, then those of single bodies by name.
    Result<void> read_workbooks()
    {
        for (const auto& file : files_) {
            if (file == notes_file) {
                continue;
            }
            const auto path = out_ / file;
            result_.seen[file] = look_at(path);
            for (const auto& name : {file, file + std::string(held_ending)}) {
                if (auto read = read_workbook(name); !read) {
                    return read;
                }
            }
        }
        return {};
    }

    Result<void> read_workbook(const std::string& name)
    {
        const auto there = facts_of_file(out_ / name);
        if (there && !there->has_value()) {
            return {}; // none, or a link
        }
        if (there && known_.contains((*there)->sha256) && !is_lost_) {
            result_.read.push_back({name, (*there)->sha256});
            return {};
        }
        auto rows = ask(name);
        if (!rows && rows.error().code == "changed-while-reading") {
            rows = ask(name); // it was being saved
        }
        if (rows) {
            return {};
        }
        return ends_run(rows.error()) ? tl::unexpected(rows.error())
                                      : set_aside(name, rows.error());
    }

    // Of the very bytes that are then known.
    Result<void> ask(const std::string& name)
    {
        const auto file = open_file(out_ / name, Links::refuse);
        if (!file) {
            return tl::unexpected(file.error());
        }
        auto sha256 = sha256_of(*file);
        auto rows =
            sha256
                .and_then([&](const std::string&) {
                    return worker_.ask(file->descriptor.number(), Task::workbook);
                })
                .and_then([](const std::string& answer) { return decode_note_rows(answer); });
        if (auto unchanged = check_unchanged(*file); !unchanged) {
            return unchanged;
        }
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        if (is_lost_) {
            for (auto& row : *rows) {
                row.digest.clear(); // so that what nobody changed counts, too
            }
        }
        result_.read.push_back({name, *std::move(sha256)});
        sources_.push_back({name, *std::move(rows)});
        return {};
    }

    // Whatever is the matter with it, its notes are not overwritten.
    Result<void> set_aside(const std::string& name, const Failure& why)
    {
        const auto bytes = text_of_file(out_ / name);
        if (!bytes || !bytes->has_value() || why.code == "changed-while-reading") {
            result_.seen[plain_name(name)].reset(); // ours waits beside it
            say({"notes-workbook-busy", {bare_words(why, language_)}, (out_ / name).string()});
            return {};
        }
        auto sha256 = sha256_hex(**bytes);
        const auto copy = name_of_copy(plain_name(name), sha256);
        const auto there = is_there(out_ / copy);
        if (!there) {
            return tl::unexpected(there.error());
        }
        auto written = *there ? Result<void>() : write_copy(plain_name(name), copy, **bytes);
        return written.map([&] {
            say({"notes-workbook-unreadable",
                 {bare_words(why, language_), copy},
                 (out_ / name).string()});
            result_.read.push_back({name, std::move(sha256)});
        });
    }

    // By way of a temporary name of the workbook's, which is cleared away should the run die.
    Result<void>
    write_copy(const std::string& workbook, const std::string& copy, std::string_view bytes)
    {
        auto file = StagedFile::create(out_ / workbook);
        if (!file) {
            return tl::unexpected(file.error());
        }
        return file->write(bytes)
            .and_then([&] { return file->finish(); })
            .and_then([&](const FileFacts&) { return file->replace_as(out_ / copy); })
            .and_then([&] { return sync_folder(out_); });
    }

    ReviewersNotes merged()
    {
        auto all = merge_notes(std::move(stored_), state_, sources_);
        conflicts_.insert(all.conflicts.begin(), all.conflicts.end());
        tell_of("notes-conflict", {conflicts_.begin(), conflicts_.end()});
        tell_of("note-unplaced", all.unplaced);
        result_.notes = std::move(all.notes);
        return std::move(result_);
    }

    void tell_of(std::string code, const std::vector<std::string>& ids) const
    {
        constexpr std::size_t most_named = 5;
        if (!ids.empty()) {
            const auto named = std::span(ids).first(std::min(ids.size(), most_named));
            say({std::move(code),
                 {static_cast<std::int64_t>(ids.size()), fmt::format("{}", fmt::join(named, ", "))},
                 (out_ / notes_file).string()});
        }
    }

    void say(const Failure& what) const
    {
        if (tell_) {
            tell_(what);
        }
    }

    const fs::path& out_;
    WorkerLimits limits_{.answer = answer_bytes};
    Worker worker_;
    Language language_;
    const Tell& tell_;
    std::set<std::string> known_; // sha256 of files whose notes are in notes.csv
    std::set<std::string> files_; // notes.csv and the workbooks, by the name of their place
    std::set<std::string> waits_; // of these, which wait beside it
    Notes stored_;
    StoredNotes state_ = StoredNotes::as_written;
    bool is_lost_ = false; // notes.csv was taken away: all that the workbooks hold counts
    std::vector<NoteSource> sources_;
    std::set<std::string> conflicts_;
    ReviewersNotes result_;
};

} // namespace

bool
ReviewersNotes::was_saved_since(const fs::path& product) const
{
    const auto name = product.filename().string();
    if (!is_edited_file(name)) {
        return false;
    }
    const auto now = look_at(product);
    const auto then = seen.find(name);
    return now && (then == seen.end() || now != then->second);
}

Result<ReviewersNotes>
read_notes(const fs::path& out, ForkServer& workers, Language language, const Tell& tell)
{
    return NotesReading(out, workers, language, tell).run();
}

} // namespace nianbao

#include "batch/forms_try.hpp"

#include "batch/forms_check.hpp"
#include "batch/jailed_text.hpp"
#include "batch/text_columns.hpp"
#include "extract/grid.hpp"
#include "normalize/form_library.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace nianbao {

namespace {

// clang-format off
constexpr Wording heading{   "{}，表式 {}\n",         "{}, form {}\n"};
constexpr Wording table{     "\n表{}，{} 行 × {} 列", "\ntable {}, {} rows × {} columns"};
constexpr Wording no_answer{ "：不符合表式的任何表，{} 个非空单元格未采用\n", ": answers to no table of the form; {} filled cells not taken\n"};
constexpr Wording alike{     "  最接近 [{}]\n",       "  most like [{}]\n"};
constexpr Wording labels{    "    相符的标签：\n",    "    labels matched:\n"};
constexpr Wording printed_labels{"    印有的标签：\n",   "    labels printed:\n"};
constexpr Wording values{    "    数值：\n",          "    values:\n"};
constexpr Wording missing{   "    没有找到：\n",      "    not found:\n"};
constexpr Wording unused{    "    标签在，没有取到数值：\n", "    printed, but without a value:\n"};
constexpr Wording not_taken{ "  未采用的单元格：\n",  "  cells not taken:\n"};
constexpr Wording findings{  "\n发现的问题：",        "\nfindings:"};
constexpr Wording none{      "（无）",                "none"};
constexpr Wording row{       "行",                    "row"};
constexpr Wording column{    "列",                    "column"};
constexpr Wording no_label{  "（没有标签）",          "(no label)"};
constexpr Wording printed{   "印作“{}”",              "printed '{}'"};
constexpr Wording nearest{   "最接近的是“{}”",        "the nearest is '{}'"};
constexpr Wording metric{    "指标",                  "metric"};
constexpr Wording applicant{ "申请人",                "applicant"};
constexpr Wording value{     "数值",                  "value"};
constexpr Wording unit{      "单位",                  "unit"};
constexpr Wording reading{   "读法",                  "reading"};
constexpr Wording match{     "相符",                  "match"};
constexpr Wording raw{       "原文",                  "raw"};
constexpr Wording cell{      "位置",                  "cell"};
constexpr Wording summary{   "\n表式的 {} 个单元格找到 {} 个，{} 张表中有 {} 张相符\n", "\n{1} of {0} cells of the form found; {3} of {2} tables answered\n"};
// clang-format on

constexpr std::size_t text_bytes = 60;
constexpr std::string_view cell_margin = "      ";

template<typename... Arguments>
std::string
filled(const Wording& wording, Language language, const Arguments&... arguments)
{
    return fmt::format(fmt::runtime(wording.in(language)), arguments...);
}

std::string
place_text(const Place& place)
{
    return place.row == 0 ? "" : fmt::format("r{}c{}", place.row, place.column);
}

std::string
label_text(const AxisEntry& entry, Language language)
{
    return entry.printed.empty() ? std::string(no_label.in(language))
                                 : visible(fmt::format("{}", fmt::join(entry.printed, " / ")));
}

// What is to be said of the text that stands there: nothing where it is the label itself.
std::string
remark(const TriedLabel& label, Language language)
{
    if (label.printed.empty()) {
        return {};
    }
    const auto text = visible(label.printed, text_bytes);
    if (label.state == LabelState::missing) {
        return filled(nearest, language, text);
    }
    const auto own = fmt::format("{}", fmt::join(label.entry->printed, " / "));
    return fold_label(label.printed) == fold_label(own) ? "" : filled(printed, language, text);
}

void
add_lines(std::vector<Texts>& lines,
          std::span<const TriedLabel> tried,
          LabelState state,
          const Wording& kind,
          Language language)
{
    for (const auto& label : tried) {
        if (label.state == state) {
            lines.push_back({std::string(kind.in(language)),
                             label_text(*label.entry, language),
                             state == LabelState::matched ? std::string(name_of(label.match)) : "",
                             place_text(label.place),
                             remark(label, language)});
        }
    }
}

std::string
labels_text(const TriedTable& tried, LabelState state, const Wording& title, Language language)
{
    std::vector<Texts> lines;
    add_lines(lines, tried.columns, state, column, language);
    add_lines(lines, tried.rows, state, row, language);
    return lines.empty() ? "" : std::string(title.in(language)) + aligned(lines, cell_margin);
}

bool
is_of(const Observation& seen, const TriedTable& tried)
{
    const auto& cells = tried.table->cells;
    return seen.place.table == tried.ordinal &&
           std::any_of(
               cells.begin(), cells.end(), [&](const FormCell& one) { return &one == seen.cell; });
}

Texts
value_heading(Language language)
{
    Texts texts;
    for (const auto& one : {cell, metric, applicant, value, unit, reading, match, raw}) {
        texts.emplace_back(one.in(language));
    }
    return texts;
}

// Applicant and further axes.
std::string
split_of(const Observation& seen)
{
    const bool both = !seen.cell->applicant.empty() && !seen.item.empty();
    return fmt::format(
        "{}{}{}", seen.cell->applicant, both ? " " : "", visible(seen.item, text_bytes));
}

std::string
values_text(const TriedTable& tried, const Report& report, Language language)
{
    std::vector<Texts> lines{value_heading(language)};
    for (const auto& seen : report.observations) {
        if (is_of(seen, tried)) {
            lines.push_back({place_text(seen.place),
                             seen.cell->metric,
                             split_of(seen),
                             seen.reading == Reading::number ? to_string(seen.value) : "",
                             seen.unit,
                             std::string(name_of(seen.reading)),
                             std::string(name_of(seen.match)),
                             visible(seen.raw, text_bytes)});
        }
    }
    return lines.size() == 1 ? "" : std::string(values.in(language)) + aligned(lines, cell_margin);
}

std::string
answer_text(const TriedTable& tried, const Report& report, Language language)
{
    const auto& form = *tried.table;
    auto text = fmt::format("  [{}] {}{}{}\n",
                            form.id,
                            form.section,
                            form.section.empty() || form.caption.empty() ? "" : " / ",
                            form.caption);
    return text + labels_text(tried, LabelState::matched, labels, language) +
           values_text(tried, report, language) +
           labels_text(tried, LabelState::unused, unused, language) +
           labels_text(tried, LabelState::missing, missing, language);
}

std::string
not_taken_text(const Report& report, std::uint32_t ordinal, Language language)
{
    std::vector<Texts> lines;
    for (const auto& one : report.unmapped) {
        if (one.place.table == ordinal) {
            lines.push_back({place_text(one.place),
                             visible(one.raw, text_bytes),
                             std::string(why_unmapped(one.why, language))});
        }
    }
    return lines.empty() ? "" : std::string(not_taken.in(language)) + aligned(lines, "    ");
}

std::size_t
filled_cells(const Report& report, std::uint32_t ordinal)
{
    return static_cast<std::size_t>(
        std::count_if(report.unmapped.begin(), report.unmapped.end(), [&](const auto& one) {
            return one.place.table == ordinal;
        }));
}

std::string
unanswered_text(std::span<const TriedTable> tried,
                const Report& report,
                std::uint32_t ordinal,
                Language language)
{
    auto text = filled(no_answer, language, filled_cells(report, ordinal));
    for (const auto& one : tried) {
        if (one.ordinal == ordinal) {
            text += filled(alike, language, one.table->id) +
                    labels_text(one, LabelState::unused, printed_labels, language) +
                    labels_text(one, LabelState::missing, missing, language);
        }
    }
    return text;
}

bool
answers(std::span<const TriedTable> tried, std::uint32_t ordinal)
{
    return std::any_of(tried.begin(), tried.end(), [&](const TriedTable& one) {
        return one.ordinal == ordinal && one.answered;
    });
}

std::string
table_text(const Table& drawn,
           const Report& report,
           std::span<const TriedTable> tried,
           Language language)
{
    const Grid grid(drawn);
    auto text = filled(table, language, drawn.ordinal, grid.rows(), grid.columns());
    if (!answers(tried, drawn.ordinal)) {
        return text + unanswered_text(tried, report, drawn.ordinal, language);
    }
    text += '\n';
    for (const auto& one : tried) {
        text += one.ordinal == drawn.ordinal ? answer_text(one, report, language) : "";
    }
    return text + not_taken_text(report, drawn.ordinal, language);
}

// How many cells of the form some figure was read for.
std::size_t
cells_found(const Form& form, const Report& report)
{
    std::set<const FormCell*> seen;
    for (const auto& one : report.observations) {
        seen.insert(one.cell);
    }
    std::size_t count = 0;
    each_expected_cell(form, [&](const FormCell& one) { count += seen.contains(&one) ? 1 : 0; });
    return count;
}

std::string
summary_text(const Form& form,
             const Inspection& inspection,
             std::size_t answered,
             Language language)
{
    return filled(summary,
                  language,
                  cells_of(form),
                  cells_found(form, inspection.report),
                  inspection.report.tables,
                  answered);
}

// The form of an id or of a file, alone; what is wrong in the file is told at once.
Result<FormLibrary>
form_to_try(const FormsOptions& options, const Environment& environment)
{
    auto library = load_forms(options.forms);
    if (!library) {
        return library;
    }
    Texts ids;
    for (auto& form : library->forms) {
        if (form.id == options.form) {
            return FormLibrary({std::move(form)});
        }
        ids.push_back(form.id);
    }
    std::error_code ignored;
    if (!std::filesystem::exists(options.form, ignored)) {
        return fail("unknown-form", {options.form, fmt::format("{}", fmt::join(ids, ", "))});
    }
    auto check = check_beside(options.form, options.forms);
    if (!check) {
        return tl::unexpected(check.error());
    }
    put(stderr, complaints(*check, terminal_language(environment)));
    return check->mistakes.empty() ? FormLibrary({std::move(check->form)}) : FormLibrary{};
}

Result<MadeText>
try_document(const std::string& name,
             std::string bytes,
             const FormLibrary& library,
             Language language)
{
    return inspect_bytes(std::move(bytes), library).map([&](const Inspection& inspection) {
        const auto tried = try_tables(inspection.document, library, inspection.report);
        const auto answered = std::count_if(
            tried.begin(), tried.end(), [](const TriedTable& one) { return one.answered; });
        return MadeText{trial_text(name, inspection, library.forms.front(), tried, language),
                        static_cast<std::uint64_t>(answered)};
    });
}

} // namespace

std::string
trial_text(const std::string& file,
           const Inspection& inspection,
           const Form& form,
           std::span<const TriedTable> tried,
           Language language)
{
    const auto& [document, report] = inspection;
    auto text = filled(heading, language, visible(file), form.id);
    std::size_t answered = 0;
    for (const auto& block : document.blocks) {
        if (const auto* drawn = std::get_if<Table>(&block)) {
            answered += answers(tried, drawn->ordinal) ? 1 : 0;
            text += table_text(*drawn, report, tried, language);
        }
    }
    const auto lines = findings_text(report.findings, language);
    text += fmt::format("{}{}{}",
                        findings.in(language),
                        lines.empty() ? fmt::format(" {}\n", none.in(language)) : "\n",
                        lines);
    return text + summary_text(form, inspection, answered, language);
}

ExitStatus
try_form(const FormsOptions& options, const Environment& environment)
{
    const auto terminal = terminal_language(environment);
    const auto paint = paint_of(options.color, device_of(stderr), environment);
    const auto library = form_to_try(options, environment);
    if (!library) {
        put(stderr, error_line(library.error(), terminal, paint));
        return ExitStatus::usage;
    }
    if (library->forms.empty()) {
        return ExitStatus::usage;
    }
    std::uint64_t answered = 0; // tables of all documents
    std::size_t failed = 0;
    for (const auto& file : options.documents) {
        const auto name = visible(file.native());
        const auto made = jailed_text(file, [&](std::string bytes) {
            return try_document(name, std::move(bytes), *library, terminal);
        });
        if (!made) {
            ++failed;
            put(stderr, error_line(about(made.error(), name), terminal, paint));
            continue;
        }
        answered += made->answered;
        put(stdout, made->text);
    }
    if (answered == 0) {
        return ExitStatus::nothing;
    }
    return failed > 0 ? ExitStatus::some_failed : ExitStatus::good;
}

} // namespace nianbao

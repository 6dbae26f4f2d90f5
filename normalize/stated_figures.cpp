#include "normalize/stated_figures.hpp"

#include "normalize/dates.hpp"
#include "normalize/said_phrases.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace nianbao {

namespace {

constexpr auto stops = std::to_array<std::string_view>({"。", "！", "？"});
constexpr auto parts = std::to_array<std::string_view>({"其中", "含", "包括"});

// Whether a check of the form adds the one to the other, or both are the same.
bool
is_added_to(const SaidFigure& whole, const SaidFigure& part)
{
    return &whole == &part ||
           std::any_of(part.sum.begin(), part.sum.end(), [&](const std::string& metric) {
               return std::find(whole.with.begin(), whole.with.end(), metric) != whole.with.end();
           });
}

// Of a metric that a sentence states in two ways nothing is taken.
void
take_unambiguous(const std::vector<Stated>& found, std::vector<Stated>& stated)
{
    for (const auto& one : found) {
        const bool alone = std::all_of(found.begin(), found.end(), [&](const Stated& other) {
            return other.said != one.said || compare(other.value, one.value) == 0;
        });
        if (alone && std::find(stated.begin(), stated.end(), one) == stated.end()) {
            stated.push_back(one);
        }
    }
}

// One paragraph that says something of figures, sentence by sentence.
class ParagraphReader
{
public:
    ParagraphReader(std::string_view text,
                    std::string_view headings,
                    const FiguresOf& of,
                    SaidPhrases said)
        : text_(text), headings_(headings), of_(of), phrases_(std::move(said.phrases)),
          nones_(std::move(said.nones))
    {
        split();
    }

    void read(std::vector<Stated>& stated)
    {
        drop_wholes_and_parts();
        judge_sentences(stated);
    }

private:
    struct Sentence
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    // A sentence, what casts doubt on its figures, and the year spoken of where it begins.
    struct Judged
    {
        std::size_t sentence;
        std::string_view text;
        Doubts doubts;
        std::vector<YearTurn> turns;
        TimeSpokenOf time;
    };

    void split();
    void drop_wholes_and_parts();
    [[nodiscard]] bool is_part_of(const Occurrence& whole, const Occurrence& part) const;
    void judge_sentences(std::vector<Stated>& stated);
    void judge(std::size_t sentence, TimeSpokenOf& time, std::vector<Stated>& stated) const;
    [[nodiscard]] bool is_certain(const Occurrence& one, const Judged& in) const;
    [[nodiscard]] std::string blotted(const Sentence& sentence) const;
    [[nodiscard]] bool is_about(const SaidFigure& said, std::size_t sentence) const;
    [[nodiscard]] std::size_t sentence_of(std::size_t at) const;

    std::string_view text_;
    std::string_view headings_;
    FiguresOf of_;
    std::vector<Occurrence> phrases_;
    std::vector<Occurrence> nones_;
    std::vector<Sentence> sentences_;
};

void
ParagraphReader::split()
{
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text_.size();) {
        const auto character = next_character(text_, at);
        if (at == text_.size() ||
            std::find(stops.begin(), stops.end(), character.bytes) != stops.end()) {
            sentences_.push_back({begin, at});
            begin = at;
        }
    }
}

std::size_t
ParagraphReader::sentence_of(std::size_t at) const
{
    const auto found = std::find_if(sentences_.begin(),
                                    sentences_.end(),
                                    [&](const Sentence& sentence) { return at < sentence.end; });
    return static_cast<std::size_t>(found - sentences_.begin());
}

// 收到申请14件，其中新收12件，上年结转2件: the first figure is of more than its phrase says.
void
ParagraphReader::drop_wholes_and_parts()
{
    for (auto& whole : phrases_) {
        const bool has_part =
            whole.figure && std::any_of(phrases_.begin(), phrases_.end(), [&](const auto& part) {
                return is_added_to(*whole.said, *part.said) && is_part_of(whole, part);
            });
        if (has_part) {
            whole.figure.reset();
        }
    }
}

// Named behind 其中 in the sentence of its whole or the next.
bool
ParagraphReader::is_part_of(const Occurrence& whole, const Occurrence& part) const
{
    const auto from = std::max(whole.end(), whole.figure->end);
    if (part.begin() < from || sentence_of(part.begin()) > sentence_of(whole.begin()) + 1) {
        return false;
    }
    const auto between = text_.substr(from, part.begin() - from);
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view word) {
        const auto found = between.rfind(word);
        return found != std::string_view::npos &&
               between.find("；", found) == std::string_view::npos;
    });
}

std::string
ParagraphReader::blotted(const Sentence& sentence) const
{
    std::string copy(text_);
    for (const auto* all : {&phrases_, &nones_}) {
        for (const auto& one : *all) {
            for (const auto& span : one.spans) {
                copy.replace(span.begin, span.end - span.begin, span.end - span.begin, '*');
            }
        }
    }
    return copy.substr(sentence.begin, sentence.end - sentence.begin);
}

// In the sentence, the one before or the headings.
bool
ParagraphReader::is_about(const SaidFigure& said, std::size_t sentence) const
{
    const auto begin = sentences_[sentence == 0 ? 0 : sentence - 1].begin;
    const auto near = text_.substr(begin, sentences_[sentence].end - begin);
    const auto says = [&](const std::string& word) {
        return near.find(word) != std::string_view::npos ||
               headings_.find(word) != std::string_view::npos;
    };
    return said.about.empty() || std::any_of(said.about.begin(), said.about.end(), says);
}

void
ParagraphReader::judge_sentences(std::vector<Stated>& stated)
{
    auto time = TimeSpokenOf::of_report;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
        judge(i, time, stated);
    }
}

// Takes the certain figures of a sentence; a metric that has two of them in it has none.
void
ParagraphReader::judge(std::size_t sentence, TimeSpokenOf& time, std::vector<Stated>& stated) const
{
    const auto& place = sentences_[sentence];
    const auto text = blotted(place);
    const Judged judged{sentence, text, doubts_in(text, of_), year_turns(text, of_.year), time};
    std::vector<Stated> found;
    for (const auto* occurrences : {&phrases_, &nones_}) {
        for (const auto& one : *occurrences) {
            if (is_certain(one, judged)) {
                found.push_back({one.said,
                                 one.figure->value,
                                 std::string(one.figure->unit),
                                 std::string(text_.substr(place.begin, place.end - place.begin))});
            }
        }
    }
    time = judged.turns.empty() ? time : judged.turns.back().time;
    take_unambiguous(found, stated);
}

// A figure of the report's own year that nothing in its sentence casts doubt on.
bool
ParagraphReader::is_certain(const Occurrence& one, const Judged& in) const
{
    const auto& place = sentences_[in.sentence];
    if (!one.figure || one.begin() < place.begin || one.begin() >= place.end) {
        return false;
    }
    const auto from = std::min(one.begin(), one.figure->begin) - place.begin;
    const auto to = std::max(one.end(), one.figure->end) - place.begin;
    auto spoken = in.time;
    for (const auto& turn : in.turns) {
        spoken = turn.at < to ? turn.time : spoken;
    }
    return spoken == TimeSpokenOf::of_report && are_certain(in.doubts, in.text, from, to) &&
           is_about(*one.said, in.sentence);
}

// Titles of the headings above a text, outermost first.
class Path
{
public:
    std::string_view under(const Section& section)
    {
        while (!levels_.empty() && levels_.back().level >= section.level) {
            titles_.resize(levels_.back().begin);
            levels_.pop_back();
        }
        levels_.push_back({section.level, titles_.size()});
        titles_ += compact(section.title) + "\n";
        return titles_;
    }

private:
    struct Level
    {
        std::uint8_t level = 0;
        std::size_t begin = 0;
    };
    std::vector<Level> levels_;
    std::string titles_;
};

} // namespace

std::vector<Stated>
find_stated(std::span<const Section> sections, const Vocabulary& vocabulary, const FiguresOf& of)
{
    std::vector<Stated> stated;
    Path path;
    const auto read = [&](std::string_view raw, std::string_view headings) {
        const auto text = compact(raw);
        auto said = find_said(vocabulary, text);
        if (!said.phrases.empty() || !said.nones.empty()) {
            ParagraphReader(text, headings, of, std::move(said)).read(stated);
        }
    };
    for (const auto& section : sections) {
        const auto headings = path.under(section);
        read(section.title, headings);
        for (std::string_view rest = section.text; !rest.empty();) {
            const auto end = std::min(rest.find('\n'), rest.size());
            read(rest.substr(0, end), headings);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return stated;
}

} // namespace nianbao

#include "normalize/stated_figures.hpp"

#include "normalize/dates.hpp"
#include "normalize/said_parts.hpp"

#include <algorithm>
#include <optional>

namespace nianbao {

namespace {

void
blot(const Span& span, std::string& text)
{
    const auto size = span.end - span.begin;
    text.replace(span.begin, size, size, '*');
}

// Of a metric that a sentence states in two ways nothing is taken, nor of a part said twice.
void
take_unambiguous(const std::vector<Stated>& found, std::vector<Stated>& stated)
{
    for (const auto& one : found) {
        const bool alone = std::all_of(found.begin(), found.end(), [&](const Stated& other) {
            const bool agrees = one.said->part_of.empty() && compare(other.value, one.value) == 0;
            return &other == &one || other.said != one.said || agrees;
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
          nones_(std::move(said.nones)), sure_(phrases_.size()), blotted_(text),
          with_applicants_(text), sentences_(sentences_of(text))
    {
        blot_phrases();
        drop_wholes_with_parts(text_, sentences_, phrases_);
        wholes_ = find_wholes(text_, sentences_, phrases_);
    }

    void read(std::vector<Stated>& stated);

private:
    // A sentence, what casts doubt on its figures, and the year spoken of where it begins. Kinds of
    // applicants are a doubt, but not on the figures that the form has of them.
    struct Judged
    {
        std::size_t sentence;
        std::string_view text;
        Doubts doubts;
        Doubts of_applicants;
        std::vector<YearTurn> turns;
        TimeSpokenOf time;
    };

    void blot_phrases();
    void judge(std::size_t sentence, TimeSpokenOf& time, std::vector<Stated>& stated);
    void take(const Occurrence& one, std::vector<Stated>& found) const;
    [[nodiscard]] bool is_certain(std::size_t phrase) const;
    [[nodiscard]] bool is_sure(const Occurrence& one, const Judged& in) const;
    [[nodiscard]] bool is_another(const Occurrence& one, const Sentence& sentence) const;
    [[nodiscard]] bool is_about(const SaidFigure& said, std::size_t sentence) const;
    void carry_topics(std::size_t sentence);

    std::string_view text_;
    std::string_view headings_;
    FiguresOf of_;
    std::vector<Occurrence> phrases_;
    std::vector<Occurrence> nones_;
    std::vector<std::size_t> wholes_; // of each phrase that is a part
    std::vector<bool> sure_;          // of each phrase
    std::string blotted_;             // the text without its phrases
    std::string with_applicants_;     // but with those of kinds of applicants
    std::vector<Sentence> sentences_;
    // What the sentence before stated figures of.
    std::vector<const std::vector<std::string>*> topics_;
};

void
ParagraphReader::blot_phrases()
{
    for (const auto* all : {&phrases_, &nones_}) {
        for (const auto& one : *all) {
            for (const auto& span : one.spans) {
                blot(span, blotted_);
                if (one.said->applicants.empty()) {
                    blot(span, with_applicants_);
                }
            }
        }
    }
}

// In the sentence, the one before or the headings; or the one before states figures of the same.
bool
ParagraphReader::is_about(const SaidFigure& said, std::size_t sentence) const
{
    const bool goes_on = std::any_of(
        topics_.begin(), topics_.end(), [&](const auto* topic) { return *topic == said.about; });
    if (goes_on) {
        return true;
    }
    const auto begin = sentences_[sentence == 0 ? 0 : sentence - 1].begin;
    const auto near = text_.substr(begin, sentences_[sentence].end - begin);
    const auto says = [&](const std::string& word) {
        return near.find(word) != std::string_view::npos ||
               headings_.find(word) != std::string_view::npos;
    };
    return said.about.empty() || std::any_of(said.about.begin(), said.about.end(), says);
}

void
ParagraphReader::carry_topics(std::size_t sentence)
{
    const auto& place = sentences_[sentence];
    std::vector<const std::vector<std::string>*> topics;
    for (const auto* occurrences : {&phrases_, &nones_}) {
        for (const auto& one : *occurrences) {
            const bool within = one.begin() >= place.begin && one.begin() < place.end;
            const auto& topic = one.said->about;
            const bool is_new = std::none_of(
                topics.begin(), topics.end(), [&](const auto* known) { return *known == topic; });
            if (within && one.figure && is_new && is_about(*one.said, sentence)) {
                topics.push_back(&topic);
            }
        }
    }
    topics_ = std::move(topics);
}

void
ParagraphReader::read(std::vector<Stated>& stated)
{
    auto time = TimeSpokenOf::of_report;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
        judge(i, time, stated);
    }
}

// Takes the certain figures of a sentence; a metric that has two of them in it has none.
void
ParagraphReader::judge(std::size_t sentence, TimeSpokenOf& time, std::vector<Stated>& stated)
{
    const auto [begin, end] = sentences_[sentence];
    const auto text = std::string_view(blotted_).substr(begin, end - begin);
    const auto with_applicants = std::string_view(with_applicants_).substr(begin, end - begin);
    const Judged judged{sentence,
                        text,
                        doubts_in(with_applicants, of_),
                        doubts_in(text, of_),
                        year_turns(text, of_.year),
                        time};
    std::vector<Stated> found;
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        sure_[i] = sure_[i] || is_sure(phrases_[i], judged);
        if (begin <= phrases_[i].begin() && is_certain(i)) {
            take(phrases_[i], found);
        }
    }
    for (const auto& none : nones_) {
        if (is_sure(none, judged)) {
            take(none, found);
        }
    }
    time = judged.turns.empty() ? time : judged.turns.back().time;
    carry_topics(sentence);
    take_unambiguous(found, stated);
}

void
ParagraphReader::take(const Occurrence& one, std::vector<Stated>& found) const
{
    const auto [begin, end] = sentences_[sentence_at(sentences_, one.begin())];
    found.push_back({one.said,
                     one.figure->value,
                     std::string(one.figure->unit),
                     std::string(text_.substr(begin, end - begin))});
}

// A part is as certain as its whole.
bool
ParagraphReader::is_certain(std::size_t phrase) const
{
    const auto whole = wholes_[phrase];
    const bool alone = phrases_[phrase].said->part_of.empty();
    return sure_[phrase] && (alone || (whole != no_whole && sure_[whole]));
}

// Whether a word before it in the sentence makes it another figure.
bool
ParagraphReader::is_another(const Occurrence& one, const Sentence& sentence) const
{
    const auto end = std::max(one.end(), one.figure->end);
    const auto before = text_.substr(sentence.begin, end - sentence.begin);
    const auto& unless = one.said->unless;
    return std::any_of(unless.begin(), unless.end(), [&](const std::string& word) {
        return before.find(word) != std::string_view::npos;
    });
}

// A figure of the report's own year that nothing in its sentence casts doubt on.
bool
ParagraphReader::is_sure(const Occurrence& one, const Judged& in) const
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
    const auto& doubts = one.said->applicants.empty() ? in.doubts : in.of_applicants;
    return spoken == TimeSpokenOf::of_report && are_certain(doubts, in.text, from, to) &&
           !is_another(one, place) && is_about(*one.said, in.sentence);
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

#include "normalize/said_phrases.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace nianbao {

namespace {

// Far above the paragraphs of reports; the cost grows with their square.
constexpr std::size_t most_phrases = 200;
constexpr std::size_t most_bytes = 65'536;
constexpr auto negations = std::to_array<std::string_view>({"不", "未", "非", "没"});
constexpr auto joins = std::to_array<std::string_view>({"、", "和", "及", "与", "或"});

bool
ends_in(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(
        words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

CountedIn
counted(const SaidFigure& said)
{
    return {said.unit, said.type};
}

// 收到12件政府信息公开申请
std::optional<Occurrence>
around_figure(const SaidFigure& said, const Phrase& phrase, std::string_view text, std::size_t at)
{
    if (phrase.parts.size() != 2 || !text.substr(at).starts_with(phrase.parts.front())) {
        return std::nullopt;
    }
    const auto first = at + phrase.parts.front().size();
    const auto figure = figure_behind(text, first, counted(said));
    const auto last =
        figure ? find_behind_gap(text, figure->end, phrase.parts.back()) : std::nullopt;
    if (!last) {
        return std::nullopt;
    }
    return Occurrence{
        &said, {{at, first}, {*last, *last + phrase.parts.back().size()}}, figure, true};
}

std::optional<Occurrence>
match(const SaidFigure& said, const Phrase& phrase, std::string_view text, std::size_t at)
{
    if (auto spans = match_phrase(phrase, text, at); !spans.empty()) {
        return Occurrence{&said, std::move(spans)};
    }
    return around_figure(said, phrase, text, at);
}

// A phrase by which a sentence says that there was none.
std::optional<Occurrence>
match_none(const SaidFigure& said, const Phrase& phrase, std::string_view text, std::size_t at)
{
    auto spans = match_phrase(phrase, text, at);
    if (spans.empty() || !clause_ends(text, spans.back().end)) {
        return std::nullopt;
    }
    const FigureInText zero{{}, said.unit, at, spans.back().end};
    return Occurrence{&said, std::move(spans), zero, true};
}

// Finds the phrases of one text, then binds figures to them.
class Reader
{
public:
    Reader(const Vocabulary& vocabulary, std::string_view text)
        : vocabulary_(vocabulary), text_(text)
    {
    }

    SaidPhrases read()
    {
        find_phrases();
        if (is_too_much()) {
            return {};
        }
        for (std::size_t i = 0; i < phrases_.size(); ++i) {
            bind(i);
        }
        return {std::move(phrases_), std::move(nones_)};
    }

private:
    [[nodiscard]] bool is_too_much() const
    {
        return text_.size() > most_bytes || phrases_.size() + nones_.size() > most_phrases;
    }
    void find_phrases();
    void add(Occurrence one);
    [[nodiscard]] std::optional<Occurrence> longest_of(std::span<const PhraseEntry> entries,
                                                       std::size_t at);
    [[nodiscard]] bool is_better(const Occurrence& one, const Occurrence& other) const;
    [[nodiscard]] bool is_of_last_whole(const Occurrence& part) const;
    void bind(std::size_t at);
    [[nodiscard]] bool is_bound(std::size_t figure) const;
    [[nodiscard]] bool is_joined(const Occurrence& one) const;

    const Vocabulary& vocabulary_;
    std::string_view text_;
    std::vector<Occurrence> phrases_;
    std::vector<Occurrence> nones_;
    const SaidFigure* last_whole_ = nullptr; // the last phrase that is no part
};

void
Reader::find_phrases()
{
    std::size_t taken = 0;
    std::size_t at = 0;
    auto next = text_.empty() ? Character{} : next_character(text_, at);
    while (!next.bytes.empty() && !is_too_much()) {
        const auto first = next;
        const auto begin = at - first.bytes.size();
        next = at < text_.size() ? next_character(text_, at) : Character{};
        if (!vocabulary_.may_begin(first.code_point, next.code_point)) {
            continue;
        }
        auto longest = longest_of(vocabulary_.beginning(first.code_point, -1), begin);
        auto other = longest_of(vocabulary_.beginning(first.code_point, next.code_point), begin);
        if (!longest || (other && other->end() > longest->end())) {
            longest = std::move(other);
        }
        if (longest && begin >= taken && !ends_in(text_.substr(0, begin), negations)) {
            taken = longest->end();
            add(std::move(*longest));
        }
    }
}

void
Reader::add(Occurrence one)
{
    last_whole_ = one.said->part_of.empty() ? one.said : last_whole_;
    phrases_.push_back(std::move(one));
}

// The longest phrase; those for none all, since a sentence may say it of several in one go.
std::optional<Occurrence>
Reader::longest_of(std::span<const PhraseEntry> entries, std::size_t at)
{
    std::optional<Occurrence> longest;
    for (const auto& entry : entries) {
        const auto& said = vocabulary_.figures[entry.figure];
        if (entry.says == Says::none) {
            auto none = match_none(said, said.none[entry.phrase], text_, at);
            const bool is_new =
                none && std::none_of(nones_.begin(), nones_.end(), [&](const auto& one) {
                    return one.said == &said && one.begin() == at;
                });
            if (is_new) {
                nones_.push_back(std::move(*none));
            }
            continue;
        }
        auto found = match(said, said.phrases[entry.phrase], text_, at);
        if (found && (!longest || is_better(*found, *longest))) {
            longest = std::move(found);
        }
    }
    return longest;
}

// Longer; or, of parts that are called alike, of the whole spoken of last.
bool
Reader::is_better(const Occurrence& one, const Occurrence& other) const
{
    return one.end() != other.end() ? one.end() > other.end()
                                    : is_of_last_whole(one) && !is_of_last_whole(other);
}

bool
Reader::is_of_last_whole(const Occurrence& part) const
{
    const auto& wholes = part.said->part_of;
    return last_whole_ != nullptr &&
           std::find(wholes.begin(), wholes.end(), last_whole_->metric) != wholes.end();
}

bool
Reader::is_bound(std::size_t figure) const
{
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Occurrence& one) {
        return one.figure && one.figure->begin == figure;
    });
}

// 行政复议和行政诉讼共3件: of both, unless there was none.
bool
Reader::is_joined(const Occurrence& one) const
{
    const auto before = text_.substr(0, one.begin());
    for (const auto join : joins) {
        if (before.ends_with(join)) {
            const auto end = before.size() - join.size();
            const bool behind_figure =
                std::any_of(phrases_.begin(), phrases_.end(), [&](const Occurrence& other) {
                    return (other.figure && other.figure->end == end) ||
                           (other.end() == end && other.figure &&
                            other.figure->end <= other.begin());
                });
            return !behind_figure;
        }
    }
    return false;
}

// The figure behind a phrase or before it; none where there are two.
void
Reader::bind(std::size_t at)
{
    auto& one = phrases_[at];
    if (one.holds_figure) {
        return;
    }
    const auto unit = counted(*one.said);
    auto behind = figure_behind(text_, one.end(), unit);
    const auto before = figure_before(text_, one.begin(), unit);
    const bool has_before = before && !is_bound(before->begin);
    if (behind && has_before) {
        return;
    }
    if (behind && at + 1 < phrases_.size() && phrases_[at + 1].begin() == behind->end &&
        !figure_behind(text_, phrases_[at + 1].end(), counted(*phrases_[at + 1].said))) {
        return; // 新收12件予以公开: of either
    }
    one.figure = behind ? behind : (has_before ? before : std::nullopt);
    if (one.figure && is_joined(one) && one.figure->value.unscaled != 0) {
        one.figure.reset();
    }
}

} // namespace

SaidPhrases
find_said(const Vocabulary& vocabulary, std::string_view text)
{
    return Reader(vocabulary, text).read();
}

} // namespace nianbao

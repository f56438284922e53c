#include "extract/read/lines.hpp"

#include "extract/read/articles.hpp"
#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/noise.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph {
namespace {

/// Decides over the lines of one article, in the order: phrases, prose, title, then everything between.
class Judge {
public:
    Judge(std::string_view text, std::span<const Line> lines)
        : text_(text), lines_(lines), kinds_(lines.size(), BlockKind::furniture) {}

    std::span<const BlockKind> run() {
        mark_blocks();
        mark_captions();
        find_prose();
        if (prose_.empty()) {
            without_prose();
        } else {
            find_title();
            judge_body();
        }
        return kinds_;
    }
    std::optional<std::size_t> title() const { return title_; }
    std::optional<std::size_t> first_prose() const {
        return prose_.empty() ? std::nullopt : std::optional(prose_.front());
    }

private:
    static bool is_prose(const Line& line, bool in_ticker) {
        if (in_ticker || line.effect != Effect::none) return false;
        if (line.bullet) return line.sentence_end && line.words >= 15;
        return (line.sentence_end && line.words >= 8) || line.words >= 30 ||
               (line.colon_end && line.words >= 12);
    }

    /// A byline with a name, which tickers lack.
    bool is_written(std::size_t i) const {
        return lines_[i].effect == Effect::byline && !is_age(lines_[i].text(text_));
    }

    /// "BREAKING" and its like rule the lines below them up to a blank line.
    void mark_blocks() {
        in_block_.assign(lines_.size(), false);
        bool inside = false;
        std::size_t first = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].effect == Effect::block) {
                inside = i + 1 < lines_.size() && !lines_[i + 1].blank_before;
                in_block_[i] = true;
                first = i + 1;
            } else {
                inside = inside && !lines_[i].blank_before;
                if (inside && is_written(i)) {  // the word stands over the story itself
                    std::fill(in_block_.begin() + static_cast<std::ptrdiff_t>(first),
                              in_block_.begin() + static_cast<std::ptrdiff_t>(i), false);
                    inside = false;
                }
                in_block_[i] = inside;
            }
        }
    }

    /// The sentence right above a short credit is the caption.
    void mark_captions() {
        is_caption_.assign(lines_.size(), false);
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            const Line& credit = lines_[i];
            const Line& above = lines_[i - 1];
            is_caption_[i - 1] = credit.effect == Effect::caption && credit.words <= 7 &&
                                 !credit.blank_before && !credit.sentence_end &&
                                 above.effect == Effect::none && above.words < 40;
        }
    }

    void find_prose() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_prose(lines_[i], in_block_[i] || is_caption_[i])) {
                prose_.push_back(i);
                prose_words_ += lines_[i].words;
            }
        }
        // A short first sentence counts when prose follows at once.
        if (!prose_.empty() && prose_.front() > 0) {
            const std::size_t before = prose_.front() - 1;
            const Line& line = lines_[before];
            if (line.sentence_end && line.words >= 4 && !line.bullet && line.effect == Effect::none &&
                before > 0 && !in_block_[before] && text_[line.end - 1] == '.') {
                prose_.insert(prose_.begin(), before);
            }
        }
    }

    /// Headlines only, or a note: what no phrase calls furniture is the story.
    void without_prose() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (in_block_[i]) continue;
            kinds_[i] = by_effect(lines_[i].effect);
            if (lines_[i].effect == Effect::none && (lines_[i].words >= 3 || lines_.size() == 1)) {
                kinds_[i] = lines_[i].bullet ? BlockKind::list_item : BlockKind::paragraph;
            }
        }
    }

    static BlockKind by_effect(Effect effect) {
        if (effect == Effect::caption) return BlockKind::caption;
        if (effect == Effect::byline) return BlockKind::byline;
        return BlockKind::furniture;
    }

    bool is_headline(std::size_t i) const {
        const Line& line = lines_[i];
        return !line.bullet && !in_block_[i] && !is_caption_[i] && line.effect == Effect::none && line.words >= 3 &&
               line.words <= 30;
    }

    /// The title that is known; else the headline with a byline or date below it; else the one nearest above the
    /// first prose, of two in a row the upper one. What stands between it and the prose may be a standfirst.
    void find_title() {
        for (std::size_t i = 0; i < prose_.front() && !title_; ++i) {
            if (lines_[i].title) title_ = i;
        }
        if (title_) {
            kinds_[*title_] = BlockKind::title;
            return;
        }
        std::vector<std::size_t> run;
        for (std::size_t i = prose_.front(); i-- > 0;) {
            if (is_headline(i)) {
                run.push_back(i);
            } else if (!run.empty() || in_block_[i]) {
                break;
            }
        }
        if (!run.empty()) title_ = run.size() == 2 ? run[1] : run[0];
        if (const auto dated = find_dated_title()) title_ = dated;
        if (!title_ && prose_.front() > 0) take_short_title();
        if (!title_) return;
        while (!prose_.empty() && prose_.front() <= *title_) prose_.erase(prose_.begin());
        kinds_[*title_] = BlockKind::title;
        mark_standfirsts();
    }

    /// A headline with a byline or date below it, and most of the prose behind both; not one under "Related article".
    /// Headlines right above it are the title with its standfirsts.
    std::optional<std::size_t> find_dated_title() const {
        std::size_t before = 0;
        for (std::size_t i = 0; i + 1 < lines_.size() && before * 2 <= prose_words_; ++i) {
            if (is_prose(lines_[i], in_block_[i] || is_caption_[i])) before += lines_[i].words;
            if (!is_headline(i) || lines_[i].words < 4 || (i > 0 && lines_[i - 1].effect == Effect::aside)) continue;
            std::size_t next = i + 1;
            while (next < lines_.size() && next < i + 4 && lines_[next].effect != Effect::byline &&
                   (lines_[next].words <= 4 || lines_[next].effect != Effect::none || says_the_same(i, next)))
                ++next;
            if (next == lines_.size() || lines_[next].effect != Effect::byline || next_prose(next) == lines_.size())
                continue;
            std::size_t top = i;
            while (top > 0 && i - top < 2 && !lines_[top].blank_before && is_headline(top - 1) &&
                   lines_[top - 1].words >= 4 && !lines_[top - 1].sentence_end)
                --top;
            return top;
        }
        return std::nullopt;
    }

    bool says_the_same(std::size_t a, std::size_t b) const { return lines_[a].text(text_) == lines_[b].text(text_); }

    /// Lines of some length between title and prose; below a byline they must be sentences, else they caption a
    /// picture.
    void mark_standfirsts() {
        bool byline = false;
        for (std::size_t i = *title_ + 1; i < prose_.front(); ++i) {
            byline = byline || lines_[i].effect == Effect::byline;
            if (is_headline(i) && lines_[i].words >= 6 && !says_the_same(i, *title_))
                kinds_[i] = byline && !lines_[i].sentence_end ? BlockKind::caption : BlockKind::standfirst;
        }
    }

    /// "Falling costs" over the first paragraph, when it opens the text.
    void take_short_title() {
        const Line& line = lines_.front();
        if (!line.bullet && line.effect == Effect::none) {
            title_ = 0;
            kinds_[0] = BlockKind::title;
        }
    }

    /// A full sentence, as the links of an aside are none.
    bool resumes(std::size_t i) const {
        return is_prose(lines_[i], in_block_[i]) && lines_[i].sentence_end && text_[lines_[i].end - 1] != '?';
    }

    void judge_body() {
        std::size_t words_before = 0;
        bool aside = false, ended = false;
        const std::size_t first = title_ ? *title_ + 1 : 0;
        for (std::size_t i = 0; i < first; ++i) {
            if (!title_ || i != *title_) kinds_[i] = before_title(lines_[i]);
        }
        for (std::size_t i = first; i < lines_.size();) {
            const Line& line = lines_[i];
            if (is_caption_[i]) {
                kinds_[i++] = BlockKind::caption;
            } else if (kinds_[i] == BlockKind::standfirst || kinds_[i] == BlockKind::caption) {
                ++i;
            } else if (line.effect != Effect::none) {
                if (line.effect == Effect::aside && words_before) aside = true;
                if (line.effect == Effect::end && words_before * 2 > prose_words_) ended = true;
                kinds_[i++] = by_effect(line.effect);
            } else if (ended || in_block_[i] || (aside && !resumes(i))) {
                ++i;
            } else if (is_prose(line, false)) {
                aside = false;
                words_before += line.words;
                kinds_[i++] = line.bullet ? BlockKind::list_item : BlockKind::paragraph;
            } else {
                i = judge_short(i);
            }
        }
        if (title_) find_standfirst();
    }

    static BlockKind before_title(const Line& line) {
        return line.effect == Effect::none ? BlockKind::furniture : by_effect(line.effect);
    }

    /// A run of lines that are no prose, within the story. Returns the line behind it.
    std::size_t judge_short(std::size_t first) {
        std::size_t last = first;
        while (last < lines_.size() && lines_[last].effect == Effect::none && !in_block_[last] &&
               !is_caption_[last] && lines_[last].bullet == lines_[first].bullet &&
               !is_prose(lines_[last], false)) {
            ++last;
        }
        const bool tail = last == lines_.size() || next_prose(last) == lines_.size();
        if (lines_[first].bullet) {
            judge_bullets(first, last, tail);
        } else {
            judge_fragments(first, last, tail);
        }
        return last;
    }

    std::size_t next_prose(std::size_t from) const {
        const auto at = std::lower_bound(prose_.begin(), prose_.end(), from);
        return at == prose_.end() ? lines_.size() : *at;
    }

    /// A list is the story's when a colon leads to it or its items are clauses; else it is links or tags.
    void judge_bullets(std::size_t first, std::size_t last, bool tail) {
        std::size_t words = 0, sentences = 0;
        for (std::size_t i = first; i < last; ++i) {
            words += lines_[i].words;
            sentences += lines_[i].sentence_end;
        }
        const bool led = first > 0 && lines_[first - 1].colon_end && is_story(kinds_[first - 1]);
        const bool clauses = words >= 6 * (last - first) && !tail;
        if (!led && !clauses && sentences * 2 <= last - first) return;
        for (std::size_t i = first; i < last; ++i) kinds_[i] = BlockKind::list_item;
    }

    void judge_fragments(std::size_t first, std::size_t last, bool tail) {
        const bool head = title_ && last <= prose_.front();
        const bool pair = last - first == 2 && !tail && !head && !lines_[first + 1].blank_before &&
                          lines_[last].blank_before && lines_[first + 1].words >= 5 && !lines_[first].sentence_end &&
                          !lines_[first].colon_end && !lines_[first + 1].sentence_end &&
                          !lines_[first + 1].colon_end;
        if (pair) return;  // the section and title of another story
        bool led = first > 0 && lines_[first - 1].colon_end && is_story(kinds_[first - 1]);
        for (std::size_t i = first; i < last; ++i) {
            const Line& line = lines_[i];
            led = led || (i > first && lines_[i - 1].colon_end && is_story(kinds_[i - 1]));
            if (head && title_ && says_the_same(i, *title_)) continue;
            if (head && line.words <= 6 && !line.sentence_end) {  // a name, a post, a place under the title
                kinds_[i] = BlockKind::byline;
                continue;
            }
            if (led && last - first <= 12 && !tail) {
                kinds_[i] = BlockKind::list_item;
            } else if ((line.sentence_end && line.words >= 2) || (line.colon_end && line.words >= 3) ||
                line.words >= 20) {
                kinds_[i] = BlockKind::paragraph;
            } else if (!tail && (last - first <= 2 || i + 1 == last) && line.words <= 15 &&
                       last == next_prose(i)) {
                kinds_[i] = BlockKind::heading;
            } else if (!tail && last - first <= 2) {
                kinds_[i] = BlockKind::paragraph;
            }
        }
    }

    /// The one paragraph between the title and the furniture that parts it from the rest.
    void find_standfirst() {
        const std::size_t first = prose_.front();
        if (first + 1 >= lines_.size() || kinds_[first] != BlockKind::paragraph) return;
        if (is_story(kinds_[first + 1]) || next_prose(first + 1) == lines_.size()) return;
        kinds_[first] = BlockKind::standfirst;
    }

    std::string_view text_;
    std::span<const Line> lines_;
    std::vector<BlockKind> kinds_;
    std::vector<bool> in_block_, is_caption_;
    std::vector<std::size_t> prose_;  ///< indices, ascending
    std::size_t prose_words_ = 0;
    std::optional<std::size_t> title_;
};

/// Parts story blocks at what interrupts their sentences, which becomes furniture.
void part_noise(std::string_view text, std::vector<Block>& blocks) {
    std::vector<Block> parted;
    for (Block block : blocks) {
        if (is_story(block.kind)) {
            const std::size_t first = block.begin;
            for (const auto& [begin, end] : find_noise(text.substr(block.begin, block.end - block.begin), {})) {
                if (first + begin > block.begin) parted.push_back({block.begin, first + begin, block.kind});
                parted.push_back({first + begin, first + end, BlockKind::furniture});
                block.begin = first + end;
            }
        }
        if (block.begin < block.end) parted.push_back(block);
    }
    blocks = std::move(parted);
}

Article judge_article(std::string_view text, std::span<const Line> lines, const ArticleRange& range) {
    Judge judge(text, lines);
    const std::span<const BlockKind> kinds = judge.run();
    Article article;
    article.begin = range.begin;
    article.end = range.end;
    article.publisher = range.publisher;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Block block{lines[i].begin - range.begin, lines[i].end - range.begin, kinds[i]};
        if (i == judge.first_prose()) {
            const Opening opening = read_opening(lines[i].text(text));
            if (opening.size) {
                article.blocks.push_back({block.begin, block.begin + opening.credit, BlockKind::byline});
                block.begin += opening.size;
            }
            if (article.publisher.empty()) article.publisher = opening.agency;
            if (article.published.empty()) article.published = opening.date;
        }
        if (lines[i].effect == Effect::byline && (!judge.first_prose() || i <= *judge.first_prose() + 3)) {
            read_byline(lines[i].text(text), article);
        }
        article.blocks.push_back(block);
    }
    part_noise(text.substr(range.begin), article.blocks);
    mark_biographies(text.substr(range.begin), article.byline, article.blocks);
    if (judge.title()) article.title = std::string(lines[*judge.title()].text(text));
    if (article.publisher.empty()) article.publisher = find_masthead(text, lines);
    return article;
}

}  // namespace

void mark_biographies(std::string_view text, const std::vector<std::string>& authors, std::vector<Block>& blocks) {
    bool tail = true;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (!is_story(block->kind)) continue;
        const std::string_view line = text.substr(block->begin, block->end - block->begin);
        tail = tail && (is_biography(line) || is_about_author(line, authors, true));
        if (tail || is_about_author(line, authors, false)) block->kind = BlockKind::byline;
    }
}

std::vector<BlockKind> judge_kinds(std::string_view text, std::span<const Line> lines) {
    Judge judge(text, lines);
    const std::span<const BlockKind> kinds = judge.run();
    return {kinds.begin(), kinds.end()};
}

Article judge_one(std::string_view text, bool titled) {
    std::vector<Line> lines = read_lines(text);
    if (titled && !lines.empty()) {
        lines[0].title = true;
        lines[0].effect = Effect::none;
    }
    return judge_article(text, lines, {0, text.size(), 0, lines.size(), {}});
}

std::vector<Article> judge_lines(std::string_view text) {
    const std::vector<Line> lines = read_lines(text);
    std::vector<Article> articles;
    for (const ArticleRange& range : find_articles(text, lines)) {
        articles.push_back(
            judge_article(text, std::span(lines).subspan(range.first, range.last - range.first), range));
    }
    return articles;
}

}  // namespace newsgraph

#include "extract/read/lines.hpp"

#include "extract/read/articles.hpp"
#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"

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

    /// "BREAKING" and its like rule the lines below them up to a blank line.
    void mark_blocks() {
        in_block_.assign(lines_.size(), false);
        bool inside = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].effect == Effect::block) {
                inside = i + 1 < lines_.size() && !lines_[i + 1].blank_before;
                in_block_[i] = true;
            } else {
                inside = inside && !lines_[i].blank_before;
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

    /// The headline nearest above the first prose; of two in a row the upper one, the lower is the
    /// standfirst.
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
            const Line& line = lines_[i];
            const bool headline = !line.bullet && !in_block_[i] && line.effect == Effect::none &&
                                  line.words >= 3 && line.words <= 30;
            if (headline) {
                run.push_back(i);
            } else if (!run.empty() || in_block_[i]) {
                break;
            }
        }
        if (run.empty() && prose_.front() > 0) take_short_title();
        if (run.empty()) return;
        title_ = run.size() == 2 ? run[1] : run[0];
        if (const auto above = find_title_by_byline()) title_ = above;
        for (const std::size_t i : run) {
            if (i > *title_) kinds_[i] = BlockKind::standfirst;
        }
        kinds_[*title_] = BlockKind::title;
    }

    /// Higher up, a headline with a byline or date right below it.
    std::optional<std::size_t> find_title_by_byline() const {
        for (std::size_t i = prose_.front(); i-- > 1;) {
            const Line& line = lines_[i - 1];
            const bool headline = !line.bullet && !in_block_[i - 1] && line.effect == Effect::none &&
                                  line.words >= 3 && line.words <= 30;
            if (lines_[i].effect == Effect::byline && headline) return i - 1;
        }
        return std::nullopt;
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
            } else if (kinds_[i] == BlockKind::standfirst) {
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
        for (std::size_t i = first; i < last; ++i) {
            const Line& line = lines_[i];
            if (head && line.words <= 6 && !line.sentence_end) {  // a name, a post, a place under the title
                kinds_[i] = BlockKind::byline;
                continue;
            }
            if ((line.sentence_end && line.words >= 2) || (line.colon_end && line.words >= 3) ||
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
    if (judge.title()) article.title = std::string(lines[*judge.title()].text(text));
    if (article.publisher.empty()) article.publisher = find_masthead(text, lines);
    return article;
}

}  // namespace

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

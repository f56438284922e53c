#include "extract/read/story.hpp"

#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/lines.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace newsgraph {
namespace {

/// Sums over a container and all within it.
struct Sums {
    std::size_t prose = 0;      ///< words of prose that no hint speaks against
    std::size_t any_prose = 0;  ///< words of prose
    std::size_t words = 0;
    std::size_t link_words = 0;
    std::size_t articles = 0;  ///< containers marked as articles
};

class Finder {
public:
    explicit Finder(const Page& page)
        : page_(page),
          sums_(page.containers.size()),
          out_(page.containers.size(), false),
          lines_(page.blocks.size()) {
        for (std::size_t i = 0; i < page.blocks.size(); ++i) {
            const PageBlock& block = page.blocks[i];
            if (auto line = read_line(block.text, 0, block.text.size())) lines_[i] = *line;
        }
        sum_up([](Sums& sums, const PageBlock& block, bool prose) {
            sums.any_prose += prose ? block.words : 0;
            sums.words += block.words;
            sums.link_words += block.link_words;
        });
        mark_furniture();
        mark_appeals();
        mark_teasers();
        spread_marks();
        sum_up([&](Sums& sums, const PageBlock& block, bool prose) {
            sums.prose += prose && !out_[block.container] ? block.words : 0;
        });
    }

    std::vector<Story> run() const {
        std::vector<Story> stories;
        const std::vector<std::size_t> boxes = find_boxes();
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            Story story = tell(boxes[i], boxes.size() == 1);
            if (!story.blocks.empty()) stories.push_back(std::move(story));
        }
        return stories;
    }

private:
    bool is_prose(std::size_t i) const {
        const PageBlock& block = page_.blocks[i];
        const Line& line = lines_[i];
        if (block.tag == BlockTag::title || block.tag == BlockTag::heading) return false;
        if (line.effect != Effect::none || block.link_words * 2 > block.words) return false;
        if (block.tag == BlockTag::item || block.tag == BlockTag::cell)
            return line.sentence_end && block.words >= 15;
        return (line.sentence_end && block.words >= 8) || block.words >= 30;
    }

    template <class Add>
    void sum_up(Add add) {
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            add(sums_[page_.blocks[i].container], page_.blocks[i], is_prose(i));
        }
        // Children stand behind their parents, so one pass backwards carries every sum to the root. What a
        // container holds itself must not be counted twice: each call of sum_up has fields of its own.
        for (std::size_t i = page_.containers.size(); i-- > 1;) {
            Sums& parent = sums_[page_.containers[i].parent];
            const Sums& child = sums_[i];
            if (first_pass_) {
                parent.any_prose += child.any_prose;
                parent.words += child.words;
                parent.link_words += child.link_words;
                parent.articles += child.articles + page_.containers[i].article;
            } else {
                parent.prose += child.prose;
            }
        }
        first_pass_ = false;
    }

    /// The smallest <article> or <main> around the page's last <h1> that holds some prose, or 0.
    std::size_t find_titled_box() const {
        std::size_t box = 0;
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            if (page_.blocks[b].tag != BlockTag::title || in_menu(page_.blocks[b].container)) continue;
            std::size_t at = page_.blocks[b].container;
            while (at && !((page_.containers[at].tag == "article" || page_.containers[at].tag == "main") &&
                           sums_[at].any_prose >= 30))
                at = page_.containers[at].parent;
            box = at;
        }
        return box;
    }

    /// A hint counts unless its box holds much of the page's prose: then it names the page's layout. Beside an
    /// article with its title and some prose it always counts.
    void mark_furniture() {
        const std::size_t total = sums_[0].any_prose, titled = find_titled_box();
        for (std::size_t i = 1; i < page_.containers.size(); ++i) {
            const Container& box = page_.containers[i];
            if (box.hint == Hint::none || box.hint == Hint::story || box.hint == Hint::standfirst) continue;
            const bool by_tag = box.tag == "nav" || box.tag == "footer" || box.tag == "aside";
            const bool byline = box.hint == Hint::byline && sums_[i].any_prose >= 40;
            const bool beside = titled && !is_within(i, titled) && !is_within(titled, i) && i != titled;
            out_[i] = !byline && (beside || sums_[i].any_prose * 10 <= total * (by_tag ? 5 : 4));
        }
    }

    bool holds_more_than_appeal(std::size_t box) const {
        for (std::size_t b = page_.containers[box].first_block; b < page_.containers[box].last_block; ++b) {
            if (page_.blocks[b].tag == BlockTag::title) return true;
            if (lines_[b].effect == Effect::none && lines_[b].words >= 12) return true;
        }
        return false;
    }

    /// The box around a pitch for a newsletter, a subscription or a gift, as far as it holds little else.
    void mark_appeals() {
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
            if (lines_[b].effect != Effect::appeal || lines_[b].words < 4) continue;
            std::size_t box = page_.blocks[b].container, best = 0;
            for (int steps = 0; box && steps < 4; ++steps, box = page_.containers[box].parent) {
                if (sums_[box].words > 150 || holds_more_than_appeal(box)) break;
                best = box;
            }
            if (best) out_[best] = true;
        }
    }

    /// Three or more boxes of one kind side by side, each short and with a link or heading for its head.
    void mark_teasers() {
        std::map<std::pair<std::size_t, std::string_view>, std::vector<std::size_t>> groups;
        for (std::size_t i = 1; i < page_.containers.size(); ++i) {
            const Container& box = page_.containers[i];
            if (box.tag == "p" || box.tag == "tr" || box.tag == "td" || box.tag[0] == 'h') continue;
            groups[{box.parent, box.signature}].push_back(i);
        }
        for (const auto& [key, boxes] : groups) {
            if (boxes.size() < 3) continue;
            const auto teasers =
                std::count_if(boxes.begin(), boxes.end(), [&](std::size_t i) { return is_teaser(i); });
            if (static_cast<std::size_t>(teasers) * 10 < boxes.size() * 7) continue;
            for (const std::size_t i : boxes) out_[i] = true;
        }
    }

    bool is_teaser(std::size_t i) const {
        const Container& box = page_.containers[i];
        if (sums_[i].words == 0 || sums_[i].words > 70 || box.first_block == box.last_block) return false;
        const PageBlock& head = page_.blocks[box.first_block];
        return sums_[i].link_words >= 2 &&
               (head.link_words * 2 > head.words || sums_[i].link_words * 3 > sums_[i].words);
    }

    void spread_marks() {
        for (std::size_t i = 1; i < page_.containers.size(); ++i) {
            if (out_[page_.containers[i].parent]) out_[i] = true;
        }
    }

    /// Several articles when the page marks several that are long enough and no title stands over them all;
    /// else the one box that holds most of the prose.
    std::vector<std::size_t> find_boxes() const {
        if (sums_[0].prose == 0) return {};
        std::vector<std::size_t> articles;
        for (std::size_t i = 1; i < page_.containers.size(); ++i) {
            if (page_.containers[i].tag != "article" || out_[i] || sums_[i].prose < 60 || !has_heading(i))
                continue;
            if (!articles.empty() && is_within(i, articles.back())) continue;
            articles.push_back(i);
        }
        if (articles.size() > 1 && !has_title_before(articles.front())) return articles;
        if (articles.size() == 1 && sums_[articles[0]].prose * 10 >= sums_[0].prose * 6)
            return {narrow(articles[0])};
        return {narrow(0)};
    }

    bool has_heading(std::size_t i) const {
        const Container& box = page_.containers[i];
        for (std::size_t b = box.first_block; b < box.last_block; ++b) {
            if (page_.blocks[b].tag == BlockTag::title || page_.blocks[b].tag == BlockTag::heading)
                return true;
        }
        return false;
    }

    bool is_within(std::size_t i, std::size_t outer) const {
        return page_.containers[i].first_block >= page_.containers[outer].first_block &&
               page_.containers[i].last_block <= page_.containers[outer].last_block && i > outer;
    }

    bool has_title_before(std::size_t box) const {
        for (std::size_t b = 0; b < page_.containers[box].first_block; ++b) {
            const PageBlock& block = page_.blocks[b];
            if (block.tag == BlockTag::title && block.words >= 4 && !out_[block.container]) return true;
        }
        return false;
    }

    /// Goes down while one child still holds nearly all of the prose.
    std::size_t narrow(std::size_t box) const {
        std::vector<std::size_t> best(page_.containers.size(), 0);
        for (std::size_t i = 1; i < page_.containers.size(); ++i) {
            const std::size_t parent = page_.containers[i].parent;
            if (best[parent] == 0 || sums_[i].prose > sums_[best[parent]].prose) best[parent] = i;
        }
        while (best[box] && sums_[best[box]].prose * 100 >= sums_[box].prose * 85 &&
               page_.containers[best[box]].tag != "p") {
            box = best[box];
        }
        return box;
    }

    /// The blocks of the box, and prose between the title and the box; `alone`: the page's only story.
    std::vector<std::size_t> choose_blocks(std::size_t box, bool alone,
                                           std::optional<std::size_t>& title) const {
        const Container& main = page_.containers[box];
        title = find_title(main, alone);
        std::vector<std::size_t> chosen;
        if (title) chosen.push_back(*title);
        for (std::size_t b = title && *title < main.first_block ? *title + 1 : main.first_block;
             b < main.last_block; ++b) {
            const PageBlock& block = page_.blocks[b];
            if (out_[block.container] || b == title || block.tag == BlockTag::caption || lines_[b].words == 0)
                continue;
            const bool head = b < main.first_block;
            if (head && !is_prose(b) && block.tag != BlockTag::heading && !is_standfirst(b, *title) && !is_key_point(b))
                continue;
            chosen.push_back(b);
        }
        if (alone) add_twins(box, chosen);
        return chosen;
    }

    /// The first words of some length behind the title.
    bool is_standfirst(std::size_t b, std::size_t title) const {
        const auto long_enough = [&](std::size_t i) {
            return !out_[page_.blocks[i].container] && lines_[i].effect == Effect::none && lines_[i].words >= 6;
        };
        const PageBlock& block = page_.blocks[b];
        if (!long_enough(b) || block.words > 60 || block.link_words * 4 > block.words || b > title + 6) return false;
        for (std::size_t i = title + 1; i < b; ++i)
            if (long_enough(i)) return false;
        return block.tag == BlockTag::text;
    }

    /// A short sentence of a list between title and story: what the story says, in points.
    bool is_key_point(std::size_t b) const {
        const PageBlock& block = page_.blocks[b];
        return block.tag == BlockTag::item && block.link_words == 0 && lines_[b].effect == Effect::none &&
               lines_[b].sentence_end && lines_[b].words >= 5;
    }

    /// Cells hold figures, unless a page is laid out by them.
    bool is_figure_cell(std::size_t b) const {
        return page_.blocks[b].tag == BlockTag::cell && !lines_[b].sentence_end && !is_prose(b);
    }

    /// Later boxes like this one beside it: a story cut by advertisements.
    void add_twins(std::size_t box, std::vector<std::size_t>& chosen) const {
        const Container& main = page_.containers[box];
        if (main.signature.size() <= main.tag.size() + 1) return;
        for (std::size_t i = box + 1; i < page_.containers.size(); ++i) {
            const Container& twin = page_.containers[i];
            if (twin.parent != main.parent || twin.signature != main.signature || out_[i]) continue;
            for (std::size_t b = twin.first_block; b < twin.last_block; ++b) {
                if (!out_[page_.blocks[b].container] && is_prose(b)) chosen.push_back(b);
            }
        }
    }

    /// The last <h1> up to the story's first prose; without one, the first heading within.
    std::optional<std::size_t> find_title(const Container& main, bool alone) const {
        std::size_t prose = main.first_block;
        while (prose < main.last_block && !(is_prose(prose) && !out_[page_.blocks[prose].container])) ++prose;
        std::optional<std::size_t> title;
        for (std::size_t b = alone ? 0 : main.first_block; b < prose; ++b) {
            const PageBlock& block = page_.blocks[b];
            if (block.tag == BlockTag::title && block.words >= 2 && !in_menu(block.container)) title = b;
        }
        for (std::size_t b = main.first_block; b < prose && !title; ++b) {
            const PageBlock& block = page_.blocks[b];
            if (block.tag == BlockTag::heading && block.words >= 3 && !out_[block.container]) title = b;
        }
        return title;
    }

    bool in_menu(std::size_t i) const {
        for (; i; i = page_.containers[i].parent) {
            if (page_.containers[i].tag == "nav" || page_.containers[i].tag == "footer" ||
                page_.containers[i].tag == "aside")
                return true;
        }
        return false;
    }

    Story tell(std::size_t box, bool alone) const {
        std::optional<std::size_t> title;
        const std::vector<std::size_t> chosen = choose_blocks(box, alone, title);
        std::string text;
        std::vector<Line> lines;
        bool in_story = false;
        for (const std::size_t b : chosen) {
            Line line = lines_[b];
            in_story = in_story || is_prose(b);
            const std::size_t at = text.size() + (text.empty() ? 0 : 2);
            if (!text.empty()) text += "\n\n";
            text += page_.blocks[b].text;
            line.begin += at;
            line.end += at;
            line.title = b == title;
            line.blank_before = true;
            line.bullet = page_.blocks[b].tag == BlockTag::item;
            if (line.title) line.effect = Effect::none;
            const bool links = page_.blocks[b].link_words * 3 > page_.blocks[b].words * 2;
            if (((links && page_.blocks[b].words < 40) || (in_story && is_figure_cell(b))) && !line.title && line.effect == Effect::none)
                line.effect = Effect::furniture;
            lines.push_back(line);
        }
        Story story = keep_story(text, lines, chosen);
        if (title) story.title = page_.blocks[*title].text;
        story.headed = title.has_value();
        read_surroundings(box, title, alone, story);
        return story;
    }

    /// The story's lines alone, parted by blank lines.
    Story keep_story(std::string_view text, std::span<const Line> lines,
                     const std::vector<std::size_t>& chosen) const {
        const std::vector<BlockKind> kinds = judge_kinds(text, lines);
        Story story;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            BlockKind kind = kinds[i];
            if (kind == BlockKind::caption && lines[i].effect == Effect::none && says_standfirst(chosen[i]))
                kind = BlockKind::standfirst;
            if (!is_story(kind)) continue;
            const BlockTag tag = page_.blocks[chosen[i]].tag;
            if (kind == BlockKind::title) story.title = lines[i].text(text);
            if (tag == BlockTag::heading && kind != BlockKind::title) kind = BlockKind::heading;
            if (tag == BlockTag::quotation && kind == BlockKind::paragraph) kind = BlockKind::quotation;
            std::size_t skip = 0;
            if (kind == BlockKind::paragraph && story.blocks.size() < 3) {
                const Opening opening = read_opening(lines[i].text(text));
                skip = opening.size;
                if (story.published.empty()) story.published = opening.date;
            }
            if (!story.text.empty()) story.text += "\n\n";
            const std::size_t begin = story.text.size();
            story.text += lines[i].text(text).substr(skip);
            story.blocks.push_back({begin, story.text.size(), kind});
        }
        return story;
    }

    bool says_standfirst(std::size_t b) const {
        const std::size_t box = page_.blocks[b].container;
        return page_.containers[box].hint == Hint::standfirst ||
               page_.containers[page_.containers[box].parent].hint == Hint::standfirst;
    }

    /// Bylines and dates in the blocks from a little before the title to a little behind the first prose.
    void read_surroundings(std::size_t box, std::optional<std::size_t> title, bool alone,
                           Story& story) const {
        const Container& main = page_.containers[box];
        const std::size_t middle = title ? *title : main.first_block;
        const std::size_t first = alone ? middle - std::min<std::size_t>(middle, 6) : main.first_block;
        const std::size_t last = std::min(page_.blocks.size(), middle + 16);
        Article article;
        article.published = story.published;
        for (std::size_t b = first; b < last; ++b) {
            const PageBlock& block = page_.blocks[b];
            if (block.words > 25 || in_menu(block.container)) continue;
            if (!story.timed && (block.tag != BlockTag::title || b == title)) {
                if (const auto date = parse_date(block.date)) {
                    article.published = date->iso;
                    story.timed = true;
                }
            }
            if (lines_[b].effect == Effect::byline ||
                page_.containers[block.container].hint == Hint::byline) {
                read_byline(block.text, article);
            }
        }
        story.byline = std::move(article.byline);
        story.published = std::move(article.published);
    }

    const Page& page_;
    std::vector<Sums> sums_;
    std::vector<bool> out_;    ///< by container: not the story's
    std::vector<Line> lines_;  ///< by block
    bool first_pass_ = true;
};

}  // namespace

std::vector<Story> find_stories(const Page& page) {
    return Finder(page).run();
}

}  // namespace newsgraph

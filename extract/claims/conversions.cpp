#include "extract/claims/conversions.hpp"

namespace newsgraph {

namespace {
/// Behind the brackets that hold nothing but sums and begin at `open`; `open` where they hold anything else.
/// `inside`: how many figures from `next` on they hold.
std::uint32_t behind_sums(const Sentence& sentence, const std::vector<Figure>& figures, std::size_t next,
                          std::uint32_t open, std::size_t& inside) {
    const auto& tokens = sentence.tokens;
    constexpr std::uint32_t longest = 16;
    inside = 0;
    for (auto at = open + 1; at < tokens.size() && at < open + longest;) {
        if (next + inside < figures.size() && figures[next + inside].first == at &&
            std::holds_alternative<Money>(figures[next + inside].value)) {
            at = figures[next + inside++].last;
            continue;
        }
        const auto form = tokens[at].form;
        if (form == ")") return inside > 0 ? at + 1 : open;
        if (form != ";" && form != "," && form != "/" && form != "or" && form != "about") return open;
        ++at;
    }
    return open;
}

/// "$78 million, or 57 million euros": behind the sum in another currency; the end of the first where there
/// is none.
std::uint32_t behind_other(const Sentence& sentence, const Figure& sum, const Figure& next) {
    const auto& tokens = sentence.tokens;
    const auto* one = std::get_if<Money>(&sum.value);
    const auto* other = std::get_if<Money>(&next.value);
    if (!one || !other || one->currency == other->currency || next.first > sum.last + 3) return sum.last;
    bool same = false;
    for (auto at = sum.last; at < next.first; ++at) {
        const auto form = tokens[at].form;
        same = same || form == "or" || form == "/";
        if (form != "," && form != "or" && form != "/" && form != "about" && form != "roughly")
            return sum.last;
    }
    return same ? next.last : sum.last;
}
}  // namespace

void join_conversions(const Sentence& sentence, std::vector<Figure>& figures) {
    const auto& tokens = sentence.tokens;
    for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
        auto* money = std::get_if<Money>(&figures[i].value);
        const auto open = figures[i].last;
        if (!money || open >= tokens.size()) continue;
        std::size_t inside = 1;
        const auto last = tokens[open].form == "(" ? behind_sums(sentence, figures, i + 1, open, inside)
                                                   : behind_other(sentence, figures[i], figures[i + 1]);
        if (last == open) continue;
        if (tokens[open].space_before) money->text += ' ';
        money->text.append(tokens[open].form.data(), tokens[last - 1].end - tokens[open].begin);
        figures[i].last = last;
        const auto begin = figures.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        figures.erase(begin, begin + static_cast<std::ptrdiff_t>(inside));
    }
}

}  // namespace newsgraph

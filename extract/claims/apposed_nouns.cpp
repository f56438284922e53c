#include "extract/claims/apposed_nouns.hpp"

#include "extract/claims/phrases.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph {

namespace {

/// "X, a Chinese maker of drones,": the noun behind the comma that X is, whatever the tree says.
std::optional<std::uint32_t> noun_behind(const Sentence& sentence, const NameUse& use) {
    const auto& tokens = sentence.tokens;
    if (use.last + 2 >= tokens.size() || tokens[use.last].form != ",") return {};
    const bool thing = use.type == NodeType::product || use.type == NodeType::chip;
    if (tokens[use.last + 1].upos != Upos::DET &&  // "R1, its newest model,"
        !(thing && tokens[use.last + 1].xpos == Xpos::PRPS))
        return {};
    const auto end = std::min<std::size_t>(tokens.size(), use.last + 14);
    auto at = static_cast<std::uint32_t>(use.last + 2);
    const auto is_clause = [&](std::size_t word) {  // "the chatbot built by X"
        return tokens[word].xpos == Xpos::VBN && word + 1 < tokens.size() && word > use.last + 2U &&
               tokens[word - 1].upos == Upos::NOUN && tokens[word + 1].upos == Upos::ADP;
    };
    for (; at < end; ++at) {
        const auto upos = tokens[at].upos;
        const bool inside = upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN ||
                            upos == Upos::NUM || tokens[at].xpos == Xpos::HYPH ||
                            (tokens[at].xpos == Xpos::VBN && !is_clause(at)) || tokens[at].form == "-" ||
                            ((tokens[at].xpos == Xpos::RB || tokens[at].xpos == Xpos::RBS) && at + 1 < end &&
                             tokens[at + 1].upos == Upos::ADJ);
        if (!inside) break;
    }
    if (at >= tokens.size() || at == use.last + 2) return {};
    const auto next = fold_word(tokens[at].form);
    if (next != "," && next != "." && next != "that" && next != "which" && next != "who" && next != "of" &&
        next != "in" && next != "with" && next != "from" && next != "for" && !is_clause(at))
        return {};
    const auto noun = nominal(noun_at(sentence, at - 1));
    if ((tokens[at - 1].upos != Upos::NOUN && noun.types == other_thing) || (noun.types & bit(use.type)) == 0)
        return {};
    return at - 1;
}

/// "its Kirin 9000S chip": the noun says what the thing is; an "iPhone app" is no iPhone.
bool is_kind_behind(const Sentence& sentence, const NameUse& use) {
    constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);
    if ((bit(use.type) & things) == 0 || use.kind != MentionKind::name || use.last >= sentence.tokens.size())
        return false;
    const auto& noun = sentence.tokens[use.last];
    if (noun.upos != Upos::NOUN || noun.xpos != Xpos::NN || (nominal(noun.lemma).types & things) == 0)
        return false;
    for (const std::string_view part : {"app", "application", "brand", "browser", "currency", "device",
                                        "game", "line", "part", "product", "token"})
        if (noun.lemma == part) return false;
    return use.last + 1U >= sentence.tokens.size() || sentence.tokens[use.last + 1].upos != Upos::NOUN;
}

}  // namespace

std::vector<std::int32_t> appositions(const Sentence& sentence, std::span<const NameUse> uses) {
    std::vector<std::int32_t> use_of(sentence.tokens.size(), -1);
    std::vector<std::int32_t> use_at(sentence.tokens.size(), -1);
    for (std::size_t u = 0; u < uses.size(); ++u) {
        use_at[uses[u].head] = static_cast<std::int32_t>(u);
        const auto& name = sentence.tokens[uses[u].head];
        if (name.head >= 0 && (name.deprel == Deprel::appos || name.deprel == Deprel::flat))
            use_of[static_cast<std::size_t>(name.head)] = static_cast<std::int32_t>(u);
    }
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        if (token.head < 0 || use_of[i] >= 0) continue;
        if (token.deprel == Deprel::appos || token.deprel == Deprel::compound ||
            token.deprel == Deprel::nmod_desc || token.deprel == Deprel::flat)
            use_of[i] = use_at[static_cast<std::size_t>(token.head)];
    }
    for (std::size_t u = 0; u < uses.size(); ++u)
        if (const auto noun = noun_behind(sentence, uses[u]); noun && use_of[*noun] < 0)
            use_of[*noun] = static_cast<std::int32_t>(u);
    // "the Italian company, Fiat, …": the commas tell where the tree errs.
    for (std::size_t u = 0; u < uses.size(); ++u) {
        const auto first = uses[u].first, last = uses[u].last;
        if (first < 2 || last >= sentence.tokens.size() || sentence.tokens[first - 1].form != ",") continue;
        const auto& noun = sentence.tokens[first - 2];
        const auto behind = sentence.tokens[last].form;
        if ((behind == "," || behind == ".") && use_of[first - 2] < 0 && noun.upos == Upos::NOUN &&
            (nominal(noun.lemma).types & bit(uses[u].type)) != 0 && noun.xpos == Xpos::NN)
            use_of[first - 2] = static_cast<std::int32_t>(u);
    }
    for (std::size_t u = 0; u < uses.size(); ++u)
        if (const auto noun = uses[u].last; is_kind_behind(sentence, uses[u]) && use_of[noun] < 0)
            use_of[noun] = static_cast<std::int32_t>(u);
    // "the venture, called Altel, has": it is what it is called
    for (std::size_t u = 0; u < uses.size(); ++u) {
        const auto first = uses[u].first;
        if (first < 2 || uses[u].kind != MentionKind::name || uses[u].type == NodeType::person) continue;
        const auto& called = sentence.tokens[first - 1];
        if (called.xpos != Xpos::VBN ||
            (called.lemma != "call" && called.lemma != "dub" && called.lemma != "name"))
            continue;
        const auto at = sentence.tokens[first - 2].form == "," && first > 2 ? first - 3 : first - 2;
        const auto& noun = sentence.tokens[at];
        if (noun.upos == Upos::NOUN && noun.xpos == Xpos::NN && use_of[at] < 0)
            use_of[at] = static_cast<std::int32_t>(u);
    }
    return use_of;
}

}  // namespace newsgraph

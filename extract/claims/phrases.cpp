#include "extract/claims/phrases.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

bool is_quote_mark(std::string_view form, char& side) {
    if (form == "\"")
        side = 'b';
    else if (form == "``" || form == "\xE2\x80\x9C" || form == "\xE2\x80\x98" || form == "\xC2\xAB")
        side = 'o';
    else if (form == "''" || form == "\xE2\x80\x9D" || form == "\xE2\x80\x99" || form == "\xC2\xBB")
        side = 'c';
    else if (form == "'")
        side = 'b';
    else
        return false;
    return true;
}

bool in_name(Deprel relation) {
    return relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::fixed ||
           relation == Deprel::goeswith || relation == Deprel::nmod_desc;
}

/// Leftmost token of the phrase: determiners, adjectives, compounds and possessors before the head.
std::uint32_t left_edge(const Sentence& sentence, std::uint32_t head) {
    auto edge = head;
    for (auto i = head; i-- > 0 && i + 24 > head;) {
        auto at = static_cast<std::int32_t>(i);
        bool inside = false;
        for (int step = 0; step < 6 && at >= 0; ++step) {
            const auto& token = sentence.tokens[static_cast<std::size_t>(at)];
            if (token.head == static_cast<std::int32_t>(head)) {
                const auto relation = base(token.deprel);
                inside = relation == Deprel::det || relation == Deprel::amod || relation == Deprel::nummod ||
                         relation == Deprel::compound || relation == Deprel::nmod ||
                         relation == Deprel::flat || relation == Deprel::advmod;
                break;
            }
            at = token.head;
        }
        if (inside)
            edge = i;
        else if (sentence.tokens[i].deprel != Deprel::punct && sentence.tokens[i].deprel != Deprel::case_)
            break;
        else if (sentence.tokens[i].form == "," || sentence.tokens[i].deprel == Deprel::case_) {
            if (sentence.tokens[i].head == static_cast<std::int32_t>(head)) break;
        }
    }
    return edge;
}

void read_determiner(const Sentence& sentence, std::uint32_t head, Phrase& phrase) {
    for (auto i = phrase.first; i < head; ++i) {
        const auto& token = sentence.tokens[i];
        // "the chief executive" with its article on "chief"
        const bool nested = base(token.deprel) == Deprel::det && token.head > static_cast<std::int32_t>(i) &&
                            token.head < static_cast<std::int32_t>(head) && i == phrase.first;
        if (token.head != static_cast<std::int32_t>(head) && !nested) continue;
        const auto word = fold_word(token.form);
        if (token.deprel == Deprel::nmod_poss) {
            phrase.determiner = Determiner::possessive;
            phrase.possessor = static_cast<std::int32_t>(i);
        } else if (base(token.deprel) == Deprel::det) {
            if (word == "the")
                phrase.determiner = Determiner::definite;
            else if (word == "this" || word == "that" || word == "these" || word == "those")
                phrase.determiner = Determiner::demonstrative;
            else if (word == "both")
                phrase.counted_two = true;
            else
                phrase.determiner = Determiner::indefinite;
        } else if (token.deprel == Deprel::nummod && (word == "two" || word == "2")) {
            phrase.counted_two = true;
        }
    }
}

Phrase pronoun_phrase(const Token& token, std::uint32_t at, Pronoun kind) {
    Phrase phrase;
    phrase.kind = PhraseKind::pronoun;
    phrase.first = at;
    phrase.last = at + 1;
    phrase.head = at;
    phrase.pronoun = kind;
    phrase.pronoun.possessive =
        token.xpos == Xpos::PRPS || (kind.possessive && token.deprel == Deprel::nmod_poss);
    switch (kind.kind) {
        case PronounClass::he:
            phrase.types = bit(NodeType::person);
            phrase.gender = 'm';
            break;
        case PronounClass::she:
            phrase.types = bit(NodeType::person);
            phrase.gender = 'f';
            break;
        case PronounClass::first:
            phrase.types = bit(NodeType::person);
            break;
        case PronounClass::it:
            phrase.types = static_cast<NodeTypeSet>((any_node_type & ~bit(NodeType::person)) | other_thing);
            break;
        default:
            phrase.types = any_node_type | other_thing;
            phrase.number = kind.kind == PronounClass::relative ? 0 : 'p';
    }
    return phrase;
}

/// "start-up", "co-founder", "34-year-old": the noun that hyphens cut in pieces, as the table writes it;
/// empty when the token ends none.
std::string_view hyphened_noun(const Sentence& sentence, std::uint32_t at) {
    const auto& tokens = sentence.tokens;
    std::string word = fold_word(tokens[at].lemma);
    auto first = at;
    for (int step = 0; step < 4 && first > 0 && (word.front() == '-' || tokens[first - 1].form == "-");
         ++step)
        word = (tokens[--first].form == "-" ? std::string("-") : fold_word(tokens[first].form)) + word;
    if (first == at) return {};
    if (word.ends_with("year-old")) return "year-old";
    return known_noun(word);
}

/// "up" of "start-up", "executive" of "the chief executive": heads whose tag is not a noun's.
bool heads_like_noun(const Sentence& sentence, std::uint32_t at) {
    const auto& token = sentence.tokens[at];
    const auto relation = base(token.deprel);
    if (at == 0 || relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::root)
        return false;
    if (token.upos == Upos::ADJ && token.lemma == "executive") return true;
    return (token.form == "up" || token.form == "-up" || token.form == "old" || token.form == "-old") &&
           !hyphened_noun(sentence, at).empty();
}

/// "The two declined to comment."
bool is_the_two(const Sentence& sentence, std::uint32_t at) {
    const auto& token = sentence.tokens[at];
    return at > 0 && token.lemma == "two" && token.deprel != Deprel::nummod &&
           token.deprel != Deprel::compound && fold_word(sentence.tokens[at - 1].form) == "the";
}

Phrase noun_phrase(const Sentence& sentence, std::uint32_t at) {
    const auto& token = sentence.tokens[at];
    Phrase phrase;
    phrase.head = at;
    phrase.first = left_edge(sentence, at);
    phrase.last = at + 1;
    phrase.lemma = noun_at(sentence, at);
    phrase.noun = nominal(token.upos == Upos::PROPN ? fold_word(token.form) : std::string(phrase.lemma));
    phrase.types = phrase.noun.types;
    phrase.gender = phrase.noun.gender;
    phrase.number = token.xpos == Xpos::NNS || token.xpos == Xpos::NNPS ? 'p' : 's';
    read_determiner(sentence, at, phrase);
    if (phrase.lemma == "pair" || phrase.lemma == "duo") {
        const auto next =
            at + 1 < sentence.tokens.size() ? fold_word(sentence.tokens[at + 1].form) : std::string{};
        phrase.counted_two = phrase.determiner == Determiner::definite && next != "of";
        if (phrase.counted_two) phrase.number = 'p';
    }
    return phrase;
}

/// "company CEO Jane Roe", "party leader John Poe": the company, without an article.
bool is_firm_before_post(const Sentence& sentence, std::uint32_t at) {
    const auto& token = sentence.tokens[at];
    if (token.upos != Upos::NOUN || token.deprel != Deprel::compound ||
        token.head <= static_cast<std::int32_t>(at))
        return false;
    if (at > 0 && sentence.tokens[at - 1].upos != Upos::PUNCT && sentence.tokens[at - 1].upos != Upos::ADP &&
        sentence.tokens[at - 1].upos != Upos::VERB && sentence.tokens[at - 1].upos != Upos::DET &&
        sentence.tokens[at - 1].upos != Upos::SCONJ)
        return false;
    const auto types = nominal(token.lemma).types;
    constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
    const bool subject = token.lemma == "team" || token.lemma == "business";  // "business minister John Poe"
    return types != 0 && (types & ~bodies) == 0 && !subject && at + 1 < sentence.tokens.size() &&
           (nominal(sentence.tokens[at + 1].lemma).types & bit(NodeType::person)) != 0;
}

Phrase name_phrase(const NameUse& use) {
    Phrase phrase;
    phrase.kind = PhraseKind::name;
    phrase.first = use.first;
    phrase.last = use.last;
    phrase.head = use.head;
    phrase.types = bit(use.type);
    phrase.gender = use.gender;
    phrase.number = use.type == NodeType::person || use.type == NodeType::place ? 's' : 0;
    phrase.use = &use;
    return phrase;
}

}  // namespace

std::string_view noun_at(const Sentence& sentence, std::uint32_t at) {
    const auto& lemma = sentence.tokens[at].lemma;
    if (fold_word(lemma) == "minister" && at > 0 && fold_word(sentence.tokens[at - 1].form) == "prime")
        return "premier";
    const auto joined = hyphened_noun(sentence, at);
    return joined.empty() ? std::string_view(lemma) : joined;
}

bool stands_for_firm(std::string_view lemma) {
    return lemma == "share" || lemma == "stock";
}

Role role_of(Deprel relation) {
    switch (relation) {
        case Deprel::nsubj:
        case Deprel::nsubj_outer:
        case Deprel::csubj:
            return Role::subject;
        case Deprel::nsubj_pass:
            return Role::passive_subject;
        case Deprel::obj:
        case Deprel::iobj:
            return Role::object;
        case Deprel::obl:
        case Deprel::obl_agent:
        case Deprel::obl_unmarked:
            return Role::oblique;
        case Deprel::nmod_poss:
            return Role::possessor;
        case Deprel::nmod:
        case Deprel::nmod_unmarked:
            return Role::modifier;
        case Deprel::compound:
        case Deprel::amod:
        case Deprel::flat:
        case Deprel::nmod_desc:
            return Role::compound;
        default:
            return Role::other;
    }
}

std::vector<bool> quoted_tokens(const Sentence& sentence, bool& open) {
    std::vector<bool> quoted(sentence.tokens.size());
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        char side = 0;
        if (is_quote_mark(token.form, side) && token.xpos != Xpos::POS) {
            // A straight mark opens when what stands behind it is glued to it.
            const bool glued_behind = i + 1 < sentence.tokens.size() && !sentence.tokens[i + 1].space_before;
            const bool opens = side == 'o' || (side == 'b' && !open && (glued_behind || i == 0));
            open = opens;
        } else {
            quoted[i] = open;
        }
    }
    return quoted;
}

std::vector<Phrase> phrases_of(const Sentence& sentence, std::uint32_t index, std::span<const NameUse> uses,
                               const std::vector<bool>& quoted) {
    const auto& tokens = sentence.tokens;
    std::vector<const NameUse*> name_at(tokens.size());
    std::vector<bool> covered(tokens.size());
    for (const auto& use : uses) {
        name_at[use.head] = &use;
        for (auto i = use.first; i < use.last; ++i) covered[i] = true;
    }
    std::vector<Phrase> phrases;
    std::vector<std::int32_t> phrase_at(tokens.size(), -1);
    std::vector<std::uint32_t> last_conjunct(tokens.size());
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].deprel == Deprel::conj && tokens[i].head >= 0 && (!covered[i] || name_at[i]))
            last_conjunct[static_cast<std::size_t>(tokens[i].head)] = i;
    const auto finish = [&](Phrase phrase) {
        phrase.sentence = index;
        if (phrase.lemma.empty()) phrase.lemma = tokens[phrase.head].lemma;
        // "the rival, X, said": a name in apposition has the role of what it stands beside.
        auto at = phrase.head;
        for (int step = 0; step < 3 && tokens[at].head >= 0 &&
                           (tokens[at].deprel == Deprel::appos || tokens[at].deprel == Deprel::flat ||
                            tokens[at].deprel == Deprel::conj);
             ++step)
            at = static_cast<std::uint32_t>(tokens[at].head);
        phrase.role = role_of(tokens[at].deprel);
        if (const auto up = tokens[at].head; phrase.kind != PhraseKind::pronoun && up >= 0) {
            const auto& above = tokens[static_cast<std::size_t>(up)];
            if (base(above.deprel) == Deprel::nsubj && stands_for_firm(above.lemma))
                phrase.role = role_of(above.deprel);
        }
        phrase.listed =
            tokens[phrase.head].deprel == Deprel::conj || last_conjunct[phrase.head] > phrase.head;
        phrase.quoted = quoted[phrase.head];
        // of "Its shares rose" the general texts that the weights are from know too little
        phrase.first_of_sentence = phrases.empty() && !phrase.pronoun.possessive;
        phrases.push_back(phrase);
    };
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (name_at[i]) {
            finish(name_phrase(*name_at[i]));
        } else if (covered[i]) {
            continue;
        } else if (const auto kind = pronoun(fold_word(token.form));
                   kind.kind != PronounClass::none && kind.kind != PronounClass::other &&
                   (token.upos == Upos::PRON || kind.kind == PronounClass::both) &&
                   token.deprel != Deprel::expl && token.deprel != Deprel::mark &&
                   token.deprel != Deprel::cc_preconj &&
                   (token.deprel != Deprel::det || kind.kind != PronounClass::both)) {
            finish(pronoun_phrase(token, i, kind));
        } else if (((token.upos == Upos::NOUN || token.upos == Upos::PROPN) && !in_name(token.deprel)) ||
                   heads_like_noun(sentence, i)) {
            finish(noun_phrase(sentence, i));
        } else if (is_the_two(sentence, i)) {
            auto phrase = noun_phrase(sentence, i);
            phrase.noun = nominal("pair");
            phrase.types = phrase.noun.types;
            phrase.counted_two = true;
            phrase.number = 'p';
            finish(phrase);
        } else if (is_firm_before_post(sentence, i)) {
            auto phrase = noun_phrase(sentence, i);
            phrase.first = i;
            phrase.determiner = Determiner::definite;
            phrase.possessor = -1;
            finish(phrase);
        } else {
            continue;
        }
        phrase_at[i] = static_cast<std::int32_t>(phrases.size() - 1);
        // The last conjunct closes its coordination.
        if (token.deprel != Deprel::conj || token.head < 0 ||
            phrase_at[static_cast<std::size_t>(token.head)] < 0)
            continue;
        const auto head = static_cast<std::uint32_t>(token.head);
        if (last_conjunct[head] != i) continue;
        Phrase group = phrases[static_cast<std::size_t>(phrase_at[head])];
        group.kind = PhraseKind::group;
        group.use = nullptr;
        group.last = i + 1;
        group.number = 'p';
        group.gender = 0;
        for (auto k = head + 1; k <= i; ++k)
            if (tokens[k].deprel == Deprel::conj && tokens[k].head == static_cast<std::int32_t>(head) &&
                phrase_at[k] >= 0)
                group.types = static_cast<NodeTypeSet>(group.types &
                                                       phrases[static_cast<std::size_t>(phrase_at[k])].types);
        finish(group);
    }
    return phrases;
}

}  // namespace newsgraph

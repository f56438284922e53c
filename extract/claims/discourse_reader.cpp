#include "extract/claims/discourse_reader.hpp"

#include "extract/claims/apposed_nouns.hpp"

#include <algorithm>

namespace newsgraph {

void Recent::touch(std::uint32_t chain) {
    const auto at = std::find(chains_.begin(), chains_.end(), chain);
    if (at != chains_.end())
        chains_.erase(at);
    else if (chains_.size() == size_)
        chains_.erase(chains_.begin());
    chains_.push_back(chain);
}

DiscourseReader::DiscourseReader(const Document& document, std::span<const Sentence> sentences,
                                 const NamedEntities& named, const Chooser& chooser)
    : document_(document),
      sentences_(sentences),
      named_(named),
      chooser_(chooser),
      recent_named_(max_named_kept),
      recent_unnamed_(max_unnamed_kept) {
    for (auto& row : prominent_) row = {-1, -1};
}

Discourse DiscourseReader::run() {
    for (std::size_t e = 0; e < named_.entities.size(); ++e) {
        Chain chain;
        chain.entity = static_cast<std::int32_t>(e);
        chain.types = bit(named_.entities[e].type);
        chain.gender = named_.genders[e];
        chain.number = named_.entities[e].type == NodeType::person ? 's' : 0;
        chain.isos = named_.isos[e];
        note_name(named_.entities[e], named_.things[e], chain);
        made_.chains.push_back(std::move(chain));
    }
    for (std::size_t u = 0; u < named_.uses.size(); ++u) {
        const auto& use = named_.uses[u];
        const bool maker = u + 1 < named_.uses.size() && use.type == NodeType::company &&  // "Airbus A330s"
                           named_.uses[u + 1].sentence == use.sentence &&
                           named_.uses[u + 1].first == use.last &&
                           named_.uses[u + 1].type == NodeType::product;
        if (!maker) ++made_.chains[static_cast<std::size_t>(use.entity)].total;
    }
    find_prominent();
    find_ministries();
    std::size_t use = 0;
    bool open = false;
    const auto credits = find_credits();
    const bool digest = is_digest(credits);
    for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
        const auto first_use = use;
        while (use < named_.uses.size() && named_.uses[use].sentence == s) ++use;
        if (s == 0 || sentences_[s].block != sentences_[s - 1].block) open = false;
        if (!in_story(sentences_[s])) continue;
        if (digest && credits[s]) {  // the item ends here, and nothing of it is taken up in the next
            recent_named_.clear();
            recent_unnamed_.clear();
            continue;
        }
        read_sentence(s, std::span(named_.uses).subspan(first_use, use - first_use), open);
    }
    return std::move(made_);
}

bool DiscourseReader::in_story(const Sentence& sentence) const {
    return sentence.block >= document_.blocks.size() || is_story(document_.blocks[sentence.block].kind);
}

bool DiscourseReader::in_title(std::uint32_t sentence) const {
    const auto block = sentences_[sentence].block;
    return block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::title;
}

/// "(AFP via Daily Herald) (Reuters)" at the end of a block: read from the end, since behind one there are
/// only others.
std::vector<bool> DiscourseReader::find_credits() const {
    constexpr std::size_t longest = 40;
    std::vector<bool> credits(sentences_.size());
    for (auto s = sentences_.size(); s-- > 1;) {
        const auto& sentence = sentences_[s];
        const auto& tokens = sentence.tokens;
        if (tokens.size() < 3 || tokens.size() > longest || sentences_[s - 1].block != sentence.block ||
            tokens.front().form != "(" || tokens.back().form != ")")
            continue;
        if (s + 1 < sentences_.size() && sentences_[s + 1].block == sentence.block && !credits[s + 1])
            continue;
        credits[s] = std::none_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.xpos == Xpos::VBD || token.xpos == Xpos::VBZ || token.xpos == Xpos::MD;
        });
    }
    return credits;
}

/// A bundle of news items, each with its source behind it.
bool DiscourseReader::is_digest(const std::vector<bool>& credits) const {
    std::size_t blocks = 0, credited = 0;
    for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
        const bool last = s + 1 == sentences_.size() || sentences_[s + 1].block != sentences_[s].block;
        if (!last || !in_story(sentences_[s])) continue;
        ++blocks;
        credited += credits[s];
    }
    return credited > 1 && 2 * credited >= blocks;
}

/// "Canada's finance ministry said it would drop its tariff": what such a body without a name of its own has
/// and does is its country's.
void DiscourseReader::find_ministries() {
    country_of_.assign(named_.entities.size(), -1);
    for (std::size_t u = 0; u + 1 < named_.uses.size(); ++u) {
        const auto& country = named_.uses[u];
        const auto& body = named_.uses[u + 1];
        if (country.sentence != body.sentence || country.first != body.first || country.last >= body.last ||
            country.type != NodeType::country || body.type != NodeType::organization)
            continue;
        const auto& last = sentences_[body.sentence].tokens[body.last - 1];
        if (last.upos == Upos::NOUN && last.form.front() >= 'a')
            country_of_[static_cast<std::size_t>(body.entity)] = static_cast<std::int32_t>(country.entity);
    }
}

void DiscourseReader::find_prominent() {
    for (std::uint32_t c = 0; c < made_.chains.size(); ++c) {
        auto& top = prominent_[static_cast<std::size_t>(named_.entities[c].type)];
        const auto more = [&](std::int64_t other) {
            return other < 0 || made_.chains[c].total > made_.chains[static_cast<std::size_t>(other)].total;
        };
        if (more(top[0])) {
            top[1] = top[0];
            top[0] = c;
        } else if (more(top[1])) {
            top[1] = c;
        }
    }
}

std::uint32_t DiscourseReader::prominence(std::uint32_t chain) const {
    if (made_.chains[chain].entity < 0) return 3;
    const auto& top = prominent_[static_cast<std::size_t>(named_.entities[chain].type)];
    return top[0] == chain ? 0 : top[1] == chain ? 1 : 2;
}

bool DiscourseReader::is_dominant(std::uint32_t chain) const {
    if (prominence(chain) != 0) return false;
    const auto second = prominent_[static_cast<std::size_t>(named_.entities[chain].type)][1];
    const auto total = made_.chains[chain].total;
    return total >= 3 && (second < 0 || total >= 2 * made_.chains[static_cast<std::size_t>(second)].total);
}

void DiscourseReader::read_sentence(std::uint32_t s, std::span<const NameUse> uses, bool& open) {
    const auto& sentence = sentences_[s];
    const auto phrases = phrases_of(sentence, s, uses, quoted_tokens(sentence, open));
    const auto apposed_to = appositions(sentence, uses);
    chain_at_.assign(sentence.tokens.size(), -1);
    for (const auto& use : uses)
        for (auto i = use.first; i < use.last; ++i) chain_at_[i] = static_cast<std::int32_t>(use.entity);
    for (const auto& phrase : phrases)
        if (const auto use = name_of(phrase, uses, apposed_to); use >= 0) chain_at_[phrase.head] = use;
    for (auto phrase : phrases) {
        float confidence = 1;
        phrase.chain = chain_of(phrase, uses, apposed_to, confidence);
        note(phrase);
        made_.phrases.push_back(phrase);
        made_.confidence.push_back(confidence);
    }
}

std::int32_t DiscourseReader::name_of(const Phrase& phrase, std::span<const NameUse> uses,
                                      const std::vector<std::int32_t>& apposed_to) const {
    if (phrase.kind != PhraseKind::nominal || apposed_to[phrase.head] < 0 || phrase.number == 'p') return -1;
    const auto& use = uses[static_cast<std::size_t>(apposed_to[phrase.head])];
    if (phrase.noun.known && (phrase.types & bit(use.type)) == 0) return -1;
    if (!phrase.noun.known && use.kind != MentionKind::name) return -1;
    return static_cast<std::int32_t>(use.entity);
}

std::uint32_t DiscourseReader::fresh_chain(const Phrase& phrase) {
    Chain chain;
    chain.types = phrase.types;
    chain.gender = phrase.gender;
    chain.number = phrase.number;
    chain.first_sentence = phrase.sentence;
    chain.opened_definite =
        phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
    made_.chains.push_back(std::move(chain));
    return static_cast<std::uint32_t>(made_.chains.size() - 1);
}

std::uint32_t DiscourseReader::chain_of(const Phrase& phrase, std::span<const NameUse> uses,
                                        const std::vector<std::int32_t>& apposed_to, float& confidence) {
    switch (phrase.kind) {
        case PhraseKind::name:
            return static_cast<std::uint32_t>(phrase.use->entity);
        case PhraseKind::group:
            return group_chain(phrase);
        case PhraseKind::pronoun: {
            const auto chain = pronoun_chain(phrase, confidence);
            const auto country = chain < country_of_.size() ? country_of_[chain] : -1;
            return country >= 0 && phrase.pronoun.kind == PronounClass::it
                       ? static_cast<std::uint32_t>(country)
                       : chain;
        }
        case PhraseKind::nominal:
            break;
    }
    if (const auto chain = name_of(phrase, uses, apposed_to); chain >= 0) {
        // "the chipmaker X said": what carries the phrase stands for X; "X, the chipmaker," says no more
        // than X.
        const auto head = sentences_[phrase.sentence].tokens[phrase.head].head;
        const bool kind =  // "its Kirin 9000S chip"
            phrase.head > 0 && chain_at_[phrase.head - 1] == chain && phrase.head - 1 >= phrase.first &&
            (made_.chains[static_cast<std::size_t>(chain)].types &
             (bit(NodeType::chip) | bit(NodeType::product))) != 0;
        if (!phrase.noun.known || kind || (head >= 0 && chain_at_[static_cast<std::size_t>(head)] == chain))
            confidence = 0;
        return static_cast<std::uint32_t>(chain);
    }
    const auto known = made_.chains.size();
    const auto chain = nominal_chain(phrase, confidence);
    if (chain < known)  // "the regulator" after "Japan's competition regulator"
        return chain < country_of_.size() && country_of_[chain] >= 0 && made_.chains[chain].entity < 0
                   ? static_cast<std::uint32_t>(country_of_[chain])
                   : chain;
    if (const auto country = country_before(phrase); country >= 0) {
        country_of_.resize(made_.chains.size(), -1);
        country_of_[chain] = country;
    }
    return chain;
}

/// "The Turkish competition authority", "Germany's cartel office": the country of a body of the state that
/// has no name of its own, or -1.
std::int32_t DiscourseReader::country_before(const Phrase& phrase) const {
    if (!phrase.noun.state || phrase.number != 's') return -1;
    std::int32_t found = -1;
    for (auto at = phrase.first; at < phrase.head; ++at) {
        const auto chain = chain_at_[at];
        if (chain < 0) continue;
        if (made_.chains[static_cast<std::size_t>(chain)].types != bit(NodeType::country)) return -1;
        if (found >= 0 && found != chain) return -1;
        found = chain;
    }
    return found;
}

void DiscourseReader::note(const Phrase& phrase) {
    auto& chain = made_.chains[phrase.chain];
    if (phrase.kind != PhraseKind::group) chain_at_[phrase.head] = static_cast<std::int32_t>(phrase.chain);
    // what stands over the story is brought in by the story
    if (chain.phrases++ == 0 || in_title(chain.first_sentence)) chain.first_sentence = phrase.sentence;
    chain.last_phrase = static_cast<std::uint32_t>(made_.phrases.size());
    if (phrase.role == Role::subject || phrase.role == Role::passive_subject) {
        chain.last_subject = static_cast<std::int32_t>(phrase.sentence);
        if (chain.affiliation >= 0 && !is_outsider(chain))
            made_.chains[static_cast<std::size_t>(chain.affiliation)].last_voice = chain.last_subject;
    }
    chain.last_pronoun = phrase.kind == PhraseKind::pronoun ? phrase.pronoun.kind : PronounClass::none;
    if (phrase.gender && !chain.gender && (chain.types & bit(NodeType::person))) chain.gender = phrase.gender;
    note_facts({sentences_[phrase.sentence], chain_at_}, phrase, made_.chains);
    if (chain.entity >= 0)
        recent_named_.touch(phrase.chain);
    else if (phrase.pronoun.kind == PronounClass::none || chain.phrases > 1 ||
             phrase.kind != PhraseKind::pronoun)
        recent_unnamed_.touch(phrase.chain);
}

Discourse read_discourse(const Document& document, std::span<const Sentence> sentences,
                         const NamedEntities& named, const Chooser& chooser) {
    return DiscourseReader(document, sentences, named, chooser).run();
}

}  // namespace newsgraph

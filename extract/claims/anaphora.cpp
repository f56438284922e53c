#include "extract/claims/anaphora.hpp"

#include "extract/claims/anaphora_features.hpp"
#include "extract/claims/anaphora_rules.hpp"
#include "extract/claims/chain_facts.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

constexpr std::size_t max_named = 16, max_named_for_descriptions = 32, max_unnamed = 24;
constexpr std::uint32_t max_distance = 5, max_description_distance = 60;

NodeTypeSet person_bit() {
    return bit(NodeType::person);
}

/// The chains last spoken of, the latest last; a short list, so that moving one costs nothing.
class Recent {
public:
    explicit Recent(std::size_t size) : size_(size) {}
    void touch(std::uint32_t chain) {
        const auto at = std::find(chains_.begin(), chains_.end(), chain);
        if (at != chains_.end())
            chains_.erase(at);
        else if (chains_.size() == size_)
            chains_.erase(chains_.begin());
        chains_.push_back(chain);
    }
    const std::vector<std::uint32_t>& all() const { return chains_; }

private:
    std::size_t size_;
    std::vector<std::uint32_t> chains_;
};

class Reader {
public:
    Reader(const Document& document, std::span<const Sentence> sentences, const NamedEntities& named,
           const Chooser& chooser)
        : document_(document),
          sentences_(sentences),
          named_(named),
          chooser_(chooser),
          recent_named_(max_named_for_descriptions),
          recent_unnamed_(max_unnamed) {}

    Discourse run() {
        for (std::size_t e = 0; e < named_.entities.size(); ++e) {
            Chain chain;
            chain.entity = static_cast<std::int32_t>(e);
            chain.types = bit(named_.entities[e].type);
            chain.gender = named_.genders[e];
            chain.number = named_.entities[e].type == NodeType::person ? 's' : 0;
            note_name(named_.entities[e], chain);
            made_.chains.push_back(std::move(chain));
        }
        for (const auto& use : named_.uses) ++made_.chains[static_cast<std::size_t>(use.entity)].total;
        find_prominent();
        std::size_t use = 0;
        bool open = false;
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto first_use = use;
            while (use < named_.uses.size() && named_.uses[use].sentence == s) ++use;
            if (s == 0 || sentences_[s].block != sentences_[s - 1].block) open = false;
            if (!in_story(sentences_[s])) continue;
            read_sentence(s, std::span(named_.uses).subspan(first_use, use - first_use), open);
        }
        return std::move(made_);
    }

private:
    bool in_story(const Sentence& sentence) const {
        return sentence.block >= document_.blocks.size() || is_story(document_.blocks[sentence.block].kind);
    }
    bool in_title(std::uint32_t sentence) const {
        const auto block = sentences_[sentence].block;
        return block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::title;
    }

    /// The two most often named entities of each type.
    void find_prominent() {
        for (std::uint32_t c = 0; c < made_.chains.size(); ++c) {
            auto& top = prominent_[static_cast<std::size_t>(named_.entities[c].type)];
            const auto more = [&](std::int64_t other) {
                return other < 0 ||
                       made_.chains[c].total > made_.chains[static_cast<std::size_t>(other)].total;
            };
            if (more(top[0])) {
                top[1] = top[0];
                top[0] = c;
            } else if (more(top[1])) {
                top[1] = c;
            }
        }
    }

    std::uint32_t prominence(std::uint32_t chain) const {
        if (made_.chains[chain].entity < 0) return 3;
        const auto& top = prominent_[static_cast<std::size_t>(named_.entities[chain].type)];
        return top[0] == chain ? 0 : top[1] == chain ? 1 : 2;
    }

    bool is_dominant(std::uint32_t chain) const {
        if (prominence(chain) != 0) return false;
        const auto second = prominent_[static_cast<std::size_t>(named_.entities[chain].type)][1];
        const auto total = made_.chains[chain].total;
        return total >= 3 &&
               (second < 0 || total >= 2 * made_.chains[static_cast<std::size_t>(second)].total);
    }

    void read_sentence(std::uint32_t s, std::span<const NameUse> uses, bool& open) {
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

    /// The chain of the name that a noun stands beside, or -1 when it cannot be that noun.
    std::int32_t name_of(const Phrase& phrase, std::span<const NameUse> uses,
                         const std::vector<std::int32_t>& apposed_to) const {
        if (phrase.kind != PhraseKind::nominal || apposed_to[phrase.head] < 0 || phrase.number == 'p')
            return -1;
        const auto& use = uses[static_cast<std::size_t>(apposed_to[phrase.head])];
        if (phrase.noun.known && (phrase.types & bit(use.type)) == 0) return -1;
        if (!phrase.noun.known && use.kind != MentionKind::name) return -1;
        return static_cast<std::int32_t>(use.entity);
    }

    std::uint32_t fresh_chain(const Phrase& phrase) {
        Chain chain;
        chain.types = phrase.types;
        chain.gender = phrase.gender;
        chain.number = phrase.number;
        made_.chains.push_back(std::move(chain));
        return static_cast<std::uint32_t>(made_.chains.size() - 1);
    }

    std::uint32_t chain_of(const Phrase& phrase, std::span<const NameUse> uses,
                           const std::vector<std::int32_t>& apposed_to, float& confidence) {
        switch (phrase.kind) {
            case PhraseKind::name:
                return static_cast<std::uint32_t>(phrase.use->entity);
            case PhraseKind::group:
                return group_chain(phrase);
            case PhraseKind::pronoun:
                return pronoun_chain(phrase, confidence);
            case PhraseKind::nominal:
                break;
        }
        if (const auto chain = name_of(phrase, uses, apposed_to); chain >= 0) {
            // "the chipmaker X said": what carries the phrase stands for X; "X, the chipmaker," says no more
            // than X.
            const auto head = sentences_[phrase.sentence].tokens[phrase.head].head;
            if (!phrase.noun.known || (head >= 0 && chain_at_[static_cast<std::size_t>(head)] == chain))
                confidence = 0;
            return static_cast<std::uint32_t>(chain);
        }
        return nominal_chain(phrase, confidence);
    }

    std::uint32_t group_chain(const Phrase& phrase) {
        const auto chain = fresh_chain(phrase);
        auto& members = made_.chains[chain].members;
        const auto& tokens = sentences_[phrase.sentence].tokens;
        for (auto i = phrase.head; i < phrase.last; ++i)
            if (chain_at_[i] >= 0 && members.size() < 8 &&
                (i == phrase.head || (tokens[i].deprel == Deprel::conj &&
                                      tokens[i].head == static_cast<std::int32_t>(phrase.head))))
                members.push_back(static_cast<std::uint32_t>(chain_at_[i]));
        return chain;
    }

    std::uint32_t pronoun_chain(const Phrase& phrase, float& confidence) {
        AnaphorClass kind;
        const bool owns = phrase.pronoun.possessive;
        switch (phrase.pronoun.kind) {
            case PronounClass::he:
            case PronounClass::she:
                kind = owns ? AnaphorClass::person_possessive : AnaphorClass::person;
                break;
            case PronounClass::it:
                kind = owns ? AnaphorClass::it_possessive : AnaphorClass::it;
                break;
            case PronounClass::they:
                kind = owns ? AnaphorClass::they_possessive : AnaphorClass::they;
                break;
            case PronounClass::relative:
                return relative_chain(phrase);
            default:
                return fresh_chain(phrase);
        }
        const auto chain = decide(phrase, kind, {}, false, confidence);
        if (made_.chains[chain].phrases > 0 && confidence >= 0.5f) return chain;
        auto other = subject_above(phrase, kind);
        if (other < 0) other = subject_ahead(phrase, kind);
        if (other < 0) return chain;
        confidence = 0.7f;
        return static_cast<std::uint32_t>(other);
    }

    /// "Uber said it had bought …": the named subject of the clause that holds the pronoun's own, or -1.
    std::int32_t subject_above(const Phrase& phrase, AnaphorClass kind) const {
        const auto& tokens = sentences_[phrase.sentence].tokens;
        const auto own = tokens[phrase.head].head;
        if (base(tokens[phrase.head].deprel) != Deprel::nsubj || own < 0) return -1;
        const auto& verb = tokens[static_cast<std::size_t>(own)];
        // "said it was unclear", "it takes years": an expletive
        if (verb.upos != Upos::VERB || verb.lemma == "seem" || verb.lemma == "appear" || verb.lemma == "take")
            return -1;
        const auto relation = base(verb.deprel);
        if (verb.head < 0 || (relation != Deprel::ccomp && relation != Deprel::advcl)) return -1;
        for (std::uint32_t i = 0; i < phrase.head; ++i) {
            if (tokens[i].head != verb.head || base(tokens[i].deprel) != Deprel::nsubj || chain_at_[i] < 0)
                continue;
            const auto& chain = made_.chains[static_cast<std::size_t>(chain_at_[i])];
            return chain.entity >= 0 && agrees(phrase, kind, chain, phrase) ? chain_at_[i] : -1;
        }
        return -1;
    }

    /// "In his letter, Brandt said": the named subject of the clause that the pronoun opens, or -1.
    std::int32_t subject_ahead(const Phrase& phrase, AnaphorClass kind) const {
        const auto& tokens = sentences_[phrase.sentence].tokens;
        auto at = static_cast<std::int32_t>(phrase.head);
        for (int step = 0; step < 8 && at >= 0; ++step) {
            at = tokens[static_cast<std::size_t>(at)].head;
            if (at <= static_cast<std::int32_t>(phrase.head)) continue;
            const auto end = std::min(static_cast<std::uint32_t>(at), phrase.head + 60);
            for (auto i = phrase.head + 1; i < end; ++i) {
                if (tokens[i].head != at || base(tokens[i].deprel) != Deprel::nsubj) continue;
                const auto chain = chain_at_[i];
                if (chain < 0 || made_.chains[static_cast<std::size_t>(chain)].entity < 0) return -1;
                return agrees(phrase, kind, made_.chains[static_cast<std::size_t>(chain)], phrase) ? chain
                                                                                                   : -1;
            }
        }
        return -1;
    }

    /// "who", "which", "that" in a relative clause: the noun that the clause modifies.
    std::uint32_t relative_chain(const Phrase& phrase) {
        const auto& tokens = sentences_[phrase.sentence].tokens;
        auto at = static_cast<std::int32_t>(phrase.head);
        for (int step = 0; step < 10 && at >= 0; ++step) {
            const auto& token = tokens[static_cast<std::size_t>(at)];
            if (token.deprel == Deprel::acl_relcl || token.deprel == Deprel::acl) {
                return modified_chain(phrase, token.head);
            }
            at = token.head;
        }
        return fresh_chain(phrase);
    }

    /// "who" is a person: when the noun before it is none, the noun that this one belongs to.
    std::uint32_t modified_chain(const Phrase& phrase, std::int32_t noun) {
        const auto& tokens = sentences_[phrase.sentence].tokens;
        const auto word = fold_word(tokens[phrase.head].form);
        for (int step = 0; step < 4 && noun >= 0 && noun < static_cast<std::int32_t>(phrase.head); ++step) {
            const auto chain = chain_at_[static_cast<std::size_t>(noun)];
            if (chain >= 0 && word != "who" && word != "whom") return static_cast<std::uint32_t>(chain);
            if (chain >= 0 && (made_.chains[static_cast<std::size_t>(chain)].types &
                               (person_bit() | bit(NodeType::organization))))
                return static_cast<std::uint32_t>(chain);
            if (word != "who" && word != "whom") break;
            noun = tokens[static_cast<std::size_t>(noun)].head;
        }
        return fresh_chain(phrase);
    }

    std::uint32_t nominal_chain(const Phrase& phrase, float& confidence) {
        const bool definite =
            phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
        if (phrase.counted_two) return pair_chain(phrase);
        const bool node = phrase.noun.known && (phrase.types & any_node_type) != 0;
        if (definite && node && phrase.number == 's' && may_be_anaphor(sentences_[phrase.sentence], phrase) &&
            !holds_other_name(phrase) && !names_itself(phrase)) {
            bool country = false;
            const auto words =
                modifiers({sentences_[phrase.sentence], chain_at_}, phrase, made_.chains, country);
            return decide(phrase, AnaphorClass::description, words, country, confidence);
        }
        if (phrase.determiner == Determiner::possessive && node && phrase.number == 's' &&
            !phrase.noun.relational)
            return affiliation_chain(phrase);
        if (phrase.determiner == Determiner::definite && node && phrase.number == 'p' &&
            takes_up_group(phrase)) {
            if (auto group = group_before(phrase); !group.empty()) {
                const auto chain = fresh_chain(phrase);
                made_.chains[chain].members = std::move(group);
                return chain;
            }
        }
        if (definite) return same_noun_chain(phrase);
        return fresh_chain(phrase);
    }

    /// "the deal" after "a deal": no node, but an option less to mistake.
    std::uint32_t same_noun_chain(const Phrase& phrase) {
        const auto& lemma = sentences_[phrase.sentence].tokens[phrase.head].lemma;
        const auto& recent = recent_unnamed_.all();
        for (auto at = recent.rbegin(); at != recent.rend(); ++at) {
            const auto& chain = made_.chains[*at];
            if (chain.number == phrase.number && !chain.nouns.empty() &&
                chain.nouns.front() == same_noun(lemma))
                return *at;
        }
        return fresh_chain(phrase);
    }

    /// "his company": the one that the person is said to be with.
    std::uint32_t affiliation_chain(const Phrase& phrase) {
        const auto owner = phrase.possessor < 0 ? -1 : chain_at_[static_cast<std::size_t>(phrase.possessor)];
        if (owner >= 0) {
            const auto with = made_.chains[static_cast<std::size_t>(owner)].affiliation;
            if (with >= 0 && (made_.chains[static_cast<std::size_t>(with)].types & phrase.types) != 0)
                return static_cast<std::uint32_t>(with);
        }
        return fresh_chain(phrase);
    }

    /// "the two countries", "both companies": the last two named ones that fit, when they are close.
    std::uint32_t pair_chain(const Phrase& phrase) {
        const auto chain = fresh_chain(phrase);
        if (auto group = group_before(phrase); group.size() == 2) {
            made_.chains[chain].members = std::move(group);
            return chain;
        }
        std::vector<std::uint32_t> found;
        const auto& recent = recent_named_.all();
        for (auto at = recent.rbegin(); at != recent.rend() && found.size() < 3; ++at) {
            const auto& other = made_.chains[*at];
            if ((other.types & phrase.types & any_node_type) == 0) continue;
            if (made_.phrases[other.last_phrase].sentence + 2 < phrase.sentence) break;
            found.push_back(*at);
        }
        if (found.size() == 2 && phrase.noun.known) made_.chains[chain].members = {found[1], found[0]};
        return chain;
    }

    /// The members of the last "A and B" of named things that fit, or none.
    std::vector<std::uint32_t> group_before(const Phrase& phrase) const {
        const auto& recent = recent_unnamed_.all();
        for (auto at = recent.rbegin(); at != recent.rend() && phrase.noun.known; ++at) {
            const auto& group = made_.chains[*at];
            if (group.members.size() < 2) continue;
            if (made_.phrases[group.last_phrase].sentence + 2 < phrase.sentence) break;
            const bool fit = std::all_of(group.members.begin(), group.members.end(), [&](auto member) {
                const auto& one = made_.chains[member];
                return one.entity >= 0 && (one.types & phrase.types & any_node_type) != 0;
            });
            if (fit) return group.members;
        }
        return {};
    }

    /// "the South Korean firms" after "X and Y": no word in it may single out others.
    bool takes_up_group(const Phrase& phrase) const {
        const auto& tokens = sentences_[phrase.sentence].tokens;
        for (auto i = phrase.first + 1; i < phrase.head; ++i)
            if (chain_at_[i] < 0) return false;
        const auto next = phrase.head + 1;
        return next >= tokens.size() || (tokens[next].upos != Upos::ADP && tokens[next].upos != Upos::PRON &&
                                         tokens[next].upos != Upos::PROPN);
    }

    /// "the Irish carrier Skelvin": the name behind it is its own.
    bool names_itself(const Phrase& phrase) const {
        const auto& names = sentences_[phrase.sentence].names;
        return std::any_of(names.begin(), names.end(), [&](const Name& name) {
            return name.first == phrase.head + 1 && (bit(name.type) & phrase.types) != 0;
        });
    }

    /// "the China Daily newspaper": named by what stands in it.
    bool holds_other_name(const Phrase& phrase) const {
        for (auto i = phrase.first; i < phrase.head; ++i) {
            if (chain_at_[i] < 0) continue;
            const auto& chain = made_.chains[static_cast<std::size_t>(chain_at_[i])];
            if (chain.entity >= 0 && (chain.types & (bit(NodeType::country) | bit(NodeType::place))) == 0)
                return true;
        }
        return false;
    }

    void gather(const Phrase& phrase, AnaphorClass kind, const std::vector<std::string>& words, bool country,
                std::vector<std::uint32_t>& options) const {
        const bool describes = kind == AnaphorClass::description;
        const auto reach = describes ? max_description_distance : max_distance;
        const auto take = [&](const std::vector<std::uint32_t>& chains, std::size_t limit) {
            std::size_t taken = 0;
            for (auto at = chains.rbegin(); at != chains.rend() && taken < limit; ++at, ++taken) {
                const auto& chain = made_.chains[*at];
                const auto& last = made_.phrases[chain.last_phrase];
                if (last.sentence + reach < phrase.sentence) break;
                if (agrees(phrase, kind, chain, last) &&
                    !is_barred(sentences_[phrase.sentence], phrase, last) &&
                    (!describes || fits_description(phrase, words, country, chain)))
                    options.push_back(chain.last_phrase);
            }
        };
        take(recent_named_.all(), describes ? max_named_for_descriptions : max_named);
        take(recent_unnamed_.all(), max_unnamed);
        std::sort(options.begin(), options.end(), std::greater<>());
    }

    std::uint32_t decide(const Phrase& phrase, AnaphorClass kind, const std::vector<std::string>& words,
                         bool country, float& confidence) {
        decision_.anaphor = &phrase;
        decision_.phrases.clear();
        decision_.features.clear();
        decision_.ends.clear();
        decision_.priors.clear();
        gather(phrase, kind, words, country, decision_.phrases);
        const AnaphorView anaphor{sentences_[phrase.sentence],
                                  phrase,
                                  kind,
                                  country,
                                  words,
                                  static_cast<std::uint32_t>(made_.phrases.size())};
        const auto named = std::count_if(decision_.phrases.begin(), decision_.phrases.end(), [&](auto index) {
            return made_.chains[made_.phrases[index].chain].entity >= 0;
        });
        for (std::uint32_t i = 0; i < decision_.phrases.size(); ++i) {
            const auto index = decision_.phrases[i];
            const auto& other = made_.phrases[index];
            const OptionView option{sentences_[other.sentence],
                                    other,
                                    made_.chains[other.chain],
                                    index,
                                    i,
                                    prominence(other.chain),
                                    in_title(other.sentence),
                                    named == 1,
                                    is_dominant(other.chain)};
            add_option_features(anaphor, option, decision_.features);
            decision_.ends.push_back(static_cast<std::uint32_t>(decision_.features.size()));
            decision_.priors.push_back(option_prior(anaphor, option));
        }
        add_none_features(anaphor, decision_.phrases.size(), decision_.features);
        decision_.ends.push_back(static_cast<std::uint32_t>(decision_.features.size()));
        decision_.priors.push_back(none_prior(anaphor));
        decision_.phrases.push_back(no_phrase);
        const auto choice = chooser_(decision_, made_.phrases);
        const auto chosen = decision_.phrases[choice.option];
        if (chosen == no_phrase) return fresh_chain(phrase);
        confidence = choice.confidence;
        return made_.phrases[chosen].chain;
    }

    /// What the phrase tells of its chain.
    void note(const Phrase& phrase) {
        auto& chain = made_.chains[phrase.chain];
        if (phrase.kind != PhraseKind::group)
            chain_at_[phrase.head] = static_cast<std::int32_t>(phrase.chain);
        ++chain.phrases;
        chain.last_phrase = static_cast<std::uint32_t>(made_.phrases.size());
        if (phrase.role == Role::subject || phrase.role == Role::passive_subject) {
            chain.last_subject = static_cast<std::int32_t>(phrase.sentence);
            if (chain.affiliation >= 0)
                made_.chains[static_cast<std::size_t>(chain.affiliation)].last_voice = chain.last_subject;
        }
        chain.last_pronoun = phrase.kind == PhraseKind::pronoun ? phrase.pronoun.kind : PronounClass::none;
        if (phrase.gender && !chain.gender && (chain.types & person_bit())) chain.gender = phrase.gender;
        note_facts({sentences_[phrase.sentence], chain_at_}, phrase, made_.chains);
        if (chain.entity >= 0)
            recent_named_.touch(phrase.chain);
        else if (phrase.pronoun.kind == PronounClass::none || chain.phrases > 1 ||
                 phrase.kind != PhraseKind::pronoun)
            recent_unnamed_.touch(phrase.chain);
    }

    const Document& document_;
    std::span<const Sentence> sentences_;
    const NamedEntities& named_;
    const Chooser& chooser_;
    Recent recent_named_, recent_unnamed_;
    std::array<std::array<std::int64_t, 2>, node_type_names.size()> prominent_ = [] {
        std::array<std::array<std::int64_t, 2>, node_type_names.size()> empty;
        for (auto& row : empty) row = {-1, -1};
        return empty;
    }();
    std::vector<std::int32_t> chain_at_;  ///< of the sentence's tokens
    Decision decision_;
    Discourse made_;
};

}  // namespace

Discourse read_discourse(const Document& document, std::span<const Sentence> sentences,
                         const NamedEntities& named, const Chooser& chooser) {
    return Reader(document, sentences, named, chooser).run();
}

}  // namespace newsgraph

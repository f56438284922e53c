#include "extract/claims/chain_facts.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

constexpr std::size_t max_facts = 24;
constexpr NodeTypeSet regions = bit(NodeType::country) | bit(NodeType::place);

void add_fact(std::vector<std::string>& facts, std::string fact) {
    if (facts.size() < max_facts && std::find(facts.begin(), facts.end(), fact) == facts.end())
        facts.push_back(std::move(fact));
}

class Noter {
public:
    Noter(const SentenceChains& at, std::vector<Chain>& chains)
        : at_(at), tokens_(at.sentence.tokens), chain_at_(at.chain_at), chains_(chains) {}

    void called(const Phrase& phrase, Chain& chain) {
        add_fact(chain.nouns, std::string(same_noun(tokens_[phrase.head].lemma)));
        bool country = false;
        for (auto& word : modifiers(at_, phrase, chains_, country)) add_fact(chain.words, std::move(word));
        chain.located = chain.located || country;
    }

    /// "X is a chipmaker": what the predicate says is known of X.
    void copula(const Phrase& phrase) {
        bool found = false;
        std::int32_t subject = -1;
        for (auto i = phrase.head > 24 ? phrase.head - 24 : 0; i < phrase.head; ++i) {
            if (tokens_[i].head != static_cast<std::int32_t>(phrase.head)) continue;
            found = found || tokens_[i].deprel == Deprel::cop;
            if (tokens_[i].deprel == Deprel::nsubj) subject = chain_at_[i];
        }
        if (found && subject >= 0) called(phrase, chains_[static_cast<std::size_t>(subject)]);
    }

    /// "China's X", "Chinese chipmaker X", "Velora CEO Ada Brandt".
    void before(const Phrase& phrase) {
        auto& chain = chains_[phrase.chain];
        const auto head = static_cast<std::int32_t>(phrase.head);
        for (auto i = phrase.first > 8 ? phrase.first - 8 : 0; i < phrase.first; ++i) {
            const auto relation = base(tokens_[i].deprel);
            const bool beside =
                i + 1 == phrase.first && tokens_[i].upos == Upos::NOUN;  // whatever the tree says
            if (!beside &&
                (tokens_[i].head != head ||
                 (relation != Deprel::compound && relation != Deprel::amod && relation != Deprel::nmod)))
                continue;
            add_fact(chain.words, fold_word(tokens_[i].form));
            if (tokens_[i].upos == Upos::NOUN)
                add_fact(chain.nouns, std::string(same_noun(tokens_[i].lemma)));
            if (chain_at_[i] < 0) continue;
            chain.located =
                chain.located || (chains_[static_cast<std::size_t>(chain_at_[i])].types & regions) != 0;
            affiliate(chain, chain_at_[i]);
        }
    }

    /// "Ada Brandt, CEO of Velora": this name is the firm of a post that someone holds.
    void post(const Phrase& phrase) {
        auto at = tokens_[phrase.head].head;
        for (int step = 0; step < 3 && at >= 0; ++step) {
            const auto i = static_cast<std::size_t>(at);
            if (chain_at_[i] >= 0 && chain_at_[i] != static_cast<std::int32_t>(phrase.chain)) {
                affiliate(chains_[static_cast<std::size_t>(chain_at_[i])],
                          static_cast<std::int32_t>(phrase.chain));
                return;
            }
            if (!nominal(tokens_[i].lemma).known || tokens_[i].upos != Upos::NOUN) return;
            at = tokens_[i].head;
        }
    }

    /// "X, founded in 2020 by the engineer Y": Y is with X, whatever the tree hangs the clause on.
    void founder(const Phrase& phrase) {
        auto at = static_cast<std::int32_t>(phrase.head);
        for (int step = 0; step < 3 && at >= 0; ++step) {
            const auto verb = static_cast<std::size_t>(at);
            const auto& token = tokens_[verb];
            at = token.head;
            if (token.upos != Upos::VERB || verb < 1 || verb > phrase.first) continue;
            if (token.lemma != "found" && token.lemma != "lead" && token.lemma != "head" &&
                token.lemma != "run")
                return;
            auto name = verb - 1;
            if (tokens_[name].form == "," && name > 0)
                --name;
            else if (token.xpos != Xpos::VBN)
                return;
            if (chain_at_[name] >= 0) affiliate(chains_[phrase.chain], chain_at_[name]);
            return;
        }
    }

private:
    void affiliate(Chain& person, std::int32_t body) {
        const auto types = chains_[static_cast<std::size_t>(body)].types;
        constexpr NodeTypeSet bodies =
            bit(NodeType::company) | bit(NodeType::organization) | bit(NodeType::country);
        if (person.types == bit(NodeType::person) && (types & bodies) != 0 &&
            (person.affiliation < 0 || types != bit(NodeType::country)))
            person.affiliation = body;
        if (person.affiliation == body && person.last_subject >= 0)
            chains_[static_cast<std::size_t>(body)].last_voice = person.last_subject;
    }

    const SentenceChains& at_;
    const std::vector<Token>& tokens_;
    const std::vector<std::int32_t>& chain_at_;
    std::vector<Chain>& chains_;
};

}  // namespace

void note_facts(const SentenceChains& at, const Phrase& phrase, std::vector<Chain>& chains) {
    Noter noter(at, chains);
    if (phrase.kind == PhraseKind::nominal) {
        noter.called(phrase, chains[phrase.chain]);
        noter.copula(phrase);
    } else if (phrase.kind == PhraseKind::name) {
        noter.before(phrase);
        noter.founder(phrase);
        noter.post(phrase);
    }
}

void note_name(const Entity& entity, Chain& chain) {
    chain.acronym = true;
    if (entity.type != NodeType::organization && entity.type != NodeType::company) return;
    for (const auto& alias : entity.aliases) {
        if (!looks_like_acronym(alias)) chain.acronym = false;
        for (std::size_t begin = 0; begin < alias.size();) {
            const auto end = std::min(alias.find(' ', begin), alias.size());
            auto word = fold_word(std::string_view(alias).substr(begin, end - begin));
            begin = end + 1;
            if (word == "reserve" || word == "fed") word = "bank";  // a central bank by another name
            if (word == "airlines" || word == "airways" || word == "air") word = "airline";
            const auto noun = nominal(word);
            if (noun.known && (noun.types & bit(entity.type)) != 0)
                add_fact(chain.nouns, std::string(same_noun(word)));
        }
    }
}

std::vector<std::string> modifiers(const SentenceChains& at, const Phrase& phrase,
                                   const std::vector<Chain>& chains, bool& country) {
    std::vector<std::string> words;
    for (auto i = phrase.first; i < phrase.head; ++i) {
        const auto& token = at.sentence.tokens[i];
        if (base(token.deprel) == Deprel::det || token.upos == Upos::PUNCT || token.upos == Upos::PART)
            continue;
        words.push_back(fold_word(token.form));
        const auto chain = at.chain_at[i];
        country = country || (chain >= 0 &&
                              (chains[static_cast<std::size_t>(chain)].types & bit(NodeType::country)) != 0);
    }
    return words;
}

}  // namespace newsgraph

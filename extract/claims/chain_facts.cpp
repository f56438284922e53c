#include "extract/claims/chain_facts.hpp"

#include "extract/claims/description.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {

constexpr std::size_t max_facts = 24;
constexpr NodeTypeSet regions = bit(NodeType::country) | bit(NodeType::place);
constexpr NodeTypeSet bodies = bit(NodeType::company) | bit(NodeType::organization);
constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);

void add_fact(std::vector<std::string>& facts, std::string fact) {
    if (facts.size() < max_facts && std::find(facts.begin(), facts.end(), fact) == facts.end())
        facts.push_back(std::move(fact));
}

class Noter {
public:
    Noter(const SentenceChains& at, std::vector<Chain>& chains)
        : at_(at), tokens_(at.sentence.tokens), chain_at_(at.chain_at), chains_(chains) {}

    void called(const Phrase& phrase, Chain& chain) {
        add_fact(chain.nouns, std::string(same_noun(phrase.lemma)));
        for (auto i = phrase.first; i < phrase.head; ++i) {
            const auto& token = tokens_[i];
            if (base(token.deprel) == Deprel::det || token.upos == Upos::PUNCT || token.upos == Upos::PART)
                continue;
            add_home(chain, chain_at_[i]);
            if (chain_at_[i] < 0) add_fact(chain.words, fold_word(token.lemma));
        }
        behind(phrase, chain);
    }

    /// "a maker of industrial pumps", "an insurer from Kobe".
    void behind(const Phrase& phrase, Chain& chain) {
        const auto head = static_cast<std::int32_t>(phrase.head);
        const auto end = std::min<std::size_t>(tokens_.size(), phrase.head + 8);
        for (std::size_t i = phrase.head + 1; i < end; ++i) {
            const auto& token = tokens_[i];
            const auto above = token.head;
            const bool named = above == head && base(token.deprel) == Deprel::nmod;
            const bool below = above > head && base(token.deprel) != Deprel::case_ &&
                               tokens_[static_cast<std::size_t>(above)].head == head &&
                               base(tokens_[static_cast<std::size_t>(above)].deprel) == Deprel::nmod;
            if (!named && !below) continue;
            if (named && chain_at_[i] >= 0)
                add_home(chain, chain_at_[i]);
            else if (token.upos == Upos::NOUN || token.upos == Upos::ADJ)
                add_fact(chain.words, fold_word(token.lemma));
        }
    }

    /// "Tele2 of Sweden": where a firm is at home stands behind its name.
    void of_home(const Phrase& phrase) {
        const auto above = tokens_[phrase.head].head;
        if (above < 0 || above >= static_cast<std::int32_t>(phrase.head) || phrase.first == 0 ||
            tokens_[phrase.first - 1].form != "of" || base(tokens_[phrase.head].deprel) != Deprel::nmod)
            return;
        const auto firm = chain_at_[static_cast<std::size_t>(above)];
        if (firm >= 0 && (chains_[static_cast<std::size_t>(firm)].types & ~bodies) == 0)
            add_home(chains_[static_cast<std::size_t>(firm)], static_cast<std::int32_t>(phrase.chain));
    }

    /// "X sued Y": the plaintiff and the defendant of what follows.
    void party(const Phrase& phrase) {
        const auto above = tokens_[phrase.head].head;
        if (above < 0 || tokens_[static_cast<std::size_t>(above)].upos != Upos::VERB) return;
        const auto& verb = tokens_[static_cast<std::size_t>(above)].lemma;
        struct Parties {
            std::string_view verb, doer, other;
        };
        static constexpr std::array<Parties, 7> deals{{{"acquire", "acquirer|buyer|bidder", "target"},
                                                       {"back", "investor|backer", ""},
                                                       {"buy", "acquirer|buyer|bidder", "target"},
                                                       {"invest", "investor|backer", ""},
                                                       {"purchase", "acquirer|buyer", "target"},
                                                       {"sue", "plaintiff", "defendant"},
                                                       {"supply", "supplier", "customer"}}};
        const auto deal =
            std::find_if(deals.begin(), deals.end(), [&](const Parties& one) { return one.verb == verb; });
        if (deal == deals.end()) return;
        const auto nouns = phrase.role == Role::subject ? deal->doer
                           : phrase.role == Role::object || phrase.role == Role::passive_subject
                               ? deal->other
                               : std::string_view{};
        for (const auto noun : split_cell(nouns)) add_fact(chains_[phrase.chain].nouns, std::string(noun));
    }

    /// "X, based in Y", "X makes drones": what the verb tells of the thing whose verb it is.
    void verb(const Phrase& phrase) {
        const auto above = tokens_[phrase.head].head;
        if (above < 0) return;
        const auto& token = tokens_[static_cast<std::size_t>(above)];
        if (token.upos != Upos::VERB) return;
        const bool seat = token.lemma == "base" || token.lemma == "headquarter";
        const bool makes = token.lemma == "make" || token.lemma == "sell" || token.lemma == "produce" ||
                           token.lemma == "build" || token.lemma == "design" || token.lemma == "run" ||
                           token.lemma == "operate" || token.lemma == "develop";
        if (!(seat && phrase.role == Role::oblique) && !(makes && phrase.role == Role::object)) return;
        std::int32_t subject = -1;
        for (auto i = phrase.head > 24 ? phrase.head - 24 : 0; i < phrase.head; ++i)
            if (tokens_[i].head == above && base(tokens_[i].deprel) == Deprel::nsubj) subject = chain_at_[i];
        if (subject < 0 && base(token.deprel) == Deprel::acl && token.head >= 0)
            subject = chain_at_[static_cast<std::size_t>(token.head)];
        if (subject < 0) return;
        auto& chain = chains_[static_cast<std::size_t>(subject)];
        if (seat)
            add_home(chain, static_cast<std::int32_t>(phrase.chain));
        else if (phrase.kind == PhraseKind::nominal)
            add_fact(chain.words, fold_word(phrase.lemma));
        else if (phrase.kind == PhraseKind::name && (chains_[phrase.chain].types & things) != 0)
            chains_[phrase.chain].owner = subject;
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

    /// "hired X as its chief executive", "X serves as minister".
    void as(const Phrase& phrase) {
        const auto verb = tokens_[phrase.head].head;
        if (phrase.role != Role::oblique || verb < 0) return;
        bool found = false;
        std::int32_t who = -1;
        for (auto i = phrase.head > 24 ? phrase.head - 24 : 0; i < phrase.head; ++i) {
            const auto& token = tokens_[i];
            const auto relation = base(token.deprel);
            found = found || (token.head == static_cast<std::int32_t>(phrase.head) && token.form == "as");
            if (token.head != verb || chain_at_[i] < 0) continue;
            if (relation == Deprel::obj || (relation == Deprel::nsubj && who < 0)) who = chain_at_[i];
        }
        if (found && who >= 0 &&
            (chains_[static_cast<std::size_t>(who)].types & phrase.types & any_node_type))
            called(phrase, chains_[static_cast<std::size_t>(who)]);
    }

    /// "China's X", "Chinese chipmaker X", "Velora CEO Ada Brandt".
    void before(const Phrase& phrase) {
        auto& chain = chains_[phrase.chain];
        const auto head = static_cast<std::int32_t>(phrase.head);
        for (auto i = phrase.first > 8 ? phrase.first - 8 : 0; i < phrase.first; ++i) {
            const auto relation = base(tokens_[i].deprel);
            // whatever the tree says
            const bool beside =
                i + 1 == phrase.first &&
                (tokens_[i].upos == Upos::NOUN ||
                 (chain.types == bit(NodeType::person) && nominal(fold_word(tokens_[i].form)).known));
            // "Meridian's former chief executive Walter Doyle"
            const auto above = tokens_[i].head;
            const bool owner = above >= 0 && above < static_cast<std::int32_t>(phrase.first) &&
                               chain_at_[i] >= 0 && tokens_[static_cast<std::size_t>(above)].head == head;
            if (!beside && !owner &&
                (tokens_[i].head != head ||
                 (relation != Deprel::compound && relation != Deprel::amod && relation != Deprel::nmod)))
                continue;
            add_fact(chain.words, fold_word(tokens_[i].form));
            const auto title = fold_word(tokens_[i].form);
            if (tokens_[i].upos == Upos::NOUN)
                add_fact(chain.nouns, std::string(same_noun(fold_word(noun_at(at_.sentence, i)))));
            else if (tokens_[i].upos == Upos::PROPN && chain.types == bit(NodeType::person) &&
                     (nominal(title).types & bit(NodeType::person)))
                add_fact(chain.nouns,
                         std::string(title == "minister" ? noun_at(at_.sentence, i) : same_noun(title)));
            if (chain_at_[i] < 0) continue;
            add_home(chain, chain_at_[i]);
            if ((chain.types & things) != 0 &&
                (chains_[static_cast<std::size_t>(chain_at_[i])].types & bodies) != 0)
                chain.owner = chain_at_[i];
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
    void add_home(Chain& chain, std::int32_t place) {
        if (place < 0 || (chain.types & regions & ~bit(NodeType::place)) != 0 || chain.homes.size() >= 6)
            return;
        const auto& home = chains_[static_cast<std::size_t>(place)];
        const auto index = static_cast<std::uint32_t>(place);
        if (&home == &chain || (home.types & regions) == 0 || (home.types & ~regions) != 0 ||
            std::find(chain.homes.begin(), chain.homes.end(), index) != chain.homes.end())
            return;
        chain.homes.push_back(index);
        if (home.isos.size() > 1 && !chain.isos.empty()) return;  // one of several Birminghams
        for (const auto iso : home.isos)
            if (std::find(chain.isos.begin(), chain.isos.end(), iso) == chain.isos.end())
                chain.isos.push_back(iso);
    }

    void affiliate(Chain& person, std::int32_t body) {
        const auto types = chains_[static_cast<std::size_t>(body)].types;
        if (person.types == bit(NodeType::person) && (types & (bodies | bit(NodeType::country))) != 0 &&
            (person.affiliation < 0 || types != bit(NodeType::country)))
            person.affiliation = body;
        if (person.affiliation == body && person.last_subject >= 0 && !is_outsider(person))
            chains_[static_cast<std::size_t>(body)].last_voice = person.last_subject;
    }

    const SentenceChains& at_;
    const std::vector<Token>& tokens_;
    const std::vector<std::int32_t>& chain_at_;
    std::vector<Chain>& chains_;
};

/// What every reader knows of the bearer of this name.
void note_kinds(const std::string& name, NodeType type, Chain& chain) {
    const auto* known = known_kind(name);
    if (!known) return;
    chain.well_known = true;
    if (!known->iso.empty()) chain.isos.assign(1, known->iso);
    for (const auto kind : known->kinds) {
        const auto noun = nominal(kind);
        if (noun.known && (noun.types & bit(type)) != 0) add_fact(chain.nouns, std::string(same_noun(kind)));
        add_fact(chain.words, std::string(kind));
    }
}

}  // namespace

bool is_outsider(const Chain& person) {
    static constexpr std::array<std::string_view, 12> posts{
        "academic", "activist", "analyst",   "columnist", "economist",  "expert",
        "fellow",   "lawyer",   "professor", "reporter",  "researcher", "strategist"};
    return std::any_of(person.nouns.begin(), person.nouns.end(), [&](const std::string& noun) {
        return std::binary_search(posts.begin(), posts.end(), std::string_view(noun));
    });
}

void note_facts(const SentenceChains& at, const Phrase& phrase, std::vector<Chain>& chains) {
    Noter noter(at, chains);
    noter.party(phrase);
    if (phrase.kind == PhraseKind::nominal) {
        noter.called(phrase, chains[phrase.chain]);
        noter.copula(phrase);
        noter.as(phrase);
        noter.verb(phrase);
    } else if (phrase.kind == PhraseKind::name) {
        noter.before(phrase);
        noter.of_home(phrase);
        noter.verb(phrase);
        noter.founder(phrase);
        noter.post(phrase);
    }
}

void note_name(const Entity& entity, const NamedThing* thing, Chain& chain) {
    chain.acronym = true;
    chain.names.push_back(entity.name);
    for (const auto& alias : entity.aliases)
        if (chain.names.size() < 8 && alias != entity.name) chain.names.push_back(alias);
    if (thing) {
        chain.maker = thing->maker;
        if (thing->name != entity.name) chain.names.emplace_back(thing->name);
    }
    if (entity.type != NodeType::organization && entity.type != NodeType::company) return;
    for (const auto& name : chain.names) note_kinds(name, entity.type, chain);
    for (const auto& alias : entity.aliases) {
        if (!looks_like_acronym(alias)) chain.acronym = false;
        for (std::size_t begin = 0; begin < alias.size();) {
            const auto end = std::min(alias.find(' ', begin), alias.size());
            auto word = fold_word(std::string_view(alias).substr(begin, end - begin));
            begin = end + 1;
            if (word == "reserve" || word == "fed") word = "bank";  // a central bank by another name
            if (word == "airlines" || word == "airways" ||
                (word == "air" && (begin > alias.size() || end == 3)))
                word = "airline";
            if (word.size() > 4 && word.ends_with("bank")) word = "bank";  // "Swedbank"
            const auto kind = same_noun(word);                             // "Banco"
            const auto own = nominal(word), noun = own.known ? own : nominal(kind);
            if (noun.known && (noun.types & bit(entity.type)) != 0) add_fact(chain.nouns, std::string(kind));
        }
    }
}

}  // namespace newsgraph

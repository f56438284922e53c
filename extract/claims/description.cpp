#include "extract/claims/description.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace newsgraph {

namespace {

constexpr NodeTypeSet regions = bit(NodeType::country) | bit(NodeType::place);
constexpr NodeTypeSet person = bit(NodeType::person);

bool holds(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "the buyer", "the owner": of what, only the text before tells.
bool is_party(std::string_view lemma) {
    static constexpr std::array<std::string_view, 17> parties{
        "acquirer",  "bidder",    "buyer",   "client",   "competitor", "customer",
        "defendant", "owner",     "partner", "peer",     "plaintiff",  "predecessor",
        "rival",     "successor", "suitor",  "supplier", "target"};
    return std::binary_search(parties.begin(), parties.end(), lemma);
}

/// "the new company", "the merged group": none that the text has named before.
bool is_newly_made(std::string_view word) {
    return word == "new" || word == "merged" || word == "combined" || word == "enlarged" ||
           word == "resulting" || word == "merge" || word == "combine";
}

/// What the noun and the words before it say of the option, against what is known of it.
class Comparison {
public:
    Comparison(const Description& description, const Phrase& phrase, const Chain& chain,
               const std::vector<Chain>& chains)
        : description_(description), phrase_(phrase), chain_(chain), chains_(chains) {}

    bool compare() { return compare_noun() && compare_regions() && compare_products() && compare_words(); }
    int points() const { return points_; }
    int agreed() const { return agreed_; }
    int unheard() const { return unheard_; }

private:
    void agree(int points) {
        points_ += points;
        ++agreed_;
    }

    bool is_called(std::string_view noun) const {
        return std::any_of(chain_.nouns.begin(), chain_.nouns.end(),
                           [&](const std::string& one) { return is_wider(noun, one); });
    }

    /// "the group": Reliance Group
    bool is_named_so(std::string_view noun) const {
        return std::any_of(chain_.names.begin(), chain_.names.end(), [&](const std::string& name) {
            const auto space = name.rfind(' ');
            return space != name.npos && fold_word(std::string_view(name).substr(space + 1)) == noun;
        });
    }

    bool compare_noun() {
        const auto& d = description_;
        if (holds(chain_.nouns, d.noun)) {
            if (d.general && is_named_so(d.lemma))
                agree(3);
            else if (d.general)
                points_ += 1;
            else if (d.vague && !tells_kind(d.lemma))
                points_ += 2;
            else
                agree(d.former && !holds(chain_.words, "former") ? 4 : 7);
            return true;
        }
        if (d.same) return false;
        if (!d.vague && is_called(d.lemma)) {
            agree(5);
            return true;
        }
        if (phrase_.noun.relational && d.lemma != "brand")
            return false;  // "the venture": one that was called so
        if (d.former || (is_party(d.lemma) && d.products.empty())) return false;
        // "the start-up", "the publisher": what every reader knows to be something else is not meant
        if (chain_.well_known && tells_kind(d.lemma)) return false;
        if (d.general || d.vague) {
            // "a rival" is not taken up as "the company"
            // "set up a joint venture … the company": that one, which has no name
            if (chain_.entity < 0 && holds(chain_.nouns, "venture")) {
                agree(7);
                return true;
            }
            if (chain_.entity < 0 && !chain_.nouns.empty() && nominal(chain_.nouns.front()).relational)
                return false;
            return true;
        }
        if (chain_.types == person) return false;
        if (phrase_.noun.body && (!chain_.acronym || chain_.well_known)) return false;
        if (!tells_kind(d.lemma)) return true;
        for (const auto& noun : chain_.nouns)
            if (tells_kind(noun) && !is_vague(noun) && !is_wider(noun, d.lemma)) return false;
        constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);
        if ((chain_.types & things) == 0) ++unheard_;
        return true;
    }

    bool compare_regions() {
        for (const auto region : description_.regions) {
            const auto& home = chains_[region];
            if (std::find(chain_.homes.begin(), chain_.homes.end(), region) != chain_.homes.end()) {
                agree(5);
                continue;
            }
            const auto shared = std::any_of(home.isos.begin(), home.isos.end(), [&](auto iso) {
                return std::find(chain_.isos.begin(), chain_.isos.end(), iso) != chain_.isos.end();
            });
            if (!shared && chain_.types == person && chain_.affiliation >= 0) {
                // "the Ukrainian leader": whose country it is, or whose firm's
                const auto& body = chains_[static_cast<std::size_t>(chain_.affiliation)];
                if (std::any_of(home.isos.begin(), home.isos.end(), [&](auto iso) {
                        return std::find(body.isos.begin(), body.isos.end(), iso) != body.isos.end();
                    })) {
                    agree(5);
                    continue;
                }
                if (body.types == bit(NodeType::country)) return false;
            }
            if (std::any_of(home.names.begin(), home.names.end(),
                            [&](const std::string& name) { return holds(chain_.words, fold_word(name)); })) {
                agree(5);  // a seat that every reader knows
                continue;
            }
            if (shared && home.types == bit(NodeType::country)) {
                agree(5);
                continue;
            }
            if (shared) {
                points_ += 1;  // some place of its country
                continue;
            }
            if (!chain_.isos.empty() && !home.isos.empty()) return false;
            if (phrase_.noun.body && !holds(description_.words, "base")) return false;  // "the Dutch police"
            ++unheard_;
        }
        return true;
    }

    bool compare_products() {
        for (const auto product : description_.products) {
            const auto& thing = chains_[product];
            const bool made = !thing.maker.empty() && std::find(chain_.names.begin(), chain_.names.end(),
                                                                thing.maker) != chain_.names.end();
            const bool owned = thing.owner >= 0 && &chains_[static_cast<std::size_t>(thing.owner)] == &chain_;
            if (!made && !owned) return false;
            agree(8);
        }
        return true;
    }

    bool compare_words() {
        int heard = 0;
        for (const auto& word : description_.words) {
            if (holds(chain_.words, word) || holds(chain_.nouns, same_noun(word)))
                ++heard;
            else if (holds(description_.things, word))
                unheard_ += chain_.well_known ? 4 : 1;
            else if (description_.general)
                points_ -= 3;  // "the larger company", "the young firm": told apart from another
        }
        if (heard > 0) agree(std::min(2 + 2 * heard, 6));
        if (agreed_ == 0 && description_.vague && !description_.general) ++unheard_;
        return true;
    }

    const Description& description_;
    const Phrase& phrase_;
    const Chain& chain_;
    const std::vector<Chain>& chains_;
    int points_ = 0, agreed_ = 0, unheard_ = 0;
};

int of_distance(std::uint32_t sentences) {
    return sentences <= 1 ? 3 : sentences == 2 ? 1 : sentences <= 4 ? 0 : sentences <= 12 ? -1 : -3;
}

/// Whether the option is the subject that is said to say what the description stands in.
bool is_speaker_above(const AnaphorView& anaphor, const OptionView& option) {
    if (option.phrase.sentence != anaphor.phrase.sentence || option.phrase.role != Role::subject)
        return false;
    const auto verb = option.sentence.tokens[option.phrase.head].head;
    auto at = anaphor.sentence.tokens[anaphor.phrase.head].head;
    for (int step = 0; step < 6 && at >= 0; ++step) {
        const auto& token = anaphor.sentence.tokens[static_cast<std::size_t>(at)];
        if (token.head == verb && base(token.deprel) == Deprel::ccomp) return true;
        at = token.head;
    }
    return false;
}

int of_salience(const AnaphorView& anaphor, const OptionView& option) {
    int points = 0;
    const auto near = [&](std::int32_t sentence) {
        return sentence >= 0 && anaphor.phrase.sentence - static_cast<std::uint32_t>(sentence) <= 1;
    };
    if (near(option.chain.last_subject)) points += 2;
    if (near(option.chain.last_voice)) points += 2;
    if (option.prominence == 0) points += option.dominant ? 4 : 2;
    if (option.only) points += 3;
    // the more the text has spoken of it, by whatever words
    points += std::min(static_cast<int>(std::bit_width(option.chain.phrases)), 4) - 1;
    return points;
}

std::optional<Answer> answer_of_region(const Description& description, const AnaphorView& anaphor,
                                       const OptionView& option) {
    const auto& chain = option.chain;
    int points = 0;
    for (const auto area : description.areas) {
        const auto isos = countries_called(area);
        if (chain.types == bit(NodeType::country) &&
            std::none_of(chain.isos.begin(), chain.isos.end(),
                         [&](auto iso) { return std::find(isos.begin(), isos.end(), iso) != isos.end(); }))
            return {};
        points += chain.types == bit(NodeType::country) ? 4 : 0;
    }
    if (description.lemma == "capital" && !holds(chain.nouns, "capital")) return {};
    if (!description.products.empty() || !description.regions.empty()) {
        // "the German city", "the Taiwan government"
        const auto inside = [&](auto region) {
            return std::find(chain.homes.begin(), chain.homes.end(), region) != chain.homes.end() ||
                   anaphor.phrase.noun.part;
        };
        if (!std::all_of(description.regions.begin(), description.regions.end(), inside)) return {};
    }
    const auto sentences = anaphor.phrase.sentence - option.phrase.sentence;
    points += sentences == 0 ? 4 : sentences == 1 ? 4 : sentences == 2 ? 2 : sentences == 3 ? 1 : -1;
    if (sentences > 6) points -= 2;
    if (holds(chain.nouns, description.noun)) points += 2;
    return Answer{points + of_salience(anaphor, option), static_cast<int>(description.areas.size()), false};
}

}  // namespace

Description read_description(const SentenceChains& at, const Phrase& phrase,
                             const std::vector<Chain>& chains) {
    Description made;
    made.lemma = phrase.lemma;
    made.noun = same_noun(phrase.lemma);
    made.vague = is_vague(phrase.lemma);
    static constexpr std::array<std::string_view, 11> bare{
        "body", "business", "company",      "corporation",  "device", "entity",
        "firm", "group",    "organisation", "organization", "product"};
    made.general = std::binary_search(bare.begin(), bare.end(), phrase.lemma);
    if (!countries_called(phrase.lemma).empty()) made.areas.push_back(phrase.lemma);
    const auto& tokens = at.sentence.tokens;
    const auto region_or_thing = [&](std::int32_t chain) {
        auto& list = (chains[static_cast<std::size_t>(chain)].types & regions) ? made.regions : made.products;
        const auto index = static_cast<std::uint32_t>(chain);
        if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
    };
    for (auto i = phrase.first; i < phrase.head; ++i) {
        const auto& token = tokens[i];
        if (base(token.deprel) == Deprel::det || token.upos == Upos::PUNCT || token.upos == Upos::PART ||
            token.upos == Upos::NUM || static_cast<std::int32_t>(i) == phrase.possessor)
            continue;
        if (at.chain_at[i] >= 0) {
            // "the East African country": one of the area, though it bears a name
            const auto area =
                std::find_if(tokens.begin() + i, tokens.begin() + phrase.head, [&](const Token& word) {
                    return at.chain_at[static_cast<std::size_t>(&word - tokens.data())] == at.chain_at[i] &&
                           word.upos == Upos::ADJ && !countries_called(fold_word(word.form)).empty();
                });
            if (area == tokens.begin() + phrase.head) region_or_thing(at.chain_at[i]);
            continue;
        }
        if (!countries_called(token.lemma).empty()) made.areas.push_back(token.lemma);
        made.former = made.former || token.lemma == "former";
        made.same = made.same || token.lemma == "same";
        made.words.push_back(fold_word(token.lemma));
        if (token.upos == Upos::NOUN && token.lemma != "based") made.things.push_back(made.words.back());
    }
    // "the maker of ChatGPT"
    const auto end = std::min<std::size_t>(tokens.size(), phrase.head + 6);
    const auto head = static_cast<std::int32_t>(phrase.head);
    for (std::size_t i = phrase.head + 1; i < end; ++i) {
        if (at.chain_at[i] < 0) continue;
        const auto above = tokens[i].head;
        if (above == head && base(tokens[i].deprel) == Deprel::nmod && tokens[phrase.head + 1].lemma == "of")
            region_or_thing(at.chain_at[i]);
        // "the company, based in Hangzhou,"
        if (above > head && tokens[static_cast<std::size_t>(above)].head == head &&
            (tokens[static_cast<std::size_t>(above)].form == "based" ||
             tokens[static_cast<std::size_t>(above)].form == "headquartered") &&
            (chains[static_cast<std::size_t>(at.chain_at[i])].types & regions))
            region_or_thing(at.chain_at[i]);
    }
    return made;
}

std::optional<Answer> answer(const Description& description, const AnaphorView& anaphor,
                             const OptionView& option, const std::vector<Chain>& chains) {
    const auto& chain = option.chain;
    if ((chain.types & regions) != 0 && (chain.types & ~regions) == 0)
        return answer_of_region(description, anaphor, option);
    if (!description.areas.empty() && chain.entity >= 0 && (anaphor.phrase.types & regions)) return {};
    if (chain.entity >= 0 && (chain.types & bit(NodeType::company)) &&
        std::any_of(description.words.begin(), description.words.end(), [&](const std::string& word) {
            return is_newly_made(word) && !holds(chain.words, word);
        }))
        return {};
    // What stays open itself is no answer.
    if (chain.entity < 0 && option.phrase.kind == PhraseKind::pronoun && chain.phrases == 1) return {};
    Comparison comparison(description, anaphor.phrase, chain, chains);
    if (!comparison.compare()) return {};
    Answer made{comparison.points(), comparison.agreed(), false};
    if (comparison.unheard() > 0) {
        // A newspaper that calls someone by something new has just brought him in.
        made.new_ =
            !chain.well_known && chain.first_sentence + 1 >= anaphor.phrase.sentence && chain.described == 0;
        made.points += made.new_ ? 3 : -std::min(2 * comparison.unheard(), 8);
        if (is_speaker_above(anaphor, option)) made.points -= 3;
    } else if (comparison.agreed() == 0 && chain.last_subject < 0 && option.phrase.role != Role::object &&
               option.phrase.role != Role::other) {
        made.points -= 2;
    }
    if (option.only && description.general && chain.types == bit(NodeType::company)) made.points += 3;
    made.points +=
        of_distance(anaphor.phrase.sentence - option.phrase.sentence) + of_salience(anaphor, option);
    if (comparison.agreed() == 0 && option.phrase.listed && option.phrase.kind == PhraseKind::name)
        made.points -= 3;
    // "Taiwanese foundry to build plant" over the story names no other than the story does; "the firm" that
    // was not understood is none either.
    if (chain.entity < 0) made.points -= option.title || chain.opened_definite ? 5 : 1;
    return made;
}

std::optional<Verdict> judge(const Description& description, const Phrase& phrase,
                             std::span<const OptionView> options,
                             std::span<const std::optional<Answer>> answers) {
    const bool bare = (description.general || description.vague) && description.things.empty() &&
                      description.regions.empty() && description.products.empty();
    std::vector<int> sums(options.size(), -100);
    std::int32_t subject = static_cast<std::int32_t>(phrase.sentence) - 2;
    std::size_t center = options.size();
    bool latest = true;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (!answers[i]) continue;
        sums[i] = answers[i]->points + (latest && answers[i]->new_ ? 2 : 0);
        if (options[i].chain.entity < 0) continue;
        latest = false;
        if (options[i].chain.last_subject > subject) {
            subject = options[i].chain.last_subject;
            center = i;
        } else if (options[i].chain.last_subject == subject && center < options.size()) {
            center = options.size();
        }
    }
    if (bare && center < options.size()) sums[center] += 2;
    int agreed = 0;
    for (std::size_t i = 0; i < options.size(); ++i)
        if (answers[i] && options[i].chain.entity >= 0) agreed = std::max(agreed, answers[i]->agreed);
    for (std::size_t i = 0; i < options.size(); ++i)
        if (answers[i]) sums[i] -= std::min(4 * std::max(agreed - answers[i]->agreed, 0), 6);
    std::size_t best = 0;
    for (std::size_t i = 1; i < sums.size(); ++i)
        if (sums[i] > sums[best]) best = i;
    if (sums.empty() || !answers[best]) return {};
    // "Norway's wealth fund excluded X. The fund": what was called so, though it has no name
    if (options[best].chain.entity >= 0 && answers[best]->agreed == 0 && tells_kind(description.lemma))
        for (std::size_t i = 0; i < options.size(); ++i)
            if (answers[i] && options[i].chain.entity < 0 && !options[i].title &&
                holds(options[i].chain.nouns, description.noun))
                return {};
    int others = -100;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (i != best) others = std::max(others, sums[i]);
    const auto lead = sums[best] - std::max(others, 0);
    // "X bought Y. The Milan-based company": two that have just been brought in
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (i != best && answers[i] && answers[i]->new_ && answers[best]->new_ &&
            options[i].chain.entity >= 0 && answers[i]->agreed >= answers[best]->agreed && lead < 4)
            return {};
    const bool region = (phrase.types & regions) != 0;
    const bool guessed = options[best].chain.types == person && !answers[best]->new_ &&
                         !holds(options[best].chain.nouns, description.noun);
    constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);
    const bool thing = (phrase.types & any_node_type & ~things) == 0;
    const bool good = sums[best] >= (region ? 4 : thing ? 5 : 7) && lead >= (guessed ? 4 : 2);
    const bool alone = sums[best] >= (answers[best]->agreed > 0 ? 3
                                      : best == center          ? 1
                                                                : 4) &&
                       sums[best] - others >= 3 && (lead >= 3 || best == center);
    if (!good && !alone) return {};
    return Verdict{best, lead};
}

}  // namespace newsgraph

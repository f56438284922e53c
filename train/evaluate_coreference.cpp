#include "train/commands.hpp"
#include "train/coreference.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace newsgraph::train {

namespace {

std::string percent(std::size_t part, std::size_t whole) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(1)
        << (whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
    return out.str();
}

std::string class_of(const Phrase& phrase) {
    if (phrase.kind != PhraseKind::pronoun) return "description";
    const std::string suffix = phrase.pronoun.possessive ? " (possessive)" : "";
    switch (phrase.pronoun.kind) {
        case PronounClass::he:
        case PronounClass::she:
            return "he, she" + suffix;
        case PronounClass::it:
            return "it" + suffix;
        default:
            return "they" + suffix;
    }
}

void report(const char* title, const std::map<std::string, Tally>& tallies) {
    std::cout << title << '\n';
    for (const auto& [name, tally] : tallies)
        std::cout << "  " << std::left << std::setw(24) << name << " right " << tally.right << " of "
                  << tally.made << " made, " << tally.wanted << " wanted: P "
                  << percent(tally.right, tally.made) << " R " << percent(tally.right, tally.wanted) << '\n';
}

}  // namespace

void evaluate_coreference(Arguments arguments) {
    const NameTables tables;
    std::map<std::string, Tally> decisions, links;
    for (const auto& file : arguments) {
        const auto corpus = read_chained(file, tables);
        for (const auto& document : corpus.documents) {
            const auto& text = *document.text;
            const auto named = name_entities(text.document, text.sentences, tables);
            const auto discourse = read_discourse(
                text.document, text.sentences, named,
                [&](const Decision& decision, std::span<const Phrase> phrases) {
                    const auto choice = choose(decision, coreference_weights());
                    const auto chain = document.chain_of(*decision.anaphor);
                    bool possible = false;
                    for (const auto option : decision.phrases)
                        possible = possible || (option != no_phrase && !chain.empty() &&
                                                document.chain_of(phrases[option]) == chain);
                    const auto chosen = decision.phrases[choice.option];
                    const bool right =
                        chosen != no_phrase && !chain.empty() && document.chain_of(phrases[chosen]) == chain;
                    decisions[class_of(*decision.anaphor)].add(chosen != no_phrase, possible, right);
                    decisions["all"].add(chosen != no_phrase, possible, right);
                    return choice;
                });
            // Links to named entities: the gold chain that most names of an entity have is the entity's.
            std::map<std::int32_t, std::map<std::string, int>> votes;
            std::map<std::string, bool> has_name;
            for (const auto& phrase : discourse.phrases)
                if (const auto chain = document.chain_of(phrase);
                    phrase.kind == PhraseKind::name && !chain.empty()) {
                    ++votes[discourse.chains[phrase.chain].entity][chain];
                    has_name[chain] = true;
                }
            for (std::size_t i = 0; i < discourse.phrases.size(); ++i) {
                const auto& phrase = discourse.phrases[i];
                const bool third =
                    phrase.pronoun.kind >= PronounClass::he && phrase.pronoun.kind <= PronounClass::they;
                const bool described = phrase.kind == PhraseKind::nominal && phrase.noun.known &&
                                       phrase.number == 's' &&
                                       (phrase.determiner == Determiner::definite ||
                                        phrase.determiner == Determiner::demonstrative);
                if (!third && !described) continue;
                const auto chain = document.chain_of(phrase);
                const auto entity = discourse.chains[phrase.chain].entity;
                const bool made = entity >= 0 && discourse.confidence[i] >= 0.5f;
                bool right = false;
                if (made && !chain.empty()) {
                    int most = 0;
                    for (const auto& [id, count] : votes[entity]) most = std::max(most, count);
                    const auto at = votes[entity].find(chain);
                    right = at != votes[entity].end() && at->second == most;
                }
                const bool wanted = !chain.empty() && has_name.contains(chain);
                links[class_of(phrase)].add(made, wanted, right);
                links["all"].add(made, wanted, right);
            }
        }
    }
    report("decisions (nearest phrase of the same chain)", decisions);
    report("links to named entities", links);
}

}  // namespace newsgraph::train

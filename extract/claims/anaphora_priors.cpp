#include "extract/claims/anaphora_features.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/data/tables.hpp"

#include <unordered_map>

namespace newsgraph {

namespace {

constexpr NodeTypeSet firms = bit(NodeType::company) | bit(NodeType::organization);

std::int32_t half_nats(int halves) {
    return 128 * halves;
}

/// "British" of "the British designer says its licence", "iPhones" before "it".
bool is_no_antecedent(const OptionView& option) {
    if (option.phrase.use && option.phrase.use->kind == MentionKind::demonym &&
        (option.phrase.role == Role::modifier || option.phrase.role == Role::compound))
        return true;
    const auto& head = option.sentence.tokens[option.phrase.head];
    constexpr auto things = bit(NodeType::product) | bit(NodeType::chip);
    return option.phrase.kind == PhraseKind::name && (option.chain.types & things) &&
           (head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS) && head.form.ends_with('s');
}

/// Whose such a thing is, by its noun; 0 where it may be anybody's.
NodeTypeSet owners_of(std::string_view lemma) {
    static const auto table = [] {
        std::unordered_map<std::string_view, NodeTypeSet> made;
        read_table(embedded_table("owned_nouns"), "owned_nouns.tsv", [&](auto cells, std::size_t) {
            for (const auto type : split_cell(cells[0]))
                for (const auto noun : split_cell(cells[1]))
                    if (const auto parsed = parse_node_type(type))
                        made[noun] = static_cast<NodeTypeSet>(made[noun] | bit(*parsed));
        });
        return made;
    }();
    const auto at = table.find(lemma);
    return at == table.end() ? NodeTypeSet{} : at->second;
}

/// "its border" is no company's, "its dividend" no country's.
bool is_no_owner(const AnaphorView& anaphor, const OptionView& option) {
    const auto up = anaphor.sentence.tokens[anaphor.phrase.head].head;
    if (up < 0) return false;
    const auto owners = owners_of(anaphor.sentence.tokens[static_cast<std::size_t>(up)].lemma);
    constexpr NodeTypeSet states = bit(NodeType::country) | bit(NodeType::place);
    if (owners & bit(NodeType::country)) return (option.chain.types & ~(bit(NodeType::company))) == 0;
    return owners != 0 && (option.chain.types & ~states) == 0;
}

/// "Goldman Sachs are said to have valued its film unit": not their own.
bool is_told_of_as_many(const AnaphorView& anaphor, const OptionView& option) {
    if (anaphor.phrase.sentence != option.phrase.sentence || option.phrase.role != Role::subject)
        return false;
    const auto& tokens = option.sentence.tokens;
    const auto verb = tokens[option.phrase.head].head;
    for (auto at = option.phrase.head + 1; verb >= 0 && at < tokens.size() && at < option.phrase.head + 4;
         ++at)
        if (tokens[at].head == verb &&
            (tokens[at].form == "are" || tokens[at].form == "were" || tokens[at].form == "have"))
            return true;
    return false;
}

/// '"Tusk serves others," he said': whoever speaks is none of those that the quotation before him names.
bool speaks_of(const AnaphorView& anaphor, const OptionView& option) {
    if (anaphor.kind != AnaphorClass::person || anaphor.phrase.sentence != option.phrase.sentence ||
        option.phrase.head > anaphor.phrase.head || option.phrase.kind != PhraseKind::name)
        return false;
    const auto& tokens = anaphor.sentence.tokens;
    if (anaphor.phrase.head == 0 || anaphor.phrase.head + 1 >= tokens.size()) return false;
    const auto closed = tokens[anaphor.phrase.head - 1].xpos == Xpos::close_quote;
    return closed && tokens[0].xpos == Xpos::open_quote;
}

/// "its chairman", "its envoy": a named person stands there or is meant.
bool owns_post(const AnaphorView& anaphor) {
    const auto up = anaphor.sentence.tokens[anaphor.phrase.head].head;
    if (up < 0) return false;
    const auto& noun = anaphor.sentence.tokens[static_cast<std::size_t>(up)];
    return nominal(noun.lemma).types == bit(NodeType::person);
}

}  // namespace

std::int32_t option_prior(const AnaphorView& anaphor, const OptionView& option) {
    if (option.chain.entity < 0) return 0;
    const auto sentences = anaphor.phrase.sentence - option.phrase.sentence;
    const bool subject = sentences <= 1 && option.phrase.role == Role::subject;
    if (speaks_of(anaphor, option)) return -half_nats(6);
    const bool single = anaphor.kind == AnaphorClass::it || anaphor.kind == AnaphorClass::it_possessive;
    if (single) {
        if (is_told_of_as_many(anaphor, option)) return -half_nats(6);
        if (anaphor.kind == AnaphorClass::it_possessive && is_no_owner(anaphor, option)) return -half_nats(6);
        // "Its president, X": of a body, whether or not it was a subject
        if (anaphor.kind == AnaphorClass::it_possessive && owns_post(anaphor)) {
            if (is_no_antecedent(option)) return -half_nats(6);
            if (option.chain.types & (firms | bit(NodeType::country)))
                return half_nats(sentences == 0 ? 3 : sentences == 1 ? 5 : 0);
            return -half_nats(4);
        }
        // "X said in Y that its …": the outlet is not what is spoken of.
        if (is_no_antecedent(option)) return -half_nats(6);
        // "Brazil raised tariffs. Its president …"
        if (option.chain.types == bit(NodeType::country) && subject && option.phrase.kind == PhraseKind::name)
            return half_nats(2);
        if ((option.chain.types & firms) && option.chain.last_subject < 0 &&
            option.phrase.role == Role::oblique)
            return -half_nats(3);
        return (option.chain.types & firms) && subject ? half_nats(2) : 0;
    }
    // "Prime Minister X said. His deputy, Y": of who was the subject just before
    if (anaphor.kind == AnaphorClass::person_possessive && anaphor.phrase.head == 0 && owns_post(anaphor) &&
        sentences == 1 && subject && option.phrase.kind == PhraseKind::name)
        return half_nats(8);
    // News calls a firm "they" where other texts would not.
    const bool plural = anaphor.kind == AnaphorClass::they || anaphor.kind == AnaphorClass::they_possessive;
    return plural && (option.chain.types & firms) && subject ? half_nats(2) : 0;
}

std::int32_t none_prior(const AnaphorView& anaphor) {
    const bool single = anaphor.kind == AnaphorClass::it || anaphor.kind == AnaphorClass::it_possessive;
    return single ? -half_nats(3) : 0;
}

}  // namespace newsgraph

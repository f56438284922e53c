#include "extract/claims/described_names.hpp"

#include "extract/claims/called_names.hpp"
#include "extract/claims/code_names.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/language/chars.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t head_in(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    for (auto at = first; at < last; ++at) {
        const auto up = sentence.tokens[at].head;
        if (up < static_cast<std::int32_t>(first) || up >= static_cast<std::int32_t>(last)) return at;
    }
    return last - 1;
}

/// A company does it: "Nvidia unveiled X", not "the city unveiled X".
bool is_made_by_firm(const Sentence& sentence, std::int32_t verb) {
    for (std::uint32_t at = 0; at < sentence.tokens.size(); ++at)
        if (sentence.tokens[at].head == verb && sentence.tokens[at].deprel == Deprel::nsubj) {
            const auto up = sentence.tokens[static_cast<std::size_t>(verb)].head;  // "X, which makes Y"
            const bool relative = sentence.tokens[at].xpos == Xpos::WDT && up >= 0;
            if (const auto* name = name_at(sentence, relative ? static_cast<std::uint32_t>(up) : at))
                return name->type == NodeType::company;
        }
    return false;
}

/// "Google introduced a smart speaker, the X": whatever a firm brings out.
bool is_brought_out(const Sentence& sentence, std::uint32_t noun) {
    const auto& token = sentence.tokens[noun];
    if (token.deprel != Deprel::obj || token.head < 0) return false;
    static constexpr std::string_view verbs[] = {"develop", "discontinue", "introduce", "launch",
                                                 "make",    "manufacture", "release",   "unveil"};
    return std::binary_search(std::begin(verbs), std::end(verbs),
                              sentence.tokens[static_cast<std::size_t>(token.head)].lemma) &&
           is_made_by_firm(sentence, token.head);
}

namespace {
bool is_break(std::string_view form) {
    return form == "," || form == "-" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94" || form == "(";
}

}  // namespace

/// "startup X", "the chipmaker X", "X, a carmaker": the noun beside the name says what it is.
std::optional<NodeType> described_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last,
                                       std::uint32_t head) {
    const auto company = [&](std::uint32_t at) {
        const auto& token = sentence.tokens[at];
        return token.upos == Upos::NOUN && (token.xpos == Xpos::NN || token.xpos == Xpos::NNS) &&
               (nominal(token.lemma).types == bit(NodeType::company) || is_trade_group(sentence, at));
    };
    // "its first ferry, the X": what the name is stands before the comma
    if (first > 2 && sentence.tokens[first - 1].form == "the" && is_break(sentence.tokens[first - 2].form) &&
        sentence.tokens[first - 3].upos == Upos::NOUN &&
        (is_thing(lower_case(sentence.tokens[first - 3].lemma)) || is_brought_out(sentence, first - 3)))
        return NodeType::product;
    if (is_apposed_thing(sentence, static_cast<std::int32_t>(head))) return NodeType::product;
    if (first > 0 && sentence.tokens[first - 1].xpos == Xpos::NN && company(first - 1))
        return NodeType::company;
    // "the yacht X", "hypertension drug X"
    if (first > 1 && sentence.tokens[first - 1].xpos == Xpos::NN &&
        is_thing(lower_case(sentence.tokens[first - 1].lemma))) {
        const auto& noun = sentence.tokens[first - 1];
        const bool below =
            noun.head >= static_cast<std::int32_t>(first) && noun.head < static_cast<std::int32_t>(last);
        if (below || sentence.tokens[head].head == static_cast<std::int32_t>(first) - 1)
            return NodeType::product;
    }
    if (first > 1 && sentence.tokens[first - 1].form == "-up" && sentence.tokens[first - 2].form == "start")
        return NodeType::company;
    if (last + 2 >= sentence.tokens.size() || sentence.tokens[last].form != ",") return std::nullopt;
    const auto& article = sentence.tokens[last + 1];
    if (article.form != "a" && article.form != "an" && article.form != "the") return std::nullopt;
    for (auto at = last + 2; at < sentence.tokens.size() && at < last + 8; ++at) {
        const auto& token = sentence.tokens[at];
        if (company(at) && token.head == static_cast<std::int32_t>(head)) return NodeType::company;
        if (is_thing(token.lemma) && article.form != "the" &&
            (at + 1 == sentence.tokens.size() || sentence.tokens[at + 1].upos != Upos::NOUN))
            return NodeType::product;
        if (token.upos == Upos::PUNCT && token.form != "-") break;
    }
    return std::nullopt;
}

namespace {
/// What a firm is called that no person can be called.
bool is_firm_noun(const Sentence& sentence, std::uint32_t at) {
    static constexpr std::string_view firms[] = {"bank", "conglomerate", "insurer", "lender", "manufacturer"};
    const auto& noun = sentence.tokens[at];
    return std::binary_search(std::begin(firms), std::end(firms), noun.lemma) || nominal(noun.lemma).asset ||
           is_trade_group(sentence, at);
}
}  // namespace

bool is_apposed_firm(const Sentence& sentence, std::uint32_t last, std::uint32_t head) {
    const auto& tokens = sentence.tokens;
    if (last + 3 >= tokens.size() || tokens[last].form != ",") return false;
    const auto& article = tokens[last + 1].form;
    bool based = article == "a" || article == "an";
    if (!based && article != "the") return false;
    constexpr std::uint32_t reach = 10;
    for (auto at = last + 2; at < tokens.size() && at < last + reach; ++at) {
        const auto& noun = tokens[at];
        if (noun.upos == Upos::PUNCT && noun.form != "-") return false;
        based = based || noun.form == "based" ||  // "the Spanish steelmaker"
                (noun.form.front() >= 'A' && noun.form.front() <= 'Z');
        const bool both = noun.deprel == Deprel::nsubj && tokens[head].deprel == Deprel::nsubj &&
                          noun.head == tokens[head].head;  // the parser took both for the subject
        if (noun.head != static_cast<std::int32_t>(head) && !both) continue;
        const bool closed = at + 1 == tokens.size() || tokens[at + 1].upos == Upos::PUNCT ||
                            tokens[at + 1].xpos == Xpos::WDT || tokens[at + 1].xpos == Xpos::VBN;
        const bool firm = is_firm_noun(sentence, at) ||
                          (noun.lemma == "group" && tokens[at - 1].upos == Upos::NOUN && article == "the");
        return based && closed && firm && (both || noun.deprel == Deprel::appos) && noun.xpos == Xpos::NN;
    }
    return false;
}

bool is_owned_firm(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    if (first < 3 || tokens[first - 1].form != "," || tokens[first - 2].xpos != Xpos::NN ||
        !is_firm_noun(sentence, first - 2) || (last < tokens.size() && tokens[last].upos != Upos::PUNCT))
        return false;
    auto at = first - 2;
    while (at > 0 && at + 6 > first &&
           (tokens[at - 1].upos == Upos::NOUN || tokens[at - 1].upos == Upos::ADJ ||
            tokens[at - 1].upos == Upos::PROPN))
        --at;
    return at > 0 && (tokens[at - 1].xpos == Xpos::POS || tokens[at - 1].xpos == Xpos::PRPS);
}

bool is_apposed_thing(const Sentence& sentence, std::int32_t head) {
    const auto& word = sentence.tokens[static_cast<std::size_t>(head)];
    if (word.deprel != Deprel::appos || word.head < 0 || word.head >= head) return false;
    const auto& noun = sentence.tokens[static_cast<std::size_t>(word.head)];
    const bool small = noun.form.front() >= 'a' && noun.form.front() <= 'z';
    return noun.xpos == Xpos::NN && small && is_thing(noun.lemma) && !nominal(noun.lemma).relational &&
           sentence.tokens[static_cast<std::size_t>(word.head) + 1].form == ",";
}

std::optional<NodeType> said_of_subject(const Sentence& sentence, std::uint32_t head) {
    const auto& tokens = sentence.tokens;
    const auto at = static_cast<std::int32_t>(head);
    const bool copula = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == at && token.deprel == Deprel::cop && token.lemma == "be";
    });
    if (!copula) return std::nullopt;
    for (const auto& token : tokens) {
        if (token.head != at || token.deprel != Deprel::nsubj || token.xpos != Xpos::NN ||
            token.form.front() < 'a')
            continue;
        if (is_thing(token.lemma)) return NodeType::product;
        if (nominal(token.lemma).types == bit(NodeType::company)) return NodeType::company;
    }
    return std::nullopt;
}

namespace {
std::optional<NodeType> type_by_noun(const Token& noun) {
    if (noun.upos != Upos::NOUN || noun.form.front() < 'a' || noun.form.front() > 'z') return std::nullopt;
    if (is_thing(noun.lemma) || is_site(noun.lemma)) return NodeType::product;
    if (is_movement(noun.lemma) || noun.lemma == "group") return NodeType::organization;
    return nominal(noun.lemma).types == bit(NodeType::company) ? std::optional(NodeType::company)
                                                               : std::nullopt;
}
}  // namespace

std::optional<NodeType> quoted_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    constexpr std::uint32_t reach = 4;
    const auto& tokens = sentence.tokens;
    for (auto at = first; at < last; ++at)  // "Candy to Door"
        if (const char letter = tokens[at].form.front();
            letter >= 'a' && letter <= 'z' && (at == first || at + 1 == last || tokens[at].form.size() > 3))
            return std::nullopt;
    if (first < 2 || tokens[first].form.front() < 'A' || tokens[first].form.front() > 'Z')
        return std::nullopt;
    const auto& before = tokens[first - 2];
    if (before.xpos == Xpos::NN) return type_by_noun(before);
    if (before.xpos == Xpos::VBN || before.lemma == "as") {
        const auto& verb = tokens[before.lemma == "as" && first > 2 ? first - 3 : first - 2];
        if (verb.deprel == Deprel::acl && verb.head >= 0)
            return type_by_noun(tokens[static_cast<std::size_t>(verb.head)]);
    }
    if (before.upos != Upos::DET) return std::nullopt;
    auto noun = last + 1;
    while (noun + 1 < tokens.size() && noun < last + reach && tokens[noun + 1].upos == Upos::NOUN) ++noun;
    return noun < tokens.size() ? type_by_noun(tokens[noun]) : std::nullopt;
}

}  // namespace newsgraph

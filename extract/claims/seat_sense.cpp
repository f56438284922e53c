#include "extract/claims/seat_sense.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

enum Kind : unsigned {
    city_noun = 1,
    state_noun = 2,
    city_verb = 4,
    city_prep = 8,
    state_prep = 16,
    motion_noun = 32,
    pact_noun = 64,
    city_object = 128
};

bool is(std::string_view lemma, unsigned kind) {
    static const auto table = [] {
        constexpr std::array<std::string_view, 8> names{"city_noun", "state_noun", "city_verb",
                                                        "city_prep", "state_prep", "motion_noun",
                                                        "pact_noun", "city_object"};
        std::unordered_map<std::string_view, unsigned> made;
        read_table(embedded_table("seat_words"), "seat_words.tsv", [&](auto cells, std::size_t) {
            const auto at = std::find(names.begin(), names.end(), cells[0]);
            if (at == names.end()) return;
            for (const auto word : split_cell(cells[1])) made[word] |= 1u << (at - names.begin());
        });
        return made;
    }();
    const auto at = table.find(lemma);
    return at != table.end() && (at->second & kind) != 0;
}

/// The preposition of a noun, as a lemma; empty when it has none.
std::string_view preposition(const Sentence& sentence, std::uint32_t head) {
    const auto begin = head > 6 ? head - 6 : 0;
    for (auto i = begin; i < head; ++i)
        if (sentence.tokens[i].head == static_cast<std::int32_t>(head) &&
            sentence.tokens[i].deprel == Deprel::case_ && sentence.tokens[i].xpos != Xpos::POS)
            return sentence.tokens[i].lemma;
    return {};
}

bool is_dateline(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    if (first > 1) return false;
    const auto& tokens = sentence.tokens;
    for (auto i = last; i < tokens.size() && i < last + 12; ++i) {
        const auto form = tokens[i].form;
        if (form == "\xE2\x80\x94" || form == "\xE2\x80\x93" || form == "--" || form == "-") return true;
        if (form == "(" && i == last) return true;
        if (tokens[i].upos == Upos::VERB || tokens[i].upos == Upos::AUX) return false;
    }
    return false;
}

SeatSense of_noun(const Sentence& sentence, std::int32_t governor, SeatSense otherwise) {
    if (governor < 0) return SeatSense::open;
    const auto& lemma = sentence.tokens[static_cast<std::size_t>(governor)].lemma;
    if (is(lemma, state_noun)) return SeatSense::government;
    if (is(lemma, city_noun)) return SeatSense::city;
    return otherwise;
}

SeatSense of_preposition(const Sentence& sentence, std::uint32_t head, std::string_view with) {
    const auto governor = sentence.tokens[head].head;
    const auto lemma = governor < 0
                           ? std::string_view{}
                           : std::string_view(sentence.tokens[static_cast<std::size_t>(governor)].lemma);
    if (with.empty()) return SeatSense::open;
    if (is(with, city_prep)) return SeatSense::city;
    if (with == "with" || with == "against") return SeatSense::government;  // "stands with Kyiv"
    if (is(lemma, motion_noun) || is(lemma, city_verb)) return SeatSense::city;
    if (is(with, state_prep)) return SeatSense::government;
    if (with == "of") return of_noun(sentence, governor, SeatSense::open);
    if (with == "from" || with == "to") {
        const bool verb =
            governor >= 0 && sentence.tokens[static_cast<std::size_t>(governor)].upos == Upos::VERB;
        return is(lemma, state_noun) || (verb && with == "to") ? SeatSense::government : SeatSense::open;
    }
    return SeatSense::open;
}

/// "Washington and Tokyo struck a deal", "held talks": governments do.
bool makes_pact(const Sentence& sentence, std::int32_t verb) {
    const auto end = std::min(sentence.tokens.size(), static_cast<std::size_t>(verb) + 8);
    for (auto at = static_cast<std::size_t>(verb) + 1; at < end; ++at)
        if (sentence.tokens[at].head == verb && sentence.tokens[at].deprel == Deprel::obj)
            return is(sentence.tokens[at].lemma, pact_noun);
    return false;
}

/// "Washington hit Brazil with tariffs": what is done to cities they do not do themselves.
bool hits(const Sentence& sentence, std::int32_t verb) {
    const auto end = std::min(sentence.tokens.size(), static_cast<std::size_t>(verb) + 8);
    for (auto at = static_cast<std::size_t>(verb) + 1; at < end; ++at)
        if (sentence.tokens[at].head == verb && sentence.tokens[at].deprel == Deprel::obj)
            return is(sentence.tokens[static_cast<std::size_t>(verb)].lemma, city_object);
    return false;
}

SeatSense of_subject(const Sentence& sentence, std::int32_t governor) {
    if (governor < 0) return SeatSense::open;
    const auto& token = sentence.tokens[static_cast<std::size_t>(governor)];
    if (token.upos == Upos::VERB || token.upos == Upos::AUX)
        return is(token.lemma, city_verb) && !makes_pact(sentence, governor) && !hits(sentence, governor)
                   ? SeatSense::open
                   : SeatSense::government;
    if (token.upos == Upos::NOUN || token.upos == Upos::PROPN)
        return is(token.lemma, city_noun) ? SeatSense::city : SeatSense::open;
    return SeatSense::government;
}

SeatSense of_tree(const Sentence& sentence, std::uint32_t head, int depth) {
    const auto& token = sentence.tokens[head];
    switch (token.deprel) {
        case Deprel::nsubj:
        case Deprel::nsubj_outer:
            return of_subject(sentence, token.head);
        case Deprel::nsubj_pass: {
            const auto sense = of_subject(sentence, token.head);
            return sense == SeatSense::open ? SeatSense::city : sense;
        }
        case Deprel::obl_agent:
            return SeatSense::government;
        case Deprel::obj:
        case Deprel::iobj:
            if (token.head < 0) return SeatSense::open;
            return is(sentence.tokens[static_cast<std::size_t>(token.head)].lemma, city_verb)
                       ? SeatSense::city
                       : SeatSense::government;
        case Deprel::nmod_poss:
            return of_noun(sentence, token.head, SeatSense::government);
        case Deprel::compound:
        case Deprel::amod:
        case Deprel::nmod_desc:
            return of_noun(sentence, token.head, SeatSense::open);
        case Deprel::conj: {
            const auto with = preposition(sentence, head);
            if (!with.empty() && is(with, city_prep)) return SeatSense::city;
            if (token.head < 0 || depth > 3) return SeatSense::open;
            const auto lead = static_cast<std::size_t>(token.head);
            if (lead > 1 && sentence.tokens[lead - 1].lemma == "to" &&
                is(sentence.tokens[lead - 2].lemma, motion_noun))
                return SeatSense::city;  // "flights to Mogadishu and Juba"
            return of_tree(sentence, static_cast<std::uint32_t>(token.head), depth + 1);
        }
        case Deprel::obl:
        case Deprel::nmod:
            return of_preposition(sentence, head, preposition(sentence, head));
        default:
            return SeatSense::open;
    }
}

/// "its Paris, Brussels and Lisbon offices": what stands behind the list is in each town.
bool heads_list(const Sentence& sentence, std::uint32_t last) {
    constexpr std::uint32_t longest = 10;
    const auto& tokens = sentence.tokens;
    bool joined = false;
    for (auto at = last; at < tokens.size() && at < last + longest; ++at) {
        const auto& token = tokens[at];
        if (token.upos == Upos::PROPN || token.form == ",") continue;
        if (token.upos != Upos::CCONJ) return joined && token.xpos == Xpos::NNS && is(token.lemma, city_noun);
        joined = true;
    }
    return false;
}

/// What the words next to the name tell: the tree may err on them, they do not.
SeatSense of_neighbours(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    const bool possessive =
        last < tokens.size() && (tokens[last].form == "'s" || tokens[last].form == "\xE2\x80\x99s" ||
                                 tokens[last].form == "'" || tokens[last].form == "\xE2\x80\x99");
    const auto before = first > 0 ? std::string_view(tokens[first - 1].lemma) : std::string_view{};
    if (possessive) {
        for (auto i = last + 1; i < tokens.size() && i < last + 6; ++i) {
            if (tokens[i].upos == Upos::VERB || tokens[i].upos == Upos::AUX) break;
            if (is(tokens[i].lemma, city_noun)) return SeatSense::city;
            if (is(tokens[i].lemma, state_noun)) return SeatSense::government;
        }
        // "San Jose's Cisco": firms are of cities
        return last + 1 < tokens.size() && tokens[last + 1].upos == Upos::PROPN ? SeatSense::city
                                                                                : SeatSense::government;
    }
    // "concerns in Washington about …"
    if ((before == "in" || before == "from") && first > 1 && tokens[first - 2].upos == Upos::NOUN &&
        is(tokens[first - 2].lemma, state_noun))
        return SeatSense::government;
    if (is(before, city_prep) && before != "above" && before != "over") return SeatSense::city;
    if ((before == "to" || before == "from") && first > 1 && tokens[first - 2].upos == Upos::NOUN &&
        is(tokens[first - 2].lemma, motion_noun))
        return SeatSense::city;  // "flights to Mogadishu"
    if ((before == "by" || before == "against") &&
        !(last + 1 < tokens.size() && is(tokens[last].lemma, city_noun) &&
          tokens[last + 1].upos == Upos::PROPN))
        return SeatSense::government;  // "by Berlin non-profit X" is the city
    auto behind = last;                // "the Paris, Brussels and Lisbon bourses"
    while (behind < tokens.size() && behind < last + 12 &&
           (tokens[behind].form == "," || tokens[behind].form == "and" || tokens[behind].upos == Upos::PROPN))
        ++behind;
    if (behind > last && behind < tokens.size() && tokens[behind].xpos == Xpos::NNS &&
        is(tokens[behind].lemma, city_noun) && tokens[behind - 1].upos == Upos::PROPN && before == "the")
        return SeatSense::city;
    if (last < tokens.size() && tokens[last].form != ",") {
        if (is(tokens[last].lemma, state_noun) && !is(before, city_prep) && tokens[last].upos == Upos::NOUN)
            return SeatSense::government;
        if (is(tokens[last].lemma, city_noun)) return SeatSense::city;
    }
    return heads_list(sentence, last) ? SeatSense::city : SeatSense::open;
}

}  // namespace

SeatSense seat_sense(const Sentence& sentence, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                     bool starts_block) {
    const auto& tokens = sentence.tokens;
    if (starts_block && is_dateline(sentence, first, last)) return SeatSense::city;
    // "Beijing, China", "Washington, D.C."
    if (last + 1 < tokens.size() && tokens[last].form == "," && tokens[last + 1].deprel == Deprel::appos &&
        tokens[last + 1].head == static_cast<std::int32_t>(head))
        return SeatSense::city;
    if (last < tokens.size() && tokens[last].form == "-") return SeatSense::city;
    const auto near = of_neighbours(sentence, first, last);
    return near == SeatSense::open ? of_tree(sentence, head, 0) : near;
}

bool is_language(const Sentence& sentence, std::uint32_t token) {
    const auto& tokens = sentence.tokens;
    if (token + 1 < tokens.size() &&
        (tokens[token + 1].upos == Upos::NOUN || tokens[token + 1].upos == Upos::PROPN) &&
        tokens[token + 1].lemma != "language" && tokens[token + 1].lemma != "translation")
        return false;
    if (const auto head = tokens[token].head;  // "a probe into Chinese electric cars"
        head > static_cast<std::int32_t>(token) && base(tokens[token].deprel) == Deprel::amod) {
        const auto& noun = tokens[static_cast<std::size_t>(head)];
        if (noun.upos == Upos::NOUN && noun.lemma != "language" && noun.lemma != "translation") return false;
    }
    if (token + 1 < tokens.size() && tokens[token + 1].lemma == "language") return true;
    if (token + 1 < tokens.size() && tokens[token + 1].lemma == "translation") return true;
    if (tokens[token].form.ends_with("s")) return false;
    for (auto i = token; i-- > 0 && i + 4 > token;) {
        const auto& lemma = tokens[i].lemma;
        if (lemma == "speak" || lemma == "learn" || lemma == "translate" || lemma == "fluent" ||
            lemma == "write")
            return true;
        if (lemma == "in" && i + 1 == token) return true;
        if (lemma == "into" && i + 1 == token) return true;
    }
    return false;
}

}  // namespace newsgraph

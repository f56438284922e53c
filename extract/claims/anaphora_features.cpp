#include "extract/claims/anaphora_features.hpp"

#include <algorithm>
#include <bit>

namespace newsgraph {

namespace {

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
    std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9u;
    return static_cast<std::uint32_t>(x >> 40);
}

std::uint32_t hash(std::string_view text) {
    std::uint32_t h = 2166136261u;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h;
}

class Adder {
public:
    Adder(std::uint32_t kind, std::vector<std::uint32_t>& out) : kind_(kind), out_(out) {}
    template <class... Values>
    void operator()(std::uint32_t template_id, Values... values) {
        auto key = mix(template_id + 1, kind_);
        ((key = mix(key + 0x51ed, static_cast<std::uint32_t>(values) + 7)), ...);
        out_.push_back(key & (weight_count - 1));
    }

private:
    std::uint32_t kind_;
    std::vector<std::uint32_t>& out_;
};

std::uint32_t distance_bucket(std::uint32_t sentences) {
    if (sentences < 4) return sentences;
    return sentences < 6 ? 4 : sentences < 10 ? 5 : 6;
}

std::uint32_t count_bucket(std::uint32_t count) {
    return std::min<std::uint32_t>(static_cast<std::uint32_t>(std::bit_width(count)), 5);
}

/// What sort of thing the option is: named by type, noun by what it can denote, pronoun, coordination.
std::uint32_t kind_of(const OptionView& option) {
    const auto types = option.chain.types;
    const auto main = static_cast<std::uint32_t>(std::countr_zero(static_cast<unsigned>(types) | 0x100u));
    if (!option.chain.members.empty()) return 60;
    if (option.chain.entity >= 0) return 20 + main;
    if (option.phrase.kind == PhraseKind::pronoun && option.chain.phrases == 1)
        return 40 + static_cast<std::uint32_t>(option.phrase.pronoun.kind);
    return main + (option.phrase.noun.known ? 0 : 10);
}

std::uint32_t agreement(char a, char b) {
    return a == 0 || b == 0 ? 0 : a == b ? 1 : 2;
}

/// How the option stands to the anaphor in one sentence.
std::uint32_t path(const AnaphorView& anaphor, const OptionView& option) {
    const auto& tokens = anaphor.sentence.tokens;
    const auto verb_of = [&](std::uint32_t token) {
        auto at = tokens[token].head;
        for (int step = 0; step < 8 && at >= 0; ++step) {
            const auto& t = tokens[static_cast<std::size_t>(at)];
            if (t.upos == Upos::VERB || t.deprel == Deprel::root) return at;
            at = t.head;
        }
        return at;
    };
    const auto own = verb_of(anaphor.phrase.head), other = verb_of(option.phrase.head);
    if (own == other) return tokens[option.phrase.head].head == own ? 1 : 2;
    auto at = own;
    for (int step = 0; step < 8 && at >= 0; ++step) {
        at = tokens[static_cast<std::size_t>(at)].head;
        if (at >= 0 && at == other) return tokens[option.phrase.head].head == other ? 3 : 4;
    }
    return 5;
}

std::string_view governor_lemma(const AnaphorView& anaphor) {
    const auto head = anaphor.sentence.tokens[anaphor.phrase.head].head;
    return head < 0 ? std::string_view{}
                    : std::string_view(anaphor.sentence.tokens[static_cast<std::size_t>(head)].lemma);
}

}  // namespace

void add_option_features(const AnaphorView& anaphor, const OptionView& option,
                         std::vector<std::uint32_t>& out) {
    const auto& a = anaphor.phrase;
    const auto& c = option.phrase;
    Adder add(static_cast<std::uint32_t>(anaphor.kind), out);
    const auto sentences = a.sentence - c.sentence;
    const auto distance = distance_bucket(sentences);
    const auto kind = kind_of(option);
    const bool same_sentence = sentences == 0;
    const auto subject =
        option.chain.last_subject < 0
            ? 7u
            : distance_bucket(a.sentence - static_cast<std::uint32_t>(option.chain.last_subject));
    add(1, 0);
    add(2, distance);
    add(3, kind);
    add(4, c.role, distance);
    add(5, c.role, a.role, std::min(distance, 2u));
    add(6, std::min(option.rank, 12u), same_sentence);
    add(7, agreement(a.gender, option.chain.gender), kind);
    add(8, a.number, option.chain.number, kind);
    add(9, count_bucket(option.chain.phrases), option.chain.entity >= 0);
    add(10, c.first_of_sentence, distance);
    add(11, same_sentence ? path(anaphor, option) : 9u, c.role);
    add(12, c.determiner, c.kind);
    add(13, a.quoted, c.quoted, same_sentence);
    add(14, option.chain.last_pronoun == a.pronoun.kind, distance);
    add(15, subject, distance);
    add(16, option.title, distance);
    add(17, option.prominence, kind);
    add(18, kind, distance, c.role == Role::subject);
    add(19, hash(governor_lemma(anaphor)) % 2048, a.role, kind);
    add(20, std::min(a.head - std::min(a.head, c.head), 30u) / 3, same_sentence);
    add(21, count_bucket(option.chain.total), distance);
    add(22, std::min(option.rank, 4u), kind, a.role);
    add(23, option.chain.last_subject >= 0, a.role, distance, c.quoted == a.quoted);
}

void add_none_features(const AnaphorView& anaphor, std::size_t options, std::vector<std::uint32_t>& out) {
    const auto& a = anaphor.phrase;
    const auto& tokens = anaphor.sentence.tokens;
    Adder add(static_cast<std::uint32_t>(anaphor.kind), out);
    const auto governor = governor_lemma(anaphor);
    bool clause = false, copula = false;
    const auto head = tokens[a.head].head;
    const auto end = std::min<std::size_t>(tokens.size(), a.head + 24);
    for (std::size_t i = a.head > 8 ? a.head - 8 : 0; i < end; ++i) {
        const auto relation = base(tokens[i].deprel);
        if (tokens[i].head == head && head >= 0) {
            clause = clause || relation == Deprel::ccomp || relation == Deprel::csubj ||
                     relation == Deprel::advcl || relation == Deprel::xcomp;
            copula = copula || relation == Deprel::cop;
        }
    }
    add(60, 0);
    add(61, a.role, copula, clause);
    add(62, hash(governor) % 2048, a.role);
    add(63, std::min<std::size_t>(options, 6));
    add(64, std::min(a.sentence, 3u));
    add(65, a.quoted);
    add(66, a.first_of_sentence, a.role);
}

}  // namespace newsgraph

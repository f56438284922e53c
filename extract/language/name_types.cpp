#include "extract/language/name_types.hpp"

#include "extract/language/name_settle.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

struct Decision {
    std::size_t type = type_none;
    float confidence = 0;
};

// Facts of exactly these tokens, none when the tables know another stretch.
std::optional<NameMatch> whole_match(std::span<const Token> tokens, const NameTables& tables) {
    auto match = tables.find_longest(tokens, 0);
    if (match && match->last != tokens.size()) match.reset();
    return match;
}

bool knows(const NameMatch& match, const NameTables& tables, NodeTypeSet types, NameKind kind) {
    return std::any_of(match.all().begin(), match.all().end(), [&](const NameFact* fact) {
        return fact->kind == kind && (bit(tables.thing(*fact).type) & types) != 0;
    });
}

// "Nvidia H800" → 1: how many tokens in front are the maker's name, 0 when none. A product whose usual name
// begins with its maker ("Apple Watch") stays whole.
std::uint32_t maker_length(std::span<const Token> tokens, const NameTables& tables) {
    const auto whole = whole_match(tokens, tables);
    if (whole && knows(*whole, tables, any_node_type, NameKind::name)) {
        for (const auto* fact : whole->all())
            if (tables.thing(*fact).name == fact->form && tables.thing(*fact).type != NodeType::company)
                return 0;
    }
    for (auto length = std::min<std::size_t>(tokens.size() - 1, 3); length > 0; --length) {
        const auto match = whole_match(tokens.first(length), tables);
        if (!match || match->agreement == NameCase::folded ||
            !knows(*match, tables, bit(NodeType::company), NameKind::name))
            continue;
        const auto rest = tokens.subspan(length);
        const bool digits = rest[0].form.find_first_of("0123456789") != std::string_view::npos;
        const auto known = whole_match(rest, tables);
        if (digits ||
            (known && knows(*known, tables, bit(NodeType::chip) | bit(NodeType::product), NameKind::name)))
            return static_cast<std::uint32_t>(length);
    }
    return 0;
}

/// "Bell 206": no person.
bool has_digit_word(std::span<const Token> tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.form.find_first_of("0123456789") != std::string_view::npos;
    });
}

class Document {
public:
    Document(const NameContext& context, const NameTables& tables, std::span<Sentence> sentences)
        : context_(context), tables_(tables), sentences_(sentences) {}

    void add(const NameSpan& span, const Decision& decision) {
        if (decision.type == type_none) return;
        auto first = span.first;
        const auto type = static_cast<NodeType>(decision.type);
        const auto confidence = std::min(span.confidence, decision.confidence);
        const auto tokens =
            std::span(sentences_[span.sentence].tokens).subspan(span.first, span.last - span.first);
        if (type == NodeType::chip || type == NodeType::product)
            if (const auto length = maker_length(tokens, tables_); length > 0) {
                push(span.sentence, first, first + length, NodeType::company, confidence);
                first += length;
            }
        push(span.sentence, first, span.last, type, confidence);
    }

    void mark_taken(const Sentence& sentence, std::size_t count) {
        taken_.assign(count, false);
        for (const auto& name : sentence.names)
            for (auto i = name.first; i < name.last; ++i) taken_[i] = true;
    }

    // Demonyms, countries and part numbers that the tables know and the chain left out.
    void add_known(std::size_t s) {
        const auto row = context_.tokens(s);
        auto& sentence = sentences_[s];
        mark_taken(sentence, row.size());
        for (std::size_t i = 0; i < row.size();) {
            const auto g = row[i].gazetteer;
            constexpr unsigned wanted =
                gaz_demonym | gaz_country | gaz_chip | gaz_place | gaz_company | gaz_body | gaz_product;
            if (taken_[i] || (g & wanted) == 0 || (g & (gaz_folded | gaz_inside)) != 0 || blocked(s, i)) {
                ++i;
                continue;
            }
            const auto match = tables_.find_longest(sentence.tokens, i);
            if (!match || std::any_of(taken_.begin() + static_cast<std::ptrdiff_t>(i),
                                      taken_.begin() + match->last, [](bool b) { return b; })) {
                ++i;
                continue;
            }
            const auto tokens = std::span(sentence.tokens).subspan(i, match->last - i);
            const bool currency = match->last < row.size() && !sentence.tokens[match->last].space_before &&
                                  sentence.tokens[match->last].form.starts_with('$');
            const auto type = currency ? std::nullopt : certain_type(*match, tokens);
            const bool alone = context_.written(s) == SentenceCase::normal && !row[i].first &&
                               !(i > 0 && row[i - 1].capital) &&
                               !(match->last < row.size() && row[match->last].capital);
            if (type && (*type != NodeType::place || (g & gaz_demonym) != 0 || alone))
                push(s, static_cast<std::uint32_t>(i), match->last, *type, 0.8f);
            else if (const auto only = alone && !currency ? only_type(*match, row[i]) : std::nullopt)
                push(s, static_cast<std::uint32_t>(i), match->last, *only, 0.8f);
            else if (i > 0 && row[i - 1].word.xpos == Xpos::POS && is_coded(*match, tokens))
                push(s, static_cast<std::uint32_t>(i), match->last, NodeType::product, 0.8f);
            i = match->last;
        }
    }

    // "chief legal officer Hugh Tremaine": two proper nouns behind a post that the chain left out.
    void add_people(std::size_t s) {
        if (context_.written(s) != SentenceCase::normal) return;
        const auto row = context_.tokens(s);
        auto& sentence = sentences_[s];
        mark_taken(sentence, row.size());
        const auto proper = [&](std::size_t i) {
            return row[i].capital && row[i].word.xpos == Xpos::NNP && !taken_[i] &&
                   sentence.tokens[i].form.size() > 2;
        };
        for (std::size_t i = 1; i + 1 < row.size(); ++i) {
            const auto g = row[i].gazetteer;
            constexpr unsigned others =
                gaz_company | gaz_listed | gaz_body | gaz_product | gaz_place | gaz_country;
            if (((g | row[i + 1].gazetteer) & others) != 0 || (g & gaz_folded) != 0 || !proper(i) ||
                !proper(i + 1))
                continue;
            if (row[i - 1].capital || (i + 2 < row.size() && row[i + 2].capital)) continue;
            const auto before = row[i - 1].nouns;
            constexpr auto human = 1u << static_cast<unsigned>(NodeType::person);
            if (before != human && sentence.tokens[i - 1].lemma != "officer" &&
                sentence.tokens[i - 1].lemma != "member")
                continue;
            push(s, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 2), NodeType::person, 0.8f);
        }
    }

    // Other places of names that the chain found elsewhere in the document.
    void add_repeated(std::size_t s, const std::unordered_map<std::uint64_t, Decision>& known) {
        if (context_.written(s) != SentenceCase::normal) return;
        const auto row = context_.tokens(s);
        auto& sentence = sentences_[s];
        mark_taken(sentence, row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::uint64_t key = 1;
            std::uint32_t last = 0;
            const Decision* best = nullptr;
            if (taken_[i] || !row[i].capital) continue;
            for (auto k = i; k < row.size() && k < i + 5 && !taken_[k]; ++k) {
                key = mix(key * 31 + row[k].word.form);
                const auto found = known.find(key);
                if (found == known.end() || (k + 1 < row.size() && row[k + 1].capital && !taken_[k + 1]))
                    continue;
                best = &found->second;
                last = static_cast<std::uint32_t>(k + 1);
            }
            if (!best || (i > 0 && row[i - 1].capital && !row[i - 1].first)) continue;
            push(s, static_cast<std::uint32_t>(i), last, static_cast<NodeType>(best->type),
                 best->confidence * 0.8f);
            i = last - 1;
        }
    }

private:
    void push(std::size_t s, std::uint32_t first, std::uint32_t last, NodeType type, float confidence) {
        const auto& word = sentences_[s].tokens[first];
        if (last == first + 1 && (word.xpos == Xpos::PRP || word.xpos == Xpos::PRPS)) return;  // "It"
        sentences_[s].names.push_back({first, last, type, confidence});
    }
    // A word of a sentence in capitals says nothing by its case.
    bool blocked(std::size_t s, std::size_t i) const {
        return context_.written(s) != SentenceCase::capitals &&
               (context_.tokens(s)[i].gazetteer & gaz_capitals) != 0;
    }
    std::optional<NodeType> certain_type(const NameMatch& match, std::span<const Token> tokens) const {
        std::optional<NodeType> type;
        bool of_people = false, demonym = false;
        for (const auto* fact : match.all()) {
            const auto own = tables_.thing(*fact).type;
            if (fact->kind == NameKind::seat) continue;
            if (fact->kind >= NameKind::given) {
                of_people = true;
            } else if (fact->kind == NameKind::demonym) {
                demonym = true;
                if (!type || own == NodeType::country) type = own;
            } else if (own == NodeType::country ||
                       (own == NodeType::place && tables_.thing(*fact).rank == 0)) {
                if (!type || own == NodeType::country) type = own;
            } else if (own == NodeType::chip) {
                const auto form = tokens[0].form;
                if (form.size() >= 3 && form.find_first_of("0123456789") != std::string_view::npos)
                    type = own;
            } else {
                return std::nullopt;
            }
        }
        return of_people && !demonym ? std::nullopt : type;
    }

    /// "and ZF is cutting jobs": a proper noun, written as the tables write it, that is one sort of thing
    /// only.
    std::optional<NodeType> only_type(const NameMatch& match, const NameToken& word) const {
        if (match.agreement != NameCase::exact ||
            (word.word.xpos != Xpos::NNP && word.word.xpos != Xpos::NNPS) ||
            (word.kinds & (month_or_day | role | honorific)) != 0)
            return std::nullopt;
        std::optional<NodeType> type;
        for (const auto* fact : match.all()) {
            const auto& thing = tables_.thing(*fact);
            if (fact->kind != NameKind::name || thing.rank > 1 || (type && *type != thing.type))
                return std::nullopt;
            type = thing.type;
        }
        return type;
    }

    /// "OpenAI's o3": a product with a figure in its name, written as the tables write it.
    bool is_coded(const NameMatch& match, std::span<const Token> tokens) const {
        return match.agreement == NameCase::exact && has_digit_word(tokens) &&
               std::all_of(match.all().begin(), match.all().end(), [&](const NameFact* fact) {
                   return fact->kind == NameKind::name && tables_.thing(*fact).type == NodeType::product;
               });
    }

    const NameContext& context_;
    const NameTables& tables_;
    std::span<Sentence> sentences_;
    std::vector<bool> taken_;
};

bool is_seat(std::span<const Token> tokens, const NameTables& tables) {
    const auto match = whole_match(tokens, tables);
    return match && match->agreement == NameCase::exact &&
           knows(*match, tables, any_node_type, NameKind::seat);
}

bool names_people(const NameMatch& match) {
    return match.agreement != NameCase::folded &&
           std::all_of(match.all().begin(), match.all().end(),
                       [](const NameFact* fact) {
                           return fact->kind == NameKind::people || fact->kind == NameKind::given ||
                                  fact->kind == NameKind::surname;
                       }) &&
           std::any_of(match.all().begin(), match.all().end(),
                       [](const NameFact* fact) { return fact->kind == NameKind::people; });
}

bool is_surname_here(const NameContext& context, std::span<const NameSpan> spans, const NameSpan& name) {
    const auto form = context.tokens(name.sentence)[name.last - 1].word.form;
    return std::any_of(spans.begin(), spans.end(), [&](const NameSpan& span) {
        return span.kind == BroadKind::person && span.last - span.first > name.last - name.first &&
               context.tokens(span.sentence)[span.last - 1].word.form == form;
    });
}

constexpr std::int16_t scored_out = -30000;

float confidence_of(std::int32_t best, std::int32_t second, std::int32_t unit) {
    const auto margin = static_cast<float>(best - second) / static_cast<float>(unit);
    return std::clamp(0.5f + margin * 0.125f, 0.5f, 0.99f);
}

}  // namespace

NameTyper::NameTyper(BinaryReader reader) : features_(reader), unit_(reader.value<std::int32_t>()) {
    if (unit_ < 1) reader.fail();
}

void NameTyper::type_names(const NameContext& context, const NameTables& tables,
                           std::span<const NameSpan> spans, std::span<Sentence> sentences) const {
    const auto groups = group_names(context, spans);
    std::vector<Decision> decisions(groups.size());
    std::vector<std::uint32_t> features;
    std::vector<JudgedName> judged;
    std::unordered_map<std::uint64_t, Decision> known;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        type_features(context, tables, spans, groups, g, sentences, true, features);
        FeatureTable::Scores scores{};
        features_.score(features, scores);
        const auto& one = spans[groups[g].spans[0]];
        const auto tokens =
            std::span<const Token>(sentences[one.sentence].tokens).subspan(one.first, one.last - one.first);
        if (has_digit_word(tokens)) scores[static_cast<std::size_t>(NodeType::person)] = scored_out;
        std::size_t best = 0, second = 1;
        for (std::size_t t = 1; t < type_classes; ++t)
            if (scores[t] > scores[best]) best = t;
        if (second == best) second = 0;
        for (std::size_t t = 0; t < type_classes; ++t)
            if (t != best && scores[t] > scores[second]) second = t;
        decisions[g] = {best, confidence_of(scores[best], scores[second], unit_)};
        // What a seat stands for, is told later; it is no firm, and a person only where the document has one
        // of that name.
        const auto type = decisions[g].type;
        if (type != type_none && type != static_cast<std::size_t>(NodeType::place) &&
            type != static_cast<std::size_t>(NodeType::country) && is_seat(tokens, tables) &&
            !(type == static_cast<std::size_t>(NodeType::person) && is_surname_here(context, spans, one)))
            decisions[g].type = static_cast<std::size_t>(NodeType::place);
        if (const auto match = whole_match(tokens, tables); match && names_people(*match))
            decisions[g].type = type_none;
        judged.push_back({groups[g].key,
                          context.tokens(one.sentence).subspan(one.first, one.last - one.first), tokens,
                          decisions[g].type, decisions[g].confidence});
    }
    settle_types(tables, judged);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        decisions[g] = {judged[g].type, judged[g].confidence};
        const bool several = groups[g].spans.size() > 1 ||
                             spans[groups[g].spans[0]].last > spans[groups[g].spans[0]].first + 1;
        if (decisions[g].type != type_none && several) known.emplace(groups[g].key, decisions[g]);
    }
    std::vector<std::size_t> group_of(spans.size());
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto s : groups[g].spans) group_of[s] = g;
    Document document(context, tables, sentences);
    for (auto& sentence : sentences) sentence.names.clear();
    for (std::size_t s = 0; s < spans.size(); ++s) document.add(spans[s], decisions[group_of[s]]);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        document.add_repeated(s, known);
        document.add_known(s);
        document.add_people(s);
        std::sort(sentences[s].names.begin(), sentences[s].names.end(),
                  [](const Name& a, const Name& b) { return a.first < b.first; });
    }
}

}  // namespace newsgraph

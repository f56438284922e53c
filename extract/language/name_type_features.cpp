// The templates of the decision about a name's type: what the name itself looks like, what the tables know
// of it, what stands around it at each place, what other names of the document it is part of.
#include "extract/language/name_types.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

constexpr std::size_t places_heard = 6;  // of a name that stands more often

class Collector {
public:
    explicit Collector(std::vector<std::uint32_t>& out) : out_(out) { out_.clear(); }
    template <class... Values>
    void add(unsigned name, Values... values) {
        out_.push_back(static_cast<std::uint32_t>(hash_values(name, values...)));
    }
    void finish() {
        std::sort(out_.begin(), out_.end());
        out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
        if (out_.size() > 400) out_.resize(400);
    }

private:
    std::vector<std::uint32_t>& out_;
};

const NameToken outside{};
const NameToken& at(std::span<const NameToken> row, std::size_t i, int distance) {
    const auto k = static_cast<std::ptrdiff_t>(i) + distance;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(row.size()) ? outside : row[static_cast<std::size_t>(k)];
}

void form_features(std::span<const NameToken> words, std::uint64_t kind, Collector& out) {
    const auto &first = words.front(), &last = words.back();
    out.add(1, kind);
    out.add(2, words.size(), kind);
    out.add(3, first.word.form);
    out.add(4, last.word.form);
    out.add(5, last.kinds, kind, words.size() > 1);
    out.add(6, first.kinds, kind, words.size() > 1);
    out.add(7, last.word.suffixes[2], words.size() > 1);
    out.add(8, last.word.suffixes[1], words.size() > 1);
    out.add(9, last.word.suffixes[3], words.size() > 1);
    out.add(10, first.word.prefixes[2], words.size() > 1);
    std::uint64_t shape = 1, kinds = 0;
    bool digits = false, small = false;
    for (const auto& word : words) {
        shape = mix(shape * 31 + word.word.shape);
        kinds |= word.kinds;
        digits |= (word.word.flags & has_digit) != 0;
        small |= !word.capital && (word.word.flags & has_digit) == 0;
        out.add(11, word.word.form);
    }
    out.add(12, shape);
    out.add(13, shape, kind);
    out.add(14, kinds, kind);
    out.add(15, digits, small, kind, words.size() > 1);
    out.add(16, first.word.flags, first.word.length, words.size());
    if (words.size() > 1) out.add(17, words[words.size() - 2].word.form, last.word.form);
    out.add(18, first.gazetteer & (gaz_given | gaz_surname), last.gazetteer & (gaz_given | gaz_surname),
            words.size());
}

void table_features(std::span<const Token> tokens, const NameTables& tables, std::uint64_t kind,
                    Collector& out) {
    const auto match = tables.find_longest(tokens, 0);
    if (!match) {
        out.add(20, kind);
        return;
    }
    const bool whole = match->last == tokens.size();
    const auto how = static_cast<std::uint64_t>(match->agreement);
    std::uint64_t all = 0;
    for (const auto* fact : match->all()) {
        const auto& thing = tables.thing(*fact);
        const bool word = fact->kind >= NameKind::given;
        const auto type = word ? 8u : static_cast<unsigned>(thing.type);
        out.add(21, type, fact->kind, whole, how);
        out.add(22, type, fact->kind, whole, thing.rank, thing.outlet, kind);
        out.add(23, type, whole, kind, match->count == 1);
        all |= std::uint64_t{1} << (type + 9u * static_cast<unsigned>(fact->kind));
    }
    out.add(24, all, whole);
    out.add(25, all, whole, kind, how);
}

void place_features(std::span<const NameToken> row, const NameSpan& span, const Sentence& sentence,
                    bool after_body, Collector& out) {
    const auto &l = at(row, span.first, -1), &ll = at(row, span.first, -2);
    const auto &r = at(row, span.last, 0), &rr = at(row, span.last, 1);
    const auto kind = static_cast<std::uint64_t>(span.kind);
    out.add(30, l.word.form);
    out.add(31, r.word.form);
    out.add(32, ll.word.form, l.word.form);
    out.add(33, r.word.form, rr.word.form);
    out.add(34, l.kinds, kind);
    out.add(35, r.kinds, kind);
    out.add(36, l.word.form, r.word.form);
    out.add(37, l.kinds, r.kinds);
    out.add(38, rr.word.form);
    out.add(39, ll.word.form);
    out.add(64, r.nouns, kind);
    out.add(65, l.nouns, kind);
    out.add(66, r.nouns, rr.nouns, l.nouns);
    out.add(40, rr.kinds, r.word.form);
    out.add(41, l.gazetteer & (gaz_company | gaz_listed | gaz_chip | gaz_product | gaz_body), after_body,
            (row[span.first].word.flags & has_digit) != 0, kind);
    // The tree: what the name depends on, and what describes it.
    const auto& tokens = sentence.tokens;
    const auto inside = [&](std::int32_t i) {
        return i >= static_cast<std::int32_t>(span.first) && i < static_cast<std::int32_t>(span.last);
    };
    std::size_t head = span.last - 1;
    for (auto i = span.first; i < span.last; ++i)
        if (!inside(tokens[i].head)) head = i;
    const auto& token = tokens[head];
    const auto relation = static_cast<std::uint64_t>(token.deprel);
    const auto lemma = token.head >= 0 ? hash_text(tokens[static_cast<std::size_t>(token.head)].lemma) : 0;
    out.add(42, relation, lemma);
    out.add(43, lemma);
    out.add(44, relation, kind);
    if (token.head >= 0) {
        const auto& governor = row[static_cast<std::size_t>(token.head)];
        out.add(45, governor.kinds, relation, kind);
        out.add(67, governor.nouns, relation, kind);
    }
    const auto from = span.first > 6 ? span.first - 6 : 0;
    const auto to = std::min<std::size_t>(tokens.size(), span.last + std::size_t{10});
    for (std::size_t i = from; i < to; ++i) {
        if (tokens[i].head != static_cast<std::int32_t>(head) || inside(static_cast<std::int32_t>(i)))
            continue;
        const auto how = tokens[i].deprel;
        if (how == Deprel::appos || how == Deprel::nmod || how == Deprel::amod || how == Deprel::compound ||
            how == Deprel::nmod_poss) {
            out.add(46, static_cast<std::uint64_t>(how), hash_text(tokens[i].lemma));
            out.add(47, static_cast<std::uint64_t>(how), row[i].kinds, kind);
            out.add(68, static_cast<std::uint64_t>(how), row[i].nouns);
            out.add(69, static_cast<std::uint64_t>(how), row[i].nouns, kind);
        }
    }
}

// Nothing but commas and "and" between two names: they are of one sort.
bool joined(std::span<const NameToken> row, const Sentence& sentence, const NameSpan& a, const NameSpan& b) {
    if (a.last >= b.first || b.first - a.last > 3) return false;
    bool joins = false;
    for (auto i = a.last; i < b.first; ++i) {
        const auto form = sentence.tokens[i].form;
        joins |= form == "," || form == "and" || form == "or" || form == "&";
        if (form != "," && form != "and" && form != "or" && form != "&" && row[i].word.xpos != Xpos::DT)
            return false;
    }
    return joins;
}

void neighbour_features(const NameContext& context, const NameTables& tables, std::span<const NameSpan> spans,
                        std::span<const Sentence> sentences, std::size_t s, bool with_tables,
                        Collector& out) {
    const auto& span = spans[s];
    const auto row = context.tokens(span.sentence);
    const auto& sentence = sentences[span.sentence];
    const auto hear = [&](const NameSpan& other, std::uint64_t side) {
        const auto kind = static_cast<std::uint64_t>(span.kind);
        out.add(70, other.kind, side);
        out.add(71, other.kind, kind, side);
        out.add(72, row[other.last - 1].kinds, kind);
        if (!with_tables) return;
        const auto tokens = std::span(sentence.tokens).subspan(other.first, other.last - other.first);
        const auto match = tables.find_longest(tokens, 0);
        if (!match || match->last != tokens.size() || match->agreement == NameCase::folded) return;
        std::uint64_t types = 0;
        for (const auto* fact : match->all())
            if (fact->kind < NameKind::given)
                types |= std::uint64_t{1} << static_cast<unsigned>(tables.thing(*fact).type);
        out.add(73, types);
        out.add(74, types, kind);
    };
    const auto same = [&](std::size_t k) { return spans[k].sentence == span.sentence; };
    for (std::size_t k = s, steps = 0;
         k > 0 && steps < 2 && same(k - 1) && joined(row, sentence, spans[k - 1], spans[k]); --k, ++steps)
        hear(spans[k - 1], 0);
    for (std::size_t k = s, steps = 0;
         k + 1 < spans.size() && steps < 2 && same(k + 1) && joined(row, sentence, spans[k], spans[k + 1]);
         ++k, ++steps)
        hear(spans[k + 1], 1);
}

}  // namespace

std::vector<NameGroup> group_names(const NameContext& context, std::span<const NameSpan> spans) {
    std::vector<NameGroup> groups;
    std::unordered_map<std::uint64_t, std::size_t> index;
    for (std::uint32_t s = 0; s < spans.size(); ++s) {
        std::uint64_t key = 1;
        for (const auto& token :
             context.tokens(spans[s].sentence).subspan(spans[s].first, spans[s].last - spans[s].first))
            key = mix(key * 31 + token.word.form);
        const auto [found, fresh] = index.try_emplace(key, groups.size());
        if (fresh) groups.push_back({key, {}});
        groups[found->second].spans.push_back(s);
    }
    return groups;
}

void type_features(const NameContext& context, const NameTables& tables, std::span<const NameSpan> spans,
                   std::span<const NameGroup> groups, std::size_t group, std::span<const Sentence> sentences,
                   bool with_tables, std::vector<std::uint32_t>& out) {
    Collector collector(out);
    const auto& places = groups[group].spans;
    std::array<std::size_t, 4> votes{};
    for (const auto s : places) ++votes[static_cast<std::size_t>(spans[s].kind)];
    const auto kind =
        static_cast<std::uint64_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    const auto& one = spans[places.front()];
    const auto words = context.tokens(one.sentence).subspan(one.first, one.last - one.first);
    form_features(words, kind, collector);
    for (std::size_t k = 0; k < votes.size(); ++k)
        if (votes[k] > 0) collector.add(19, k);
    if (with_tables) {
        const auto tokens =
            std::span(sentences[one.sentence].tokens).subspan(one.first, one.last - one.first);
        table_features(tokens, tables, kind, collector);
    }
    for (std::size_t p = 0; p < places.size() && p < places_heard; ++p) {
        const auto s = places[p];
        const auto& span = spans[s];
        const bool after_body = s > 0 && spans[s - 1].sentence == span.sentence &&
                                spans[s - 1].last == span.first && spans[s - 1].kind == BroadKind::body;
        place_features(context.tokens(span.sentence), span, sentences[span.sentence], after_body, collector);
        neighbour_features(context, tables, spans, sentences, s, with_tables, collector);
        // "Federal Trade Commission (FTC)": the short form is what the long one is.
        const auto row = context.tokens(span.sentence);
        if (s > 0 && spans[s - 1].sentence == span.sentence && spans[s - 1].last + 1 == span.first &&
            span.last < row.size() && sentences[span.sentence].tokens[span.first - 1].form == "(") {
            const auto& longer = spans[s - 1];
            collector.add(60, longer.kind, (words[0].word.flags & all_capitals) != 0);
            collector.add(61, row[longer.last - 1].kinds, (words[0].word.flags & all_capitals) != 0);
            collector.add(62, row[longer.first].kinds, longer.kind);
            collector.add(63, row[longer.first].gazetteer & (gaz_company | gaz_body | gaz_chip | gaz_product),
                          longer.kind);
        }
    }
    // Longer names of the document that begin or end with this one, and shorter ones, unknown to the tables,
    // that begin it.
    const auto known = [&](const NameSpan& span) {
        const auto tokens =
            std::span(sentences[span.sentence].tokens).subspan(span.first, span.last - span.first);
        const auto match = tables.find_longest(tokens, 0);
        return match && match->last == tokens.size();
    };
    std::size_t compared = 0;
    for (std::size_t g = 0; g < groups.size() && compared < 400; ++g, ++compared) {
        if (g == group) continue;
        const auto& other = spans[groups[g].spans.front()];
        const auto size = other.last - other.first;
        const auto row = context.tokens(other.sentence).subspan(other.first, size);
        if (size < words.size() && words.size() <= size + 4) {
            bool begins = true;
            for (std::size_t i = 0; i < size; ++i) begins = begins && row[i].word.form == words[i].word.form;
            if (begins && !(with_tables && known(other))) collector.add(55, other.kind, kind);
            continue;
        }
        if (size <= words.size() || size > words.size() + 4) continue;
        const auto same = [&](std::size_t from) {
            for (std::size_t i = 0; i < words.size(); ++i)
                if (row[from + i].word.form != words[i].word.form) return false;
            return true;
        };
        const bool begins = same(0), ends = same(size - words.size());
        if (begins) {
            collector.add(50, other.kind, kind);
            collector.add(51, row.back().kinds, kind);
            collector.add(52, row.back().word.form);
        }
        if (ends) {
            collector.add(53, other.kind, kind);
            collector.add(54, row.front().gazetteer & (gaz_given | gaz_company | gaz_country), kind);
        }
    }
    collector.finish();
}

}  // namespace newsgraph

#include "extract/language/name_features.hpp"

#include "extract/data/tables.hpp"

#include <bit>

namespace newsgraph {

namespace {

constexpr unsigned other_thing_bit = 7;  // behind the node types

enum ClueBit : std::uint16_t {
    after_given = 1,
    after_title = 2,
    before_suffix = 4,
    after_in = 8,
    before_said = 16,
    in_known_body = 32,
    in_known_place = 64,
    low_elsewhere = 128,
    capital_inside = 256,
    after_the = 512,
    in_known_person = 1024,
    before_capital = 2048,
    after_capital = 4096
};

const NameToken outside{};

const NameToken& at(std::span<const NameToken> row, std::size_t i, int distance) {
    const auto k = static_cast<std::ptrdiff_t>(i) + distance;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(row.size()) ? outside : row[static_cast<std::size_t>(k)];
}

bool is_capitalized(const Word& word) {
    return (word.flags & (capital | inner_capital)) != 0;
}

SentenceCase judge_case(std::span<const NameToken> row) {
    std::size_t words = 0, capitals = 0, all = 0;
    for (const auto& token : row) {
        if (token.word.length < 4 || (token.word.flags & has_digit) != 0) continue;
        ++words;
        capitals += (token.word.flags & capital) != 0;
        all += (token.word.flags & all_capitals) != 0;
    }
    if (words < 3) return SentenceCase::normal;
    if (all * 5 >= words * 4) return SentenceCase::capitals;
    return words >= 4 && capitals * 4 >= words * 3 ? SentenceCase::title : SentenceCase::normal;
}

std::uint16_t fact_bits(const NameFact& fact, const NameTables& tables) {
    if (fact.kind == NameKind::given) return gaz_given;
    if (fact.kind == NameKind::surname) return gaz_surname;
    if (fact.kind == NameKind::demonym) return gaz_demonym;
    if (fact.kind == NameKind::seat || fact.kind == NameKind::people) return 0;
    const auto& thing = tables.thing(fact);
    switch (thing.type) {
        case NodeType::country:
            return gaz_country;
        case NodeType::place:
            return thing.rank < 2 ? gaz_place : gaz_town;
        case NodeType::company:
            return static_cast<std::uint16_t>((thing.rank < 2 ? gaz_company : gaz_listed) |
                                              (thing.outlet ? gaz_outlet : 0));
        case NodeType::organization:
            return gaz_body;
        case NodeType::chip:
            return gaz_chip;
        case NodeType::product:
            return gaz_product;
        case NodeType::person:
            return gaz_surname;
    }
    return 0;
}

}  // namespace

NameWords::NameWords() : slots_(1 << 13) {
    unsigned bit_of_line = 0;
    read_table(embedded_table("name_clues"), "name_clues",
               [&](std::span<const std::string_view> cells, std::size_t) {
                   for (const auto word : split_cell(cells[1])) {
                       auto& facts = slot_of(word).facts;
                       facts.kinds = static_cast<std::uint16_t>(facts.kinds | 1u << bit_of_line);
                   }
                   ++bit_of_line;
               });
    read_table(embedded_table("nominals"), "nominals",
               [&](std::span<const std::string_view> cells, std::size_t) {
                   unsigned types = 0;
                   for (const auto name : split_cell(cells[0])) {
                       const auto type = parse_node_type(name);
                       types |= 1u << (type ? static_cast<unsigned>(*type) : other_thing_bit);
                   }
                   for (const auto noun : split_cell(cells[2]))
                       for (const auto& form : {std::string(noun), std::string(noun) + 's'}) {
                           auto& facts = slot_of(form).facts;
                           facts.nouns = static_cast<std::uint16_t>(facts.nouns | types);
                       }
               });
}

NameWords::Slot& NameWords::slot_of(std::string_view word) {
    Token token;
    token.form = word;
    const auto form = make_word(token).form;
    auto i = form & (slots_.size() - 1);
    while (slots_[i].form != 0 && slots_[i].form != form) i = (i + 1) & (slots_.size() - 1);
    slots_[i].form = form;
    return slots_[i];
}

NameWords::Facts NameWords::facts(std::uint64_t form) const {
    for (auto i = form & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
        if (slots_[i].form == 0) return {};
        if (slots_[i].form == form) return slots_[i].facts;
    }
}

void NameContext::prepare(std::span<const Sentence> sentences, const NameTables& tables,
                          const NameWords& words) {
    std::size_t count = 0;
    for (const auto& sentence : sentences) count += sentence.tokens.size();
    tokens_.clear();
    tokens_.reserve(count);
    begins_.assign(1, 0);
    written_.clear();
    std::size_t capitals = 0;
    for (const auto& sentence : sentences) {
        bool first = true;
        for (const auto& token : sentence.tokens) {
            auto& made = tokens_.emplace_back();
            made.word = make_word(token);
            const auto facts = words.facts(made.word.form);
            made.kinds = facts.kinds;
            made.capital = is_capitalized(made.word);
            if (!made.capital) made.nouns = facts.nouns;
            made.first = first;
            capitals += made.capital;
            const char c = token.form.empty() ? '.' : token.form[0];
            first = (first && (made.word.flags & (capital | has_digit)) == 0 && token.form.size() < 4 &&
                     !(c >= 'a' && c <= 'z')) ||
                    c == ':' || c == '"';
        }
        begins_.push_back(tokens_.size());
        const auto row = std::span(tokens_).subspan(begins_[begins_.size() - 2]);
        written_.push_back(judge_case(row));
        look_up(sentence.tokens, row, tables);
    }
    clues_.assign(std::bit_ceil(capitals * 2 + 16), {});
    for (std::size_t s = 0; s < written_.size(); ++s) gather_clues(s);
    for (auto& token : tokens_) {
        auto& found = clue(token.word.form);
        if (found.form != 0) {
            if (!token.capital && token.word.length > 1) found.bits |= low_elsewhere;
        }
    }
    for (auto& token : tokens_)
        if (token.capital) token.clues = clue(token.word.form).bits;
}

NameContext::Clue& NameContext::clue(std::uint64_t form) {
    for (auto i = form & (clues_.size() - 1);; i = (i + 1) & (clues_.size() - 1))
        if (clues_[i].form == form || clues_[i].form == 0) return clues_[i];
}

void NameContext::look_up(std::span<const Token> tokens, std::span<NameToken> row, const NameTables& tables) {
    for (std::size_t i = 0; i < row.size();) {
        const auto match = tables.find_longest(tokens, i);
        if (!match) {
            ++i;
            continue;
        }
        unsigned bits = 0;
        for (const auto* fact : match->all()) bits |= fact_bits(*fact, tables);
        if (match->agreement == NameCase::capitals) bits |= gaz_capitals;
        if (match->agreement == NameCase::folded) bits |= gaz_folded;
        if (match->last > i + 1) bits |= gaz_long;
        for (auto k = i; k < match->last; ++k)
            row[k].gazetteer = static_cast<std::uint16_t>(bits | (k > i ? gaz_inside : 0));
        i = match->last;
    }
}

void NameContext::gather_clues(std::size_t sentence) {
    const auto row = tokens(sentence);
    const bool normal = written_[sentence] == SentenceCase::normal;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& token = row[i];
        if (!token.capital) continue;
        unsigned bits = 0;
        const auto &before = at(row, i, -1), &after = at(row, i, 1);
        const bool firm = (token.gazetteer & gaz_folded) == 0;
        if (normal) {
            if (before.capital && (before.gazetteer & gaz_given) != 0) bits |= after_given;
            if ((before.kinds & (honorific | role)) != 0) bits |= after_title;
            if ((after.kinds & company_suffix) != 0 && after.capital) bits |= before_suffix;
            if ((before.kinds & locating) != 0 && !before.capital) bits |= after_in;
            if ((after.kinds & saying) != 0) bits |= before_said;
            if (before.word.length == 3 && !before.capital && before.word.xpos == Xpos::DT) bits |= after_the;
            if (!token.first) bits |= capital_inside;
            if (before.capital) bits |= after_capital;
            if (after.capital) bits |= before_capital;
            if (token.capital && (token.gazetteer & gaz_given) != 0 && after.capital) bits |= in_known_person;
        }
        if (firm && (token.gazetteer & (gaz_company | gaz_body)) != 0) bits |= in_known_body;
        if (firm && (token.gazetteer & (gaz_country | gaz_place)) != 0) bits |= in_known_place;
        auto& found = clue(token.word.form);
        found.form = token.word.form;
        found.bits = static_cast<std::uint16_t>(found.bits | bits);
    }
}

void NameContext::features(std::size_t sentence, std::size_t i, NameFeatures& out) const {
    const auto row = tokens(sentence);
    const auto &t = row[i], &l = at(row, i, -1), &ll = at(row, i, -2), &r = at(row, i, 1),
               &rr = at(row, i, 2);
    const auto &w = t.word, &lw = l.word, &rw = r.word;
    const auto style = static_cast<std::uint64_t>(written_[sentence]);
    const auto g = t.gazetteer, lg = l.gazetteer, rg = r.gazetteer;
    const auto tag = [](const NameToken& token) { return static_cast<std::uint64_t>(token.word.xpos); };

    out.clear();
    out.add(style, t.first);
    // Words around.
    out.add(w.form);
    out.add(w.exact);
    out.add(lw.form);
    out.add(rw.form);
    out.add(ll.word.form);
    out.add(rr.word.form);
    out.add(lw.form, w.form);
    out.add(w.form, rw.form);
    out.add(lw.form, rw.form, t.capital);
    out.add(ll.word.form, lw.form);
    out.add(rw.form, rr.word.form);
    // Shapes and parts of words.
    out.add(w.shape, w.flags, style, t.first);
    out.add(lw.shape, w.shape);
    out.add(w.shape, rw.shape);
    out.add(lw.shape, w.shape, rw.shape);
    out.add(lw.flags, w.flags, rw.flags, rr.word.flags, style, t.first);
    out.add(w.prefixes[1]);
    out.add(w.prefixes[2]);
    out.add(w.suffixes[1], t.capital);
    out.add(w.suffixes[2], t.capital);
    out.add(w.suffixes[3]);
    out.add(w.suffixes[4]);
    out.add(lw.suffixes[2], lw.flags);
    out.add(rw.suffixes[2], rw.flags);
    out.add(w.length, w.flags);
    // Tags.
    out.add(tag(t), t.capital, style);
    out.add(tag(l), tag(t));
    out.add(tag(t), tag(r));
    out.add(tag(l), tag(t), tag(r));
    out.add(tag(t), w.suffixes[2], t.first);
    out.add(lw.form, tag(t), tag(r));
    // Tables.
    out.add(g, style);
    out.add(g, w.shape, t.first);
    out.add(g, w.form);
    out.add(lg, g);
    out.add(g, rg);
    out.add(lg, g, rg);
    out.add(g, lw.form);
    out.add(g, rw.form);
    out.add(g & (gaz_given | gaz_surname), rg & (gaz_given | gaz_surname), l.kinds & (honorific | role),
            t.capital, r.capital);
    out.add(g & (gaz_given | gaz_surname), lg & (gaz_given | gaz_surname), l.capital, t.capital,
            ll.kinds & (honorific | role));
    // Kinds of words around.
    out.add(l.kinds, t.capital, l.capital);
    out.add(r.kinds, t.capital, r.capital);
    out.add(l.kinds, r.kinds, t.capital);
    out.add(t.kinds, t.capital, t.first);
    out.add(ll.kinds, l.kinds, t.capital);
    out.add(r.kinds, rr.kinds, t.capital);
    // "Office of the High Commissioner for …": a body's head word before, joined by capitals and small words.
    std::size_t back = 0;
    for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        const auto& token = row[k];
        if (token.capital && (token.kinds & (body_head | event_head | media_head)) != 0) {
            back = 1 + (token.kinds & body_head ? 0u : 1u);
            break;
        }
        if (!token.capital && (token.word.length > 3 || (token.word.flags & has_digit) != 0)) break;
    }
    out.add(back, t.capital ? 0 : w.form, t.capital, r.capital, l.capital);
    out.add(w.form, l.kinds & (body_head | company_head | place_head), l.capital, r.capital);
    out.add(t.capital, r.capital, rr.capital, l.capital, ll.capital, w.length == 1, tag(t));
    // The run of capitalized words that this one is in: its ends and what surrounds it.
    if (t.capital) {
        std::size_t begin = i, end = i + 1;
        while (begin > 0 && i - begin < 6 && row[begin - 1].capital) --begin;
        while (end < row.size() && end - i < 6 && row[end].capital) ++end;
        const auto before = begin > 0 ? row[begin - 1].word.form : 0;
        const auto after = end < row.size() ? row[end].word.form : 0;
        const auto& last = row[end - 1];
        const auto place = std::min<std::size_t>(i - begin, 3) * 4 + std::min<std::size_t>(end - 1 - i, 3);
        out.add(before, place);
        out.add(after, place);
        out.add(last.word.form, end - 1 - i);
        out.add(last.kinds, place, style);
        out.add(row[begin].word.form, i - begin);
        out.add(row[begin].gazetteer, place);
        out.add(begin > 0 ? row[begin - 1].kinds : 0, end < row.size() ? row[end].kinds : 0, place);
        out.add(end < row.size() ? row[end].nouns : 0, place);
        out.add(begin > 0 ? row[begin - 1].nouns : 0, place);
        out.add(tag(row[begin]), tag(last), place);
        // The document as a whole.
        const auto c = t.clues;
        out.add(c);
        out.add(c & (after_given | after_title | in_known_person | before_said), place);
        out.add(c & (before_suffix | in_known_body | after_the), place);
        out.add(c & (in_known_place | after_in), place);
        out.add(c & (low_elsewhere | capital_inside), t.first, style);
        out.add(c, l.clues);
        out.add(c, r.clues);
    }
}

}  // namespace newsgraph

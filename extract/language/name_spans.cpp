#include "extract/language/name_spans.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

BroadKind kind_of(NodeType type) {
    switch (type) {
        case NodeType::person:
            return BroadKind::person;
        case NodeType::company:
        case NodeType::organization:
            return BroadKind::body;
        case NodeType::country:
        case NodeType::place:
            return BroadKind::location;
        default:
            return BroadKind::other;
    }
}

// The kind of a name of several words that the tables know for sure.
std::optional<BroadKind> known_kind(const NameMatch& match, const NameTables& tables, SentenceCase written) {
    if (match.agreement == NameCase::folded ||
        (match.agreement == NameCase::capitals && written != SentenceCase::capitals))
        return std::nullopt;
    for (const auto* fact : match.all())
        if (fact->kind == NameKind::name && tables.thing(*fact).rank < 2)
            return kind_of(tables.thing(*fact).type);
    return std::nullopt;
}

// "$", "R$", "4GB", "24/7", "firm": nothing that could name a thing.
bool is_no_name(std::span<const NameToken> row, std::span<const Token> tokens) {
    const bool known = (row[0].gazetteer & ~(gaz_folded | gaz_inside | gaz_long)) != 0 &&
                       (row[0].gazetteer & gaz_folded) == 0;
    if (row.size() == 1 && row[0].word.xpos == Xpos::PRPS) return true;
    bool capital = false, digit = false, post = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
        capital |= row[i].capital && !(i == 0 && row.size() > 1 && row[i].word.xpos == Xpos::DT);
        digit |= (row[i].word.flags & has_digit) != 0;
        post = post && (row[i].kinds & (role | honorific | month_or_day)) != 0;
        if (tokens[i].form.find_first_of("$#@€£%") != std::string_view::npos) return true;
    }
    if (known) return false;
    if (post || (!capital && !digit)) return true;
    if (row.size() == 1 && digit) {
        const auto form = tokens[0].form;
        const auto letters = form.find_first_not_of("0123456789.,");
        constexpr std::string_view units[] = {"GB", "MB", "TB", "KB", "Hz", "GHz", "MHz", "kg", "km",
                                              "mm", "cm", "nm", "MW", "GW", "kW",  "kWh", "bn", "m",
                                              "k",  "am", "pm", "th", "st", "nd",  "rd",  "s",  "D"};
        if (letters == std::string_view::npos) return true;
        if (letters > 0 &&
            std::find(std::begin(units), std::end(units), form.substr(letters)) != std::end(units))
            return true;
    }
    return false;
}

// "Chicago-based Boeing", "Japanese Toyota", "Kherson and Odesa", "Ada Quint of Tacoma": two names that the
// chain took for one.
void split_spans(const NameTables& tables, std::span<const Token> tokens, std::span<const NameToken> row,
                 std::size_t from, std::vector<NameSpan>& spans) {
    const auto known = [&](const NameSpan& span) {
        const auto match = tables.find_longest(tokens, span.first);
        return match && match->last == span.last;
    };
    for (auto s = from; s < spans.size(); ++s) {
        if (spans[s].last - spans[s].first < 2 || known(spans[s])) continue;
        auto rest = spans[s];
        for (auto i = spans[s].first + 1; i < spans[s].last; ++i) {
            const bool based =
                tokens[i].form == "-" && i + 1 < spans[s].last && tokens[i + 1].form == "based";
            const auto form = tokens[i].form;
            const bool versus = tokens[i].space_before && (form == "v" || form == "v." || form == "vs" ||
                                                           form == "vs.");  // "Doe v. Roe"
            const bool parted = versus && i + 1 < spans[s].last && tokens[i + 1].form == ".";
            const bool joined =
                versus || form == ";" ||
                (spans[s].kind == BroadKind::location && (tokens[i].form == "and" || tokens[i].form == "&"));
            const bool origin = spans[s].kind == BroadKind::person && tokens[i].form == "of" &&
                                i > spans[s].first + 1 &&
                                (row[spans[s].first].kinds & (honorific | role)) == 0;
            if (!based && !joined && !origin) continue;
            rest.first = i + (based || parted ? 2 : 1);
            if (based) rest.kind = BroadKind::body;
            if (origin) rest.kind = BroadKind::location;
            spans[s].last = i;
            if (rest.first < rest.last)
                spans.insert(spans.begin() + static_cast<std::ptrdiff_t>(s) + 1, rest);
            break;
        }
        auto& span = spans[s];
        const bool demonym = (row[span.first].gazetteer & gaz_demonym) != 0 &&
                             (row[span.first].gazetteer & (gaz_long | gaz_folded)) == 0;
        if (span.kind == BroadKind::location && demonym && span.last - span.first >= 2) {
            ++span.first;
            if ((row[span.first].gazetteer & (gaz_company | gaz_body)) != 0) span.kind = BroadKind::body;
        }
    }
}

bool is_suffix(const NameToken& token) {
    return (token.kinds & company_suffix) != 0;
}

/// "Dashboard" before "Inc."
bool goes_on_with_suffix(const NameToken& word, const Token& token) {
    static constexpr std::string_view with_stop[] = {"Co.", "Corp.", "Inc.", "Ltd."};
    return word.capital &&
           (is_suffix(word) || std::binary_search(std::begin(with_stop), std::end(with_stop), token.form));
}

// A body's name goes on to the suffix or the trade behind it, where no other noun follows: "Sony [Computer
// Entertainment]", not "Apple Stores".
void extend(std::span<const NameToken> row, std::span<const Token> tokens, std::uint32_t limit,
            NameSpan& span) {
    const bool known =
        span.last - span.first == 1 && (row[span.first].gazetteer & (gaz_company | gaz_body)) != 0;
    auto end = span.last;
    for (auto at = span.last; at < limit && at < span.last + 2; ++at) {
        if (!row[at].capital ||
            (tokens[at].upos != Upos::PROPN && tokens[at].upos != Upos::NOUN && tokens[at].xpos != Xpos::NNP))
            break;
        const bool suffix = is_suffix(row[at]);
        const bool tail = suffix || (row[at].kinds & company_head) != 0;
        if (tail && (suffix || !known || at > span.last || !tokens[at].form.ends_with('s'))) end = at + 1;
    }
    if (end == span.last) return;
    if (end < row.size() && tokens[end].form != "today") {
        const auto tag = tokens[end].upos;
        if (tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::NUM ||
            (tag == Upos::PROPN && !is_suffix(row[end])))
            return;
    }
    span.last = end;
    extend(row, tokens, limit, span);
}

// "the Kyoto company": a kind of firm behind a place is no name.
void cut_kind(std::span<const NameToken> row, std::span<const Token> tokens, NameSpan& span) {
    if (span.kind != BroadKind::body || span.last - span.first != 2) return;
    static constexpr std::string_view kinds[] = {"company", "firm",   "group", "startup", "maker",
                                                 "giant",   "lender", "bank",  "carrier", "retailer"};
    const auto last = span.last - 1;
    if (row[last].capital || std::none_of(std::begin(kinds), std::end(kinds),
                                          [&](auto kind) { return tokens[last].form == kind; }))
        return;
    --span.last;
    span.kind = BroadKind::location;
}

bool is_genitive(std::string_view form) {
    return form == "'s" || form == "\u2019s";
}

/// "Brasko Inc's Transline" is two firms; "[Robert] Bosch GmbH" begins with the given name before it.
void mend_firms(std::span<const NameToken> row, std::span<const Token> tokens, std::size_t from,
                std::vector<NameSpan>& spans) {
    for (auto s = from; s < spans.size(); ++s) {
        for (auto at = spans[s].first + 1; at < spans[s].last; ++at) {
            if (!is_genitive(tokens[at].form) || !is_suffix(row[at - 1])) continue;
            auto owned = spans[s];
            owned.first = at + 1;
            spans[s].last = at;
            if (owned.first < owned.last)
                spans.insert(spans.begin() + static_cast<std::ptrdiff_t>(s) + 1, owned);
            break;
        }
        auto& firm = spans[s];
        const bool free = firm.first > (s > from ? spans[s - 1].last : 0);
        if (firm.kind == BroadKind::body && free && is_suffix(row[firm.last - 1]) &&
            row[firm.first - 1].capital && (row[firm.first - 1].gazetteer & gaz_given) != 0 &&
            (row[firm.first - 1].kinds & (role | month_or_day)) == 0 &&
            tokens[firm.first - 1].upos == Upos::PROPN)
            --firm.first;
    }
}

// "Constitutional Court" and "Indonesia" with "of" between them: one body.
void join_countries(std::span<const Token> tokens, std::span<const NameToken> row, std::size_t from,
                    std::vector<NameSpan>& spans) {
    for (auto s = from; s + 1 < spans.size(); ++s) {
        auto& body = spans[s];
        const auto& country = spans[s + 1];
        const bool of = country.first == body.last + 1 && tokens[body.last].form == "of";
        if (!of || body.kind != BroadKind::body || country.kind != BroadKind::location ||
            (row[country.first].gazetteer & gaz_country) == 0)
            continue;
        const auto own = row.subspan(body.first, body.last - body.first);
        if (std::none_of(own.begin(), own.end(),
                         [](const NameToken& word) { return (word.kinds & body_head) != 0; }) &&
            tokens[body.first].form != "House" && tokens[body.first].form != "Chamber")
            continue;
        body.last = country.last;
        spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(s) + 1);
    }
}

}  // namespace

void mend_spans(const NameContext& context, const NameTables& tables, const Sentence& sentence,
                std::size_t index, std::size_t from, std::vector<NameSpan>& spans) {
    const auto row = context.tokens(index);
    const std::span<const Token> tokens = sentence.tokens;
    const auto written = context.written(index);

    // "U.S. President", "US Secretary of State": a country or body in front of a post, and the post.
    for (auto s = from; s < spans.size(); ++s) {
        auto& span = spans[s];
        if (span.last - span.first < 2) continue;
        const auto match = tables.find_longest(tokens, span.first);
        const auto next = match ? match->last : span.first;
        const bool leads = match && match->agreement != NameCase::folded && next < span.last &&
                           (row[next].kinds & role) != 0 &&
                           (row[span.first].gazetteer & (gaz_country | gaz_demonym)) != 0;
        if (leads) {
            if ((row[span.first].gazetteer & gaz_country) != 0)
                span.last = next, span.kind = BroadKind::location;
            else
                span.first = next;
        }
        while (span.last - span.first >= 2 && (row[span.first].kinds & month_or_day) != 0 &&
               (row[span.first].gazetteer & gaz_given) == 0)
            ++span.first;
        while (span.kind == BroadKind::person && span.last - span.first >= 2 &&
               (row[span.first].kinds & role) != 0 &&
               (row[span.first].gazetteer & (gaz_given | gaz_surname)) == 0)
            ++span.first;
    }

    split_spans(tables, tokens, row, from, spans);
    mend_firms(row, tokens, from, spans);

    // Names of several words that the tables know, where the chain saw only a part.
    for (std::size_t i = 0; i < row.size();) {
        if ((row[i].gazetteer & gaz_long) == 0 || (row[i].gazetteer & (gaz_inside | gaz_folded)) != 0) {
            ++i;
            continue;
        }
        const auto match = tables.find_longest(tokens, i);
        const auto kind = match ? known_kind(*match, tables, written) : std::nullopt;
        const auto end = match ? match->last : static_cast<std::uint32_t>(i + 1);
        const auto begin = static_cast<std::uint32_t>(i);
        i = end;
        if (!kind) continue;
        const bool crossed = std::any_of(
            spans.begin() + static_cast<std::ptrdiff_t>(from), spans.end(), [&](const NameSpan& span) {
                return span.first < end && begin < span.last &&
                       (span.first < begin || span.last > end || (span.first == begin && span.last == end));
            });
        if (crossed) continue;
        const auto own = spans.begin() + static_cast<std::ptrdiff_t>(from);
        spans.erase(
            std::remove_if(own, spans.end(),
                           [&](const NameSpan& span) { return span.first < end && begin < span.last; }),
            spans.end());
        spans.push_back({static_cast<std::uint32_t>(index), begin, end, *kind, 0.8f});
    }
    std::sort(spans.begin() + static_cast<std::ptrdiff_t>(from), spans.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });

    // "Rogue Wave [Software] acquired", "Blackboard [Inc.] said": the rest of a firm's name.
    for (auto s = from; s < spans.size(); ++s) {
        auto& span = spans[s];
        const auto limit = s + 1 < spans.size() ? spans[s + 1].first : static_cast<std::uint32_t>(row.size());
        if (written != SentenceCase::normal || span.kind != BroadKind::body) continue;
        cut_kind(row, tokens, span);
        if (span.kind == BroadKind::body) extend(row, tokens, limit, span);
    }

    // Suffixes of companies, and what is no name.
    auto out = from;
    for (auto s = from; s < spans.size(); ++s) {
        auto span = spans[s];
        bool suffixes = true;
        for (auto i = span.first; i < span.last; ++i) suffixes = suffixes && is_suffix(row[i]);
        if (suffixes) {
            if (out > from && spans[out - 1].last == span.first && spans[out - 1].kind == BroadKind::body)
                spans[out - 1].last = span.last;
            continue;
        }
        if (span.first >= span.last || is_no_name(row.subspan(span.first, span.last - span.first),
                                                  tokens.subspan(span.first, span.last - span.first)))
            continue;
        if (span.kind != BroadKind::location && span.last < row.size() &&
            goes_on_with_suffix(row[span.last], tokens[span.last]) && written == SentenceCase::normal &&
            (s + 1 == spans.size() || spans[s + 1].first > span.last)) {
            ++span.last;
            span.kind = BroadKind::body;
        }
        // "US$235": the currency.
        if (span.last < row.size() && !tokens[span.last].space_before &&
            tokens[span.last].form.starts_with('$') && span.last == span.first + 1)
            continue;
        spans[out++] = span;
    }
    spans.resize(out);
    join_countries(tokens, row, from, spans);
}

}  // namespace newsgraph

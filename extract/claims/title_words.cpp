#include "extract/claims/title_words.hpp"

#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

bool is_of_body(const Tree& tree, const Title& title) {
    if (title.first == 0 || tree.named(title.first - 1) || title.roles.front()->relation != Relation::leads)
        return false;
    const auto& kind = tree[title.first - 1];
    return (kind.upos == Upos::NOUN || kind.deprel == Deprel::compound) && nominal(kind.lemma).body;
}

/// "Chief Minister X", "State Congress President Y": of something in the state.
bool is_of_part(const Tree& tree, const Title& title) {
    if (title.first == title.phrase || title.first == 0) return false;
    const auto before = title.first - 1;
    if (is_of_body(tree, title)) return true;
    static constexpr std::string_view parts[] = {"chief", "first",  "regional", "local",
                                                 "state", "county", "city",     "provincial"};
    if (std::any_of(std::begin(parts), std::end(parts),
                    [&](auto word) { return equal_lower(tree[before].form, word); }))
        return true;
    const auto front = tree[before].form.front();
    return title.roles.front()->relation == Relation::leads && tree[before].upos == Upos::PROPN &&
           front >= 'A' && front <= 'Z';
}

/// "Competition Commissioner": of the Union; a "police commissioner" is not.
bool is_brussels(const Tree& tree, const Title& title) {
    if (title.first == 0 || title.first == title.phrase) return false;
    if (equal_lower(tree[title.first - 1].form, "european")) return true;
    static constexpr std::string_view fields[] = {
        "competition", "trade",    "economy", "enlargement", "budget",    "agriculture",
        "internal",    "industry", "energy",  "climate",     "migration", "environment",
        "transport",   "justice",  "digital", "market",      "defence",   "technology",
        "affairs",     "markets",  "eu",      "antitrust",   "tax"};
    return std::any_of(std::begin(fields), std::end(fields),
                       [&](auto word) { return equal_lower(tree[title.first - 1].form, word); });
}

/// "culture secretary", "Secretary of State": a minister; "press secretary", "general secretary" are
/// none.
bool is_cabinet_secretary(const Tree& tree, const Title& title) {
    if (title.words(tree) != "secretary" && !tree.is(title.head, "Secretary")) return false;
    if (title.last + 1 < tree.size() && tree.is(title.last, "of")) return true;
    if (title.last > title.head + 1) return true;  // "Secretary of State"
    if (title.first == 0 || title.first == title.phrase) return false;
    static constexpr std::string_view offices[] = {
        "state",       "treasury",       "commerce",  "defense",     "defence",     "interior", "home",
        "foreign",     "justice",        "energy",    "health",      "labor",       "labour",   "trade",
        "transport",   "transportation", "education", "agriculture", "culture",     "housing",  "security",
        "environment", "business",       "finance",   "affairs",     "war",         "work",     "pensions",
        "science",     "technology",     "services",  "levelling",   "communities", "economic", "economy",
        "tourism",     "industry",       "budget"};
    return std::any_of(std::begin(offices), std::end(offices),
                       [&](auto word) { return equal_lower(tree[title.first - 1].form, word); });
}

/// "the Victorian premier", "former Polarica chief executive": of something that is not recognized.
bool is_of_unknown(const Tree& tree, const Title& title) {
    if (title.first < 2) return false;
    const auto before = title.first - 1;
    const auto form = tree[before].form;
    const auto front = tree[title.first].form.front();
    return form.front() >= 'A' && form.front() <= 'Z' && front >= 'a' && front <= 'z' &&
           tree.covering(before) == absent &&
           (tree[before].upos == Upos::PROPN || tree[before].upos == Upos::ADJ);
}

/// "a leader of the party", "a leading commander": not the one at the top.
bool is_one_of_many(const Tree& tree, const Title& title) {
    const auto word = title.words(tree);
    if (is_of_field(tree, title, word)) return true;
    if (word != "leader" && word != "commander" && word != "head" && word != "chief" && word != "director")
        return false;
    const auto start = title.phrase;
    if (title.first > 0 && tree[title.first - 1].xpos == Xpos::CC) return false;  // "a lawyer and leader of"
    if (title.status == Status::ended && word != "director") return false;        // "a former head of X"
    return (start > 0 && (tree[start - 1].form == "a" || tree[start - 1].form == "an")) ||
           (start < title.first && tree.is(start, "senior"));
}

/// "software chief", "aid chief": at the top of a part.
bool is_of_field(const Tree& tree, const Title& title, std::string_view word) {
    if (title.first > title.phrase &&
        (tree.is(title.first - 1, "district") || tree.is(title.first - 1, "regional") ||
         tree.is(title.first - 1, "local")))
        return true;
    const bool director = word == "director";  // "policy director", but "the museum director"
    if ((word != "chief" && word != "boss" && word != "head" && !director) || title.last != title.first + 1 ||
        title.first <= title.phrase)
        return false;
    const auto field = title.first - 1;
    static constexpr std::string_view whole[] = {"company", "group", "firm", "club", "bank", "airline"};
    constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
    if (director && (nominal(tree[field].lemma).types & bodies)) return false;
    return tree[field].upos == Upos::NOUN && !tree.named(field) &&
           std::none_of(std::begin(whole), std::end(whole), [&](auto noun) { return tree.is(field, noun); });
}

/// "a citizen of X", not "a critic of X".
bool is_citizen(const Tree& tree, const Title& title) {
    static constexpr std::string_view words[] = {"citizen", "national", "native",  "king",   "queen",
                                                 "prince",  "princess", "refugee", "leader", "royal"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](auto word) { return equal_lower(tree[title.head].lemma, word); });
}

bool is_elected(const Tree& tree, const Title& title) {
    return !tree.is(title.head, "candidate") && !tree.is(title.head, "nominee") &&
           !tree.is(title.head, "hopeful");
}

bool is_bare_predicate(const Tree& tree, const Title& title) {
    return tree.has_child(title.head, Deprel::cop) && title.phrase == title.first &&
           title.end == title.last && !tree.has_child(title.head, Deprel::det);
}

/// "Foreign Minister X"; "X, the foreign minister," and "the finance chief, Y" too.
bool stands_beside(const Tree& tree, const Title& title, std::uint32_t holder) {
    const auto& name = tree.mention(holder);
    if (name.first == title.last || (name.first == title.end && tree.is(title.last, "of"))) return true;
    if (name.kind == MentionKind::name && is_joined(tree, title)) {  // "CEO and founder X"
        auto at = title.last + 1;
        while (at < name.first && !tree.named(at) && (is_nominal(tree[at].upos) || tree[at].form == "-"))
            ++at;
        if (at == name.first &&
            is_one_of(tree[at - 1].lemma, {"founder", "co-founder", "cofounder", "ceo", "executive",
                                           "chairman", "chairwoman", "president", "director", "owner"}))
            return true;
    }
    if (title.phrase == 0 || name.kind != MentionKind::name) return false;
    auto start = title.phrase;
    for (auto at = start; at < title.first; ++at)
        if (tree[at].xpos == Xpos::POS || tree[at].xpos == Xpos::PRPS) return false;  // "the city's"
    if (tree[start].upos == Upos::DET) ++start;
    if (start == title.first && name.last + 1 == start && tree[name.last].form == ",")
        return title.end < tree.size() && tree[title.end].form == ",";  // "X, chief financial officer,"
    const bool one =
        start == title.first && tree.is(start - 1, "a") &&  // "X, a co-founder,", "a spokesman, X,"
        (title.roles.front()->relation == Relation::founded || tree[title.head].lemma.starts_with("spokes"));
    if (start == 0 || (!tree.is(start - 1, "the") && !one)) return false;
    if (name.first == title.last + 1) return tree[title.last].form == ",";
    return name.last + 2 == start && tree[name.last].form == ",";
}

bool is_no_tie(const Tree& tree, const Title& title, const Arguments& relata) {
    const auto& word = tree[title.head];
    if (word.lemma == "part" && !relata.empty()) {
        const auto end = tree.mention(relata.front().mention).last;
        const auto mark = end < tree.size() && tree[end].xpos == Xpos::POS ? end : end - 1;
        for (auto at = mark + 1; at < tree.size() && at < mark + 5 && tree[mark].xpos == Xpos::POS; ++at)
            if (is_one_of(
                    tree[at].lemma,
                    {"effort",   "plan",      "strategy", "push",   "drive",   "deal",   "bid",   "attempt",
                     "campaign", "programme", "program",  "move",   "project", "series", "story", "response",
                     "reason",   "problem",   "policy",   "agenda", "case",    "history"}))
                return true;
        return false;
    }
    const auto tie = title.roles.front()->relation;
    if (tie == Relation::leads || tie == Relation::works_for || tie == Relation::associated_with ||
        title.first == 0 || word.form.front() < 'A' || word.form.front() > 'Z' ||
        title.last + 1 >= tree.size())
        return false;
    const auto next = tree[title.last + 1].form.front();
    return word.form.ends_with('s') && tree[title.last].upos == Upos::ADP && next >= 'A' && next <= 'Z';
}

bool is_named_before(const Tree& tree, const Title& title, const Arguments& relata) {
    return std::any_of(relata.begin(), relata.end(), [&](const Argument& relatum) {
        const auto type = tree.type(relatum.mention);
        const auto& name = tree.mention(relatum.mention);
        return name.kind == MentionKind::name && name.last == title.first &&
               (type == NodeType::company || type == NodeType::organization);
    });
}

/// "Chinese-American": of both.
bool is_hyphenated(const Tree& tree, const Arguments& relata) {
    return std::all_of(relata.begin(), relata.end(),
                       [&](const Argument& relatum) {
                           return tree.mention(relatum.mention).kind == MentionKind::demonym;
                       }) &&
           tree[tree.mention(relata.back().mention).last].form == "-";
}

bool is_conjunct(const Tree& tree, const Arguments& relata) {
    const auto last = tree.mention(relata.back().mention).head;
    return tree[last].deprel == Deprel::conj;
}

bool at_clause(const Tree& tree, const Title& title) {
    const auto relation = tree[title.head].deprel;
    return tree.has_child(title.head, Deprel::cop) || relation == Deprel::xcomp ||
           (base(relation) == Deprel::obl && tree.preposition(title.head) == "as");
}

/// "X's head of US operations": the country only says of which.
bool is_market(const Tree& tree, const Title& title, const Arguments& relata) {
    return title.end > title.last && std::all_of(relata.begin(), relata.end(), [&](const Argument& relatum) {
               return tree.type(relatum.mention) == NodeType::country &&
                      tree.mention(relatum.mention).last < title.end;
           });
}

bool is_joined(const Tree& tree, const Title& title) {
    return title.last < tree.size() && tree[title.last].xpos == Xpos::CC;
}

bool is_of_state_alone(const Title& title) {
    return std::any_of(title.roles.begin(), title.roles.end(), [](const Role* role) {
        return role->implied && role->relatum == bit(NodeType::country);
    });
}

bool is_owner(const Tree& tree, const Title& title, std::uint32_t relatum) {
    const auto end = tree.mention(relatum).last;
    return end < title.first && tree[end].xpos == Xpos::POS;
}

namespace {
/// "SVP" as the tables have it: an acronym's lemma may be cut.
std::string lower_acronym(std::string_view form) {
    std::string lower;
    for (const char c : form) {
        if (c < 'A' || c > 'Z') return {};
        lower += static_cast<char>(c + 32);
    }
    return lower;
}
}  // namespace

std::vector<const Role*> match_title(const Lexicon& lexicon, const Tree& tree, std::uint32_t head,
                                     std::uint32_t& first, std::uint32_t& last) {
    std::vector<const Role*> lines;
    const auto* entry = lexicon.find(tree[head].lemma);
    if (!entry || entry->roles.empty())
        if (const auto lower = lower_acronym(tree[head].form); !lower.empty()) entry = lexicon.find(lower);
    if (!entry || tree[head].upos == Upos::PUNCT || tree[head].upos == Upos::SYM) return lines;
    std::size_t best = 0;
    for (const auto index : entry->roles) {
        const auto& role = lexicon.role(index);
        if (role.head > head || role.words.size() < best) continue;
        auto begin = head;
        const auto fits = [&](std::uint32_t at, std::size_t i) {
            return at < tree.size() &&
                   (equal_lower(tree[at].lemma, role.words[i]) || equal_lower(tree[at].form, role.words[i]));
        };
        bool matches = true;
        for (auto i = role.head; i-- > 0 && matches;) {
            if (begin > 1 && tree[begin - 1].form == "-" && role.words[i] != "-")
                --begin;  // "then-prime-minister"
            matches = begin > 0 && fits(--begin, i);
        }
        auto end = head + 1;
        for (auto i = role.head + 1; i < role.words.size() && matches; ++i) matches = fits(end++, i);
        if (!matches) continue;
        if (role.words.size() > best) lines.clear();
        best = role.words.size();
        first = begin;
        last = end;
        lines.push_back(&role);
    }
    return lines;
}

void find_where(const Tree& tree, const Title& title, Arguments& relata) {
    auto clause = title.head;
    for (int step = 0; step < 2; ++step, clause = tree.head(clause)) {
        if (clause == absent) return;
        const auto where = tree.child_lemma(clause, "where");
        if (where == absent || where > title.first || where < 2) continue;
        const auto body = tree.ending_at(tree[where - 1].form == "," ? where - 1 : where);
        if (body != absent && tree.mention(body).kind == MentionKind::name &&
            (tree.type(body) == NodeType::company || tree.type(body) == NodeType::organization))
            relata.push_back({body, absent});
        return;
    }
}

bool is_trade_before_post(const Tree& tree, const Title& title, const Lexicon& lexicon) {
    if (!is_joined(tree, title) || title.last + 2 >= tree.size() || !tree.is(title.last + 2, "of") ||
        title.roles.front()->relation != Relation::works_for)
        return false;
    const bool trade = std::any_of(title.roles.begin(), title.roles.end(),
                                   [](const Role* role) { return role->relation == Relation::citizen_of; });
    std::uint32_t first = 0, last = 0;
    const auto post = match_title(lexicon, tree, title.last + 1, first, last);
    return trade && !post.empty() && post.front()->relation != Relation::works_for;
}

void find_owned(const Tree& tree, const Title& title, Arguments& relata) {
    const auto& role = *title.roles.front();
    const auto verb = tree.head(title.head);
    if (role.relation != Relation::owns || role.reversed || relata.size() != 1 || verb == absent ||
        tree[tree.mention(relata.front().mention).head].xpos != Xpos::PRPS ||
        tree.preposition(title.head) != "from" || tree[verb].upos != Upos::VERB)
        return;
    Arguments objects;
    tree.expand(tree.object(verb), Reach::strict, objects);
    if (objects.size() == 1) relata = objects;
}

void find_made(const Tree& tree, const Title& title, Arguments& relata) {
    const auto& role = *title.roles.front();
    if (role.relation != Relation::makes || role.reversed || title.first == 0 ||
        !tree.is(title.first - 1, "its"))
        return;
    for (auto m = tree.last_mention(); m > tree.first_mention(); --m) {
        const auto type = tree.type(m - 1);
        if (tree.mention(m - 1).last < title.first && (type == NodeType::product || type == NodeType::chip)) {
            relata = {{m - 1, absent}};
            return;
        }
    }
}

}  // namespace newsgraph

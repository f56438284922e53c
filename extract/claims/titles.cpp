#include "extract/claims/titles.hpp"

#include "extract/claims/called_names.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

bool equal_lower(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

Title TitleReader::read_counterpart(std::uint32_t at, std::vector<const Role*> roles) const {
    Title title;
    title.head = title.first = at;
    title.last = title.end = at + 1;
    title.roles = std::move(roles);
    title.phrase = tree_.phrase_start(at);
    return title;
}

std::optional<Title> TitleReader::read(std::uint32_t at) const {
    Title title;
    title.head = at;
    title.roles = match_title(lexicon_, tree_, at, title.first, title.last);
    if (title.roles.empty() || tree_.is(at, "*")) title.roles = human(at, title);
    if (title.roles.empty()) return std::nullopt;
    if (title.last < tree_.size() && tree_.starting_at(title.last) == absent) {
        std::uint32_t first = 0, last = 0;  // the "Secretary" of "Secretary General"
        if (!match_title(lexicon_, tree_, title.last, first, last).empty() && first <= at)
            return std::nullopt;
    }
    // "chief executive officer" is matched at its last word; "chief" inside it is no title of its own
    if (title.last < tree_.size() && is_name_part(title.last) && tree_.starting_at(title.last) == absent &&
        tree_[title.last].upos == Upos::NOUN && tree_[title.last - 1].upos != Upos::PUNCT &&
        (base(tree_[at].deprel) == Deprel::compound || base(tree_[at].deprel) == Deprel::amod))
        return std::nullopt;
    if (title.last == at + 1 && title.first == at && tree_.is(at, "chief") && title.last < tree_.size() &&
        tree_.starting_at(title.last) == absent) {  // "chief spokesman", "chief financial officer"
        const bool joined = tree_[title.last].upos == Upos::ADJ && title.last + 1 < tree_.size();
        if (tree_[joined ? title.last + 1 : title.last].upos == Upos::NOUN) return std::nullopt;
    }
    if (title.last + 1 < tree_.size() && tree_[title.last].form == "-" &&
        !tree_[title.last + 1].space_before && !tree_[title.last].space_before &&
        !word_is(title.last + 1, "elect") && !word_is(title.last + 1, "designate"))
        return std::nullopt;  // the "secretary" of "secretary-general"
    if (title.first > 0 && word_is(title.first - 1, "shadow")) return std::nullopt;  // "Shadow chancellor"
    if (title.first > 0 && title.words(tree_) == "leader" &&
        is_one_of(tree_[title.first - 1].lemma, {"market", "industry", "sector", "segment", "category"}))
        return std::nullopt;  // "market leader X"
    if (title.first == at && at > 1 && tree_.is(at, "officer") && tree_.is(at - 2, "chief") &&
        !tree_.named(at - 1))
        title.first = at - 2;  // "chief revenue officer"
    title.phrase = tree_.phrase_start(title.first);
    title.end = title.last;
    read_modifiers(title);
    if (word_is(title.last - 1, "elect") && !title.status) title.status = Status::planned;
    return title;
}

/// "NASA cosmonaut X", "American headliner X": any noun for people right before a name ties it as a post
/// does.
std::vector<const Role*> TitleReader::human(std::uint32_t at, Title& title) const {
    std::vector<const Role*> lines;
    const bool taken_for_adjective =  // "co-chairman X"
        tree_[at].upos == Upos::ADJ && !tree_.named(at) && tree_[at].form.front() >= 'a';
    if (tree_[at].upos != Upos::NOUN && !taken_for_adjective) return lines;
    const auto person = at + 1 < tree_.size() ? tree_.starting_at(at + 1) : absent;
    const bool named = person != absent && tree_.type(person) == NodeType::person &&
                       tree_.mention(person).kind == MentionKind::name;
    const bool employed = is_at_body(at);
    if (!named && !employed && !is_of_people(at)) return lines;
    const auto kind = lexicon_.noun_kind(tree_[at].lemma);
    const auto noun = nominal(tree_[at].lemma);
    const bool people = noun.types == bit(NodeType::person) || (employed && !noun.known);
    if (kind == NounKind::relational || noun.relational || !people) return lines;
    const auto* any = lexicon_.find("*");
    if (!any) return lines;
    for (const auto index : any->roles)
        if (named || employed || lexicon_.role(index).relation == Relation::citizen_of)
            lines.push_back(&lexicon_.role(index));
    title.first = at;
    title.last = at + 1;
    return lines;
}

/// "X, a paramedic at Y", "X, the bookkeeper of Y": whatever the noun, Y is where X works.
bool TitleReader::is_at_body(std::uint32_t at) const {
    const auto who = tree_.head(at);
    if (at + 2 >= tree_.size() || tree_[at].deprel != Deprel::appos || tree_[at].xpos == Xpos::NNS ||
        !(tree_.is(at + 1, "at") || (tree_.is(at + 1, "of") && tree_[at].lemma.ends_with("keeper"))) ||
        who == absent || who > at || tree_.at_head(who) == absent ||
        tree_.type(tree_.at_head(who)) != NodeType::person)
        return false;
    const auto body = tree_.starting_at(tree_[at + 2].upos == Upos::DET ? at + 3 : at + 2);
    return body != absent && tree_.mention(body).kind == MentionKind::name &&
           (tree_.type(body) == NodeType::organization || tree_.type(body) == NodeType::company);
}

/// "X was a Romanian geologist": only the people stands before the noun.
bool TitleReader::is_of_people(std::uint32_t at) const {
    const auto start = tree_.phrase_start(at);
    for (auto word = start; word < at; ++word)
        if (tree_.named(word)) {
            const auto& people = tree_.mention(tree_.covering(word));
            return people.kind == MentionKind::demonym && tree_[people.last].form != "-" &&
                   tree_[people.last].xpos != Xpos::POS && start > 0 && tree_.is(start - 1, "a");
        }
    return false;
}

bool TitleReader::word_is(std::uint32_t at, std::string_view lower) const {
    return at < tree_.size() && (equal_lower(tree_[at].lemma, lower) || equal_lower(tree_[at].form, lower));
}

bool TitleReader::is_name_part(std::uint32_t at) const {
    const auto tag = tree_[at].upos;
    return tag == Upos::NOUN || tag == Upos::PROPN;
}

void TitleReader::read_modifiers(Title& title) const {
    auto start = title.phrase;
    if (start > 0 && (tree_[start - 1].upos == Upos::DET)) --start;
    if (start > 0 && (tree_[start - 1].upos == Upos::ADV || tree_.is(start - 1, "once"))) --start;
    if (title.first > 0 && tree_[title.first - 1].xpos == Xpos::VBN) start = std::min(start, title.first - 1);
    for (auto at = start; at < title.first; ++at) {
        if (tree_[at].xpos == Xpos::CC) title.deputy = false;    // "vice president and chairman"
        if (!word_is(at, "elect") && !word_is(at, "designate"))  // these stand behind: "president-elect"
            read_modifier(at, title);
    }
    if (title.last + 1 < tree_.size() && tree_[title.last].form == "-") read_modifier(title.last + 1, title);
}

void TitleReader::read_modifier(std::uint32_t at, Title& title) const {
    auto lemma = std::string_view(tree_[at].lemma);
    if (at > 1 && tree_[at - 1].form == "-" && (word_is(at - 2, "ex") || word_is(at - 2, "then")))
        title.status = Status::ended;  // "an ex-Ukrainian lawmaker"
    for (const std::string_view prefix : {"ex-", "then-", "former-", "Ex-", "Then-"})
        if (tree_[at].form.starts_with(prefix)) lemma = prefix.substr(0, prefix.size() - 1);
    if (equal_lower(lemma, "deputy") || equal_lower(lemma, "vice") || equal_lower(lemma, "assistant") ||
        equal_lower(lemma, "associate"))
        title.deputy = true;
    const auto* word = lexicon_.find(lemma);
    if (!word || word->modifier == Effect::none) word = lexicon_.find(tree_[at].form);  // "ousted"
    if (!word) return;
    if (word->modifier == Effect::ended) title.status = Status::ended;
    if (word->modifier == Effect::planned && !title.status) title.status = Status::planned;
    if (word->modifier == Effect::alleged && !title.status) title.status = Status::alleged;
}

/// Mentions before the title in its phrase, nearest first.
void TitleReader::left(const Title& title, Arguments& out) const {
    // "Palestinian Authority president" leads the authority, a "U.S. Treasury secretary" is of the country
    const bool leads = title.roles.front()->relation == Relation::leads;
    for (auto at = title.first; at-- > title.phrase;) {
        if (at > title.phrase && is_one_of(tree_[at].lemma, {"former", "ex", "then", "outgoing"}) &&
            !tree_.named(at - 1) && (tree_[at - 1].upos == Upos::NOUN || tree_[at - 1].upos == Upos::VERB))
            break;  // "Ukraine's bureau arrest former minister X"
        for (auto m = tree_.at_head(at); m != absent; m = tree_.next_at_head(m)) {
            const auto& mention = tree_.mention(m);
            const bool based = mention.last + 1 < title.first && tree_[mention.last].form == "-" &&
                               !(mention.kind == MentionKind::demonym && tree_.named(mention.last + 1));
            if (!based && mention.last <= title.first && !(leads && tree_.inside_name(m)))
                out.push_back({m, absent});
        }
    }
    const auto owner = std::find_if(out.begin(), out.end(), [&](const Argument& one) {
        const auto type = tree_.type(one.mention);
        return (type == NodeType::company || type == NodeType::organization) &&
               tree_[tree_.mention(one.mention).last].xpos == Xpos::POS;
    });
    if (owner != out.end())  // "X's China chief": X's
        out.erase(std::remove_if(out.begin(), owner,
                                 [&](const Argument& one) {
                                     const auto type = tree_.type(one.mention);
                                     return type == NodeType::country || type == NodeType::place;
                                 }),
                  owner);
}

/// "president and chief executive of X": behind the last of the joined titles.
std::uint32_t TitleReader::behind_joined_titles(std::uint32_t at) const {
    const auto count = tree_.size();
    const auto begins_name = [&](std::uint32_t word) {  // "military leader" is only a description
        const auto m = tree_.starting_at(word);
        return m != absent && tree_.mention(m).kind != MentionKind::description;
    };
    for (int joined = 0; joined < 2; ++joined) {
        auto next = at;
        if (next < count && tree_[next].form == ",") ++next;
        if (next >= count || tree_[next].xpos != Xpos::CC) break;
        ++next;
        const auto begin = next;
        while (next < count &&
               (is_name_part(next) || tree_[next].upos == Upos::ADJ || tree_[next].upos == Upos::DET ||
                tree_.is(next, "managing") || tree_.is(next, "manage")) &&
               !begins_name(next))
            ++next;
        if (next == begin || next >= count || (tree_[next].upos != Upos::ADP && !begins_name(next))) break;
        const auto* word = lexicon_.find(tree_[next - 1].lemma);
        if (!word || word->roles.empty()) break;
        at = next;
    }
    return at;
}

/// Reads "of X", "for research at X" behind the title; returns where it ends. `direct` tells whether the
/// first complement was the relatum itself.
std::uint32_t TitleReader::right(const Title& title, Arguments& out, bool& direct) const {
    auto at = title.last;
    const auto count = tree_.size();
    if (at + 1 < count && tree_[at].form == "-" && (word_is(at + 1, "elect") || word_is(at + 1, "designate")))
        at += 2;
    at = behind_joined_titles(at);
    // "professor emeritus of", "a professor specialising in"
    if (at + 1 < count && tree_[at + 1].upos == Upos::ADP && tree_.covering(at) == absent &&
        (tree_[at].xpos == Xpos::VBG || tree_.is(at, "emeritus")))
        ++at;
    const bool taken = title.phrase > 0 && tree_.is(title.phrase - 1, "as");  // "takes over as chief from X"
    for (int phrases = 0; phrases < 4 && at < count; ++phrases) {
        if (taken && tree_.is(at, "from")) break;
        const bool comma = tree_[at].form == "," && phrases > 0 && at + 1 < count &&
                           tree_.starting_at(at + 1) != absent &&
                           tree_.type(tree_.starting_at(at + 1)) != NodeType::person &&
                           tree_.type(tree_.starting_at(at + 1)) != NodeType::place;
        if (!comma && !(tree_[at].upos == Upos::ADP && is_complement(at, title))) break;
        auto begin = at + 1;
        if (begin + 1 < count && tree_.is(begin, "both")) ++begin;
        if (auto share = begin; begin < count && !comma && is_time(begin)) {
            while (share + 1 < count && tree_[share].upos == Upos::NUM) ++share;
            if (!is_share(share)) break;
        }
        const auto field = tree_.starting_at(begin);  // "special representative for Iran": not Iran's
        if (tree_.is(at, "for") && field != absent && is_sent(title.head) &&
            (tree_.type(field) == NodeType::country || tree_.type(field) == NodeType::place)) {
            at = tree_.mention(field).last;
            continue;
        }
        const auto house = field != absent ? field : begin < count ? tree_.starting_at(begin + 1) : absent;
        const bool chamber = house != absent && tree_.type(house) == NodeType::organization &&
                             tree_.is(title.head, "delegate");         // "the delegate to the House"
        if (tree_.is(at, "to") && is_envoy(title.head) && !chamber) {  // "the ambassador to X of Y"
            const auto host = field != absent ? field : tree_.starting_at(begin + 1);
            if (host == absent) break;
            at = tree_.mention(host).last;
            continue;
        }
        auto end = begin;
        while (end < count && in_phrase(end) && !begins_person(begin, end) && !begins_time(end)) ++end;
        if (end == begin) break;
        if (is_share(end - 1) && end < count && tree_[end].upos == Upos::ADP) {  // "owner of 20 percent of X"
            at = end;
            continue;
        }
        if (end + 1 < count && tree_.is(end, "of") && !tree_.named(end - 1) &&
            is_one_of(tree_[end - 1].lemma, {"commonwealth", "territory", "island", "republic", "kingdom"})) {
            at = end;  // "governor of the United States commonwealth of X"
            continue;
        }
        collect(begin, end, out);
        at = end;
        // "supplier of chips X to Y": X is what, not whose
        if (!out.empty() && at + 1 < count && tree_.is(at, "to") && is_complement(at, title) &&
            fits_none(title, out))
            out.clear();
        if (!out.empty()) {
            // conjuncts of the relatum: "CEO of Tesla and SpaceX"
            const auto last = tree_.mention(out.front().mention).last;
            direct = direct && phrases == 0 &&
                     (last == end || (last + 1 == end && is_movement(tree_[last].lemma)) ||
                      is_kind_of_firm(last, end));
            break;
        }
        direct = false;
        // "a professor specialising in law at X"
        if (at + 1 < count && tree_[at].xpos == Xpos::VBG && tree_[at + 1].upos == Upos::ADP) ++at;
    }
    return at;
}

/// "the X hotel chain", "the X company": the words behind the name tell only what it is.
bool TitleReader::is_kind_of_firm(std::uint32_t begin, std::uint32_t end) const {
    const auto name = begin < end ? tree_.ending_at(begin) : absent;
    if (name == absent || tree_.mention(name).kind != MentionKind::name || end - begin > 3 ||
        !nominal(tree_[end - 1].lemma).asset)
        return false;
    for (auto at = begin; at < end; ++at)
        if (tree_.named(at) || (tree_[at].upos != Upos::NOUN && tree_[at].upos != Upos::ADJ)) return false;
    return true;
}

/// Who is sent to another country or body.
bool TitleReader::is_envoy(std::uint32_t head) const {
    static constexpr std::string_view words[] = {"ambassador", "envoy",    "representative", "delegate",
                                                 "emissary",   "diplomat", "observer",       "liaison"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](auto word) { return equal_lower(tree_[head].lemma, word); });
}

/// Who acts toward a country rather than for it.
bool TitleReader::is_sent(std::uint32_t head) const {
    static constexpr std::string_view words[] = {"representative", "envoy",     "coordinator", "rapporteur",
                                                 "adviser",        "advisor",   "analyst",     "expert",
                                                 "specialist",     "director",  "negotiator",  "secretary",
                                                 "commissioner",   "economist", "strategist",  "head"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](auto word) { return equal_lower(tree_[head].lemma, word); });
}

/// "representative for Iran X": a person's name right behind another name.
bool TitleReader::begins_person(std::uint32_t begin, std::uint32_t at) const {
    const auto person = tree_.starting_at(at);
    if (at == begin || person == absent || tree_.type(person) != NodeType::person) return false;
    bool field = tree_.is(begin - 1, "of");  // "Minister of Foreign Affairs X"
    for (auto word = begin; word < at; ++word) {
        const auto front = tree_[word].form.front();
        field =
            field && !tree_.named(word) && ((front >= 'A' && front <= 'Z') || tree_[word].xpos == Xpos::CC);
    }
    if (field) return tree_.mention(person).kind == MentionKind::name;
    auto body = tree_.ending_at(at);
    if (body == absent && at > begin + 1 && is_movement(tree_[at - 1].form))
        body = tree_.ending_at(at - 1);  // "the X party Y"
    return body != absent && tree_.mention(body).kind == MentionKind::name &&
           tree_.type(body) != NodeType::person && tree_.mention(person).kind == MentionKind::name;
}

/// "became its president in 2008", "on Monday"
bool TitleReader::is_time(std::uint32_t at) const {
    static constexpr std::string_view words[] = {
        "january",   "february", "march",    "april",    "may",    "june",    "july",      "august",
        "september", "october",  "november", "december", "monday", "tuesday", "wednesday", "thursday",
        "friday",    "saturday", "sunday",   "early",    "late",   "mid",     "least"};
    return tree_[at].upos == Upos::NUM || std::any_of(std::begin(words), std::end(words), [&](auto word) {
               return equal_lower(tree_[at].form, word);
           });
}

/// "chief executive of X last month", "… two weeks ago", "… effective January 15": no part of X.
bool TitleReader::begins_time(std::uint32_t at) const {
    if (at == 0 || !tree_.named(at - 1) || tree_.covering(at) != absent) return false;
    if (is_one_of(tree_[at].form, {"yesterday", "today", "tomorrow", "effective", "earlier", "later"}))
        return true;
    if (is_time(at) && tree_[at].upos != Upos::NUM) return true;
    const bool counted =
        tree_[at].upos == Upos::NUM || is_one_of(tree_[at].form, {"last", "next", "this", "a"});
    return counted && at + 1 < tree_.size() &&
           (is_one_of(tree_[at + 1].lemma, {"year", "month", "week", "day", "hour", "decade", "spring",
                                            "summer", "autumn", "fall", "winter", "quarter"}) ||
            (tree_[at].upos != Upos::NUM && is_time(at + 1)));
}

/// "20 percent", "a 20 percent stake": what of a firm it is says what follows.
bool TitleReader::is_share(std::uint32_t at) const {
    return is_one_of(tree_[at].lemma, {"%", "percent", "cent"}) ||
           lexicon_.noun_kind(tree_[at].lemma) == NounKind::share;
}

bool TitleReader::is_complement(std::uint32_t at, const Title& title) const {
    const auto head = title.head;
    static constexpr std::string_view words[] = {"of", "at", "for", "with", "in", "from", "on"};
    static constexpr std::string_view toward[] = {"adviser", "advisor",   "aide",   "counsel",  "assistant",
                                                  "deputy",  "successor", "lender", "secretary"};
    const auto business = [](const Role* role) {  // "supplier to X", "a rival to Y"
        return role->relation == Relation::supplies || role->relation == Relation::competes_with ||
               role->relation == Relation::partners_with;
    };
    if (tree_.is(at, "to"))  // an ambassador to France does not work for it
        return tree_.is(at - 1, "staff") || is_envoy(head) ||
               std::any_of(title.roles.begin(), title.roles.end(), business) ||
               std::any_of(std::begin(toward), std::end(toward),
                           [&](auto word) { return equal_lower(tree_[head].lemma, word); });
    return std::any_of(std::begin(words), std::end(words), [&](auto word) { return tree_.is(at, word); });
}

bool TitleReader::fits_none(const Title& title, const Arguments& relata) const {
    return std::none_of(relata.begin(), relata.end(), [&](const Argument& relatum) {
        return std::any_of(title.roles.begin(), title.roles.end(), [&](const Role* role) {
            return (role->relatum & bit(tree_.type(relatum.mention))) != 0;
        });
    });
}

bool TitleReader::in_phrase(std::uint32_t at) const {
    const auto& token = tree_[at];
    if (token.xpos == Xpos::WDT || token.xpos == Xpos::WP) return false;
    if (tree_.covering(at) != absent) return true;
    return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ ||
           token.upos == Upos::DET || token.upos == Upos::NUM || token.xpos == Xpos::POS ||
           token.xpos == Xpos::HYPH || token.form == "-" || token.xpos == Xpos::PRPS || token.form == "&" ||
           (token.xpos == Xpos::CC && at + 1 < tree_.size() && is_name_part(at + 1) &&
            tree_.starting_at(at + 1) == absent && at > 0 && is_name_part(at - 1)) ||
           ((token.xpos == Xpos::VBN || token.xpos == Xpos::VBG) &&
            (base(token.deprel) == Deprel::amod || token.deprel == Deprel::compound));
}

void TitleReader::collect(std::uint32_t begin, std::uint32_t end, Arguments& out) const {
    for (auto at = end; at-- > begin;) {
        if (tree_.at_head(at) == absent || tree_.inside_name(tree_.at_head(at))) continue;
        const auto behind = tree_.mention(tree_.at_head(at)).last;
        if (behind < end && tree_[behind].form == "War") continue;  // "an opponent of the Iraq War"
        const bool based = behind + 1 < end && tree_[behind].form == "-";
        const auto front = tree_.mention(tree_.at_head(at)).first;  // "Hauts-de-France" is not France
        if (based || (front > begin && tree_[front - 1].form == "-" && !tree_[front].space_before)) continue;
        const auto mark = out.size();
        tree_.expand(at, Reach::strict, out);
        if (out.size() > mark) return;
    }
}

/// "Crown Prince X of Y": the relatum stands behind the name.
void TitleReader::behind_holder(const Title& title, const Arguments& holders, Arguments& out) const {
    const auto& name = tree_.mention(holders.front().mention);
    if (name.first < title.last || name.last + 1 >= tree_.size() || !tree_.is(name.last, "of")) return;
    auto at = name.last + 1;
    if (tree_[at].upos == Upos::DET && at + 1 < tree_.size()) ++at;
    auto m = tree_.starting_at(at);
    if (m == absent && at > 0) m = tree_.starting_at(at - 1);
    if (m == absent) return;
    const auto behind = tree_.mention(m).last;  // "X of Australia's Y": of Y
    if (behind + 1 < tree_.size() && tree_[behind].xpos == Xpos::POS) m = tree_.starting_at(behind + 1);
    if (m != absent) out.push_back({m, absent});
}

}  // namespace newsgraph

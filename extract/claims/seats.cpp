#include "extract/claims/nominal.hpp"
#include "extract/claims/party_names.hpp"
#include "extract/claims/seat_phrases.hpp"
#include "extract/claims/titles.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Where firms and bodies are at home: based_in from what stands beside their names.
class SeatFinder {
public:
    SeatFinder(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.kind == MentionKind::pronoun || mention.last > tree_.size()) continue;
            if (mention.last == mention.first + 1 && is_party_word(tree_[mention.first].form) &&
                mention.last < tree_.size() && is_nominal(tree_[mention.last].upos))
                continue;  // "Atlanta's Democratic mayor"
            const auto type = tree_.type(m);
            if (type == NodeType::company || type == NodeType::organization) body(m);
        }
    }

private:
    /// Whether a title stands here that this body cannot hold itself: "US president X" is no US firm.
    bool has_other_role(std::uint32_t begin, std::uint32_t end, NodeType type) const {
        for (auto at = begin; at < end; ++at) {
            std::uint32_t first = 0, last = 0;
            if (tree_.named(at) ||
                (at + 1 < tree_.size() && (tree_[at + 1].upos == Upos::NOUN || tree_[at + 1].form == "-")))
                continue;
            if (at + 2 < end && tree_[at + 1].xpos == Xpos::CC && tree_[at].deprel == Deprel::compound &&
                !(nominal(tree_[at].lemma).types & bit(NodeType::person)))
                continue;  // "the US handset and network maker"
            constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
            if (nominal(tree_[at].lemma).types & bodies && tree_[at + 1].xpos != Xpos::POS) continue;
            const auto lines = match_title(lexicon_, tree_, at, first, last);
            if (!lines.empty() && std::none_of(lines.begin(), lines.end(), [&](const Role* role) {
                    return (role->holder & bit(type)) && !(role->relatum & bit(NodeType::country));
                }))
                return true;
        }
        return false;
    }

    /// "chips from Taiwan's X power Y": what is Taiwan's is X.
    bool other_body_between(std::uint32_t begin, std::uint32_t end) const {
        for (auto at = begin; at < end; ++at)
            if (const auto m = tree_.at_head(at);
                m != absent && tree_.mention(m).kind == MentionKind::name && tree_.mention(m).last <= end &&
                (tree_.type(m) == NodeType::company || tree_.type(m) == NodeType::organization))
                return true;
        return false;
    }

    bool hyphen_based(std::uint32_t after) const {
        if (after + 1 < tree_.size() && tree_[after].form == "based" && tree_[after + 1].upos != Upos::ADP &&
            tree_[after + 1].upos != Upos::PUNCT)
            return true;  // "a New York based agency"
        return after + 1 < tree_.size() && tree_[after].form == "-" &&
               (tree_.is(after + 1, "base") || tree_[after + 1].form == "based" ||
                tree_[after + 1].form == "headquartered");
    }

    /// "Chinese AI firm X", "California-based X", "China's X", "the Hangzhou-based startup", "X of Kuwait".
    void body(std::uint32_t m) {
        const auto& mention = tree_.mention(m);
        auto front = mention.first;
        if (front > 1 && tree_[front - 1].form == "The" && tree_[front - 2].upos == Upos::NOUN)
            --front;  // "rock band The X"
        if (mention.last + 1 < tree_.size() && tree_[mention.last].form == "-" &&
            tree_[mention.last + 1].xpos == Xpos::VBN && !tree_[mention.last + 1].space_before)
            return;  // "Libya's UN-recognised government"
        const auto start = mention.kind == MentionKind::name ? tree_.phrase_start(front) : mention.first;
        const auto stop = mention.kind == MentionKind::name ? mention.first : mention.last;
        bool seated = false;
        const bool state_owned = tree_.type(m) == NodeType::company && is_of_state(tree_, start, stop);
        seat_of_state_ = absent;
        for (auto at = stop; at-- > start;) {
            for (auto other = tree_.at_head(at); other != absent; other = tree_.next_at_head(other)) {
                const auto type = tree_.type(other);
                const auto& seat = tree_.mention(other);
                if (other == m || seat.last > stop || tree_.inside_name(other) ||
                    (type != NodeType::country && type != NodeType::place))
                    continue;
                const bool based = hyphen_based(seat.last);
                if (!based && seat.last + 1 < stop && tree_[seat.last].form == "-" &&
                    tree_[seat.last + 1].xpos == Xpos::VBN && !tree_[seat.last + 1].space_before)
                    continue;  // "Chinese-owned X" is at home elsewhere
                if (type == NodeType::place && !based && !city_firm(seat, mention)) continue;
                if (has_other_role(seat.last, stop, tree_.type(m)) && !based) continue;
                if (!based && other_body_between(seat.last, stop)) continue;
                const bool joined =  // "British and American airline X", "the US-Canadian group"
                    (at + 1 < stop && tree_[at + 1].xpos == Xpos::CC) || hyphenated(seat, stop);
                if (seated && !based && !joined) continue;
                if (seat.kind == MentionKind::metonym) continue;
                if (seat.kind == MentionKind::demonym && !based && is_maker_of_next(m))
                    continue;  // "the Ukrainian Boeing 737"
                if (seat.kind == MentionKind::description && !based && tree_[seat.last].xpos != Xpos::POS)
                    continue;  // "makes the government X's owner"
                // "federal jury orders X": a plural before the name is a verb or another phrase
                const bool plural = stop > seat.last && tree_[stop - 1].xpos == Xpos::NNS &&
                                    mention.kind == MentionKind::name;
                if (!based && plural && lexicon_.noun_kind(tree_[stop - 1].lemma) != NounKind::body &&
                    !(nominal(tree_[stop - 1].lemma).types & bit(NodeType::company)))
                    continue;
                if (plural && type == NodeType::country) {  // "Chinese airlines A, B and C"
                    Arguments members;
                    tree_.expand(mention.head, Reach::strict, members);
                    for (const auto& member : members)
                        if (member.via == absent) {
                            out_.presume(Relation::based_in, member.mention, other, mention.head,
                                         "nationality", 0.85F);
                            if (state_owned && member.mention != m)
                                out_.presume(Relation::owns, other, member.mention, mention.head,
                                             "state-owned", 0.85F);
                        }
                }
                out_.presume(Relation::based_in, m, other, mention.head, based ? "based" : "nationality",
                             based ? 0.95F : 0.88F);
                if (based && seat.first > 1 && tree_[seat.first - 1].form == ",")  // "Austin, Texas-based X"
                    if (const auto town = tree_.ending_at(seat.first - 1);
                        town != absent && tree_.type(town) == NodeType::place)
                        out_.presume(Relation::based_in, m, town, mention.head, "based", 0.9F);
                if (based && seat.first > 1 &&
                    tree_[seat.first - 1].xpos == Xpos::CC)  // "Paris and Rome-based X"
                    if (const auto town =
                            tree_.ending_at(seat.first - 1 - (tree_[seat.first - 2].form == "-"));
                        town != absent && !is_based(tree_.mention(town)) &&
                        (tree_.type(town) == NodeType::place || tree_.type(town) == NodeType::country))
                        out_.presume(Relation::based_in, m, town, mention.head, "based", 0.9F);
                seated = true;
                if (state_owned && type == NodeType::country) seat_of_state_ = other;
            }
        }
        if (mention.kind == MentionKind::name && seat_of_state_ != absent)
            out_.presume(Relation::owns, seat_of_state_, m, mention.head, "state-owned", 0.85F);
        in_name(m);
        if (!seated && mention.kind == MentionKind::name) shared(m);
        if (mention.kind == MentionKind::name) behind(m);
        if (mention.kind == MentionKind::name) appositions(m);
    }

    /// "Anglo-Dutch", "US-Canadian": the first of two countries.
    bool hyphenated(const Mention& seat, std::uint32_t stop) const {
        const bool prefix = tree_[seat.last - 1].form == "-";
        const auto next = seat.last + (prefix ? 0 : 1);
        const auto other = next < stop ? tree_.starting_at(next) : absent;
        return other != absent && (prefix || tree_[seat.last].form == "-") &&
               tree_.type(other) == NodeType::country && tree_.mention(other).kind == MentionKind::demonym;
    }

    /// "Lancaster-based The Bay": has a seat itself.
    bool is_based(const Mention& name) const {
        auto at = name.first;
        if (at > 0 && tree_[at - 1].upos == Upos::DET) --at;
        return at > 0 && (tree_.is(at - 1, "base") || tree_[at - 1].form == "based");
    }

    /// A product's name follows the firm's.
    bool is_maker_of_next(std::uint32_t m) const {
        const auto next = tree_.starting_at(tree_.mention(m).last);
        return next != absent && tree_.mention(next).kind == MentionKind::name &&
               (tree_.type(next) == NodeType::product || tree_.type(next) == NodeType::chip);
    }

    /// "Japan's A and B": what owns the first of joined names owns the others.
    void shared(std::uint32_t m) {
        const auto& mention = tree_.mention(m);
        if (tree_[mention.head].deprel != Deprel::conj ||
            tree_.phrase_start(mention.first) != mention.first ||
            (mention.last < tree_.size() && tree_.is(mention.last, "of")))
            return;
        const auto first = tree_.at_head(list_head(mention.head));
        if (first == absent || tree_.type(first) != tree_.type(m) ||
            tree_.mention(first).kind != MentionKind::name)
            return;
        const auto before = tree_.mention(first).first;
        if (before < 2 || tree_[before - 1].xpos != Xpos::POS) return;
        const auto seat = tree_.ending_at(before - 1);
        if (seat != absent && tree_.type(seat) == NodeType::country)
            out_.presume(Relation::based_in, m, seat, mention.head, "nationality", 0.8F);
    }

    /// "Berlin non-profit X", "Idaho chipmaker X", "San Jose's X": a place right before the kind of the body,
    /// or its owner.
    bool city_firm(const Mention& place, const Mention& body) const {
        if (body.kind != MentionKind::name || place.kind != MentionKind::name || place.last >= body.first)
            return false;
        const bool owner = tree_[place.last].xpos == Xpos::POS;  // "Dubai's flagship carrier X"
        if (owner && place.last + 1 == body.first) return true;
        const auto kind = kind_of(body.first - 1);
        constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
        if (!kind.known || !(kind.types & bodies) || (kind.types & bit(NodeType::place)) || kind.relational)
            return false;
        for (auto at = place.last + owner; at < body.first; ++at)
            if (tree_[at].upos != Upos::NOUN && tree_[at].upos != Upos::ADJ && tree_[at].form != "-")
                return false;
        return owner || (tree_[body.first - 1].form != "The" && tree_[place.last].form.front() >= 'a');
    }

    Nominal kind_of(std::uint32_t noun) const {
        const bool tank = noun > 0 && tree_.is(noun, "tank") && tree_[noun - 1].form == "think";
        return nominal(tank ? std::string_view("think-tank") : tree_[noun].lemma);
    }

    /// "a Paris start-up": the place right before the kind of body.
    bool kind_of_city(const Mention& place, std::uint32_t noun) const {
        constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
        if (place.kind != MentionKind::name || !(kind_of(noun).types & bodies)) return false;
        for (auto at = place.last; at < noun; ++at)
            if (tree_[at].upos != Upos::NOUN && tree_[at].upos != Upos::ADJ && tree_[at].form != "-" &&
                tree_[at].xpos != Xpos::POS && tree_[at].xpos != Xpos::RBS &&
                !(tree_[at].upos == Upos::PROPN && tree_[at].form.front() >= 'a'))
                return false;
        return true;
    }

    /// "Thai Supreme Court", "Competition Authority of the United Kingdom": the country in a body's name.
    void in_name(std::uint32_t m) {
        if (tree_.type(m) != NodeType::organization || tree_.mention(m).kind != MentionKind::name) return;
        const auto& body = tree_.mention(m);
        static constexpr std::string_view elsewhere[] = {"embassy", "consulate", "mission",  "war",
                                                         "islamic", "coalition", "alliance", "election",
                                                         "cup",     "open",      "games",    "talks"};
        auto seat = absent;
        for (auto at = body.first; at < body.last; ++at) {
            for (const auto word : elsewhere)
                if (equal_lower(tree_[at].form, word)) return;
            for (auto inner = tree_.at_head(at); inner != absent; inner = tree_.next_at_head(inner)) {
                const auto& place = tree_.mention(inner);
                if (inner == m || place.first < body.first || place.last > body.last ||
                    tree_.type(inner) != NodeType::country)
                    continue;
                if (seat != absent && tree_.entity(seat) != tree_.entity(inner)) return;
                if (place.first <= body.first + 1 || place.last == body.last) seat = inner;
            }
        }
        if (seat != absent) out_.presume(Relation::based_in, m, seat, body.head, "in its name", 0.85F);
    }

    void behind(std::uint32_t m) {
        const auto& mention = tree_.mention(m);
        auto at = mention.last;
        if (at + 1 < tree_.size() && tree_[at].xpos == Xpos::LRB)
            for (auto close = at; close < tree_.size() && close < at + 8; ++close)
                if (tree_[close].xpos == Xpos::RRB) {
                    at = close + 1;
                    break;
                }
        if (at + 1 >= tree_.size() || tree_[at].upos != Upos::ADP) return;
        if (!tree_.is(at, "of")) return;
        auto next = at + 1;
        if (tree_[next].upos == Upos::DET) ++next;
        auto seat = tree_.starting_at(at + 1);
        if (seat == absent) seat = tree_.starting_at(next);
        if (seat == absent) return;
        const auto type = tree_.type(seat);
        if (type != NodeType::country && type != NodeType::place) return;
        if (is_party_word(tree_[mention.head].form)) return;  // "X, Democrat of Ohio"
        out_.presume(Relation::based_in, m, seat, tree_.mention(m).head, "of", 0.85F);
    }

    /// "the US handset and infrastructure maker": where the phrase begins, past what is joined in it.
    std::uint32_t joined_start(std::uint32_t noun) const {
        const auto start = tree_.phrase_start(noun);
        if (start < 2 || tree_[start - 1].xpos != Xpos::CC || tree_.named(start - 2)) return start;
        const auto first = start - 2;
        const bool modifier =
            tree_[first].upos == Upos::NOUN &&
            (tree_[first].deprel == Deprel::compound || tree_[first].deprel == Deprel::conj) &&
            tree_.head(first) == noun;
        return modifier ? tree_.phrase_start(first) : start;
    }

    /// "X, a Chinese maker of cars", "X is a German bank": the noun's nationality is X's.
    void appositions(std::uint32_t m) {
        const auto at = tree_.mention(m).head;
        const auto noun_of = [&](std::uint32_t noun, bool one_of = false) {
            for (auto other = tree_.at_head(noun); other != absent; other = tree_.next_at_head(other))
                if (tree_.mention(other).kind == MentionKind::name ||
                    tree_.mention(other).kind == MentionKind::metonym)
                    return;  // "X, the Canadian government": another
            if (is_one_of(tree_[noun].lemma, {"percent", "cent", "%"})) return;
            const bool relational = lexicon_.noun_kind(tree_[noun].lemma) == NounKind::relational;
            if (!relational) home_of_kind(m, noun);
            const auto start = joined_start(noun);
            const bool state_owned = is_of_state(tree_, start, noun);
            for (auto word = start; word < noun; ++word)
                for (auto seat = tree_.at_head(word); seat != absent; seat = tree_.next_at_head(seat)) {
                    const auto type = tree_.type(seat);
                    const auto& place = tree_.mention(seat);
                    const bool based = hyphen_based(place.last);
                    const bool owner = tree_[place.last].xpos == Xpos::POS;
                    if (!based && tree_[place.last].form == "-" && place.last + 1 < noun &&
                        tree_[place.last + 1].xpos == Xpos::VBN)
                        continue;           // "X, a US-designated group"
                    bool of_other = false;  // "Azul, the Brazilian planemaker's customer"
                    for (auto next = place.last + 1; next < noun; ++next)
                        of_other = of_other || tree_[next].xpos == Xpos::POS;
                    if (of_other && !based) continue;
                    if ((type == NodeType::country && place.kind != MentionKind::metonym &&
                         (owner ? !relational &&
                                      (one_of || is_ranked(tree_, place.last + 1, noun) || is_office(m, noun))
                                : !has_other_role(place.last, noun, tree_.type(m)))) ||
                        (type == NodeType::place && (!owner || one_of) && !relational &&
                         kind_of_city(place, noun)) ||
                        (type == NodeType::place && based)) {
                        out_.presume(Relation::based_in, m, seat, noun, "apposition", 0.85F);
                        if (state_owned && type == NodeType::country)
                            out_.presume(Relation::owns, seat, m, noun, "state-owned", 0.85F);
                    }
                }
        };
        for (const auto c : tree_.children(at))
            if (tree_[c].upos == Upos::NOUN &&
                (tree_[c].deprel == Deprel::appos ||  // "X, which is the third largest bank in Y"
                 (tree_[c].deprel == Deprel::acl_relcl && tree_.has_child(c, Deprel::cop) &&
                  tree_.preposition(c).empty() && tree_.child_lemma(c, "which") != absent)))
                noun_of(c);
            else if (tree_[c].deprel == Deprel::appos &&
                     tree_.is(c, "one"))  // "X, one of Japan's biggest banks"
                for (const auto among : tree_.children(c))
                    if (tree_[among].xpos == Xpos::NNS && tree_.preposition(among) == "of")
                        noun_of(among, true);
        const auto lead = list_head(at);  // "two Chinese companies, X and Y"
        if (const auto kind = tree_.head(lead);
            kind != absent && kind < lead && tree_[lead].deprel == Deprel::appos &&
            tree_[kind].upos == Upos::NOUN &&
            (tree_[kind].xpos == Xpos::NNS ||  // "the Chinese maker of buses, X"
             (tree_.type(m) == NodeType::company && tree_.possessor(kind) == absent &&
              (nominal(tree_[kind].lemma).types & bit(NodeType::company)))))
            noun_of(kind);
        if (const auto before = phrase_before_comma(tree_, m); before != absent && tree_.head(at) != before)
            noun_of(before);
        if (const auto next = phrase_behind_comma(tree_, m); next != absent && tree_.head(next) != at)
            noun_of(next);
        examples(m);
        const auto up = tree_.head(at);
        if (up != absent && tree_[at].deprel == Deprel::nsubj && tree_.has_child(up, Deprel::cop) &&
            tree_[up].upos == Upos::NOUN && tree_.preposition(up).empty())
            noun_of(up);
        if (up != absent && tree_[at].deprel == Deprel::nsubj && tree_.has_child(up, Deprel::cop) &&
            tree_.at_head(up) != absent && tree_.mention(tree_.at_head(up)).kind == MentionKind::demonym &&
            tree_[up].upos == Upos::ADJ && tree_.type(tree_.at_head(up)) == NodeType::country)
            out_.presume(Relation::based_in, m, tree_.at_head(up), up, "nationality", 0.8F);
    }

    /// "the CMA, the UK's competition regulator": one body of the state.
    bool is_office(std::uint32_t m, std::uint32_t noun) const {
        const auto kind = nominal(tree_[noun].lemma);
        return tree_.type(m) == NodeType::organization && tree_[noun].xpos == Xpos::NN && !kind.relational &&
               kind.types == bit(NodeType::organization);
    }

    /// "X, a biotech firm in Basel": where one of a kind is at home.
    void home_of_kind(std::uint32_t m, std::uint32_t noun) {
        if (!(nominal(tree_[noun].lemma).types & bit(NodeType::company)) ||
            tree_.type(m) != NodeType::company)
            return;
        auto start = tree_.phrase_start(noun);
        if (start == 0) return;
        --start;
        const bool state_owned = is_of_state(tree_, start, noun);
        const bool only = tree_[start].lemma == "the" &&
                          (is_ranked(tree_, start, noun) || state_owned);  // "the largest bank in X"
        if (tree_[start].lemma != "a" && tree_[start].lemma != "an" && !only) return;
        if (noun + 2 >= tree_.size()) return;
        if (!is_one_of(tree_[noun + 1].lemma, {"in", "from"}) && !(only && tree_.is(noun + 1, "of"))) return;
        const bool of = tree_.is(noun + 1, "of");
        const auto seat = tree_.starting_at(noun + 2);
        if (seat == absent || tree_.mention(seat).kind != MentionKind::name ||
            ((of || tree_.type(seat) != NodeType::place) && tree_.type(seat) != NodeType::country))
            return;
        out_.presume(Relation::based_in, m, seat, noun, "apposition", 0.75F);
        if (state_owned && tree_.type(seat) == NodeType::country)
            out_.presume(Relation::owns, seat, m, noun, "state-owned", 0.8F);
    }

    /// The first of the list that the name stands in: "with Sweden's X and with Y" is two of them.
    std::uint32_t list_head(std::uint32_t at) const {
        for (int step = 0; step < 8 && tree_[at].deprel == Deprel::conj && tree_.head(at) != absent &&
                           tree_.preposition(at).empty();
             ++step)
            at = tree_.head(at);
        return at;
    }

    /// "US rivals like X and Y", "Chinese firms such as X": X is one of them.
    void examples(std::uint32_t m) {
        const auto lead = tree_.at_head(list_head(tree_.mention(m).head));
        if (lead == absent) return;
        auto at = tree_.mention(lead).first;
        if (at > 0 && tree_[at - 1].upos == Upos::DET) --at;
        if (at < 2) return;
        auto link = at - 1;
        if (tree_.is(link, "as") && tree_.is(link - 1, "such"))
            --link;
        else if (!tree_.is(link, "like") && !tree_.is(link, "include") && !tree_.is(link, "including"))
            return;
        if (link > 0 && tree_[link - 1].form == ",") --link;
        if (link == 0) return;
        const auto noun = link - 1;
        if (tree_[noun].xpos != Xpos::NNS || tree_.covering(noun) != absent) return;
        const auto kind = nominal(tree_[noun].lemma);
        if (kind.known &&
            !(kind.types & (bit(NodeType::company) | bit(NodeType::organization) | other_thing)))
            return;  // "Chinese nationals including X founder Y"
        for (auto word = tree_.phrase_start(noun); word < noun; ++word)
            for (auto seat = tree_.at_head(word); seat != absent; seat = tree_.next_at_head(seat))
                if (tree_.type(seat) == NodeType::country &&
                    tree_[tree_.mention(seat).last].xpos != Xpos::POS)
                    out_.presume(Relation::based_in, m, seat, noun, "example", 0.85F);
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    std::uint32_t seat_of_state_ = absent;  ///< the country of a state-owned body
};
}  // namespace

void find_seats(const Lexicon& lexicon, Candidates& out) {
    SeatFinder(lexicon, out).run();
    find_head_offices(out);
}

}  // namespace newsgraph

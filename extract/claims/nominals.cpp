#include "extract/claims/candidate.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/party_names.hpp"

namespace newsgraph {

namespace {
class NominalFinder {
public:
    NominalFinder(const Lexicon& lexicon, Candidates& out)
        : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.kind == MentionKind::pronoun || mention.last > tree_.size()) continue;
            const auto type = tree_.type(m);
            if (mention.kind == MentionKind::name && type == NodeType::person) person(m);
            if (mention.kind == MentionKind::name && type == NodeType::company) firm(m);
        }
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) stay(m);
        for (std::uint32_t at = 1; at + 1 < tree_.size(); ++at) versus(at);
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) party(m);
    }

private:
    /// "said his Labour Party", "X's former party Y": the owner belongs to it.
    void party(std::uint32_t m) {
        const auto& body = tree_.mention(m);
        if (body.kind != MentionKind::name || tree_.type(m) != NodeType::organization || body.first < 1)
            return;
        auto noun = body.first;
        if (noun > 2 && tree_[noun - 1].form == "," && tree_.is(noun - 2, "party"))
            --noun;  // "his party, X,"
        bool is_party = false, former = false;
        for (auto at = body.first; at < body.last; ++at) is_party = is_party || tree_[at].form == "Party";
        while (noun > 0 && body.first - noun < 4 && tree_[noun - 1].upos != Upos::PRON &&
               (tree_[noun - 1].upos == Upos::NOUN || tree_[noun - 1].upos == Upos::ADJ)) {
            --noun;
            is_party = is_party || tree_.is(noun, "party");
            former = former || tree_.is(noun, "former");
        }
        is_party = is_party || (body.last < tree_.size() && tree_.is(body.last, "party"));
        if (!is_party || noun == 0) return;
        const auto mark = tree_[noun - 1].xpos == Xpos::POS && noun > 1 ? noun - 1 : noun;
        const auto owner = tree_.ending_at(mark);
        if (owner == absent || tree_.type(owner) != NodeType::person) return;
        if (mark == noun && tree_[noun - 1].xpos != Xpos::PRPS && tree_[noun - 1].xpos != Xpos::WPS) return;
        Candidate candidate;
        candidate.relation = Relation::works_for;
        candidate.source = owner;
        candidate.target = m;
        candidate.trigger = body.head;
        candidate.presupposed = true;
        candidate.origin = "party";
        candidate.prior = 0.75F;
        if (former) candidate.status = Status::ended;
        out_.add(std::move(candidate));
    }

    /// "who is now at the Brookings Institution": works there.
    void stay(std::uint32_t m) {
        const auto& body = tree_.mention(m);
        const auto type = tree_.type(m);
        if (body.kind != MentionKind::name || (type != NodeType::company && type != NodeType::organization) ||
            !tree_.has_child(body.head, Deprel::cop) || tree_.preposition(body.head) != "at")
            return;
        Arguments who;
        tree_.expand(tree_.grammatical_subject(body.head), Reach::strict, who);
        for (const auto& person : who) {
            if (tree_.type(person.mention) != NodeType::person || person.via != absent) continue;
            Candidate candidate;
            candidate.relation = Relation::works_for;
            candidate.source = person.mention;
            candidate.target = m;
            candidate.trigger = tree_.child(body.head, Deprel::cop);
            candidate.anchor = body.head;
            candidate.preposition = "at";
            candidate.origin = "is at";
            candidate.prior = 0.75F;
            out_.add(std::move(candidate));
        }
    }

    /// "the case X v. Y": the first sues the second.
    void versus(std::uint32_t at) {
        if (tree_[at].form != "v." && tree_[at].form != "vs." && tree_[at].form != "v" &&
            tree_[at].form != "vs")
            return;
        const bool parted = at + 1 < tree_.size() && tree_[at + 1].form == ".";
        const auto plaintiff = tree_.ending_at(at), defendant = tree_.starting_at(at + (parted ? 2 : 1));
        if (plaintiff == absent || defendant == absent) return;
        static constexpr std::string_view words[] = {"appeal", "argument", "case",      "court",  "decision",
                                                     "judge",  "lawsuit",  "plaintiff", "rule",   "ruling",
                                                     "sue",    "suit",     "trial",     "verdict"};
        for (std::uint32_t other = 0; other < tree_.size(); ++other)
            for (const auto word : words)
                if (tree_.is(other, word) || tree_[other].form == "Court")
                    return out_.presume(Relation::sues, plaintiff, defendant, at, "versus", 0.75F);
    }

    /// "Alphabet's Waymo", "Mr Black's Hollinger": the firm behind a possessive of a firm or person is its
    /// own, where no word of relation stands between.
    void firm(std::uint32_t m) {
        const auto first = tree_.mention(m).first;
        if (first == 0) return;
        const bool its = tree_.is(first - 1, "its");
        if (!its && (first < 2 || tree_[first - 1].xpos != Xpos::POS)) return;
        const auto owner = tree_.ending_at(its ? first : first - 1);
        if (owner == absent || (!its && tree_.mention(owner).kind != MentionKind::name)) return;
        const bool person = !its && tree_.type(owner) == NodeType::person;
        if (!person && tree_.type(owner) != NodeType::company) return;
        const auto last = fold_word(tree_[tree_.mention(m).last - 1].form);
        if (person && !is_legal_suffix(last) && !is_business_word(last)) return;  // "Joyce's Ulysses"
        auto behind = tree_.mention(m).last;
        while (behind < tree_.size() && tree_[behind].upos == Upos::ADJ) ++behind;
        if (behind < tree_.size() && (tree_[behind].xpos == Xpos::POS || tree_[behind].upos == Upos::NOUN ||
                                      tree_[behind].upos == Upos::PROPN || tree_[behind].form == "-"))
            return;
        out_.presume(Relation::owns, owner, m, tree_.mention(m).head, "possessor", person ? 0.7F : 0.8F);
    }

    /// "Jane Roe of the University of Essex", "BBC's Jonathan Marcus", "Hungarian-born X".
    void person(std::uint32_t m) {
        const auto& mention = tree_.mention(m);
        const auto start = tree_.phrase_start(mention.first);
        if (const auto owner = tree_.ending_at(mention.first > 0 ? mention.first - 1 : 0);
            owner != absent && mention.first >= 2 && tree_[mention.first - 1].xpos == Xpos::POS &&
            tree_.mention(owner).kind != MentionKind::pronoun) {  // "the bank's X" too
            const auto type = tree_.type(owner);
            if (type == NodeType::company || type == NodeType::organization)
                out_.presume(Relation::works_for, m, owner, mention.head, "possessor", 0.8F);
        }
        const auto at = employer_behind(m);
        // "X, a Republican from Ohio"
        if (at + 2 < tree_.size() && (tree_[at].form == "," || tree_.is(at, "be")) &&
            (tree_.is(at + 1, "a") || tree_.is(at + 1, "an"))) {
            auto word = at + 2;  // "a Missouri Republican"
            if (const auto state = tree_.starting_at(word);
                state != absent && tree_.type(state) == NodeType::place)
                word = tree_.mention(state).last;
            if (const auto party = tree_.starting_at(word);
                party != absent && tree_.type(party) == NodeType::organization &&
                tree_.mention(party).last == word + 1 && tree_[word].xpos != Xpos::NNS)
                if (word + 1 >= tree_.size() || tree_[word + 1].upos == Upos::PUNCT ||
                    tree_.is(word + 1, "from") || tree_.is(word + 1, "who"))
                    out_.presume(Relation::works_for, m, party, mention.head, "member", 0.8F);
        }
        // "X, a Singaporean who …"
        if (at + 2 < tree_.size() && tree_[at].form == "," &&
            (tree_.is(at + 1, "a") || tree_.is(at + 1, "an") || tree_.is(at + 1, "the")))
            if (const auto origin = tree_.starting_at(at + 2);
                origin != absent && tree_.mention(origin).kind == MentionKind::demonym &&
                tree_.type(origin) == NodeType::country && tree_[at + 2].upos != Upos::ADJ &&
                (tree_.mention(origin).last >= tree_.size() ||
                 tree_[tree_.mention(origin).last].upos == Upos::PUNCT ||
                 tree_.is(tree_.mention(origin).last, "who")))
                out_.presume(Relation::citizen_of, m, origin, mention.head, "nationality", 0.8F);
        if (mention.first > 0 && is_party_word(tree_[mention.first - 1].form))  // "Wichita Republican X"
            if (const auto party = tree_.ending_at(mention.first);
                party != absent && tree_.type(party) == NodeType::organization &&
                tree_.mention(party).last == tree_.mention(party).first + 1)
                out_.presume(Relation::works_for, m, party, mention.head, "party", 0.8F);
        if (start == mention.first || has_title(lexicon_, tree_, start, mention.first)) return;
        const auto origin = nearest_before(tree_, start, mention.first, [&](std::uint32_t other) {
            return tree_.type(other) == NodeType::country &&
                   tree_.mention(other).kind == MentionKind::demonym;
        });
        if (origin != absent && tree_.mention(origin).first == start && !tree_.inside_name(origin))
            out_.presume(Relation::citizen_of, m, origin, mention.head, "nationality", 0.75F);
    }

    /// "X of Y", "X, with Y", "X, formerly of Y": where a preposition behind the name would stand.
    std::uint32_t employer_behind(std::uint32_t m) {
        const auto& mention = tree_.mention(m);
        auto at = mention.last;
        if (mention.first > 0 &&
            is_one_of(tree_[mention.first - 1].form, {"Lord", "Lady", "Baron", "Baroness", "Earl"}))
            return at;  // "Lord X of Y"
        const bool comma = at + 1 < tree_.size() && tree_[at].form == ",";
        bool former = comma && is_one_of(tree_[at + 1].lemma, {"formerly", "previously", "late", "once"});
        if (former && !(at + 3 < tree_.size() && is_one_of(tree_[at + 2].lemma, {"of", "at", "with"})))
            return at;
        if (comma && at + 2 < tree_.size() && (former || tree_.is(at + 1, "also")) &&
            (former || tree_.is(at + 2, "of")))
            ++at;  // "Y, also of X"
        if (comma && is_one_of(tree_[at + 1].lemma, {"with", "from", "of"})) ++at;
        if (former && tree_.is(at + 1, "at")) ++at;
        if (at + 1 >= tree_.size() || tree_[at].upos != Upos::ADP) return at;
        const bool of = tree_.is(at, "of") || tree_.is(at, "with");
        if (!is_one_of(tree_[at].lemma, {"of", "from", "at"}) &&
            !(of && (former || tree_[at - 1].form == ",")))
            return at;
        const auto body = body_at(at + 1);
        const auto type = body == absent ? NodeType::place : tree_.type(body);
        if ((type != NodeType::company && type != NodeType::organization) ||
            tree_.mention(body).kind != MentionKind::name ||
            !(of || former || (comma && tree_.is(at, "from")) || speaks_from(m, at) ||
              tree_[tree_.mention(body).head].deprel == Deprel::nmod))
            return at;
        Candidate candidate;
        candidate.relation = Relation::works_for;
        candidate.source = m;
        candidate.target = body;
        candidate.trigger = mention.head;
        candidate.presupposed = true;
        if (former) candidate.status = Status::ended;
        candidate.origin = "of";
        out_.add(std::move(candidate));
        share(m, body);
        return at;
    }

    /// "said X from Y", "X from Y wrote": whoever speaks does not do it from there.
    bool speaks_from(std::uint32_t m, std::uint32_t at) const {
        auto who = tree_.mention(m).head;
        if (tree_[who].deprel == Deprel::conj && tree_.head(who) != absent) who = tree_.head(who);
        const auto verb = tree_.head(who);
        if (!tree_.is(at, "from") || verb == absent || tree_[verb].upos != Upos::VERB) return false;
        if (tree_[who].deprel == Deprel::obl_agent) return true;
        if (base(tree_[who].deprel) != Deprel::nsubj || tree_.passive(verb)) return false;
        const auto* word = lexicon_.find(tree_[verb].lemma);
        return verb > at || (word && word->reporting_verb);
    }

    /// "the opposition Congress party", "A's B": the body that the phrase names.
    std::uint32_t body_at(std::uint32_t next) const {
        auto body = tree_.starting_at(next);
        for (int step = 0; step < 4 && body == absent && next + 1 < tree_.size() &&
                           (tree_[next].upos == Upos::DET || tree_[next].upos == Upos::ADJ ||
                            tree_[next].upos == Upos::NOUN);
             ++step)
            body = tree_.starting_at(++next);
        if (body == absent || tree_.mention(body).last + 1 >= tree_.size() ||
            tree_[tree_.mention(body).last].xpos != Xpos::POS)
            return body;
        const auto part = tree_.starting_at(tree_.mention(body).last + 1);
        return part != absent && tree_.type(part) == NodeType::organization ? part : body;
    }

    /// "analysts A and B of Y": both are.
    void share(std::uint32_t m, std::uint32_t body) {
        const auto first = tree_.mention(m).first;
        if (first < 3 || tree_[first - 1].xpos != Xpos::CC) return;
        const auto other = tree_.ending_at(first - 1);
        if (other == absent || tree_.type(other) != NodeType::person ||
            tree_.mention(other).kind != MentionKind::name || tree_.mention(other).first == 0)
            return;
        auto before = tree_.mention(other).first - 1;
        if (before > 0 && tree_[before].form == ",") --before;
        if (tree_[before].xpos == Xpos::NNS)
            out_.presume(Relation::works_for, other, body, tree_.mention(other).head, "of", 0.75F);
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

bool has_title(const Lexicon& lexicon, const Tree& tree, std::uint32_t begin, std::uint32_t end) {
    for (auto at = begin; at < end; ++at) {
        std::uint32_t first = 0, last = 0;
        if (tree.named(at)) continue;
        if (tree.is(at, "counterpart") || !match_title(lexicon, tree, at, first, last).empty()) return true;
    }
    return false;
}

/// Who leads a party is known to be of it.
static void drop_members_that_lead(Candidates& out) {
    const auto& tree = out.tree();
    std::vector<std::pair<EntityIndex, EntityIndex>> led;
    for (const auto& known : out.candidates())
        if (known.relation == Relation::leads)
            led.emplace_back(tree.entity(known.source), tree.entity(known.target));
    std::erase_if(out.all(), [&](const Candidate& member) {
        const auto ends = std::pair(tree.entity(member.source), tree.entity(member.target));
        return member.origin == "party" && std::find(led.begin(), led.end(), ends) != led.end();
    });
}

void find_nominals(const Lexicon& lexicon, Candidates& out) {
    find_seats(lexicon, out);
    NominalFinder(lexicon, out).run();
    drop_members_that_lead(out);
    find_origins(out);
    find_firm_ties(lexicon, out);
    find_bare_roles(lexicon, out);
}

}  // namespace newsgraph

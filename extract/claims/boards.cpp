#include "extract/claims/boards.hpp"

#include "extract/claims/appointments.hpp"
#include "extract/claims/firm_view.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class BoardSeats {
public:
    BoardSeats(const Told& told, Candidates& out) : told_(told), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 1; at < tree_.size(); ++at)
            if (tree_.is(at, "board") && tree_[at].upos == Upos::NOUN && !tree_.named(at)) read(at);
    }

private:
    void read(std::uint32_t board) {
        const auto verb = tree_.head(board);
        if (verb == absent || tree_[verb].upos != Upos::VERB || verb > board || is_told(verb) ||
            is_other(board))
            return;
        const auto before = tree_.preposition(board);
        Arguments gains, loses;
        const auto act = read_appointment(tree_, verb);
        const bool sits = is_one_of(tree_[verb].lemma, {"sit", "serve", "remain", "stay"}) && before == "on";
        if (sits) {
            people(tree_.grammatical_subject(verb), gains);
        } else if (act.found()) {
            const bool joins = tree_.object(verb) == board && !tree_.passive(verb);
            if (joins || is_one_of(before, {"to", "onto", "on"})) gains = act.gains;
            if (joins || is_one_of(before, {"from", "off", "of"})) loses = act.loses;
        }
        if (gains.empty() && loses.empty()) return;
        const auto firm = firm_of(board, gains.empty() ? loses : gains);
        if (!firm) return;
        for (const auto& person : gains) add(person.mention, *firm, verb, act.status);
        for (const auto& person : loses)
            add(person.mention, *firm, verb, act.future ? act.status : Status::ended);
    }

    /// The frames have tied the verb already.
    bool is_told(std::uint32_t verb) const {
        return std::any_of(out_.candidates().begin(), out_.candidates().end(), [&](const Candidate& known) {
            return known.trigger == verb &&
                   (known.relation == Relation::works_for || known.relation == Relation::leads);
        });
    }

    /// "the editorial board", "the board of the museum", "X's board": whose it is, the words beside it tell.
    bool is_other(std::uint32_t board) const {
        for (auto at = tree_.phrase_start(board); at < board; ++at)
            if (tree_[at].upos != Upos::DET && tree_[at].xpos != Xpos::PRPS && !tree_.is(at, "company") &&
                tree_[at].xpos != Xpos::POS)
                return true;
        return board + 2 < tree_.size() && tree_.is(board + 1, "of") && !tree_.is(board + 2, "director");
    }

    void people(std::uint32_t at, Arguments& found) const {
        if (at == absent) return;
        tree_.expand(at, Reach::strict, found);
        std::erase_if(found, [&](const Argument& one) {
            return one.via != absent || tree_.type(one.mention) != NodeType::person;
        });
    }

    /// Whose board it is: the owner's, else the firm in view; not the one that the person is of.
    std::optional<EntityIndex> firm_of(std::uint32_t board, const Arguments& members) const {
        if (const auto owner = tree_.possessor(board); owner != absent) {
            Arguments owners;
            tree_.expand(owner, Reach::strict, owners);
            for (const auto& one : owners)
                if (tree_.type(one.mention) == NodeType::company ||
                    tree_.type(one.mention) == NodeType::organization)
                    return tree_.entity(one.mention);
            return {};
        }
        std::optional<EntityIndex> own;
        for (const auto& known : out_.candidates())
            for (const auto& member : members)
                if ((known.relation == Relation::leads || known.relation == Relation::works_for) &&
                    tree_.entity(known.source) == tree_.entity(member.mention))
                    own = known.for_target.value_or(tree_.entity(known.target));
        std::optional<EntityIndex> other;  // "its backer is X, whose partner sits on the board": its
        bool several = false;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            if (tree_.type(m) != NodeType::company || tree_.mention(m).first > board ||
                tree_.entity(m) == own)
                continue;
            several = several || (other && *other != tree_.entity(m));
            other = tree_.entity(m);
        }
        if (other && !several) return other;
        const auto acting = FirmView(told_, out_).acting(board);
        if (acting && acting != own) return acting;
        const auto main = out_.offices().main(NodeType::company);
        return main != own ? main : std::nullopt;
    }

    void add(std::uint32_t person, EntityIndex firm, std::uint32_t verb, std::optional<Status> status) {
        Candidate candidate;
        candidate.relation = Relation::works_for;
        candidate.source = candidate.target = person;
        candidate.for_target = firm;
        candidate.trigger = candidate.anchor = verb;
        candidate.status = status;
        candidate.origin = "board";
        candidate.prior = 0.75F;
        out_.add(std::move(candidate));
    }

    const Told& told_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_board_seats(const Told& told, Candidates& out) {
    BoardSeats(told, out).run();
}

}  // namespace newsgraph

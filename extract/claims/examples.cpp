// Nouns of relation with those whom they name behind or before them: "customers such as A and B", "its
// suppliers include A", "A is among the investors in B", "counts A and B among its customers".
#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class ExampleFinder {
public:
    ExampleFinder(const Lexicon& lexicon, Candidates& out)
        : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos != Upos::NOUN && tree_[at].upos != Upos::PROPN) continue;
            if (tree_.named(at)) continue;
            const auto* word = lexicon_.find(tree_[at].lemma);
            if (!word || word->roles.empty()) continue;
            std::uint32_t first = 0, last = 0;
            const auto roles = match_title(lexicon_, tree_, at, first, last);
            if (std::none_of(roles.begin(), roles.end(),
                             [](const Role* role) { return fits(role->relation); }))
                continue;
            noun_ = at;
            start_ = tree_.phrase_start(first);
            holders_.clear();
            relata_.clear();
            anchor_ = absent;
            counted_ = false;
            status_.reset();
            parts_ = std::any_of(roles.begin(), roles.end(), [](const Role* role) {
                return role->relation == Relation::owns && role->reversed;
            });
            const auto end = complement(last);
            if (!behind(end)) before();
            if (holders_.empty()) continue;
            told_ = !relata_.empty() || tree_.possessor(noun_) != absent;
            owners();
            if (counted_ && std::none_of(relata_.begin(), relata_.end(), [&](const Argument& relatum) {
                    return tree_.type(relatum.mention) == NodeType::company;
                }))
                name_before_list();
            std::erase_if(relata_, [&](const Argument& relatum) {
                return std::any_of(holders_.begin(), holders_.end(), [&](const Argument& holder) {
                    return tree_.entity(holder.mention) == tree_.entity(relatum.mention);
                });
            });
            if (relata_.empty()) of_main_firm(roles);
            emit(roles);
        }
    }

private:
    static bool fits(Relation relation) {
        switch (relation) {
            case Relation::owns:
            case Relation::competes_with:
            case Relation::makes:
            case Relation::supplies:
            case Relation::invests_in:
            case Relation::partners_with:
            case Relation::uses:
            case Relation::holds:
            case Relation::trades_with:
            case Relation::works_for:
            case Relation::supports:
            case Relation::criticizes:
                return true;
            default:
                return false;
        }
    }

    bool word(std::uint32_t at, std::string_view lemma) const {
        return at < tree_.size() && (tree_[at].lemma == lemma || tree_[at].form == lemma);
    }

    /// "suppliers of X", "investors in X": takes X and returns the token behind it.
    std::uint32_t complement(std::uint32_t at) {
        if (at + 1 >= tree_.size() || tree_[at].upos != Upos::ADP) return at;
        if (const auto thing = tree_.starting_at(at + (tree_[at + 1].upos == Upos::DET ? 2 : 1));
            word(at, "on") && thing != absent)
            return tree_.mention(thing).last;  // "X's partners on the 787 include"
        if (!word(at, "of") && !word(at, "in") && !word(at, "to") && !word(at, "for") && !word(at, "from") &&
            !word(at, "at"))
            return at;
        auto next = at + 1;
        while (next < tree_.size() && next < at + 5 && skipped(next)) ++next;
        const auto m = tree_.starting_at(next);
        if (m == absent && next > at + 1 && (word(next, "include") || word(next, "be"))) return next;
        if (m == absent) return at;  // "rivals in network equipment include"
        tree_.expand(tree_.mention(m).head, Reach::strict, relata_);
        auto last = tree_.mention(m).last;
        if (last < tree_.size() && tree_[last].xpos == Xpos::POS)  // "customers of X's Y platform"
            for (++last; last < tree_.size() && (skipped(last) || tree_.named(last)); ++last)
                if (const auto owned = tree_.starting_at(last); owned != absent)
                    tree_.expand(tree_.mention(owned).head, Reach::strict, relata_);
        if (last < tree_.size() && tree_[last].upos == Upos::NOUN && !tree_.named(last))
            ++last;  // "X format"
        return last;
    }

    /// "the Dutch toolmaker" before a name.
    bool skipped(std::uint32_t at) const {
        if (const auto m = tree_.covering(at); m != absent)
            return tree_.mention(m).kind == MentionKind::demonym;
        return tree_[at].upos == Upos::DET || tree_[at].upos == Upos::ADJ || tree_[at].upos == Upos::NOUN;
    }

    /// The list of names that starts at the token or right behind an article.
    bool list(std::uint32_t at) {
        if (at < tree_.size() && tree_[at].form == ":") ++at;
        for (int skipped = 0; at < tree_.size() && skipped < 3; ++skipped, ++at) {
            if (const auto m = tree_.starting_at(at);
                m != absent && tree_.mention(m).kind == MentionKind::name && !owned_by_next(m)) {
                tree_.expand(tree_.mention(m).head, Reach::strict, holders_);
                list_elsewhere();

                return !holders_.empty();
            }
            if (tree_[at].xpos == Xpos::NNS && anchor_ != absent) {  // "include firms such as A and B"
                tree_.expand(at, Reach::strict, holders_);
                if (!holders_.empty()) return true;
            }
            if (tree_[at].upos != Upos::DET && tree_[at].upos != Upos::ADJ && tree_[at].upos != Upos::NOUN)
                return false;
        }
        return false;
    }

    /// "A and B in the US and C in Europe": C too.
    void list_elsewhere() {
        std::uint32_t at = 0;
        for (const auto& holder : holders_) at = std::max(at, tree_.mention(holder.mention).last);
        if (at + 3 >= tree_.size() || !tree_.is(at, "in")) return;
        const auto place = tree_.starting_at(tree_[at + 1].upos == Upos::DET ? at + 2 : at + 1);
        if (place == absent || holders_.empty()) return;
        at = tree_.mention(place).last;
        while (at < tree_.size() && (tree_[at].form == "," || tree_[at].xpos == Xpos::CC)) ++at;
        const auto next = at < tree_.size() ? tree_.starting_at(at) : absent;
        if (next != absent && at > tree_.mention(place).last &&
            (tree_.type(next) == NodeType::company || tree_.type(next) == NodeType::product))
            tree_.expand(tree_.mention(next).head, Reach::strict, holders_);
    }

    /// "customers [in 60 countries], including": behind phrases that name nothing, where a list follows them.
    std::uint32_t behind_places(std::uint32_t at) const {
        auto next = at;
        for (int phrases = 0; phrases < 2 && next < tree_.size() && tree_[next].upos == Upos::ADP;
             ++phrases) {
            if (is_marker(next)) break;
            auto end = next + 1;
            while (end < tree_.size() && !tree_.named(end) && end < next + 8 &&
                   (tree_[end].upos == Upos::DET || tree_[end].upos == Upos::ADJ ||
                    tree_[end].upos == Upos::NUM || tree_[end].upos == Upos::NOUN ||
                    tree_[end].upos == Upos::ADV || tree_[end].form == "than" || tree_[end].form == "-" ||
                    tree_[end].xpos == Xpos::VBN))
                ++end;
            if (end == next + 1) break;
            next = end;
        }
        const auto list = next < tree_.size() && tree_[next].form == "," ? next + 1 : next;
        return list < tree_.size() && is_marker(list) ? next : at;
    }

    bool is_marker(std::uint32_t at) const {
        return (word(at, "such") && word(at + 1, "as")) || word(at, "including") || word(at, "notably") ||
               (word(at, "among") && word(at + 1, "them"));
    }

    bool owned_by_next(std::uint32_t m) const {
        const auto behind = tree_.mention(m).last;
        return behind < tree_.size() && tree_[behind].xpos == Xpos::POS;
    }

    /// "… such as A", "… include A", "… are A and B".
    bool behind(std::uint32_t at) {
        at = behind_places(at);
        if (at < tree_.size() && tree_[at].form == ",") ++at;
        if (word(at, "such") && word(at + 1, "as")) return list(at + 2);
        if (word(at, "among") && word(at + 1, "them")) return list(at + 2);
        if (word(at, "as") && tree_.child_lemma(noun_, "such") != absent) return list(at + 1);
        if (word(at, "like") || word(at, "including") || word(at, "notably") || word(at, "namely"))
            return list(at + 1);
        for (int skipped = 0;
             skipped < 2 && at < tree_.size() && (tree_[at].upos == Upos::ADV || tree_.is(at, "there"));
             ++skipped)
            ++at;
        const bool among = word(at, "be") && start_ > 0 &&
                           (word(start_ - 1, "among") || word(start_ - 1, "the")) &&
                           (word(start_ - 1, "among") || (start_ > 1 && word(start_ - 2, "among")));
        if (word(at, "include") || word(at, "comprise") || among) {  // "among its customers are A and B"
            anchor_ = at;
            return list(at + 1);
        }
        return false;
    }

    /// "A and B are among its customers", "counts A and B among its customers", "A, one of X's suppliers".
    bool before() {
        auto at = start_;
        while (at > 0 && (tree_[at - 1].upos == Upos::DET || tree_[at - 1].upos == Upos::ADJ)) --at;
        const bool one = at > 1 && word(at - 1, "as") && list_verb(at - 1);  // "won A as a customer"
        if (at < 2 || (tree_[noun_].xpos != Xpos::NNS && !one)) return false;
        if (word(at - 1, "of") && word(at - 2, "one"))
            at -= 2;
        else if (word(at - 1, "among") || (word(at - 1, "as") && list_verb(at - 1)))
            counted_ = list_verb(at - 1), at -= 1;
        else
            return false;
        while (at > 0 && (tree_[at - 1].upos == Upos::AUX || tree_[at - 1].upos == Upos::ADV)) --at;
        if (at > 0 && tree_[at - 1].form == ",") --at;
        const auto last = at > 0 ? tree_.ending_at(at) : absent;
        if (last == absent || tree_.mention(last).kind != MentionKind::name) return false;
        auto lead = tree_.mention(last).head;
        while (tree_[lead].deprel == Deprel::conj && tree_.head(lead) != absent && tree_.head(lead) < lead &&
               tree_.at_head(tree_.head(lead)) != absent)
            lead = tree_.head(lead);
        tree_.expand(lead, Reach::strict, holders_);
        return !holders_.empty();
    }

    /// "counts A as", "names A as", "signed up A as".
    bool list_verb(std::uint32_t as) { return (counter_ = counting(as)) != absent; }

    std::uint32_t counting(std::uint32_t as) const {
        static constexpr std::string_view verbs[] = {"add",  "attract", "boast", "count", "counts",  "land",
                                                     "list", "name",    "sign",  "win",   "announce"};
        for (auto at = as; at-- > 0 && as - at < 14;)
            if (std::any_of(std::begin(verbs), std::end(verbs), [&](auto verb) { return word(at, verb); }))
                return at;
        return absent;
    }

    /// Who has these customers, rivals, suppliers.
    void owners() {
        if (!relata_.empty()) return;
        tree_.expand(tree_.possessor(noun_), Reach::strict, relata_);
        if (relata_.empty() && tree_.possessor(noun_) != absent) return;  // "its backers", whosever
        if (const auto up = tree_.head(noun_); relata_.empty() && up != absent && up < noun_ &&
                                               tree_[up].upos == Upos::NOUN &&
                                               tree_.preposition(noun_) == "of")
            tree_.expand(tree_.possessor(up), Reach::strict, relata_);  // "its range of products"
        for (auto at = noun_; at-- > start_ && relata_.empty();)
            for (auto m = tree_.at_head(at); m != absent; m = tree_.next_at_head(m))
                relata_.push_back({m, absent});
        if (!relata_.empty()) return;
        if (parts_) return owner_of_parts();
        // "Intel, ahead of rivals such as A": the one of whom the clause speaks
        auto at = noun_;
        for (int step = 0; step < 5; ++step) {
            const auto up = tree_.head(at);
            if (up == absent) break;
            at = up;
            if (tree_.at_head(at) != absent) return tree_.expand(at, Reach::strict, relata_);
            if (tree_[at].upos != Upos::VERB) continue;
            auto subject = tree_.subject(at);  // "has been outflanked by rivals such as A": whose they are
            if (subject == noun_ && tree_.passive(at)) subject = tree_.grammatical_subject(at);
            if (subject != absent && subject != noun_) tree_.expand(subject, Reach::strict, relata_);
            if (!relata_.empty()) return;
        }
    }

    /// "X is home to brands including A", "X owns brands such as A", "X, with brands including A".
    void owner_of_parts() {
        auto up = tree_.head(noun_), part = noun_;
        if (up != absent && up < part && tree_[up].upos == Upos::NOUN && tree_.preposition(part) == "of" &&
            lexicon_.noun_kind(tree_[up].lemma) == NounKind::partitive)
            part = up, up = tree_.head(up);  // "owns a portfolio of brands, including A"
        if (up == absent || up > part) return;
        if (tree_.is(up, "home") && tree_.preposition(part) == "to") {
            anchor_ = up;
            return tree_.expand(tree_.grammatical_subject(up), Reach::strict, relata_);
        }
        if (tree_.preposition(part) == "with" && tree_.at_head(up) != absent)
            return tree_.expand(up, Reach::strict, relata_);
        if (tree_[up].upos != Upos::VERB || tree_.passive(up) ||
            (tree_.object(up) != part && tree_.preposition(part) != "of"))
            return;
        const auto* word = lexicon_.find(tree_[up].lemma);
        if (!word || !(word->support && word->support->subject == Support::Part::source)) return;
        anchor_ = up;
        status_ = word->support->status;
        tree_.expand(tree_.subject(up), Reach::strict, relata_);
    }

    /// "X counts A and B among its customers": X stands before the list.
    void name_before_list() {
        auto first = tree_.size();
        for (const auto& holder : holders_) first = std::min(first, tree_.mention(holder.mention).first);
        for (auto at = first; at-- > 0 && first - at < 4;)
            if (const auto m = tree_.ending_at(at); m != absent) return relata_.push_back({m, absent});
        if (counter_ != absent && tree_[counter_].upos == Upos::VERB)
            tree_.expand(tree_.subject(counter_), Reach::strict, relata_);
    }

    /// "Competitors such as A and B have also …": of the firm that the text is about.
    void of_main_firm(const std::vector<const Role*>& roles) {
        const auto main = out_.offices().main(NodeType::company);
        if (!main || tree_.possessor(noun_) != absent || tree_[noun_].xpos != Xpos::NNS) return;
        const bool rivals = std::any_of(roles.begin(), roles.end(), [&](const Role* role) {
            return role->relation == Relation::competes_with && (role->holder & bit(NodeType::company));
        });
        for (const auto& holder : holders_) {
            if (!rivals || tree_.type(holder.mention) != NodeType::company) continue;
            Candidate candidate;
            candidate.relation = Relation::competes_with;
            candidate.source = candidate.target = holder.mention;
            candidate.for_target = main;
            candidate.trigger = noun_;
            candidate.presupposed = true;
            candidate.origin = "bare role";
            candidate.prior = 0.75F;
            out_.add(std::move(candidate));
        }
    }

    void emit(const std::vector<const Role*>& roles) {
        for (const auto& relatum : relata_)
            for (const auto* role : roles) {
                if (!fits(role->relation) || role->implied) continue;
                if (!told_ &&
                    (role->relation == Relation::supports || role->relation == Relation::criticizes))
                    continue;  // "critics such as A"
                if (!(role->relatum & bit(tree_.type(relatum.mention)))) continue;
                bool taken = false;
                for (const auto& holder : holders_) {
                    if (holder.via != absent || !(role->holder & bit(tree_.type(holder.mention)))) continue;
                    Candidate candidate;
                    candidate.relation = role->relation;
                    candidate.source = role->reversed ? relatum.mention : holder.mention;
                    candidate.target = role->reversed ? holder.mention : relatum.mention;
                    candidate.trigger = noun_;
                    candidate.anchor = anchor_ == absent ? noun_ : anchor_;
                    candidate.presupposed = anchor_ == absent;
                    candidate.origin = role->origin;
                    candidate.status = status_;
                    candidate.prior = 0.85F;
                    taken = out_.add(std::move(candidate)) || taken;
                }
                if (taken) break;
            }
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    std::uint32_t noun_ = absent, start_ = 0, anchor_ = absent;
    bool parts_ = false;              ///< brands, units: what belongs to somebody
    std::optional<Status> status_;    ///< what the verb says: "sold brands including A"
    bool told_ = false;               ///< "critics of X", "its critics"
    bool counted_ = false;            ///< "counts A among its customers"
    std::uint32_t counter_ = absent;  ///< "counts"
    Arguments holders_, relata_;
};
}  // namespace

void find_examples(const Lexicon& lexicon, Candidates& out) {
    ExampleFinder(lexicon, out).run();
}

}  // namespace newsgraph

#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
bool equal_lower(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

/// A title as it stands in the sentence: tokens first..last, its head, and the lines that it matches.
struct Title {
    std::uint32_t first = 0, last = 0, head = 0;
    std::vector<const Role*> roles;
    std::uint32_t phrase = 0;  ///< first token of the noun phrase around it
    std::uint32_t end = 0;     ///< behind its complements
    std::optional<Status> status;
    bool deputy = false;

    std::string_view words(const Tree& tree) const {
        return tree[head].lemma == "Minister" ? std::string_view("minister") : tree[head].lemma;
    }
};

class RoleFinder {
public:
    RoleFinder(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        holders_of_.assign(tree_.size(), {});
        last_relatum_ = absent;
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::AUX || tree_[at].upos == Upos::PUNCT) continue;
            // "heads", "leads" are nouns only where a name or "of" follows
            if (tree_[at].upos == Upos::VERB &&
                !(at + 1 < tree_.size() && (tree_.is(at + 1, "of") || tree_.starting_at(at + 1) != absent) &&
                  tree_[at].lemma == tree_[at].form))
                continue;
            const auto* word = lexicon_.find(tree_[at].lemma);
            if (!word || word->roles.empty()) continue;
            if (const auto m = tree_.covering(at); m != absent && tree_.mention(m).kind == MentionKind::name)
                continue;
            match(at);
        }
    }

private:
    bool word_is(std::uint32_t at, std::string_view lower) const {
        return at < tree_.size() &&
               (equal_lower(tree_[at].lemma, lower) || equal_lower(tree_[at].form, lower));
    }

    void match(std::uint32_t at) {
        Title title;
        title.head = at;
        title.roles = match_title(lexicon_, tree_, at, title.first, title.last);
        if (title.roles.empty()) return;
        // "chief executive officer" is matched at its last word; "chief" inside it is no title of its own
        if (title.last < tree_.size() && is_name_part(title.last) &&
            tree_.starting_at(title.last) == absent && tree_[title.last].upos == Upos::NOUN &&
            tree_[title.last - 1].upos != Upos::PUNCT && base(tree_[at].deprel) == Deprel::compound)
            return;
        if (title.last + 1 < tree_.size() && tree_[title.last].form == "-" &&
            !tree_[title.last + 1].space_before && !tree_[title.last].space_before &&
            !word_is(title.last + 1, "elect") && !word_is(title.last + 1, "designate"))
            return;  // the "secretary" of "secretary-general"
        title.phrase = tree_.phrase_start(title.first);
        read_modifiers(title);
        Arguments relata_left, relata_right;
        left(title, relata_left);
        bool direct = true;
        title.end = right(title, relata_right, direct);
        auto holders = find_holders(title);
        if (holders.empty()) return;
        holders_of_[at] = holders;
        any_emitted_ = false;
        if (relata_right.empty() && relata_left.empty()) behind_holder(title, holders, relata_right);
        bool shared = false;
        if (relata_right.empty() && relata_left.empty()) shared = borrow(title, relata_left);
        prior_ = shared ? 0.7F : 0.93F;
        if (!relata_right.empty()) emit(title, holders, relata_right, direct);
        const bool has_complement = title.end > title.last;
        if (relata_right.empty() || !any_emitted_)
            emit(title, holders, relata_left, !has_complement || !relata_right.empty() || is_joined(title));
        if (!any_emitted_ && relata_right.empty() && relata_left.empty()) imply(title, holders);
    }

    /// "Prime Minister X", "chief executive X" without a country or firm in an article that is about one:
    /// its. Only where the title stands beside the name, and the person has no other office here.
    void imply(const Title& title, const Arguments& holders) {
        const auto m = holders.front().mention;
        if (title.end > title.last || tree_.mention(m).first != title.last ||
            (title.first > 0 && tree_[title.first - 1].form == "-") || out_.offices().body(tree_.entity(m)))
            return;
        for (const auto* role : title.roles) {
            if (!role->implied || !(role->holder & bit(tree_.type(m)))) continue;
            const bool state = (role->relatum & bit(NodeType::country)) != 0;
            const auto body = out_.offices().main(state ? NodeType::country : NodeType::company);
            if (!body || *body == tree_.entity(m)) continue;
            prior_ = 0.7F;
            implied_ = body;
            add(title, *role, {m, absent}, {m, absent}, true);
            implied_.reset();
            return;
        }
    }

    /// "Crown Prince X of Y": the relatum stands behind the name.
    void behind_holder(const Title& title, const Arguments& holders, Arguments& out) const {
        const auto& name = tree_.mention(holders.front().mention);
        if (name.first < title.last || name.last + 1 >= tree_.size() || !tree_.is(name.last, "of")) return;
        auto at = name.last + 1;
        if (tree_[at].upos == Upos::DET && at + 1 < tree_.size()) ++at;
        auto m = tree_.starting_at(at);
        if (m == absent && at > 0) m = tree_.starting_at(at - 1);
        if (m != absent) out.push_back({m, absent});
    }

    /// "Israeli prime minister A and energy minister B", "the Thai court ruled that former prime minister C":
    /// a title of state without a country takes the one that the sentence has named before it.
    bool borrow(const Title& title, Arguments& out) const {
        const auto last = title.words(tree_);
        const bool minister = last == "minister";
        const bool heads = std::any_of(title.roles.begin(), title.roles.end(), [](const Role* role) {
            return role->relation == Relation::leads && role->relatum == bit(NodeType::country);
        });
        const auto form = tree_[title.first].form;
        const bool capital = form.front() >= 'A' && form.front() <= 'Z' && title.first > 0;
        if (!minister && !(heads && (capital || title.status || last == "minister" || last == "king")) &&
            last != "leader") {
            // other posts share the body of a post that is joined to them
            if (title.phrase < 2 || tree_[title.phrase - 1].xpos != Xpos::CC || last_relatum_ == absent)
                return false;
            if (title.phrase - last_end_ > 5) return false;
            out.push_back({last_relatum_, absent});
            return true;
        }
        if (last == "leader") return false;
        auto only = absent;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.first >= title.first || tree_.type(m) != NodeType::country) continue;
            if (only != absent && tree_.entity(only) != tree_.entity(m) && title.phrase > 0) {
                // several countries: the nearest before a coordinated title, else none
                if (last_relatum_ == absent || tree_.type(last_relatum_) != NodeType::country) return false;
                only = last_relatum_;
                break;
            }
            only = m;
        }
        if (only == absent) return false;
        out.push_back({only, absent});
        return true;
    }

    bool is_joined(const Title& title) const {
        return title.last < tree_.size() && tree_[title.last].xpos == Xpos::CC;
    }

    bool is_name_part(std::uint32_t at) const {
        const auto tag = tree_[at].upos;
        return tag == Upos::NOUN || tag == Upos::PROPN;
    }

    void read_modifiers(Title& title) const {
        auto start = title.phrase;
        if (start > 0 && (tree_[start - 1].upos == Upos::DET)) --start;
        if (start > 0 && tree_[start - 1].upos == Upos::ADV) --start;
        for (auto at = start; at < title.first; ++at) read_modifier(at, title);
        if (title.last + 1 < tree_.size() && tree_[title.last].form == "-")
            read_modifier(title.last + 1, title);
    }

    void read_modifier(std::uint32_t at, Title& title) const {
        auto lemma = std::string_view(tree_[at].lemma);
        for (const std::string_view prefix : {"ex-", "then-", "former-", "Ex-", "Then-"})
            if (tree_[at].form.starts_with(prefix)) lemma = prefix.substr(0, prefix.size() - 1);
        if (equal_lower(lemma, "deputy") || equal_lower(lemma, "vice") || equal_lower(lemma, "assistant") ||
            equal_lower(lemma, "associate"))
            title.deputy = true;
        const auto* word = lexicon_.find(lemma);
        if (!word) return;
        if (word->modifier == Effect::ended) title.status = Status::ended;
        if (word->modifier == Effect::planned && !title.status) title.status = Status::planned;
        if (word->modifier == Effect::alleged && !title.status) title.status = Status::alleged;
    }

    /// Mentions before the title in its phrase, nearest first.
    void left(const Title& title, Arguments& out) const {
        for (auto at = title.first; at-- > title.phrase;) {
            for (auto m = tree_.at_head(at); m != absent; m = tree_.next_at_head(m)) {
                const auto& mention = tree_.mention(m);
                const bool based = mention.last + 1 < title.first && tree_[mention.last].form == "-";
                if (!based && mention.last <= title.first) out.push_back({m, absent});
            }
        }
    }

    /// Reads "of X", "for research at X" behind the title; returns where it ends. `direct` tells whether the
    /// first complement was the relatum itself.
    std::uint32_t right(const Title& title, Arguments& out, bool& direct) const {
        auto at = title.last;
        const auto count = tree_.size();
        if (at + 1 < count && tree_[at].form == "-" &&
            (word_is(at + 1, "elect") || word_is(at + 1, "designate")))
            at += 2;
        // "president and chief executive of X"
        for (int joined = 0; joined < 2; ++joined) {
            auto next = at;
            if (next < count && tree_[next].form == ",") ++next;
            if (next >= count || tree_[next].xpos != Xpos::CC) break;
            ++next;
            const auto begin = next;
            while (next < count &&
                   (is_name_part(next) || tree_[next].upos == Upos::ADJ || tree_[next].upos == Upos::DET) &&
                   tree_.starting_at(next) == absent)
                ++next;
            if (next == begin || next >= count ||
                (tree_[next].upos != Upos::ADP && tree_.starting_at(next) == absent))
                break;
            const auto* word = lexicon_.find(tree_[next - 1].lemma);
            if (!word || word->roles.empty()) break;
            at = next;
        }
        // "professor emeritus of", "a professor specialising in"
        if (at + 1 < count && tree_[at + 1].upos == Upos::ADP && tree_.covering(at) == absent &&
            (tree_[at].xpos == Xpos::VBG || tree_.is(at, "emeritus")))
            ++at;
        for (int phrases = 0; phrases < 4 && at < count; ++phrases) {
            const bool comma = tree_[at].form == "," && phrases > 0 && at + 1 < count &&
                               tree_.starting_at(at + 1) != absent &&
                               tree_.type(tree_.starting_at(at + 1)) != NodeType::person &&
                               tree_.type(tree_.starting_at(at + 1)) != NodeType::place;
            if (!comma && !(tree_[at].upos == Upos::ADP && is_complement(at, title.head))) break;
            const auto begin = at + 1;
            auto end = begin;
            while (end < count && in_phrase(end)) ++end;
            if (end == begin) break;
            collect(begin, end, out);
            at = end;
            if (!out.empty()) {
                // conjuncts of the relatum: "CEO of Tesla and SpaceX"
                direct = direct && phrases == 0 && tree_.mention(out.front().mention).last == end;
                break;
            }
            direct = false;
            // "a professor specialising in law at X"
            if (at + 1 < count && tree_[at].xpos == Xpos::VBG && tree_[at + 1].upos == Upos::ADP) ++at;
        }
        return at;
    }

    bool is_complement(std::uint32_t at, std::uint32_t head) const {
        static constexpr std::string_view words[] = {"of", "at", "for", "with", "in", "from", "on"};
        static constexpr std::string_view toward[] = {"adviser",     "advisor", "aide",      "counsel",
                                                      "assistant",   "deputy",  "supplier",  "rival",
                                                      "alternative", "answer",  "successor", "lender"};
        if (tree_.is(at, "to"))  // an ambassador to France does not work for it
            return std::any_of(std::begin(toward), std::end(toward),
                               [&](auto word) { return tree_.is(head, word); });
        return std::any_of(std::begin(words), std::end(words), [&](auto word) { return tree_.is(at, word); });
    }

    bool in_phrase(std::uint32_t at) const {
        const auto& token = tree_[at];
        if (tree_.covering(at) != absent) return true;
        return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ ||
               token.upos == Upos::DET || token.upos == Upos::NUM || token.xpos == Xpos::POS ||
               token.xpos == Xpos::HYPH || token.form == "-" || token.xpos == Xpos::PRPS ||
               token.form == "&" ||
               (token.xpos == Xpos::CC && at + 1 < tree_.size() && is_name_part(at + 1) &&
                tree_.starting_at(at + 1) == absent && at > 0 && is_name_part(at - 1)) ||
               ((token.xpos == Xpos::VBN || token.xpos == Xpos::VBG) && base(token.deprel) == Deprel::amod);
    }

    void collect(std::uint32_t begin, std::uint32_t end, Arguments& out) const {
        for (auto at = end; at-- > begin;) {
            const bool heads = at + 1 == end || tree_.at_head(at) == absent || true;
            if (heads && tree_.at_head(at) != absent) {
                const bool based = at + 2 < end && tree_[at + 1].form == "-";
                if (based) continue;
                const auto mark = out.size();
                tree_.expand(at, Reach::strict, out);
                if (out.size() > mark) return;
            }
        }
    }

    Arguments find_holders(const Title& title) const {
        Arguments out;
        const auto name_at = [&](std::uint32_t at) -> std::uint32_t {
            const auto m = at < tree_.size() ? tree_.starting_at(at) : absent;
            return m != absent && tree_.mention(m).kind == MentionKind::name && fits_holder(title, m)
                       ? m
                       : absent;
        };
        const auto take = [&](std::uint32_t m) {
            out.push_back({m, absent});
            const auto plural = tree_[title.head].xpos == Xpos::NNS || tree_[title.head].xpos == Xpos::NNPS;
            if (plural) tree_.expand(tree_.mention(m).head, Reach::strict, out);
        };
        if (const auto m = name_at(title.last); m != absent) return take(m), out;
        for (auto at = title.last; at < tree_.size() && at < title.last + 8;
             ++at) {  // "Ambassador to the United Nations X"
            if (tree_[at].upos == Upos::PUNCT || tree_[at].upos == Upos::VERB) break;
            if (at != title.end && !(tree_[title.last].upos == Upos::ADP && tree_.covering(at) != absent &&
                                     tree_.mention(tree_.covering(at)).first == at))
                continue;
            if (const auto m = name_at(at);
                m != absent && (at == title.end || tree_.type(m) == NodeType::person))
                return take(m), out;
        }
        before(title, out);
        if (!out.empty()) return out;
        by_tree(title, out);
        if (!out.empty()) return out;
        const bool comma =
            title.end + 1 < tree_.size() &&
            (tree_[title.end].form == "," || tree_[title.end].form == "(" || tree_[title.end].form == "-");
        if (comma)
            if (const auto m = name_at(title.end + 1); m != absent && closes(tree_.mention(m).last)) take(m);
        return out;
    }

    bool closes(std::uint32_t at) const {
        return at >= tree_.size() || tree_[at].upos == Upos::PUNCT || tree_[at].upos == Upos::VERB ||
               tree_[at].upos == Upos::AUX;
    }

    bool fits_holder(const Title& title, std::uint32_t m) const {
        return std::any_of(title.roles.begin(), title.roles.end(),
                           [&](const Role* role) { return (role->holder & bit(tree_.type(m))) != 0; });
    }

    /// "X, the former CEO of Y": the name before the comma before the phrase.
    void before(const Title& title, Arguments& out) const {
        auto at = title.phrase;
        while (at > 0 && (tree_[at - 1].upos == Upos::DET || tree_[at - 1].upos == Upos::ADV)) --at;
        if (at > 3 && tree_.is(at - 1, "of") && tree_.is(at - 2, "one"))
            at -= 2;  // "X, one of Y's confidants"
        if (at < 2) return;
        const auto& mark = tree_[at - 1];
        if (mark.lemma == "be" && mark.upos == Upos::AUX) {  // "X is a Turkish national"
            if (const auto m = tree_.ending_at(at - 1); m != absent && fits_holder(title, m))
                out.push_back({m, absent});
            return;
        }
        if (mark.xpos == Xpos::CC && tree_.head(title.head) != absent &&
            tree_[title.head].deprel == Deprel::conj) {
            out = holders_of_[tree_.head(title.head)];
            return;
        }
        if (mark.form != "," && mark.xpos != Xpos::LRB && mark.form != "—" && mark.form != "–") return;
        auto end = at - 1;
        if (const auto age = end; age >= 2 && tree_[age - 1].upos == Upos::NUM && tree_[age - 2].form == ",")
            end = age - 2;
        const auto m = tree_.ending_at(end);
        if (m == absent || !fits_holder(title, m) || tree_.mention(m).kind != MentionKind::name) return;
        out.push_back({m, absent});
        if (tree_[title.head].xpos != Xpos::NNS) return;
        auto lead = tree_.mention(m).head;  // "A and B, C's sons"
        while (tree_[lead].deprel == Deprel::conj && tree_.head(lead) != absent && tree_.head(lead) < lead)
            lead = tree_.head(lead);
        if (lead != tree_.mention(m).head) tree_.expand(lead, Reach::strict, out);
    }

    void by_tree(const Title& title, Arguments& out) const {
        const auto at = title.head;
        const auto keep = [&] {
            out.erase(std::remove_if(out.begin(), out.end(),
                                     [&](const Argument& a) {
                                         return a.via != absent || !fits_holder(title, a.mention);
                                     }),
                      out.end());
        };
        const auto up = tree_.head(at);
        if (tree_.has_child(at, Deprel::cop)) {
            tree_.expand(tree_.grammatical_subject(at), Reach::strict, out);
        } else if (up != absent &&
                   (tree_[at].deprel == Deprel::xcomp ||
                    (base(tree_[at].deprel) == Deprel::obl && tree_.preposition(at) == "as") ||
                    (tree_[at].deprel == Deprel::obj &&
                     (tree_.is(up, "become") || tree_.is(up, "remain"))))) {
            const auto patient = tree_.object(up);
            tree_.expand(patient != absent && patient != at ? patient : tree_.grammatical_subject(up),
                         Reach::strict, out);
        } else if (up != absent && base(tree_[at].deprel) == Deprel::nmod &&
                   (tree_.preposition(at) == "as" || tree_.preposition(at) == "of")) {
            tree_.expand(tree_.possessor(up), Reach::strict, out);
            if (out.empty() && tree_.preposition(at) == "as" && tree_.head(up) != absent &&
                tree_[tree_.head(up)].upos == Upos::VERB) {
                tree_.expand(tree_.grammatical_subject(tree_.head(up)), Reach::strict, out);
            }
        } else if (up != absent &&
                   (tree_[at].deprel == Deprel::appos || tree_[at].deprel == Deprel::nmod_desc)) {
            tree_.expand(up, Reach::strict, out);
        } else if (up != absent && tree_[at].deprel == Deprel::conj) {
            out = holders_of_[up];
        }
        keep();
        if (!out.empty()) return;
        for (const auto c : tree_.children(at))
            if ((tree_[c].deprel == Deprel::appos || tree_[c].deprel == Deprel::flat) && c > at) {
                tree_.expand(c, Reach::strict, out);
                break;
            }
        keep();
    }

    bool at_clause(const Title& title) const {
        const auto relation = tree_[title.head].deprel;
        return tree_.has_child(title.head, Deprel::cop) || relation == Deprel::xcomp ||
               (base(relation) == Deprel::obl && tree_.preposition(title.head) == "as");
    }

    void emit(const Title& title, const Arguments& holders, const Arguments& relata, bool direct) {
        any_emitted_ = false;
        for (const auto& relatum : relata) {
            for (const auto* role : title.roles) {
                if (role->implied || !(role->relatum & bit(tree_.type(relatum.mention)))) continue;
                bool taken = false;
                for (const auto& holder : holders) {
                    if (!(role->holder & bit(tree_.type(holder.mention))) ||
                        holder.mention == relatum.mention)
                        continue;
                    taken = add(title, *role, holder, relatum, direct) || taken;
                }
                if (!taken) continue;
                any_emitted_ = true;
                break;
            }
            if (any_emitted_ && relata.size() > 1 && relatum.mention != absent && !is_conjunct(relata))
                return;
        }
    }

    bool is_conjunct(const Arguments& relata) const {
        const auto last = tree_.mention(relata.back().mention).head;
        return tree_[last].deprel == Deprel::conj;
    }

    bool add(const Title& title, const Role& role, const Argument& holder, const Argument& relatum,
             bool direct) {
        Candidate candidate;
        candidate.relation = role.relation;
        if (candidate.relation == Relation::related) return false;
        if (candidate.relation == Relation::leads && (title.deputy || !direct))
            candidate.relation = Relation::works_for;
        candidate.source = role.reversed ? relatum.mention : holder.mention;
        candidate.target = role.reversed ? holder.mention : relatum.mention;
        candidate.for_target = implied_;
        candidate.trigger = title.head;
        candidate.presupposed = !at_clause(title);
        candidate.anchor = title.head;
        if (base(tree_[title.head].deprel) == Deprel::obl && tree_.head(title.head) != absent)
            candidate.anchor = tree_.head(title.head);
        candidate.status = title.status;
        candidate.origin = role.origin;
        candidate.prior = candidate.presupposed ? prior_ : prior_ - 0.05F;
        last_relatum_ = relatum.mention;
        last_end_ = std::max(tree_.mention(holder.mention).last, title.end);
        if (candidate.relation == Relation::leads || candidate.relation == Relation::works_for ||
            candidate.relation == Relation::associated_with)
            for (auto at = title.first; at < title.last; ++at) {
                if (!candidate.role.empty()) candidate.role += ' ';
                candidate.role += tree_[at].form;
            }
        return out_.add(std::move(candidate));
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    std::vector<Arguments> holders_of_;
    bool any_emitted_ = false;
    std::optional<EntityIndex> implied_;  ///< the relatum that the article is about
    float prior_ = 0.93F;
    std::uint32_t last_relatum_ = absent, last_end_ = 0;  ///< of the title before
};
}  // namespace

std::vector<const Role*> match_title(const Lexicon& lexicon, const Tree& tree, std::uint32_t head,
                                     std::uint32_t& first, std::uint32_t& last) {
    std::vector<const Role*> lines;
    const auto* entry = lexicon.find(tree[head].lemma);
    if (!entry) return lines;
    std::size_t best = 0;
    for (const auto index : entry->roles) {
        const auto& role = lexicon.role(index);
        if (role.head > head || role.words.size() < best) continue;
        const auto begin = head - static_cast<std::uint32_t>(role.head);
        bool fits = begin + role.words.size() <= tree.size();
        for (std::size_t i = 0; i < role.words.size() && fits; ++i) {
            const auto& word = tree[begin + static_cast<std::uint32_t>(i)];
            fits = i == role.head || equal_lower(word.lemma, role.words[i]) ||
                   equal_lower(word.form, role.words[i]);
        }
        if (!fits) continue;
        if (role.words.size() > best) lines.clear();
        best = role.words.size();
        first = begin;
        last = begin + static_cast<std::uint32_t>(best);
        lines.push_back(&role);
    }
    return lines;
}

void find_roles(const Lexicon& lexicon, Candidates& out) {
    RoleFinder(lexicon, out).run();
}

}  // namespace newsgraph

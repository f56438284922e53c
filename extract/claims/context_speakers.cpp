// Who speaks: subjects of reporting verbs, "according to", and whoever is quoted.
#include "extract/claims/context.hpp"

#include <algorithm>

namespace newsgraph {

bool turn_quotation(std::string_view form, Xpos tag, bool& open) {
    if (form == "\"")
        open = !open;
    else if (form == "“" || form == "``" || form == "„" || form == "«")
        open = true;
    else if (form == "”" || form == "''" || form == "»")
        open = false;
    else if (form == "‘" || (form == "'" && tag == Xpos::open_quote))
        open = true;
    else if ((form == "'" || form == "’") && tag == Xpos::close_quote)
        open = false;
    else
        return false;
    return true;
}

std::string ContextFinder::words(const Tree& tree, std::uint32_t head) const {
    // the noun phrase without what follows a comma or a relative clause
    auto first = tree.phrase_start(head), last = head + 1;
    for (auto at = head + 1; at < tree.size() && at < head + 8; ++at) {
        auto up = at;
        bool below = false, clause = false;
        for (int step = 0; step < 6 && up != absent; ++step, up = tree.head(up)) {
            if (up == head) {
                below = true;
                break;
            }
            const auto relation = tree[up].deprel;
            clause = clause || relation == Deprel::acl_relcl || relation == Deprel::appos ||
                     relation == Deprel::conj || relation == Deprel::parataxis;
        }
        if (!below || clause || tree[at].upos == Upos::PUNCT) break;
        last = at + 1;
    }
    while (first < head && tree[first].upos == Upos::DET) ++first;
    const auto begin = tree[first].begin, end = tree[last - 1].end;
    return end > begin ? document_.text.substr(begin, end - begin) : std::string{};
}

std::vector<Speaker> ContextFinder::speaker(const Tree& tree, std::uint32_t head) const {
    std::vector<Speaker> out;
    if (head == absent) return out;
    Arguments found;
    tree.expand(head, Reach::strict, found);
    for (const auto& argument : found) {
        if (argument.via != absent) {
            const auto type = tree.type(argument.mention);
            if (type == NodeType::country || type == NodeType::place) continue;  // "US officials" stay words
        }
        out.emplace_back(tree.entity(argument.mention));
    }
    if (out.empty() && tree[head].upos != Upos::PRON)
        if (auto text = words(tree, head); !text.empty()) out.emplace_back(std::move(text));
    return out;
}

/// Puts speakers before those there are, each once and no more than four.
void ContextFinder::push_outer(std::vector<Speaker>&& outer, std::vector<Speaker>& speakers) {
    std::vector<Speaker> fresh;
    for (auto& one : outer)
        if (std::find(speakers.begin(), speakers.end(), one) == speakers.end() &&
            fresh.size() + speakers.size() < 4)
            fresh.push_back(std::move(one));
    speakers.insert(speakers.begin(), std::make_move_iterator(fresh.begin()),
                    std::make_move_iterator(fresh.end()));
}

/// "accused X of selling", "suspected of an attack on Y": what stands behind the verb is only charged.
bool ContextFinder::accuses(const Tree& tree, std::uint32_t verb, std::uint32_t at) const {
    const auto* word = tree[verb].upos == Upos::VERB && at > verb ? lexicon_.find(tree[verb].lemma) : nullptr;
    if (!word || !word->reporting_verb || word->reporting_verb->effect != Effect::alleged) return false;
    for (const auto c : tree.children(at))
        if ((tree[c].deprel == Deprel::mark || tree[c].deprel == Deprel::case_) && tree.is(c, "of"))
            return true;
    return false;
}

/// The clause is the content of this reporting verb.
void ContextFinder::report(const Tree& tree, std::uint32_t verb, Context& context) const {
    const auto* word = lexicon_.find(tree[verb].lemma);
    if (!word || !word->reporting_verb) return;
    apply(word->reporting_verb->effect, context.status);
    if (tree.passive(verb)) {
        const auto agent = tree.subject(verb);
        if (agent != absent)
            push_outer(speaker(tree, agent), context.speakers);
        else if (context.status == Status::asserted && !tree.is(verb, "know") && !tree.is(verb, "find"))
            context.status = Status::alleged;
        return;
    }
    push_outer(speaker(tree, tree.grammatical_subject(verb)), context.speakers);
}

/// "X admitted it; the agency had accused Y": behind a semicolon somebody else is told of, in nobody's words.
bool ContextFinder::is_parted(const Tree& tree, std::uint32_t at, std::uint32_t up) {
    const auto subject = tree.child(at, Deprel::nsubj);
    if (subject == absent || tree[subject].upos == Upos::PRON) return false;
    bool quoted = false;
    for (std::uint32_t word = 0; word < std::max(at, up); ++word) {
        quoted = quoted != (tree[word].xpos == Xpos::open_quote || tree[word].xpos == Xpos::close_quote);
        if (!quoted && word > std::min(at, up) && tree[word].form == ";") return true;
    }
    return false;
}

/// "X seized Y; Z responded by …": no clause put into the sentence.
static bool behind_semicolon(const Tree& tree, std::uint32_t verb) {
    const auto subject = tree.child(verb, Deprel::nsubj);
    const auto start = tree.phrase_start(subject == absent ? verb : std::min(subject, verb));
    return start > 0 && tree[start - 1].form == ";";
}

/// "according to X", "in a statement by X", and a reporting clause put into the sentence: "…, X said".
void ContextFinder::according(const Tree& tree, std::uint32_t clause_head, std::uint32_t trigger,
                              Context& context) const {
    for (const auto c : tree.children(clause_head)) {
        const auto relation = base(tree[c].deprel);
        if (relation == Deprel::obl || relation == Deprel::nmod) {
            const auto p = tree.preposition(c);
            if (p == "accord" || p == "according") push_outer(speaker(tree, c), context.speakers);
        } else if (relation == Deprel::parataxis && tree[c].upos == Upos::VERB && c != trigger) {
            const auto* word = lexicon_.find(tree[c].lemma);
            if (word && word->reporting_verb && !tree.has_child(c, Deprel::ccomp) &&
                !behind_semicolon(tree, c) && !tree.has_child(c, Deprel::obj) &&
                (tree.has_child(c, Deprel::nsubj) || tree.passive(c)))
                report(tree, c, context);
        } else if (relation == Deprel::advcl && tree.is(c, "accord")) {
            for (const auto below : tree.children(c))
                if (base(tree[below].deprel) == Deprel::obl)
                    push_outer(speaker(tree, below), context.speakers);
        }
    }
}

Quotation ContextFinder::find_quotation(const Tree& tree, bool open) const {
    Quotation out;
    out.open_before = open;
    out.inside.assign(tree.size(), 0);
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        if (turn_quotation(tree[at].form, tree[at].xpos, open)) continue;
        if (open) out.inside[at] = 1, out.any = true;
    }
    if (!out.any) return out;
    // a reporting verb outside the marks names the speaker
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        if (out.inside[at] || tree[at].upos != Upos::VERB) continue;
        const auto* word = lexicon_.find(tree[at].lemma);
        if (!word || !word->reporting_verb || !word->reporting_verb->speaks) continue;
        const auto who = tree.passive(at) ? tree.subject(at) : tree.grammatical_subject(at);
        if (who == absent) continue;
        out.speakers = speaker(tree, who);
        if (!out.speakers.empty()) break;
    }
    if (out.speakers.empty())
        for (std::uint32_t at = 0; at < tree.size() && out.speakers.empty(); ++at)
            if (!out.inside[at] && base(tree[at].deprel) == Deprel::obl &&
                (tree.preposition(at) == "accord" || tree.preposition(at) == "according"))
                out.speakers = speaker(tree, at);
    return out;
}

}  // namespace newsgraph

#include "extract/claims/framed_names.hpp"

#include "extract/claims/called_names.hpp"
#include "extract/claims/code_names.hpp"
#include "extract/claims/described_names.hpp"
#include "extract/claims/framed_slots.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/speakers.hpp"
#include "extract/language/chars.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace newsgraph {

namespace {
constexpr float framed_confidence = 0.6F;  // of a name that only its slot tells
constexpr float certain = 0.9F;            // a recognized name below it may get another type
constexpr std::uint32_t longest_name = 5;
constexpr std::uint32_t none = 0xffffffff;

class FramedNames {
public:
    FramedNames(const NameTables& tables, std::span<Sentence> sentences)
        : tables_(tables), sentences_(sentences) {}

    void run() {
        for (auto& sentence : sentences_) read(sentence);
        if (found_.empty()) return;
        for (auto& sentence : sentences_) spread(sentence);
    }

private:
    static bool capital(const Token& token) {
        return !token.form.empty() && token.form.front() >= 'A' && token.form.front() <= 'Z';
    }

    static bool word_of_name(const Token& token) {
        return capital(token) &&
               (token.upos == Upos::PROPN || token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS ||
                token.upos == Upos::NOUN || token.upos == Upos::ADJ);
    }

    /// Whether "called", "named", "as" stands before the name.
    static bool said_so(const Sentence& sentence, std::uint32_t at) {
        return at > 1 && (sentence.tokens[at - 1].xpos == Xpos::VBN || sentence.tokens[at - 1].form == "as");
    }

    /// A code: what it names, code_names.cpp tells.
    static bool has_digit(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        return std::any_of(sentence.tokens.begin() + first, sentence.tokens.begin() + last,
                           [](const Token& token) {
                               return token.form.find_first_of("0123456789") != std::string_view::npos;
                           });
    }

    /// The words before `last` at the start of a sentence, where any word has a capital, are proper nouns.
    static bool proper(const Sentence& sentence, std::uint32_t last) {
        return std::all_of(sentence.tokens.begin(), sentence.tokens.begin() + last,
                           [](const Token& token) { return token.upos == Upos::PROPN; });
    }

    static std::string key(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        std::string text;
        for (auto at = first; at < last; ++at) text.append(sentence.tokens[at].form) += ' ';
        return text;
    }

    void read(Sentence& sentence) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        for (std::uint32_t at = 0; at < count;) {
            if (!word_of_name(sentence.tokens[at]) || name_at(sentence, at)) {
                ++at;
                continue;
            }
            auto last = at + 1;
            while (last < count && last - at < longest_name && word_of_name(sentence.tokens[last]) &&
                   !name_at(sentence, last))
                ++last;
            while (last - at > 1 && is_generic(fold_word(sentence.tokens[last - 1].form))) --last;  // "X SUV"
            const bool whole = last == count || !word_of_name(sentence.tokens[last]) ||
                               is_generic(fold_word(sentence.tokens[last].form));
            if (whole && last - at > 1 && has_trade(sentence, last)) {
                found_[key(sentence, at, last)] = NodeType::company;
                at = last;
                continue;
            }
            if (whole && is_apposed_firm(sentence, last, head_in(sentence, at, last))) {
                found_[key(sentence, at, last)] = NodeType::company;
                called_.insert(key(sentence, at, last));
                at = last;
                continue;
            }
            const bool adjective =
                sentence.tokens[at].upos == Upos::ADJ && sentence.tokens[at].xpos == Xpos::JJ;
            const bool own = at > 0 && !tables_.find(sentence.tokens[at].form);  // "its Slimfast range"
            if (!adjective || own)
                if (const auto type = whole && at > 0 ? owned_type(sentence, at, last) : std::nullopt) {
                    found_[key(sentence, at, last)] = *type;
                    at = last;
                    continue;
                }
            if (adjective && !(own && last > at + 1)) {
                ++at;
                continue;
            }
            if (const auto type =
                    whole ? called_type(tables_, sentence, {at, last, NodeType::person, framed_confidence})
                          : std::nullopt;
                type == NodeType::product && said_so(sentence, at)) {  // "an app called X"
                found_[key(sentence, at, last)] = *type;
                at = last;
                continue;
            }
            if (whole && !has_digit(sentence, at, last) && (at > 0 || proper(sentence, last)))
                if (auto type = expected(sentence, at, last);
                    type || (type = known_of_owner(sentence, at, last)))
                    found_[key(sentence, at, last)] = *type;
            at = last;
        }
        read_quoted(sentence);
        for (auto& name : sentence.names) {
            if ((name.type == NodeType::person || name.type == NodeType::place) &&
                (is_firm(sentence, name) || is_described_firm(sentence, name))) {
                found_[key(sentence, name.first, name.last)] = NodeType::company;
                name.confidence = std::min(name.confidence, certain - 0.01F);
                continue;
            }
            if (const auto type = called_type(tables_, sentence, name); type && *type != name.type) {
                found_[key(sentence, name.first, name.last)] = *type;
                called_.insert(key(sentence, name.first, name.last));
                continue;
            }
            if (name.type != NodeType::product && name.type != NodeType::chip &&
                name.type != NodeType::country &&
                ((name.confidence < 0.95F && !is_firm(sentence, name) && thing_in_slot(sentence, name)) ||
                 is_launched(sentence, name))) {
                found_[key(sentence, name.first, name.last)] = NodeType::product;
                name.confidence = std::min(name.confidence, certain - 0.01F);
                continue;
            }
            if (name.confidence >= certain ||
                (name.type != NodeType::place && name.type != NodeType::organization &&
                 name.type != NodeType::person))
                continue;
            if (name.type == NodeType::person && is_person(sentence, name)) continue;
            if (name.type == NodeType::place && tables_.find_longest(sentence.tokens, name.first)) continue;
            const auto type = expected(sentence, name.first, name.last, name.type == NodeType::organization);
            if (type && *type == NodeType::company) found_[key(sentence, name.first, name.last)] = *type;
        }
    }

    /// "France's Total", "Pfizer's Zyvox": what the tables know, though it is a word of its own.
    std::optional<NodeType> known_of_owner(const Sentence& sentence, std::uint32_t first,
                                           std::uint32_t last) const {
        if (first < 2 || sentence.tokens[first - 1].xpos != Xpos::POS || !name_at(sentence, first - 2) ||
            !alone(sentence, first, last))
            return std::nullopt;
        const auto* front = sentence.tokens[first].form.data();
        const auto match =
            tables_.find({front, sentence.tokens[last - 1].end - sentence.tokens[first].begin});
        if (!match || match->agreement != NameCase::exact) return std::nullopt;
        const auto type = tables_.thing(*match->all().front()).type;
        if (match->all().front()->kind != NameKind::name || type == NodeType::country ||
            type == NodeType::place)
            return std::nullopt;
        return type;
    }

    /// 'a website known as "Candy to Door"'
    void read_quoted(const Sentence& sentence) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        for (std::uint32_t open = 0; open < count; ++open) {
            const bool star = sentence.tokens[open].form == "*";  // "the tanker *X*"
            if (!star && sentence.tokens[open].xpos != Xpos::open_quote) continue;
            const auto closes = [&](const Token& token) {
                return star ? token.form == "*" : token.xpos == Xpos::close_quote;
            };
            auto close = open + 1;
            while (close < count && close <= open + longest_name && !name_at(sentence, close) &&
                   !closes(sentence.tokens[close]))
                ++close;
            if (close == open + 1 || close >= count || !closes(sentence.tokens[close])) continue;
            if (const auto type = quoted_type(sentence, open + 1, close))
                found_[key(sentence, open + 1, close)] = *type;
        }
    }

    /// Nothing of a longer phrase: no noun, hyphen or possessive goes on behind it, no name before it.
    static bool alone(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        if (last < sentence.tokens.size()) {
            const auto& next = sentence.tokens[last];
            if (next.upos == Upos::NOUN || next.upos == Upos::PROPN || next.xpos == Xpos::POS ||
                (next.form == "-" && !next.space_before) || next.form == "&" || next.upos == Upos::NUM)
                return false;
        }
        if (first == 0) return true;
        const auto& before = sentence.tokens[first - 1];
        if ((before.form == "-" && !sentence.tokens[first].space_before) || before.form == "&" ||
            before.upos == Upos::PROPN)
            return false;
        // an acronym of two or three letters may be anything: "AI", "IPO"
        const auto& word = sentence.tokens[first].form;
        return last - first > 1 || word.size() > 3 ||
               std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    /// What the slot that the phrase fills must hold. What looks like a body (`body`) is a firm only where it
    /// is bought, sold or invested in: bodies too have analysts, plants and spokesmen.
    static std::optional<NodeType> expected(const Sentence& sentence, std::uint32_t first, std::uint32_t last,
                                            bool body = false) {
        auto head = head_in(sentence, first, last);
        const auto own = head;
        const bool whole = alone(sentence, first, last);
        if (whole)
            if (const auto type = described_type(sentence, first, last, head)) return type;
        for (int step = 0;
             step < 4 && sentence.tokens[head].deprel == Deprel::conj && sentence.tokens[head].head >= 0;
             ++step) {
            const auto lead = static_cast<std::uint32_t>(sentence.tokens[head].head);
            const auto* name = name_at(sentence, lead);
            if (lead >= head || (name && name->type != NodeType::company && name->type != NodeType::product))
                return std::nullopt;
            if (!capital(sentence.tokens[lead])) return std::nullopt;
            head = lead;
        }
        if (whole && !body)
            for (const auto& clause : sentence.tokens)
                if (clause.head == static_cast<std::int32_t>(head) && clause.upos == Upos::VERB)
                    if (const auto type = told_of(sentence, clause)) return type;
        const auto& word = sentence.tokens[head];
        if (const auto type = whole && !body ? said_of_subject(sentence, head) : std::nullopt) return type;
        if (word.head < 0) return std::nullopt;
        const auto& governor = sentence.tokens[static_cast<std::size_t>(word.head)];
        if (const auto* lead = head != own ? name_at(sentence, head) : nullptr;
            lead && lead->type == NodeType::company && governs_firms(governor.lemma))
            return NodeType::company;  // "owns X Cars and Y"
        if (whole && !body && speaks_for(sentence, word, head)) return NodeType::company;
        const bool noun = governor.upos == Upos::NOUN;
        if (!noun && governor.upos != Upos::VERB) return std::nullopt;
        const auto slot = slot_of(sentence, word, head);
        if (body && noun && nominal(governor.lemma).types == bit(NodeType::person)) return std::nullopt;
        if (body && (slot == "at" || slot == "mod" || slot == "poss" || slot == "subj")) return std::nullopt;
        if (slot.empty() || !(whole || fits(sentence, slot, last, word.head))) return std::nullopt;
        const auto [from, to] = slot_rules().equal_range(governor.lemma);
        for (auto rule = from; rule != to; ++rule) {
            const auto& [noun_rule, slot_rule, type, with] = rule->second;
            if (noun_rule != noun || slot_rule != slot || !stands_with(sentence, word.head, with)) continue;
            if (type == NodeType::product && slot == "obj" && !is_made_by_firm(sentence, word.head))
                return std::nullopt;
            if (governor.lemma == "sell" || governor.lemma == "invest" || governor.lemma == "lead")
                if (const auto* name = name_at(sentence, head);
                    name || sentence.tokens[head].xpos == Xpos::NNPS)
                    return std::nullopt;
            return type;
        }
        return std::nullopt;
    }

    /// "said Jane Roe of X": whom someone who is quoted is of.
    static bool speaks_for(const Sentence& sentence, const Token& word, std::uint32_t head) {
        const auto who = static_cast<std::uint32_t>(word.head);
        const auto* person = name_at(sentence, who);
        if (!person || person->type != NodeType::person || word.deprel != Deprel::nmod ||
            before_phrase(sentence, head) != "of" || base(sentence.tokens[who].deprel) != Deprel::nsubj)
            return false;
        const auto verb = sentence.tokens[who].head;
        return verb >= 0 && is_speech(sentence.tokens[static_cast<std::size_t>(verb)].lemma);
    }

    /// "X, which is headquartered in", "X, owned by": the slot of a clause about the name that it fills.
    static std::optional<NodeType> told_of(const Sentence& sentence, const Token& clause) {
        const auto at = static_cast<std::int32_t>(&clause - sentence.tokens.data());
        std::string_view slot;
        if (clause.deprel == Deprel::acl && clause.xpos == Xpos::VBN) slot = "obj";
        if (clause.deprel == Deprel::acl_relcl)
            for (const auto& token : sentence.tokens)
                if (token.head == at && (token.xpos == Xpos::WDT || token.lemma == "which"))
                    slot = token.deprel == Deprel::nsubj        ? "subj"
                           : token.deprel == Deprel::nsubj_pass ? "obj"
                                                                : "";
        if (slot.empty()) return std::nullopt;
        const auto [from, to] = slot_rules().equal_range(clause.lemma);
        for (auto rule = from; rule != to; ++rule)
            if (!rule->second.noun && rule->second.slot == slot && rule->second.type == NodeType::company &&
                stands_with(sentence, at, rule->second.with))
                return NodeType::company;
        return std::nullopt;
    }

    /// Which slot of its governor the word fills, or nothing.
    static std::string_view slot_of(const Sentence& sentence, const Token& word, std::uint32_t head) {
        switch (word.deprel) {
            case Deprel::obj:
            case Deprel::nsubj_pass:
                return "obj";
            case Deprel::nsubj:
                return "subj";
            case Deprel::nmod_poss:
                return "poss";
            case Deprel::compound:
                return "mod";
            default:
                return before_phrase(sentence, head);
        }
    }

    /// What stands behind the phrase is its own: the possessive, or the noun that it modifies.
    static bool fits(const Sentence& sentence, std::string_view slot, std::uint32_t last,
                     std::int32_t governor) {
        if (last >= sentence.tokens.size()) return false;
        const auto& next = sentence.tokens[last];
        if (slot == "poss") return next.xpos == Xpos::POS;
        if (slot != "mod" || next.upos == Upos::PROPN || next.form == "-" || next.form == "&") return false;
        return static_cast<std::int32_t>(last) <= governor && governor < static_cast<std::int32_t>(last) + 3;
    }

    /// Whether one of the lemmas stands below the word, or is the verb whose object it is ("sold 9% of X").
    static bool stands_with(const Sentence& sentence, std::int32_t word,
                            std::span<const std::string_view> lemmas) {
        const auto is_one = [&](const Token& token) {
            return std::find(lemmas.begin(), lemmas.end(), token.lemma) != lemmas.end();
        };
        const auto& governor = sentence.tokens[static_cast<std::size_t>(word)];
        if (lemmas.empty() || (governor.deprel == Deprel::obj && governor.head >= 0 &&
                               is_one(sentence.tokens[static_cast<std::size_t>(governor.head)])))
            return true;
        return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                           [&](const Token& token) { return token.head == word && is_one(token); });
    }

    /// "Kodak launched EasyShare", "makes the BlackBerry": a name that no table has, or has as a product's.
    bool is_launched(const Sentence& sentence, const Name& name) const {
        if (name.last - name.first > 2 || !alone(sentence, name.first, name.last) ||
            !is_brought_out(sentence, head_in(sentence, name.first, name.last)))
            return false;
        const auto match = tables_.find_longest(sentence.tokens, name.first);
        if (!match || match->agreement == NameCase::folded) return name.type != NodeType::person;
        return match->last == name.last &&
               std::any_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
                   return fact->kind == NameKind::name && tables_.thing(*fact).type == NodeType::product;
               });
    }

    static bool governs_firms(std::string_view lemma) {
        static constexpr std::string_view words[] = {"acquire", "brand",      "buy",   "control",
                                                     "include", "own",        "owner", "parent",
                                                     "unit",    "subsidiary", "supply"};
        return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
    }

    static std::string_view before_phrase(const Sentence& sentence, std::uint32_t head) {
        for (auto at = head; at-- > 0 && head - at < 8;)
            if (sentence.tokens[at].deprel == Deprel::case_ &&
                sentence.tokens[at].head == static_cast<std::int32_t>(head))
                return sentence.tokens[at].lemma;
        return {};
    }

    /// Whether the tables know the name as a firm's and as nothing else, or its last word says so ("Astra
    /// Biotech").
    bool is_firm(const Sentence& sentence, const Name& name) const {
        const auto match = tables_.find_longest(sentence.tokens, name.first);
        if (match && match->last == name.last && match->agreement != NameCase::folded)
            return std::all_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
                return fact->kind == NameKind::name && tables_.thing(*fact).type == NodeType::company;
            });
        return name.last - name.first > 1 && has_trade(sentence, name.last);
    }

    /// "makes the X, a hydrogen ferry": the name of a thing, though it looks like a firm's.
    static bool thing_in_slot(const Sentence& sentence, const Name& name) {
        if (name.first == 0 || sentence.tokens[name.first - 1].lemma != "the") return false;
        const auto head = head_in(sentence, name.first, name.last);
        if (const auto type = described_type(sentence, name.first, name.last, head))
            return *type == NodeType::product;
        return false;
    }

    /// "Harlan Freight, the Leeds-based logistics group": a firm, though the words may be a person's.
    bool is_described_firm(const Sentence& sentence, const Name& name) const {
        const auto match = tables_.find_longest(sentence.tokens, name.first);
        const bool place = name.type == NodeType::place && match && match->last == name.last;
        return !place && alone(sentence, name.first, name.last) &&
               (is_apposed_firm(sentence, name.last, head_in(sentence, name.first, name.last)) ||
                is_owned_firm(sentence, name.first, name.last));
    }

    bool is_person(const Sentence& sentence, const Name& name) const {
        return name.confidence > 0.8F || tables_.is_given_name(sentence.tokens[name.first].form) ||
               (name.first > 0 && sentence.tokens[name.first - 1].upos == Upos::PROPN);
    }

    void spread(Sentence& sentence) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        for (auto& name : sentence.names)
            if (const auto known = found_.find(key(sentence, name.first, name.last));
                known != found_.end() && (name.confidence < certain || called_.contains(known->first))) {
                name.type = known->second;
                name.confidence = std::min(name.confidence, certain);
            }
        for (std::uint32_t at = 0; at < count; ++at) {
            if (!capital(sentence.tokens[at]) || name_at(sentence, at)) continue;
            auto best = none;
            for (auto last = at + 1; last <= count && last <= at + longest_name; ++last) {
                if (name_at(sentence, last - 1)) break;
                if (found_.contains(key(sentence, at, last))) best = last;
            }
            if (best == none ||
                (best == 1 && sentence.tokens[0].upos != Upos::PROPN && !is_apposed_firm(sentence, best, at)))
                continue;
            const Name name{at, best, found_[key(sentence, at, best)], framed_confidence};
            insert_name(sentence, name);
            at = best - 1;
        }
    }

    const NameTables& tables_;
    std::span<Sentence> sentences_;
    std::map<std::string, NodeType> found_;
    std::set<std::string> called_;  ///< told by the words beside them, wherever they stand
};
}  // namespace

void add_framed_names(const NameTables& tables, std::span<Sentence> sentences) {
    FramedNames(tables, sentences).run();
}

}  // namespace newsgraph

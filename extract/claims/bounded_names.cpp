#include "extract/claims/bounded_names.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/short_forms.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr float bounded_confidence = 0.85F;
constexpr std::uint32_t longest_run = 12;

/// A headline writes every word with a capital: no bound can be told there.
bool has_small_words(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
        return token.form.size() > 3 && token.form[0] >= 'a' && token.form[0] <= 'z' &&
               token.upos != Upos::ADP && token.upos != Upos::SCONJ;
    });
}

class CompleteNames {
public:
    CompleteNames(const NameTables& tables, Sentence& sentence)
        : tables_(tables),
          sentence_(sentence),
          tokens_(sentence.tokens),
          names_(sentence.names),
          count_(static_cast<std::uint32_t>(sentence.tokens.size())) {}

    void run() {
        for (auto& name : names_)  // "ChatGPT", taken apart at its capital
            while (name.first > 0 && !tokens_[name.first].space_before && is_letters(name.first) &&
                   is_letters(name.first - 1) && !name_at(sentence_, name.first - 1))
                --name.first;
        if (!has_small_words(sentence_)) return;
        for (std::uint32_t at = 1; at < count_; ++at)
            if (ends_firm(at)) take_firm(at);
        for (std::uint32_t at = 0; at + 2 < count_; ++at)
            if (is_body_head(at)) take_body(at);
        for (std::uint32_t at = 1; at < count_; ++at)
            if (is_body_head(at) && !goes_on(at + 1)) take_body_before(at);
        for (std::uint32_t at = 2; at + 2 < count_; ++at)
            if (tokens_[at].form == "(" && tokens_[at + 2].form == ")") take_short_form(at);
    }

private:
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
    }

    bool is_letters(std::uint32_t at) const {
        const auto& form = tokens_[at].form;
        return tokens_[at].xpos != Xpos::POS && capital(at) &&
               std::all_of(form.begin(), form.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          static_cast<unsigned char>(c) > 127;
               });
    }

    bool capital(std::uint32_t at) const {
        const auto& form = tokens_[at].form;
        return (form.front() >= 'A' && form.front() <= 'Z') ||
               (form.size() > 1 && form.front() == '\xC3' && static_cast<unsigned char>(form[1]) < 0x9F);
    }

    /// A capital of a noun or a part of one, not that of a sentence's first word.
    bool noun(std::uint32_t at) const {
        if (!capital(at)) return false;
        const auto& token = tokens_[at];
        if (token.upos == Upos::PROPN) return true;
        const bool noun_like = token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.xpos == Xpos::VBG;
        return noun_like && (at > 0 || token.xpos == Xpos::NNP);
    }

    bool goes_on(std::uint32_t at) const { return at < count_ && noun(at); }

    bool known(std::uint32_t first, std::uint32_t last) const {
        return tables_.type_of(text(first, last)).has_value();
    }

    /// One name for whatever stood there.
    void put(std::uint32_t first, std::uint32_t last, NodeType type) {
        float confidence = bounded_confidence;
        for (const auto& name : names_)
            if (name.first < last && first < name.last && name.type == type)
                confidence = std::max(confidence, name.confidence);
        std::erase_if(names_, [&](const Name& name) { return name.first < last && first < name.last; });
        insert_name(sentence_, {first, last, type, confidence});
    }

    bool crossed(std::uint32_t first, std::uint32_t last) const {
        return std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
            return name.first < last && first < name.last && (name.first < first || name.last > last);
        });
    }

    /// "Inc", "Plc", "Co Ltd": a form that no other kind of name ends with.
    bool is_form(std::uint32_t at) const {
        if (!capital(at)) return false;
        const auto& form = tokens_[at].form;
        const auto word = fold_word(form);
        const auto capitals =
            std::count_if(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool mixed = word == "co" || (word.size() > 2 && word != "spa");  // "AG", "SpA", not "As"
        const bool weak = word == "cos" || word == "group" || word == "company" || word == "companies" ||
                          word.starts_with("holding");
        return is_legal_suffix(word) && !weak && (mixed || capitals > 1);
    }

    bool ends_firm(std::uint32_t at) const {
        return is_form(at) && (at + 1 >= count_ || !is_form(at + 1)) && (is_form(at - 1) || noun(at - 1));
    }

    static bool is_day(std::string_view folded) {
        static constexpr std::string_view days[] = {
            "april",     "august", "december", "february", "friday",   "january", "july",
            "june",      "march",  "may",      "monday",   "november", "october", "saturday",
            "september", "sunday", "thursday", "tuesday",  "wednesday"};
        return std::binary_search(std::begin(days), std::end(days), folded);
    }

    /// What no firm's name goes back over: days, titles, the country that a firm is of.
    bool is_outside(std::uint32_t at) const {
        const auto word = fold_word(tokens_[at].form);
        if (is_title(word) || is_day(word)) return true;
        const auto match = tables_.find(tokens_[at].form);
        return match && match->agreement != NameCase::folded &&
               std::all_of(match->all().begin(), match->all().end(),
                           [](const NameFact* fact) { return fact->kind == NameKind::demonym; });
    }

    /// "Delphi Automotive" before "Plc"
    void take_firm(std::uint32_t form) {
        auto first = form;
        while (first > 0 && form - first < longest_run) {
            const auto at = first - 1;
            const auto& word = tokens_[at].form;
            const bool joint =
                at > 0 &&
                (word == "&" || (word == "-" && !tokens_[at].space_before && !tokens_[first].space_before)) &&
                noun(at - 1);
            if (joint) {
                first = at - 1;
                continue;
            }
            const auto* own = name_at(sentence_, at);
            const bool inside = own && (own->last > first || own->last - own->first > 1);
            if (!inside && (!noun(at) || is_outside(at))) break;
            if (is_form(at) && !is_form(first)) break;  // "Brasko Ltd. Kestrel Ltd."
            first = at;
        }
        while (first < form && is_form(first)) ++first;
        if (first >= form || crossed(first, form + 1)) return;
        const auto* whole = name_at(sentence_, first);
        if (whole && whole->first == first && whole->last >= form) return;  // the form alone is joined later
        put(first, form + 1, NodeType::company);
    }

    bool is_body_head(std::uint32_t at) const {
        return capital(at) && is_bureau_word(fold_word(tokens_[at].form));
    }

    bool article(std::uint32_t at) const { return at < count_ && fold_word(tokens_[at].form) == "the"; }

    bool links(std::uint32_t at) const {
        if (at >= count_) return false;
        const auto& form = tokens_[at].form;
        return form == "of" || form == "for" || form == "on" || form == "to" || form == "against";
    }

    /// A word of a body's name: no firm, person or place that has a name of its own.
    bool own_word(std::uint32_t at, std::uint32_t head) const {
        if (!goes_on(at)) return false;
        const auto word = fold_word(tokens_[at].form);
        const auto* next = at + 1 < count_ ? name_at(sentence_, at + 1) : nullptr;
        const bool post = is_title(word) &&
                          (looks_like_acronym(tokens_[at].form) || (next && next->type == NodeType::person));
        if (is_day(word) || post) return false;
        const auto* name = name_at(sentence_, at);
        if (!name || name->first <= head) return true;
        return !is_form(name->last - 1) && name->type != NodeType::person &&
               name->type != NodeType::country && name->type != NodeType::place &&
               !known(name->first, name->last);
    }

    std::uint32_t run_end(std::uint32_t at, std::uint32_t head) const {
        while (at < count_ && own_word(at, head)) ++at;
        return at;
    }

    /// "and Sport" of "Culture, Media and Sport": the last of what the body is for.
    std::uint32_t after_and(std::uint32_t at, std::uint32_t head) const {
        const auto from = at + 1;
        if (at >= count_ || (tokens_[at].form != "and" && tokens_[at].form != "&") || !own_word(from, head))
            return at;
        const auto end = run_end(from, head);
        for (auto word = from; word < end; ++word)
            if (is_body_head(word)) return at;
        const auto* name = name_at(sentence_, from);
        const auto* before = name_at(sentence_, at - 1);
        if (tables_.is_given_name(tokens_[from].form) || is_title(fold_word(tokens_[from].form)) ||
            (before && before->first > head && before->last == at && known(before->first, at)) ||
            known(at - 1, at))
            return at;
        const auto last = fold_word(tokens_[end - 1].form);
        const bool other = (name && name->first == from && !is_field(fold_word(tokens_[from].form)) &&
                            name->type != NodeType::organization && name->confidence > 0.9F) ||
                           looks_like_acronym(tokens_[from].form) || is_legal_suffix(last) ||
                           (name && is_business_word(last));
        return other || known(from, end) ? at : end;
    }

    std::uint32_t list_end(std::uint32_t at, std::uint32_t head) const {
        auto end = at;
        while (end + 1 < count_ && tokens_[end].form == "," && own_word(end + 1, head))
            end = run_end(end + 1, head);
        if (end + 1 < count_ && tokens_[end].form == "," && tokens_[end + 1].form == "and") ++end;
        const auto last = after_and(end, head);
        return last > end ? last : after_and(at, head);
    }

    /// "Office" and what follows "of"
    void take_body(std::uint32_t head) {
        const auto* own = name_at(sentence_, head);
        if (own && own->type == NodeType::person) return;
        auto end = head + 1;
        const bool behind = own && own->first < head;  // "the European Commission on Monday"
        while (links(end) && !(behind && tokens_[end].form != "of" && tokens_[end].form != "for")) {
            const auto from = end + 1 + (article(end + 1) ? 1U : 0U);
            if (!own_word(from, head) || is_title(fold_word(tokens_[from].form))) break;
            end = list_end(run_end(from, head), head);
        }
        const auto first = own ? own->first : head;
        if (end < head + 3 || (own && own->last >= end) || crossed(first, end)) return;
        if (own || (head > 0 && article(head - 1))) put(first, end, NodeType::organization);
    }

    /// "at Olympic Primary School": bodies that need no article.
    bool is_school(std::uint32_t at) const {
        const auto& form = tokens_[at].form;
        return form == "School" || form == "College" || form == "Hospital" || form == "Academy" ||
               form == "University";
    }

    /// "the Wine Standards Board", "the Efficiency in Government Unit"
    void take_body_before(std::uint32_t head) {
        const auto* own = name_at(sentence_, head);
        if (own && own->last != head + 1) return;
        auto first = own ? own->first : head;
        while (first > 0 && noun(first - 1) && !name_at(sentence_, first - 1) && !is_outside(first - 1))
            --first;
        if (first == 0) return;
        const auto before = fold_word(tokens_[first - 1].form);
        const bool within = first > 2 && first < head && (before == "in" || before == "for") &&
                            noun(first - 2) && !name_at(sentence_, first - 2) && article(first - 3) &&
                            !is_title(fold_word(tokens_[first - 2].form)) && !known(first, first + 1);
        if (within)
            first -= 2;
        else if (own || head - first < 2 ||
                 (before != "the" && !(tokens_[first - 1].upos == Upos::ADP && is_school(head))))
            return;
        put(first, head + 1, NodeType::organization);
    }

    /// Where the name that the bracket shortens begins; the bracket's place where none does.
    std::uint32_t start_of(std::uint32_t bracket, std::string_view letters) const {
        std::vector<std::string> words;
        bool comma = false;
        for (auto at = bracket; at > 0 && bracket - at < longest_run;) {
            --at;
            const auto& form = tokens_[at].form;
            if (!capital(at) && form != "," && form != "'s" && form != "\xE2\x80\x99s" && form != "-" &&
                !is_small_word(fold_word(form)))
                break;
            words.insert(words.begin(), fold_word(form));
            comma = comma || form == ",";
            if (capital(at) && words.size() > 1 && is_short_form(letters, words, !comma)) return at;
        }
        return bracket;
    }

    /// "(OFHEO)" behind "Office of Federal Housing Enterprise Oversight"
    void take_short_form(std::uint32_t bracket) {
        const auto letters = tokens_[bracket + 1].form;
        const auto folded = fold_word(letters);
        if (!capital(bracket + 1) || letters.size() < 2 || is_generic(folded) || is_elsewhere(letters))
            return;
        const auto first = start_of(bracket, letters);
        const auto* own = name_at(sentence_, bracket - 1);
        if (first < bracket && !(own && own->first <= first && own->type != NodeType::place)) {
            const auto type = type_of_parts(first, bracket);
            if (!type || crossed(first, bracket) || known(first, bracket)) return;
            put(first, bracket, *type);
            own = name_at(sentence_, bracket - 1);
        }
        if (!own || (first == bracket && own->last - own->first < 3)) return;
        const bool body = own->type == NodeType::company || own->type == NodeType::organization;
        const bool thing = own->type == NodeType::product || own->type == NodeType::chip;
        if (!body && (!thing || first == bracket)) return;
        if (first == bracket && letters.size() < 5) return;
        const auto type = own->type;
        put(bracket + 1, bracket + 2, type);
    }

    /// A country, a place, a person's name: no short form of what stands before.
    bool is_elsewhere(std::string_view letters) const {
        if (tables_.is_given_name(letters)) return true;
        const auto match = tables_.find(letters);
        if (!match || match->agreement == NameCase::folded) return false;
        return std::any_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
            if (fact->kind != NameKind::name || tables_.thing(*fact).outlet) return true;
            const auto type = tables_.thing(*fact).type;
            return type == NodeType::country || type == NodeType::place;
        });
    }

    /// The type of the longest name among the words; without any, what their kinds or the short form say.
    std::optional<NodeType> type_of_parts(std::uint32_t first, std::uint32_t last) const {
        std::optional<NodeType> type;
        std::uint32_t longest = 0;
        for (const auto& name : names_)
            if (name.first >= first && name.last <= last && name.type != NodeType::person &&
                name.type != NodeType::country && name.type != NodeType::place &&
                name.last - name.first > longest) {
                longest = name.last - name.first;
                type = name.type;
            }
        const auto* shorter = name_at(sentence_, last + 1);
        if (!type && shorter &&
            (shorter->type == NodeType::company || shorter->type == NodeType::organization))
            type = shorter->type;
        if (!type && is_title(fold_word(tokens_[last - 1].form))) type = NodeType::organization;
        for (auto at = first; at < last; ++at) {
            const auto word = fold_word(tokens_[at].form);
            if (is_bureau_word(word)) return NodeType::organization;
            if (!type && at + 1 == last && capital(at) && (is_legal_suffix(word) || is_business_word(word)))
                type = NodeType::company;
        }
        return type;
    }

    const NameTables& tables_;
    Sentence& sentence_;
    const std::vector<Token>& tokens_;
    std::vector<Name>& names_;
    std::uint32_t count_;
};
}  // namespace

void complete_names(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences) CompleteNames(tables, sentence).run();
}

bool has_short_form(const Sentence& sentence, const Name& name) {
    if (name.type != NodeType::organization || name.last + 1 >= sentence.tokens.size() ||
        sentence.tokens[name.last].form != "(")
        return false;
    const auto* other = name_at(sentence, name.last + 1);
    return other && other->type == name.type && other->last == name.last + 2;
}

}  // namespace newsgraph

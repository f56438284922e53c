#include "extract/claims/titled_names.hpp"

#include "extract/claims/called_names.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr float titled_confidence = 0.7F;
constexpr float certain = 0.9F;  ///< a recognized name below it may become a person's
constexpr std::uint32_t longest_name = 4;

class TitledNames {
public:
    TitledNames(const NameTables& tables, Sentence& sentence)
        : tables_(tables), sentence_(sentence), tokens_(sentence.tokens) {}

    void run() {
        free_titles();
        const auto count = static_cast<std::uint32_t>(tokens_.size());
        for (std::uint32_t at = 1; at < count; ++at)
            if (is_part(at) && !is_part(at - 1) && (behind_title(at) || behind_address(at))) settle(at);
        for (std::uint32_t at = 0; at + 1 < count; ++at)  // "Fed chief X"
            if (tokens_[at].form.front() < 'a' && is_word_name(fold_word(tokens_[at].form)) &&
                !name_at(sentence_, at) && nominal(tokens_[at + 1].lemma).types == bit(NodeType::person))
                insert_name(sentence_, {at, at + 1, NodeType::organization, titled_confidence});
        for (std::uint32_t at = 2; at < count; ++at) {
            name_movement(at);
            name_band(at);
            name_ministry(at);
            name_acronym(at);
        }
        for (auto& name : sentence_.names) {
            if (is_club(name)) name.type = NodeType::organization;
            if (name.type == NodeType::person || name.confidence >= certain || name.last - name.first < 2 ||
                !is_unknown(name.first, name.last))
                continue;
            const bool body =
                name.last - name.first < longest_name &&
                (name.type == NodeType::organization ||
                 (name.type == NodeType::company && is_part(name.first) && is_part(name.last - 1)));
            if (is_apposed_person(name)) name.type = NodeType::person;
            if (given_post(name) || left_post(name) || behind_own_post(name) ||
                (body && behind_post_of_body(name)))
                name.type = NodeType::person;
        }
    }

private:
    /// "Ex-banker": what somebody was.
    static bool is_former(std::string_view form) {
        return form.size() > 3 && form.starts_with("Ex-") && form[3] >= 'a' && form[3] <= 'z';
    }

    /// "National Security Adviser X", "X, US Trade Representative,": no body and no place, but for the
    /// country that the title begins with.
    void free_titles() {
        for (auto& name : sentence_.names) {
            if (name.first + 2 < name.last && tokens_[name.first + 1].form == "-" &&
                (tokens_[name.first].form == "Ex" || tokens_[name.first].form == "ex"))
                name.first += 2;  // "Ex-Tesco boss"
            if (name.last == name.first + 1 && is_former(tokens_[name.first].form)) {
                name.last = name.first;  // "Ex-banker jailed"
                continue;
            }
            if (name.type == NodeType::person && name.last == name.first + 1 && name.last < tokens_.size() &&
                tokens_[name.last].form == "of" && name.confidence < certain &&
                nominal(fold_word(tokens_[name.first].form)).types == bit(NodeType::person)) {
                name.last = name.first;  // "the former Democratic Dean of the House"
                continue;
            }
            const auto last = name.last - 1;
            if (name.type == NodeType::person || name.last - name.first < 2 ||
                nominal(fold_word(tokens_[last].form)).types != bit(NodeType::person))
                continue;
            const auto person = [&](std::uint32_t at, bool ends) {
                return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& other) {
                    return other.type == NodeType::person && (ends ? other.last : other.first) == at;
                });
            };
            auto comma = name.first;  // "X, the Republican Senate Majority Leader,"
            while (comma > 0 && name.first - comma < 3 &&
                   (tokens_[comma - 1].upos == Upos::DET || tokens_[comma - 1].upos == Upos::ADJ))
                --comma;
            const bool before = comma > 1 && tokens_[comma - 1].form == "," && person(comma - 1, true) &&
                                name.last < tokens_.size() && tokens_[name.last].upos == Upos::PUNCT;
            if (!before && !person(name.last, false)) continue;
            auto end = last;
            while (end > name.first && !tables_.find_country(text(name.first, end))) --end;
            if (end == name.first && nominal(fold_word(tokens_[end].form)).body)
                ++end;  // "Senate Majority Leader"
            else
                name.type = NodeType::country;
            name.last = end;
        }
        std::erase_if(sentence_.names, [](const Name& name) { return name.first == name.last; });
    }

    /// A word of a person's name: no number, no acronym, no word of a firm's or body's name.
    bool is_part(std::uint32_t at) const {
        const auto& token = tokens_[at];
        if (token.upos != Upos::PROPN || token.form.size() < 2 || token.form[0] < 'A' || token.form[0] > 'Z')
            return false;
        if (token.form.size() > 2 && token.form[1] >= 'A' && token.form[1] <= 'Z') return false;
        const auto word = fold_word(token.form);
        return !is_legal_suffix(word) && !is_business_word(word) && !is_body_word(word) && !is_title(word) &&
               !nominal(word).known;
    }

    bool behind_title(std::uint32_t at) const {
        if (at > 3 && tokens_[at - 2].form == "of" && tokens_[at - 1].form == "staff")
            return fold_word(tokens_[at - 3].form) == "chief";  // "presidential chief of staff X Y"
        const auto& noun = tokens_[at - 1];
        if (at > 2 && noun.lemma == "staff" && tokens_[at - 2].lemma == "of" &&
            tokens_[at - 3].lemma == "chief")
            return true;
        return noun.xpos == Xpos::NN && noun.form.front() >= 'a' && noun.form.front() <= 'z' &&
               nominal(noun.lemma).types == bit(NodeType::person) && !name_at(sentence_, at - 1);
    }

    bool behind_address(std::uint32_t at) const {
        static constexpr std::string_view words[] = {"Dr", "Dr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."};
        return std::find(std::begin(words), std::end(words), tokens_[at - 1].form) != std::end(words);
    }

    bool is_unknown(std::uint32_t first, std::uint32_t last) const {
        const auto match = tables_.find(text(first, last));
        return !match || match->agreement == NameCase::folded ||
               std::none_of(match->all().begin(), match->all().end(),
                            [](const NameFact* fact) { return fact->kind == NameKind::name; });
    }

    /// All words that stand there as a name are the person's, where no other name begins among them.
    void settle(std::uint32_t first) {
        auto last = first + 1;
        while (last < tokens_.size() && last - first <= longest_name && is_part(last)) ++last;
        if (last - first < 2 || last - first > longest_name) return;
        if (last < tokens_.size() &&
            (tokens_[last].upos == Upos::PROPN || tokens_[last].upos == Upos::NOUN ||
             tokens_[last].upos == Upos::NUM || tokens_[last].form == "&" || tokens_[last].form == "-"))
            return;
        if (!is_unknown(first, last)) return;
        for (const auto& name : sentence_.names) {
            if (name.last <= first || name.first >= last) continue;
            if (name.first < first || name.last > last ||
                (name.confidence >= certain && name.type != NodeType::person))
                return;
            if (name.type == NodeType::person && name.last - name.first == last - first) return;
        }
        std::erase_if(sentence_.names,
                      [&](const Name& name) { return name.first >= first && name.last <= last; });
        insert_name(sentence_, {first, last, NodeType::person, titled_confidence});
    }

    /// "leader of the Amal movement": a word with a capital that nothing knows, before the kind of body.
    void name_movement(std::uint32_t at) {
        if (!is_movement(tokens_[at].lemma) || tokens_[at].xpos != Xpos::NN) return;
        auto first = at;
        while (first > 1 && at - first < 3 && tokens_[first - 1].form.front() >= 'A' &&
               tokens_[first - 1].form.front() <= 'Z' && !name_at(sentence_, first - 1) &&
               (tokens_[first - 1].upos == Upos::PROPN || tokens_[first - 1].upos == Upos::ADJ))
            --first;
        if (first == at || first < 3 || tokens_[first - 2].lemma != "of" ||
            nominal(tokens_[first - 3].lemma).types != bit(NodeType::person))
            return;
        if (tokens_[first - 1].lemma == "the" && !tables_.find_country(text(first, at)))
            insert_name(sentence_, {first, at, NodeType::organization, titled_confidence});
    }

    /// "the Chinese commerce ministry", "Malta's energy and water ministry": a body of the country that it
    /// names.
    void name_ministry(std::uint32_t at) {
        constexpr std::uint32_t longest_field = 4;
        const auto& noun = tokens_[at];
        const bool ministry = noun.form == "ministry";
        if (!ministry && noun.form != "department" && noun.form != "association" && noun.form != "federation")
            return;
        auto first = at;
        while (first > 1 && at - first < longest_field && tokens_[first - 1].form.front() >= 'a' &&
               tokens_[first - 1].form.front() <= 'z' &&
               (tokens_[first - 1].upos == Upos::NOUN || tokens_[first - 1].upos == Upos::ADJ ||
                tokens_[first - 1].upos == Upos::CCONJ))
            --first;
        if (first == at || tokens_[first].upos == Upos::CCONJ ||
            (!ministry && !is_field(tokens_[at - 1].form)))
            return;
        if (tokens_[first - 1].xpos == Xpos::POS) --first;
        const auto country = std::find_if(
            sentence_.names.begin(), sentence_.names.end(),
            [&](const Name& name) { return name.last == first && name.type == NodeType::country; });
        if (country == sentence_.names.end()) return;
        country->last = at + 1;
        country->type = NodeType::organization;
    }

    static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

    static bool is_time(std::string_view form) {
        return form.ends_with("day") || form.starts_with("Janu") || form.starts_with("Febr") ||
               form == "March" || form == "April" || form.ends_with("ember") || form == "October" ||
               form == "June" || form == "July" || form == "August";
    }

    /// "the opposition coalition DMP", "chipmaker ABX", "housing association Renova": what nothing knows,
    /// behind the kind of thing that it is.
    void name_acronym(std::uint32_t at) {
        static constexpr std::string_view kinds[] = {"agency", "association", "bloc", "consortium", "group"};
        const auto& token = tokens_[at];
        const auto& noun = tokens_[at - 1];
        if (token.upos != Upos::PROPN || token.form.size() < 3 || noun.xpos != Xpos::NN ||
            noun.form.front() < 'a' || name_at(sentence_, at) || is_generic(fold_word(token.form)))
            return;
        const bool acronym =
            token.form.size() <= 8 &&
            std::all_of(token.form.begin(), token.form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool body =
            is_movement(noun.lemma) || std::binary_search(std::begin(kinds), std::end(kinds), noun.lemma);
        const bool word = body && token.form.front() >= 'A' && token.form.front() <= 'Z' &&
                          is_lower(token.form[1]) && token.form.size() > 3 && !tables_.find(token.form) &&
                          !is_time(token.form);
        if (!acronym && !word) return;
        if (at + 1 < tokens_.size() && (tokens_[at + 1].upos == Upos::NOUN ||
                                        tokens_[at + 1].upos == Upos::PROPN || tokens_[at + 1].form == "-"))
            return;
        const auto types = nominal(noun.lemma).types;
        if (acronym && types == bit(NodeType::company))
            insert_name(sentence_, {at, at + 1, NodeType::company, titled_confidence});
        else if (word || types == bit(NodeType::organization))
            insert_name(sentence_, {at, at + 1, NodeType::organization, titled_confidence});
    }

    /// "former Genoa boss X Y", "Leeds striker X Y": the club, not the town.
    bool is_club(const Name& name) const {
        static constexpr std::string_view words[] = {"boss",       "coach",      "defender",
                                                     "forward",    "goalkeeper", "manager",
                                                     "midfielder", "striker",    "winger"};
        if (name.type != NodeType::place || name.last + 1 >= tokens_.size() ||
            !std::binary_search(std::begin(words), std::end(words), tokens_[name.last].form))
            return false;
        const auto* person = name_at(sentence_, name.last + 1);
        return person && person->type == NodeType::person;
    }

    /// "leader of the Z Brigades": words with capitals that nothing knows, the last of them a kind of body.
    void name_band(std::uint32_t at) {
        const auto kind = [&](std::uint32_t word) {
            const auto types = nominal(singular(fold_word(tokens_[word].form))).types;
            return (types & bit(NodeType::organization)) && !(types & bit(NodeType::person));
        };
        if (tokens_[at].lemma != "the" || tokens_[at - 1].lemma != "of" ||
            nominal(tokens_[at - 2].lemma).types != bit(NodeType::person))
            return;
        auto end = at + 1;
        while (end < tokens_.size() && end < at + 5 && tokens_[end].upos == Upos::PROPN &&
               tokens_[end].form.front() >= 'A' && tokens_[end].form.front() <= 'Z' &&
               !name_at(sentence_, end))
            ++end;
        if (end > at + 2 && kind(end - 1))
            insert_name(sentence_, {at + 1, end, NodeType::organization, titled_confidence});
    }

    /// "named X Y chief executive": who gets a post is a person.
    bool given_post(const Name& name) const {
        if (name.first == 0) return false;
        static constexpr std::string_view verbs[] = {"appoint", "elect", "name", "promote"};
        const auto& verb = tokens_[name.first - 1];
        if (verb.upos != Upos::VERB || !std::binary_search(std::begin(verbs), std::end(verbs), verb.lemma))
            return false;
        const auto end = std::min<std::size_t>(tokens_.size(), name.last + 5);
        for (std::size_t at = name.last; at < end; ++at) {
            if (nominal(tokens_[at].lemma).types == bit(NodeType::person)) return true;
            if (tokens_[at].upos != Upos::ADJ && tokens_[at].upos != Upos::NOUN &&
                tokens_[at].upos != Upos::DET && tokens_[at].lemma != "as" && tokens_[at].upos != Upos::PRON)
                return false;
        }
        return false;
    }

    /// "who took over from X Y in June", "she succeeds X Y": whom a person follows is a person.
    bool left_post(const Name& name) const {
        if (name.first < 2 || name.type != NodeType::company || !is_part(name.first) ||
            !is_part(name.last - 1))
            return false;
        const auto& before = tokens_[name.first - 1];
        const bool over = name.first > 2 && before.lemma == "from" && tokens_[name.first - 2].lemma == "over";
        const auto verb = over ? name.first - 3 : name.first - 1;
        if (!(over ? tokens_[verb].lemma == "take"
                   : tokens_[verb].lemma == "succeed" || tokens_[verb].lemma == "replace"))
            return false;
        return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            if (token.head != static_cast<std::int32_t>(verb) || token.deprel != Deprel::nsubj) return false;
            if (token.lemma == "he" || token.lemma == "she" || token.xpos == Xpos::WP) return true;
            const auto* who = name_at(sentence_, static_cast<std::uint32_t>(&token - tokens_.data()));
            return who && who->type == NodeType::person;
        });
    }

    /// "the head of the doctors' union, Ahmed X, was": a given name begins it, and nothing knows it.
    bool is_apposed_person(const Name& name) const {
        return name.first > 1 && tokens_[name.first - 1].form == "," && name.last < tokens_.size() &&
               tokens_[name.last].form == "," && tables_.is_given_name(tokens_[name.first].form) &&
               is_part(name.first) && tokens_[name.last - 1].upos == Upos::PROPN &&
               tokens_[name.first - 2].upos == Upos::NOUN && tokens_[name.first - 2].form.front() >= 'a';
    }

    /// "represented by its chairperson, X Y,": who has somebody's post is a person.
    bool behind_own_post(const Name& name) const {
        if (name.first < 3 || tokens_[name.first - 1].form != "," ||
            tokens_[name.first - 2].xpos != Xpos::NN ||
            nominal(tokens_[name.first - 2].lemma).types != bit(NodeType::person) || !is_part(name.first) ||
            !is_part(name.last - 1) || (name.last < tokens_.size() && tokens_[name.last].upos != Upos::PUNCT))
            return false;
        auto at = name.first - 2;
        while (at > 0 && (tokens_[at - 1].upos == Upos::NOUN || tokens_[at - 1].upos == Upos::ADJ)) --at;
        return at > 0 && (tokens_[at - 1].xpos == Xpos::PRPS || tokens_[at - 1].xpos == Xpos::POS);
    }

    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
    }

    /// "the president of the Z League, X Y, said"
    bool behind_post_of_body(const Name& name) const {
        if (name.first < 4 || tokens_[name.first - 1].form != ",") return false;
        if (name.last < tokens_.size() && tokens_[name.last].upos != Upos::PUNCT &&
            tokens_[name.last].upos != Upos::VERB)
            return false;
        auto end = name.first - 1;  // "the head of the X company, Y Z, said"
        if (end > 1 && tokens_[end - 1].upos == Upos::NOUN && nominal(tokens_[end - 1].lemma).asset) --end;
        const auto body = std::find_if(sentence_.names.begin(), sentence_.names.end(),
                                       [&](const Name& other) { return other.last == end; });
        if (body == sentence_.names.end() || body->type == NodeType::place || body->first < 2) return false;
        auto of = body->first - 1;
        while (of > 1 && body->first - of < 6 &&
               (tokens_[of].upos == Upos::ADJ || tokens_[of].form == "-" ||
                (tokens_[of].upos == Upos::NOUN && tokens_[of].lemma == "state") ||
                tokens_[of].xpos == Xpos::VBN))
            --of;
        if (tokens_[of].upos == Upos::DET) --of;
        return of > 0 && tokens_[of].lemma == "of" && tokens_[of - 1].xpos == Xpos::NN &&
               nominal(tokens_[of - 1].lemma).types == bit(NodeType::person);
    }

    const NameTables& tables_;
    Sentence& sentence_;
    const std::vector<Token>& tokens_;
};
}  // namespace

void add_titled_names(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences) TitledNames(tables, sentence).run();
}

}  // namespace newsgraph

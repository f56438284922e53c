#include "extract/claims/name_parts.hpp"

#include "extract/claims/bounded_names.hpp"
#include "extract/claims/called_names.hpp"
#include "extract/claims/figure_tables.hpp"
#include "extract/claims/maker_names.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/party_names.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

class Splitter {
public:
    Splitter(const Sentence& sentence, const NameTables& tables)
        : sentence_(sentence), tokens_(sentence.tokens), tables_(tables) {}

    std::vector<Name> run(Name name) const {
        if (name.first + 1 < name.last && fold_word(tokens_[name.first].form) == "the") ++name.first;
        if (name.first == 0 && name.last > 1 && is_trade_noun(tokens_[0]) && tokens_[1].upos == Upos::PROPN &&
            !known_type(0, name.last))
            ++name.first;
        take_people(name);
        if (is_addressed(name)) name.type = NodeType::person;
        cut_noun(name);
        cut_people(name);
        cut_kind(name);
        if (name.type == NodeType::person && name.last == name.first + 1 &&
            is_party_word(tokens_[name.first].form))
            name.type = NodeType::organization;  // "some Democrats"
        if (name.type == NodeType::person) drop_kin(name);
        if (is_no_name(name) || is_post(name) || is_field_of_post(name) || is_field_of_trade(name)) return {};
        if (auto parts = at_body(name); !parts.empty()) return parts;
        if (auto parts = of_country(name); !parts.empty()) return parts;
        if (auto parts = behind_state(name); !parts.empty()) return parts;
        if (is_sole_office(name)) return {{name.first, name.first + 1, NodeType::country, name.confidence}};
        if (auto parts = at_hyphen(name); !parts.empty()) return parts;
        if (name.type != NodeType::person && !has_short_form(sentence_, name))
            if (auto parts = at_post(name); !parts.empty()) {
                std::erase_if(parts, [&](const Name& part) { return is_field_of_post(part); });
                return parts;
            }
        if (!is_quoted(name))
            if (auto parts = maker_parts(sentence_, name, tables_); !parts.empty()) return parts;
        if (auto parts = behind_country(name); !parts.empty()) {
            std::erase_if(parts, [&](const Name& part) { return is_field_of_post(part); });
            return parts;
        }
        if (const auto word = fold_word(tokens_[name.last - 1].form);
            name.last - name.first > 1 && nominal(word).part) {
            // "U.S. Government": the country; its use as a whole is made from the word behind it.
            auto country = name;
            --country.last;
            country.type = NodeType::country;
            if (known_type(country.first, country.last) == NodeType::country) return {country};
        }
        return {name};
    }

private:
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
    }

    /// The type that the tables give a stretch, if they know it as a name.
    std::optional<NodeType> known_type(std::uint32_t first, std::uint32_t last) const {
        return tables_.type_of(text(first, last));
    }

    /// "President", "Group", "the company", the currency in "US $5".
    bool is_no_name(const Name& name) const {
        if (is_generic(fold_word(text(name.first, name.last))) || is_event(name)) return true;
        bool generic = true, titles = true;
        if (name.first == 0 && name.last == 1 && tokens_[0].upos == Upos::NOUN && !known_type(0, 1) &&
            name.type != NodeType::person &&
            (nominal(tokens_[0].lemma).known || is_field(fold_word(tokens_[0].form))))
            return true;  // "Police in Baku raid", "Opposition leader X"
        if (const auto word = fold_word(tokens_[name.first].form);
            name.last == name.first + 1 && word.starts_with("co-") && nominal(word).known)
            return true;  // "Co-chief"
        if (name.first + 1 < tokens_.size() && tokens_[name.first].form == "Crown" &&
            (tokens_[name.first + 1].form == "Prince" || tokens_[name.first + 1].form == "Princess") &&
            name.last <= name.first + 2)
            return true;
        for (auto i = name.first; i < name.last; ++i) {
            const auto word = fold_word(tokens_[i].form);
            generic = generic && (is_legal_suffix(word) || is_business_word(word) || is_generic(word));
            titles = titles && is_title(word);
        }
        if (titles && name.type == NodeType::person && !known_type(name.first, name.last)) return true;
        const bool whole = name.last - name.first > 2 &&
                           name.first > 0 &&  // "forecaster Retail Consulting Group"
                           tokens_[name.first - 1].form.front() >= 'a';
        if (generic && !whole && !known_type(name.first, name.last)) return true;
        const auto front = tokens_[name.first].form.front();
        const bool one = name.last == name.first + 1 ||
                         (name.last == name.first + 2 && tokens_[name.first + 1].xpos == Xpos::POS);
        if (one && front >= 'a' && front <= 'z' && nominal(tokens_[name.first].lemma).known) return true;
        if (name.last >= tokens_.size() || !one || name.type != NodeType::country) return false;
        const auto& next = tokens_[name.last];
        if (next.lemma == "dollar") return true;
        if (next.form != "$" || next.begin > tokens_[name.first].end + 1) return false;
        auto sign = fold_word(tokens_[name.first].form);  // "US $5", but not "lent Kenya $5 million"
        std::erase(sign, '.');
        return figure_tables().currencies.contains(sign + "$");
    }

    /// "Detroit Motor Show", "Vagrancy Act": takes place or is in force, but is no thing.
    bool is_event(const Name& name) const {
        if (name.last - name.first < 2 || known_type(name.first, name.last)) return false;
        const auto last = fold_word(tokens_[name.last - 1].form),
                   before = fold_word(tokens_[name.last - 2].form);
        return is_event_word(last) || is_event_word(before + ' ' + last);
    }

    /// "Chicago-based Boeing".
    std::vector<Name> at_hyphen(const Name& name) const {
        for (auto i = name.first + 1; i + 2 < name.last; ++i) {
            if (tokens_[i].form != "-" || (tokens_[i + 1].form != "based" && tokens_[i + 1].form != "born" &&
                                           tokens_[i + 1].form != "owned" && tokens_[i + 1].form != "backed"))
                continue;
            auto place = name, rest = name;
            place.last = i;
            place.type = known_type(name.first, i).value_or(NodeType::place);
            rest.first = i + 2;
            rest.type = known_type(rest.first, rest.last)
                            .value_or(name.type == NodeType::place ? NodeType::company : name.type);
            return {place, rest};
        }
        return {};
    }

    /// "White House Press Secretary": the body before a post that ends the name.
    std::vector<Name> before_post(const Name& name) const {
        auto end = name.last;
        const auto post = [&](std::uint32_t at) {
            const auto word = fold_word(tokens_[at].form);
            return (is_title(word) && nominal(word).known && word != "justice" && word != "judge") ||
                   word == "press" || word == "chief" || word == "executive" || word == "general" ||
                   word == "vice" || word == "deputy";
        };
        if (const auto word = fold_word(tokens_[end - 1].form);
            (word == "judge" || word == "justice") && end - name.first > 1 && tokens_[end - 2].form != "of" &&
            known_type(name.first, name.first + 1) == NodeType::country)
            return {
                {name.first, name.first + 1, NodeType::country, name.confidence}};  // "U.S. District Judge"
        if (!post(end - 1) || known_type(name.first, name.last)) return {};
        const auto last = fold_word(tokens_[end - 1].form);
        if (last == "press" || last == "general" || last == "executive" || last == "chief") return {};
        while (end > name.first && post(end - 1)) --end;
        if (end == name.first || fold_word(tokens_[end - 1].form) == "of" ||
            fold_word(tokens_[end - 1].form) == "and")
            return {};
        auto body = name;
        body.last = end;
        if (const auto type = known_type(body.first, body.last)) body.type = *type;
        return {body};
    }

    /// The "Commerce" of "Commerce Secretary".
    bool is_field_of_post(const Name& name) const {
        const bool body = name.type == NodeType::organization || name.type == NodeType::company;
        if (body && name.first > 1 && tokens_[name.first - 1].lemma == "of" &&
            fold_word(tokens_[name.first - 2].form) == "minister")
            return true;  // "Minister of Foreign Affairs"
        if (name.last >= tokens_.size()) return false;
        const auto post = fold_word(tokens_[name.last].form);
        if (post == "minister" && tokens_[name.last].form.front() == 'M' && name.last - name.first > 1 &&
            body && !known_type(name.first, name.last))
            return true;  // "Civil Aviation Minister"
        if (name.last != name.first + 1) return false;
        if (post != "secretary" && post != "minister" && post != "ministry") return false;
        return is_field(fold_word(tokens_[name.first].form));
    }

    /// "Fashion designer X", "Energy analyst X", where any word has a capital.
    bool is_field_of_trade(const Name& name) const {
        if (name.last != name.first + 1 || name.last >= tokens_.size() || name.type == NodeType::person)
            return false;
        const auto& trade = tokens_[name.last];
        return trade.upos == Upos::NOUN && trade.form.front() >= 'a' && trade.form.front() <= 'z' &&
               (nominal(trade.lemma).types & bit(NodeType::person)) != 0 &&
               is_field(fold_word(tokens_[name.first].form));
    }

    /// "the Savoy hotel": the kind of firm, in small letters, is no part of its name.
    void cut_noun(Name& name) const {
        const auto& last = tokens_[name.last - 1];
        if (name.type != NodeType::place || name.last - name.first < 2 || last.upos != Upos::NOUN ||
            last.form.front() < 'a' || last.form.front() > 'z' ||
            ((nominal(last.lemma).types & bit(NodeType::company)) == 0 && !newsgraph::is_trade(last.lemma)))
            return;
        --name.last;
        name.type = known_type(name.first, name.last).value_or(NodeType::company);
    }

    /// "the tanker *Idemitsu Maru*": one name, whatever firm it begins with.
    bool is_quoted(const Name& name) const {
        if (name.first == 0 || name.last >= tokens_.size()) return false;
        const auto& open = tokens_[name.first - 1];
        return (open.form == "*" && tokens_[name.last].form == "*") ||
               (open.xpos == Xpos::open_quote && tokens_[name.last].xpos == Xpos::close_quote);
    }

    /// "Cayenne SUV"
    void cut_kind(Name& name) const {
        const auto& last = tokens_[name.last - 1];
        if (name.last - name.first < 2 || !is_generic(fold_word(last.form)) ||
            known_type(name.first, name.last) ||
            (nominal(last.lemma).types & (bit(NodeType::product) | bit(NodeType::chip))) == 0 ||
            (name.type != NodeType::product && known_type(name.first, name.last - 1) != NodeType::product))
            return;
        --name.last;  // "Windows PC", taken for a firm
        name.type = NodeType::product;
    }

    /// "the Tampa Bay Buccaneers American football team"
    void cut_people(Name& name) const {
        if (name.last - name.first < 3 || name.last >= tokens_.size() || name.type == NodeType::person)
            return;
        const auto& next = tokens_[name.last];
        const auto match = tables_.find(tokens_[name.last - 1].form);
        if (next.upos != Upos::NOUN || next.form.front() < 'a' || !match ||
            match->agreement != NameCase::exact || known_type(name.first, name.last))
            return;
        const auto facts = match->all();
        if (std::all_of(facts.begin(), facts.end(),
                        [](const NameFact* fact) { return fact->kind == NameKind::demonym; }))
            --name.last;
    }

    /// "Mr Mittal", though the firm of his name stands beside.
    bool is_addressed(const Name& name) const {
        static constexpr std::string_view words[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."};
        return name.first > 0 && name.last - name.first < 3 &&
               std::find(std::begin(words), std::end(words), tokens_[name.first - 1].form) !=
                   std::end(words) &&
               name.type != NodeType::country;
    }

    /// "Barclay twins Frederick": the family is no part of the one.
    void drop_kin(Name& name) const {
        for (auto at = name.first + 1; at + 1 < name.last; ++at)
            if (tokens_[at].form.front() >= 'a' && is_kin(tokens_[at].form)) name.first = at + 1;
    }

    /// "Ann Lee of Gibson Dunn": a person and a firm.
    std::vector<Name> at_body(const Name& name) const {
        if (name.type != NodeType::person) return {};
        for (auto of = name.first + 2; of + 1 < name.last; ++of) {
            if (tokens_[of].form != "of") continue;
            auto person = name, body = name;
            person.last = of;
            body.first = of + 1;
            body.type = known_type(body.first, body.last).value_or(NodeType::company);
            return {person, body};
        }
        return {};
    }

    /// "Grundfos of Denmark": a firm and where it is from; "Bank of India" is one name.
    std::vector<Name> of_country(const Name& name) const {
        const auto of = name.first + 1;
        const auto word = fold_word(tokens_[name.first].form);
        if (name.type != NodeType::company || of + 1 >= name.last || tokens_[of].form != "of" ||
            known_type(of + 1, name.last) != NodeType::country || known_type(name.first, name.last) ||
            word.size() < 4 || is_body_word(word) || is_business_word(word) || is_service_word(word) ||
            nominal(word).known)
            return {};
        return {{name.first, of, name.type, name.confidence},
                {of + 1, name.last, NodeType::country, name.confidence}};
    }

    /// "Prime Minister of India Narendra Modi": the country of the post, and who holds it.
    std::vector<Name> behind_state(const Name& name) const {
        if (name.type != NodeType::person) return {};
        if (name.last == name.first + 2 && is_party_word(tokens_[name.first].form))  // "Democrat X"
            return {{name.first, name.first + 1, NodeType::organization, name.confidence},
                    {name.first + 1, name.last, NodeType::person, name.confidence}};
        const bool of = name.first > 0 && tokens_[name.first - 1].lemma == "of";
        for (auto end = name.first + 1; end < name.last && end < name.first + 4; ++end) {
            const auto type = known_type(name.first, end);
            const bool place = type == NodeType::country || type == NodeType::place;
            auto body = name, person = name;
            body.last = person.first = end;
            if (!type) continue;
            body.type = *type;
            const auto title = fold_word(tokens_[end].form);  // "NYC Mayor X"
            if (place && is_title(title) && nominal(title).known && end + 1 < name.last) {
                ++person.first;
                return {body, person};
            }
            if ((place && of && end + 1 < name.last) ||
                (!place && is_capitals(name.first) && end == name.first + 1 &&
                 (tables_.is_given_name(tokens_[end].form) ||
                  tables_.is_surname(tokens_[name.last - 1].form))))
                return {body, person};
        }
        return {};
    }

    /// "MSNBC" of "told MSNBC Cummings was": no given name.
    bool is_capitals(std::uint32_t at) const {
        const auto& form = tokens_[at].form;
        return form.size() > 2 &&
               std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// "US Trade Representative X": a post of the country, where a person follows.
    bool is_sole_office(const Name& name) const {
        return name.type == NodeType::organization && name.last - name.first > 2 &&
               name.last < tokens_.size() && tokens_[name.last].upos == Upos::PROPN &&
               fold_word(tokens_[name.last - 1].form) == "representative" &&
               known_type(name.first, name.first + 1) == NodeType::country;
    }

    /// "Minister of Culture" is a post, whatever the recognizer took it for.
    bool is_post(const Name& name) const {
        if (name.type == NodeType::person || name.last - name.first < 2) return false;
        if (const auto last = fold_word(tokens_[name.last - 1].form);
            is_title(last) && nominal(last).types == bit(NodeType::person) &&
            !known_type(name.first, name.last)) {
            bool fields = true;  // "National Security Adviser"
            for (auto at = name.first; at + 1 < name.last; ++at)
                fields = fields && is_field(fold_word(tokens_[at].form));
            if (fields) return true;
        }
        static constexpr std::string_view posts[] = {"minister",  "ministers",   "secretary",
                                                     "spokesman", "spokeswoman", "premier",
                                                     "chairman",  "ambassador",  "commissioner"};
        const auto word = fold_word(tokens_[name.first].form);
        return std::find(std::begin(posts), std::end(posts), word) != std::end(posts) &&
               !known_type(name.first, name.last) && fold_word(tokens_[name.first + 1].form) == "of";
    }

    /// "US Secretary of State", "US Ambassador to the United Nations": a country and a post, and perhaps a
    /// body.
    std::vector<Name> at_post(const Name& name) const {
        if (auto parts = before_post(name); !parts.empty()) return parts;
        for (auto i = name.first + 1; i < name.last && i < name.first + 4; ++i) {
            const auto word = fold_word(tokens_[i].form);
            if (!is_title(word) || !nominal(word).known || word == "justice")
                continue;  // "US Justice Department"
            const auto type = known_type(name.first, i);
            if (!type || (*type != NodeType::country && *type != NodeType::place)) return {};
            auto country = name;
            country.last = i;
            country.type = *type;
            std::vector<Name> parts{country};
            for (auto k = i + 1; k < name.last; ++k) {
                const auto body = known_type(k, name.last);
                if (!body) continue;
                parts.push_back({k, name.last, *body, name.confidence});
                break;
            }
            return parts;
        }
        return {};
    }

    /// "Indonesian Navy", of which only "Navy" was recognized, is not whichever navy the text named before.
    void take_people(Name& name) const {
        static constexpr std::string_view forces[] = {"Air", "Armed", "Army", "Coast", "Marine", "Navy"};
        if (name.type != NodeType::organization || name.first == 0 ||
            std::find(std::begin(forces), std::end(forces), tokens_[name.first].form) == std::end(forces))
            return;
        for (const std::uint32_t length : {2U, 1U}) {
            if (name.first < length) continue;
            const auto match = tables_.find(text(name.first - length, name.first));
            if (!match || match->agreement == NameCase::folded) continue;
            for (const auto* fact : match->all())
                if (fact->kind == NameKind::demonym) {
                    name.first -= length;
                    return;
                }
        }
    }

    /// "Japanese Toyota": the country and what the tables know behind it.
    std::vector<Name> behind_country(const Name& name) const {
        if (name.last - name.first < 2 || known_type(name.first, name.last)) return {};
        const auto first = text(name.first, name.first + 1);
        const auto* country = tables_.find_country(first);
        if (country && name.last == name.first + 2 && is_generic(fold_word(tokens_[name.first + 1].form)))
            return {{name.first, name.first + 1, NodeType::country, name.confidence}};
        auto type = known_type(name.first + 1, name.last);
        if (const auto rest = text(name.first + 1, name.last);
            !type && rest.ends_with('s'))  // "Storm Shadows"
            if (const auto match = tables_.find(rest.substr(0, rest.size() - 1));
                match && match->agreement != NameCase::folded &&
                tables_.thing(*match->all().front()).type == NodeType::product)
                type = NodeType::product;
        if (!country || !type || nominal(fold_word(tokens_[name.last - 1].form)).known) return {};
        if (*type != NodeType::company && *type != NodeType::product && *type != NodeType::chip) return {};
        return {{name.first, name.first + 1, NodeType::country, name.confidence},
                {name.first + 1, name.last, *type, name.confidence}};
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    const NameTables& tables_;
};

}  // namespace

std::vector<Name> name_parts(const Sentence& sentence, const Name& name, const NameTables& tables) {
    return Splitter(sentence, tables).run(name);
}

}  // namespace newsgraph

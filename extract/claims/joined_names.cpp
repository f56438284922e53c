#include "extract/claims/joined_names.hpp"

#include "extract/claims/code_names.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr float joined_confidence = 0.8F;

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

class JoinedNames {
public:
    JoinedNames(const NameTables& tables, Sentence& sentence)
        : tables_(tables), sentence_(sentence), tokens_(sentence.tokens), names_(sentence.names) {}

    void run() {
        for (std::uint32_t at = 1; at < tokens_.size(); ++at) {
            name_of_modal(at);
            name_of_pronoun(at);
            take_plus(at);
        }
        join_glued();
        for (std::size_t i = 0; i < names_.size(); ++i) {
            part_at_in(i);
            part_at_and(i);
            take_noble(i);
            leave_title(i);
            if (names_[i].type == NodeType::person) {
                take_particle(i);
                take_surname(i);
                if (is_town(i)) names_[i].type = NodeType::place;
            }
            if (names_[i].type == NodeType::company) leave_kind(i);
            if (names_[i].type == NodeType::organization) {
                take_campus(i);
                take_office(i);
            }
            if (names_[i].type == NodeType::place) {
                part_places(i);
                give_body(i);
            }
        }
        std::erase_if(names_, [&](const Name& name) { return is_honour(name); });
    }

private:
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
    }

    bool free(std::uint32_t at) const { return at < tokens_.size() && !name_at(sentence_, at); }

    /// "Theresa May stepped down", "said George Will.": no auxiliary has a capital behind a given name.
    void name_of_modal(std::uint32_t at) {
        const auto& form = tokens_[at].form;
        if ((form != "May" && form != "Will") || tokens_[at].upos != Upos::AUX || !free(at)) return;
        const auto& given = tokens_[at - 1];
        if (given.upos != Upos::PROPN || !tables_.is_given_name(given.form)) return;
        if (at + 1 < tokens_.size() &&
            (is_capital(tokens_[at + 1].form.front()) || tokens_[at + 1].xpos == Xpos::VB))
            return;  // a headline in capitals, a question
        for (auto& name : names_)
            if (name.last == at) {
                if (name.type == NodeType::person) name.last = at + 1;
                return;
            }
        insert_name(sentence_, {at - 1, at + 1, NodeType::person, joined_confidence});
    }

    /// "vice-premier Liu He": no pronoun has a capital within a sentence.
    void name_of_pronoun(std::uint32_t at) {
        if (at < 2 || tokens_[at].form != "He" || !free(at) || !free(at - 1)) return;
        const auto& before = tokens_[at - 1];
        const bool title = tokens_[at - 2].upos == Upos::NOUN || is_title(fold_word(tokens_[at - 2].form));
        if (before.upos == Upos::PROPN && is_capital(before.form.front()) &&
            tables_.is_surname(before.form) &&
            (title || tokens_[at - 2].upos == Upos::ADP || tokens_[at - 2].upos == Upos::VERB))
            insert_name(sentence_, {at - 1, at + 1, NodeType::person, joined_confidence});
    }

    /// "the Abu Dhabi company": a noun in small letters behind a place is no part of a name.
    void leave_kind(std::size_t i) {
        auto& name = names_[i];
        if (name.last - name.first < 2) return;
        const auto& noun = tokens_[name.last - 1];
        if (noun.upos != Upos::NOUN || is_capital(noun.form.front()) ||
            !(nominal(noun.lemma).types & bit(NodeType::company)))
            return;
        if (tables_.type_of(text(name.first, name.last - 1)) == NodeType::place)
            name = {name.first, name.last - 1, NodeType::place, name.confidence};
    }

    /// "ChatGPT", cut in two where its capitals begin: one word is one name, of the kind that its end says.
    void join_glued() {
        for (std::size_t i = 0; i + 1 < names_.size();) {
            const auto &first = names_[i], &second = names_[i + 1];
            const auto end = tokens_[first.last - 1].form.back();
            if (first.last != second.first || tokens_[second.first].space_before || end < 'a' || end > 'z' ||
                !is_capital(tokens_[second.first].form.front())) {
                ++i;
                continue;
            }
            names_[i] = {first.first, second.last, second.type,
                         std::min(first.confidence, second.confidence)};
            names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    /// "Disney+", "its ESPN+ app"
    void take_plus(std::uint32_t at) {
        if (tokens_[at].form != "+" || tokens_[at].space_before ||
            !is_capital(tokens_[at - 1].form.front()) ||
            (at + 1 < tokens_.size() && !tokens_[at + 1].space_before &&
             tokens_[at + 1].form.front() >= '0' && tokens_[at + 1].form.front() <= '9'))
            return;
        for (auto& name : names_)
            if (name.last == at && name.type != NodeType::person && name.type != NodeType::country) {
                name = {name.first, at + 1, NodeType::product, name.confidence};
                return;
            }
        if (free(at - 1) && free(at) && tokens_[at - 1].upos == Upos::PROPN)
            insert_name(sentence_, {at - 1, at + 1, NodeType::product, joined_confidence});
    }

    /// "Celebrex and Bextra", taken for one: a thing that the tables know, and another.
    void part_at_and(std::size_t i) {
        const auto name = names_[i];
        if (name.last - name.first != 3 || tokens_[name.first + 1].form != "and" ||
            tables_.type_of(text(name.first, name.last)))
            return;
        auto left = tables_.type_of(text(name.first, name.first + 1)),
             right = tables_.type_of(text(name.last - 1, name.last));
        const auto thing = [](std::optional<NodeType> type) {
            return type == NodeType::product || type == NodeType::chip;
        };
        if (!left && thing(right)) left = right;
        if (!right && thing(left)) right = left;
        if (!left && !right && name.last < tokens_.size() && tokens_[name.last].xpos == Xpos::NNS &&
            is_thing(tokens_[name.last].lemma))
            left = right = NodeType::product;
        if (!left || !right || (!thing(left) && left != NodeType::company)) return;
        names_[i] = {name.first, name.first + 1, *left, name.confidence};
        names_.insert(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      {name.last - 1, name.last, *right, name.confidence});
    }

    /// "Germany's von Holtzbrinck group"
    void take_noble(std::size_t i) {
        auto& name = names_[i];
        if ((name.type != NodeType::company && name.type != NodeType::person) || name.first == 0) return;
        const auto& form = tokens_[name.first - 1].form;
        if (free(name.first - 1) && (form == "von" || form == "van" || form == "de") && name.first > 1 &&
            !is_capital(tokens_[name.first - 2].form.front()))
            --name.first;
    }

    /// "Giscard d'Estaing", "Javier de la Rúa"
    void take_particle(std::size_t i) {
        auto at = names_[i].last;
        if (!free(at)) return;
        const auto& form = tokens_[at].form;
        if (form.size() > 3 && form[0] == 'd' &&
            (form[1] == '\'' || form.substr(1).starts_with("\xE2\x80\x99"))) {
            const auto letter = form[1] == '\'' ? form[2] : form.size() > 4 ? form[4] : 'a';
            if (is_capital(letter) || static_cast<unsigned char>(letter) >= 0xC3) names_[i].last = at + 1;
            return;
        }
        while (free(at) && is_particle(tokens_[at].form) && at < names_[i].last + 3) ++at;
        if (at == names_[i].last || at >= tokens_.size() || !is_capital(tokens_[at].form.front())) return;
        if (free(at)) {
            names_[i].last = at + 1;
        } else if (i + 1 < names_.size() && names_[i + 1].first == at &&
                   names_[i + 1].type == NodeType::person && names_[i + 1].last == at + 1) {
            names_[i].last = at + 1;
            names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    /// "John James" and "Conyers Jr." side by side: given names and a surname.
    void take_surname(std::size_t i) {
        auto& name = names_[i];
        const auto next = name.last;
        if (next >= tokens_.size() || tables_.is_given_name(tokens_[next].form) ||
            is_title(fold_word(tokens_[next].form)))
            return;
        for (auto at = name.first; at < name.last; ++at)
            if (!tables_.is_given_name(tokens_[at].form)) return;
        if (i + 1 < names_.size() && names_[i + 1].first == next && names_[i + 1].type == NodeType::person) {
            name.last = names_[i + 1].last;
            names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else if (next + 1 < tokens_.size() && free(next) && tokens_[next].upos == Upos::PROPN &&
                   is_capital(tokens_[next].form.front()) && free(next + 1) &&
                   (tokens_[next + 1].form == "Jr." || tokens_[next + 1].form == "Jr" ||
                    tokens_[next + 1].form == "Sr.")) {
            name.last = next + 2;
        }
    }

    /// A given name; "Al" is more often an article.
    bool is_given(std::uint32_t at) const {
        return tokens_[at].form.size() > 2 && tables_.is_given_name(tokens_[at].form);
    }

    /// "hit Al Dabbah, Sudan,": what a country follows between commas, where no given name tells of a person.
    bool is_town(std::size_t i) const {
        const auto& name = names_[i];
        if (i + 1 >= names_.size() || name.first == 0 || name.last - name.first > 2) return false;
        const auto& wider = names_[i + 1];
        const auto& before = tokens_[name.first - 1];
        const bool governed =
            before.upos == Upos::ADP || before.upos == Upos::VERB || before.xpos == Xpos::NNS;
        if (!governed || wider.type != NodeType::country || wider.first != name.last + 1 ||
            tokens_[name.last].form != "," || is_given(name.first) || before.lemma == "by" ||
            before.lemma == "with" || before.lemma == "say" || before.lemma == "tell")
            return false;
        return wider.last == tokens_.size() || tokens_[wider.last].form == "," ||
               tokens_[wider.last].form == ".";
    }

    /// "University of California, San Diego", "University of Texas at Austin": universities of a state.
    void take_campus(std::size_t i) {
        if (i + 1 >= names_.size() || names_[i + 1].type != NodeType::place) return;
        const auto& campus = names_[i + 1];
        auto& body = names_[i];
        if (campus.first != body.last + 1) return;
        const auto& link = tokens_[body.last].form;
        if (link != "," && link != "at" && link != "-" && link != "\xE2\x80\x93") return;
        const bool first = tokens_[body.first].form == "University" && body.last - body.first > 2 &&
                           is_state(body.first + 2, body.last);
        const bool last = tokens_[body.last - 1].form == "University" && body.last - body.first > 2 &&
                          tokens_[body.last - 2].form == "State" && is_state(body.first, body.last - 2);
        if ((!first && !last) || is_state(campus.first, campus.last)) return;
        if (campus.last < tokens_.size() && tokens_[campus.last].form == "-") return;  // "Dallas-based"
        body.last = campus.last;
        names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }

    bool is_state(std::uint32_t first, std::uint32_t last) const {
        return is_us_state(fold_word(text(first, last)));
    }

    /// "the US Trade Representative's Office", "the Public Prosecutor's Office"
    void take_office(std::size_t i) {
        const auto at = names_[i].last;
        if (at + 1 >= tokens_.size() || tokens_[at].xpos != Xpos::POS || tokens_[at + 1].form != "Office")
            return;
        if (!is_title(fold_word(tokens_[at - 1].form))) return;
        if (i + 1 < names_.size() && names_[i + 1].first == at + 1) {
            if (names_[i + 1].last > at + 2) return;
            names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
        names_[i].last = at + 2;
    }

    /// "Cahors Cathedral in Cahors", "the Regina in Paris": what is there and where.
    void part_at_in(std::size_t i) {
        const auto name = names_[i];
        for (auto at = name.first + 1; at + 1 < name.last; ++at) {
            if (tokens_[at].form != "in") continue;
            const auto where = tables_.type_of(text(at + 1, name.last));
            if ((where != NodeType::place && where != NodeType::country) ||
                tables_.type_of(text(name.first, name.last)))
                return;
            names_[i].last = at;
            if (name.type == NodeType::person) names_[i].type = NodeType::company;
            names_.insert(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          {at + 1, name.last, *where, name.confidence});
            return;
        }
    }

    /// "Kamloops RCMP Constable" before "Gary Gray": the title is the person's.
    void leave_title(std::size_t i) {
        if (i + 1 >= names_.size() || names_[i + 1].first != names_[i].last ||
            names_[i + 1].type != NodeType::person || names_[i].type == NodeType::person)
            return;
        const auto title = fold_word(tokens_[names_[i].last - 1].form);
        if (names_[i].last > names_[i].first + 1 && is_title(title) && !nominal(title).known)
            --names_[i].last;
    }

    /// "Velchina, Okhrin Raion": a village and its district.
    void part_places(std::size_t i) {
        for (auto at = names_[i].first + 1; at + 1 < names_[i].last; ++at) {
            if (tokens_[at].form != "," || tables_.type_of(text(names_[i].first, names_[i].last))) continue;
            auto rest = names_[i];
            rest.first = at + 1;
            names_[i].last = at;
            names_.insert(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
            return;
        }
    }

    /// "Stuttgart" and "Higher Regional Court" side by side: one body.
    void give_body(std::size_t i) {
        if (i + 1 >= names_.size()) return;
        auto& body = names_[i + 1];
        if (body.type != NodeType::organization || body.first != names_[i].last ||
            body.last - body.first < 2 || !is_body_word(fold_word(tokens_[body.last - 1].form)) ||
            tables_.type_of(text(body.first, body.last)))
            return;
        body.first = names_[i].first;
        names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i));
    }

    /// "Legion of Honour", "Order of Merit", the "Science" of "Medal of Science"
    bool is_honour(const Name& name) const {
        if (!is_honour_word(fold_word(tokens_[name.last - 1].form)) || name.type == NodeType::person)
            return false;
        const auto from = name.first > 3 ? name.first - 3 : 0;
        for (auto at = from; at + 2 < name.last; ++at)
            if (is_honour_kind(fold_word(tokens_[at].form)) &&
                (tokens_[at + 1].form == "of" || tokens_[at + 1].form == "for"))
                return true;
        return false;
    }

    const NameTables& tables_;
    Sentence& sentence_;
    const std::vector<Token>& tokens_;
    std::vector<Name>& names_;
};
}  // namespace

void join_names(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences) JoinedNames(tables, sentence).run();
}

}  // namespace newsgraph

#include "extract/claims/other_names.hpp"

#include "extract/claims/short_forms.hpp"
#include "extract/data/tables.hpp"
#include "extract/language/chars.hpp"

#include <algorithm>
#include <map>

namespace newsgraph {

namespace {
constexpr std::uint32_t longest_phrase = 7;

/// What stands between two names of one thing (other_names.tsv).
struct Phrase {
    bool people = false;  ///< said of people, too
    bool opened = false;  ///< a comma, a bracket or "is" must stand before it
};

const std::map<std::string, Phrase, std::less<>>& phrases() {
    static const auto made = [] {
        std::map<std::string, Phrase, std::less<>> read;
        read_table(embedded_table("other_names"), "other_names.tsv", [&](auto cells, std::size_t) {
            for (const auto phrase : split_cell(cells[2]))
                read.emplace(phrase, Phrase{cells[0] == "any", cells[1] == "opened"});
        });
        return read;
    }();
    return made;
}

bool opens(std::string_view form) {
    return form == "(" || form == "[";
}
bool closes(std::string_view form) {
    return form == ")" || form == "]";
}

bool is_body(NodeType type) {
    return type == NodeType::organization || type == NodeType::company;
}
bool is_thing(NodeType type) {
    return type == NodeType::product || type == NodeType::chip;
}

class OtherNames {
public:
    OtherNames(std::span<const Sentence> sentences, NameForms& names)
        : sentences_(sentences), names_(names) {}

    void run() {
        for (std::size_t u = 1; u < names_.uses.size(); ++u) {
            const auto& b = names_.uses[u];
            const auto& tokens = sentences_[b.sentence].tokens;
            const auto* a = before(u);
            if (!a || a->form == b.form) continue;
            if (b.first - a->last <= 2 && b.first > a->last && opens(tokens[b.first - 1].form))
                bracketed(*a, b, tokens);
            else if (b.first - a->last <= longest_phrase && is_phrase(*a, b, tokens))
                join(b.form, a->form);
        }
    }

private:
    /// The name before the use; the country within a body's name is a use, too.
    const NameUse* before(std::size_t u) const {
        const NameUse* nearest = nullptr;
        const auto& use = names_.uses[u];
        for (auto back = u; back-- > 0 && u - back < 4 && names_.uses[back].sentence == use.sentence;) {
            const auto& other = names_.uses[back];
            if (other.last <= use.first && (!nearest || other.last > nearest->last)) nearest = &other;
        }
        return nearest;
    }

    FormRecord& record(std::uint32_t form) { return names_.forms[form].record; }

    void join(std::uint32_t other, std::uint32_t form) {
        record(other).acronym_of.push_back(form);
        record(other).type = record(form).type;
    }

    /// "Footwear Distributors and Retailers of America (FDRA)", "the IAEA (International …)".
    void bracketed(const NameUse& a, const NameUse& b, const std::vector<Token>& tokens) {
        const auto& left = record(a.form);
        const auto& right = record(b.form);
        if (are_initials_of(right.form.text, left.form.words)) {
            join(b.form, a.form);
        } else if (are_initials_of(left.form.text, right.form.words)) {
            join(a.form, b.form);
        } else if (b.first == a.last + 1 && b.last < tokens.size() && closes(tokens[b.last].form) &&
                   (is_other_name(left, right) || is_short(left, right))) {
            join(b.form, a.form);
        }
    }

    /// "Telefonos de Mexico (Telmex)", "China National Pharmaceutical Group (Sinopharm)"
    static bool is_short(const FormRecord& left, const FormRecord& right) {
        if (right.form.words.size() != 1 || left.form.words.size() < 2 || right.type == NodeType::country ||
            right.type == NodeType::place)
            return false;
        if ((is_body(left.type) || is_thing(left.type)) && is_short_form(right.form.text, left.form.words))
            return true;
        return is_body(left.type) && is_body(right.type) && left.form.words.size() > 2 &&
               right.form.text.size() > 4;
    }

    /// "the Supreme Court (Oberster Gerichtshof)", "the German Aerospace Center (DLR)": its name in its own
    /// language, where no table knows it for another body.
    static bool is_other_name(const FormRecord& left, const FormRecord& right) {
        if (!is_body(left.type) || !is_body(right.type) || right.known || left.form.words.size() < 2)
            return false;
        const auto& text = right.form.text;
        const bool acronym =
            right.form.words.size() == 1 && text.size() > 2 &&
            std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        return acronym || (left.type == NodeType::organization && right.type == NodeType::organization &&
                           right.form.words.size() > 1);
    }

    /// "X, now known as Y": the words between them, without article, auxiliaries and what opens a clause.
    bool is_phrase(const NameUse& a, const NameUse& b, const std::vector<Token>& tokens) {
        const auto left = record(a.form).type, right = record(b.form).type;
        if (left == NodeType::country || right == NodeType::country || left == NodeType::place ||
            right == NodeType::place)
            return false;
        auto front = a.first;
        if (front > 0 && lower_case(tokens[front - 1].form) == "the") --front;
        if (front > 0 && tokens[front - 1].lemma == "of")
            return false;  // "the chip unit of Intel, known as Y"
        std::string text;
        bool opened = false;
        for (auto at = a.last; at < b.first; ++at) {
            const auto& token = tokens[at];
            const bool mark =
                token.form == "," || opens(token.form) ||
                (token.upos == Upos::PUNCT && token.space_before && token.xpos != Xpos::open_quote);
            if ((mark && at > a.last) || (closes(token.form))) return false;
            opened = opened || mark || token.lemma == "be";
            if (mark || token.upos == Upos::AUX || token.form == "which" || token.form == "who" ||
                token.xpos == Xpos::open_quote || (at + 1 == b.first && lower_case(token.form) == "the"))
                continue;
            if (!text.empty()) text += ' ';
            text += lower_case(token.form);
        }
        if (record(a.form).known && record(b.form).known &&
            record(a.form).canonical != record(b.form).canonical)
            return false;
        const auto found = phrases().find(text);
        if (found == phrases().end() || (found->second.opened && !opened)) return false;
        const bool people = left == NodeType::person || right == NodeType::person;
        return !people || (found->second.people && left == right);
    }

    std::span<const Sentence> sentences_;
    NameForms& names_;
};
}  // namespace

void find_other_names(std::span<const Sentence> sentences, NameForms& names) {
    OtherNames(sentences, names).run();
}

}  // namespace newsgraph

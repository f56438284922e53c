#include "extract/claims/maker_names.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::uint32_t longest_maker = 3;

class MakerNames {
public:
    MakerNames(const NameTables& tables, Sentence& sentence) : tables_(tables), sentence_(sentence) {}

    void run() {
        for (std::size_t i = 0; i < sentence_.names.size(); ++i) {
            const auto name = sentence_.names[i];
            const auto cut = maker_end(name);
            if (cut == name.first) continue;
            sentence_.names[i].first = cut;
            if (name.type == NodeType::company) sentence_.names[i].type = NodeType::product;
            insert_name(sentence_, {name.first, cut, NodeType::company, name.confidence});
            ++i;
        }
    }

private:
    bool is_thing(NodeType type) const { return type == NodeType::product || type == NodeType::chip; }

    std::string text(std::uint32_t first, std::uint32_t last) const {
        std::string all;
        for (auto at = first; at < last; ++at) {
            if (at > first && sentence_.tokens[at].space_before) all += ' ';
            all += sentence_.tokens[at].form;
        }
        return all;
    }

    /// Whether the tables know the words, as they are written, as names of such things and of nothing else.
    template <class Test>
    bool known(std::uint32_t first, std::uint32_t last, Test fits) const {
        const auto match = tables_.find(text(first, last));
        return match && match->agreement == NameCase::exact &&
               std::all_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
                   return fact->kind == NameKind::name && fits(tables_.thing(*fact));
               });
    }

    /// A company; a small town may be called so too ("Nokia").
    bool is_maker(std::uint32_t first, std::uint32_t last) const {
        bool company = false;
        return known(first, last,
                     [&](const NamedThing& one) {
                         company = company || (one.type == NodeType::company && !one.outlet &&
                                               (one.rank < 2 || last - first > 1));
                         return one.type == NodeType::company || one.type == NodeType::place;
                     }) &&
               company;
    }

    /// Where the maker's name ends; the name's beginning where none stands there.
    std::uint32_t maker_end(const Name& name) const {
        const bool thing = is_thing(name.type);
        if (!thing && name.type != NodeType::company) return name.first;
        if (const auto* before = name.first > 0 ? name_at(sentence_, name.first - 1) : nullptr;
            before && before->type == NodeType::company)
            return name.first;  // "Royal Enfield Continental GT"
        const bool whole = known(name.first, name.last, [](const NamedThing&) { return true; });
        for (auto cut = std::min(name.first + longest_maker, name.last - 1); cut > name.first; --cut) {
            if (!sentence_.tokens[cut].space_before || !is_maker(name.first, cut) || is_common(cut - 1, name.first)) continue;
            const bool rest = thing && !whole
                                  ? names_product(cut, name.last)
                                  : known(cut, name.last, [&](const NamedThing& one) { return is_thing(one.type); });
            return rest ? cut : name.first;
        }
        return name.first;
    }

    /// "Target", "Visa": a word of its own too.
    bool is_common(std::uint32_t last, std::uint32_t first) const {
        return last == first && nominal(fold_word(sentence_.tokens[first].form)).known;
    }

    bool names_product(std::uint32_t first, std::uint32_t last) const {
        const auto& head = sentence_.tokens[first];
        const char front = head.form.front();
        const bool capital = (front >= 'A' && front <= 'Z') || (front >= '0' && front <= '9') ||
                             (head.form.size() > 1 && head.form[1] >= 'A' && head.form[1] <= 'Z');  // "iPad"
        if (!capital || head.form == "Flight") return false;
        return !std::all_of(sentence_.tokens.begin() + first, sentence_.tokens.begin() + last,
                            [](const Token& token) {
                                const auto word = fold_word(token.form);
                                return is_service_word(word) || is_unit_word(word) || is_business_word(word) ||
                                       is_variant_word(word) || is_legal_suffix(word) || nominal(word).known ||
                                       nominal(token.lemma).known;
                            });
    }

    const NameTables& tables_;
    Sentence& sentence_;
};
}  // namespace

void split_makers(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences) MakerNames(tables, sentence).run();
}

}  // namespace newsgraph

#include "extract/claims/maker_names.hpp"

#include "extract/claims/known_kinds.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::uint32_t longest_maker = 3;

bool is_thing(NodeType type) {
    return type == NodeType::product || type == NodeType::chip;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class MakerName {
public:
    MakerName(const Sentence& sentence, const Name& name, const NameTables& tables)
        : sentence_(sentence), tokens_(sentence.tokens), name_(name), tables_(tables) {}

    /// Where the maker's name ends; the name's beginning where none stands there.
    std::uint32_t end() const {
        const bool thing = is_thing(name_.type);
        if ((!thing && name_.type != NodeType::company) || has_digit(tokens_[name_.first].form))
            return name_.first;
        for (auto at = name_.last - 1; at > name_.first && thing; --at)
            if (is_planemaker(text(name_.first, at)) || is_carmaker(text(name_.first, at))) return at;
        if (const auto at = known_maker(thing); at != name_.first) return at;
        return known(name_.first, name_.last, [](const NamedThing&) { return true; }) ? name_.first
                                                                                      : before_code(thing);
    }

private:
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
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
    bool is_maker(std::uint32_t last) const {
        bool company = false;
        return known(name_.first, last,
                     [&](const NamedThing& one) {
                         company = company || (one.type == NodeType::company && !one.outlet &&
                                               (one.rank < 2 || last - name_.first > 1));
                         return one.type == NodeType::company || one.type == NodeType::place;
                     }) &&
               company;
    }

    /// "Samsung Galaxy S4", "Nintendo Wii": behind a company that every reader knows.
    std::uint32_t known_maker(bool thing) const {
        if (const auto* before = name_.first > 0 ? name_at(sentence_, name_.first - 1) : nullptr;
            before && before->type == NodeType::company)
            return name_.first;  // "Royal Enfield Continental GT"
        const bool whole = known(name_.first, name_.last, [](const NamedThing&) { return true; });
        for (auto cut = std::min(name_.first + longest_maker, name_.last - 1); cut > name_.first; --cut) {
            const bool common = cut == name_.first + 1 && nominal(fold_word(tokens_[name_.first].form)).known;
            if (!tokens_[cut].space_before || common || !is_maker(cut)) continue;
            const bool rest =
                thing && !whole
                    ? names_product(cut)
                    : known(cut, name_.last, [](const NamedThing& one) { return is_thing(one.type); });
            return rest ? cut : name_.first;
        }
        return name_.first;
    }

    bool names_product(std::uint32_t first) const {
        const auto& head = tokens_[first];
        const char front = head.form.front();
        const bool capital = (front >= 'A' && front <= 'Z') || (front >= '0' && front <= '9') ||
                             (head.form.size() > 1 && head.form[1] >= 'A' && head.form[1] <= 'Z');  // "iPad"
        if (!capital || head.form == "Flight") return false;
        return !std::all_of(tokens_.begin() + first, tokens_.begin() + name_.last, [](const Token& token) {
            const auto word = fold_word(token.form);
            return is_service_word(word) || is_unit_word(word) || is_business_word(word) ||
                   is_variant_word(word) || is_legal_suffix(word) || nominal(word).known ||
                   nominal(token.lemma).known;
        });
    }

    /// "Robinson R44", "Airbus A321XLRs", the latter taken for one firm: behind a maker a code.
    std::uint32_t before_code(bool thing) const {
        auto code = name_.first + 1;
        while (code < name_.last && !has_digit(tokens_[code].form) &&
               !(code + 2 < name_.last && tokens_[code + 1].form == "-"))
            ++code;
        const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
        const bool upper = code < name_.last && tokens_[code].form.front() >= 'A' &&
                           tokens_[code].form.front() <= 'Z' &&
                           std::count_if(tokens_[code].form.begin(), tokens_[code].form.end(), is_small) < 3;
        const bool flown = before_craft();
        if (code >= name_.last || !tokens_[code].space_before || (!thing && !upper && !flown))
            return name_.first;
        const auto prefix = type_of(code);
        const bool number = code + 1 == name_.last &&  // "Kosmos 482" is no product of a firm called Kosmos
                            std::all_of(tokens_[code].form.begin(), tokens_[code].form.end(),
                                        [](char c) { return c >= '0' && c <= '9'; });
        if (number && !is_maker(code) && !flown) return name_.first;
        const bool craft = flown && code == name_.first + 1 && prefix != NodeType::product;
        return prefix == NodeType::company || craft ? code : name_.first;
    }

    /// The type that the tables give the words before the token, if they know them as a name.
    std::optional<NodeType> type_of(std::uint32_t last) const {
        return tables_.type_of(text(name_.first, last));
    }

    /// "helicopter", "police helicopter" behind the name: what goes before its code there is its maker.
    bool before_craft() const {
        for (auto at = name_.last; at < tokens_.size() && at < name_.last + 2; ++at) {
            static constexpr std::string_view crafts[] = {"aircraft", "airplane", "helicopter", "plane",
                                                          "aeroplane"};
            if (tokens_[at].upos != Upos::NOUN && tokens_[at].upos != Upos::ADJ) return false;
            if (std::find(std::begin(crafts), std::end(crafts), tokens_[at].lemma) != std::end(crafts))
                return true;
        }
        return false;
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    const Name& name_;
    const NameTables& tables_;
};
}  // namespace

std::vector<Name> maker_parts(const Sentence& sentence, const Name& name, const NameTables& tables) {
    const auto end = MakerName(sentence, name, tables).end();
    if (end == name.first || sentence.tokens[end].form.starts_with('-')) return {};  // "Sukhoi-30"
    const auto type = name.type == NodeType::company ? NodeType::product : name.type;
    return {{name.first, end, NodeType::company, name.confidence}, {end, name.last, type, name.confidence}};
}

}  // namespace newsgraph

#include "extract/claims/repeated_names.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/party_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace newsgraph {

namespace {
constexpr float repeated_confidence = 0.6F;
constexpr std::uint32_t longest_name = 5;
constexpr std::size_t least_letters = 4;

class RepeatedNames {
public:
    explicit RepeatedNames(std::span<Sentence> sentences) : sentences_(sentences) {}

    void run() {
        for (const auto& sentence : sentences_)
            for (const auto& name : sentence.names)
                if (name.first < name.last && name.last <= sentence.tokens.size()) learn(sentence, name);
        if (votes_.empty()) return;
        for (const auto& sentence : sentences_)
            for (const auto& token : sentence.tokens)
                if (!capital(token)) common_.emplace(token.form);
        for (auto& sentence : sentences_) find(sentence);
    }

private:
    using Votes = std::array<float, node_type_names.size()>;

    static bool capital(const Token& token) {
        return !token.form.empty() && token.form.front() >= 'A' && token.form.front() <= 'Z';
    }

    /// "SAP", "AMD"
    static bool is_letters(std::string_view form) { return form.size() > 2 && looks_like_acronym(form); }

    static std::string key(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
        std::string text;
        for (auto at = first; at < last; ++at) text.append(sentence.tokens[at].form) += ' ';
        return text;
    }

    void vote(std::string text, NodeType type, float weight) {
        auto& votes = votes_.try_emplace(std::move(text), Votes{}).first->second;
        votes[static_cast<std::size_t>(type)] += weight;
    }

    void learn(const Sentence& sentence, const Name& name) {
        const auto& first = sentence.tokens[name.first];
        if (!capital(first)) return;
        if (key(sentence, name.first, name.last).size() > least_letters || is_letters(first.form))
            vote(key(sentence, name.first, name.last), name.type, name.confidence);
        if (name.last - name.first < 2) return;
        if (const auto at = name.last + 1; at + 1 < sentence.tokens.size() &&
                                           sentence.tokens[name.last].form == "(" &&
                                           sentence.tokens[at + 1].form == ")" && !name_at(sentence, at)) {
            // "the Indian National Congress (INC)"
            const auto form = name_form(sentence, name);
            if (are_initials_of(sentence.tokens[at].form, form.words))
                vote(key(sentence, at, at + 1), name.type, name.confidence);
        }
        if (name.type == NodeType::organization)
            if (const auto letters = initials(sentence, name); letters.size() > 2)
                vote(letters + ' ', name.type, name.confidence / 2);  // "NUJ", without a bracket
        // "Northmoor" of "Northmoor Health Trust", "Orne" of "Samuel Orne"
        const bool person = name.type == NodeType::person;
        if (!person && name.type != NodeType::company) return;
        const auto at = person ? name.last - 1 : name.first;
        const auto& word = sentence.tokens[at];
        const auto folded = fold_word(word.form);
        if (word.form.size() <= least_letters || !capital(word) || is_business_word(folded) ||
            is_body_word(folded) || is_legal_suffix(folded) || nominal(folded).known)
            return;
        vote(key(sentence, at, at + 1), name.type, name.confidence / 2);
    }

    static std::string initials(const Sentence& sentence, const Name& name) {
        std::string letters;
        for (auto at = name.first; at < name.last; ++at)
            if (capital(sentence.tokens[at])) letters += sentence.tokens[at].form.front();
        return letters;
    }

    /// A rare name may pass for a numeral: "Cellion".
    static bool proper(const Token& token) {
        return capital(token) && (token.upos == Upos::PROPN ||
                                  ((token.upos == Upos::NUM || token.upos == Upos::X) &&
                                   token.form.find_first_of("0123456789") == std::string_view::npos));
    }

    /// "Geely already owns": for the tagger an adverb, but a name elsewhere and never a word in lower case.
    bool is_known(const Sentence& sentence, std::uint32_t at) const {
        const auto& token = sentence.tokens[at];
        const bool open = token.upos == Upos::NOUN || token.upos == Upos::ADV || token.upos == Upos::X;
        if (base(token.deprel) == Deprel::amod || base(token.deprel) == Deprel::compound) return false;
        const auto folded = fold_word(token.form);
        return open && capital(token) && (token.form.size() > least_letters || is_letters(token.form)) &&
               !nominal(folded).known && !is_business_word(folded) && !is_body_word(folded) &&
               !common_.contains(folded) && votes_.contains(key(sentence, at, at + 1));
    }

    void find(Sentence& sentence) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        std::vector<Name> found;
        for (auto& name : sentence.names)  // only the first name of "Anderson Cooper", who is known in full
            if (name.type == NodeType::person && name.last < count && proper(sentence.tokens[name.last]) &&
                !name_at(sentence, name.last) && votes_.contains(key(sentence, name.first, name.last + 1)))
                ++name.last;
        for (std::uint32_t at = 0; at < count; ++at) {
            if ((!proper(sentence.tokens[at]) && !is_known(sentence, at)) || name_at(sentence, at)) continue;
            auto end = at + 1;  // the whole of what stands there as a name
            while (end < count && proper(sentence.tokens[end]) && !name_at(sentence, end)) ++end;
            if ((looks_like_acronym(sentence.tokens[at].form) ||
                 nominal(fold_word(sentence.tokens[at].form)).body) &&
                votes_.contains(key(sentence, at, at + 1)))
                end = at + 1;  // "NUJ General Secretary"
            if (end - at <= longest_name &&
                (at == 0 || !capital(sentence.tokens[at - 1]) ||
                 is_party_word(sentence.tokens[at - 1].form)) &&
                (end == at + 1 || !(end < count && capital(sentence.tokens[end]))))
                if (const auto known = votes_.find(key(sentence, at, end)); known != votes_.end()) {
                    const auto best = std::max_element(known->second.begin(), known->second.end());
                    found.push_back(
                        {at, end, static_cast<NodeType>(best - known->second.begin()), repeated_confidence});
                }
            at = end - 1;
        }
        for (const auto& name : found) insert_name(sentence, name);
    }

    std::span<Sentence> sentences_;
    std::unordered_map<std::string, Votes> votes_;
    std::unordered_set<std::string> common_;  ///< words in lower case
};
}  // namespace

void add_repeated_names(std::span<Sentence> sentences) {
    RepeatedNames(sentences).run();
}

}  // namespace newsgraph

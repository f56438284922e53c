#include "extract/claims/party_names.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/tree.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <unordered_set>

namespace newsgraph {

namespace {
constexpr float party_confidence = 0.8F;

struct Words {
    std::unordered_set<std::string_view> parties, names, posts, bodies, kinds;
};

const Words& words() {
    static const Words made = [] {
        Words read;
        read_table(embedded_table("parties"), "parties.tsv", [&](auto cells, std::size_t) {
            for (const auto cell : split_cell(cells[0])) read.parties.insert(cell);
            for (const auto cell : split_cell(cells[3])) {
                read.parties.insert(cell);
                read.names.insert(cell);
            }
            for (const auto cell : split_cell(cells[1])) read.posts.insert(cell);
            for (const auto cell : split_cell(cells[2])) read.bodies.insert(cell);
            for (const auto cell : split_cell(cells[4])) read.kinds.insert(cell);
        });
        return read;
    }();
    return made;
}

class PartyNames {
public:
    explicit PartyNames(Sentence& sentence) : sentence_(sentence), tokens_(sentence.tokens) {}

    void run() {
        for (auto& name : sentence_.names) {
            free_posts(name);
            if (name.type != NodeType::organization && party_end(name.first) == name.last &&
                (tokens_[name.last - 1].form.ends_with('s') || name.last == name.first + 2))
                name.type = NodeType::organization;  // "some Democrats"
        }
        for (std::uint32_t at = 0; at + 2 < tokens_.size(); ++at) {  // "Liberal Democrat" is one
            if (party_end(at) != at + 2 || !stands_for_party(at, at + 2)) continue;
            std::erase_if(sentence_.names,
                          [&](const Name& name) { return name.first >= at && name.last <= at + 2; });
        }
        for (std::uint32_t at = 0; at + 1 < tokens_.size(); ++at) {
            const auto end = party_end(at);
            if (end == at || name_at(sentence_, at) || name_at(sentence_, end - 1)) continue;
            if (end < tokens_.size() && stands_for_party(at, end))
                insert_name(sentence_, {at, end, NodeType::organization, party_confidence});
        }
        for (std::uint32_t at = 2; at < tokens_.size(); ++at)
            if (tokens_[at].form == "party") name_before(at);
    }

private:
    /// "who heads the Wiper party", "X's Renaissance party", "the ruling Wiper party": a name that only the
    /// word behind it tells.
    void name_before(std::uint32_t party) {
        auto first = party;
        const auto proper = [&](std::uint32_t at) {
            const auto& token = tokens_[at];
            return token.form.front() >= 'A' && token.form.front() <= 'Z' && !name_at(sentence_, at) &&
                   (token.upos == Upos::PROPN || token.upos == Upos::NOUN);
        };
        while (first > 1 && party - first < 3 && proper(first - 1)) --first;
        if (first == party) return;
        const auto& before = tokens_[first - 1];
        bool political =
            before.xpos == Xpos::POS || before.xpos == Xpos::PRPS || words().kinds.contains(before.form);
        if (before.form == "the" && first > 1)
            political =
                is_one_of(tokens_[first - 2].lemma, {"found", "head", "join", "lead", "leave", "quit", "of"});
        if (political) insert_name(sentence_, {first, party, NodeType::organization, party_confidence});
    }

    /// Behind the longest party word that begins here, else the token itself.
    std::uint32_t party_end(std::uint32_t at) const {
        if (at + 1 < tokens_.size() && is_party_word(text(at, at + 2))) return at + 2;
        return is_party_word(tokens_[at].form) ? at + 1 : at;
    }

    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return {tokens_[first].form.data(), tokens_[last - 1].end - tokens_[first].begin};
    }

    bool is_post(std::uint32_t at) const {
        auto word = fold_word(tokens_[at].form);
        if (words().posts.contains(word)) return true;
        if (word.ends_with("men")) word.replace(word.size() - 3, 3, "man");
        if (word.ends_with("women")) word.replace(word.size() - 5, 5, "woman");
        return words().posts.contains(singular(word));
    }

    /// "Republican Representatives" is no body: only the party is a name.
    void free_posts(Name& name) const {
        const auto end = party_end(name.first);
        if (name.type != NodeType::organization || end == name.first || end >= name.last) return;
        for (auto at = end; at < name.last; ++at)
            if (!is_post(at)) return;
        name.last = end;
    }

    bool stands_for_party(std::uint32_t at, std::uint32_t end) const {
        if (person_at(end)) return true;
        const auto next = tokens_[end].form;
        const bool ends = next == "," || next == "." || next == "who" || next == "from";
        const auto article = at > 1 && tokens_[at - 1].form.front() < 'a' ? at - 2 : at - 1;
        if (ends && at > 1 && at - article < 3 &&
            (tokens_[article].form == "a" || tokens_[article].form == "an"))
            return true;  // "X, a Missouri Republican,"
        if (at > 0 && tokens_[end - 1].form.ends_with('s') &&
            (tokens_[end - 1].xpos == Xpos::NNPS || tokens_[end - 1].xpos == Xpos::NNS))
            return true;  // "some Democrats"
        for (auto word = end; word < tokens_.size() && word < end + 3; ++word) {
            const auto tag = tokens_[word].upos;
            if (tag != Upos::NOUN && tag != Upos::PROPN && tag != Upos::ADJ) break;
            if (is_post(word)) return true;
        }
        return false;
    }

    bool person_at(std::uint32_t at) const {
        return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& name) {
            return name.first == at && name.type == NodeType::person;
        });
    }

    Sentence& sentence_;
    const std::vector<Token>& tokens_;
};
}  // namespace

bool is_party_word(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && words().parties.contains(word);
}

bool is_party_title(std::string_view word) {
    return words().names.contains(word);
}

bool is_party_body(std::string_view lower) {
    return words().bodies.contains(lower);
}

void add_party_names(std::span<Sentence> sentences) {
    for (auto& sentence : sentences) PartyNames(sentence).run();
}

}  // namespace newsgraph

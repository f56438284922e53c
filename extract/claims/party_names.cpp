#include "extract/claims/party_names.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace newsgraph {

namespace {
constexpr float party_confidence = 0.8F;

bool is_politician(const Token& token) {
    static constexpr std::array<std::string_view, 34> posts{"Congressman",
                                                            "Congresswoman",
                                                            "Councillor",
                                                            "Governor",
                                                            "Lawmaker",
                                                            "MEP",
                                                            "MP",
                                                            "MSP",
                                                            "Mayor",
                                                            "Member",
                                                            "Peer",
                                                            "Rep.",
                                                            "Representative",
                                                            "Sen.",
                                                            "Senator",
                                                            "Speaker",
                                                            "candidate",
                                                            "chairman",
                                                            "chairwoman",
                                                            "congressman",
                                                            "congresswoman",
                                                            "councillor",
                                                            "governor",
                                                            "lawmaker",
                                                            "leader",
                                                            "legislator",
                                                            "mayor",
                                                            "nominee",
                                                            "peer",
                                                            "politician",
                                                            "representative",
                                                            "senator",
                                                            "strategist",
                                                            "whip"};
    return std::find(posts.begin(), posts.end(), token.form) != posts.end();
}

bool person_at(const Sentence& sentence, std::uint32_t at) {
    return std::any_of(sentence.names.begin(), sentence.names.end(),
                       [&](const Name& name) { return name.first == at && name.type == NodeType::person; });
}

void add(Sentence& sentence, std::uint32_t at) {
    insert_name(sentence, {at, at + 1, NodeType::organization, party_confidence});
}
}  // namespace

bool is_party_word(std::string_view word) {
    if (word.empty() || word.front() < 'A' || word.front() > 'Z') return false;
    static const auto words = [] {
        std::unordered_set<std::string_view> made;
        read_table(embedded_table("parties"), "parties.tsv", [&](auto cells, std::size_t) {
            for (const auto cell : split_cell(cells[0])) made.insert(cell);
        });
        return made;
    }();
    return words.contains(word);
}

void add_party_names(std::span<Sentence> sentences) {
    for (auto& sentence : sentences) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        for (std::uint32_t at = 0; at + 1 < count; ++at) {
            if (!is_party_word(sentence.tokens[at].form) || name_at(sentence, at)) continue;
            if (person_at(sentence, at + 1)) {
                add(sentence, at);
                continue;
            }
            const auto next_form = sentence.tokens[at + 1].form;
            const bool ends =
                next_form == "," || next_form == "." || next_form == "who" || next_form == "from";
            const auto article = at > 1 && sentence.tokens[at - 1].form.front() < 'a' ? at - 2 : at - 1;
            if (ends && at > 1 && at - article < 3 &&
                (sentence.tokens[article].form == "a" || sentence.tokens[article].form == "an")) {
                add(sentence, at);  // "X, a Missouri Republican,"
                continue;
            }
            for (auto next = at + 1; next < count && next < at + 4; ++next) {
                const auto tag = sentence.tokens[next].upos;
                if (tag != Upos::NOUN && tag != Upos::PROPN && tag != Upos::ADJ) break;
                if (!is_politician(sentence.tokens[next])) continue;
                add(sentence, at);
                break;
            }
        }
    }
}

}  // namespace newsgraph

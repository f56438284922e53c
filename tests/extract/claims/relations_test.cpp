// Claims from hand-written trees: what the engine does when the parse and the mentions are right.
#include "extract/claims/claims.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <deque>
#include <sstream>

using namespace newsgraph;

namespace {

/// Rows "form UPOS XPOS head deprel lemma [type:Name]"; the head counts from 1, 0 is the root. A mention
/// covers its token and, for names of several words, the flat or compound tokens that the name spells.
struct Parsed {
    Document document;
    std::vector<Sentence> sentences;
    Mentions mentions;
    std::deque<std::string> names;

    explicit Parsed(const std::vector<std::string>& trees) {
        std::vector<std::vector<std::vector<std::string>>> rows;
        for (const auto& tree : trees) {
            auto& sentence = rows.emplace_back();
            std::istringstream in(tree);
            for (std::string line; std::getline(in, line);) {
                std::istringstream fields(line);
                std::vector<std::string> row;
                for (std::string field; fields >> field;) row.push_back(field);
                if (row.size() < 6) continue;
                sentence.push_back(row);
                if (!document.text.empty()) document.text += ' ';
                document.text += row[0];
            }
        }
        std::size_t at = 0;
        for (const auto& sentence : rows) add(sentence, at);
        document.characters = document.text.size();
        document.blocks.push_back({0, document.text.size(), BlockKind::paragraph});
    }

    void add(const std::vector<std::vector<std::string>>& rows, std::size_t& at) {
        Sentence sentence;
        sentence.begin = static_cast<std::uint32_t>(at);
        for (const auto& row : rows) {
            Token token;
            token.begin = static_cast<std::uint32_t>(at);
            token.end = static_cast<std::uint32_t>(at + row[0].size());
            at = token.end + 1;
            token.form = std::string_view(document.text).substr(token.begin, row[0].size());
            token.upos = *parse_upos(row[1]);
            token.xpos = parse_xpos(row[2]);
            token.head = std::stoi(row[3]) - 1;
            token.deprel = *parse_deprel(row[4]);
            token.lemma = row[5];
            sentence.tokens.push_back(token);
        }
        sentence.end = sentence.tokens.back().end;
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            if (rows[i].size() > 6) mention(rows, i);
        sentences.push_back(sentence);
    }

    void mention(const std::vector<std::vector<std::string>>& rows, std::uint32_t at) {
        auto spec = rows[at][6];
        Mention found;
        if (spec.starts_with("~")) found.kind = MentionKind::pronoun, spec.erase(0, 1);
        if (spec.starts_with("^")) found.kind = MentionKind::demonym, spec.erase(0, 1);
        const auto type = *parse_node_type(spec.substr(0, spec.find(':')));
        auto name = spec.substr(spec.find(':') + 1);
        std::replace(name.begin(), name.end(), '_', ' ');
        std::uint32_t index = 0;
        while (index < mentions.entities.size() && mentions.entities[index].name != name) ++index;
        if (index == mentions.entities.size()) mentions.entities.push_back({type, name, {name}, 1, {}});
        found.sentence = static_cast<std::uint32_t>(sentences.size());
        found.head = at;
        found.first = at;
        found.last = at + 1;
        const auto in_name = [&](std::uint32_t other) { return name.find(rows[other][0]) != std::string::npos; };
        if (found.kind == MentionKind::name) {
            while (found.first > 0 && in_name(found.first - 1)) --found.first;
            while (found.last < rows.size() && in_name(found.last)) ++found.last;
        }
        found.entity = EntityIndex{index};
        mentions.mentions.push_back(found);
    }

    std::string name(EntityIndex index) const { return mentions.entities[static_cast<std::size_t>(index)].name; }

    std::vector<std::string> claims() const {
        static const Lexicon lexicon;
        return claims(lexicon);
    }
    std::vector<std::string> claims(const Lexicon& lexicon) const {
        std::vector<std::string> out;
        for (const auto& claim : find_claims(document, sentences, mentions, lexicon)) {
            auto text = name(claim.source) + " " + std::string(to_string(claim.relation)) + " " + name(claim.target);
            if (claim.status != Status::asserted) text += " " + std::string(to_string(claim.status));
            for (const auto& speaker : claim.attribution)
                text += " by " + (speaker.index() ? std::get<std::string>(speaker) : name(std::get<EntityIndex>(speaker)));
            out.push_back(text);
        }
        std::sort(out.begin(), out.end());
        return out;
    }
};

using Claims = std::vector<std::string>;

}  // namespace

TEST_CASE("a verb's subject and object are the ends of its relation, in either voice") {
    const Parsed active({"Bosch PROPN NNP 2 nsubj Bosch company:Bosch\n"
                         "bought VERB VBD 0 root buy\n"
                         "Senvion PROPN NNP 2 obj Senvion company:Senvion\n"});
    CHECK(active.claims() == Claims{"Bosch acquires Senvion"});
    const Parsed passive({"Senvion PROPN NNP 3 nsubj:pass Senvion company:Senvion\n"
                          "was AUX VBD 3 aux:pass be\n"
                          "bought VERB VBN 0 root buy\n"
                          "by ADP IN 5 case by\n"
                          "Bosch PROPN NNP 3 obl:agent Bosch company:Bosch\n"});
    CHECK(passive.claims() == Claims{"Bosch acquires Senvion"});
}

TEST_CASE("a denied plan is denied, in the denier's voice") {
    const Parsed denial({"Bosch PROPN NNP 2 nsubj Bosch company:Bosch\n"
                         "denied VERB VBD 0 root deny\n"
                         "that SCONJ IN 5 mark that\n"
                         "it PRON PRP 5 nsubj it ~company:Bosch\n"
                         "planned VERB VBD 2 ccomp plan\n"
                         "to PART TO 7 mark to\n"
                         "buy VERB VB 5 xcomp buy\n"
                         "Senvion PROPN NNP 7 obj Senvion company:Senvion\n"});
    CHECK(denial.claims() == Claims{"Bosch acquires Senvion denied by Bosch"});
}

TEST_CASE("negation, modals and plans set the status") {
    const auto with = [](const std::string& auxiliary, const std::string& form) {
        return Parsed({"Bosch PROPN NNP 4 nsubj Bosch company:Bosch\n" + auxiliary + form +
                       " VERB VB 0 root acquire\n"
                       "Senvion PROPN NNP 4 obj Senvion company:Senvion\n"})
            .claims();
    };
    CHECK(with("did AUX VBD 4 aux do\nnot PART RB 4 advmod not\n", "acquire") == Claims{"Bosch acquires Senvion denied"});
    CHECK(with("may AUX MD 4 aux may\nsoon ADV RB 4 advmod soon\n", "acquire") == Claims{"Bosch acquires Senvion alleged"});
    CHECK(with("will AUX MD 4 aux will\nsoon ADV RB 4 advmod soon\n", "acquire") == Claims{"Bosch acquires Senvion planned"});
}

TEST_CASE("a condition is no claim") {
    const Parsed condition({"If SCONJ IN 3 mark if\n"
                            "Bosch PROPN NNP 3 nsubj Bosch company:Bosch\n"
                            "buys VERB VBZ 6 advcl buy\n"
                            "Senvion PROPN NNP 3 obj Senvion company:Senvion\n"
                            "shares NOUN NNS 6 nsubj share\n"
                            "rise VERB VBP 0 root rise\n"});
    CHECK(condition.claims().empty());
}

TEST_CASE("titles tie a name to what stands before and behind them") {
    const Parsed before({"Former ADJ JJ 3 amod former\n"
                         "Bosch PROPN NNP 3 compound Bosch company:Bosch\n"
                         "CEO NOUN NN 4 nmod:desc ceo\n"
                         "Ada PROPN NNP 6 nsubj Ada person:Ada_Lund\n"
                         "Lund PROPN NNP 4 flat Lund\n"
                         "laughed VERB VBD 0 root laugh\n"});
    CHECK(before.claims() == Claims{"Ada Lund leads Bosch ended"});
    const Parsed behind({"Ada PROPN NNP 8 nsubj Ada person:Ada_Lund\n"
                         "Lund PROPN NNP 1 flat Lund\n"
                         ", PUNCT , 4 punct ,\n"
                         "head NOUN NN 1 appos head\n"
                         "of ADP IN 6 case of\n"
                         "research NOUN NN 4 nmod research\n"
                         "at ADP IN 8 case at\n"
                         "Bosch PROPN NNP 4 nmod Bosch company:Bosch\n"
                         "laughed VERB VBD 0 root laugh\n"});
    CHECK(behind.claims() == Claims{"Ada Lund works_for Bosch"});
}

TEST_CASE("a title inside a said-clause stays the document's own, the clause is the speaker's") {
    const Parsed said({"Officials NOUN NNS 2 nsubj official\n"
                       "said VERB VBD 0 root say\n"
                       "Bosch PROPN NNP 4 compound Bosch company:Bosch\n"
                       "CEO NOUN NN 5 nmod:desc ceo\n"
                       "Lund PROPN NNP 6 nsubj Lund person:Lund\n"
                       "met VERB VBD 2 ccomp meet\n"
                       "Berg PROPN NNP 6 obj Berg person:Berg\n"});
    CHECK(said.claims() == Claims{"Lund leads Bosch", "Lund meets Berg by Officials"});
}

TEST_CASE("a noun of action takes its agent from the verb that carries it") {
    const Parsed imposed({"Brazil PROPN NNP 2 nsubj Brazil country:Brazil\n"
                          "imposed VERB VBD 0 root impose\n"
                          "tariffs NOUN NNS 2 obj tariff\n"
                          "on ADP IN 6 case on\n"
                          "Chinese ADJ JJ 6 amod chinese ^country:China\n"
                          "steel NOUN NN 3 nmod steel\n"});
    CHECK(imposed.claims() == Claims{"Brazil imposes_tariff_on China"});
    const Parsed lifted({"Brazil PROPN NNP 2 nsubj Brazil country:Brazil\n"
                         "lifted VERB VBD 0 root lift\n"
                         "sanctions NOUN NNS 2 obj sanction\n"
                         "on ADP IN 5 case on\n"
                         "Chad PROPN NNP 3 nmod Chad country:Chad\n"});
    CHECK(lifted.claims() == Claims{"Brazil restricts Chad ended"});
}

TEST_CASE("X's rival does not stand for X") {
    const Parsed rival({"Bosch's PROPN NNP 2 nmod:poss Bosch company:Bosch\n"
                        "rival NOUN NN 3 nsubj rival\n"
                        "sued VERB VBD 0 root sue\n"
                        "Senvion PROPN NNP 3 obj Senvion company:Senvion\n"});
    CHECK(rival.claims().empty());
}

TEST_CASE("control and conjunction share subjects and objects") {
    const Parsed shared({"Bosch PROPN NNP 4 nsubj Bosch company:Bosch\n"
                         "and CCONJ CC 3 cc and\n"
                         "Siemens PROPN NNP 1 conj Siemens company:Siemens\n"
                         "want VERB VBP 0 root want\n"
                         "to PART TO 6 mark to\n"
                         "buy VERB VB 4 xcomp buy\n"
                         "Senvion PROPN NNP 6 obj Senvion company:Senvion\n"
                         "and CCONJ CC 9 cc and\n"
                         "Heliora PROPN NNP 7 conj Heliora company:Heliora\n"});
    CHECK(shared.claims() == Claims{"Bosch acquires Heliora planned", "Bosch acquires Senvion planned",
                                    "Siemens acquires Heliora planned", "Siemens acquires Senvion planned"});
}

TEST_CASE("a user's frames add triggers without code") {
    Lexicon lexicon;
    lexicon.add_frames("#lemmas\tpos\trelation\tsource\ttarget\ttypes\tstatus\twith\n"
                       "gobble\tverb\tacquires\tsubj\tobj\tcompany>company\n",
                       "mine.tsv");
    const Parsed sentence({"Bosch PROPN NNP 2 nsubj Bosch company:Bosch\n"
                           "gobbled VERB VBD 0 root gobble\n"
                           "Senvion PROPN NNP 2 obj Senvion company:Senvion\n"});
    CHECK(sentence.claims().empty());
    CHECK(sentence.claims(lexicon) == Claims{"Bosch acquires Senvion"});
    const Parsed passive({"Senvion PROPN NNP 3 nsubj:pass Senvion company:Senvion\n"
                          "was AUX VBD 3 aux:pass be\n"
                          "gobbled VERB VBN 0 root gobble\n"
                          "by ADP IN 5 case by\n"
                          "Bosch PROPN NNP 3 obl:agent Bosch company:Bosch\n"});
    CHECK(passive.claims(lexicon) == Claims{"Bosch acquires Senvion"});
    const Parsed plan({"Bosch PROPN NNP 2 nsubj Bosch company:Bosch\n"
                       "plans VERB VBZ 0 root plan\n"
                       "to PART TO 4 mark to\n"
                       "gobble VERB VB 2 xcomp gobble\n"
                       "Senvion PROPN NNP 4 obj Senvion company:Senvion\n"});
    CHECK(plan.claims(lexicon) == Claims{"Bosch acquires Senvion planned"});
    CHECK_THROWS_WITH(lexicon.add_frames("#lemmas\tpos\trelation\tsource\ttarget\ttypes\tstatus\twith\n"
                                         "gobble\tverb\teats\tsubj\tobj\n",
                                         "mine.tsv"),
                      "mine.tsv:2: expected a relation (leads, makes, restricts…), got 'eats'");
}

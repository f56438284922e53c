#include "extract/claims/mention.hpp"
#include "extract/language/name_tables.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <deque>
#include <sstream>

using namespace newsgraph;

namespace {

const NameTables& tables() {
    static const NameTables made;
    return made;
}

/// A document from lines of words. "[person Alexandr Wang]" is a recognized name; a word may carry its place
/// in the tree as "word|UPOS|XPOS|head|relation" (head from 1, 0 is the root). A line is a sentence.
struct Text {
    explicit Text(const std::string& lines) {
        std::vector<Sentence> drafts;
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line);) {
            Sentence sentence;
            std::istringstream words(line);
            std::optional<Name> open;
            for (std::string word; words >> word;) {
                if (word.front() == '[') {
                    open = Name{static_cast<std::uint32_t>(sentence.tokens.size()), 0,
                                parse_node_type(word.substr(1)).value(), 0.9f};
                    continue;
                }
                const bool closes = word.ends_with(']');
                if (closes) word.pop_back();
                add(sentence, word);
                if (closes) {
                    open->last = static_cast<std::uint32_t>(sentence.tokens.size());
                    sentence.names.push_back(*open);
                }
            }
            drafts.push_back(std::move(sentence));
        }
        document.blocks = {{0, document.text.size()}};
        for (auto& sentence : drafts)
            for (auto& token : sentence.tokens)
                token.form = std::string_view(document.text).substr(token.begin, token.end - token.begin);
        sentences = std::move(drafts);
        found = resolve_mentions(document, sentences, tables());
    }

    void add(Sentence& sentence, const std::string& word) {
        std::vector<std::string> cells;
        std::istringstream in(word);
        for (std::string cell; std::getline(in, cell, '|');) cells.push_back(cell);
        if (!document.text.empty()) document.text += ' ';
        Token token;
        token.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += cells[0];
        token.end = static_cast<std::uint32_t>(document.text.size());
        token.lemma = cells[0];
        std::transform(token.lemma.begin(), token.lemma.end(), token.lemma.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (cells.size() == 5) {
            token.upos = parse_upos(cells[1]).value();
            token.xpos = parse_xpos(cells[2]);
            token.head = std::stoi(cells[3]) - 1;
            token.deprel = parse_deprel(cells[4]).value();
        }
        sentence.tokens.push_back(token);
    }

    /// Names of all entities, sorted, with '|' between.
    std::string names() const {
        std::vector<std::string> all;
        for (const auto& entity : found.entities) all.push_back(entity.name);
        std::sort(all.begin(), all.end());
        std::string joined;
        for (const auto& name : all) joined += (joined.empty() ? "" : "|") + name;
        return joined;
    }

    /// What the mention with this head token refers to; several behind each other; empty for none.
    std::string who(std::uint32_t sentence, std::uint32_t head) const {
        std::string joined;
        for (const auto& mention : found.mentions)
            if (mention.sentence == sentence && mention.head == head)
                joined += (joined.empty() ? "" : "|") +
                          found.entities[static_cast<std::size_t>(mention.entity)].name;
        return joined;
    }

    Document document;
    std::vector<Sentence> sentences;
    Mentions found;
};

}  // namespace

TEST_CASE("a surname and a full name are one person") {
    CHECK(Text("[person Ada Brandt] founded it .\n[person Brandt] left .").names() == "Ada Brandt");
    CHECK(Text("[person Liu Haoran] spoke .\n[person Liu] left .").names() == "Liu Haoran");
    CHECK(Text("[person Mr Brandt] met [person President Ada Brandt]").names() == "Ada Brandt");
    CHECK(Text("[person Tarek al-Masri] spoke .\n[person Masri] left .").names() == "Tarek al-Masri");
}

TEST_CASE("initials, middle names and nicknames do not make two people of one") {
    CHECK(Text("[person Ruth P. Ellison] met [person Ruth Ellison]").names() == "Ruth P. Ellison");
    CHECK(Text("[person Bill Ellison] is [person William Ellison]").names() == "William Ellison");
    CHECK(Text("[person Ruth Ellison] met [person Mark Ellison]").names() == "Mark Ellison|Ruth Ellison");
}

TEST_CASE("accents and dots do not make two things of one") {
    CHECK(Text("[person Emre Doğan] spoke .\n[person Dogan] left .").names() == "Emre Doğan");
    CHECK(Text("[organization U.N.] and [organization UN]").found.entities.size() == 1);
}

TEST_CASE("two people with one surname stay two, and the surname goes to the one last spoken of") {
    const Text text(
        "[person Ada Wang] spoke .\n[person Wang] sat .\n[person Zoe Wang] came .\n[person Wang] left .");
    CHECK(text.names() == "Ada Wang|Zoe Wang");
    CHECK(text.who(1, 0) == "Ada Wang");
    CHECK(text.who(3, 0) == "Zoe Wang");
}

TEST_CASE("a company's short form and legal form are the company") {
    CHECK(Text("[company Northern Kite Company] grew .\n[company Northern Kite] said").names() ==
          "Northern Kite Company");
    CHECK(Text("[company Velora Technologies Inc] grew .\n[company Velora] said").names() ==
          "Velora Technologies Inc");
    CHECK(Text("[company Garda Micro Systems] grew .\n[company GMS] said").names() == "Garda Micro Systems");
}

TEST_CASE("a unit with a name of its own is another company") {
    CHECK(Text("[company Velora] grew .\n[company Velora Cloud] said").names() == "Velora|Velora Cloud");
    CHECK(Text("[company Velora] grew .\n[company Velora Ireland] said").names() == "Velora|Velora Ireland");
}

TEST_CASE("an acronym in brackets is the name before it") {
    CHECK(Text("[organization Council of Kite Makers] ( [organization CKM] ) met .\n[organization CKM] said")
              .names() == "Council of Kite Makers");
    CHECK(Text("[organization CKM] ( [organization Council of Kite Makers] ) met").names() ==
          "Council of Kite Makers");
}

TEST_CASE("bodies are one whatever stands before or behind the kind of body") {
    CHECK(Text("[organization Iraqi Parliament] met .\n[organization Parliament of Iraq] voted").names() ==
          "Iraq|Parliament of Iraq");
    CHECK(Text("[organization United States Senate] met .\n[organization Senate] voted").names() ==
          "United States|United States Senate");
    CHECK(Text("[organization US Department of Energy] met .\n[organization U.S. energy department] said")
              .found.entities.size() == 2);
}

TEST_CASE("a country has its usual name, and its demonym is a mention of it") {
    const Text text("[country U.S.] and [country America] and [country American] firms");
    CHECK(text.names() == "United States");
    CHECK(text.found.entities[0].iso3166 == "US");
    CHECK(text.found.mentions[2].kind == MentionKind::demonym);
}

TEST_CASE("the name of a body names its country, that of a company does not") {
    CHECK(Text("[organization Royal Chilean Air Force] came").names() == "Chile|Royal Chilean Air Force");
    CHECK(Text("[organization Parliament of Ghana] voted").names() == "Ghana|Parliament of Ghana");
    CHECK(Text("[company Kenyan Kites] grew").names() == "Kenyan Kites");
}

TEST_CASE("a language is no country") {
    CHECK(
        Text("she|PRON|PRP|2|nsubj speaks|VERB|VBZ|0|root [country Chinese|ADJ|JJ|2|obj]").names().empty() ==
        false);
    Text text("they|PRON|PRP|2|nsubj speak|VERB|VBP|0|root [country Chinese|PROPN|NNP|2|obj]");
    CHECK(text.names().empty());
}

TEST_CASE("a seat that acts is the government, a seat where something happens is the city") {
    const Text acts(
        "[place Beijing|PROPN|NNP|2|nsubj] rejected|VERB|VBD|0|root the|DET|DT|4|det claim|NOUN|NN|2|obj");
    CHECK(acts.names() == "China");
    CHECK(acts.found.mentions[0].kind == MentionKind::metonym);
    const Text there(
        "She|PRON|PRP|2|nsubj spoke|VERB|VBD|0|root in|ADP|IN|4|case [place Beijing|PROPN|NNP|2|obl]");
    CHECK(there.names() == "Beijing");
    const Text owns("[place Moscow|PROPN|NNP|3|nmod:poss] 's|PART|POS|1|case efforts|NOUN|NNS|0|root");
    CHECK(owns.names() == "Russia");
}

TEST_CASE("a government is its country, with the word that carries it as head") {
    const Text text(
        "The|DET|DT|3|det [country Chilean|ADJ|JJ|3|amod] government|NOUN|NN|4|nsubj agreed|VERB|VBD|0|root");
    CHECK(text.who(0, 1) == "Chile");
    CHECK(text.who(0, 2) == "Chile");
    const Text head(
        "The|DET|DT|3|det [person Biden|PROPN|NNP|3|compound] administration|NOUN|NN|4|nsubj "
        "agreed|VERB|VBD|0|root");
    CHECK(head.who(0, 2) == "United States");
}

TEST_CASE("plural chips and products are one with the singular") {
    CHECK(Text("[chip H800] and [chip H800s]").names() == "H800");
    CHECK(Text("[product 787 Dreamliner] and [product Dreamliners] and [product Dreamliner]").names() ==
          "787 Dreamliner");
}

TEST_CASE("models of one line stay apart") {
    CHECK(Text("[product Kestrel] and [product Kestrel 4] and [product Kestrel 5]").found.entities.size() ==
          3);
}

TEST_CASE("furniture yields nothing") {
    Text text("[person Ada Brandt] spoke");
    text.document.blocks[0].kind = BlockKind::furniture;
    CHECK(resolve_mentions(text.document, text.sentences, tables()).entities.empty());
}

TEST_CASE("a pronoun of the subject's gender is the subject") {
    const Text text(
        "[person Mary|PROPN|NNP|3|nsubj Brandt|PROPN|NNP|1|flat] founded|VERB|VBD|0|root [company "
        "Velora|PROPN|NNP|3|obj] .|PUNCT|.|3|punct\n"
        "She|PRON|PRP|2|nsubj left|VERB|VBD|0|root in|ADP|IN|4|case 2020|NUM|CD|2|obl");
    CHECK(text.who(1, 0) == "Mary Brandt");
}

TEST_CASE("who and which are the noun that their clause modifies") {
    const Text text(
        "[person Mary|PROPN|NNP|8|nsubj Brandt|PROPN|NNP|1|flat] ,|PUNCT|,|1|punct who|PRON|WP|5|nsubj "
        "founded|VERB|VBD|1|acl:relcl "
        "[company Velora|PROPN|NNP|5|obj] ,|PUNCT|,|5|punct left|VERB|VBD|0|root");
    CHECK(text.who(0, 3) == "Mary Brandt");
}

TEST_CASE("the company is the firm that was spoken of, and its founder's company is that firm") {
    const std::string first = "[company Velora|PROPN|NNP|2|nsubj] grew|VERB|VBD|0|root .|PUNCT|.|2|punct\n";
    const std::string the =
        "The|DET|DT|2|det company|NOUN|NN|3|nsubj hired|VERB|VBD|0|root [person Ada|PROPN|NNP|3|obj]";
    CHECK(Text(first + the).who(1, 1) == "Velora");
    const Text his(
        "[person Velora|NOUN|NN|3|compound] CEO|NOUN|NN|3|compound [person Mark|PROPN|NNP|4|nsubj] "
        "left|VERB|VBD|0|root");
    CHECK(his.who(0, 1).empty());
}

TEST_CASE("the court is no ministry, and what is selected is nothing said before") {
    const std::string first =
        "[organization Ministry|PROPN|NNP|4|nsubj of|ADP|IN|3|case Kites|PROPN|NNPS|1|nmod] "
        "met|VERB|VBD|0|root\n";
    CHECK(Text(first + "The|DET|DT|2|det court|NOUN|NN|3|nsubj met|VERB|VBD|0|root").who(1, 1).empty());
    CHECK(Text(first + "The|DET|DT|2|det ministry|NOUN|NN|3|nsubj met|VERB|VBD|0|root").who(1, 1) ==
          "Ministry of Kites");
    CHECK(Text(first + "The|DET|DT|3|det first|ADJ|JJ|3|amod ministry|NOUN|NN|4|nsubj met|VERB|VBD|0|root")
              .who(1, 2)
              .empty());
}

TEST_CASE("a quoted I is the one who speaks") {
    const Text text(
        "\"|PUNCT|``|3|punct I|PRON|PRP|3|nsubj agree|VERB|VBP|6|ccomp ,|PUNCT|,|3|punct \"|PUNCT|''|3|punct "
        "say|VERB|VBP|0|root "
        "[person Ada|PROPN|NNP|6|nsubj Brandt|PROPN|NNP|7|flat]");
    CHECK(text.who(0, 1) == "Ada Brandt");
}

TEST_CASE("names that ran together come apart, and what is no name is dropped") {
    CHECK(Text("[place Japanese Toyota] grew").names() == "Japan|Toyota");
    CHECK(Text("[company American AI] grew").names() == "United States");
    CHECK(Text("[person President] spoke").names().empty());
    CHECK(Text("[organization U.S. Government] spoke").names() == "United States");
}

TEST_CASE("a hundred thousand mentions take no longer for each than a thousand") {
    std::string lines;
    for (int i = 0; i < 20000; ++i)
        lines += "[person Ada Wang" + std::to_string(i % 500) + "] met [person Wang" +
                 std::to_string(i % 700) + "] and [company Kite] .\n";
    const Text text(lines);
    CHECK(text.found.mentions.size() == 60000);
}

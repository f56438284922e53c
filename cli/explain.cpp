// explain: how each sentence was read, what was claimed of it and why, what was refused and why.
#include "cli/documents.hpp"
#include "cli/output.hpp"
#include "export/text.hpp"
#include "extract/claims/attach.hpp"
#include "extract/explanation.hpp"
#include "extract/read/charset.hpp"

#include <algorithm>
#include <iostream>

namespace newsgraph {

namespace {

struct ExplainOptions {
    InputOptions input;
    std::string matching;
    bool claims_only = false;
};

std::string padded(std::string_view text, std::size_t columns) {
    const auto wide = width(text);
    return std::string(text) + std::string(columns > wide ? columns - wide : 0, ' ');
}

std::string_view to_string(MentionKind kind) {
    switch (kind) {
        case MentionKind::name: return "name";
        case MentionKind::demonym: return "demonym";
        case MentionKind::metonym: return "metonym";
        case MentionKind::description: return "description";
        case MentionKind::pronoun: return "pronoun";
    }
    return "";
}

std::string words(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    if (first >= last || last > sentence.tokens.size()) return {};
    const auto& begin = sentence.tokens[first];
    return one_line(std::string(begin.form.data(), sentence.tokens[last - 1].end - begin.begin));
}

/// One token a line: number, word, lemma, tags, what it is of which word, the name that it belongs to.
void print_tokens(std::ostream& out, const Sentence& sentence) {
    std::size_t forms = 4, lemmas = 4;
    for (const auto& token : sentence.tokens) {
        forms = std::min<std::size_t>(24, std::max(forms, width(token.form)));
        lemmas = std::min<std::size_t>(24, std::max(lemmas, width(token.lemma)));
    }
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        const auto number = std::to_string(i + 1);
        out << std::string(number.size() < 5 ? 5 - number.size() : 0, ' ') << number << "  "
            << padded(one_line(token.form), forms) << "  " << padded(one_line(token.lemma), lemmas) << "  "
            << padded(to_string(token.upos), 5) << "  " << padded(to_string(token.xpos), 5) << "  "
            << padded(to_string(token.deprel), 12);
        if (token.head >= 0) {
            const auto head = static_cast<std::size_t>(token.head);
            out << " of " << head + 1 << ' ' << one_line(sentence.tokens[head].form);
        }
        for (const auto& name : sentence.names)
            if (name.first <= i && i < name.last) out << "  [" << to_string(name.type) << (i == name.first ? "]" : " …]");
        out << '\n';
    }
}

void print_mentions(std::ostream& out, const Sentence& sentence, std::uint32_t number, const Mentions& mentions) {
    for (const auto& mention : mentions.mentions) {
        if (mention.sentence != number) continue;
        const auto& entity = mentions.entities[static_cast<std::size_t>(mention.entity)];
        out << "  mention  \"" << words(sentence, mention.first, mention.last) << "\" is " << one_line(entity.name) << " ("
            << to_string(entity.type) << "), " << to_string(mention.kind) << '\n';
    }
}

std::string bounded(Bound bound, const std::string& text) {
    return bound == Bound::none ? text : std::string(to_string(bound)) + " " + text;
}

void print_figures(std::ostream& out, const Sentence& sentence, const std::string& published) {
    const auto found = find_sentence_figures(sentence, published);
    for (const auto& figure : found.figures) {
        out << "  figure   ";
        if (const auto* q = std::get_if<Quantity>(&figure.value))
            out << '"' << one_line(q->text) << "\" is " << bounded(q->bound, number(q->value) + " " + q->unit) << '\n';
        else if (const auto* m = std::get_if<Money>(&figure.value))
            out << '"' << one_line(m->text) << "\" is " << bounded(m->bound, number(m->value) + " " + m->currency) << '\n';
        else if (const auto* p = std::get_if<Percent>(&figure.value))
            out << '"' << one_line(p->text) << "\" is " << bounded(p->bound, number(p->value) + "%") << '\n';
    }
    for (const auto& date : found.dates)
        out << "  date     \"" << one_line(date.date.text) << "\" is "
            << (date.date.value.empty() ? "relative, and the publication date is unknown" : date.date.value) << '\n';
}

std::string speakers(const LocalClaim& claim, const Mentions& mentions) {
    std::string text;
    for (const auto& speaker : claim.attribution) {
        text += text.empty() ? ", by " : " > ";
        if (const auto* said = std::get_if<std::string>(&speaker)) text += one_line(*said);
        else text += one_line(mentions.entities[static_cast<std::size_t>(std::get<EntityIndex>(speaker))].name);
    }
    return text;
}

void print_claim(std::ostream& out, const LocalClaim& claim, const Mentions& mentions) {
    const auto name = [&](EntityIndex index) {
        return one_line(mentions.entities[static_cast<std::size_t>(index)].name);
    };
    out << "  claim    " << name(claim.source) << ' ' << to_string(claim.relation) << ' ' << name(claim.target) << ", "
        << to_string(claim.status) << speakers(claim, mentions);
    if (!claim.predicate.empty()) out << ", \"" << one_line(claim.predicate) << '"';
    if (!claim.role.empty()) out << ", role " << one_line(claim.role);
    if (!claim.object_text.empty()) out << ", of " << one_line(claim.object_text);
    if (claim.quantity) out << ", " << one_line(claim.quantity->text) << ' ' << claim.quantity->unit;
    if (claim.money) out << ", " << one_line(claim.money->text);
    if (claim.percent) out << ", " << one_line(claim.percent->text);
    if (claim.date) out << ", " << claim.date->value;
    out << ", confidence " << number(claim.confidence) << '\n';
}

void print_trace(std::ostream& out, const Sentence& sentence, const ClaimTrace& row) {
    const bool claimed = row.refused.empty();
    out << (claimed ? "  because  " : "  refused  ") << (row.source.empty() ? "?" : one_line(row.source)) << ' '
        << to_string(row.relation) << ' ' << (row.target.empty() ? "?" : one_line(row.target)) << ", " << row.origin;
    if (row.trigger < sentence.tokens.size())
        out << " at " << row.trigger + 1 << ' ' << one_line(sentence.tokens[row.trigger].form);
    if (!claimed) out << ": " << row.refused;
    out << '\n';
}

void explain_document(std::ostream& out, const Engine& engine, const Document& document, const ExplainOptions& options) {
    const auto seen = engine.explain(document);
    std::size_t start = document.text_start, byte = 0;  // code points and bytes before the sentence
    for (std::uint32_t i = 0; i < seen.sentences.size(); ++i) {
        const auto& sentence = seen.sentences[i];
        start += code_points(std::string_view(document.text).substr(byte, sentence.begin - byte));
        byte = sentence.begin;
        const auto text = one_line(document.text.substr(sentence.begin, sentence.end - sentence.begin));
        if (text.find(options.matching) == std::string::npos) continue;
        out << document.path << ':' << start << ": " << text << '\n';
        if (!options.claims_only) {
            print_tokens(out, sentence);
            print_figures(out, sentence, document.published);
        }
        print_mentions(out, sentence, i, seen.mentions);
        for (const auto& claim : seen.claims)
            if (claim.evidence.start == start) print_claim(out, claim, seen.mentions);
        for (const auto& row : seen.trace)
            if (row.sentence == i) print_trace(out, sentence, row);
        out << '\n';
    }
}

Exit explain(ExplainOptions& options) {
    const Engine engine(engine_options(options.input));
    const auto read = each_document(options.input, [&](const Document& document) {
        explain_document(std::cout, engine, document, options);
        check_standard_output();
    });
    return read.status;
}

}  // namespace

void add_explain(Program& program) {
    const auto [command, options] =
        add_command(program, "explain", "how each sentence was read, and why it gave its claims or none",
                    "  newsgraph explain story.txt\n"
                    "  newsgraph explain --matching Nvidia story.txt   sentences with that word only\n"
                    "  echo 'Nvidia sued Intel.' | newsgraph explain   try a sentence",
                    explain);
    add_input_options(command, options.input, true);
    command.add_option("--matching", options.matching, "only sentences that hold these words")
        ->type_name("WORDS");
    command.add_flag("--claims", options.claims_only, "without tokens and figures");
}

}  // namespace newsgraph

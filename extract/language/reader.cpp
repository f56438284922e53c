#include "extract/language/reader.hpp"

#include "extract/language/tagger.hpp"

#include <algorithm>

namespace newsgraph {

SentenceReader::SentenceReader(const ModelFile& model)
    : tokenizer_(model),
      network_(BinaryReader(model.section("network"), "network")),
      lemmatizer_(BinaryReader(model.section("lemmas"), "lemmas")) {}

namespace {
/// "It", "Their" at the beginning of a sentence are what they are in it, whatever the tagger made of the
/// capital; "IT" before a noun is none.
void mend_pronouns(Sentence& sentence) {
    static constexpr std::string_view owners[] = {"Its", "His", "Their", "Our", "My", "Your"};
    static constexpr std::string_view subjects[] = {"It", "He", "She", "They", "We"};
    for (std::size_t at = 0; at + 1 < sentence.tokens.size(); ++at) {  // "an IT firm": information technology
        auto& token = sentence.tokens[at];
        if (token.form != "IT" || token.upos != Upos::PRON || sentence.tokens[at + 1].upos != Upos::NOUN)
            continue;
        token.upos = Upos::NOUN;
        token.xpos = Xpos::NN;
    }
    for (auto& token : sentence.tokens) {
        if (token.upos != Upos::PROPN && token.upos != Upos::NOUN && token.upos != Upos::ADJ) continue;
        if (std::find(std::begin(subjects), std::end(subjects), token.form) != std::end(subjects) &&
            base(token.deprel) == Deprel::nsubj) {
            token.upos = Upos::PRON;
            token.xpos = Xpos::PRP;
        }
        if (std::find(std::begin(owners), std::end(owners), token.form) == std::end(owners)) continue;
        token.upos = Upos::PRON;
        token.xpos = Xpos::PRPS;
        if (token.deprel == Deprel::compound || token.deprel == Deprel::amod || token.deprel == Deprel::det)
            token.deprel = Deprel::nmod_poss;
    }
}
bool is_dash(const Sentence& sentence, std::size_t at) {
    static constexpr std::string_view dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    const auto& tokens = sentence.tokens;
    return at > 0 && at + 1 < tokens.size() && tokens[at].space_before && tokens[at + 1].space_before &&
           std::find(std::begin(dashes), std::end(dashes), tokens[at].form) != std::end(dashes);
}

/// "LONDON": how a dateline begins.
bool is_shouted(std::string_view form) {
    return form.size() > 3 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// How an apposition begins: with an article, an owner or a name.
bool opens_apposition(std::string_view form) {
    static constexpr std::string_view words[] = {"a",   "an",  "another", "both", "her", "his",
                                                 "its", "one", "our",     "that", "the", "their"};
    return (form.front() >= 'A' && form.front() <= 'Z') ||
           std::binary_search(std::begin(words), std::end(words), form);
}

/// "X - the biggest bank in Y - said": a pair of dashes reads as commas do. One behind a dateline has no
/// other, and what is long or broken up is no apposition. They are told as commas to the network alone; the
/// tag by which it answers tells them apart from others.
void pair_dashes(Sentence& sentence, std::vector<std::pair<Token*, std::string_view>>& dashes) {
    constexpr std::size_t longest = 16, dateline = 5;
    auto& tokens = sentence.tokens;
    auto open = tokens.size();
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const auto form = tokens[at].form;
        if (form == ";" || form == ":" || form == "?" || form == "\"") open = tokens.size();
        if (!is_dash(sentence, at)) continue;
        if (open == tokens.size() && at <= dateline && is_shouted(tokens[0].form)) continue;
        const auto next = tokens[at + 1].form;  // "… chips – an older kind – and spent": no commas there
        const bool joined = next == "and" || next == "or" || next == "but";
        if (open < at && at - open <= longest && !joined && opens_apposition(tokens[open + 1].form)) {
            for (auto* dash : {&tokens[open], &tokens[at]}) {
                dashes.emplace_back(dash, dash->form);
                dash->form = ",";
            }
            open = tokens.size();
        } else {
            open = at;
        }
    }
}
}  // namespace

void SentenceReader::analyze(Sentence& sentence) const {
    NetworkRoom room;
    analyze_together({&sentence, 1}, room);
}

void SentenceReader::analyze(std::span<Sentence> sentences, NetworkRoom& room) const {
    constexpr std::size_t words_together = 64;
    for (std::size_t first = 0, last = 0; first < sentences.size(); first = last) {
        auto words = sentences[last++].tokens.size();
        while (last < sentences.size() && words + sentences[last].tokens.size() <= words_together)
            words += sentences[last++].tokens.size();
        analyze_together(sentences.subspan(first, last - first), room);
    }
}

void SentenceReader::analyze_together(std::span<Sentence> sentences, NetworkRoom& room) const {
    room.words.clear();
    room.encoding.ends.clear();
    std::vector<std::pair<Token*, std::string_view>> dashes;
    for (auto& sentence : sentences) {
        pair_dashes(sentence, dashes);
        make_words(sentence.tokens, room.words);
        room.encoding.ends.push_back(static_cast<std::uint32_t>(room.words.size()));
    }
    network_.encoder.encode(room.words, room.encoding);
    std::size_t begin = 0;
    for (auto& sentence : sentences) {
        tag(room.encoding, begin, sentence.tokens);
        begin += sentence.tokens.size();
    }
    network_.parser.parse(room.encoding, room.parser, sentences);
    for (const auto& [token, form] : dashes) token->form = form;
    for (auto& sentence : sentences) {
        mend_pronouns(sentence);
        for (auto& token : sentence.tokens)
            token.lemma = lemmatizer_.lemma(token.form, token.upos, token.xpos);
    }
}

namespace {
constexpr std::array<std::string_view, node_type_names.size()> familiar{
    "Smith", "Google", "Windows", "China", "Congress", "Windows", "London"};

bool is_proper(const Token& token) {
    return token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS;
}

/// A demonym is an adjective, a numeral or a particle in a name is what it is.
bool may_be_in_name(const Token& token) {
    return is_proper(token) || token.xpos == Xpos::JJ || token.upos == Upos::NUM || token.upos == Upos::ADP ||
           token.upos == Upos::DET || token.upos == Upos::PUNCT || token.upos == Upos::CCONJ ||
           token.upos == Upos::SYM;
}

bool misread(const Sentence& sentence, const Name& name) {
    return std::any_of(sentence.tokens.begin() + name.first, sentence.tokens.begin() + name.last,
                       [](const Token& token) { return !may_be_in_name(token) && token.upos != Upos::NOUN; });
}
}  // namespace

/// "Velmora supplies software": behind a name that it does not know, the tagger may take a verb for a noun.
static bool has_finite_verb(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
        return token.xpos == Xpos::VBZ || token.xpos == Xpos::VBD || token.xpos == Xpos::VBP ||
               token.xpos == Xpos::MD;
    });
}

void SentenceReader::read_again(std::span<Sentence> sentences) const {
    NetworkRoom room;
    std::vector<std::string_view> forms;
    for (auto& sentence : sentences) {
        const bool verbless = !sentence.names.empty() && !has_finite_verb(sentence);
        const auto wrong = [&](const Name& name) { return verbless || misread(sentence, name); };
        if (std::none_of(sentence.names.begin(), sentence.names.end(), wrong)) continue;
        const auto before = verbless ? sentence.tokens : std::vector<Token>();
        forms.clear();
        for (const auto& token : sentence.tokens) forms.push_back(token.form);
        for (const auto& name : sentence.names)
            for (auto at = name.first; at < name.last && wrong(name); ++at)
                if (auto& token = sentence.tokens[at]; token.xpos != Xpos::JJ && token.upos != Upos::ADP &&
                                                       token.upos != Upos::PUNCT && token.upos != Upos::DET &&
                                                       token.upos != Upos::CCONJ)
                    token.form = familiar[static_cast<std::size_t>(name.type)];
        analyze_together({&sentence, 1}, room);
        for (std::size_t at = 0; at < forms.size(); ++at) {
            auto& token = sentence.tokens[at];
            if (token.form.data() == forms[at].data()) continue;
            token.form = forms[at];
            token.lemma = lemmatizer_.lemma(token.form, token.upos, token.xpos);
        }
        if (verbless && !has_finite_verb(sentence)) sentence.tokens = before;
    }
}

namespace {
/// The tokens of spans[first .. last] with their forms.
Sentence make_sentence(std::string_view text, std::span<const TokenSpan> spans, std::size_t first,
                       std::size_t last) {
    Sentence sentence;
    sentence.begin = spans[first].begin;
    sentence.end = spans[last].end;
    sentence.tokens.reserve(last - first + 1);
    for (auto at = first; at <= last; ++at) {
        auto& token = sentence.tokens.emplace_back();
        token.begin = spans[at].begin;
        token.end = spans[at].end;
        token.space_before = at == 0 || spans[at - 1].end != token.begin;
        token.form = text.substr(token.begin, token.end - token.begin);
    }
    return sentence;
}

/// Where to stop so that a block of any size is read with the same room: behind a word if one ends near.
std::size_t stretch_end(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::size_t stretch = 1 << 18, near = 256;
    if (end - at <= stretch) return end;
    at += stretch;
    while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) ++at;
    const auto blank = text.substr(at, std::min(near, end - at)).find_first_of(" \t\r\n");
    return blank == text.npos ? at : at + blank;
}
}  // namespace

void SentenceReader::read_stretch(const Document& document, std::uint32_t block, std::size_t begin,
                                  std::size_t end, Room& room, std::vector<Sentence>& sentences) const {
    auto& [spans, ends, run] = room;
    spans.clear();
    ends.clear();
    tokenizer_.tokenize(document.text, begin, end, spans);
    tokenizer_.split(document.text, spans, ends);
    std::size_t first = 0;
    for (const auto last : ends) {
        if (run < max_run) {
            auto& sentence = sentences.emplace_back(make_sentence(document.text, spans, first, last));
            sentence.block = block;
        }
        const auto size = last + 1 - first;
        const bool cut =
            size >= max_sentence || (last + 1 == spans.size() && end < document.blocks[block].end);
        run = cut ? run + size : 0;
        first = last + 1;
    }
}

std::vector<Sentence> SentenceReader::read(const Document& document) const {
    std::vector<Sentence> sentences;
    Room room;
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const auto end = document.blocks[block].end;
        room.run = 0;
        for (auto at = document.blocks[block].begin; at < end;) {
            const auto stop = stretch_end(document.text, at, end);
            read_stretch(document, block, at, stop, room, sentences);
            at = stop;
        }
    }
    NetworkRoom network;
    analyze(sentences, network);
    return sentences;
}

}  // namespace newsgraph

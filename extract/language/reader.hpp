// A document in, its sentences out: tokens, tags, lemmas and trees, as the trained models read them.
// Immutable once made; one reader serves any number of threads.
#pragma once

#include "extract/language/lemmatizer.hpp"
#include "extract/language/parser.hpp"
#include "extract/language/tokenizer.hpp"
#include "graph/document.hpp"

namespace newsgraph {

class SentenceReader {
public:
    /// Throws Error when the model lacks a section or one is damaged. The model must outlive the reader.
    explicit SentenceReader(const ModelFile& model);

    /// The sentences of all blocks, in order, without names. No sentence crosses a block.
    std::vector<Sentence> read(const Document& document) const;

    /// Tags, lemmas and tree of a sentence whose tokens have their forms.
    void analyze(Sentence& sentence) const;

    /// Reads sentences again in which a name was taken for another kind of word or no verb was found, with
    /// its words standing in as familiar names of its type: names are open-ended, what surrounds them is not.
    void read_again(std::span<Sentence> sentences) const;

private:
    struct Network {
        explicit Network(BinaryReader reader) : encoder(reader), parser(reader, encoder) {}
        Encoder encoder;
        Parser parser;
    };
    struct NetworkRoom {
        std::vector<Word> words;
        Encoding encoding;
        ParserRoom parser;
    };
    struct Room {
        std::vector<TokenSpan> spans;
        std::vector<std::uint32_t> ends;
        std::size_t run = 0;  ///< tokens of the block since a sentence ended by itself
    };
    /// Takes as many of the sentences at once as make a good product.
    void analyze(std::span<Sentence> sentences, NetworkRoom& room) const;
    void analyze_together(std::span<Sentence> sentences, NetworkRoom& room) const;
    /// Appends the sentences of a part of a block, their words not yet tagged.
    void read_stretch(const Document& document, std::uint32_t block, std::size_t begin, std::size_t end,
                      Room& room, std::vector<Sentence>& sentences) const;

    Tokenizer tokenizer_;
    Network network_;
    Lemmatizer lemmatizer_;
};

}  // namespace newsgraph

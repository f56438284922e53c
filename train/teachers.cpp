#include "train/teachers.hpp"

#include "extract/language/reader.hpp"
#include "extract/language/tokenizer.hpp"
#include "train/perceptron.hpp"
#include "train/commands.hpp"

#include <algorithm>

namespace newsgraph::train {

namespace {

constexpr std::size_t fewest_tokens = 3, most_tokens = 80;

// The likeliest four, their shares made to sum to 1.
Shares likeliest(const float* beliefs, std::size_t count) {
    Shares shares;
    float sum = 0;
    for (std::size_t place = 0; place < std::min(shares.size(), count); ++place) {
        std::size_t best = count;
        for (std::size_t i = 0; i < count; ++i) {
            const bool taken = std::any_of(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(place),
                                           [&](const Share& share) { return share.label == i; });
            if (!taken && (best == count || beliefs[i] > beliefs[best])) best = i;
        }
        shares[place] = {static_cast<std::uint32_t>(best), beliefs[best]};
        sum += beliefs[best];
    }
    for (auto& share : shares) share.share /= sum;
    return shares;
}

}  // namespace

RawText read_raw_text(const std::filesystem::path& file) {
    RawText raw;
    raw.text = read_file(file);
    const Tokenizer tokenizer(embedded_model());
    std::vector<TokenSpan> spans;
    std::vector<std::uint32_t> ends;
    for (std::size_t begin = 0; begin < raw.text.size();) {
        const auto line = std::min(raw.text.find('\n', begin), raw.text.size());
        spans.clear();
        ends.clear();
        tokenizer.tokenize(raw.text, begin, line, spans);
        tokenizer.split(raw.text, spans, ends);
        std::size_t next = 0;
        for (const auto end : ends) {
            Sentence sentence;
            for (; next <= end; ++next) {
                auto& token = sentence.tokens.emplace_back();
                token.form = std::string_view(raw.text).substr(spans[next].begin, spans[next].end - spans[next].begin);
            }
            if (sentence.tokens.size() >= fewest_tokens && sentence.tokens.size() <= most_tokens)
                raw.sentences.push_back(std::move(sentence));
        }
        begin = line + 1;
    }
    return raw;
}

void save_teacher(const std::filesystem::path& file, const Forms& forms, Network& network) {
    BinaryWriter out;
    forms.write(out);
    network.save(out);
    write_file(file, out.bytes());
}

Teacher read_teacher(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    BinaryReader in(bytes, file.string());
    auto forms = Forms::read(in);
    const auto sizes = read_sizes(in);
    Random random(1);
    Network network(sizes, embedding_table_rows(forms.count), random);
    network.load(in);
    return {std::move(forms), std::move(network)};
}

Example taught_example(const Sentence& sentence, const Forms& forms, std::span<Teacher> teachers) {
    auto example = make_example(sentence, forms);
    const auto size = sentence.tokens.size();
    Belief belief{Matrix(size, size + 1), Matrix(size, xpos_count + upos_count), Matrix(size, deprel_count)};
    std::vector<Example> seen;
    for (auto& teacher : teachers) {
        seen.push_back(make_example(sentence, teacher.forms));
        teacher.network.believe(seen.back(), belief);
    }
    best_tree(belief.heads, example.heads);
    for (std::size_t i = 0; i < teachers.size(); ++i) {
        seen[i].heads = example.heads;
        teachers[i].network.believe_relations(seen[i], belief);
    }
    for (std::size_t i = 0; i < size; ++i) {
        example.head_shares.push_back(likeliest(belief.heads.row(i), size + 1));
        example.relation_shares.push_back(likeliest(belief.relations.row(i), deprel_count));
        example.xpos_shares.push_back(likeliest(belief.tags.row(i), xpos_count));
        example.upos_shares.push_back(likeliest(belief.tags.row(i) + xpos_count, upos_count));
    }
    return example;
}

}  // namespace newsgraph::train

#include "extract/language/names.hpp"

#include "extract/language/model_file.hpp"
#include "extract/language/name_spans.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph {

namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min() / 4;

enum class Place : std::uint8_t { outside, begin, inside, last, unit, loose };  // loose: may go on or end

Place place_of(std::size_t label) {
    if (label == label_outside) return Place::outside;
    if (label == label_other) return Place::begin;
    if (label == label_other_inside) return Place::loose;
    if (label == label_other_unit) return Place::unit;
    constexpr Place places[] = {Place::begin, Place::inside, Place::last, Place::unit};
    return places[(label - 1) % 4];
}

// The logistic function of a margin in sixteenths of a natural logarithm, by interpolation.
float confidence_of(std::int64_t sixteenths) {
    constexpr float at[] = {0.5f,   0.622f, 0.731f, 0.818f, 0.881f, 0.924f, 0.953f,
                            0.971f, 0.982f, 0.989f, 0.993f, 0.996f, 0.998f, 0.999f};
    if (sixteenths <= 0) return 0.5f;
    const auto step = static_cast<std::size_t>(sixteenths / 8);
    if (step + 1 >= std::size(at)) return at[std::size(at) - 1];
    return at[step] + (at[step + 1] - at[step]) * static_cast<float>(sixteenths % 8) / 8.0f;
}

}  // namespace

BroadKind kind_of_label(std::size_t label) {
    return label >= label_other      ? BroadKind::other
           : label >= label_location ? BroadKind::location
           : label >= label_body     ? BroadKind::body
                                     : BroadKind::person;
}

bool may_follow(std::size_t label, std::size_t next) {
    const auto from = place_of(label), to = place_of(next);
    const bool goes_on = to == Place::inside || to == Place::last || to == Place::loose;
    if (from == Place::begin || from == Place::inside)
        return goes_on && kind_of_label(label) == kind_of_label(next);
    if (from == Place::loose && to == Place::loose) return true;
    return !goes_on;
}

namespace {
// Which labels may stand before each one.
struct Predecessors {
    std::array<std::array<std::uint8_t, name_labels>, name_labels> labels{};
    std::array<std::uint8_t, name_labels> count{};
    Predecessors() {
        for (std::size_t next = 0; next < name_labels; ++next)
            for (std::size_t label = 0; label < name_labels; ++label)
                if (may_follow(label, next)) labels[next][count[next]++] = static_cast<std::uint8_t>(label);
    }
};
}  // namespace

NameRecognizer::NameRecognizer(const ModelFile& model)
    : typer_(BinaryReader(model.section("name_types"), "name_types")) {
    BinaryReader reader(model.section("names"), "names");
    features_ = FeatureTable(reader);
    const auto follow = reader.array<std::int16_t>(name_labels * name_labels);
    for (std::size_t label = 0; label < name_labels; ++label)
        for (std::size_t next = 0; next < name_labels; ++next)
            follow_[next][label] = may_follow(label, next) ? follow[label * name_labels + next] : never;
    unit_ = reader.value<std::int32_t>();
    if (unit_ < 1) reader.fail();
}

// Each token's features are made while the table's places for those before are on their way from memory.
void NameRecognizer::score_tokens(const NameContext& context, std::size_t sentence,
                                  std::vector<FeatureTable::Scores>& own) const {
    const auto size = context.tokens(sentence).size();
    own.assign(size, {});
    std::array<NameFeatures, 2> features;
    std::array<FeatureTable::Rows, 2> rows;
    for (std::size_t i = 0; i < size + 2; ++i) {
        if (i < size) {
            context.features(sentence, i, features[i % 2]);
            features_.ask_for(features[i % 2]);
        }
        if (i >= 1 && i - 1 < size) features_.find_rows(features[(i - 1) % 2], rows[(i - 1) % 2]);
        if (i >= 2) FeatureTable::add_rows(rows[(i - 2) % 2], own[i - 2]);
    }
}

void NameRecognizer::find_spans(const NameContext& context, std::size_t sentence,
                                std::vector<NameSpan>& spans) const {
    const auto size = context.tokens(sentence).size();
    if (size == 0) return;
    thread_local std::vector<FeatureTable::Scores> own;
    thread_local std::vector<std::array<std::uint8_t, name_labels>> back;
    thread_local std::vector<std::uint8_t> labels;
    score_tokens(context, sentence, own);
    back.resize(size);
    labels.resize(size);
    static const Predecessors before;
    std::array<std::int32_t, name_labels> best{}, next_best{};
    for (std::size_t label = 0; label < name_labels; ++label)
        best[label] = label == label_outside ? 0 : never;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t next = 0; next < name_labels; ++next) {
            std::int32_t top = never * 2;
            std::size_t from = 0;
            for (std::size_t k = 0; k < before.count[next]; ++k) {
                const auto label = before.labels[next][k];
                const auto score = best[label] + follow_[next][label];
                if (score > top) top = score, from = label;
            }
            next_best[next] = std::max(top, never) + own[i][next];
            back[i][next] = static_cast<std::uint8_t>(from);
        }
        best = next_best;
    }
    std::size_t label = 0;
    std::int32_t top = never * 2;
    for (std::size_t l = 0; l < name_labels; ++l)
        if (may_follow(l, label_outside) && best[l] > top) top = best[l], label = l;
    for (std::size_t i = size; i-- > 0;) {
        labels[i] = static_cast<std::uint8_t>(label);
        label = back[i][label];
    }

    // How far the best other label of a token lies behind, its neighbours being as they are.
    const auto margin = [&](std::size_t i) {
        const std::size_t previous = i > 0 ? labels[i - 1] : std::size_t{label_outside};
        const auto with = [&](std::size_t l) {
            return own[i][l] + follow_[l][previous] + (i + 1 < size ? follow_[labels[i + 1]][l] : 0);
        };
        auto rival = own[i][label_outside] + 0;
        for (std::size_t l = 1; l < name_labels; ++l)
            if (l != labels[i]) rival = std::max(rival, with(l));
        return static_cast<std::int64_t>(with(labels[i])) - rival;
    };
    for (std::size_t i = 0; i < size;) {
        if (labels[i] == label_outside) {
            ++i;
            continue;
        }
        NameSpan span{static_cast<std::uint32_t>(sentence), static_cast<std::uint32_t>(i), 0,
                      kind_of_label(labels[i]), 0};
        auto least = margin(i);
        auto end = i + 1;
        while (end < size && place_of(labels[end]) != Place::begin && place_of(labels[end]) != Place::unit &&
               labels[end] != label_outside)
            least = std::min(least, margin(end++));
        span.last = static_cast<std::uint32_t>(end);
        span.confidence = confidence_of(least * 16 / unit_);
        spans.push_back(span);
        i = end;
    }
}

namespace {
constexpr std::size_t most_kept = 10'000;  // names of a document
}

void NameRecognizer::recognize(const NameTables& tables, std::span<Sentence> sentences) const {
    thread_local NameContext context;
    thread_local std::vector<NameSpan> spans;
    context.prepare(sentences, tables, words_);
    spans.clear();
    for (std::size_t s = 0; s < context.sentences(); ++s) {
        const auto from = spans.size();
        find_spans(context, s, spans);
        mend_spans(context, tables, sentences[s], s, from, spans);
    }
    typer_.type_names(context, tables, spans, sentences);
    if (spans.size() > most_kept) {  // a document like that comes seldom, its room is large
        context = {};
        spans = {};
    }
}

}  // namespace newsgraph

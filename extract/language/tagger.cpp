#include "extract/language/tagger.hpp"

namespace newsgraph {

namespace {
const Word outside{};
const Word& word_at(std::span<const Word> words, std::size_t i, int distance) {
    const auto at = static_cast<std::ptrdiff_t>(i) + distance;
    return at < 0 || at >= static_cast<std::ptrdiff_t>(words.size()) ? outside : words[static_cast<std::size_t>(at)];
}
std::uint64_t x(const Word& word) { return static_cast<std::uint64_t>(word.xpos); }
std::uint64_t u(const Word& word) { return static_cast<std::uint64_t>(word.upos); }
}  // namespace

void xpos_features(std::span<const Word> words, std::size_t i, TagFeatures& out) {
    const auto& w = words[i];
    const auto &l = word_at(words, i, -1), &ll = word_at(words, i, -2);
    const auto &r = word_at(words, i, 1), &rr = word_at(words, i, 2);
    const auto t1 = x(l), t2 = x(ll);
    const bool first = i == 0;
    out.clear();
    out.add(1);
    out.add(w.form);
    out.add(w.exact, first);
    out.add(w.form, t1);
    out.add(w.form, t1, t2);
    out.add(t1);
    out.add(t1, t2);
    for (const auto suffix : w.suffixes) out.add(suffix);
    for (const auto prefix : w.prefixes) out.add(prefix);
    out.add(w.suffixes[2], t1);
    out.add(w.suffixes[1], t1, r.suffixes[1]);
    out.add(w.suffixes[2], w.flags, first);
    out.add(w.shape, first);
    out.add(w.shape, w.suffixes[1], t1);
    out.add(w.flags, l.flags, r.flags, first);
    out.add(w.flags, t1, r.form);
    out.add(l.form);
    out.add(ll.form);
    out.add(r.form);
    out.add(rr.form);
    out.add(l.form, w.form);
    out.add(w.form, r.form);
    out.add(l.form, r.form);
    out.add(r.form, rr.form);
    out.add(t1, w.form, r.form);
    out.add(t1, w.form, r.suffixes[2]);
    out.add(t1, r.form);
    out.add(t1, r.suffixes[2], r.flags);
    out.add(r.suffixes[2], w.suffixes[2]);
    out.add(r.suffixes[1], r.shape);
    out.add(l.suffixes[2]);
    out.add(rr.suffixes[2], r.suffixes[2]);
    out.add(ll.form, t1);
    out.add(w.suffixes[3], w.prefixes[1], w.flags);
}

void upos_features(std::span<const Word> words, std::size_t i, TagFeatures& out) {
    const auto& w = words[i];
    const auto &l = word_at(words, i, -1), &ll = word_at(words, i, -2);
    const auto &r = word_at(words, i, 1), &rr = word_at(words, i, 2);
    out.clear();
    out.add(x(w));
    out.add(x(w), w.form);
    out.add(x(w), w.form, u(l));
    out.add(x(w), w.form, x(r));
    out.add(x(w), w.form, r.form);
    out.add(x(w), w.form, x(r), x(rr));
    out.add(x(w), w.form, u(l), x(r));
    out.add(x(w), w.form, l.form);
    out.add(x(w), w.suffixes[2]);
    out.add(x(w), w.shape);
    out.add(x(w), w.form, r.suffixes[1], x(r));
    out.add(x(w), u(l), u(ll), x(r));
    out.add(x(w), w.exact);
}

Tagger::Tagger(BinaryReader reader) : xpos_(reader), upos_(reader) {
    if (xpos_.classes() != xpos_count || upos_.classes() != upos_count) reader.fail();
}

void Tagger::tag(std::span<Word> words) const {
    TagFeatures features;
    std::array<std::int16_t, LinearModel::padded(xpos_count)> scores;
    for (std::size_t i = 0; i < words.size(); ++i) {
        xpos_features(words, i, features);
        scores.fill(0);
        xpos_.score(features, scores.data());
        words[i].xpos = static_cast<Xpos>(best_of(scores.data(), xpos_count));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        upos_features(words, i, features);
        scores.fill(0);
        upos_.score(features, scores.data());
        words[i].upos = static_cast<Upos>(best_of(scores.data(), upos_count));
    }
}

}  // namespace newsgraph

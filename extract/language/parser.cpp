#include "extract/language/parser.hpp"

#include "extract/language/tagger.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph {

namespace {

/// A node as the templates see it: form, Penn tag, form with tag.
struct Seen {
    std::uint64_t w = 1, p = 1, wp = 1;
};

Seen see(std::span<const Word> words, NodeIndex node) {
    if (node == none) return {};
    if (static_cast<std::size_t>(node) >= words.size()) return {2, 2, 2};
    const auto& word = words[static_cast<std::size_t>(node)];
    const auto tag = static_cast<std::uint64_t>(word.xpos) * 32 + static_cast<std::uint64_t>(word.upos) + 8;
    return {word.form, tag, mix(word.form + tag)};
}

std::uint64_t distance_of(NodeIndex left, NodeIndex right) {
    if (left == none || right == none) return 0;
    const int distance = right - left;
    return static_cast<std::uint64_t>(distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7);
}

}  // namespace

void ParserState::start(std::size_t tokens) {
    size = static_cast<NodeIndex>(tokens);
    depth = next = 0;
    std::fill_n(nodes.begin(), tokens + 1, Node{none, none, none, none, none, 0, 0, Deprel::dep, 0, 0});
}

bool ParserState::allows(Move move) const {
    switch (move) {
        case Move::shift: return next < size;
        case Move::left: return depth > 0 && (next < size || depth == 1);
        case Move::right: return depth > 1;
    }
    return false;
}

std::pair<NodeIndex, NodeIndex> ParserState::arc(Move move) const {
    const auto top = static_cast<std::size_t>(depth) - 1;
    return {move == Move::left ? next : stack[top - 1], stack[top]};
}

void ParserState::apply(Move move, Deprel relation) {
    if (move == Move::shift) {
        stack[static_cast<std::size_t>(depth++)] = next++;
        return;
    }
    const auto [head, dependent] = arc(move);
    auto& node = nodes[static_cast<std::size_t>(dependent)];
    auto& parent = nodes[static_cast<std::size_t>(head)];
    node.head = head;
    node.relation = relation;
    const auto bit = std::uint64_t{1} << static_cast<unsigned>(relation);
    if (dependent < head) {
        parent.left2 = parent.left;
        parent.left = dependent;
        parent.left_count = static_cast<std::uint8_t>(std::min(parent.left_count + 1, 7));
        parent.left_labels |= bit;
    } else {
        parent.right2 = parent.right;
        parent.right = dependent;
        parent.right_count = static_cast<std::uint8_t>(std::min(parent.right_count + 1, 7));
        parent.right_labels |= bit;
    }
    --depth;
}

void move_features(const ParserState& state, std::span<const Word> words, MoveFeatures& out) {
    static constexpr ParserState::Node nothing{none, none, none, none, none, 0, 0, Deprel::dep, 0, 0};
    const auto node = [&](NodeIndex n) -> const auto& { return n == none ? nothing : state.nodes[static_cast<std::size_t>(n)]; };
    const auto relation = [&](NodeIndex n) {
        return n == none ? 99u : static_cast<std::uint64_t>(state.nodes[static_cast<std::size_t>(n)].relation);
    };
    const auto n0 = state.stack_at(0), n1 = state.stack_at(1), n2 = state.stack_at(2);
    const auto m0 = state.buffer_at(0), m1 = state.buffer_at(1), m2 = state.buffer_at(2);
    const auto s0 = see(words, n0), s1 = see(words, n1), s2 = see(words, n2);
    const auto b0 = see(words, m0), b1 = see(words, m1), b2 = see(words, m2), b3 = see(words, state.buffer_at(3));
    const auto &t0 = node(n0), &t1 = node(n1), &c0 = node(m0);
    const auto s0l = see(words, t0.left), s0l2 = see(words, t0.left2), s0r = see(words, t0.right);
    const auto s0r2 = see(words, t0.right2), s1l = see(words, t1.left), s1r = see(words, t1.right);
    const auto b0l = see(words, c0.left), b0l2 = see(words, c0.left2);
    const auto d0 = distance_of(n0, m0), d1 = distance_of(n1, n0);

    out.clear();
    for (const auto& one : {s0, s1, s2, b0, b1, b2}) {
        out.add(one.w);
        out.add(one.p);
        out.add(one.wp);
    }
    out.add(s0.wp, b0.wp);
    out.add(s0.wp, b0.w);
    out.add(s0.w, b0.wp);
    out.add(s0.wp, b0.p);
    out.add(s0.p, b0.wp);
    out.add(s0.w, b0.w);
    out.add(s0.p, b0.p);
    out.add(b0.p, b1.p);
    out.add(b0.w, b1.p);
    out.add(b0.p, b1.w);
    out.add(b0.w, b1.w);
    out.add(s1.p, s0.p);
    out.add(s1.wp, s0.wp);
    out.add(s1.w, s0.p);
    out.add(s1.p, s0.w);
    out.add(s1.w, s0.w);
    out.add(s1.p, b0.p);
    out.add(s1.w, b0.w);
    out.add(b0.p, b1.p, b2.p);
    out.add(b1.p, b2.p, b3.p, b0.p);
    out.add(s0.p, b0.p, b1.p);
    out.add(s0.p, b0.p, b1.p, b2.p);
    out.add(s0.w, b0.p, b1.p);
    out.add(s0.p, b0.w, b1.p);
    out.add(s0.p, b0.p, b1.w);
    out.add(s1.p, s0.p, b0.p);
    out.add(s1.w, s0.p, b0.p);
    out.add(s1.p, s0.w, b0.p);
    out.add(s1.p, s0.p, b0.w);
    out.add(s1.p, s0.p, b0.p, b1.p);
    out.add(s2.p, s1.p, s0.p);
    out.add(s2.p, s1.p, s0.p, b0.p);
    out.add(s0.p, s0l.p, b0.p);
    out.add(s0.p, s0r.p, b0.p);
    out.add(s0.p, b0.p, b0l.p);
    out.add(s0.w, b0.w, b0l.p);
    out.add(s1.p, s0.p, s0l.p);
    out.add(s1.p, s0.p, s0l.w);
    out.add(s1.w, s0.p, s0l.w);
    out.add(s1.p, s0.p, s0r.p);
    out.add(s1.p, s1r.p, s0.p);
    out.add(s1.p, s1l.p, s0.p);
    out.add(s1.p, s0.p, b0.p, s0l.p);
    out.add(s1.w, s0l.w, b0.p);
    out.add(s0.p, s0l.p, s0l2.p);
    out.add(s0.p, s0r.p, s0r2.p);
    out.add(b0.p, b0l.p, b0l2.p);
    out.add(s0.w, d0);
    out.add(s0.p, d0);
    out.add(b0.w, d0);
    out.add(b0.p, d0);
    out.add(s0.p, b0.p, d0);
    out.add(s1.p, s0.p, d1);
    out.add(s1.w, s0.w, d1);
    out.add(s0.w, t0.left_count, t0.right_count);
    out.add(s0.p, t0.left_count, t0.right_count);
    out.add(s1.w, t1.right_count);
    out.add(s1.p, t1.right_count, t1.left_count);
    out.add(b0.w, c0.left_count);
    out.add(b0.p, c0.left_count);
    out.add(s0.w, t0.left_labels);
    out.add(s0.p, t0.left_labels);
    out.add(s0.w, t0.right_labels);
    out.add(s0.p, t0.right_labels);
    out.add(s1.w, t1.right_labels);
    out.add(s1.p, t1.right_labels, s0.p);
    out.add(s1.p, t1.left_labels, s0.p);
    out.add(b0.w, c0.left_labels);
    out.add(b0.p, c0.left_labels, s0.p);
    out.add(s0.p, t0.left_labels, t0.right_labels, b0.p);
    out.add(s0l.w, s0l.p, relation(t0.left));
    out.add(s0r.w, s0r.p, relation(t0.right));
    out.add(s1r.w, s1r.p, relation(t1.right));
    out.add(s1l.w, relation(t1.left));
    out.add(b0l.w, b0l.p, relation(c0.left));
    out.add(s0.p, relation(t0.right), b0.p);
    out.add(s1.p, relation(t1.right), s0.p, b0.p);
    out.add(s0.p, relation(t0.left), s1.p);
    out.add(s0.wp, s1.p, t0.left_labels, b0.p);
    out.add(s0.p, s1.p, s2.p, t0.left_labels);
}

void relation_features(const ParserState& state, std::span<const Word> words, NodeIndex head, NodeIndex dependent,
                       MoveFeatures& out) {
    const auto& hn = state.nodes[static_cast<std::size_t>(head)];
    const auto& dn = state.nodes[static_cast<std::size_t>(dependent)];
    const auto near = [&](NodeIndex node, int distance) {
        const auto at = node + distance;
        return see(words, at < 0 || at > state.size ? none : static_cast<NodeIndex>(at));
    };
    const auto h = see(words, head), d = see(words, dependent);
    const auto dl = see(words, dn.left), dr = see(words, dn.right);
    const auto hl = see(words, hn.left), hr = see(words, hn.right);
    const bool left = dependent < head;
    const auto distance = 2 * distance_of(std::min(head, dependent), std::max(head, dependent)) + left;
    const auto& word = words[static_cast<std::size_t>(dependent)];
    out.clear();
    out.add(left);
    out.add(d.w, left);
    out.add(d.wp, h.p, left);
    out.add(h.w, left);
    out.add(h.wp, d.p, left);
    out.add(h.p, d.p, left);
    out.add(h.w, d.w, left);
    out.add(h.p, d.p, distance);
    out.add(d.p, distance);
    out.add(near(dependent, -1).p, d.p, left);
    out.add(near(dependent, 1).p, d.p, left);
    out.add(near(dependent, -1).w, d.p, left);
    out.add(near(dependent, 1).w, d.p, left);
    out.add(near(head, -1).p, h.p, d.p, left);
    out.add(near(head, 1).p, h.p, d.p, left);
    out.add(near(dependent, -1).p, near(dependent, 1).p, d.p, h.p);
    out.add(dl.w, d.p, h.p, left);
    out.add(dl.w, d.w, left);
    out.add(dl.w, h.w, left);
    out.add(dl.p, d.p, h.p, left);
    out.add(dr.p, d.p, h.p, left);
    out.add(dr.w, d.p, left);
    out.add(dn.left_labels, d.p, left);
    out.add(dn.right_labels, d.p, left);
    out.add(dn.left_labels, d.p, h.p, left);
    out.add(dn.left_labels, dn.right_labels, d.p, left);
    out.add(hn.left_labels, d.p, left);
    out.add(hn.right_labels, d.p, left);
    out.add(hn.left_labels, h.p, d.p, left);
    out.add(hn.right_labels, h.p, d.p, left);
    out.add(hn.left_labels, hn.right_labels, d.p, left);
    out.add(hl.w, d.p, left);
    out.add(hr.w, d.p, left);
    out.add(word.suffixes[2], h.p, left);
    out.add(word.flags, h.p, d.p, left);
    out.add(word.shape, d.p, left);
    out.add(head == state.size, hn.left_labels, d.p);
}

Parser::Parser(BinaryReader reader) : moves_(reader), relations_(reader) {
    if (moves_.classes() != move_count || relations_.classes() != deprel_count) reader.fail();
}

void Parser::parse(std::span<const Word> words, std::span<Token> tokens) const {
    ParserState state;
    state.start(words.size());
    MoveFeatures features;
    std::array<std::int16_t, LinearModel::padded(deprel_count)> scores;
    while (!state.done()) {
        move_features(state, words, features);
        scores.fill(0);
        moves_.score(features, scores.data());
        for (std::size_t i = 0; i < move_count; ++i)
            if (!state.allows(static_cast<Move>(i))) scores[i] = std::numeric_limits<std::int16_t>::min();
        const auto move = static_cast<Move>(best_of(scores.data(), move_count));
        auto relation = Deprel::root;
        if (move != Move::shift) {
            const auto [head, dependent] = state.arc(move);
            if (head != state.size) {
                relation_features(state, words, head, dependent, features);
                scores.fill(0);
                relations_.score(features, scores.data());
                relation = static_cast<Deprel>(1 + best_of(scores.data() + 1, deprel_count - 1));
            }
        }
        state.apply(move, relation);
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        tokens[i].head = state.nodes[i].head == state.size ? -1 : state.nodes[i].head;
        tokens[i].deprel = state.nodes[i].relation;
    }
}

}  // namespace newsgraph

#include "extract/language/parser.hpp"

#include "extract/language/best_sum.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph {

namespace {

constexpr int arc_shift = unit_bits;  // from products of hidden and weight to hidden
constexpr int score_shift = 8;         // from products of hidden and hidden to unit_bits
constexpr std::int32_t most_score = 1 << 21;  // sums over a sentence fit in 32 bits

constexpr std::ptrdiff_t most_distance = 51;  // from here on all are one to place_of
// place_of by the distance from dependent to head.
constexpr auto place_table = [] {
    std::array<std::uint8_t, 2 * most_distance + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::uint8_t>(place_of(most_distance, i));
    return table;
}();

// One root, no arc over the root's, and for every arc all words between stand below it.
bool is_projective_tree(std::span<const std::uint32_t> heads) {
    const auto size = heads.size();
    if (std::count(heads.begin(), heads.end(), size) != 1) return false;
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t steps = 0;
        for (std::size_t at = i; at != size; at = heads[at])
            if (++steps > size) return false;
    }
    for (std::size_t i = 0; i < size; ++i) {
        if (heads[i] == size) continue;
        const auto low = std::min<std::size_t>(i, heads[i]), high = std::max<std::size_t>(i, heads[i]);
        for (auto between = low + 1; between < high; ++between) {
            const auto head = heads[between];
            if (head == size || head < low || head > high) return false;
        }
    }
    return true;
}

// Eisner's dynamic programme over spans of words. Spans are stored so that inner loops run along rows:
// what is headed at its left end by (left, right), what is headed at its right end by (right, left); closed
// spans a second time by (other end, head).
class Eisner {
public:
    Eisner(std::size_t size, ParserRoom& room) : size_(size), stride_(padded_columns(size + 1)), room_(room) {
        for (auto* table : {&room.open_right, &room.open_left, &room.closed_right, &room.closed_left,
                            &room.closed_right_ends, &room.closed_left_ends}) {
            table->resize(size * size);
            for (std::size_t i = 0; i < size; ++i) (*table)[at(i, i)] = 0;  // the rest is filled as it is needed
        }
        for (auto* table : {&room.split_open, &room.split_right, &room.split_left}) table->resize(size * size);
    }

    void run() {
        for (std::size_t length = 1; length < size_; ++length)
            for (std::size_t i = 0; i + length < size_; ++i) join(i, i + length);
        std::size_t root = 0;
        auto most = std::numeric_limits<std::int64_t>::min();
        for (std::size_t r = 0; r < size_; ++r) {
            const auto sum = std::int64_t{score(r, size_)} + room_.closed_left[at(r, 0)] + room_.closed_right[at(r, size_ - 1)];
            if (sum > most) most = sum, root = r;
        }
        room_.heads[root] = static_cast<std::uint32_t>(size_);
        pending_.push_back({root, 0, Kind::closed_left});
        pending_.push_back({root, size_ - 1, Kind::closed_right});
        while (!pending_.empty()) unfold();
    }

private:
    enum class Kind { open_right, open_left, closed_right, closed_left };
    struct Item {
        std::size_t head, end;
        Kind kind;
    };

    std::size_t at(std::size_t head, std::size_t end) const { return head * size_ + end; }
    std::int32_t score(std::size_t dependent, std::size_t head) const { return room_.scores[dependent * stride_ + head]; }

    void join(std::size_t i, std::size_t j) {
        const auto* right = &room_.closed_right[at(i, i)];
        const auto* left = &room_.closed_left[at(j, i + 1)];
        const auto middle = best_sum_(right, left, j - i);
        const auto inner = right[middle] + left[middle];
        room_.split_open[at(i, j)] = static_cast<std::uint16_t>(i + middle);
        room_.open_right[at(i, j)] = inner + score(j, i);
        room_.open_left[at(j, i)] = inner + score(i, j);

        const auto* open = &room_.open_right[at(i, i + 1)];
        const auto* rest = &room_.closed_right_ends[at(j, i + 1)];
        auto split = best_sum_(open, rest, j - i);
        room_.closed_right[at(i, j)] = room_.closed_right_ends[at(j, i)] = open[split] + rest[split];
        room_.split_right[at(i, j)] = static_cast<std::uint16_t>(i + 1 + split);

        open = &room_.open_left[at(j, i)];
        rest = &room_.closed_left_ends[at(i, i)];
        split = best_sum_(rest, open, j - i);
        room_.closed_left[at(j, i)] = room_.closed_left_ends[at(i, j)] = open[split] + rest[split];
        room_.split_left[at(j, i)] = static_cast<std::uint16_t>(i + split);
    }

    void unfold() {
        const auto [head, end, kind] = pending_.back();
        pending_.pop_back();
        if (head == end) return;
        const auto i = std::min(head, end), j = std::max(head, end);
        if (kind == Kind::open_right || kind == Kind::open_left) {
            room_.heads[end] = static_cast<std::uint32_t>(head);
            const std::size_t split = room_.split_open[at(i, j)];
            pending_.push_back({i, split, Kind::closed_right});
            pending_.push_back({j, split + 1, Kind::closed_left});
        } else if (kind == Kind::closed_right) {
            const std::size_t split = room_.split_right[at(i, j)];
            pending_.push_back({i, split, Kind::open_right});
            pending_.push_back({split, j, Kind::closed_right});
        } else {
            const std::size_t split = room_.split_left[at(j, i)];
            pending_.push_back({j, split, Kind::open_left});
            pending_.push_back({split, i, Kind::closed_left});
        }
    }

    std::size_t size_, stride_;
    ParserRoom& room_;
    BestSum best_sum_ = widest_finders().sum;
    std::vector<Item> pending_;
};

}  // namespace

void choose_heads(std::size_t size, ParserRoom& room) {
    const auto stride = padded_columns(size + 1);
    room.heads.resize(size);
    const auto best_place = widest_finders().place;
    for (std::size_t i = 0; i < size; ++i) {
        room.scores[i * stride + i] = std::numeric_limits<std::int32_t>::min();  // no word is its own head
        room.heads[i] = static_cast<std::uint32_t>(best_place(&room.scores[i * stride], size + 1));
    }
    if (!is_projective_tree(room.heads)) Eisner(size, room).run();
}

Parser::Parser(BinaryReader& reader, const Encoder& encoder) : arcs_(encoder.arcs()), relations_(encoder.relations()) {
    const auto matrix = [&](std::size_t rows, std::size_t columns) {
        return PackedMatrix{rows, columns, reader.array<std::int16_t>(rows * padded_columns(columns))};
    };
    arc_ = matrix(arcs_, arcs_);
    arc_bias_ = reader.array<std::int32_t>(padded_columns(arcs_));
    place_ = matrix(arcs_, place_count);
    relation_ = matrix(relations_, deprel_count);
    relation_bias_ = reader.array<std::int32_t>(padded_columns(deprel_count));
    root_arc_ = reader.array<std::int16_t>(arcs_);
    root_relation_ = reader.array<std::int16_t>(relations_);
}

void Parser::bend_dependents(const Encoding& encoding, ParserRoom& room) const {
    const auto size = encoding.size, width = padded_columns(arcs_);
    room.products.resize(size * width);
    multiply(encoding.arc_dependents.data(), size, arc_, room.products.data());
    room.bent.resize(size * arcs_);
    for (std::size_t i = 0; i < size; ++i)
        take_hidden(&room.products[i * width], arc_bias_.data(), arcs_, arc_shift, -32767, &room.bent[i * arcs_]);
    room.places.resize(size * place_count);
    multiply(room.bent.data(), size, place_, room.places.data());
}

void Parser::score_arcs(const Encoding& encoding, std::size_t begin, std::size_t size, ParserRoom& room) const {
    const auto columns = padded_columns(size + 1);
    room.scores.resize(size * columns);
    room.packed.assign(arcs_ * columns, 0);
    for (std::size_t head = 0; head <= size; ++head) {
        const auto* from = head < size ? &encoding.arc_heads[(begin + head) * arcs_] : root_arc_.data();
        auto* to = &room.packed[packed_index(arcs_, 0, head)];
        for (std::size_t k = 0; k < arcs_; k += 2) std::copy_n(from + k, 2, to + k * matrix_group);
    }
    multiply(&room.bent[begin * arcs_], size, PackedMatrix{arcs_, size + 1, room.packed}, room.scores.data());
    for (std::size_t i = 0; i < size; ++i) {
        auto* scores = &room.scores[i * columns];
        const auto* places = &room.places[(begin + i) * place_count];
        for (std::size_t head = 0; head < size; ++head) {
            const auto distance = static_cast<std::ptrdiff_t>(head) - static_cast<std::ptrdiff_t>(i);
            const auto at = most_distance + std::clamp(distance, -most_distance, most_distance);
            scores[head] = add_wrapping(scores[head], places[place_table[static_cast<std::size_t>(at)]]);
        }
        for (std::size_t head = 0; head <= size; ++head)
            scores[head] = std::clamp(scores[head] >> score_shift, -most_score, most_score);
    }
}

void Parser::attach(const Encoding& encoding, std::size_t begin, ParserRoom& room, std::span<Token> tokens) const {
    const auto size = tokens.size();
    if (size == 0) return;
    score_arcs(encoding, begin, size, room);
    choose_heads(size, room);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t head = room.heads[i];
        tokens[i].head = head == size ? -1 : static_cast<std::int32_t>(head);
        const auto* above = head == size ? root_relation_.data() : &encoding.relation_heads[(begin + head) * relations_];
        const auto at = (begin + i) * relations_;
        add_hidden(&encoding.relation_dependents[at], above, relations_, &room.hidden[at]);
    }
}

void Parser::name_relations(ParserRoom& room, std::size_t begin, std::span<Token> tokens) const {
    const auto best_place = widest_finders().place;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto* scores = &room.relation_scores[(begin + i) * padded_columns(deprel_count)];
        for (std::size_t j = 0; j < deprel_count; ++j) scores[j] = add_wrapping(scores[j], relation_bias_[j]);
        tokens[i].deprel = tokens[i].head < 0 ? Deprel::root
                                              : static_cast<Deprel>(1 + best_place(scores + 1, deprel_count - 1));
    }
}

void Parser::parse(const Encoding& encoding, ParserRoom& room, std::span<Sentence> sentences) const {
    bend_dependents(encoding, room);
    room.hidden.resize(encoding.size * relations_);
    std::size_t begin = 0;
    for (auto& sentence : sentences) {
        attach(encoding, begin, room, sentence.tokens);
        begin += sentence.tokens.size();
    }
    room.relation_scores.resize(encoding.size * padded_columns(deprel_count));
    multiply(room.hidden.data(), encoding.size, relation_, room.relation_scores.data());
    begin = 0;
    for (auto& sentence : sentences) {
        name_relations(room, begin, sentence.tokens);
        begin += sentence.tokens.size();
    }
}

}  // namespace newsgraph

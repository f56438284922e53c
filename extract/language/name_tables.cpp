#include "extract/language/name_tables.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace newsgraph {

namespace {

constexpr std::size_t longest_key = 96;  // bytes; longer names are not looked up
constexpr std::size_t most_tokens = 12;

// The letters behind U+00C0–U+017F and U+1E00–U+1EFF without their marks.
constexpr std::string_view latin =
    "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKk?LlLlLlL"
    "lLlNnNnNn???OoOoOoOoRrRrRrSsSsSsSsTtTt?tUuUuUuUuUuUuWwYyYZzZzZzs";
constexpr std::string_view latin_additional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
    "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
    "WwWwWwWwWwXxXxYyZzZzZzhtwyas????AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????";

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_word(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// A folded key under construction: bytes with their case, and the hash of the bytes without it.
struct Key {
    char text[longest_key];
    std::size_t size = 0;
    std::uint64_t hash = 0xcbf29ce484222325u;
    bool overflow = false;

    void push(char c) {
        if (c == ' ' && (size == 0 || text[size - 1] == ' ')) return;
        if (size == longest_key) {
            overflow = true;
            return;
        }
        text[size++] = c;
        hash = (hash ^ static_cast<unsigned char>(lower(c))) * 0x100000001b3u;
    }
    void space() { push(' '); }

    void append(std::string_view bytes) {
        for (std::size_t i = 0; i < bytes.size() && !overflow;) i += step(bytes, i);
    }

    // One code point from bytes[i]; gives its length.
    std::size_t step(std::string_view bytes, std::size_t i) {
        const auto at = [&](std::size_t k) {
            return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u;
        };
        const unsigned a = at(0), b = at(1), c = at(2);
        if (a < 0x80) {
            if (a == '-' || a == '_' || a == '\t' || a == '\n')
                space();
            else if (a != '.')
                push(static_cast<char>(a));
            return 1;
        }
        if ((a & 0xe0) == 0xc0 && (b & 0xc0) == 0x80) {
            const unsigned point = (a & 0x1fu) << 6 | (b & 0x3fu);
            if (point == 0xa0) return space(), 2;
            if (point >= 0x300 && point < 0x370) return 2;  // combining marks
            if (point >= 0xc0 && point < 0x180 && latin[point - 0xc0] != '?')
                return push(latin[point - 0xc0]), 2;
        } else if (a == 0xe1 && b >= 0xb8 && b <= 0xbb && (c & 0xc0) == 0x80) {
            const char letter = latin_additional[(b - 0xb8) << 6 | (c & 0x3fu)];
            if (letter != '?') return push(letter), 3;
        } else if (a == 0xe2 && b == 0x80 && c >= 0x90 && c <= 0x95) {
            return space(), 3;  // hyphens and dashes
        } else if (a == 0xe2 && b == 0x80 && (c == 0x98 || c == 0x99)) {
            return push('\''), 3;
        }
        push(static_cast<char>(a));
        return 1;
    }

    std::string_view view() const { return {text, size}; }
};

std::uint64_t mix(std::uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

NameCase agreement(std::string_view form, std::string_view text) {
    if (form == text) return NameCase::exact;
    const bool any_upper = std::any_of(text.begin(), text.end(), is_upper);
    const bool any_lower = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return any_upper && !any_lower ? NameCase::capitals : NameCase::folded;
}

bool same_folded(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::uint8_t parse_rank(std::string_view cell) {
    return cell.size() == 1 && cell[0] >= '0' && cell[0] <= '3' ? static_cast<std::uint8_t>(cell[0] - '0')
                                                                : 0;
}

struct Source {
    const char* stem;
    const char* type;
};
// What an embedded table's lines are, when the line itself does not say.
constexpr Source sources[] = {{"countries", "country"},
                              {"places", "place"},
                              {"cities", "place"},
                              {"companies", "company"},
                              {"listed_companies", "company"},
                              {"organizations", "organization"},
                              {"chips", "chip"},
                              {"products", "product"}};

}  // namespace

std::string fold_name(std::string_view name) {
    std::string folded;
    Key key;
    for (std::size_t i = 0; i < name.size();) {
        i += key.step(name, i);
        if (key.size > longest_key / 2) {
            folded.append(key.text, key.size - 1);
            key.text[0] = key.text[key.size - 1];
            key.size = 1;
        }
    }
    folded.append(key.text, key.size);
    while (folded.ends_with(' ')) folded.pop_back();
    return folded;
}

NameTables::NameTables(std::span<const std::filesystem::path> files) : facts_(1) {
    things_.push_back({NodeType::person, false, 0, {}, {}, {}});
    facts_.reserve(3 << 14);
    things_.reserve(1 << 15);
    slots_.resize(1 << 17);
    for (const auto& [stem, type] : sources) add_table(embedded_table(stem), stem, type);
    add_people(embedded_table("given_names"), "given_names", NameKind::given);
    add_people(embedded_table("surnames"), "surnames", NameKind::surname);
    add_people(embedded_table("peoples"), "peoples", NameKind::people);
    for (const auto& path : files) {
        std::ifstream in(path, std::ios::binary);
        bytes_.push_back(std::make_unique<std::string>(std::istreambuf_iterator<char>(in),
                                                       std::istreambuf_iterator<char>()));
        if (!in.is_open() || in.bad())
            throw InputError(path.string(), 0, "cannot read this table of names; check the path");
        add_table(*bytes_.back(), path.string(), "");
    }
}

void NameTables::add_table(std::string_view bytes, const std::string& file, std::string_view type) {
    // Which column is which, from the header line.
    enum Column { name, type_cell, aliases, demonyms, seats, maker, iso, kind, rank, names, columns };
    static constexpr std::string_view headers[columns] = {"name",  "type", "aliases", "demonyms", "seats",
                                                          "maker", "iso",  "kind",    "rank",     "names"};
    std::array<int, columns> at;
    at.fill(-1);
    const auto header = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
    int index = 0;
    for (std::size_t begin = 1; begin <= header.size(); ++index) {
        const auto end = std::min(header.find('\t', begin), header.size());
        auto cell = header.substr(begin, end - begin);
        if (cell.ends_with('\r')) cell.remove_suffix(1);
        for (int c = 0; c < columns; ++c)
            if (cell == headers[c]) at[static_cast<std::size_t>(c)] = index;
        begin = end + 1;
    }
    if (!header.starts_with('#') || (at[name] < 0 && at[names] < 0) || (type.empty() && at[type_cell] < 0))
        throw InputError(file, 1,
                         "expected a header line '#name<TAB>type<TAB>aliases…' with at least name and type");

    read_table(bytes, file, [&](std::span<const std::string_view> cells, std::size_t line) {
        const auto cell = [&](Column c) {
            return at[c] < 0 ? std::string_view{} : cells[static_cast<std::size_t>(at[c])];
        };
        const auto type_name = cell(type_cell).empty() ? type : cell(type_cell);
        const auto parsed = parse_node_type(type_name);
        if (!parsed)
            throw InputError(file, line,
                             "expected a node type such as 'company', got '" + std::string(type_name) + "'");
        const auto add_thing = [&](std::string_view thing_name) {
            if (thing_name.empty()) throw InputError(file, line, "expected a name in the first cell");
            things_.push_back({*parsed, cell(kind) == "outlet", parse_rank(cell(rank)), thing_name, cell(iso),
                               cell(maker)});
            const auto thing = static_cast<std::uint32_t>(things_.size() - 1);
            add(thing_name, thing, NameKind::name);
            return thing;
        };
        for (const auto single : split_cell(cell(names))) add_thing(single);
        if (cell(names).empty()) {
            const auto thing = add_thing(cell(name));
            for (const auto form : split_cell(cell(aliases))) add(form, thing, NameKind::name);
            for (const auto form : split_cell(cell(demonyms))) add(form, thing, NameKind::demonym);
            for (const auto form : split_cell(cell(seats))) add(form, thing, NameKind::seat);
        }
    });
}

void NameTables::add_people(std::string_view bytes, const std::string& file, NameKind kind) {
    read_table(bytes, file, [&](std::span<const std::string_view> cells, std::size_t) {
        for (const auto word : split_cell(cells[0])) add(word, 0, kind);
    });
}

NameTables::Slot& NameTables::place_for(std::uint64_t hash) {
    const auto check = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
        auto& slot = slots_[i];
        if (slot.value == 0 || slot.check == check) {
            slot.check = check;
            return slot;
        }
    }
}

const NameTables::Slot* NameTables::slot_of(std::uint64_t hash) const {
    const auto check = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
        if (slots_[i].value == 0) return nullptr;
        if (slots_[i].check == check) return &slots_[i];
    }
}

void NameTables::add(std::string_view form, std::uint32_t thing, NameKind kind) {
    if ((used_ + 16) * 4 > slots_.size() * 3) grow();
    Key key;
    const bool starts_low = !form.empty() && form[0] >= 'a' && form[0] <= 'z';
    for (std::size_t i = 0; i < form.size();) {
        const auto size = key.size;
        const auto hash = key.hash;
        i += key.step(form, i);
        // A prefix that ends where a token may end: between a word and what is none.
        if (size == 0 || key.size == size || is_word(key.text[size - 1]) == is_word(key.text[size])) continue;
        if (key.text[size - 1] == ' ') continue;
        auto& slot = place_for(mix(hash));
        used_ += slot.value == 0;
        slot.value |= 1u | (starts_low ? 2u : 0u);
    }
    if (key.size == 0 || key.overflow) return;
    auto& slot = place_for(mix(key.hash));
    used_ += slot.value == 0;
    facts_.push_back({form, thing, slot.value >> 2, kind});
    slot.value = static_cast<std::uint32_t>((facts_.size() - 1) << 2) | (slot.value & 3u) | 1u |
                 (starts_low ? 2u : 0u);
}

void NameTables::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    // Slots keep only half of their hash, so the index is made again from the names.
    std::vector<NameFact> facts;
    facts.swap(facts_);
    facts_.reserve(facts.size() * 2);
    facts_.emplace_back();
    used_ = 0;
    for (std::size_t i = 1; i < facts.size(); ++i) add(facts[i].form, facts[i].thing, facts[i].kind);
}

bool NameTables::collect(std::uint32_t fact, std::string_view text, NameMatch& match) const {
    NameMatch found;
    found.last = match.last;
    found.agreement = NameCase::folded;
    for (; fact != 0; fact = facts_[fact].next) {
        Key form;
        form.append(facts_[fact].form);
        if (!same_folded(form.view(), text)) continue;
        const auto how = agreement(form.view(), text);
        if (found.count != 0 && how > found.agreement) continue;
        if (found.count == 0 || how < found.agreement) {
            found.count = 0;
            found.agreement = how;
        }
        if (found.count < found.facts.size()) found.facts[found.count++] = &facts_[fact];
    }
    if (found.count == 0) return false;
    match = found;
    return true;
}

/// "A330s": units of the A330.
static bool is_plural_code(std::string_view form) {
    if (form.size() < 3 || form.back() != 's') return false;
    const char before = form[form.size() - 2];
    return before >= '0' && before <= '9';
}

std::optional<NameMatch> NameTables::find_longest(std::span<const Token> tokens, std::size_t first) const {
    Key key;
    NameMatch best;
    const auto end = std::min(tokens.size(), first + most_tokens);
    const auto initial = first < end && !tokens[first].form.empty() ? tokens[first].form[0] : '.';
    const bool starts_low = initial >= 'a' && initial <= 'z';
    if (!is_word(initial)) return std::nullopt;
    for (std::size_t i = first; i < end; ++i) {
        if (i > first && tokens[i].space_before) key.space();
        const auto before = key.size;
        const auto form = tokens[i].form;
        const auto shorter = key;
        key.append(form);
        if (key.overflow) break;
        if (key.size == before || key.text[key.size - 1] == ' ') continue;
        const auto* slot = slot_of(mix(key.hash));
        if (!slot && is_plural_code(form)) {
            key = shorter;
            key.append(form.substr(0, form.size() - 1));
            slot = slot_of(mix(key.hash));
        }
        if (!slot || (starts_low && (slot->value & 2u) == 0)) break;
        if (slot->value >> 2 == 0) continue;
        best.last = static_cast<std::uint32_t>(i + 1);
        collect(slot->value >> 2, key.view(), best);
    }
    if (best.count == 0) return std::nullopt;
    return best;
}

std::optional<NodeType> NameTables::type_of(std::string_view name) const {
    const auto match = find(name);
    if (!match || match->agreement == NameCase::folded) return std::nullopt;
    for (const auto* fact : match->all())
        if (fact->kind == NameKind::name || fact->kind == NameKind::demonym || fact->kind == NameKind::seat)
            return thing(*fact).type;
    return std::nullopt;
}

std::optional<NameMatch> NameTables::find(std::string_view name) const {
    while (!name.empty() && !is_word(name.back())) name.remove_suffix(1);
    Key key;
    key.append(name);
    if (key.overflow || key.size == 0 || key.text[key.size - 1] == ' ') return std::nullopt;
    const auto* slot = slot_of(mix(key.hash));
    if (!slot && is_plural_code(name)) return find(name.substr(0, name.size() - 1));
    NameMatch match;
    if (!slot || !collect(slot->value >> 2, key.view(), match)) return std::nullopt;
    return match;
}

const NamedThing* NameTables::find_country(std::string_view form, bool seats) const {
    const auto match = find(form);
    if (!match || match->agreement == NameCase::folded) return nullptr;
    for (const auto* fact : match->all())
        if (fact->kind <= (seats ? NameKind::seat : NameKind::demonym) &&
            thing(*fact).type == NodeType::country)
            return &thing(*fact);
    return nullptr;
}

bool NameTables::is_given_name(std::string_view word) const {
    const auto match = find(word);
    return match && std::any_of(match->all().begin(), match->all().end(),
                                [](const NameFact* fact) { return fact->kind == NameKind::given; });
}

bool NameTables::is_surname(std::string_view word) const {
    const auto match = find(word);
    return match && std::any_of(match->all().begin(), match->all().end(),
                                [](const NameFact* fact) { return fact->kind == NameKind::surname; });
}

}  // namespace newsgraph

#include "extract/claims/lexicon.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace newsgraph {

namespace {
[[noreturn]] void wrong(const std::string& file, std::size_t line, std::string_view expected,
                        std::string_view got) {
    throw InputError(file, line, "expected " + std::string(expected) + ", got '" + std::string(got) + "'");
}

std::string place(const std::string& file, std::size_t line) {
    return file + ":" + std::to_string(line);
}

NodeTypeSet parse_types(std::string_view cell, const std::string& file, std::size_t line) {
    if (cell.empty()) return any_node_type;
    NodeTypeSet types = 0;
    for (const auto name : split_cell(cell)) {
        const auto type = parse_node_type(name);
        if (!type) wrong(file, line, "a node type (person, company, chip, country…)", name);
        types = static_cast<NodeTypeSet>(types | bit(*type));
    }
    return types;
}

Relation parse_relation_cell(std::string_view cell, const std::string& file, std::size_t line) {
    const auto relation = parse_relation(cell);
    if (!relation) wrong(file, line, "a relation (leads, makes, restricts…)", cell);
    return *relation;
}

std::vector<Slot> parse_slots(std::string_view cell) {
    static constexpr std::pair<std::string_view, Place> places[] = {
        {"subj", Place::subject},   {"obj", Place::object},   {"iobj", Place::indirect},
        {"poss", Place::possessor}, {"mod", Place::modifier}, {"clause", Place::clause},
        {"sides", Place::sides}};
    std::vector<Slot> slots;
    for (auto name : split_cell(cell)) {
        Slot slot{Place::preposition, {}, name.ends_with("'s")};
        if (slot.owner) name.remove_suffix(2);
        const auto* known = std::find_if(std::begin(places), std::end(places),
                                         [&](const auto& row) { return row.first == name; });
        if (known != std::end(places))
            slot.place = known->second;
        else
            slot.preposition = name;
        slots.push_back(std::move(slot));
    }
    return slots;
}

Effect parse_effect(std::string_view cell, const std::string& file, std::size_t line) {
    static constexpr std::pair<std::string_view, Effect> names[] = {
        {"", Effect::none},           {"asserted", Effect::none},   {"none", Effect::none},
        {"alleged", Effect::alleged}, {"denied", Effect::denied},   {"planned", Effect::planned},
        {"ended", Effect::ended},     {"negated", Effect::negated}, {"dropped", Effect::dropped}};
    for (const auto& [name, effect] : names)
        if (name == cell) return effect;
    wrong(file, line, "asserted, alleged, denied, planned, ended, negated or dropped", cell);
}

/// Words of a phrase; with `split`, hyphens stand alone as the tokenizer leaves them.
std::vector<std::string> words_of(std::string_view phrase, bool split) {
    std::string text;
    for (const char c : phrase)
        if (split && c == '-')
            text += " - ";
        else
            text += c;
    std::vector<std::string> words;
    std::istringstream in{text};
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// "bann" → ban, "launch" → launch, "impos" → impose: the verb behind a stem without its ending.
template <typename Find>
std::string_view stem_of(std::string_view stem, const Find& verb) {
    if (const auto found = verb(stem); !found.empty()) return found;
    if (const auto found = verb(std::string(stem) + "e"); !found.empty()) return found;
    if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2])
        return verb(stem.substr(0, stem.size() - 1));
    return {};
}
}  // namespace

Lexicon::Lexicon(const std::vector<std::filesystem::path>& frames) {
    add_frames(embedded_table("frames"), "frames.tsv");
    add_roles(embedded_table("roles"), "roles.tsv");
    add_support(embedded_table("support"), "support.tsv");
    add_reporting(embedded_table("reporting"), "reporting.tsv");
    add_status(embedded_table("status"), "status.tsv");
    add_nouns(embedded_table("nouns"), "nouns.tsv");
    add_opinions(embedded_table("opinions"), "opinions.tsv");
    read_table(embedded_table("only_verbs"), "only_verbs.tsv", [&](auto cells, std::size_t) {
        for (const auto lemma : split_cell(cells[0])) entry(lemma).only_verb = true;
    });
    for (const auto& path : frames) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream bytes;
        if (!(in && bytes << in.rdbuf()))
            throw InputError(path.string(), 0, "cannot be read; expected a table of frames");
        const auto text = bytes.str();
        if (text.starts_with("#nouns\t"))
            add_roles(text, path.string());
        else
            add_frames(text, path.string());
    }
}

const LexiconEntry* Lexicon::find(std::string_view lemma) const {
    char lower[48];
    if (lemma.size() > sizeof lower) return nullptr;
    std::transform(lemma.begin(), lemma.end(), lower,
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view word(lower, lemma.size());
    if (!known_.test(place_of(word))) return nullptr;
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
}

std::size_t Lexicon::place_of(std::string_view word) {
    std::uint64_t front = 0;
    std::memcpy(&front, word.data(), std::min(word.size(), sizeof front));
    return static_cast<std::size_t>((front ^ word.size() << 56) * 0x9E3779B97F4A7C15u >> 49);
}

NounKind Lexicon::noun_kind(std::string_view lemma) const {
    const auto* found = find(lemma);
    return found ? found->kind : NounKind::plain;
}

bool Lexicon::is_verb(std::string_view lemma) const {
    const auto* found = find(lemma);
    return found && (found->support || found->reporting_verb || found->verb != Effect::none ||
                     std::any_of(found->frames.begin(), found->frames.end(),
                                 [&](auto i) { return frames_[i].pos == FramePos::verb; }));
}

bool Lexicon::is_phrasal(std::string_view lemma, std::string_view particle) const {
    const auto* word = find(lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(),
                               [&](auto index) { return frames_[index].particle == particle; });
}

bool Lexicon::is_only_verb(std::string_view lemma) const {
    const auto* found = find(lemma);
    return found && found->only_verb;
}

std::string_view Lexicon::past_tense(std::string_view form) const {
    const auto verb = [&](std::string_view lemma) -> std::string_view {
        const auto found = words_.find(lemma);
        return found != words_.end() && is_verb(lemma) ? std::string_view(found->first) : std::string_view{};
    };
    static constexpr std::pair<std::string_view, std::string_view> irregular[] = {
        {"bought", "buy"}, {"fought", "fight"}, {"froze", "freeze"},      {"met", "meet"},
        {"sank", "sink"},  {"sold", "sell"},    {"struck", "strike"},     {"sued", "sue"},
        {"shot", "shoot"}, {"took", "take"},    {"withdrew", "withdraw"}, {"won", "win"}};
    for (const auto& [past, lemma] : irregular)
        if (past == form) return verb(lemma);
    if (!form.ends_with("ed") || form.size() < 5) return {};
    return stem_of(form.substr(0, form.size() - 2), verb);
}

std::string_view Lexicon::gerund(std::string_view form) const {
    const auto verb = [&](std::string_view lemma) -> std::string_view {
        const auto found = words_.find(lemma);
        return found != words_.end() && is_verb(lemma) ? std::string_view(found->first) : std::string_view{};
    };
    if (!form.ends_with("ing") || form.size() < 6) return {};
    return stem_of(form.substr(0, form.size() - 3), verb);
}

std::string_view Lexicon::singular(std::string_view form) const {
    const auto known = [&](std::string_view lemma) -> std::string_view {
        const auto found = words_.find(lemma);
        return found != words_.end() ? std::string_view(found->first) : std::string_view{};
    };
    if (form.size() < 4 || !form.ends_with('s')) return {};
    if (form.ends_with("ies")) return known(std::string(form.substr(0, form.size() - 3)) + "y");
    if (const auto found = known(form.substr(0, form.size() - 1)); !found.empty()) return found;
    return form.ends_with("es") ? known(form.substr(0, form.size() - 2)) : std::string_view{};
}

void Lexicon::add_frames(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        if (cells.size() != 8) wrong(name, line, "8 columns", std::to_string(cells.size()));
        Frame frame;
        frame.origin = place(name, line);
        if (cells[1] == "verb")
            frame.pos = FramePos::verb;
        else if (cells[1] == "noun")
            frame.pos = FramePos::noun;
        else if (cells[1] == "adj")
            frame.pos = FramePos::adjective;
        else
            wrong(name, line, "verb, noun or adj", cells[1]);
        frame.relation = parse_relation_cell(cells[2], name, line);
        frame.source = parse_slots(cells[3]);
        frame.target = parse_slots(cells[4]);
        if (frame.source.empty() || frame.target.empty()) wrong(name, line, "two slots", cells[3]);
        if (const auto arrow = cells[5].find('>'); arrow != std::string_view::npos) {
            frame.source_types = parse_types(cells[5].substr(0, arrow), name, line);
            frame.target_types = parse_types(cells[5].substr(arrow + 1), name, line);
        } else if (!cells[5].empty()) {
            wrong(name, line, "types as SOURCE>TARGET", cells[5]);
        }
        if (!cells[6].empty()) {
            frame.status = parse_status(cells[6]);
            if (!frame.status) wrong(name, line, "a status", cells[6]);
        }
        for (const auto lemma : split_cell(cells[7])) {
            if (lemma.starts_with('!'))
                frame.without.emplace_back(lemma.substr(1));
            else
                frame.with.emplace_back(lemma);
        }
        for (const auto lemma : split_cell(cells[0])) {
            auto one = frame;
            const auto space = lemma.find(' ');
            if (space != std::string_view::npos) one.particle = lemma.substr(space + 1);
            entry(lemma.substr(0, space)).frames.push_back(static_cast<std::uint32_t>(frames_.size()));
            frames_.push_back(std::move(one));
        }
    });
}

void Lexicon::add_roles(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        if (cells.size() != 5) wrong(name, line, "5 columns", std::to_string(cells.size()));
        Role role;
        role.origin = place(name, line);
        role.holder = parse_types(cells[1], name, line);
        role.relatum = parse_types(cells[2], name, line);
        role.relation = parse_relation_cell(cells[3], name, line);
        role.reversed = cells[4] == "<";
        role.implied = cells[4] == "implied";
        if (!cells[4].empty() && cells[4] != ">" && !role.reversed && !role.implied)
            wrong(name, line, ">, < or implied", cells[4]);
        const auto add = [&](std::string_view phrase, bool split) {
            auto one = role;
            one.words = words_of(phrase, split);
            if (one.words.empty()) wrong(name, line, "nouns", cells[0]);
            const auto of = std::find(one.words.begin(), one.words.end(), "of");
            one.head = of == one.words.end() || of == one.words.begin()
                           ? one.words.size() - 1
                           : static_cast<std::size_t>(of - one.words.begin()) - 1;
            entry(one.words[one.head]).roles.push_back(static_cast<std::uint32_t>(roles_.size()));
            roles_.push_back(std::move(one));
        };
        for (const auto phrase : split_cell(cells[0])) {
            add(phrase, false);
            if (phrase.find('-') != std::string_view::npos) add(phrase, true);
        }
    });
}

void Lexicon::add_support(std::string_view bytes, const std::string& name) {
    const auto part = [&](std::string_view cell, std::size_t line) {
        if (cell.empty()) return Support::Part::none;
        if (cell == "source") return Support::Part::source;
        if (cell == "target") return Support::Part::target;
        wrong(name, line, "source or target", cell);
    };
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        auto support = std::make_unique<Support>();
        support->subject = part(cells[1], line);
        support->object = part(cells[2], line);
        if (!cells[3].empty()) {
            support->status = parse_status(cells[3]);
            if (!support->status) wrong(name, line, "a status", cells[3]);
        }
        support->with = cells[4];
        for (const auto lemma : split_cell(cells[0])) entry(lemma).support = support.get();
        supports_.push_back(std::move(support));
    });
}

void Lexicon::add_reporting(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        auto reporting = std::make_unique<Reporting>();
        reporting->effect = parse_effect(cells[2], name, line);
        reporting->speaks = cells[3] != "silent";
        for (const auto lemma : split_cell(cells[0])) {
            if (cells[1] == "verb")
                entry(lemma).reporting_verb = reporting.get();
            else if (cells[1] == "noun")
                entry(lemma).reporting_noun = reporting.get();
            else
                wrong(name, line, "verb or noun", cells[1]);
        }
        reportings_.push_back(std::move(reporting));
    });
}

void Lexicon::add_status(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        const auto effect = parse_effect(cells[2], name, line);
        for (const auto lemma : split_cell(cells[0])) {
            if (cells[1] == "verb")
                entry(lemma).verb = effect;
            else if (cells[1] == "noun")
                entry(lemma).noun = effect;
            else if (cells[1] == "modifier")
                entry(lemma).modifier = effect;
            else if (cells[1] == "event")
                entry(lemma).event = true;
            else if (cells[1].starts_with("fate of ")) {
                const auto of = cells[1].substr(8);
                if (of != "object" && of != "subject" && of != "site")
                    wrong(name, line, "fate of object, subject or site", cells[1]);
                const auto space = lemma.find(' ');
                entry(lemma.substr(0, space))
                    .fates.push_back({space == lemma.npos ? "" : std::string(lemma.substr(space + 1)),
                                      of == "object"    ? Fate::Of::object
                                      : of == "subject" ? Fate::Of::subject
                                                        : Fate::Of::site,
                                      effect});
            } else
                wrong(name, line, "verb, noun, modifier, event or fate", cells[1]);
        }
    });
}

void Lexicon::add_nouns(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        NounKind kind{};
        if (cells[1] == "body")
            kind = NounKind::body;
        else if (cells[1] == "relational")
            kind = NounKind::relational;
        else if (cells[1] == "share")
            kind = NounKind::share;
        else if (cells[1] == "document")
            kind = NounKind::document;
        else if (cells[1] == "partitive")
            kind = NounKind::partitive;
        else if (cells[1] == "force")
            kind = NounKind::force;
        else if (cells[1] == "act")
            kind = NounKind::act;
        else if (cells[1] == "carrier")
            kind = NounKind::carrier;
        else if (cells[1] == "game")
            kind = NounKind::game;
        else if (cells[1] == "office")
            kind = NounKind::office;
        else if (cells[1] == "band")
            kind = NounKind::band;
        else if (cells[1] == "crowd")
            kind = NounKind::crowd;
        else
            wrong(name, line,
                  "body, office, band, crowd, relational, share, document, partitive, force, act, carrier or "
                  "game",
                  cells[1]);
        for (const auto lemma : split_cell(cells[0])) entry(lemma).kind = kind;
    });
}

void Lexicon::add_opinions(std::string_view bytes, const std::string& name) {
    read_table(bytes, name, [&](std::span<const std::string_view> cells, std::size_t line) {
        if (cells[2] != "-" && cells[2] != "+" && cells[2] != "!") wrong(name, line, "-, + or !", cells[2]);
        for (const auto lemma : split_cell(cells[0])) {
            if (const auto space = lemma.find(' '); space != std::string_view::npos)
                entry(lemma.substr(0, space)).signs_with.emplace_back(lemma.substr(space + 1), cells[2][0]);
            else if (cells[1] == "verb")
                entry(lemma).verb_sign = cells[2][0];
            else if (cells[1] == "noun")
                entry(lemma).noun_sign = cells[2][0];
            else if (cells[1] == "adj")
                entry(lemma).adjective_sign = cells[2][0];
            else
                wrong(name, line, "verb, noun or adj", cells[1]);
        }
    });
}

}  // namespace newsgraph

#include "extract/claims/name_entities.hpp"

#include "extract/claims/name_links.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/seat_sense.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace newsgraph {

namespace {

constexpr std::size_t type_count = node_type_names.size();
constexpr std::uint32_t none = 0xffffffff;

/// What the tables say of a form.
struct Known {
    const NamedThing* country = nullptr;  ///< as a name
    const NamedThing* demonym = nullptr;  ///< the country (or place, or union) that it describes
    const NamedThing* seat = nullptr;     ///< whose government it may stand for
    const NamedThing* thing = nullptr;    ///< of another type
};

Known look_up(const NameTables& tables, std::string_view text) {
    Known known;
    const auto match = tables.find(text);
    if (!match) return known;
    for (const auto* fact : match->all()) {
        const auto& thing = tables.thing(*fact);
        if (fact->kind == NameKind::name) {
            if (thing.type == NodeType::country) known.country = &thing;
            else if (!known.thing) known.thing = &thing;
        } else if (fact->kind == NameKind::demonym && (!known.demonym || thing.type == NodeType::country)) {
            known.demonym = &thing;
        } else if (fact->kind == NameKind::seat) {
            known.seat = &thing;
        }
    }
    return known;
}

/// By spaces, without possessives.
std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        auto word = text.substr(begin, end - begin);
        for (const std::string_view suffix : {"'s", "\xE2\x80\x99s"})
            if (word.size() > suffix.size() && word.ends_with(suffix)) word.resize(word.size() - suffix.size());
        if (!word.empty()) words.push_back(std::move(word));
        begin = end + 1;
    }
    return words;
}

struct Form {
    FormRecord record;
    Known known;
    std::array<float, type_count> votes{};
};

class Collector {
public:
    Collector(const Document& document, std::span<const Sentence> sentences, const NameTables& tables)
        : document_(document), sentences_(sentences), tables_(tables) {}

    NamedEntities run() {
        collect();
        decide_types();
        decide_senses();
        describe_bodies();
        find_bracketed();
        std::vector<FormRecord> records;
        records.reserve(forms_.size());
        for (auto& form : forms_) records.push_back(form.record);
        const auto links = link_forms(records);
        for (std::size_t i = 0; i < forms_.size(); ++i) forms_[i].record = std::move(records[i]);
        assign(links);
        add_governments();
        finish();
        return std::move(made_);
    }

private:
    bool in_story(const Sentence& sentence) const {
        return sentence.block >= document_.blocks.size() || is_story(document_.blocks[sentence.block].kind);
    }

    void collect() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& sentence = sentences_[s];
            if (!in_story(sentence)) continue;
            for (const auto& name : sentence.names)
                if (name.first < name.last && name.last <= sentence.tokens.size()) add_use(s, name);
        }
    }

    void add_use(std::uint32_t s, const Name& name) {
        auto form = name_form(sentences_[s], name);
        auto known = look_up(tables_, form.text);
        auto type = name.type;
        auto kind = MentionKind::name;
        if (known.demonym && !known.country && (type == NodeType::country || type == known.demonym->type)) {
            if (is_language(sentences_[s], form.first) && form.last == form.first + 1) return;
            kind = MentionKind::demonym;
            type = known.demonym->type;
        } else if (type == NodeType::country && !known.country) {
            type = known.seat ? NodeType::place : known.thing ? known.thing->type : NodeType::place;
        }
        NameUse use{.sentence = s, .first = form.first, .last = form.last,
                    .head = head_of_span(sentences_[s], form.first, form.last), .form = 0, .type = type,
                    .kind = kind, .confidence = name.confidence, .gender = form.gender,
                    .titled = form.titled, .entity = {}};
        const auto [at, fresh] = index_.emplace(form.key, static_cast<std::uint32_t>(forms_.size()));
        if (fresh) {
            forms_.push_back({});
            forms_.back().record.form = std::move(form);
            forms_.back().record.first_use = at->second;
            forms_.back().known = known;
        }
        use.form = at->second;
        auto& record = forms_[use.form];
        ++record.record.uses;
        record.votes[static_cast<std::size_t>(type)] += std::max(0.05f, name.confidence) + (use.titled ? 1.0f : 0.0f);
        made_.uses.push_back(use);
        if (type == NodeType::organization && forms_[use.form].record.form.words.size() > 1)
            add_country_within(s, name_form(sentences_[s], name));
    }

    /// "Royal Australian Air Force", "Parliament of Iraq": the name of a body also names its country. Bodies
    /// only: "Ethiopian Airlines" names none.
    void add_country_within(std::uint32_t s, const NameForm& form) {
        const auto& tokens = sentences_[s].tokens;
        const auto size = form.last - form.first;
        if (size < 2 || std::none_of(form.words.begin(), form.words.end(), [](const auto& w) { return is_body_word(w); })) return;
        const auto add = [&](std::uint32_t first, std::uint32_t last) {
            const auto begin = tokens[first].begin, end = tokens[last - 1].end;
            if (!tables_.find_country(std::string_view(tokens[first].form.data(), end - begin))) return false;
            add_use(s, {.first = first, .last = last, .type = NodeType::country, .confidence = 0.8f});
            return true;
        };
        const auto front = form.first + (form.words.front() == "royal" ? 1u : 0u);
        for (const auto length : {2u, 1u})
            if (front + length < form.last && add(front, front + length)) return;
        for (const auto length : {1u, 2u}) {
            if (length + 2 > size) break;
            auto before = form.last - length - 1;
            if (tokens[before].lemma == "the" && before > form.first) --before;
            if (tokens[before].lemma == "of" && add(form.last - length, form.last)) return;
        }
    }

    void decide_types() {
        for (auto& form : forms_) {
            const auto best = std::max_element(form.votes.begin(), form.votes.end());
            form.record.type = static_cast<NodeType>(best - form.votes.begin());
            const auto& words = form.record.form.words;
            if (words.size() > 1 && is_legal_suffix(words.back()) && form.record.type != NodeType::company &&
                form.known.thing == nullptr && form.votes[static_cast<std::size_t>(NodeType::company)] > 0)
                form.record.type = NodeType::company;
            if (form.record.type == NodeType::country && form.known.country)
                form.record.country = form.known.country->iso;
            form.record.known = form.known.thing && form.known.thing->type == form.record.type;
            if (form.record.known) form.record.canonical = fold_word(form.known.thing->name);
        }
    }

    /// Seats become metonyms of their country where the sentence says so; where no sentence tells, the city.
    void decide_senses() {
        std::map<std::uint32_t, std::array<int, 3>> senses;
        std::vector<SeatSense> found(made_.uses.size(), SeatSense::open);
        for (std::size_t u = 0; u < made_.uses.size(); ++u) {
            auto& use = made_.uses[u];
            const auto& form = forms_[use.form];
            if (!form.known.seat || form.record.type == NodeType::person || form.record.type == NodeType::company)
                continue;
            const bool starts = use.sentence == 0 || sentences_[use.sentence - 1].block != sentences_[use.sentence].block;
            found[u] = form.known.thing || form.known.country
                           ? seat_sense(sentences_[use.sentence], use.first, use.last, use.head, starts)
                           : SeatSense::government;
            ++senses[use.form][static_cast<std::size_t>(found[u])];
        }
        settle_sentences(found);
        for (std::size_t u = 0; u < made_.uses.size(); ++u) {
            auto& use = made_.uses[u];
            const auto at = senses.find(use.form);
            if (at == senses.end()) continue;
            const auto& count = at->second;
            const bool government = found[u] == SeatSense::government ||
                                    (found[u] == SeatSense::open && count[0] > count[1]);
            if (government) {
                use.kind = MentionKind::metonym;
                use.type = forms_[use.form].known.seat->type;
                if (found[u] == SeatSense::open) use.confidence *= 0.7f;
            } else {
                use.type = forms_[use.form].record.type == NodeType::country ? NodeType::place
                                                                            : forms_[use.form].record.type;
            }
        }
    }

    /// "As Washington steps back, Beijing …": the seats of one sentence have one sense where only one tells.
    void settle_sentences(std::vector<SeatSense>& found) const {
        for (std::size_t begin = 0; begin < found.size();) {
            auto end = begin;
            bool government = false, city = false;
            for (; end < found.size() && made_.uses[end].sentence == made_.uses[begin].sentence; ++end) {
                government = government || found[end] == SeatSense::government;
                city = city || found[end] == SeatSense::city;
            }
            if (government && !city)
                for (auto u = begin; u < end; ++u)
                    if (forms_[made_.uses[u].form].known.seat) found[u] = SeatSense::government;
            begin = end;
        }
    }

    /// "US Department of Energy" and "U.S. energy department": the same words, the country apart.
    void describe_bodies() {
        for (auto& form : forms_) {
            if (form.record.type != NodeType::organization && form.record.type != NodeType::company) continue;
            const auto words = split_words(form.record.form.text);
            if (form.record.type == NodeType::company) {
                const auto firm = without_legal_suffix(form.record.form.words);
                form.record.regional = firm > 1 && words.size() > 1 && words[1] != "of" &&
                                       tables_.find_country(words[std::min(firm, words.size()) - 1]) != nullptr;
                continue;
            }
            for (std::size_t i = 0; i < words.size(); ++i) {
                const NamedThing* country = nullptr;
                auto length = std::min<std::size_t>(2, words.size() - i);
                for (; length > 0; --length) {
                    country = tables_.find_country(length == 1 ? words[i] : words[i] + ' ' + words[i + 1]);
                    if (country) break;
                }
                if (country && words.size() > length) {
                    form.record.core_country = country->iso;
                    i += length - 1;
                } else if (auto word = fold_word(words[i]); word != "of" && word != "the" && word != "for" &&
                                                            word != "and" && word != "affairs") {
                    form.record.core.push_back(std::move(word));
                }
            }
            std::sort(form.record.core.begin(), form.record.core.end());
        }
    }

    /// "Footwear Distributors and Retailers of America (FDRA)", "the IAEA (International …)".
    void find_bracketed() {
        for (std::size_t u = 0; u + 1 < made_.uses.size(); ++u) {
            const auto& a = made_.uses[u];
            const auto& b = made_.uses[u + 1];
            const auto& tokens = sentences_[a.sentence].tokens;
            if (a.sentence != b.sentence || b.first < a.last || b.first - a.last > 2 || a.form == b.form) continue;
            const auto bracket = b.first - 1;
            if (tokens[bracket].form != "(" && tokens[bracket].form != "[") continue;
            auto& left = forms_[a.form].record;
            auto& right = forms_[b.form].record;
            if (are_initials_of(right.form.text, left.form.words)) {
                right.acronym_of.push_back(a.form);
                right.type = left.type;
            } else if (are_initials_of(left.form.text, right.form.words)) {
                left.acronym_of.push_back(b.form);
                left.type = right.type;
            }
        }
    }

    EntityIndex entity_of_group(std::uint32_t group) {
        if (entity_of_group_[group] == none && group_thing_[group]) {
            // A demonym or seat may have named the same body before ("Brussels" and "EU").
            entity_of_group_[group] = static_cast<std::uint32_t>(entity_of_thing(*group_thing_[group]));
        } else if (entity_of_group_[group] == none) {
            entity_of_group_[group] = static_cast<std::uint32_t>(made_.entities.size());
            made_.entities.push_back({});
            made_.genders.push_back(0);
            full_form_.push_back(none);
        }
        return EntityIndex{entity_of_group_[group]};
    }

    EntityIndex entity_of_thing(const NamedThing& thing) {
        const auto key = std::to_string(static_cast<int>(thing.type)) + '/' + std::string(thing.name);
        const auto [at, fresh] = things_.emplace(key, static_cast<std::uint32_t>(made_.entities.size()));
        if (fresh) {
            Entity entity;
            entity.type = thing.type;
            entity.name = thing.name;
            if (thing.type == NodeType::country) entity.iso3166 = thing.iso;
            made_.entities.push_back(std::move(entity));
            made_.genders.push_back(0);
            full_form_.push_back(none);
        }
        return EntityIndex{at->second};
    }

    /// The thing that this use stands for by table: a country, or what a demonym or seat belongs to.
    const NamedThing* thing_of(const NameUse& use) const {
        const auto& form = forms_[use.form];
        if (use.kind == MentionKind::demonym) return form.known.demonym;
        if (use.kind == MentionKind::metonym) return form.known.seat;
        if (form.record.type == NodeType::country) return form.known.country;
        return nullptr;
    }

    void assign(const FormLinks& links) {
        entity_of_group_.assign(forms_.size(), none);
        std::vector<std::int64_t> last_seen(forms_.size(), -1);
        std::vector<int> seen(forms_.size(), 0);
        std::vector<std::uint32_t> first_seen(forms_.size(), none);
        group_thing_.assign(forms_.size(), nullptr);
        for (std::size_t i = 0; i < forms_.size(); ++i)
            if (forms_[i].record.known && forms_[i].record.type != NodeType::company &&
                forms_[i].record.type != NodeType::product && forms_[i].record.type != NodeType::chip &&
                !group_thing_[links.group[i]]) group_thing_[links.group[i]] = forms_[i].known.thing;
        for (const auto& use : made_.uses)
            if (first_seen[links.group[use.form]] == none) first_seen[links.group[use.form]] = use.sentence;
        for (auto& use : made_.uses) {
            if (const auto* thing = thing_of(use)) {
                use.entity = entity_of_thing(*thing);
                // A demonym of a union or region is a mention of the body of that name when there is one.
                record(use, links.group[use.form]);
                continue;
            }
            auto group = links.group[use.form];
            if (const auto& choices = links.choices[use.form]; !choices.empty())
                group = choose(choices, use, last_seen, seen, first_seen);
            last_seen[group] = use.sentence;
            ++seen[group];
            use.entity = entity_of_group(group);
            record(use, group);
        }
    }

    /// "the Chinese government", "Cuba's government", "the government of Chile", "the Biden administration":
    /// one more use, of the whole phrase, that stands for the country.
    void add_governments() {
        std::vector<NameUse> uses;
        uses.reserve(made_.uses.size());
        std::uint32_t last_sentence = none, last_head = none;
        for (const auto& use : made_.uses) {
            uses.push_back(use);
            const auto& tokens = sentences_[use.sentence].tokens;
            const auto head = tokens[use.head].head;
            if (head < 0) continue;
            const auto at = static_cast<std::uint32_t>(head);
            const auto& governor = tokens[at];
            if (governor.upos != Upos::NOUN || (use.sentence == last_sentence && at == last_head) ||
                !nominal(governor.lemma).part)
                continue;
            const bool before = use.head < at && at - use.head < 8;
            const bool of = use.head > at && governor.head != static_cast<std::int32_t>(use.head) &&
                            tokens[use.head].deprel == Deprel::nmod && use.first > 0 &&
                            (tokens[use.first - 1].lemma == "of" || (use.first > 1 && tokens[use.first - 2].lemma == "of"));
            if (!before && !of) continue;
            const auto type = made_.entities[static_cast<std::size_t>(use.entity)].type;
            auto government = use;
            if (type == NodeType::person && governor.lemma == "administration" && before) {
                const auto* country = tables_.find_country("United States");
                if (!country) continue;
                government.entity = entity_of_thing(*country);
                const auto begin = tokens[use.first].begin, end = governor.end;
                aliases_[static_cast<std::size_t>(government.entity)].emplace_back(tokens[use.first].form.data(), end - begin);
            } else if (thing_of(use) == nullptr || made_.entities[static_cast<std::size_t>(use.entity)].iso3166.empty()) {
                continue;
            }
            government.kind = MentionKind::metonym;
            government.first = std::min(use.first, at);
            government.last = std::max(use.last, at + 1);
            government.head = at;
            uses.push_back(government);
            last_sentence = use.sentence;
            last_head = at;
        }
        made_.uses = std::move(uses);
        std::stable_sort(made_.uses.begin(), made_.uses.end(), [](const NameUse& a, const NameUse& b) {
            return std::tie(a.sentence, a.head) < std::tie(b.sentence, b.head);
        });
    }

    /// A surname that several people of the document bear: the one last spoken of, the more so the more often.
    std::uint32_t choose(const std::vector<std::uint32_t>& groups, NameUse& use,
                         const std::vector<std::int64_t>& last_seen, const std::vector<int>& seen,
                         const std::vector<std::uint32_t>& first_seen) {
        std::uint32_t best = groups.front();
        std::int64_t best_score = -1'000'000'000;
        for (const auto group : groups) {
            std::int64_t score = 0;
            if (last_seen[group] >= 0) score = 2 * std::min(seen[group], 5) - 4 * std::min<std::int64_t>(use.sentence - last_seen[group], 100);
            else score = -400 - std::min<std::int64_t>(first_seen[group], 1'000'000);
            if (score > best_score) { best = group; best_score = score; }
        }
        use.confidence *= 0.9f;
        return best;
    }

    void record(const NameUse& use, std::uint32_t) {
        const auto index = static_cast<std::size_t>(use.entity);
        auto& entity = made_.entities[index];
        const auto& form = forms_[use.form].record;
        if (use.gender) made_.genders[index] = use.gender;
        const auto& sentence = sentences_[use.sentence];
        const auto begin = sentence.tokens[use.first].begin, end = sentence.tokens[use.last - 1].end;
        aliases_[index].push_back(trimmed(std::string(sentence.tokens[use.first].form.data(), end - begin)));
        if (!entity.iso3166.empty() || thing_of(use)) return;
        const auto current = full_form_[index];
        if (current == none || fuller(form, forms_[current].record)) full_form_[index] = use.form;
    }

    static std::string trimmed(std::string text) {
        for (const std::string_view suffix : {"'s", "\xE2\x80\x99s"})
            if (text.size() > suffix.size() && text.ends_with(suffix)) text.resize(text.size() - suffix.size());
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    static bool fuller(const FormRecord& a, const FormRecord& b) {
        if (a.form.words.size() != b.form.words.size()) return a.form.words.size() > b.form.words.size();
        return a.form.text.size() > b.form.text.size() + 2;
    }

    void finish() {
        for (std::size_t i = 0; i < made_.entities.size(); ++i) {
            auto& entity = made_.entities[i];
            if (full_form_[i] != none) {
                const auto& form = forms_[full_form_[i]].record;
                entity.name = trimmed(form.form.text);
                entity.type = form.type;
                if (entity.type == NodeType::person && !made_.genders[i] && form.form.words.size() > 1)
                    made_.genders[i] = gender_of_given_name(form.form.words.front());
            }
            auto& aliases = aliases_[i];
            std::sort(aliases.begin(), aliases.end());
            aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
            entity.aliases = std::move(aliases);
        }
        for (auto& use : made_.uses) use.type = made_.entities[static_cast<std::size_t>(use.entity)].type;
    }

    const Document& document_;
    std::span<const Sentence> sentences_;
    const NameTables& tables_;
    std::vector<Form> forms_;
    std::unordered_map<std::string, std::uint32_t> index_;
    std::vector<std::uint32_t> entity_of_group_;
    std::vector<const NamedThing*> group_thing_;
    std::map<std::string, std::uint32_t> things_;
    std::vector<std::uint32_t> full_form_;
    std::map<std::size_t, std::vector<std::string>> aliases_;
    NamedEntities made_;
};

}  // namespace

std::uint32_t head_of_span(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    for (auto i = first; i < last; ++i) {
        const auto head = sentence.tokens[i].head;
        if (head < static_cast<std::int32_t>(first) || head >= static_cast<std::int32_t>(last)) return i;
    }
    return last - 1;
}

NamedEntities name_entities(const Document& document, std::span<const Sentence> sentences,
                            const NameTables& tables) {
    return Collector(document, sentences, tables).run();
}

}  // namespace newsgraph

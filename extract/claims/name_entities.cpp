#include "extract/claims/name_entities.hpp"

#include "extract/claims/name_uses.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace newsgraph {

namespace {

constexpr std::uint32_t none = 0xffffffff;

class Builder {
public:
    Builder(std::span<const Sentence> sentences, const NameTables& tables, NameForms names)
        : sentences_(sentences), tables_(tables), forms_(std::move(names.forms)) {
        made_.uses = std::move(names.uses);
    }

    NamedEntities run() {
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
                !group_thing_[links.group[i]])
                group_thing_[links.group[i]] = forms_[i].known.thing;
        for (const auto& use : made_.uses)
            if (first_seen[links.group[use.form]] == none) first_seen[links.group[use.form]] = use.sentence;
        drop_region_demonyms();
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
            if ((governor.upos != Upos::NOUN && governor.upos != Upos::PROPN) ||
                (use.sentence == last_sentence && at == last_head) || !nominal(fold_word(governor.form)).part)
                continue;
            const bool before = use.head < at && at - use.head < 8;
            const bool of = use.head > at && governor.head != static_cast<std::int32_t>(use.head) &&
                            tokens[use.head].deprel == Deprel::nmod && use.first > 0 &&
                            (tokens[use.first - 1].lemma == "of" ||
                             (use.first > 1 && tokens[use.first - 2].lemma == "of"));
            if (!before && !of) continue;
            const auto type = made_.entities[static_cast<std::size_t>(use.entity)].type;
            auto government = use;
            if (type == NodeType::person && governor.lemma == "administration" && before) {
                const auto* country = tables_.find_country("United States");
                if (!country) continue;
                government.entity = entity_of_thing(*country);
                const auto begin = tokens[use.first].begin, end = governor.end;
                aliases_[static_cast<std::size_t>(government.entity)].emplace_back(
                    tokens[use.first].form.data(), end - begin);
            } else if (thing_of(use) == nullptr ||
                       made_.entities[static_cast<std::size_t>(use.entity)].iso3166.empty()) {
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

    /// "European", "Asian", "Kurdish" name no country: they are mentions of a region or union that the
    /// document also names, else of nothing.
    void drop_region_demonyms() {
        std::map<std::string_view, bool> named;
        for (const auto& use : made_.uses)
            if (use.kind != MentionKind::demonym && forms_[use.form].known.thing)
                named[forms_[use.form].known.thing->name] = true;
        std::erase_if(made_.uses, [&](NameUse& use) {
            if (use.kind != MentionKind::demonym) return false;
            const auto& form = forms_[use.form];
            return form.known.demonym->type != NodeType::country && !named.contains(form.known.demonym->name);
        });
    }

    /// A surname that several people of the document bear: the one last spoken of, the more so the more
    /// often.
    std::uint32_t choose(const std::vector<std::uint32_t>& groups, NameUse& use,
                         const std::vector<std::int64_t>& last_seen, const std::vector<int>& seen,
                         const std::vector<std::uint32_t>& first_seen) {
        std::uint32_t best = groups.front();
        std::int64_t best_score = -1'000'000'000;
        for (const auto group : groups) {
            std::int64_t score = 0;
            if (last_seen[group] >= 0)
                score = 2 * std::min(seen[group], 5) -
                        4 * std::min<std::int64_t>(use.sentence - last_seen[group], 100);
            else
                score = -400 - std::min<std::int64_t>(first_seen[group], 1'000'000);
            const auto& words = forms_[group].record.form.words;  // "Ms Pike": not Walter
            if (const char told = words.size() > 1 ? gender_of_given_name(words.front()) : '\0';
                use.gender && told && told != use.gender)
                score -= 1'000'000;
            if (score > best_score) {
                best = group;
                best_score = score;
            }
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
        const auto text = trimmed(std::string(sentence.tokens[use.first].form.data(), end - begin));
        aliases_[index].push_back(text);
        if ((form.type == NodeType::product || form.type == NodeType::chip) &&
            is_counted_plural(sentence, use))
            aliases_[index].push_back(text.substr(0, text.size() - 1));
        if (!entity.iso3166.empty() || thing_of(use)) return;
        const auto current = full_form_[index];
        if (current == none || fuller(form, forms_[current].record)) full_form_[index] = use.form;
    }

    static std::string trimmed(std::string text) {
        for (const std::string_view suffix : {"'s", "\xE2\x80\x99s"})
            if (text.size() > suffix.size() && text.ends_with(suffix))
                text.resize(text.size() - suffix.size());
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    /// "40 Eurofighter Typhoons", "80 Boeing 787 Dreamliners": several of one.
    static bool is_counted_plural(const Sentence& sentence, const NameUse& use) {
        const auto& last = sentence.tokens[use.last - 1];
        if (last.xpos != Xpos::NNPS || !last.form.ends_with('s') || last.form.ends_with("ss")) return false;
        auto at = use.first;
        while (at > 0 && at + 3 > use.first &&
               (sentence.tokens[at - 1].upos == Upos::PROPN || sentence.tokens[at - 1].upos == Upos::ADJ))
            --at;
        return at > 0 && sentence.tokens[at - 1].upos == Upos::NUM;
    }

    /// Whether a table has the product or chip; `usual`: by this name, not as another form of it ("iPhones").
    bool is_known_thing(const std::string& name, bool usual) const {
        const auto match = tables_.find(name);
        if (!match || match->agreement == NameCase::folded) return false;
        const auto facts = match->all();
        return std::any_of(facts.begin(), facts.end(), [&](const auto* fact) {
            return fact->thing && fact->kind == NameKind::name &&
                   (tables_.thing(*fact).type == NodeType::product ||
                    tables_.thing(*fact).type == NodeType::chip) &&
                   (!usual || tables_.thing(*fact).name == name);
        });
    }

    /// "787s" are units of the 787.
    static void make_singular(std::string& name) {
        if (name.size() < 3 || name.back() != 's') return;
        const char before = name[name.size() - 2];
        const bool capital = before >= 'A' && before <= 'Z';
        if ((before >= '0' && before <= '9') || (capital && name.find_first_of("0123456789") != name.npos) ||
            name.ends_with("neos"))
            name.pop_back();
    }

    static bool fuller(const FormRecord& a, const FormRecord& b) {
        if (a.form.words.size() != b.form.words.size()) return a.form.words.size() > b.form.words.size();
        return a.form.text.size() > b.form.text.size() + 2;
    }

    /// "Shanghai" of a firm's name: that of a great city, whatever else bears it.
    std::string_view country_of_city(std::string_view word) const {
        const auto match = tables_.find(word);
        if (!match || match->agreement != NameCase::exact) return {};
        std::string_view iso;
        for (const auto* fact : match->all()) {
            const auto& thing = tables_.thing(*fact);
            if (fact->kind != NameKind::name && fact->kind != NameKind::seat) return {};
            if (thing.type == NodeType::place && thing.rank == 0 && fact->kind == NameKind::name)
                iso = iso.empty() || iso == thing.iso ? std::string_view(thing.iso) : std::string_view();
            else if (fact->kind == NameKind::name)
                return {};
        }
        return iso;
    }

    void look_up(const Entity& entity) {
        made_.things.push_back(nullptr);
        auto& isos = made_.isos.emplace_back();
        const auto add = [&](std::string_view iso) {
            if (!iso.empty() && std::find(isos.begin(), isos.end(), iso) == isos.end()) isos.push_back(iso);
        };
        if (const auto match = tables_.find(entity.name))
            for (const auto* fact : match->all()) {
                if (!fact->thing || fact->kind != NameKind::name || tables_.thing(*fact).type != entity.type)
                    continue;
                if (!made_.things.back()) made_.things.back() = &tables_.thing(*fact);
                if (entity.type == NodeType::country || entity.type == NodeType::place)
                    add(tables_.thing(*fact).iso);
            }
        if (entity.type != NodeType::company && entity.type != NodeType::organization) return;
        // "Bank of England", "U.S. Air Force"
        const std::string_view name = entity.name;
        for (std::size_t begin = 0; begin < name.size();) {
            const auto end = std::min(name.find(' ', begin), name.size());
            const auto word = name.substr(begin, end - begin);
            if (const auto* country = tables_.find_country(word)) add(country->iso);
            if (begin == 0 && end < name.size()) add(country_of_city(word));
            begin = end + 1;
        }
    }

    void finish() {
        for (std::size_t i = 0; i < made_.entities.size(); ++i) {
            auto& entity = made_.entities[i];
            if (full_form_[i] != none) {
                const auto& form = forms_[full_form_[i]].record;
                entity.name = trimmed(form.form.text);
                entity.type = form.type;
                if (entity.type == NodeType::product || entity.type == NodeType::chip) {
                    const auto single = entity.name.substr(0, entity.name.size() - 1);
                    if (entity.name.ends_with('s') && !is_known_thing(entity.name, true) &&
                        (std::find(aliases_[i].begin(), aliases_[i].end(), single) != aliases_[i].end() ||
                         is_known_thing(single, false)))
                        entity.name = single;  // "787 Dreamliners", elsewhere "787 Dreamliner"; "iPhones"
                    make_singular(entity.name);
                    const auto size = entity.name.size();  // "Model Y." at the end of a sentence
                    if (size > 3 && entity.name.back() == '.' && entity.name[size - 3] == ' ')
                        entity.name.pop_back();
                }
                if (entity.type == NodeType::person && !made_.genders[i] && form.form.words.size() > 1)
                    made_.genders[i] = gender_of_given_name(form.form.words.front());
            }
            auto& aliases = aliases_[i];
            std::sort(aliases.begin(), aliases.end());
            aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
            entity.aliases = std::move(aliases);
            look_up(entity);
        }
        for (auto& use : made_.uses) use.type = made_.entities[static_cast<std::size_t>(use.entity)].type;
    }

    std::span<const Sentence> sentences_;
    const NameTables& tables_;
    std::vector<Form> forms_;
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
    return Builder(sentences, tables, collect_names(document, sentences, tables)).run();
}

}  // namespace newsgraph

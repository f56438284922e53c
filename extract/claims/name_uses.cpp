#include "extract/claims/name_uses.hpp"

#include "extract/claims/joined_peoples.hpp"
#include "extract/claims/name_parts.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/other_names.hpp"
#include "extract/claims/seat_sense.hpp"
#include "extract/claims/shared_surnames.hpp"

#include <algorithm>
#include <map>

namespace newsgraph {

namespace {

Known look_up(const NameTables& tables, std::string_view text) {
    Known known;
    const auto match = tables.find(text);
    if (!match) return known;
    for (const auto* fact : match->all()) {
        const auto& thing = tables.thing(*fact);
        if (fact->kind == NameKind::name) {
            if (thing.type == NodeType::country)
                known.country = &thing;
            else if (!known.thing)
                known.thing = &thing;
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
            if (word.size() > suffix.size() && word.ends_with(suffix))
                word.resize(word.size() - suffix.size());
        if (!word.empty()) words.push_back(std::move(word));
        begin = end + 1;
    }
    return words;
}

class Collector {
public:
    Collector(const Document& document, std::span<const Sentence> sentences, const NameTables& tables)
        : document_(document), sentences_(sentences), tables_(tables) {}

    NameForms run() {
        collect();
        decide_types();
        decide_senses();
        describe_bodies();
        find_other_names(sentences_, made_);
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
            for (const auto& name : sentence.names) {
                if (name.first >= name.last || name.last > sentence.tokens.size()) continue;
                for (const auto& part : name_parts(sentence, name, tables_)) add_use(s, part);
            }
        }
    }

    /// "the Australian miner": no newspaper.
    bool describes(std::uint32_t s, const NameForm& form) const {
        const auto& tokens = sentences_[s].tokens;
        if (form.words.size() != 1 || form.last >= tokens.size()) return false;
        const auto& next = tokens[form.last];
        return (next.upos == Upos::NOUN || next.upos == Upos::ADJ) && next.form.front() >= 'a' &&
               next.form.front() <= 'z' && next.lemma != "newspaper" && next.lemma != "magazine";
    }

    void add_use(std::uint32_t s, const Name& name) {
        auto form = name_form(sentences_[s], name);
        share_surname(sentences_[s], name, form);
        const auto& tokens = sentences_[s].tokens;
        const bool hyphen = name.last > name.first + 1 && tokens[name.last - 1].form == "-";
        const auto people = hyphen ? people_of_prefix(tokens[name.first].form) : std::string_view();
        auto known =
            look_up(tables_, people.empty() ? std::string_view(form.text) : people);  // "Anglo-Dutch"
        auto type = name.type;
        auto kind = MentionKind::name;
        if (known.demonym && !known.country &&
            (type == NodeType::country || type == known.demonym->type || describes(s, form))) {
            if (is_language(sentences_[s], form.first) && form.last == form.first + 1) return;
            kind = MentionKind::demonym;
            type = known.demonym->type;
        } else if (known.country && type != NodeType::person && type != NodeType::country &&
                   (!known.thing || (type == NodeType::place && known.thing->type != NodeType::place))) {
            type = NodeType::country;
        } else if (type == NodeType::place && known.thing && known.thing->type == NodeType::organization) {
            type = NodeType::organization;
        } else if (type == NodeType::country && !known.country) {
            type = known.seat ? NodeType::place : known.thing ? known.thing->type : NodeType::place;
        }
        NameUse use{.sentence = s,
                    .first = form.first,
                    .last = form.last,
                    .head = head_of_span(sentences_[s], form.first, form.last),
                    .form = 0,
                    .type = type,
                    .kind = kind,
                    .confidence = name.confidence,
                    .gender = form.gender,
                    .titled = form.titled,
                    .entity = {}};
        const auto [at, fresh] = index_.emplace(form.key, static_cast<std::uint32_t>(made_.forms.size()));
        if (fresh) {
            made_.forms.push_back({});
            made_.forms.back().record.form = std::move(form);
            made_.forms.back().record.first_use = at->second;
            made_.forms.back().known = known;
        }
        use.form = at->second;
        auto& record = made_.forms[use.form];
        record.record.titled = record.record.titled || use.titled;
        if (fresh && type == NodeType::person) record.record.kin = is_brought_in_as_kin(s, use.first);
        if (fresh && type == NodeType::company) record.record.part = is_brought_in_as_part(s, use.first);
        if (use.first > 0) {
            const auto& before = sentences_[s].tokens[use.first - 1];
            record.record.located = record.record.located || before.lemma == "in" || before.lemma == "at" ||
                                    before.lemma == "near" || before.lemma == "from";
        }
        const auto block = sentences_[s].block;
        const bool title =
            block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::title;
        const auto place = static_cast<std::uint32_t>(made_.uses.size());
        if (record.record.uses == 0 || (record.record.told_in_title && !title)) record.record.told = place;
        record.record.told_in_title = title && (record.record.uses == 0 || record.record.told_in_title);
        ++record.record.uses;
        if (record.record.sentences.empty() || record.record.sentences.back() != s)
            record.record.sentences.push_back(s);
        record.votes[static_cast<std::size_t>(type)] +=
            std::max(0.05f, name.confidence) + (use.titled ? 1.0f : 0.0f);
        made_.uses.push_back(use);
        if (type == NodeType::organization && made_.forms[use.form].record.form.words.size() > 1)
            add_country_within(s, name_form(sentences_[s], name));
    }

    /// "her widowed mother, X", "his brother X"
    bool is_brought_in_as_kin(std::uint32_t s, std::uint32_t first) const {
        return is_brought_in(s, first, [](std::string_view lemma) { return is_kin(lemma); });
    }

    /// "its cloud unit, X Tech": no longer name of X
    bool is_brought_in_as_part(std::uint32_t s, std::uint32_t first) const {
        return is_brought_in(s, first, [](std::string_view lemma) {
            static constexpr std::string_view parts[] = {"affiliate", "arm",     "business",   "division",
                                                         "offshoot",  "spinoff", "subsidiary", "unit"};
            return std::find(std::begin(parts), std::end(parts), lemma) != std::end(parts);
        });
    }

    /// Whether somebody's noun of a kind stands before the name.
    bool is_brought_in(std::uint32_t s, std::uint32_t first, auto is_noun) const {
        const auto& tokens = sentences_[s].tokens;
        const auto comma = first > 0 && tokens[first - 1].form == "," ? 1u : 0u;
        if (first < 2 + comma || !is_noun(tokens[first - 1 - comma].lemma)) return false;
        const auto noun = first - 1 - comma;
        for (auto at = noun; at-- > 0 && noun - at < 4;) {
            if (tokens[at].xpos == Xpos::PRPS) return true;
            if (tokens[at].upos != Upos::ADJ && tokens[at].upos != Upos::NOUN && tokens[at].xpos != Xpos::VBN)
                return false;
        }
        return false;
    }

    /// "Royal Australian Air Force", "Parliament of Iraq": the name of a body also names its country. Bodies
    /// only: "Ethiopian Airlines" names none.
    void add_country_within(std::uint32_t s, const NameForm& form) {
        const auto& tokens = sentences_[s].tokens;
        const auto size = form.last - form.first;
        const auto holds = [&](auto test) { return std::any_of(form.words.begin(), form.words.end(), test); };
        const bool body = holds([](const std::string& word) { return is_body_word(word); });
        const bool named_first = holds([](const std::string& word) {  // "Ethiopian Security Service"
            return word == "service" || (nominal(word).types & bit(NodeType::organization)) != 0;
        });
        if (size < 2 || (!body && (!named_first || holds([](const std::string& word) {
                return word == "embassy" || word == "consulate" || word == "mission" || word == "precinct";
            }))))
            return;
        const auto add = [&](std::uint32_t first, std::uint32_t last) {
            const auto begin = tokens[first].begin, end = tokens[last - 1].end;
            if (!tables_.find_country(std::string_view(tokens[first].form.data(), end - begin))) return false;
            add_use(s, {.first = first, .last = last, .type = NodeType::country, .confidence = 0.8f});
            return true;
        };
        const auto front = form.first + (form.words.front() == "royal" ? 1u : 0u);
        for (const auto length : {2u, 1u})
            if (front + length < form.last && add(front, front + length)) return;
        if (!body) return;
        for (const auto length : {1u, 2u}) {
            if (length + 2 > size) break;
            auto before = form.last - length - 1;
            if (tokens[before].lemma == "the" && before > form.first) --before;
            if (tokens[before].lemma == "of" && add(form.last - length, form.last)) return;
        }
    }

    /// "Georgia" beside other American states, where no neighbour of the country is named.
    bool tells_of_american_states() const {
        bool state = false;
        for (const auto& form : made_.forms) {
            if (form.known.country && form.known.thing) continue;
            state = state || is_us_state(form.record.form.key);
            const auto* country = form.known.country ? form.known.country : form.known.demonym;
            if (country && (country->iso == "AM" || country->iso == "AZ" || country->iso == "GE" ||
                            country->iso == "RU" || country->iso == "UA"))
                return false;
        }
        return state;
    }

    /// "Washington" where nobody is called so in full, whatever the recognizer took it for.
    bool is_seat_alone(const Form& form) const {
        const auto& words = form.record.form.words;
        if (!form.known.seat || words.size() != 1 || form.record.titled ||
            gender_of_given_name(words.front()))
            return false;
        return std::none_of(made_.forms.begin(), made_.forms.end(), [&](const auto& other) {
            const auto& all = other.record.form.words;
            return all.size() > 1 && all.back() == words.front() &&
                   other.votes[static_cast<std::size_t>(NodeType::person)] > 0;
        });
    }

    void decide_types() {
        const bool american = tells_of_american_states();
        for (auto& form : made_.forms) {
            const auto best = std::max_element(form.votes.begin(), form.votes.end());
            form.record.type = static_cast<NodeType>(best - form.votes.begin());
            const auto& words = form.record.form.words;
            if (form.record.type == NodeType::person && is_seat_alone(form))
                form.record.type = NodeType::place;
            if (words.size() > 1 && is_legal_suffix(words.back()) && form.record.type != NodeType::company &&
                form.known.thing == nullptr && form.votes[static_cast<std::size_t>(NodeType::company)] > 0)
                form.record.type = NodeType::company;
            if (american && form.record.type == NodeType::country && form.known.country && form.known.thing &&
                form.known.thing->iso == "US")
                form.record.type = NodeType::place;
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
            const auto& form = made_.forms[use.form];
            if (!form.known.seat || form.record.type == NodeType::person ||
                form.record.type == NodeType::company)
                continue;
            const bool starts =
                use.sentence == 0 || sentences_[use.sentence - 1].block != sentences_[use.sentence].block;
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
            const bool government =
                found[u] == SeatSense::government || (found[u] == SeatSense::open && count[0] > count[1]);
            if (government) {
                use.kind = MentionKind::metonym;
                use.type = made_.forms[use.form].known.seat->type;
                if (found[u] == SeatSense::open) use.confidence *= 0.7f;
            } else {
                use.type = made_.forms[use.form].record.type == NodeType::country ||
                                   made_.forms[use.form].record.type == NodeType::organization
                               ? NodeType::place
                               : made_.forms[use.form].record.type;
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
                    if (made_.forms[made_.uses[u].form].known.seat) found[u] = SeatSense::government;
            begin = end;
        }
    }

    /// How many words in front name a country or place, where others follow.
    std::size_t places_before(const std::vector<std::string>& words) const {
        std::string text;
        std::size_t found = 0;
        for (std::size_t i = 0; i + 1 < words.size() && i < 3; ++i) {
            text += (i ? " " : "") + words[i];
            const auto type = tables_.type_of(text);
            if (type == NodeType::country || type == NodeType::place) found = i + 1;
        }
        return found;
    }

    /// "US Department of Energy" and "U.S. energy department": the same words, the country apart.
    void describe_bodies() {
        for (auto& form : made_.forms) {
            if (form.record.type != NodeType::organization && form.record.type != NodeType::company) continue;
            const auto words = split_words(form.record.form.text);
            if (form.record.type == NodeType::company) {
                const auto firm = without_legal_suffix(form.record.form.words);
                form.record.regional =
                    firm > 1 && words.size() > 1 && words[1] != "of" &&
                    tables_.find_country(words[std::min(firm, words.size()) - 1]) != nullptr;
                form.record.joint =
                    firm > 1 && firm <= words.size() && tables_.type_of(words[firm - 1]).has_value();
                form.record.places = places_before(words);
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

    const Document& document_;
    std::span<const Sentence> sentences_;
    const NameTables& tables_;
    std::unordered_map<std::string, std::uint32_t> index_;
    NameForms made_;
};

}  // namespace

NameForms collect_names(const Document& document, std::span<const Sentence> sentences,
                        const NameTables& tables) {
    return Collector(document, sentences, tables).run();
}

}  // namespace newsgraph

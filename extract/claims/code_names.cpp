#include "extract/claims/code_names.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

namespace {
constexpr float sure = 0.97F;        // a name above it keeps its type
constexpr float told_beside = 0.7F;  // confidence of a code that its neighbours or the tables explain

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// The words from `first` that no blank parts, as one string.
struct Run {
    std::uint32_t first = 0, last = 0;
    std::string text;
    std::string base;  ///< without the plural's s
};

Run run_at(const Sentence& sentence, std::uint32_t first) {
    Run run{first, first + 1, std::string(sentence.tokens[first].form), {}};
    const auto& tokens = sentence.tokens;
    while (run.last < tokens.size() && !tokens[run.last].space_before && run.text.size() < 16) {
        const auto form = tokens[run.last].form;
        const bool link = form == "-" || (form == "/" && run.text == "F");  // "F/A-18F"
        const bool part = link ? run.last + 1 < tokens.size() && !tokens[run.last + 1].space_before
                               : std::all_of(form.begin(), form.end(), [](char c) {
                                     return is_digit(c) || is_upper(c) || is_lower(c) || c == '-';
                                 });
        if (!part || tokens[run.last].xpos == Xpos::POS) break;
        run.text += form;
        ++run.last;
    }
    run.base = run.text;
    if (run.base.size() > 2 && run.base.back() == 's' &&
        (is_digit(run.base[run.base.size() - 2]) || is_upper(run.base[run.base.size() - 2]) ||
         run.base.ends_with("os")))
        run.base.pop_back();
    return run;
}

/// "4GB", "30MW": a figure with its unit.
bool is_measure(std::string_view text) {
    const auto unit = text.find_first_not_of("0123456789");
    if (unit == 0 || unit == text.npos) return false;
    static constexpr std::string_view units[] = {"GB",  "GHz", "GW", "GWh", "Hz", "KB", "MB",
                                                 "MHz", "MP",  "MW", "MWh", "TB", "TW", "TWh"};
    return std::find(std::begin(units), std::end(units), text.substr(unit)) != std::end(units);
}

/// Capitals and digits, or two numbers with a hyphen: "V162", "MQ-9B", "bZ4X", "787-10".
bool is_code(std::string_view text) {
    if (text.size() < 2 || text.size() > 14 || text.front() == '-' || text.back() == '-') return false;
    std::size_t digits = 0, uppers = 0, lowers = 0, hyphens = 0;
    for (const char c : text) {
        digits += is_digit(c);
        uppers += is_upper(c);
        lowers += is_lower(c);
        hyphens += c == '-' || c == '/';
    }
    if (digits == 0 || digits + uppers + lowers + hyphens != text.size() || lowers > 4) return false;
    static constexpr std::string_view others[] = {"2D",   "3D",  "4D",  "3G",  "4G",  "5G", "6G", "24-7",
                                                  "9-11", "B2B", "B2C", "CO2", "H1",  "H2", "P5", "PM2",
                                                  "Q1",   "Q2",  "Q3",  "Q4",  "T20", "Y2K"};
    if (std::find(std::begin(others), std::end(others), text) != std::end(others)) return false;
    if (uppers == 0 || is_measure(text)) return false;
    return text.size() > 2 || is_digit(text.back());
}

class CodeNames {
public:
    CodeNames(const NameTables& tables, std::span<Sentence> sentences)
        : tables_(tables), sentences_(sentences) {}

    void run() {
        for (auto& sentence : sentences_) {
            words(sentence);
            lengthen(sentence);
            join(sentence);
            opening(sentence);
            counted(sentence);
            vessels(sentence);
            find(sentence);
        }
        if (known_.empty()) return;
        for (auto& sentence : sentences_) find(sentence);  // the same code elsewhere
    }

private:
    static const Name* name_at(const Sentence& sentence, std::uint32_t at) {
        for (const auto& name : sentence.names)
            if (at >= name.first && at < name.last) return &name;
        return nullptr;
    }

    /// "the Fed", "Minneapolis Fed President X"
    static void words(Sentence& sentence) {
        const auto& tokens = sentence.tokens;
        for (std::uint32_t at = 0; at + 1 < tokens.size(); ++at) {
            const auto form = tokens[at].form;
            if (!is_upper(form.front()) || name_at(sentence, at) || !is_word_name(lower(form))) continue;
            if (at == 0 && tokens[1].form.front() != '\'' && !is_upper(tokens[1].form.front())) continue;
            const auto town = std::find_if(
                sentence.names.begin(), sentence.names.end(),
                [&](const Name& name) { return name.last == at && name.type == NodeType::place; });
            if (town == sentence.names.end()) {
                insert_name(sentence, {at, at + 1, NodeType::organization, told_beside});
            } else {
                town->last = at + 1;
                town->type = NodeType::organization;
            }
        }
    }

    /// "Boeing 737 MAX 8" and "-200", "Wrangler" and "4xe", "Range Rover" and "Sport".
    static void lengthen(Sentence& sentence) {
        const auto& tokens = sentence.tokens;
        for (std::size_t i = 0; i < sentence.names.size(); ++i) {
            auto& name = sentence.names[i];
            if (name.type != NodeType::product && name.type != NodeType::chip) continue;
            const auto stop = i + 1 < sentence.names.size() ? sentence.names[i + 1].first
                                                            : static_cast<std::uint32_t>(tokens.size());
            while (name.last < stop && goes_on(sentence, name, stop)) ++name.last;
            if (name.first > 1 && tokens[name.first - 1].form.size() == 3 &&
                is_digit(tokens[name.first - 1].form[0]) && tokens[name.first - 1].upos == Upos::NUM &&
                tokens[name.first - 2].upos == Upos::NUM && !name_at(sentence, name.first - 1))
                --name.first;  // "six 787 Dreamliners"
        }
    }

    static bool goes_on(const Sentence& sentence, const Name& name, std::uint32_t stop) {
        const auto& next = sentence.tokens[name.last];
        const auto form = next.form;
        if (!next.space_before) {
            if (form == "-")
                return name.last + 1 < stop && !sentence.tokens[name.last + 1].space_before &&
                       is_digit(sentence.tokens[name.last + 1].form.front());
            return is_digit(form.front()) && sentence.tokens[name.last - 1].form == "-";
        }
        if (is_upper(form.front()) && is_variant_word(lower(form))) return true;
        if (name.first > 0 && sentence.tokens[name.first - 1].upos == Upos::NUM && form.size() < 4 &&
            form.back() == 's' && std::all_of(form.begin(), form.end() - 1, is_digit))
            return true;  // "300 MAX 10s"
        // a figure with small letters behind it: "4xe", "6e"
        if (form.size() < 2 || form.size() > 4 || !is_digit(form.front()) || !is_lower(form.back()))
            return false;
        const auto letters = form.substr(form.find_first_not_of("0123456789"));
        static constexpr std::string_view units[] = {"am", "bn", "cm", "ft", "gb", "k",  "kg", "km", "m",
                                                     "mm", "mn", "nd", "nm", "pm", "rd", "s",  "st", "th"};
        return !std::binary_search(std::begin(units), std::end(units), letters);
    }

    static std::string lower(std::string_view text) {
        std::string out(text);
        for (auto& c : out)
            if (is_upper(c)) c = static_cast<char>(c + 32);
        return out;
    }

    void find(Sentence& sentence) {
        const auto count = static_cast<std::uint32_t>(sentence.tokens.size());
        for (std::uint32_t at = 0; at < count;) {
            auto run = run_at(sentence, at);
            at = run.last;
            if (!is_code(run.base) && !numbered(run.base) && !is_model(run) &&
                !(is_lower(run.base.front()) && run.last > run.first + 1))
                continue;
            const auto type = told(sentence, run);
            if (!type) continue;
            known_.insert({run.base, *type});
            put(sentence, run, *type);
        }
    }

    static bool has_digit(const Sentence& sentence, const Name& name) {
        return std::any_of(
            sentence.tokens.begin() + name.first, sentence.tokens.begin() + name.last,
            [](const Token& token) { return std::any_of(token.form.begin(), token.form.end(), is_digit); });
    }

    /// "AH-64E Apache": a code right before a product's name is a part of it; "787" and "Dreamliners" are
    /// one.
    static void join(Sentence& sentence) {
        auto& names = sentence.names;
        for (std::size_t i = 1; i < names.size(); ++i) {
            auto& before = names[i - 1];
            if (before.type != NodeType::product || names[i].type != NodeType::product ||
                before.last != names[i].first || has_digit(sentence, before) == has_digit(sentence, names[i]))
                continue;
            before.last = names[i].last;
            names.erase(names.begin() + static_cast<std::ptrdiff_t>(i--));
        }
        for (std::size_t i = 0; i + 1 < sentence.names.size(); ++i) {  // "30 F/A-18 Hornets"
            auto &name = sentence.names[i], &next = sentence.names[i + 1];
            const auto& end = sentence.tokens[next.last - 1];
            if (name.type != NodeType::product || next.first != name.last || next.last != next.first + 1 ||
                end.xpos != Xpos::NNPS || name.first == 0 ||
                sentence.tokens[name.first - 1].upos != Upos::NUM)
                continue;
            name.last = next.last;
            sentence.names.erase(sentence.names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
        for (auto& name : sentence.names) {
            if (name.type != NodeType::product || name.first == 0) continue;
            auto first = name.first - 1;
            while (first > 0 && !sentence.tokens[first].space_before && name.first - first < 4) --first;
            if (name_at(sentence, first) || name_at(sentence, name.first - 1)) continue;
            const auto run = run_at(sentence, first);
            if (run.last == name.first && is_code(run.text) && is_upper(run.text.front()) &&
                run.text.find_first_of("0123456789") > 0)
                name.first = first;
        }
    }

    /// "737-800", "787-10"
    static bool numbered(std::string_view text) {
        const auto hyphen = text.find('-');
        return hyphen == 3 && text.size() >= 5 && text.size() <= 8 && text.find('-', 4) == text.npos &&
               std::all_of(text.begin(), text.end(),
                           [](char c) { return is_digit(c) || is_upper(c) || c == '-'; });
    }

    /// What the words around a code say that it is.
    std::optional<NodeType> told(const Sentence& sentence, const Run& run) const {
        for (const auto type : {NodeType::product, NodeType::chip})
            if (known_.contains({run.base, type})) return type;
        if (is_lower(run.base.front()) && !is_code(run.base)) return known_low(run.base);
        if (family_known(run.base)) return NodeType::product;
        if (counted_model(sentence, run)) return NodeType::product;
        if (!is_code(run.base)) return std::nullopt;
        if (run.first > 0 && sentence.tokens[run.first - 1].lemma == "flight") return std::nullopt;
        if (run.text != run.base && run.first > 0 && sentence.tokens[run.first - 1].upos == Upos::NUM)
            return NodeType::product;  // "40 X7s"
        if (run.text != run.base && is_craft(run.base)) return NodeType::product;
        if (run.last >= sentence.tokens.size()) return std::nullopt;
        const auto& next = sentence.tokens[run.last];
        if (!next.space_before || next.upos == Upos::PUNCT) return std::nullopt;
        const auto types = nominal(next.lemma).types;
        if (types == bit(NodeType::product)) return NodeType::product;
        if (types == bit(NodeType::chip)) return NodeType::chip;
        if (is_thing(next.lemma)) return NodeType::product;
        return std::nullopt;
    }

    /// "its F-111s", "KC-135s": two letters at most, a hyphen and a number, no kind of visa.
    static bool is_craft(std::string_view text) {
        const auto hyphen = text.find('-');
        if (hyphen == 0 || hyphen > 2 || hyphen + 2 >= text.size() || !is_digit(text[hyphen + 1]))
            return false;
        static constexpr std::string_view visas[] = {"EB-1", "EB-5", "H-1B", "H-2A", "H-2B", "L-1A"};
        return std::find(std::begin(visas), std::end(visas), text) == std::end(visas);
    }

    static bool is_model(const Run& run) {
        return run.base.size() == 3 && run.text != run.base &&
               std::all_of(run.base.begin(), run.base.end(), is_digit);
    }

    /// "230 737s", "63 Embraer 190s": three figures in the plural behind a number or a maker.
    static bool counted_model(const Sentence& sentence, const Run& run) {
        if (run.first == 0 || !is_model(run)) return false;
        const auto* maker = name_at(sentence, run.first - 1);
        return sentence.tokens[run.first - 1].upos == Upos::NUM ||
               (maker && maker->type == NodeType::company);
    }

    /// "Emirates leases 10 A380s": a known firm that opens the sentence before a finite verb is no verb.
    void opening(Sentence& sentence) const {
        const auto& tokens = sentence.tokens;
        if (tokens.size() < 3 || tokens[0].upos != Upos::VERB || name_at(sentence, 0) || name_at(sentence, 1))
            return;
        if (tokens[1].xpos != Xpos::VBD && tokens[1].xpos != Xpos::VBZ && tokens[1].xpos != Xpos::MD) return;
        const auto match = tables_.find(tokens[0].form);
        if (!match || match->agreement != NameCase::exact) return;
        for (const auto* fact : match->all())
            if (fact->kind == NameKind::name && tables_.thing(*fact).type == NodeType::company)
                return insert_name(sentence, {0, 1, NodeType::company, told_beside});
    }

    /// "HMS Agamemnon", "26 Rafale Marine jets": a ship, and what begins with a product that the tables know.
    void vessels(Sentence& sentence) const {
        static constexpr std::string_view marks[] = {"HMAS", "HMCS", "HMS", "INS", "MS",
                                                     "MV",   "RFA",  "RMS", "USS"};
        const auto& tokens = sentence.tokens;
        for (auto& name : sentence.names) {
            if (name.last - name.first < 2 || name.type == NodeType::product) continue;
            const auto first = tokens[name.first].form;
            const auto* last = name.last < tokens.size() ? &tokens[name.last] : nullptr;
            if (std::binary_search(std::begin(marks), std::end(marks), first)) name.type = NodeType::product;
            if (name.type != NodeType::company || !last || last->xpos != Xpos::NNS || !is_thing(last->lemma))
                continue;
            const auto match = tables_.find(first);
            if (match && match->agreement == NameCase::exact &&
                std::all_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
                    return tables_.thing(*fact).type == NodeType::product;
                }))
                name.type = NodeType::product;
        }
    }

    /// "72 Eurofighter Typhoons", "14 CH-47F Chinooks": what is counted and has a plural is no company.
    void counted(Sentence& sentence) const {
        const auto& tokens = sentence.tokens;
        for (auto& name : sentence.names) {
            if (name.type != NodeType::company || name.first == 0 || name.confidence > sure) continue;
            const auto& last = tokens[name.last - 1];
            const auto& count = tokens[name.first - 1];
            const bool plural =
                last.xpos == Xpos::NNPS && last.form.back() == 's' && !is_business_word(fold_word(last.form));
            const bool year =
                count.form.size() == 4 && std::all_of(count.form.begin(), count.form.end(), is_digit);
            if (!plural || count.upos != Upos::NUM || count.lemma == "one" || year) continue;
            const auto begin = count.begin, size = last.end - begin;
            if (tables_.find({count.form.data(), size})) continue;  // "500 Startups"
            if (name.last == tokens.size() || tokens[name.last].upos != Upos::NOUN)
                name.type = NodeType::product;
        }
    }

    /// "o3": a small letter and figures, as the tables write them.
    std::optional<NodeType> known_low(std::string_view base) const {
        const auto match = tables_.find(base);
        if (!match || match->agreement != NameCase::exact || !is_digit(base[1])) return std::nullopt;
        for (const auto* fact : match->all())
            if (const auto type = tables_.thing(*fact).type;
                fact->kind == NameKind::name && (type == NodeType::product || type == NodeType::chip))
                return type;
        return std::nullopt;
    }

    /// "A321XLR", "737-800": a code that the tables know and more behind it.
    bool family_known(std::string_view base) const {
        auto stem = base.size();
        if (const auto hyphen = base.find('-'); hyphen != base.npos && hyphen >= 3) {
            stem = hyphen;
        } else {
            const auto first = base.find_first_of("0123456789");
            if (first == base.npos || first > 3) return false;
            stem = first;
            while (stem < base.size() && is_digit(base[stem])) ++stem;
        }
        if (stem < 3 || stem >= base.size()) return false;
        const auto match = tables_.find(base.substr(0, stem));
        if (!match || match->agreement == NameCase::folded) return false;
        return std::any_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
            return fact->kind == NameKind::name && tables_.thing(*fact).type == NodeType::product;
        });
    }

    static void put(Sentence& sentence, const Run& run, NodeType type) {
        auto& names = sentence.names;
        for (auto& name : names) {
            if (name.last <= run.first || name.first >= run.last) continue;
            if (name.first == run.first && name.last == run.last && name.type != NodeType::chip)
                name.type = type;
            if (name.first <= run.first && name.last >= run.last) return;  // part of a longer name
            if (name.first < run.first) return;
            if (name.type != NodeType::product && name.type != NodeType::chip && name.confidence > 0.9F)
                return;
        }
        names.erase(
            std::remove_if(names.begin(), names.end(),
                           [&](const Name& name) { return name.last > run.first && name.first < run.last; }),
            names.end());
        insert_name(sentence, {run.first, run.last, type, told_beside});
    }

    const NameTables& tables_;
    std::span<Sentence> sentences_;
    std::set<std::pair<std::string, NodeType>> known_;
};
}  // namespace

bool is_thing(std::string_view lemma) {
    return nominal(lemma).types == bit(NodeType::product) || is_thing_word(lemma);
}

void add_code_names(const NameTables& tables, std::span<Sentence> sentences) {
    CodeNames(tables, sentences).run();
}

}  // namespace newsgraph

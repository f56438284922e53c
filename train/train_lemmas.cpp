// Builds the lemmatizer's decision list from treebanks and from lists of lemmas and irregular forms.
#include "extract/language/chars.hpp"
#include "extract/language/lemmatizer.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"
#include "train/treebank.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace newsgraph::train {

namespace {

using Script = std::pair<std::uint8_t, std::string>;
using Tag = std::pair<Upos, Xpos>;

Script script_of(std::string_view form, std::string_view lemma) {
    std::size_t same = 0;
    while (same < form.size() && same < lemma.size() && form[same] == lemma[same]) ++same;
    return {static_cast<std::uint8_t>(std::min<std::size_t>(form.size() - same, 255)), std::string(lemma.substr(same))};
}

class Collector {
public:
    void add(std::string_view form, std::string_view lemma, Upos upos, Xpos xpos, int weight) {
        const Tag tag{upos == Upos::AUX ? Upos::AUX : Upos::X, xpos};
        seen_[{tag, lower_case(form)}][script_of(lower_case(form), lower_case(lemma))] += weight;
    }
    /// The best script of each word: the heaviest, the first among equals.
    std::map<std::pair<Tag, std::string>, Script> words() const {
        std::map<std::pair<Tag, std::string>, Script> best;
        for (const auto& [word, scripts] : seen_)
            best[word] = std::max_element(scripts.begin(), scripts.end(), [](const auto& a, const auto& b) {
                             return a.second < b.second;
                         })->first;
        return best;
    }

private:
    std::map<std::pair<Tag, std::string>, std::map<Script, int>> seen_;
};

void add_treebanks(const std::deque<TreebankDocument>& documents, Collector& collector) {
    for (const auto* sentence : sentences_of(documents))
        for (const auto& token : sentence->tokens) {
            if (token.upos == Upos::PROPN && token.xpos != Xpos::NNPS) continue;
            if (token.lemma == "_" && token.form != "_") continue;
            collector.add(token.form, token.lemma, token.upos, token.xpos, 4);
        }
}

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool plain(std::string_view word) {
    return word.size() > 1 && word.size() < 20 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string with_s(const std::string& word) {
    const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
    if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) return word + "es";
    if (ends("y") && !vowel(word[word.size() - 2])) return word.substr(0, word.size() - 1) + "ies";
    return word + "s";
}

void add_regular(const nlohmann::json& index, Collector& collector) {
    for (const auto& item : index.at("noun")) {
        const auto noun = item.get<std::string>();
        if (plain(noun)) collector.add(with_s(noun), noun, Upos::NOUN, Xpos::NNS, 1);
    }
    for (const auto& item : index.at("verb")) {
        const auto verb = item.get<std::string>();
        if (!plain(verb)) continue;
        const bool e = verb.ends_with('e') && !verb.ends_with("ee");
        const bool y = verb.ends_with('y') && !vowel(verb[verb.size() - 2]);
        const auto stem = e || y ? verb.substr(0, verb.size() - 1) : verb;
        const auto past = y ? stem + "ied" : verb.ends_with('e') ? verb + "d" : verb + "ed";
        collector.add(with_s(verb), verb, Upos::VERB, Xpos::VBZ, 1);
        collector.add(e ? stem + "ing" : verb + "ing", verb, Upos::VERB, Xpos::VBG, 1);
        for (const auto tag : {Xpos::VBD, Xpos::VBN}) collector.add(past, verb, Upos::VERB, tag, 1);
    }
}

void add_irregular(const nlohmann::json& exceptions, Collector& collector) {
    const auto each = [&](const char* kind, const auto& add) {
        for (const auto& [form, lemmas] : exceptions.at(kind).items())
            if (plain(form)) add(form, lemmas.at(0).template get<std::string>());
    };
    each("noun", [&](const std::string& form, const std::string& lemma) {
        if (form != lemma) collector.add(form, lemma, Upos::NOUN, Xpos::NNS, 2);
    });
    each("verb", [&](const std::string& form, const std::string& lemma) {
        if (form.ends_with("ing")) return collector.add(form, lemma, Upos::VERB, Xpos::VBG, 2);
        if (form.ends_with("s")) return collector.add(form, lemma, Upos::VERB, Xpos::VBZ, 2);
        for (const auto tag : {Xpos::VBD, Xpos::VBN}) collector.add(form, lemma, Upos::VERB, tag, 2);
    });
    each("adj", [&](const std::string& form, const std::string& lemma) {
        if (form.ends_with("er") && form != lemma) collector.add(form, lemma, Upos::ADJ, Xpos::JJR, 2);
        if (form.ends_with("est") && form != lemma) collector.add(form, lemma, Upos::ADJ, Xpos::JJS, 2);
    });
}

using Rules = std::map<std::tuple<Tag, std::size_t, std::string>, Script>;  // tag, length, ending

const Script* longest_rule(const Rules& rules, const Tag& tag, const std::string& form, std::size_t longest) {
    for (auto length = std::min(form.size(), longest) + 1; length-- > 0;)
        if (const auto found = rules.find({tag, length, form.substr(form.size() - length)}); found != rules.end())
            return &found->second;
    return nullptr;
}

Rules make_rules(const std::map<std::pair<Tag, std::string>, Script>& words) {
    Rules rules;
    for (std::size_t length = 0; length <= longest_ending; ++length) {
        std::map<std::pair<Tag, std::string>, std::map<Script, int>> counts;
        for (const auto& [word, script] : words)
            if (word.second.size() >= length)
                ++counts[{word.first, word.second.substr(word.second.size() - length)}][script];
        Rules added;
        for (const auto& [ending, scripts] : counts) {
            const auto best = std::max_element(scripts.begin(), scripts.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            if (length > 0 && best->second < 3) continue;
            const auto* shorter = longest_rule(rules, ending.first, ending.second, length);
            if (shorter == nullptr ? best->first == Script{} : *shorter == best->first) continue;
            added[{ending.first, length, ending.second}] = best->first;
        }
        rules.merge(added);
    }
    Rules whole;
    for (const auto& [word, script] : words) {
        const auto* rule = longest_rule(rules, word.first, word.second, longest_ending);
        if (rule == nullptr ? script != Script{} : *rule != script)
            whole[{word.first, whole_word, word.second}] = script;
    }
    rules.merge(whole);
    return rules;
}

std::string pack_rules(const Rules& rules) {
    std::map<Script, std::uint16_t> numbers;
    std::vector<Script> scripts;
    std::size_t places = 64;
    while (places < 2 * rules.size()) places *= 2;
    std::vector<std::uint32_t> keys(places);
    std::vector<std::uint16_t> values(places, no_script);
    for (const auto& [rule, script] : rules) {
        const auto& [tag, length, ending] = rule;
        const auto [number, fresh] = numbers.try_emplace(script, static_cast<std::uint16_t>(scripts.size()));
        if (fresh) scripts.push_back(script);
        const auto key = ending_key(ending, length, tag.first, tag.second);
        auto at = key & (places - 1);
        while (values[at] != no_script) at = (at + 1) & (places - 1);
        keys[at] = key;
        values[at] = number->second;
    }
    BinaryWriter out;
    out.value(static_cast<std::uint32_t>(scripts.size()));
    for (const auto& [strip, add] : scripts) {
        out.value(strip);
        out.text(add);
    }
    out.array(std::span<const std::uint32_t>(keys));
    out.array(std::span<const std::uint16_t>(values));
    return out.bytes();
}

}  // namespace

void train_lemmas(Arguments arguments) {
    const std::filesystem::path folder = arguments[1];
    const std::vector<std::filesystem::path> files(arguments.begin() + 2, arguments.end());
    Collector collector;
    add_regular(nlohmann::json::parse(read_file(folder / "en_lemma_index.json")), collector);
    add_irregular(nlohmann::json::parse(read_file(folder / "en_lemma_exc.json")), collector);
    add_treebanks(read_treebanks(files), collector);
    const auto rules = make_rules(collector.words());
    const auto bytes = pack_rules(rules);
    write_file(arguments[0], bytes);
    std::cout << "lemmas: " << rules.size() << " endings, " << bytes.size() << " bytes\n";
}

}  // namespace newsgraph::train

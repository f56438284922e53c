#include "extract/claims/called_names.hpp"

#include "extract/claims/code_names.hpp"
#include "extract/claims/described_names.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

bool in_tables(const NameTables& tables, const Sentence& sentence, const Name& name) {
    const auto& first = sentence.tokens[name.first];
    const auto match = tables.find({first.form.data(), sentence.tokens[name.last - 1].end - first.begin});
    return match && match->agreement != NameCase::folded &&
           std::any_of(match->all().begin(), match->all().end(),
                       [](const NameFact* fact) { return fact->kind == NameKind::name; });
}

bool has_digit(const Sentence& sentence, const Name& name) {
    return std::any_of(
        sentence.tokens.begin() + name.first, sentence.tokens.begin() + name.last,
        [](const Token& token) { return token.form.find_first_of("0123456789") != std::string_view::npos; });
}

bool is_capital(const Token& token) {
    return token.form.front() >= 'A' && token.form.front() <= 'Z';
}

bool is_within(const Name& name, std::int32_t at) {
    return at >= static_cast<std::int32_t>(name.first) && at < static_cast<std::int32_t>(name.last);
}

std::int32_t head_of(const Sentence& sentence, const Name& name) {
    for (auto at = name.first; at < name.last; ++at)
        if (!is_within(name, sentence.tokens[at].head)) return static_cast<std::int32_t>(at);
    return static_cast<std::int32_t>(name.last) - 1;
}

}  // namespace

bool is_movement(std::string_view lemma) {
    static constexpr std::string_view words[] = {
        "alliance",   "cartel",    "charity", "club",       "coalition", "federation",
        "foundation", "gang",      "militia", "movement",   "ngo",       "nonprofit",
        "party",      "regulator", "union",   "university", "watchdog"};
    return std::binary_search(std::begin(words), std::end(words), lemma);
}

namespace {
/// "the tanker X", "insurer X", "the charity X"
std::optional<NodeType> noun_before(const Sentence& sentence, const Name& name, std::int32_t head) {
    if (name.first == 0) return std::nullopt;
    const auto& noun = sentence.tokens[name.first - 1];
    const bool tied = is_within(name, noun.head) || sentence.tokens[static_cast<std::size_t>(head)].head ==
                                                        static_cast<std::int32_t>(name.first) - 1;
    const bool ware = noun.xpos == Xpos::JJ && is_ware(noun.lemma);  // "flagship lager X"
    if ((noun.xpos != Xpos::NN && !ware) || !tied || is_capital(noun)) return std::nullopt;
    const auto ending = fold_word(sentence.tokens[name.last - 1].form);
    const bool firm = name.last - name.first > 1 && is_legal_suffix(ending);  // "messenger Tarano Corp"
    if (is_thing(noun.lemma) && !firm)
        return name.type == NodeType::chip ? NodeType::chip : NodeType::product;
    const bool thing = name.type == NodeType::product || name.type == NodeType::chip;
    if (!thing && name.type != NodeType::person && name.type != NodeType::place) return std::nullopt;
    const bool parted = noun.form.front() == '-' && name.first > 1;  // "start" "-up"
    const auto kind =
        nominal(parted ? sentence.tokens[name.first - 2].lemma + std::string(noun.form) : noun.lemma);
    if (thing && kind.relational) return std::nullopt;  // "the mail client X"
    if (kind.types == bit(NodeType::company)) return NodeType::company;
    return !thing && is_movement(noun.lemma) ? std::optional(NodeType::organization) : std::nullopt;
}

/// "a vaccine called X", "a reader known as the X": what the noun before the participle says.
std::optional<NodeType> called_after(const Sentence& sentence, const Name& name) {
    const auto& tokens = sentence.tokens;
    auto at = static_cast<std::int32_t>(name.first) - 1;
    if (at > 0 && tokens[static_cast<std::size_t>(at)].form == "the") --at;
    if (at > 1 && tokens[static_cast<std::size_t>(at)].form == "as") --at;
    if (at < 1) return std::nullopt;
    const auto& verb = tokens[static_cast<std::size_t>(at)];
    static constexpr std::string_view calls[] = {"called", "christened", "codenamed", "dubbed",
                                                 "known",  "marketed",   "named",     "nicknamed"};
    if (verb.xpos != Xpos::VBN || verb.deprel != Deprel::acl || verb.head < 0 ||
        std::find(std::begin(calls), std::end(calls), verb.form) == std::end(calls))
        return std::nullopt;
    const auto& noun = tokens[static_cast<std::size_t>(verb.head)];
    if (noun.xpos != Xpos::NN || is_capital(noun)) return std::nullopt;
    if (is_thing(noun.lemma)) return NodeType::product;
    if (is_movement(noun.lemma)) return NodeType::organization;
    return nominal(noun.lemma).types == bit(NodeType::company) ? std::optional(NodeType::company)
                                                               : std::nullopt;
}

/// "the maker of X": of a thing, where X ends the phrase.
bool is_made(const Sentence& sentence, const Name& name) {
    const auto& tokens = sentence.tokens;
    auto of = name.first;
    if (of > 0 && tokens[of - 1].form == "the") --of;
    if (of < 2 || tokens[of - 1].form != "of" || tokens[of - 2].xpos != Xpos::NN) return false;
    const auto noun = tokens[of - 2].lemma;
    if (noun != "maker" && noun != "manufacturer" && (noun != "developer" || name.type == NodeType::place))
        return false;
    if (name.last >= tokens.size()) return true;
    const auto& next = tokens[name.last];
    return next.upos != Upos::NOUN && next.upos != Upos::PROPN && next.xpos != Xpos::POS &&
           next.form != "-" && next.form != "&";
}

/// "X, Nigeria's digital minister,": whoever has a post of somebody is a person.
bool has_owned_post(const Sentence& sentence, const Name& name) {
    const auto& tokens = sentence.tokens;
    const auto owner = std::find_if(sentence.names.begin(), sentence.names.end(), [&](const Name& other) {
        return other.first == name.last + 1 && other.last < tokens.size() &&
               tokens[other.last].xpos == Xpos::POS;
    });
    if (owner == sentence.names.end() || name.last - name.first < 2) return false;
    auto at = owner->last + 1;
    while (at < tokens.size() && at < owner->last + 6 &&
           (tokens[at].upos == Upos::ADJ || tokens[at].upos == Upos::NOUN) && !is_capital(tokens[at]))
        ++at;
    return at > owner->last + 1 && at < tokens.size() && tokens[at].upos == Upos::PUNCT &&
           nominal(tokens[at - 1].lemma).types == bit(NodeType::person);
}

/// "X is a unit of Y", "X, its gene therapy,", "X, the union,": what the name is said to be.
std::optional<NodeType> said_to_be(const Sentence& sentence, const Name& name, std::int32_t head) {
    const auto& tokens = sentence.tokens;
    const auto type_of = [&](const Token& noun) -> std::optional<NodeType> {
        if (noun.xpos != Xpos::NN || is_capital(noun)) return std::nullopt;
        const auto types = nominal(noun.lemma).types;
        const auto at = static_cast<std::uint32_t>(&noun - tokens.data());
        if (types == bit(NodeType::company) || is_trade_group(sentence, at)) return NodeType::company;
        constexpr NodeTypeSet others = bit(NodeType::person) | bit(NodeType::place) | bit(NodeType::country) |
                                       bit(NodeType::product) | bit(NodeType::chip);
        if (name.type == NodeType::product && (types & bit(NodeType::organization)) != 0 &&
            (types & others) == 0)
            return NodeType::organization;  // "Terceiro Comando, a criminal organization"
        if (types == bit(NodeType::person) && name.last - name.first > 1) return NodeType::person;
        if (is_thing(noun.lemma)) return NodeType::product;
        return is_movement(noun.lemma) ? std::optional(NodeType::organization) : std::nullopt;
    };
    const auto& word = tokens[static_cast<std::size_t>(head)];
    if (word.deprel == Deprel::nsubj && word.head > head) {
        const bool copula = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
            return token.head == word.head && token.deprel == Deprel::cop && token.lemma == "be";
        });
        return copula ? type_of(tokens[static_cast<std::size_t>(word.head)]) : std::nullopt;
    }
    if (name.last + 2 >= tokens.size() || tokens[name.last].form != ",") return std::nullopt;
    if (has_owned_post(sentence, name)) return NodeType::person;
    const auto& article = tokens[name.last + 1].form;
    static constexpr std::string_view openers[] = {"a", "an", "its", "once", "the"};
    const auto& bare = tokens[name.last + 1];  // "X, software written by"
    if (bare.xpos == Xpos::NN && bare.head == head && bare.deprel == Deprel::appos && is_thing(bare.lemma))
        return NodeType::product;
    if (!std::binary_search(std::begin(openers), std::end(openers), article)) return std::nullopt;
    const auto end = std::min<std::size_t>(tokens.size(), name.last + 8);
    for (std::size_t at = name.last + 2;
         at < end && (tokens[at].upos != Upos::PUNCT || tokens[at].form == "-"); ++at)
        if (tokens[at].head == head && base(tokens[at].deprel) == Deprel::appos) return type_of(tokens[at]);
    return std::nullopt;
}

/// "the X drone", "the Bell 206 firefighting helicopter", "the X union"
std::optional<NodeType> noun_behind(const Sentence& sentence, const Name& name, std::int32_t head) {
    const auto& tokens = sentence.tokens;
    if (name.last >= tokens.size() || name.first == 0) return std::nullopt;
    const auto above = tokens[static_cast<std::size_t>(head)].head;
    if (above < static_cast<std::int32_t>(name.last) || above > static_cast<std::int32_t>(name.last) + 2)
        return std::nullopt;
    for (auto at = static_cast<std::int32_t>(name.last); at <= above; ++at) {
        const auto& token = tokens[static_cast<std::size_t>(at)];
        if ((token.upos != Upos::NOUN && token.xpos != Xpos::VBG) || is_capital(token)) return std::nullopt;
    }
    if (name.type == NodeType::person && name.last - name.first > 1 && !has_digit(sentence, name))
        return std::nullopt;
    const auto& noun = tokens[static_cast<std::size_t>(above)];
    if (is_thing(noun.lemma)) return NodeType::product;
    if (is_spot(noun.lemma) && name.type == NodeType::person) return NodeType::place;
    const bool the = tokens[name.first - 1].lemma == "the";
    return the && is_movement(noun.lemma) ? std::optional(NodeType::organization) : std::nullopt;
}

/// "Brightloom's MolarMind": what a firm has that is no person.
bool is_owned_by_firm(const Sentence& sentence, const Name& name) {
    if (name.first < 2 || name.last - name.first > 1 || sentence.tokens[name.first - 1].xpos != Xpos::POS)
        return false;
    if (name.last < sentence.tokens.size() && sentence.tokens[name.last].upos != Upos::VERB &&
        sentence.tokens[name.last].upos != Upos::PUNCT && sentence.tokens[name.last].upos != Upos::AUX)
        return false;
    return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& owner) {
        return owner.last + 1 == name.first && owner.type == NodeType::company;
    });
}

/// "X flies to 14 countries from its base", "X, which": no person.
bool is_taken_up_as_thing(const Sentence& sentence, const Name& name, std::int32_t head) {
    const auto& tokens = sentence.tokens;
    if (name.last + 1 < tokens.size() && tokens[name.last].form == "," &&
        tokens[name.last + 1].lemma == "which")
        return true;
    const auto& word = tokens[static_cast<std::size_t>(head)];
    if (word.deprel != Deprel::nsubj || word.head < static_cast<std::int32_t>(name.last)) return false;
    for (auto at = static_cast<std::size_t>(word.head) + 1; at < tokens.size(); ++at) {
        const auto& token = tokens[at];
        if (token.form == "its" && token.head >= 0)
            return tokens[static_cast<std::size_t>(token.head)].head == word.head;
        if (token.xpos == Xpos::NN || token.upos == Upos::PROPN || token.upos == Upos::VERB ||
            token.upos == Upos::PRON)
            return false;
    }
    return false;
}

}  // namespace

namespace {
/// "Boise, Idaho-based X"
bool is_town_of_seat(const Sentence& sentence, const Name& name) {
    const auto& tokens = sentence.tokens;
    if (name.last >= tokens.size() || tokens[name.last].form != ",") return false;
    return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& wider) {
        return wider.first == name.last + 1 && wider.type == NodeType::place &&
               wider.last + 1 < tokens.size() && tokens[wider.last].form == "-" &&
               (tokens[wider.last + 1].form == "based" || tokens[wider.last + 1].form == "headquartered");
    });
}
}  // namespace

namespace {
/// "its Orbit unit", "News Corp's News International unit": a part of a firm that has a name of its own.
bool is_unit(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    static constexpr std::string_view units[] = {"affiliate", "arm",     "division", "subsidiary",
                                                 "unit",      "vehicle", "wing"};
    const auto& tokens = sentence.tokens;
    const auto& noun = tokens[last];
    if (!std::binary_search(std::begin(units), std::end(units), noun.lemma) || noun.xpos != Xpos::NN)
        return false;
    const auto word = fold_word(tokens[first].form);
    if (last - first == 1 &&
        (word.size() < 4 || is_unit_word(word) || is_business_word(word) || is_field(word)))
        return false;  // "its China unit", "its Cloud unit"
    if (tokens[first - 1].xpos == Xpos::PRPS)
        return last + 1 == tokens.size() || !is_capital(tokens[last + 1]);
    return tokens[first - 1].xpos == Xpos::POS &&
           std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& owner) {
               return owner.last + 1 == first && owner.type == NodeType::company;
           });
}
}  // namespace

namespace {
/// "Rover's Longbridge plant", "its Kandor refinery": where the firm has it.
bool is_site_of_works(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    if (first == 0 || last >= tokens.size() || !is_works(tokens[last].lemma) || is_capital(tokens[last]) ||
        has_digit(sentence, Name{first, last, NodeType::place, 0}))
        return false;
    const auto word = fold_word(tokens[first].form);
    if (is_generic(word) || is_business_word(word) || tokens[first].xpos == Xpos::JJ) return false;
    if (tokens[first - 1].form == "its") return true;
    return tokens[first - 1].xpos == Xpos::POS &&
           std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& owner) {
               return owner.last + 1 == first && owner.type == NodeType::company;
           });
}

/// "Bravado rum", "Corvo vodka and": the kind of ware ends the phrase.
bool is_before_ware(const Sentence& sentence, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    if (last >= tokens.size() || is_capital(tokens[last]) || !is_ware(tokens[last].lemma)) return false;
    return last + 1 == tokens.size() ||
           (tokens[last + 1].upos != Upos::NOUN && tokens[last + 1].upos != Upos::PROPN);
}
}  // namespace

namespace {
/// "its Velta range", "the Velta detergent brand"
bool is_before_range(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    if (first == 0 || last >= tokens.size()) return false;
    const auto& before = tokens[first - 1];
    if (before.upos != Upos::DET && before.xpos != Xpos::PRPS && before.xpos != Xpos::POS) return false;
    auto noun = last;
    if (noun + 1 < tokens.size() && tokens[noun].xpos == Xpos::NN && !is_range(tokens[noun].lemma)) ++noun;
    return !is_capital(tokens[noun]) && is_range(tokens[noun].lemma) &&
           (tokens[noun].xpos == Xpos::NN || tokens[noun].xpos == Xpos::NNS);
}
}  // namespace

std::optional<NodeType> called_type(const NameTables& tables, const Sentence& sentence, const Name& name) {
    if (name.last - name.first < 4 && is_town_of_seat(sentence, name)) return NodeType::place;
    const auto head = head_of(sentence, name);
    const auto called = noun_before(sentence, name, head);
    if (called == NodeType::company) return called;  // "brewer Kirin", whatever else bears the name
    if (in_tables(tables, sentence, name)) return std::nullopt;
    if (called) return called;
    if (const auto type = called_after(sentence, name)) return type;
    if (is_made(sentence, name) ||
        (name.type != NodeType::person && name.type != NodeType::chip && is_apposed_thing(sentence, head)))
        return NodeType::product;
    const bool human = name.type == NodeType::person &&
                       (name.last - name.first > 1 || tables.is_given_name(sentence.tokens[name.first].form));
    if (const auto type =
            human || name.type == NodeType::chip ? std::nullopt : said_to_be(sentence, name, head))
        return type;
    const bool named = name.type == NodeType::person || name.type == NodeType::place;
    if (const auto type = named ? noun_behind(sentence, name, head) : std::nullopt) return type;
    if (name.type != NodeType::place && is_site_of_works(sentence, name.first, name.last))
        return NodeType::place;
    if (is_before_ware(sentence, name.last) ||
        (name.type != NodeType::company && is_before_range(sentence, name.first, name.last)))
        return NodeType::product;  // "Havana Club rum", "its Velta range"
    if (name.first > 0 && name.last < sentence.tokens.size() && name.type != NodeType::country &&
        is_unit(sentence, name.first, name.last))
        return NodeType::company;
    const bool owned = name.first > 1 && sentence.tokens[name.first - 1].xpos == Xpos::POS;
    if (name.type == NodeType::company && owned && noun_behind(sentence, name, head) == NodeType::product)
        return NodeType::product;  // "AOL's AIM instant messenger"
    if ((name.type == NodeType::organization || name.type == NodeType::place) &&
        is_owned_by_firm(sentence, name))
        return NodeType::product;
    if (name.type == NodeType::person && name.last - name.first == 1 &&
        is_taken_up_as_thing(sentence, name, head))
        return NodeType::company;
    return std::nullopt;
}

bool has_trade(const Sentence& sentence, std::uint32_t last) {
    static constexpr std::string_view words[] = {
        "Airlines",     "Airways",       "Biosciences",    "Biotech",         "Breweries",    "Chemical",
        "Chemicals",    "Chemie",        "Electronics",    "Foods",           "Industries",   "Laboratories",
        "Logistics",    "Motors",        "Pharma",         "Pharmaceuticals", "Retail",       "Robotics",
        "Securities",   "Semiconductor", "Semiconductors", "Software",        "Technologies", "Telecom",
        "Therapeutics", "Ventures"};
    return std::binary_search(std::begin(words), std::end(words), sentence.tokens[last - 1].form);
}

bool is_trade_group(const Sentence& sentence, std::uint32_t at) {
    return at > 0 && sentence.tokens[at].lemma == "group" && sentence.tokens[at - 1].upos == Upos::NOUN &&
           is_trade(sentence.tokens[at - 1].lemma);
}

std::optional<NodeType> owned_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    if (last >= tokens.size() || first == 0) return std::nullopt;
    if (is_unit(sentence, first, last)) return NodeType::company;
    if (is_site_of_works(sentence, first, last)) return NodeType::place;
    if (is_before_ware(sentence, last) || is_before_range(sentence, first, last)) return NodeType::product;
    if (tokens[first - 1].form != "its" && tokens[first - 1].xpos != Xpos::POS) return std::nullopt;
    for (auto at = last; at < tokens.size() && at < last + 2; ++at) {
        const bool acronym = is_generic(fold_word(tokens[at].form));  // "its Cayenne SUV"
        if (tokens[at].upos != Upos::NOUN || (is_capital(tokens[at]) && !acronym)) return std::nullopt;
        if (is_thing(tokens[at].lemma) &&
            tokens[static_cast<std::size_t>(head_of(sentence, Name{first, last, NodeType::product, 0}))]
                    .head == static_cast<std::int32_t>(at))
            return NodeType::product;
    }
    return std::nullopt;
}

bool is_trade_noun(const Token& token) {
    const auto word = fold_word(token.form);
    const bool doer = word.ends_with("er") || word.ends_with("or") || word == "startup";
    return word == "musician" || (doer && (nominal(word).types & bit(NodeType::company)) != 0);
}

}  // namespace newsgraph

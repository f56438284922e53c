#include "extract/claims/figures.hpp"

#include "extract/claims/figure_tables.hpp"
#include "extract/claims/fractions.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

using Atoms = std::span<const Atom>;

std::string_view lower_at(Atoms atoms, std::size_t at) {
    return at < atoms.size() ? std::string_view(atoms[at].lower) : std::string_view{};
}

bool is_percent(Atoms atoms, std::size_t at, std::size_t& end) {
    const auto word = lower_at(atoms, at);
    end = at + 1;
    if (word == "%" || word == "percent" || word == "pct") {
        if (lower_at(atoms, end) == "points" || lower_at(atoms, end) == "point") ++end;
        return true;
    }
    if (word == "percentage" && lower_at(atoms, at + 1).starts_with("point")) return end = at + 2, true;
    if (word == "per" && lower_at(atoms, at + 1) == "cent") return end = at + 2, true;
    return false;
}

/// The longest entry of a table that begins at `at`, as its end and value.
template <class Table>
auto find_phrase(const Table& table, Atoms atoms, std::size_t at)
    -> std::optional<std::pair<std::size_t, const typename Table::mapped_type*>> {
    std::string phrase;
    std::optional<std::pair<std::size_t, const typename Table::mapped_type*>> best;
    for (std::size_t i = at; i < std::min(at + 4, atoms.size()); ++i) {
        if (atoms[i].lower == ".") {
            if (!atoms[i].glued) break;
            continue;
        }
        if (!phrase.empty()) phrase += ' ';
        phrase += atoms[i].lower;
        const auto found = table.find(phrase);
        if (found != table.end()) best = {i + 1, &found->second};
    }
    return best;
}

/// One value with its sign or unit: "$5.6m", "17 percent", "100 million yuan", "2,000".
struct Part {
    std::size_t begin = 0, end = 0;
    Number number;
    const Currency* currency = nullptr;
    bool percent = false;
};

std::optional<Part> read_part(Atoms atoms, std::size_t at) {
    Part part;
    part.begin = at;
    auto i = at;
    const auto sign = figure_tables().currencies.find(atoms[at].lower);
    if (sign != figure_tables().currencies.end() && sign->second.before &&
        (atoms[at].kind == AtomKind::currency || atoms[at].text == sign->second.code ||
         atoms[at].text == "Rs" || atoms[at].text == "RMB")) {
        part.currency = &sign->second;
        ++i;
        if (lower_at(atoms, i) == "." && atoms[i].glued) ++i;
        if (i >= atoms.size() || atoms[i].kind != AtomKind::number) return std::nullopt;
    } else if (atoms[at].kind == AtomKind::currency) {
        return std::nullopt;
    }
    if (const auto share = part.currency ? std::nullopt : parse_fraction(atoms, i)) {
        part.number = *share;
        part.end = share->end;
        part.percent = true;
        return part;
    }
    const auto number = i < atoms.size() ? parse_number(atoms, i) : std::nullopt;
    if (!number) return std::nullopt;
    part.number = *number;
    part.end = number->end;
    auto behind = part.end;
    if (lower_at(atoms, behind) == "-" && atoms[behind].glued) ++behind;
    std::size_t end = behind;
    if (!part.currency && is_percent(atoms, behind, end)) {
        part.percent = true;
        part.end = end;
    } else if (!part.currency) {
        auto noun = behind;
        if (lower_at(atoms, noun) == "of" && number->vague) ++noun;
        const auto found = find_phrase(figure_tables().currencies, atoms, noun);
        if (found && found->second->after) {
            part.currency = found->second;
            part.end = found->first;
        }
    }
    return part;
}

/// What may not stand glued before a figure: "F-16", "3-2", "10:30", "#5".
bool begins_in_a_code(Atoms atoms, std::size_t at) {
    if (at == 0 || !atoms[at].glued) return false;
    const auto& before = atoms[at - 1];
    if (before.kind == AtomKind::word || before.kind == AtomKind::number || before.kind == AtomKind::currency)
        return true;
    if (before.lower == ":" || before.lower == "/" || before.lower == "#" || before.lower == "." ||
        before.lower == "+")
        return true;
    return before.lower == "-" && before.glued;
}

bool ends_in_a_code(Atoms atoms, std::size_t end) {
    if (end >= atoms.size() || !atoms[end].glued) return false;
    const auto& behind = atoms[end];
    const bool more = end + 1 < atoms.size() && atoms[end + 1].glued;
    if (behind.kind == AtomKind::number ||
        (behind.lower == "-" && more && atoms[end + 1].kind == AtomKind::number))
        return true;
    if ((behind.lower == ":" || behind.lower == "/") && more) return true;
    if (behind.lower == "." && more && atoms[end + 1].kind == AtomKind::number) return true;
    if (behind.kind != AtomKind::word) return false;
    return !figure_tables().units.contains(behind.lower);
}

double value_of(const Part& part) {
    auto decimal = part.number.value;
    for (int parts = part.currency ? part.currency->parts : 1; parts > 1; parts /= 10) ++decimal.decimals;
    return decimal.value();
}

struct Bounded {
    std::size_t begin, end;
    Bound bound;
};

/// Bound words right before or behind [begin, end).
Bounded find_bound(Atoms atoms, std::size_t begin, std::size_t end) {
    if (lower_at(atoms, end) == "+" && atoms[end].glued) return {begin, end + 1, Bound::at_least};
    if (begin > 0 && atoms[begin].glued && atoms[begin - 1].lower == "~")
        return {begin - 1, end, Bound::about};
    for (const auto& phrase : figure_tables().bounds) {
        const auto n = phrase.words.size();
        const auto from = phrase.before ? begin - std::min(begin, n) : end;
        if (phrase.before ? begin < n : end + n > atoms.size()) continue;
        bool same = true;
        for (std::size_t i = 0; same && i < n; ++i) same = atoms[from + i].lower == phrase.words[i];
        if (!same) continue;
        return phrase.before ? Bounded{from, end, phrase.bound} : Bounded{begin, end + n, phrase.bound};
    }
    return {begin, end, Bound::none};
}

struct Reading {
    std::size_t begin = 0, end = 0;  ///< atoms, with bound words
    std::size_t number_end = 0;      ///< behind the number, before bound words
    Part part;
    Bound bound = Bound::none;
};

/// A value or a range: "10 to 15 percent" is at least 10, "from 32 to 19 per cent" is 19.
std::optional<Reading> read_figure(Atoms atoms, std::size_t at) {
    auto part = read_part(atoms, at);
    if (!part || begins_in_a_code(atoms, at)) return std::nullopt;
    Reading reading{at, part->end, part->end, *part, Bound::none};
    const auto joint = lower_at(atoms, part->end);
    const bool between = at > 0 && atoms[at - 1].lower == "between";
    const bool from = at > 0 && atoms[at - 1].lower == "from";
    if ((joint == "-" || joint == "to" || (joint == "and" && between)) && part->end + 1 < atoms.size()) {
        auto second = read_part(atoms, part->end + 1);
        const bool fits =
            second && !ends_in_a_code(atoms, second->end) && (!part->percent || second->percent) &&
            (!part->currency || !second->currency || part->currency->code == second->currency->code) &&
            !(part->percent && second->currency);
        const bool ascends =
            second && part->number.value.value() <
                          second->number.value.value() *
                              static_cast<double>(
                                  part->number.scaled ? 1 : std::max<std::int64_t>(second->number.scale, 1));
        const bool counted =
            fits && (ascends || from) &&
            (second->percent || second->currency || part->currency || second->number.scaled || joint != "-" ||
             (second->end < atoms.size() && atoms[second->end].kind == AtomKind::word));
        if (counted && !(joint == "-" && part->number.words)) {
            auto low = *part;
            if (!low.currency) low.currency = second->currency;
            low.percent = second->percent;
            if (!low.number.scaled && second->number.scaled &&
                low.number.value.value() < second->number.value.value() &&
                (joint == "-" || joint == "to" || joint == "and") &&
                low.number.value.value() * static_cast<double>(second->number.scale) <
                    second->number.value.value())
                low.number.value.mantissa *= second->number.scale;
            const bool change = from && joint == "to";
            reading.part = change ? *second : low;
            if (change && !reading.part.currency) reading.part.currency = part->currency;
            reading.end = reading.number_end = second->end;
            reading.bound = change ? Bound::none : Bound::at_least;
            if (from || between) reading.begin = at - 1;
            return reading;
        }
    }
    if (ends_in_a_code(atoms, part->end)) return std::nullopt;
    const auto bounded = find_bound(atoms, at, part->end);
    reading.begin = bounded.begin;
    reading.end = bounded.end;
    reading.bound = bounded.bound;
    if (reading.bound == Bound::none && part->number.vague)
        reading.bound = part->number.value.value() == 2 ? Bound::about : Bound::at_least;
    return reading;
}

bool is_noun(const Token& token) {
    return token.upos == Upos::NOUN || token.upos == Upos::PROPN;
}

/// "production" → "jobs" in "9,000 production jobs"
std::uint32_t head_of_compound(const Sentence& sentence, std::uint32_t at) {
    const auto& tokens = sentence.tokens;
    for (int steps = 0; steps < 4; ++steps) {
        const auto kind = base(tokens[at].deprel);
        const auto head = tokens[at].head;
        if ((kind != Deprel::compound && kind != Deprel::amod) || head <= static_cast<std::int32_t>(at))
            break;
        if (!is_noun(tokens[static_cast<std::size_t>(head)])) break;
        at = static_cast<std::uint32_t>(head);
    }
    return at;
}

/// The last noun of the words at `at`: "chips" in "Nvidia's A100 chips".
std::optional<std::uint32_t> noun_behind(const Sentence& sentence, std::uint32_t at) {
    std::optional<std::uint32_t> noun;
    for (auto i = at; i < std::min<std::size_t>(sentence.tokens.size(), at + 8); ++i) {
        const auto& token = sentence.tokens[i];
        if (is_noun(token))
            noun = static_cast<std::uint32_t>(i);
        else if (token.upos != Upos::DET && token.upos != Upos::ADJ && token.upos != Upos::NUM &&
                 token.xpos != Xpos::POS && token.upos != Upos::PRON && token.upos != Upos::X)
            break;
    }
    return noun;
}

/// "GPU" for "GPUs": the lemma, but names of things keep their capitals.
std::string unit_name(const Token& token) {
    const auto capitals =
        std::count_if(token.form.begin(), token.form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals < 2) return token.lemma.empty() ? std::string(token.form) : token.lemma;
    auto name = std::string(token.form);
    if (name.ends_with('s') && name.size() > 2) name.pop_back();
    return name;
}

/// The noun that a number counts: the head that it modifies, or the noun behind "of".
std::optional<std::uint32_t> counted_noun(const Sentence& sentence, std::uint32_t top, std::uint32_t last) {
    const auto& tokens = sentence.tokens;
    const auto& token = tokens[top];
    if (token.head > static_cast<std::int32_t>(top)) {
        const auto kind = base(token.deprel);
        const auto& head = tokens[static_cast<std::size_t>(token.head)];
        const bool apart =
            std::any_of(tokens.begin() + top + 1, tokens.begin() + token.head,
                        [](const Token& between) { return between.upos == Upos::ADP; });  // "1,100 in Japan"
        const bool noun =
            !apart && (head.upos == Upos::NOUN || head.upos == Upos::PROPN || head.upos == Upos::SYM);
        if (noun && (kind == Deprel::nummod || kind == Deprel::compound || kind == Deprel::amod ||
                     kind == Deprel::nmod || kind == Deprel::det))
            return head_of_compound(sentence, static_cast<std::uint32_t>(token.head));
    }
    return last < tokens.size() && tokens[last].form == "of" ? noun_behind(sentence, last + 1) : std::nullopt;
}

bool is_capital(Atoms atoms, std::size_t at) {
    return at < atoms.size() && !atoms[at].text.empty() && atoms[at].text[0] >= 'A' &&
           atoms[at].text[0] <= 'Z';
}

/// Numbers that count nothing: parts of names, ordinals behind their noun, ages, "the two", "one of".
bool counts_nothing(const Sentence& sentence, Atoms atoms, const Reading& reading, const Figure& figure) {
    const auto& tokens = sentence.tokens;
    const auto& top = tokens[figure.top];
    for (const auto& name : sentence.names)
        if (name.first < figure.last && figure.first < name.last) {
            // the number is inside the name, or the name begins right with it
            const auto number = atoms[reading.part.begin].token;
            if (name.first <= number && number < name.last) return true;
        }
    const auto at = reading.part.begin;
    const auto word = at > 1 && atoms[at - 1].lower == "." ? at - 2 : at - 1;  // "No. 5"
    const auto before = at > 0 ? std::string_view(atoms[word].lower) : std::string_view{};
    const auto behind = lower_at(atoms, reading.number_end);
    if (top.head >= 0 && top.head < static_cast<std::int32_t>(figure.first)) {
        const auto& head = tokens[static_cast<std::size_t>(top.head)];
        const auto kind = base(top.deprel);
        if ((head.upos == Upos::PROPN || head.upos == Upos::NOUN) &&
            (kind == Deprel::nummod || kind == Deprel::compound || kind == Deprel::flat ||
             kind == Deprel::appos || kind == Deprel::dep))
            return figure.last >= tokens.size() || tokens[figure.last].form != "of" ||     // "500 of them"
                   (reading.part.number.words && reading.part.number.value.value() == 1);  // "one of them"
    }
    if (before == "aged" || before == "age" || before == "no" || before == "number" || before == "section" ||
        before == "article")
        return true;
    if (behind == "-" && lower_at(atoms, reading.number_end + 1) == "year" &&
        lower_at(atoms, reading.number_end + 3) == "old")
        return true;
    if (behind.starts_with("year") && lower_at(atoms, reading.number_end + 1) == "old") return true;
    if (behind == "am" || behind == "pm" || behind == "a" || behind == "p" || behind == "o") {
        if (behind.size() == 2 || lower_at(atoms, reading.number_end + 1) == ".") return true;
    }
    const bool small = reading.part.number.value.value() <= 12;
    if (small && (before == "the" || before == "these" || before == "those" || before == "all" ||
                  before == "its" || before == "their" || before == "other"))
        return true;
    if (reading.part.number.words && reading.part.number.value.value() == 1)  // "four in X and one in Y"
        return before != "and" || behind != "in" || !is_capital(atoms, reading.number_end + 1);
    if (atoms[at].plain && atoms[at].text.size() > 1 && atoms[at].text[0] == '0') return true;
    // "the Boeing 717 programme", "iPhone 4 owners"
    const auto number = atoms[at].token;
    return atoms[at].plain && !reading.part.number.scaled && number > 0 && reading.begin == at &&
           !atoms[at].glued && tokens[number - 1].upos == Upos::PROPN &&
           tokens[number - 1].end + 1 == atoms[at].begin;
}

/// False when the number is a part of a word and counts nothing: "the 27-member bloc".
bool read_unit(const Sentence& sentence, Atoms atoms, const Reading& reading, Figure& figure,
               Quantity& quantity) {
    auto next = reading.number_end;
    const bool hyphen = lower_at(atoms, next) == "-" && atoms[next].glued;
    if (hyphen) ++next;
    if (const auto unit = find_phrase(figure_tables().units, atoms, next)) {
        quantity.unit = unit->second->name;
        figure.duration = unit->second->time;
        figure.anchor = atoms[unit->first - 1].token;
        return true;
    }
    if (hyphen) return false;
    if (const auto noun = counted_noun(sentence, figure.top, figure.last)) {
        const auto& token = sentence.tokens[*noun];
        quantity.unit = unit_name(token);
        // "10,000 of the chips": the number stands for them in the tree
        figure.anchor = figure.last < sentence.tokens.size() && sentence.tokens[figure.last].form == "of"
                            ? figure.top
                            : *noun;
    }
    return true;
}

/// The noun right behind the figure ("$2bn (€1.8bn) rescue deal") or "worth" right before it.
std::int32_t beside(const Sentence& sentence, std::span<const DateMention> dates, const Figure& figure) {
    const auto& tokens = sentence.tokens;
    if (figure.first > 0 && tokens[figure.first - 1].form == "worth")
        return static_cast<std::int32_t>(figure.first) - 1;
    auto at = figure.last;
    if (at < tokens.size() && tokens[at].form == "(") {
        while (at < tokens.size() && at < figure.last + 8 && tokens[at].form != ")") ++at;
        ++at;
    }
    std::int32_t noun = -1;
    for (; at < std::min<std::size_t>(tokens.size(), figure.last + 12); ++at) {
        const bool dated = std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
            return date.first <= at && at < date.last;
        });
        if (dated) return -1;
        if (tokens[at].upos == Upos::NOUN)
            noun = static_cast<std::int32_t>(at);
        else if (tokens[at].upos != Upos::ADJ || noun >= 0)
            break;
    }
    return noun;
}

/// "200 shops in X and 170 in Y": the second counts what the first does.
void take_unit(const Sentence& sentence, const Figure& before, Figure& figure) {
    auto* count = std::get_if<Quantity>(&figure.value);
    const auto* other = std::get_if<Quantity>(&before.value);
    const auto& tokens = sentence.tokens;
    if (!count || !other || !count->unit.empty() || other->unit.empty() || before.duration ||
        figure.first == 0 || figure.last >= tokens.size() || tokens[figure.last].upos != Upos::ADP)
        return;
    const auto& joint = tokens[figure.first - 1];
    if (joint.xpos == Xpos::CC || joint.form == ",") count->unit = other->unit;
}

std::optional<Figure> make_figure(const Sentence& sentence, std::span<const DateMention> dates, Atoms atoms,
                                  const Reading& reading) {
    Figure figure;
    figure.first = atoms[reading.begin].token;
    figure.last = atoms[reading.end - 1].token + 1;
    figure.top = figure.anchor = top_token(sentence, figure.first, figure.last);
    if (reading.part.currency || reading.part.percent) figure.beside = beside(sentence, dates, figure);
    const auto text = text_between(atoms[reading.begin], atoms[reading.end - 1]);
    const double value = value_of(reading.part);
    if (reading.part.currency) {
        figure.value = Money{value, reading.part.currency->code, reading.bound, text};
    } else if (reading.part.percent) {
        figure.value = Percent{value, reading.bound, text};
    } else {
        if (counts_nothing(sentence, atoms, reading, figure)) return std::nullopt;
        Quantity quantity{value, "", reading.bound, text};
        if (!read_unit(sentence, atoms, reading, figure, quantity)) return std::nullopt;
        figure.value = quantity;
    }
    return figure;
}

}  // namespace

std::vector<Figure> find_figures(const Sentence& sentence, std::span<const DateMention> dates) {
    std::vector<Figure> figures;
    if (sentence.tokens.size() > longest_sentence) return figures;
    const auto all = read_atoms(sentence);
    const Atoms atoms = all;
    std::size_t date = 0;
    for (std::size_t at = 0; at < atoms.size();) {
        while (date < dates.size() && dates[date].last <= atoms[at].token) ++date;
        if (date < dates.size() && dates[date].first <= atoms[at].token) {
            ++at;
            continue;
        }
        const auto reading = atoms[at].kind == AtomKind::mark ? std::nullopt : read_figure(atoms, at);
        if (!reading) {
            ++at;
            continue;
        }
        if (auto figure = make_figure(sentence, dates, atoms, *reading)) {
            if (!figures.empty()) take_unit(sentence, figures.back(), *figure);
            if (!figures.empty() && figure->first < figures.back().last) figure->first = figures.back().last;
            if (figure->first < figure->last) figures.push_back(std::move(*figure));
        }
        at = std::max(reading->end, at + 1);
    }
    return figures;
}

}  // namespace newsgraph

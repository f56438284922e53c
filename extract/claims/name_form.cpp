#include "extract/claims/name_form.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

enum WordKind : unsigned {
    title = 1,
    title_m = 2,
    title_f = 4,
    legal = 8,
    business = 16,
    unit = 32,
    body = 64,
    place = 128,
    product = 256,
    generic = 512,
    small = 1024,
    variant = 2048,
    word = 4096,
    service = 8192,
    kin = 16384,
    field = 32768,
    honour = 65536,
    club = 131072,
    us_state = 262144,
    particle = 524288,
    order = 1048576,
    thing = 2097152,
    ware = 4194304,
    trade = 8388608,
    spot = 16777216,
    event = 33554432,
    site = 67108864,
    works = 134217728,
    bureau = 268435456,
    range = 536870912
};

struct Words {
    std::unordered_map<std::string_view, unsigned> kinds;
    std::unordered_map<std::string_view, std::vector<int>> nicknames;  ///< groups of names for one name
    std::unordered_map<std::string_view, char> genders;
};

unsigned parse_kind(std::string_view name) {
    constexpr std::array<std::string_view, 30> names{
        "title",   "title_m", "title_f",  "legal",    "business", "unit",    "body", "place",
        "product", "generic", "small",    "variant",  "word",     "service", "kin",  "field",
        "honour",  "club",    "us_state", "particle", "order",    "thing",   "ware", "trade",
        "spot",    "event",   "site",     "works",    "bureau",   "range"};
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? 0 : 1u << (at - names.begin());
}

const Words& words() {
    static const Words all = [] {
        Words made;
        int group = 0;
        read_table(embedded_table("name_words"), "name_words.tsv", [&](auto cells, std::size_t) {
            ++group;
            const auto kind = parse_kind(cells[0]);
            for (const auto word : split_cell(cells[1])) {
                if (kind == 0)
                    made.nicknames[word].push_back(group);
                else
                    made.kinds[word] |= kind;
            }
        });
        read_table(embedded_table("given_name_gender"), "given_name_gender.tsv",
                   [&](auto cells, std::size_t) {
                       for (const auto name : split_cell(cells[1]))
                           made.genders.emplace(name, cells[0].front());
                   });
        return made;
    }();
    return all;
}

bool is(std::string_view word, unsigned kind) {
    const auto at = words().kinds.find(word);
    return at != words().kinds.end() && (at->second & kind) != 0;
}

/// Latin-1 and Latin Extended-A letters (U+00C0…U+017F) without their accents.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool is_dot(char c) {
    return c == '.';
}

bool is_quote(std::string_view word) {
    return word == "\"" || word == "'" || word == "''" || word == "``" || word == "\xE2\x80\x9C" ||
           word == "\xE2\x80\x9D";
}

}  // namespace

std::string fold_word(std::string_view word) {
    std::string folded;
    folded.reserve(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (c < 0x80) {
            if (!is_dot(word[i])) folded += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : word[i];
        } else if (c >= 0xC3 && c <= 0xC5 && i + 1 < word.size()) {
            const auto code = (c & 0x1Fu) << 6 | (static_cast<unsigned char>(word[++i]) & 0x3Fu);
            const auto at = code - 0xC0u;
            if (code >= 0xC0 && at < plain_letters.size()) folded += plain_letters[at];
        } else if (word.substr(i).starts_with("\xE2\x80\x99") || word.substr(i).starts_with("\xE2\x80\x98")) {
            folded += '\'';
            i += 2;
        } else {
            folded += word[i];
        }
    }
    return folded;
}

bool is_legal_suffix(std::string_view folded) {
    return is(folded, legal);
}
bool is_title(std::string_view folded) {
    return is(folded, title | title_m | title_f);
}
bool is_generic(std::string_view folded) {
    return is(folded, generic);
}
bool is_word_name(std::string_view folded) {
    return is(folded, word);
}
bool is_business_word(std::string_view folded) {
    return is(folded, business);
}
bool is_body_word(std::string_view folded) {
    return is(folded, body);
}
bool is_bureau_word(std::string_view folded) {
    return is(folded, bureau);
}
bool is_range(std::string_view folded) {
    return is(folded, range);
}
bool is_small_word(std::string_view folded) {
    return is(folded, small);
}
bool is_product_word(std::string_view folded) {
    return is(folded, product);
}
bool is_place_word(std::string_view folded) {
    return is(folded, place);
}
bool is_service_word(std::string_view folded) {
    return is(folded, service);
}
bool is_unit_word(std::string_view folded) {
    return is(folded, unit);
}

bool is_variant_word(std::string_view folded) {
    return is(folded, variant);
}
bool is_kin(std::string_view folded) {
    return is(folded, kin);
}
bool is_field(std::string_view folded) {
    return is(folded, field);
}
bool is_honour_word(std::string_view folded) {
    return is(folded, honour);
}
bool is_thing_word(std::string_view folded) {
    return is(folded, thing);
}
bool is_ware(std::string_view folded) {
    return is(folded, ware);
}
bool is_trade(std::string_view folded) {
    return is(folded, trade);
}
bool is_spot(std::string_view folded) {
    return is(folded, spot);
}
bool is_event_word(std::string_view folded) {
    return is(folded, event);
}
bool is_site(std::string_view folded) {
    return is(folded, site);
}
bool is_works(std::string_view folded) {
    return is(folded, works);
}
bool is_particle(std::string_view folded) {
    return is(folded, particle);
}
bool is_honour_kind(std::string_view folded) {
    return is(folded, order);
}
bool is_us_state(std::string_view folded) {
    return is(folded, us_state);
}
bool is_club_word(std::string_view folded) {
    return is(folded, club);
}

std::size_t without_legal_suffix(const std::vector<std::string>& all) {
    auto count = all.size();
    while (count > 1 && (is(all[count - 1], legal) || all[count - 1] == "&" || all[count - 1] == "and" ||
                         all[count - 1] == ","))
        --count;
    return count;
}

NameForm name_form(const Sentence& sentence, const Name& name) {
    const auto& tokens = sentence.tokens;
    NameForm form;
    form.first = name.first;
    form.last = name.last;
    const auto folded = [&](std::uint32_t i) { return fold_word(tokens[i].form); };
    while (form.last > form.first + 1) {
        const auto word = folded(form.last - 1);
        if (word != "'s" && word != "'" && word != "," && !word.empty()) break;
        --form.last;
    }
    if (form.last > form.first + 1 && folded(form.first) == "the") ++form.first;
    if (name.type == NodeType::person) {
        while (form.last > form.first + 1 && is(folded(form.first), title | title_m | title_f)) {
            form.titled = true;
            if (is(folded(form.first), title_m)) form.gender = 'm';
            if (is(folded(form.first), title_f)) form.gender = 'f';
            ++form.first;
        }
        if (!form.titled && form.first > 0 && is(folded(form.first - 1), title | title_m | title_f)) {
            const auto before = folded(form.first - 1);
            form.titled = is(before, title_m | title_f) || tokens[form.first - 1].form.front() < 'a';
            if (is(before, title_m)) form.gender = 'm';
            if (is(before, title_f)) form.gender = 'f';
        }
    }
    const auto begin = tokens[form.first].begin, end = tokens[form.last - 1].end;
    const auto* base = tokens[form.first].form.data();
    form.text.assign(base, end - begin);
    bool joined = false;  // "Su-24" is one word, however the tokenizer parts it
    for (auto i = form.first; i < form.last; ++i) {
        auto word = folded(i);
        if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
        if (word.empty() || is_quote(word)) continue;
        const bool hyphen = word == "-" && !tokens[i].space_before && !form.words.empty();
        if ((hyphen || joined) && !tokens[i].space_before && !form.words.empty()) {
            form.key += word;
            form.words.back() += word;
        } else {
            if (!form.key.empty()) form.key += ' ';
            form.key += word;
            form.words.push_back(std::move(word));
        }
        joined = hyphen;
    }
    if (form.words.empty()) {
        form.words.emplace_back(form.text);
        form.key = form.text;
    }
    for (auto* suffix : {"'s", "\xE2\x80\x99s", "\xE2\x80\x98s"})
        if (form.text.size() > std::string_view(suffix).size() && form.text.ends_with(suffix))
            form.text.resize(form.text.size() - std::string_view(suffix).size());
    return form;
}

bool looks_like_acronym(std::string_view text) {
    std::size_t capitals = 0;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            ++capitals;
        else if (c != '.' && c != '&' && c != '-' && (c < '0' || c > '9') && c != 's')
            return false;
    }
    return capitals >= 2 && capitals <= 7;
}

bool is_united_states(std::string_view word) {
    return word == "u.s." || word == "u.s" || word == "us";
}

bool are_initials_of(std::string_view acronym, const std::vector<std::string>& full) {
    const bool state = full.size() > 3 && is_united_states(full.front());
    const std::vector<std::string> all(full.begin() + (state && !acronym.starts_with("U") ? 1 : 0),
                                       full.end());
    std::string letters;
    for (const char c : fold_word(acronym))
        if (c >= 'a' && c <= 'z') letters += c;
    const bool parted =
        all.size() == 1 && all[0].find('-') != std::string::npos;  // "H-P" of "Hewlett-Packard"
    if (letters.size() < 2 || (all.size() < 2 && !parted)) return false;
    // Greedy would miss "Bank of America" for BA and BoA alike: small words may be taken or left.
    std::vector<std::size_t> reached{0};
    bool joined = false;  // "Anti-Corruption" gives one letter or two
    for (const auto& word : all) {
        std::vector<std::size_t> next;
        const bool mark = word == "," || word == "-" || word == "'s";
        const bool optional = is(word, small) || is(word, legal) || mark || joined;
        joined = word == "-";
        for (const auto at : reached) {
            if (optional) next.push_back(at);
            if (at < letters.size() && !word.empty() && word.front() == letters[at]) next.push_back(at + 1);
            const auto hyphen = word.find('-');
            if (hyphen != std::string::npos && at + 1 < letters.size() && hyphen + 1 < word.size() &&
                word.front() == letters[at] && word[hyphen + 1] == letters[at + 1])
                next.push_back(at + 2);
        }
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        reached = std::move(next);
    }
    return std::binary_search(reached.begin(), reached.end(), letters.size());
}

bool same_given_name(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (a.size() == 1 || b.size() == 1) return !a.empty() && !b.empty() && a.front() == b.front();
    const auto left = words().nicknames.find(a), right = words().nicknames.find(b);
    if (left == words().nicknames.end() || right == words().nicknames.end()) return false;
    return std::any_of(left->second.begin(), left->second.end(), [&](int group) {
        return std::find(right->second.begin(), right->second.end(), group) != right->second.end();
    });
}

char gender_of_given_name(std::string_view folded) {
    const auto at = words().genders.find(folded);
    if (at != words().genders.end()) return at->second;
    const auto hyphen = folded.find('-');
    return hyphen == std::string_view::npos ? char{0} : gender_of_given_name(folded.substr(0, hyphen));
}

bool is_transposed(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
           a.substr(at + 2) == b.substr(at + 2);
}

bool is_misspelt(std::string_view a, std::string_view b) {
    if (a.size() < 5 || a.size() != b.size() || a.front() != b.front()) return false;
    int differ = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differ += a[i] != b[i];
    return differ == 1 || is_transposed(a, b);
}

std::string singular(const std::string& word) {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
        return word.substr(0, word.size() - 1);
    return word;
}

}  // namespace newsgraph

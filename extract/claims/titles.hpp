// A title as it stands in a sentence ("the former vice president and chairman of X"): its words, the body
// that it names, and the persons or things that hold it. roles.cpp makes relations of them, and
// appointments.cpp changes of office.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

bool equal_lower(std::string_view text, std::string_view lower);

/// A title as it stands in the sentence: tokens first..last, its head, and the lines that it matches.
struct Title {
    std::uint32_t first = 0, last = 0, head = 0;
    std::vector<const Role*> roles;
    std::uint32_t phrase = 0;  ///< first token of the noun phrase around it
    std::uint32_t end = 0;     ///< behind its complements
    std::optional<Status> status;
    bool deputy = false;
    std::uint32_t act = absent;   ///< the verb of office that governs it
    bool lost = false;            ///< by the one at hand, who is replaced in it or leaves it
    std::uint32_t loss = absent;  ///< the verb by which its holder, named apart from it, loses it
    bool passes = false;          ///< and it is not over yet, but the day is told on which another takes it

    std::string_view words(const Tree& tree) const {
        return tree[head].lemma == "Minister" ? std::string_view("minister") : tree[head].lemma;
    }
};

/// Who holds each title found so far, by the title's head; a title joined to another one shares its holders.
using Holders = std::vector<Arguments>;

class TitleReader {
public:
    TitleReader(const Lexicon& lexicon, const Tree& tree) : lexicon_(lexicon), tree_(tree) {}

    /// The title headed by the token, with what modifies it; `end` is not known yet.
    std::optional<Title> read(std::uint32_t head) const;
    /// "his Australian counterpart": whoever has there the post that was named before.
    Title read_counterpart(std::uint32_t at, std::vector<const Role*> roles) const;
    /// Mentions before the title in its phrase, nearest first.
    void left(const Title& title, Arguments& out) const;
    /// Reads "of X", "for research at X" behind the title; returns where it ends. `direct` tells whether the
    /// first complement was the relatum itself.
    std::uint32_t right(const Title& title, Arguments& out, bool& direct) const;
    /// "Crown Prince X of Y": the relatum stands behind the name.
    void behind_holder(const Title& title, const Arguments& holders, Arguments& out) const;
    Arguments find_holders(const Title& title, const Holders& known) const;

private:
    std::vector<const Role*> human(std::uint32_t at, Title& title) const;
    bool is_of_people(std::uint32_t at) const;
    bool is_at_body(std::uint32_t at) const;
    bool word_is(std::uint32_t at, std::string_view lower) const;
    bool is_name_part(std::uint32_t at) const;
    void read_modifiers(Title& title) const;
    void read_modifier(std::uint32_t at, Title& title) const;
    std::uint32_t behind_joined_titles(std::uint32_t at) const;
    bool begins_person(std::uint32_t begin, std::uint32_t at) const;
    bool is_time(std::uint32_t at) const;
    bool begins_time(std::uint32_t at) const;
    bool is_share(std::uint32_t at) const;
    bool is_sent(std::uint32_t head) const;
    bool is_envoy(std::uint32_t head) const;
    bool is_kind_of_firm(std::uint32_t begin, std::uint32_t end) const;
    bool is_complement(std::uint32_t at, const Title& title) const;
    bool fits_none(const Title& title, const Arguments& relata) const;
    bool in_phrase(std::uint32_t at) const;
    void collect(std::uint32_t begin, std::uint32_t end, Arguments& out) const;
    bool closes(std::uint32_t at) const;
    std::uint32_t described_name(const Title& title, std::uint32_t at) const;
    void led_by(const Title& title, Arguments& out) const;
    std::uint32_t own_name(const Title& title) const;
    bool is_plural(const Title& title) const;
    bool is_list(const Title& title, std::uint32_t at) const;
    void listed(const Title& title, std::uint32_t m, Arguments& out) const;
    bool fits_holder(const Title& title, std::uint32_t m) const;
    void take(const Title& title, std::uint32_t m, Arguments& out) const;
    std::uint32_t name_at(const Title& title, std::uint32_t at) const;
    void before(const Title& title, const Holders& known, Arguments& out) const;
    void by_tree(const Title& title, const Holders& known, Arguments& out) const;

    const Lexicon& lexicon_;
    const Tree& tree_;
};

}  // namespace newsgraph

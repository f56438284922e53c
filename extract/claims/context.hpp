// In whose voice and how surely a clause is told: the walk from a word up its tree through negations,
// modals, plans, hedges and reporting verbs.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

using Speaker = LocalClaim::Speaker;

struct Context {
    Status status = Status::asserted;
    std::vector<Speaker> speakers;  ///< outermost first
    bool dropped = false;           ///< a condition or a question
};

/// What stands in quotation marks in a sentence, and who speaks there.
struct Quotation {
    std::vector<char> inside;       ///< one a token
    std::vector<Speaker> speakers;  ///< of what is quoted, where the sentence or its neighbours say it
    bool any = false;
    bool open_before = false;  ///< the sentence begins inside a quotation
};

/// Whether the token is a quotation mark; then sets whether what follows is quoted.
bool turn_quotation(std::string_view form, Xpos tag, bool& open);

/// Quotation marks of all sentences, with speakers carried over sentences of one quotation.
class ContextFinder {
public:
    ContextFinder(const Lexicon& lexicon, const Document& document)
        : lexicon_(lexicon), document_(document) {}

    Quotation find_quotation(const Tree& tree, bool open) const;
    Context find(const Tree& tree, const Quotation& quotation, const Candidate& candidate) const;

private:
    void walk(const Tree& tree, std::uint32_t anchor, bool speakers_only, Context& context) const;
    void apply(Effect effect, Status& status) const;
    bool agrees_to(const Tree& tree, const Candidate& candidate) const;
    bool is_event(const Tree& tree, std::uint32_t verb) const;
    void clause(const Tree& tree, std::uint32_t at, Context& context) const;
    const LexiconEntry* modifier(const TreeNode& token) const;
    bool hinders(const Tree& tree, std::uint32_t verb) const;
    void in_bill(const Tree& tree, std::uint32_t verb, std::uint32_t at, Status& status) const;
    void undo(const Tree& tree, std::uint32_t noun, Status& status) const;
    void as_first(const Tree& tree, std::uint32_t noun, Context& context) const;
    /// What becomes of the act, plan or deal that the noun names ("the order was cancelled"), or none;
    /// a site may also be closed.
    Effect fate(const Tree& tree, std::uint32_t noun, bool site = false) const;
    /// What the verb makes of the act that stands as a gerund right behind it: "gave up on buying X".
    Effect gave_up(const Tree& tree, std::uint32_t verb, std::uint32_t gerund) const;
    bool accuses(const Tree& tree, std::uint32_t verb, std::uint32_t at) const;
    void report(const Tree& tree, std::uint32_t verb, Context& context) const;
    void according(const Tree& tree, std::uint32_t clause, std::uint32_t trigger, Context& context) const;
    static bool is_parted(const Tree& tree, std::uint32_t at, std::uint32_t up);
    static void push_outer(std::vector<Speaker>&& outer, std::vector<Speaker>& speakers);
    std::vector<Speaker> speaker(const Tree& tree, std::uint32_t head) const;
    std::string words(const Tree& tree, std::uint32_t head) const;

    const Lexicon& lexicon_;
    const Document& document_;
};

}  // namespace newsgraph

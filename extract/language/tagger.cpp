#include "extract/language/tagger.hpp"

namespace newsgraph {

void tag(const Encoding& encoding, std::span<Token> tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        tokens[i].upos = static_cast<Upos>(best_of(&encoding.upos[i * upos_count], upos_count));
        tokens[i].xpos = static_cast<Xpos>(best_of(&encoding.xpos[i * xpos_count], xpos_count));
    }
}

}  // namespace newsgraph

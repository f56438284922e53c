// When two names are one name: case, accents, punctuation, possessives, a leading "the" and the suffixes of
// companies ("Inc.", "Co., Ltd.") aside. Ids are made of slugs, so they are readable and stable.
#pragma once

#include "graph/entity.hpp"

namespace newsgraph {

/// "Nvidia Corp." → "nvidia", "Donald J. Trump" → "donald-trump", "Ascend 910B" → "ascend-910b". Letters of
/// Latin script become a–z; those of other scripts stay. Never empty.
std::string slug(NodeType type, std::string_view name);

/// The slug without its hyphens: "GPT-4" and "GPT4", "Deep Seek" and "DeepSeek" are one.
std::string identity_key(NodeType type, std::string_view name);

/// Lower case, Latin letters without accents, words apart by one space: for looking a name up.
std::string fold_words(std::string_view name);

}  // namespace newsgraph

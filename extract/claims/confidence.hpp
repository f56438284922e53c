// How sure a claim is: a logistic model over what is known of its candidate. The weights are
// extract/data/confidence_weights.tsv, made by `newsgraph-train confidence`; sums are integers, so the
// confidence is the same on every machine.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// What the model sees, by name: "relation=owns", "path=3", … Each stands once.
std::vector<std::string> confidence_features(const Tree& tree, const Candidate& candidate,
                                             const LocalClaim& claim);

/// The sum of the features' weights as a probability, 0.01 to 0.99. Weights are 256ths of a nat.
double confidence_of(std::span<const std::string> features);

/// The same for a sum already made.
double probability(std::int64_t sum);

}  // namespace newsgraph

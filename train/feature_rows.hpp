// Trained weights, one row a feature, as FeatureTable reads them: the rows that differ most between classes
// are kept, each weight in one byte.
#pragma once

#include "extract/language/feature_table.hpp"

#include <array>
#include <vector>

namespace newsgraph::train {

using FeatureRow = std::array<float, FeatureTable::classes>;

/// What one natural logarithm is in the bytes.
inline constexpr float chain_scale = 40, type_scale = 40;

/// hashes[i] is the feature of rows[i]. At most `kept` rows; the slots must hold them with room to spare.
void write_rows(const std::vector<FeatureRow>& rows, const std::vector<std::uint32_t>& hashes,
                std::size_t kept, unsigned log2_slots, float scale, BinaryWriter& out);

}  // namespace newsgraph::train

#include "train/feature_rows.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::train {

void write_rows(const std::vector<FeatureRow>& rows, const std::vector<std::uint32_t>& hashes,
                std::size_t kept, unsigned log2_slots, float scale, BinaryWriter& out) {
    std::vector<std::pair<float, std::uint32_t>> order;
    for (std::uint32_t id = 0; id < rows.size(); ++id) {
        const auto [low, high] = std::minmax_element(rows[id].begin(), rows[id].end());
        order.emplace_back(*high - *low, id);
    }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (order.size() > kept) order.resize(kept);
    std::vector<std::uint32_t> slots(std::size_t{1} << log2_slots);
    std::vector<std::int8_t> bytes;
    const auto mask = slots.size() - 1;
    for (const auto& [size, id] : order) {
        auto at = hashes[id] & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        for (const auto weight : rows[id])
            bytes.push_back(
                static_cast<std::int8_t>(std::clamp(std::round(weight * scale), -127.0f, 127.0f)));
        slots[at] = static_cast<std::uint32_t>(bytes.size() / FeatureTable::classes) |
                    (hashes[id] & ~FeatureTable::row_mask);
    }
    out.value(static_cast<std::uint32_t>(log2_slots));
    out.array(std::span<const std::uint32_t>(slots));
    out.array(std::span<const std::int8_t>(bytes));
}

}  // namespace newsgraph::train

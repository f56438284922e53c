#include "extract/claims/framed_slots.hpp"

#include "extract/data/tables.hpp"

namespace newsgraph {

const SlotRules& slot_rules() {
    static const SlotRules rules = [] {
        SlotRules read;
        read_table(embedded_table("framed_names"), "framed_names.tsv", [&](auto cells, std::size_t) {
            for (const auto word : split_cell(cells[0]))
                read.insert(
                    {word,
                     {cells[1] == "noun", cells[2],
                      cells[3] == "company" ? NodeType::company : NodeType::product, split_cell(cells[4])}});
        });
        return read;
    }();
    return rules;
}

}  // namespace newsgraph

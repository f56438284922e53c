// The figures of the compiled-in name recognizer on marked texts with their own tokens.
#include "extract/language/model_file.hpp"
#include "train/commands.hpp"
#include "train/names_data.hpp"
#include "train/perceptron.hpp"

#include <iomanip>
#include <iostream>
#include <set>

namespace newsgraph::train {

namespace {

struct Count {
    std::size_t right = 0, spurious = 0, missed = 0;
    double f1() const {
        return 2.0 * static_cast<double>(right) /
               static_cast<double>(std::max<std::size_t>(1, 2 * right + spurious + missed));
    }
};

constexpr std::string_view broad_names[] = {"PER", "ORG", "LOC"};

}  // namespace

// Optional first argument: a section file to use instead of the compiled-in section "names".
void evaluate_names(Arguments arguments) {
    std::string bytes;
    if (arguments[0].ends_with(".section")) {
        std::vector<ModelSection> sections;
        for (const auto name : embedded_model().names())
            if (name != "names")
                sections.push_back({std::string(name), std::string(embedded_model().section(name))});
        sections.push_back({"names", read_file(arguments[0])});
        bytes = pack_model(sections);
        arguments = arguments.subspan(1);
    }
    std::vector<std::byte> room(bytes.size() + model_alignment);
    auto* start = reinterpret_cast<char*>(room.data());
    start += (model_alignment - reinterpret_cast<std::uintptr_t>(start) % model_alignment) % model_alignment;
    std::copy(bytes.begin(), bytes.end(), start);
    const auto given = bytes.empty() ? std::optional<ModelFile>{}
                                     : std::optional<ModelFile>(std::string_view(start, bytes.size()));
    const NameTables tables;
    const NameRecognizer recognizer(given ? *given : embedded_model());
    const SentenceReader reader(embedded_model());
    for (const auto& path : arguments) {
        Count all, by_kind[3], bounds;
        NameContext context;
        for (auto& document : read_names(path, tables)) {
            tag(document, reader);
            context.prepare(document.sentences, tables, recognizer.words());
            std::vector<NameSpan> spans;
            for (std::size_t s = 0; s < document.sentences.size(); ++s)
                recognizer.find_spans(context, s, spans);
            std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, BroadKind>> gold;
            for (const auto& name : document.names)
                if (name.kind != BroadKind::other)
                    gold.insert({name.sentence, name.first, name.last, name.kind});
            for (const auto& span : spans) {
                if (span.kind == BroadKind::other) continue;
                auto& count = by_kind[static_cast<std::size_t>(span.kind)];
                const bool hit = gold.erase({span.sentence, span.first, span.last, span.kind}) != 0;
                ++(hit ? count.right : count.spurious);
                ++(hit ? all.right : all.spurious);
            }
            for (const auto& [s, first, last, kind] : gold) {
                ++by_kind[static_cast<std::size_t>(kind)].missed;
                ++all.missed;
            }
        }
        std::cout << std::fixed << std::setprecision(4) << "names F1 " << all.f1() << " (" << all.right
                  << " right, " << all.spurious << " spurious, " << all.missed << " missed)";
        for (std::size_t k = 0; k < 3; ++k) std::cout << "  " << broad_names[k] << ' ' << by_kind[k].f1();
        std::cout << "  " << path << '\n';
    }
}

}  // namespace newsgraph::train

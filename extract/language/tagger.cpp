#include "extract/language/tagger.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace newsgraph {

namespace {

struct Pair {
    Xpos xpos;
    Upos upos;
};

// Which universal tags a Penn tag goes with in UD English (EWT and GUM 2.16, four times at least).
constexpr Pair pairs[]{
    {Xpos::other, Upos::X},      {Xpos::CC, Upos::CCONJ},    {Xpos::CD, Upos::NUM},        {Xpos::DT, Upos::DET},
    {Xpos::DT, Upos::PRON},      {Xpos::EX, Upos::PRON},     {Xpos::FW, Upos::X},          {Xpos::FW, Upos::NOUN},
    {Xpos::FW, Upos::ADV},       {Xpos::IN, Upos::ADP},      {Xpos::IN, Upos::SCONJ},      {Xpos::JJ, Upos::ADJ},
    {Xpos::JJ, Upos::X},         {Xpos::JJR, Upos::ADJ},     {Xpos::JJS, Upos::ADJ},       {Xpos::LS, Upos::NUM},
    {Xpos::LS, Upos::X},         {Xpos::MD, Upos::AUX},      {Xpos::NN, Upos::NOUN},       {Xpos::NN, Upos::PRON},
    {Xpos::NN, Upos::SYM},       {Xpos::NN, Upos::X},        {Xpos::NNS, Upos::NOUN},      {Xpos::NNP, Upos::PROPN},
    {Xpos::NNP, Upos::ADJ},      {Xpos::NNP, Upos::VERB},    {Xpos::NNP, Upos::NUM},       {Xpos::NNPS, Upos::PROPN},
    {Xpos::PDT, Upos::DET},      {Xpos::POS, Upos::PART},    {Xpos::PRP, Upos::PRON},      {Xpos::PRPS, Upos::PRON},
    {Xpos::RB, Upos::ADV},       {Xpos::RB, Upos::PART},     {Xpos::RB, Upos::X},          {Xpos::RBR, Upos::ADV},
    {Xpos::RBS, Upos::ADV},      {Xpos::RP, Upos::ADP},      {Xpos::SYM, Upos::SYM},       {Xpos::SYM, Upos::PUNCT},
    {Xpos::TO, Upos::PART},      {Xpos::UH, Upos::INTJ},     {Xpos::VB, Upos::VERB},       {Xpos::VB, Upos::AUX},
    {Xpos::VBD, Upos::VERB},     {Xpos::VBD, Upos::AUX},     {Xpos::VBG, Upos::VERB},      {Xpos::VBG, Upos::AUX},
    {Xpos::VBN, Upos::VERB},     {Xpos::VBN, Upos::AUX},     {Xpos::VBP, Upos::VERB},      {Xpos::VBP, Upos::AUX},
    {Xpos::VBZ, Upos::VERB},     {Xpos::VBZ, Upos::AUX},     {Xpos::WDT, Upos::PRON},      {Xpos::WDT, Upos::DET},
    {Xpos::WP, Upos::PRON},      {Xpos::WPS, Upos::PRON},    {Xpos::WRB, Upos::ADV},       {Xpos::ADD, Upos::PROPN},
    {Xpos::ADD, Upos::X},        {Xpos::AFX, Upos::X},       {Xpos::AFX, Upos::ADV},       {Xpos::AFX, Upos::NOUN},
    {Xpos::AFX, Upos::ADJ},      {Xpos::AFX, Upos::VERB},    {Xpos::GW, Upos::X},          {Xpos::GW, Upos::PROPN},
    {Xpos::GW, Upos::ADV},       {Xpos::GW, Upos::NOUN},     {Xpos::GW, Upos::PRON},       {Xpos::GW, Upos::ADJ},
    {Xpos::GW, Upos::ADP},       {Xpos::HYPH, Upos::PUNCT},  {Xpos::HYPH, Upos::SYM},      {Xpos::NFP, Upos::PUNCT},
    {Xpos::NFP, Upos::SYM},      {Xpos::LRB, Upos::PUNCT},   {Xpos::RRB, Upos::PUNCT},     {Xpos::XX, Upos::X},
    {Xpos::comma, Upos::PUNCT},  {Xpos::comma, Upos::SYM},   {Xpos::period, Upos::PUNCT},  {Xpos::colon, Upos::PUNCT},
    {Xpos::open_quote, Upos::PUNCT}, {Xpos::close_quote, Upos::PUNCT}, {Xpos::dollar, Upos::SYM}, {Xpos::hash, Upos::SYM}};

}  // namespace

void tag(const Encoding& encoding, std::size_t begin, std::span<Token> tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto* xpos = &encoding.xpos[(begin + i) * xpos_count];
        const auto* upos = &encoding.upos[(begin + i) * upos_count];
        // A sum and, behind it, how far from the end the pair stands: the largest is the first of the best.
        std::array<std::int64_t, 4> most;
        most.fill(std::numeric_limits<std::int64_t>::min());
        for (std::size_t k = 0; k < std::size(pairs); ++k) {
            const auto sum = std::int64_t{xpos[static_cast<std::size_t>(pairs[k].xpos)]} +
                             upos[static_cast<std::size_t>(pairs[k].upos)];
            most[k % 4] = std::max(most[k % 4], sum * 128 + static_cast<std::int64_t>(std::size(pairs) - 1 - k));
        }
        const auto best = std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
        const auto& pair = pairs[std::size(pairs) - 1 - static_cast<std::size_t>(best & 127)];
        tokens[i].xpos = pair.xpos;
        tokens[i].upos = pair.upos;
    }
}

}  // namespace newsgraph

#include "extract/claims/attach.hpp"
#include "tests/catch.hpp"
#include "tests/extract/tree.hpp"

using namespace newsgraph;

namespace {

Mention mention(std::uint32_t first, std::uint32_t last, std::uint32_t head) {
    Mention m;
    m.first = first;
    m.last = last;
    m.head = head;
    return m;
}

/// One-word ends at the given tokens, counted from 1 as in the tree.
Qualifiers qualifiers(const test::Parsed& parsed, Relation relation, std::uint32_t trigger, std::uint32_t source,
                      std::uint32_t target) {
    const auto from = mention(source - 1, source, source - 1);
    const auto to = mention(target - 1, target, target - 1);
    const auto figures = find_sentence_figures(parsed.sentence, "2025-03-14");
    return find_qualifiers({parsed.sentence, relation, trigger - 1, &from, &to}, figures);
}

}  // namespace

TEST_CASE("each of two targets keeps its own percentage", "[attach]") {
    const auto parsed = test::tree(
        "Tariffs/NNS/2/nsubj range/VBP/0/root from/IN/5/case 10/CD/5/nummod percent/NN/2/obl on/IN/7/case "
        "Norway/NNP/5/nmod to/IN/10/case 40/CD/10/nummod percent/NN/2/obl on/IN/12/case Iceland/NNP/10/nmod "
        "and/CC/14/cc Malta/NNP/12/conj");
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 1, 2, 7).percent->value == 10);
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 1, 2, 12).percent->value == 40);
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 1, 2, 14).percent->value == 40);
}

TEST_CASE("what stands behind 'and' shares the figure even when the tree joins it elsewhere", "[attach]") {
    const auto parsed = test::tree(
        "They/PRP/2/nsubj range/VBP/0/root from/IN/5/case 10/CD/5/nummod percent/NN/2/obl on/IN/7/case "
        "Norway/NNP/5/nmod to/IN/10/case 40/CD/10/nummod percent/NN/2/obl on/IN/12/case Iceland/NNP/10/nmod "
        "and/CC/14/cc Malta/NNP/10/conj");
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 2, 1, 14).percent->value == 40);
}

TEST_CASE("a leading date belongs to the main verb, a date in a list to what follows it", "[attach]") {
    const auto lead = test::tree(
        "In/IN/2/case 2008/CD/4/nmod ,/,/2/punct governor/NN/6/nsubj:pass was/VBD/6/aux:pass chosen/VBN/0/root "
        "by/IN/8/case McCall/NNP/6/obl:agent");
    CHECK(qualifiers(lead, Relation::associated_with, 6, 8, 4).date->value == "2008");
    const auto list = test::tree(
        "In/IN/2/case 1998/CD/4/obl Orvia/NNP/4/nsubj made/VBD/0/root the/DT/6/det R1/NNP/4/obj ,/,/9/punct in/IN/9/case "
        "2001/CD/4/obl the/DT/11/det R2/NNP/4/obj");
    CHECK(qualifiers(list, Relation::makes, 4, 3, 6).date->value == "1998");
    CHECK(qualifiers(list, Relation::makes, 4, 3, 11).date->value == "2001");
}

TEST_CASE("a figure right before 'in' or 'on' an end is that end's own", "[attach]") {
    const auto parsed = test::tree(
        "Orvia/NNP/2/nsubj cut/VBD/0/root 900/CD/4/nummod jobs/NNS/2/obj in/IN/6/case Spain/NNP/2/obl and/CC/8/cc "
        "300/CD/4/conj in/IN/10/case Malta/NNP/6/conj");
    CHECK(qualifiers(parsed, Relation::operates_in, 2, 1, 6).quantity->value == 900);
    CHECK(qualifiers(parsed, Relation::operates_in, 2, 1, 10).quantity->value == 300);
}

TEST_CASE("a date before 'when' is that of the clause behind it", "[attach]") {
    const auto parsed = test::tree(
        "It/PRP/2/nsubj grew/VBD/0/root in/IN/4/case 2000/CD/2/obl ,/,/8/punct when/WRB/8/advmod Orvia/NNP/8/nsubj "
        "bought/VBD/2/advcl Lumair/NNP/8/obj");
    CHECK(qualifiers(parsed, Relation::acquires, 8, 7, 9).date->value == "2000");
}

TEST_CASE("a figure of one conjunct is not the other's", "[attach]") {
    const auto parsed = test::tree(
        "Orvia/NNP/2/nsubj bought/VBD/0/root 10/CD/4/nummod A100s/NNPS/2/obj and/CC/7/cc 20/CD/7/nummod "
        "H100s/NNPS/4/conj");
    CHECK(qualifiers(parsed, Relation::holds, 2, 1, 4).quantity->value == 10);
    CHECK(qualifiers(parsed, Relation::holds, 2, 1, 7).quantity->value == 20);
}

TEST_CASE("a figure above both targets is shared", "[attach]") {
    const auto parsed = test::tree(
        "Boeing/NNP/2/nsubj announced/VBD/0/root 35/CD/4/nummod orders/NNS/2/obj from/IN/6/case Lumair/NNP/4/nmod "
        "and/CC/8/cc Tavian/NNP/6/conj");
    CHECK(qualifiers(parsed, Relation::supplies, 2, 1, 6).quantity->value == 35);
    CHECK(qualifiers(parsed, Relation::supplies, 2, 1, 8).quantity->value == 35);
}

TEST_CASE("as many figures as targets in a row are shared out in their order", "[attach]") {
    const auto parsed = test::tree(
        "It/PRP/2/nsubj taxes/VBZ/0/root Norway/NNP/2/obj and/CC/5/cc Malta/NNP/3/conj by/IN/8/case 25/CD/8/nummod "
        "percent/NN/2/obl and/CC/11/cc 15/CD/11/nummod percent/NN/8/conj");
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 2, 1, 3).percent->value == 25);
    CHECK(qualifiers(parsed, Relation::imposes_tariff_on, 2, 1, 5).percent->value == 15);
}

TEST_CASE("a sum in a relative clause about the source is not the claim's", "[attach]") {
    const auto parsed = test::tree(
        "Orvia/NNP/8/nsubj ,/,/1/punct which/WDT/4/nsubj raised/VBD/1/acl:relcl $/$/4/obj 3/CD/5/nummod ,/,/1/punct "
        "makes/VBZ/0/root Lumair/NNP/8/obj");
    CHECK_FALSE(qualifiers(parsed, Relation::makes, 8, 1, 9).money);
}

TEST_CASE("the date of saying is not the date of what is said", "[attach]") {
    const auto parsed = test::tree(
        "Orvia/NNP/2/nsubj said/VBD/0/root/say on/IN/4/case Monday/NNP/2/obl it/PRP/6/nsubj bought/VBD/2/ccomp "
        "Lumair/NNP/6/obj in/IN/9/case 2019/CD/6/obl");
    CHECK(qualifiers(parsed, Relation::acquires, 6, 5, 7).date->value == "2019");
    const auto undated = test::tree(
        "Orvia/NNP/2/nsubj said/VBD/0/root/say on/IN/4/case Monday/NNP/2/obl it/PRP/6/nsubj bought/VBD/2/ccomp "
        "Lumair/NNP/6/obj");
    CHECK_FALSE(qualifiers(undated, Relation::acquires, 6, 5, 7).date);
}

TEST_CASE("each clause keeps its own date", "[attach]") {
    const auto parsed = test::tree(
        "In/IN/2/case 1986/CD/4/obl he/PRP/4/nsubj bought/VBD/0/root Lumair/NNP/4/obj which/WDT/8/nsubj:pass "
        "was/VBD/8/aux:pass acquired/VBN/5/acl:relcl by/IN/10/case Tavian/NNP/8/obl:agent in/IN/12/case 2005/CD/8/obl");
    CHECK(qualifiers(parsed, Relation::acquires, 4, 3, 5).date->value == "1986");
    CHECK(qualifiers(parsed, Relation::acquires, 8, 10, 5).date->value == "2005");
}

TEST_CASE("money stands with the verb above, and with what the deal is worth", "[attach]") {
    const auto spent = test::tree(
        "Orvia/NNP/2/nsubj spent/VBD/0/root $/$/2/obj ~5.6m/CD/3/nummod to/TO/6/mark train/VB/2/advcl V3/NNP/6/obj");
    CHECK(qualifiers(spent, Relation::makes, 6, 1, 7).money->value == 5600000);
    const auto worth = test::tree(
        "Orvia/NNP/2/nsubj signed/VBD/0/root a/DT/4/det deal/NN/2/obj worth/JJ/4/amod $/$/5/obj ~2/CD/8/compound "
        "billion/CD/6/nummod with/IN/10/case Tavian/NNP/4/nmod");
    CHECK(qualifiers(worth, Relation::agrees_with, 4, 1, 10).money->value == 2000000000);
}

TEST_CASE("a title has no part in the figures of its sentence", "[attach]") {
    const auto parsed = test::tree(
        "Orvia/NNP/2/compound chief/NN/3/compound Lind/NNP/4/nsubj sold/VBD/0/root 500/CD/6/nummod chips/NNS/4/obj/chip "
        "in/IN/8/case 2020/CD/4/obl");
    const auto found = qualifiers(parsed, Relation::leads, 2, 3, 1);
    CHECK_FALSE(found.quantity);
    CHECK_FALSE(found.date);
}

TEST_CASE("a duration is no quantity", "[attach]") {
    const auto parsed = test::tree(
        "R2/NNP/3/nsubj:pass was/VBD/3/aux:pass trained/VBN/0/root on/IN/6/case 512/CD/6/nummod H800s/NNPS/3/obl "
        "over/IN/9/case 80/CD/9/nummod hours/NNS/3/obl/hour");
    CHECK(qualifiers(parsed, Relation::uses, 3, 1, 6).quantity->value == 512);
}

TEST_CASE("a post whose time is over has ended", "[attach]") {
    const auto status_of = [](const std::string& words, std::string_view published) {
        const auto parsed = test::tree("Lind/NNP/2/nsubj led/VBD/0/root Orvia/NNP/2/obj " + words);
        const auto from = mention(0, 1, 0), to = mention(2, 3, 2);
        LocalClaim claim;
        claim.relation = Relation::leads;
        attach_figures(claim, {parsed.sentence, claim.relation, 1, &from, &to},
                       find_sentence_figures(parsed.sentence, published));
        return claim.status;
    };
    CHECK(status_of("until/IN/5/case 2020/CD/2/obl", "2025-03-14") == Status::ended);
    CHECK(status_of("until/IN/5/case 2020/CD/2/obl", "") == Status::ended);
    CHECK(status_of("until/IN/5/case 2027/CD/2/obl", "2025-03-14") == Status::asserted);
    CHECK(status_of("from/IN/5/case 2009/CD/2/obl to/IN/7/case 2017/CD/5/nmod", "2025-03-14") == Status::ended);
    CHECK(status_of("since/IN/5/case 2020/CD/2/obl", "2025-03-14") == Status::asserted);
    CHECK(status_of("in/IN/5/case 2020/CD/2/obl", "2025-03-14") == Status::asserted);
    CHECK(status_of("last/JJ/5/amod week/NN/2/obl", "2025-03-14") == Status::asserted);
}

TEST_CASE("a date under a verb that the tree hung on its own subject belongs to that noun", "[attach]") {
    const auto parsed = test::tree(
        "Tensions/NNS/0/root between/IN/3/case Orvia/NNP/1/nmod and/CC/5/cc Tavian/NNP/3/conj "
        "erupted/VBD/1/conj in/IN/8/case 2023/CD/6/obl");
    CHECK(qualifiers(parsed, Relation::competes_with, 1, 3, 5).date->value == "2023");
}

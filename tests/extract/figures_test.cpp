#include "extract/claims/figures.hpp"
#include "tests/catch.hpp"
#include "tests/extract/tree.hpp"

using namespace newsgraph;

namespace {

std::string bound_sign(Bound bound) {
    return bound == Bound::about ? "~" : bound == Bound::at_least ? ">=" : bound == Bound::at_most ? "<=" : "";
}

std::string number(double value) {
    std::ostringstream out;
    out.precision(17);
    out << value;
    return out.str();
}

std::string write(const Figure& figure) {
    if (const auto* q = std::get_if<Quantity>(&figure.value))
        return bound_sign(q->bound) + number(q->value) + (q->unit.empty() ? "" : " " + q->unit) + " [" + q->text + "]";
    if (const auto* m = std::get_if<Money>(&figure.value))
        return bound_sign(m->bound) + number(m->value) + " " + m->currency + " [" + m->text + "]";
    const auto& p = std::get<Percent>(figure.value);
    return bound_sign(p.bound) + number(p.value) + "% [" + p.text + "]";
}

std::string figures_in(const std::string& text, bool split) {
    const auto parsed = test::plain(text, split);
    std::string out;
    for (const auto& figure : find_figures(parsed.sentence, find_dates(parsed.sentence, "2025-03-14")))
        out += (out.empty() ? "" : ", ") + write(figure);
    return out;
}

struct Row {
    const char* text;
    const char* figures;
};

}  // namespace

TEST_CASE("money is normalized, whatever the tokenizer splits", "[figures]") {
    const Row rows[] = {
        {"it cost $5.6m to train", "5600000 USD [$5.6m]"},
        {"it cost $5.6 million", "5600000 USD [$5.6 million]"},
        {"a record US$235.5 billion", "235500000000 USD [US$235.5 billion]"},
        {"it raised ¥3tn", "3000000000000 JPY [¥3tn]"},
        {"a fine of €900 million", "900000000 EUR [€900 million]"},
        {"nearly $593bn", "~593000000000 USD [nearly $593bn]"},
        {"an A$1.9 million grant", "1900000 AUD [A$1.9 million]"},
        {"AU$52.5 million (US$40.4 million)", "52500000 AUD [AU$52.5 million], 40400000 USD [US$40.4 million]"},
        {"100 million yuan", "100000000 CNY [100 million yuan]"},
        {"two billion dollars", "2000000000 USD [two billion dollars]"},
        {"two and a half billion euros", "2500000000 EUR [two and a half billion euros]"},
        {"half a million pounds", "500000 GBP [half a million pounds]"},
        {"a Rs 500 crore plant", "5000000000 INR [Rs 500 crore]"},
        {"Rs. 5,00,000 was paid", "500000 INR [Rs. 5,00,000]"},
        {"HK$7.8 million", "7800000 HKD [HK$7.8 million]"},
        {"500 million Canadian dollars", "500000000 CAD [500 million Canadian dollars]"},
        {"3.5 million Swiss francs", "3500000 CHF [3.5 million Swiss francs]"},
        {"75 cents", "0.75 USD [75 cents]"},
        {"USD 12 million", "12000000 USD [USD 12 million]"},
        {"12 million USD", "12000000 USD [12 million USD]"},
        {"$294,000", "294000 USD [$294,000]"},
        {"a $1.2-billion loan", "1200000000 USD [$1.2-billion]"},
        {"£1.1m a year", "1100000 GBP [£1.1m]"},
        {"as much as $400 million", "<=400000000 USD [as much as $400 million]"},
        {"more than $100m", ">=100000000 USD [more than $100m]"},
        {"$5m-$10m", ">=5000000 USD [$5m-$10m]"},
        {"between $5 million and $10 million", ">=5000000 USD [between $5 million and $10 million]"},
        {"$5-10 billion", ">=5000000000 USD [$5-10 billion]"},
        {"billions of dollars", ">=1000000000 USD [billions of dollars]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(figures_in(row.text, false) == row.figures);
        CHECK(figures_in(row.text, true) == row.figures);
    }
}

TEST_CASE("percentages are read in digits and words, with bounds and changes", "[figures]") {
    const Row rows[] = {
        {"17 percent of it", "17% [17 percent]"},
        {"10% tariffs", "10% [10%]"},
        {"10 per cent", "10% [10 per cent]"},
        {"eight percent by the state", "8% [eight percent]"},
        {"a 145-percent duty", "145% [145-percent]"},
        {"up to 25%", "<=25% [up to 25%]"},
        {"12.5 percentage points", "12.5% [12.5 percentage points]"},
        {"at least twenty-five percent", ">=25% [at least twenty-five percent]"},
        {"10 to 15 percent", ">=10% [10 to 15 percent]"},
        {"10-15%", ">=10% [10-15%]"},
        {"from 32 to 19 per cent", "19% [from 32 to 19 per cent]"},
        {"from 32% to 19%", "19% [from 32% to 19%]"},
        {"10 per cent on Norway to 40 per cent on Iceland", "10% [10 per cent], 40% [40 per cent]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(figures_in(row.text, false) == row.figures);
        CHECK(figures_in(row.text, true) == row.figures);
    }
}

TEST_CASE("counts carry their bounds; codes, times, scores and ages are none", "[figures]") {
    const Row rows[] = {
        {"as many as 25,000 of them", "<=25000 [as many as 25,000]"},
        {"at least 12 were hurt", ">=12 [at least 12]"},
        {"fewer than 300 stayed", "<=300 [fewer than 300]"},
        {"over 2,400 were sold", ">=2400 [over 2,400]"},
        {"about 9,000 will go", "~9000 [about 9,000]"},
        {"100+ took part", ">=100 [100+]"},
        {"20 or more came", ">=20 [20 or more]"},
        {"dozens of ships", ">=12 [dozens]"},
        {"tens of thousands of people", ">=10000 [tens of thousands]"},
        {"three hundred and six came", "306 [three hundred and six]"},
        {"twenty-two were ordered", "22 [twenty-two]"},
        {"about 300 km away", "~300 km [about 300]"},
        {"a 5nm process", "5 nm [5]"},
        {"1.3 million barrels a day", "1300000 barrel per day [1.3 million]"},
        {"a 300-megawatt plant", "300 MW [300]"},
        {"the H800 and the A380 and the F-16", ""},
        {"it began at 10:30 and ended 3-2", ""},
        {"a 37-year-old man aged 37", ""},
        {"No. 5 and Section 301", ""},
        {"the two agreed", ""},
        {"the 27-member bloc", ""},
        {"the 11th of them", ""},
        {"version 3.5.1", ""},
        {"COVID-19", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(figures_in(row.text, false) == row.figures);
    }
}

TEST_CASE("what is counted is the noun that the number modifies", "[figures]") {
    const auto parsed = test::tree(
        "They/PRP/2/nsubj used/VBD/0/root 2,000/CD/6/nummod Nvidia/NNP/6/compound H800/NNP/6/compound "
        "GPUs/NNS/2/obj/GPU");
    const auto figures = find_figures(parsed.sentence, {});
    REQUIRE(figures.size() == 1);
    CHECK(write(figures[0]) == "2000 GPU [2,000]");
    CHECK(figures[0].anchor == 5);

    const auto of = test::tree(
        "They/PRP/2/nsubj hoard/VBP/0/root 10,000/CD/2/obj of/IN/8/case Nvidia/NNP/8/nmod:poss ~'s/POS/5/case "
        "A100/NNP/8/compound chips/NNS/3/nmod/chip");
    const auto counted = find_figures(of.sentence, {});
    REQUIRE(counted.size() == 1);
    CHECK(write(counted[0]) == "10000 chip [10,000]");
    CHECK(counted[0].anchor == 2);
}

TEST_CASE("a number inside a name is no figure", "[figures]") {
    auto parsed = test::tree("Apple/NNP/2/nsubj sells/VBZ/0/root iPhone/NNP/2/obj 16/CD/3/nummod");
    parsed.sentence.names.push_back({2, 4, NodeType::product, 1});
    CHECK(find_figures(parsed.sentence, {}).empty());
    parsed.sentence.names.clear();
    CHECK(find_figures(parsed.sentence, {}).empty());
}

TEST_CASE("a sentence beyond all measure has no figures and takes no time", "[figures]") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "two million $5 to ";
    const auto parsed = test::plain(text);
    CHECK(find_figures(parsed.sentence, find_dates(parsed.sentence, "2025-03-14")).empty());
}

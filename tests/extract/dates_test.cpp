#include "extract/claims/dates.hpp"
#include "tests/catch.hpp"
#include "tests/extract/tree.hpp"

using namespace newsgraph;

namespace {

std::string write(const Sentence& sentence, std::string_view published) {
    std::string out;
    for (const auto& date : find_dates(sentence, published))
        out += (out.empty() ? "" : ", ") + date.date.value + " [" + date.date.text + "]";
    return out;
}

std::string dates_in(const std::string& text, std::string_view published, bool split = false) {
    const auto parsed = test::plain(text, split);
    return write(parsed.sentence, published);
}

struct Row {
    const char* text;
    const char* dates;
};

}  // namespace

TEST_CASE("dates keep the precision that the text gives", "[dates]") {
    const Row rows[] = {
        {"in 2023", "2023 [in 2023]"},
        {"in late 2023 by him", "2023 [in late 2023]"},
        {"in mid-2023 by him", "2023 [in mid-2023]"},
        {"in November 2023", "2023-11 [in November 2023]"},
        {"in Nov. 2023", "2023-11 [in Nov. 2023]"},
        {"on January 28, 2025 it", "2025-01-28 [on January 28, 2025]"},
        {"on Jan. 28, 2025", "2025-01-28 [on Jan. 28, 2025]"},
        {"on 11 August 2025", "2025-08-11 [on 11 August 2025]"},
        {"on the 11th of August 2025", "2025-08-11 [on the 11th of August 2025]"},
        {"on Monday, February 11, 2019 it", "2019-02-11 [on Monday, February 11, 2019]"},
        {"dated 2025-01-28", "2025-01-28 [2025-01-28]"},
        {"since 2022 it", "2022/.. [since 2022]"},
        {"until 2021 it", "../2021 [until 2021]"},
        {"from 2019 to 2023", "2019/2023 [from 2019 to 2023]"},
        {"between 2019 and 2023", "2019/2023 [between 2019 and 2023]"},
        {"prime minister, 1980–1987 ;", "1980/1987 [1980–1987]"},
        {"the 2019-23 plan", "2019/2023 [the 2019-23]"},
        {"in the 1990s", "1990/1999 [in the 1990s]"},
        {"in the early 1990s", "1990/1999 [in the early 1990s]"},
        {"in the third quarter of 2024", "2024-07/2024-09 [in the third quarter of 2024]"},
        {"in Q3 2024", "2024-07/2024-09 [in Q3 2024]"},
        {"in the first half of 2025", "2025-01/2025-06 [in the first half of 2025]"},
        {"the 2019 agreement", "2019 [the 2019]"},
        {"it may march in and the sun sat down", ""},
        {"a price of $2023 and 2023 percent", ""},
        {"on 31 February 2025", "2025-02 [February 2025]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(dates_in(row.text, "2025-03-14") == row.dates);
        CHECK(dates_in(row.text, "") == row.dates);
        CHECK(dates_in(row.text, "", true) == row.dates);
    }
}

TEST_CASE("relative dates are resolved against the publication date", "[dates]") {
    // 14 March 2025 was a Friday
    const Row rows[] = {
        {"it left yesterday", "2025-03-13 [yesterday]"},
        {"it left today", "2025-03-14 [today]"},
        {"it left tomorrow", "2025-03-15 [tomorrow]"},
        {"it left on Monday", "2025-03-10 [on Monday]"},
        {"it left on Friday", "2025-03-14 [on Friday]"},
        {"it left last Friday", "2025-03-07 [last Friday]"},
        {"it left next Friday", "2025-03-21 [next Friday]"},
        {"it left last week", "2025-03-03/2025-03-09 [last week]"},
        {"it left this week", "2025-03-10/2025-03-16 [this week]"},
        {"it left last month", "2025-02 [last month]"},
        {"it left earlier this month", "2025-03 [earlier this month]"},
        {"it left last year", "2024 [last year]"},
        {"it left later this year", "2025 [later this year]"},
        {"it left in October", "2024-10 [in October]"},
        {"it left in March", "2025-03 [in March]"},
        {"it left on August 24", "2024-08-24 [on August 24]"},
        {"it left on Aug. 24 ,", "2024-08-24 [on Aug. 24]"},
        {"it left on 3 March", "2025-03-03 [on 3 March]"},
        {"it left last December", "2024-12 [last December]"},
        {"it left three weeks ago", "2025-02-17/2025-02-23 [three weeks ago]"},
        {"it left two years ago", "2023 [two years ago]"},
        {"it left a year ago", "2024 [a year ago]"},
        {"it left 10 days ago", "2025-03-04 [10 days ago]"},
        {"it rose in the third quarter", "2024-07/2024-09 [in the third quarter]"},
        {"over the past two years", "2023/2025 [the past two years]"},
        {"since Monday it", "2025-03-10/.. [since Monday]"},
        {"on May 3-5 it", "2024-05-03/2024-05-05 [on May 3-5]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(dates_in(row.text, "2025-03-14T08:00:00Z") == row.dates);
        CHECK(dates_in(row.text, "2025-03-14", true) == row.dates);
    }
}

TEST_CASE("relative dates have no value when the publication date is unknown", "[dates]") {
    for (const char* text : {"it left last week", "it left on Monday", "it left in October", "it left yesterday", "it left two years ago", "it left next month"}) {
        CAPTURE(text);
        const auto parsed = test::plain(text);
        const auto dates = find_dates(parsed.sentence, "");
        REQUIRE(dates.size() == 1);
        CHECK(dates[0].date.value.empty());
    }
}

TEST_CASE("a day of an unknown year keeps its month and day", "[dates]") {
    CHECK(dates_in("it left on August 24", "") == "XXXX-08-24 [on August 24]");
    CHECK(dates_in("it left on 3 May", "") == "XXXX-05-03 [on 3 May]");
}

TEST_CASE("a weekday or month lies ahead when its clause does", "[dates]") {
    const auto will = test::tree(
        "They/PRP/3/nsubj will/MD/3/aux/will meet/VB/0/root/meet on/IN/5/case Monday/NNP/3/obl");
    CHECK(write(will.sentence, "2025-03-14") == "2025-03-17 [on Monday]");
    const auto plans = test::tree(
        "They/PRP/2/nsubj plan/VBP/0/root to/TO/4/mark meet/VB/2/xcomp/meet in/IN/6/case June/NNP/4/obl");
    CHECK(write(plans.sentence, "2025-03-14") == "2025-06 [in June]");
    const auto met = test::tree("They/PRP/2/nsubj met/VBD/0/root/meet in/IN/4/case June/NNP/2/obl");
    CHECK(write(met.sentence, "2025-03-14") == "2024-06 [in June]");
}

TEST_CASE("a round number before what it counts is no year", "[dates]") {
    const auto jobs = test::tree("They/PRP/2/nsubj cut/VBD/0/root 2000/CD/4/nummod jobs/NNS/2/obj");
    CHECK(write(jobs.sentence, "2025-03-14").empty());
    const auto games = test::tree("The/DT/3/det 2000/CD/3/nummod games/NNS/4/nsubj began/VBD/0/root");
    CHECK(write(games.sentence, "2025-03-14") == "2000 [The 2000]");
}

TEST_CASE("a date inside a longer name is none", "[dates]") {
    auto parsed = test::plain("the September 11 Museum opened in 2014");
    parsed.sentence.names.push_back({1, 4, NodeType::organization, 1});
    CHECK(write(parsed.sentence, "2025-03-14") == "2014 [in 2014]");
}

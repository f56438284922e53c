#include "extract/read/dates.hpp"

#include "tests/catch.hpp"

using namespace newsgraph;

namespace {
std::string iso(std::string_view text) {
    const auto date = parse_date(text);
    return date ? date->iso : "none";
}
}  // namespace

TEST_CASE("dates keep the precision and the zone that they are written with") {
    CHECK(iso("January 28, 2025") == "2025-01-28");
    CHECK(iso("Tuesday, Jan. 28, 2025") == "2025-01-28");
    CHECK(iso("28 Jan 2025") == "2025-01-28");
    CHECK(iso("28th of January 2025, 8.10 pm") == "2025-01-28T20:10:00");
    CHECK(iso("March 3, 2024 10:12 a.m. EST") == "2024-03-03T10:12:00-05:00");
    CHECK(iso("2025-01-28T20:10:00.123Z") == "2025-01-28T20:10:00Z");
    CHECK(iso("2025-01-28 20:10:00+0530") == "2025-01-28T20:10:00+05:30");
    CHECK(iso("Tue, 28 Jan 2025 20:10:00 GMT") == "2025-01-28T20:10:00Z");
    CHECK(iso("10:12 a.m. EST, March 3, 2024") == "2024-03-03T10:12:00-05:00");
    CHECK(iso("March 6, 2024 10:12 AM GMT+1") == "2024-03-06T10:12:00+01:00");
    CHECK(iso("28/01/2025") == "2025-01-28");
    CHECK(iso("March 3, 2024 10:12 a.m. ET") == "2024-03-03T10:12:00-05:00");
    CHECK(iso("March 10, 2024 10:12 a.m. ET") == "2024-03-10T10:12:00-04:00");
    CHECK(iso("Nov. 3, 2024 at 9 p.m. PT") == "2024-11-03T21:00:00-08:00");
    CHECK(iso("Nov. 2, 2024 at 9 p.m. PT") == "2024-11-02T21:00:00-07:00");
    CHECK(iso("2 Nov 2024, 21:00 IST") == "2024-11-02T21:00:00");
    CHECK(iso("Mon Mar 04 2024 09:00:00 GMT+0530 (India Standard Time)") == "2024-03-04T09:00:00+05:30");
    CHECK(iso("Mon Mar  4 09:00:00 EST 2024") == "2024-03-04T09:00:00-05:00");
    CHECK(iso("20240304T091500Z") == "2024-03-04T09:15:00Z");
    CHECK(iso("20240304") == "2024-03-04");
    CHECK(iso("2024\u5E746\u670818\u65E5 11\u664230\u5206") == "2024-06-18");
    CHECK(iso("2024-05-03T05:00:14-0600") == "2024-05-03T05:00:14-06:00");
    CHECK(iso("2024-05-03T05:00-06") == "2024-05-03T05:00:00-06:00");
    CHECK(iso("12:05 AM, 1 May 2024") == "2024-05-01T00:05:00");
}

TEST_CASE("what is no certain date is none") {
    CHECK(iso("03/04/2025") == "none");
    CHECK(iso("February 30, 2025") == "none");
    CHECK(iso("29 February 2023") == "none");
    CHECK(iso("May 5") == "none");
    CHECK(iso("Maybe 5, 2024") == "none");
    CHECK(iso("12345678") == "none");
    CHECK(iso("20241332") == "none");
    CHECK(iso("") == "none");
    CHECK(!parse_date_line("March 3, 2024 was a Sunday"));
    CHECK(parse_date_line("Last updated on: Sunday, March 3, 2024") == "2024-03-03");
    CHECK(is_age("9 hours ago"));
    CHECK(is_age("Today 08:50"));
    CHECK(!is_age("Ten hours to go"));
}

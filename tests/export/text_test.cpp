#include "export/text.hpp"

#include "tests/catch.hpp"

using namespace newsgraph;

TEST_CASE("bytes that are no UTF-8 and characters that XML cannot hold become U+FFFD", "[export][text]") {
    CHECK(clean("a\x01z") == "a\uFFFDz");
    CHECK(clean("\xff\xc3") == "\uFFFD\uFFFD");
    CHECK(clean("\xc0\xaf") == "\uFFFD\uFFFD");          // an overlong slash
    CHECK(clean("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
    CHECK(clean("\xf0\x9f\x9a\x80\n") == "\U0001F680\n");
    CHECK(clean("\uFFFE") == "\uFFFD");
}

TEST_CASE("a cut text says so and never splits a character", "[export][text]") {
    CHECK(cut("abcdef", 6) == "abcdef");
    CHECK(cut("abcdef", 5) == "abcd…");
    CHECK(cut("中文字符", 3) == "中文…");
    CHECK(cut("", 3).empty());
}

TEST_CASE("names wrap at words, wide scripts anywhere", "[export][text]") {
    CHECK(wrap("United States Department of Commerce", 16) == "United States\nDepartment of\nCommerce");
    CHECK(wrap("深圳市南山区高新技术", 8) == "深圳市南\n山区高新\n技术");
    CHECK(wrap("Supercalifragilistic word", 10) == "Supercalifragilistic\nword");
    CHECK(wrap(" two\n\nlines ", 20) == "two lines");
    CHECK(width("中文") == 4);
}

TEST_CASE("XML keeps newlines in attributes and nothing of markup", "[export][text]") {
    CHECK(xml("<a b=\"c\">&\n\x02") == "&lt;a b=&quot;c&quot;&gt;&amp;&#10;\uFFFD");
    CHECK(xml("a\u0085b\u2028c") == "a&#133;b&#8232;c");
}

TEST_CASE("a DOT label is literal: escapes, entities, quotes and a backslash at the end", "[export][text]") {
    CHECK(dot_label("C:\\Temp\\") == R"("C:\\Temp\\")");
    CHECK(dot_label("\\N AT&T &lt; \"x\"\ny") == R"("\\N AT&amp;T &amp;lt; \"x\"\ny")");
    CHECK(dot_label("a\u202Eb") == "\"ab\"");
}

TEST_CASE("a DOT id or tooltip has no backslash but before a quotation mark", "[export][text]") {
    CHECK(dot_id("a\\") == "\"a＼\"");
    CHECK(dot_id("node") == "\"node\"");
    CHECK(dot_id("a\"b\nc") == R"("a\"b c")");
    CHECK(dot_tooltip("b\\Ns \"q\" & <x>") == R"("b＼Ns \"q\" &amp; <x>")");
    CHECK(dot_tooltip("abcdef", 3) == "\"ab…\"");
}

TEST_CASE("addresses are escaped for SVG, and only the web's are links", "[export][text]") {
    CHECK(dot_url("https://x.example/a?b=1&c=\"<2>\" \\") == "\"https://x.example/a?b=1&amp;c=%22%3C2%3E%22%20%5C\"");
    CHECK(is_web_url("https://x.example"));
    CHECK(is_web_url("HTTP://x.example"));
    CHECK_FALSE(is_web_url("javascript:alert(1)"));
    CHECK_FALSE(is_web_url("https://"));
    CHECK_FALSE(is_web_url(" https://x.example"));
}

TEST_CASE("CSV quotes what it must, and defuses formulas", "[export][text]") {
    CHECK(csv_field("plain") == "plain");
    CHECK(csv_field("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"");
    CHECK(csv_safe_field("=1+1") == "'=1+1");
    CHECK(csv_safe_field("@SUM(1,2)") == "\"'@SUM(1,2)\"");
    CHECK(csv_safe_field("1-1") == "1-1");
}

TEST_CASE("JSON strings may stand in a script element", "[export][text]") {
    CHECK(json_string("</script>\"\\\n\u2028\x01") == R"("\u003c/script>\"\\\n\u2028)" "\uFFFD\"");
}

TEST_CASE("IRIs hold names of any script and nothing that ends them", "[export][text]") {
    CHECK(iri_path("company/a b>\"<中") == "company/a%20b%3E%22%3C中");
}

TEST_CASE("numbers are short and read back the same", "[export][text]") {
    CHECK(number(2000) == "2000");
    CHECK(number(0.1) == "0.1");
    CHECK(number(-17.5) == "-17.5");
    CHECK(number(5.6e9) == "5600000000");
    CHECK(number(0.0 / 0.0) == "0");
}

#include "extract/read/unpack.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read/folder.hpp"

#include <zlib.h>
#include <zstd.h>

#include <sstream>

using namespace newsgraph;

namespace {

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstd(const std::string& bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

std::string page(const std::string& name) {
    const std::string p =
        " and the council of Oldport talked about it for most of Monday, as Ann Poe said.</p>";
    return "<html><head><title>" + name + " is in the news</title></head><body><h1>" + name +
           " is in the news</h1><p>" + name + p + "<p>Once more " + name + p + "</body></html>";
}

std::string record(const std::string& type, const std::string& address, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
           "\r\nWARC-Date: 2024-05-06T10:00:00Z\r\nContent-Type: application/http; "
           "msgtype=response\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& body, const std::string& headers = {}) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body;
}

std::string chunked(const std::string& body) {
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += 100) {
        const std::string part = body.substr(at, 100);
        std::stringstream size;
        size << std::hex << part.size();
        out += size.str() + "\r\n" + part + "\r\n";
    }
    return out + "0\r\n\r\n";
}

const std::string line =
    R"({"title": "Yard opens", "text": "The yard of Northwind opened again on Friday after a strike."})";

}  // namespace

TEST_CASE("the pages of a web archive are documents with their address and day of capture") {
    const std::string archive =
        record("warcinfo", "", "software: x\r\n") +
        record("request", "https://a.example/1", "GET / HTTP/1.1\r\n\r\n") +
        record("response", "https://a.example/1", http(page("Northwind"))) +
        record("response", "https://a.example/2",
               http(chunked(page("Southwind")), "Transfer-Encoding: chunked\r\n")) +
        record("response", "https://a.example/3",
               http(gzip(page("Westhaven")), "Content-Encoding: gzip\r\n")) +
        record("response", "https://a.example/4",
               "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("No")) +
        record("response", "https://a.example/5", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG");
    for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"a.warc", archive}, {"a.warc.gz", gzip(archive)}}) {
        const Run result = run_bytes(name, bytes);
        REQUIRE(result.documents.size() == 3);
        CHECK(result.documents[0].id.text == "https://a.example/1");
        CHECK(result.documents[0].published == "2024-05-06");
        CHECK(result.documents[0].captured == "2024-05-06T10:00:00Z");
        CHECK(result.documents[0].origins.at("published") == "archive");
        CHECK(result.documents[0].origins.at("url") == "archive");
        CHECK(result.documents[0].publisher == "a.example");
        CHECK(result.documents[1].title == "Southwind is in the news");
        CHECK(result.documents[2].title == "Westhaven is in the news");
        CHECK(result.summary.other_records == 4);
        CHECK(result.diagnostics.empty());
    }
}

TEST_CASE("damage in an archive costs the damaged records, not the rest") {
    const std::string one = record("response", "https://a.example/1", http(page("Northwind")));
    const std::string two = record("response", "https://a.example/2", http(page("Southwind")));
    const std::string three = record("response", "https://a.example/3", http(page("Westhaven")));
    std::string damaged = gzip(two);
    for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 40; ++i)
        damaged[i] = static_cast<char>(~damaged[i]);
    const Run members = run_bytes("a.warc.gz", gzip(one) + damaged + gzip(three));
    CHECK(members.documents.front().id.text == "https://a.example/1");
    CHECK(members.documents.back().id.text == "https://a.example/3");
    CHECK(members.summary.errors >= 1);
    CHECK(members.diagnostics.front().find(
              "compressed data is damaged; went on with the next sound member (at byte ") !=
          std::string::npos);

    const Run cut = run_bytes("a.warc.gz", gzip(one) + gzip(two).substr(0, 200));
    CHECK(cut.documents.size() >= 1);
    CHECK(cut.diagnostics.front().find("ends within a compressed member") != std::string::npos);

    std::string lying = one;
    lying.replace(lying.find("Content-Length: ") + 16, 3, "9999");
    const Run beyond = run_bytes("a.warc", lying + two);
    CHECK(beyond.documents.size() == 2);
    CHECK(beyond.diagnostics ==
          std::vector<std::string>{
              "a.warc:1: says a length beyond its end; the next record begins within it (at byte 0)"});

    for (const char* length : {"9999", "9223372036854775808", "18446744073709551615"}) {
        std::string passed_over = record("metadata", "https://a.example/0", "a note");
        passed_over.replace(passed_over.find("Content-Length: ") + 16, 1, length);
        const Run next = run_bytes("a.warc", passed_over + two);
        CHECK(next.documents.size() == 1);
        CHECK(next.diagnostics ==
              std::vector<std::string>{
                  "a.warc:1: says a length beyond its end; the next record begins within it (at byte 0)"});
    }

    const Run lost = run_bytes("a.warc", one + "rubbish\r\n" + two);
    CHECK(lost.documents.size() == 2);
    CHECK(lost.diagnostics ==
          std::vector<std::string>{
              "a.warc:2: what stands before this record is no record; skipped up to here (at byte " +
              std::to_string(one.size() + 9) + ")"});

    const Run short_record = run_bytes("a.warc", one.substr(0, one.size() - 60));
    CHECK(short_record.documents.size() == 1);
    CHECK(short_record.diagnostics ==
          std::vector<std::string>{"a.warc:1: ends within a record; read what there is (at byte 0)"});
}

TEST_CASE("compressed lines of JSON are read as they are") {
    CHECK(run_bytes("a.jsonl.gz", gzip(line + "\n") + gzip(line + " \n")).documents.size() == 2);
    CHECK(run_bytes("a.jsonl.zst", zstd(line + "\n")).documents.at(0).title == "Yard opens");
    const Run cut = run_bytes("a.jsonl.zst", zstd(line + "\n").substr(0, 40));
    CHECK(cut.summary.errors >= 1);
}

TEST_CASE("a decompression bomb is stopped") {
    const std::string bomb = zstd(std::string(std::size_t{200} << 20, ' '));
    const Run result = run_bytes("a.jsonl.zst", bomb);
    CHECK(result.documents.empty());
    CHECK(result.diagnostics ==
          std::vector<std::string>{"a.jsonl.zst: grows more than 500-fold when decompressed; decompress it "
                                   "yourself if that is right"});
    const auto body = unpack_body(gzip(std::string(1'000'000, 'a')), "gzip", 1000);
    REQUIRE(body);
    CHECK(body->bytes.size() == 1000);
    CHECK(!body->whole);
    CHECK(!unpack_body("x", "br", 1000));
}

TEST_CASE("the items of a feed are documents, of their full text where there is one") {
    const std::string text = "The yard of Northwind opened again on Friday after a strike of two weeks.";
    const Run rss = run_bytes(
        "feed.xml",
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The "
        "Courier</title><language>en-gb</language>"
        "<item><title>Yard opens</title><link>https://c.example/1</link><description>Short.</description>"
        "<content:encoded><![CDATA[<p>" +
            text +
            "</p><p>Read more: <a href=x>All of it</a></p>]]></content:encoded>"
            "<pubDate>Mon, 06 May 2024 10:00:00 +0100</pubDate><dc:creator>Jane Doe</dc:creator></item>"
            "<item><title>Yard shuts</title><link>https://c.example/2</link><description>&lt;p&gt;" +
            text + " So they say.&lt;/p&gt;</description></item></channel></rss>");
    REQUIRE(rss.documents.size() == 2);
    CHECK(rss.documents[0].text == "Yard opens\n\n" + text + "\n\nRead more: All of it");
    CHECK(rss.documents[0].blocks.back().kind == BlockKind::furniture);
    CHECK(rss.documents[0].id.text == "https://c.example/1");
    CHECK(rss.documents[0].publisher == "The Courier");
    CHECK(rss.documents[0].published == "2024-05-06T10:00:00+01:00");
    CHECK(rss.documents[0].byline == std::vector<std::string>{"Jane Doe"});
    CHECK(rss.documents[0].origins.at("published") == "record");
    CHECK(rss.documents[1].text == "Yard shuts\n\n" + text + " So they say.");

    const Run atom = run_bytes(
        "feed.atom",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Courier</title><entry><title>Yard "
        "opens</title>"
        "<link rel=\"alternate\" href=\"https://c.example/1\"/><published>2024-05-06T10:00:00Z</published>"
        "<author><name>Jane Doe</name></author><summary>" +
            text + "</summary></entry></feed>");
    REQUIRE(atom.documents.size() == 1);
    CHECK(atom.documents[0].published == "2024-05-06T10:00:00Z");
    CHECK(atom.documents[0].id.text == "https://c.example/1");
    CHECK(run_bytes("feed.rss", "<rss><channel/></rss>").diagnostics ==
          std::vector<std::string>{"feed.rss: holds no item; expected RSS or Atom"});
}

TEST_CASE("what is not read says so with the way round") {
    CHECK(run_bytes("a", "%PDF-1.4\n").diagnostics ==
          std::vector<std::string>{"a: is a PDF file; turn it into text first: pdftotext FILE.pdf FILE.txt"});
    CHECK(run_bytes("a.eml", "From: a@b.example\nSubject: x\n\ny")
              .diagnostics.at(0)
              .starts_with("a.eml: is mail; save the article"));
    CHECK(run_bytes("a.docx", "PK\x03\x04")
              .diagnostics.at(0)
              .starts_with("a.docx: is a zip archive or an office document;"));
}

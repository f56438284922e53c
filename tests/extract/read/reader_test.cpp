#include "extract/read/reader.hpp"

#include "extract/read/charset.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read/folder.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const std::string article = "Yard opens\n\nThe yard of Northwind opened again on Friday after a strike.\n";

}  // namespace

TEST_CASE("a text file is one document, named by its path, its text to the letter") {
    const Folder folder;
    const std::string file = folder.write("yard.txt", article);
    const Run result = run({file});
    REQUIRE(result.documents.size() == 1);
    const Document& document = result.documents[0];
    CHECK(document.id.text == file);
    CHECK(document.path == file);
    CHECK(document.text == article);
    CHECK(document.text_start == 0);
    CHECK(document.characters == article.size());
    CHECK(document.title == "Yard opens");
    CHECK(document.sha256.size() == 64);
    CHECK(result.summary.words == 13);
    CHECK(result.summary.bytes == article.size());
    CHECK(result.diagnostics.empty());
}

TEST_CASE("directories are read in sorted order, hidden files and other kinds left out") {
    const Folder folder;
    folder.write("d/b.txt", article);
    folder.write("d/a/z.txt", article);
    folder.write("d/.hidden.txt", article);
    folder.write("d/.git/a.txt", article);
    folder.write("d/picture.png", "\x89PNG");
    const std::string d = (folder.path / "d").string();
    const Run result = run({d});
    REQUIRE(result.documents.size() == 2);
    CHECK(result.documents[0].id.text == d + "/a/z.txt");
    CHECK(result.documents[1].id.text == d + "/b.txt");
    CHECK(result.summary.other_records == 1);
    CHECK(run({d + "/b.txt", d}).documents.size() == 2);
}

TEST_CASE("what cannot be read says so with the cure, and the rest is read") {
    const Folder folder;
    const std::string good = folder.write("good.txt", article), empty = folder.write("empty.txt", ""),
                      blank = folder.write("blank.txt", " \n\n"),
                      binary = folder.write("binary.txt", std::string("MZ\0\0\0", 5)),
                      large = folder.write("large.txt", std::string(3000, 'a'));
    fs::create_directories(folder.path / "none");
    const std::string none = (folder.path / "none").string(),
                      missing = (folder.path / "missing.txt").string();
    ReadOptions options;
    options.max_document_size = 2000;
    const Run result = run({missing, empty, blank, binary, large, none, good}, options);
    CHECK(result.documents.size() == 1);
    CHECK(result.summary.errors == 6);
    CHECK(result.diagnostics ==
          std::vector<std::string>{
              none + ": no documents in this directory; name files, or the format of all that it holds with "
                     "--input-format",
              binary + ": is no text but a binary file; give the article as text or as a web page",
              blank + ": is empty; expected an article", empty + ": is empty; expected an article",
              large + ": is longer than the limit of 2000 bytes; split it, or raise the limit with "
                      "--max-document-size",
              missing + ": cannot be opened: no such file or directory"});
    options.format = "morse";
    CHECK_THROWS_WITH(run({good}, options),
                      Catch::Matchers::StartsWith("unknown input format 'morse': expected one of "));
}

TEST_CASE("offsets count code points of the file as read, whatever its character set") {
    const Folder folder;
    const std::string marked = folder.write("a.txt", "\xEF\xBB\xBF" + article);
    const std::string latin = folder.write("b.txt",
                                           "Caf\xE9 opens\n\nThe caf\xE9 costs \x80"
                                           "5, said the owner of it on Friday.\n");
    const std::string wide = folder.write("c.txt", std::string("\xFF\xFEH\0i\0", 6));
    const Run result = run({marked, latin, wide});
    REQUIRE(result.documents.size() == 3);
    CHECK(result.documents[0].text_start == 1);
    CHECK(result.documents[0].text == article);
    CHECK(result.documents[1].title == "Caf\u00E9 opens");
    CHECK(result.documents[1].text.find("costs \u20AC5") != std::string::npos);
    CHECK(result.documents[2].text == "Hi");
    CHECK(result.diagnostics ==
          std::vector<std::string>{latin + ": is no valid UTF-8; read as windows-1252"});
    CHECK(decode("sch\xC3\xB6n, sch\xC3\xB6n, \xE2\x80\x93 \xE2\x80\x93 \xFF").replaced == 1);
}

TEST_CASE("a character set is taken by its mark, its name, its validity, and last by a guess") {
    CHECK(decode("caf\xE9", "iso-8859-1").text == "caf\u00E9");
    CHECK(decode("\x93so\x94", "ISO-8859-1").text == "\u201Cso\u201D");
    CHECK(decode("\x83\x4A\x83\x69", "Shift_JIS").text == "\u30AB\u30CA");
    CHECK(decode("caf\u00E9", "windows-1252").text == "caf\u00E9");
    CHECK(decode("caf\xE9", "no-such-set").charset == "windows-1252");
    CHECK(decode("caf\xE9", "utf-7").charset == "windows-1252");
    CHECK(decode(std::string("\xFE\xFF\xD8\x3D\xDE\x00", 6)).text == "\U0001F600");
    CHECK(decode(std::string("\xFF\xFE\x3D\xD8", 4)).replaced == 1);
    const std::string russian =
        "\xC2\xE5\xF0\xF4\xFC \xF1\xED\xEE\xE2\xE0 \xEE\xF2\xEA\xF0\xFB\xEB\xE0\xF1\xFC \xE2 "
        "\xEF\xFF\xF2\xED\xE8\xF6\xF3 "
        "\xEF\xEE\xF1\xEB\xE5 \xE7\xE0\xE1\xE0\xF1\xF2\xEE\xE2\xEA\xE8.";
    CHECK(decode(russian).charset == "windows-1251");
    CHECK(decode(russian).guessed);
}

TEST_CASE("what a sink throws comes through and is no trouble of the input") {
    const Folder folder;
    const std::string file = folder.write("a.txt", article);
    std::size_t diagnostics = 0;
    const ReadSink sink{
        [](Document&&) { throw Error("the disk is full"); }, [&](const Diagnostic&) { ++diagnostics; }, {}};
    CHECK_THROWS_WITH(read_documents(std::vector<std::string>{file}, {}, sink), "the disk is full");
    CHECK(diagnostics == 0);
}

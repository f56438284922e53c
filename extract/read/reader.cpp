#include "extract/read/reader.hpp"

#include "extract/read/reading.hpp"
#include "extract/read/record.hpp"
#include "extract/read/unpack.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

bool never(std::string_view) {
    return false;
}

std::string_view after_blanks(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

bool has_any(std::string_view head, std::initializer_list<const char*> signs) {
    std::string lower;
    for (const char c : head.substr(0, 2048)) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::any_of(signs.begin(), signs.end(),
                       [&](const char* s) { return lower.find(s) != std::string::npos; });
}

bool is_warc(std::string_view head) {
    return head.starts_with("WARC/");
}
bool is_pdf(std::string_view head) {
    return head.starts_with("%PDF-");
}
bool is_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04");
}
bool is_feed(std::string_view head) {
    return after_blanks(head).starts_with('<') && has_any(head, {"<rss", "<feed", "<rdf:rdf"});
}
/// A page begins with markup: a doctype, or one of the elements that head a page.
bool is_html(std::string_view head) {
    return after_blanks(head).starts_with('<') &&
           has_any(head, {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<article",
                          "<p>"});
}
bool is_json(std::string_view head) {
    head = after_blanks(head);
    if (!head.starts_with('{') && !head.starts_with('[')) return false;
    head = after_blanks(head.substr(1));
    return head.starts_with('"') || head.starts_with('{') || head.starts_with('}') || head.starts_with(']');
}
bool is_mail(std::string_view head) {
    const bool first = head.starts_with("From ") || head.starts_with("Return-Path:") ||
                       head.starts_with("Received:") || head.starts_with("Delivered-To:") ||
                       head.starts_with("MIME-Version:");
    return first && has_any(head, {"\nsubject:", "\nmessage-id:", "\nmime-version:"});
}

/// In the order in which they are sniffed; text takes what no other format knows.
constexpr std::array<InputFormat, 8> format_table{{
    {"warc", ".warc", is_warc, read_warc},
    {"feed", ".rss .atom .xml .rdf", is_feed, read_feed},
    {"html", ".html .htm .xhtml", is_html, read_html},
    {"json", ".jsonl .ndjson .json", is_json, read_json},
    {"pdf", ".pdf", is_pdf, refuse_pdf},
    {"mail", ".eml .mbox", is_mail, refuse_mail},
    {"office", ".docx .odt .zip", is_zip, refuse_office},
    {"text", ".txt .text .md", never, read_text},
}};

struct Input {
    std::string name;
    const InputFormat* format = nullptr;  ///< what the file name or the user says
    bool forced = false;                  ///< the user says so
};

std::string suffix_of(const std::string& name) {
    fs::path path(name);
    const std::string outer = path.extension().string();
    if (outer == ".gz" || outer == ".zst" || outer == ".zstd") path.replace_extension();
    std::string suffix = path.extension().string();
    if (suffix.empty() && !outer.empty()) suffix = outer;
    for (char& c : suffix) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return suffix;
}

const InputFormat* find_format_by_suffix(const std::string& suffix) {
    if (suffix.empty()) return nullptr;
    for (const InputFormat& format : format_table) {
        std::string_view rest = format.suffixes;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (rest.substr(0, end) == suffix) return &format;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return nullptr;
}

std::string format_names() {
    std::string names;
    for (const InputFormat& format : format_table)
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

const InputFormat* find_named_format(const std::string& name) {
    if (name.empty()) return nullptr;
    for (const InputFormat& format : format_table) {
        if (format.name == name) return &format;
    }
    throw UsageError("unknown input format '" + name + "': expected one of " + format_names());
}

class Walk {
public:
    Walk(const InputFormat* forced, Reading& reading) : forced_(forced), reading_(reading) {}

    /// The files behind one argument of the command line.
    void add(const std::string& name) {
        std::error_code error;
        const fs::file_status status =
            name == "-" ? fs::file_status(fs::file_type::fifo) : fs::status(name, error);
        if (fs::is_directory(status)) {
            directory(name);
        } else {
            if (name == "-" || !fs::is_regular_file(status)) sized_ = false;
            file(name);
        }
    }

    std::vector<Input> finish() {
        std::sort(inputs_.begin(), inputs_.end(), [](const Input& a, const Input& b) {
            return std::pair(a.name == "-", a.name) < std::pair(b.name == "-", b.name);
        });
        const auto same = [](const Input& a, const Input& b) { return a.name == b.name; };
        inputs_.erase(std::unique(inputs_.begin(), inputs_.end(), same), inputs_.end());
        ReadSummary& summary = reading_.summary();
        summary.files_total = inputs_.size();
        for (const Input& input : inputs_) {
            std::error_code error;
            const std::uintmax_t size = sized_ ? fs::file_size(input.name, error) : 0;
            summary.bytes_total += error ? 0 : size;
        }
        return std::move(inputs_);
    }

private:
    /// "./a.txt" is "a.txt", so that an article has one id whether it or its folder is named.
    void file(std::string name) {
        while (name.starts_with("./") && name.size() > 2) name.erase(0, 2);
        inputs_.push_back(
            {name, forced_ ? forced_ : find_format_by_suffix(suffix_of(name)), forced_ != nullptr});
    }

    void directory(const std::string& name) {
        const std::size_t before = inputs_.size();
        std::error_code error;
        fs::recursive_directory_iterator at(name, fs::directory_options::skip_permission_denied, error);
        for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
            const std::string entry = at->path().string();
            std::error_code ignored;
            if (at->path().filename().string().starts_with('.')) {
                if (at->is_directory(ignored)) at.disable_recursion_pending();
            } else if (at->is_regular_file(ignored)) {
                const std::string suffix = suffix_of(entry);
                if (forced_ || suffix.empty() || find_format_by_suffix(suffix)) {
                    file(entry);
                } else {
                    ++reading_.summary().other_records;
                }
            }
        }
        if (inputs_.size() == before) {
            reading_.begin_file(name);
            reading_.fail(0, std::nullopt,
                          error ? "cannot be listed: " + error.message()
                                : "no documents in this directory; name files, or the format of all that it "
                                  "holds with --input-format");
        }
    }

    const InputFormat* forced_;
    Reading& reading_;
    std::vector<Input> inputs_;
    bool sized_ = true;
};

/// The user's word, else the file name's, unless that says text and the content says more.
const InputFormat& find_format(const Input& input, std::string_view head) {
    if (input.format && (input.forced || input.format != &format_table.back())) return *input.format;
    for (const InputFormat& known : format_table) {
        if (known.sniff(head)) return known;
    }
    return format_table.back();
}

void read_input(const Input& input, Reading& reading) {
    reading.begin_file(input.name);
    try {
        Source source =
            unpack(open_source(input.name, [&](std::size_t size) { reading.summary().bytes += size; }),
                   [&](std::uint64_t at, const std::string& message) { reading.fail(0, at, message); });
        const std::string_view head = source.peek(4096);
        if (head.empty()) return reading.fail(0, std::nullopt, "is empty; expected an article");
        find_format(input, head).read(source, reading);
    } catch (const Error& error) {
        reading.fail(0, std::nullopt, error.what());
    } catch (const std::exception& error) {  // out of memory; one bad file never stops a thousand
        reading.fail(0, std::nullopt, std::string("could not be read: ") + error.what());
    }
    reading.end_file();
    reading.progress();
}

}  // namespace

std::span<const InputFormat> input_formats() {
    return format_table;
}

ReadSummary read_documents(std::span<const std::string> inputs, const ReadOptions& options,
                           const ReadSink& sink) {
    check_fields(options);
    Reading reading(options, sink);
    Walk walk(find_named_format(options.format), reading);
    for (const std::string& name : inputs) walk.add(name);
    try {
        for (const Input& input : walk.finish()) read_input(input, reading);
    } catch (const SinkThrew& threw) {
        std::rethrow_exception(threw.cause);
    }
    return reading.summary();
}

}  // namespace newsgraph

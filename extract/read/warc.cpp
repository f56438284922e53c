// Web archives (WARC 1.0 and 1.1): HTTP responses with pages, and plain-text conversions. Each record stands
// for itself: what is wrong in one is reported with its number and offset, and the next is looked for.
#include "extract/read/html.hpp"
#include "extract/read/record.hpp"
#include "extract/read/unpack.hpp"

#include "extract/read/charset.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/metadata.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace newsgraph {
namespace {

constexpr std::size_t longest_header_line = 16384, most_header_lines = 200;

using Headers = std::map<std::string, std::string, std::less<>>;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

void add_header(std::string_view line, Headers& headers) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        headers.emplace(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
}

std::string_view header(const Headers& headers, std::string_view name) {
    const auto at = headers.find(name);
    return at == headers.end() ? std::string_view{} : std::string_view(at->second);
}

std::optional<std::uint64_t> parse_number(std::string_view text, int base) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end == text.data()) return std::nullopt;
    return value;
}

/// Takes chunked transfer coding off; archives that took it off already come back as they are.
std::string unchunk(std::string_view body, bool& whole) {
    std::string out;
    std::string_view rest = body;
    for (;;) {
        const std::size_t end = rest.find("\r\n");
        const auto size =
            end == std::string_view::npos || end > 40 ? std::nullopt : parse_number(rest.substr(0, end), 16);
        if (!size) {
            whole = out.empty();
            return out.empty() ? std::string(body) : out;
        }
        rest.remove_prefix(end + 2);
        if (*size == 0) return out;
        out += rest.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(*size, rest.size())));
        if (*size + 2 > rest.size()) {
            whole = *size <= rest.size();
            return out;
        }
        rest.remove_prefix(static_cast<std::size_t>(*size) + 2);
    }
}

std::string charset_of(std::string_view content_type) {
    const std::string type = lower(content_type);
    const std::size_t at = type.find("charset=");
    if (at == std::string::npos) return {};
    std::string_view name = std::string_view(type).substr(at + 8);
    name = name.substr(0, name.find_first_of("; ,"));
    while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
    return std::string(name);
}

class Archive {
public:
    Archive(Source& source, Reading& reading) : source_(source), reading_(reading) {}

    void read() {
        while (find_record()) read_record();
        if (record_ == 0) reading_.fail(0, std::nullopt, "holds no WARC record");
    }

private:
    void warn(const std::string& message) { reading_.warn(record_, start_, message); }

    /// Goes to the next line that begins a record.
    bool find_record() {
        std::string line;
        bool lost = false;
        for (;;) {
            start_ = source_.offset();
            const Source::Line kind = source_.read_line(line, longest_header_line);
            if (kind == Source::Line::end) return false;
            if (line.starts_with("WARC/1.") || line.starts_with("WARC/0.")) {
                ++record_;
                if (lost) warn("what stands before this record is no record; skipped up to here");
                return true;
            }
            lost = lost || !line.empty();
        }
    }

    void read_record() {
        Headers headers;
        std::string line;
        for (std::size_t i = 0;; ++i) {
            if (source_.read_line(line, longest_header_line) == Source::Line::end)
                return warn("ends within a record's header");
            if (line.empty()) break;
            if (line.starts_with("WARC/1.")) {
                warn("has a header without an end; the next record begins within it");
                ++record_;
                start_ = source_.offset() - line.size() - 2;
                headers.clear();
            }
            if (i < most_header_lines) add_header(line, headers);
        }
        const auto size = parse_number(header(headers, "content-length"), 10);
        if (!size) return warn("has no Content-Length; looked for the next record");
        const std::string type = lower(header(headers, "warc-type"));
        const bool wanted = type == "response" || type == "resource" || type == "conversion";
        if (!wanted || *size > reading_.options().max_document_size) {
            if (wanted) reading_.too_long(record_, start_);
            if (!wanted) ++reading_.summary().other_records;
            return skip(*size);
        }
        read_block(type, headers, take(static_cast<std::size_t>(*size)));
    }

    /// Where the next record begins within the first `size` bytes ahead, which a length that lies covers;
    /// npos when none does.
    static std::size_t find_head(std::string_view ahead) {
        for (std::size_t at = ahead.find("WARC/1."); at != std::string_view::npos; at = ahead.find("WARC/1.", at + 1))
            if (at + 8 < ahead.size() && ahead.substr(at + 8).starts_with("\r\nWARC-")) return at;
        return std::string_view::npos;
    }

    /// Over so many bytes; fewer when the archive ends or, the length being a lie, the next record begins.
    void skip(std::uint64_t size) {
        constexpr std::size_t step = std::size_t{1} << 20, head = 16;
        while (size) {
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, step));
            const std::string_view ahead = source_.peek(wanted + head);
            if (ahead.empty()) return warn("ends within a record");
            const std::size_t next = find_head(ahead.substr(0, wanted + head));
            if (next < wanted) {
                source_.skip(next);
                return warn("says a length beyond its end; the next record begins within it");
            }
            const std::size_t over = std::min(wanted, ahead.size());
            source_.skip(over);
            size -= over;
        }
    }

    /// The block's bytes; fewer when the archive ends or, the length being a lie, the next record begins.
    std::string take(std::size_t size) {
        std::string_view ahead = source_.peek(size).substr(0, size);
        if (const std::size_t next = find_head(ahead); next != std::string_view::npos) {
            warn("says a length beyond its end; the next record begins within it");
            ahead = ahead.substr(0, next);
        }
        if (ahead.size() < size && source_.peek(ahead.size() + 1).size() == ahead.size()) {
            warn("ends within a record; read what there is");
        }
        std::string block(ahead);
        source_.skip(block.size());
        return block;
    }

    void read_block(const std::string& type, const Headers& record, std::string block) {
        PageContext context;
        context.address = clean_address(trimmed_address(header(record, "warc-target-uri"))).value_or("");
        std::string content_type = lower(header(record, "content-type"));
        if (type == "response") {
            const std::size_t gap = block.find("\r\n\r\n");
            if (gap == std::string::npos || !block.starts_with("HTTP/")) return not_a_page();
            const Headers http = http_headers(std::string_view(block).substr(0, gap));
            const std::size_t space = block.find(' ');
            if (std::string_view(block).substr(std::min(space + 1, gap), 3) != "200") return not_a_page();
            block.erase(0, gap + 4);
            content_type = lower(header(http, "content-type"));
            if (!decode_body(http, block)) return;
        }
        context.charset = charset_of(content_type);
        const std::string date(header(record, "warc-date"));
        if (content_type.find("html") != std::string::npos || content_type.empty()) {
            add_page(std::move(block), context, date);
        } else if (content_type.starts_with("text/plain")) {
            add_text(std::move(block), context, date);
        } else {
            not_a_page();
        }
    }

    void not_a_page() { ++reading_.summary().other_records; }

    /// "<http://…>" in some archives.
    static std::string_view trimmed_address(std::string_view address) {
        if (address.starts_with('<') && address.ends_with('>'))
            address = address.substr(1, address.size() - 2);
        return address;
    }

    static Headers http_headers(std::string_view head) {
        Headers headers;
        for (std::size_t i = 0; !head.empty() && i < most_header_lines; ++i) {
            const std::size_t end = std::min(head.find("\r\n"), head.size());
            if (i) add_header(head.substr(0, end), headers);
            head.remove_prefix(std::min(end + 2, head.size()));
        }
        return headers;
    }

    bool decode_body(const Headers& http, std::string& body) {
        bool whole = true;
        if (lower(header(http, "transfer-encoding")).find("chunked") != std::string::npos)
            body = unchunk(body, whole);
        const std::string encoding = lower(header(http, "content-encoding"));
        if (!encoding.empty() && encoding != "identity" && encoding != "utf-8") {
            const std::size_t limit = reading_.options().max_document_size;
            std::optional<Unpacked> unpacked = unpack_body(body, encoding, limit);
            if (!unpacked) {
                // Archivers often store the body decoded and leave the header in place.
                if (is_markup(std::string_view(body).substr(0, 65536))) return true;
                warn("has a body in the unknown encoding '" + encoding + "'; skipped");
                return false;
            }
            if (unpacked->bytes.empty() && is_markup(std::string_view(body).substr(0, 65536))) return true;
            whole = whole && unpacked->whole;
            if (unpacked->bytes.size() >= limit) return reading_.too_long(record_, start_), false;
            body = std::move(unpacked->bytes);
        }
        if (!whole) warn("has a damaged or cut body; read what there is");
        return true;
    }

    void add_page(std::string body, const PageContext& context, const std::string& date) {
        PageNotes notes;
        std::vector<Document> documents = read_page(std::move(body), context, notes);
        reading_.note(notes, record_);
        if (documents.empty()) ++reading_.summary().no_story;
        for (Document& document : documents) finish(std::move(document), context, date);
    }

    void add_text(std::string body, const PageContext& context, const std::string& date) {
        PageNotes notes;
        Decoded decoded = decode(std::move(body), context.charset);
        notes.replaced = decoded.replaced;
        Document document = make_document({}, std::move(decoded.text), notes);
        reading_.note(notes, record_);
        if (document.blocks.empty()) {
            ++reading_.summary().no_story;
            return;
        }
        document.url = context.address;
        if (document.publisher.empty()) {
            document.publisher = host_of(context.address);
            if (!document.publisher.empty()) document.origins["publisher"] = "address";
        }
        finish(std::move(document), context, date);
    }

    /// The page's own address counts when it names the same host; the day of capture stands in for a date.
    void finish(Document&& document, const PageContext& context, const std::string& date) {
        if (!context.address.empty() && host_of(document.url) != host_of(context.address))
            document.url = context.address;
        if (!document.url.empty() && document.url == context.address) document.origins["url"] = "archive";
        if (const auto captured = parse_date(date)) document.captured = captured->iso;
        if (document.published.empty() && !document.captured.empty()) {
            document.published = document.captured.substr(0, 10);
            document.origins["published"] = "archive";
        }
        reading_.emit(std::move(document));
    }

    Source& source_;
    Reading& reading_;
    std::size_t record_ = 0;
    std::uint64_t start_ = 0;
};

}  // namespace

void read_warc(Source& source, Reading& reading) {
    Archive(source, reading).read();
}

}  // namespace newsgraph

// JSON lines, JSON arrays and single objects, streamed: an article is an object with its text in a field.
#include "extract/read/charset.hpp"
#include "extract/read/record.hpp"

#include <nlohmann/json.hpp>

namespace newsgraph {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 6, deepest_allowed = 200;

/// Collects strings and numbers down to a few levels by their path; refuses what is nested too deep.
class Collector {
public:
    explicit Collector(RecordFields& fields) : fields_(fields) {}
    const std::string& error() const { return error_; }
    bool is_object() const { return is_object_; }

    bool null() { return value({}); }
    bool boolean(bool) { return value({}); }
    bool number_integer(json::number_integer_t v) { return value(std::to_string(v)); }
    bool number_unsigned(json::number_unsigned_t v) { return value(std::to_string(v)); }
    bool number_float(json::number_float_t, const std::string& text) { return value(text); }
    bool string(std::string& v) { return value(std::move(v)); }
    bool binary(json::binary_t&) { return true; }
    bool start_object(std::size_t) {
        is_object_ = is_object_ || path_.empty();
        return open(false);
    }
    bool start_array(std::size_t) { return open(true); }
    bool end_object() { return path_.pop_back(), true; }
    bool end_array() { return path_.pop_back(), true; }
    bool key(std::string& name) {
        if (path_.size() <= deepest) path_.back() = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& e) {
        const std::string what = e.what();
        const std::size_t colon = what.find(": ");
        error_ = "is no valid JSON at character " + std::to_string(position) +
                 what.substr(colon == std::string::npos ? 0 : colon);
        const std::size_t last = error_.find("; last read");
        if (last != std::string::npos) error_.resize(last);
        return false;
    }

private:
    bool open(bool list) {
        if (path_.size() >= deepest_allowed) {
            error_ = "is nested more than 200 deep";
            return false;
        }
        path_.push_back(list && !path_.empty() ? "[]" : "");
        return true;
    }

    bool value(std::string text) {
        if (path_.empty() || path_.size() > deepest || text.empty()) return true;
        std::string path;
        for (const std::string& step : path_) {
            if (step == "[]") continue;
            if (!path.empty()) path += '.';
            path += step;
        }
        fields_.emplace(std::move(path), std::move(text));
        return true;
    }

    RecordFields& fields_;
    std::vector<std::string> path_;  ///< the key within each open object, "[]" for a list
    std::string error_;
    bool is_object_ = false;
};

std::string missing_text(const ReadOptions& options) {
    for (const auto& [ours, theirs] : options.fields) {
        if (ours == "text") return "has no text: expected a string in '" + theirs + "', as --field says";
    }
    return "has no text: expected a string in 'text', 'content' or 'body'; name the field with --field "
           "text=NAME";
}

void read_record(std::string_view bytes, std::size_t line, Reading& reading) {
    PageNotes notes;
    Decoded decoded = decode(std::string(bytes));
    notes.replaced = decoded.replaced;
    RecordFields fields;
    Collector collector(fields);
    if (!json::sax_parse(decoded.text, &collector)) {
        return reading.fail(line, std::nullopt, collector.error() + "; skipped");
    }
    if (!collector.is_object())
        return reading.fail(line, std::nullopt, "expected a JSON object with an article's fields; skipped");
    if (const auto at = fields.find("graph.format"); at != fields.end() && at->second == "newsgraph") {
        ++reading.summary().other_records;
        return reading.warn(line, std::nullopt,
                            "is a graph, no article; skipped (merge and export read graphs)");
    }
    std::optional<Document> document = make_document(fields, reading.options(), notes);
    if (!document) return reading.fail(line, std::nullopt, missing_text(reading.options()));
    reading.note(notes, line);
    reading.emit(std::move(*document));
}

/// Follows strings and brackets through bytes to tell where a value ends.
class Nesting {
public:
    /// Whether the value that began is complete with this byte.
    bool feed(char c) {
        if (in_string_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                in_string_ = false;
            }
        } else if (c == '"') {
            in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if ((c == '}' || c == ']') && depth_ > 0) {
            return --depth_ == 0;
        }
        return false;
    }

private:
    std::size_t depth_ = 0;
    bool in_string_ = false, escaped_ = false;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Values behind each other, or the elements of an array: each as one record, numbered from 1.
void read_values(Source& source, bool array, Reading& reading) {
    const std::size_t limit = reading.options().max_document_size;
    if (array) source.skip(1);
    for (std::size_t record = 1;; ++record) {
        std::string_view ahead = source.peek(1);
        while (!ahead.empty() && (is_blank(ahead[0]) || (array && ahead[0] == ','))) {
            source.skip(1);
            ahead = source.peek(1);
        }
        if (ahead.empty() && !array) return;
        if (ahead.empty()) return reading.warn(record, source.offset(), "the array is not closed");
        if (array && ahead[0] == ']') return;
        if (ahead[0] != '{' && ahead[0] != '[') {
            return reading.fail(record, source.offset(),
                                "expected a JSON object with an article's fields; the rest is skipped");
        }
        Nesting nesting;
        std::string value;
        bool complete = false, long_value = false;
        while (!complete && !(ahead = source.peek(1)).empty()) {
            std::size_t size = 0;
            while (size < ahead.size() && !complete) complete = nesting.feed(ahead[size++]);
            if (value.size() + size <= limit) {
                value += ahead.substr(0, size);
            } else {
                long_value = true;
            }
            source.skip(size);
        }
        if (long_value) {
            reading.too_long(record, source.offset());
        } else if (!complete) {
            return reading.fail(record, source.offset(), "ends within a JSON value");
        } else {
            read_record(value, record, reading);
        }
    }
}

void read_lines_of_json(Source& source, Reading& reading) {
    std::string text;
    for (std::size_t line = 1;; ++line) {
        const std::uint64_t offset = source.offset();
        const Source::Line kind = source.read_line(text, reading.options().max_document_size);
        if (kind == Source::Line::end) return;
        if (kind == Source::Line::too_long) {
            reading.too_long(line, offset);
        } else if (text.find_first_not_of(" \t\r") != std::string::npos) {
            read_record(text, line, reading);
        }
    }
}

}  // namespace

void read_json(Source& source, Reading& reading) {
    if (source.peek(3).starts_with("\xEF\xBB\xBF")) source.skip(3);
    while (!source.peek(1).empty() && is_blank(source.peek(1)[0])) source.skip(1);
    const std::string_view head = source.peek(std::size_t{1} << 16);
    if (head.starts_with('[')) return read_values(source, true, reading);
    // An object that is spread over lines, or lines of objects?
    Nesting nesting;
    bool spread = true, complete = false;
    for (std::size_t i = 0; i < head.size() && head[i] != '\n'; ++i)
        complete = nesting.feed(head[i]) || complete;
    spread = !complete && head.find('\n') != std::string_view::npos &&
             head.substr(0, head.find('\n')).find_first_not_of("{ \t\r") == std::string_view::npos;
    spread ? read_values(source, false, reading) : read_lines_of_json(source, reading);
}

}  // namespace newsgraph

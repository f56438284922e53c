#include "export/json_value.hpp"

#include <nlohmann/json.hpp>

namespace newsgraph {

namespace {

using Json = nlohmann::json;
constexpr std::size_t deepest = 32;

/// Where the parser is: it reads at most one character beyond a token.
struct Place {
    std::size_t line;
    char last = 0;
    std::size_t of_token() const { return last == '\n' ? line - 1 : line; }
};

/// Characters that count their lines.
class Counted {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Counted(const char* at, Place* place) : at_(at), place_(place) {}
    reference operator*() const { return *at_; }
    Counted& operator++() {
        place_->last = *at_;
        if (*at_++ == '\n') ++place_->line;
        return *this;
    }
    bool operator==(const Counted& other) const { return at_ == other.at_; }
    bool operator!=(const Counted& other) const { return at_ != other.at_; }

private:
    const char* at_;
    Place* place_;
};

/// "[json…] parse error at line 1, column 2: syntax error while parsing value - WHAT; expected …" → WHAT
std::string reason(std::string what) {
    if (const auto dash = what.find(" - "); dash != std::string::npos) {
        what.erase(0, dash + 3);
        if (const auto more = what.rfind("; expected"); more != std::string::npos) what.erase(more);
    } else if (const auto colon = what.rfind("] "); colon != std::string::npos) {
        what.erase(0, colon + 2);
    }
    constexpr std::size_t enough = 200;
    if (what.size() > enough) what = what.substr(0, enough) + "…";
    return what;
}

class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(JsonValue& root, const Place& place, const std::string& file, const JsonTake& take)
        : root_(root), place_(place), file_(file), take_(take) {}

    bool null() override { return add(JsonKind::null); }
    bool boolean(bool value) override { return add(JsonKind::boolean, value ? 1 : 0); }
    bool number_integer(number_integer_t value) override {
        return add(JsonKind::number, static_cast<double>(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return add(JsonKind::number, static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t&) override { return add(JsonKind::number, value); }
    bool string(string_t& value) override {
        add(JsonKind::string);
        last_->text = std::move(value);
        return true;
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonKind::object); }
    bool start_array(std::size_t) override { return open(JsonKind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        open_.back()->keys.push_back(std::move(name));
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error) override {
        throw InputError(file_, place_.of_token(), "no valid JSON: " + reason(error.what()));
    }

private:
    bool add(JsonKind kind, double number = 0) {
        JsonValue& value = open_.empty() ? root_ : open_.back()->items.emplace_back();
        value.kind = kind;
        value.line = place_.of_token();
        value.number = number;
        last_ = &value;
        return true;
    }
    bool open(JsonKind kind) {
        if (open_.size() == deepest)
            throw InputError(file_, place_.of_token(),
                             "nested more than " + std::to_string(deepest) + " deep");
        add(kind);
        open_.push_back(last_);  // stays where it is: its siblings come when it is closed
        return true;
    }
    bool close() {
        const JsonValue* item = open_.back();
        open_.pop_back();
        if (!take_ || item->kind != JsonKind::object || open_.size() < 2 || open_.size() > 3) return true;
        JsonValue& array = *open_.back();
        if (array.kind != JsonKind::array || open_.front()->kind != JsonKind::object) return true;
        std::string path = open_[0]->keys.back();
        if (open_.size() == 3) {
            if (open_[1]->kind != JsonKind::object) return true;
            path += "." + open_[1]->keys.back();
        }
        if (take_(root_, path, *item)) array.items.pop_back();
        return true;
    }

    JsonValue& root_;
    const Place& place_;
    const std::string& file_;
    const JsonTake& take_;
    std::vector<JsonValue*> open_;
    JsonValue* last_ = nullptr;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == key) return &items[i];
    return nullptr;
}

std::string_view describe(JsonKind kind) {
    switch (kind) {
        case JsonKind::null:
            return "null";
        case JsonKind::boolean:
            return "true or false";
        case JsonKind::number:
            return "a number";
        case JsonKind::string:
            return "a string";
        case JsonKind::array:
            return "an array";
        case JsonKind::object:
            return "an object";
    }
    return "nothing";
}

JsonValue parse_json(std::string_view bytes, const std::string& file, std::size_t first_line,
                     const JsonTake& take) {
    JsonValue root;
    Place place{first_line};
    Builder builder(root, place, file, take);
    Json::sax_parse(Counted(bytes.data(), &place), Counted(bytes.data() + bytes.size(), &place), &builder);
    return root;
}

}  // namespace newsgraph

// A graph's parts out of JSON values, for json_read.cpp: every wrong value is complained of with file and line.
#pragma once

#include "export/json_value.hpp"
#include "graph/graph.hpp"

#include <cmath>
#include <functional>
#include <map>

namespace newsgraph {

/// A value with what is needed to complain about it.
class Field {
public:
    Field(const JsonValue* value, std::string name, const std::string& file, std::size_t line)
        : value_(value), name_(std::move(name)), file_(file), line_(line) {}

    [[noreturn]] void fail(const std::string& message) const { throw InputError(file_, line_, message); }

    bool absent() const { return !value_ || value_->kind == JsonKind::null; }
    Field operator[](std::string_view key) const {
        need(JsonKind::object);
        const JsonValue* found = value_->find(key);
        return {found, std::string(key), file_, found ? found->line : line_};
    }
    template <class Each>
    void each(const Each& each) const {
        need(JsonKind::array);
        for (const JsonValue& item : value_->items) each(Field(&item, name_ + "[]", file_, item.line));
    }
    const std::string& string() const {
        need(JsonKind::string);
        return value_->text;
    }
    std::string string_or_empty() const { return absent() ? std::string{} : string(); }
    double number() const {
        need(JsonKind::number);
        return value_->number;
    }
    std::size_t count(double most) const {
        const double value = number();
        if (value < 0 || value > most || value != std::floor(value))
            fail("expected a whole number from 0 to " + std::to_string(static_cast<long long>(most)) +
                 " for '" + name_ + "'");
        return static_cast<std::size_t>(value);
    }
    std::vector<std::string> strings() const {
        std::vector<std::string> all;
        if (!absent()) each([&](const Field& item) { all.push_back(item.string()); });
        return all;
    }
    std::map<std::string, std::string> members() const {
        std::map<std::string, std::string> all;
        if (absent()) return all;
        need(JsonKind::object);
        for (const std::string& key : value_->keys) all[key] = (*this)[key].string();
        return all;
    }
    /// What parse makes of the string; fails when it makes nothing.
    template <class Parse>
    auto parsed(const Parse& parse) const {
        const auto value = parse(string());
        if (!value) fail("unknown " + name_ + " '" + string() + "'");
        return *value;
    }
    std::optional<Field> if_there() const { return absent() ? std::nullopt : std::optional(*this); }

private:
    void need(JsonKind kind) const {
        if (value_ && value_->kind == kind) return;
        const std::string got = value_ ? "got " + std::string(describe(value_->kind)) : "which is missing";
        fail("expected " + std::string(describe(kind)) + " for '" + name_ + "', " + got);
    }

    const JsonValue* value_;
    std::string name_;
    const std::string& file_;
    std::size_t line_;
};

/// Whether an id stands in the file.
template <class Id>
using Known = std::function<bool(const Id&)>;

Document read_document(const Field& from);
Node read_node(const Field& from, const Known<DocumentId>& documents);
Edge read_edge(const Field& from, const Known<DocumentId>& documents, const Known<NodeId>& nodes);

/// Everything but the two ends.
Claim read_claim(const Field& from, Relation relation, const Known<DocumentId>& documents, const Known<NodeId>& nodes);
/// A node's id; fails when there is none.
NodeId read_end(const Field& from, const Known<NodeId>& nodes);
std::uint32_t read_mentions(const Field& from);

}  // namespace newsgraph

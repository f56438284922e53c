#include "extract/read/seen.hpp"

#include "graph/sha256.hpp"

#include <algorithm>
#include <utility>

namespace newsgraph {
namespace {

std::uint64_t hash(std::string_view text) {
    std::uint64_t value = 0;
    const auto digest = sha256(text);
    for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | digest[i];
    return value ? value : 1;
}

}  // namespace

std::size_t RecentNumbers::Table::place(std::uint64_t key) const {
    std::size_t at = key & (keys.size() - 1);
    while (keys[at] != 0 && keys[at] != key) at = (at + 1) & (keys.size() - 1);
    return at;
}

void RecentNumbers::Table::grow() {
    Table larger;
    larger.keys.resize(std::max<std::size_t>(1024, keys.size() * 2));
    larger.numbers.resize(larger.keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == 0) continue;
        const std::size_t at = larger.place(keys[i]);
        larger.keys[at] = keys[i];
        larger.numbers[at] = numbers[i];
    }
    larger.used = used;
    *this = std::move(larger);
}

std::uint32_t* RecentNumbers::find(std::uint64_t key) {
    if (!now_.keys.empty()) {
        const std::size_t at = now_.place(key);
        if (now_.keys[at] == key) return &now_.numbers[at];
    }
    if (before_.keys.empty()) return nullptr;
    const std::size_t old = before_.place(key);
    if (before_.keys[old] != key) return nullptr;
    set(key, before_.numbers[old]);
    return &now_.numbers[now_.place(key)];
}

void RecentNumbers::set(std::uint64_t key, std::uint32_t number) {
    if (now_.used >= most_) {
        before_ = std::move(now_);
        now_ = {};
    }
    if (now_.used * 4 >= now_.keys.size() * 3) now_.grow();
    const std::size_t at = now_.place(key);
    now_.used += now_.keys[at] == 0;
    now_.keys[at] = key;
    now_.numbers[at] = number;
}

std::string SeenDocuments::unique_id(const std::string& wanted, std::string_view text_digest) {
    const std::uint64_t key = hash(wanted), pair = hash(wanted + '\n' + std::string(text_digest));
    if (numbers_.find(pair)) return {};
    numbers_.set(pair, 1);
    const std::uint32_t* const known = numbers_.find(key);
    std::uint32_t number = known ? *known : 0;
    std::string id = wanted;
    while (++number > 1) {
        id = wanted + "#" + std::to_string(number);
        const std::uint64_t own = hash(id);
        if (numbers_.find(own)) continue;  // an address may end so by itself
        numbers_.set(own, 1);
        break;
    }
    numbers_.set(key, number);
    return id;
}

}  // namespace newsgraph

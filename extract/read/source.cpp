#include "extract/read/source.hpp"

#include "graph/error.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <memory>

namespace newsgraph {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

struct Descriptor {
    int number = -1;
    ~Descriptor() {
        if (number > 0) ::close(number);
    }
};

}  // namespace

bool Source::more() {
    if (end_) return false;
    if (at_ > chunk && at_ * 2 > buffer_.size()) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    const std::size_t old = buffer_.size();
    buffer_.resize(old + chunk);
    std::size_t got = 0;
    try {
        got = fill_(buffer_.data() + old, chunk);
    } catch (...) {
        buffer_.resize(old);
        end_ = true;
        throw;
    }
    buffer_.resize(old + got);
    end_ = got == 0;
    return !end_;
}

std::string_view Source::peek(std::size_t size) {
    while (buffer_.size() - at_ < size && more()) {
    }
    return std::string_view(buffer_).substr(at_);
}

void Source::skip(std::size_t size) {
    while (size) {
        if (buffer_.size() == at_ && !more()) return;
        const std::size_t step = std::min(size, buffer_.size() - at_);
        at_ += step;
        offset_ += step;
        size -= step;
    }
}

void Source::unread(std::string_view bytes) {
    buffer_.replace(0, at_, bytes);
    at_ = 0;
    offset_ -= bytes.size();
}

std::optional<std::string> Source::read_all(std::size_t limit) {
    while (buffer_.size() - at_ <= limit && more()) {
    }
    if (buffer_.size() - at_ > limit) return std::nullopt;
    std::string all = buffer_.substr(at_);
    offset_ += all.size();
    buffer_.clear();
    at_ = 0;
    return all;
}

Source::Line Source::read_line(std::string& line, std::size_t limit) {
    line.clear();
    bool any = false, long_line = false;
    for (;;) {
        if (at_ == buffer_.size() && !more()) break;
        any = true;
        const std::string_view ahead = std::string_view(buffer_).substr(at_);
        const std::size_t newline = ahead.find('\n');
        const std::string_view part = ahead.substr(0, newline);
        if (part.size() > limit - line.size()) long_line = true;
        line.append(part.substr(0, limit - line.size()));
        const std::size_t step = newline == std::string_view::npos ? part.size() : newline + 1;
        at_ += step;
        offset_ += step;
        if (newline != std::string_view::npos) break;
    }
    if (!any) return Line::end;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return long_line ? Line::too_long : Line::whole;
}

Source open_source(const std::string& name, std::function<void(std::size_t)> count) {
    auto descriptor = std::make_shared<Descriptor>();
    if (name == "-") {
        descriptor->number = 0;
    } else {
        descriptor->number = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor->number < 0) throw Error("cannot be opened: " + lower_first(std::strerror(errno)));
    }
    return Source(name, [descriptor, count = std::move(count)](char* to, std::size_t size) -> std::size_t {
        for (;;) {
            const ssize_t got = ::read(descriptor->number, to, size);
            if (got >= 0) {
                count(static_cast<std::size_t>(got));
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) throw Error("cannot be read: " + lower_first(std::strerror(errno)));
        }
    });
}

}  // namespace newsgraph

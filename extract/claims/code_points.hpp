// Code points before a byte of a document: evidence is placed by them.
#pragma once

#include "graph/document.hpp"

namespace newsgraph {

/// Counted on or back from the byte asked for last.
class CodePoints {
public:
    explicit CodePoints(const Document& document) : text_(document.text), count_(document.text_start) {}
    std::size_t before(std::size_t byte) {
        for (; at_ < byte && at_ < text_.size(); ++at_) count_ += starts_one(at_);
        for (; at_ > byte; --at_) count_ -= starts_one(at_ - 1);
        return count_;
    }

private:
    bool starts_one(std::size_t at) const { return (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80; }

    std::string_view text_;
    std::size_t at_ = 0, count_;
};

}  // namespace newsgraph

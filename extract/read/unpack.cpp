#include "extract/read/unpack.hpp"

#include "graph/error.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace newsgraph {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;
constexpr std::uint64_t growth_floor = std::uint64_t{64} << 20, most_growth = 500;

constexpr std::size_t longest_member = std::size_t{16} << 20;
constexpr std::uint64_t most_rewound = std::uint64_t{64} << 20;

constexpr std::string_view gzip_magic = "\x1F\x8B\x08";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";

/// Throws when a stream grows as no text does.
void check_growth(std::uint64_t in, std::uint64_t out) {
    if (out > growth_floor && out / most_growth > in) {
        throw Error("grows more than 500-fold when decompressed; decompress it yourself if that is right");
    }
}

class Gunzip {
public:
    Gunzip(Source stored, OnDamage on_damage) : stored_(std::move(stored)), on_damage_(std::move(on_damage)) {
        if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw Error("cannot be decompressed: out of memory");
    }
    ~Gunzip() { inflateEnd(&stream_); }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    std::size_t read(char* to, std::size_t size) {
        for (;;) {
            if (gap_) {  // a line end stands for what was lost
                gap_ = false;
                *to = '\n';
                return 1;
            }
            const std::string_view ahead = stored_.peek(1).substr(0, chunk);
            if (ahead.empty()) {
                if (inside_) damaged("ends within a compressed member");
                inside_ = false;
                return 0;
            }
            if (!inside_ && !find_member()) return 0;
            if (const std::size_t got = step(stored_.peek(1).substr(0, chunk), to, size)) return got;
        }
    }

private:
    std::size_t step(std::string_view in, char* to, std::size_t size) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = static_cast<uInt>(std::min(size, chunk));
        const uInt room = stream_.avail_out;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        const std::size_t got = room - stream_.avail_out;
        const std::string_view used = in.substr(0, in.size() - stream_.avail_in);
        const bool kept = stored_.offset() + used.size() <= member_start_ + longest_member;
        if (kept) member_ += used;
        else if (!member_.empty()) member_ = {};  // too long to be gone back over
        stored_.skip(used.size());
        out_ += got;
        check_growth(stored_.offset() + rewound_, out_);
        if (result == Z_STREAM_END) {
            inside_ = false;
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            damaged("compressed data is damaged; went on with the next sound member");
            if (kept) rewind();
            inside_ = false;
            gap_ = true;
        }
        return got;
    }

    /// Goes to the next member's magic; what lies between (padding, damage) is skipped.
    bool find_member() {
        for (;;) {
            const std::string_view ahead = stored_.peek(chunk);
            const std::size_t at = ahead.find(gzip_magic);
            if (at != std::string_view::npos) {
                stored_.skip(at);
                inflateReset(&stream_);
                member_.clear();
                member_start_ = stored_.offset();
                return inside_ = true;
            }
            if (ahead.size() < gzip_magic.size()) {
                stored_.skip(ahead.size());
                return false;
            }
            stored_.skip(ahead.size() - gzip_magic.size() + 1);
        }
    }

    /// Back to behind the damaged member's head: damage may have hidden its end, and the next member with it.
    void rewind() {
        if (member_.size() <= gzip_magic.size() || rewound_ + member_.size() > most_rewound) return;
        rewound_ += member_.size();
        stored_.unread(std::string_view(member_).substr(gzip_magic.size()));
    }

    void damaged(const std::string& message) { on_damage_(stored_.offset(), message); }

    Source stored_;
    OnDamage on_damage_;
    z_stream stream_{};
    bool inside_ = false, gap_ = false;
    std::uint64_t out_ = 0;
    std::string member_;  ///< the stored bytes of the member so far, while they are few enough
    std::uint64_t member_start_ = 0, rewound_ = 0;
};

class Unzstd {
public:
    Unzstd(Source stored, OnDamage on_damage)
        : stored_(std::move(stored)),
          on_damage_(std::move(on_damage)),
          context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
        if (!context_) throw Error("cannot be decompressed: out of memory");
    }

    std::size_t read(char* to, std::size_t size) {
        while (!broken_) {
            const std::string_view in = stored_.peek(1).substr(0, chunk);
            if (in.empty() && !pending_) {
                if (inside_) on_damage_(stored_.offset(), "ends within a compressed frame");
                break;
            }
            ZSTD_inBuffer input{in.data(), in.size(), 0};
            ZSTD_outBuffer output{to, size, 0};
            const std::size_t result = ZSTD_decompressStream(context_.get(), &output, &input);
            stored_.skip(input.pos);
            if (ZSTD_isError(result)) {
                on_damage_(stored_.offset(),
                           std::string("compressed data is damaged: ") + ZSTD_getErrorName(result));
                broken_ = true;
                return output.pos;
            }
            inside_ = result != 0;
            pending_ = output.pos == output.size;
            out_ += output.pos;
            check_growth(stored_.offset(), out_);
            if (output.pos) return output.pos;
            if (in.empty()) pending_ = false;
        }
        return 0;
    }

private:
    Source stored_;
    OnDamage on_damage_;
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
    bool inside_ = false, pending_ = false, broken_ = false;
    std::uint64_t out_ = 0;
};

template <class Decoder>
Source decoded(Source stored, OnDamage on_damage) {
    std::string name = stored.name();
    auto decoder = std::make_shared<Decoder>(std::move(stored), std::move(on_damage));
    return Source(std::move(name), [decoder](char* to, std::size_t size) { return decoder->read(to, size); });
}

Unpacked inflate_body(std::string_view body, int window, std::size_t limit) {
    Unpacked result;
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) throw Error("cannot be decompressed: out of memory");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), 0xFFFFFFFFu));
    int status = Z_OK;
    while (status == Z_OK && result.bytes.size() < limit) {
        const std::size_t old = result.bytes.size();
        result.bytes.resize(std::min(limit, old + 4 * chunk));
        stream.next_out = reinterpret_cast<Bytef*>(result.bytes.data() + old);
        stream.avail_out = static_cast<uInt>(result.bytes.size() - old);
        status = inflate(&stream, Z_NO_FLUSH);
        result.bytes.resize(result.bytes.size() - stream.avail_out);
    }
    result.whole = status == Z_STREAM_END;
    inflateEnd(&stream);
    return result;
}

Unpacked unzstd_body(std::string_view body, std::size_t limit) {
    Unpacked result;
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    ZSTD_inBuffer input{body.data(), body.size(), 0};
    std::size_t status = 1;
    while (status != 0 && !ZSTD_isError(status) && result.bytes.size() < limit) {
        const std::size_t old = result.bytes.size(), before = input.pos;
        result.bytes.resize(std::min(limit, old + 4 * chunk));
        ZSTD_outBuffer output{result.bytes.data() + old, result.bytes.size() - old, 0};
        status = ZSTD_decompressStream(context.get(), &output, &input);
        result.bytes.resize(old + output.pos);
        if (output.pos == 0 && input.pos == before) break;
    }
    result.whole = status == 0;
    return result;
}

}  // namespace

Source unpack(Source stored, OnDamage on_damage) {
    const std::string_view head = stored.peek(4);
    if (head.starts_with(gzip_magic)) return decoded<Gunzip>(std::move(stored), std::move(on_damage));
    if (head.starts_with(zstd_magic)) return decoded<Unzstd>(std::move(stored), std::move(on_damage));
    return stored;
}

std::optional<Unpacked> unpack_body(std::string_view body, std::string_view encoding, std::size_t limit) {
    if (encoding == "gzip" || encoding == "x-gzip") return inflate_body(body, 15 + 16, limit);
    if (encoding == "zstd") return unzstd_body(body, limit);
    if (encoding != "deflate") return std::nullopt;
    Unpacked result = inflate_body(body, 15, limit);
    return result.bytes.empty() && !result.whole ? inflate_body(body, -15, limit) : result;
}

}  // namespace newsgraph

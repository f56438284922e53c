// Strings made safe for each notation; every writer of a format goes through these.
// All take any bytes: what is no valid UTF-8 or no XML 1.0 character becomes U+FFFD, in every format alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph {

/// The code point at `at`, which moves behind it; U+FFFD for bytes that are no UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

/// Valid UTF-8 without control characters (tab, newline and return stay).
std::string clean(std::string_view text);
/// Clean and on one line: newlines and tabs become spaces.
std::string one_line(std::string_view text);
/// At most `limit` code points, the last one … when something was cut.
std::string cut(std::string_view text, std::size_t limit);
/// Columns a name takes: wide (CJK, emoji) code points count two, combining marks none.
std::size_t width(std::string_view text);
/// Lines of at most `columns` where words allow it; a wide script breaks anywhere.
std::string wrap(std::string_view text, std::size_t columns);

/// XML text or attribute value; newlines as character references so that attributes keep them.
std::string xml(std::string_view text);

/// Quoted DOT strings. An id and a tooltip cannot hold a backslash portably: U+FF3C stands for it.
std::string dot_id(std::string_view text);
std::string dot_label(std::string_view text);
std::string dot_tooltip(std::string_view text, std::size_t limit = 500);
std::string dot_url(std::string_view text);

/// RFC 4180: quoted when it must be.
std::string csv_field(std::string_view text);
/// The same with ' before what a spreadsheet would run as a formula.
std::string csv_safe_field(std::string_view text);
/// Either, behind what is there; `raw`: formulas stay.
void append_csv_field(std::string& out, std::string_view text, bool raw);

/// JSON string with its quotes; also right inside <script> ("<" is escaped).
std::string json_string(std::string_view text);

/// Whether a link may be followed: http and https only.
bool is_web_url(std::string_view text);
/// For IRIs: everything but letters, digits, "-._~/" and non-ASCII is percent-encoded.
std::string iri_path(std::string_view text);
/// An URL as an IRI: only what an IRI may not hold is percent-encoded.
std::string iri(std::string_view text);

/// Shortest decimal that reads back as the same number; "0" for what is no number.
std::string number(double value);

}  // namespace newsgraph

#include "topology/access/wildcard.h"

#include <algorithm>
#include <vector>

#include "topology/access/arn.h"

namespace gameday::topology {
namespace {

/// A pattern's character as it stands in a text.
char plain(char c) { return c == k_plain_star ? '*' : c == k_plain_mark ? '?' : c; }

bool share_a_character(char a, char b) { return a == '?' || b == '?' || plain(a) == plain(b); }

/// One step of the overlap search at (i, j): which of the next three cells can be reached. See `wildcard_overlap`.
void spread(std::string_view a, std::string_view b, std::size_t i, std::size_t j, std::vector<char>& row,
            std::vector<char>& below) {
  const bool star_a = i < a.size() && a[i] == '*';
  const bool star_b = j < b.size() && b[j] == '*';
  if (star_a || (star_b && i < a.size())) below[j] = 1;
  if (star_b || (star_a && j < b.size())) row[j + 1] = 1;
  const bool both = i < a.size() && j < b.size() && !star_a && !star_b;
  if (both && share_a_character(a[i], b[j])) below[j + 1] = 1;
}

}  // namespace

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

bool wildcard_match(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last '*' passed, and how much of the text it has eaten up to
  std::size_t eaten = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      eaten = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || plain(pattern[p]) == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++eaten;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool wildcard_overlap(std::string_view a, std::string_view b) {
  return wildcard_overlap(a, b, std::min(literal_prefix(a), literal_prefix(b)));
}

bool wildcard_overlap(std::string_view a, std::string_view b, std::size_t shared) {
  // Most pairs already differ in what stands before their first wildcards.
  for (std::size_t i = shared; i-- > 0;) {  // from the back: ARNs begin alike
    if (a[i] != b[i] && plain(a[i]) != plain(b[i])) return false;
  }
  a.remove_prefix(shared);
  b.remove_prefix(shared);
  const auto only_stars = [](std::string_view text) { return text.find_first_not_of('*') == std::string_view::npos; };
  if (a.empty() || b.empty()) return only_stars(a) && only_stars(b);
  if (only_stars(a) || only_stars(b)) return true;
  // Cell (i, j): some text fits a[0, i) and b[0, j). Rows by i, two kept.
  std::vector<char> row(b.size() + 2, 0);
  std::vector<char> below(b.size() + 2, 0);
  row[0] = 1;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (row[j] != 0) spread(a, b, i, j, row, below);
    }
    if (i == a.size()) break;
    row.swap(below);
    std::ranges::fill(below, char{0});
  }
  return row[b.size()] != 0;
}

bool arn_match(std::string_view pattern, std::string_view arn) {
  for (int part = 0; part < 6; ++part) {
    if (!wildcard_match(arn_part(pattern, part), arn_part(arn, part))) return false;
  }
  return std::ranges::count(arn, ':') >= 5;
}

std::size_t literal_prefix(std::string_view pattern) { return std::min(pattern.find_first_of("*?"), pattern.size()); }

}  // namespace gameday::topology

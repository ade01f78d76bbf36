#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "topology/model/problem.h"

namespace gameday::topology {

/// Something that an import met and did not take over, or took over with an assumption: what, how often, and where first.
struct Note {
  std::string text;
  std::size_t count = 0;
  Place first;
};

/// Notes by their text; the same text is counted, not repeated.
class NoteBook {
 public:
  void add(const std::string& text, const Place& place);
  /// In the order of their first place.
  std::vector<Note> finish() &&;

 private:
  std::vector<Note> notes_;
};

/// `export.json:12:3: 4 non-default policy versions left out`: the count stands in the text where it says "{}".
std::string to_string(const Note& note);

}  // namespace gameday::topology

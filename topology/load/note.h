#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "topology/model/problem.h"

namespace gameday::topology {

/// Something that an import met and did not take over, or took over with an assumption: what, how often, and where first.
struct Note {
  std::string text;    // of one; of any number where no other form is given
  std::string before;  // of several: what stands before and after the number
  std::string after;
  std::size_t count = 0;
  Place first;
};

/// Notes by their text; the same text is counted, not repeated.
class NoteBook {
 public:
  void add(const std::string& text, const Place& place) { add(text, "", "", place); }
  void add(const std::string& one, const std::string& before, const std::string& after, const Place& place);
  /// In the order of their first place.
  std::vector<Note> finish() &&;

 private:
  std::vector<Note> notes_;
};

/// `export.json:12:3: 4 non-default policy versions left out`
std::string to_string(const Note& note);

}  // namespace gameday::topology

#include "topology/load/note.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gameday::topology {

void NoteBook::add(const std::string& text, const Place& place) {
  const auto found = std::ranges::find(notes_, text, &Note::text);
  if (found != notes_.end()) ++found->count;
  else notes_.push_back({text, 1, place});
}

std::vector<Note> NoteBook::finish() && {
  std::ranges::stable_sort(notes_, {}, &Note::first);
  return std::move(notes_);
}

std::string to_string(const Note& note) {
  std::string text = note.text;
  const std::size_t at = text.find("{}");
  if (at != std::string::npos) text.replace(at, 2, std::to_string(note.count));
  if (note.first.line == 0) return fmt::format("{}: {}", note.first.file, text);
  return fmt::format("{}:{}:{}: {}", note.first.file, note.first.line, note.first.column, text);
}

}  // namespace gameday::topology

#include "topology/load/note.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gameday::topology {

void NoteBook::add(const std::string& one, const std::string& before, const std::string& after, const Place& place) {
  const auto found = std::ranges::find(notes_, one, &Note::text);
  if (found != notes_.end()) ++found->count;
  else notes_.push_back({one, before, after, 1, place});
}

std::vector<Note> NoteBook::finish() && {
  std::ranges::stable_sort(notes_, {}, &Note::first);
  return std::move(notes_);
}

std::string to_string(const Note& note) {
  const std::string text =
      note.count == 1 || note.after.empty() ? note.text : note.before + std::to_string(note.count) + note.after;
  if (note.first.line == 0) return fmt::format("{}: {}", note.first.file, text);
  return fmt::format("{}:{}:{}: {}", note.first.file, note.first.line, note.first.column, text);
}

}  // namespace gameday::topology

#include "topology/load/note.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(Note, TheSameTextIsCountedAtItsFirstPlace) {
  NoteBook book;
  book.add("{} things", {"x.json", 7, 1});
  book.add("{} things", {"x.json", 9, 1});
  book.add("another", {"x.json", 2, 3});
  const auto notes = std::move(book).finish();
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(to_string(notes[0]), "x.json:2:3: another");
  EXPECT_EQ(to_string(notes[1]), "x.json:7:1: 2 things");
}

}  // namespace
}  // namespace gameday::topology

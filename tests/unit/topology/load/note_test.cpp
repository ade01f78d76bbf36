#include "topology/load/note.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(Note, TheSameTextIsCountedAtItsFirstPlace) {
  NoteBook book;
  book.add("a thing", "", " things", {"x.json", 7, 1});
  book.add("a thing", "", " things", {"x.json", 9, 1});
  book.add("another", {"x.json", 2, 3});
  const auto notes = std::move(book).finish();
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(to_string(notes[0]), "x.json:2:3: another");
  EXPECT_EQ(to_string(notes[1]), "x.json:7:1: 2 things");
}

TEST(Note, OneReadsAsOne) {
  NoteBook book;
  book.add("a thing", "", " things", {"x.json", 7, 1});
  EXPECT_EQ(to_string(std::move(book).finish().front()), "x.json:7:1: a thing");
}

}  // namespace
}  // namespace gameday::topology

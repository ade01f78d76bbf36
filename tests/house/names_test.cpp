// Every room has a name that says what is in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "tests/house/source_tree.h"

namespace gameday::house {
namespace {

const std::set<std::string> k_rooms{"topology", "scenarios", "sim", "reports", "tools", "tests"};
const std::set<std::string> k_empty_words{"util",   "utils", "utilities", "helper",  "helpers",
                                          "common", "misc",  "manager",   "managers"};

/// Paths of which a word, cut at anything but letters and digits, says nothing.
std::vector<std::string> empty_names(const SourceTree& tree) {
  std::vector<std::string> found;
  for (const SourceFile& file : tree) {
    std::string word;
    for (const char c : file.path + "/") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        continue;
      }
      if (k_empty_words.contains(word)) found.push_back(file.path + ": \"" + word + "\" names nothing");
      word.clear();
    }
  }
  return found;
}

std::vector<std::string> strange_rooms(const SourceTree& tree) {
  std::set<std::string> found;
  for (const SourceFile& file : tree) {
    const std::string room = first_folder(file.path);
    if (!room.empty() && room.front() != '.' && !k_rooms.contains(room)) found.insert(room);
  }
  return {found.begin(), found.end()};
}

/// "alert_queue.h" is fine, "AlertQueue.h" and "alert-queue.h" are not.
std::vector<std::string> misspelt_code(const SourceTree& tree) {
  std::vector<std::string> found;
  for (const SourceFile& file : tree) {
    if (!is_code(file.path)) continue;
    const bool plain = std::all_of(file.path.begin(), file.path.end(), [](unsigned char c) {
      return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_' || c == '.' || c == '/';
    });
    if (!plain) found.push_back(file.path);
  }
  return found;
}

TEST(Names, NoPathHasAWordThatNamesNothing) {
  const std::vector<std::string> found = empty_names(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Names, TheSixRoomsAreAllThereIs) {
  const std::vector<std::string> found = strange_rooms(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Names, CodeFilesAreInSnakeCase) {
  const std::vector<std::string> found = misspelt_code(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Names, AFolderCalledUtilsIsFound) { EXPECT_EQ(empty_names({{"sim/queue_utils/heap.h", ""}}).size(), 1U); }

TEST(Names, ALongerWordThatContainsOneIsFine) { EXPECT_TRUE(empty_names({{"sim/commonwealth.h", ""}}).empty()); }

TEST(Names, ASeventhRoomIsFound) { EXPECT_EQ(strange_rooms({{"docs/a.md", ""}}), std::vector<std::string>{"docs"}); }

TEST(Names, AHiddenFolderIsNoRoom) { EXPECT_TRUE(strange_rooms({{".ci/run", ""}}).empty()); }

}  // namespace
}  // namespace gameday::house

// Each source of the four libraries has its unit test at the mirrored place, or says in without_unit_test.txt why not.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/house/source_tree.h"

namespace gameday::house {
namespace {

const std::set<std::string> k_libraries{"topology", "scenarios", "sim", "reports"};
const std::string k_list = "tests/house/without_unit_test.txt";

/// Path → reason. A line is `path: reason`; a path that ends in a slash stands for a folder; # begins a comment.
std::map<std::string, std::string> excused(const SourceTree& tree) {
  std::map<std::string, std::string> reasons;
  for (const SourceFile& file : tree) {
    if (file.path != k_list) continue;
    for (const std::string& line : lines_of(file.text)) {
      if (line.empty() || line.front() == '#') continue;
      const std::size_t colon = line.find(": ");
      reasons[line.substr(0, colon)] = colon == std::string::npos ? "" : line.substr(colon + 2);
    }
  }
  return reasons;
}

/// The entry for the source itself, or for a folder that it is in.
std::string entry_for(const std::string& path, const std::map<std::string, std::string>& reasons) {
  if (reasons.contains(path)) return path;
  for (std::string folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (reasons.contains(folder + "/")) return folder + "/";
  }
  return "";
}

std::vector<std::string> unmirrored(const SourceTree& tree) {
  std::set<std::string> paths;
  for (const SourceFile& file : tree) paths.insert(file.path);
  const std::map<std::string, std::string> reasons = excused(tree);
  std::set<std::string> needed;
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (!k_libraries.contains(first_folder(path)) || !path.ends_with(".cpp")) continue;
    const std::string mirror = "tests/unit/" + path.substr(0, path.size() - 4) + "_test.cpp";
    if (paths.contains(mirror)) continue;
    const std::string entry = entry_for(path, reasons);
    if (entry.empty()) found.push_back(path + " has no " + mirror);
    needed.insert(entry);
  }
  for (const auto& [entry, reason] : reasons) {
    if (!needed.contains(entry)) found.push_back(entry + " excuses nothing; take it out of " + k_list);
    if (reason.empty()) found.push_back(entry + " is listed without a reason");
  }
  return found;
}

TEST(Mirrors, EachSourceHasItsTestOrAReason) {
  const std::vector<std::string> found = unmirrored(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Mirrors, ASourceWithoutTestIsFound) {
  EXPECT_EQ(unmirrored({{"sim/queue/heap.cpp", ""}}),
            std::vector<std::string>{"sim/queue/heap.cpp has no tests/unit/sim/queue/heap_test.cpp"});
}

TEST(Mirrors, AReasonExcuses) {
  EXPECT_TRUE(unmirrored({{"sim/queue/heap.cpp", ""}, {k_list, "sim/queue/heap.cpp: covered by the queue\n"}}).empty());
}

TEST(Mirrors, AFoldersReasonExcusesWhatIsInIt) {
  EXPECT_TRUE(unmirrored({{"sim/queue/heap.cpp", ""}, {k_list, "sim/queue/: covered by the queue\n"}}).empty());
}

TEST(Mirrors, AFoldersReasonExcusesNoOtherFolder) {
  EXPECT_EQ(unmirrored({{"sim/queues/a.cpp", ""}, {"sim/queue/b.cpp", ""}, {k_list, "sim/queue/: why\n"}}).size(), 1U);
}

TEST(Mirrors, AnExcuseWithoutReasonIsFound) {
  EXPECT_EQ(unmirrored({{"sim/queue/heap.cpp", ""}, {k_list, "sim/queue/heap.cpp\n"}}).size(), 1U);
}

TEST(Mirrors, AnExcuseForWhatIsTestedIsFound) {
  EXPECT_EQ(unmirrored({{"sim/a.cpp", ""}, {k_list, "sim/a.cpp: why\n"}, {"tests/unit/sim/a_test.cpp", ""}}).size(), 1U);
}

TEST(Mirrors, AnExcuseForNothingIsFound) { EXPECT_EQ(unmirrored({{k_list, "sim/gone.cpp: why\n"}}).size(), 1U); }

}  // namespace
}  // namespace gameday::house

// Includes go left only, and the folders of a layer include each other in no circle. The link targets say the first too,
// but a header-only include passes the linker.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/house/source_tree.h"

namespace gameday::house {
namespace {

/// What a file includes from the project's root, e.g. "topology/model/ids.h". Relative includes come as written.
std::vector<std::string> includes_of(const SourceFile& file) {
  std::vector<std::string> found;
  for (const std::string& line : lines_of(file.text)) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#' || line.find("include", hash) == std::string::npos) continue;
    const std::size_t open = line.find_first_of("\"<", hash);
    const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close != std::string::npos) found.push_back(line.substr(open + 1, close - open - 1));
  }
  return found;
}

std::ptrdiff_t place_of(const std::string& layer) {
  return std::find(k_layers.begin(), k_layers.end(), layer) - k_layers.begin();
}

bool is_layer(const std::string& folder) { return place_of(folder) < std::ssize(k_layers); }

std::vector<std::string> wrong_arrows(const SourceTree& tree) {
  std::vector<std::string> wrong;
  for (const SourceFile& file : tree) {
    const std::string layer = first_folder(file.path);
    if (!is_code(file.path) || !is_layer(layer)) continue;
    for (const std::string& include : includes_of(file)) {
      const std::string other = first_folder(include);
      if (include.starts_with("..")) wrong.push_back(file.path + " includes " + include + "; expected a path from the root");
      if (other == "tests") wrong.push_back(file.path + " includes " + include + "; the product knows no test");
      if (is_layer(other) && place_of(other) > place_of(layer)) wrong.push_back(file.path + " includes " + include);
    }
  }
  return wrong;
}

using Arrows = std::map<std::string, std::set<std::string>>;

/// Folder → folders that its files include, itself left out.
Arrows arrows_between_folders(const SourceTree& tree) {
  Arrows arrows;
  for (const SourceFile& file : tree) {
    if (!is_code(file.path) || !is_layer(first_folder(file.path))) continue;
    for (const std::string& include : includes_of(file)) {
      if (!is_layer(first_folder(include)) || folder_of(include) == folder_of(file.path)) continue;
      arrows[folder_of(file.path)].insert(folder_of(include));
    }
  }
  return arrows;
}

/// What is left when folders that include nothing that is left are taken away, again and again: folders on a circle and
/// those that include one.
std::vector<std::string> circles(const SourceTree& tree) {
  Arrows arrows = arrows_between_folders(tree);
  for (bool taken = true; taken;) {
    taken = false;
    for (auto it = arrows.begin(); it != arrows.end();) {
      const bool free = std::none_of(it->second.begin(), it->second.end(),
                                     [&arrows](const std::string& other) { return arrows.contains(other); });
      taken = taken || free;
      it = free ? arrows.erase(it) : std::next(it);
    }
  }
  std::vector<std::string> found;
  for (const auto& [from, others] : arrows) {
    for (const std::string& to : others) {
      if (arrows.contains(to)) found.push_back(from + " -> " + to);
    }
  }
  return found;
}

TEST(Layers, IncludesGoLeftOnly) {
  const std::vector<std::string> wrong = wrong_arrows(checkout());
  EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(Layers, FoldersIncludeEachOtherInNoCircle) {
  const std::vector<std::string> found = circles(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Layers, AnArrowToTheRightIsFound) {
  EXPECT_EQ(wrong_arrows({{"topology/model/a.h", "#include \"sim/queue/heap.h\"\n"}}),
            (std::vector<std::string>{"topology/model/a.h includes sim/queue/heap.h"}));
}

TEST(Layers, AnArrowToTheLeftIsFine) {
  EXPECT_TRUE(wrong_arrows({{"sim/queue/a.h", "#include \"topology/model/ids.h\"\n"}}).empty());
}

TEST(Layers, ACircleOfTwoFoldersIsFound) {
  const SourceTree tree{{"sim/a/x.h", "#include \"sim/b/y.h\"\n"}, {"sim/b/y.h", "#include \"sim/a/z.h\"\n"}};
  EXPECT_EQ(circles(tree), (std::vector<std::string>{"sim/a -> sim/b", "sim/b -> sim/a"}));
}

TEST(Layers, ADiamondIsNoCircle) {
  const SourceTree tree{{"sim/a/x.h", "#include \"sim/b/y.h\"\n#include \"sim/c/y.h\"\n"},
                        {"sim/b/y.h", "#include \"sim/d/z.h\"\n"},
                        {"sim/c/y.h", "#include \"sim/d/z.h\"\n"}};
  EXPECT_TRUE(circles(tree).empty());
}

}  // namespace
}  // namespace gameday::house

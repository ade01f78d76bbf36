// A file that has grown long hides a second noun. Prints the sizes, so that the trend is in every build's log.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "tests/house/source_tree.h"

namespace gameday::house {
namespace {

constexpr std::size_t k_longest_allowed = 800;
constexpr std::size_t k_median_allowed = 150;
constexpr std::size_t k_p90_allowed = 400;
constexpr std::size_t k_readme_lines = 40;

struct Size {
  std::size_t lines;
  std::string path;
};

/// Code files, longest first.
std::vector<Size> sizes_of(const SourceTree& tree) {
  std::vector<Size> sizes;
  for (const SourceFile& file : tree) {
    if (is_code(file.path)) sizes.push_back({lines_of(file.text).size(), file.path});
  }
  std::stable_sort(sizes.begin(), sizes.end(), [](const Size& a, const Size& b) { return a.lines > b.lines; });
  return sizes;
}

/// `share` of the files are at most this long.
std::size_t quantile(const std::vector<Size>& sizes, std::size_t percent) {
  return sizes[(sizes.size() - 1) * (100 - percent) / 100].lines;
}

TEST(Sizes, MostFilesAreShort) {
  const std::vector<Size> sizes = sizes_of(checkout());
  ASSERT_FALSE(sizes.empty());
  std::printf("%zu files, median %zu lines, p90 %zu; the longest:\n", sizes.size(), quantile(sizes, 50), quantile(sizes, 90));
  for (std::size_t i = 0; i < std::min<std::size_t>(10, sizes.size()); ++i) {
    std::printf("  %4zu %s\n", sizes[i].lines, sizes[i].path.c_str());
  }
  EXPECT_LE(quantile(sizes, 50), k_median_allowed);
  EXPECT_LE(quantile(sizes, 90), k_p90_allowed);
}

TEST(Sizes, NoFileIsOver800Lines) {
  for (const Size& size : sizes_of(checkout())) EXPECT_LE(size.lines, k_longest_allowed) << size.path;
}

TEST(Sizes, EachTopFolderHasAReadmeOfAtMost40Lines) {
  const SourceTree tree = checkout();
  for (const std::string folder : {"topology", "scenarios", "sim", "reports", "tools", "tests"}) {
    const auto readme = std::find_if(tree.begin(), tree.end(),
                                     [&folder](const SourceFile& file) { return file.path == folder + "/README.md"; });
    ASSERT_NE(readme, tree.end()) << folder << "/README.md is missing";
    EXPECT_LE(lines_of(readme->text).size(), k_readme_lines) << readme->path;
  }
}

TEST(Sizes, QuantilesCountFromTheShortest) {
  std::vector<Size> sizes;
  for (std::size_t lines = 100; lines > 0; --lines) sizes.push_back({lines, ""});
  EXPECT_EQ(quantile(sizes, 90), 91U);
}

}  // namespace
}  // namespace gameday::house

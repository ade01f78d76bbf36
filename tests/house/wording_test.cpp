// What the checkout says must hold on any machine: no path of the one it was written on, no words of the workplace.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/house/source_tree.h"

namespace gameday::house {
namespace {

/// Written in halves, so that this file does not find itself.
const std::vector<std::string> k_strangers{
    std::string("/wor") + "k/", std::string("sub") + "agent", std::string("bash_") + "jobs", std::string("clau") + "de",
    std::string("before") + "-stop",
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::vector<std::string> strangers(const SourceTree& tree) {
  std::vector<std::string> found;
  for (const SourceFile& file : tree) {
    const std::vector<std::string> lines = lines_of(lower(file.text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const std::string& stranger : k_strangers) {
        if (lines[i].find(lower(stranger)) == std::string::npos) continue;
        found.push_back(file.path + ":" + std::to_string(i + 1) + ": \"" + stranger + "\"");
      }
    }
  }
  return found;
}

TEST(Wording, NoFileNamesTheWorkplace) {
  const std::vector<std::string> found = strangers(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Wording, AMachinesPathIsFoundWithItsLine) {
  EXPECT_EQ(strangers({{"README.md", "Run\ncd /wor" "k/main\n"}}).front().substr(0, 12), "README.md:2:");
}

TEST(Wording, NetworkIsAnOrdinaryWord) { EXPECT_TRUE(strangers({{"a.h", "topology/network/reach.h\n"}}).empty()); }

}  // namespace
}  // namespace gameday::house

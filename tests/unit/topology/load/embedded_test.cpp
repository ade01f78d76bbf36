#include "topology/load/embedded.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace gameday::topology {
namespace {

namespace fs = std::filesystem;

const fs::path k_library = fs::path(GAMEDAY_SOURCE_ROOT) / "topology" / "library";

TEST(EmbeddedTopologyLibrary, EachBundledTextHasTheBytesOfItsFile) {
  for (const EmbeddedFile& file : embedded_library()) {
    std::ifstream in(k_library / file.path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    EXPECT_TRUE(file.text == bytes.str()) << file.path;
  }
}

TEST(EmbeddedTopologyLibrary, EveryFileOfTheLibraryIsBundled) {
  if (!fs::exists(k_library)) GTEST_SKIP() << "no library folder yet";
  std::set<std::string> bundled;
  for (const EmbeddedFile& file : embedded_library()) bundled.emplace(file.path);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(k_library)) {
    if (!entry.is_regular_file() || entry.path().filename() == "README.md") continue;
    const std::string path = entry.path().lexically_relative(k_library).generic_string();
    EXPECT_TRUE(bundled.contains(path)) << path;
  }
}

TEST(EmbeddedTopologyLibrary, FilesComeSortedByPath) {
  std::string_view last;
  for (const EmbeddedFile& file : embedded_library()) {
    EXPECT_LE(last, file.path);
    last = file.path;
  }
}

}  // namespace
}  // namespace gameday::topology

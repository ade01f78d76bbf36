// Not linked with the layer that declares embedded_library(): what is tested here is the definition that EmbedFiles.cmake
// writes from odd_texts/ and from long.yml, which tests/CMakeLists.txt makes.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "topology/load/embedded.h"

namespace gameday::topology {
namespace {

std::string on_disk(std::string_view path) {
  std::ifstream in(std::string(GAMEDAY_ODD_TEXTS) + "/" + std::string(path), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string_view embedded(std::string_view path) {
  for (const EmbeddedFile& file : embedded_library()) {
    if (file.path == path) return file.text;
  }
  return "not embedded";
}

TEST(EmbedFiles, SemicolonsBracketsQuotesBackslashesAndOtherAlphabetsPassUnchanged) {
  EXPECT_EQ(embedded("odd.toml"), on_disk("odd.toml"));
}

TEST(EmbedFiles, AnEmptyFileIsEmbeddedAsAnEmptyText) { EXPECT_EQ(embedded("empty.toml"), ""); }

TEST(EmbedFiles, AMissingFinalNewlineStaysMissing) {
  EXPECT_EQ(embedded("no_final_newline.json"), on_disk("no_final_newline.json"));
}

TEST(EmbedFiles, ALastBackslashEscapesNothing) {
  EXPECT_EQ(embedded("ends_in_backslash.yml"), on_disk("ends_in_backslash.yml"));
}

TEST(EmbedFiles, ALongTextIsCutWithinNoCharacter) {
  ASSERT_GT(on_disk("long.yml").size(), 65536U);
  EXPECT_TRUE(embedded("long.yml") == on_disk("long.yml"));
}

}  // namespace
}  // namespace gameday::topology

#include "topology/load/estate_source.h"

#include "topology/load/seal.h"
#include "topology/model/estate.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

std::string told(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem) + "\n";
  return text;
}

TEST(EstateSource, EveryBundledEstateSeals) {
  for (const std::string& name : bundled_estates()) {
    const auto loaded = load_estate(name, MemoryFiles());
    ASSERT_TRUE(loaded) << told(loaded.error());
    const auto estate = seal(loaded->draft);
    EXPECT_TRUE(estate) << told(estate.error());
  }
}

TEST(EstateSource, AFolderIsOneEstateAndSaysWhatItRestsOn) {
  const MemoryFiles files({{"shop/a.toml", "gameday = 1\nas_of = 2026-11-01\n"},
                           {"shop/b.toml", "gameday = 1\n[account.shop]\n[user.shop.ana]\npolicy = \"p/x.json\"\n"},
                           {"shop/p/x.json", R"({"Version": "2012-10-17", "Statement": []})"},
                           {"shop/notes.txt", "not read"}});
  const auto loaded = load_estate("shop", files);
  ASSERT_TRUE(loaded) << told(loaded.error());
  ASSERT_EQ(loaded->draft.accounts.size(), 1U);
  ASSERT_EQ(loaded->inputs.size(), 3U);
  EXPECT_EQ(loaded->inputs[0].name, "shop/a.toml");
  EXPECT_EQ(loaded->inputs[2].name, "shop/p/x.json");
  EXPECT_TRUE(loaded->inputs[2].hash.starts_with("fnv1a-128:"));
}

TEST(EstateSource, ABundledNameMistypedIsOfferedTheNearest) {
  const auto loaded = load_estate("corner-shp", MemoryFiles());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error()[0].nearest, "corner-shop");
  EXPECT_EQ(loaded.error()[0].place.file, "corner-shp");
}

TEST(EstateSource, AFolderWithoutTomlIsToldByItsName) {
  const auto loaded = load_estate("empty", MemoryFiles().add("empty/readme.md", ""));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(told(loaded.error()), "empty: the folder holds no TOML file; expected an estate: one or more .toml files\n");
}

TEST(EstateSource, AFileOnDiskComesBeforeABundledName) {
  const MemoryFiles files = MemoryFiles().add("corner-shop", "gameday = 1\nas_of = 2026-01-01\ntitle = \"mine\"\n");
  EXPECT_EQ(load_estate("corner-shop", files).value().draft.title, "mine");
}

}  // namespace
}  // namespace gameday::topology

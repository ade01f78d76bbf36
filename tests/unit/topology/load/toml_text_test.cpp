#include "topology/load/toml_text.h"

#include <gtest/gtest.h>

#include "topology/load/quantity.h"
#include "topology/load/toml_reader.h"

namespace gameday::topology {
namespace {

TEST(TomlText, AnyTextReadsBackAsItself) {
  for (const std::string text : {"plain", "it's", "say \"x\"", "both ' and \"", "back\\slash", "line\nbreak\ttab", "\x7f", "é"}) {
    const auto file = TomlFile::parse("k = " + toml_quoted(text) + "\n" + toml_key(text) + " = 1", "t.toml");
    ASSERT_TRUE(file) << text << ": " << file.error().reason;
    EXPECT_EQ(file->root["k"].value<std::string>(), text);
    EXPECT_TRUE(file->root.contains(text)) << text;
  }
}

TEST(TomlText, DurationsReadBackToTheMillisecond) {
  for (const std::int64_t ms : {0LL, 1LL, 1500LL, 90'000LL, 5'400'000LL, 86'401'000LL, 34'560'000'000LL}) {
    const std::string quoted = toml_duration(Millis{ms});
    EXPECT_EQ(parse_duration(quoted.substr(1, quoted.size() - 2)).value(), Millis{ms}) << quoted;
  }
  EXPECT_EQ(toml_duration(k_day * 400), "\"400 d\"");
}

TEST(TomlText, DefaultsAppearOnlyOnDemandAndMarked) {
  TomlTable brief("[t]", Detail::differences);
  brief.unless("port", "443", "443");
  EXPECT_EQ(brief.finish(), "\n[t]\n");
  TomlTable whole("[t]", Detail::everything);
  whole.unless("port", "443", "443");
  whole.unless("agent", "true", "false");
  EXPECT_EQ(whole.finish(), "\n[t]\nport = 443  # default\nagent = true\n");
}

}  // namespace
}  // namespace gameday::topology

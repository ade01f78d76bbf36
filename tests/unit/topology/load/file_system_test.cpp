#include "topology/load/file_system.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gameday::topology {
namespace {

const MemoryFiles k_files = MemoryFiles().add("a/x.toml", "x").add("a/b/y.json", "y").add("a.toml", "z");

TEST(FileSystem, AFolderIsWhereSomethingLiesBelow) {
  EXPECT_EQ(k_files.kind("a"), FileKind::folder);
  EXPECT_EQ(k_files.kind("a/b/"), FileKind::folder);
  EXPECT_EQ(k_files.kind("a.toml"), FileKind::file);
  EXPECT_EQ(k_files.kind("b"), FileKind::missing);
}

TEST(FileSystem, AListingLeavesFoldersOut) { EXPECT_EQ(k_files.list("a").value(), std::vector<std::string>{"x.toml"}); }

TEST(FileSystem, WhatIsMissingIsAReasonInWords) { EXPECT_EQ(k_files.read("nope").error(), "it does not exist"); }

TEST(FileSystem, TheDiskReadsThisVeryFile) {
  const DiskFiles disk;
  const std::string folder = GAMEDAY_SOURCE_ROOT "/tests/unit/topology/load";
  const std::string name = "file_system_test.cpp";
  EXPECT_EQ(disk.kind(folder), FileKind::folder);
  EXPECT_NE(disk.read(folder + "/" + name).value().find("TheDiskReadsThisVeryFile"), std::string::npos);
  const auto names = disk.list(folder).value();
  EXPECT_EQ(std::ranges::count(names, name), 1);
  EXPECT_EQ(disk.read(folder).error(), "it is a folder");
  EXPECT_EQ(disk.read(folder + "/nope").error(), "it does not exist");
}

TEST(FileSystem, NamesCountFromTheFolderUnlessAbsolute) {
  EXPECT_EQ(path_below(folder_of("a/b.toml"), "p/x.json"), "a/p/x.json");
  EXPECT_EQ(path_below(folder_of("b.toml"), "x.json"), "x.json");
  EXPECT_EQ(path_below("a/", "/x.json"), "/x.json");
}

}  // namespace
}  // namespace gameday::topology

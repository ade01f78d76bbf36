#include "topology/load/bill_of_materials.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::topology {
namespace {

using Names = std::vector<std::string>;

Names names(std::string_view text) {
  const auto read = read_bill_of_materials(text, "b.json");
  EXPECT_TRUE(read) << told(read.error());
  return read ? *read : Names{};
}

std::string problems(std::string_view text) {
  const auto read = read_bill_of_materials(text, "b.json");
  return read ? "" : told(read.error());
}

TEST(BillOfMaterials, CycloneDxNamesItsComponentsHoweverDeep) {
  EXPECT_EQ(names(R"({"bomFormat": "CycloneDX", "components": [{"name": "spring-web",
    "components": [{"name": "log4j-core", "version": "2.14.1"}]}, {"name": "spring-web"}]})"),
            (Names{"log4j-core", "spring-web"}));
}

TEST(BillOfMaterials, SpdxNamesItsPackages) {
  EXPECT_EQ(names(R"({"spdxVersion": "SPDX-2.3", "packages": [{"name": "zlib"}, {"name": "curl"}]})"), (Names{"curl", "zlib"}));
}

TEST(BillOfMaterials, OneThatListsNothingIsLegal) { EXPECT_TRUE(names(R"({"bomFormat": "CycloneDX"})").empty()); }

TEST(BillOfMaterials, WhatIsNoBillIsToldWithItsPlace) {
  EXPECT_EQ(problems(R"({"components": []})"), "b.json:1:1: is no bill of materials; expected CycloneDX or SPDX in JSON\n");
  EXPECT_EQ(problems("{\"bomFormat\": \"CycloneDX\",\n \"components\": [{\"version\": \"1\"}]}"),
            "b.json:2:17: a package has no name; expected \"name\" with a text\n");
  EXPECT_NE(problems("no JSON"), "");
}

}  // namespace
}  // namespace gameday::topology

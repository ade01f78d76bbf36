#include "topology/model/resource_kind.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(ResourceKind, EachNameLeadsBackToItsKind) {
  for (const KindTraits& kind : kind_traits()) EXPECT_EQ(resource_kind(kind.name), kind.kind) << kind.name;
}

TEST(ResourceKind, EachKindHasItsOwnTraits) {
  for (const KindTraits& kind : kind_traits()) EXPECT_EQ(traits(kind.kind).name, kind.name);
}

TEST(ResourceKind, TheLastKindIsInTheTable) { EXPECT_EQ(traits(ResourceKind::load_balancer).name, "load-balancer"); }

TEST(ResourceKind, AStrangeNameIsNoKind) { EXPECT_EQ(resource_kind("buckets"), std::nullopt); }

TEST(ResourceKind, CodeRunsWhereAServicePrincipalRunsIt) {
  for (const KindTraits& kind : kind_traits()) EXPECT_EQ(kind.runs_code, !kind.service.empty()) << kind.name;
}

}  // namespace
}  // namespace gameday::topology

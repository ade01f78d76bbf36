#include "topology/load/content_hash.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

// Published test vectors of FNV-1a: draft-eastlake-fnv, appendix C ("" and "a", "foobar").
TEST(ContentHash, SixtyFourBitsAgreeWithThePublishedVectors) {
  EXPECT_EQ(fnv1a_64(""), 0xcbf29ce484222325U);
  EXPECT_EQ(fnv1a_64("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(fnv1a_64("foobar"), 0x85944171f73967e8U);
}

TEST(ContentHash, TheWideOneAgreesWithThePublishedVectors) {
  EXPECT_EQ(content_hash(""), "fnv1a-128:6c62272e07bb014262b821756295c58d");
  EXPECT_EQ(content_hash("a"), "fnv1a-128:d228cb696f1a8caf78912b704e4a8964");
}

}  // namespace
}  // namespace gameday::topology

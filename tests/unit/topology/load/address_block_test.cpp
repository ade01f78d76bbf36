#include "topology/load/address_block.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(AddressBlock, ReadsBlocksAddressesAndTheInternet) {
  EXPECT_EQ(parse_block("10.1.0.0/16").value(), (Block{0x0a010000, 16}));
  EXPECT_EQ(parse_block("255.255.255.255").value(), (Block{0xffffffff, 32}));
  EXPECT_EQ(parse_block("internet").value(), (Block{0, 0}));
}

TEST(AddressBlock, BitsBeyondTheLengthAreToldWithTheBlockMeant) {
  EXPECT_EQ(parse_block("10.1.2.3/16").error(), "\"10.1.2.3/16\" has address bits beyond its length; the block is 10.1.0.0/16");
}

TEST(AddressBlock, WhatIsNoBlockIsRefused) {
  for (const char* text : {"", "10.0.0", "10.0.0.0.0", "256.0.0.0", "10.0.0.0/33", "10.0.0.0/", "010.0.0.0", "::/0", "-1.0.0.0"})
    EXPECT_FALSE(parse_block(text)) << text;
}

TEST(AddressBlock, TextReadsBack) { EXPECT_EQ(parse_block(to_text({0xcb007100, 24})).value(), (Block{0xcb007100, 24})); }

}  // namespace
}  // namespace gameday::topology

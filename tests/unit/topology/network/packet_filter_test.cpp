#include "topology/network/packet_filter.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

constexpr std::uint32_t k_ten = 0x0a000000;

NetworkRule rule(bool allow, Block block, int from_port = 0, int to_port = 65535) {
  NetworkRule made;
  made.allow = allow;
  made.block = block;
  made.from_port = from_port;
  made.to_port = to_port;
  return made;
}

TEST(PacketFilter, AStrangerMeetsOnlyWideBlocks) {
  EXPECT_TRUE(matches({0, 0}, {0x0b000000, true}));
  EXPECT_FALSE(matches({0x0b000000, 8}, {0x0b000000, true}));
  EXPECT_TRUE(matches({0x0b000000, 8}, {0x0b000000, false}));
}

TEST(PacketFilter, AnAclWithRulesDeniesWhatNoneMatches) {
  Subnet subnet;
  EXPECT_TRUE(acl_passes(subnet, true, {k_ten, false}, 80));
  subnet.acl = {rule(true, {0, 0}, 443, 443)};
  EXPECT_TRUE(acl_passes(subnet, true, {k_ten, false}, 443));
  EXPECT_FALSE(acl_passes(subnet, true, {k_ten, false}, 80));
  EXPECT_FALSE(acl_passes(subnet, false, {k_ten, false}, 443));
}

TEST(PacketFilter, TheLongestRouteWinsAndTheOwnRangeWinsTies) {
  Network net;
  net.vpcs.push_back({"v", {}, {k_ten, 16}});
  net.subnets.resize(1);
  Subnet& subnet = net.subnets[0];
  subnet.routes = {{{0, 0}, RouteTarget::internet_gateway, {}}, {{k_ten, 16}, RouteTarget::nat, {}},
                   {{k_ten + 256, 24}, RouteTarget::endpoint, {}}};
  EXPECT_EQ(next_hop(net, subnet, {k_ten, false}).kind, Hop::Kind::local);
  EXPECT_EQ(next_hop(net, subnet, {k_ten + 257, false}).kind, Hop::Kind::endpoint);
  EXPECT_EQ(next_hop(net, subnet, {0x08080808, false}).kind, Hop::Kind::internet_gateway);
}

TEST(PacketFilter, WithoutARouteAPacketGoesNowhere) {
  Network net;
  net.vpcs.push_back({"v", {}, {k_ten, 16}});
  EXPECT_EQ(next_hop(net, Subnet{}, {0x08080808, false}).kind, Hop::Kind::nowhere);
}

}  // namespace
}  // namespace gameday::topology

#include "topology/network/reach.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

// `reaches` searches stretches of addresses and ports that are treated alike; the oracle here walks every packet of every pair
// of addresses through tables, one hop and one filter after the other.
namespace gameday::topology {
namespace {

constexpr std::uint32_t k_base = 0x0a000000;  // 10.0.0.0; VPCs are /28, subnets /30
const std::vector<int> k_ports{0, 80, 1024, 1500, 2000, 5432, 65535};
const std::vector<int> k_answers{1024, 1499, 1500, 1501, 1999, 2000, 2001, 5431, 5432, 5433, 30000, 65534, 65535};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(n)); }
  std::uint32_t index(std::size_t n) { return static_cast<std::uint32_t>(below(static_cast<int>(n))); }
  bool chance(int percent) { return below(100) < percent; }
  Block block() {
    const int bits = chance(25) ? 0 : 26 + below(7);
    const std::uint32_t address = k_base + static_cast<std::uint32_t>(below(48));
    return {bits == 0 ? 0 : address & (~std::uint32_t{0} << (32 - bits)), bits};
  }
  NetworkRule rule() {
    NetworkRule rule;
    rule.inbound = chance(50);
    rule.block = block();
    const int a = k_ports[index(k_ports.size())];
    const int b = k_ports[index(k_ports.size())];
    rule.from_port = chance(50) ? 0 : std::min(a, b);
    rule.to_port = chance(50) ? 65535 : std::max(a, b);
    return rule;
  }

 private:
  std::mt19937 engine_;
};

Estate random_estate(Dice& dice) {
  Estate estate;
  estate.accounts.resize(1);
  Network& net = estate.network;
  for (std::uint32_t v = 0; v < 3; ++v) net.vpcs.push_back({"v", {}, {k_base + v * 16, 28}});
  for (std::uint32_t p = 0; p < 2; ++p) net.peerings.push_back({"p", p, p + 1});
  for (int g = 0; g < 3; ++g) {
    SecurityGroup group;
    for (int r = dice.below(4); r >= 0; --r) {
      group.rules.push_back(dice.rule());
      if (!dice.chance(40)) continue;
      group.rules.back().block.reset();
      group.rules.back().group = dice.index(3);
    }
    net.security_groups.push_back(group);
  }
  for (std::uint32_t s = 0; s < 5; ++s) {
    Subnet subnet;
    subnet.vpc = dice.index(3);
    subnet.block = {net.vpcs[subnet.vpc].block.address + 4 * (s % 4), 30};
    for (int r = dice.below(3); r > 0; --r) {
      Route route;
      route.to = dice.block();
      route.via = dice.chance(80) ? RouteTarget::peering : RouteTarget::nat;
      if (route.via == RouteTarget::peering) route.peering = dice.index(2);
      subnet.routes.push_back(route);
    }
    if (dice.chance(50)) {
      for (int r = 0; r < 4; ++r) {
        subnet.acl.push_back(dice.rule());
        subnet.acl.back().number = r + 1;
        subnet.acl.back().allow = dice.chance(75);
      }
    }
    net.subnets.push_back(subnet);
  }
  for (int i = 0; i < 6; ++i) {
    Resource resource;
    resource.kind = ResourceKind::instance;
    resource.subnet = SubnetId{dice.index(net.subnets.size())};
    resource.port = dice.chance(50) ? 80 : 5432;
    for (std::uint32_t g = 0; g < 3; ++g)
      if (dice.chance(50)) resource.security_groups.push_back(g);
    estate.resources.push_back(resource);
  }
  return estate;
}

struct Packet {
  std::uint32_t from;
  std::uint32_t to;
  int port;  // of its destination
};

bool within(Block block, std::uint32_t address) {
  for (int bit = 0; bit < block.bits; ++bit)
    if (((block.address >> (31 - bit)) & 1U) != ((address >> (31 - bit)) & 1U)) return false;
  return true;
}

/// Whether the packet that leaves `from` arrives in `to`.
bool travels(const Network& net, const Subnet& from, const Subnet& to, const Packet& packet) {
  // A table with the VPC's own entry first: stable sorting keeps it before routes of the same length.
  std::vector<std::pair<Block, const Route*>> table{{net.vpcs[from.vpc].block, nullptr}};
  for (const Route& route : from.routes) table.emplace_back(route.to, &route);
  std::stable_sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first.bits > b.first.bits; });
  for (const auto& [block, route] : table) {
    if (!within(block, packet.to)) continue;
    if (route == nullptr) return from.vpc == to.vpc;
    if (route->via != RouteTarget::peering) return false;
    const Peering& p = net.peerings[*route->peering];
    const std::uint32_t end = p.from == from.vpc ? p.to : p.to == from.vpc ? p.from : 99;
    return end == to.vpc;
  }
  return false;
}

bool filtered_by_acl(const Subnet& subnet, bool inbound, const Packet& packet) {
  if (subnet.acl.empty()) return false;
  const std::uint32_t peer = inbound ? packet.from : packet.to;
  for (const NetworkRule& rule : subnet.acl)
    if (rule.inbound == inbound && within(*rule.block, peer) && packet.port >= rule.from_port && packet.port <= rule.to_port)
      return !rule.allow;
  return true;
}

bool group_lets(const Network& net, const Resource& whose, const Resource& peer, bool inbound, const Packet& packet) {
  for (const std::uint32_t g : whose.security_groups)
    for (const NetworkRule& rule : net.security_groups[g].rules) {
      if (rule.inbound != inbound || packet.port < rule.from_port || packet.port > rule.to_port) continue;
      if (rule.block && within(*rule.block, inbound ? packet.from : packet.to)) return true;
      if (rule.group && std::count(peer.security_groups.begin(), peer.security_groups.end(), *rule.group) > 0) return true;
    }
  return false;
}

bool crosses(const Network& net, const Subnet& from, const Subnet& to, const Packet& packet) {
  if (!travels(net, from, to, packet)) return false;
  return &from == &to || (!filtered_by_acl(from, false, packet) && !filtered_by_acl(to, true, packet));
}

bool oracle(const Estate& estate, const Resource& caller, const Resource& target) {
  const Network& net = estate.network;
  const Subnet& a = estate.at(*caller.subnet);
  const Subnet& b = estate.at(*target.subnet);
  for (std::uint32_t s = a.block.address; s < a.block.address + 4; ++s) {
    for (std::uint32_t d = b.block.address; d < b.block.address + 4; ++d) {
      const Packet call{s, d, target.port};
      if (!crosses(net, a, b, call) || !group_lets(net, target, caller, true, call)) continue;
      if (!caller.security_groups.empty() && !group_lets(net, caller, target, false, call)) continue;
      for (const int answer : k_answers)
        if (crosses(net, b, a, {d, s, answer})) return true;
    }
  }
  return false;
}

TEST(NetworkReach, AgreesWithEveryPacketOfSmallNetworks) {
  int reached = 0;
  int asked = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    const Estate estate = random_estate(dice);
    const NetworkReach reach(estate);
    for (std::uint32_t a = 0; a < estate.resources.size(); ++a) {
      for (std::uint32_t b = 0; b < estate.resources.size(); ++b) {
        const bool expected = oracle(estate, estate.resources[a], estate.resources[b]);
        ASSERT_EQ(reach.reaches(Vantage::resource({a}), {b}), expected) << "seed " << seed << ", " << a << " to " << b;
        ++asked;
        reached += expected ? 1 : 0;
      }
    }
  }
  // Both answers must occur often, or the comparison would prove little.
  EXPECT_GT(reached, asked / 20);
  EXPECT_GT(asked - reached, asked / 5);
}

TEST(NetworkReach, OneMoreAllowingRuleNeverReachesLess) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    Estate estate = random_estate(dice);
    const NetworkReach before(estate);
    Estate more = estate;
    more.network.security_groups[dice.index(3)].rules.push_back(dice.rule());
    const NetworkReach after(more);
    for (std::uint32_t a = 0; a < estate.resources.size(); ++a)
      for (std::uint32_t b = 0; b < estate.resources.size(); ++b)
        EXPECT_TRUE(!before.reaches(Vantage::resource({a}), {b}) || after.reaches(Vantage::resource({a}), {b})) << seed;
  }
}

}  // namespace
}  // namespace gameday::topology

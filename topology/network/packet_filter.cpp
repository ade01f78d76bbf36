#include "topology/network/packet_filter.h"

#include <algorithm>

namespace gameday::topology {
namespace {

bool covers_port(const NetworkRule& rule, int port) { return rule.from_port <= port && port <= rule.to_port; }

Hop hop_of(const Route& route) {
  switch (route.via) {
    case RouteTarget::internet_gateway: return {Hop::Kind::internet_gateway, 0};
    case RouteTarget::nat: return {Hop::Kind::nat, 0};
    case RouteTarget::peering: return {Hop::Kind::peering, route.peering.value_or(0)};
    case RouteTarget::endpoint: return {Hop::Kind::endpoint, 0};
  }
  return {};
}

}  // namespace

bool matches(Block block, Peer peer) {
  return (!peer.stranger || block.bits <= k_longest_of_strangers) && block.contains(peer.address);
}

bool acl_passes(const Subnet& subnet, bool inbound, Peer peer, int port) {
  if (subnet.acl.empty()) return true;
  for (const NetworkRule& rule : subnet.acl)
    if (rule.inbound == inbound && covers_port(rule, port) && rule.block && matches(*rule.block, peer)) return rule.allow;
  return false;
}

bool groups_allow(const Network& network, std::span<const std::uint32_t> groups, bool inbound, Peer peer,
                  std::span<const std::uint32_t> peer_groups, int port) {
  for (const std::uint32_t group : groups) {
    for (const NetworkRule& rule : network.security_groups[group].rules) {
      if (rule.inbound != inbound || !covers_port(rule, port)) continue;
      if (rule.block && matches(*rule.block, peer)) return true;
      if (rule.group && std::ranges::find(peer_groups, *rule.group) != peer_groups.end()) return true;
    }
  }
  return false;
}

Hop next_hop(const Network& network, const Subnet& subnet, Peer peer) {
  Hop best;
  int bits = -1;
  if (const Block own = network.vpcs[subnet.vpc].block; matches(own, peer)) {
    best = {Hop::Kind::local, 0};
    bits = own.bits;
  }
  for (const Route& route : subnet.routes) {
    if (route.to.bits <= bits || !matches(route.to, peer)) continue;
    best = hop_of(route);
    bits = route.to.bits;
  }
  return best;
}

bool routed(const Network& network, const Subnet& from, const Subnet& to, std::uint32_t address) {
  const Hop hop = next_hop(network, from, {address, false});
  if (hop.kind == Hop::Kind::local) return from.vpc == to.vpc;
  if (hop.kind != Hop::Kind::peering) return false;
  const Peering& peering = network.peerings[hop.peering];
  return (peering.from == from.vpc && peering.to == to.vpc) || (peering.to == from.vpc && peering.from == to.vpc);
}

}  // namespace gameday::topology

#pragma once

#include <cstdint>
#include <span>

#include "topology/model/estate.h"

namespace gameday::topology {

/// The other end of a packet: its address, and whether it is one that the estate may have written down. Against a stranger,
/// only blocks of at most `k_longest_of_strangers` bits match; see reach.h.
struct Peer {
  std::uint32_t address = 0;
  bool stranger = false;
};
inline constexpr int k_longest_of_strangers = 7;

bool matches(Block block, Peer peer);

/// Does the ACL let a packet with this peer and port pass? Rules by number, the first match decides; an ACL without rules lets
/// everything pass, one with rules denies what none matches.
bool acl_passes(const Subnet& subnet, bool inbound, Peer peer, int port);

/// Does some rule of the groups allow it? `peer_groups`: security groups of the other end.
bool groups_allow(const Network& network, std::span<const std::uint32_t> groups, bool inbound, Peer peer,
                  std::span<const std::uint32_t> peer_groups, int port);

/// Where a packet from the subnet to the peer is sent.
struct Hop {
  enum class Kind { nowhere, local, internet_gateway, nat, peering, endpoint };
  Kind kind = Kind::nowhere;
  std::uint32_t peering = 0;
};

/// The longest matching route; the VPC's own range is always routed and wins ties.
Hop next_hop(const Network& network, const Subnet& subnet, Peer peer);

/// Does a packet from `from` to `address` arrive in `to`, by routes alone? A peering is never passed through.
bool routed(const Network& network, const Subnet& from, const Subnet& to, std::uint32_t address);

}  // namespace gameday::topology

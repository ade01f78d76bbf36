#pragma once

#include <cstdint>
#include <vector>

#include "topology/model/estate.h"

namespace gameday::topology {

/// From where something is reached: the internet, a place in a subnet, or a compute resource.
struct Vantage {
  enum class Kind { internet, subnet, resource };
  Kind kind = Kind::internet;
  SubnetId place;   // where `kind` is subnet
  ResourceId code;  // where `kind` is resource
  auto operator<=>(const Vantage&) const = default;

  static Vantage internet() { return {}; }
  static Vantage subnet(SubnetId id) { return {Kind::subnet, id, {}}; }
  static Vantage resource(ResourceId id) { return {Kind::resource, {}, id}; }
};

/// Who can open a connection (TCP, to the port that the target listens on) to what.
///
/// Within the estate's networks, a resource's address is any of its subnet's block, so the answer is "for some pair of
/// addresses". It needs, each way: the longest matching route (a VPC's own range is always routed and wins ties; a peering
/// leads to the VPC at its other end and never on from there); between different subnets, that the network ACLs of both let it
/// pass (by number, the first match decides), and since they keep no state, the answer too, which goes to some port of 1024 to
/// 65535 that the caller chose; the caller's outbound and the target's inbound security group rules, which keep state. A target
/// in a subnet without security groups lets nothing in; a caller without any may call out.
///
/// A place in a subnet may be held through any code there, so it reaches what some resource in the subnet reaches, and what an
/// address without security groups reaches: an upper bound.
///
/// Exposed targets (`internet`) are also reached through the internet: by anybody there, by compute without a subnet, and from
/// subnets whose route to internet addresses ends at a gateway or NAT. The target's subnet, where it has one, must route
/// internet addresses to an internet gateway. A caller there has an address of its choosing but none that the estate singles
/// out: only rules and routes for blocks of at most 7 bits hold for it (assumption: a longer block is somebody's, such as an
/// office's). Ports of the two halves of such a path are chosen apart, as a NAT does.
///
/// Stores and APIs without exposure and subnet are not reached by network; access to them is a matter of credentials.
/// Source: Amazon VPC User Guide, "Route tables", "Network ACLs", "Security groups"; VPC Peering Guide, "limitations".
///
/// The estate must outlive it. Cost: made once, resources; a question, the rules of two subnets and their groups.
class NetworkReach {
 public:
  explicit NetworkReach(const Estate& estate);
  bool reaches(Vantage from, ResourceId to) const;

 private:
  const Estate* estate_;
  std::vector<std::vector<std::vector<std::uint32_t>>> groups_;  // by subnet: the sets of security groups that occur there
};

/// One question. Cost: makes a NetworkReach; whoever has many questions keeps one.
bool reaches(const Estate& estate, Vantage from, ResourceId to);

}  // namespace gameday::topology

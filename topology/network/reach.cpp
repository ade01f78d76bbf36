#include "topology/network/reach.h"

#include <algorithm>
#include <optional>
#include <span>

#include "topology/network/packet_filter.h"

namespace gameday::topology {
namespace {

using Groups = std::span<const std::uint32_t>;

constexpr int k_first_ephemeral = 1024;
constexpr int k_last_port = 65535;

/// One end of a connection inside the estate. `filtered`: a security group decides what leaves.
struct End {
  const Subnet* subnet;
  Groups groups;
  bool filtered;
};

/// Numbers at which some answer may change: each begins a stretch in which all answers are equal.
class Stretches {
 public:
  Stretches(std::int64_t first, std::int64_t last) : first_(first), last_(last), starts_{first} {}
  void cut(std::int64_t at) {
    if (at > first_ && at <= last_) starts_.push_back(at);
  }
  void cut(Block block) {
    cut(std::int64_t{block.address});
    cut(std::int64_t{block.address} + (std::int64_t{1} << (32 - block.bits)));
  }
  void cut(const std::vector<NetworkRule>& rules) {
    for (const NetworkRule& rule : rules)
      if (rule.block) cut(*rule.block);
  }
  std::vector<std::int64_t> finish() {
    std::ranges::sort(starts_);
    starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
    return std::move(starts_);
  }

 private:
  std::int64_t first_;
  std::int64_t last_;
  std::vector<std::int64_t> starts_;
};

/// One address of `end` for each way in which `other` can treat it: by its routes, its ACL, its groups.
std::vector<std::int64_t> addresses(const Network& network, const End& end, const End& other) {
  const Block block = end.subnet->block;
  Stretches stretches(block.address, std::int64_t{block.address} + (std::int64_t{1} << (32 - block.bits)) - 1);
  stretches.cut(network.vpcs[other.subnet->vpc].block);
  for (const Route& route : other.subnet->routes) stretches.cut(route.to);
  stretches.cut(other.subnet->acl);
  for (const std::uint32_t group : other.groups) stretches.cut(network.security_groups[group].rules);
  return stretches.finish();
}

/// One port for each way in which the ACLs can treat an answer.
std::vector<std::int64_t> answer_ports(const Subnet& a, const Subnet& b) {
  Stretches stretches(k_first_ephemeral, k_last_port);
  for (const Subnet* subnet : {&a, &b}) {
    for (const NetworkRule& rule : subnet->acl) {
      stretches.cut(std::int64_t{rule.from_port});
      stretches.cut(std::int64_t{rule.to_port} + 1);
    }
  }
  return stretches.finish();
}

bool may_leave(const Network& network, const End& caller, Groups target_groups, Peer target, int port) {
  return !caller.filtered || groups_allow(network, caller.groups, false, target, target_groups, port);
}

/// Some pair of addresses and an answer port connect. What is asked of the caller's address and of the target's is apart but
/// for the answer port, so each is searched alone.
bool connects(const Network& network, const End& caller, const End& target, int port) {
  const bool same = caller.subnet == target.subnet;  // ACLs stand between subnets only
  const auto callers = addresses(network, caller, target);
  const auto targets = addresses(network, target, caller);
  return std::ranges::any_of(answer_ports(*caller.subnet, *target.subnet), [&](std::int64_t answer) {
    const auto ends = [&](std::int64_t at) { return Peer{static_cast<std::uint32_t>(at), false}; };
    const int answer_port = static_cast<int>(answer);
    const bool target_fits = std::ranges::any_of(targets, [&](std::int64_t at) {
      const Peer d = ends(at);
      return routed(network, *caller.subnet, *target.subnet, d.address) &&
             may_leave(network, caller, target.groups, d, port) &&
             (same || (acl_passes(*caller.subnet, false, d, port) && acl_passes(*caller.subnet, true, d, answer_port)));
    });
    return target_fits && std::ranges::any_of(callers, [&](std::int64_t at) {
      const Peer s = ends(at);
      return routed(network, *target.subnet, *caller.subnet, s.address) &&
             groups_allow(network, target.groups, true, s, caller.groups, port) &&
             (same || (acl_passes(*target.subnet, true, s, port) && acl_passes(*target.subnet, false, s, answer_port)));
    });
  });
}

/// One public address for each block of 7 bits, none of them private, loopback or multicast.
template <class Test>
bool some_stranger(Test test) {
  for (std::uint32_t front = 1; front < 224; front += 2)
    if (test(Peer{(front == 127 ? 126U : front) << 24U, true})) return true;
  return false;
}

bool acl_answers(const Subnet& subnet, bool inbound, Peer peer) {
  return std::ranges::any_of(answer_ports(subnet, subnet), [&](std::int64_t port) {
    return acl_passes(subnet, inbound, peer, static_cast<int>(port));
  });
}

bool open_to_internet(const Estate& estate, const Resource& target) {
  if (!target.internet) return false;
  if (!target.subnet) return true;
  const Subnet& subnet = estate.at(*target.subnet);
  return some_stranger([&](Peer caller) {
    return next_hop(estate.network, subnet, caller).kind == Hop::Kind::internet_gateway &&
           acl_passes(subnet, true, caller, target.port) && acl_answers(subnet, false, caller) &&
           groups_allow(estate.network, target.security_groups, true, caller, {}, target.port);
  });
}

bool gets_to_internet(const Network& network, const End& caller, int port) {
  return some_stranger([&](Peer target) {
    const Hop::Kind hop = next_hop(network, *caller.subnet, target).kind;
    return (hop == Hop::Kind::internet_gateway || hop == Hop::Kind::nat) &&
           may_leave(network, caller, {}, target, port) && acl_passes(*caller.subnet, false, target, port) &&
           acl_answers(*caller.subnet, true, target);
  });
}

bool end_reaches(const Estate& estate, const End& caller, const Resource& target) {
  if (target.subnet) {
    const End end{&estate.at(*target.subnet), target.security_groups, true};
    if (connects(estate.network, caller, end, target.port)) return true;
  }
  return open_to_internet(estate, target) && gets_to_internet(estate.network, caller, target.port);
}

std::optional<bool> without_subnet(const Estate& estate, Vantage from, const Resource& target) {
  const bool outside = from.kind == Vantage::Kind::internet ||
                       (from.kind == Vantage::Kind::resource && !estate.at(from.code).subnet);
  if (outside) return open_to_internet(estate, target);
  if (!target.internet && !target.subnet) return false;
  return std::nullopt;
}

}  // namespace

NetworkReach::NetworkReach(const Estate& estate) : estate_(&estate), groups_(estate.network.subnets.size()) {
  for (const Resource& resource : estate.resources)
    if (resource.subnet && traits(resource.kind).runs_code && !resource.security_groups.empty())
      groups_[resource.subnet->index].push_back(resource.security_groups);
  for (auto& sets : groups_) {
    std::ranges::sort(sets);
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  }
}

bool NetworkReach::reaches(Vantage from, ResourceId to) const {
  const Resource& target = estate_->at(to);
  if (const auto known = without_subnet(*estate_, from, target)) return *known;
  if (from.kind == Vantage::Kind::resource) {
    const Resource& code = estate_->at(from.code);
    const bool filtered = !code.security_groups.empty();
    return end_reaches(*estate_, {&estate_->at(*code.subnet), code.security_groups, filtered}, target);
  }
  const Subnet* subnet = &estate_->at(from.place);
  if (end_reaches(*estate_, {subnet, {}, false}, target)) return true;
  return std::ranges::any_of(groups_[from.place.index], [&](const auto& groups) {
    return end_reaches(*estate_, {subnet, groups, true}, target);
  });
}

bool reaches(const Estate& estate, Vantage from, ResourceId to) { return NetworkReach(estate).reaches(from, to); }

}  // namespace gameday::topology

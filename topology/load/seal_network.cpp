#include <algorithm>
#include <tuple>

#include "topology/load/address_block.h"
#include "topology/load/sealer.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

const Wanted k_vpc{"vpc", {"vpc"}};

std::optional<Block> block_of(Sealer& sealer, const std::string& text, const Place& place, const std::string& what) {
  const auto block = parse_block(text);
  if (block) return *block;
  sealer.report(place, fmt::format("{}: {}", what, block.error()));
  return std::nullopt;
}

std::optional<AccountId> account_of(Sealer& sealer, const Name& entity, const std::string& account) {
  const auto found = sealer.resolve(Name{account, entity.place}, "", {"account", {"account"}});
  return found ? std::optional(AccountId{*found}) : std::nullopt;
}

/// By (account, name), duplicates reported.
template <class Draft>
std::vector<const Draft*> sorted(Sealer& sealer, const std::vector<Draft>& drafts, std::string_view noun) {
  const auto key = [](const Draft& draft) { return std::tie(draft.account, draft.name.text); };
  std::vector<const Draft*> order;
  for (const Draft& draft : drafts) order.push_back(&draft);
  std::ranges::stable_sort(order, {}, [&](const Draft* draft) { return key(*draft); });
  report_duplicates(sealer, order, noun, [&](const Draft& a, const Draft& b) { return key(a) == key(b); });
  return order;
}

class NetworkSealer {
 public:
  explicit NetworkSealer(Sealer& sealer) : sealer_(sealer), network_(sealer.estate.network) {}

  void run() {
    place_vpcs();
    place_groups();
    place_peerings();
    place_subnets();
    for (std::size_t g = 0; g < groups_.size(); ++g)
      for (const RuleDraft& draft : groups_[g]->rules)
        if (auto rule = rule_of(draft, groups_[g]->account, Peers::blocks_and_groups))
          network_.security_groups[g].rules.push_back(*rule);
  }

 private:
  enum class Peers { blocks, blocks_and_groups };

  void place_vpcs() {
    for (const VpcDraft* draft : sorted(sealer_, sealer_.draft.vpcs, "vpc")) {
      Vpc vpc;
      vpc.name = draft->name.text;
      vpc.account = account_of(sealer_, draft->name, draft->account).value_or(AccountId{});
      vpc.block = block_of(sealer_, draft->cidr, draft->name.place, fmt::format("vpc \"{}\"", vpc.name)).value_or(Block{});
      sealer_.names.add({"vpc", draft->account, vpc.name, "", static_cast<std::uint32_t>(network_.vpcs.size())});
      network_.vpcs.push_back(std::move(vpc));
    }
  }

  void place_groups() {
    groups_ = sorted(sealer_, sealer_.draft.security_groups, "security group");
    for (const SecurityGroupDraft* draft : groups_) {
      SecurityGroup group;
      group.name = draft->name.text;
      group.account = account_of(sealer_, draft->name, draft->account).value_or(AccountId{});
      const auto index = static_cast<std::uint32_t>(network_.security_groups.size());
      sealer_.names.add({"security-group", draft->account, group.name, "", index});
      network_.security_groups.push_back(std::move(group));
    }
  }

  void place_peerings() {
    std::vector<const PeeringDraft*> order;
    for (const PeeringDraft& draft : sealer_.draft.peerings) order.push_back(&draft);
    std::ranges::stable_sort(order, {}, [](const PeeringDraft* draft) { return draft->name.text; });
    report_duplicates(sealer_, order, "peering", [](const auto& a, const auto& b) { return a.name.text == b.name.text; });
    for (const PeeringDraft* draft : order) {
      Peering peering;
      peering.name = draft->name.text;
      const auto from = sealer_.resolve(draft->from, "", k_vpc);
      const auto to = sealer_.resolve(draft->to, "", k_vpc);
      if (from && to && *from == *to)
        sealer_.report(draft->name.place, fmt::format("peering \"{}\" joins a vpc with itself", peering.name));
      peering.from = from.value_or(0);
      peering.to = to.value_or(0);
      sealer_.names.add({"peering", "", peering.name, "", static_cast<std::uint32_t>(network_.peerings.size())});
      network_.peerings.push_back(std::move(peering));
    }
  }

  std::optional<Route> route_of(const RouteDraft& draft, const SubnetDraft& subnet, std::uint32_t vpc) {
    const std::string what = fmt::format("subnet \"{}\"", subnet.name.text);
    const auto to = block_of(sealer_, draft.to, draft.via.place, what);
    if (!to) return std::nullopt;
    if (draft.via.text == "internet-gateway") return Route{*to, RouteTarget::internet_gateway, std::nullopt};
    if (draft.via.text == "nat") return Route{*to, RouteTarget::nat, std::nullopt};
    if (draft.via.text == "endpoint" || draft.via.text.starts_with("endpoint/"))
      return Route{*to, RouteTarget::endpoint, std::nullopt};
    const auto found = sealer_.names.find(draft.via, "", {"route target", {"peering"}});
    if (!found) {
      Problem problem = found.error();
      problem.expected = "\"internet-gateway\", \"nat\", \"endpoint\" or a peering";
      sealer_.problems.push_back(std::move(problem));
      return std::nullopt;
    }
    const Peering& peering = network_.peerings[(*found)->index];
    if (peering.from != vpc && peering.to != vpc)
      sealer_.report(draft.via.place, fmt::format("{}: peering \"{}\" does not join its vpc", what, peering.name));
    return Route{*to, RouteTarget::peering, (*found)->index};
  }

  void place_subnets() {
    for (const SubnetDraft* draft : sorted(sealer_, sealer_.draft.subnets, "subnet")) {
      const std::string what = fmt::format("subnet \"{}\"", draft->name.text);
      Subnet subnet;
      subnet.name = draft->name.text;
      subnet.lineage = draft->account + "/subnet/" + subnet.name;
      subnet.account = account_of(sealer_, draft->name, draft->account).value_or(AccountId{});
      const auto vpc = sealer_.resolve(draft->vpc, draft->account, k_vpc);
      const auto block = block_of(sealer_, draft->cidr, draft->name.place, what);
      subnet.vpc = vpc.value_or(0);
      subnet.block = block.value_or(Block{});
      if (vpc && block) check_room(*draft, subnet);
      for (const RouteDraft& route : draft->routes)
        if (auto sealed = route_of(route, *draft, subnet.vpc)) subnet.routes.push_back(*sealed);
      for (const RuleDraft& rule : draft->acl)
        if (auto sealed = rule_of(rule, draft->account, Peers::blocks)) subnet.acl.push_back(*sealed);
      std::ranges::stable_sort(subnet.acl, {}, &NetworkRule::number);
      sealer_.names.add({"subnet", draft->account, subnet.name, "", static_cast<std::uint32_t>(network_.subnets.size())});
      network_.subnets.push_back(std::move(subnet));
    }
  }

  void check_room(const SubnetDraft& draft, const Subnet& subnet) {
    const Vpc& vpc = network_.vpcs[subnet.vpc];
    if (!vpc.block.contains(subnet.block))
      sealer_.report(draft.name.place, fmt::format("subnet \"{}\" ({}) lies outside vpc \"{}\" ({})", subnet.name,
                                                   to_text(subnet.block), vpc.name, to_text(vpc.block)));
    for (const Subnet& other : network_.subnets)
      if (other.vpc == subnet.vpc && (other.block.contains(subnet.block) || subnet.block.contains(other.block)))
        sealer_.report(draft.name.place, fmt::format("subnet \"{}\" ({}) overlaps subnet \"{}\" ({})", subnet.name,
                                                     to_text(subnet.block), other.name, to_text(other.block)));
  }

  std::optional<NetworkRule> rule_of(const RuleDraft& draft, const std::string& account, Peers peers) {
    NetworkRule rule;
    rule.allow = draft.allow;
    rule.inbound = draft.inbound;
    rule.number = draft.number;
    rule.from_port = draft.from_port;
    rule.to_port = draft.to_port;
    if (draft.from_port < 0 || draft.from_port > draft.to_port || draft.to_port > 65535)
      sealer_.report(draft.place, fmt::format("{} to {} is no range of ports", draft.from_port, draft.to_port));
    const auto block = parse_block(draft.peer);
    if (block) {
      rule.block = *block;
      return rule;
    }
    if (peers == Peers::blocks) {
      sealer_.report(draft.place, block.error(), "a block or \"internet\"");
      return std::nullopt;
    }
    const bool numeric = !draft.peer.empty() && draft.peer.find_first_not_of("0123456789./") == std::string::npos;
    if (numeric) {
      sealer_.report(draft.place, block.error());
      return std::nullopt;
    }
    const auto group = sealer_.resolve(Name{draft.peer, draft.place}, account, {"security group", {"security-group"}});
    if (!group) return std::nullopt;
    rule.group = *group;
    return rule;
  }

  Sealer& sealer_;
  Network& network_;
  std::vector<const SecurityGroupDraft*> groups_;
};

}  // namespace

void seal_network(Sealer& sealer) { NetworkSealer(sealer).run(); }

}  // namespace gameday::topology

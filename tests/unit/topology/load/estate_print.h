#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "topology/load/policy_text.h"
#include "topology/load/toml_text.h"
#include "topology/model/estate.h"

// A sealed estate as text, every field but places: two estates are the same when their texts are.
namespace gameday::topology {

class EstatePrinter {
 public:
  std::ostringstream out;

  template <class Tag>
  void put(Id<Tag> id) { out << '#' << id.index << ' '; }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) put(*value);
    else out << "- ";
  }
  template <class T>
  void put(const std::vector<T>& values) {
    out << '[';
    for (const T& value : values) put(value);
    out << "] ";
  }
  void put(std::uint32_t value) { out << value << ' '; }
  void put(const std::string& value) { out << '"' << value << "\" "; }
  void put(bool value) { out << (value ? "yes " : "no "); }
  void put(int value) { out << value << ' '; }
  void put(std::int64_t value) { out << value << ' '; }
  void put(Millis value) { out << value.count << "ms "; }
  void put(Day value) { out << toml_day(value) << ' '; }
  void put(const Tags& tags) {
    for (const auto& [key, value] : tags) out << key << '=' << value << ' ';
  }
  void put(const Ownership& owner) { out << owner.workload << '/' << owner.environment << '/' << owner.team << ' '; }
  void put(const AccessKeyDraft& key) { all(key.age, key.assumed); }
  void put(const ConsoleDraft& console) { all(console.mfa, console.phishable); }
  void put(Block block) { out << block.address << '/' << block.bits << ' '; }
  void put(const NetworkRule& r) { all(r.allow, r.inbound, r.number, r.block, r.group, r.from_port, r.to_port); }
  void put(const Route& r) { all(r.to, static_cast<int>(r.via), r.peering); }
  void put(EntityRef ref) { out << static_cast<int>(ref.kind) << ':' << ref.index << ' '; }
  template <class... T>
  void all(const T&... values) { (put(values), ...); }
  template <class... T>
  void line(const T&... values) {
    all(values...);
    out << '\n';
  }
};

inline std::string printed(const Estate& e) {
  EstatePrinter p;
  p.line(e.title, e.as_of, e.organization_id);
  for (const Unit& u : e.units) p.line(u.name, u.parent, u.scps, u.rcps);
  for (const Account& a : e.accounts)
    p.line(a.name, a.id, a.lineage, a.owner, a.unit, a.management, a.scps, a.rcps, a.region);
  for (const Policy& q : e.policies)
    p.line(q.name, q.arn, q.lineage, q.account, static_cast<int>(q.origin), policy_text(q.document, JsonLayout::one_line));
  for (const Principal& q : e.principals)
    p.line(static_cast<int>(q.kind), q.name, q.arn, q.lineage, q.account, q.owner, q.policies, q.groups, q.boundary, q.trust,
           q.person, q.keys, q.console, q.session, q.service_linked, q.tags);
  for (const Group& g : e.groups) p.line(g.name, g.arn, g.lineage, g.account, g.policies);
  for (const Person& q : e.people) p.line(q.name, q.lineage, q.team, q.joined, q.left);
  for (const Resource& r : e.resources)
    p.line(static_cast<int>(r.kind), r.name, r.arn, r.lineage, r.account, r.region, r.owner, r.role, r.key, r.subnet,
           r.security_groups, r.secrets, r.policy, r.internet, r.port, r.metadata, r.data_class, r.records, r.needed, r.kept,
           r.decoy, r.agent, r.packages, r.properties, r.tags);
  for (const Vpc& v : e.network.vpcs) p.line(v.name, v.account, v.block);
  for (const Subnet& s : e.network.subnets) p.line(s.name, s.lineage, s.account, s.vpc, s.block, s.routes, s.acl);
  for (const SecurityGroup& g : e.network.security_groups) p.line(g.name, g.account, g.rules);
  for (const Peering& q : e.network.peerings) p.line(q.name, q.from, q.to);
  for (const Dependency& d : e.dependencies) {
    p.out << d.worth_per_minute << ' ';
    p.line(d.who, d.action, d.on);
  }
  return p.out.str();
}

}  // namespace gameday::topology

#pragma once

#include <cstdint>
#include <optional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "topology/model/estate_draft.h"
#include "topology/model/ids.h"

namespace gameday::topology {

enum class PrincipalKind { user, role };
enum class PolicyOrigin { customer_managed, aws_managed, inline_policy, organization, resource, trust };

/// Kinds of thing that a selector or a technique's target can name.
enum class EntityKind { organization, account, user, role, group, policy, person, resource };

/// Any entity of the estate. `index` is the dense id of its kind (users and roles share PrincipalId).
struct EntityRef {
  EntityKind kind = EntityKind::account;
  std::uint32_t index = 0;
  auto operator<=>(const EntityRef&) const = default;
};

struct Unit {
  std::string name;                // "root" for UnitId{0}
  std::optional<UnitId> parent;
  std::vector<PolicyId> scps;
  std::vector<PolicyId> rcps;
};

struct Account {
  std::string name;
  std::string id;                  // 12 digits
  std::string lineage;
  Ownership owner;
  UnitId unit;
  bool management = false;         // organization policies do not bind it
  std::vector<PolicyId> scps;      // attached to the account itself
  std::vector<PolicyId> rcps;
  std::string region;
};

struct Policy {
  std::string name;
  std::string arn;                 // empty for inline, resource and trust policies
  std::string lineage;
  std::optional<AccountId> account;
  PolicyOrigin origin{};
  PolicyDocument document;
  bool wider_version = false;      // an older version is kept that allows everything
};

struct Principal {
  PrincipalKind kind{};
  std::string name;
  std::string arn;
  std::string lineage;
  AccountId account;
  Ownership owner;
  std::vector<PolicyId> policies;  // own managed and inline ones; those of groups are with the groups
  std::vector<GroupId> groups;
  std::optional<PolicyId> boundary;
  std::optional<PolicyId> trust;
  std::optional<PersonId> person;
  std::vector<AccessKeyDraft> keys;
  std::optional<ConsoleDraft> console;
  Millis session;
  bool service_linked = false;
  Tags tags;
  Place place;
};

struct Group {
  std::string name;
  std::string arn;
  std::string lineage;
  AccountId account;
  std::vector<PolicyId> policies;
};

struct Person {
  std::string name;
  std::string lineage;
  std::string team;
  std::optional<Day> joined;
  std::optional<Day> left;
};

struct Resource {
  ResourceKind kind{};
  std::string name;
  std::string arn;
  std::string lineage;
  AccountId account;
  std::string region;
  Ownership owner;
  std::optional<PrincipalId> role;
  std::optional<ResourceId> key;
  std::optional<SubnetId> subnet;
  std::vector<std::uint32_t> security_groups;  // indexes of Network::security_groups
  std::vector<ResourceId> secrets;
  std::optional<PolicyId> policy;
  bool internet = false;
  int port = 443;
  std::string metadata;
  std::string data_class;
  std::int64_t records = 0;
  std::optional<Millis> needed;
  std::optional<Millis> kept;
  bool decoy = false;
  bool agent = false;
  std::optional<std::vector<std::string>> packages;  // sorted; none: nobody has listed them
  std::map<std::string, std::string> properties;
  Tags tags;
};

/// A block of IPv4 addresses, host order. `bits` 0 to 32.
struct Block {
  std::uint32_t address = 0;
  int bits = 32;
  auto operator<=>(const Block&) const = default;
  bool contains(std::uint32_t ip) const { return bits == 0 || (ip ^ address) >> (32 - bits) == 0; }
  bool contains(Block other) const { return other.bits >= bits && contains(other.address); }
};

struct NetworkRule {
  bool allow = true;
  bool inbound = true;
  int number = 0;
  std::optional<Block> block;                       // peer addresses; "internet" is 0.0.0.0/0
  std::optional<std::uint32_t> group;               // or peer security group
  int from_port = 0;
  int to_port = 65535;
};

struct SecurityGroup {
  std::string name;
  AccountId account;
  std::vector<NetworkRule> rules;                   // allow only
};

enum class RouteTarget { internet_gateway, nat, peering, endpoint };

struct Route {
  Block to;
  RouteTarget via{};
  std::optional<std::uint32_t> peering;             // index of Network::peerings
};

struct Subnet {
  std::string name;
  std::string lineage;
  AccountId account;
  std::uint32_t vpc = 0;                            // index of Network::vpcs
  Block block;
  std::vector<Route> routes;
  std::vector<NetworkRule> acl;                     // by number; empty: allow all
};

struct Vpc {
  std::string name;
  AccountId account;
  Block block;
};

struct Peering {
  std::string name;
  std::uint32_t from = 0;                           // index of Network::vpcs
  std::uint32_t to = 0;
};

struct Network {
  std::vector<Vpc> vpcs;
  std::vector<Subnet> subnets;                      // by SubnetId
  std::vector<SecurityGroup> security_groups;
  std::vector<Peering> peerings;
};

struct Dependency {
  EntityRef who;
  std::string action;
  EntityRef on;
  double worth_per_minute = 0;
};

/// The modelled company, sealed: every reference resolved, immutable. Vectors are indexed by the id of their kind, in the
/// order of (account, name) so that the order of files and tables never matters.
struct Estate {
  std::string title;
  Day as_of{};
  std::string organization_id;      // empty: no organization
  std::vector<Unit> units;          // UnitId{0} is the root, always there
  std::vector<Account> accounts;
  std::vector<Policy> policies;
  std::vector<Principal> principals;
  std::vector<Group> groups;
  std::vector<Person> people;
  std::vector<Resource> resources;
  Network network;
  std::vector<Dependency> dependencies;

  const Account& at(AccountId id) const { return accounts[id.index]; }
  const Policy& at(PolicyId id) const { return policies[id.index]; }
  const Principal& at(PrincipalId id) const { return principals[id.index]; }
  const Group& at(GroupId id) const { return groups[id.index]; }
  const Resource& at(ResourceId id) const { return resources[id.index]; }
  const Unit& at(UnitId id) const { return units[id.index]; }
  const Person& at(PersonId id) const { return people[id.index]; }
  const Subnet& at(SubnetId id) const { return network.subnets[id.index]; }
};

/// Reads of an entity whatever its kind. The organization has lineage "organization" and no ARN.
const std::string& name_of(const Estate& estate, EntityRef entity);
const std::string& lineage_of(const Estate& estate, EntityRef entity);
const std::string& arn_of(const Estate& estate, EntityRef entity);
std::optional<AccountId> account_of(const Estate& estate, EntityRef entity);

/// "user", "role", "bucket", …: the word that files use for this entity's kind.
std::string_view kind_name(const Estate& estate, EntityRef entity);

/// "bucket shop/receipts": how messages, journals and reports name it.
std::string title_of(const Estate& estate, EntityRef entity);

}  // namespace gameday::topology

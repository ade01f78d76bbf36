#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "topology/model/millis.h"
#include "topology/model/policy_document.h"
#include "topology/model/problem.h"
#include "topology/model/resource_kind.h"

// The estate as its author wrote it: names instead of ids, nothing resolved. Loaders fill it, effects of controls change
// it, `seal` (topology/load/seal.h) turns it into an Estate. Names of accounts, principals and resources may also be ARNs.
namespace gameday::topology {

using Day = std::chrono::sys_days;
using Tags = std::map<std::string, std::string>;

/// A reference as written.
struct Name {
  std::string text;
  Place place;
};

/// Keys by which an account structure partitions an estate. Empty: not said; resources and principals take the account's.
struct Ownership {
  std::string workload;
  std::string environment;
  std::string team;
};

/// A statement in the short form: `{ do = ["s3:GetObject"], on = "receipts" }`. Seal turns it into a Statement: names in `on`
/// become ARNs, names in `who` become principals.
struct GrantDraft {
  StatementEffect effect = StatementEffect::allow;
  std::vector<std::string> actions;
  std::vector<Name> on;                   // names, ARN patterns or "*"; in resource policies empty: the resource itself
  std::vector<Name> who;                  // resource policies only: as in TrustDraft, and "*"
  std::vector<ConditionTest> conditions;
  Place place;
};

/// Who may assume a role, in the short form: a service, an account, a user, a role, an ARN, or an identity provider.
struct TrustDraft {
  Name who;                               // "lambda.amazonaws.com", "shop", "user/ana", "deployer", an ARN, "*"
  std::string oidc;                       // host of an OIDC provider, instead of `who`
  std::string saml;                       // name of a SAML provider, instead of `who`
  std::string repository;                 // with `oidc`: "owner/name"; empty: any
  std::string branch;                     // with `repository`: a branch or "*" for any branch; empty: tags and the rest too
  std::vector<ConditionTest> conditions;
  Place place;
};

/// A policy with a name of its own, or an inline one.
struct PolicyDraft {
  Name name;
  std::string account;  // empty for AWS-managed and organization policies
  std::string arn;      // empty: made from account and name
  std::string lineage;  // empty: made from account and name
  PolicyDocument document;
  bool aws_managed = false;
  std::vector<GrantDraft> grants;  // statements in the short form, added to the document at seal
  bool wider_version = false;      // managed: an older version is kept that allows everything
};

struct UnitDraft {
  Name name;
  std::optional<Name> parent;  // none: below the root
  std::vector<Name> scps;      // names of policies
  std::vector<Name> rcps;
};

struct OrganizationDraft {
  bool present = false;
  std::string id;                        // "o-…"
  std::optional<Name> management;        // the management account
  std::vector<Name> scps;                // attached to the root
  std::vector<Name> rcps;
};

struct AccountDraft {
  Name name;
  std::string id;  // 12 digits; empty: made from the name
  std::string lineage;
  Ownership owner;
  std::optional<Name> unit;      // none: the organization's root
  std::vector<Name> scps;
  std::vector<Name> rcps;
  std::string region;  // home region; empty: the estate's
};

struct AccessKeyDraft {
  Millis age{};
  bool assumed = false;  // the source could not tell whether there is one
};

struct ConsoleDraft {
  bool mfa = false;
  bool phishable = true;
};

/// A user or a role.
struct PrincipalDraft {
  Name name;
  std::string account;
  bool is_role = false;
  std::string path = "/";
  std::string arn;
  std::string lineage;
  Ownership owner;
  std::vector<Name> policies;           // managed policies, by name or ARN
  std::vector<PolicyDraft> inline_policies;
  std::vector<Name> groups;             // users only
  std::optional<Name> boundary;
  std::optional<PolicyDocument> trust;  // roles only
  std::vector<TrustDraft> trusts;       // roles only: the short form, added to `trust` at seal
  std::optional<Name> person;
  std::vector<AccessKeyDraft> keys;
  std::optional<ConsoleDraft> console;
  Millis session{60 * 60 * 1000};       // longest session; AWS default 1 h
  bool service_linked = false;
  Tags tags;
};

struct GroupDraft {
  Name name;
  std::string account;
  std::string path = "/";
  std::string arn;
  std::string lineage;
  std::vector<Name> policies;
  std::vector<PolicyDraft> inline_policies;
};

struct PersonDraft {
  Name name;
  std::string team;
  std::optional<Day> joined;
  std::optional<Day> left;
};

struct ResourceDraft {
  Name name;
  ResourceKind kind{};
  std::string account;
  std::string region;
  std::string arn;
  std::string lineage;
  Ownership owner;
  std::optional<Name> role;             // what its code runs as
  std::optional<Name> key;              // what encrypts it
  std::optional<Name> subnet;
  std::vector<Name> security_groups;
  std::vector<Name> secrets;            // stores whose content lies readable in its environment or disk
  std::optional<PolicyDocument> policy; // resource policy
  std::vector<GrantDraft> lets;         // the short form, added to `policy` at seal
  bool internet = false;                // an endpoint of it can be called from the internet
  int port = 443;
  std::string metadata;                 // "", "v1", "v2"
  std::string data_class;               // "", "public", "internal", "confidential", "restricted"
  std::int64_t records = 0;             // data records held
  std::optional<Millis> needed;
  std::optional<Millis> kept;
  bool decoy = false;                   // no benign use; touching it is a signal
  bool agent = false;                   // a host sensor runs there
  std::optional<std::vector<std::string>> packages;  // its bill of materials; none: nobody has listed them
  std::map<std::string, std::string> properties;  // anything a technique may ask for beyond the above
  Tags tags;
};

struct RuleDraft {                       // of a security group or a network ACL
  bool allow = true;
  bool inbound = true;
  int number = 0;                        // network ACL order; 0 in security groups
  std::string peer;                      // "internet", a CIDR block, or a security group's name
  int from_port = 0;
  int to_port = 65535;
  Place place;
};

struct SecurityGroupDraft {
  Name name;
  std::string account;
  std::vector<RuleDraft> rules;
};

struct RouteDraft {
  std::string to;                        // CIDR block or "internet"
  Name via;                              // "internet-gateway", "nat", a peering's or an endpoint's name
};

struct SubnetDraft {
  Name name;
  std::string account;
  Name vpc;
  std::string cidr;
  std::vector<RouteDraft> routes;        // the VPC's own range is always routed
  std::vector<RuleDraft> acl;            // empty: allow all
};

struct VpcDraft {
  Name name;
  std::string account;
  std::string cidr;
};

struct PeeringDraft {
  Name name;
  Name from;
  Name to;
};

/// What must keep working, whatever the structure.
struct DependencyDraft {
  Name who;
  std::string action;
  Name on;
  double worth_per_minute = 0;           // USD
};

struct EstateDraft {
  std::string title;
  std::optional<Day> as_of;
  std::string region = "eu-west-1";
  OrganizationDraft organization;
  std::vector<UnitDraft> units;
  std::vector<AccountDraft> accounts;
  std::vector<PolicyDraft> policies;
  std::vector<PrincipalDraft> principals;
  std::vector<GroupDraft> groups;
  std::vector<PersonDraft> people;
  std::vector<ResourceDraft> resources;
  std::vector<VpcDraft> vpcs;
  std::vector<SubnetDraft> subnets;
  std::vector<SecurityGroupDraft> security_groups;
  std::vector<PeeringDraft> peerings;
  std::vector<DependencyDraft> dependencies;
};

}  // namespace gameday::topology

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "scenarios/load/library_files.h"
#include "tests/property/estate_graph.h"
#include "tests/property/random_company.h"
#include "topology/load/seal.h"

// Laws of potential reach over random small estates. Seeds are fixed, so a failure names the estate that broke it.
namespace gameday::scenarios {
namespace {

constexpr std::uint64_t k_estates = 200;

using topology::EstateDraft;
using topology::StatementEffect;

const Library& library() {
  static const Library loaded = load_library().value();
  return loaded;
}

std::vector<std::string> logs() {
  std::vector<std::string> names;
  for (const LogSource& log : library().log_sources) names.push_back(log.name);
  return names;
}

const std::vector<std::string>& actions() {
  static const std::vector<std::string> all = [] {
    std::set<std::string> found;
    for (const Technique& technique : library().techniques)
      for (const PermissionNeed& need : technique.permissions) found.insert(need.action);
    return std::vector<std::string>(found.begin(), found.end());
  }();
  return all;
}

/// Positions in words, so that estates with other ids compare.
std::vector<std::set<std::string>> reaches(const EstateDraft& draft, std::uint64_t seed) {
  const auto estate = topology::seal(draft);
  if (!estate) {
    ADD_FAILURE() << seed << ": " << to_string(estate.error().front());
    return {};
  }
  const EstateGraph graph(*estate, library().techniques, logs());
  std::vector<std::set<std::string>> all;
  for (const EstateGraph::Start& entry : graph.entries()) {
    std::set<std::string>& words = all.emplace_back();
    for (const NaivePosition& position : graph.reach(entry)) words.insert(told(*estate, position));
  }
  return all;
}

/// Positions that `larger` lacks of `smaller`, over all entries.
std::string missing(const std::vector<std::set<std::string>>& smaller, const std::vector<std::set<std::string>>& larger) {
  std::string text;
  for (std::size_t i = 0; i < smaller.size() && i < larger.size(); ++i)
    for (const std::string& position : smaller[i])
      if (!larger[i].contains(position)) text += "entry " + std::to_string(i) + ": " + position + "\n";
  return text;
}

std::size_t size_of(const std::vector<std::set<std::string>>& reaches) {
  std::size_t sum = 0;
  for (const auto& one : reaches) sum += one.size();
  return sum;
}

/// Every document of an identity that may be added to: inline and managed ones.
std::vector<topology::PolicyDocument*> identity_documents(EstateDraft& draft) {
  std::vector<topology::PolicyDocument*> all;
  for (auto& policy : draft.policies)
    if (!policy.account.empty()) all.push_back(&policy.document);
  for (auto& principal : draft.principals)
    for (auto& policy : principal.inline_policies) all.push_back(&policy.document);
  for (auto& group : draft.groups)
    for (auto& policy : group.inline_policies) all.push_back(&policy.document);
  return all;
}

void add_identity_policy(EstateDraft& draft, RandomCompany& random, StatementEffect effect) {
  topology::PrincipalDraft& principal = draft.principals[random.below(draft.principals.size())];
  topology::PolicyDraft policy;
  policy.name = {"added", {}};
  policy.account = principal.account;
  policy.document.statements = {random.statement(effect)};
  principal.inline_policies.push_back(policy);
}

/// A statement of the effect into an existing identity policy, a trust, a resource's policy, or as a new identity policy.
void add(EstateDraft& draft, RandomCompany& random, StatementEffect effect) {
  switch (random.below(4)) {
    case 0: {
      const auto documents = identity_documents(draft);
      documents[random.below(documents.size())]->statements.push_back(random.statement(effect));
      return;
    }
    case 1: add_identity_policy(draft, random, effect); return;
    case 2: {
      auto& principal = draft.principals[random.below(draft.principals.size())];
      if (!principal.trust) return add_identity_policy(draft, random, effect);
      principal.trust->statements.push_back(random.for_others(effect, true).statements.front());
      return;
    }
    default: {
      for (auto& resource : draft.resources) {
        if (!resource.policy) continue;
        resource.policy->statements.push_back(random.for_others(effect, false).statements.front());
        return;
      }
      add_identity_policy(draft, random, effect);
    }
  }
}

TEST(ReachLaw, AnAllowAddedNeverShrinksPotentialReach) {
  int grown = 0;
  for (std::uint64_t seed = 1000; seed < 1000 + k_estates; ++seed) {
    RandomCompany random(seed, actions());
    const EstateDraft before = random.draft();
    EstateDraft after = before;
    add(after, random, StatementEffect::allow);
    const auto small = reaches(before, seed);
    const auto large = reaches(after, seed);
    ASSERT_EQ(missing(small, large), "") << "estate " << seed;
    grown += size_of(large) > size_of(small) ? 1 : 0;
  }
  EXPECT_GT(grown, 20);  // else nothing was asked
}

TEST(ReachLaw, ADenyAddedNeverEnlargesPotentialReach) {
  int shrunk = 0;
  for (std::uint64_t seed = 20'000; seed < 20'000 + 4 * k_estates; ++seed) {
    RandomCompany random(seed, actions());
    const EstateDraft before = random.draft();
    EstateDraft after = before;
    add(after, random, StatementEffect::deny);  // one action on one thing, mostly, so few of them matter
    const auto large = reaches(before, seed);
    const auto small = reaches(after, seed);
    ASSERT_EQ(missing(small, large), "") << "estate " << seed;
    shrunk += size_of(large) > size_of(small) ? 1 : 0;
  }
  EXPECT_GT(shrunk, 20);
}

TEST(ReachLaw, ADenyAttachedAsGuardrailNeverEnlargesPotentialReach) {
  int shrunk = 0;
  for (std::uint64_t seed = 3000; seed < 3000 + k_estates; ++seed) {
    RandomCompany random(seed, actions());
    const EstateDraft before = random.draft();
    EstateDraft after = before;
    topology::PolicyDraft policy;
    policy.name = {"added guardrail", {}};
    policy.document.statements = {random.statement(StatementEffect::deny)};
    const bool rcp = random.chance(30);
    if (rcp) {
      auto& principal = policy.document.statements.front().principal;
      principal.present = principal.anyone = true;
      principal.aws = {"*"};
    }
    after.policies.push_back(policy);
    (rcp ? after.organization.rcps : after.organization.scps).push_back(policy.name);
    const auto large = reaches(before, seed);
    const auto small = reaches(after, seed);
    ASSERT_EQ(missing(small, large), "") << "estate " << seed;
    shrunk += size_of(large) > size_of(small) ? 1 : 0;
  }
  EXPECT_GT(shrunk, 20);
}

/// Workloads with principals and stores of their own, in one account or each in an account of its own. Policies speak of names
/// with '*' where accounts would stand, so that they mean the same both ways; nothing is granted across accounts.
class TwoWays {
 public:
  explicit TwoWays(std::uint64_t seed) : random_(seed, actions()) {
    for (const char* workload : {"shop", "pay", "desk"}) {
      for (const char* name : {"dev", "app"}) {
        topology::PrincipalDraft one;
        one.is_role = name == std::string("app");
        one.name = {std::string(workload) + "-" + name, {}};
        one.lineage = std::string(workload) + "/prod/" + (one.is_role ? "role/" : "user/") + name;
        one.owner = {workload, "prod", ""};
        topology::PolicyDraft policy;
        policy.name = {"inline", {}};
        policy.document.statements = {statement(workload)};
        if (random_.chance(60)) policy.document.statements.push_back(statement(workload));
        one.inline_policies.push_back(policy);
        if (one.is_role) {
          topology::Statement service;
          service.actions = {"sts:AssumeRole"};
          service.principal.present = true;
          service.principal.service = {random_.chance(50) ? "lambda.amazonaws.com" : "ec2.amazonaws.com"};
          one.trust = topology::PolicyDocument{true, {service}};
        }
        principals_.push_back(one);
      }
      for (const char* kind : {"bucket", "table", "function"}) {
        topology::ResourceDraft one;
        one.kind = *topology::resource_kind(kind);
        one.name = {std::string(workload) + "-" + kind, {}};
        one.lineage = std::string(workload) + "/prod/" + kind + "/" + kind;
        one.owner = {workload, "prod", ""};
        one.records = static_cast<std::int64_t>(1 + random_.below(1000));
        if (kind == std::string("function")) {
          one.role = topology::Name{std::string(workload) + "-app", {}};
          one.internet = random_.chance(50);
          if (random_.chance(50)) one.properties["flaw"] = "rce";
        }
        resources_.push_back(one);
      }
    }
  }

  EstateDraft draft(bool split) const {
    EstateDraft made;
    made.title = "two ways";
    made.as_of = topology::Day{std::chrono::days{20'000}};
    made.organization.present = true;
    made.organization.id = "o-split";
    int number = 0;
    for (const char* workload : {"shop", "pay", "desk"}) {
      if (!split && number > 0) break;
      topology::AccountDraft account;
      account.name = {split ? workload : "all", {}};
      account.id = std::string(11, '1') + std::to_string(++number);
      made.accounts.push_back(account);
    }
    for (topology::PrincipalDraft one : principals_) {
      one.account = split ? one.owner.workload : "all";
      for (auto& policy : one.inline_policies) policy.account = one.account;
      made.principals.push_back(one);
    }
    for (topology::ResourceDraft one : resources_) {
      one.account = split ? one.owner.workload : "all";
      made.resources.push_back(one);
    }
    return made;
  }

 private:
  topology::Statement statement(const std::string& workload) {
    topology::Statement made = random_.statement(random_.chance(85) ? StatementEffect::allow : StatementEffect::deny);
    made.conditions.clear();
    made.not_action = made.not_resource = false;
    switch (random_.below(3)) {
      case 0: made.resources = {"*"}; break;
      case 1: made.resources = {"arn:aws:iam::*:*/" + workload + "-*", "arn:aws:s3:::" + workload + "-*"}; break;
      default: made.resources = {"arn:aws:s3:::*", "arn:aws:dynamodb:*:*:table/*", "arn:aws:lambda:*:*:function:*"}; break;
    }
    return made;
  }

  RandomCompany random_;
  std::vector<topology::PrincipalDraft> principals_;
  std::vector<topology::ResourceDraft> resources_;
};

/// What is reached from each entry (by lineage), counted as the law counts: stores by lineage, their workloads, data records.
struct Counted {
  std::set<std::string> stores;
  std::set<std::string> workloads;
  std::int64_t records = 0;
};

std::map<std::string, Counted> counted(const EstateDraft& draft) {
  const auto estate = topology::seal(draft);
  if (!estate) {
    ADD_FAILURE() << to_string(estate.error().front());
    return {};
  }
  const EstateGraph graph(*estate, library().techniques, logs());
  std::map<std::string, Counted> all;
  for (const EstateGraph::Start& entry : graph.entries()) {
    const bool internet = entry.naive().empty();
    Counted& one = all[(internet ? "internet" : entry.position.kind + entry.position.variant + lineage_of(*estate, entry.position.entity))];
    for (const NaivePosition& position : graph.reach(entry)) {
      if (position.kind != "data" && position.kind != "code") continue;
      const topology::Resource& resource = estate->resources[position.entity.index];
      one.workloads.insert(resource.owner.workload);
      if (position.kind == "data" && one.stores.insert(resource.lineage).second) one.records += resource.records;
    }
  }
  return all;
}

TEST(ReachLaw, SplittingWorkloadsIntoAccountsNeverEnlargesWhatIsReached) {
  int smaller = 0;
  for (std::uint64_t seed = 4000; seed < 4000 + k_estates; ++seed) {
    const TwoWays company(seed);
    const auto together = counted(company.draft(false));
    const auto apart = counted(company.draft(true));
    ASSERT_EQ(together.size(), apart.size());
    for (const auto& [entry, one] : together) {
      const Counted& other = apart.at(entry);
      ASSERT_LE(other.records, one.records) << "estate " << seed << ", entry " << entry;
      ASSERT_TRUE(std::ranges::includes(one.stores, other.stores)) << "estate " << seed << ", entry " << entry;
      ASSERT_TRUE(std::ranges::includes(one.workloads, other.workloads)) << "estate " << seed << ", entry " << entry;
      smaller += other.records < one.records ? 1 : 0;
    }
  }
  EXPECT_GT(smaller, 100);
}

}  // namespace
}  // namespace gameday::scenarios

#include "topology/load/seal.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::topology {
namespace {

template <class T>
const T& named(const std::vector<T>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &T::name);
  if (found != all.end()) return *found;
  ADD_FAILURE() << "no " << name;
  static const T none{};
  return none;
}

const Statement& first_statement(const Estate& estate, std::string_view policy) {
  return named(estate.policies, policy).document.statements.at(0);
}

TEST(Seal, IdsDoNotDependOnTheOrderOfTables) {
  const std::string a = "[account.a]\n[user.a.x]\n[bucket.a.z]\n[bucket.a.y]\n";
  const std::string b = "[account.b]\n[role.b.x]\ntrusts = \"a\"\n";
  const Estate one = estate_of(a + b);
  const Estate other = estate_of(b + a);
  ASSERT_EQ(one.resources.size(), 2U);
  EXPECT_EQ(one.resources[0].name, "y");
  EXPECT_EQ(one.resources[0].arn, other.resources[0].arn);
  EXPECT_EQ(one.principals[1].arn, other.principals[1].arn);
  EXPECT_EQ(one.policies[0].lineage, other.policies[0].lineage);
}

TEST(Seal, AccountIdsAndArnsAreMadeFromNames) {
  const Estate estate = estate_of("[account.a]\n[account.b]\nid = \"123456789012\"\n[role.b.r]\ntrusts = \"a\"\npath = \"/t/\"\n"
                                  "[table.b.orders]\nregion = \"us-east-1\"\n");
  EXPECT_EQ(estate.accounts[0].id.size(), 12U);
  EXPECT_EQ(estate.principals[0].arn, "arn:aws:iam::123456789012:role/t/r");
  EXPECT_EQ(estate.resources[0].arn, "arn:aws:dynamodb:us-east-1:123456789012:table/orders");
}

TEST(Seal, OwnershipAndLineageComeFromTheAccountWhereNotSaid) {
  const Estate estate = estate_of("[account.a]\nworkload = \"shop\"\nenvironment = \"prod\"\n[bucket.a.x]\n"
                                  "[bucket.a.y]\nworkload = \"till\"\n[account.b]\n[user.b.u]\n");
  EXPECT_EQ(named(estate.resources, "x").lineage, "shop/prod/bucket/x");
  EXPECT_EQ(named(estate.resources, "y").lineage, "till/prod/bucket/y");
  EXPECT_EQ(named(estate.principals, "u").lineage, "b/user/u");
}

TEST(Seal, TwoAccountsOfOneWorkloadKeepTheirLineagesApart) {
  const std::string of = "]\nworkload = \"w\"\nenvironment = \"e\"\n";
  const Estate estate = estate_of("[account.a" + of + "[account.b" + of + "[bucket.a.x]\n[bucket.b.x]\n[bucket.b.y]\n");
  EXPECT_EQ(estate.resources[0].lineage, "a/bucket/x");
  EXPECT_EQ(estate.resources[1].lineage, "b/bucket/x");
  EXPECT_EQ(estate.resources[2].lineage, "w/e/bucket/y");
}

TEST(Seal, AGivenLineageTwiceIsAProblem) {
  EXPECT_EQ(problems_of("[account.a]\n[bucket.a.x]\nlineage = \"l\"\n[bucket.a.y]\nlineage = \"l\"\n"),
            "e.toml:6:1: bucket \"y\" has the lineage \"l\" of bucket \"x\" (e.toml:4); expected a lineage of its own\n");
}

TEST(Seal, ShortGrantsBecomeStatementsOnArns) {
  const Estate estate = estate_of("[account.a]\nid = \"111111111111\"\n[bucket.a.b]\n[table.a.t]\n[user.a.u]\n"
                                  "may = [{ do = \"s3:GetObject\", on = [\"b\", \"b/in/*\", \"t\", \"*\"] }]\n");
  const Statement& statement = first_statement(estate, "may");
  EXPECT_EQ(statement.resources, (std::vector<std::string>{"arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/in/*",
                                                           "arn:aws:dynamodb:eu-west-1:111111111111:table/t", "*"}));
}

TEST(Seal, AnUnknownNameInAGrantIsOfferedTheNearest) {
  EXPECT_EQ(problems_of("[account.a]\n[table.a.orders]\n[user.a.u]\nmay = [{ do = \"s3:*\", on = \"order\" }]\n"),
            "e.toml:6:28: \"order\" is not defined and no ARN; did you mean \"orders\"?\n");
}

TEST(Seal, ANameWithTwoMeaningsAsksForItsKind) {
  EXPECT_EQ(problems_of("[account.a]\n[table.a.x]\n[bucket.a.x]\n[user.a.u]\nmay = [{ do = \"s3:*\", on = \"x\" }]\n"),
            "e.toml:7:28: \"x\" can mean several things; expected one of \"a/bucket/x\", \"a/table/x\"\n");
}

TEST(Seal, ANameIsTakenFromTheOwnAccountFirst) {
  const Estate estate = estate_of("[account.a]\n[account.b]\n[key.a.k]\n[key.b.k]\n[bucket.b.x]\nencrypted = \"k\"\n"
                                  "[bucket.a.y]\nencrypted = \"b/k\"\n");
  EXPECT_EQ(estate.at(*named(estate.resources, "x").key).account, AccountId{1});
  EXPECT_EQ(estate.at(*named(estate.resources, "y").key).account, AccountId{1});
}

TEST(Seal, TrustsNameServicesAccountsAndPrincipals) {
  const Estate estate = estate_of("[account.a]\nid = \"111111111111\"\n[account.b]\nid = \"222222222222\"\n[user.a.u]\n[role.a.r]\n"
                                  "trusts = [\"ec2.amazonaws.com\", \"b\", \"user/u\", \"333333333333\", \"*\"]\n");
  const auto& statements = named(estate.policies, "trust of r").document.statements;
  ASSERT_EQ(statements.size(), 5U);
  EXPECT_EQ(statements[0].principal.service.at(0), "ec2.amazonaws.com");
  EXPECT_EQ(statements[1].principal.aws.at(0), "arn:aws:iam::222222222222:root");
  EXPECT_EQ(statements[2].principal.aws.at(0), "arn:aws:iam::111111111111:user/u");
  EXPECT_EQ(statements[3].principal.aws.at(0), "arn:aws:iam::333333333333:root");
  EXPECT_TRUE(statements[4].principal.anyone);
}

TEST(Seal, AnOidcTrustChecksAudienceAndSubject) {
  const Estate estate = estate_of("[account.a]\nid = \"111111111111\"\n[role.a.r]\n"
                                  "trusts = { oidc = \"ci.example\", repository = \"shop/web\", branch = \"main\" }\n");
  const Statement& statement = first_statement(estate, "trust of r");
  EXPECT_EQ(statement.principal.federated.at(0), "arn:aws:iam::111111111111:oidc-provider/ci.example");
  EXPECT_EQ(statement.actions.at(0), "sts:AssumeRoleWithWebIdentity");
  ASSERT_EQ(statement.conditions.size(), 2U);
  EXPECT_EQ(statement.conditions[0].key, "ci.example:aud");
  EXPECT_EQ(statement.conditions[1].values.at(0), "repo:shop/web:ref:refs/heads/main");
}

TEST(Seal, AResourcesPolicyIsOnItselfUnlessSaid) {
  const Estate estate = estate_of("[account.a]\n[account.b]\nid = \"222222222222\"\n[bucket.a.x]\n"
                                  "lets = [{ who = \"b\", do = \"s3:GetObject\" }]\n");
  const Statement& statement = first_statement(estate, "policy of x");
  EXPECT_EQ(statement.principal.aws.at(0), "arn:aws:iam::222222222222:root");
  EXPECT_EQ(statement.resources.at(1), "arn:aws:s3:::x/*");
  EXPECT_EQ(named(estate.resources, "x").policy, PolicyId{0});
}

TEST(Seal, AwsManagedPoliciesComeFromTheLibraryByNameOrArn) {
  const Estate estate = estate_of("[account.a]\n[user.a.u]\npolicies = \"AdministratorAccess\"\n"
                                  "[user.a.v]\npolicies = \"arn:aws:iam::aws:policy/job-function/ViewOnlyAccess\"\n");
  ASSERT_EQ(estate.policies.size(), 2U);
  EXPECT_EQ(estate.policies[0].arn, "arn:aws:iam::aws:policy/AdministratorAccess");
  EXPECT_EQ(estate.policies[0].origin, PolicyOrigin::aws_managed);
  EXPECT_EQ(estate.policies[0].document.statements.at(0).actions.at(0), "*");
}

TEST(Seal, AnAwsManagedPolicyThatIsNotBundledIsAProblem) {
  EXPECT_EQ(problems_of("[account.a]\n[user.a.u]\npolicies = \"arn:aws:iam::aws:policy/ReadOnlyAcces\"\n"),
            "e.toml:5:12: AWS-managed policy \"arn:aws:iam::aws:policy/ReadOnlyAcces\" is not bundled; expected one that is, or "
            "its document under a name of its own; did you mean \"arn:aws:iam::aws:policy/ReadOnlyAccess\"?\n");
}

TEST(Seal, ADenyOnlyLevelKeepsFullAccessBesideIt) {
  const Estate estate = estate_of("[organization]\nscps = \"no-leave\"\n[scp.no-leave]\ndeny = [{ do = \"organizations:Leave*\" }]\n"
                                  "[scp.few]\nmay = [{ do = \"s3:*\", on = \"*\" }]\n[account.a]\nscps = \"few\"\n");
  ASSERT_EQ(estate.units[0].scps.size(), 2U);
  EXPECT_EQ(estate.at(estate.units[0].scps[0]).name, "FullAWSAccess");
  ASSERT_EQ(estate.accounts[0].scps.size(), 1U);
  EXPECT_EQ(estate.at(estate.accounts[0].scps[0]).name, "few");
}

TEST(Seal, APolicyOfAnotherAccountCannotBeAttached) {
  EXPECT_EQ(problems_of("[account.a]\n[account.b]\n[policy.b.p]\nmay = [{ do = \"*\", on = \"*\" }]\n[user.a.u]\npolicies = \"p\"\n"),
            "e.toml:8:12: policy \"p\" belongs to account \"b\"; expected a policy of account \"a\"; policies attach within their "
            "account only\n");
}

TEST(Seal, DuplicatesAreToldAtBothPlaces) {
  const EstateText a{"a.toml", "gameday = 1\nas_of = 2026-11-01\n[account.x]\n"};
  const EstateText b{"b.toml", "gameday = 1\n[account.x]\n"};
  const auto draft = read_estate(std::vector<EstateText>{a, b}, MemoryFiles());
  ASSERT_TRUE(draft);
  const auto estate = seal(*draft);
  ASSERT_FALSE(estate);
  EXPECT_EQ(estate.error().at(0).reason, "account \"x\" is defined twice, also at b.toml:2");
  EXPECT_EQ(estate.error().at(1).reason, "account \"x\" is defined twice, also at a.toml:3");
}

TEST(Seal, AnUnknownAccountIsToldAtEachOfItsTables) {
  EXPECT_EQ(problems_of("[account.shop]\n[user.shp.u]\n"),
            "e.toml:4:1: principal \"u\": account \"shp\" is not defined; expected [account.shp] or another account; did you "
            "mean \"shop\"?\n");
}

TEST(Seal, UnitsInACircleNeverLeadToTheRoot) {
  EXPECT_EQ(problems_of("[organization]\n[unit.a]\nparent = \"b\"\n[unit.b]\nparent = \"a\"\n"),
            "e.toml:4:1: unit \"a\" never leads to the root\ne.toml:6:1: unit \"b\" never leads to the root\n");
}

TEST(Seal, SubnetsLieInTheirVpcAndApart) {
  EXPECT_EQ(problems_of("[account.a]\n[vpc.a.v]\ncidr = \"10.0.0.0/16\"\n[subnet.a.s]\nvpc = \"v\"\ncidr = \"10.1.0.0/24\"\n"
                        "[subnet.a.t]\nvpc = \"v\"\ncidr = \"10.0.0.0/24\"\n[subnet.a.u]\nvpc = \"v\"\ncidr = \"10.0.0.128/25\"\n"),
            "e.toml:6:1: subnet \"s\" (10.1.0.0/24) lies outside vpc \"v\" (10.0.0.0/16)\n"
            "e.toml:12:1: subnet \"u\" (10.0.0.128/25) overlaps subnet \"t\" (10.0.0.0/24)\n");
}

TEST(Seal, NetworkPeersAreBlocksOrGroups) {
  const Estate estate = estate_of("[account.a]\n[security-group.a.web]\nin = { from = \"internet\" }\n"
                                  "[security-group.a.db]\nin = { from = \"web\", ports = 5432 }\nout = []\n");
  const SecurityGroup& db = named(estate.network.security_groups, "db");
  ASSERT_EQ(db.rules.size(), 1U);
  EXPECT_EQ(db.rules[0].group, 1U);
  EXPECT_EQ(named(estate.network.security_groups, "web").rules.at(0).block, (Block{0, 0}));
}

TEST(Seal, EveryProblemIsToldAtOnce) {
  EXPECT_EQ(problems_of("[account.a]\n[user.a.u]\nperson = \"eve\"\ngroups = \"g\"\n[instance.a.i]\nrole = \"r\"\nsubnet = \"s\"\n"),
            "e.toml:5:10: person \"eve\" is not defined\n"
            "e.toml:6:10: group \"g\" is not defined\n"
            "e.toml:8:8: role \"r\" is not defined\n"
            "e.toml:9:10: subnet \"s\" is not defined\n");
}

TEST(Seal, DependenciesNameEntitiesOfAnyKind) {
  const Estate estate = estate_of("[account.a]\n[function.a.f]\n[table.a.t]\n"
                                  "[[depends]]\nwho = \"f\"\ndoes = \"dynamodb:PutItem\"\non = \"a/t\"\nworth = \"40 USD/min\"\n");
  ASSERT_EQ(estate.dependencies.size(), 1U);
  EXPECT_EQ(title_of(estate, estate.dependencies[0].who), "function a/f");
  EXPECT_EQ(estate.dependencies[0].worth_per_minute, 40.0);
}

}  // namespace
}  // namespace gameday::topology

#include "topology/access/caller.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

const Caller k_user = caller_from("arn:aws:iam::111111111111:user/ana");
const Caller k_session = caller_from("arn:aws:sts::111111111111:assumed-role/deployer/day");
const Caller k_role = caller_from("arn:aws:iam::111111111111:role/ci/deployer");

PrincipalMatch named(std::vector<std::string> aws, const Caller& caller, Session session = Session::may_be_named) {
  PrincipalClause clause;
  clause.present = true;
  clause.aws = std::move(aws);
  return named_by(clause, caller, session);
}
PrincipalMatch not_listed(std::vector<std::string> aws, const Caller& caller) {
  PrincipalClause clause;
  clause.present = clause.negated = true;
  clause.aws = std::move(aws);
  return named_by(clause, caller, Session::escapes_the_name);
}

TEST(Caller, UsersAreNamedByArnOrThroughTheirAccount) {
  EXPECT_EQ(named({"arn:aws:iam::111111111111:user/ana"}, k_user), PrincipalMatch::direct);
  EXPECT_EQ(named({"arn:aws:iam::111111111111:root"}, k_user), PrincipalMatch::account);
  EXPECT_EQ(named({"111111111111"}, k_user), PrincipalMatch::account);
  EXPECT_EQ(named({"222222222222"}, k_user), PrincipalMatch::none);
}

TEST(Caller, SessionsAreNamedThroughTheirRoleWhateverItsPath) {
  EXPECT_EQ(named({"arn:aws:iam::111111111111:role/ci/deployer"}, k_session), PrincipalMatch::role);
  EXPECT_EQ(named({"arn:aws:sts::111111111111:assumed-role/deployer/day"}, k_session), PrincipalMatch::direct);
  EXPECT_EQ(named({"arn:aws:sts::111111111111:assumed-role/deployer/night"}, k_session), PrincipalMatch::none);
}

TEST(Caller, ARoleOfKnownPathIsNamedByItOnly) {
  EXPECT_EQ(named({"arn:aws:iam::111111111111:role/ci/deployer"}, k_role), PrincipalMatch::role);
  EXPECT_EQ(named({"arn:aws:iam::111111111111:role/deployer"}, k_role), PrincipalMatch::none);
}

TEST(Caller, UnknownSessionNamesSuitTheCaller) {
  const std::string session = "arn:aws:sts::111111111111:assumed-role/deployer/day";
  EXPECT_EQ(named({session}, k_role, Session::may_be_named), PrincipalMatch::direct);
  EXPECT_EQ(named({session}, k_role, Session::escapes_the_name), PrincipalMatch::none);
}

TEST(Caller, NotPrincipalSparesASessionOnlyWithAccountRoleAndSession) {
  const std::string account = "arn:aws:iam::111111111111:root";
  const std::string role = "arn:aws:iam::111111111111:role/deployer";
  const std::string session = "arn:aws:sts::111111111111:assumed-role/deployer/day";
  EXPECT_EQ(not_listed({account, role, session}, k_session), PrincipalMatch::none);
  EXPECT_EQ(not_listed({role, session}, k_session), PrincipalMatch::direct);
  EXPECT_EQ(not_listed({account, role}, k_session), PrincipalMatch::direct);
}

TEST(Caller, ServicesAreNamedAsServices) {
  PrincipalClause clause;
  clause.present = true;
  clause.service = {"lambda.amazonaws.com"};
  EXPECT_EQ(named_by(clause, caller_from("lambda.amazonaws.com"), Session::may_be_named), PrincipalMatch::direct);
  EXPECT_EQ(named_by(clause, caller_from("ec2.amazonaws.com"), Session::may_be_named), PrincipalMatch::none);
  EXPECT_EQ(named_by(clause, k_user, Session::may_be_named), PrincipalMatch::none);
}

}  // namespace
}  // namespace gameday::topology

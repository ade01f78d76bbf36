#include "topology/access/evaluate.h"

#include <memory>

#include <gtest/gtest.h>

#include "tests/unit/topology/access/estate_on_screen.h"

namespace gameday::topology {
namespace {

constexpr const char* k_user = "arn:aws:iam::111111111111:user/ana";
constexpr const char* k_role = "arn:aws:iam::111111111111:role/deployer";
constexpr const char* k_session = "arn:aws:sts::111111111111:assumed-role/deployer/day";
constexpr const char* k_all = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";
constexpr const char* k_ec2 = R"({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"})";

/// One question in the closed world: what is not said is not there.
struct Question {
  std::string caller = k_user;
  std::string action = "s3:GetObject";
  std::string resource = "arn:aws:s3:::receipts/1";
  std::string account = "111111111111";
  std::vector<std::string> identity{}, boundary{}, session{}, resource_policy{}, endpoint{};
  std::vector<std::vector<std::string>> scps{}, rcps{};
  bool service_linked = false;
  bool management = false;
};

class Answer {
 public:
  explicit Answer(const Question& q) {
    Caller caller = caller_from(q.caller);
    caller.service_linked = q.service_linked;
    caller.management_account = q.management;
    caller.has_boundary = !q.boundary.empty();
    const ActionName action(q.action);
    const Request request{&caller, &action, {q.resource, false, 0}, q.account, false, {}};
    const PolicyRefs identity = refs(q.identity), boundary = refs(q.boundary), session = refs(q.session);
    const PolicyRefs resource = refs(q.resource_policy), endpoint = refs(q.endpoint);
    const std::vector<PolicyRefs> scps = levels(q.scps), rcps = levels(q.rcps);
    decision = evaluate(request, {identity, {}, boundary, session.empty() ? nullptr : session[0],
                                  resource.empty() ? nullptr : resource[0], endpoint, scps, rcps});
  }
  Decision decision;

 private:
  PolicyRefs refs(const std::vector<std::string>& statements) {
    PolicyRefs found;
    for (const std::string& one : statements) {
      kept_.push_back(std::make_unique<CompiledPolicy>(compile(EstateOnScreen::document(one), atoms_, "screen")));
      found.push_back(kept_.back().get());
    }
    return found;
  }
  std::vector<PolicyRefs> levels(const std::vector<std::vector<std::string>>& written) {
    std::vector<PolicyRefs> found;
    for (const auto& level : written) found.push_back(refs(level));
    return found;
  }
  AtomTable atoms_;
  std::vector<std::unique_ptr<CompiledPolicy>> kept_;
};

Verdict verdict(const Question& question) { return Answer(question).decision.verdict; }

std::string allows(const std::string& principal, const std::string& action = "*") {
  return R"({"Effect": "Allow", "Principal": {"AWS": ")" + principal + R"("}, "Action": ")" + action + R"(", "Resource": "*"})";
}

TEST(Evaluate, WithinTheAccountEitherSideSuffices) {
  EXPECT_EQ(verdict({.identity = {k_all}}), Verdict::allow);
  EXPECT_EQ(verdict({.resource_policy = {allows(k_user)}}), Verdict::allow);
  EXPECT_EQ(verdict({.resource_policy = {allows("111111111111")}}), Verdict::implicit_deny);
}

TEST(Evaluate, AcrossAccountsBothMustAllow) {
  EXPECT_EQ(verdict({.account = "222222222222", .identity = {k_all}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.account = "222222222222", .resource_policy = {allows(k_user)}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.account = "222222222222", .identity = {k_all}, .resource_policy = {allows("111111111111")}}), Verdict::allow);
}

TEST(Evaluate, EveryScpLevelMustAllow) {
  EXPECT_EQ(verdict({.identity = {k_all}, .scps = {{k_all}, {k_all, k_ec2}}}), Verdict::allow);
  EXPECT_EQ(verdict({.identity = {k_all}, .scps = {{k_all}, {k_ec2}}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.identity = {k_all}, .scps = {{k_ec2}}, .management = true}), Verdict::allow);
  EXPECT_EQ(verdict({.caller = k_role, .identity = {k_all}, .scps = {{k_ec2}}, .service_linked = true}), Verdict::allow);
}

TEST(Evaluate, RcpsDenyOnlyInServicesTheyCover) {
  const std::string deny = R"({"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"})";
  EXPECT_EQ(verdict({.identity = {k_all}, .rcps = {{deny}}}), Verdict::explicit_deny);
  EXPECT_EQ(verdict({.action = "ec2:RunInstances", .identity = {k_all}, .rcps = {{deny}}}), Verdict::allow);
  EXPECT_EQ(verdict({.caller = k_role, .identity = {k_all}, .rcps = {{deny}}, .service_linked = true}), Verdict::allow);
}

TEST(Evaluate, ABoundaryIsPassedByNamingTheSessionButNotTheRole) {
  EXPECT_EQ(verdict({.identity = {k_all}, .boundary = {k_ec2}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.boundary = {k_ec2}, .resource_policy = {allows(k_user)}}), Verdict::allow);
  EXPECT_EQ(verdict({.caller = k_session, .boundary = {k_ec2}, .resource_policy = {allows(k_session)}}), Verdict::allow);
  EXPECT_EQ(verdict({.caller = k_session, .boundary = {k_ec2}, .resource_policy = {allows(k_role)}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.caller = k_session, .boundary = {k_all}, .resource_policy = {allows(k_role)}}), Verdict::allow);
}

TEST(Evaluate, ASessionPolicyMustAllowWhatIsGrantedToTheRole) {
  EXPECT_EQ(verdict({.caller = k_session, .identity = {k_all}, .session = {k_ec2}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.caller = k_session, .session = {k_ec2}, .resource_policy = {allows(k_role)}}), Verdict::implicit_deny);
}

TEST(Evaluate, KeyPoliciesMustAllowAndMayLeaveItToTheAccount) {
  const std::string key = "arn:aws:kms:eu-west-1:111111111111:key/1";
  EXPECT_EQ(verdict({.action = "kms:Decrypt", .resource = key, .identity = {k_all}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.action = "kms:Decrypt", .resource = key, .identity = {k_all}, .resource_policy = {allows("111111111111")}}),
            Verdict::allow);
  EXPECT_EQ(verdict({.action = "kms:Decrypt", .resource = key, .resource_policy = {allows("111111111111")}}),
            Verdict::implicit_deny);
  EXPECT_EQ(verdict({.action = "kms:Decrypt", .resource = key, .resource_policy = {allows(k_user)}}), Verdict::allow);
}

TEST(Evaluate, TrustPoliciesMustAllowAndMayLeaveItToTheAccount) {
  const std::string assume = "sts:AssumeRole";
  EXPECT_EQ(verdict({.action = assume, .resource = k_role, .identity = {k_all}}), Verdict::implicit_deny);
  EXPECT_EQ(verdict({.action = assume, .resource = k_role, .resource_policy = {allows(k_user, assume)}}), Verdict::allow);
  EXPECT_EQ(verdict({.action = assume, .resource = k_role, .resource_policy = {allows("111111111111", assume)}}),
            Verdict::implicit_deny);
}

TEST(Evaluate, AnExplicitDenyWinsWhereverItStands) {
  const std::string deny = R"({"Effect": "Deny", "Action": "s3:*", "Resource": "*"})";
  EXPECT_EQ(verdict({.identity = {k_all, deny}}), Verdict::explicit_deny);
  EXPECT_EQ(verdict({.identity = {k_all}, .boundary = {deny}}), Verdict::explicit_deny);
  EXPECT_EQ(verdict({.identity = {k_all}, .endpoint = {k_all, deny}}), Verdict::explicit_deny);
  EXPECT_EQ(verdict({.identity = {k_all}, .scps = {{k_all, deny}}}), Verdict::explicit_deny);
}

TEST(Evaluate, WhoeverHasABoundaryIsNotSparedByNotPrincipal) {
  const std::string others = R"({"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111111111111:user/ana"}, "Action": "*", "Resource": "*"})";
  EXPECT_EQ(verdict({.identity = {k_all}, .resource_policy = {others}}), Verdict::allow);
  EXPECT_EQ(verdict({.identity = {k_all}, .boundary = {k_all}, .resource_policy = {others}}), Verdict::explicit_deny);
}

TEST(Evaluate, WhatIsAwsOwnCannotBeChanged) {
  EXPECT_EQ(verdict({.action = "iam:CreatePolicyVersion", .resource = "arn:aws:iam::aws:policy/ReadOnlyAccess", .identity = {k_all}}),
            Verdict::implicit_deny);
  EXPECT_EQ(verdict({.action = "iam:PutRolePolicy", .resource = "arn:aws:iam::111111111111:role/aws-service-role/x/y", .identity = {k_all}}),
            Verdict::implicit_deny);
}

TEST(Evaluate, ReasonsNameTheStatementsThatSpoke) {
  const AtomTable none;
  const auto reasons = Answer({.identity = {R"({"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"})"},
                               .scps = {{k_all}, {k_ec2}}}).decision.reasons;
  ASSERT_EQ(reasons.size(), 3U);
  EXPECT_EQ(to_string(reasons[0], none), "allowed by identity policy \"screen\", statement 1 (\"Read\")");
  EXPECT_EQ(to_string(reasons[1], none), "allowed by service control policy \"screen\" at level 0 below the root, statement 1");
  EXPECT_EQ(to_string(reasons[2], none), "no service control policy at level 1 below the root allows it");
}

}  // namespace
}  // namespace gameday::topology

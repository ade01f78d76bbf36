#include "topology/access/access_model.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/access/estate_on_screen.h"

namespace gameday::topology {
namespace {

constexpr const char* k_read = R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::receipts/*"})";
constexpr const char* k_all = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";
const AccessTarget k_receipt = EstateOnScreen::target("arn:aws:s3:::receipts/1");

std::string when(const AccessModel& model, ClassId id, std::string_view action, const AccessTarget& target,
                 const Context& extra = {}) {
  return to_string(model.may(id, action, target, extra), model.atoms());
}

TEST(AccessModel, PrincipalsOfEqualContentShareAClass) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana", {screen.policy(k_read)});
  const PrincipalId bo = screen.user("bo", {screen.policy(k_read)});
  const PrincipalId cy = screen.user("cy");
  const AccessModel model(screen.estate);

  EXPECT_EQ(model.class_of(ana), model.class_of(bo));
  EXPECT_NE(model.class_of(ana), model.class_of(cy));
  EXPECT_EQ(model.classes()[model.class_of(ana).index].members, (std::vector{ana, bo}));
}

TEST(AccessModel, WhoIsNamedByAResourcePolicyStandsAlone) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana");
  const PrincipalId bo = screen.user("bo");
  const PolicyId bucket = screen.policy(R"({"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:user/ana"},
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::receipts/*"})");
  const AccessModel model(screen.estate);
  const auto target = EstateOnScreen::target("arn:aws:s3:::receipts/1", 0, bucket);

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", target), "always");
  EXPECT_EQ(when(model, model.class_of(bo), "s3:GetObject", target), "never");
}

TEST(AccessModel, NamesInVariablesKeepPrincipalsApart) {
  EstateOnScreen screen;
  const PolicyId home = screen.policy(
      R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*"})");
  const PrincipalId ana = screen.user("ana", {home});
  const PrincipalId bo = screen.user("bo", {home});
  const AccessModel model(screen.estate);
  const auto target = EstateOnScreen::target("arn:aws:s3:::home/ana/x");

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", target), "always");
  EXPECT_EQ(when(model, model.class_of(bo), "s3:GetObject", target), "never");
}

TEST(AccessModel, NamesInVariablesOfAResourcePolicyKeepAllApart) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana");
  const PrincipalId bo = screen.user("bo");
  const PolicyId homes = screen.policy(
      R"({"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*"})");
  screen.estate.resources.emplace_back().policy = homes;
  const AccessModel model(screen.estate);
  const auto target = EstateOnScreen::target("arn:aws:s3:::home/bo/x", 0, homes);

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", target), "never");
  EXPECT_EQ(when(model, model.class_of(bo), "s3:GetObject", target), "always");
}

TEST(AccessModel, UnknownKeysBecomeAtoms) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana", {screen.policy(k_read), screen.policy(
      R"({"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}})")});
  const AccessModel model(screen.estate);

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", k_receipt), "aws:sourceip is in 10.0.0.0/8");
  Context inside;
  inside.set("aws:SourceIp", "10.1.2.3");
  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", k_receipt, inside), "always");
}

TEST(AccessModel, ComparingTwoUnknownsSuitsTheCaller) {
  EstateOnScreen screen;
  const std::string own_prefix = R"("Action": "s3:*", "Resource": "*", "Condition": {"StringLike": {"s3:prefix": "${aws:username}/*"}}})";
  const PrincipalId ana = screen.user("ana", {screen.policy(R"({"Effect": "Allow", )" + own_prefix)});
  const PrincipalId bo = screen.user("bo", {screen.policy(k_all), screen.policy(R"({"Effect": "Deny", )" + own_prefix)});
  const AccessModel model(screen.estate);

  EXPECT_EQ(when(model, model.class_of(ana), "s3:ListBucket", k_receipt), "always");
  EXPECT_EQ(when(model, model.class_of(bo), "s3:ListBucket", k_receipt), "always");
  Context theirs;
  theirs.set("s3:prefix", "cy/x");
  EXPECT_EQ(when(model, model.class_of(ana), "s3:ListBucket", k_receipt, theirs), "never");
}

TEST(AccessModel, TagsOfPrincipalAndResourceAreKnown) {
  EstateOnScreen screen;
  const PolicyId same_team = screen.policy(R"({"Effect": "Allow", "Action": "*", "Resource": "*",
    "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}})");
  const PrincipalId ana = screen.user("ana", {same_team});
  const PrincipalId bo = screen.user("bo", {same_team});
  screen.at(ana).tags = {{"team", "shop"}};
  screen.at(bo).tags = {{"team", "pay"}};
  const AccessModel model(screen.estate);
  const Tags tags{{"team", "shop"}};
  auto target = k_receipt;
  target.tags = &tags;

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", target), "always");
  EXPECT_EQ(when(model, model.class_of(bo), "s3:GetObject", target), "never");
}

TEST(AccessModel, AnEmptyScpLevelAllowsAndAnAttachedOneMust) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana", {screen.policy(k_all)});
  EXPECT_EQ(when(AccessModel(screen.estate), {0}, "s3:GetObject", k_receipt), "always");

  screen.estate.accounts[0].scps = {screen.policy(R"({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"})")};
  const AccessModel model(screen.estate);
  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", k_receipt), "never");
  EXPECT_EQ(when(model, model.administrator({0}), "s3:GetObject", k_receipt), "never");

  screen.estate.accounts[0].management = true;
  EXPECT_EQ(when(AccessModel(screen.estate), {0}, "s3:GetObject", k_receipt), "always");
}

TEST(AccessModel, AnAdministratorOfOneAccountDoesNotReachAnother) {
  EstateOnScreen screen(2);
  const AccessModel closed(screen.estate);
  const auto theirs = EstateOnScreen::target("arn:aws:s3:::receipts/1", 1);
  EXPECT_EQ(when(closed, closed.administrator({0}), "s3:GetObject", theirs), "never");

  const PolicyId shared = screen.policy(R"({"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "s3:*", "Resource": "*"})");
  const AccessModel open(screen.estate);
  EXPECT_EQ(when(open, open.administrator({0}), "s3:GetObject", EstateOnScreen::target("arn:aws:s3:::receipts/1", 1, shared)),
            "always");
}

TEST(AccessModel, ATrustPolicyHasASayInAssumingOnly) {
  EstateOnScreen screen;
  const PrincipalId admin = screen.role("admin", {screen.policy(k_all)});
  auto target = EstateOnScreen::target("arn:aws:iam::111111111111:role/deployer", 0,
                                       screen.policy(R"({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
                                                         "Action": "sts:AssumeRole"})"));
  target.is_trust = true;
  const AccessModel model(screen.estate);

  EXPECT_EQ(when(model, model.class_of(admin), "sts:AssumeRole", target), "never");
  EXPECT_EQ(when(model, model.class_of(admin), "iam:UpdateAssumeRolePolicy", target), "always");
  EXPECT_TRUE(model.may_outsider(caller_from("lambda.amazonaws.com"), "sts:AssumeRole", target, {}).is_always());
  EXPECT_TRUE(model.may_outsider(caller_from("ec2.amazonaws.com"), "sts:AssumeRole", target, {}).is_never());
}

TEST(AccessModel, AdministratorsAreThoseWhoCanUndoTheirLimits) {
  EstateOnScreen screen;
  const PolicyId all = screen.policy(k_all);
  const PrincipalId free = screen.user("free", {all});
  const PrincipalId no_iam = screen.user("no-iam", {all, screen.policy(R"({"Effect": "Deny", "Action": "iam:*", "Resource": "*"})")});
  const PrincipalId no_s3 = screen.user("no-s3", {all, screen.policy(R"({"Effect": "Deny", "Action": "s3:*", "Resource": "*"})")});
  const PrincipalId reader = screen.user("reader", {screen.policy(k_read)});
  const AccessModel model(screen.estate);

  EXPECT_TRUE(model.is_administrator(model.class_of(free)));
  EXPECT_FALSE(model.is_administrator(model.class_of(no_iam)));
  EXPECT_TRUE(model.is_administrator(model.class_of(no_s3)));
  EXPECT_FALSE(model.is_administrator(model.class_of(reader)));
  EXPECT_TRUE(model.is_administrator(model.administrator({0})));
}

TEST(AccessModel, AdminPolicyMakesAnAdministratorUnlessABoundaryLimitsIt) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana");
  const PrincipalId bo = screen.user("bo");
  const PrincipalId linked = screen.role("linked");
  screen.at(bo).boundary = screen.policy(R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})");
  screen.at(linked).service_linked = true;
  const AccessModel model(screen.estate);

  EXPECT_EQ(model.with_admin_policy(ana), model.administrator({0}));
  const ClassId limited = model.with_admin_policy(bo).value();
  EXPECT_NE(limited, model.administrator({0}));
  EXPECT_EQ(when(model, limited, "s3:GetObject", k_receipt), "always");
  EXPECT_EQ(when(model, limited, "ec2:RunInstances", EstateOnScreen::target("*")), "never");
  EXPECT_EQ(model.with_admin_policy(linked), std::nullopt);
}

TEST(AccessModel, AnAdministratorWhomAPolicyKnowsByNameStaysThatPrincipal) {
  EstateOnScreen screen(2);
  const PrincipalId ana = screen.user("ana");
  const PrincipalId bo = screen.user("bo");
  const PrincipalId role = screen.role("theirs", {}, 1);
  screen.at(role).trust = screen.policy(
      R"({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ")" + screen.at(ana).arn + R"("}})");
  const AccessModel model(screen.estate);

  AccessTarget target = EstateOnScreen::target(screen.at(role).arn);
  target.owner = {1};
  target.policy = screen.at(role).trust;
  target.is_trust = true;
  EXPECT_EQ(when(model, *model.with_admin_policy(ana), "sts:AssumeRole", target), "always");
  EXPECT_EQ(when(model, *model.with_admin_policy(bo), "sts:AssumeRole", target), "never");
  EXPECT_EQ(model.with_admin_policy(bo), model.administrator({0}));
  EXPECT_TRUE(model.is_administrator(*model.with_admin_policy(ana)));
}

TEST(AccessModel, CandidatesAreThoseWhoseStatementsMentionIt) {
  EstateOnScreen screen(2);
  const PrincipalId reader = screen.user("reader", {screen.policy(k_read)});
  screen.user("other", {screen.policy(R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::logs/*"})")});
  screen.user("foreigner", {screen.policy(k_all)}, 1);
  const AccessModel model(screen.estate);

  EXPECT_EQ(model.candidates("s3:GetObject", k_receipt), (std::vector{model.class_of(reader), model.administrator({0})}));
}

TEST(AccessModel, WildcardTargetsAskWhetherSomethingBelowIsAllowed) {
  EstateOnScreen screen;
  const PrincipalId ana = screen.user("ana", {screen.policy(
      R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::receipts/2026/*"})")});
  const AccessModel model(screen.estate);

  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", EstateOnScreen::target("arn:aws:s3:::receipts/*")), "always");
  EXPECT_EQ(when(model, model.class_of(ana), "s3:GetObject", EstateOnScreen::target("arn:aws:s3:::logs/*")), "never");
  auto list = EstateOnScreen::target("*");
  list.wildcard_only = true;
  EXPECT_EQ(when(model, model.class_of(ana), "s3:ListAllMyBuckets", list), "never");
}

TEST(AccessModel, SignaturesDifferWherePatternsDo) {
  EstateOnScreen screen;
  screen.user("ana", {screen.policy(R"({"Effect": "Allow", "Action": "s3:*",
    "Resource": ["arn:aws:s3:::*", "arn:aws:s3:::receipts/*", "arn:aws:s3:::home/${aws:username}/*"]})")});
  const AccessModel model(screen.estate);
  const auto signature = [&](std::string_view arn) { return model.resource_signature(arn); };

  EXPECT_EQ(signature("arn:aws:s3:::logs/1"), signature("arn:aws:s3:::pictures/1"));
  EXPECT_EQ(signature("arn:aws:s3:::receipts/1"), signature("arn:aws:s3:::receipts/2"));
  EXPECT_NE(signature("arn:aws:s3:::receipts/1"), signature("arn:aws:s3:::logs/1"));
  EXPECT_NE(signature("arn:aws:s3:::home/ana/1"), signature("arn:aws:s3:::home/bo/1"));
  EXPECT_NE(signature("arn:aws:s3:::*"), signature("arn:aws:s3:::logs/1"));
}

}  // namespace
}  // namespace gameday::topology

#include "topology/access/service_trust.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/access/estate_on_screen.h"

namespace gameday::topology {
namespace {

bool trusted(const std::string& statements, const std::string& service = "lambda.amazonaws.com") {
  EstateOnScreen screen;
  const PrincipalId role = screen.role("app");
  screen.at(role).trust = screen.policy(statements);
  return trusts_service(screen.estate, role, service);
}

constexpr const char* k_lambda =
    R"({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"})";

TEST(ServiceTrust, OfTheNamedServiceHolds) { EXPECT_TRUE(trusted(k_lambda)); }

TEST(ServiceTrust, OfAnotherServiceDoesNot) { EXPECT_FALSE(trusted(k_lambda, "ec2.amazonaws.com")); }

TEST(ServiceTrust, OneOfSeveralServicesIsEnough) {
  EXPECT_TRUE(trusted(R"({"Effect": "Allow", "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]},
                          "Action": "sts:AssumeRole"})"));
}

TEST(ServiceTrust, ADenyThatNamesTheServiceWins) {
  EXPECT_FALSE(trusted(std::string(k_lambda) +
                       R"(, {"Effect": "Deny", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:*"})"));
}

TEST(ServiceTrust, AnActionOtherThanAssumingIsNone) {
  EXPECT_FALSE(trusted(R"({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:TagSession"})"));
}

TEST(ServiceTrust, AnAccountIsNoService) {
  EXPECT_FALSE(trusted(R"({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"})"));
}

TEST(ServiceTrust, ConditionsAreTakenAsMet) {
  EXPECT_TRUE(trusted(R"({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole",
                          "Condition": {"StringEquals": {"aws:SourceAccount": "111111111111"}}})"));
}

TEST(ServiceTrust, AUserTrustsNobody) {
  EstateOnScreen screen;
  EXPECT_FALSE(trusts_service(screen.estate, screen.user("ana"), "lambda.amazonaws.com"));
}

}  // namespace
}  // namespace gameday::topology

#include "topology/load/aws_authorization.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/topology/load/draft_of.h"
#include "topology/load/file_system.h"

namespace gameday::topology {
namespace {

constexpr const char* k_trust = R"({"Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": "sts:AssumeRole"}})";

std::string user(const std::string& name, const std::string& more = "") {
  return R"({"UserName": ")" + name + R"(", "Arn": "arn:aws:iam::111111111111:user/)" + name +
         R"(", "CreateDate": "2026-01-01T00:00:00Z")" + more + "}";
}
tl::expected<ImportedEstate, Problems> imported(const std::string& text) {
  return import_authorization(std::vector<ExportText>{{"x.json", text}});
}
std::string notes_of(const ImportedEstate& estate) {
  std::string text;
  for (const Note& note : estate.notes) text += to_string(note) + "\n";
  return text;
}

TEST(AwsAuthorization, AUserGetsOneAssumedKeyAsOldAsItself) {
  const auto estate = imported(R"({"UserDetailList": [)" + user("a") + R"(], "Policies": [], "RoleDetailList": [
      {"RoleName": "r", "Arn": "arn:aws:iam::111111111111:role/r", "CreateDate": "2026-03-01 10:00:00+00:00",
       "AssumeRolePolicyDocument": )" + k_trust + "}]}");
  ASSERT_TRUE(estate) << told(estate.error());
  const PrincipalDraft& a = estate->draft.principals.at(0);
  ASSERT_EQ(a.keys.size(), 1U);
  EXPECT_TRUE(a.keys[0].assumed);
  EXPECT_EQ(a.keys[0].age, k_day * 59);
  EXPECT_EQ(a.lineage, "111111111111/user/a");
  EXPECT_NE(notes_of(*estate).find("account 222222222222 is trusted by a role"), std::string::npos);
}

TEST(AwsAuthorization, TheDefaultVersionCountsAndTheOthersAreNoted) {
  const auto estate = imported(R"({"Policies": [{"PolicyName": "p", "Arn": "arn:aws:iam::111111111111:policy/p", "DefaultVersionId": "v2",
    "CreateDate": "2026-01-01", "PolicyVersionList": [
     {"VersionId": "v1", "IsDefaultVersion": false, "Document": {"Statement": []}},
     {"VersionId": "v2", "IsDefaultVersion": true, "Document": "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D"}]}]})");
  ASSERT_TRUE(estate) << told(estate.error());
  EXPECT_EQ(estate->draft.policies.at(0).document.statements.at(0).actions.at(0), "s3:*");
  EXPECT_EQ(notes_of(*estate), "x.json:3:6: a policy version other than the default is left out\n");
}

TEST(AwsAuthorization, AnAttachmentWithoutDocumentIsNotedAndLeftOut) {
  const auto estate = imported(R"({"UserDetailList": [)" + user("a", R"(, "AttachedManagedPolicies": [
      {"PolicyArn": "arn:aws:iam::aws:policy/NeverHeardOf"}, {"PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}])") + "]}");
  ASSERT_TRUE(estate) << told(estate.error());
  EXPECT_EQ(estate->draft.principals.at(0).policies.size(), 1U);
  EXPECT_NE(notes_of(*estate).find("NeverHeardOf\" is attached, but"), std::string::npos);
  EXPECT_TRUE(seal(estate->draft));
}

TEST(AwsAuthorization, AnotherAccountsPolicyIsNotAttached) {
  const auto estate = imported(R"({"Policies": [{"PolicyName": "p", "Arn": "arn:aws:iam::222222222222:policy/p"}], "UserDetailList": [)" +
                               user("a", R"(, "AttachedManagedPolicies": [{"PolicyArn": "arn:aws:iam::222222222222:policy/p"}])") + "]}");
  ASSERT_TRUE(estate) << told(estate.error());
  EXPECT_TRUE(estate->draft.principals.at(0).policies.empty());
  EXPECT_NE(notes_of(*estate).find("a policy is attached across accounts"), std::string::npos);
}

TEST(AwsAuthorization, ANameThatIamCannotHoldIsAProblem) {
  EXPECT_EQ(told(imported(R"({"UserDetailList": [{"UserName": "a/b", "Arn": "arn:aws:iam::111111111111:user/a/b"}]})").error()),
            "x.json:1:21: \"a/b\" with ARN \"arn:aws:iam::111111111111:user/a/b\" is no user\n");
}

TEST(AwsAuthorization, ATruncatedFileIsToldWhereItEnds) {
  const auto estate = imported("{\n \"UserDetailList\": [\n  {\"UserName\": ");
  ASSERT_FALSE(estate);
  EXPECT_EQ(estate.error().at(0).place.file, "x.json");
  EXPECT_EQ(estate.error().at(0).place.line, 3);
}

TEST(AwsAuthorization, AnotherJsonFileIsRefused) {
  EXPECT_EQ(told(imported("{\"Buckets\": []}").error()),
            "x.json:1:1: this is no export of account authorization details; expected an object with UserDetailList, "
            "GroupDetailList, RoleDetailList, Policies\n");
}

TEST(AwsAuthorization, AnEntityWithoutNameIsAProblemAtItsPlace) {
  EXPECT_EQ(told(imported("{\"UserDetailList\": [\n {\"Arn\": \"arn:aws:iam::111111111111:user/a\"}]}").error()),
            "x.json:2:2: an entity lacks its name or ARN; expected \"UserName\" and \"Arn\"\n");
}

TEST(AwsAuthorization, MissingPagesAreNoted) {
  const auto estate = imported(R"({"IsTruncated": true, "Marker": "m", "UserDetailList": [)" + user("a") + "]}");
  ASSERT_TRUE(estate);
  EXPECT_NE(notes_of(*estate).find("pages are missing"), std::string::npos);
}

TEST(AwsAuthorization, RealExportsSealAsTheyAre) {
  const std::string folder = GAMEDAY_SOURCE_ROOT "/../shared/data/authz/";
  const DiskFiles disk;
  if (disk.kind(folder) != FileKind::folder) GTEST_SKIP() << "no published exports beside the checkout";
  std::vector<ExportText> all;
  for (const char* name : {"example-authz-details.json", "iam-vulnerable.json"})
    all.push_back({name, disk.read(folder + name).value()});

  for (const ExportText& one : all) EXPECT_TRUE(seal(import_authorization(std::vector{one}).value().draft)) << one.name;
  const auto estate = import_authorization(all);

  ASSERT_TRUE(estate) << told(estate.error());
  const auto sealed = seal(estate->draft);
  ASSERT_TRUE(sealed) << told(sealed.error());
  EXPECT_EQ(sealed->accounts.size(), 2U);
  EXPECT_EQ(std::ranges::count(sealed->principals, PrincipalKind::user, &Principal::kind), 44);  // the larger one repeats the smaller
  EXPECT_EQ(std::ranges::count(sealed->principals, PrincipalKind::role, &Principal::kind), 78);
  EXPECT_EQ(sealed->groups.size(), 5U);
  EXPECT_NE(notes_of(*estate).find("account 072528804237 is trusted by"), std::string::npos) << notes_of(*estate);
}

}  // namespace
}  // namespace gameday::topology

#include "topology/load/estate_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::topology {
namespace {

EstateDraft read(const std::string& text) {
  const auto draft = draft_of(text);
  if (!draft) ADD_FAILURE() << told(draft.error());
  return draft ? *draft : EstateDraft{};
}

TEST(EstateToml, ARoleKeepsItsShortFormsAndTheirPlaces) {
  const auto draft = read("[role.shop.checkout]\ntrusts = \"lambda.amazonaws.com\"\n"
                          "may = [{ do = \"s3:*\", on = \"orders\" }]\nsession = \"4 h\"\n");
  const PrincipalDraft& role = draft.principals.at(0);
  EXPECT_EQ(role.account, "shop");
  EXPECT_EQ(role.trusts.at(0).who.text, "lambda.amazonaws.com");
  EXPECT_EQ(role.inline_policies.at(0).grants.at(0).on.at(0).text, "orders");
  EXPECT_EQ(role.inline_policies.at(0).grants.at(0).on.at(0).place.line, 5);
  EXPECT_EQ(role.session, k_hour * 4);
}

TEST(EstateToml, AUsersKeysAreOneTableOrAList) {
  const auto draft = read("[user.shop.a]\naccess_key = { age = \"400 d\" }\n"
                          "[user.shop.b]\naccess_key = [{ age = \"1 d\" }, { age = \"2 d\" }]\n");
  EXPECT_EQ(draft.principals.at(0).keys.at(0).age, k_day * 400);
  EXPECT_EQ(draft.principals.at(1).keys.size(), 2U);
}

TEST(EstateToml, AStoreKeepsWhatWasSaidOfIt) {
  const auto draft = read("[bucket.shop.receipts]\nclass = \"confidential\"\nrecords = \"1.2 M\"\nkept = \"5 y\"\n"
                          "encrypted = { with = \"key/k\" }\nversioning = true\n");
  const ResourceDraft& bucket = draft.resources.at(0);
  EXPECT_EQ(bucket.data_class, "confidential");
  EXPECT_EQ(bucket.records, 1'200'000);
  EXPECT_EQ(bucket.kept, k_day * 1825);
  EXPECT_EQ(bucket.key->text, "key/k");
  EXPECT_EQ(bucket.properties.at("versioning"), "true");
}

TEST(EstateToml, PoliciesAreNamesFilesOrJson) {
  const MemoryFiles files = MemoryFiles().add("p/deployer.json", R"({"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})");
  const auto draft = draft_of("[role.shop.d]\ntrusts = \"shop\"\n"
                              "policies = [\"p/deployer.json\", \"Own\", '{\"Statement\": []}']\n", files);
  ASSERT_TRUE(draft) << told(draft.error());
  const PrincipalDraft& role = draft->principals.at(0);
  EXPECT_EQ(role.policies.at(0).text, "Own");
  EXPECT_EQ(role.inline_policies.at(0).name.text, "deployer");
  EXPECT_EQ(role.inline_policies.at(0).document.statements.at(0).effect, StatementEffect::deny);
  EXPECT_EQ(role.inline_policies.at(1).name.text, "written");
}

TEST(EstateToml, ConditionsAreAwsOwnOrTheTwoShortWords) {
  const auto draft = read("[user.shop.a]\nmay = [{ do = \"s3:*\", on = \"*\", when = { mfa = true, "
                          "\"ForAnyValue:StringLikeIfExists\" = { \"aws:TagKeys\" = [\"a\", \"b\"] } } }]\n");
  const auto& tests = draft.principals.at(0).inline_policies.at(0).grants.at(0).conditions;
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_EQ(tests[0].key, "aws:MultiFactorAuthPresent");
  EXPECT_EQ(tests[1].op, "StringLike");
  EXPECT_EQ(tests[1].qualifier, SetQualifier::for_any_value);
  EXPECT_TRUE(tests[1].if_exists);
}

TEST(EstateToml, ASecurityGroupLetsEverythingOutUntilToldOtherwise) {
  const auto draft = read("[security-group.shop.web]\nin = { from = \"internet\", ports = \"8000-8080\" }\n"
                          "[security-group.shop.shut]\nout = []\n");
  EXPECT_TRUE(draft.security_groups.at(0).rules.empty());
  const auto& rules = draft.security_groups.at(1).rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].from_port, 8000);
  EXPECT_EQ(rules[0].to_port, 8080);
  EXPECT_FALSE(rules[1].inbound);
}

TEST(EstateToml, ATableWithoutItsAccountSaysHowToWriteIt) {
  EXPECT_EQ(problems_of("[role.checkout]\ntrusts = \"x\"\n"),
            "e.toml:3:1: role \"checkout\" names no account; expected [role.ACCOUNT.checkout]\n");
}

TEST(EstateToml, AMisspeltKindIsOfferedTheNearest) {
  EXPECT_EQ(problems_of("[buckt.shop.x]\n"), "e.toml:3:1: estate: unknown key \"buckt\"; did you mean \"bucket\"?\n");
}

TEST(EstateToml, AKeyWithoutMeaningForItsKindIsToldSo) {
  EXPECT_EQ(problems_of("[bucket.shop.x]\nrole = \"r\"\n"),
            "e.toml:4:8: bucket \"x\": \"role\" has a meaning only for what runs code\n");
}

TEST(EstateToml, AGrantMustSayOnWhat) {
  EXPECT_EQ(problems_of("[user.shop.a]\nmay = [{ do = \"s3:*\" }]\n"),
            "e.toml:4:8: user \"a\": may: \"on\" is missing\n");
}

TEST(EstateToml, AnActionWithoutServiceIsRefused) {
  EXPECT_EQ(problems_of("[user.shop.a]\nmay = [{ do = \"GetObject\", on = \"*\" }]\n"),
            "e.toml:4:15: user \"a\": may: \"GetObject\" is not an action; expected SERVICE:ACTION such as "
            "\"s3:GetObject\", or \"*\"\n");
}

TEST(EstateToml, AMissingPolicyFileIsToldWhereItIsNamed) {
  EXPECT_EQ(problems_of("[user.shop.a]\npolicy = \"p/x.json\"\n"),
            "e.toml:4:10: policy file \"p/x.json\": it does not exist\n");
}

TEST(EstateToml, AMistakeInsideAPolicyFileIsToldInThatFile) {
  const MemoryFiles files = MemoryFiles().add("x.json", "{\n \"Statement\": [{]\n}");
  const auto draft = draft_of("[user.shop.a]\npolicy = \"x.json\"\n", files);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().at(0).place.file, "x.json");
  EXPECT_EQ(draft.error().at(0).place.line, 2);
}

TEST(EstateToml, TheDateIsDemanded) {
  const auto draft = read_estate(std::vector<EstateText>{{"e.toml", "gameday = 1\n"}}, MemoryFiles());
  EXPECT_EQ(told(draft.error()), "e.toml: the estate does not say its date; expected \"as_of = 2026-11-01\"\n");
}

TEST(EstateToml, TwoFilesMayAgreeOnTheDateButNotDiffer) {
  const EstateText a{"a.toml", "gameday = 1\nas_of = 2026-11-01\n"};
  const EstateText b{"b.toml", "gameday = 1\nas_of = 2026-11-02\n"};
  EXPECT_TRUE(read_estate(std::vector<EstateText>{a, a}, MemoryFiles()));
  EXPECT_EQ(told(read_estate(std::vector<EstateText>{a, b}, MemoryFiles()).error()),
            "b.toml:2:9: \"as_of\" is said differently in a.toml:2\n");
}

TEST(EstateToml, AnOidcTrustNeedsItsProvider) {
  EXPECT_EQ(problems_of("[role.shop.d]\ntrusts = { repository = \"a/b\" }\n"),
            "e.toml:4:10: role \"d\": trusts does not say who; expected exactly one of \"who\", \"oidc\", \"saml\"\n"
            "e.toml:4:25: role \"d\": trusts: \"repository\" has a meaning only with \"oidc\"\n");
}

TEST(EstateToml, PortsBackwardsAreRefused) {
  EXPECT_EQ(problems_of("[security-group.shop.w]\nin = [{ from = \"internet\", ports = \"90-80\" }]\n"),
            "e.toml:4:36: security-group \"w\": in: \"90-80\" is no range of ports; expected 443 or \"8000-8080\", at most "
            "65535\n");
}

}  // namespace
}  // namespace gameday::topology

#include <algorithm>

#include <gtest/gtest.h>

#include "scenarios/compile/defence.h"
#include "tests/unit/topology/load/draft_of.h"

// Effects of controls that act on the draft before it is sealed (scenarios/compile/effects_on_draft.cpp).
namespace gameday::scenarios {
namespace {

using topology::Estate;
using topology::EstateDraft;

constexpr const char* k_estate = R"(
[organization]
management = "payer"
[account.payer]
[account.shop]
[account.lab]
[role.shop.app]
trusts = "lambda.amazonaws.com"
may = [ { do = "s3:GetObject", on = "receipts" } ]
[user.shop.ana]
access_key = { age = "400 d" }
console = { mfa = false }
[bucket.shop.receipts]
)";

EstateDraft after(Effect effect, const std::string& text = k_estate) {
  EstateDraft draft = *topology::draft_of(text);
  const Estate written = topology::seal(draft).value();
  ControlSet controls;
  controls.controls.emplace_back();
  controls.controls.back().effects.push_back(std::move(effect));
  apply_to_draft(controls, written, draft);
  EXPECT_TRUE(topology::seal(draft));
  return draft;
}

AttachPolicy deny_all(AttachTo to, Selector where = {}) {
  AttachPolicy effect;
  effect.to = to;
  effect.name = "stop";
  topology::Statement deny;
  deny.effect = topology::StatementEffect::deny;
  deny.actions = {"*"};
  deny.resources = {"*"};
  effect.document.statements = {deny};
  effect.where = std::move(where);
  return effect;
}

const topology::PrincipalDraft& principal(const EstateDraft& draft, std::string_view name) {
  return *std::ranges::find_if(draft.principals, [&](const auto& p) { return p.name.text == name; });
}

const topology::AccountDraft& account(const EstateDraft& draft, std::string_view name) {
  return *std::ranges::find_if(draft.accounts, [&](const auto& a) { return a.name.text == name; });
}

TEST(EffectsOnDraft, AGuardrailForEverybodyHangsAtTheRoot) {
  const EstateDraft draft = after(deny_all(AttachTo::scp));
  ASSERT_EQ(draft.organization.scps.size(), 1U);
  EXPECT_EQ(draft.organization.scps.front().text, "control:stop");
}

TEST(EffectsOnDraft, AGuardrailForOneAccountHangsThere) {
  Selector where;
  where.name = "shop";
  const EstateDraft draft = after(deny_all(AttachTo::scp, where));
  EXPECT_TRUE(draft.organization.scps.empty());
  EXPECT_EQ(account(draft, "shop").scps.size(), 1U);
  EXPECT_TRUE(account(draft, "lab").scps.empty());
}

TEST(EffectsOnDraft, AnAccountThatIsExceptedIsNotBound) {
  Selector where;
  where.except = {"lab"};
  const EstateDraft draft = after(deny_all(AttachTo::scp, where));
  EXPECT_TRUE(draft.organization.scps.empty());
  EXPECT_EQ(account(draft, "shop").scps.size(), 1U);
  EXPECT_TRUE(account(draft, "lab").scps.empty());
}

TEST(EffectsOnDraft, WithoutAnOrganizationThereIsNowhereToHangAGuardrail) {
  const EstateDraft draft = after(deny_all(AttachTo::scp), "[account.shop]\n");
  EXPECT_TRUE(draft.policies.empty());
}

TEST(EffectsOnDraft, ABoundaryIsSetWhereThereIsNone) {
  Selector where;
  where.name = "app";
  const EstateDraft draft = after(deny_all(AttachTo::boundary, where));
  ASSERT_TRUE(principal(draft, "app").boundary);
  EXPECT_EQ(principal(draft, "app").boundary->text, "control:stop");
  EXPECT_FALSE(principal(draft, "ana").boundary);
}

TEST(EffectsOnDraft, APropertyIsSetOnWhatIsSelected) {
  Selector where;
  where.kind = "bucket";
  EXPECT_EQ(after(SetProperty{"versioning", "true", where}).resources.front().properties.at("versioning"), "true");
}

TEST(EffectsOnDraft, StarStarReplacesWhateverARoleMayDo) {
  const EstateDraft draft = after(Restyle{PermissionStyle::star_star, {}});
  const auto& policies = principal(draft, "app").inline_policies;
  ASSERT_EQ(policies.size(), 1U);
  EXPECT_EQ(policies.front().document.statements.front().actions.front(), "*");
  EXPECT_TRUE(policies.front().grants.empty());
}

TEST(EffectsOnDraft, StarStarGivesNothingToWhoMayDoNothing) {
  EXPECT_TRUE(principal(after(Restyle{PermissionStyle::star_star, {}}), "ana").inline_policies.empty());
}

TEST(EffectsOnDraft, ServiceWideWidensTheShortFormToo) {
  const Estate estate = topology::seal(after(Restyle{PermissionStyle::service_wide, {}})).value();
  const auto wide = std::ranges::any_of(estate.policies, [](const topology::Policy& policy) {
    return policy.origin == topology::PolicyOrigin::inline_policy &&
           policy.document.statements.front().actions == std::vector<std::string>{"s3:*"} &&
           policy.document.statements.front().resources == std::vector<std::string>{"*"};
  });
  EXPECT_TRUE(wide);
}

TEST(EffectsOnDraft, KeysOlderThanTheirLifetimeAreGone) {
  EXPECT_TRUE(principal(after(Lifetime{"key", topology::k_day * 90, {}}), "ana").keys.empty());
  EXPECT_EQ(principal(after(Lifetime{"key", topology::k_day * 500, {}}), "ana").keys.size(), 1U);
}

TEST(EffectsOnDraft, SessionsAreNoLongerThanTheirLifetime) {
  const topology::Millis short_session = topology::k_minute * 15;
  EXPECT_EQ(principal(after(Lifetime{"session", short_session, {}}), "app").session, short_session);
}

TEST(EffectsOnDraft, ADecoyStandsInEachSelectedAccount) {
  Selector where;
  where.name = "lab";
  const EstateDraft draft = after(PlantDecoy{"bucket", "backup", where});
  ASSERT_EQ(draft.resources.size(), 2U);
  EXPECT_EQ(draft.resources.back().name.text, "decoy-backup-lab");
  EXPECT_TRUE(draft.resources.back().decoy);
}

}  // namespace
}  // namespace gameday::scenarios

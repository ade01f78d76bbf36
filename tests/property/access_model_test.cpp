#include "topology/access/access_model.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/property/random_estate.h"
#include "topology/access/decide.h"

// Laws over random small estates. Seeds are fixed, so a failure names the estate that broke it.
namespace gameday::topology {
namespace {

constexpr std::uint64_t k_estates = 300;
constexpr int k_questions = 4;

Context sometimes(RandomEstate& random) {
  Context extra;
  if (random.chance(30)) extra.set("aws:SourceIp", "10.1.2.3");
  if (random.chance(30)) extra.set_absent("aws:MultiFactorAuthPresent");
  return extra;
}

TEST(AccessModelLaw, ClassesAnswerAsTheDocumentsDo) {
  int conditional = 0;
  int allowed = 0;
  int shared = 0;
  for (std::uint64_t seed = 0; seed < k_estates; ++seed) {
    RandomEstate random(seed);
    Estate estate = random.estate();
    std::vector<AccessTarget> targets;
    for (int i = 0; i < k_questions; ++i) targets.push_back(random.target(estate));
    const AccessModel model(estate);
    for (const PrincipalClass& one : model.classes()) shared += one.members.size() > 1 ? 1 : 0;
    for (const AccessTarget& target : targets) {
      const std::string action = random.action();
      const Context extra = sometimes(random);
      for (std::uint32_t i = 0; i < estate.principals.size(); ++i) {
        AtomTable atoms = model.atoms();
        const Decision plain = decide(estate, {i}, action, target, extra, atoms);
        const Formula answer = model.may(model.class_of({i}), action, target, extra);
        ASSERT_EQ(answer, plain.condition) << "estate " << seed << ", principal " << i << ", " << action << " on " << target.arn;
        conditional += plain.verdict == Verdict::conditional ? 1 : 0;
        allowed += plain.verdict == Verdict::allow ? 1 : 0;
      }
    }
  }
  // The comparison is worth something only where answers differ.
  EXPECT_GT(allowed, 250);
  EXPECT_GT(conditional, 200);
  EXPECT_GT(shared, 100);
}

TEST(AccessModelLaw, WhoeverMayIsACandidate) {
  for (std::uint64_t seed = 0; seed < k_estates; ++seed) {
    RandomEstate random(seed);
    Estate estate = random.estate();
    const AccessTarget target = random.target(estate);
    const std::string action = random.action();
    const AccessModel model(estate);
    const std::vector<ClassId> candidates = model.candidates(action, target);
    ASSERT_TRUE(std::ranges::is_sorted(candidates));
    for (std::uint32_t i = 0; i < model.classes().size(); ++i) {
      if (model.may({i}, action, target, {}).is_never()) continue;
      ASSERT_TRUE(std::ranges::binary_search(candidates, ClassId{i})) << "estate " << seed << ", class " << i;
    }
  }
}

/// Adds `statement` to some policy, asks everyone the same before and after, and compares by `holds(before, after)`.
template <class Comparison>
void after_adding(StatementEffect effect, std::uint64_t seed, Comparison holds) {
  RandomEstate random(seed);
  Estate before = random.estate();
  const AccessTarget target = random.target(before);
  const std::string action = random.action();
  Estate after = before;
  // To a policy that names no principals, only such a statement; NotPrincipal with Allow is a grant like any other.
  std::vector<Statement>& changed = after.policies[random.below(after.policies.size())].document.statements;
  Statement added = random.statement(changed.front().principal.present);
  added.effect = effect;
  changed.push_back(added);
  AtomTable atoms;
  for (std::uint32_t i = 0; i < before.principals.size(); ++i) {
    const Formula old_answer = decide(before, {i}, action, target, {}, atoms).condition;
    const Formula new_answer = decide(after, {i}, action, target, {}, atoms).condition;
    ASSERT_TRUE(holds(old_answer, new_answer))
        << "estate " << seed << ", principal " << i << ": " << to_string(old_answer, atoms) << " became "
        << to_string(new_answer, atoms);
  }
}

TEST(AccessModelLaw, AnAddedAllowNeverShrinksWhatIsAllowed) {
  for (std::uint64_t seed = 0; seed < 2 * k_estates; ++seed) {
    after_adding(StatementEffect::allow, seed, [](const Formula& old_answer, const Formula& new_answer) {
      return implies(old_answer, new_answer);
    });
    if (HasFatalFailure()) return;
  }
}

TEST(AccessModelLaw, AnAddedDenyNeverEnlargesWhatIsAllowed) {
  for (std::uint64_t seed = 0; seed < 2 * k_estates; ++seed) {
    after_adding(StatementEffect::deny, seed, [](const Formula& old_answer, const Formula& new_answer) {
      return implies(new_answer, old_answer);
    });
    if (HasFatalFailure()) return;
  }
}

TEST(AccessModelLaw, EqualSignaturesGetEqualAnswers) {
  constexpr const char* k_arns[] = {"arn:aws:s3:::shop/ana/1", "arn:aws:s3:::shop/ana/2", "arn:aws:s3:::shop/bo/1", "arn:aws:s3:::shop/x",
                                    "arn:aws:s3:::pay/1", "arn:aws:s3:::pay/2", "arn:aws:s3:::logs/1", "arn:aws:s3:::shop/*",
                                    "arn:aws:s3:::shop/ana/*", "arn:aws:s3:::pay/*", "arn:aws:s3:::logs/*",
                                    "arn:aws:s3:::*", "arn:aws:s3:::sho*", "arn:aws:s3:::lo*"};
  int equal = 0;
  for (std::uint64_t seed = 0; seed < k_estates; ++seed) {
    RandomEstate random(seed);
    Estate estate = random.estate();
    AccessTarget one = random.target(estate);
    AccessTarget other = one;
    const AccessModel model(estate);
    for (const char* a : k_arns) {
      for (const char* b : k_arns) {
        if (a == b || model.resource_signature(a) != model.resource_signature(b)) continue;
        ++equal;
        one.arn = a;
        other.arn = b;
        for (std::uint32_t i = 0; i < model.classes().size(); ++i) {
          ASSERT_EQ(model.may({i}, "s3:GetObject", one, {}), model.may({i}, "s3:GetObject", other, {})) << seed << a << b;
        }
      }
    }
  }
  EXPECT_GT(equal, 500);
}

}  // namespace
}  // namespace gameday::topology

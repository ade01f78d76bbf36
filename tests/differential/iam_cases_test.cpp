#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "topology/access/evaluate.h"
#include "topology/load/policy_json.h"

// Published access decisions with known answers, where they lie beside the checkout; none of them is part of this project.
namespace gameday::topology {
namespace {

using nlohmann::json;

/// The policies of one case, compiled, and sets that refer to them.
class CaseOnFile {
 public:
  explicit CaseOnFile(const json& written) : written_(written) {}

  std::string decide() {
    const json& asked = written_["request"];
    Caller caller = asked["principal"].is_string() ? caller_from(asked["principal"].get<std::string>()) : anonymous_caller();
    caller.has_boundary = written_.contains("permissionBoundaries");
    Context context;
    for (const auto& [key, value] : asked["context"].items()) {
      context.set(key, value.is_array() ? value.get<std::vector<std::string>>() : std::vector{value.get<std::string>()});
    }
    const ActionName action(asked["action"].get<std::string>());
    const std::string resource = asked["resource"];
    const std::string account = asked["resourceAccount"];
    const bool wildcard = resource.find_first_of("*?") != std::string::npos && !asked.value("wildcardOnlyAction", false);
    Request request{&caller, &action, {resource, wildcard, 0}, account, false, {World::closed, {&context}, nullptr}};
    const PolicyRefs identity = list("identityPolicies");
    const PolicyRefs boundaries = list("permissionBoundaries");
    const PolicyRefs endpoints = list("vpcEndpointPolicies");
    const std::vector<PolicyRefs> scps = levels("serviceControlPolicies");
    const std::vector<PolicyRefs> rcps = levels("resourceControlPolicies");
    PolicySet set{identity, {}, boundaries, one("sessionPolicy"), one("resourcePolicy"), endpoints, scps, rcps};
    const Decision decision = evaluate(request, set);
    EXPECT_EQ(decision.condition, allowed_when(request, set));
    switch (decision.verdict) {
      case Verdict::allow: return "Allowed";
      case Verdict::implicit_deny: return "ImplicitlyDenied";
      case Verdict::explicit_deny: return "ExplicitlyDenied";
      case Verdict::conditional: break;
    }
    return "conditional";
  }

 private:
  const CompiledPolicy* compiled(const json& document) {
    const auto parsed = parse_policy(document.dump(), {"case", 1, 1});
    EXPECT_TRUE(parsed) << (parsed ? "" : to_string(parsed.error().front()));
    if (!parsed) return nullptr;
    policies_.push_back(std::make_unique<CompiledPolicy>(compile(*parsed, atoms_)));
    return policies_.back().get();
  }
  const CompiledPolicy* one(const char* name) { return written_.contains(name) ? compiled(written_[name]) : nullptr; }
  PolicyRefs all(const json& documents) {
    PolicyRefs refs;
    for (const json& document : documents) refs.push_back(compiled(document));
    return refs;
  }
  PolicyRefs list(const char* name) { return written_.contains(name) ? all(written_[name]) : PolicyRefs{}; }
  std::vector<PolicyRefs> levels(const char* name) {
    std::vector<PolicyRefs> found;
    if (!written_.contains(name)) return found;
    for (const json& level : written_[name]) found.push_back(all(level["policies"]));
    return found;
  }

  const json& written_;
  AtomTable atoms_;
  std::vector<std::unique_ptr<CompiledPolicy>> policies_;
};

TEST(IamCases, EveryKnownDecisionIsReproduced) {
  const std::filesystem::path path = GAMEDAY_SOURCE_ROOT "/../shared/data/iam_cases/cases.jsonl";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path.lexically_normal() << " beside the checkout";
  std::ifstream file(path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const json written = json::parse(line);
    EXPECT_EQ(CaseOnFile(written).decide(), written["expected"].get<std::string>())
        << written["id"] << " " << written["name"];
  }
  EXPECT_EQ(count, 252U);
}

}  // namespace
}  // namespace gameday::topology

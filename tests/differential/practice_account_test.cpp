#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "scenarios/compile/graph_compiler.h"
#include "scenarios/compile/potential_reach.h"
#include "scenarios/load/library_files.h"
#include "topology/access/access_model.h"
#include "topology/load/aws_authorization.h"
#include "topology/load/seal.h"

// The public practice account for privilege escalation, where its export lies beside the checkout; it is not part of this project.
// Its users "privesc…" and "fn…" can become administrators, its users "fp…" cannot, says its author.
namespace gameday::scenarios {
namespace {

constexpr const char* k_export = GAMEDAY_SOURCE_ROOT "/../shared/data/authz/iam-vulnerable.json";

/// Those that do not take their account over here, each with the reason. One that does is a failure too: then take it out.
const std::map<std::string, std::string> k_not_yet{
    {"privesc-AssumeRole-start-user", "has no policy at all; the path begins with the role of a similar name"},
    {"privesc-CloudFormationUpdateStack-user", "needs a stack, which an IAM export does not show"},
    {"privesc-ec2InstanceConnect-user", "needs an instance with a role, which an IAM export does not show"},
    {"privesc-ssmSendCommand-user", "needs an instance with a role, which an IAM export does not show"},
    {"privesc-ssmStartSession-user", "needs an instance with a role, which an IAM export does not show"},
    {"privesc-sageMakerCreatePresignedNotebookURL-user", "needs a notebook, which an IAM export does not show"},
    {"privesc17-EditExistingLambdaFunctionWithRole-user", "needs a function with a role, which an IAM export does not show"},
    {"privesc19-UpdateExistingGlueDevEndpoint-user", "needs a development endpoint, which an IAM export does not show"},
    {"privesc2-SetExistingDefaultPolicyVersion-user", "needs a policy that keeps a wider version; every one here has one version"},
    {"privesc6-UpdateLoginProfile-user", "needs a user with a console password, which an IAM export does not show"},
    {"privesc9-AttachRolePolicy-user", "strengthens roles, and no role here lets it in"},
    {"privesc12-PutRolePolicy-user", "strengthens roles, and no role here lets it in"},
    {"privesc13-AddUserToGroup-user", "joining a group is no technique: its rights, not administrator rights, are gained"},
    {"fn3-exploitableConditionConstraint-user", "aws:TokenIssueTime is a condition that no attacker is said to meet"},
};

class PracticeAccount : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream in(k_export);
    if (!in) return;
    std::ostringstream text;
    text << in.rdbuf();
    const std::vector<topology::ExportText> files{{"iam-vulnerable.json", text.str()}};
    estate_ = new topology::Estate(topology::seal(topology::import_authorization(files).value().draft).value());
    compile();
  }
  static void TearDownTestSuite() { delete estate_; }

  void SetUp() override {
    if (estate_ == nullptr) GTEST_SKIP() << "no export of the practice account beside the checkout";
  }

  static bool takes_over(const std::string& user) { return taking_over_.contains(user); }
  static std::size_t reached(const std::string& user) { return reached_.at(user); }
  static const std::map<std::string, std::size_t>& users() { return reached_; }

 private:
  static void compile() {
    const Library library = load_library().value();
    const topology::AccessModel access(*estate_);
    GraphCompiler compiler(*estate_, access, library.techniques, {});
    std::map<std::string, NodeId> entries;
    for (std::uint32_t i = 0; i < estate_->principals.size(); ++i)
      if (estate_->principals[i].kind == topology::PrincipalKind::user)
        entries[estate_->principals[i].name] = compiler.credential({i}, CredentialVariant::long_lived);
    topology::Problems problems;
    const AttackGraph graph = compiler.finish({}, problems);
    ASSERT_TRUE(problems.empty());
    for (const auto& [name, node] : entries) {
      const PotentialReach reach = potential_reach(graph, std::vector<NodeId>{node});
      std::size_t& count = reached_[name];
      const topology::AccountId home = estate_->principals[graph.at(node).entity.index].account;
      for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
        if (reach.held[n] == 0 || graph.nodes[n].kind == NodeKind::hub || graph.nodes[n].kind == NodeKind::condition) continue;
        count += graph.nodes[n].active ? 1U : 0U;
        if (graph.nodes[n].kind == NodeKind::takeover && graph.nodes[n].entity.index == home.index) taking_over_.insert(name);
      }
    }
  }

  static inline topology::Estate* estate_ = nullptr;
  static inline std::set<std::string> taking_over_;
  static inline std::map<std::string, std::size_t> reached_;  // active positions, its own key among them
};

TEST_F(PracticeAccount, UsersThatCanTakeItOverDoSoExceptThoseListed) {
  int able = 0;
  for (const auto& [user, count] : users()) {
    if (!user.starts_with("privesc") && !user.starts_with("fn")) continue;
    const auto reason = k_not_yet.find(user);
    EXPECT_EQ(takes_over(user), reason == k_not_yet.end())
        << user << (reason == k_not_yet.end() ? std::string() : " is listed: " + reason->second);
    able += takes_over(user) ? 1 : 0;
  }
  RecordProperty("users that take the account over", able);
  EXPECT_EQ(able, 22);
}

TEST_F(PracticeAccount, UsersThatOnlySeemToCanDoNot) {
  for (const auto& [user, count] : users())
    if (user.starts_with("fp")) { EXPECT_FALSE(takes_over(user)) << user; }
}

TEST_F(PracticeAccount, WhoMayWriteANewPolicyVersionTakesItOver) {
  EXPECT_TRUE(takes_over("privesc1-CreateNewPolicyVersion-user"));
}

TEST_F(PracticeAccount, AUserWithoutAnyPolicyReachesOnlyItself) {
  EXPECT_EQ(reached("privesc-AssumeRole-start-user"), 1U);
}

}  // namespace
}  // namespace gameday::scenarios

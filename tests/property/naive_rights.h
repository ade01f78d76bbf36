#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "topology/access/access_target.h"
#include "topology/access/decision.h"
#include "topology/access/context.h"
#include "topology/model/estate.h"

namespace gameday::scenarios {

/// Somebody who acts: a principal as it is, or raised by AdministratorAccess, or an administrator made by the attacker.
struct Actor {
  std::optional<topology::PrincipalId> principal;
  topology::AccountId account;
  bool raised = false;
  std::string mfa;  // "", "no", "yes": what its credential says of MFA
  auto operator<=>(const Actor&) const = default;
};

struct Question {
  std::string action;
  topology::AccessTarget target;
  std::map<std::string, std::string> with;  // condition keys of the request
};

/// What actors may do, each question put to all documents that have a say. Answers are kept.
class NaiveRights {
 public:
  explicit NaiveRights(const topology::Estate& estate) : estate_(estate) {}

  bool may(const Actor& actor, const Question& question);

  /// Allow * on * without conditions, and nothing of its own that denies a way out: it controls the account.
  bool controls(const Actor& actor);

 private:
  const topology::Estate& raised(topology::PrincipalId id);  // the estate in which it has AdministratorAccess
  bool has_ways_out(const Actor& actor) const;
  bool star(const Actor& actor) const;
  topology::Decision decided(const Actor& actor, const Question& question, const topology::Context& extra);
  topology::Decision as_administrator(topology::AccountId account, const Question& question,
                                      const topology::Context& extra) const;

  const topology::Estate& estate_;
  using Key = std::tuple<Actor, std::string, std::string, topology::AccountId, std::optional<topology::PolicyId>,
                         std::map<std::string, std::string>, const topology::Tags*>;
  std::map<Key, bool> answers_;
  std::map<topology::PrincipalId, std::unique_ptr<topology::Estate>> raised_;
  std::map<std::pair<topology::PrincipalId, bool>, bool> controls_;
};

}  // namespace gameday::scenarios

#include "topology/access/caller.h"

#include "topology/access/arn.h"

#include <algorithm>

namespace gameday::topology {
namespace {

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The account that an entry of a Principal element names as a whole, else "".
std::string_view named_account(std::string_view entry) {
  if (is_account_id(entry)) return entry;
  if (arn_part(entry, 2) == "iam" && arn_part(entry, 5) == "root") return arn_part(entry, 4);
  return {};
}

bool names_role(std::string_view entry, const Caller& caller) {
  if (caller.role_arn.empty()) return false;
  if (caller.path_known) return entry == caller.role_arn;
  return arn_part(entry, 2) == "iam" && arn_part(entry, 4) == caller.account &&
         arn_part(entry, 5).starts_with("role/") && arn_name(entry) == arn_name(caller.role_arn);
}

/// "assumed-role/NAME/SESSION" of this caller's role.
bool names_a_session(std::string_view entry, const Caller& caller) {
  if (arn_part(entry, 2) != "sts" || arn_part(entry, 4) != caller.account) return false;
  std::string_view rest = arn_part(entry, 5);
  constexpr std::string_view k_prefix = "assumed-role/";
  if (!rest.starts_with(k_prefix)) return false;
  rest.remove_prefix(k_prefix.size());
  return rest.substr(0, rest.find('/')) == arn_name(caller.role_arn);
}

bool names_session(std::string_view entry, const Caller& caller, Session session) {
  if (caller.kind == CallerKind::role_session) return entry == caller.session_arn;
  return caller.kind == CallerKind::role && session == Session::may_be_named && names_a_session(entry, caller);
}

PrincipalMatch named_by_entry(std::string_view entry, const Caller& caller, Session session) {
  if (entry == "*") return PrincipalMatch::direct;
  if (caller.account.empty()) return PrincipalMatch::none;
  if (!caller.arn.empty() && entry == caller.arn) return PrincipalMatch::direct;
  if (names_session(entry, caller, session)) return PrincipalMatch::direct;
  if (names_role(entry, caller)) return PrincipalMatch::role;
  if (named_account(entry) == caller.account) {
    return caller.kind == CallerKind::account_root ? PrincipalMatch::direct : PrincipalMatch::account;
  }
  return PrincipalMatch::none;
}

PrincipalMatch strongest(const PrincipalClause& clause, const Caller& caller, Session session) {
  if (clause.anyone) return PrincipalMatch::direct;
  const auto lists = [](const std::vector<std::string>& entries, const std::string& wanted) {
    return std::ranges::any_of(entries, [&](const std::string& e) { return e == wanted || e == "*"; });
  };
  if (caller.kind == CallerKind::service && lists(clause.service, caller.service)) return PrincipalMatch::direct;
  if (caller.kind == CallerKind::federated && lists(clause.federated, caller.provider)) return PrincipalMatch::direct;
  PrincipalMatch best = PrincipalMatch::none;
  for (const std::string& entry : clause.aws) best = std::max(best, named_by_entry(entry, caller, session));
  return best;
}

bool listed_as_exception(const PrincipalClause& clause, const Caller& caller, Session session) {
  const PrincipalMatch match = strongest(clause, caller, session);
  if (clause.anyone) return true;
  if (caller.kind == CallerKind::role) return match >= PrincipalMatch::role;
  if (caller.kind != CallerKind::role_session) return match == PrincipalMatch::direct;
  const auto any = [&clause](const auto& fits) { return std::ranges::any_of(clause.aws, fits); };
  return any([&](const std::string& e) { return e == caller.session_arn; }) &&
         any([&](const std::string& e) { return names_role(e, caller); }) &&
         any([&](const std::string& e) { return named_account(e) == caller.account; });
}

}  // namespace

bool Caller::has_identity_policies() const { return !account.empty(); }

PrincipalMatch named_by(const PrincipalClause& clause, const Caller& caller, Session session) {
  if (!clause.present) return PrincipalMatch::none;
  if (!clause.negated) return strongest(clause, caller, session);
  // Who can take a name other than the excepted one escapes the exception; for him it is the other way round.
  const Session other = session == Session::may_be_named ? Session::escapes_the_name : Session::may_be_named;
  return listed_as_exception(clause, caller, other) ? PrincipalMatch::none : PrincipalMatch::direct;
}

Caller anonymous_caller() { return {}; }

Caller caller_from(std::string_view written) {
  Caller caller;
  if (!written.starts_with("arn:")) {
    caller.kind = CallerKind::service;
    caller.service = written;
    return caller;
  }
  const std::string_view resource = arn_part(written, 5);
  caller.account = arn_part(written, 4);
  if (resource == "root") {
    caller.kind = CallerKind::account_root;
    caller.arn = written;
  } else if (resource.starts_with("role/")) {
    caller.kind = CallerKind::role;
    caller.role_arn = written;
  } else if (resource.starts_with("assumed-role/")) {
    caller.kind = CallerKind::role_session;
    caller.session_arn = written;
    std::string_view name = resource.substr(resource.find('/') + 1);
    name = name.substr(0, name.find('/'));
    caller.role_arn = "arn:" + std::string(arn_part(written, 1)) + ":iam::" + caller.account + ":role/" + std::string(name);
    caller.path_known = false;
  } else {
    caller.kind = CallerKind::user;
    caller.arn = written;
  }
  return caller;
}

}  // namespace gameday::topology

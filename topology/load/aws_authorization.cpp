#include "topology/load/aws_authorization.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "topology/load/authorization_reader.h"
#include "topology/load/aws_managed.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

void add_accounts(AuthorizationImport& import) {
  for (const auto& [id, place] : import.accounts) {
    AccountDraft account;
    account.name = {id, place};
    account.id = id;
    account.lineage = "account/" + id;
    import.draft.accounts.push_back(std::move(account));
  }
}

/// Keys were given the day of their user; now that the newest date is known, their age.
void age_keys(AuthorizationImport& import) {
  const Millis now{import.newest->time_since_epoch().count() * k_day.count};
  for (PrincipalDraft& principal : import.draft.principals)
    for (AccessKeyDraft& key : principal.keys)
      key.age = key.age.count > 0 && key.age <= now ? now - key.age : Millis{0};
}

/// Detaches policies whose document nobody has; a note tells which.
class Attachments {
 public:
  explicit Attachments(AuthorizationImport& import) : import_(import) {
    if (auto bundled = bundled_aws_policies()) bundled_ = std::move(*bundled);
    for (const PolicyDraft& policy : import.draft.policies) held_.emplace(policy.arn, policy.account);
  }

  void keep_known(std::vector<Name>& names, const std::string& account) {
    std::erase_if(names, [&](const Name& name) { return !is_known(name, account); });
  }
  void keep_known(std::optional<Name>& boundary, const std::string& account) {
    if (boundary && !is_known(*boundary, account)) boundary.reset();
  }

 private:
  bool is_known(const Name& name, const std::string& account) {
    const auto held = held_.find(name.text);
    if (held != held_.end() && !held->second.empty() && held->second != account) {
      import_.notes.add("a policy is attached across accounts, which AWS does not do: left out", "",
                        " policies are attached across accounts, which AWS does not do: left out", name.place);
      return false;
    }
    if (held != held_.end() || find_policy(bundled_, name.text) != nullptr) return true;
    import_.notes.add(fmt::format("policy \"{}\" is attached, but its document is not there: left out", name.text),
                      fmt::format("policy \"{}\" is attached ", name.text), " times, but its document is not there: left out",
                      name.place);
    return false;
  }

  AuthorizationImport& import_;
  std::vector<PolicyDraft> bundled_;
  std::map<std::string, std::string> held_;  // ARN -> account, empty for AWS
};

void check_attachments(AuthorizationImport& import) {
  Attachments attachments(import);
  for (PrincipalDraft& principal : import.draft.principals) {
    attachments.keep_known(principal.policies, principal.account);
    attachments.keep_known(principal.boundary, principal.account);
  }
  for (GroupDraft& group : import.draft.groups) attachments.keep_known(group.policies, group.account);
}

/// Groups that a user names and no file holds would not seal.
void check_groups(AuthorizationImport& import) {
  std::set<std::pair<std::string, std::string>> known;
  for (const GroupDraft& group : import.draft.groups) known.emplace(group.account, "group/" + group.name.text);
  for (PrincipalDraft& principal : import.draft.principals)
    std::erase_if(principal.groups, [&](const Name& name) {
      if (known.contains({principal.account, name.text})) return false;
      import.notes.add("a membership in a group that is not in the export is left out", "",
                         " memberships in groups that are not in the export are left out", name.place);
      return true;
    });
}

void note_outside_accounts(AuthorizationImport& import) {
  for (const PrincipalDraft& role : import.draft.principals) {
    if (!role.trust) continue;
    for (const Statement& statement : role.trust->statements)
      for (const std::string& principal : statement.principal.aws) {
        const std::size_t digits = principal.find_first_of("0123456789");
        if (digits == std::string::npos || principal.size() < digits + 12) continue;
        const std::string id = principal.substr(digits, 12);
        const bool is_id = std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
        if (is_id && !import.accounts.contains(id))
          import.notes.add(fmt::format("account {} is trusted by a role and is not in the export", id),
                           fmt::format("account {} is trusted by ", id), " roles and is not in the export", role.name.place);
      }
  }
}

}  // namespace

tl::expected<ImportedEstate, Problems> import_authorization(std::span<const ExportText> files) {
  AuthorizationImport import;
  for (const ExportText& file : files) {
    const auto source = JsonSource::parse(file.text, file.name);
    if (source) AuthorizationReader(*source, import).read();
    else import.problems.push_back(source.error());
  }
  if (import.problems.empty() && !import.newest)
    import.problems.push_back({{files.empty() ? "" : files.front().name, 0, 0}, "the export holds no date", "a CreateDate", ""});
  if (!import.problems.empty()) {
    sort_and_merge(import.problems);
    return tl::unexpected(std::move(import.problems));
  }
  import.draft.title = import.accounts.size() == 1 ? "Account " + import.accounts.begin()->first
                                                   : fmt::format("{} accounts", import.accounts.size());
  import.draft.as_of = import.newest;
  add_accounts(import);
  age_keys(import);
  check_attachments(import);
  check_groups(import);
  note_outside_accounts(import);
  return ImportedEstate{std::move(import.draft), std::move(import.notes).finish()};
}

}  // namespace gameday::topology

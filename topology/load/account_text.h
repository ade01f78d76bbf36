#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/permission_text.h"
#include "topology/model/estate_draft.h"

// Inside of estate_writer: what belongs to one account. Nobody else includes this.
namespace gameday::topology {

/// All tables of the account: itself, policies, roles, users, groups, resources by kind.
std::string account_text(const EstateDraft& draft, const AccountDraft& account, TextFolder& folder, Detail detail);

/// Its VPCs, subnets and security groups.
std::string network_text(const EstateDraft& draft, const std::string& account, Detail detail);

/// "[word.ACCOUNT.NAME]".
std::string header(std::string_view word, std::string_view account, std::string_view name);

/// Those of `account`, by name.
template <class Draft>
std::vector<const Draft*> of_account(const std::vector<Draft>& drafts, const std::string& account) {
  std::vector<const Draft*> chosen;
  for (const Draft& draft : drafts)
    if (draft.account == account) chosen.push_back(&draft);
  std::ranges::stable_sort(chosen, {}, [](const Draft* draft) { return draft->name.text; });
  return chosen;
}

void write_ownership(TomlTable& table, const Ownership& owner);

}  // namespace gameday::topology

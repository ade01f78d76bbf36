#pragma once

#include <string_view>
#include <vector>

#include "topology/load/sealer.h"

// Inside of seal: statements of AWS policies out of the short forms. Nobody else includes this.
namespace gameday::topology {

/// A `may`, `deny` or `lets` as a statement. `account`: where it stands. `self`: in a resource policy, the ARNs that an empty
/// `on` means. Unknown names are problems and left out of the statement.
Statement statement_of(Sealer& sealer, const GrantDraft& grant, std::string_view account,
                       const std::vector<std::string>& self);

/// A `trusts` as a statement of the role's trust policy.
Statement statement_of(Sealer& sealer, const TrustDraft& trust, std::string_view account);

/// ARNs that access to a thing is asked for: a bucket's own and its objects', else its one.
std::vector<std::string> access_arns(std::string_view word, const std::string& arn);

}  // namespace gameday::topology

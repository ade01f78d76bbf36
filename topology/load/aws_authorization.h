#pragma once

#include <span>
#include <string>
#include <vector>

#include "topology/load/note.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// A JSON file as exported.
struct ExportText {
  std::string name;
  std::string text;
};

/// A draft that seals as it is, and what was left out or assumed on the way.
struct ImportedEstate {
  EstateDraft draft;
  std::vector<Note> notes;
};

/// Users, groups, roles and policies out of `aws iam get-account-authorization-details`, one file or several, of one account
/// or several. Accounts are named by their id. Lineages are written out, so that they survive renaming and re-partitioning.
/// `as_of` is the newest date in the files.
///
/// Assumed and noted: one access key for each user, as old as the user, since the export does not tell of keys. Noted:
/// documents that cannot be read, policy versions other than the default, AWS-managed policies whose document is neither in the
/// export nor bundled (then not attached), outside accounts that roles trust, instance profiles, pages that are missing.
///
/// Errors: not JSON (with line and column), not such an export, an entity without name or ARN, no date anywhere.
tl::expected<ImportedEstate, Problems> import_authorization(std::span<const ExportText> files);

}  // namespace gameday::topology

#include "topology/load/seal.h"

#include <utility>

#include "topology/load/sealer.h"

namespace gameday::topology {

tl::expected<Estate, Problems> seal(const EstateDraft& draft) {
  Sealer sealer(draft);
  sealer.estate.title = draft.title;
  if (draft.as_of) sealer.estate.as_of = *draft.as_of;
  else sealer.report({}, "the estate does not say its date", "\"as_of = 2026-11-01\"");
  seal_accounts(sealer);
  seal_entities(sealer);
  seal_network(sealer);
  seal_policies(sealer);
  seal_references(sealer);
  if (!sealer.problems.empty()) {
    sort_and_merge(sealer.problems);
    return tl::unexpected(std::move(sealer.problems));
  }
  return std::move(sealer.estate);
}

}  // namespace gameday::topology

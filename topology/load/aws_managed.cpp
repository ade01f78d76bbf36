#include "topology/load/aws_managed.h"

#include <algorithm>
#include <utility>

#include "topology/load/embedded.h"
#include "topology/load/permission_tables.h"

namespace gameday::topology {

tl::expected<std::vector<PolicyDraft>, Problems> bundled_aws_policies() {
  EstateDraft library;
  Problems problems;
  const MemoryFiles no_files;
  std::vector<InputHash> inputs;
  for (const EmbeddedFile& embedded : embedded_library()) {
    if (!embedded.path.starts_with("aws_managed/")) continue;
    const auto file = TomlFile::parse(embedded.text, std::string(embedded.path));
    if (!file) return tl::unexpected(Problems{file.error()});
    TableReader root(file->root, file->name, problems, "library");
    EstateTables tables{library, problems, no_files, inputs, ""};
    check_version(root);
    read_aws_policies(root, tables);
    root.finish();
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return std::move(library.policies);
}

const PolicyDraft* find_policy(const std::vector<PolicyDraft>& policies, std::string_view name_or_arn) {
  const auto found = std::ranges::find_if(policies, [&](const PolicyDraft& policy) {
    return policy.name.text == name_or_arn || policy.arn == name_or_arn;
  });
  return found == policies.end() ? nullptr : &*found;
}

}  // namespace gameday::topology

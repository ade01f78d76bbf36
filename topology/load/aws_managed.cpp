#include "topology/load/aws_managed.h"

#include <algorithm>

#include "topology/load/embedded.h"
#include "topology/load/permission_tables.h"

namespace gameday::topology {

tl::expected<std::vector<PolicyDraft>, Problems> bundled_aws_policies() {
  std::vector<PolicyDraft> policies;
  Problems problems;
  EstateDraft unused;
  const MemoryFiles no_files;
  std::vector<InputHash> inputs;
  for (const EmbeddedFile& embedded : embedded_library()) {
    if (!embedded.path.starts_with("aws_managed/")) continue;
    const auto file = TomlFile::parse(embedded.text, std::string(embedded.path));
    if (!file) return tl::unexpected(Problems{file.error()});
    TableReader root(file->root, file->name, problems, "library");
    check_version(root);
    auto table = root.table("policy");
    if (!table) continue;
    EstateTables tables{unused, problems, no_files, inputs, ""};
    for (auto& [name, reader] : table->children("policy")) {
      PolicyDraft policy;
      policy.name = {name, reader.place()};
      policy.aws_managed = true;
      read_policy_body(reader, tables, policy);
      if (policy.arn.empty()) policy.arn = "arn:aws:iam::aws:policy/" + name;
      reader.finish();
      policies.push_back(std::move(policy));
    }
    root.finish();
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return policies;
}

const PolicyDraft* find_policy(const std::vector<PolicyDraft>& policies, std::string_view name_or_arn) {
  const auto found = std::ranges::find_if(policies, [&](const PolicyDraft& policy) {
    return policy.name.text == name_or_arn || policy.arn == name_or_arn;
  });
  return found == policies.end() ? nullptr : &*found;
}

}  // namespace gameday::topology

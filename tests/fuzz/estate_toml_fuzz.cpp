#include "topology/load/estate_toml.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "topology/load/estate_source.h"
#include "topology/load/estate_writer.h"
#include "topology/load/seal.h"

// Any bytes: an estate or problems, never a crash. What seals must seal again after it was written and read back, to as many
// entities with the same lineages.
namespace {

using namespace gameday::topology;

std::vector<std::string> lineages(const Estate& estate) {
  std::vector<std::string> all{estate.organization_id.empty() ? "none" : "organization"};
  for (const Account& account : estate.accounts) all.push_back(account.lineage);
  for (const Policy& policy : estate.policies) all.push_back(policy.lineage);
  for (const Principal& principal : estate.principals) all.push_back(principal.lineage);
  for (const Resource& resource : estate.resources) all.push_back(resource.lineage);
  for (const Subnet& subnet : estate.network.subnets) all.push_back(subnet.lineage);
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const MemoryFiles no_files;
  const auto draft = read_estate(std::vector<EstateText>{{"fuzz.toml", text}}, no_files);
  if (!draft) return draft.error().empty() ? __builtin_trap(), 0 : 0;
  const auto estate = seal(*draft);
  if (!estate) return estate.error().empty() ? __builtin_trap(), 0 : 0;
  MemoryFiles written;
  for (const auto& [name, content] : write_estate(*draft)) written.add("out/" + name, content);
  const auto again = load_estate("out", written);
  if (!again) __builtin_trap();
  const auto resealed = seal(again->draft);
  if (!resealed || lineages(*resealed) != lineages(*estate)) __builtin_trap();
  return 0;
}

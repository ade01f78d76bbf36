#include "topology/load/policy_json.h"

#include <cstddef>
#include <cstdint>

#include "topology/access/compiled_policy.h"

// Any bytes: a document or problems, never a crash. Documents must also compile.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = gameday::topology::parse_policy(text, {"fuzz.json", 1, 1});
  if (!document) return document.error().empty() ? __builtin_trap(), 0 : 0;
  gameday::topology::AtomTable atoms;
  gameday::topology::compile(*document, atoms);
  return 0;
}

#include "topology/load/aws_authorization.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "topology/load/seal.h"

// Any bytes: an import or problems, never a crash; what imports must seal with no hand edit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gameday::topology;
  const auto imported =
      import_authorization(std::vector<ExportText>{{"fuzz.json", std::string(reinterpret_cast<const char*>(data), size)}});
  if (!imported) return imported.error().empty() ? __builtin_trap(), 0 : 0;
  if (!seal(imported->draft)) __builtin_trap();
  return 0;
}

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/load/library_files.h"
#include "scenarios/load/scenario_toml.h"

// One input is read as a scenario, as a library file and as a control set: the loaders share their parts, and a text that is
// wrong for one must end in problems for the others, never in a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gameday::scenarios;
  static const Library none;
  const std::string text(data, data + size);
  static_cast<void>(load_scenario(text, "s.toml", "s"));
  static_cast<void>(load_control_set(text, "c.toml", "c", none));
  const std::vector<LibraryFile> files{{"f.toml", text}};
  static_cast<void>(library_of(files));
  return 0;
}

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/library_files.h"
#include "scenarios/model/control_set.h"
#include "scenarios/model/scenario.h"
#include "topology/load/content_hash.h"
#include "topology/load/estate_source.h"
#include "topology/model/problem.h"

namespace gameday::tools {

/// Loads what a command line names, bundled or from disk, collecting every problem before anything is run.
class Inputs {
 public:
  Inputs();

  const scenarios::Library& library() const { return library_; }
  topology::Problems& problems() { return problems_; }
  const std::vector<topology::InputHash>& hashes() const { return hashes_; }

  /// "" is the bundled example. Nothing when it can't be read at all; problems may have been reported even if it can.
  std::optional<topology::EstateDraft> estate(const std::string& source);
  std::optional<scenarios::Scenario> scenario(const std::string& source);
  std::optional<scenarios::ControlSet> control_set(const std::string& source);

  /// Whether what was named is bundled, so that its permission styles may act.
  static bool is_bundled_estate(const std::string& source);
  static bool is_file(const std::string& source);

  /// The text of a file or of standard input; reports what prevents it.
  std::optional<std::string> read(const std::string& path);

 private:
  scenarios::Library library_;
  topology::Problems problems_;
  std::vector<topology::InputHash> hashes_;
};

inline const std::string k_example_estate = "corner-shop";
inline const std::string k_example_scenario = "leaked-key";

/// Prints all problems on standard error, at most 50 of them, and says how many there are.
void print_problems(topology::Problems problems);

}  // namespace gameday::tools

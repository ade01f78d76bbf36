#pragma once

#include <string>
#include <vector>

namespace gameday::topology {

/// Where something was written. Lines and columns count from 1; line 0 means the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  auto operator<=>(const Place&) const = default;
};

/// What is wrong with an input, in words its author can act on.
struct Problem {
  Place place;
  std::string reason;    // names the thing and what is wrong with it
  std::string expected;  // what would be right; empty where the reason says it
  std::string nearest;   // the closest valid name; empty where there is none
  auto operator<=>(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// `estate.toml:41:9: role "deplyer" is not defined; expected a role of account "shop"; did you mean "deployer"?`
std::string to_string(const Problem& problem);

/// By place, then reason; equal ones once.
void sort_and_merge(Problems& problems);

}  // namespace gameday::topology

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/run/program.h"
#include "tools/cli/inputs.h"

namespace gameday::tools {

/// What a command line asks to be simulated, read and compiled. Empty where there were problems; they are in `inputs`.
struct CellRequest {
  std::string scenario;
  std::string topology;
  std::vector<std::string> controls;  // empty: the three bundled sets, from the weakest
  std::string horizon;
};

struct CompiledCells {
  scenarios::Scenario scenario;
  std::string topology;               // its name in results
  std::string estate_title;
  std::vector<std::unique_ptr<const sim::Program>> programs;  // one per control set
};

std::optional<CompiledCells> compile_cells(Inputs& inputs, const CellRequest& request);

}  // namespace gameday::tools

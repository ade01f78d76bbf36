#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/load/library_files.h"
#include "sim/run/program.h"
#include "topology/load/estate_source.h"
#include "topology/load/file_system.h"

namespace gameday::sim {

/// The bundled library and estate, read once and compiled to whatever cell a test asks for.
class BundledCells {
 public:
  using Change = std::function<void(scenarios::Scenario&)>;
  using Arrange = std::function<void(scenarios::Cell&)>;

  BundledCells() : library_(scenarios::load_library().value()) {
    topology::DiskFiles files;
    draft_ = topology::load_estate("corner-shop", files).value().draft;
  }

  scenarios::Library& library() { return library_; }

  /// The names of every bundled scenario with every bundled control set.
  std::vector<std::pair<std::string, std::string>> names() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& scenario : library_.scenarios)
      for (const auto& controls : library_.control_sets) all.emplace_back(scenario.name, controls.name);
    return all;
  }

  /// `change` acts on the scenario before, `arrange` on the cell after compiling.
  std::unique_ptr<const Program> program(const std::string& scenario, const std::string& controls,
                                         const Change& change = {}, const Arrange& arrange = {}) const {
    scenarios::Scenario attack = *find_scenario(library_, scenario);
    if (change) change(attack);
    auto cell = scenarios::compile_cell(
        {"corner-shop", &draft_, find_control_set(library_, controls), &attack, &library_, scenarios::Styles::applied});
    if (arrange) arrange(**cell);
    return std::move(make_program(std::move(*cell)).value());
  }

 private:
  scenarios::Library library_;
  topology::EstateDraft draft_;
};

}  // namespace gameday::sim

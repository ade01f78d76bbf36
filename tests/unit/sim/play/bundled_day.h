#pragma once

#include <memory>
#include <stdexcept>

#include "scenarios/load/library_files.h"
#include "sim/run/program.h"
#include "topology/load/estate_source.h"

namespace gameday::sim {

/// The bundled leaked key on the corner shop, under one bundled control set. Owns the library.
struct BundledDay {
  explicit BundledDay(const std::string& controls = "baseline") {
    library = std::make_unique<scenarios::Library>(scenarios::load_library().value());
    const auto loaded = topology::load_estate("corner-shop", topology::DiskFiles());
    auto cell = scenarios::compile_cell({"corner-shop", &loaded->draft, find_control_set(*library, controls),
                                         find_scenario(*library, "leaked-key"), library.get()});
    program = std::move(make_program(std::move(*cell)).value());
  }

  topology::EntityRef user(const std::string& name) const { return principal(name, topology::EntityKind::user); }
  topology::EntityRef principal(const std::string& name, topology::EntityKind kind) const {
    for (std::uint32_t p = 0; p < program->cell->estate.principals.size(); ++p)
      if (program->cell->estate.principals[p].name == name) return {kind, p};
    throw std::runtime_error("no principal " + name);
  }

  std::unique_ptr<scenarios::Library> library;
  std::unique_ptr<const Program> program;
};

}  // namespace gameday::sim

#include "scenarios/load/control_set_toml.h"

#include <algorithm>

#include "scenarios/load/control_toml.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

class SetReader {
 public:
  SetReader(ControlSet& set, std::span<const Control> library) : set_(set), library_(library) {}

  void read_own(TableReader& definitions) {
    for (auto& [name, table] : definitions.children("control")) own_.push_back(read_control(name, table));
  }

  void read_use(TableReader& use) {
    for (const std::string& name : use.keys()) {
      const toml::node* node = use.node(name);
      const Control* control = find(name);
      if (node->value_exact<bool>() == false) drop(use, name);
      else if (control == nullptr) unknown(use, name);
      else if (node->value_exact<bool>() == true) put(*control);
      else if (auto parameters = use.table(name)) use_with(*control, *parameters);
    }
  }

  void use_rest() {
    for (const Control& control : own_)
      if (std::ranges::find(used_, control.name) == used_.end()) put(control);
  }

 private:
  const Control* find(std::string_view name) const {
    const auto own = std::ranges::find(own_, name, &Control::name);
    if (own != own_.end()) return &*own;
    const auto found = std::ranges::lower_bound(library_, name, {}, &Control::name);
    return found != library_.end() && found->name == name ? &*found : nullptr;
  }

  void use_with(const Control& control, TableReader& parameters) {
    // Messages name the control, not the table that uses it.
    TableReader named(parameters.raw(), parameters.file(), parameters.problems(), fmt::format("control \"{}\"", control.name));
    Control used = with_parameters(control, named);
    // What the parameters name is looked for where they stand.
    if (!named.keys().empty()) used.place = named.place();
    put(std::move(used));
  }

  void put(Control control) {
    used_.push_back(control.name);
    const auto before = std::ranges::find(set_.controls, control.name, &Control::name);
    if (before != set_.controls.end()) *before = std::move(control);
    else set_.controls.push_back(std::move(control));
  }

  void drop(TableReader& use, const std::string& name) {
    used_.push_back(name);
    const auto before = std::ranges::find(set_.controls, name, &Control::name);
    if (before != set_.controls.end()) {
      set_.controls.erase(before);
      return;
    }
    if (std::ranges::find(own_, name, &Control::name) != own_.end()) return;
    std::vector<std::string> names;
    for (const Control& control : set_.controls) names.push_back(control.name);
    use.problem(name, fmt::format("control \"{}\" is left out, but was not in", name), "a control of the set that is extended",
                topology::nearest(name, names));
  }

  void unknown(TableReader& use, const std::string& name) {
    std::vector<std::string> names;
    for (const Control& control : own_) names.push_back(control.name);
    for (const Control& control : library_) names.push_back(control.name);
    use.problem(name, fmt::format("control \"{}\" is not in the library", name), "", topology::nearest(name, names));
  }

  ControlSet& set_;
  std::span<const Control> library_;
  std::vector<Control> own_;
  std::vector<std::string> used_;
};

}  // namespace

topology::Name extended_by(TableReader& root) {
  return root.name("extends").value_or(topology::Name{"nothing", root.place()});
}

ControlSet read_control_set(const std::string& name, TableReader& root, const ControlSet& base,
                            std::span<const Control> library) {
  check_version(root);
  ControlSet set = base;
  set.name = name;
  set.place = root.place();
  set.title = root.text("title").value_or(name);
  root.node("extends");
  SetReader reader(set, library);
  if (auto own = root.table("control")) reader.read_own(*own);
  if (auto use = root.table("use")) reader.read_use(*use);
  reader.use_rest();
  root.finish();
  return set;
}

}  // namespace gameday::scenarios

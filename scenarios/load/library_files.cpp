#include "scenarios/load/library_files.h"

#include <algorithm>
#include <memory>

#include "scenarios/load/control_set_toml.h"
#include "scenarios/load/control_toml.h"
#include "scenarios/load/definition_shelf.h"
#include "scenarios/load/detector_toml.h"
#include "scenarios/load/embedded.h"
#include "scenarios/load/log_source_toml.h"
#include "scenarios/load/reference_checks.h"
#include "scenarios/load/runbook_toml.h"
#include "scenarios/load/scenario_toml.h"
#include "scenarios/load/sigma_yaml.h"
#include "scenarios/load/technique_toml.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Problems;
using topology::TableReader;

/// "control_sets/baseline.toml" -> "baseline".
std::string stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

bool in_folder(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) || path.find(fmt::format("/{}", folder)) != std::string_view::npos;
}

std::vector<LibraryFile> bundled_files() {
  std::vector<LibraryFile> files;
  for (const EmbeddedFile& file : embedded_library())
    files.push_back({fmt::format("library/{}", file.path), std::string(file.text)});
  return files;
}

/// Collects the definitions of all files, then joins them.
class LibraryReader {
 public:
  void read(std::span<const LibraryFile> files, Tier tier) {
    for (const LibraryFile& file : files) read(file, tier);
  }

  Problems& problems() { return problems_; }

  Library join() {
    Library library;
    library.log_sources = logs_.take();
    library.techniques = techniques_.take();
    library.runbooks = runbooks_.take();
    library.rules = rules_.take();
    library.managed = managed_.take();
    library.controls = controls_.take();
    library.scenarios = scenarios_.take();
    for (const Named<Noise>& noise : noise_.take()) library.noise.emplace(noise.name, noise.value);
    take_levels(library);
    join_findings(library);
    join_records(library);
    join_sets(library);
    const Problems wrong = check_references(library);
    problems_.insert(problems_.end(), wrong.begin(), wrong.end());
    sort_and_merge(problems_);
    return library;
  }

 private:
  template <class T>
  struct Named {
    std::string name;
    T value;
    topology::Place place;
  };

  void read(const LibraryFile& file, Tier tier) {
    if (file.path.ends_with(".yml") || file.path.ends_with(".yaml")) {
      read_rule(file, tier);
      return;
    }
    auto parsed = topology::TomlFile::parse(file.text, file.path);
    if (!parsed) {
      problems_.push_back(parsed.error());
      return;
    }
    files_.push_back(std::make_unique<topology::TomlFile>(std::move(*parsed)));
    TableReader root(files_.back()->root, files_.back()->name, problems_, "the file");
    if (in_folder(file.path, "control_sets/")) read_set(root, file, tier);
    else if (in_folder(file.path, "scenarios/")) scenarios_.put(read_scenario(stem(file.path), root), tier, problems_);
    else read_definitions(root, tier);
  }

  void read_rule(const LibraryFile& file, Tier tier) {
    auto rule = parse_sigma(file.text, file.path);
    if (!rule) problems_.insert(problems_.end(), rule.error().begin(), rule.error().end());
    else if (rule->file.starts_with("findings/")) findings_.put(std::move(*rule), tier, problems_);
    else rules_.put(std::move(*rule), tier, problems_);
  }

  void read_set(TableReader& root, const LibraryFile& file, Tier tier) {
    sets_.put({stem(file.path), files_.back().get(), root.place()}, tier, problems_);
  }

  void read_definitions(TableReader& root, Tier tier) {
    check_version(root);
    root.text("title");
    read_kind(root, "log", tier, logs_, read_log_source);
    read_kind(root, "technique", tier, techniques_, read_technique);
    read_kind(root, "runbook", tier, runbooks_, read_runbook);
    read_kind(root, "control", tier, controls_, read_control);
    read_kind(root, "managed", tier, managed_, read_managed);
    const auto named_noise = [](const std::string& name, TableReader& in) {
      Noise noise = read_noise(in);
      return Named<Noise>{name, noise, noise.place};
    };
    read_kind(root, "noise", tier, noise_, named_noise);
    read_kind(root, "noise_level", tier, levels_, named_noise);
    root.finish();
  }

  template <class T, class Read>
  void read_kind(TableReader& root, std::string_view kind, Tier tier, Shelf<T>& shelf, const Read& read_one) {
    auto tables = root.table(kind);
    if (!tables) return;
    for (auto& [name, table] : tables->children(kind)) shelf.put(read_one(name, table), tier, problems_);
  }

  void take_levels(Library& library) {
    const std::vector<std::string> levels(k_level_names.begin(), k_level_names.end());
    for (const Named<Noise>& noise : levels_.take()) {
      const auto found = std::ranges::find(levels, noise.name);
      if (found != levels.end()) library.noise_by_level[static_cast<std::size_t>(found - levels.begin())] = noise.value;
      else problems_.push_back({noise.place, fmt::format("unknown level \"{}\"", noise.name),
                                fmt::format("one of {}", fmt::join(levels, ", ")), topology::nearest(noise.name, levels)});
    }
  }

  void join_findings(Library& library) {
    const std::vector<SigmaRule> rules = findings_.take();
    std::vector<std::string> names;
    for (const SigmaRule& rule : rules) names.push_back(rule.file);
    for (ManagedDetector& detector : library.managed)
      for (Finding& finding : detector.findings) {
        const auto rule = std::ranges::find(rules, finding.rule.file, &SigmaRule::file);
        if (rule != rules.end()) finding.rule = *rule;
        else problems_.push_back({finding.rule.place,
                                  fmt::format("finding \"{}\": rule \"{}\" is not in the library", finding.name, finding.rule.file),
                                  "", topology::nearest(finding.rule.file, names)});
      }
  }

  /// A record holds its own fields, and those of its log source that neither it nor a part of it says otherwise.
  static void join_records(Library& library) {
    const auto covers = [](const std::string& a, const std::string& b) {
      return a == b || (b.size() > a.size() && b.starts_with(a) && b[a.size()] == '.');
    };
    for (Technique& technique : library.techniques)
      for (RecordTemplate& record : technique.records) {
        const LogSource* log = find_log_source(library, record.log);
        if (log == nullptr) continue;
        const std::vector<RecordField> own = record.fields;
        for (const RecordField& field : log->fields)
          if (std::ranges::none_of(own, [&](const RecordField& f) { return covers(f.path, field.path) || covers(field.path, f.path); }))
            record.fields.push_back(field);
      }
  }

  /// Sets in the order of what they extend, however their files are named.
  void join_sets(Library& library) {
    std::vector<SetFile> waiting = sets_.take();
    for (bool moved = true; moved && !waiting.empty();) {
      moved = false;
      for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (!join_set(waiting[i], library)) continue;
        waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
        moved = true;
        break;
      }
    }
    for (const SetFile& set : waiting) report_stuck(set, waiting, library);
  }

  struct SetFile {
    std::string name;
    const topology::TomlFile* file = nullptr;
    topology::Place place;
  };

  /// False while the set that it extends is not there yet.
  bool join_set(const SetFile& set, Library& library) {
    TableReader root(set.file->root, set.file->name, problems_, "the control set");
    const std::string base = extended_by(root).text;
    const ControlSet* extended = find_control_set(library, base);
    if (base != "nothing" && extended == nullptr) return false;
    ControlSet read = read_control_set(set.name, root, extended == nullptr ? ControlSet{} : *extended, library.controls);
    const auto at = std::ranges::lower_bound(library.control_sets, read.name, {}, &ControlSet::name);
    library.control_sets.insert(at, std::move(read));
    return true;
  }

  void report_stuck(const SetFile& set, const std::vector<SetFile>& stuck, const Library& library) {
    TableReader root(set.file->root, set.file->name, problems_, "the control set");
    const topology::Name base = extended_by(root);
    if (std::ranges::find(stuck, base.text, &SetFile::name) != stuck.end()) {
      problems_.push_back({base.place, fmt::format("control set \"{}\" extends \"{}\", which waits for another", set.name, base.text),
                           "sets that do not extend each other in a circle", ""});
      return;
    }
    std::vector<std::string> names{"nothing"};
    for (const ControlSet& known : library.control_sets) names.push_back(known.name);
    problems_.push_back({base.place, fmt::format("control set \"{}\" is not in the library", base.text), "",
                         topology::nearest(base.text, names)});
  }

  Problems problems_;
  std::vector<std::unique_ptr<topology::TomlFile>> files_;
  Shelf<LogSource> logs_{"log source"};
  Shelf<Technique> techniques_{"technique"};
  Shelf<Runbook> runbooks_{"runbook"};
  Shelf<SigmaRule> rules_{"rule"};
  Shelf<SigmaRule> findings_{"rule"};
  Shelf<ManagedDetector> managed_{"managed detector"};
  Shelf<Named<Noise>> noise_{"noise"};
  Shelf<Named<Noise>> levels_{"noise level"};
  Shelf<Control> controls_{"control"};
  Shelf<SetFile> sets_{"control set"};
  Shelf<Scenario> scenarios_{"scenario"};
};

tl::expected<Library, Problems> join(LibraryReader& reader) {
  Library library = reader.join();
  if (reader.problems().empty()) return library;
  return tl::unexpected(std::move(reader.problems()));
}

}  // namespace

tl::expected<Library, Problems> load_library(std::span<const LibraryFile> extra) {
  LibraryReader reader;
  const std::vector<LibraryFile> bundled = bundled_files();
  reader.read(bundled, Tier::bundled);
  reader.read(extra, Tier::extra);
  return join(reader);
}

tl::expected<Library, Problems> library_of(std::span<const LibraryFile> files) {
  LibraryReader reader;
  reader.read(files, Tier::extra);
  return join(reader);
}

tl::expected<ControlSet, Problems> load_control_set(std::string_view text, const std::string& file,
                                                    const std::string& name, const Library& library) {
  auto parsed = topology::TomlFile::parse(text, file);
  if (!parsed) return tl::unexpected(Problems{parsed.error()});
  Problems problems;
  TableReader root(parsed->root, parsed->name, problems, "the control set");
  const topology::Name base = extended_by(root);
  const ControlSet* extended = find_control_set(library, base.text);
  if (extended == nullptr && base.text != "nothing") {
    std::vector<std::string> names{"nothing"};
    for (const ControlSet& known : library.control_sets) names.push_back(known.name);
    problems.push_back({base.place, fmt::format("control set \"{}\" is not in the library", base.text), "",
                        topology::nearest(base.text, names)});
  }
  ControlSet set = read_control_set(name, root, extended == nullptr ? ControlSet{} : *extended, library.controls);
  const Problems wrong = check_references(set, library);
  problems.insert(problems.end(), wrong.begin(), wrong.end());
  if (problems.empty()) return set;
  sort_and_merge(problems);
  return tl::unexpected(std::move(problems));
}

}  // namespace gameday::scenarios

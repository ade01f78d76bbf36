#include <algorithm>
#include <array>
#include <utility>

#include "topology/load/bill_of_materials.h"
#include "topology/load/estate_tables.h"
#include "topology/load/permission_tables.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::array<std::string_view, 4> k_classes{"public", "internal", "confidential", "restricted"};
constexpr std::array<std::string_view, 2> k_metadata{"v1", "v2"};
constexpr std::array<std::string_view, 2> k_exposure{"internet", "nothing"};
constexpr std::array<std::string_view, 4> k_code_keys{"role", "metadata", "agent", "packages"};
constexpr std::array<std::string_view, 6> k_data_keys{"class",         "records",    "needed", "kept",
                                                      "holds_secrets", "versioning"};

/// A key that has no meaning for the kind is a mistake worth telling, not a value to keep.
void check_fit(TableReader& reader, const KindTraits& kind) {
  const auto refuse = [&](std::span<const std::string_view> keys, std::string_view needs) {
    for (const std::string_view key : keys)
      if (reader.has(key))
        reader.problem(key, fmt::format("{}: \"{}\" has a meaning only for what {}", reader.what(), key, needs));
  };
  if (!kind.runs_code) refuse(k_code_keys, "runs code");
  if (!kind.holds_data) refuse(k_data_keys, "holds data");
}

/// `encrypted = "key/shop-data"`, `{ with = "…" }`, or true for a key that AWS manages (kept as a property).
void read_encryption(TableReader& reader, ResourceDraft& resource) {
  const toml::node* node = reader.node("encrypted");
  if (node == nullptr) return;
  if (const auto flag = node->value_exact<bool>()) {
    resource.properties["encrypted"] = *flag ? "true" : "false";
  } else if (node->is_string()) {
    resource.key = reader.name("encrypted");
  } else if (auto table = reader.table("encrypted")) {
    if (table->require("with")) resource.key = table->name("with");
    table->finish();
  }
}

void read_exposure(TableReader& reader, ResourceDraft& resource) {
  if (const auto choice = reader.choice("exposed", k_exposure)) resource.internet = k_exposure[*choice] == "internet";
  if (const auto port = reader.integer("port", 0, 65535)) resource.port = static_cast<int>(*port);
  resource.subnet = reader.name("subnet");
  resource.security_groups = reader.names("security_groups");
}

void read_code(TableReader& reader, ResourceDraft& resource) {
  resource.role = reader.name("role");
  if (const auto choice = reader.choice("metadata", k_metadata)) resource.metadata = k_metadata[*choice];
  resource.agent = reader.flag("agent").value_or(false);
}

/// `packages = ["log4j-core", …]`, or a bill of materials: a file that ends in .json. Several of both add up.
void read_packages(TableReader& reader, EstateTables& tables, ResourceDraft& resource) {
  const std::vector<Name> written = reader.names("packages");
  if (!reader.has("packages")) return;
  std::vector<std::string>& packages = resource.packages.emplace();
  for (const Name& name : written) {
    if (!name.text.ends_with(".json")) {
      packages.push_back(name.text);
      continue;
    }
    const std::string path = path_below(tables.folder, name.text);
    const auto text = tables.files.read(path);
    if (!text) {
      tables.problems.push_back({name.place, fmt::format("bill of materials \"{}\": {}", path, text.error()), "", ""});
      continue;
    }
    tables.inputs.push_back({path, content_hash(*text)});
    const auto bill = read_bill_of_materials(*text, path);
    if (bill) packages.insert(packages.end(), bill->begin(), bill->end());
    else tables.problems.insert(tables.problems.end(), bill.error().begin(), bill.error().end());
  }
  std::ranges::sort(packages);
  packages.erase(std::unique(packages.begin(), packages.end()), packages.end());
}

void read_data(TableReader& reader, ResourceDraft& resource) {
  if (const auto choice = reader.choice("class", k_classes)) resource.data_class = k_classes[*choice];
  resource.records = reader.count("records").value_or(0);
  resource.needed = reader.duration("needed");
  resource.kept = reader.duration("kept");
  for (const std::string_view key : {"holds_secrets", "versioning"})
    if (const auto flag = reader.flag(key)) resource.properties[std::string(key)] = *flag ? "true" : "false";
}

ResourceDraft read_resource(AccountTable& table, const KindTraits& kind, EstateTables& tables) {
  TableReader& reader = table.reader;
  ResourceDraft resource;
  resource.name = {table.name, reader.place()};
  resource.kind = kind.kind;
  resource.account = table.account;
  resource.region = reader.text("region").value_or("");
  resource.arn = reader.text("arn").value_or("");
  resource.lineage = reader.text("lineage").value_or("");
  resource.owner = read_ownership(reader);
  check_fit(reader, kind);
  resource.properties = read_texts(reader, "properties");
  read_code(reader, resource);
  read_packages(reader, tables, resource);
  read_data(reader, resource);
  read_encryption(reader, resource);
  read_exposure(reader, resource);
  resource.secrets = reader.names("secrets");
  resource.decoy = reader.flag("decoy").value_or(false);
  resource.policy = read_document(reader, tables, "policy");
  resource.lets = read_grants(reader, "lets", StatementEffect::allow);
  resource.tags = read_texts(reader, "tags");
  reader.finish();
  return resource;
}

}  // namespace

void read_resources(TableReader& root, EstateTables& tables) {
  for (const KindTraits& kind : kind_traits())
    for (AccountTable& table : account_tables(root, kind.name))
      tables.draft.resources.push_back(read_resource(table, kind, tables));
}

}  // namespace gameday::topology

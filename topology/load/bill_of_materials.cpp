#include "topology/load/bill_of_materials.h"

#include <algorithm>

#include "topology/load/json_source.h"

namespace gameday::topology {
namespace {

class PackageNames {
 public:
  explicit PackageNames(const JsonSource& source) : source_(source) {}

  void add(const JsonNode& list, std::string_view nested) {
    for (const JsonNode& item : list.items) {
      const JsonNode* name = item.member("name");
      if (name != nullptr && name->kind == JsonNode::Kind::string) names_.push_back(name->text);
      else problems_.push_back({source_.place(item), "a package has no name", "\"name\" with a text", ""});
      if (const JsonNode* inner = nested.empty() ? nullptr : item.member(nested)) add(*inner, nested);
    }
  }

  tl::expected<std::vector<std::string>, Problems> finish() {
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    std::ranges::sort(names_);
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    return std::move(names_);
  }

 private:
  const JsonSource& source_;
  std::vector<std::string> names_;
  Problems problems_;
};

bool is_list(const JsonNode* node) { return node != nullptr && node->kind == JsonNode::Kind::array; }

}  // namespace

tl::expected<std::vector<std::string>, Problems> read_bill_of_materials(std::string_view text, const std::string& file) {
  const auto source = JsonSource::parse(text, file);
  if (!source) return tl::unexpected(Problems{source.error()});
  const JsonNode& root = source->root();
  const JsonNode* format = root.member("bomFormat");
  const JsonNode* components = root.member("components");
  const JsonNode* packages = root.member("packages");
  PackageNames names(*source);
  if (format != nullptr && format->text == "CycloneDX") {
    if (is_list(components)) names.add(*components, "components");  // one that lists nothing is legal
  } else if (root.member("spdxVersion") != nullptr && is_list(packages)) {
    names.add(*packages, "");
  } else {
    return tl::unexpected(Problems{{source->place(root), "is no bill of materials", "CycloneDX or SPDX in JSON", ""}});
  }
  return names.finish();
}

}  // namespace gameday::topology

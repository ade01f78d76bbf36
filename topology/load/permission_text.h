#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/toml_text.h"

// Inside of estate_writer: policies as TOML. Nobody else includes this.
namespace gameday::topology {

/// Files being written.
class TextFolder {
 public:
  /// A path that is free, made of `path` with characters that file systems refuse replaced.
  std::string reserve(const std::string& path);
  std::map<std::string, std::string> files;

 private:
  std::set<std::string> taken_;  // without case
};

/// JSON in a line where short, else the name of a file that is written; quoted either way.
std::string document_value(TextFolder& folder, const PolicyDocument& document, const std::string& path);

/// `[ { do = …, on = … }, … ]`.
std::string grants_value(const std::vector<GrantDraft>& grants, std::string_view default_on);

/// `when = …` of an inline table; empty where there are no conditions.
std::string when_part(const std::vector<ConditionTest>& conditions);

/// Lines of a policy's table: `document` or `file`, `may`, `deny`.
void write_policy_body(TomlTable& table, TextFolder& folder, const PolicyDraft& policy, const std::string& path);

/// `policies`, `may`, `deny`, `inline` of a principal or group. `path`: where files of its own go.
void write_permissions(TomlTable& table, TextFolder& folder, const std::vector<Name>& managed,
                       const std::vector<PolicyDraft>& inline_policies, const std::string& path);

}  // namespace gameday::topology

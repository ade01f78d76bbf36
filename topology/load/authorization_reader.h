#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/json_source.h"
#include "topology/load/note.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

// Inside of aws_authorization: reads one file into the draft. Nobody else includes this.
namespace gameday::topology {

/// What all files of one import share.
struct AuthorizationImport {
  EstateDraft draft;
  NoteBook notes;
  Problems problems;
  std::set<std::string> arns;               // already imported
  std::set<std::array<std::string, 3>> names;  // (account, kind, name) of what is
  std::map<std::string, Place> accounts;    // ids of accounts that own something, and where first
  std::optional<Day> newest;
};

class AuthorizationReader {
 public:
  AuthorizationReader(const JsonSource& source, AuthorizationImport& import) : source_(source), import_(import) {}
  void read();

 private:
  /// Name, ARN and account of an entity; nothing, and a problem or note, where it is broken or already there.
  struct Identity {
    Name name;
    std::string arn;
    std::string account;
    std::string path;
  };
  std::optional<Identity> identity(const JsonNode& node, std::string_view name_key);

  void user(const JsonNode& node);
  void role(const JsonNode& node);
  void group(const JsonNode& node);
  void policy(const JsonNode& node);

  const std::vector<JsonNode>& list(const JsonNode& node, std::string_view key);
  std::string text(const JsonNode& node, std::string_view key) const;
  std::vector<Name> attached(const JsonNode& node);
  std::vector<PolicyDraft> inline_policies(const JsonNode& node, std::string_view key, const std::string& owner);
  std::optional<PolicyDocument> document(const JsonNode* node, const Place& owner_place, const std::string& owner);
  std::optional<Name> boundary(const JsonNode& node);
  Tags tags(const JsonNode& node);
  void see_dates(const JsonNode& node);
  void note(const JsonNode& node, const std::string& what) { import_.notes.add(what, source_.place(node)); }
  void note(const JsonNode& node, const std::string& one, const std::string& many) {
    import_.notes.add(one, "", many, source_.place(node));
  }

  const JsonSource& source_;
  AuthorizationImport& import_;
};

/// "2023-03-09 10:41:45+00:00", "2023-03-09T10:41:45Z": its day. Nothing where it is no date.
std::optional<Day> day_of(std::string_view text);

}  // namespace gameday::topology

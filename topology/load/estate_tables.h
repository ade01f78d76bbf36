#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topology/load/content_hash.h"
#include "topology/load/file_system.h"
#include "topology/load/toml_reader.h"
#include "topology/model/estate_draft.h"

// Inside of estate_toml: one function per noun reads its tables of one file into the draft. Nobody else includes this.
namespace gameday::topology {

/// What every table needs while one file is read.
struct EstateTables {
  EstateDraft& draft;
  Problems& problems;
  const FileSystem& files;
  std::vector<InputHash>& inputs;  // files that the tables named, with what they contained
  std::string folder;              // where the names of files count from
};

/// One `[word.ACCOUNT.NAME]`.
struct AccountTable {
  std::string account;
  std::string name;
  TableReader reader;
};

/// All of them, by (account, name). A table without the account part is a problem.
std::vector<AccountTable> account_tables(TableReader& root, std::string_view word);

/// `workload`, `environment`, `team`.
Ownership read_ownership(TableReader& reader);

/// `tags = { … }` and other tables of texts; numbers and booleans are taken as their text.
Tags read_texts(TableReader& reader, std::string_view key);

void read_organization(TableReader& root, EstateTables& tables);  // organization, unit, account, scp, rcp
void read_policies(TableReader& root, EstateTables& tables);      // policy, aws-policy
void read_principals(TableReader& root, EstateTables& tables);    // role, user, group
void read_resources(TableReader& root, EstateTables& tables);     // every kind of resource
void read_network(TableReader& root, EstateTables& tables);       // vpc, subnet, security-group, peering
void read_people(TableReader& root, EstateTables& tables);        // person, depends

}  // namespace gameday::topology

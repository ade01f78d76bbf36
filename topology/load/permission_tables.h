#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/estate_tables.h"

// Inside of estate_toml: policies in the three ways that files write them. AWS JSON as a text, a JSON file, the short form.
namespace gameday::topology {

/// The document that `key` holds: JSON where the text begins with '{', else the name of a JSON file. Nothing and a problem
/// where it is neither.
std::optional<PolicyDocument> read_document(TableReader& reader, EstateTables& tables, std::string_view key);

/// `document` or `file`, `may`, `deny`: at least one.
void read_policy_body(TableReader& reader, EstateTables& tables, PolicyDraft& policy);

/// `[aws-policy.NAME]`: policies that AWS manages, of no account.
void read_aws_policies(TableReader& root, EstateTables& tables);

/// `policies` (names, ARNs, JSON files, JSON), its alias `policy`, `inline = { NAME = JSON, file or a
/// table as of read_policy_body }`, `may`, `deny` of a
/// principal or a group. Documents in `policies` become inline policies named after their file, "written" for JSON; the short
/// form becomes one named "may".
void read_permissions(TableReader& reader, EstateTables& tables, std::vector<Name>& managed,
                      std::vector<PolicyDraft>& written);

/// `may`, `deny`, `lets`: a list of `{ do, on, when }`, for `lets` with `who`.
std::vector<GrantDraft> read_grants(TableReader& reader, std::string_view key, StatementEffect effect);

/// `trusts` of a role: a text, a table or a list of both.
std::vector<TrustDraft> read_trusts(TableReader& reader, EstateTables& tables);

}  // namespace gameday::topology

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/model/spread.h"
#include "topology/model/problem.h"

namespace gameday::scenarios {

/// What is only known when a step is taken. A template's texts name slots in braces: "{target.name}".
enum class Slot : std::uint8_t {
  target_name, target_arn, target_account, target_role,          // of the step's target
  account_id, region,                                            // where the act happens
  principal_arn, principal_name, principal_type, principal_account, principal_key,  // who acts; type as in userIdentity.type
  source_address, source_agent,                                  // from where, with what
  error_code,                                                    // "" on success
};
inline constexpr std::size_t k_slot_count = 14;
inline constexpr std::array<std::string_view, k_slot_count> k_slot_names{
    "target.name", "target.arn", "target.account", "target.role", "account.id", "region",
    "principal.arn", "principal.name", "principal.type", "principal.account", "principal.key",
    "source.address", "source.agent", "error.code"};

enum class FieldKind : std::uint8_t { null, boolean, number, text };

/// One scalar of a record, at a dotted path ("requestParameters.userName"). Members of lists share their list's path.
struct RecordField {
  std::string path;
  FieldKind kind = FieldKind::text;
  std::string value;  // as JSON would print a scalar, texts unquoted; may hold slots
};

/// denied: nothing permits it; failed: permitted, and it did not work (a wrong parameter, an exploit that misses).
enum class Outcome : std::uint8_t { success, denied, failed };
inline constexpr std::size_t k_outcomes = 3;

/// What an act writes to one log source.
struct RecordTemplate {
  std::string log;           // a log source of the library
  bool on_success = true;
  bool on_denied = false;
  std::vector<RecordField> fields;  // own fields first, then those of the log source's own shape that are not overridden
  topology::Place place;
  std::int64_t times = 1;    // of a success: how many such records the act leaves, as a copy of a thousand objects does
};

/// Where records land, and how long they take to be readable there.
struct LogSource {
  std::string name;
  std::string title;
  std::string product;       // Sigma logsource: product, service; a rule reads the sources that its logsource names
  std::string service;
  Spread delivers;           // act -> readable
  std::vector<RecordField> fields;  // that every record of this source has
  topology::Place place;
};

}  // namespace gameday::scenarios

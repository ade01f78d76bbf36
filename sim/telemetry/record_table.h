#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"
#include "scenarios/compile/slot_text.h"
#include "sim/random/distribution.h"

namespace gameday::sim {

/// A log source as it runs in this cell.
struct LogUse {
  Distribution delivers;
  std::vector<std::uint8_t> accounts;                         // 1 where it gets records
  std::vector<std::optional<scenarios::GuardId>> stopped_by;  // by account: the bit that an attacker can flip
};

/// One record template of a technique, with the log that it lands in.
struct RecordUse {
  std::uint32_t log = 0;
  const scenarios::RecordTemplate* written = nullptr;
};

/// Texts of those slots that an actor, or a target, fills.
struct ActorTexts {
  std::string arn, name, type, account, key, address, agent;
};
struct TargetTexts {
  std::string name, arn, account, role, region;
};

/// Everything about log records that can be known before a replication.
struct RecordTable {
  std::vector<LogUse> logs;                     // as the library's log sources
  std::vector<std::vector<RecordUse>> records;  // by technique
  std::vector<ActorTexts> actors;               // by NodeId; empty texts where a node cannot act
  std::vector<TargetTexts> targets;             // by `target_of`
  std::vector<std::uint32_t> target_of;         // by EdgeId
  std::vector<std::uint32_t> account_of;        // by EdgeId: where the act happens

  /// All slots of one act. Views into this table.
  scenarios::SlotTexts texts(scenarios::EdgeId step, scenarios::NodeId actor, scenarios::Outcome outcome) const;
};

RecordTable make_record_table(const scenarios::Cell& cell, topology::Problems& problems);

}  // namespace gameday::sim

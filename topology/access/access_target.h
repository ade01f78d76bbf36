#pragma once

#include <optional>
#include <string>

#include "topology/access/pattern.h"
#include "topology/access/wildcard.h"
#include "topology/model/estate.h"

namespace gameday::topology {

/// On what something is asked.
struct AccessTarget {
  std::string arn;                 // may be a pattern, "arn:aws:s3:::receipts/*": then whether something below it is allowed
  AccountId owner;
  std::optional<PolicyId> policy;  // resource, key or trust policy
  bool is_trust = false;           // `policy` is a trust policy: it has a say in sts:AssumeRole… only
  bool is_key = false;             // `arn` is a KMS key, also where it does not look like one
  const Tags* tags = nullptr;      // null: aws:ResourceTag/* is not known
  bool wildcard_only = false;      // the action takes no resource: "*" means the text, not every resource

  ResourceName resource() const {
    const std::size_t prefix = literal_prefix(arn);
    return {arn, !wildcard_only && prefix < arn.size(), prefix};
  }
};

}  // namespace gameday::topology

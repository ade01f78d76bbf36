#pragma once

#include <optional>
#include <string_view>

#include "scenarios/model/selector.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// A selector as a text ("user/ana", "user/shop/ana", "bucket", "confidential", an ARN) or as a table of conditions: kind,
/// name, account, environment, workload, class, has, except. Nothing where the key is absent or wrong.
/// Problems: a word that is neither a kind nor a class, an unknown kind, class or trait, each with the nearest.
std::optional<Selector> read_selector(topology::TableReader& in, std::string_view key);

}  // namespace gameday::scenarios

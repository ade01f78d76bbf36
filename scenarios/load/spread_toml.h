#pragma once

#include <optional>
#include <string_view>

#include "scenarios/model/spread.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

enum class Zero { allowed, refused };

/// `source = "…"` and `assumed = "…"` of a table. Empty where neither stands there; an empty text is a problem.
Provenance read_provenance(topology::TableReader& in);

/// A length of time in any form of the format's list: `"5 min"`, `{ exactly = … }`, `{ mean = … }`, `{ p50 = …, p95 = … }`
/// (any two), `{ low, likely, high }`, `{ samples = [ … ] }`, each with `never`, `floor`, `ceiling`, `source`, `assumed`.
///
/// `inherited` is what the number rests on unless the table says so itself. Nothing where the key is absent or wrong.
/// Errors, with their place: no form or two of them, quantiles or bounds out of order, a mean of zero, a zero where
/// `zero` refuses it, bounds that leave nothing.
std::optional<Spread> read_spread(topology::TableReader& in, std::string_view key, const Provenance& inherited = {},
                                  Zero zero = Zero::allowed);

}  // namespace gameday::scenarios

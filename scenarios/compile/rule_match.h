#pragma once

#include <span>

#include "scenarios/model/log_record.h"
#include "scenarios/model/sigma_rule.h"

namespace gameday::scenarios {

/// Whether a record whose fields are all known satisfies a rule. A correlation matches no single record.
///
/// Several fields with one path are members of a list: any of them may match. A whole object can be searched where its
/// compact JSON text is given as a field of the object's path. `null` holds where the field, and all below it, is absent or
/// JSON null; a JSON null matches no value. Source: Sigma specification 2.0. Cost: tests × fields; no state.
bool matches(const SigmaRule& rule, std::span<const RecordField> fields);

/// Whether `path` lies inside the object at `object`: "a.b" inside "a".
bool is_below(std::string_view path, std::string_view object);

}  // namespace gameday::scenarios

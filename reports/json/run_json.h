#pragma once

#include <string>

#include "reports/result/run_result.h"

namespace gameday::reports {

/// `"schema": "gameday/run/1"`: the contract of results. Ends with a newline. Numbers in the shortest form that reads back.
std::string to_json(const RunResult& result);

}  // namespace gameday::reports

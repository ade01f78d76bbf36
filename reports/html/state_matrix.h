#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/html/series.h"

namespace gameday::reports {

enum class DetectionState : std::uint8_t { prevented, alerted, logged, invisible, untried };

/// "prevented", "alerted", "logged only", "invisible", "not tried".
std::string_view to_string(DetectionState state);

/// One step under one control set: its most frequent state, with its share of the futures in which it was tried.
struct StateCell {
  DetectionState state = DetectionState::untried;
  double share = 0;
  std::optional<double> until_alert;  // ms, the median, of those alerted
};

struct StateRow {
  std::string title;
  std::string attack;                 // ATT&CK ids
  std::vector<StateCell> cells;       // by series
  std::uint64_t tried = 0;            // futures in which it was tried, of all series
};

struct StateMatrix {
  std::vector<Series> series;
  std::vector<StateRow> rows;
};

std::string to_html(const StateMatrix& matrix);

}  // namespace gameday::reports

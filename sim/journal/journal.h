#pragma once

#include <string>
#include <utility>
#include <vector>

#include "topology/model/millis.h"

namespace gameday::sim {

enum class Lane { attacker, records, detectors, people, response };

struct JournalLine {
  topology::Millis at;
  Lane lane{};
  std::string what;
  std::string why;  // its cause; empty for what nothing caused
};

/// What happened in one replication, in order, each occurrence with its cause. Off in bulk runs: then nobody makes a text.
class Journal {
 public:
  void add(topology::Millis at, Lane lane, std::string what, std::string why) {
    lines_.push_back({at, lane, std::move(what), std::move(why)});
  }
  const std::vector<JournalLine>& lines() const { return lines_; }

 private:
  std::vector<JournalLine> lines_;
};

}  // namespace gameday::sim

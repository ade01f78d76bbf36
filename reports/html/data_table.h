#pragma once

#include <string>
#include <vector>

namespace gameday::reports {

/// A chart's data in rows; the first column names the row. All of it plain text.
struct DataTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

/// Folded away under its chart, readable without script.
std::string to_html(const DataTable& table);

}  // namespace gameday::reports

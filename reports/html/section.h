#pragma once

#include <string>

namespace gameday::reports {

/// One part of the page. `topic` stands small above its finding and in the list of sections.
struct Section {
  std::string id;
  std::string topic;
  std::string finding;   // plain text
  std::string body;      // HTML
  std::string note;      // HTML: how to read, which clock; may be empty
};

std::string to_html(const Section& section);

}  // namespace gameday::reports

// Any text: a record is read or refused, never more; what is read is written back to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "reports/terminal/play_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gameday::reports;
  const std::string text(data, data + size);
  const auto record = read_play_record(text, "record");
  if (!record) {
    if (record.error().empty()) std::abort();
    return 0;
  }
  if (record->whole_bytes > size || record->torn != (record->whole_bytes < size)) std::abort();
  std::string again = head_text(record->inputs);
  for (const PlayedLine& line : record->lines) again += line_text(line);
  const auto second = read_play_record(again, "record");
  if (!second || second->lines.size() != record->lines.size() || second->inputs.hashes != record->inputs.hashes) std::abort();
  return 0;
}

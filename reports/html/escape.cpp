#include "reports/html/escape.h"

#include <fmt/format.h>

namespace gameday::reports {

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f) safe += "\xEF\xBF\xBD";
        else safe += c;
    }
  }
  return safe;
}

std::string json_string(std::string_view text) {
  std::string safe = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == '\'')
      safe += fmt::format("\\u{:04x}", byte);
    else safe += c;
  }
  return safe + '"';
}

}  // namespace gameday::reports

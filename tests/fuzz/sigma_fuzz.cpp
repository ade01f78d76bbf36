#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/compile/partial_match.h"
#include "scenarios/compile/rule_match.h"
#include "scenarios/load/sigma_yaml.h"

/// Any bytes are read as a rule or refused with a place; a rule that is read can be asked about a record, and says the same
/// about a template that makes it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gameday::scenarios;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rule = parse_sigma(text, "rules/fuzz.yml");
  if (!rule) {
    if (rule.error().empty()) __builtin_trap();
    return 0;
  }
  RecordTemplate call;
  call.fields = {{"eventName", FieldKind::text, "GetObject"},
                 {"requestParameters.bucketName", FieldKind::text, "{target.name}"},
                 {"errorCode", FieldKind::text, "{error.code}"},
                 {"responseElements", FieldKind::null, "null"}};
  SlotTexts texts{};
  texts[0] = text.substr(0, text.size() < 40 ? text.size() : 40);
  const bool whole = matches(*rule, fill(call, Outcome::success, texts));
  if (holds(specialise(*rule, call, Outcome::success), texts) != whole) __builtin_trap();
  return 0;
}

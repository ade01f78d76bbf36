#include "scenarios/load/runbook_toml.h"

#include "scenarios/load/spread_toml.h"

namespace gameday::scenarios {

Runbook read_runbook(const std::string& name, topology::TableReader& in) {
  Runbook runbook;
  runbook.name = name;
  runbook.place = in.place();
  runbook.title = in.text("title").value_or(name);
  runbook.provenance = read_provenance(in);
  in.require("cuts");
  if (const auto cut = in.choice("cuts", k_cut_names)) runbook.cuts = static_cast<Cut>(*cut);
  in.require("takes");
  if (const auto spread = read_spread(in, "takes", runbook.provenance, Zero::refused)) runbook.takes = *spread;
  runbook.takes_automated = read_spread(in, "automated", runbook.provenance).value_or(runbook.takes);
  if (const auto fails = in.share("fails")) {
    runbook.fails = *fails;
    // It would be tried for ever.
    if (*fails >= 1) in.problem("fails", in.what() + ": \"fails\" is 1", "less than 1");
  }
  if (const auto factor = in.number("undrilled", 1.0, 100.0)) runbook.undrilled = *factor;
  if (const auto harm = in.duration("harm"))
    runbook.harm_minutes = static_cast<double>(harm->count) / static_cast<double>(topology::k_minute.count);
  in.finish();
  return runbook;
}

}  // namespace gameday::scenarios

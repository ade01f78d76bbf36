#include "scenarios/load/log_source_toml.h"

#include "scenarios/load/record_toml.h"
#include "scenarios/load/spread_toml.h"

namespace gameday::scenarios {

LogSource read_log_source(const std::string& name, topology::TableReader& in) {
  LogSource source;
  source.name = name;
  source.place = in.place();
  source.title = in.text("title").value_or(name);
  in.require("product");
  source.product = in.text("product").value_or("");
  in.require("service");
  source.service = in.text("service").value_or("");
  const Provenance provenance = read_provenance(in);
  in.require("delivers");
  if (const auto spread = read_spread(in, "delivers", provenance)) source.delivers = *spread;
  source.fields = read_event(in, "event");
  in.finish();
  return source;
}

}  // namespace gameday::scenarios

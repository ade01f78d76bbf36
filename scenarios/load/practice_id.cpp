#include "scenarios/load/practice_id.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

/// `id` with every digit as in `form` ("0") and every other character equal.
bool has_form(std::string_view id, std::string_view form) {
  if (id.size() != form.size()) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool digit = id[i] >= '0' && id[i] <= '9';
    if (form[i] == '0' ? !digit : id[i] != form[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> read_practices(topology::TableReader& in) {
  std::vector<std::string> practices;
  for (topology::Name& id : in.names("practices")) {
    if (!has_form(id.text, "0000-00:SEC00-BP00"))
      in.problems().push_back({id.place, fmt::format("{}: \"{}\" is no practice", in.what(), id.text),
                               "edition and id, such as \"2024-06:SEC04-BP01\"", ""});
    practices.push_back(std::move(id.text));
  }
  return practices;
}

}  // namespace gameday::scenarios

#include "reports/result/run_page.h"

namespace gameday::reports {

RunPage run_page(const RunResult& result, std::span<const std::unique_ptr<const sim::Program>> programs) {
  RunPage page;
  page.result = &result;
  if (programs.empty()) return page;
  std::vector<const scenarios::Cell*> cells;
  for (const auto& program : programs) cells.push_back(program->cell.get());
  page.map = estate_map(cells);
  for (const scenarios::Technique& technique : cells.front()->library->techniques) {
    std::string ids;
    for (const std::string& id : technique.attack) ids += (ids.empty() ? "" : ", ") + id;
    page.techniques.push_back({technique.title, std::move(ids)});
  }
  const std::size_t middle = (programs.size() - 1) / 2;
  for (const double share : {0.5, 0.95})
    if (const auto chosen = sim::future_at(result.cells[middle].result.close_up->sample(), share))
      page.futures.push_back(tell(*programs[middle], sim::Seed{result.seed}, *chosen));
  return page;
}

}  // namespace gameday::reports

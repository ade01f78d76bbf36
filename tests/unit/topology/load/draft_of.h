#pragma once

#include <string>

#include <gtest/gtest.h>

#include "topology/load/estate_toml.h"
#include "topology/load/seal.h"

// Says what a test is about: one text of an estate, in which `gameday` and `as_of` go without saying.
namespace gameday::topology {

inline std::string told(Problems problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem) + "\n";
  return text;
}

inline tl::expected<EstateDraft, Problems> draft_of(std::string text, const FileSystem& files = MemoryFiles()) {
  text = "gameday = 1\nas_of = 2026-11-01\n" + text;
  return read_estate(std::vector<EstateText>{{"e.toml", text}}, files);
}

/// Problems of reading, or else of sealing, one a line; lines count on from the two that go without saying.
inline std::string problems_of(const std::string& text) {
  const auto draft = draft_of(text);
  if (!draft) return told(draft.error());
  const auto estate = seal(*draft);
  return estate ? "" : told(estate.error());
}

/// The sealed estate; an empty one, and a failure that tells the problems, where there are any.
inline Estate estate_of(const std::string& text) {
  const auto draft = draft_of(text);
  if (!draft) {
    ADD_FAILURE() << told(draft.error());
    return {};
  }
  const auto estate = seal(*draft);
  if (!estate) ADD_FAILURE() << told(estate.error());
  return estate ? *estate : Estate{};
}

}  // namespace gameday::topology

#pragma once

#include <string>
#include <string_view>

#include "topology/model/estate.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// "10.0.0.0/16", "203.0.113.7" (one address) or "internet" (every address). The error says what is wrong, in words: no IPv4
/// block, or bits set beyond its length.
tl::expected<Block, std::string> parse_block(std::string_view text);

/// "10.0.0.0/16"; every address is "0.0.0.0/0".
std::string to_text(Block block);

}  // namespace gameday::topology

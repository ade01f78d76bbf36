#include "topology/load/address_block.h"

#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

std::optional<std::uint32_t> take_number(std::string_view& text, std::uint32_t most) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::size_t length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || value > most || (length > 1 && text.front() == '0')) return std::nullopt;
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

tl::expected<Block, std::string> parse_block(std::string_view written) {
  if (written == "internet") return Block{0, 0};
  const auto wrong = [&](std::string_view why) {
    return tl::unexpected<std::string>(fmt::format("\"{}\" {}", written.substr(0, 60), why));
  };
  constexpr std::string_view no_block = "is not a block of IPv4 addresses such as 10.0.0.0/16";
  std::string_view text = written;
  Block block;
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !take(text, '.')) return wrong(no_block);
    const auto octet = take_number(text, 255);
    if (!octet) return wrong(no_block);
    block.address = (block.address << 8U) | *octet;
  }
  if (take(text, '/')) {
    const auto bits = take_number(text, 32);
    if (!bits) return wrong(no_block);
    block.bits = static_cast<int>(*bits);
  }
  if (!text.empty()) return wrong(no_block);
  const std::uint32_t mask = block.bits == 0 ? 0 : ~std::uint32_t{0} << (32 - block.bits);
  if ((block.address & ~mask) != 0)
    return wrong(fmt::format("has address bits beyond its length; the block is {}", to_text({block.address & mask, block.bits})));
  return block;
}

std::string to_text(Block block) {
  const std::uint32_t a = block.address;
  return fmt::format("{}.{}.{}.{}/{}", a >> 24U, (a >> 16U) & 255U, (a >> 8U) & 255U, a & 255U, block.bits);
}

}  // namespace gameday::topology

#include "topology/access/ip_block.h"

#include <charconv>
#include <vector>

namespace gameday::topology {
namespace {

std::optional<int> integer(std::string_view text, int base, int most) {
  if (text.starts_with('-')) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc{} || end != text.data() + text.size() || value > most) return std::nullopt;
  return value;
}

std::optional<IpBlock> v4(std::string_view text) {
  IpBlock block;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto dot = text.find('.');
    if ((dot == std::string_view::npos) != (i == 3)) return std::nullopt;
    const auto part = integer(text.substr(0, dot), 10, 255);
    if (!part) return std::nullopt;
    block.address[i] = static_cast<std::uint8_t>(*part);
    if (i < 3) text.remove_prefix(dot + 1);
  }
  block.bits = 32;
  return block;
}

/// The groups of one side of "::". Nothing when one does not read as hexadecimal of up to four digits.
std::optional<std::vector<int>> groups(std::string_view text) {
  std::vector<int> found;
  while (!text.empty()) {
    const auto colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    const auto value = part.size() <= 4 ? integer(part, 16, 0xffff) : std::nullopt;
    if (!value || found.size() == 8) return std::nullopt;
    found.push_back(*value);
    if (colon == std::string_view::npos) break;
    text.remove_prefix(colon + 1);
    if (text.empty()) return std::nullopt;
  }
  return found;
}

std::optional<IpBlock> v6(std::string_view text) {
  const auto gap = text.find("::");
  const auto head = groups(text.substr(0, gap));
  const auto tail = gap == std::string_view::npos ? std::vector<int>{} : groups(text.substr(gap + 2));
  if (!head || !tail) return std::nullopt;
  const std::size_t written = head->size() + tail->size();
  if (gap == std::string_view::npos ? written != 8 : written > 7) return std::nullopt;
  IpBlock block;
  block.v6 = true;
  block.bits = 128;
  const auto put = [&block](std::size_t group, int value) {
    block.address[2 * group] = static_cast<std::uint8_t>(value >> 8);
    block.address[2 * group + 1] = static_cast<std::uint8_t>(value & 0xff);
  };
  for (std::size_t i = 0; i < head->size(); ++i) put(i, (*head)[i]);
  for (std::size_t i = 0; i < tail->size(); ++i) put(8 - tail->size() + i, (*tail)[i]);
  return block;
}

}  // namespace

bool IpBlock::contains(const IpBlock& other) const {
  if (v6 != other.v6 || other.bits < bits) return false;
  for (int bit = 0; bit < bits; ++bit) {
    const auto at = static_cast<std::size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if (((address[at] ^ other.address[at]) & mask) != 0) return false;
  }
  return true;
}

std::optional<IpBlock> ip_block(std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  auto block = address.find(':') == std::string_view::npos ? v4(address) : v6(address);
  if (block && slash != std::string_view::npos) {
    const auto bits = integer(text.substr(slash + 1), 10, block->bits);
    if (!bits) return std::nullopt;
    block->bits = *bits;
  }
  return block;
}

}  // namespace gameday::topology

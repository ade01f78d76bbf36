#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gameday::topology {

/// A block of IPv4 or IPv6 addresses as condition values write it. Address in network order; IPv4 uses the first 4
/// bytes.
struct IpBlock {
  std::array<std::uint8_t, 16> address{};
  int bits = 0;      // length of the prefix: 0 to 32 or 0 to 128
  bool v6 = false;

  /// Every address of `other` lies in this block. Blocks of different families never contain each other.
  bool contains(const IpBlock& other) const;
};

/// "203.0.113.0/24", "203.0.113.7", "2001:db8::/32". Nothing when it does not read as one.
/// IPv6 text form: RFC 4291 section 2.2, without embedded IPv4.
std::optional<IpBlock> ip_block(std::string_view text);

}  // namespace gameday::topology

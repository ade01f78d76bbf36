#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/play/look.h"
#include "sim/play/what_if.h"
#include "sim/play/world.h"

// What a player reads: every text takes 100 columns at most and ends with a newline. Nothing here tells what the player
// cannot know, until `hot_wash`.
namespace gameday::reports {

/// "10:05" of the world's calendar.
std::string clock_text(const sim::World& world, topology::Millis at);
/// "Tue 27 Oct".
std::string day_text(const sim::World& world, topology::Millis at);

/// What has reached the player, each with its time; a day is named where it is not that of `since`.
std::string notices_text(const sim::World& world, std::size_t first, topology::Millis since);
/// All that others have told so far.
std::string alerts_text(const sim::World& world);
std::string log_text(const sim::World& world, topology::EntityRef whose, const sim::LogAnswer& answer);
std::string state_text(const sim::World& world, topology::EntityRef of, const std::vector<std::string>& facts);

/// Every act with its time and price, as this organization can do it.
std::string menu_text(const sim::World& world);
std::string help_text();
std::string what_if_text(const sim::World& world, const sim::Option& a, const sim::Option& b, const sim::WhatIf& futures);
/// How it went, and how it went for the simulated team in other futures of the same beginning.
std::string hot_wash(const sim::World& world, const sim::Outcome& outcome, const std::vector<std::int64_t>& team, std::size_t what_ifs);

}  // namespace gameday::reports

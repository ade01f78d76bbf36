#include "sim/detection/noise_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gameday::sim {
namespace {

using scenarios::Level;
using topology::k_day;
using topology::k_hour;
using topology::luck_key;
using topology::Millis;

constexpr WeekClock k_monday{};
const NoiseStream k_stream{luck_key("noise", "a"), Level::low, 50.0, 0.5, 0.25};

/// Alerts of `days` local days from `first`, all replications together, as times since the day's midnight.
std::vector<Millis> times(const NoiseStream& stream, std::int64_t first, std::int64_t days, std::uint32_t replications) {
  std::vector<Millis> out;
  NoiseDay day;
  for (std::uint32_t r = 0; r < replications; ++r) {
    for (std::int64_t d = first; d < first + days; ++d) {
      day.make(std::vector{stream}, k_monday, Luck(Seed{1}, r), d);
      for (std::size_t i = 0; i < day.size(); ++i) out.push_back(day[i].at - k_monday.start_of(d));
    }
  }
  return out;
}

/// Within 4.9 standard deviations of a Poisson count: false alarm 1e-6.
void expect_poisson(double count, double mean) { EXPECT_NEAR(count, mean, 4.9 * std::sqrt(mean)); }

TEST(NoiseDay, AWeekdayHasItsRateWithTheNightFactor) {
  const double hours = 14.0 + 10.0 * 0.25;
  expect_poisson(static_cast<double>(times(k_stream, 0, 5, 200).size()), 50.0 * hours / 24.0 * 5 * 200);
}

TEST(NoiseDay, AWeekendDayHasItsFactorToo) {
  const double hours = 14.0 + 10.0 * 0.25;
  expect_poisson(static_cast<double>(times(k_stream, 5, 2, 200).size()), 0.5 * 50.0 * hours / 24.0 * 2 * 200);
}

TEST(NoiseDay, TheNightRunsFromEightToSix) {
  const auto at = times(k_stream, 0, 5, 200);
  const auto night = std::ranges::count_if(at, [](Millis t) { return t < k_hour * 6 || t >= k_hour * 20; });
  expect_poisson(static_cast<double>(night), 50.0 * 10.0 * 0.25 / 24.0 * 5 * 200);
}

TEST(NoiseDay, ANightFactorOfZeroLeavesTheNightSilent) {
  NoiseStream stream = k_stream;
  stream.night = 0.0;
  for (const Millis t : times(stream, 0, 5, 50)) ASSERT_TRUE(t >= k_hour * 6 && t < k_hour * 20) << t.count;
}

TEST(NoiseDay, CountsAreAsSpreadAsAPoissonCount) {
  NoiseDay day;
  double sum = 0.0;
  double squares = 0.0;
  constexpr int n = 4'000;
  for (std::uint32_t r = 0; r < n; ++r) {
    day.make(std::vector{NoiseStream{luck_key("noise", "a"), Level::low, 200.0, 1.0, 1.0}}, k_monday, Luck(Seed{2}, r), 0);
    sum += static_cast<double>(day.size());
    squares += static_cast<double>(day.size() * day.size());
  }
  const double mean = sum / n;
  const double variance = squares / n - mean * mean;
  EXPECT_NEAR(mean, 200.0, 4.9 * std::sqrt(200.0 / n));
  EXPECT_NEAR(variance / 200.0, 1.0, 4.9 * std::sqrt(2.0 / n));
}

TEST(NoiseDay, IsSortedByTimeThenStream) {
  NoiseDay day;
  std::vector<NoiseStream> streams{k_stream, {luck_key("noise", "b"), Level::high, 3'000.0, 1.0, 1.0}};
  std::ranges::sort(streams, {}, &NoiseStream::key);
  day.make(streams, k_monday, Luck(Seed{1}, 0), 3);
  ASSERT_GT(day.size(), 1'000U);
  for (std::size_t i = 1; i < day.size(); ++i) {
    ASSERT_LE(std::tuple(day[i - 1].at, day[i - 1].stream), std::tuple(day[i].at, day[i].stream));
  }
}

TEST(NoiseDay, AnotherStreamChangesNobodysAlerts) {
  NoiseDay alone;
  NoiseDay both;
  std::vector<NoiseStream> streams{k_stream, {luck_key("noise", "b"), Level::high, 30.0, 1.0, 1.0}};
  std::ranges::sort(streams, {}, &NoiseStream::key);
  alone.make(std::vector{k_stream}, k_monday, Luck(Seed{1}, 0), 3);
  both.make(streams, k_monday, Luck(Seed{1}, 0), 3);
  std::vector<Millis> a;
  std::vector<Millis> b;
  for (std::size_t i = 0; i < alone.size(); ++i) a.push_back(alone[i].at);
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (streams[both[i].stream].key == k_stream.key) b.push_back(both[i].at);
  }
  EXPECT_EQ(a, b);
}

TEST(NoiseDay, AHigherRateKeepsTheAlertsItHad) {
  NoiseStream more = k_stream;
  more.per_day = 55.0;
  const auto few = times(k_stream, 0, 1, 1);
  const auto many = times(more, 0, 1, 1);
  EXPECT_GT(many.size(), few.size());
  EXPECT_TRUE(std::ranges::includes(many, few));
}

}  // namespace
}  // namespace gameday::sim

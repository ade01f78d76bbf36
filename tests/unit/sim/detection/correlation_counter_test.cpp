#include "sim/detection/correlation_counter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace gameday::sim {
namespace {

using topology::Millis;

/// Which of the events, in order of arrival and all of group 1, make a counter of 3 within 10 ms fire.
std::vector<int> fires(const std::vector<int>& events) {
  CorrelationCounter counter(Millis{10}, 3);
  std::vector<int> out;
  for (const int at : events) {
    if (counter.add(1, Millis{at})) out.push_back(at);
  }
  return out;
}

TEST(CorrelationCounter, FiresOnTheRecordThatCompletesTheCount) { EXPECT_EQ(fires({0, 4, 9}), std::vector<int>{9}); }

TEST(CorrelationCounter, TheWindowEndsBeforeItsTimespanIsOver) { EXPECT_TRUE(fires({0, 4, 10}).empty()); }

TEST(CorrelationCounter, EventTimesCountNotTheOrderOfArrival) { EXPECT_EQ(fires({9, 0, 4}), std::vector<int>{4}); }

TEST(CorrelationCounter, FiresOncePerWindow) { EXPECT_EQ(fires({0, 1, 2, 3, 4, 5, 9}), std::vector<int>{2}); }

TEST(CorrelationCounter, TheNextWindowCountsAnew) {
  EXPECT_EQ(fires({0, 1, 2, 9, 10, 11, 12}), (std::vector<int>{2, 12}));
}

TEST(CorrelationCounter, LateRecordsBeforeAFiredWindowStillCount) {
  EXPECT_EQ(fires({20, 21, 22, 12, 13, 14}), (std::vector<int>{22, 14}));
}

TEST(CorrelationCounter, GroupsDoNotMix) {
  CorrelationCounter counter(Millis{10}, 2);
  EXPECT_FALSE(counter.add(1, Millis{0}));
  EXPECT_FALSE(counter.add(2, Millis{1}));
  EXPECT_TRUE(counter.add(1, Millis{2}));
}

TEST(CorrelationCounter, ClearForgetsWindowsAndRecords) {
  CorrelationCounter counter(Millis{10}, 2);
  counter.add(1, Millis{0});
  counter.clear();
  EXPECT_FALSE(counter.add(1, Millis{1}));
}

/// The description taken literally, record by record.
class PlainCounter {
 public:
  PlainCounter(int timespan, int count) : timespan_(timespan), count_(count) {}

  bool add(int at) {
    for (const int start : fired_) {
      if (at >= start && at < start + timespan_) return false;
    }
    open_.push_back(at);
    std::ranges::sort(open_);
    for (const int start : open_) {
      if (start > at || at >= start + timespan_) continue;
      const auto inside = [&](int t) { return t >= start && t < start + timespan_; };
      if (std::ranges::count_if(open_, inside) < count_) continue;
      fired_.push_back(start);
      std::erase_if(open_, inside);
      return true;
    }
    return false;
  }

 private:
  int timespan_;
  int count_;
  std::vector<int> open_;
  std::vector<int> fired_;
};

TEST(CorrelationCounter, EqualsThePlainOneOnRandomArrivals) {
  std::mt19937_64 random(3);
  for (int trial = 0; trial < 500; ++trial) {
    const int timespan = 1 + static_cast<int>(random() % 30);
    const int count = 1 + static_cast<int>(random() % 5);
    CorrelationCounter counter(Millis{timespan}, count);
    std::map<std::uint64_t, PlainCounter> plain;
    for (int i = 0; i < 60; ++i) {
      const std::uint64_t group = random() % 3;
      const int at = static_cast<int>(random() % 100);
      auto& oracle = plain.try_emplace(group, timespan, count).first->second;
      ASSERT_EQ(counter.add(group, Millis{at}), oracle.add(at)) << "trial " << trial << " arrival " << i;
    }
  }
}

}  // namespace
}  // namespace gameday::sim

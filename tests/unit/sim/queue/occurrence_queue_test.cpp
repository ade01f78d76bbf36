#include "sim/queue/occurrence_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

using topology::LuckKey;
using topology::Millis;

Occurrence occurrence(std::int64_t at, std::uint64_t key, std::uint16_t priority = 0, std::uint32_t n = 0) {
  Occurrence made;
  made.at = Millis{at};
  made.key = LuckKey{key};
  made.priority = priority;
  made.n = n;
  return made;
}

std::vector<Occurrence> drained(OccurrenceQueue queue) {
  std::vector<Occurrence> order;
  while (!queue.empty()) order.push_back(queue.pop());
  return order;
}

/// `count` records with many equal times, priorities and keys.
std::vector<Occurrence> crowd(std::uint32_t count, std::uint32_t replication) {
  const Luck luck(Seed{3}, replication);
  std::vector<Occurrence> made;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint64_t bits = luck.bits(topology::luck_key("crowd", ""), i);
    made.push_back(
        occurrence(static_cast<std::int64_t>(bits % 50), bits >> 8 & 3, bits >> 16 & 3, bits >> 24 & 3));
  }
  return made;
}

TEST(Occurrence, EarlierTimeGoesFirstWhateverItsPriority) {
  EXPECT_TRUE(before(occurrence(1, 9, 9, 9), occurrence(2, 0, 0, 0)));
}

TEST(Occurrence, EqualTimesAreOrderedByPriorityThenKeyThenN) {
  EXPECT_TRUE(before(occurrence(1, 9, 0, 9), occurrence(1, 0, 1, 0)));
  EXPECT_TRUE(before(occurrence(1, 0, 1, 9), occurrence(1, 1, 1, 0)));
  EXPECT_TRUE(before(occurrence(1, 1, 1, 0), occurrence(1, 1, 1, 1)));
}

TEST(Occurrence, OnlyIdenticalRecordsTie) {
  Occurrence other = occurrence(1, 1, 1, 1);
  EXPECT_FALSE(before(other, occurrence(1, 1, 1, 1)));
  other.payload = 1;
  EXPECT_TRUE(before(occurrence(1, 1, 1, 1), other));
}

TEST(OccurrenceQueue, PopsInOrderForEverySize) {
  for (std::uint32_t size = 0; size < 200; ++size) {
    std::vector<Occurrence> records = crowd(size, size);
    OccurrenceQueue queue;
    for (const Occurrence& record : records) queue.push(record);
    std::sort(records.begin(), records.end(), before);
    ASSERT_EQ(drained(queue), records) << size;
  }
}

TEST(OccurrenceQueue, TheSecondIsWhatComesAfterTheNext) {
  OccurrenceQueue queue;
  EXPECT_EQ(queue.second(), nullptr);
  for (const Occurrence& record : crowd(60, 1)) queue.push(record);
  while (queue.size() > 1) {
    const Occurrence second = *queue.second();
    queue.pop();
    ASSERT_EQ(queue.top(), second);
  }
  EXPECT_EQ(queue.second(), nullptr);
}

TEST(OccurrenceQueue, OrderOfPushingNeverShows) {
  std::vector<Occurrence> records = crowd(100, 0);
  OccurrenceQueue forwards;
  for (const Occurrence& record : records) forwards.push(record);
  OccurrenceQueue backwards;
  for (auto record = records.rbegin(); record != records.rend(); ++record) backwards.push(*record);
  EXPECT_EQ(drained(forwards), drained(backwards));
}

TEST(OccurrenceQueue, PushingBetweenPopsKeepsTheOrder) {
  const Luck luck(Seed{4}, 0);
  OccurrenceQueue queue;
  std::vector<Occurrence> sorted;  // the slow plain queue
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint64_t bits = luck.bits(topology::luck_key("mix", ""), i);
    if (bits % 9 < 5 || sorted.empty()) {
      const Occurrence record = occurrence(static_cast<std::int64_t>(bits >> 40), bits & 7, 0, i);
      queue.push(record);
      sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), record, before), record);
    } else {
      ASSERT_EQ(queue.pop(), sorted.front());
      sorted.erase(sorted.begin());
    }
    ASSERT_EQ(queue.size(), sorted.size());
  }
}

TEST(OccurrenceQueue, ACopyGoesItsOwnWay) {
  OccurrenceQueue queue;
  queue.push(occurrence(5, 1));
  OccurrenceQueue fork = queue;
  fork.push(occurrence(2, 1));
  EXPECT_EQ(fork.top(), occurrence(2, 1));
  EXPECT_EQ(queue.top(), occurrence(5, 1));
}

TEST(OccurrenceQueue, ChangingAllTimesKeepsTheOrder) {
  for (std::uint32_t size = 0; size < 50; ++size) {
    std::vector<Occurrence> records = crowd(size, size);
    const auto turned = [](Occurrence record) {
      record.at = Millis{100 - record.at.count};
      return record;
    };
    OccurrenceQueue queue;
    for (const Occurrence& record : records) queue.push(record);
    queue.change_all(turned);
    for (Occurrence& record : records) record = turned(record);
    std::sort(records.begin(), records.end(), before);
    ASSERT_EQ(drained(queue), records) << size;
  }
}

}  // namespace
}  // namespace gameday::sim

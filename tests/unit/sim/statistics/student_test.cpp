#include "sim/statistics/student.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>

namespace gameday::sim {
namespace {

TEST(Student, QuantilesAreRightForEveryFreedom) {
  for (const std::uint64_t freedom :
       {1U, 2U, 3U, 4U, 5U, 7U, 10U, 31U, 100U, 199U, 200U, 201U, 999U, 100'000U}) {
    for (const double p : {0.0005, 0.025, 0.3, 0.9, 0.975, 0.995, 0.99995}) {
      const double exact = boost::math::quantile(boost::math::students_t(static_cast<double>(freedom)), p);
      EXPECT_NEAR(student_quantile(p, freedom) / exact, 1.0, 1e-9) << freedom << ' ' << p;
    }
  }
}

}  // namespace
}  // namespace gameday::sim

#include "topology/access/atom.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

using Values = std::vector<std::string>;

/// Truth of `Operator: {key: wanted}` for a request with these values; null: without the key.
bool holds_for(const std::string& written, const Values& wanted, const Values* values,
               SetQualifier qualifier = SetQualifier::none, bool if_exists = false) {
  const auto test = normalised({written, qualifier, if_exists, "aws:Key", wanted}).value();
  return test.constant.value_or(holds(test.atom, values) == test.positive);
}
bool holds_for(const std::string& written, const Values& wanted, const std::string& value) {
  const Values values{value};
  return holds_for(written, wanted, &values);
}

TEST(Condition, StringsCompareByTheirOperator) {
  EXPECT_TRUE(holds_for("StringEquals", {"a", "b"}, "b"));
  EXPECT_FALSE(holds_for("StringEquals", {"a"}, "A"));
  EXPECT_TRUE(holds_for("StringEqualsIgnoreCase", {"a"}, "A"));
  EXPECT_FALSE(holds_for("StringEquals", {"a*"}, "ab"));
  EXPECT_TRUE(holds_for("StringLike", {"a*"}, "ab"));
  EXPECT_FALSE(holds_for("StringNotLike", {"a*"}, "ab"));
  EXPECT_FALSE(holds_for("StringNotEquals", {"a", "b"}, "b"));
}

TEST(Condition, NumbersCompareAsNumbers) {
  EXPECT_TRUE(holds_for("NumericEquals", {"10"}, "10.0"));
  EXPECT_TRUE(holds_for("NumericLessThan", {"10"}, "9.5"));
  EXPECT_FALSE(holds_for("NumericLessThan", {"10"}, "10"));
  EXPECT_TRUE(holds_for("NumericLessThanEquals", {"10"}, "10"));
  EXPECT_TRUE(holds_for("NumericGreaterThan", {"10"}, "11"));
  EXPECT_TRUE(holds_for("NumericGreaterThanEquals", {"10"}, "10"));
  EXPECT_FALSE(holds_for("NumericEquals", {"ten"}, "10"));
  EXPECT_TRUE(holds_for("NumericNotEquals", {"ten"}, "10"));
}

TEST(Condition, DatesCompareAsInstants) {
  EXPECT_TRUE(holds_for("DateEquals", {"2026-03-02T01:00:00+01:00"}, "2026-03-02T00:00:00Z"));
  EXPECT_TRUE(holds_for("DateLessThan", {"2026-03-02"}, "2026-03-01T23:59:59.999Z"));
  EXPECT_TRUE(holds_for("DateGreaterThan", {"1772409600"}, "2026-03-02T00:00:01Z"));
  EXPECT_TRUE(holds_for("DateGreaterThanEquals", {"2026-03-02T00:00:00Z"}, "1772409600"));
  EXPECT_FALSE(holds_for("DateLessThan", {"2026-02-30"}, "2026-01-01"));
}

TEST(Condition, AddressesLieInBlocksOfTheirFamily) {
  EXPECT_TRUE(holds_for("IpAddress", {"203.0.113.0/24"}, "203.0.113.7"));
  EXPECT_FALSE(holds_for("IpAddress", {"203.0.113.0/24"}, "203.0.114.7"));
  EXPECT_TRUE(holds_for("IpAddress", {"203.0.113.7"}, "203.0.113.7"));
  EXPECT_TRUE(holds_for("IpAddress", {"2001:db8::/32"}, "2001:DB8:1::1"));
  EXPECT_FALSE(holds_for("IpAddress", {"::/0"}, "203.0.113.7"));
  EXPECT_FALSE(holds_for("IpAddress", {"0.0.0.0/0"}, "2001:db8::1"));
  EXPECT_FALSE(holds_for("IpAddress", {"203.0.113.0/33"}, "203.0.113.7"));
  EXPECT_TRUE(holds_for("NotIpAddress", {"203.0.113.0/24"}, "198.51.100.1"));
}

TEST(Condition, ArnEqualsMatchesLikeArnLike) {
  EXPECT_TRUE(holds_for("ArnEquals", {"arn:aws:iam::*:role/a"}, "arn:aws:iam::111111111111:role/a"));
  EXPECT_FALSE(holds_for("ArnNotEquals", {"arn:aws:iam::*:role/a"}, "arn:aws:iam::111111111111:role/a"));
}

TEST(Condition, AMissingKeyFailsUnlessNegatedOrIfExists) {
  EXPECT_FALSE(holds_for("StringEquals", {"a"}, nullptr));
  EXPECT_TRUE(holds_for("StringNotEquals", {"a"}, nullptr));
  EXPECT_FALSE(holds_for("Bool", {"false"}, nullptr));
  EXPECT_TRUE(holds_for("Bool", {"false"}, nullptr, SetQualifier::none, true));
  EXPECT_TRUE(holds_for("StringNotEquals", {"a"}, nullptr, SetQualifier::none, true));
  EXPECT_TRUE(holds_for("NotIpAddress", {"10.0.0.0/8"}, nullptr));
}

TEST(Condition, QualifiersSpeakOfSets) {
  const Values some{"a", "b"};
  EXPECT_TRUE(holds_for("StringEquals", {"a", "b", "c"}, &some, SetQualifier::for_all_values));
  EXPECT_FALSE(holds_for("StringEquals", {"a"}, &some, SetQualifier::for_all_values));
  EXPECT_TRUE(holds_for("StringEquals", {"a"}, &some, SetQualifier::for_any_value));
  EXPECT_TRUE(holds_for("StringNotEquals", {"a"}, &some, SetQualifier::for_any_value));
  EXPECT_FALSE(holds_for("StringNotEquals", {"a"}, &some, SetQualifier::for_all_values));
}

TEST(Condition, ForAllValuesHoldsOfNothingAndForAnyValueDoesNot) {
  for (const char* written : {"StringEquals", "StringNotEquals"}) {
    EXPECT_TRUE(holds_for(written, {"a"}, nullptr, SetQualifier::for_all_values)) << written;
    EXPECT_FALSE(holds_for(written, {"a"}, nullptr, SetQualifier::for_any_value)) << written;
    EXPECT_TRUE(holds_for(written, {"a"}, nullptr, SetQualifier::for_any_value, true)) << written;
  }
}

TEST(Condition, NullAsksForPresence) {
  const Values there{"x"};
  EXPECT_TRUE(holds_for("Null", {"true"}, nullptr));
  EXPECT_FALSE(holds_for("Null", {"true"}, &there));
  EXPECT_TRUE(holds_for("Null", {"false"}, &there));
  EXPECT_TRUE(holds_for("Null", {"true", "false"}, &there));
}

TEST(AtomTable, ATestAndItsNegationShareAnAtom) {
  AtomTable atoms;
  const auto is = normalised({"StringEquals", SetQualifier::none, false, "aws:SourceVpc", {"v2", "v1"}}).value();
  const auto is_not = normalised({"StringNotEquals", SetQualifier::none, false, "AWS:sourcevpc", {"v1", "v2", "v1"}}).value();
  EXPECT_EQ(atoms.intern(is.atom), atoms.intern(is_not.atom));
  EXPECT_TRUE(is.positive);
  EXPECT_FALSE(is_not.positive);
}

TEST(Atom, ReadsAsASentence) {
  const auto words = [](const ConditionTest& test) { return to_string(normalised(test).value().atom); };
  EXPECT_EQ(words({"IpAddress", SetQualifier::none, false, "aws:SourceIp", {"10.0.0.0/8", "192.0.2.0/24"}}),
            "aws:sourceip is in 10.0.0.0/8 or 192.0.2.0/24");
  EXPECT_EQ(words({"Bool", SetQualifier::none, true, "aws:MultiFactorAuthPresent", {"true"}}),
            "aws:multifactorauthpresent is true, or is absent");
  EXPECT_EQ(words({"Null", SetQualifier::none, false, "aws:SourceVpc", {"true"}}), "aws:sourcevpc is absent");
}

}  // namespace
}  // namespace gameday::topology

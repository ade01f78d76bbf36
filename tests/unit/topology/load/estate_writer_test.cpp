#include "topology/load/estate_writer.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"
#include "tests/unit/topology/load/estate_print.h"
#include "topology/load/aws_authorization.h"
#include "topology/load/estate_source.h"

namespace gameday::topology {
namespace {

/// What sealing gives after writing the draft and reading it back, printed; problems where it does not.
std::string after_round_trip(const EstateDraft& draft, Detail detail) {
  const auto loaded = load_estate("out", [&] {
    MemoryFiles files;
    for (const auto& [name, text] : write_estate(draft, detail)) files.add("out/" + name, text);
    return files;
  }());
  if (!loaded) return told(loaded.error());
  const auto estate = seal(loaded->draft);
  return estate ? printed(*estate) : told(estate.error());
}

void expect_round_trip(const EstateDraft& draft) {
  const auto estate = seal(draft);
  ASSERT_TRUE(estate) << told(estate.error());
  EXPECT_EQ(after_round_trip(draft, Detail::differences), printed(*estate));
  EXPECT_EQ(after_round_trip(draft, Detail::everything), printed(*estate));
}

TEST(EstateWriter, BundledEstatesComeBackAsTheyWere) {
  for (const std::string& name : bundled_estates()) expect_round_trip(load_estate(name, MemoryFiles()).value().draft);
}

TEST(EstateWriter, EveryKindOfTableComesBack) {
  const auto draft = draft_of(R"(
region = "us-east-1"
[organization]
id = "o-1234567890"
scps = "no-leave"
rcps = "ours"
[unit.work]
[unit.prod]
parent = "work"
scps = ["no-leave"]
[scp.no-leave]
deny = { do = "organizations:LeaveOrganization" }
[rcp.ours]
document = '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1234567890"}}}]}'
[account."a b"]
unit = "prod"
id = "111111111111"
team = "core"
[policy."a b".p]
document = '{"Statement": {"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": ["arn:aws:s3:::x", "arn:aws:s3:::y"]}}'
may = { do = "s3:GetObject", on = "b.c", when = { mfa = true, from = ["10.0.0.0/8"] } }
[role."a b".r]
path = "/t/"
session = "90 min"
boundary = "p"
trusts = ["ec2.amazonaws.com", { who = "111111111111", external_id = "it's \"x\"" }, { oidc = "ci.example", repository = "o/r" }]
policies = ["p", "ReadOnlyAccess"]
inline.two = { document = '{"Statement": []}', deny = { do = "s3:*" } }
tags = { "k e y" = 'v\' }
[user."a b".u]
person = "zoe"
groups = "g"
access_key = [{ age = "1 d 1 s" }, { age = "3 d", assumed = true }]
console = { mfa = true, phishable = false }
[group."a b".g]
may = { do = "*", on = "*" }
[bucket."a b"."b.c"]
class = "restricted"
records = 5
kept = "1 y"
versioning = true
holds_secrets = true
encrypted = true
properties = { lock = "governance" }
lets = [{ who = "*", deny = true, do = "s3:*", when = { Bool = { "aws:SecureTransport" = false } } }]
[key."a b".k]
[table."a b".t]
encrypted = "k"
decoy = true
[instance."a b".i]
role = "r"
metadata = "v2"
agent = true
subnet = "s"
security_groups = ["w", "db"]
port = 22
exposed = "internet"
packages = ["nginx", "openssl"]
secrets = ["t"]
[vpc."a b".v]
cidr = "10.0.0.0/16"
[vpc."a b".v2]
cidr = "10.1.0.0/16"
[peering.p]
from = "v"
to = "v2"
[subnet."a b".s]
vpc = "v"
cidr = "10.0.1.0/24"
routes = [{ to = "10.1.0.0/16", via = "p" }, { to = "internet", via = "nat" }]
acl = [{ number = 1, in = "internet", ports = 443 }, { number = 2, allow = false, out = "10.0.0.0/8" }]
[security-group."a b".w]
in = { from = "internet", ports = 443 }
[security-group."a b".db]
in = { from = "w", ports = "5432-5433" }
out = []
[person.zoe]
team = "core"
joined = 2020-01-01
[[depends]]
who = "instance/i"
does = "s3:GetObject"
on = "b.c"
worth = "0.1 USD/min"
)");
  ASSERT_TRUE(draft) << told(draft.error());
  expect_round_trip(*draft);
}

TEST(EstateWriter, ALongPolicyGetsAFileOfItsOwn) {
  const auto draft = draft_of("[account.a]\n[policy.a.\"long+one\"]\ndocument = '{\"Statement\": {\"Effect\": \"Allow\", \"Action\": "
                              "[\"s3:GetObject\", \"s3:PutObject\", \"s3:ListBucket\"], \"Resource\": \"arn:aws:s3:::a-bucket\"}}'\n");
  const auto files = write_estate(draft.value());
  ASSERT_EQ(files.size(), 3U);
  EXPECT_TRUE(files.contains("policies/a/long_one.json"));
  EXPECT_EQ(files.at("a.toml"), "gameday = 1\n\n[account.a]\n\n[policy.a.\"long+one\"]\ndocument = \"policies/a/long_one.json\"\n");
}

TEST(EstateWriter, WhatEqualsItsDefaultIsWrittenOnlyOnDemand) {
  const auto draft = draft_of("[account.a]\n[bucket.a.x]\n").value();
  EXPECT_EQ(write_estate(draft).at("a.toml"), "gameday = 1\n\n[account.a]\n\n[bucket.a.x]\n");
  EXPECT_NE(write_estate(draft, Detail::everything).at("a.toml").find("records = 0  # default"), std::string::npos);
}

TEST(EstateWriter, RealExportsComeBackAsTheyWere) {
  const std::string folder = GAMEDAY_SOURCE_ROOT "/../shared/data/authz/";
  const DiskFiles disk;
  if (disk.kind(folder) != FileKind::folder) GTEST_SKIP() << "no published exports beside the checkout";
  for (const char* name : {"example-authz-details.json", "iam-vulnerable.json"}) {
    const auto estate = import_authorization(std::vector<ExportText>{{name, disk.read(folder + name).value()}});
    ASSERT_TRUE(estate) << told(estate.error());
    expect_round_trip(estate->draft);
  }
}

}  // namespace
}  // namespace gameday::topology

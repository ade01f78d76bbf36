#pragma once

#include <string>

#include <fmt/format.h>

namespace gameday::bench {

/// An estate of `times` workloads, as text: each an account with a function behind a role, a deployer, two users, two
/// buckets, a table and a secret, and a role that the account before it may assume. 11 entities a workload.
inline std::string generated_estate(int times) {
  std::string text = "gameday = 1\ntitle = \"Generated\"\nas_of = 2026-11-01\n";
  for (int i = 0; i < times; ++i) {
    text += fmt::format(R"([account.w{0}]
workload = "w{0}"
environment = "prod"
[role.w{0}.service]
trusts = "lambda.amazonaws.com"
may = [ {{ do = ["s3:GetObject", "s3:ListBucket"], on = "*" }}, {{ do = "dynamodb:*", on = "*" }} ]
[role.w{0}.deployer]
trusts = "user/lead"
policies = "AdministratorAccess"
[role.w{0}.reader]
trusts = "account/w{1}"
may = [ {{ do = ["s3:GetObject", "s3:ListAllMyBuckets"], on = "*" }} ]
[group.w{0}.developers]
policies = "ReadOnlyAccess"
may = [ {{ do = "lambda:*", on = "*" }}, {{ do = "sts:AssumeRole", on = "*" }} ]
[user.w{0}.dev]
access_key = {{ age = "400 d" }}
groups = "developers"
[user.w{0}.lead]
access_key = {{ age = "20 d" }}
console = {{ mfa = true }}
[function.w{0}.api]
role = "service"
exposed = "internet"
[bucket.w{0}.data-w{0}]
class = "confidential"
records = 1_000_000
[bucket.w{0}.logs-w{0}]
[table.w{0}.rows]
class = "confidential"
records = 300_000
[secret.w{0}.token]
)",
                        i, i == 0 ? times - 1 : i - 1);
  }
  return text;
}

}  // namespace gameday::bench

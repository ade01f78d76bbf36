#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gameday::topology {

/// Kinds of resource. What is known of each stands in one table (`kind_traits`), and files use the names in it.
enum class ResourceKind {
  bucket, table, database, secret, parameter, queue, topic, volume, snapshot, image, repository,  // hold data
  instance, function, service, build,                                                             // run code
  key, trail, detector, stack, provider, load_balancer
};

struct KindTraits {
  ResourceKind kind;
  std::string_view name;   // as written in files, e.g. "bucket"
  std::string_view arn;    // with {region}, {account} and {name}, e.g. "arn:aws:s3:::{name}"
  bool holds_data;
  bool runs_code;
  std::string_view service;  // service principal of code that runs there ("ec2.amazonaws.com"), or ""
};

std::span<const KindTraits> kind_traits();
const KindTraits& traits(ResourceKind kind);
std::optional<ResourceKind> resource_kind(std::string_view name);

}  // namespace gameday::topology

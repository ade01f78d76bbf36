#include "topology/model/resource_kind.h"

#include <algorithm>
#include <array>

namespace gameday::topology {
namespace {

using enum ResourceKind;

// ARN forms: AWS Service Authorization Reference, "Resource types defined by" of each service.
constexpr std::array k_traits{
    KindTraits{bucket, "bucket", "arn:aws:s3:::{name}", true, false, ""},
    KindTraits{table, "table", "arn:aws:dynamodb:{region}:{account}:table/{name}", true, false, ""},
    KindTraits{database, "database", "arn:aws:rds:{region}:{account}:db:{name}", true, false, ""},
    KindTraits{secret, "secret", "arn:aws:secretsmanager:{region}:{account}:secret:{name}", true, false, ""},
    KindTraits{parameter, "parameter", "arn:aws:ssm:{region}:{account}:parameter/{name}", true, false, ""},
    KindTraits{queue, "queue", "arn:aws:sqs:{region}:{account}:{name}", true, false, ""},
    KindTraits{topic, "topic", "arn:aws:sns:{region}:{account}:{name}", true, false, ""},
    KindTraits{volume, "volume", "arn:aws:ec2:{region}:{account}:volume/{name}", true, false, ""},
    KindTraits{snapshot, "snapshot", "arn:aws:ec2:{region}:{account}:snapshot/{name}", true, false, ""},
    KindTraits{image, "image", "arn:aws:ec2:{region}:{account}:image/{name}", true, false, ""},
    KindTraits{repository, "repository", "arn:aws:ecr:{region}:{account}:repository/{name}", true, false, ""},
    KindTraits{instance, "instance", "arn:aws:ec2:{region}:{account}:instance/{name}", false, true,
               "ec2.amazonaws.com"},
    KindTraits{function, "function", "arn:aws:lambda:{region}:{account}:function:{name}", false, true,
               "lambda.amazonaws.com"},
    KindTraits{service, "service", "arn:aws:ecs:{region}:{account}:service/{name}", false, true,
               "ecs-tasks.amazonaws.com"},
    KindTraits{build, "build", "arn:aws:codebuild:{region}:{account}:project/{name}", false, true,
               "codebuild.amazonaws.com"},
    KindTraits{key, "key", "arn:aws:kms:{region}:{account}:key/{name}", false, false, ""},
    KindTraits{trail, "trail", "arn:aws:cloudtrail:{region}:{account}:trail/{name}", false, false, ""},
    KindTraits{detector, "detector", "arn:aws:guardduty:{region}:{account}:detector/{name}", false, false, ""},
    KindTraits{stack, "stack", "arn:aws:cloudformation:{region}:{account}:stack/{name}", false, false, ""},
    KindTraits{provider, "provider", "arn:aws:iam::{account}:oidc-provider/{name}", false, false, ""},
    KindTraits{load_balancer, "load-balancer",
               "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{name}", false, false, ""},
};

}  // namespace

std::span<const KindTraits> kind_traits() { return k_traits; }

const KindTraits& traits(ResourceKind kind) { return k_traits[static_cast<std::size_t>(kind)]; }

std::optional<ResourceKind> resource_kind(std::string_view name) {
  const auto found = std::ranges::find(k_traits, name, &KindTraits::name);
  if (found == k_traits.end()) return std::nullopt;
  return found->kind;
}

}  // namespace gameday::topology

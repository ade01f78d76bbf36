#include "topology/access/fixed_rules.h"

#include "topology/access/arn.h"

#include <algorithm>
#include <initializer_list>

namespace gameday::topology {
namespace {

bool any_of(std::string_view text, std::initializer_list<std::string_view> wanted) {
  return std::ranges::find(wanted, text) != wanted.end();
}

/// Reads in IAM are the Get…, List…, Generate… and Simulate… actions.
bool reads(std::string_view operation) {
  return operation.starts_with("get") || operation.starts_with("list") || operation.starts_with("generate") ||
         operation.starts_with("simulate");
}

/// What only the linked service may do to its role. IAM user guide, "Create a service-linked role": "you cannot edit".
bool edits_service_linked_role(std::string_view operation) {
  return any_of(operation, {"attachrolepolicy", "detachrolepolicy", "putrolepolicy", "deleterolepolicy", "deleterole",
                            "updateassumerolepolicy", "putrolepermissionsboundary", "deleterolepermissionsboundary"});
}

bool is_unchangeable_in_iam(std::string_view operation, std::string_view resource) {
  if (reads(operation)) return false;
  const std::string_view name = arn_part(resource, 5);
  if (arn_part(resource, 4) == "aws" && name.starts_with("policy/")) return true;
  if (name.starts_with("role/aws-reserved/")) return true;
  return name.starts_with("role/aws-service-role/") && edits_service_linked_role(operation);
}

}  // namespace

bool is_unchangeable(const ActionName& action, std::string_view resource) {
  const std::string_view service = action.service_name();
  if (service.size() >= action.text.size()) return false;
  const std::string_view operation = std::string_view(action.text).substr(service.size() + 1);
  if (service == "iam") return is_unchangeable_in_iam(operation, resource);
  if (service != "kms" || !any_of(operation, {"createalias", "deletealias", "updatealias"})) return false;
  return arn_part(resource, 5).starts_with("alias/aws/");
}

bool is_always_allowed(const ActionName& action) { return action.text == "sts:getcalleridentity"; }

bool rcp_covers(const ActionName& action) {
  return any_of(action.service_name(), {"s3", "sts", "sqs", "kms", "secretsmanager", "dynamodb", "ecr", "aoss",
                                        "cognito-idp", "cognito-identity", "logs"});
}

}  // namespace gameday::topology

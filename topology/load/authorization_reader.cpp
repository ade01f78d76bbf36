#include "topology/load/authorization_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::array<std::string_view, 4> k_dates{"CreateDate", "UpdateDate", "LastUsedDate", "PasswordLastUsed"};
constexpr std::array<std::string_view, 4> k_lists{"UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"};

/// "arn:aws:iam::123456789012:user/x" -> "123456789012"; "aws" for AWS's own policies.
std::string account_of(std::string_view arn) {
  for (int colons = 0; colons < 4; ++colons) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

/// Source: AWS IAM User Guide, "IAM and AWS STS quotas": letters, digits and _+=,.@-
bool is_iam_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_+=,.@-").find(c) != std::string_view::npos;
  });
}

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "UserName" -> "user".
std::string word_of(std::string_view name_key) {
  std::string word(name_key.substr(0, name_key.find("Name")));
  word[0] = static_cast<char>(word[0] - 'A' + 'a');
  return word;
}

std::string lineage_of(const std::string& account, std::string_view word, const std::string& name) {
  return fmt::format("{}/{}/{}", account, word, name);
}

bool allows_everything(const PolicyDocument& document) {
  const auto whole = [](const std::vector<std::string>& list) {
    return std::ranges::any_of(list, [](const std::string& t) { return t == "*" || t == "*:*"; });
  };
  return std::ranges::any_of(document.statements, [&](const Statement& s) {
    return s.effect == StatementEffect::allow && !s.not_action && !s.not_resource && s.conditions.empty() &&
           whole(s.actions) && whole(s.resources);
  });
}

}  // namespace

std::optional<Day> day_of(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + length, value);
    return error == std::errc() && end == text.data() + at + length ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

const std::vector<JsonNode>& AuthorizationReader::list(const JsonNode& node, std::string_view key) {
  static const std::vector<JsonNode> none;
  const JsonNode* found = node.member(key);
  if (found == nullptr || found->kind == JsonNode::Kind::null) return none;
  if (found->kind == JsonNode::Kind::array) return found->items;
  import_.problems.push_back({source_.place(*found), fmt::format("\"{}\" is no list", key), "a list", ""});
  return none;
}

std::string AuthorizationReader::text(const JsonNode& node, std::string_view key) const {
  const JsonNode* found = node.member(key);
  return found != nullptr && found->kind == JsonNode::Kind::string ? found->text : std::string();
}

void AuthorizationReader::see_dates(const JsonNode& node) {
  for (const JsonNode& item : node.items) {
    if (item.kind == JsonNode::Kind::object || item.kind == JsonNode::Kind::array) see_dates(item);
    if (item.kind != JsonNode::Kind::string || std::ranges::find(k_dates, item.name) == k_dates.end()) continue;
    const auto day = day_of(item.text);
    if (day && (!import_.newest || *import_.newest < *day)) import_.newest = day;
  }
}

void AuthorizationReader::read() {
  const JsonNode& root = source_.root();
  const bool known = root.kind == JsonNode::Kind::object &&
                     std::ranges::any_of(k_lists, [&](std::string_view key) { return root.member(key) != nullptr; });
  if (!known) {
    import_.problems.push_back({source_.place(root), "this is no export of account authorization details",
                                fmt::format("an object with {}", fmt::join(k_lists, ", ")), ""});
    return;
  }
  see_dates(root);
  for (const JsonNode& item : root.items) {
    if (std::ranges::find(k_lists, item.name) != k_lists.end() || item.name == "Marker") continue;
    if (item.name == "IsTruncated") {
      if (item.text == "true") note(item, "the export says of itself that pages are missing");
    } else {
      note(item, fmt::format("\"{}\" is not understood", item.name));
    }
  }
  for (const JsonNode& node : list(root, "Policies")) policy(node);
  for (const JsonNode& node : list(root, "GroupDetailList")) group(node);
  for (const JsonNode& node : list(root, "UserDetailList")) user(node);
  for (const JsonNode& node : list(root, "RoleDetailList")) role(node);
}

std::optional<AuthorizationReader::Identity> AuthorizationReader::identity(const JsonNode& node,
                                                                           std::string_view name_key) {
  Identity identity;
  const Place place = source_.place(node);
  identity.name = {text(node, name_key), place};
  identity.arn = text(node, "Arn");
  identity.account = account_of(identity.arn);
  identity.path = text(node, "Path");
  if (identity.path.empty()) identity.path = "/";
  if (identity.name.text.empty() || identity.arn.empty()) {
    import_.problems.push_back({place, "an entity lacks its name or ARN", fmt::format("\"{}\" and \"Arn\"", name_key), ""});
    return std::nullopt;
  }
  if (!is_iam_name(identity.name.text) || identity.arn.find(fmt::format(":{}/", word_of(name_key))) == std::string::npos) {
    import_.problems.push_back({place, fmt::format("\"{}\" with ARN \"{}\" is no {}", identity.name.text, identity.arn, word_of(name_key)),
                                "", ""});
    return std::nullopt;
  }
  const bool aws = identity.account == "aws" && name_key == "PolicyName";
  if (!aws && !is_account_id(identity.account)) {
    import_.problems.push_back({place, fmt::format("\"{}\" names no account", identity.arn), "an ARN with an account id of 12 digits", ""});
    return std::nullopt;
  }
  // Names are an account's own in each kind, whatever the path in the ARN.
  const bool fresh = import_.arns.insert(identity.arn).second;
  if (!import_.names.insert({identity.account, std::string(name_key), identity.name.text}).second || !fresh) {
    if (!aws) note(node, "an entity is there more than once; the first counts", " entities are there more than once; the first counts");
    return std::nullopt;
  }
  if (!aws) import_.accounts.emplace(identity.account, place);
  return identity;
}

std::optional<PolicyDocument> AuthorizationReader::document(const JsonNode* node, const Place& owner_place,
                                                            const std::string& owner) {
  if (node == nullptr) {
    import_.notes.add(fmt::format("{} has no document: it grants nothing here", owner), owner_place);
    return std::nullopt;
  }
  auto document = source_.policy(*node);
  if (document) return std::move(*document);
  const Problem& first = document.error().front();
  import_.notes.add(fmt::format("the document of {} is left out: {}", owner, first.reason), first.place);
  return std::nullopt;
}

std::vector<Name> AuthorizationReader::attached(const JsonNode& node) {
  std::vector<Name> names;
  for (const JsonNode& item : list(node, "AttachedManagedPolicies"))
    if (std::string arn = text(item, "PolicyArn"); !arn.empty()) names.push_back({std::move(arn), source_.place(item)});
  return names;
}

std::vector<PolicyDraft> AuthorizationReader::inline_policies(const JsonNode& node, std::string_view key,
                                                              const std::string& owner) {
  std::vector<PolicyDraft> policies;
  for (const JsonNode& item : list(node, key)) {
    PolicyDraft policy;
    policy.name = {text(item, "PolicyName"), source_.place(item)};
    const bool taken = std::ranges::any_of(policies, [&](const PolicyDraft& p) { return p.name.text == policy.name.text; });
    if (policy.name.text.empty() || taken) {
      note(item, "an inline policy without a name of its own is left out", " inline policies without a name of their own are left out");
      continue;
    }
    auto read = document(item.member("PolicyDocument"), policy.name.place,
                         fmt::format("inline policy \"{}\" of {}", policy.name.text, owner));
    if (!read) continue;
    policy.document = std::move(*read);
    policies.push_back(std::move(policy));
  }
  return policies;
}

std::optional<Name> AuthorizationReader::boundary(const JsonNode& node) {
  const JsonNode* found = node.member("PermissionsBoundary");
  if (found == nullptr) return std::nullopt;
  std::string arn = text(*found, "PermissionsBoundaryArn");
  if (arn.empty()) return std::nullopt;
  return Name{std::move(arn), source_.place(*found)};
}

Tags AuthorizationReader::tags(const JsonNode& node) {
  Tags tags;
  for (const JsonNode& item : list(node, "Tags"))
    if (std::string key = text(item, "Key"); !key.empty()) tags[key] = text(item, "Value");
  return tags;
}

void AuthorizationReader::user(const JsonNode& node) {
  const auto id = identity(node, "UserName");
  if (!id) return;
  PrincipalDraft user;
  user.name = id->name;
  user.account = id->account;
  user.path = id->path;
  user.arn = id->arn;
  user.lineage = lineage_of(id->account, "user", id->name.text);
  user.policies = attached(node);
  user.inline_policies = inline_policies(node, "UserPolicyList", fmt::format("user \"{}\"", id->name.text));
  for (const JsonNode& group : list(node, "GroupList"))
    user.groups.push_back({"group/" + group.text, source_.place(group)});
  user.boundary = boundary(node);
  user.tags = tags(node);
  AccessKeyDraft key;
  key.assumed = true;
  // The age follows when the newest date of all files is known; until then it counts from the calendar's zero.
  if (const auto made = day_of(text(node, "CreateDate"))) key.age = Millis{(*made).time_since_epoch().count() * k_day.count};
  user.keys.push_back(key);
  const std::string why = ": the export tells neither of keys nor of passwords";
  note(node, "a user is given an access key, as old as the user" + why, " users are given one access key each, as old as they are" + why);
  import_.draft.principals.push_back(std::move(user));
}

void AuthorizationReader::role(const JsonNode& node) {
  const auto id = identity(node, "RoleName");
  if (!id) return;
  PrincipalDraft role;
  role.is_role = true;
  role.name = id->name;
  role.account = id->account;
  role.path = id->path;
  role.arn = id->arn;
  role.lineage = lineage_of(id->account, "role", id->name.text);
  const std::string owner = fmt::format("role \"{}\"", id->name.text);
  role.trust = document(node.member("AssumeRolePolicyDocument"), id->name.place, "the trust of " + owner);
  if (!role.trust || role.trust->statements.empty()) {
    note(node, "a role that nobody may assume is left out", " roles that nobody may assume are left out");
    return;
  }
  role.policies = attached(node);
  role.inline_policies = inline_policies(node, "RolePolicyList", owner);
  role.boundary = boundary(node);
  role.tags = tags(node);
  role.service_linked = id->path.starts_with("/aws-service-role/");
  if (const JsonNode* session = node.member("MaxSessionDuration")) {
    std::int64_t seconds = 0;
    const std::string& written = session->text;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), seconds);
    if (error == std::errc() && seconds > 0 && seconds <= 43'200) role.session = k_second * seconds;
  }
  for (const JsonNode& profile : list(node, "InstanceProfileList"))
    note(profile, "an instance profile: which instances run with it is not in this export",
         " instance profiles: which instances run with them is not in this export");
  import_.draft.principals.push_back(std::move(role));
}

void AuthorizationReader::group(const JsonNode& node) {
  const auto id = identity(node, "GroupName");
  if (!id) return;
  GroupDraft group;
  group.name = id->name;
  group.account = id->account;
  group.path = id->path;
  group.arn = id->arn;
  group.lineage = lineage_of(id->account, "group", id->name.text);
  group.policies = attached(node);
  group.inline_policies = inline_policies(node, "GroupPolicyList", fmt::format("group \"{}\"", id->name.text));
  import_.draft.groups.push_back(std::move(group));
}

void AuthorizationReader::policy(const JsonNode& node) {
  const auto id = identity(node, "PolicyName");
  if (!id) return;
  PolicyDraft policy;
  policy.name = id->name;
  policy.arn = id->arn;
  policy.aws_managed = id->account == "aws";
  if (!policy.aws_managed) {
    policy.account = id->account;
    policy.lineage = lineage_of(id->account, "policy", id->name.text);
  }
  const std::string wanted = text(node, "DefaultVersionId");
  const JsonNode* chosen = nullptr;
  for (const JsonNode& version : list(node, "PolicyVersionList")) {
    const JsonNode* flag = version.member("IsDefaultVersion");
    const bool is_default = (flag != nullptr && flag->text == "true") || text(version, "VersionId") == wanted;
    if (is_default && chosen == nullptr) chosen = version.member("Document");
    else if (const auto other = document(version.member("Document"), id->name.place, fmt::format("policy \"{}\"", id->name.text));
             other && allows_everything(*other)) policy.wider_version = true;
    else note(version, "a policy version other than the default is left out", " policy versions other than the default are left out");
  }
  auto read = document(chosen, id->name.place, fmt::format("policy \"{}\"", id->name.text));
  if (read) policy.document = std::move(*read);
  import_.draft.policies.push_back(std::move(policy));
}

}  // namespace gameday::topology

#include "topology/load/policy_json.h"

#include "topology/access/condition_operator.h"
#include "topology/access/wildcard.h"
#include "topology/load/json_node.h"
#include "topology/model/nearest.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::size_t k_deepest = 16;

using Kind = JsonNode::Kind;

/// "%7B%22Version…": as IAM's API gives documents. Null: a '%' without two hexadecimal digits.
std::optional<std::string> url_decoded(std::string_view text) {
  const auto digit = [](char c) {
    c = lower(c);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const bool whole = i + 2 < text.size();
    const int high = whole ? digit(text[i + 1]) : -1;
    const int low = whole ? digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

/// Turns the tree into a document, collecting every problem.
class PolicyReader {
 public:
  PolicyReader(std::string_view text, const Place& at) : text_(text), at_(at) {}

  PolicyDocument document(const JsonNode& root);
  Problems problems;

 private:
  void report(const JsonNode& node, std::string reason, std::string expected = {}, std::string nearest_name = {}) {
    problems.push_back({place_in(text_, node.offset, at_), std::move(reason), std::move(expected), std::move(nearest_name)});
  }
  void refuse_unknown(const JsonNode& object, const std::vector<std::string>& known, std::string_view where);
  std::string string(const JsonNode& node, std::string_view name);
  std::vector<std::string> strings(const JsonNode& node, std::string_view name);
  std::vector<std::string> values(const JsonNode& node, std::string_view key);
  const JsonNode* one_of(const JsonNode& statement, const char* plain, const char* negated);

  void statements(const JsonNode& node, PolicyDocument& document);
  Statement statement(const JsonNode& node);
  void effect(const JsonNode& node, Statement& statement);
  void actions(const JsonNode& node, Statement& statement);
  PrincipalClause principal(const JsonNode& node);
  void conditions(const JsonNode& node, Statement& statement);
  void tests(const std::string& written, const JsonNode& node, Statement& statement);

  std::string_view text_;
  Place at_;
};

void PolicyReader::refuse_unknown(const JsonNode& object, const std::vector<std::string>& known, std::string_view where) {
  for (const JsonNode& member : object.items) {
    if (std::ranges::find(known, member.name) != known.end()) continue;
    problems.push_back({place_in(text_, member.name_offset, at_),
                        fmt::format("\"{}\" is not an element of a {}", member.name, where), "",
                        nearest(member.name, known)});
  }
}

std::string PolicyReader::string(const JsonNode& node, std::string_view name) {
  if (node.kind != Kind::string) {
    report(node, fmt::format("{} is not a text", name));
    return {};
  }
  // Never legal in a policy, and two of them have a meaning inside compiled patterns.
  const auto is_control = [](char c) { return c >= '\0' && c < ' ' && c != '\t' && c != '\n' && c != '\r'; };
  const bool control = std::ranges::any_of(node.text, is_control);
  if (control) report(node, fmt::format("{} holds a control character", name));
  return node.text;
}

std::vector<std::string> PolicyReader::strings(const JsonNode& node, std::string_view name) {
  if (node.kind != Kind::array) return {string(node, name)};
  std::vector<std::string> texts;
  for (const JsonNode& item : node.items) texts.push_back(string(item, name));
  return texts;
}

/// Condition values: texts, and numbers and booleans as they stand.
std::vector<std::string> PolicyReader::values(const JsonNode& node, std::string_view key) {
  const auto scalar = [](const JsonNode& n) { return n.kind == Kind::number || n.kind == Kind::boolean; };
  if (scalar(node)) return {node.text};
  if (node.kind != Kind::array) return {string(node, key)};
  std::vector<std::string> texts;
  for (const JsonNode& item : node.items) texts.push_back(scalar(item) ? item.text : string(item, key));
  return texts;
}

/// The element or its Not… form; both at once is a problem.
const JsonNode* PolicyReader::one_of(const JsonNode& statement, const char* plain, const char* negated) {
  const JsonNode* yes = statement.member(plain);
  const JsonNode* no = statement.member(negated);
  if (yes != nullptr && no != nullptr) report(*no, fmt::format("a statement has {} or {}, not both", plain, negated));
  return yes != nullptr ? yes : no;
}

PolicyDocument PolicyReader::document(const JsonNode& root) {
  PolicyDocument document;
  document.variables = false;
  if (root.kind != Kind::object) {
    report(root, "a policy is not an object", "{\"Version\": …, \"Statement\": …}");
    return document;
  }
  refuse_unknown(root, {"Version", "Id", "Statement"}, "policy");
  if (const JsonNode* version = root.member("Version")) {
    const std::string written = string(*version, "Version");
    document.variables = written == "2012-10-17";
    if (written != "2012-10-17" && written != "2008-10-17") {
      report(*version, fmt::format("Version \"{}\" does not exist", written), "\"2012-10-17\" or \"2008-10-17\"");
    }
  }
  if (const JsonNode* listed = root.member("Statement")) {
    statements(*listed, document);
  } else {
    report(root, "a policy without Statement");
  }
  return document;
}

void PolicyReader::statements(const JsonNode& node, PolicyDocument& document) {
  if (node.kind == Kind::object) {
    document.statements.push_back(statement(node));
  } else if (node.kind == Kind::array) {
    for (const JsonNode& item : node.items) document.statements.push_back(statement(item));
  } else {
    report(node, "Statement is neither an object nor a list of objects");
  }
}

Statement PolicyReader::statement(const JsonNode& node) {
  Statement statement;
  if (node.kind != Kind::object) {
    report(node, "a statement is not an object");
    return statement;
  }
  refuse_unknown(node,
                 {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
                  "Condition"},
                 "statement");
  if (const JsonNode* sid = node.member("Sid")) statement.sid = string(*sid, "Sid");
  effect(node, statement);
  actions(node, statement);
  if (const JsonNode* resource = one_of(node, "Resource", "NotResource")) {
    statement.resources = strings(*resource, "Resource");
    statement.not_resource = node.member("Resource") == nullptr;
    if (statement.resources.empty()) report(*resource, "an empty list of resources");
  }
  if (const JsonNode* named = one_of(node, "Principal", "NotPrincipal")) {
    statement.principal = principal(*named);
    statement.principal.negated = node.member("Principal") == nullptr;
  }
  if (const JsonNode* condition = node.member("Condition")) conditions(*condition, statement);
  return statement;
}

void PolicyReader::effect(const JsonNode& node, Statement& statement) {
  const JsonNode* effect = node.member("Effect");
  if (effect == nullptr) return report(node, "a statement without Effect", "\"Allow\" or \"Deny\"");
  if (effect->kind == Kind::string && effect->text == "Deny") {
    statement.effect = StatementEffect::deny;
  } else if (effect->kind != Kind::string || effect->text != "Allow") {
    report(*effect, fmt::format("Effect \"{}\" does not exist", effect->text), "\"Allow\" or \"Deny\"");
  }
}

void PolicyReader::actions(const JsonNode& node, Statement& statement) {
  const JsonNode* action = one_of(node, "Action", "NotAction");
  if (action == nullptr) return report(node, "a statement without Action or NotAction");
  statement.actions = strings(*action, "Action");
  statement.not_action = node.member("Action") == nullptr;
  for (const std::string& name : statement.actions) {
    const bool everything = !name.empty() && name.find_first_not_of('*') == std::string::npos;
    if (!everything && name.find(':') == std::string::npos) {
      report(*action, fmt::format("action \"{}\" names no service", name), "\"service:Action\" or \"*\"");
    }
  }
}

PrincipalClause PolicyReader::principal(const JsonNode& node) {
  PrincipalClause clause;
  clause.present = true;
  if (node.kind == Kind::string) {
    clause.aws = strings(node, "Principal");
  } else if (node.kind == Kind::object) {
    refuse_unknown(node, {"AWS", "Service", "Federated", "CanonicalUser"}, "Principal");
    if (const JsonNode* aws = node.member("AWS")) clause.aws = strings(*aws, "AWS");
    if (const JsonNode* service = node.member("Service")) clause.service = strings(*service, "Service");
    if (const JsonNode* federated = node.member("Federated")) clause.federated = strings(*federated, "Federated");
    if (const JsonNode* canonical = node.member("CanonicalUser")) clause.canonical = strings(*canonical, "CanonicalUser");
  } else {
    report(node, "Principal is neither \"*\" nor an object", "\"*\" or {\"AWS\": …}");
  }
  clause.anyone = std::ranges::find(clause.aws, "*") != clause.aws.end();
  return clause;
}

void PolicyReader::conditions(const JsonNode& node, Statement& statement) {
  if (node.kind != Kind::object) return report(node, "Condition is not an object", "{\"StringEquals\": {…}}");
  for (const JsonNode& keys : node.items) tests(keys.name, keys, statement);
}

void PolicyReader::tests(const std::string& written, const JsonNode& node, Statement& statement) {
  ConditionTest test;
  std::string_view op = written;
  const auto strip_front = [&op](std::string_view prefix) {
    const bool there = lowered(op).starts_with(lowered(prefix));
    if (there) op.remove_prefix(prefix.size());
    return there;
  };
  if (strip_front("ForAllValues:")) test.qualifier = SetQualifier::for_all_values;
  if (test.qualifier == SetQualifier::none && strip_front("ForAnyValue:")) test.qualifier = SetQualifier::for_any_value;
  if (lowered(op).ends_with("ifexists")) {
    test.if_exists = true;
    op.remove_suffix(8);
  }
  const OperatorTraits* traits = condition_operator(op);
  if (traits == nullptr) {
    std::vector<std::string> names;
    for (const OperatorTraits& known : condition_operators()) names.emplace_back(known.name);
    return report(node, fmt::format("condition operator \"{}\" does not exist", written), "", nearest(op, names));
  }
  if (node.kind != Kind::object) return report(node, fmt::format("\"{}\" is not an object of keys and values", written));
  test.op = traits->name;
  for (const JsonNode& value : node.items) {
    test.key = value.name;
    test.values = values(value, value.name);
    statement.conditions.push_back(test);
  }
}

Problems one(Place place, std::string reason, std::string expected = {}) {
  return {Problem{std::move(place), std::move(reason), std::move(expected), {}}};
}

}  // namespace

tl::expected<PolicyDocument, Problems> parse_policy(std::string_view text, const Place& at) {
  if (text.size() > k_longest_policy) {
    return tl::unexpected(one(at, "the policy is too long", fmt::format("at most {} bytes", k_longest_policy)));
  }
  std::string decoded;
  if (text.starts_with("%7B") || text.starts_with("%7b")) {
    auto plain = url_decoded(text);
    if (!plain) return tl::unexpected(one(at, "the URL-encoded policy holds a '%' without two hexadecimal digits"));
    decoded = std::move(*plain);
    text = decoded;
  }
  const auto root = parse_json(text, at, k_deepest);
  if (!root) return tl::unexpected(Problems{root.error()});
  PolicyReader reader(text, at);
  PolicyDocument document = reader.document(*root);
  sort_and_merge(reader.problems);
  if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
  return document;
}

}  // namespace gameday::topology

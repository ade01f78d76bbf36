#include "topology/load/policy_text.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// Objects and lists with their line breaks; values are written by the caller.
class Layout {
 public:
  explicit Layout(JsonLayout layout) : pretty_(layout == JsonLayout::pretty) {}

  void open(char bracket) {
    text += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    text += bracket;
    first_ = false;
  }
  void item() {
    if (!first_) text += ',';
    if (pretty_ || first_) line();
    else text += ' ';
    first_ = false;
  }
  void member(std::string_view key) {
    item();
    text += json_quoted(key) + ": ";
  }
  void member(std::string_view key, const std::vector<std::string>& values) {
    member(key);
    if (values.size() == 1) {
      text += json_quoted(values.front());
      return;
    }
    open('[');
    for (const std::string& value : values) {
      item();
      text += json_quoted(value);
    }
    close(']');
  }

  std::string text;

 private:
  void line() {
    if (!pretty_) return;
    text += '\n';
    text.append(static_cast<std::size_t>(depth_) * 2, ' ');
  }

  bool pretty_;
  bool first_ = true;
  int depth_ = 0;
};

void write_principal(Layout& out, const PrincipalClause& principal) {
  if (!principal.present) return;
  out.member(principal.negated ? "NotPrincipal" : "Principal");
  const bool only_aws = principal.service.empty() && principal.federated.empty() && principal.canonical.empty();
  if (only_aws && principal.aws == std::vector<std::string>{"*"}) {
    out.text += "\"*\"";
    return;
  }
  out.open('{');
  if (!principal.aws.empty()) out.member("AWS", principal.aws);
  if (!principal.service.empty()) out.member("Service", principal.service);
  if (!principal.federated.empty()) out.member("Federated", principal.federated);
  if (!principal.canonical.empty()) out.member("CanonicalUser", principal.canonical);
  out.close('}');
}

std::string written_operator(const ConditionTest& test) {
  std::string_view qualifier;
  if (test.qualifier == SetQualifier::for_any_value) qualifier = "ForAnyValue:";
  if (test.qualifier == SetQualifier::for_all_values) qualifier = "ForAllValues:";
  return fmt::format("{}{}{}", qualifier, test.op, test.if_exists ? "IfExists" : "");
}

void write_conditions(Layout& out, const std::vector<ConditionTest>& tests) {
  if (tests.empty()) return;
  out.member("Condition");
  out.open('{');
  std::vector<std::string> done;
  for (const ConditionTest& first : tests) {
    const std::string op = written_operator(first);
    bool seen = false;
    for (const std::string& other : done) seen = seen || other == op;
    if (seen) continue;
    done.push_back(op);
    out.member(op);
    out.open('{');
    for (const ConditionTest& test : tests)
      if (written_operator(test) == op) out.member(test.key, test.values);
    out.close('}');
  }
  out.close('}');
}

void write_statement(Layout& out, const Statement& statement) {
  out.item();
  out.open('{');
  if (!statement.sid.empty()) out.member("Sid", {statement.sid});
  out.member("Effect", {statement.effect == StatementEffect::allow ? "Allow" : "Deny"});
  write_principal(out, statement.principal);
  out.member(statement.not_action ? "NotAction" : "Action", statement.actions);
  if (!statement.resources.empty()) out.member(statement.not_resource ? "NotResource" : "Resource", statement.resources);
  write_conditions(out, statement.conditions);
  out.close('}');
}

}  // namespace

std::string json_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += {'\\', c};
    else if (c == '\n') quoted += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20) quoted += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else quoted += c;
  }
  return quoted + '"';
}

std::string policy_text(const PolicyDocument& document, JsonLayout layout) {
  Layout out(layout);
  out.open('{');
  if (document.variables) out.member("Version", {"2012-10-17"});
  out.member("Statement");
  out.open('[');
  for (const Statement& statement : document.statements) write_statement(out, statement);
  out.close(']');
  out.close('}');
  if (layout == JsonLayout::pretty) out.text += '\n';
  return std::move(out.text);
}

}  // namespace gameday::topology

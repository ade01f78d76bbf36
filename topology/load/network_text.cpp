#include "topology/load/account_text.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

std::string ports_part(const RuleDraft& rule) {
  if (rule.from_port == 0 && rule.to_port == 65535) return {};
  if (rule.from_port == rule.to_port) return fmt::format(", ports = {}", rule.from_port);
  return fmt::format(", ports = \"{}-{}\"", rule.from_port, rule.to_port);
}

std::string rules_value(const std::vector<std::string>& rules) {
  if (rules.empty()) return "[]";
  return fmt::format("[ {} ]", fmt::join(rules, ",\n  "));
}

std::string group_text(const SecurityGroupDraft& group, Detail detail) {
  TomlTable table(header("security-group", group.account, group.name.text), detail);
  std::vector<std::string> in;
  std::vector<std::string> out;
  for (const RuleDraft& rule : group.rules)
    (rule.inbound ? in : out)
        .push_back(fmt::format("{{ {} = {}{} }}", rule.inbound ? "from" : "to", toml_quoted(rule.peer), ports_part(rule)));
  table.unless("in", rules_value(in), "[]");
  table.unless("out", rules_value(out), rules_value({"{ to = \"internet\" }"}));
  return table.finish();
}

std::string subnet_text(const SubnetDraft& subnet, Detail detail) {
  TomlTable table(header("subnet", subnet.account, subnet.name.text), detail);
  table.line("vpc", toml_quoted(subnet.vpc.text));
  table.line("cidr", toml_quoted(subnet.cidr));
  std::vector<std::string> routes;
  for (const RouteDraft& route : subnet.routes)
    routes.push_back(fmt::format("{{ to = {}, via = {} }}", toml_quoted(route.to), toml_quoted(route.via.text)));
  table.unless("routes", rules_value(routes), "[]");
  std::vector<std::string> acl;
  for (const RuleDraft& rule : subnet.acl)
    acl.push_back(fmt::format("{{ number = {}{}, {} = {}{} }}", rule.number, rule.allow ? "" : ", allow = false",
                              rule.inbound ? "in" : "out", toml_quoted(rule.peer), ports_part(rule)));
  table.unless("acl", rules_value(acl), "[]");
  return table.finish();
}

}  // namespace

std::string network_text(const EstateDraft& draft, const std::string& account, Detail detail) {
  std::string text;
  for (const VpcDraft* vpc : of_account(draft.vpcs, account)) {
    TomlTable table(header("vpc", account, vpc->name.text), detail);
    table.line("cidr", toml_quoted(vpc->cidr));
    text += table.finish();
  }
  for (const SubnetDraft* subnet : of_account(draft.subnets, account)) text += subnet_text(*subnet, detail);
  for (const SecurityGroupDraft* group : of_account(draft.security_groups, account)) text += group_text(*group, detail);
  return text;
}

}  // namespace gameday::topology

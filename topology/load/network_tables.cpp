#include <charconv>
#include <optional>
#include <utility>

#include "topology/load/estate_tables.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

std::optional<int> port_of(std::string_view text) {
  int port = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 0 || port > 65535) return std::nullopt;
  return port;
}

/// `ports = 443`, `"443"` or `"8000-8080"`; left out: all.
void read_ports(TableReader& reader, RuleDraft& rule) {
  const toml::node* node = reader.node("ports");
  if (node == nullptr) return;
  std::string text;
  if (const auto number = node->value_exact<std::int64_t>()) text = std::to_string(*number);
  else text = reader.text("ports").value_or("");
  const std::size_t dash = text.find('-');
  const auto from = port_of(std::string_view(text).substr(0, dash));
  const auto to = dash == std::string::npos ? from : port_of(std::string_view(text).substr(dash + 1));
  if (from && to && *from <= *to) {
    rule.from_port = *from;
    rule.to_port = *to;
  } else if (node->is_string() || node->is_integer()) {
    reader.problem("ports", fmt::format("{}: \"{}\" is no range of ports", reader.what(), text),
                   "443 or \"8000-8080\", at most 65535");
  }
}

void read_group_rules(TableReader& group, std::string_view key, std::string_view peer, std::vector<RuleDraft>& rules) {
  for (TableReader& table : group.tables(key)) {
    RuleDraft rule;
    rule.inbound = key == "in";
    rule.place = table.place();
    if (table.require(peer)) rule.peer = table.text(peer).value_or("");
    read_ports(table, rule);
    table.finish();
    rules.push_back(std::move(rule));
  }
}

void read_security_groups(TableReader& root, EstateTables& tables) {
  for (AccountTable& table : account_tables(root, "security-group")) {
    SecurityGroupDraft group;
    group.name = {table.name, table.reader.place()};
    group.account = table.account;
    read_group_rules(table.reader, "in", "from", group.rules);
    read_group_rules(table.reader, "out", "to", group.rules);
    // As AWS makes them: nothing comes in and everything goes out until somebody says otherwise.
    if (!table.reader.has("out")) {
      RuleDraft out;
      out.inbound = false;
      out.peer = "internet";
      out.place = group.name.place;
      group.rules.push_back(std::move(out));
    }
    table.reader.finish();
    tables.draft.security_groups.push_back(std::move(group));
  }
}

std::vector<RuleDraft> read_acl(TableReader& subnet) {
  std::vector<RuleDraft> acl;
  for (TableReader& table : subnet.tables("acl")) {
    RuleDraft rule;
    rule.place = table.place();
    if (table.require("number")) rule.number = static_cast<int>(table.integer("number", 1, 32766).value_or(1));
    rule.allow = table.flag("allow").value_or(true);
    const auto in = table.text("in");
    const auto out = table.text("out");
    if (in.has_value() == out.has_value())
      table.problem("", fmt::format("{} has no direction", table.what()), "either \"in\" or \"out\" with a block");
    rule.inbound = in.has_value();
    rule.peer = in ? *in : out.value_or("internet");
    read_ports(table, rule);
    table.finish();
    acl.push_back(std::move(rule));
  }
  return acl;
}

void read_subnets(TableReader& root, EstateTables& tables) {
  for (AccountTable& table : account_tables(root, "subnet")) {
    TableReader& reader = table.reader;
    SubnetDraft subnet;
    subnet.name = {table.name, reader.place()};
    subnet.account = table.account;
    if (reader.require("vpc")) subnet.vpc = reader.name("vpc").value_or(Name{});
    if (reader.require("cidr")) subnet.cidr = reader.text("cidr").value_or("");
    for (TableReader& route : reader.tables("routes")) {
      RouteDraft draft;
      if (route.require("to")) draft.to = route.text("to").value_or("");
      if (route.require("via")) draft.via = route.name("via").value_or(Name{});
      route.finish();
      subnet.routes.push_back(std::move(draft));
    }
    subnet.acl = read_acl(reader);
    reader.finish();
    tables.draft.subnets.push_back(std::move(subnet));
  }
}

void read_vpcs(TableReader& root, EstateTables& tables) {
  for (AccountTable& table : account_tables(root, "vpc")) {
    VpcDraft vpc;
    vpc.name = {table.name, table.reader.place()};
    vpc.account = table.account;
    if (table.reader.require("cidr")) vpc.cidr = table.reader.text("cidr").value_or("");
    table.reader.finish();
    tables.draft.vpcs.push_back(std::move(vpc));
  }
}

void read_peerings(TableReader& root, EstateTables& tables) {
  auto peerings = root.table("peering");
  if (!peerings) return;
  for (auto& [name, reader] : peerings->children("peering")) {
    PeeringDraft peering;
    peering.name = {name, reader.place()};
    if (reader.require("from")) peering.from = reader.name("from").value_or(Name{});
    if (reader.require("to")) peering.to = reader.name("to").value_or(Name{});
    reader.finish();
    tables.draft.peerings.push_back(std::move(peering));
  }
}

}  // namespace

void read_network(TableReader& root, EstateTables& tables) {
  read_vpcs(root, tables);
  read_subnets(root, tables);
  read_security_groups(root, tables);
  read_peerings(root, tables);
}

}  // namespace gameday::topology

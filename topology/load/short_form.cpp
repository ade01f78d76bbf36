#include "topology/load/short_form.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Kinds that have no ARN, and so nothing that a policy could name.
const Wanted& nameable() {
  static const Wanted wanted{"\"on\":", {}};
  return wanted;
}

/// "receipts/2024/*": some objects of a bucket. Nothing when the front names no bucket.
std::string objects_arn(const Sealer& sealer, std::string_view text, std::string_view account) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const auto found = sealer.names.readings(text.substr(0, slash), account, {"bucket", {"bucket"}});
  return found.size() == 1 ? found.front()->arn + std::string(text.substr(slash)) : std::string();
}

void add_target(Sealer& sealer, const Name& on, std::string_view account, std::vector<std::string>& arns) {
  if (on.text == "*" || on.text.starts_with("arn:")) {
    arns.push_back(on.text);
    return;
  }
  const auto found = sealer.names.find(on, account, nameable());
  if (found && !(*found)->arn.empty()) {
    for (std::string& arn : access_arns((*found)->word, (*found)->arn)) arns.push_back(std::move(arn));
  } else if (found) {
    sealer.report(on.place, fmt::format("\"{}\" has no ARN, so no policy can name it", on.text));
  } else if (std::string objects = objects_arn(sealer, on.text, account); !objects.empty()) {
    arns.push_back(std::move(objects));
  } else {
    sealer.problems.push_back(found.error());
    sealer.problems.back().reason = fmt::format("\"{}\" is not defined and no ARN", on.text);
    if (sealer.names.readings(on.text, account, nameable()).size() > 1) sealer.problems.back().reason = found.error().reason;
  }
}

void add_principal(Sealer& sealer, const Name& who, std::string_view account, PrincipalClause& clause) {
  clause.present = true;
  if (who.text == "*") {
    clause.anyone = true;
    clause.aws.push_back("*");
  } else if (who.text.find(".amazonaws.com") != std::string::npos) {
    clause.service.push_back(who.text);
  } else if (who.text.starts_with("arn:") && who.text.find("-provider/") != std::string::npos) {
    clause.federated.push_back(who.text);
  } else if (who.text.starts_with("arn:")) {
    clause.aws.push_back(who.text);
  } else if (is_account_id(who.text)) {
    clause.aws.push_back(fmt::format("arn:aws:iam::{}:root", who.text));
  } else if (const auto found = sealer.names.find(who, account, {"principal", {"account", "user", "role"}})) {
    clause.aws.push_back((*found)->arn);
  } else {
    sealer.problems.push_back(found.error());
    if (found.error().expected.empty())
      sealer.problems.back().expected = "a service, an account or its id, a user, a role or an ARN";
  }
}

/// The claims of OIDC tokens as the forge of the pipeline writes them. Source: GitHub Docs, "Configuring OpenID Connect in
/// Amazon Web Services" (subject "repo:OWNER/NAME:ref:refs/heads/BRANCH", audience sts.amazonaws.com).
void add_oidc(const TrustDraft& trust, Statement& statement) {
  statement.actions = {"sts:AssumeRoleWithWebIdentity"};
  statement.conditions.push_back({"StringEquals", SetQualifier::none, false, trust.oidc + ":aud", {"sts.amazonaws.com"}});
  if (trust.repository.empty()) return;
  const std::string rest = trust.branch.empty() ? "*" : "ref:refs/heads/" + trust.branch;
  statement.conditions.push_back({"StringLike", SetQualifier::none, false, trust.oidc + ":sub",
                                  {fmt::format("repo:{}:{}", trust.repository, rest)}});
}

std::string provider_arn(const Sealer& sealer, std::string_view account, std::string_view type, std::string_view name) {
  const auto found = sealer.names.readings(account, "", {"account", {"account"}});
  const std::string id = found.empty() ? std::string() : sealer.estate.accounts[found.front()->index].id;
  return fmt::format("arn:aws:iam::{}:{}/{}", id, type, name);
}

}  // namespace

std::vector<std::string> access_arns(std::string_view word, const std::string& arn) {
  if (word == "bucket") return {arn, arn + "/*"};
  return {arn};
}

Statement statement_of(Sealer& sealer, const GrantDraft& grant, std::string_view account,
                       const std::vector<std::string>& self) {
  Statement statement;
  statement.effect = grant.effect;
  statement.actions = grant.actions;
  statement.conditions = grant.conditions;
  for (const Name& on : grant.on) add_target(sealer, on, account, statement.resources);
  if (grant.on.empty()) statement.resources = self;
  for (const Name& who : grant.who) add_principal(sealer, who, account, statement.principal);
  return statement;
}

Statement statement_of(Sealer& sealer, const TrustDraft& trust, std::string_view account) {
  Statement statement;
  statement.actions = {"sts:AssumeRole"};
  if (!trust.oidc.empty()) {
    statement.principal.present = true;
    statement.principal.federated.push_back(provider_arn(sealer, account, "oidc-provider", trust.oidc));
    add_oidc(trust, statement);
  } else if (!trust.saml.empty()) {
    statement.principal.present = true;
    statement.principal.federated.push_back(provider_arn(sealer, account, "saml-provider", trust.saml));
    statement.actions = {"sts:AssumeRoleWithSAML"};
    statement.conditions.push_back(
        {"StringEquals", SetQualifier::none, false, "SAML:aud", {"https://signin.aws.amazon.com/saml"}});
  } else {
    add_principal(sealer, trust.who, account, statement.principal);
  }
  statement.conditions.insert(statement.conditions.end(), trust.conditions.begin(), trust.conditions.end());
  return statement;
}

}  // namespace gameday::topology

#include "topology/access/estate_policies.h"

#include <map>
#include <string_view>

namespace gameday::topology {
namespace {

constexpr std::string_view k_principal_tag = "aws:principaltag/";

/// Keys whose value is a principal's own. aws:userid is not among them: the estate does not know it of anyone.
bool is_personal(std::string_view key) {
  return key == "aws:username" || key == "aws:principalarn" || key == "aws:principaltype";
}

/// Writes a document so that two texts are equal when the documents are: every text with its length in front.
class ContentWriter {
 public:
  std::string text;

  void document(const PolicyDocument& document) {
    flag(document.variables);
    for (const Statement& s : document.statements) statement(s);
  }

 private:
  void flag(bool value) { text += value ? '1' : '0'; }
  void word(const std::string& value) { text += std::to_string(value.size()) + ':' + value; }
  void words(const std::vector<std::string>& values) {
    text += std::to_string(values.size()) + '[';
    for (const std::string& value : values) word(value);
  }
  void statement(const Statement& s) {
    flag(s.effect == StatementEffect::allow);
    for (const bool value : {s.principal.present, s.principal.negated, s.principal.anyone, s.not_action, s.not_resource}) {
      flag(value);
    }
    for (const auto* list : {&s.principal.aws, &s.principal.service, &s.principal.federated, &s.principal.canonical,
                             &s.actions, &s.resources}) {
      words(*list);
    }
    text += std::to_string(s.conditions.size()) + '{';
    for (const ConditionTest& test : s.conditions) {
      word(test.op);
      text += std::to_string(static_cast<int>(test.qualifier));
      flag(test.if_exists);
      word(test.key);
      words(test.values);
    }
  }
};

}  // namespace

EstatePolicies::EstatePolicies(const Estate& estate) {
  std::map<std::string, ContentId> known;
  for (const Policy& policy : estate.policies) {
    ContentWriter writer;
    writer.document(policy.document);
    const ContentId next{static_cast<std::uint32_t>(compiled_.size())};
    const auto [place, added] = known.try_emplace(std::move(writer.text), next);
    contents_.push_back(place->second);
    if (added) look_at(compiled_.emplace_back(compile(policy.document, atoms_, policy.name)));
  }
}

PolicyRefs EstatePolicies::refs(const std::vector<PolicyId>& ids) const {
  PolicyRefs found;
  for (const PolicyId id : ids) found.push_back(&at(id));
  return found;
}

void EstatePolicies::look_at_variables(const VariableText& text, bool& personal) {
  for (const std::string& key : text.keys()) {
    personal = personal || is_personal(key);
    if (key.starts_with(k_principal_tag)) tags_asked_.insert(key.substr(k_principal_tag.size()));
  }
}

void EstatePolicies::look_at(const CompiledPolicy& policy) {
  bool personal = false;
  for (const CompiledStatement& statement : policy.statements) {
    for (const std::string& entry : statement.principal.aws) {
      if (entry != "*") named_.insert(entry);
    }
    for (const ResourcePattern& pattern : statement.resources) look_at_variables(pattern.variable_text(), personal);
    for (const CompiledTest& test : statement.tests) {
      for (const VariableText& value : test.templates) look_at_variables(value, personal);
      if (test.key.starts_with(k_principal_tag)) tags_asked_.insert(test.key.substr(k_principal_tag.size()));
      if (!is_personal(test.key) || test.constant) continue;
      if (test.templates.empty()) {
        tests_of_identity_.insert(test.atom);
      } else {
        personal = true;
      }
    }
  }
  personal_.push_back(personal);
}

}  // namespace gameday::topology

#include "topology/access/compiled_policy.h"

#include "topology/access/wildcard.h"

#include <algorithm>

namespace gameday::topology {
namespace {

constexpr std::uint64_t k_every_service = ~std::uint64_t{0};

/// The values of a test whose templates name variables, for this request. Values that have none are left out.
struct ExpandedValues {
  std::vector<std::string> values;
  bool unknown = false;
};

ExpandedValues expanded(const CompiledTest& test, const LayeredContext& context) {
  ExpandedValues result;
  for (const VariableText& text : test.templates) {
    auto expansion = text.expand(context);
    if (expansion.state == VariableText::Expansion::State::unknown) result.unknown = true;
    if (expansion.state == VariableText::Expansion::State::resolved) result.values.push_back(std::move(expansion.text));
  }
  return result;
}

enum class Truth { fails, holds, open, suits_caller };

Truth truth(const CompiledTest& test, const LayeredContext& context) {
  if (test.constant) return *test.constant ? Truth::holds : Truth::fails;
  const KnownKey known = context.find(test.key);
  const bool fixed = test.templates.empty();
  if (known.state == KnownKey::State::unknown) return fixed ? Truth::open : Truth::suits_caller;
  std::optional<std::span<const std::string>> values;
  if (known.state == KnownKey::State::present) values = known.values;
  if (fixed) return topology::holds(test.shape, values) == test.positive ? Truth::holds : Truth::fails;
  ExpandedValues wanted = expanded(test, context);
  if (wanted.unknown && values) return Truth::suits_caller;
  Atom atom = test.shape;
  atom.values = std::move(wanted.values);
  return topology::holds(atom, values) == test.positive ? Truth::holds : Truth::fails;
}

CompiledTest compile(const ConditionTest& written, bool variables, AtomTable& atoms, AtomTest normal) {
  CompiledTest test;
  test.constant = normal.constant;
  test.positive = normal.positive;
  test.key = normal.atom.key;
  const bool expands = variables && takes_variables(normal.atom.op);
  const TextUse use = takes_wildcards(normal.atom.op) ? TextUse::pattern : TextUse::plain;
  std::vector<VariableText> texts;
  for (const std::string& value : normal.atom.values) texts.emplace_back(value, use, expands);
  if (std::ranges::any_of(texts, &VariableText::has_variables)) {
    normal.atom.values.clear();
    test.shape = std::move(normal.atom);
    test.templates = std::move(texts);
    return test;
  }
  ConditionTest plain = written;
  plain.values.clear();
  for (const VariableText& text : texts) plain.values.push_back(text.text());
  test.shape = normal.atom.op == ConditionOperator::null ? normal.atom : normalised(plain)->atom;
  if (!test.constant) test.atom = atoms.intern(test.shape);
  return test;
}

CompiledStatement compile(const Statement& written, bool variables, AtomTable& atoms) {
  CompiledStatement statement;
  statement.effect = written.effect;
  statement.sid = written.sid;
  statement.principal = written.principal;
  statement.not_action = written.not_action;
  statement.not_resource = written.not_resource;
  if (written.not_action) statement.services = k_every_service;
  for (const std::string& action : written.actions) {
    const std::string lower_action = lowered(action);
    const std::string service = lower_action.substr(0, lower_action.find(':'));
    statement.services |= has_wildcard(service) ? k_every_service : service_bit(service);
    statement.actions.emplace_back(lower_action);
  }
  for (const std::string& resource : written.resources) statement.resources.emplace_back(resource, variables);
  for (const ConditionTest& test : written.conditions) {
    auto normal = normalised(test);
    if (normal) {
      statement.tests.push_back(compile(test, variables, atoms, std::move(*normal)));
    } else {
      statement.void_of_meaning = true;
    }
  }
  return statement;
}

}  // namespace

bool CompiledStatement::covers_action(const ActionName& action) const {
  if (void_of_meaning || (services & action.service) == 0) return false;
  const bool listed = std::ranges::any_of(actions, [&](const Pattern& p) { return p.matches(action.text); });
  return listed != not_action;
}

bool CompiledStatement::concerns(ResourceName resource, const LayeredContext& context) const {
  if (resources.empty()) return !not_resource;
  const auto touched = [&](const ResourcePattern& p) { return p.touches(resource, context); };
  const auto covered = [&](const ResourcePattern& p) { return p.covers(resource, context); };
  // What favours the caller: Allow as widely, Deny as narrowly as any part of the resource lets it be.
  const bool wide = (effect == StatementEffect::allow) != not_resource;
  return (wide ? std::ranges::any_of(resources, touched) : std::ranges::any_of(resources, covered)) != not_resource;
}

Formula CompiledStatement::conditions(const LayeredContext& context) const {
  Formula formula = Formula::always();
  for (const CompiledTest& test : tests) {
    switch (truth(test, context)) {
      case Truth::holds: break;
      case Truth::fails: return Formula::never();
      case Truth::open: formula = both(formula, Formula::literal(test.atom, test.positive)); break;
      case Truth::suits_caller:
        if (effect == StatementEffect::deny) return Formula::never();
        break;
    }
  }
  return formula;
}

CompiledPolicy compile(const PolicyDocument& document, AtomTable& atoms, std::string name) {
  CompiledPolicy policy;
  policy.name = std::move(name);
  for (const Statement& statement : document.statements) {
    policy.statements.push_back(compile(statement, document.variables, atoms));
  }
  return policy;
}

}  // namespace gameday::topology

#include "scenarios/compile/property.h"

namespace gameday::scenarios {
namespace {

std::string yes_or_no(bool value) { return value ? "yes" : "no"; }

std::string property_of_resource(const topology::Resource& resource, std::string_view property) {
  if (property == "exposed") return resource.internet ? "internet" : "no";
  if (property == "metadata") return resource.metadata;
  if (property == "agent") return yes_or_no(resource.agent);
  if (property == "decoy") return yes_or_no(resource.decoy);
  if (property == "encrypted") return yes_or_no(resource.key.has_value());
  if (property == "class") return resource.data_class;
  if (property == "role") return yes_or_no(resource.role.has_value());
  const auto own = resource.properties.find(std::string(property));
  return own == resource.properties.end() ? std::string() : own->second;
}

std::string property_of_principal(const topology::Principal& principal, std::string_view property) {
  if (property == "access-key") return yes_or_no(!principal.keys.empty());
  if (property == "console") return yes_or_no(principal.console.has_value());
  if (property == "mfa") return yes_or_no(principal.console && principal.console->mfa);
  if (property == "service-linked") return yes_or_no(principal.service_linked);
  return {};
}

}  // namespace

std::string property_of(const topology::Estate& estate, topology::EntityRef entity, std::string_view property) {
  if (entity.kind == topology::EntityKind::resource)
    return property_of_resource(estate.resources[entity.index], property);
  if (entity.kind == topology::EntityKind::user || entity.kind == topology::EntityKind::role)
    return property_of_principal(estate.principals[entity.index], property);
  if (entity.kind == topology::EntityKind::policy && property == "wider_version")
    return estate.policies[entity.index].wider_version ? "true" : "";
  return {};
}

void set_property(topology::ResourceDraft& resource, const std::string& property, const std::string& value) {
  if (property == "exposed") resource.internet = value == "internet";
  else if (property == "metadata") resource.metadata = value;
  else if (property == "agent") resource.agent = value == "yes";
  else if (property == "class") resource.data_class = value;
  else if (property == "decoy") resource.decoy = value == "yes";
  else if (property == "encrypted") { if (value == "no") resource.key.reset(); }
  else if (property == "role") { if (value == "no") resource.role.reset(); }
  else resource.properties[property] = value;
}

void set_property(topology::PrincipalDraft& principal, const std::string& property, const std::string& value) {
  if (property == "mfa" && principal.console) principal.console->mfa = value == "yes";
  if (property == "access-key" && value == "no") principal.keys.clear();
  if (property == "console" && value == "no") principal.console.reset();
}

}  // namespace gameday::scenarios

#pragma once

#include <cstddef>
#include <string_view>

#include "topology/model/policy_document.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// AWS refuses policies over 32 KiB (key policies; others less). Larger ones are refused unread.
inline constexpr std::size_t k_longest_policy = 256 * 1024;

/// Reads an AWS policy document: identity, resource, trust, boundary, SCP and RCP alike. A string may stand for a
/// list of one everywhere, a single statement for a list; text that begins with "%7B" is URL-decoded first, as IAM's
/// API exports it. Without a Version it is 2008-10-17, so that variables do not expand: AWS's own default.
///
/// `at` is where the text begins; problems carry the place within it, counted on from there (in decoded text).
/// Errors, all of them at once: text that is not JSON (then only that), over k_longest_policy or nested over 16 deep,
/// elements that do not exist or stand twice, Effect other than Allow or Deny, an element together with its Not… form,
/// no Action, actions without a service, unknown condition operators, values of the wrong type.
tl::expected<PolicyDocument, Problems> parse_policy(std::string_view text, const Place& at);

}  // namespace gameday::topology

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// One thing that a name of a file can mean. `word` is its kind as files call it ("role", "bucket", "subnet", …), `index` its
/// id among its kind; `account` is empty where it belongs to none.
struct Named {
  std::string_view word;
  std::string account;
  std::string name;
  std::string arn;
  std::uint32_t index = 0;
};

/// What a reference may mean: `noun` for messages, `words` the kinds (empty: any).
struct Wanted {
  std::string_view noun;
  std::vector<std::string_view> words;
};

/// Finds what a reference means. Written as NAME (same account first, else unique elsewhere), ACCOUNT/NAME, KIND/NAME,
/// ACCOUNT/KIND/NAME, or an ARN; names may hold '/' themselves.
class NameIndex {
 public:
  void add(Named named);

  /// `account`: where the reference stands, may be empty. Errors: not defined (with the nearest name of the kind), or several
  /// meanings (with how to tell them apart). The pointer lives until the next `add`.
  tl::expected<const Named*, Problem> find(const Name& reference, std::string_view account, const Wanted& wanted) const;

  /// Everything that the reference can mean, best reading only: several when it is ambiguous, none when unknown.
  std::vector<const Named*> readings(std::string_view text, std::string_view account, const Wanted& wanted) const;

 private:
  std::vector<const Named*> named(std::string_view name, std::string_view account, std::string_view word,
                                  const Wanted& wanted) const;
  std::string nearest_name(std::string_view text, std::string_view account, const Wanted& wanted) const;

  std::vector<Named> all_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;
  std::map<std::string, std::size_t, std::less<>> by_arn_;
};

}  // namespace gameday::topology

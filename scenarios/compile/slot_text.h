#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/model/log_record.h"

namespace gameday::scenarios {

/// One text per slot, by its number. Views: the texts must outlive them.
using SlotTexts = std::array<std::string_view, k_slot_count>;
/// Those that are known so far.
using KnownSlots = std::array<std::optional<std::string_view>, k_slot_count>;

struct SlotPiece {
  std::string literal;        // used where `slot` is none
  std::optional<Slot> slot;
};

/// A text with slots in braces, cut into pieces: no two literals in a row, none empty. A name in braces that is no slot stays literal text.
class SlotText {
 public:
  SlotText() = default;
  explicit SlotText(std::string_view written);

  /// The same with known slots filled in.
  SlotText bound(const KnownSlots& known) const;

  /// The text with every slot filled in.
  std::string filled(const SlotTexts& texts) const;

  /// The slot, where the text as it was written is one slot and nothing else: with an empty text such a field is absent.
  /// A compound of which binding has left one slot is none.
  std::optional<Slot> sole_slot() const;

  /// The whole text where no slot is left.
  std::optional<std::string_view> literal() const;

 private:
  void add(std::string_view literal);

  std::vector<SlotPiece> pieces_;
  bool is_compound_ = false;  // was written as more than one piece
};

/// The record that `written` makes, with its slots filled in; nothing where it is not written on that outcome. On success
/// the error code is empty whatever `texts` says. A field that is exactly one slot with an empty text is absent.
std::vector<RecordField> fill(const RecordTemplate& written, Outcome outcome, const SlotTexts& texts);

/// Whether the template is written on that outcome.
bool is_written(const RecordTemplate& written, Outcome outcome);

}  // namespace gameday::scenarios

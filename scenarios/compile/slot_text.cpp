#include "scenarios/compile/slot_text.h"

#include <algorithm>
#include <cstddef>

namespace gameday::scenarios {
namespace {

std::size_t index(Slot slot) { return static_cast<std::size_t>(slot); }

std::optional<Slot> slot_named(std::string_view name) {
  const auto found = std::ranges::find(k_slot_names, name);
  if (found == k_slot_names.end()) return std::nullopt;
  return static_cast<Slot>(found - k_slot_names.begin());
}

}  // namespace

SlotText::SlotText(std::string_view written) {
  std::size_t done = 0;
  for (std::size_t open = written.find('{'); open != std::string_view::npos; open = written.find('{', open + 1)) {
    const std::size_t close = written.find('}', open);
    if (close == std::string_view::npos) break;
    const auto slot = slot_named(written.substr(open + 1, close - open - 1));
    if (!slot) continue;
    add(written.substr(done, open - done));
    pieces_.push_back({{}, slot});
    done = close + 1;
    open = close;
  }
  add(written.substr(done));
  is_compound_ = pieces_.size() > 1;
}

void SlotText::add(std::string_view literal) {
  if (literal.empty()) return;
  if (pieces_.empty() || pieces_.back().slot) {
    pieces_.push_back({std::string(literal), std::nullopt});
  } else {
    pieces_.back().literal += literal;
  }
}

SlotText SlotText::bound(const KnownSlots& known) const {
  SlotText out;
  out.is_compound_ = is_compound_;
  for (const SlotPiece& piece : pieces_) {
    if (!piece.slot) {
      out.add(piece.literal);
    } else if (known[index(*piece.slot)]) {
      out.add(*known[index(*piece.slot)]);
    } else {
      out.pieces_.push_back(piece);
    }
  }
  return out;
}

std::string SlotText::filled(const SlotTexts& texts) const {
  std::string out;
  for (const SlotPiece& piece : pieces_) {
    if (piece.slot) {
      out += texts[index(*piece.slot)];
    } else {
      out += piece.literal;
    }
  }
  return out;
}

std::optional<Slot> SlotText::sole_slot() const {
  if (is_compound_ || pieces_.size() != 1) return std::nullopt;
  return pieces_.front().slot;
}

std::optional<std::string_view> SlotText::literal() const {
  if (pieces_.empty()) return std::string_view{};
  if (pieces_.size() > 1 || pieces_.front().slot) return std::nullopt;
  return std::string_view(pieces_.front().literal);
}

bool is_written(const RecordTemplate& written, Outcome outcome) {
  return outcome == Outcome::success ? written.on_success : written.on_denied;
}

std::vector<RecordField> fill(const RecordTemplate& written, Outcome outcome, const SlotTexts& texts) {
  std::vector<RecordField> out;
  if (!is_written(written, outcome)) return out;
  SlotTexts own = texts;
  if (outcome == Outcome::success) own[index(Slot::error_code)] = {};
  for (const RecordField& field : written.fields) {
    const SlotText text(field.value);
    const auto sole = text.sole_slot();
    if (field.kind != FieldKind::null && sole && own[index(*sole)].empty()) continue;
    out.push_back({field.path, field.kind, text.filled(own)});
  }
  return out;
}

}  // namespace gameday::scenarios

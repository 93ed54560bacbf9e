#pragma once
// Which side's answers carry Markdown marks. A text copied as a chat page shows it has lost them, and two such texts look
// more alike than their bots are, so pairs without marks have a calibration of their own.
#include <cstdint>

namespace kinprint {

enum class Formatting : std::uint8_t { Some, Neither, LeftOnly, RightOnly };

struct MarkCount {
  std::uint32_t answers = 0, marked = 0;
  void add(bool has_marks) {
    ++answers;
    marked += has_marks;
  }
  // At most one answer in ten has marks. Chosen: a model that formats at all does so in most of its longer answers.
  [[nodiscard]] bool is_bare() const { return 10 * marked <= answers; }
  [[nodiscard]] bool is_formatted() const { return 2 * marked >= answers; }  // half of the answers or more
};

// LeftOnly and RightOnly: that side is formatted and the other one bare.
inline Formatting formatting_of(const MarkCount& left, const MarkCount& right) {
  if (left.is_bare() && right.is_bare()) return Formatting::Neither;
  if (left.is_formatted() && right.is_bare()) return Formatting::LeftOnly;
  return right.is_formatted() && left.is_bare() ? Formatting::RightOnly : Formatting::Some;
}

}  // namespace kinprint

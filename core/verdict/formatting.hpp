#pragma once
// Which side's answers carry Markdown marks. A text copied as a chat page shows it has lost them, and two such texts look
// more alike than their bots are, so pairs without marks have a calibration of their own.
#include <cstdint>

namespace kinprint {

enum class Formatting : std::uint8_t { Some, Neither, LeftOnly, RightOnly };

// Answers from which a pair without marks is calibrated as one that lost them. Measured: of trials of one answer a third never had
// any and lose 0.01 of AUC by it, of those of five one in ten; lost marks raise the share of unrelated pairs at an LR of 10 from 1.0
// to 1.8 % at one, from 1.1 to 3.3 % at five and from 1.8 to 8.2 % at twenty answers (models/RESULTS.md).
inline constexpr double kFewestToBeBare = 3;

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

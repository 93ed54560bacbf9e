#pragma once
// Whether answers carry Markdown marks, and whether they look as if they had lost them. A text copied as a chat page shows it
// has none, and two such texts look more alike than their bots are, so such pairs have a calibration of their own. Beside a side that
// has its marks such a text looks less like it than the bots are, so these two are compared without any.
#include <cstdint>

namespace kinprint {

// Lost: neither side has marks, and on both lines stand below one another as in lists. LeftLost, RightLost: that side looks so and
// the other one is formatted. LeftOnly, RightOnly: that side is formatted, and the other one is bare without looking so.
enum class Formatting : std::uint8_t { Some, Lost, LeftOnly, RightOnly, LeftLost, RightLost };

struct MarkCount {
  std::uint32_t answers = 0, marked = 0, listed = 0;
  void add(bool has_marks, bool has_line_run) {
    ++answers;
    marked += has_marks;
    listed += has_line_run;
  }
  // At most one answer in ten has marks. Chosen: a model that formats at all does so in most of its longer answers.
  [[nodiscard]] bool is_bare() const { return 10 * marked <= answers; }
  [[nodiscard]] bool is_formatted() const { return 2 * marked >= answers; }  // half of the answers or more
  // Bare, and a quarter of the answers leaves what lists leave. Measured for both sides of trials of 1 / 5 / 20 / 100 answers: of those
  // formatted on both sides 57 / 79 / 87 / 93 % without their marks, of those that never had any 3 / 1 / 3 / 0 %.
  [[nodiscard]] bool has_lost() const { return is_bare() && 4 * listed >= answers; }
};

inline Formatting formatting_of(const MarkCount& left, const MarkCount& right) {
  if (left.has_lost() && right.has_lost()) return Formatting::Lost;
  if (left.is_formatted() && right.is_bare()) return right.has_lost() ? Formatting::RightLost : Formatting::LeftOnly;
  if (right.is_formatted() && left.is_bare()) return left.has_lost() ? Formatting::LeftLost : Formatting::RightOnly;
  return Formatting::Some;
}

// Both sides are to be compared without their marks, because one has lost its own.
inline bool lost_by_one(Formatting formatting) { return formatting == Formatting::LeftLost || formatting == Formatting::RightLost; }

}  // namespace kinprint

#pragma once
// Whether answers carry Markdown marks and line breaks, and whether they look as if they had lost them. A text copied
// as a chat page shows it has no marks, one that went through a table often no line breaks, and two such texts look
// more alike than their bots are, so such pairs have a calibration of their own. Beside a side that has what it lost
// such a text looks less like it than the bots are, so these two are compared without any.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/line_breaks.hpp"

namespace kinprint {

// Lost: neither side has marks, and both look as if they had lost them. LeftLost, RightLost: that side looks so and
// the other one is formatted. LeftOnly, RightOnly: that side is formatted, and the other one is bare without looking so.
enum class Formatting : std::uint8_t {
  Some,
  Lost,
  LeftOnly,
  RightOnly,
  LeftLost,
  RightLost
};

// Lost: both sides lack as much. LeftLost, RightLost: that side lacks more than the other. Empty...: empty lines alone
// are lacking.
enum class LineBreakLoss : std::uint8_t {
  Kept,
  Lost,
  LeftLost,
  RightLost,
  EmptyLost,
  LeftEmptyLost,
  RightEmptyLost
};

// What neither side has any more, which two texts look alike for: marks or line breaks, or both. Each has a calibration
// of its own.
enum class TextLoss : std::uint8_t {
  Nothing,
  One,
  Both
};
inline constexpr std::size_t kTextLosses = 3;

inline TextLoss text_loss(bool marks, bool line_breaks) {
  return static_cast<TextLoss>(static_cast<int>(marks) + static_cast<int>(line_breaks));
}

// What is taken from the texts of both sides before they are counted, because one side has lost it.
struct Reduction {
  bool marks = false;
  LineBreaks line_breaks = LineBreaks::Kept;  // as many as are kept
  [[nodiscard]] TextLoss loss() const { return text_loss(marks, line_breaks != LineBreaks::Kept); }
};

// Answers of a side by what they carry.
struct LayoutCount {
  std::uint32_t answers = 0, marked = 0, listed = 0, packed = 0, unbroken = 0;
  void add(bool has_marks, bool has_line_run, LineBreaks line_breaks) {
    ++answers;
    marked += has_marks;
    listed += has_line_run;
    packed += line_breaks == LineBreaks::NoEmptyLine;
    unbroken += line_breaks == LineBreaks::None;
  }
  // At most one answer in ten has marks. Chosen: a model that formats at all does so in most of its longer answers.
  [[nodiscard]] bool is_bare() const { return 10 * marked <= answers; }
  [[nodiscard]] bool is_formatted() const { return 2 * marked >= answers; }  // half of the answers or more
  // What half of the answers or more lack.
  [[nodiscard]] LineBreaks line_breaks() const {
    if (2 * unbroken >= answers) return unbroken ? LineBreaks::None : LineBreaks::Kept;
    return 2 * (unbroken + packed) >= answers ? LineBreaks::NoEmptyLine : LineBreaks::Kept;
  }
  // Bare, and a quarter of the answers leaves what lists leave, or line breaks went too. Measured for both sides of
  // trials of 1 / 5 / 20 / 100 answers: lists tell of those formatted on both sides 57 / 79 / 87 / 93 % without their
  // marks, of those that never had any 3 / 1 / 3 / 0 %.
  [[nodiscard]] bool has_lost() const { return is_bare() && (4 * listed >= answers || line_breaks() == LineBreaks::None); }
};

inline Formatting formatting_of(const LayoutCount& left, const LayoutCount& right) {
  if (left.has_lost() && right.has_lost()) return Formatting::Lost;
  if (left.is_formatted() && right.is_bare()) return right.has_lost() ? Formatting::RightLost : Formatting::LeftOnly;
  if (right.is_formatted() && left.is_bare()) return left.has_lost() ? Formatting::LeftLost : Formatting::RightOnly;
  return Formatting::Some;
}

inline LineBreakLoss line_break_loss_of(const LayoutCount& left, const LayoutCount& right) {
  const LineBreaks a = left.line_breaks(), b = right.line_breaks();
  const bool is_all = std::max(a, b) == LineBreaks::None;
  if (a == b) return a == LineBreaks::Kept ? LineBreakLoss::Kept : (is_all ? LineBreakLoss::Lost : LineBreakLoss::EmptyLost);
  if (a > b) return is_all ? LineBreakLoss::LeftLost : LineBreakLoss::LeftEmptyLost;
  return is_all ? LineBreakLoss::RightLost : LineBreakLoss::RightEmptyLost;
}

inline TextLoss text_loss_of(const LayoutCount& left, const LayoutCount& right) {
  return text_loss(formatting_of(left, right) == Formatting::Lost,
                   left.line_breaks() == right.line_breaks() && left.line_breaks() != LineBreaks::Kept);
}

inline Reduction reduction_of(const LayoutCount& left, const LayoutCount& right) {
  const Formatting formatting = formatting_of(left, right);
  Reduction reduction;
  reduction.marks = formatting == Formatting::LeftLost || formatting == Formatting::RightLost;
  if (left.line_breaks() != right.line_breaks()) reduction.line_breaks = std::max(left.line_breaks(), right.line_breaks());
  return reduction;
}

}  // namespace kinprint

#include "segment/answer_kind.hpp"

namespace kinprint {

void detect_kind(std::string_view /*text*/, SegmentedAnswer& answer) {
  if (!answer.words.empty()) {
    answer.kind = AnswerKind::Prose;
    return;
  }
  bool code = false;
  for (const Block& block : answer.blocks) code = code || block.kind == BlockKind::Code;
  answer.kind = code ? AnswerKind::Code : AnswerKind::Empty;
}

}  // namespace kinprint

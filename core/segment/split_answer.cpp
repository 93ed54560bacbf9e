#include "segment/split_answer.hpp"

#include "segment/answer_kind.hpp"
#include "segment/blocks.hpp"
#include "segment/language.hpp"
#include "segment/sentences.hpp"
#include "segment/words.hpp"

namespace kinprint {

SegmentedAnswer split_answer(const Document& document) {
  const std::string_view text = document.own();
  SegmentedAnswer answer;
  answer.blocks = split_blocks(text);
  std::vector<ByteSpan> spans;
  for (std::uint32_t block = 0; block < answer.blocks.size(); ++block) {
    spans.clear();
    split_sentences(text, answer.blocks[block], spans);
    for (const ByteSpan span : spans) {
      const auto first_word = static_cast<std::uint32_t>(answer.words.size());
      split_words(text, span, answer.blocks[block].kind, answer.words);
      const auto end_word = static_cast<std::uint32_t>(answer.words.size());
      if (end_word > first_word) answer.sentences.push_back({span, first_word, end_word, block});
    }
  }
  detect_language(text, answer);
  detect_kind(text, answer);
  return answer;
}

std::vector<SegmentedAnswer> split_side(const Side& side) {
  std::vector<SegmentedAnswer> answers;
  answers.reserve(side.answers.size());
  for (const Answer& answer : side.answers) answers.push_back(split_answer(answer.document));
  return answers;
}

}  // namespace kinprint

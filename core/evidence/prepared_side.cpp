#include "evidence/prepared_side.hpp"

namespace kinprint {

PreparedSide prepare_side(const Side& side, std::span<const SegmentedAnswer> answers, const RunOptions& options) {
  PreparedSide prepared;
  prepared.reserve(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    PreparedAnswer answer;
    answer.text = side.answers[i].document.own();
    answer.segments = &answers[i];
    answer.tokens = run_tokens(answer.text, answers[i], options);
    answer.folds.reserve(answer.tokens.words.size());
    for (const std::uint32_t word : answer.tokens.words) answer.folds.push_back(answers[i].words[word].fold);
    answer.edges = find_edges(answer.text, answers[i]);
    prepared.push_back(std::move(answer));
  }
  return prepared;
}

bool is_language_counted(const PreparedAnswer& answer) {
  return answer.segments->language != Language::OtherLatin && answer.segments->language != Language::OtherScript;
}

ByteSpan span_of_tokens(const PreparedAnswer& answer, std::uint32_t begin, std::uint32_t length) {
  const std::vector<Word>& words = answer.segments->words;
  return {words[answer.tokens.words[begin]].span.begin, words[answer.tokens.words[begin + length - 1]].span.end};
}

}  // namespace kinprint

#include "segment/embedded_sentences.hpp"

#include <algorithm>

namespace kinprint {
namespace {

bool is_long_enough(const SegmentedAnswer& answer, const Sentence& sentence) {
  std::uint32_t words = 0;
  for (std::uint32_t word = sentence.first_word; word < sentence.end_word; ++word) {
    words += is_text(answer.words[word].kind);
    if (words >= kMinimumEmbeddedWords) return true;
  }
  return false;
}

// Largest number of sentences an answer may give so that all together stay within the budget.
std::size_t share_of(std::vector<std::uint32_t> counts) {
  std::sort(counts.begin(), counts.end());
  std::size_t left = kMaximumEmbeddedSentences;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t share = left / (counts.size() - i);
    if (counts[i] > share) return share;
    left -= counts[i];
  }
  return kMaximumEmbeddedSentences;
}

}  // namespace

std::vector<EmbeddedSentence> embedded_sentences(std::span<const SegmentedAnswer> answers) {
  std::vector<std::vector<std::uint32_t>> found(answers.size());
  std::vector<std::uint32_t> counts(answers.size());
  for (std::size_t answer = 0; answer < answers.size(); ++answer) {
    const auto& sentences = answers[answer].sentences;
    for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
      if (found[answer].size() == kMaximumEmbeddedSentences) break;
      if (is_long_enough(answers[answer], sentences[sentence])) found[answer].push_back(sentence);
    }
    counts[answer] = static_cast<std::uint32_t>(found[answer].size());
  }
  const std::size_t share = share_of(counts);
  std::vector<EmbeddedSentence> chosen;
  for (std::uint32_t answer = 0; answer < found.size(); ++answer) {
    const std::size_t taken = std::min(share, found[answer].size());
    for (std::size_t i = 0; i < taken; ++i) chosen.push_back({answer, found[answer][i]});
  }
  return chosen;
}

}  // namespace kinprint

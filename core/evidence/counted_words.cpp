#include "evidence/counted_words.hpp"

#include <algorithm>

namespace kinprint {
namespace {

// A stretch of the prompt of at least this many words makes its words an echo. Chosen: shorter ones are mostly names of
// the subject, which every answer must use, and common phrases.
constexpr std::uint32_t kEchoWords = 4;

void mark_sentences(const PreparedAnswer& answer, const std::vector<ByteSpan>& sentences, WordUse use,
                    std::vector<WordUse>& uses) {
  const auto& tokens = answer.tokens.words;
  const std::vector<Word>& words = answer.segments->words;
  for (const ByteSpan& sentence : sentences) {
    auto first = std::partition_point(tokens.begin(), tokens.end(),
                                      [&](std::uint32_t word) { return words[word].span.begin < sentence.begin; });
    for (; first != tokens.end() && words[*first].span.begin < sentence.end; ++first) {
      uses[static_cast<std::size_t>(first - tokens.begin())] = use;
    }
  }
}

GreyReason reason_of(WordUse use) {
  if (use == WordUse::Opener) return GreyReason::Opener;
  return use == WordUse::Closer ? GreyReason::Closer : GreyReason::Echo;
}

}  // namespace

std::vector<WordUse> word_uses(const PreparedAnswer& answer, const std::vector<std::uint32_t>& echo) {
  std::vector<WordUse> uses(answer.tokens.folds.size(), WordUse::Counted);
  mark_sentences(answer, answer.edges.stock_openers, WordUse::Opener, uses);
  mark_sentences(answer, answer.edges.stock_closers, WordUse::Closer, uses);
  std::size_t end = 0;  // of the echo that reaches farthest so far
  for (std::size_t i = 0; i < uses.size() && i < echo.size(); ++i) {
    const std::size_t reach = std::min<std::size_t>(i + echo[i], uses.size());
    const bool long_enough =
        answer.tokens.half_words[reach] - answer.tokens.half_words[i] >= 2 * kEchoWords;
    if (long_enough) end = std::max(end, reach);
    if (i < end) uses[i] = WordUse::Echo;
  }
  return uses;
}

void add_greyed(const PreparedAnswer& answer, const std::vector<WordUse>& uses, bool is_left, std::uint32_t number,
                std::vector<GreyedSpan>& greyed) {
  for (std::uint32_t i = 0; i < uses.size();) {
    std::uint32_t end = i + 1;
    while (end < uses.size() && uses[end] == uses[i]) ++end;
    if (uses[i] != WordUse::Counted) {
      greyed.push_back({is_left, {number, span_of_tokens(answer, i, end - i)}, reason_of(uses[i])});
    }
    i = end;
  }
}

}  // namespace kinprint

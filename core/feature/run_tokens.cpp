#include "feature/run_tokens.hpp"

#include "base/hash.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

// The symbol that every number becomes when numbers are folded.
constexpr std::uint32_t kAnyNumber = fnv1a32("<number>");

// Curly quotes and hyphens inside words start with these two bytes in UTF-8 (U+2000 to U+203F).
bool has_curly_mark(std::string_view word) { return word.find("\xE2\x80") != std::string_view::npos; }

}  // namespace

RunTokens run_tokens(std::string_view text, const SegmentedAnswer& answer, const RunOptions& options) {
  RunTokens tokens;
  tokens.folds.reserve(answer.words.size());
  tokens.words.reserve(answer.words.size());
  tokens.half_words.reserve(answer.words.size() + 1);
  tokens.half_words.push_back(0);
  for (std::uint32_t i = 0; i < answer.words.size(); ++i) {
    const Word& word = answer.words[i];
    if (word.kind == WordKind::Punctuation) continue;
    std::uint32_t fold = word.fold;
    const std::string_view bytes = text.substr(word.span.begin, word.span.size());
    if (options.fold_numbers && word.kind == WordKind::Number) {
      fold = kAnyNumber;
    } else if (!options.fold_case || (!options.fold_quotes && has_curly_mark(bytes))) {
      fold = fnv1a32(fold_text(bytes, {options.fold_case, options.fold_quotes}));
    }
    tokens.folds.push_back(fold);
    tokens.words.push_back(i);
    tokens.half_words.push_back(tokens.half_words.back() + (word.kind == WordKind::Ideograph ? 1u : 2u));
  }
  return tokens;
}

}  // namespace kinprint

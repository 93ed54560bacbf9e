#include "feature/run_tokens.hpp"

#include "base/hash.hpp"

namespace kinprint {
namespace {

// The symbol that every number becomes when numbers are folded.
constexpr std::uint32_t kAnyNumber = fnv1a32("<number>");

// U+2018, U+2019, U+02BC and U+FF07 (apostrophe-like marks) become the straight apostrophe; U+2010 and U+2011 (hyphens)
// the plain one. Those are the marks that stand inside words.
std::uint32_t hash_keeping_case(std::string_view word, bool fold_quotes) {
  std::uint32_t hash = kFnv32Start;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (fold_quotes && i + 2 < word.size() && word[i] == '\xE2' && word[i + 1] == '\x80') {
      const char third = word[i + 2];
      const char folded = third == '\x98' || third == '\x99' ? '\'' : third == '\x90' || third == '\x91' ? '-' : '\0';
      if (folded != '\0') {
        hash = fnv1a32_byte(hash, static_cast<unsigned char>(folded));
        i += 2;
        continue;
      }
    }
    hash = fnv1a32_byte(hash, static_cast<unsigned char>(word[i]));
  }
  return hash;
}

// Lower case only for ASCII: a quote kept as it is matters in a handful of words, and those are Latin.
std::uint32_t hash_keeping_quotes(std::string_view word) {
  std::uint32_t hash = kFnv32Start;
  for (const char byte : word) {
    const char lower = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    hash = fnv1a32_byte(hash, static_cast<unsigned char>(lower));
  }
  return hash;
}

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
    } else if (!options.fold_case) {
      fold = hash_keeping_case(bytes, options.fold_quotes);
    } else if (!options.fold_quotes && has_curly_mark(bytes)) {
      fold = hash_keeping_quotes(bytes);
    }
    tokens.folds.push_back(fold);
    tokens.words.push_back(i);
    tokens.half_words.push_back(tokens.half_words.back() + (word.kind == WordKind::Ideograph ? 1u : 2u));
  }
  return tokens;
}

}  // namespace kinprint

#include "feature/grammar_symbols.hpp"

#include <utility>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "feature/function_words.hpp"
#include "text/normalize.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

constexpr std::uint32_t kWord = fnv1a32("<word>");
constexpr std::uint32_t kCapital = fnv1a32("<capital>");
constexpr std::uint32_t kProgressive = fnv1a32("<-ing>");
constexpr std::uint32_t kPast = fnv1a32("<-ed>");
constexpr std::uint32_t kAdverb = fnv1a32("<-ly>");
constexpr std::uint32_t kPlural = fnv1a32("<-s>");
constexpr std::uint32_t kNumber = fnv1a32("<number>");
constexpr std::uint32_t kPicture = fnv1a32("<picture>");
constexpr std::uint32_t kHanRun = fnv1a32("<han>");
constexpr std::uint32_t kKatakanaRun = fnv1a32("<katakana>");
constexpr std::size_t kLongestFunctionWord = 16;  // bytes; the list's longest has 12

bool is_hiragana(char32_t value) { return value >= 0x3041 && value <= 0x309F; }

std::uint32_t mask_of_letters(std::string_view word, bool first) {
  const char32_t start = decode_at(word, 0).value;
  if (!first && to_lower(start) != start) return kCapital;
  if (word.size() >= 5) {
    if (word.ends_with("ing")) return kProgressive;
    if (word.ends_with("ed")) return kPast;
    if (word.ends_with("ly")) return kAdverb;
  }
  return word.size() >= 4 && word.ends_with("s") && !word.ends_with("ss") ? kPlural : kWord;
}

// The symbol of a word and whether it masks content.
struct Symbol {
  std::uint32_t value = 0;
  bool masked = false;
};

Symbol symbol_of(std::string_view text, const Word& word, bool first) {
  const std::string_view bytes = text.substr(word.span.begin, word.span.size());
  switch (word.kind) {
    case WordKind::Punctuation: return {word.fold, false};
    case WordKind::Number: return {kNumber, true};
    case WordKind::Symbol: return {bytes.size() > 2 ? kPicture : word.fold, bytes.size() > 2};
    case WordKind::Ideograph: {
      const char32_t value = decode_at(bytes, 0).value;
      if (is_hiragana(value) || is_function_ideograph(value)) return {word.fold, false};
      return {is_han(value) ? kHanRun : kKatakanaRun, true};
    }
    case WordKind::Letters: break;
  }
  if (bytes.size() <= kLongestFunctionWord && is_function_word(fold_text(bytes))) return {word.fold, false};
  return {mask_of_letters(bytes, first), true};
}

}  // namespace

std::string_view grammar_mask_name(std::uint32_t symbol) {
  constexpr std::pair<std::uint32_t, std::string_view> kMaskNames[] = {
      {kCapital, "A_"},
      {kProgressive, "_ing"},
      {kPast, "_ed"},
      {kAdverb, "_ly"},
      {kPlural, "_s"},
      {kNumber, "0"},
      {kKatakanaRun, "\u30A2_"},  // KATAKANA LETTER A
  };
  for (const auto& [mask, name] : kMaskNames) {
    if (mask == symbol) return name;
  }
  return "_";
}

GrammarSymbols grammar_symbols(std::string_view text, const SegmentedAnswer& answer) {
  GrammarSymbols grammar;
  grammar.symbols.reserve(answer.words.size() + answer.sentences.size());
  const auto add = [&](std::uint32_t symbol, std::uint32_t word, bool masked) {
    grammar.symbols.push_back(symbol);
    grammar.words.push_back(word);
    grammar.masked.push_back(masked);
  };
  for (const Sentence& sentence : answer.sentences) {
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      const Symbol symbol = symbol_of(text, answer.words[i], i == sentence.first_word);
      const bool is_run = symbol.value == kHanRun || symbol.value == kKatakanaRun;
      if (is_run && !grammar.symbols.empty() && grammar.symbols.back() == symbol.value) continue;
      add(symbol.value, i, symbol.masked);
    }
    if (sentence.end_word > sentence.first_word) add(kSentenceBorder, sentence.end_word - 1, false);
  }
  return grammar;
}

}  // namespace kinprint

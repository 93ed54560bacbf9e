#pragma once
// Segments of one answer: blocks (Markdown), sentences and words, all as spans of the original bytes, in order.
// Consumes a Document; produces SegmentedAnswer. Refuses to know prompts, sides and weights.
//
// "Hi *there*.\n\n- one\n" has the blocks Paragraph "Hi *there*." and ListItem "- one", the sentences "Hi *there*."
// and "one", and the words Hi there . one (Markdown marks are no words; punctuation is a word of its own kind).
#include <cstdint>
#include <string>
#include <vector>

#include "base/byte_span.hpp"

namespace kinprint {

enum class BlockKind : std::uint8_t {
  Paragraph,
  Heading,
  ListItem,
  OrderedItem,
  Quote,
  Code,
  Table,
  Rule,
  Math
};

struct Block {
  ByteSpan span;
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t depth = 0;  // heading level 1..6, or nesting of a list item from 0
};

enum class WordKind : std::uint8_t {
  Letters,
  Number,
  Punctuation,
  Ideograph,
  Symbol
};

// Whether such a word says something: letters, numbers and ideographs, no punctuation and no symbols.
constexpr bool is_text(WordKind kind) { return kind == WordKind::Letters || kind == WordKind::Number || kind == WordKind::Ideograph; }

struct Word {
  ByteSpan span;
  std::uint32_t fold = 0;  // 32-bit FNV-1a of the folded form (lower case, straight quotes, plain dashes)
  WordKind kind = WordKind::Letters;
};

struct Sentence {
  ByteSpan span;
  std::uint32_t first_word = 0;  // half-open range into words
  std::uint32_t end_word = 0;
  std::uint32_t block = 0;
};

// OtherLatin: Latin letters of a listed language, or of lists, names and the like. OtherScript: any other script, and
// running text in Latin letters of a language that is not listed.
enum class Language : std::uint8_t {
  Unknown,
  English,
  Chinese,
  Japanese,
  OtherLatin,
  OtherScript
};
enum class AnswerKind : std::uint8_t {
  Prose,
  Code,
  Refusal,
  Empty
};

struct SegmentedAnswer {
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Word> words;           // code blocks are left out
  std::string language_tag = "und";  // BCP 47 of the best guess: en, zh, ja, de, es, ru, fi, ...
  Language language = Language::Unknown;
  AnswerKind kind = AnswerKind::Prose;
};

}  // namespace kinprint

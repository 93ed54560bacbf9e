#include "feature/edges.hpp"

#include <algorithm>
#include <string>

#include "base/text_list.hpp"
#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {

namespace {

// Beginnings of sentences, lower case, straight apostrophes. Chosen: the commonest of each type among chatbots.
constexpr std::string_view kApologies =
    "i'm sorry|i am sorry|sorry|i apologize|my apologies|unfortunately|i cannot|i can't|as an ai|as a language model|"
    "\u5bf9\u4e0d\u8d77|\u62b1\u6b49|\u5f88\u62b1\u6b49|\u7533\u3057\u8a33|\u3059\u307f\u307e\u305b\u3093";
constexpr std::string_view kAgreements =
    "sure|certainly|of course|absolutely|yes|okay|ok,|alright|no problem|definitely|happy to|gladly|\u5f53\u7136|"
    "\u597d\u7684|\u6ca1\u95ee\u9898|\u3082\u3061\u308d\u3093|\u306f\u3044|\u627f\u77e5|"
    "\u627f\u308a\u307e\u3057\u305f";
constexpr std::string_view kPraises =
    "great question|good question|what a |that's a |that is a |excellent question|thank you|thanks|"
    "interesting question|this is a great|this is a classic|\u8fd9\u662f\u4e00\u4e2a|\u8fd9\u662f\u4e2a|"
    "\u7d20\u6674\u3089\u3057\u3044|\u3068\u3066\u3082";
constexpr std::string_view kPresents =
    "here is|here are|here's|below is|below are|the following|these are|let's |let me |\u4ee5\u4e0b|\u4e0b\u9762|"
    "\u4ee5\u4e0b\u306b|\u6b21\u306e";
constexpr std::string_view kFirstPersons = "i |i'|my |\u6211|\u79c1";

constexpr std::string_view kOffers =
    "let me know|feel free|if you have any|if you need|if you'd like|if you would like|if you want|"
    "please let me know|please feel free|would you like|do you want me|do you have any|happy to help|i'm happy to|"
    "i'd be happy|i can also|is there anything|don't hesitate|please don't hesitate|just let me know|"
    "\u5982\u679c\u60a8|\u5982\u679c\u4f60|\u6709\u4ec0\u4e48|\u3054\u4e0d\u660e|\u4ed6\u306b|\u4f55\u304b\u3054|"
    "\u3082\u3057";
constexpr std::string_view kHopes =
    "i hope|hope this|hope that|good luck|enjoy|best of luck|happy |\u5e0c\u671b|\u795d|\u53c2\u8003\u306b|"
    "\u304a\u5f79\u306b";
constexpr std::string_view kSummaries =
    "overall|in conclusion|in summary|in short|ultimately|to summarize|to sum up|therefore|by following|remember|"
    "these are just|\u603b\u4e4b|\u603b\u7684|\u7efc\u4e0a|\u603b\u7ed3|\u4ee5\u4e0a|\u307e\u3068\u3081|\u7d50\u8ad6";

// Sentences longer than this carry matter of their own. Chosen.
constexpr std::uint32_t kStockWords = 40;

// The first code points of a sentence, lower case, with marks before the first letter left out.
std::string beginning(std::string_view text, ByteSpan span) {
  constexpr std::size_t kBytes = 64;
  std::string folded;
  for (std::size_t at = span.begin; at < span.end && folded.size() < kBytes;) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    const CharacterClass found = character_class(point.value);
    const bool lettered = found == CharacterClass::Letter || found == CharacterClass::Han ||
                          found == CharacterClass::Kana || found == CharacterClass::Hangul;
    if (folded.empty() && !lettered) continue;
    if (point.value == 0x2018 || point.value == 0x2019) {
      folded += '\'';
    } else {
      append_utf8(folded, to_lower(point.value));
    }
  }
  return folded;
}

bool begins_with_any(std::string_view sentence, std::string_view patterns) {
  return any_text(patterns, [&](std::string_view pattern) {
    if (!sentence.starts_with(pattern)) return false;
    // "surely" does not begin with "sure"; a pattern that ends in a mark or is no ASCII needs no border.
    if (sentence.size() == pattern.size()) return true;
    const auto next = static_cast<unsigned char>(sentence[pattern.size()]);
    const auto last = static_cast<unsigned char>(pattern.back());
    const bool border_needed = last >= 'a' && last <= 'z';
    return !border_needed || !((next >= 'a' && next <= 'z') || next >= 0x80);
  });
}

OpenerType opener_of(std::string_view sentence) {
  if (begins_with_any(sentence, kApologies)) return OpenerType::Apology;
  if (begins_with_any(sentence, kAgreements)) return OpenerType::Agreement;
  if (begins_with_any(sentence, kPraises)) return OpenerType::Praise;
  if (begins_with_any(sentence, kPresents)) return OpenerType::Presents;
  if (begins_with_any(sentence, kFirstPersons)) return OpenerType::FirstPerson;
  return OpenerType::Direct;
}

CloserType closer_of(std::string_view sentence, bool question) {
  if (begins_with_any(sentence, kOffers)) return CloserType::Offer;
  if (begins_with_any(sentence, kHopes)) return CloserType::Hope;
  if (question) return CloserType::Question;
  if (begins_with_any(sentence, kSummaries)) return CloserType::Summary;
  return CloserType::Plain;
}

bool ends_in_question(std::string_view text, ByteSpan span) {
  constexpr std::string_view kWide = "\uFF1F";  // FULLWIDTH QUESTION MARK
  for (std::uint32_t end = span.end; end > span.begin; --end) {
    const char last = text[end - 1];
    if (last == '?') return true;
    if (text.substr(span.begin, end - span.begin).ends_with(kWide)) return true;
    if (last != '*' && last != '_' && last != ' ' && last != '"' && last != ')') return false;
  }
  return false;
}

std::uint32_t words_of(const Sentence& sentence) { return sentence.end_word - sentence.first_word; }

}  // namespace

Edges find_edges(std::string_view text, const SegmentedAnswer& answer) {
  Edges edges;
  const std::size_t count = answer.sentences.size();
  if (count == 0) return edges;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 2); ++i) {
    const OpenerType type = opener_of(beginning(text, answer.sentences[i].span));
    if (i == 0) edges.opener = type;
    const bool stock = type == OpenerType::Agreement || type == OpenerType::Praise || type == OpenerType::Presents;
    if (!stock || words_of(answer.sentences[i]) > kStockWords) break;
    edges.stock_openers.push_back(answer.sentences[i].span);
  }
  if (!answer.blocks.empty() && answer.blocks.front().kind != BlockKind::Paragraph) edges.opener = OpenerType::Mark;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 2); ++i) {
    const Sentence& sentence = answer.sentences[count - 1 - i];
    const CloserType type = closer_of(beginning(text, sentence.span), ends_in_question(text, sentence.span));
    if (i == 0) edges.closer = type;
    const bool stock = type == CloserType::Offer || type == CloserType::Hope;
    if (!stock || words_of(sentence) > kStockWords || count - 1 - i < edges.stock_openers.size()) break;
    edges.stock_closers.push_back(sentence.span);
  }
  return edges;
}

}  // namespace kinprint

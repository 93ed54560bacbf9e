#include "side_facts.hpp"

#include <map>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "segment/split_answer.hpp"

namespace kinprint {
namespace {

std::uint64_t count_words(const SegmentedAnswer& answer) {
  std::uint64_t words = 0;
  for (const Word& word : answer.words) {
    words += word.kind == WordKind::Letters || word.kind == WordKind::Number || word.kind == WordKind::Ideograph ? 1 : 0;
  }
  return words;
}

}  // namespace

SegmentedSide split_side(const Side& side) {
  SegmentedSide segments;
  segments.answers.reserve(side.answers.size());
  for (const Answer& answer : side.answers) segments.answers.push_back(split_answer(answer.document));
  return segments;
}

SideFacts side_facts(const Side& side, const SegmentedSide& segments) {
  SideFacts facts;
  facts.name = side.name;
  facts.released = side.released;
  facts.answers = static_cast<std::uint32_t>(side.answers.size());
  Sha256 hash;
  std::map<std::string, std::uint64_t> words_by_language;  // ordered, so that ties fall the same way everywhere
  for (std::size_t i = 0; i < side.answers.size(); ++i) {
    const std::string& text = side.answers[i].document.text;
    const std::uint64_t words = count_words(segments.answers[i]);
    facts.words += words;
    facts.characters += count_code_points(text);
    words_by_language[segments.answers[i].language_tag] += words;
    const std::string_view separator("\0", 1);
    hash.add(side.answers[i].prompt);
    hash.add(separator);
    hash.add(text);
    hash.add(separator);
  }
  facts.sha256 = hexadecimal(hash.finish());
  std::uint64_t most = 0;
  for (const auto& [language, words] : words_by_language) {
    if (words > most) facts.language = language;
    most = std::max(most, words);
  }
  return facts;
}

}  // namespace kinprint

#include "side_facts.hpp"

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/side_traits.hpp"

namespace kinprint {

SideFacts side_facts(const Side& side, std::span<const SegmentedAnswer> segments) {
  SideFacts facts;
  facts.name = side.name;
  facts.released = side.released;
  facts.answers = static_cast<std::uint32_t>(side.answers.size());
  Sha256 hash;
  for (std::size_t i = 0; i < side.answers.size(); ++i) {
    const std::string& text = side.answers[i].document.text;
    const std::string_view own = side.answers[i].document.own();
    facts.characters += count_code_points(own);
    facts.framed += side.answers[i].document.has_more();
    facts.mended += is_mended(side.answers[i]);
    facts.declining += segments[i].kind == AnswerKind::Refusal;
    const std::string_view separator("\0", 1);
    hash.add(side.answers[i].prompt);
    hash.add(separator);
    hash.add(text);
    hash.add(separator);
  }
  facts.sha256 = hexadecimal(hash.finish());
  facts.words = count_words(segments);
  facts.language = language_of(segments);
  return facts;
}

}  // namespace kinprint

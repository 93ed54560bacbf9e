#include "segment/answer_kind.hpp"

#include <algorithm>
#include <string>

#include "base/text_list.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

// How refusing sentences begin or what they contain, folded. Chosen: the commonest in English, Chinese and Japanese.
constexpr std::string_view kRefusals =
    "i can't|i cannot|i can not|i'm unable to|i am unable to|i'm not able to|i am not able to|i won't|i will not|"
    "i'm sorry, but|i am sorry, but|sorry, but i|i must decline|i have to decline|i'm afraid i can|i am afraid i can|"
    "can't assist|cannot assist|can't help with|cannot help with|can't fulfill|cannot fulfill|can't provide|"
    "cannot provide|not comfortable|not feel comfortable|n't feel comfortable|i apologize, but|unable to assist|"
    "unable to provide|unable to help|decline to|\u6211\u4E0D\u80FD|\u6211\u65E0\u6CD5|\u65E0\u6CD5\u63D0\u4F9B|"
    "\u65E0\u6CD5\u56DE\u7B54|\u65E0\u6CD5\u6EE1\u8DB3|\u4E0D\u4FBF|\u62D2\u7EDD|\u5BF9\u4E0D\u8D77|\u62B1\u6B49|"
    "\u3067\u304D\u307E\u305B\u3093|\u304A\u7B54\u3048\u3067\u304D|\u5BFE\u5FDC\u3067\u304D|\u7533\u3057\u8A33|"
    "\u304A\u624B\u4F1D\u3044\u3067\u304D";
// What else an answer may hold that only declines: reasons and offers.
constexpr std::string_view kAround =
    "as an ai|as a language model|i understand|if you have any|if you're|if you are|feel free|let me know|"
    "is there anything|i'd be happy|i would be happy|i'm happy to|happy to help|please|instead|against my|guidelines|"
    "policy|policies|harmful|illegal|unethical|safety|inappropriate|my programming|i'm designed|i am designed|"
    "i don't|i do not|thank you|would you like|seek help|reach out|\u5982\u679C\u60A8|\u5982\u679C\u4F60|"
    "\u4F5C\u4E3A|\u8FDD\u53CD|\u8BF7|\u5E2E\u52A9|\u6CD5\u5F8B|\u3082\u3057|\u4ED6\u306B|\u3054\u7406\u89E3|"
    "\u3054\u8CEA\u554F|\u6CD5\u5F8B|\u5B89\u5168";

// An answer with more sentences or words than this says something besides no. Chosen: of the longest plain refusals.
constexpr std::size_t kRefusalSentences = 8;
constexpr std::size_t kRefusalWords = 160;
// A text whose prose is at most this many words beside its code is an answer of code. Chosen: one lead-in sentence.
constexpr std::size_t kLeadInWords = 12;

// Every sentence refuses or stands around a refusal, and the first or second one refuses.
bool only_declines(std::string_view text, const SegmentedAnswer& answer) {
  if (answer.sentences.empty() || answer.sentences.size() > kRefusalSentences) return false;
  if (answer.words.size() > kRefusalWords) return false;
  bool refuses = false;
  for (std::size_t i = 0; i < answer.sentences.size(); ++i) {
    const ByteSpan span = answer.sentences[i].span;
    const std::string folded = fold_text(text.substr(span.begin, span.size()));
    if (holds_any(folded, kRefusals)) {
      refuses = true;
      continue;
    }
    if (i > 1 && !refuses) return false;
    const bool apology = folded.starts_with("i'm sorry") || folded.starts_with("i am sorry") || folded.starts_with("sorry");
    if (!apology && !holds_any(folded, kAround)) return false;
  }
  return refuses;
}

std::size_t count_words(const SegmentedAnswer& answer) {
  return static_cast<std::size_t>(std::count_if(answer.words.begin(), answer.words.end(), [](const Word& word) {
    return word.kind != WordKind::Punctuation;
  }));
}

}  // namespace

void detect_kind(std::string_view text, SegmentedAnswer& answer) {
  std::size_t code_bytes = 0;
  for (const Block& block : answer.blocks) code_bytes += block.kind == BlockKind::Code ? block.span.size() : 0;
  const std::size_t words = count_words(answer);
  if (code_bytes > 0 && (words <= kLeadInWords && 2 * code_bytes > text.size())) {
    answer.kind = AnswerKind::Code;
  } else if (words == 0) {
    answer.kind = AnswerKind::Empty;
  } else {
    answer.kind = only_declines(text, answer) ? AnswerKind::Refusal : AnswerKind::Prose;
  }
}

}  // namespace kinprint

#include "feature/function_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.hpp"

namespace kinprint {
namespace {

// Sorted by bytes, for binary search; a bar after each.
constexpr std::string_view kWords =
    "a|about|above|across|additionally|after|again|against|all|almost|along|already|also|although|always|am|among|an|"
    "and|another|any|anyone|anything|are|around|as|at|away|be|because|become|becomes|been|before|being|below|between|"
    "both|but|by|can|can't|cannot|certainly|consider|could|d|did|do|does|doesn|doesn't|doing|don|don't|done|down|"
    "during|each|either|else|enough|especially|essentially|etc|even|ever|every|everyone|everything|few|finally|first|"
    "for|from|further|furthermore|generally|get|gets|give|given|had|has|have|having|he|hence|her|here|here's|hers|"
    "herself|him|himself|his|how|however|i|i'm|i've|if|importantly|in|indeed|instead|into|is|isn|isn't|it|it's|its|"
    "itself|just|key|last|least|less|let|let's|like|likely|ll|m|made|make|makes|many|may|maybe|me|might|mine|more|"
    "moreover|most|much|must|my|myself|near|neither|never|next|no|nor|not|note|nothing|now|of|off|often|on|once|one|"
    "ones|only|onto|or|other|others|our|ours|ourselves|out|over|overall|own|per|perhaps|rather|re|really|remember|s|"
    "same|second|several|shall|she|should|since|so|some|someone|something|sometimes|soon|still|such|sure|t|than|that|"
    "that's|the|their|theirs|them|themselves|then|there|therefore|these|they|thing|things|this|those|though|through|"
    "throughout|thus|to|together|too|toward|towards|typically|ultimately|under|unless|unlike|until|up|upon|us|ve|"
    "very|via|was|way|we|well|were|what|whatever|when|whenever|where|whereas|whether|which|while|who|whoever|whole|"
    "whom|whose|why|will|with|within|without|won't|would|yes|yet|you|you're|your|yours|yourself|";
constexpr std::size_t kCount = std::count(kWords.begin(), kWords.end(), '|');

// Where each word begins, and one end: an array of views would weigh four times as much in the wasm core.
constexpr auto kStarts = [] {
  std::array<std::uint16_t, kCount + 1> starts{};
  for (std::size_t i = 1; i <= kCount; ++i) starts[i] = static_cast<std::uint16_t>(kWords.find('|', starts[i - 1]) + 1);
  return starts;
}();

// Of each letter the place of its first word among them, and one end.
constexpr auto kLetters = [] {
  std::array<std::uint16_t, 27> letters{};
  for (std::size_t i = 0, word = 0; i < 26; ++i) {
    while (word < kCount && kWords[kStarts[word]] == static_cast<char>('a' + i)) ++word;
    letters[i + 1] = static_cast<std::uint16_t>(word);
  }
  return letters;
}();

std::string_view word_from(const std::uint16_t& start) { return kWords.substr(start, (&start)[1] - start - 1); }

// Chinese particles, pronouns, prepositions, conjunctions and auxiliaries, by code point.
constexpr std::array<std::uint16_t, 90> kIdeographs = {
    0x4E0A, 0x4E0B, 0x4E0D, 0x4E0E, 0x4E14, 0x4E2A, 0x4E2D, 0x4E3A, 0x4E48, 0x4E4B, 0x4E5F, 0x4E86, 0x4E8E, 0x4E9B,
    0x4ECE, 0x4ED6, 0x4EE5, 0x4EEC, 0x4F1A, 0x4F46, 0x4F60, 0x4F7F, 0x5019, 0x5173, 0x5176, 0x518D, 0x5230, 0x524D,
    0x5373, 0x53C8, 0x53CA, 0x53E6, 0x53EA, 0x53EF, 0x5404, 0x540E, 0x5411, 0x5417, 0x5427, 0x5440, 0x5462, 0x548C,
    0x54E6, 0x554A, 0x56E0, 0x5728, 0x5916, 0x592A, 0x5979, 0x5982, 0x5B83, 0x5BF9, 0x5C06, 0x5C31, 0x5DF2, 0x5E76,
    0x5E94, 0x5F88, 0x60A8, 0x6211, 0x6216, 0x6240, 0x628A, 0x65E0, 0x65F6, 0x662F, 0x66F4, 0x6700, 0x679C, 0x6BCF,
    0x7136, 0x7684, 0x7740, 0x7B49, 0x7ECF, 0x7ED9, 0x800C, 0x80FD, 0x867D, 0x88AB, 0x8981, 0x8BA9, 0x8BBA, 0x8BE5,
    0x8FD8, 0x8FD9, 0x90A3, 0x90FD, 0x91CC, 0x9700};

}  // namespace

bool is_function_word(std::string_view word) {
  if (word.empty() || !is_ascii_small(word[0])) return false;
  const std::uint16_t* letter = kLetters.data() + (word[0] - 'a');
  const auto* end = kStarts.data() + letter[1];
  const auto* found =
      std::lower_bound(kStarts.data() + letter[0], end, word,
                       [](const std::uint16_t& start, std::string_view wanted) { return word_from(start) < wanted; });
  return found != end && word_from(*found) == word;
}

bool is_function_ideograph(char32_t c) { return std::binary_search(kIdeographs.begin(), kIdeographs.end(), c); }

}  // namespace kinprint

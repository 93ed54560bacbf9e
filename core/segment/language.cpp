#include "segment/language.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/utf8.hpp"
#include "segment/language_words.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

using namespace language_words;

// Words looked at: a language shows in the first few hundred.
constexpr std::size_t kWordsSeen = 2'000;
// Least share of function words for a Latin language. Running text has 0.2 to 0.5 of them; name lists have fewer.
constexpr double kLeastShare = 0.08;

// A language that was not measured shows by words and letters that no measured one has: at least so many, such a share
// of the words of their script, and in Latin letters such a share of the function words of the likeliest measured
// language. No answer of models/measure_language.py in a measured language reaches all three; most passages of
// tests/fixtures/languages pass the last with more than twice as many.
constexpr double kFewestForeign = 3;
constexpr double kLeastForeign = 0.03;
constexpr double kLeastForeignBesideKnown = 0.2;

// Running text of a language that no list knows: so many words of long sentences, most of them small and half of them
// different, of which fewer than this share are in any one profile. Measured on the 29,553 answers of
// models/measure_language.py, in 23 languages: five are taken for such (three English ones, 0.01 %, one Chinese, one
// Japanese), all of them lists of words or noise; with 0.06 two Finnish ones too. Texts in Tagalog, Welsh, Somali,
// Yoruba and Zulu have 0.02 to 0.053.
constexpr double kFewestForeignWords = 40;
constexpr std::size_t kForeignWordsSeen = 200;
constexpr std::ptrdiff_t kLongSentence = 10;  // small words
constexpr double kMostKnownWords = 0.055;
constexpr double kLeastLatin = 0.95;  // of all words: what mixes scripts is noise

enum class Script : std::uint8_t {
  Latin,
  Han,
  Kana,
  Hangul,
  Cyrillic,
  Greek,
  Arabic,
  Hebrew,
  Devanagari,
  Thai,
  Other
};
constexpr std::size_t kScripts = 11;

Script script_of(char32_t value) {
  if (is_han(value)) return Script::Han;
  if (is_kana(value)) return Script::Kana;
  if (is_hangul(value)) return Script::Hangul;
  if (value < 0x0250 || (value >= 0x1E00 && value < 0x1F00)) return Script::Latin;
  if (value >= 0x0370 && value < 0x0400) return Script::Greek;
  if (value >= 0x0400 && value < 0x0530) return Script::Cyrillic;
  if (value >= 0x0590 && value < 0x0600) return Script::Hebrew;
  if (value >= 0x0600 && value < 0x0780) return Script::Arabic;
  if (value >= 0x0900 && value < 0x0980) return Script::Devanagari;
  if (value >= 0x0E00 && value < 0x0E80) return Script::Thai;
  return Script::Other;
}

constexpr std::size_t count_function_words() {
  std::size_t count = 0;
  for (const Profile& profile : kMeasured) count += profile.folds.size();
  return count;
}

// The lists of all measured languages as one: half fold << 4 | place of the language, rising.
constexpr auto kFunctionWords = [] {
  static_assert(kMeasured.size() <= 16);
  std::array<std::uint32_t, count_function_words()> words{};
  std::size_t at = 0;
  for (std::uint32_t place = 0; place < kMeasured.size(); ++place) {
    for (const HalfFold fold : kMeasured[place].folds) words[at++] = std::uint32_t{fold} << 4 | place;
  }
  std::sort(words.begin(), words.end());
  return words;
}();

struct Counts {
  std::array<double, kScripts> scripts{};           // words by the script of their first letter
  std::array<double, kScripts> foreign{};           // those that no measured language of the script has
  std::array<double, kMeasured.size()> profiles{};  // function words
  // Words with a letter of their own; Russian has hardly a hard sign, Bulgarian no yery.
  double ukrainian = 0, persian = 0, hard_sign = 0, yery = 0;
  double hindi = 0;  // function words

  [[nodiscard]] double of(Script script) const { return scripts[static_cast<std::size_t>(script)]; }
};

template <typename Letters>
bool has(const Letters& letters, char32_t value) {
  return std::find(std::begin(letters), std::end(letters), value) != std::end(letters);
}

template <typename Fold, std::size_t N>
bool has(const std::array<Fold, N>& folds, const Word& word) {
  return std::binary_search(folds.begin(), folds.end(), static_cast<Fold>(word.fold));
}

bool is_foreign_letter(char32_t value) {
  if (value > 0x044F && value < 0x0530) return value != 0x0451 && !has(kUkrainian, value);  // Cyrillic beyond Russian
  if (value > 0x0671 && value < 0x06D6) return value != 0x06C0 && value != 0x06D4 && !has(kPersian, value);
  return value > 0xBF && has(kForeignLetters, value);
}

// Whether a word follows a dot, a slash or an at sign at once, as in an address: the com of one is no Portuguese.
bool is_in_address(std::string_view text, const Word& word) {
  return word.span.begin > 0 && std::string_view("./@").find(text[word.span.begin - 1]) != std::string_view::npos;
}

// Whether a word starts with no capital of ASCII: names and abbreviations (Jo, NY, NaN) say nothing of the language.
bool is_small(std::string_view bytes) { return static_cast<unsigned char>(bytes.front()) >= 'a'; }

// Looks at the letters of a word for those that tell languages of one script apart; whether one is of no measured language.
bool count_letters(std::string_view bytes, Counts& counts) {
  bool foreign = false, ukrainian = false, persian = false, hard_sign = false, yery = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_at(bytes, at);
    at += point.length;
    if (point.value < 0x80) continue;  // none of ASCII tells any apart
    foreign |= is_foreign_letter(point.value);
    ukrainian |= has(kUkrainian, point.value);
    persian |= has(kPersian, point.value);
    hard_sign |= point.value == 0x044A;
    yery |= point.value == 0x044B;
  }
  counts.ukrainian += ukrainian;
  counts.persian += persian;
  counts.hard_sign += hard_sign;
  counts.yery += yery;
  return foreign;
}

void count_word(std::string_view text, const Word& word, Counts& counts) {
  if ((word.kind != WordKind::Letters && word.kind != WordKind::Ideograph) || is_in_address(text, word)) return;
  const std::string_view bytes = text.substr(word.span.begin, word.span.size());
  const Script script = script_of(decode_at(bytes, 0).value);
  const auto place = static_cast<std::size_t>(script);
  ++counts.scripts[place];
  counts.foreign[place] += count_letters(bytes, counts) || (script == Script::Latin && is_small(bytes) && has(kForeignWords, word));
  counts.hindi += script == Script::Devanagari && has(kHindi, word);
  if (script != Script::Latin) return;
  const std::uint32_t half = static_cast<HalfFold>(word.fold);
  auto entry = std::lower_bound(kFunctionWords.begin(), kFunctionWords.end(), half << 4);
  for (; entry != kFunctionWords.end() && *entry >> 4 == half; ++entry) ++counts.profiles[*entry & 15];
}

constexpr std::string_view kForeign = "foreign";  // a language that was not measured

bool is_foreign(const Counts& counts, Script script) {
  const double words = counts.of(script);
  // Bulgarian is written in the letters of Russian.
  if (script == Script::Cyrillic && words >= kFewestForeignWords && counts.hard_sign > counts.yery) return true;
  const double foreign = counts.foreign[static_cast<std::size_t>(script)];
  return foreign >= kFewestForeign && foreign >= kLeastForeign * words;
}

std::string_view latin_tag(const Counts& counts) {
  const auto best = std::max_element(counts.profiles.begin(), counts.profiles.end());
  if (counts.foreign[0] >= kLeastForeignBesideKnown * *best && is_foreign(counts, Script::Latin)) return kForeign;
  if (*best < kLeastShare * counts.of(Script::Latin)) return "und";
  return kMeasured[static_cast<std::size_t>(best - counts.profiles.begin())].tag;
}

// Tag of the commonest script. One Han or kana character is a word here, one Latin word is several letters, so scripts
// without spaces are halved.
std::string_view tag_of(const Counts& counts) {
  const double east = (counts.of(Script::Han) + counts.of(Script::Kana)) / 2;
  double best = std::max({east, counts.of(Script::Latin), counts.of(Script::Hangul)});
  for (std::size_t i = static_cast<std::size_t>(Script::Cyrillic); i < kScripts; ++i) best = std::max(best, counts.scripts[i]);
  if (best == 0) return "und";
  if (best == counts.of(Script::Latin)) return latin_tag(counts);
  for (const Script script : {Script::Han, Script::Cyrillic, Script::Arabic, Script::Hebrew}) {
    if (best == (script == Script::Han ? east : counts.of(script)) && is_foreign(counts, script)) return kForeign;
  }
  if (best == east) {
    // Japanese has at least a third kana; a Chinese text quotes a few at most.
    return counts.of(Script::Kana) > 0.15 * (counts.of(Script::Han) + counts.of(Script::Kana)) ? "ja" : "zh";
  }
  if (best == counts.of(Script::Hangul)) return "ko";
  if (best == counts.of(Script::Cyrillic)) return 10 * counts.ukrainian > best ? "uk" : "ru";
  if (best == counts.of(Script::Arabic)) return 10 * counts.persian > best ? "fa" : "ar";
  if (best == counts.of(Script::Hebrew)) return "he";
  if (best == counts.of(Script::Devanagari))
    return best < kFewestForeignWords || counts.hindi >= kLeastShare * best ? "hi" : kForeign;
  return kForeign;
}

// Whether an answer in Latin letters and no listed language is running text. Lists of names, tables and loops are not.
bool is_foreign_text(std::string_view text, const SegmentedAnswer& answer) {
  std::vector<std::uint32_t> folds;
  Counts counts;
  for (const Sentence& sentence : answer.sentences) {
    const std::span words(answer.words.data() + sentence.first_word, sentence.end_word - sentence.first_word);
    const auto small = std::count_if(words.begin(), words.end(), [&](const Word& word) {
      return word.kind == WordKind::Letters && is_small(text.substr(word.span.begin));
    });
    if (small < kLongSentence || 2 * static_cast<std::size_t>(small) < words.size()) continue;
    for (const Word& word : words) {
      if (word.kind != WordKind::Letters && word.kind != WordKind::Ideograph) continue;
      folds.push_back(word.fold);
      count_word(text, word, counts);
    }
    if (folds.size() >= kForeignWordsSeen) break;
  }
  const auto words = static_cast<double>(folds.size());
  if (words < kFewestForeignWords || counts.of(Script::Latin) < kLeastLatin * words ||
      *std::max_element(counts.profiles.begin(), counts.profiles.end()) >= kMostKnownWords * words)
    return false;
  std::sort(folds.begin(), folds.end());
  return 2 * (std::unique(folds.begin(), folds.end()) - folds.begin()) >= static_cast<std::ptrdiff_t>(folds.size());
}

Language language_of(std::string_view tag) {
  if (tag == "en") return Language::English;
  if (tag == "zh") return Language::Chinese;
  if (tag == "ja") return Language::Japanese;
  for (const Profile& profile : kMeasured) {
    if (profile.tag == tag) return Language::OtherLatin;
  }
  return Language::OtherScript;
}

}  // namespace

void detect_language(std::string_view text, SegmentedAnswer& answer) {
  Counts counts;
  for (std::size_t i = 0; i < std::min(answer.words.size(), kWordsSeen); ++i) count_word(text, answer.words[i], counts);
  const std::string_view tag = tag_of(counts);
  if (tag == "und") {
    // Latin words without function words of a known language: too few words, or a language not listed.
    answer.language_tag = "und";
    answer.language = counts.of(Script::Latin) < 30
                          ? Language::Unknown
                          : (is_foreign_text(text, answer) ? Language::OtherScript : Language::OtherLatin);
    return;
  }
  answer.language = language_of(tag);
  answer.language_tag = tag == kForeign ? "und" : tag;
}

}  // namespace kinprint

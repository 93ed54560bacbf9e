#include "segment/language.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

template <std::size_t N>
constexpr std::array<std::uint32_t, N> folds_of(const std::string_view (&words)[N]) {
  std::array<std::uint32_t, N> folds{};
  for (std::size_t i = 0; i < N; ++i) folds[i] = fnv1a32(words[i]);
  std::sort(folds.begin(), folds.end());
  return folds;
}

// The commonest function words of each language written in Latin letters, as any grammar of it lists them; words that
// several languages share count for each. Non-ASCII letters are escapes.
constexpr auto kEnglish = folds_of({"the", "of", "and", "to", "is", "that", "it", "for", "was", "with", "as", "are", "a", "in",
                                    "this", "be", "by", "or", "you", "your", "can", "have", "not", "from", "which", "an", "on",
                                    "he", "she", "they", "his", "her", "at", "if", "no", "so", "but", "we", "do", "all", "i"});
constexpr auto kGerman = folds_of({"der", "die", "das", "und", "ist", "nicht", "ein", "eine", "zu", "den", "mit", "auf",
                                   "f\u00fcr", "von", "sich", "auch", "es", "sie", "ich", "wird", "oder", "werden"});
constexpr auto kSpanish = folds_of({"el", "la", "de", "que", "los", "las", "una", "un", "por", "con", "para", "es", "y",
                                    "en", "del", "se", "su", "como", "m\u00e1s", "no", "lo", "al"});
constexpr auto kFrench = folds_of({"le", "la", "les", "des", "est", "et", "une", "un", "dans", "pour", "que", "qui",
                                   "pas", "vous", "ce", "il", "du", "sur", "avec", "au", "\u00e0", "ou", "sont"});
constexpr auto kItalian = folds_of({"il", "di", "che", "la", "per", "un", "una", "non", "sono", "con", "del", "della",
                                    "e", "\u00e8", "le", "i", "gli", "si", "da", "come", "pi\u00f9", "nel", "anche"});
constexpr auto kPortuguese = folds_of({"o", "a", "os", "as", "que", "n\u00e3o", "uma", "um", "para", "com", "do", "da",
                                       "em", "de", "e", "\u00e9", "por", "no", "na", "mais", "como", "s\u00e3o"});
constexpr auto kDutch = folds_of({"de", "het", "een", "van", "en", "niet", "zijn", "op", "voor", "met", "dat", "te",
                                  "wordt", "ook", "je", "kan", "deze", "die", "bij", "naar", "maar", "om"});
constexpr auto kFinnish = folds_of({"ja", "on", "ei", "ett\u00e4", "se", "olla", "joka", "my\u00f6s", "voi", "ovat",
                                    "t\u00e4m\u00e4", "kuin", "tai", "mutta", "sen", "kun", "niin", "ole", "sek\u00e4", "h\u00e4n",
                                    "ne", "oli", "jotka", "jossa", "kanssa", "mukaan", "jos", "vain", "eiv\u00e4t", "ollut",
                                    "kaikki", "voidaan", "esimerkiksi", "t\u00e4m\u00e4n", "n\u00e4m\u00e4"});
constexpr auto kPolish = folds_of({"i", "w", "nie", "na", "si\u0119", "z", "do", "to", "jest", "\u017ce", "jak", "o",
                                   "co", "dla", "od", "przez", "ale", "lub", "by\u0107", "oraz", "s\u0105", "kt\u00f3re"});
constexpr auto kTurkish = folds_of({"ve", "bir", "bu", "i\u00e7in", "ile", "da", "de", "\u00e7ok", "olarak", "daha",
                                    "gibi", "olan", "veya", "var", "ne", "kadar", "sonra", "en", "her", "ama"});
constexpr auto kSwedish = folds_of({"och", "att", "det", "som", "en", "p\u00e5", "\u00e4r", "av", "f\u00f6r", "med",
                                    "till", "den", "inte", "har", "ett", "om", "jag", "du", "kan", "eller", "vi"});
constexpr auto kCzech = folds_of({"a", "je", "se", "na", "v", "\u017ee", "to", "s", "z", "pro", "jako", "ale", "nebo",
                                  "jsou", "m\u016f\u017ee", "by", "kter\u00e9", "do", "tak", "i", "o", "p\u0159i"});
constexpr auto kHungarian = folds_of({"a", "az", "\u00e9s", "hogy", "nem", "egy", "is", "ez", "van", "meg", "de", "csak",
                                      "vagy", "mint", "lehet", "azt", "ha", "k\u00fcl\u00f6nb\u00f6z\u0151"});
constexpr auto kIndonesian = folds_of({"yang", "dan", "di", "untuk", "dengan", "ini", "dari", "dalam", "tidak", "pada",
                                       "adalah", "itu", "dapat", "atau", "akan", "ke", "anda", "bisa", "juga"});
constexpr auto kVietnamese = folds_of({"v\u00e0", "c\u1ee7a", "l\u00e0", "c\u00f3", "trong", "c\u00e1c", "cho",
                                       "kh\u00f4ng", "\u0111\u01b0\u1ee3c", "m\u1ed9t", "v\u1edbi", "nh\u1eefng", "\u0111\u1ec3", "t\u00f4i"});
constexpr auto kRomanian = folds_of({"\u0219i", "de", "\u00een", "este", "un", "o", "care", "nu", "la", "cu", "pentru",
                                     "din", "sau", "s\u0103", "mai", "pe", "sunt", "ce", "poate"});

constexpr auto kSwahili = folds_of({"ya", "na", "wa", "kwa", "ni", "katika", "za", "la", "hii", "kuwa", "au", "cha", "yake", "pia", "lakini"});

struct Profile {
  std::string_view tag;
  std::span<const std::uint32_t> folds;
};

// clang-format off
constexpr std::array<Profile, 17> kLatin = {{{"en", kEnglish},    {"de", kGerman},     {"es", kSpanish},
                                             {"fr", kFrench},     {"it", kItalian},    {"pt", kPortuguese},
                                             {"nl", kDutch},      {"fi", kFinnish},    {"pl", kPolish},
                                             {"tr", kTurkish},    {"sv", kSwedish},    {"cs", kCzech},
                                             {"hu", kHungarian},  {"id", kIndonesian}, {"vi", kVietnamese},
                                             {"ro", kRomanian},    {"sw", kSwahili}}};
// clang-format on
// Letters of a language that the first language of their script does not have.
using Letters = std::span<const char32_t>;
// Ukrainian beside Russian: U+0456, U+0457, U+0454, U+0491, and their capitals.
constexpr char32_t kUkrainian[] = {0x0404, 0x0406, 0x0407, 0x0454, 0x0456, 0x0457, 0x0490, 0x0491};
// Persian beside Arabic: peh, tcheh, jeh, keheh, gaf, Farsi yeh; Urdu shares them and adds its own: tteh, ddal, rreh, noon
// ghunna, heh goal, yeh barree.
constexpr char32_t kPersian[] = {0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06CC};
constexpr char32_t kUrdu[] = {0x0679, 0x0688, 0x0691, 0x06BA, 0x06C1, 0x06D2};

// Words looked at: a language shows in the first few hundred.
constexpr std::size_t kWordsSeen = 2'000;
// Least share of function words for a Latin language. Running text has 0.2 to 0.5 of them; name lists have fewer.
constexpr double kLeastShare = 0.08;

// Running text of a language that is not listed: so many words of long sentences, most of them small and half of them different, of
// which fewer than this share are in any one profile. Measured on the 29,553 answers of models/measure_language.py, in 23 languages:
// five are taken for such (three English ones, 0.01 %, one Chinese, one Japanese), all of them lists of words or noise; with 0.06 two
// Finnish ones too. Texts in Tagalog, Welsh, Somali, Yoruba and Zulu have 0.02 to 0.053.
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

struct Counts {
  std::array<double, kScripts> scripts{};        // words by the script of their first letter
  std::array<double, kLatin.size()> profiles{};  // function words
  double ukrainian = 0, persian = 0, urdu = 0;   // words with a letter of their own

  [[nodiscard]] double of(Script script) const { return scripts[static_cast<std::size_t>(script)]; }
};

bool has_any(std::string_view word, Letters letters) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_at(word, at);
    at += point.length;
    if (std::find(letters.begin(), letters.end(), point.value) != letters.end()) return true;
  }
  return false;
}

// Whether a word follows a dot, a slash or an at sign at once, as in an address: the com of one is no Portuguese.
bool is_in_address(std::string_view text, const Word& word) {
  return word.span.begin > 0 && std::string_view("./@").find(text[word.span.begin - 1]) != std::string_view::npos;
}

void count_word(std::string_view text, const Word& word, Counts& counts) {
  if ((word.kind != WordKind::Letters && word.kind != WordKind::Ideograph) || is_in_address(text, word)) return;
  const std::string_view bytes = text.substr(word.span.begin, word.span.size());
  const Script script = script_of(decode_at(bytes, 0).value);
  ++counts.scripts[static_cast<std::size_t>(script)];
  if (script == Script::Cyrillic) counts.ukrainian += has_any(bytes, kUkrainian);
  if (script == Script::Arabic) {
    counts.persian += has_any(bytes, kPersian);
    counts.urdu += has_any(bytes, kUrdu);
  }
  if (script != Script::Latin) return;
  for (std::size_t k = 0; k < kLatin.size(); ++k) {
    counts.profiles[k] += std::binary_search(kLatin[k].folds.begin(), kLatin[k].folds.end(), word.fold);
  }
}

std::string_view latin_tag(const Counts& counts) {
  const auto best = std::max_element(counts.profiles.begin(), counts.profiles.end());
  const auto words = counts.of(Script::Latin);
  if (*best < kLeastShare * words) return "und";
  return kLatin[static_cast<std::size_t>(best - counts.profiles.begin())].tag;
}

// Tag of the commonest script. One Han or kana character is a word here, one Latin word is several letters, so scripts
// without spaces are halved.
std::string_view tag_of(const Counts& counts) {
  const double east = (counts.of(Script::Han) + counts.of(Script::Kana)) / 2;
  double best = std::max({east, counts.of(Script::Latin), counts.of(Script::Hangul)});
  for (std::size_t i = static_cast<std::size_t>(Script::Cyrillic); i < kScripts; ++i) best = std::max(best, counts.scripts[i]);
  if (best == 0) return "und";
  if (best == east) {
    // Japanese has at least a third kana; a Chinese text quotes a few at most.
    return counts.of(Script::Kana) > 0.15 * (counts.of(Script::Han) + counts.of(Script::Kana)) ? "ja" : "zh";
  }
  if (best == counts.of(Script::Latin)) return latin_tag(counts);
  if (best == counts.of(Script::Hangul)) return "ko";
  if (best == counts.of(Script::Cyrillic)) return 10 * counts.ukrainian > best ? "uk" : "ru";
  if (best == counts.of(Script::Greek)) return "el";
  if (best == counts.of(Script::Arabic)) return 10 * counts.urdu > best ? "ur" : (10 * counts.persian > best ? "fa" : "ar");
  if (best == counts.of(Script::Hebrew)) return "he";
  if (best == counts.of(Script::Devanagari)) return "hi";
  if (best == counts.of(Script::Thai)) return "th";
  return "und-x-other";
}

// Whether an answer in Latin letters and no listed language is running text. Lists of names, tables and loops are not.
bool is_foreign_text(std::string_view text, const SegmentedAnswer& answer) {
  std::vector<std::uint32_t> folds;
  Counts counts;
  for (const Sentence& sentence : answer.sentences) {
    const std::span words(answer.words.data() + sentence.first_word, sentence.end_word - sentence.first_word);
    const auto small = std::count_if(words.begin(), words.end(), [&](const Word& word) {
      return word.kind == WordKind::Letters && static_cast<unsigned char>(text[word.span.begin]) >= 'a';  // or beyond ASCII
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
  if (words < kFewestForeignWords || counts.of(Script::Latin) < kLeastLatin * words || *std::max_element(counts.profiles.begin(), counts.profiles.end()) >= kMostKnownWords * words) return false;
  std::sort(folds.begin(), folds.end());
  return 2 * (std::unique(folds.begin(), folds.end()) - folds.begin()) >= static_cast<std::ptrdiff_t>(folds.size());
}

Language language_of(std::string_view tag) {
  if (tag == "en") return Language::English;
  if (tag == "zh") return Language::Chinese;
  if (tag == "ja") return Language::Japanese;
  for (const Profile& profile : kLatin) {
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
    answer.language = counts.of(Script::Latin) < 30 ? Language::Unknown : (is_foreign_text(text, answer) ? Language::OtherScript : Language::OtherLatin);
    return;
  }
  answer.language = language_of(tag);
  answer.language_tag = tag == "und-x-other" ? "und" : tag;
}

}  // namespace kinprint

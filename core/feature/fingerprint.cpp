#include "feature/fingerprint.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/hash.hpp"
#include "base/marked_places.hpp"
#include "base/utf8.hpp"
#include "feature/form_habits.hpp"
#include "feature/function_words.hpp"
#include "feature/seen_characters.hpp"
#include "text/damaged_text.hpp"
#include "text/line_breaks.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

// A dense count over one answer, read out sparse.
class Counter {
 public:
  void add(std::uint32_t block, std::uint32_t hash) {
    const std::uint32_t bucket = block * kGramBuckets + hash % kGramBuckets;
    ++counts_[bucket];
    filled_.mark(bucket);
  }
  [[nodiscard]] std::vector<HashedCount> sparse() const {
    std::vector<HashedCount> out;
    filled_.each([&](std::size_t bucket) { out.push_back({static_cast<std::uint32_t>(bucket), static_cast<float>(counts_[bucket])}); });
    return out;
  }

 private:
  static constexpr std::size_t kBuckets = std::size_t{kGramBuckets} * kHashedBlocks;
  std::vector<std::uint16_t> counts_ = std::vector<std::uint16_t>(kBuckets, 0);
  MarkedPlaces filled_{kBuckets};
};

struct Token {
  std::string text;
  std::uint32_t hash = 0;  // of the text
  bool word = false;       // counts towards word runs
};

// Han and kana carry a word or a syllable each and stand alone; every other script is read in runs of letters.
bool runs_on(char32_t c) { return is_letter(c) || is_hangul(c); }

std::vector<Token> split_tokens(const std::vector<char32_t>& text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (is_space(c)) {
      ++i;
      continue;
    }
    Token token;
    if (runs_on(c)) {
      token.word = true;
      while (i < text.size() && runs_on(text[i])) append_utf8(token.text, to_lower(text[i++]));
    } else {
      token.word = is_ideograph(c) || is_digit(c);
      append_utf8(token.text, c);
      ++i;
    }
    token.hash = fnv1a32(token.text);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

void count_words(const std::vector<Token>& tokens, Counter& counter) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    counter.add(0, tokens[i].hash);
    if (i) counter.add(0, fnv1a32(tokens[i].text, fnv1a32(" ", tokens[i - 1].hash)));
  }
}

void count_characters(const std::vector<char32_t>& text, Counter& counter) {
  std::string bytes;
  std::vector<std::uint32_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool space = is_space(text[i]);
    if (space && i && is_space(text[i - 1])) continue;
    starts.push_back(static_cast<std::uint32_t>(bytes.size()));
    append_utf8(bytes, space ? U' ' : text[i]);
  }
  starts.push_back(static_cast<std::uint32_t>(bytes.size()));
  const std::string_view all(bytes);
  for (std::size_t i = 0; i + 3 < starts.size(); ++i) {
    const std::uint32_t three = fnv1a32(all.substr(starts[i], starts[i + 3] - starts[i]));
    counter.add(1, three);
    if (i + 4 < starts.size()) counter.add(1, fnv1a32(all.substr(starts[i + 3], starts[i + 4] - starts[i + 3]), three));
  }
}

// Class of a content word: its ending and its capital, no letters of its stem.
std::string_view content_class(std::string_view word, bool capital, bool ascii) {
  if (!ascii) return capital ? "W" : "w";
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 2 && word.substr(word.size() - end.size()) == end;
  };
  if (capital) return ends("ing") ? "X-ing" : (ends("s") ? "X-s" : "X");
  if (ends("ing")) return "x-ing";
  if (ends("ed")) return "x-ed";
  if (ends("ly")) return "x-ly";
  if (ends("tion") || ends("ment") || ends("ness") || ends("ity")) return "x-tion";
  if (ends("s")) return "x-s";
  return "x";
}

// An apostrophe inside a word.
bool joins_letters(const std::vector<char32_t>& text, std::size_t i) {
  return (text[i] == U'\'' || text[i] == 0x2019) && i + 1 < text.size() && runs_on(text[i + 1]);  // right single quotation mark
}

// These write the item of the masked sequence that begins at `i`, and move `i` behind it.
void mask_break(const std::vector<char32_t>& text, std::size_t& i, std::string& item) {
  std::size_t n = 0;
  while (i < text.size() && is_space(text[i])) n += text[i++] == U'\n';
  item = n > 1 ? "\n\n" : "\n";
}

void mask_word(const std::vector<char32_t>& text, std::size_t& i, std::string& item) {
  const bool capital = to_lower(text[i]) != text[i];
  bool ascii = true;
  while (i < text.size() && (runs_on(text[i]) || joins_letters(text, i))) {
    ascii = ascii && text[i] < 0x80;
    append_utf8(item, text[i] == 0x2019 ? U'\'' : to_lower(text[i]));  // right single quotation mark
    ++i;
  }
  if (!is_function_word(item)) item = content_class(item, capital, ascii);
}

void mask_mark(const std::vector<char32_t>& text, std::size_t& i, std::string& item) {
  const char32_t c = text[i];
  for (std::size_t n = 0; i < text.size() && text[i] == c; ++i) {
    if (n++ < 4) append_utf8(item, c);
  }
}

// The masked sequence: function words, punctuation and line marks kept, content masked by class.
std::vector<std::string> mask_content(const std::vector<char32_t>& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    std::string item;
    if (c == U'\n') {
      mask_break(text, i, item);
    } else if (is_space(c)) {
      ++i;
      continue;
    } else if (is_ideograph(c)) {
      const bool keep = (c >= 0x3040 && c <= 0x309F) || is_function_ideograph(c);
      if (keep) append_utf8(item, c);
      else item = is_kana(c) ? "K" : "C";
      ++i;
    } else if (runs_on(c)) {
      mask_word(text, i, item);
    } else if (is_digit(c)) {
      while (i < text.size() && is_digit(text[i])) ++i;
      item = "0";
    } else {
      mask_mark(text, i, item);
    }
    out.push_back(std::move(item));
  }
  return out;
}

void count_grammar(const std::vector<char32_t>& text, Counter& counter) {
  const std::vector<std::string> items = mask_content(text);
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::uint32_t hash = kFnv32Start;
    for (std::size_t k = 0; k < 4 && i + k < items.size(); ++k) {
      hash = fnv1a32(" ", fnv1a32(items[i + k], hash));
      counter.add(2, hash);
    }
  }
}

std::vector<std::uint32_t> hash_runs(const std::vector<Token>& tokens, std::uint32_t& words) {
  std::vector<std::uint32_t> hashes;
  for (const Token& token : tokens) {
    if (token.word) hashes.push_back(token.hash);
  }
  words = static_cast<std::uint32_t>(hashes.size());
  std::vector<std::uint32_t> runs;
  for (std::size_t i = 0; i + kRunWords <= hashes.size(); ++i) {
    std::uint32_t hash = kFnv32Start;
    for (std::uint32_t k = 0; k < kRunWords; ++k) {
      for (int byte = 0; byte < 4; ++byte) hash = fnv1a32_byte(hash, static_cast<unsigned char>(hashes[i + k] >> (8 * byte)));
    }
    runs.push_back(hash);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

AnswerFeatures count_fingerprint(std::string_view text) {
  AnswerFeatures features;
  const std::optional<std::string> mended = mended_text(text);
  if (mended) text = *mended;
  const std::vector<char32_t> characters = seen_characters(text, kFingerprintCharacters);
  features.characters = static_cast<std::uint32_t>(characters.size());
  Counter counter;
  const std::vector<Token> tokens = split_tokens(characters);
  count_words(tokens, counter);
  count_characters(characters, counter);
  count_grammar(characters, counter);
  features.hashed = counter.sparse();
  features.form = count_form_habits(characters);
  features.has_line_run = has_line_run(characters);
  features.line_breaks = line_breaks_of(text);
  features.runs = hash_runs(tokens, features.words);
  return features;
}

}  // namespace kinprint

#include "feature/rhetoric.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "feature/form_habits.hpp"
#include "segment/word_folds.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

constexpr std::array<RhetoricHabit, kRhetoricHabits> kHabits = {{
    {"contrasts", "rate of \"not ... but\", \"not just|only|merely|simply\" and \"isn't ..., it's\" within one sentence", true},
    {"tricolons", "rate of lists of three or more short parts with a last comma: \"a, b, and c\"", true},
    {"hedges", "rate of may, might, could, perhaps, likely, often, generally, typically and the like", true},
    {"boosters", "rate of crucial, essential, truly, clearly, significant, powerful and the like", true},
    {"transitions", "rate of however, moreover, furthermore, additionally, therefore, ultimately and the like", true},
    {"first_singular", "rate of I, me, my and their contractions", true},
    {"first_plural", "rate of we, us, our, let's and their contractions", true},
    {"second_person", "rate of you, your and their contractions", true},
    {"contractions", "rate of words with an apostrophe inside", true},
    {"participle_tails", "rate of a comma followed by a word in -ing", true},
    {"adverbs", "rate of words in -ly of five letters and more", true},
    {"nominalisations", "rate of words in -tion, -ment, -ness and -ity", true},
    {"conjunction_starts", "share of sentences that begin with and, but, so or or", true},
    {"question_sentences", "share of sentences that end in a question mark"},
    {"exclaimed_sentences", "share of sentences that end in an exclamation mark"},
    {"colon_lead_ins", "share of sentences that end in a colon"},
    {"sentence_words", "log of the mean words a sentence"},
    {"sentence_spread", "standard deviation of the log of words a sentence"},
    {"paragraph_sentences", "log of 1 + mean sentences a paragraph block"},
    {"list_share", "share of blocks that are list items"},
    {"ordered_share", "share of list items that are numbered"},
    {"nested_share", "share of list items nested in another"},
    {"heading_share", "share of blocks that are headings"},
    {"heading_depth", "mean level of headings, 0 without any"},
    {"title_case", "share of words in headings that begin with a capital"},
    {"table_share", "share of blocks that are tables"},
    {"code_share", "share of blocks that are code"},
    {"quote_share", "share of blocks that are quotes"},
    {"math_share", "share of blocks that are formulas"},
    {"dash_marker", "share of bullets that are a hyphen"},
    {"star_marker", "share of bullets that are an asterisk"},
    {"dot_marker", "share of bullets that are a bullet character"},
    {"opener_mark", "1 when the answer begins with a heading, list or other mark"},
    {"opener_apology", "1 when it begins with an apology or refusal"},
    {"opener_agreement", "1 when it begins with agreement, as in sure or certainly"},
    {"opener_praise", "1 when it begins with praise or thanks"},
    {"opener_presents", "1 when it begins by presenting, as in here is"},
    {"opener_first_person", "1 when it begins with the first person"},
    {"closer_offer", "1 when it ends with an offer of more"},
    {"closer_hope", "1 when it ends with a hope or good wishes"},
    {"closer_question", "1 when it ends with a question"},
    {"closer_summary", "1 when the last sentence sums up"},
}};
static_assert(kHabits.back().definition.size() > 0);
constexpr auto kNames = names_of(kHabits);
constexpr auto kEnglishOnly = [] {
  std::array<bool, kRhetoricHabits> only{};
  for (std::size_t i = 0; i < only.size(); ++i) only[i] = kHabits[i].english_only;
  return only;
}();

// Word lists: our own choice of the commonest of each class in chatbot answers.
constexpr auto kHedges = folds_of({"may", "might", "could", "perhaps", "likely", "often", "generally", "typically",
                                   "usually", "sometimes", "possibly", "probably", "seems", "seem", "suggests",
                                   "tend", "tends", "potentially", "somewhat", "arguably", "relatively", "appears"});
constexpr auto kBoosters = folds_of({"crucial", "essential", "truly", "clearly", "significant", "significantly",
                                     "powerful", "key", "vital", "important", "importantly", "certainly", "definitely",
                                     "highly", "extremely", "incredibly", "deeply", "profound", "absolutely", "ensure",
                                     "ensures", "ensuring", "robust", "fundamental", "critical"});
constexpr auto kTransitions = folds_of({"however", "moreover", "furthermore", "additionally", "therefore", "thus",
                                        "ultimately", "overall", "consequently", "nevertheless", "nonetheless",
                                        "meanwhile", "instead", "finally", "hence", "similarly", "conversely"});
constexpr auto kFirstSingular = folds_of({"i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"});
constexpr auto kFirstPlural = folds_of({"we", "us", "our", "ours", "ourselves", "let's", "we're", "we've", "we'll"});
constexpr auto kSecond = folds_of({"you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd"});
constexpr auto kConjunctions = folds_of({"and", "but", "so", "or"});
constexpr auto kAfterNot = folds_of({"just", "only", "merely", "simply"});
constexpr auto kDenials = folds_of({"isn't", "wasn't", "aren't", "don't", "doesn't", "not"});
constexpr auto kAsserts = folds_of({"it's", "they're", "that's", "it", "they"});
constexpr std::uint32_t kNot = fnv1a32("not");
constexpr std::uint32_t kBut = fnv1a32("but");
constexpr std::uint32_t kAnd = fnv1a32("and");
constexpr std::uint32_t kOr = fnv1a32("or");
constexpr std::uint32_t kComma = fnv1a32(",");
constexpr std::uint32_t kHyphen = fnv1a32("-");  // every dash folds to it
constexpr std::uint32_t kSemicolon = fnv1a32(";");

template <std::size_t N>
bool among(const std::array<std::uint32_t, N>& folds, std::uint32_t fold) {
  return std::binary_search(folds.begin(), folds.end(), fold);
}

float rate(double count, double words) { return static_cast<float>(std::log1p(1000 * count / words)); }
float share(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0.0F; }

struct WordCounts {
  double contrasts = 0, tricolons = 0, hedges = 0, boosters = 0, transitions = 0, first = 0, plural = 0, second = 0,
         contractions = 0, tails = 0, adverbs = 0, nouns = 0, words = 0;
};

// Words that a contrast may span between its two halves, and parts of a tricolon. Chosen.
constexpr std::size_t kContrastReach = 12;
constexpr std::size_t kPartWords = 4;

bool is_contrast(std::span<const Word> words, std::size_t at) {
  if (!among(kDenials, words[at].fold)) return false;
  if (words[at].fold == kNot && at + 1 < words.size() && among(kAfterNot, words[at + 1].fold)) return true;
  const std::size_t end = std::min(words.size(), at + kContrastReach);
  for (std::size_t i = at + 2; i < end; ++i) {
    if (words[i].fold == kBut && words[at].fold == kNot) return true;
    const std::uint32_t before = words[i - 1].fold;
    const bool turned = before == kComma || before == kHyphen || before == kSemicolon;
    if (turned && among(kAsserts, words[i].fold)) return true;
  }
  return false;
}

// At the last comma of "a, b, and c": a part of 1 to kPartWords words lies between two commas.
bool is_tricolon(std::span<const Word> words, std::size_t at) {
  if (words[at].fold != kComma || at + 1 >= words.size()) return false;
  if (words[at + 1].fold != kAnd && words[at + 1].fold != kOr) return false;
  for (std::size_t back = 2; back <= kPartWords + 1 && back <= at; ++back) {
    if (words[at - back].fold == kComma) return true;
  }
  return false;
}

void count_endings(std::string_view bytes, WordCounts& counts) {
  if (bytes.find('\'') != std::string_view::npos || bytes.find("\u2019") != std::string_view::npos) ++counts.contractions;
  if (bytes.size() >= 5 && bytes.ends_with("ly")) ++counts.adverbs;
  const bool noun = bytes.ends_with("tion") || bytes.ends_with("ment") || bytes.ends_with("ness") || bytes.ends_with("ity");
  if (bytes.size() >= 6 && noun) ++counts.nouns;
}

void count_sentence(std::string_view text, std::span<const Word> words, WordCounts& counts) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (is_tricolon(words, i)) ++counts.tricolons;
    if (word.kind == WordKind::Punctuation) continue;
    ++counts.words;
    if (word.kind != WordKind::Letters) continue;
    const std::string_view bytes = text.substr(word.span.begin, word.span.size());
    if (is_contrast(words, i)) ++counts.contrasts;
    counts.hedges += among(kHedges, word.fold);
    counts.boosters += among(kBoosters, word.fold);
    counts.transitions += among(kTransitions, word.fold);
    counts.first += among(kFirstSingular, word.fold);
    counts.plural += among(kFirstPlural, word.fold);
    counts.second += among(kSecond, word.fold);
    count_endings(bytes, counts);
    if (i > 0 && words[i - 1].fold == kComma && bytes.size() >= 5 && bytes.ends_with("ing")) ++counts.tails;
  }
}

struct SentenceCounts {
  double sentences = 0, conjunctions = 0, questions = 0, exclaimed = 0, colons = 0, log_sum = 0, log_squares = 0,
         words = 0;
};

char last_mark(std::string_view text, ByteSpan span) {
  for (std::uint32_t end = span.end; end > span.begin; --end) {
    const char byte = text[end - 1];
    if (byte != '*' && byte != '_' && byte != ' ' && byte != '"' && byte != ')' && byte != '\n') return byte;
  }
  return '\0';
}

void count_sentence_form(std::string_view text, const Sentence& sentence, std::span<const Word> words,
                         SentenceCounts& counts) {
  const auto counted = static_cast<double>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return word.kind != WordKind::Punctuation; }));
  if (counted == 0) return;
  ++counts.sentences;
  counts.words += counted;
  counts.log_sum += std::log(counted);
  counts.log_squares += std::log(counted) * std::log(counted);
  if (among(kConjunctions, words.front().fold)) ++counts.conjunctions;
  const char mark = last_mark(text, sentence.span);
  const std::string_view tail = text.substr(sentence.span.begin, sentence.span.size());
  if (mark == '?' || tail.ends_with("\uFF1F")) ++counts.questions;  // FULLWIDTH QUESTION MARK
  if (mark == '!' || tail.ends_with("\uFF01")) ++counts.exclaimed;  // FULLWIDTH EXCLAMATION MARK
  if (mark == ':' || tail.ends_with("\uFF1A")) ++counts.colons;     // FULLWIDTH COLON
}

struct BlockCounts {
  double blocks = 0, bullets = 0, ordered = 0, nested = 0, headings = 0, depth = 0, tables = 0, code = 0, quotes = 0,
         math = 0, paragraphs = 0, dash = 0, star = 0, dot = 0;
};

void count_block(std::string_view text, const Block& block, BlockCounts& counts) {
  ++counts.blocks;
  switch (block.kind) {
    case BlockKind::Paragraph: ++counts.paragraphs; break;
    case BlockKind::Heading: ++counts.headings, counts.depth += block.depth; break;
    case BlockKind::Quote: ++counts.quotes; break;
    case BlockKind::Code: ++counts.code; break;
    case BlockKind::Table: ++counts.tables; break;
    case BlockKind::Math: ++counts.math; break;
    case BlockKind::Rule: break;
    case BlockKind::OrderedItem: ++counts.ordered, counts.nested += block.depth > 0; break;
    case BlockKind::ListItem: {
      ++counts.bullets, counts.nested += block.depth > 0;
      std::string_view item = text.substr(block.span.begin, block.span.size());
      item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
      counts.dash += item.starts_with('-');
      counts.star += item.starts_with('*');
      counts.dot += item.starts_with("\u2022");  // BULLET
    }
  }
}

float title_case_share(std::string_view text, const SegmentedAnswer& answer) {
  double capitals = 0;
  double words = 0;
  for (const Sentence& sentence : answer.sentences) {
    if (sentence.block >= answer.blocks.size() || answer.blocks[sentence.block].kind != BlockKind::Heading) continue;
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      const Word& word = answer.words[i];
      if (word.kind != WordKind::Letters || word.span.size() < 4) continue;  // "of" and "the" stay small in title case
      const char32_t first = decode_at(text, word.span.begin).value;
      ++words;
      capitals += to_lower(first) != first;
    }
  }
  return share(capitals, words);
}

}  // namespace

const std::array<RhetoricHabit, kRhetoricHabits>& rhetoric_habits() { return kHabits; }

std::string_view rhetoric_habit_name(std::size_t habit) { return kNames[habit]; }

bool is_english_rhetoric(std::size_t habit) { return kEnglishOnly[habit]; }

std::array<float, kRhetoricHabits> count_rhetoric(std::string_view text, const SegmentedAnswer& answer,
                                                  const Edges& edges) {
  WordCounts words;
  SentenceCounts sentences;
  for (const Sentence& sentence : answer.sentences) {
    const std::span<const Word> part =
        std::span(answer.words).subspan(sentence.first_word, sentence.end_word - sentence.first_word);
    if (part.empty()) continue;
    count_sentence(text, part, words);
    count_sentence_form(text, sentence, part, sentences);
  }
  std::array<float, kRhetoricHabits> values{};
  if (words.words == 0 || sentences.sentences == 0) return values;
  BlockCounts blocks;
  for (const Block& block : answer.blocks) count_block(text, block, blocks);

  const double total = words.words;
  const double count = sentences.sentences;
  const double mean_log = sentences.log_sum / count;
  const double items = blocks.bullets + blocks.ordered;
  const auto is_opener = [&](OpenerType type) { return edges.opener == type ? 1.0F : 0.0F; };
  const auto is_closer = [&](CloserType type) { return edges.closer == type ? 1.0F : 0.0F; };
  values = {rate(words.contrasts, total), rate(words.tricolons, total), rate(words.hedges, total),
            rate(words.boosters, total), rate(words.transitions, total), rate(words.first, total),
            rate(words.plural, total), rate(words.second, total), rate(words.contractions, total),
            rate(words.tails, total), rate(words.adverbs, total), rate(words.nouns, total),
            share(sentences.conjunctions, count), share(sentences.questions, count),
            share(sentences.exclaimed, count), share(sentences.colons, count),
            static_cast<float>(std::log(sentences.words / count)),
            static_cast<float>(std::sqrt(std::max(0.0, sentences.log_squares / count - mean_log * mean_log))),
            static_cast<float>(std::log1p(count / std::max(1.0, blocks.paragraphs))),
            share(items, blocks.blocks), share(blocks.ordered, items), share(blocks.nested, items),
            share(blocks.headings, blocks.blocks), share(blocks.depth, blocks.headings),
            title_case_share(text, answer), share(blocks.tables, blocks.blocks), share(blocks.code, blocks.blocks),
            share(blocks.quotes, blocks.blocks), share(blocks.math, blocks.blocks), share(blocks.dash, blocks.bullets),
            share(blocks.star, blocks.bullets), share(blocks.dot, blocks.bullets), is_opener(OpenerType::Mark),
            is_opener(OpenerType::Apology), is_opener(OpenerType::Agreement), is_opener(OpenerType::Praise),
            is_opener(OpenerType::Presents), is_opener(OpenerType::FirstPerson), is_closer(CloserType::Offer),
            is_closer(CloserType::Hope), is_closer(CloserType::Question), is_closer(CloserType::Summary)};
  return values;
}

}  // namespace kinprint

#include "feature/form_habits.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/unicode.hpp"

namespace kinprint {
namespace {

using namespace form_place;

constexpr std::array<FormHabit, kFormHabits> kHabits = {{
    {"length", "log of the code points"},
    {"headings", "rate of lines that begin with #"},
    {"bullets", "rate of lines that begin with -, * or +"},
    {"ordered_items", "rate of lines that begin with a number and . or )"},
    {"bold", "rate of **"},
    {"fences", "rate of lines that begin with ```"},
    {"blank_lines", "rate of empty lines"},
    {"table_bars", "rate of |"},
    {"em_dashes", "rate of U+2014"},
    {"en_dashes", "rate of U+2013"},
    {"exclamations", "rate of !"},
    {"questions", "rate of ?"},
    {"parentheses", "rate of ( and )"},
    {"double_quotes", "rate of straight and curly double quotes"},
    {"apostrophes", "rate of straight and curly single quotes"},
    {"colons", "rate of :"},
    {"semicolons", "rate of ;"},
    {"commas", "rate of ,"},
    {"full_stops", "rate of ."},
    {"emoji", "rate of U+1F300 to U+1FAFF and U+2600 to U+27BF"},
    {"lines", "rate of line feeds"},
    {"capitals", "rate of upper-case letters"},
    {"digits", "rate of digits"},
    {"curly_quotes", "share of curly among all quotes and apostrophes"},
    {"bold_lead_ins", "rate of lines whose text begins with **"},
    {"nested_items", "rate of list items indented by two spaces or more"},
    {"rules", "rate of lines of three or more -, * or _"},
    {"italics", "rate of single * or _ beside a letter"},
    {"inline_code", "rate of single backticks"},
    {"ellipses", "rate of U+2026 and of three full stops"},
    {"spaced_hyphens", "rate of a hyphen between spaces"},
    {"hyphens", "rate of a hyphen between letters"},
    {"ideographs", "share of ideographs and kana among letters"},
    {"wide_punctuation", "rate of full-width and ideographic punctuation"},
    {"word_length", "log of the mean letters a word"},
    {"sentence_length", "log of the mean code points between sentence ends"},
    {"paragraph_length", "log of the mean code points between blank lines"},
    {"opens_with_mark", "1 when the first line begins with #, *, -, or a number"},
    {"closes_with_question", "1 when the last mark is a question mark"},
    {"backslashes", "rate of backslashes and dollar signs, as in formulas"},
}};
constexpr auto kNames = names_of(kHabits);

struct LineStart {
  char32_t mark = 0;  // first character after indentation
  char32_t second = 0;
  bool indented = false;
  bool number = false;  // digits followed by . or )
};

LineStart read_line_start(std::span<const char32_t> text, std::size_t at) {
  LineStart start;
  std::size_t indent = 0;
  while (at < text.size() && (text[at] == U' ' || text[at] == U'\t')) {
    ++at;
    ++indent;
  }
  start.indented = indent >= 2;
  if (at < text.size()) start.mark = text[at];
  if (at + 1 < text.size()) start.second = text[at + 1];
  std::size_t digits = at;
  while (digits < text.size() && digits < at + 3 && text[digits] >= U'0' && text[digits] <= U'9') ++digits;
  start.number = digits > at && digits < text.size() && (text[digits] == U'.' || text[digits] == U')');
  return start;
}

bool is_wide_punctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || c == 0xFF5E;
}

struct Counts {
  std::array<double, kFormHabits> n{};
  double letters = 0, ideographs = 0, words = 0, sentences = 0, paragraphs = 0, quotes = 0, curly = 0;
};

// The line that begins at `i`.
void count_line(std::span<const char32_t> text, std::size_t i, Counts& counts) {
  auto& n = counts.n;
  const LineStart start = read_line_start(text, i);
  if (start.mark == U'#') n[kHeadings]++;
  if ((start.mark == U'-' || start.mark == U'*' || start.mark == U'+') && (start.second == U' ' || start.second == U'\t')) {
    n[kBullets]++;
    if (start.indented) n[kNestedItems]++;
  }
  if (start.number) n[kOrderedItems]++;
  if (start.mark == U'`' && start.second == U'`') n[kFences]++;
  if (start.mark == U'\n' || start.mark == 0) {
    n[kBlankLines]++;
    counts.paragraphs++;
  }
  if (start.mark == U'*' && start.second == U'*') n[kBoldLeadIns]++;
  if ((start.mark == U'-' || start.mark == U'*' || start.mark == U'_') && start.second == start.mark &&
      i + 2 < text.size() && text[i + 2] == start.mark)
    n[kRules]++;
}

// One character between two others.
void count_mark(char32_t c, char32_t before, char32_t after, Counts& counts) {
  auto& n = counts.n;
  switch (c) {
    case U'*':
      if (after == U'*' && before != U'*') n[kBold]++;
      if (before != U'*' && after != U'*' && (is_letter(after) || is_letter(before))) n[kItalics]++;
      break;
    // clang-format off
    case U'_': if (is_letter(after) != is_letter(before)) n[kItalics]++; break;
    case U'|': n[kTableBars]++; break;
    case 0x2014: n[kEmDashes]++; break;  // em dash
    case 0x2013: n[kEnDashes]++; break;  // en dash
    case U'!': case 0xFF01: n[kExclamations]++; break;  // full-width exclamation mark
    case U'?': case 0xFF1F: n[kQuestions]++; break;  // full-width question mark
    case U'(': case U')': case 0xFF08: case 0xFF09: n[kParentheses]++; break;  // full-width parentheses
    case U'"': n[kDoubleQuotes]++; counts.quotes++; break;
    case 0x201C: case 0x201D: n[kDoubleQuotes]++; counts.quotes++; counts.curly++; break;  // curly double quotes
    case U'\'': n[kApostrophes]++; counts.quotes++; break;
    case 0x2018: case 0x2019: n[kApostrophes]++; counts.quotes++; counts.curly++; break;  // curly single quotes
    case U':': case 0xFF1A: n[kColons]++; break;  // full-width colon
    case U';': case 0xFF1B: n[kSemicolons]++; break;  // full-width semicolon
    case U',': case 0xFF0C: case 0x3001: n[kCommas]++; break;  // full-width and ideographic comma
    case U'.': case 0x3002:  // ideographic full stop
      n[kFullStops]++;
      if (c == U'.' && before == U'.' && after == U'.') n[kEllipses]++;
      break;
    case 0x2026: n[kEllipses]++; break;  // ellipsis
    case U'\n': n[kLines]++; break;
    case U'`': if (before != U'`' && after != U'`') n[kInlineCode]++; break;
    case U'-':
      if (before == U' ' && after == U' ') n[kSpacedHyphens]++;
      if (is_letter(before) && is_letter(after)) n[kHyphens]++;
      break;
    case U'\\': case U'$': n[kBackslashes]++; break;
    // clang-format on
    default: break;
  }
  if ((c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF)) n[kEmoji]++;
  if (is_digit(c)) n[kDigits]++;
  if (is_wide_punctuation(c)) n[kWidePunctuation]++;
  if (c == U'.' || c == U'!' || c == U'?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F) {
    if (is_space(after) || c >= 0x3002) counts.sentences++;
  }
}

}  // namespace

const std::array<FormHabit, kFormHabits>& form_habits() { return kHabits; }

std::string_view form_habit_name(std::size_t habit) { return kNames[habit]; }

bool has_marks(std::span<const float, kFormHabits> habits) {
  constexpr FormPlace kMarks[] = {kHeadings, kBullets, kBold, kFences, kInlineCode};  // models/fit/text_losses.py has the same
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&](FormPlace habit) { return habits[habit] > 0; });
}

bool has_line_run(std::span<const char32_t> text) {
  constexpr std::size_t kRunLines = 3;
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size() && run < kRunLines; ++i) {
    if (i > 0 && text[i - 1] != U'\n') continue;
    const LineStart start = read_line_start(text, i);
    run = start.mark == 0 || start.mark == U'\n' || start.number ? 0 : run + 1;
  }
  return run == kRunLines;
}

std::array<float, kFormHabits> count_form_habits(std::span<const char32_t> text) {
  std::array<float, kFormHabits> form{};
  if (text.empty()) return form;
  Counts counts;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const char32_t before = i ? text[i - 1] : U'\n';
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U'\n';
    if (before == U'\n') count_line(text, i, counts);
    const bool letter = is_letter(c) || is_ideograph(c);
    if (letter) {
      counts.letters++;
      if (is_ideograph(c)) counts.ideographs++;
      if (!in_word) counts.words++;
      if (to_lower(c) != c) counts.n[kCapitals]++;
    }
    in_word = letter;
    count_mark(c, before, after, counts);
  }
  const double size = static_cast<double>(text.size());
  for (std::size_t k = 1; k < kFormHabits; ++k) form[k] = static_cast<float>(std::log1p(1000 * counts.n[k] / size));
  form[kLength] = static_cast<float>(std::log(size));
  form[kCurlyQuotes] = static_cast<float>(counts.quotes > 0 ? counts.curly / counts.quotes : 0.5);  // half: neither habit was shown
  form[kIdeographs] = static_cast<float>(counts.letters > 0 ? counts.ideographs / counts.letters : 0);
  form[kWordLength] = static_cast<float>(std::log((counts.letters + 1) / (counts.words + 1)));
  form[kSentenceLength] = static_cast<float>(std::log(size / (counts.sentences + 1)));
  form[kParagraphLength] = static_cast<float>(std::log(size / (counts.paragraphs + 1)));
  const LineStart first = read_line_start(text, 0);
  form[kOpensWithMark] = first.mark == U'#' || first.mark == U'*' || first.mark == U'-' || first.number ? 1.0F : 0.0F;
  std::size_t last = text.size();
  while (last > 0 && is_space(text[last - 1])) --last;
  form[kClosesWithQuestion] = last > 0 && (text[last - 1] == U'?' || text[last - 1] == 0xFF1F) ? 1.0F : 0.0F;
  return form;
}

}  // namespace kinprint

#include "verdict/altered_texts.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/damaged_text.hpp"
#include "text/html_fragment.hpp"
#include "text/line_breaks.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kFewestSentences = 4;

bool is_list_mark(char c) { return c == '-' || c == '*' || c == '+'; }

// Bytes of marks at the start of a line, indentation included.
std::size_t line_mark_size(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) return 0;
  const std::size_t start = at;
  while (at < line.size() && (line[at] == '#' || line[at] == '>')) ++at;
  if (at == start && at + 1 < line.size() && is_list_mark(line[at]) && line[at + 1] == ' ') ++at;
  if (at == start) {
    while (at < line.size() && is_ascii_digit(line[at])) ++at;
    if (at == start || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
  }
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

}  // namespace

std::string text_without_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    line.remove_prefix(line_mark_size(line));
    for (const char c : line) {
      if (c != '*' && c != '`' && c != '|' && c != '_') out += c;
    }
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string cleared_text(const Answer& answer, std::string text) {
  return is_html_fragment(answer.document.own()) ? without_tags(text) : text;
}

std::string cleared_text(const Answer& answer) { return cleared_text(answer, std::string(answer.document.own())); }

std::vector<std::string> cleared_texts(const Side& side, std::span<const Place> places) {
  std::vector<std::string> texts = texts_without(side, places);
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = cleared_text(side.answers[i], std::move(texts[i]));
  return texts;
}

bool is_mended(const Answer& answer) {
  const std::string_view own = answer.document.own();
  return is_html_fragment(own) || mended_text(own);
}

std::vector<std::string> texts_with_straight_quotes(std::vector<std::string> texts) {
  for (std::string& text : texts) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = decode_at(text, at);
      const bool is_typographic = point.value >= 0x2018 && point.value <= 0x201F;
      out += is_typographic ? std::string(1, static_cast<char>(fold_character(point.value))) : text.substr(at, point.length);
      at += point.length;
    }
    text = std::move(out);
  }
  return texts;
}

std::vector<std::string> reduced_texts(std::vector<std::string> texts, Reduction reduction) {
  for (std::string& text : texts) {
    if (reduction.marks) text = text_without_marks(text);  // which stand at the beginnings of lines
    text = text_with_line_breaks(text, reduction.line_breaks);
  }
  return texts;
}

std::vector<Place> edge_places(const Side& side, std::span<const SegmentedAnswer> segments) {
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    const std::vector<Sentence>& sentences = segments[i].sentences;
    if (sentences.size() < kFewestSentences || sentences.front().span.end >= sentences.back().span.begin) continue;
    places.push_back({i, {0, sentences.front().span.end}});
    places.push_back({i, {sentences.back().span.begin, static_cast<std::uint32_t>(side.answers[i].document.own().size())}});
  }
  return places;
}

std::vector<std::string> texts_without(const Side& side, std::span<const Place> places) {
  std::vector<std::string> texts;
  for (const Answer& answer : side.answers) texts.emplace_back(answer.document.own());
  std::vector<std::vector<std::uint8_t>> out(texts.size());
  for (const Place& place : places) {
    std::vector<std::uint8_t>& marks = out[place.answer];
    marks.resize(texts[place.answer].size());
    for (std::uint32_t k = place.span.begin; k < place.span.end; ++k) marks[k] = true;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (out[i].empty()) continue;
    std::string kept;
    for (std::size_t k = 0; k < texts[i].size(); ++k) {
      if (!out[i][k]) kept += texts[i][k];
    }
    texts[i] = std::move(kept);
  }
  return texts;
}

}  // namespace kinprint

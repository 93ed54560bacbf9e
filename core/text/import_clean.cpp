#include "text/import_clean.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/byte_block.hpp"
#include "base/utf8.hpp"
#include "text/import_page_lines.hpp"
#include "text/outer_space.hpp"
#include "text/reasoning_marks.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kMarkOpen = "\xEE\x88\x80";         // U+E200: ChatGPT opens a mark
constexpr std::string_view kMarkClose = "\xEE\x88\x81";        // U+E201: and closes it
constexpr std::string_view kMarkNext = "\xEE\x88\x82";         // U+E202: between its parts
constexpr std::string_view kLenticularOpen = "\xE3\x80\x90";   // U+3010 LEFT BLACK LENTICULAR BRACKET
constexpr std::string_view kLenticularClose = "\xE3\x80\x91";  // U+3011
constexpr std::string_view kDagger = "\xE2\x80\xA0";           // U+2020 DAGGER
constexpr std::size_t kLongestMark = 4096;                     // bytes; chosen: an unclosed mark must not swallow the answer

bool starts(std::string_view text, std::size_t at, std::string_view with) {
  return text.compare(at, with.size(), with) == 0;
}

// The next place at which something to remove may start: CR, brackets, and lead bytes of marks and private-use characters.
std::size_t next_stop(std::string_view text, std::size_t position) {
  return find_in_blocks(text, position, [](const ByteBlock& block) {
    return block.equal('\r', '[', '<', 0xE3) | (block.at_least(0xEE) & ~block.equal(0xF0));
  });
}

bool is_private_use(char32_t value) {
  return (value >= 0xE000 && value <= 0xF8FF) || value >= 0xF0000 || value == 0xFFFC;  // and OBJECT REPLACEMENT
}

// What a reader sees in place of a ChatGPT mark: names of entities and titles of links are text, the rest is not.
std::string_view shown_in_mark(std::string_view mark) {
  const std::size_t part = mark.find(kMarkNext);
  if (part == std::string_view::npos) return {};
  const std::string_view kind = mark.substr(0, part);
  std::string_view rest = mark.substr(part + kMarkNext.size());
  if (kind == "url" || kind == "link_title") return rest.substr(0, rest.find(kMarkNext));
  if (kind != "entity") return {};
  // ["kind","name","note"]: the second string, where it has no escapes.
  const std::size_t comma = rest.find("\",\"");
  if (comma == std::string_view::npos) return {};
  rest.remove_prefix(comma + 3);
  const std::size_t quote = rest.find('"');
  if (quote == std::string_view::npos || rest.substr(0, quote).find('\\') != std::string_view::npos) return {};
  return rest.substr(0, quote);
}

// Length of "[citation:3]", "[^3^]", "[cite: 1, 2]", "[cite_start]" or, where asked for, "[3]" at `at`; else 0.
std::size_t bracket_mark(std::string_view text, std::size_t at, bool numbered) {
  std::size_t position = at + 1;
  const auto digits = [&] {
    const std::size_t begin = position;
    while (position < text.size() && position - begin < 6 && is_ascii_digit(text[position])) ++position;
    return position > begin;
  };
  const auto closes = [&] { return position < text.size() && text[position] == ']' ? position + 1 - at : 0; };
  if (starts(text, position, "citation:")) {
    position += 9;
    return digits() ? closes() : 0;
  }
  if (starts(text, position, "cite_start]")) return 12;
  if (starts(text, position, "cite:")) {
    position += 5;
    while (position < text.size() && (is_ascii_digit(text[position]) || text[position] == ',' || text[position] == ' '))
      ++position;
    return closes();
  }
  if (starts(text, position, "^")) {
    ++position;
    if (!digits() || !starts(text, position, "^")) return 0;  // "[^3]" is a Markdown footnote
    ++position;
    return closes();
  }
  if (!numbered || !digits()) return 0;
  const std::size_t length = closes();
  return length > 0 && starts(text, at + length, "(") ? 0 : length;  // "[3](...)" is a link
}

// Length of "<grok:render ...>...</grok:render>" at `at`; else 0.
std::size_t render_mark(std::string_view text, std::size_t at) {
  if (!starts(text, at, "<grok:render")) return 0;
  constexpr std::string_view kEnd = "</grok:render>";
  const std::size_t end = text.substr(at, kLongestMark).find(kEnd);
  return end == std::string_view::npos ? 0 : end + kEnd.size();
}

// Length of a tag around a document that Grok, or Claude until 2024, wrote within an answer, at `at`; else 0. Its words stay.
std::size_t document_tag(std::string_view text, std::size_t at) {
  for (const std::string_view start : {"<xaiArtifact artifact_id=", "<antArtifact identifier="}) {
    const std::size_t end = starts(text, at, start) ? text.substr(at, kLongestMark).find('>') : std::string_view::npos;
    if (end != std::string_view::npos) return end + 1;
  }
  const bool begins_line = at == 0 || text[at - 1] == '\n';
  for (const std::string_view end : {"</xaiArtifact>", "</antArtifact>"})
    if (begins_line && starts(text, at, end)) return end.size();
  return 0;
}

std::size_t lenticular_mark(std::string_view text, std::size_t at) {
  const std::size_t close = text.substr(at, 256).find(kLenticularClose);
  if (close == std::string_view::npos) return 0;
  return text.substr(at, close).find(kDagger) == std::string_view::npos ? 0 : close + kLenticularClose.size();
}

// The same string where there is none.
std::string trimmed(std::string text) {
  const std::string_view inner = without_outer_space(text);
  return inner.size() == text.size() ? std::move(text) : std::string(inner);
}

// Copies `text`, leaving out marks; the space before a mark at the end of a sentence goes with it.
class Cleaner {
 public:
  // Views: valid as long as the text, the options and the counts.
  Cleaner(std::string_view text, const CleanOptions& options, RemovedCounts& removed)
      : text_(text), options_(options), removed_(removed) {}

  std::string answer() {
    out_.reserve(text_.size());
    while ((position_ = next_stop(text_, position_)) < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[position_]);
      if (byte == '\r') end_line();
      else if (byte == '[') cite_or_keep(bracket_mark(text_, position_, options_.numbered_citations), 1);
      else if (byte == '<') cite_or_keep(render_mark(text_, position_) + document_tag(text_, position_), 1);
      else if (starts(text_, position_, kLenticularOpen)) cite_or_keep(lenticular_mark(text_, position_), kLenticularOpen.size());
      else if (byte < 0xEE) ++position_;
      else if (!starts(text_, position_, kMarkOpen) || !take_chatgpt_mark()) take_character();
    }
    drop(0);
    return std::move(out_);
  }

 private:
  // Copies what was kept up to here, and leaves out the next `length` bytes.
  void drop(std::size_t length) {
    out_.append(text_, copied_, position_ - copied_);
    position_ += length;
    copied_ = position_;
  }

  void end_line() {
    drop(1);
    if (position_ >= text_.size() || text_[position_] != '\n') out_ += '\n';
  }

  // A mark of so many bytes goes; where there is none, the next `kept` bytes stay.
  void cite_or_keep(std::size_t length, std::size_t kept) {
    if (length == 0) position_ += kept;
    else cite(length);
  }

  void cite(std::size_t length) {
    drop(length);
    ++removed_.citation_marks;
    const bool ends = position_ >= text_.size() || text_[position_] == '.' || text_[position_] == ',' || text_[position_] == '\n';
    while (ends && !out_.empty() && out_.back() == ' ') out_.pop_back();
  }

  // False where the mark is not closed, or too late.
  bool take_chatgpt_mark() {
    const std::size_t begin = position_ + kMarkOpen.size();
    if (mark_end_ < begin) mark_end_ = std::min(text_.find(kMarkClose, begin), text_.size());
    const std::size_t inside = mark_end_ - begin;
    if (mark_end_ == text_.size() || inside + kMarkClose.size() > kLongestMark) return false;
    const std::string_view shown = shown_in_mark(text_.substr(begin, inside));
    const std::size_t length = kMarkOpen.size() + inside + kMarkClose.size();
    if (shown.empty()) {
      cite(length);
    } else {
      drop(length);
      ++removed_.citation_marks;
      out_ += shown;
    }
    return true;
  }

  void take_character() {
    const CodePoint point = decode_at(text_, position_);
    if (is_private_use(point.value)) {
      drop(point.length);
      ++removed_.private_use_characters;
    } else {
      position_ += point.length;
    }
  }

  std::string_view text_;
  const CleanOptions& options_;
  RemovedCounts& removed_;
  std::string out_;
  std::size_t position_ = 0;
  std::size_t copied_ = 0;    // bytes of the text that are in out_ or left out
  std::size_t mark_end_ = 0;  // the next close of a mark, looked for once; text_.size() where there is none
};

// What stands between the marks, without what belongs to them: attributes and the summary of "<details", parts of the marks of
// gpt-oss and Solar Open.
std::string_view thought_in(std::string_view block, std::string_view words) {
  constexpr std::string_view kSummary = "</summary>";
  const bool is_details = block.starts_with("<details");
  if (is_details || block.starts_with("<|channel|>")) words.remove_prefix(std::min(words.find('>') + 1, words.size()));
  const std::size_t summary = is_details ? words.find(kSummary) : std::string_view::npos;
  if (summary != std::string_view::npos) words.remove_prefix(summary + kSummary.size());
  return without_outer_space(is_details ? words : words.substr(0, std::min(words.rfind("<|end|><|start|>"), words.rfind("<|end|><|begin|>"))));
}

// What models write between their reasoning and the answer.
constexpr std::string_view kAnswerStarts[] = {"<answer>", "<response>", "<|START_RESPONSE|>", "<|START_TEXT|>"};

// Moves reasoning out of an answer: that at its beginning, and between parts of it that begin a line, as where tools were used.
// Chatbots also write about the marks: within a line and in code they stay.
std::string without_reasoning(std::string text, std::string& reasoning, RemovedCounts& removed) {
  const std::string_view whole = text;
  std::string out;
  std::size_t at = 0, copied = 0;
  bool is_start = true, is_code = false;  // nothing of the answer was read yet; within a fence
  bool may_be_open = true;                // what the template began was not looked for yet, which takes a look at all of the text
  while (at < whole.size()) {
    if (is_start) at = std::min(whole.find_first_not_of(" \t\r\n", at), whole.size());
    const std::string_view rest = whole.substr(at);
    const bool is_fence = rest.starts_with("```");
    const bool may_be_mark = is_start || (!is_code && (rest[0] == '<' || rest[0] == '[' || rest[0] == '\xE2'));
    Reasoning found = may_be_mark ? reasoning_at_start(rest) : Reasoning();
    if (is_start && may_be_open && found.size == 0) {
      found = reasoning_without_start(rest);
      may_be_open = false;
    }
    if (found.size > 0 && (found.ends || is_start)) {
      append_block(reasoning, thought_in(rest, found.words));
      ++removed.reasoning_blocks;
      out.append(whole, copied, at - copied);
      at += found.size;
      if (is_start) at = std::min(whole.find_first_not_of(" \t\r\n", at), whole.size());
      for (const std::string_view start : kAnswerStarts)
        if (is_start && whole.substr(at).starts_with(start)) at += start.size();
      copied = at;
      continue;
    }
    if (found.size > 0) break;  // never ends: no further search, the rest stays text
    is_start = false;
    is_code = is_code != is_fence;
    at = std::min(whole.find('\n', at), whole.size() - 1) + 1;
  }
  if (copied == 0) return text;
  out.append(whole, copied);
  return out;
}

}  // namespace

std::string clean_answer(std::string text, std::string& reasoning, const CleanOptions& options, RemovedCounts& removed) {
  const bool plain = next_stop(text, 0) == text.size();
  std::string clean = without_reasoning(plain ? std::move(text) : Cleaner(text, options, removed).answer(), reasoning, removed);
  if (options.page_lines) clean = without_page_lines(clean, removed);
  return trimmed(std::move(clean));
}

std::string clean_prompt(std::string text, RemovedCounts& removed) {
  const std::size_t stop = find_in_blocks(text, 0, [](const ByteBlock& block) {
    return block.equal('\r') | (block.at_least(0xEE) & ~block.equal(0xF0));
  });
  if (stop == text.size()) return trimmed(std::move(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint point = decode_at(text, position);
    if (is_private_use(point.value)) ++removed.private_use_characters;
    else if (point.value != '\r') out.append(text, position, point.length);
    else if (position + 1 >= text.size() || text[position + 1] != '\n') out += '\n';
    position += point.length;
  }
  return trimmed(std::move(out));
}

}  // namespace kinprint

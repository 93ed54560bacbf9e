#include "text/import_transcript.hpp"

#include <algorithm>
#include <array>

#include "text/import_clean.hpp"

namespace kinprint {
namespace {

// Weak names are words of ordinary prose too: they count only where the strong ones are not of both sides, and then as is_interview says.
struct Speaker {
  std::string_view name;
  bool is_prompt;
  bool strong;
  bool generic;  // names no chatbot, so it is no model
};

constexpr std::array<Speaker, 56> kSpeakers{{
    {"user", true, true, true}, {"you", true, true, true}, {"you said", true, true, true}, {"you asked", true, true, true},
    {"human", true, true, true}, {"me", true, false, true}, {"prompt", true, false, true}, {"question", true, false, true},
    {"q", true, false, true}, {"nutzer", true, true, true}, {"utilisateur", true, true, true},
    {"usuario", true, true, true}, {"du hast gesagt", true, true, true},
    {"\xE7\x94\xA8\xE6\x88\xB7", true, true, true},                          // U+7528 U+6237: user
    {"\xE6\x88\x91", true, false, true},                                      // U+6211: I
    {"\xE4\xBD\xA0", true, false, true},                                      // U+4F60: you
    {"\xE6\x8F\x90\xE9\x97\xAE", true, false, true},                          // U+63D0 U+95EE: question
    {"assistant", false, true, true}, {"chatgpt", false, true, false}, {"chatgpt said", false, true, false},
    {"gpt", false, true, false}, {"claude", false, true, false}, {"claude responded", false, true, false},
    {"claude said", false, true, false}, {"gemini", false, true, false}, {"gemini said", false, true, false},
    {"bard", false, true, false}, {"kimi", false, true, false}, {"deepseek", false, true, false},
    {"qwen", false, true, false}, {"qwen chat", false, true, false}, {"tongyi", false, true, false},
    {"minimax", false, true, false}, {"minimax agent", false, true, false}, {"hailuo", false, true, false},
    {"hailuo ai", false, true, false}, {"grok", false, true, false}, {"copilot", false, true, false},
    {"copilot said", false, true, false}, {"le chat", false, true, false}, {"mistral", false, true, false},
    {"perplexity", false, true, false}, {"meta ai", false, true, false}, {"llama", false, true, false},
    {"z.ai", false, true, false}, {"glm", false, true, false}, {"doubao", false, true, false},
    {"chatbot", false, true, true}, {"ai", false, true, true}, {"bot", false, true, true},
    {"answer", false, false, true}, {"response", false, false, true}, {"a", false, false, true},
    {"\xE5\x8A\xA9\xE6\x89\x8B", false, true, true},                          // U+52A9 U+624B: assistant
    {"\xE5\x9B\x9E\xE7\xAD\x94", false, false, true},                         // U+56DE U+7B54: answer
    {"\xE9\x80\x9A\xE4\xB9\x89\xE5\x8D\x83\xE9\x97\xAE", false, true, false}, // U+901A U+4E49 U+5343 U+95EE: Tongyi Qianwen
}};
constexpr std::string_view kHailuoChinese = "\xE6\xB5\xB7\xE8\x9E\xBA";       // U+6D77 U+87BA: Hailuo
constexpr std::string_view kWideColon = "\xEF\xBC\x9A";                       // U+FF1A FULLWIDTH COLON

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

const Speaker* find_speaker(std::string_view name) {
  static constexpr Speaker kHailuo{kHailuoChinese, false, true, false};
  for (const Speaker& speaker : kSpeakers)
    if (equals_ignoring_case(speaker.name, name)) return &speaker;
  return starts(name, kHailuoChinese) && name.size() <= kHailuoChinese.size() + 3 ? &kHailuo : nullptr;
}

struct LineMarker {
  const Speaker* speaker = nullptr;
  std::string_view label;
  std::size_t length = 0;  // of the line up to the turn's text
};

// "User:", "**User:** text", "## ChatGPT", "### You said:", "Kimi (fullwidth colon)".
LineMarker read_marker(std::string_view line) {
  constexpr std::size_t kLongestMarker = 48;
  std::size_t position = 0;
  const auto skip_any = [&](std::string_view bytes) {
    const std::size_t before = position;
    while (position < line.size() && position < kLongestMarker && bytes.find(line[position]) != std::string_view::npos)
      ++position;
    return position > before;
  };
  skip_any(" \t>");
  const bool heading = skip_any("#");
  skip_any(" ");
  const bool bold = skip_any("*_");
  const std::size_t name_begin = position;
  std::size_t name_end = position, after = 0;
  for (; position <= line.size() && position - name_begin < kLongestMarker; ++position) {
    const bool at_end = position == line.size() || line[position] == '\r';
    const bool wide = starts(line.substr(position), kWideColon);
    if (!at_end && line[position] != ':' && line[position] != '*' && !wide) continue;
    name_end = position;
    // A colon, before or after the closing stars; without one the marker has to fill a heading or a bold line.
    skip_any("*_");
    bool colon = false;
    if (position < line.size() && (line[position] == ':' || starts(line.substr(position), kWideColon))) {
      position += line[position] == ':' ? 1 : kWideColon.size();
      colon = true;
      skip_any("*_");
    }
    const bool rest_empty = trimmed(line.substr(std::min(position, line.size()))).empty();
    if (!colon && !((heading || bold) && rest_empty)) return {};
    after = position;
    break;
  }
  if (after == 0) return {};
  const std::string_view name = trimmed(line.substr(name_begin, name_end - name_begin));
  const Speaker* speaker = find_speaker(name);
  return speaker == nullptr ? LineMarker{} : LineMarker{speaker, name, after};
}

constexpr std::string_view kBlank = " \t\r\n";

// Between a marker and the next.
std::string_view turn_text(std::string_view text, const std::vector<FoundMarker>& markers, std::size_t place) {
  const std::size_t end = place + 1 < markers.size() ? markers[place + 1].begin : text.size();
  return text.substr(markers[place].body, end - markers[place].body);
}

// Whether an answer follows a prompt, both with words.
bool has_both_sides(std::string_view text, const std::vector<FoundMarker>& markers) {
  bool prompt = false;
  for (std::size_t place = 0; place < markers.size(); ++place) {
    if (turn_text(text, markers, place).find_first_not_of(kBlank) == std::string_view::npos) continue;
    if (!markers[place].marker.is_prompt && prompt) return true;
    prompt = prompt || markers[place].marker.is_prompt;
  }
  return false;
}

bool is_one_paragraph(std::string_view turn) {
  const std::size_t begin = turn.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return false;
  turn = turn.substr(begin, turn.find_last_not_of(kBlank) + 1 - begin);
  for (std::size_t end = turn.find('\n'); end != std::string_view::npos; end = turn.find('\n', end + 1)) {
    const std::string_view next = turn.substr(end + 1, turn.find('\n', end + 1) - end - 1);
    if (trimmed(next).empty()) return false;
  }
  return true;
}

// "B: ..." after "A: ...": choices to a question, not its answer.
bool has_next_choice(std::string_view turn) {
  for (std::size_t begin = 0; begin < turn.size();) {
    const std::size_t end = std::min(turn.find('\n', begin), turn.size());
    const std::string_view line = turn.substr(begin, end - begin);
    const std::size_t letter = line.find_first_not_of(" \t>#*_");
    begin = end + 1;
    if (letter == std::string_view::npos || (line[letter] != 'B' && line[letter] != 'b')) continue;
    const std::size_t after = line.find_first_not_of("*_", letter + 1);
    if (after != std::string_view::npos && (line[after] == ':' || starts(line.substr(after), kWideColon))) return true;
  }
  return false;
}

// With weak markers a text is a transcript where question and answer take turns from the first on, each under one name, every question
// one paragraph and every turn with words.
bool is_interview(std::string_view text, const std::vector<FoundMarker>& markers) {
  if (markers.size() < 2) return false;
  for (std::size_t place = 0; place < markers.size(); ++place) {
    const TurnMarker& marker = markers[place].marker;
    const std::string_view turn = turn_text(text, markers, place);
    if (marker.is_prompt != (place % 2 == 0)) return false;
    if (!equals_ignoring_case(marker.label, markers[place % 2].marker.label)) return false;
    if (marker.is_prompt ? !is_one_paragraph(turn) : turn.find_first_not_of(kBlank) == std::string_view::npos) return false;
    if (equals_ignoring_case(marker.label, "a") && has_next_choice(turn)) return false;
  }
  return true;
}

bool is_rule(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 3 || (line[0] != '-' && line[0] != '*' && line[0] != '=' && line[0] != '_')) return false;
  return line.find_first_not_of(line[0]) == std::string_view::npos;
}

// Whether what stands before the first marker is more than a page or an exporter writes there: titles, dates, a few words.
bool is_prose(std::string_view before) {
  constexpr std::size_t kFewWords = 20;      // all words of prose before a chat, chosen
  constexpr std::size_t kLongestField = 80;  // bytes of a line such as "Exported: 2026-01-01"
  std::size_t words = 0;
  std::string_view last;
  for (std::size_t begin = 0; begin < before.size();) {
    const std::size_t end = std::min(before.find('\n', begin), before.size());
    const std::string_view line = trimmed(before.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty() || is_rule(line)) continue;
    last = line;
    const std::size_t colon = line.find(':');
    const bool field = line.size() <= kLongestField && colon != std::string_view::npos && colon + 1 < line.size();
    if (line.front() == '#' || field) continue;
    bool inside = false;
    for (const char byte : line) {
      const bool space = byte == ' ' || byte == '\t';
      if (!space && !inside) ++words;
      inside = !space;
    }
    std::size_t wide = 0;  // not all scripts part words by spaces: characters of three bytes or more, two of them a word
    for (const char byte : line) wide += static_cast<unsigned char>(byte) >= 0xE0 ? 1 : 0;
    words += wide / 2;
  }
  const bool leads_in = !last.empty() && last.front() != '#' && (last.back() == ':' || last.ends_with(kWideColon));
  return words > kFewWords || leads_in;
}

// Rules between turns belong to the transcript, not to the answer.
std::string_view without_end_rules(std::string_view text) {
  while (true) {
    std::size_t end = text.size();
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == ' ' || text[end - 1] == '\r')) --end;
    text = text.substr(0, end);
    const std::size_t line = text.rfind('\n');
    const std::string_view last = line == std::string_view::npos ? text : text.substr(line + 1);
    if (!is_rule(last)) return text;
    text = text.substr(0, text.size() - last.size());
  }
}

}  // namespace

std::vector<FoundMarker> find_markers(std::string_view text) {
  std::vector<FoundMarker> strong, all;
  bool fenced = false;
  std::uint64_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    ++line_number;
    const std::string_view bare = trimmed(line);
    if (starts(bare, "```") || starts(bare, "~~~")) fenced = !fenced;
    const LineMarker marker = fenced ? LineMarker{} : read_marker(line);
    if (marker.speaker != nullptr && all.size() < kMaximumMessages) {
      FoundMarker found{{line_number, marker.speaker->is_prompt, std::string(marker.label)}, begin,
                        std::min(begin + marker.length, text.size())};
      if (marker.speaker->strong) strong.push_back(found);
      all.push_back(std::move(found));
    }
    begin = end + 1;
  }
  const bool is_strong = has_both_sides(text, strong);
  std::vector<FoundMarker>& found = is_strong ? strong : all;
  if ((!is_strong && !is_interview(text, found)) || is_prose(text.substr(0, found.front().begin))) found.clear();
  return std::move(found);
}

void read_transcript(ImportContext& context, std::string_view text, const std::vector<FoundMarker>& markers) {
  context.result.format = ImportFormat::Transcript;
  std::vector<MessageNode> nodes;
  if (!trimmed(text.substr(0, markers.front().begin)).empty() &&
      text.substr(0, markers.front().begin).find_first_not_of(" \n\r\t#-=*_>") != std::string_view::npos)
    context.skip(SkipReason::OtherContent, "text before the first marker");
  for (std::size_t place = 0; place < markers.size(); ++place) {
    const FoundMarker& found = markers[place];
    MessageNode node;
    node.role = found.marker.is_prompt ? Role::User : Role::Assistant;
    node.text = clean_prompt(std::string(without_end_rules(turn_text(text, markers, place))), context.result.removed);
    const Speaker* speaker = find_speaker(found.marker.label);
    if (speaker != nullptr && !speaker->is_prompt && !speaker->generic) {
      node.model = found.marker.label;
      for (const std::string_view said : {" said", " responded"})
        if (node.model.size() > said.size() && node.model.ends_with(said)) node.model.resize(node.model.size() - said.size());
    }
    nodes.push_back(std::move(node));
    context.result.markers.push_back(found.marker);
  }
  link_as_list(nodes);
  context.item = 1;
  context.keep({}, nodes);
}

void read_plain_text(ImportContext& context, std::string_view text) {
  context.result.format = ImportFormat::PlainText;
  ImportedAnswer answer;
  answer.text = text;
  context.item = 1;
  context.keep_turns(single_turn({}, {}, std::move(answer)));
}

}  // namespace kinprint

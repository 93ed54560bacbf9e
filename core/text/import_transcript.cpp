#include "text/import_transcript.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "text/import_clean.hpp"
#include "text/import_context.hpp"
#include "text/import_speakers.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kWideColon = "\xEF\xBC\x9A";  // U+FF1A FULLWIDTH COLON

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// French puts a space that does not break before its colon: U+00A0 or U+202F.
std::string_view without_colon_space(std::string_view name) {
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF"})
    if (name.ends_with(space)) name.remove_suffix(space.size());
  return name;
}

struct LineMarker {
  SpokenBy spoken;
  std::string_view label;
  std::size_t length = 0;  // of the line up to the turn's text
  bool alone = false;      // the line has no more text
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
  bool alone = false;
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
    alone = trimmed_line(line.substr(std::min(position, line.size()))).empty();
    if (!colon && !((heading || bold) && alone)) return {};
    after = position;
    break;
  }
  if (after == 0) return {};
  const std::string_view name = without_colon_space(trimmed_line(line.substr(name_begin, name_end - name_begin)));
  const SpokenBy spoken = find_speaker(name);
  return spoken.speaker == nullptr ? LineMarker{} : LineMarker{spoken, name, after, alone};
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
    if (trimmed_line(next).empty()) return false;
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

// With weak markers a text is a transcript where question and answer take turns from the first on, each under one name, every
// question one paragraph and every turn with words.
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
  line = trimmed_line(line);
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
    const std::string_view line = trimmed_line(before.substr(begin, end - begin));
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
  std::vector<LineMarker> lines;
  std::vector<FoundMarker> candidates;  // of the same lines
  std::array<bool, kPageLanguages> is_said_in{};
  bool fenced = false;
  std::uint64_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    ++line_number;
    const std::string_view bare = trimmed_line(line);
    if (starts(bare, "```") || starts(bare, "~~~")) fenced = !fenced;
    const LineMarker marker = fenced ? LineMarker{} : read_marker(line);
    if (marker.spoken.speaker != nullptr && lines.size() < kMaximumMessages) {
      is_said_in[static_cast<std::size_t>(marker.spoken.said_in)] = true;
      candidates.push_back({{line_number, marker.spoken.speaker->is_prompt, std::string(marker.label)},
                            begin,
                            std::min(begin + marker.length, text.size())});
      lines.push_back(marker);
    }
    begin = end + 1;
  }
  // A page's own words are its marks on lines of their own; with a text behind them they are weak.
  std::vector<FoundMarker> strong, all;
  for (std::size_t place = 0; place < lines.size(); ++place) {
    const Speaker& speaker = *lines[place].spoken.speaker;
    const bool of_page = speaker.page != PageLanguage::None;
    if (of_page && !is_said_in[static_cast<std::size_t>(speaker.page)]) continue;
    if (speaker.strong || (of_page && lines[place].alone)) strong.push_back(candidates[place]);
    all.push_back(std::move(candidates[place]));
  }
  const bool is_strong = has_both_sides(text, strong);
  std::vector<FoundMarker>& found = is_strong ? strong : all;
  if ((!is_strong && !is_interview(text, found)) || is_prose(text.substr(0, found.front().begin))) found.clear();
  return std::move(found);
}

void read_transcript(ImportContext& context, std::string_view text, const std::vector<FoundMarker>& markers) {
  context.result.format = ImportFormat::Transcript;
  std::vector<MessageNode> nodes;
  if (!trimmed_line(text.substr(0, markers.front().begin)).empty() &&
      text.substr(0, markers.front().begin).find_first_not_of(" \n\r\t#-=*_>") != std::string_view::npos)
    context.skip(SkipReason::OtherContent, "text before the first marker");
  for (std::size_t place = 0; place < markers.size(); ++place) {
    const FoundMarker& found = markers[place];
    MessageNode node;
    node.role = found.marker.is_prompt ? Role::User : Role::Assistant;
    node.text = clean_prompt(std::string(without_end_rules(turn_text(text, markers, place))), context.result.removed);
    const SpokenBy spoken = find_speaker(found.marker.label);
    if (spoken.speaker != nullptr && !spoken.speaker->is_prompt && !spoken.speaker->generic) node.model = spoken.bot;
    nodes.push_back(std::move(node));
    context.result.markers.push_back(found.marker);
  }
  context.item = 1;
  context.keep_list({}, nodes);
}

void read_plain_text(ImportContext& context, std::string_view text) {
  context.result.format = ImportFormat::PlainText;
  ImportedAnswer answer;
  answer.text = text;
  context.item = 1;
  context.keep_turns(single_turn({}, {}, std::move(answer)));
}

}  // namespace kinprint

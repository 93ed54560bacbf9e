// Gemini's activity from Google Takeout, as JSON and as HTML. Entries carry no chat, so each prompt is a conversation
// of its own. Titles begin with a verb in the account's language; the known ones are cut off, and any title with an answer
// is read.
#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "text/html_text.hpp"
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

// The last is Japanese, "message sent: ".
constexpr std::array<std::string_view, 10> kPromptVerbs{
    "Prompted with: ", "Prompted ", "Live Prompt ", "Asked Gemini: ", "Asked Bard: ", "Asked ", "Said ", "Branched ", "Answered ",
    "\xE9\x80\x81\xE4\xBF\xA1\xE3\x81\x97\xE3\x81\x9F\xE3\x83\xA1\xE3\x83\x83\xE3\x82\xBB\xE3\x83\xBC\xE3\x82\xB8: "};
constexpr std::array<std::string_view, 9> kActivityVerbs{"Created ", "Used ", "Gave feedback", "Selected preferred draft",
                                                         "Added ", "Viewed ", "Visited ", "Shared ", "Deleted "};

constexpr std::size_t kLongestVerb = 40;  // bytes

template <std::size_t Size>
std::size_t verb_length(const std::array<std::string_view, Size>& verbs, std::string_view title) {
  for (const std::string_view verb : verbs)
    if (title.substr(0, verb.size()) == verb) return verb.size();
  return 0;
}

// "... Attached 2 files." at the end of a title; returns how many and cuts it off.
std::uint32_t cut_attached(std::string& title) {
  const std::size_t at = title.rfind("Attached ");
  if (at == std::string::npos || title.size() - at > 24) return 0;
  std::size_t digit = at + 9;
  std::uint32_t count = 0;
  while (digit < title.size() && is_ascii_digit(title[digit]) && count < 1000)
    count = count * 10 + static_cast<std::uint32_t>(title[digit++] - '0');
  const std::string_view rest = std::string_view(title).substr(digit);
  if (count == 0 || (rest != " file." && rest != " files.")) return 0;
  title.resize(at);
  return count;
}

struct Entry {
  std::string title, time;
  std::vector<std::string> drafts;  // HTML; several are regenerated answers
  std::uint32_t attachments = 0;
};

void keep_entry(ImportContext& context, Entry entry) {
  // Takeout writes U+00A0 NO-BREAK SPACE behind the verb.
  const std::size_t space = entry.title.substr(0, kLongestVerb).find("\xC2\xA0");
  if (space != std::string::npos) entry.title.replace(space, 2, " ");
  const std::size_t verb = verb_length(kPromptVerbs, entry.title);
  if (entry.drafts.empty() || (verb == 0 && verb_length(kActivityVerbs, entry.title) > 0)) {
    context.skip(verb > 0 ? SkipReason::PromptWithoutAnswer : SkipReason::Activity);
    return;
  }
  Conversation conversation;
  ImportedTurn turn;
  turn.prompt = entry.title.substr(verb);
  turn.attachments = std::max(entry.attachments, cut_attached(turn.prompt));  // the title counts the same files
  context.skip(SkipReason::Image, {}, turn.attachments);
  for (const std::string& draft : entry.drafts) {
    if (turn.answers.size() >= kMaximumBranches) {
      context.skip(SkipReason::TooManyBranches);
      continue;
    }
    ImportedAnswer answer;
    answer.text = html_text(draft);
    answer.time = entry.time;
    answer.branch = static_cast<std::uint32_t>(turn.answers.size());
    turn.answers.push_back(std::move(answer));
  }
  conversation.id = entry.time;
  conversation.turns.push_back(std::move(turn));
  context.keep_turns(std::move(conversation));
}

// Whether a line is the time of an entry, in any language: a year and a clock time, and little else.
bool looks_like_time(std::string_view line) {
  if (line.size() < 12 || line.size() > 80) return false;
  bool year = false, clock = false;
  for (std::size_t at = 0; at + 3 < line.size(); ++at) {
    year = year || (line[at] == '2' && line[at + 1] == '0' && is_ascii_digit(line[at + 2]) && is_ascii_digit(line[at + 3]));
    clock = clock || (is_ascii_digit(line[at]) && (line[at + 1] == ':' || line[at + 1] == '.') && is_ascii_digit(line[at + 2]) &&
                      is_ascii_digit(line[at + 3]));
  }
  return year && clock;
}

// The body cell of an entry: title, <br>, time, <br>, answer.
void read_cell(ImportContext& context, std::string_view cell) {
  Entry entry;
  std::size_t position = 0;
  for (int parts = 0; parts < 200; ++parts) {
    const std::size_t open = cell.find("<br", position);
    if (open == std::string_view::npos) break;
    const std::size_t end = cell.find('>', open);
    if (end == std::string_view::npos) break;
    const std::string line = html_text(cell.substr(position, open - position), Links::AsText);
    position = end + 1;
    if (looks_like_time(line)) {
      entry.time = line;
      break;
    }
    if (!entry.title.empty() && !line.empty()) entry.title += '\n';
    entry.title += line;
  }
  if (entry.time.empty()) {
    context.skip(SkipReason::UnknownItem, context.item_name());
    return;
  }
  const std::string_view answer = cell.substr(position);
  if (!html_text(answer).empty()) entry.drafts.emplace_back(answer);
  keep_entry(context, std::move(entry));
}

}  // namespace

void read_gemini_entry(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Entry entry;
  const auto read_draft = [&](JsonValue draft) {
    json.members(draft, [&](std::string_view key, JsonValue html) {
      if (key == "html" || key == "htmlValue") entry.drafts.emplace_back(json.text(html));
    });
  };
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "title") entry.title = json.text(inner);
    else if (key == "time") entry.time = read_time(json, inner);
    else if (key == "safeHtmlItem") {
      if (!json.elements(inner, read_draft)) read_draft(inner);
    } else if (key == "attachedFiles" || key == "imageFile") {
      if (!json.elements(inner, [&](JsonValue) { ++entry.attachments; })) ++entry.attachments;
    }
  });
  context.title = entry.time;
  if (!json.failed()) keep_entry(context, std::move(entry));
}

void read_gemini_html(ImportContext& context, std::string_view html) {
  constexpr std::string_view kOuter = "<div class=\"outer-cell", kCell = "<div class=\"content-cell";
  std::size_t position = html.find(kOuter);
  while (position != std::string_view::npos) {
    const std::size_t next = html.find(kOuter, position + kOuter.size());
    const std::string_view block = html.substr(position, next == std::string_view::npos ? next : next - position);
    position = next;
    ++context.item;
    context.title.clear();
    std::size_t cell = block.find(kCell);
    bool found = false;
    while (cell != std::string_view::npos && !found) {
      const std::size_t tag_end = block.find('>', cell);
      if (tag_end == std::string_view::npos) break;
      const std::size_t after = block.find(kCell, tag_end);
      const std::string_view tag = block.substr(cell, tag_end - cell);
      if (tag.find("body-1") != std::string_view::npos && tag.find("text-right") == std::string_view::npos) {
        read_cell(context, block.substr(tag_end + 1, after == std::string_view::npos ? after : after - tag_end - 1));
        found = true;
      }
      cell = after;
    }
    if (!found) context.skip(SkipReason::UnknownItem, context.item_name());
  }
}

}  // namespace kinprint

#pragma once
// The normalised record every chat export is read into: conversations of turns, each turn one prompt with the answers
// given to it. Also what was left out, with counts, so that nothing disappears silently. Knows no file format and no
// scores. docs/record.schema.json describes the JSON written from it.
//
// A chat "U1 A1 U2 (A2 | A2')", where A2' is a regenerated answer, becomes two turns: {U1: [A1]}, {U2: [A2, A2']}.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/import_formats.hpp"

namespace kinprint {

// One answer as the chatbot showed it. All strings are valid UTF-8.
struct ImportedAnswer {
  std::string text;          // without citation marks, private-use characters and residue of the page
  std::string reasoning;     // "thinking", kept apart; empty when there was none
  std::string model;         // as the file names it; empty when it does not
  std::string time;          // ISO 8601 where the file has it as a number, else as the file writes it; may be empty
  std::uint32_t branch = 0;  // 0: the answer the chat went on with; 1, 2, ...: regenerations and further models
};

struct ImportedTurn {
  std::string prompt;             // empty when the file has none
  std::string key;                // an identity given by the file (custom_id, id column); empty when there is none
  std::uint32_t position = 0;     // prompts asked before this one on its line of the chat; 0 is the first
  std::uint32_t branch = 0;       // 0: on the line the chat ended with; 1, 2, ...: edited or abandoned prompts
  std::uint32_t attachments = 0;  // images, files and recordings that came with the prompt and are not read
  std::vector<ImportedAnswer> answers;
};

struct Conversation {
  std::string id;
  std::string title;
  std::string side;      // "left", "right", "control" in Kinprint's own files, else empty
  std::string released;  // month of release of the bot, as such a file has it; else empty
  std::vector<ImportedTurn> turns;
};

// Why something in the file is not in the record. Names: skip_reason_name.
enum class SkipReason : std::uint8_t {
  Hidden,        // marked hidden by the service (profiles, instructions)
  System,        // system prompts
  Tool,          // tool calls and their results, code run by the chatbot
  Image,         // pictures, recordings and other files
  OtherContent,  // content of a kind the importer does not know
  PromptWithoutAnswer,
  AnswerWithoutText,  // stopped before the first word, or reasoning only
  Activity,           // entries that are no chat (feedback, created, used)
  FailedRequest,      // an API or evaluation row that holds an error
  EmptyConversation,
  BrokenConversation,  // not readable; the rest of the file was read
  UnknownItem,         // readable, but not of the file's format
  BrokenLink,          // a cycle or a dangling parent in the message tree; the messages were kept
  TooManyBranches,     // answers beyond kMaximumBranches of one prompt
  Truncated,           // the file ends inside an item
  RepeatedKey,         // two messages of one identity; the later one was kept
  UnfinishedAnswer,    // a recorded stream that broke off; the answer was kept as far as it came
  AnswerWithoutBot,    // of a row that names its bots, and not this one's
  Count
};
std::string_view skip_reason_name(SkipReason reason);

// Names are titles or ids of the items, at most kMaximumSkippedNames, cut at 80 characters.
struct Skipped {
  std::uint64_t count = 0;
  std::vector<std::string> names;
};

// What was cut out of texts that were kept.
struct RemovedCounts {
  std::uint64_t citation_marks = 0;
  std::uint64_t private_use_characters = 0;
  std::uint64_t page_residue = 0;         // lines of the chat page such as "Copy code"
  std::uint64_t reasoning_blocks = 0;     // moved from the text to `reasoning`
  std::uint64_t invalid_bytes_items = 0;  // conversations with bytes that are not UTF-8, repaired by U+FFFD
};

// A place where a pasted transcript could be cut, for the preview; the record is already cut there.
struct TurnMarker {
  std::uint64_t line = 0;  // from 1
  bool is_prompt = true;
  std::string label;  // the marker as written
};

// How a table was read, or would be: header names and the guessed roles of its columns.
struct TableColumns {
  std::vector<std::string> names;  // of the header, or "1", "2", ...
  char delimiter = ',';
  bool has_header = false;
  std::int32_t prompt = -1, key = -1, model = -1;  // column numbers from 0, -1 when there is none
  std::vector<std::int32_t> answers;               // one bot a column
  bool guessed = true;                             // false when the caller gave the mapping
  std::vector<std::vector<std::string>> sample;    // first rows for a preview, only where it was asked for
};

// Texts that come in parts are put together as paragraphs; an empty one adds nothing.
inline void append_block(std::string& text, std::string_view block) {
  if (block.empty()) return;
  if (!text.empty()) text += "\n\n";
  text += block;
}

struct ImportResult {
  ImportFormat format = ImportFormat::Unknown;
  std::vector<Conversation> conversations;
  std::map<SkipReason, Skipped> skipped;
  RemovedCounts removed;
  std::vector<TurnMarker> markers;  // transcripts only
  TableColumns table;               // tables only
};

}  // namespace kinprint

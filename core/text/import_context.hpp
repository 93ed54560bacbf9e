#pragma once
// What one import run carries from item to item, and the form every importer has: `read` once for each item of the
// file, `finish` once at the end. Importers are stateless; rows that belong to one chat wait in the context.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/conversation.hpp"
#include "text/import_json.hpp"
#include "text/import_limits.hpp"
#include "text/import_tree.hpp"

namespace kinprint {

// Whether a body of Gemini's API says of every answer why it ended; where not, the next body may go on with it. Other APIs
// stream other bodies (import_stream.cpp).
enum class AnswerEnd : std::uint8_t {
  None,  // no answer of Gemini
  Open,
  Told
};

// The answers in one body of the OpenAI, Anthropic or Gemini API; `error` is set when the body holds one instead.
struct ApiAnswers {
  std::vector<ImportedAnswer> answers;
  std::string id;
  std::string model;
  std::string time;
  std::string prompt = {};
  bool error = false;
  AnswerEnd end = AnswerEnd::None;
};

// A streamed answer as far as its pieces were read.
struct OpenStream {
  ApiAnswers found;
  std::uint64_t ended = 0;  // of the answers to one request, a bit each, those whose last piece was read
  bool tells_end = false;   // its pieces are of a kind that does
};

// Rows in JSON as they become a table (import_json_table.hpp).
struct JsonRows {
  std::vector<std::string> names;  // of the columns, in the order in which the file has them
  std::string text;                // the rows, without the header
  std::size_t cells = 0, filled = 0;
  bool nested = false;  // a field holds a list or an object
  bool sparse = false;  // nearly all cells are empty: objects with names of their own each, and no table
};

struct ImportContext {
  ImportResult& result;
  JsonReader& json;
  std::vector<MessageNode> rows;      // formats with one message an item collect them here
  std::string title;                  // of the item being read; names it when it is skipped
  std::uint64_t item = 0;             // its number in the file, from 1
  std::vector<ApiAnswers> open = {};  // bodies of one streamed answer whose end was not read yet
  OpenStream stream = {};
  bool is_told_done = false;  // the file says that its last stream came to its end
  JsonRows table = {};

  // Counts something left out; `name` is kept for the first few.
  void skip(SkipReason reason, std::string_view name = {}, std::uint64_t count = 1);
  // The title, or "item 17" when it has none.
  [[nodiscard]] std::string item_name() const;
  // Builds the turns of a tree, cleans the texts and keeps the conversation; an empty one is counted instead. System
  // and tool messages that are still visible, and attachments, are counted here.
  void keep(Conversation conversation, std::vector<MessageNode>& nodes, std::string_view current_id = {});
  // The same of messages that follow one another as they stand.
  void keep_list(Conversation conversation, std::vector<MessageNode>& nodes);
  // Keeps a conversation whose turns are ready; texts are cleaned here.
  void keep_turns(Conversation conversation);
};

// A chat of one prompt with one answer, for formats whose items are such pairs.
Conversation single_turn(std::string id, std::string prompt, ImportedAnswer answer);

// Reads the messages of a list behind those in `nodes`: more than kMaximumMessages are a broken item. False where there is no list.
using ReadMessage = MessageNode (*)(ImportContext&, JsonValue);
bool read_list(ImportContext& context, JsonValue value, ReadMessage read, std::vector<MessageNode>& nodes);
// The same of what has to be a list, or null: anything else is a broken item.
void read_only_list(ImportContext& context, JsonValue value, ReadMessage read, std::vector<MessageNode>& nodes);
// Id and title of a chat, under whichever of their names a service has them, from an object beside its messages.
void read_chat_facts(ImportContext& context, JsonValue value, Conversation& conversation);
// The answers that name no model are of this one.
void name_model(std::vector<MessageNode>& nodes, const std::string& model);

// A time as a file writes it; of a very long one the beginning.
std::string written_time(std::string_view text);
// A number, of seconds, milli-, micro- or nanoseconds since 1970 (told apart by size), becomes ISO 8601 in UTC, nonsense and 0
// empty; a string stays as it is, {"$date": ...} is looked into.
std::string read_time(JsonReader& json, JsonValue value);

// An id written as a string, as a number or as {"$oid": ...}; of a number the first 40 characters.
std::string id_text(JsonReader& json, JsonValue value);

// user, human, prompter, REQUEST... to User; assistant, gpt, model, bot, names of chatbots... to Assistant; case is ignored.
Role role_of(std::string_view name);
// Without spaces, tabs and carriage returns at its ends; line feeds stay.
std::string_view trimmed_line(std::string_view line);

// OpenAI-like content: a string, an array of strings and {type, text} parts, or {parts: [...]}. Reasoning parts go to
// node.reasoning; pictures count as attachments; tool parts and unknown ones are counted as skipped. True where it is a list
// with parts in it.
bool read_content(ImportContext& context, JsonValue value, MessageNode& node);

}  // namespace kinprint

#pragma once
// The importers: one reader an item format, chosen by reader_of. Each consumes one item of a file and adds what it
// finds to the context; none throws, recurses by the depth of the input, or looks at file names.
#include "text/import_context.hpp"

namespace kinprint {

using ReadItem = void (*)(ImportContext&, JsonValue);
// What reads an item of `format`; nothing for formats that are no JSON (transcripts, HTML), which have entry points of their
// own. A pointer, because as one function with all readers in it the loop over the items takes a browser half a
// second to optimise, in which it runs at a third of its speed.
ReadItem reader_of(ImportFormat format);
// Ends formats whose items are messages of one chat.
void finish_items(ImportContext& context, ImportFormat format);

void read_chatgpt(ImportContext& context, JsonValue value);
void read_claude(ImportContext& context, JsonValue value);
void read_deepseek_export(ImportContext& context, JsonValue value);
void read_deepseek_capture(ImportContext& context, JsonValue value);
void read_open_webui(ImportContext& context, JsonValue value);
void read_libre_chat(ImportContext& context, JsonValue value);
void read_grok(ImportContext& context, JsonValue value);
void read_le_chat(ImportContext& context, JsonValue value);
void finish_le_chat(ImportContext& context);
void read_gemini_entry(ImportContext& context, JsonValue value);
void read_ai_studio(ImportContext& context, JsonValue value);
void read_kimi(ImportContext& context, JsonValue value);
void read_perplexity(ImportContext& context, JsonValue value);
void read_lm_studio(ImportContext& context, JsonValue value);
void read_sharegpt(ImportContext& context, JsonValue value);
void read_messages(ImportContext& context, JsonValue value);
void finish_messages(ImportContext& context);
void read_batch_line(ImportContext& context, JsonValue value);
void read_stream_piece(ImportContext& context, JsonValue value);
void finish_stream(ImportContext& context);
void read_api_response(ImportContext& context, JsonValue value);
void finish_api_responses(ImportContext& context);
void read_promptfoo(ImportContext& context, JsonValue value);
void read_paired_row(ImportContext& context, JsonValue value);
void read_answer_row(ImportContext& context, JsonValue value);
void read_table_row(ImportContext& context, JsonValue value);
void read_kinprint_set(ImportContext& context, JsonValue value);
void read_kinprint_report(ImportContext& context, JsonValue value);
void read_kinprint_record(ImportContext& context, JsonValue value);

// Not JSON.
void read_gemini_html(ImportContext& context, std::string_view html);
// The format of chats in a table with a message a row, by its columns; Unknown for any other table. And what reads one, of the
// format that the result has.
ImportFormat message_table(const TableColumns& columns);
void read_message_table(ImportContext& context, std::string_view text, const TableColumns& columns);
// What LibreChat tells of a message beside its text, in JSON as in a table.
void finish_libre_message(ImportContext& context, MessageNode& node, std::string sender, bool is_error);

// One {role, content, ...} message of the OpenAI kind.
MessageNode read_role_message(ImportContext& context, JsonValue value);
// Whether an id is what services name as the parent of a first message.
bool is_no_message(std::string_view id);
// As the next answer to the same prompt, of which kMaximumBranches are kept and the others counted.
void add_answer(ImportContext& context, ApiAnswers& found, MessageNode node);
// The {role, parts} of Gemini's API, whose parts are pieces of one text.
MessageNode read_gemini_content(ImportContext& context, JsonValue value);
// Batches and logs have the body within an object or two; `levels` of them are looked into.
void read_api_body(ImportContext& context, JsonValue value, ApiAnswers& found, int levels = 2);
// The answers to one request become one conversation.
void keep_answers(ImportContext& context, std::string key, ApiAnswers found);

}  // namespace kinprint

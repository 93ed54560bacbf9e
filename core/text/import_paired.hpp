#pragma once
// Rows in which two bots or more answer one prompt, each named by a field of its own: model_a with response_a or
// conversation_a, as data of chatbot arenas have them. A field holds a text, a list of texts, one a turn, or the messages of a
// chat, and in a table these in JSON or as Python prints them. docs/formats.md has the facts.
//
// {"model_a":"P","model_b":"Q","prompt":"Why?","response_a":"So.","response_b":"Thus."} is a turn of two answers.
#include <string>
#include <vector>

#include "text/import_columns.hpp"
#include "text/import_context.hpp"

namespace kinprint {

struct PairedAnswer {
  std::string model, text;
  bool is_chat = false;  // has to hold a list
};

struct PairedRow {
  std::string key, prompt;
  std::vector<PairedAnswer> answers;
  bool names_bots = true;  // an answer without a name is left out
};

// The row becomes one conversation, in which the bots share the prompts before their first answers. Answers without text,
// without a name and those whose list cannot be read are counted. Linear. Uses no reader of the context, which may be walking.
void keep_paired_row(ImportContext& context, PairedRow row);

}  // namespace kinprint

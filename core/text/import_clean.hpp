#pragma once
// Removes from an answer what the chat page added and the chatbot did not write: citation marks, private-use
// characters, lines of the page; moves inline reasoning out of the text. Everything removed is counted. Knows the
// marks of all services, because pasted text does not say where it is from.
//
// "Rome\uE200cite\uE202turn0search1\uE201 is old[citation:2]." becomes "Rome is old." with two marks counted.
#include <string>

#include "text/conversation.hpp"

namespace kinprint {

struct CleanOptions {
  bool numbered_citations = false;  // "[1][2]" are marks (Perplexity); elsewhere they may be text
  bool page_lines = false;          // pasted text: drop lines such as "Copy code"
};

// Returns the cleaned answer; reasoning found inside is appended to `reasoning`. Line ends become LF, white space at
// both ends goes. Linear.
std::string clean_answer(std::string text, std::string& reasoning, const CleanOptions& options, RemovedCounts& removed);

// Prompts: private-use characters and line ends only.
std::string clean_prompt(std::string text, RemovedCounts& removed);

}  // namespace kinprint

#pragma once
// Messages linked by parents, and the turns made of them. Every format whose chats are lists or trees ends here, so
// that regenerations, edited prompts, cycles and missing links are treated once. Lists are chains.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/conversation.hpp"

namespace kinprint {

enum class Role : std::uint8_t {
  User,
  Assistant,
  System,
  Tool,
  Other
};

struct MessageNode {
  std::string id;
  std::string parent;                 // id of the parent; empty for a root
  std::vector<std::string> children;  // ids; used only where a child does not name its parent
  Role role = Role::Other;
  bool visible = true;  // false: passed through, never part of a prompt or an answer
  std::string text;
  std::string reasoning;
  std::string model;
  std::string time;
  std::uint32_t attachments = 0;
};

struct BuiltTurns {
  std::vector<ImportedTurn> turns;  // of the line the chat ended with, in order, then the others
  std::uint64_t broken_links = 0;
  std::uint64_t repeated_ids = 0;
  std::uint64_t prompts_without_answer = 0;
  std::uint64_t answers_without_text = 0;
  std::uint64_t dropped_branches = 0;
};

// Linear but for texts shared by several answers, which are repeated in each (at most kMaximumBranches times).
// `current` is the id of the message the chat ended with. When it is empty or unknown, that is the one written last; where no
// message tells its time, the line is followed from the root with the most messages to the last child each time. Texts are
// moved out of `nodes`.
BuiltTurns build_turns(std::vector<MessageNode>& nodes, std::string_view current);

// Messages of several chats, whose parent is still the name of their chat: each by itself, in the order of their times or, where
// these say nothing, in that in which they stand.
std::vector<std::vector<MessageNode>> split_chats(std::vector<MessageNode> rows, bool by_time);

// Links a list: each message to the one before it.
void link_as_list(std::vector<MessageNode>& nodes);
// Whether any message names its parent; else they are a list.
bool has_parents(const std::vector<MessageNode>& nodes);

}  // namespace kinprint

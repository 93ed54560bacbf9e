#pragma once
// Where in a text an answer itself stands. Programs that run open models write the bot's reasoning before it, as in
// "<think>...</think>", and the marks of the chat template about it; copied chats have the prompt before it. Two such
// texts look alike for it: of pairs of bots of different makers, five answers with the reasoning before each, 10.4 %
// reach an LR of 10, for 1.4 % without (models/ROBUSTNESS.md).
#include "text/document.hpp"

namespace kinprint {

// Sets what of each document of the side stands before and after the answer itself. Reasoning that never ends leaves
// nothing: the bot was stopped before it answered. Reasoning without a mark is not told from an answer. Lines that all
// answers have go too (text/shared_lines.hpp). Linear. Precondition: valid UTF-8.
void find_own_texts(Side& side);

}  // namespace kinprint

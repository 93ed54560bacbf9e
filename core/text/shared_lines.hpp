#pragma once
// Lines that somebody or a page put before or behind every answer of a bot: its name, a label, buttons, a note. Two
// sides look alike or apart for them: with the heading "## Model A" on both sides 4.1 % of unrelated pairs of five
// answers reach an LR of 10, for 0.7 % without (models/ROBUSTNESS.md).
#include "text/document.hpp"

namespace kinprint {

// Takes the first and the last line out of the answers' own texts where all answers have it: three or more that are
// different otherwise, to different prompts where these are given. Whether there was one. Of 20,120 draws of five
// answers of one bot 12 begin so, which their prompts ask for, and one ends so. Linear.
bool drop_shared_lines(Side& side);

}  // namespace kinprint

#pragma once
// The prompt before its answer, as copied chats, notebooks and exports have it. Two such texts look alike for it: of
// unrelated pairs of five answers so on both sides 3.3 % reach an LR of 10, for 0.7 % as written (models/ROBUSTNESS.md).
#include <cstddef>
#include <string_view>

namespace kinprint {

// Bytes of the text up to the answer itself: the whole prompt by its letters and digits, with labels such as "You
// said:" and "Answer:" on either side and the marks between; 0 where the text begins otherwise, or the prompt is
// shorter than any that could not be an answer's own words. Linear. Precondition: valid UTF-8.
std::size_t prompt_echo_size(std::string_view text, std::string_view prompt);

}  // namespace kinprint

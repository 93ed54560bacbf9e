#pragma once
// Exhibits that say again what one before them said: a stretch of a run that stands in both texts anyway, "et", "al" and "et
// al" of the same places. Knows places and their order, not how exhibits were found.
#include <vector>

#include "evidence/evidence.hpp"

namespace kinprint {

// Keeps the first `most` runs, in their order, that say something new. A run says nothing new when on one side all its
// places lie within places of runs kept before it; one that stands on several prompts always does. Time: runs left out
// times places kept.
void drop_repeated(std::vector<SharedRun>& runs, std::size_t most);

// The same of words and patterns: such a habit says nothing new when on both sides each of its places has half of its
// bytes, or of the other's where that is shorter, in common with a place of a habit kept before it.
void drop_repeated(std::vector<SharedHabit>& habits, std::size_t most);
// That of the strongest: by weight, equal ones by name.
void keep_strongest(std::vector<SharedHabit>& habits, std::size_t most);

}  // namespace kinprint

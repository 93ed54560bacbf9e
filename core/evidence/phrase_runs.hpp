#pragma once
// Pet phrases as shared runs: word runs that both sides write on several prompts each, whether the prompts are the same
// or not. Knows words and rarity, where evidence/pet_phrases knows symbols.
#include <cstdint>
#include <utility>
#include <vector>

#include "evidence/echo_places.hpp"
#include "evidence/shared_runs.hpp"

namespace kinprint {

// Runs by key (run_key). `prompts` of each is the number of prompts on the side that writes it on fewer. A phrase echoes, or is
// stock, where half of its places are.
std::vector<std::pair<std::uint64_t, SharedRun>> find_phrase_runs(const RunInput& input, const EchoPlaces& echoes);

}  // namespace kinprint

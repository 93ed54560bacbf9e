#pragma once
// The plain twin of evidence/pet_phrases: every stretch of every sequence is looked up everywhere. For short inputs only.
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "evidence/pet_phrases.hpp"

namespace oracle {

using Stretch = std::vector<std::uint32_t>;

struct Seen {
  std::set<std::uint32_t> left, right;   // prompts
  std::set<std::int64_t> before, after;  // neighbouring symbols; a border is a value of its own
  std::size_t places = 0;
};

// Stretches that cannot be extended without losing a place, with their numbers of prompts.
inline std::map<Stretch, std::pair<std::size_t, std::size_t>> pet_phrases(
    const std::vector<kinprint::PetSequence>& sequences, std::size_t minimum_length, std::size_t minimum_prompts) {
  std::map<Stretch, Seen> seen;
  std::int64_t border = -1;
  for (const auto& sequence : sequences) {
    const auto& symbols = sequence.symbols;
    for (std::size_t begin = 0; begin < symbols.size(); ++begin) {
      for (std::size_t end = begin + minimum_length; end <= symbols.size(); ++end) {
        Seen& entry = seen[Stretch(symbols.begin() + static_cast<std::ptrdiff_t>(begin),
                                   symbols.begin() + static_cast<std::ptrdiff_t>(end))];
        (sequence.is_left ? entry.left : entry.right).insert(sequence.prompt);
        entry.before.insert(begin > 0 ? static_cast<std::int64_t>(symbols[begin - 1]) : border--);
        entry.after.insert(end < symbols.size() ? static_cast<std::int64_t>(symbols[end]) : border--);
        ++entry.places;
      }
    }
  }
  std::map<Stretch, std::pair<std::size_t, std::size_t>> phrases;
  for (const auto& [stretch, entry] : seen) {
    const bool begins = entry.before.size() > 1 || *entry.before.begin() < 0;
    const bool ends = entry.after.size() > 1 || *entry.after.begin() < 0;
    if (entry.places < 2 || !begins || !ends) continue;
    if (entry.left.size() < minimum_prompts || entry.right.size() < minimum_prompts) continue;
    phrases[stretch] = {entry.left.size(), entry.right.size()};
  }
  return phrases;
}

}  // namespace oracle

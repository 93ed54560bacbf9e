#include "text/pairing.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kGram = 4;              // characters
constexpr std::size_t kComparedBytes = 2000;  // of a prompt; longer ones differ early or not at all
constexpr std::size_t kCommonGram = 200;      // grams in more prompts than this find no candidates
constexpr std::size_t kCandidates = 8;        // compared in full, of each prompt

using Grams = std::vector<std::uint32_t>;  // hashes, sorted, with repeats

Grams grams_of(std::string_view folded) {
  std::vector<std::size_t> starts;
  std::string padded = " ";
  padded += folded.substr(0, kComparedBytes);
  while (!padded.empty() && !is_valid_utf8(padded)) padded.pop_back();
  padded += ' ';
  for (std::size_t at = 0; at < padded.size(); ++at)
    if (starts_code_point(padded[at])) starts.push_back(at);
  starts.push_back(padded.size());
  Grams grams;
  const std::size_t width = std::min(kGram, starts.size() - 1);
  for (std::size_t first = 0; first + width < starts.size(); ++first)
    grams.push_back(fnv1a32(std::string_view(padded).substr(starts[first], starts[first + width] - starts[first])));
  std::sort(grams.begin(), grams.end());
  return grams;
}

// Share of the grams that two texts have in common (Dice), in [0, 1]; 0 where one has none.
double dice(const Grams& left, const Grams& right) {
  if (left.empty() || right.empty()) return 0;
  std::size_t shared = 0;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (*l < *r) ++l;
    else if (*r < *l) ++r;
    else {
      ++shared;
      ++l;
      ++r;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(left.size() + right.size());
}

std::vector<SidePrompt> prompts_of(const ImportResult& result, const SideChoice& choice, bool later_turns,
                                   std::uint64_t& left_out) {
  std::vector<SidePrompt> prompts;
  std::unordered_map<std::string, std::uint32_t> index;
  for (std::uint32_t c = 0; c < result.conversations.size(); ++c) {
    const Conversation& conversation = result.conversations[c];
    if (!choice.side.empty() && conversation.side != choice.side) continue;
    for (std::uint32_t t = 0; t < conversation.turns.size(); ++t) {
      const ImportedTurn& turn = conversation.turns[t];
      if (turn.position > 0 && !later_turns) {
        ++left_out;
        continue;
      }
      std::vector<AnswerPlace> places;
      for (std::uint32_t a = 0; a < turn.answers.size(); ++a)
        if (choice.model.empty() || turn.answers[a].model == choice.model) places.push_back({c, t, a});
      if (places.empty()) continue;
      std::string folded = fold_text(turn.prompt);
      if (folded.empty() && !turn.key.empty()) folded = "key:" + turn.key;
      // Answers without any identity stay apart, so that position can still pair them.
      const bool known = !folded.empty();
      const auto [place, added] = known ? index.try_emplace(folded, static_cast<std::uint32_t>(prompts.size()))
                                        : std::pair(index.end(), true);
      if (added) prompts.push_back({turn.prompt, std::move(folded), {}});
      SidePrompt& prompt = added ? prompts.back() : prompts[place->second];
      prompt.answers.insert(prompt.answers.end(), places.begin(), places.end());
    }
  }
  return prompts;
}

bool has_key_only(const SidePrompt& prompt) { return prompt.prompt.empty() && !prompt.folded.empty(); }

struct NearPair {
  double similarity = 0;
  std::uint32_t left = 0, right = 0;
};

// All near duplicates between the prompts that are still free, best first.
std::vector<NearPair> near_pairs(const Pairing& pairing, const std::vector<bool>& left_used,
                                 const std::vector<bool>& right_used, double least) {
  std::vector<Grams> right_grams(pairing.right.size());
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t r = 0; r < pairing.right.size(); ++r) {
    if (right_used[r] || pairing.right[r].prompt.empty()) continue;
    right_grams[r] = grams_of(pairing.right[r].folded);
    std::uint32_t last = 0;
    bool first = true;
    for (const std::uint32_t gram : right_grams[r]) {
      if (!first && gram == last) continue;
      first = false;
      last = gram;
      std::vector<std::uint32_t>& list = holders[gram];
      if (list.size() <= kCommonGram) list.push_back(r);
    }
  }
  std::vector<NearPair> found;
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (std::uint32_t l = 0; l < pairing.left.size(); ++l) {
    if (left_used[l] || pairing.left[l].prompt.empty()) continue;
    const Grams grams = grams_of(pairing.left[l].folded);
    shared.clear();
    for (std::size_t at = 0; at < grams.size(); ++at) {
      if (at > 0 && grams[at] == grams[at - 1]) continue;
      const auto list = holders.find(grams[at]);
      if (list == holders.end() || list->second.size() > kCommonGram) continue;
      for (const std::uint32_t r : list->second) ++shared[r];
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates(shared.begin(), shared.end());
    const std::size_t kept = std::min(kCandidates, candidates.size());
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(),
                      [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    for (std::size_t at = 0; at < kept; ++at) {
      const double similarity = dice(grams, right_grams[candidates[at].first]);
      if (similarity >= least) found.push_back({similarity, l, candidates[at].first});
    }
  }
  std::sort(found.begin(), found.end(), [](const NearPair& a, const NearPair& b) {
    if (a.similarity != b.similarity) return a.similarity > b.similarity;
    return a.left != b.left ? a.left < b.left : a.right < b.right;
  });
  return found;
}

}  // namespace

std::string_view pair_kind_name(PairKind kind) {
  switch (kind) {
    case PairKind::Exact: return "exact";
    case PairKind::Key: return "key";
    case PairKind::Near: return "near";
    case PairKind::Position: return "position";
  }
  return "exact";
}

Pairing pair_prompts(const ImportResult& left, const ImportResult& right, const PairingOptions& options) {
  Pairing pairing;
  pairing.left = prompts_of(left, options.left, options.later_turns, pairing.later_turns_left);
  pairing.right = prompts_of(right, options.right, options.later_turns, pairing.later_turns_right);
  std::vector<bool> left_used(pairing.left.size(), false), right_used(pairing.right.size(), false);
  const auto pair = [&](std::uint32_t l, std::uint32_t r, PairKind kind, double similarity, bool accepted) {
    left_used[l] = right_used[r] = true;
    pairing.pairs.push_back({l, r, kind, similarity, accepted});
  };
  std::unordered_map<std::string_view, std::uint32_t> right_index;
  for (std::uint32_t r = 0; r < pairing.right.size(); ++r)
    if (!pairing.right[r].folded.empty()) right_index.emplace(pairing.right[r].folded, r);
  for (std::uint32_t l = 0; l < pairing.left.size(); ++l) {
    const auto found = pairing.left[l].folded.empty() ? right_index.end() : right_index.find(pairing.left[l].folded);
    if (found != right_index.end())
      pair(l, found->second, has_key_only(pairing.left[l]) ? PairKind::Key : PairKind::Exact, 1, true);
  }
  for (const NearPair& near : near_pairs(pairing, left_used, right_used, options.near))
    if (!left_used[near.left] && !right_used[near.right]) pair(near.left, near.right, PairKind::Near, near.similarity, false);
  if (options.by_position) {
    std::uint32_t r = 0;
    for (std::uint32_t l = 0; l < pairing.left.size(); ++l) {
      if (left_used[l]) continue;
      while (r < pairing.right.size() && right_used[r]) ++r;
      if (r == pairing.right.size()) break;
      pair(l, r, PairKind::Position, 0, true);
    }
  }
  std::sort(pairing.pairs.begin(), pairing.pairs.end(),
            [](const PromptPair& a, const PromptPair& b) { return a.left < b.left; });
  for (std::uint32_t l = 0; l < left_used.size(); ++l)
    if (!left_used[l]) pairing.unmatched_left.push_back(l);
  for (std::uint32_t r = 0; r < right_used.size(); ++r)
    if (!right_used[r]) pairing.unmatched_right.push_back(r);
  return pairing;
}

}  // namespace kinprint

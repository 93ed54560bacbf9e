#include "many/row_products.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/merge_sort.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kColumns = std::size_t{kGramColumns} * kHashedBlocks;
constexpr std::uint32_t kRunBuckets = 1u << 16;

struct LeftGroup {
  std::size_t slot = 0;  // left bot, 0 to kTileBots - 1
  std::uint32_t group = 0;
};

// The first answers of the left bots on one prompt, laid out side by side.
class PromptTile {
 public:
  PromptTile() : dense_(kColumns * kTileBots, 0.0F), buckets_(kRunBuckets, 0) {}

  void fill(std::span<const CountedBot> bots, std::size_t begin, const std::vector<LeftGroup>& left) {
    for (const LeftGroup& entry : left) {
      const CountedAnswer& answer = first_answer(bots[begin + entry.slot], entry.group);
      for (std::size_t i = 0; i < answer.indices.size(); ++i)
        dense_[answer.indices[i] * kTileBots + entry.slot] = answer.weights[i];
      for (const std::uint32_t run : answer.runs) buckets_[run % kRunBuckets] |= static_cast<std::uint8_t>(1u << entry.slot);
      runs_[entry.slot] = &answer.runs;
    }
  }
  void clear(std::span<const CountedBot> bots, std::size_t begin, const std::vector<LeftGroup>& left) {
    for (const LeftGroup& entry : left) {
      const CountedAnswer& answer = first_answer(bots[begin + entry.slot], entry.group);
      for (const std::uint16_t index : answer.indices) dense_[index * kTileBots + entry.slot] = 0;
      for (const std::uint32_t run : answer.runs) buckets_[run % kRunBuckets] = 0;
      runs_[entry.slot] = nullptr;
    }
  }
  using Products = std::array<std::array<double, kTileBots>, kHashedBlocks>;
  // In the order of the indices, so that sums round as block_dots rounds them.
  [[nodiscard]] Products products(const CountedAnswer& right) const {
    Products sums{};
    std::size_t i = 0;
    for (std::size_t block = 0; block < kHashedBlocks; ++block) {
      std::array<double, kTileBots> sum{};
      const std::size_t end = (block + 1) * kGramColumns;
      for (; i < right.indices.size() && right.indices[i] < end; ++i) {
        const float* row = dense_.data() + right.indices[i] * kTileBots;
        const double weight = right.weights[i];
        for (std::size_t slot = 0; slot < kTileBots; ++slot) sum[slot] += row[slot] * weight;
      }
      sums[block] = sum;
    }
    return sums;
  }
  [[nodiscard]] std::array<double, kTileBots> runs_in_common(const CountedAnswer& right) const {
    std::array<double, kTileBots> common{};
    for (const std::uint32_t run : right.runs) {
      const std::uint8_t slots = buckets_[run % kRunBuckets];
      if (!slots) continue;
      for (std::size_t slot = 0; slot < kTileBots; ++slot) {
        if (slots >> slot & 1u) common[slot] += std::binary_search(runs_[slot]->begin(), runs_[slot]->end(), run);
      }
    }
    return common;
  }

  static const CountedAnswer& first_answer(const CountedBot& bot, std::uint32_t group) { return bot.first_answer(bot.groups[group]); }

 private:
  std::vector<float> dense_;           // kColumns x kTileBots
  std::vector<std::uint8_t> buckets_;  // a bit a left bot: it has a run in this bucket
  std::array<const std::vector<std::uint32_t>*, kTileBots> runs_{};
};

// In the order of a comparison of the two (verdict/scored_sides.cpp): that of the prompts' texts, of which a row has the smaller
// where the bots wrote it differently. Mostly they stand so already.
void order_rows(std::vector<SharedRow>& rows, const CountedBot& left, const CountedBot& right) {
  const auto text = [&](const SharedRow& row) -> const std::string& {
    return std::min(left.groups[row.left_group].text, right.groups[row.right_group].text);
  };
  const auto stands_before = [&](const SharedRow& a, const SharedRow& b) { return text(a) < text(b); };
  if (!std::is_sorted(rows.begin(), rows.end(), stands_before)) merge_sort(rows, stands_before);
}

// The prompts that any of the left bots answered, each with the groups of those that did.
class LeftPrompts {
 public:
  explicit LeftPrompts(std::span<const CountedBot> left_bots) {
    for (std::size_t slot = 0; slot < left_bots.size(); ++slot) {
      const std::vector<PromptGroup>& groups = left_bots[slot].groups;
      for (std::uint32_t g = 0; g < groups.size(); ++g) {
        if (!groups[g].prompt) continue;
        const auto [found, is_new] = place_.try_emplace(groups[g].prompt, prompts_.size());
        if (is_new) prompts_.push_back({&groups[g], {}});
        prompts_[found->second].second.push_back({slot, g});
      }
    }
    std::sort(prompts_.begin(), prompts_.end(), [](const auto& a, const auto& b) {
      return a.first->text != b.first->text ? a.first->text < b.first->text : a.first->prompt < b.first->prompt;
    });
  }
  // Of a right bot: prompt to group, of these prompts alone.
  [[nodiscard]] std::unordered_map<std::uint64_t, std::uint32_t> groups_of(const CountedBot& right) const {
    std::unordered_map<std::uint64_t, std::uint32_t> groups;
    for (std::uint32_t g = 0; g < right.groups.size(); ++g) {
      const std::uint64_t prompt = right.groups[g].prompt;
      if (prompt && place_.contains(prompt)) groups.emplace(prompt, g);
    }
    return groups;
  }
  using Prompts = std::vector<std::pair<const PromptGroup*, std::vector<LeftGroup>>>;
  // In the order of their texts.
  [[nodiscard]] const Prompts& in_order() const { return prompts_; }

 private:
  std::unordered_map<std::uint64_t, std::size_t> place_;  // prompt to its place before they were put in order
  Prompts prompts_;
};

}  // namespace

TileRows shared_rows(std::span<const CountedBot> bots, std::size_t begin, std::size_t end) {
  const std::size_t lefts = end - begin, rights = bots.size() - begin - 1;
  TileRows rows(lefts, std::vector<std::vector<SharedRow>>(rights));
  const LeftPrompts left_prompts(bots.subspan(begin, lefts));
  std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> groups_of(rights);
  for (std::size_t r = 0; r < rights; ++r) groups_of[r] = left_prompts.groups_of(bots[begin + 1 + r]);
  PromptTile tile;
  for (const auto& [prompt, left] : left_prompts.in_order()) {
    tile.fill(bots, begin, left);
    for (std::size_t r = 0; r < rights; ++r) {
      const auto found = groups_of[r].find(prompt->prompt);
      if (found == groups_of[r].end()) continue;
      const CountedAnswer& right = PromptTile::first_answer(bots[begin + 1 + r], found->second);
      const PromptTile::Products products = tile.products(right);
      const std::array<double, kTileBots> common = tile.runs_in_common(right);
      for (const LeftGroup& entry : left) {
        if (r < entry.slot) continue;  // the pair of these two belongs to another row, or is one bot
        SharedRow row{entry.group, found->second, {}, common[entry.slot]};
        for (std::size_t block = 0; block < kHashedBlocks; ++block) row.cosine[block] = products[block][entry.slot];
        rows[entry.slot][r].push_back(row);
      }
    }
    tile.clear(bots, begin, left);
  }
  for (std::size_t slot = 0; slot < lefts; ++slot) {
    for (std::size_t r = slot; r < rights; ++r) order_rows(rows[slot][r], bots[begin + slot], bots[begin + 1 + r]);
  }
  return rows;
}

}  // namespace kinprint

#include "verdict/prompt_background.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kFigures = 2 * kHashedBlocks + 1;  // of PromptSimilarity

// A spread is divided by, so that its least value has to be above 0.
bool is_range(const Section& range) {
  if (range.rows != 2 || range.columns != kFigures) return false;
  for (std::size_t i = 0; i < kFigures; ++i) {
    const bool is_spread = i >= kHashedBlocks && i < std::size_t{2} * kHashedBlocks;
    if (range.floats[kFigures + i] < 0 || (is_spread && range.floats[i] <= 0)) return false;
  }
  return true;
}

}  // namespace

Result<PromptBackground> PromptBackground::read(const SectionTable& table) {
  const Section* hash = table.find("prompt_hash", SectionType::Integers);
  const Section* mean = table.find("prompt_mean", SectionType::SignedBytes);
  const Section* scale = table.find("prompt_scale", SectionType::Floats);
  const Section* vector_scale = table.find("prompt_vector_scale", SectionType::Floats);
  if (!hash || !mean || !scale || !vector_scale || hash->columns != 2 || mean->rows != hash->rows || scale->rows != 1 ||
      scale->columns != mean->columns || vector_scale->rows != hash->rows || vector_scale->columns != 1) {
    return Error{ErrorCode::TableSize,
                 "sections prompt_hash, prompt_mean, prompt_scale and prompt_vector_scale are missing or do not fit", -1};
  }
  const Section* similarity = table.find("prompt_similarity", SectionType::Bytes);
  const Section* range = table.find("prompt_similarity_range", SectionType::Floats);
  const Section* habits = table.find("prompt_habits", SectionType::SignedBytes);
  if (!similarity || similarity->rows != hash->rows || similarity->columns != kFigures) return section_misfit("prompt_similarity");
  if (!range || !is_range(*range)) return section_misfit("prompt_similarity_range");
  if (!habits || habits->rows != hash->rows || habits->columns != kFormHabits) return section_misfit("prompt_habits");
  PromptBackground background;
  for (std::size_t i = 0; i < hash->rows; ++i) {
    background.hashes_.push_back(std::uint64_t{hash->integers[2 * i + 1]} << 32 | hash->integers[2 * i]);
  }
  if (!std::is_sorted(background.hashes_.begin(), background.hashes_.end()))
    return Error{ErrorCode::TableSize, "the hashes of prompt_hash do not rise", -1};
  background.means_ = mean->signed_bytes;
  background.habits_ = habits->signed_bytes;
  background.scale_ = scale->floats;
  background.vector_scale_ = vector_scale->floats;
  background.similarities_.assign(similarity->integers.begin(), similarity->integers.end());
  background.similarity_range_ = range->floats;
  return background;
}

std::optional<KnownPrompt> PromptBackground::find(std::string_view key) const {
  const std::uint64_t hash = fnv1a64(key);
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (key.empty() || found == hashes_.end() || *found != hash) return std::nullopt;
  const std::size_t row = static_cast<std::size_t>(found - hashes_.begin());
  KnownPrompt prompt{std::vector<double>(scale_.size()), vector_scale_[row], {}, {}};
  for (std::size_t k = 0; k < scale_.size(); ++k) prompt.mean[k] = static_cast<double>(scale_[k]) * means_[row * scale_.size() + k];
  for (std::size_t k = 0; k < kFormHabits; ++k) prompt.habits.push_back(kHabitStep * habits_[row * kFormHabits + k]);
  const auto figure = [&](std::size_t i) {
    return similarity_range_[i] + static_cast<double>(similarity_range_[kFigures + i]) * similarities_[row * kFigures + i];
  };
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    prompt.similarity.mean[k] = figure(k);
    prompt.similarity.spread[k] = figure(kHashedBlocks + k);
  }
  prompt.similarity.log_length = figure(kFigures - 1);
  return prompt;
}

}  // namespace kinprint

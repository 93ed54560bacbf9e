#include "many/list_controls.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/count_products.hpp"
#include "verdict/prompt_effects.hpp"

namespace kinprint {
ListControls::ListControls(std::span<const CountedBot> bots, const Tables& tables) : bots_(bots), tables_(tables) {
  // A pair may hold two of the first bots itself.
  groups_.resize(std::min(bots.size(), kListControls + 2));
  same_.resize(groups_.size());
  for (std::size_t c = 0; c < groups_.size(); ++c) {
    for (std::size_t other = 0; other < groups_.size(); ++other) {
      if (bots[other].traits.texts_sha256 == bots[c].traits.texts_sha256) same_[c] |= 1u << other;
    }
    for (std::uint32_t g = 0; g < bots[c].groups.size(); ++g) {
      if (bots[c].groups[g].has_prompt) groups_[c].emplace(bots[c].groups[g].prompt, g);
    }
  }
}

const PromptGroup* ListControls::group_of(std::size_t control, std::uint64_t prompt) const {
  const auto found = groups_[control].find(prompt);
  return found == groups_[control].end() ? nullptr : &bots_[control].groups[found->second];
}

std::uint32_t ListControls::answered(std::size_t left, std::size_t right, const PromptGroup& group) const {
  std::uint32_t controls = 0, seen = 0;
  std::size_t others = 0;
  const auto wrote_same = [&](std::size_t bot, std::size_t other) {
    return bots_[bot].traits.texts_sha256 == bots_[other].traits.texts_sha256;
  };
  for (std::size_t c = 0; c < groups_.size() && others < kListControls && group.has_prompt; ++c) {
    if (c == left || c == right) continue;
    ++others;
    const bool is_repeated = (seen & same_[c]) != 0;
    seen |= 1u << c;
    if (!is_repeated && !wrote_same(c, left) && !wrote_same(c, right) && group_of(c, group.prompt)) controls |= 1u << c;
  }
  return controls;
}

const ListControls::Cosines& ListControls::cosines(std::size_t bot, std::uint32_t group) {
  const auto found = cosines_.find({bot, group});
  if (found != cosines_.end()) return found->second;
  const PromptGroup& own = bots_[bot].groups[group];
  const CountedAnswer& first = bots_[bot].first_answer(own);
  Cosines made{};
  for (std::size_t c = 0; c < groups_.size(); ++c) {
    const PromptGroup* of_control = c == bot ? nullptr : group_of(c, own.prompt);
    if (!of_control) continue;
    const CountedAnswer& theirs = bots_[c].first_answer(*of_control);
    made[c] = block_dots(first.indices, first.weights, theirs.indices, theirs.weights);
  }
  return cosines_.emplace(std::pair(bot, group), made).first->second;
}

PromptSimilarity ListControls::similarity(std::size_t left, std::uint32_t left_group, std::size_t right,
                                          std::uint32_t right_group, std::uint32_t controls) {
  const Cosines& a = cosines(left, left_group);
  const Cosines& b = cosines(right, right_group);
  const std::uint64_t prompt = bots_[left].groups[left_group].prompt;
  ControlSimilarity with_controls;
  for (std::size_t c = 0; c < groups_.size(); ++c) {
    if (controls >> c & 1u) with_controls.add({a[c], b[c], bots_[c].first_answer(*group_of(c, prompt)).log_length});
  }
  return with_controls.of_all();
}

const std::vector<double>& ListControls::effect(std::uint64_t prompt, std::uint32_t controls) {
  const auto found = effects_.find({prompt, controls});
  if (found != effects_.end()) return found->second;
  const FingerprintModel& model = tables_.fingerprint();
  std::vector<std::vector<double>> vectors;
  for (std::size_t c = 0; c < groups_.size(); ++c) {
    if (!(controls >> c & 1u)) continue;
    const PromptGroup& group = *group_of(c, prompt);
    std::vector<double> mean(model.dimensions(), 0.0);
    for (const std::uint32_t index : group.answers) {
      const CountedAnswer& answer = bots_[c].answers[index];
      const double scale = model.length_scale(std::exp(answer.log_length)) * static_cast<double>(group.answers.size());
      for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += answer.vector[k] / scale;
    }
    vectors.push_back(std::move(mean));
  }
  return effects_.emplace(std::pair(prompt, controls), expected_effect(model.effects(), vectors)).first->second;
}

const Matrix& ListControls::covariance(std::size_t controls) {
  const auto found = covariances_.find(controls);
  if (found != covariances_.end()) return found->second;
  return covariances_.emplace(controls, covariance_after(tables_.fingerprint().effects(), controls)).first->second;
}

}  // namespace kinprint

#include "evidence/pair_scores.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/count_products.hpp"
#include "evidence/row_surplus.hpp"

namespace kinprint {
namespace {

// clang-format off
constexpr std::array<ScoreName, 35> kSameNames = {{
    {"same_bot_ratio", "fingerprint"},      {"same_bot_ratio_by_size", "fingerprint"}, {"same_bot_difference", "fingerprint"},
    {"same_bot_sum", "fingerprint"},        {"kin_ratio", "fingerprint"},              {"kin_difference", "fingerprint"},
    {"whitened_cosine", "fingerprint"},     {"closeness", "fingerprint"},              {"cohort_normalised", "fingerprint"},
    {"cohort_profile", "fingerprint"},      {"cohort_rank", "fingerprint"},            {"form_ratio", "form"},
    {"steady_same_bot_ratio", "fingerprint"}, {"steady_kin_ratio", "fingerprint"},     {"leading_cosine", "fingerprint"},
    {"leading_cohort_normalised", "fingerprint"}, {"word_cosine", "wording"},
    {"character_cosine", "wording"},        {"grammar_cosine", "grammar"},             {"run_share", "shared_runs"},
    {"run_log", "shared_runs"},             {"run_total", "shared_runs"},              {"word_excess", "wording"},
    {"word_level", "wording"},              {"character_excess", "wording"},           {"character_level", "wording"},
    {"grammar_excess", "grammar"},          {"grammar_level", "grammar"},              {"length_difference", "form"},
    {"length_unevenness", "form"},          {"length", "form"},                        {"word_surplus", "wording"},
    {"character_surplus", "wording"},       {"grammar_surplus", "grammar"},            {"habit_cosine", "form"},
}};

constexpr std::array<ScoreName, 26> kDifferentNames = {{
    {"same_bot_ratio", "fingerprint"},      {"same_bot_ratio_by_size", "fingerprint"}, {"same_bot_difference", "fingerprint"},
    {"same_bot_sum", "fingerprint"},        {"kin_ratio", "fingerprint"},              {"kin_difference", "fingerprint"},
    {"whitened_cosine", "fingerprint"},     {"closeness", "fingerprint"},              {"cohort_normalised", "fingerprint"},
    {"cohort_profile", "fingerprint"},      {"cohort_rank", "fingerprint"},            {"form_ratio", "form"},
    {"steady_same_bot_ratio", "fingerprint"}, {"steady_kin_ratio", "fingerprint"},     {"leading_cosine", "fingerprint"},
    {"leading_cohort_normalised", "fingerprint"}, {"word_level", "wording"},
    {"word_all_pairs", "wording"},          {"character_level", "wording"},            {"character_all_pairs", "wording"},
    {"grammar_level", "grammar"},           {"grammar_all_pairs", "grammar"},          {"word_pooled", "wording"},
    {"character_pooled", "wording"},        {"grammar_pooled", "grammar"},             {"length_difference", "form"},
}};
// clang-format on

// The channels alone: a module that asks for no name of a score then carries none.
template <std::size_t N>
constexpr std::array<std::string_view, N> channels_of(const std::array<ScoreName, N>& names) {
  std::array<std::string_view, N> channels{};
  for (std::size_t i = 0; i < N; ++i) channels[i] = names[i].channel;
  return channels;
}
constexpr auto kSameChannels = channels_of(kSameNames);
constexpr auto kDifferentChannels = channels_of(kDifferentNames);
static_assert(kSameNames[kSameBotRatio].name == "same_bot_ratio" && kDifferentNames[kSameBotRatio].name == "same_bot_ratio");

std::vector<double> mean_vector(std::span<const ScoredAnswer* const> answers) {
  std::vector<double> mean(answers.front()->vector.size(), 0.0);
  for (const ScoredAnswer* answer : answers) {
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += answer->vector[k] / static_cast<double>(answers.size());
  }
  return mean;
}

double signed_log(double value) { return value < 0 ? -std::log1p(-value) : std::log1p(value); }

std::vector<double> unit(std::vector<double> vector) {
  const double norm = std::sqrt(dot(vector, vector)) + 1e-9;
  for (double& value : vector) value /= norm;
  return vector;
}

struct Profile {
  std::vector<double> centred;
  double mean = 0, spread = 0, above = 0;
};

// Cosines of one side with the cohort, and the share of the cohort nearer to it than the other side is.
Profile cohort_profile(const CohortSpace& space, std::span<const double> side, double cosine) {
  std::vector<double> centred = space.cohort_products(side);
  double sum = 0, above = 0, squares = 0;
  for (const double value : centred) {
    sum += value;
    above += value > cosine;
  }
  const double bots = static_cast<double>(space.bots), mean = sum / bots;
  for (double& value : centred) {
    value -= mean;
    squares += value * value;
  }
  return {std::move(centred), mean, std::sqrt(squares / bots) + 1e-9, above / bots};
}

// Of whitened vectors: cosine, squared distance, and the cosine against those of either with the cohort.
struct Likeness {
  double cosine = 0, distance = 0, normalised = 0, profile = 0, rank = 0;
};

Likeness measure_likeness(const CohortSpace& space, std::span<const double> left, std::span<const double> right) {
  Likeness out;
  const std::vector<double> u = space.whiten(left), v = space.whiten(right);
  for (std::size_t k = 0; k < u.size(); ++k) out.distance += (u[k] - v[k]) * (u[k] - v[k]);
  const std::vector<double> unit_u = unit(u), unit_v = unit(v);
  out.cosine = dot(unit_u, unit_v);
  const Profile p = cohort_profile(space, unit_u, out.cosine), q = cohort_profile(space, unit_v, out.cosine);
  out.normalised = 0.5 * ((out.cosine - p.mean) / p.spread + (out.cosine - q.mean) / q.spread);
  out.profile = dot(p.centred, q.centred) / (p.spread * q.spread * static_cast<double>(space.bots));
  out.rank = 0.5 * (p.above + q.above);
  return out;
}

// Means over the rows chosen.
struct RowMeans {
  std::vector<double> left, right;  // the first copy of the described numbers
  std::array<double, 6> alike{};    // word, character and grammar cosine; run share, log and total
  double length_left = 0, length_right = 0, difference = 0;
};

RowMeans mean_rows(const PairData& data, std::span<const std::uint32_t> rows, std::size_t numbers) {
  const double n = static_cast<double>(rows.size());
  RowMeans means{std::vector<double>(numbers, 0.0), std::vector<double>(numbers, 0.0)};
  double shared = 0, possible = 0;
  for (const std::uint32_t index : rows) {
    const PairRow& row = data.rows[index];
    for (std::size_t k = 0; k < means.left.size(); ++k) {
      means.left[k] += row.left[k] / n;
      means.right[k] += row.right[k] / n;
    }
    const double most = std::sqrt((row.left_runs + 1) * (row.right_runs + 1));
    for (std::size_t b = 0; b < kHashedBlocks; ++b) means.alike[b] += row.cosine[b] / n;
    means.alike[3] += row.shared_runs / most / n;
    means.alike[4] += std::log1p(row.shared_runs) / n;
    shared += row.shared_runs;
    possible += most;
    means.length_left += row.left_length / n;
    means.length_right += row.right_length / n;
    means.difference += std::abs(row.left_length - row.right_length) / n;
  }
  means.alike[5] = std::log1p(shared) - std::log(possible);
  return means;
}

}  // namespace

std::span<const ScoreName> score_names(bool same_prompts) {
  return same_prompts ? std::span<const ScoreName>(kSameNames) : kDifferentNames;
}

std::span<const std::string_view> score_channels(bool same_prompts) {
  return same_prompts ? std::span<const std::string_view>(kSameChannels) : kDifferentChannels;
}

PairData pair_on_same_prompts(std::span<const std::vector<const ScoredAnswer*>> left,
                              std::span<const std::vector<const ScoredAnswer*>> right) {
  PairData data;
  BlockSum left_sum, right_sum;
  std::array<double, kHashedBlocks> same_row{};
  for (std::size_t i = 0; i < left.size(); ++i) {
    const ScoredAnswer& a = *left[i].front();
    const ScoredAnswer& b = *right[i].front();
    PairRow row;
    row.left = mean_vector(left[i]);
    row.right = mean_vector(right[i]);
    row.cosine = block_dots(a.counts, b.counts);
    row.shared_runs = count_common(a.features.runs, b.features.runs);
    row.left_runs = static_cast<double>(a.features.runs.size());
    row.right_runs = static_cast<double>(b.features.runs.size());
    row.left_length = a.features.log_length();
    row.right_length = b.features.log_length();
    left_sum.add(a.counts);
    right_sum.add(b.counts);
    for (std::size_t k = 0; k < kHashedBlocks; ++k) same_row[k] += row.cosine[k];
    data.rows.push_back(std::move(row));
  }
  data.levels = measure_levels(left_sum, right_sum, same_row);
  return data;
}

PairData pair_on_different_prompts(std::span<const ScoredAnswer* const> left, std::span<const ScoredAnswer* const> right) {
  PairData data;
  data.same_prompts = false;
  BlockSum left_sum, right_sum;
  for (const ScoredAnswer* answer : left) {
    left_sum.add(answer->counts);
    data.left.push_back(answer->vector);
    data.left_lengths.push_back(answer->features.log_length());
  }
  for (const ScoredAnswer* answer : right) {
    right_sum.add(answer->counts);
    data.right.push_back(answer->vector);
    data.right_lengths.push_back(answer->features.log_length());
  }
  data.levels = measure_levels(left_sum, right_sum, {});
  return data;
}

PairScorer::PairScorer(const FingerprintModel& model, double answers, bool same_prompts, const Matrix& prompt)
    : model_(&model), answers_(answers),
      all_(make_ratios(model.effects().bot, model.effects().residual, prompt, answers, same_prompts)),
      steady_(
          make_ratios(model.steady().bot, model.steady().residual, model.steady().covariance(prompt), answers, same_prompts)) {}

PairScorer::Ratios PairScorer::make_ratios(const Matrix& bot, const Matrix& residual, const Matrix& prompt, double answers,
                                           bool same_prompts) {
  const Matrix noise = combine(1 / answers, residual, 1 / answers, prompt);
  const Matrix variance = combine(1, bot, 1, noise);
  const Matrix shared = combine(same_prompts ? 1 / answers : 0, prompt, 0, prompt);
  const Matrix sum_unrelated = combine(1, variance, 1, shared), difference_unrelated = combine(1, variance, -1, shared);
  const auto factors = [&](const Matrix& unrelated, double sign) {
    return Factors{Cholesky(unrelated), Cholesky(combine(1, unrelated, sign, bot)), Cholesky(combine(1, unrelated, 0.5 * sign, bot))};
  };
  return {factors(sum_unrelated, 1), factors(difference_unrelated, -1)};
}

// Log ratios in nats: of a bot effect shared wholly (same) or by half (kin), from the sum and the difference of both sides.
struct PairScorer::LogRatios {
  struct SameAndKin {
    double same = 0, kin = 0;
  };
  SameAndKin sum, difference;
};

PairScorer::LogRatios PairScorer::log_ratios(const Ratios& ratios, std::span<const double> left, std::span<const double> right) {
  std::vector<double> sum(left.size()), difference(left.size());
  for (std::size_t k = 0; k < left.size(); ++k) {
    sum[k] = (left[k] + right[k]) / std::sqrt(2.0);
    difference[k] = (left[k] - right[k]) / std::sqrt(2.0);
  }
  const auto of = [](const Factors& factors, std::span<const double> v) {
    const double unrelated = factors.unrelated.quadratic(v);
    const auto against = [&](const Cholesky& related) {
      return 0.5 * (unrelated - related.quadratic(v) + factors.unrelated.log_determinant() - related.log_determinant());
    };
    return LogRatios::SameAndKin{against(factors.same), against(factors.kin)};
  };
  return {of(ratios.sum, sum), of(ratios.difference, difference)};
}

std::vector<double> PairScorer::fingerprint_scores(const MeanSide& left, const MeanSide& right) const {
  const LogRatios all = log_ratios(all_, left.vector, right.vector);
  const LogRatios steady = log_ratios(steady_, model_->steady().vector(left.vector), model_->steady().vector(right.vector));
  const Likeness likeness = measure_likeness(model_->effects(), left.vector, right.vector);
  const std::size_t first = model_->leading().size();
  const Likeness leading = measure_likeness(model_->leading(), left.vector.first(first), right.vector.first(first));
  const double same = all.sum.same + all.difference.same;
  return {signed_log(same),
          same / std::sqrt(answers_) / 10,
          signed_log(all.difference.same),
          signed_log(all.sum.same),
          signed_log(all.sum.kin + all.difference.kin),
          signed_log(all.difference.kin),
          likeness.cosine,
          -std::log(likeness.distance + 1e-9),
          likeness.normalised,
          likeness.profile,
          likeness.rank,
          model_->form_ratio(left.habits, right.habits, answers_),
          signed_log(steady.sum.same + steady.difference.same),
          signed_log(steady.sum.kin + steady.difference.kin),
          leading.cosine,
          leading.normalised};
}

std::vector<double> PairScorer::same_prompt_scores(const PairData& data, std::span<const std::uint32_t> rows,
                                                   const LengthFit& fit) const {
  const RowMeans means = mean_rows(data, rows, model_->first_copy());
  const MeanSide first{model_->vector(means.left), model_->habits(means.left)};
  const MeanSide second{model_->vector(means.right), model_->habits(means.right)};
  std::vector<double> scores = fingerprint_scores(first, second);
  const double length = 0.5 * (means.length_left + means.length_right);
  for (std::size_t i = 0; i < means.alike.size(); ++i) {
    const auto& f = fit.rows[i];
    const double expected = f[0] + f[1] * length + f[2] * length * length + f[3] * means.difference +
                            f[4] * means.difference * length;
    scores.push_back((means.alike[i] - expected) / f[5]);
  }
  const bool several = data.rows.size() > 1;
  for (std::size_t b = 0; b < kHashedBlocks; ++b) {
    const PairLevels& l = data.levels;
    scores.push_back(several ? means.alike[b] - l.cross[b] : 0);
    scores.push_back(several ? l.cross[b] - 0.5 * (l.within_left[b] + l.within_right[b]) : 0);
  }
  scores.push_back(std::abs(means.length_left - means.length_right));
  scores.push_back(means.difference);
  scores.push_back(length);
  for (const double value : mean_surplus(data, rows)) scores.push_back(value);
  scores.push_back(dot(unit(model_->whiten_habits(first.habits)), unit(model_->whiten_habits(second.habits))));
  return scores;
}

std::vector<double> PairScorer::different_prompt_scores(const PairData& data, std::span<const std::uint32_t> left,
                                                        std::span<const std::uint32_t> right) const {
  const auto pool = [&](const std::vector<std::vector<double>>& vectors, const std::vector<double>& lengths,
                        std::span<const std::uint32_t> chosen, double& length) {
    std::vector<double> mean(model_->described(), 0.0);
    for (const std::uint32_t index : chosen) {
      for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += vectors[index][k] / static_cast<double>(chosen.size());
      length += lengths[index] / static_cast<double>(chosen.size());
    }
    return mean;
  };
  double length_left = 0, length_right = 0;
  const std::vector<double> a = pool(data.left, data.left_lengths, left, length_left);
  const std::vector<double> b = pool(data.right, data.right_lengths, right, length_right);
  std::vector<double> scores =
      fingerprint_scores({model_->own_vector(a), model_->habits(a)}, {model_->own_vector(b), model_->habits(b)});
  const PairLevels& l = data.levels;
  const bool several = data.left.size() > 1 && data.right.size() > 1;
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    scores.push_back(several ? l.all_pairs[k] - 0.5 * (l.within_left[k] + l.within_right[k]) : 0);
    scores.push_back(l.all_pairs[k]);
  }
  for (std::size_t k = 0; k < kHashedBlocks; ++k) scores.push_back(l.pooled[k]);
  scores.push_back(std::abs(length_left - length_right));
  return scores;
}

}  // namespace kinprint

#include "evidence/pair_scores.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/rng.hpp"
#include "feature/fingerprint.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {

FingerprintModel made_model() {
  made::TableWriter table;
  made::add_model(table);
  return FingerprintModel::read(SectionTable::read(table.file()).value()).value();
}

// The log likelihood ratio of a diagonal model written out: bot 4, prompt 2, residual 1 in each of three dimensions.
double plain_log_ratio(const std::vector<double>& a, const std::vector<double>& b, double n, double kinship) {
  double ratio = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double variance = 4 + 3 / n, unrelated = 2 / n, related = 4 * kinship + 2 / n;
    const auto log_density = [&](double covariance) {
      const double determinant = variance * variance - covariance * covariance;
      return -0.5 * std::log(determinant) - 0.5 * (variance * (a[k] * a[k] + b[k] * b[k]) - 2 * covariance * a[k] * b[k]) / determinant;
    };
    ratio += log_density(related) - log_density(unrelated);
  }
  return ratio;
}

}  // namespace

TEST_CASE("The closed form equals two-dimensional Gaussians written out", "[evidence][pair_scores]") {
  const FingerprintModel model = made_model();
  Rng rng(4);
  for (const double n : {1.0, 5.0, 20.0}) {
    const PairScorer scorer(model, n, true, model.effects().prompt);
    std::vector<double> a, b;
    for (int k = 0; k < 3; ++k) {
      a.push_back(4 * rng.uniform() - 2);
      b.push_back(4 * rng.uniform() - 2);
    }
    const double expected = plain_log_ratio(a, b, n, 1);
    const double kin = plain_log_ratio(a, b, n, 0.5);
    const std::vector<double> habits(kFormHabits, 0.0);
    const std::vector<double> scores = scorer.fingerprint_scores({a, habits}, {b, habits});
    CHECK(scores[1] * 10 * std::sqrt(n) == Approx(expected).margin(1e-9));
    CHECK(scores[0] == Approx(expected < 0 ? -std::log1p(-expected) : std::log1p(expected)).margin(1e-9));
    CHECK(scores[4] == Approx(kin < 0 ? -std::log1p(-kin) : std::log1p(kin)).margin(1e-9));
    // The made model has fewer dimensions than are looked at by themselves, so those are all of them, and so are its
    // steady directions.
    REQUIRE(scores.size() == 16);
    const std::size_t all[] = {0, 4, 6, 8};
    for (std::size_t i = 0; i < 4; ++i) CHECK(scores[12 + i] == Approx(scores[all[i]]).margin(1e-9));
  }
}

TEST_CASE("On the same prompts the vectors as they are count, on different ones those less their prompts' effects", "[evidence][pair_scores]") {
  const FingerprintModel model = made_model();
  const PairScorer same(model, 1, true, model.effects().prompt), apart(model, 1, false, model.effects().prompt);
  LengthFit fit;
  for (auto& row : fit.rows) row[5] = 1;
  const auto ratio_with = [&](std::size_t changed, bool same_prompts) {
    std::vector<double> left(model.described(), 0.5), right(model.described(), 0.5);
    left[changed] = 4;
    PairData data;
    data.same_prompts = same_prompts;
    if (same_prompts) {
      PairRow row;
      row.left = left;
      row.right = right;
      data.rows = {row};
      return same.same_prompt_scores(data, std::vector<std::uint32_t>{0}, fit)[0];
    }
    data.left = {left};
    data.right = {right};
    data.left_lengths = data.right_lengths = {5};
    return apart.different_prompt_scores(data, std::vector<std::uint32_t>{0}, std::vector<std::uint32_t>{0})[0];
  };
  const std::size_t plain = 0, own = model.first_copy(), habit = model.dimensions();
  CHECK(ratio_with(plain, true) != Approx(ratio_with(habit, true)));
  CHECK(ratio_with(own, true) == Approx(ratio_with(habit, true)));
  CHECK(ratio_with(own, false) != Approx(ratio_with(habit, false)));
  CHECK(ratio_with(plain, false) == Approx(ratio_with(habit, false)));
}

TEST_CASE("Scores are finite, symmetric and as many as their names", "[evidence][pair_scores]") {
  const FingerprintModel model = made_model();
  const auto scored = [&](const std::string& text) {
    ScoredAnswer answer;
    answer.features = count_fingerprint(text);
    answer.counts = model.weigh(answer.features);
    answer.vector = model.describe(answer.counts, answer.features);
    return answer;
  };
  const ScoredAnswer a = scored("One answer about rivers, with some words in it."), b = scored("Another answer; it is about trees and has words too!"),
                     empty = scored("");
  LengthFit fit;
  for (auto& row : fit.rows) row[5] = 1;
  const std::vector<std::uint32_t> rows = {0, 1};
  const PairScorer scorer(model, 2, true, model.effects().prompt);
  for (const ScoredAnswer* second : {&b, &empty}) {
    const std::vector<std::vector<const ScoredAnswer*>> left = {{&a}, {second}}, right = {{&b}, {&a}};
    const auto one = scorer.same_prompt_scores(pair_on_same_prompts(left, right), rows, fit);
    const auto other = scorer.same_prompt_scores(pair_on_same_prompts(right, left), rows, fit);
    REQUIRE(one.size() == score_names(true).size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      CHECK(std::isfinite(one[i]));
      CHECK(one[i] == Approx(other[i]).margin(1e-9));
    }
  }
  const std::vector<const ScoredAnswer*> left = {&a}, right = {&b, &a};
  const auto apart = scorer.different_prompt_scores(pair_on_different_prompts(left, right), std::vector<std::uint32_t>{0}, rows);
  REQUIRE(apart.size() == score_names(false).size());
  for (const double value : apart) CHECK(std::isfinite(value));
}

TEST_CASE("Surpluses and the cosine of habits stand last among the scores of the same prompts, and not among those of different ones", "[evidence][pair_scores]") {
  const FingerprintModel model = made_model();
  PairData data;
  for (int i = 0; i < 3; ++i) {
    PairRow row;
    row.left.resize(model.described());
    row.right.resize(model.described());
    // The first two habits: (1, 2) and (3, -1), of which the first is doubled.
    const std::size_t habits = model.dimensions();
    row.left[habits] = 1;
    row.left[habits + 1] = 2;
    row.right[habits] = 3;
    row.right[habits + 1] = -1;
    if (i > 0) row.surplus = {1.0 * i, 2.0 * i, 3.0 * i};
    data.rows.push_back(std::move(row));
  }
  LengthFit fit;
  for (auto& row : fit.rows) row[5] = 1;
  const std::vector<double> scores = PairScorer(model, 3, true, model.effects().prompt).same_prompt_scores(data, std::vector<std::uint32_t>{0, 1, 2}, fit);
  REQUIRE(scores.size() == 35);
  REQUIRE(score_names(true).size() == 35);
  CHECK(scores[34] == Approx((2 * 6 - 2 * 1) / std::sqrt((4.0 + 4) * (36 + 1))));
  CHECK(score_names(true)[34].name == "habit_cosine");
  for (const bool same_prompts : {true, false}) {
    const auto names = score_names(same_prompts);
    const auto channels = score_channels(same_prompts);
    REQUIRE(channels.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) CHECK(channels[i] == names[i].channel);
    CHECK(names[kSameBotRatio].name == "same_bot_ratio");
  }
  const char* names[] = {"word_surplus", "character_surplus", "grammar_surplus"};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(scores[31 + k] == Approx(1.5 * static_cast<double>(k + 1)));
    CHECK(score_names(true)[31 + k].name == names[k]);
    CHECK(score_names(true)[31 + k].channel == (k < 2 ? "wording" : "grammar"));
    for (const ScoreName& other : score_names(false)) CHECK(other.name != names[k]);
  }
}

TEST_CASE("An answer weighed has unit length in every block it writes in", "[evidence][pair_scores]") {
  const FingerprintModel model = made_model();
  const WeightedCounts counts = model.weigh(count_fingerprint("Some words to weigh, and some more."));
  double norms[kHashedBlocks] = {};
  for (const WeightedCount& entry : counts) norms[entry.index / kGramColumns] += entry.weight * entry.weight;
  for (const double norm : norms) CHECK(norm == Approx(1).epsilon(1e-5));
}
